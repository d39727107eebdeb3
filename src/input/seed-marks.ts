/**
 * Annotated plain text → its note calls `[footnoteRef:1]` and note bodies `[1:  …]`, and what is wrong with their brackets.
 *
 * Brackets are paired once over the whole text, so that a note may contain brackets and the cost is linear whatever the
 * nesting. A body ends at the bracket that closes it. Where none does, it ends at the last closing bracket of its line
 * before the next call or body, or else at the end of its line; where a closing bracket too many follows before anything
 * else opens, the body is taken to reach to that one, because nothing else explains it.
 */
import { type Checked, type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'
import type { SourceFile, Span } from '../base/span.ts'

export interface Call {
  readonly kind: 'call'
  readonly start: number
  readonly end: number
  /** `footnote` or `endnote` in annotated text; other formats name theirs. */
  readonly series: string
  readonly label: string
}

export interface Body {
  readonly kind: 'body'
  readonly start: number
  readonly end: number
  readonly label: string
  /** The text of the note without its bracket and number, white space around it included. */
  readonly contentStart: number
  readonly contentEnd: number
  /** Calls inside the note. */
  readonly calls: readonly Call[]
}

export type SeedMark = Call | Body

const CALL = /\[ ?(footnote|endnote)Ref ?: ?(\d{1,6}|[a-z*†‡§]{1,3})( ?\])?/iy
const OPENING = /\[(\d{1,6}|[a-z*†‡§]{1,2}):/y
/** `[3: 16]`, `[10: 30]`: figures that look like a note. */
const FIGURES_ONLY = /^[\d\s.,–-]*\]/

/** A bracket or a line break, in the order of the text. */
type Sign =
  | { readonly kind: 'call'; readonly at: number; readonly call: Call }
  | {
      readonly kind: 'opening'
      readonly at: number
      readonly label: string
      readonly content: number
      readonly strong: boolean
    }
  | { readonly kind: 'open' | 'close' | 'break'; readonly at: number }

/** Calls and bodies in the order of the text, none inside another; calls inside a body are in the body. */
export function scanMarks(file: SourceFile): Checked<readonly SeedMark[]> {
  const signs = findSigns(file.text)
  const pairs = pairBrackets(signs)
  const next = lookAhead(signs)
  const diagnostics: Diagnostic[] = []
  const marks: SeedMark[] = []
  for (let index = 0; index < signs.length; index++) {
    const sign = signs[index]!
    if (sign.kind === 'call') {
      marks.push(sign.call)
      reportUnclosedCall(file, sign.call, diagnostics)
    } else if (sign.kind === 'opening') {
      const ending = endOfBody(file.text, signs, pairs, next, index)
      const body = makeBody(sign, ending, signs, index)
      marks.push(body)
      const diagnostic = bodyDiagnostic(file, body, ending)
      if (diagnostic !== null) diagnostics.push(diagnostic)
      while (index + 1 < signs.length && signs[index + 1]!.at < ending.end) index++
    } else if ((sign.kind === 'open' || sign.kind === 'close') && pairs[index] === -1) {
      const which = sign.kind === 'open' ? 'opened and not closed' : 'closed and not opened'
      diagnostics.push(
        warningAt(
          'seed/unbalanced-bracket',
          spanOf(file, sign.at, sign.at + 1),
          `a bracket is ${which}`,
          sign.kind === 'open' ? 'close it where it ends' : 'take it out, or open it before',
        ),
      )
    }
  }
  return { value: marks, diagnostics }
}

function findSigns(text: string): readonly Sign[] {
  const called = new Set<string>()
  for (const match of text.matchAll(/\[ ?(?:footnote|endnote)Ref ?: ?(\d{1,6}|[a-z*†‡§]{1,3})/gi))
    called.add(match[1]!)
  const signs: Sign[] = []
  const any = /[[\]\n\r]/g
  for (let match = any.exec(text); match !== null; match = any.exec(text)) {
    const at = match.index
    if (match[0] !== '[') {
      signs.push({ kind: match[0] === ']' ? 'close' : 'break', at })
      continue
    }
    const sign = callAt(text, at) ?? openingAt(text, at, called) ?? { kind: 'open' as const, at }
    signs.push(sign)
    if (sign.kind === 'call') any.lastIndex = sign.call.end
  }
  return signs
}

function callAt(text: string, at: number): Sign | null {
  CALL.lastIndex = at
  const match = CALL.exec(text)
  if (match === null) return null
  const series = match[1]!.toLowerCase() === 'endnote' ? 'endnote' : 'footnote'
  return {
    kind: 'call',
    at,
    call: { kind: 'call', start: at, end: at + match[0].length, series, label: match[2]! },
  }
}

function openingAt(text: string, at: number, called: ReadonlySet<string>): Sign | null {
  OPENING.lastIndex = at
  const match = OPENING.exec(text)
  if (match === null) return null
  const label = match[1]!
  const content = at + match[0].length
  const next = text.slice(content, content + 2)
  const spaced = next === '' || /^[\s\]]/.test(next)
  if (!called.has(label)) {
    if (!/^\d/.test(label) || !spaced) return null
    const start = text.slice(content, content + 24)
    if (FIGURES_ONLY.test(start) && /^[^\]]*\d/.test(start)) return null
  } else if (!spaced && /^\d/.test(next)) return null
  return { kind: 'opening', at, label, content, strong: called.has(label) && /^(?:\s\s|\]|\s?$)/.test(next) }
}

/** For each sign the index of its partner; -1 for breaks, calls and brackets without one. */
function pairBrackets(signs: readonly Sign[]): Int32Array {
  const partner = new Int32Array(signs.length).fill(-1)
  const open: number[] = []
  for (let index = 0; index < signs.length; index++) {
    const { kind } = signs[index]!
    if (kind === 'open' || kind === 'opening') open.push(index)
    else if (kind === 'break') {
      // Only notes reach over a line; a plain bracket left open ends its claim here.
      while (open.length > 0 && signs[open[open.length - 1]!]!.kind === 'open') open.pop()
    } else if (kind === 'close') {
      const start = open.pop()
      if (start === undefined) continue
      partner[start] = index
      partner[index] = start
    }
  }
  return partner
}

interface Ending {
  /** Offset after the body, and after its text. */
  readonly end: number
  readonly contentEnd: number
  readonly fault: 'unclosed' | 'unbalanced' | null
}

function endOfBody(
  text: string,
  signs: readonly Sign[],
  pairs: Int32Array,
  next: NextSigns,
  opening: number,
): Ending {
  const close = pairs[opening]!
  if (close === -1 || isSuspicious(next, opening, close)) return endByLine(text, signs, opening)
  let last = close
  while (last + 1 < signs.length && signs[last + 1]!.kind === 'close' && pairs[last + 1] === -1) last++
  const at = signs[last]!.at
  return { end: at + 1, contentEnd: at, fault: last === close ? null : 'unbalanced' }
}

/**
 * A pair that swallows another note, or calls on later lines, is no pair: a bracket between them is missing.
 * Answered by looking up the next sign of a kind, so that nesting costs nothing.
 */
function isSuspicious(next: NextSigns, opening: number, close: number): boolean {
  if (next.strong[opening + 1]! < close) return true
  const lineEnd = next.lineBreak[opening + 1]!
  return lineEnd < close && next.mark[lineEnd]! < close
}

/** For each index, the first index from there on of a sign of some kind; the number of signs where there is none. */
interface NextSigns {
  readonly strong: Int32Array
  readonly lineBreak: Int32Array
  readonly mark: Int32Array
}

function lookAhead(signs: readonly Sign[]): NextSigns {
  const first = (wanted: (sign: Sign) => boolean): Int32Array => {
    const found = new Int32Array(signs.length + 1).fill(signs.length)
    for (let index = signs.length - 1; index >= 0; index--)
      found[index] = wanted(signs[index]!) ? index : found[index + 1]!
    return found
  }
  return {
    strong: first(sign => sign.kind === 'opening' && sign.strong),
    lineBreak: first(sign => sign.kind === 'break'),
    mark: first(sign => sign.kind === 'call' || sign.kind === 'opening'),
  }
}

function endByLine(text: string, signs: readonly Sign[], opening: number): Ending {
  let lastClose = -1
  for (let index = opening + 1; index < signs.length; index++) {
    const sign = signs[index]!
    if (sign.kind === 'close') lastClose = sign.at
    else if (sign.kind !== 'open') {
      if (lastClose >= 0) return { end: lastClose + 1, contentEnd: lastClose, fault: 'unbalanced' }
      return { end: sign.at, contentEnd: sign.at, fault: 'unclosed' }
    }
  }
  if (lastClose >= 0) return { end: lastClose + 1, contentEnd: lastClose, fault: 'unbalanced' }
  return { end: text.length, contentEnd: text.length, fault: 'unclosed' }
}

function makeBody(
  sign: Extract<Sign, { kind: 'opening' }>,
  ending: Ending,
  signs: readonly Sign[],
  index: number,
): Body {
  const calls: Call[] = []
  for (let inner = index + 1; inner < signs.length && signs[inner]!.at < ending.end; inner++) {
    const found = signs[inner]!
    if (found.kind === 'call') calls.push(found.call)
  }
  const contentEnd = Math.max(sign.content, ending.contentEnd)
  return {
    kind: 'body',
    start: sign.at,
    end: ending.end,
    label: sign.label,
    contentStart: sign.content,
    contentEnd,
    calls,
  }
}

function bodyDiagnostic(file: SourceFile, body: Body, ending: Ending): Diagnostic | null {
  const head = spanOf(file, body.start, body.contentStart)
  if (ending.fault === 'unclosed')
    return errorAt(
      'seed/unclosed-note',
      head,
      `note ${body.label} is opened and never closed; it is taken to end ${body.end === file.text.length ? 'with the file' : 'with its line'}`,
      body.end === file.text.length
        ? 'the file seems to be cut off: put in what is missing, and “]” where the note ends'
        : 'write “]” where it ends',
    )
  if (ending.fault === 'unbalanced')
    return warningAt(
      'seed/unbalanced-note',
      head,
      `the brackets of note ${body.label} do not match; it is taken to end at the last one`,
      'open and close each bracket inside the note',
    )
  return null
}

function reportUnclosedCall(file: SourceFile, call: Call, diagnostics: Diagnostic[]): void {
  if (file.text[call.end - 1] === ']') return
  diagnostics.push(
    warningAt(
      'seed/unclosed-call',
      spanOf(file, call.start, call.end),
      `the call of note ${call.label} has no closing bracket`,
      `write “[${call.series}Ref:${call.label}]”`,
    ),
  )
}

const spanOf = (file: SourceFile, start: number, end: number): Span => ({ file: file.name, start, end })
