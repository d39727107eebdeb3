/** Inlines as they stand in the markup → inlines with the white space that TEI means: runs are one space, none at the ends. */
import { addAll } from '../base/arrays.ts'
import type { Span } from '../base/span.ts'
import type { Inline, TextInline } from '../edition/model.ts'

/** A line begins here; `joins` when the word goes on. In prose it is white, elsewhere a new line. */
export interface RawBreak {
  readonly kind: 'break'
  readonly source: Span
  readonly as: 'line' | 'white' | 'nothing'
  /** What holds where it stands: names and looks go through it. */
  readonly look: Omit<TextInline, 'text' | 'source'>
}

/** Text of `xml:space="preserve"` keeps its white. */
export interface RawText extends TextInline {
  readonly preserved?: boolean
}

export type RawInline = RawText | RawBreak | Exclude<Inline, TextInline>

/** Forces a new line inside of a block. */
const LINE_SEPARATOR = '\u2028'

interface Normalising {
  readonly out: Inline[]
  /** White that is printed if text follows. */
  white: TextInline | null
  /** What has no width and stands behind that white. */
  held: Inline[]
  /** Lines that begin if text follows. */
  breaks: TextInline[]
  /** That white is an end of line of the markup, before the end of an element; in a file that is laid out, any end of line. */
  ofMarkup: boolean
  readonly laidOut: boolean
  /** No white before the next text: at the beginning, and where a word goes on. */
  closed: boolean
}

/**
 * Runs of white become one space, in the look of the first; white at the ends and around a new line goes. Of white on both
 * sides of a note call the one behind it stays, so that the call stands at its word. In a file that is `laidOut`, an end of line
 * is no space before a mark that closes and after one that opens.
 */
export function normaliseWhite(raw: readonly RawInline[], laidOut: boolean): readonly Inline[] {
  const state: Normalising = {
    out: [],
    white: null,
    held: [],
    breaks: [],
    ofMarkup: false,
    laidOut,
    closed: true,
  }
  for (const inline of raw) {
    if (inline.kind === 'text') {
      if (inline.preserved === true) addPreserved(state, inline)
      else addText(state, inline)
    } else if (inline.kind === 'break') addBreak(state, inline)
    else if (inline.kind === 'gap') addSolid(state, inline)
    else if (state.white === null && state.breaks.length === 0) state.out.push(inline)
    else state.held.push(inline)
  }
  addAll(state.out, state.held)
  return state.out
}

const CLOSING = /^[,.·)\]»”](?!\.)/u
/** A range of dots is text of its own, and an opening mark may be one that closes. */
const CLOSING_IN_LAYOUT = /^(?:[,;:!?)\]}»”]|\.(?!\.))/u
const OPENING_IN_LAYOUT = /[([{«„]$/u
const WHITE_OR_TEXT = /[ \t\n\r\u2028]+|[^ \t\n\r\u2028]+/g

function addText(state: Normalising, inline: TextInline): void {
  const { source, text } = inline
  const literal = source.end - source.start === text.length
  const part = (piece: string, start: number, end: number): TextInline => ({
    ...inline,
    text: piece,
    source: literal ? { ...source, start: source.start + start, end: source.start + end } : source,
  })
  let from = -1
  const flush = (end: number): void => {
    if (from >= 0) {
      const piece = text.slice(from, end)
      if (state.laidOut && state.ofMarkup && isOfLayout(state, piece)) state.white = null
      addSolid(state, part(piece, from, end))
    }
    from = -1
  }
  // A line end between an element's last word and a comma is the layout of the markup, and no space.
  if (state.ofMarkup && CLOSING.test(text)) state.white = null
  for (const match of text.matchAll(WHITE_OR_TEXT)) {
    const end = match.index + match[0].length
    const white = /^[ \t\n\r\u2028]/.test(match[0])
    // A single space between two words is text as it stands: the run need not be cut there.
    const plain = match[0] === ' ' && from >= 0 && end < text.length
    if (white && !plain) {
      flush(match.index)
      addWhite(state, part(' ', match.index, end))
      state.ofMarkup = state.laidOut
        ? state.ofMarkup || endsLine(match[0])
        : end === text.length && endsLine(match[0])
    } else if (!white && from < 0) from = match.index
  }
  flush(text.length)
}

const endsLine = (white: string): boolean => /[\n\r]/.test(white)

function isOfLayout({ out }: Normalising, next: string): boolean {
  if (CLOSING_IN_LAYOUT.test(next)) return true
  const last = out.findLast(each => each.kind === 'text')
  return last?.kind === 'text' && OPENING_IN_LAYOUT.test(last.text)
}

function addWhite(state: Normalising, white: TextInline): void {
  if (state.closed || state.breaks.length > 0) return
  if (state.white === null) state.white = white
  else if (state.held.some(each => each.kind === 'note-ref')) {
    addAll(state.out, state.held)
    state.held = []
    state.white = white
  }
}

function addSolid(state: Normalising, inline: Inline): void {
  if (state.breaks.length > 0) addAll(state.out, [...state.held, ...state.breaks])
  else {
    if (state.white !== null) state.out.push(state.white)
    addAll(state.out, state.held)
  }
  state.out.push(inline)
  state.white = null
  state.ofMarkup = false
  state.held = []
  state.breaks = []
  state.closed = false
}

function addPreserved(state: Normalising, inline: RawText): void {
  const { preserved: _, ...text } = inline
  addSolid(state, text)
}

function addBreak(state: Normalising, { as, source, look }: RawBreak): void {
  if (as === 'nothing') {
    state.white = null
    addAll(state.out, state.held)
    state.held = []
    state.closed = true
  } else if (as === 'white') addWhite(state, { ...look, text: ' ', source })
  else if (!state.closed) {
    state.white = null
    state.breaks.push({ ...look, text: LINE_SEPARATOR, source })
  }
}
