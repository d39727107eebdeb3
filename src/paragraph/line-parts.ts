/** Items between two breaks → the parts of one line in reading order: fragments of words, spaces, calls. */
import { type Sp, sp } from '../base/length.ts'
import type { GlyphRun } from '../shape/glyph-run.ts'
import type { StyledInline } from '../style/styled-document.ts'
import { plainOffset } from './flatten.ts'
import type { ItemSource } from './gathering.ts'
import type { ParagraphItems } from './make-items.ts'
import type { Piece } from './piece.ts'
import type { LinePart } from './set-line.ts'
import { shapeMark, type Typesetter } from './typesetter.ts'

const FORCED = -10000

type Call = Extract<StyledInline, { kind: 'call' }>

/** What a line consists of, and its place in the paragraph's plain text; 0 for a line that the style adds. */
export interface LineParts {
  readonly parts: readonly LinePart[]
  readonly start: number
  readonly end: number
}

/** A part, and its place in the paragraph's plain text; null for what the style adds. */
interface PlacedPart {
  readonly part: LinePart
  readonly start: number | null
  readonly end: number | null
}

/** The parts of the line that follows the break at item `after` (−1 for the first) and ends at the break at item `at`. */
export function lineParts(all: ParagraphItems, after: number, at: number, typesetter: Typesetter): LineParts {
  const placed: PlacedPart[] = []
  const calls = new Map<PlacedPart, Call>()
  let open: { piece: Piece; from: number; to: number } | null = null
  const close = (hyphen: boolean): void => {
    if (open !== null) placed.push(wordPart(open.piece, open.from, open.to, hyphen, typesetter))
    open = null
  }
  for (let index = firstOfLine(all, after); index < at; index++) {
    const source = all.sources[index]!
    if (source.kind === 'fragment') {
      const joined: { piece: Piece; from: number; to: number } | null = open
      if (joined !== null && (joined as { piece: Piece }).piece === source.piece) {
        open = { piece: source.piece, from: (joined as { from: number }).from, to: source.to }
      } else {
        close(false)
        open = { piece: source.piece, from: source.from, to: source.to }
      }
    } else if (source.kind === 'object') {
      close(false)
      const object: PlacedPart = { part: objectPart(source, typesetter), start: null, end: null }
      placed.push(object)
      if (source.object.inline.kind === 'call') calls.set(object, source.object.inline)
    } else if (source.kind === 'space') {
      close(false)
      placed.push(
        spacePart(all, source, isOwnWidth(all, source, index) ? widthOf(all, index) : null, typesetter),
      )
    }
  }
  const ending = all.sources[at]!
  close(ending.kind === 'break' && ending.hyphen)
  fitMarks(placed, calls, typesetter)
  while (placed.length > 1 && placed[placed.length - 1]!.part.kind === 'space') placed.pop()
  return {
    parts: placed.map(each => each.part),
    start: placed.find(each => each.start !== null)?.start ?? 0,
    end: placed.findLast(each => each.start !== null)?.end ?? 0,
  }
}

/** The white at the break at item `at`, which no line shows; null where words are divided or nothing follows. */
export function closingSpace(all: ParagraphItems, at: number, typesetter: Typesetter): LinePart | null {
  const next = firstOfLine(all, at)
  if (next >= all.items.length) return null
  let index = at
  while (index > 0 && ['space', 'none'].includes(all.sources[index - 1]!.kind)) index--
  for (; index < next; index++) {
    const source = all.sources[index]!
    if (source.kind === 'space') return spacePart(all, source, null, typesetter).part
  }
  const item = all.items[at]!
  const first = all.flat.spans[0]
  if (first === undefined || item.type !== 'penalty' || item.penalty > FORCED) return null
  // A line end of the source, which has been set as such.
  return spacePart(all, { kind: 'space', at: first.start, span: 0, justified: false }, null, typesetter).part
}

const widthOf = (all: ParagraphItems, index: number): Sp => {
  const item = all.items[index]!
  return item.type === 'box' || item.type === 'glue' ? item.width : sp(0)
}

const isOwnWidth = (
  all: ParagraphItems,
  source: Extract<ItemSource, { kind: 'space' }>,
  index: number,
): boolean => source.widened === true || all.items[index]!.type === 'box'

/** What follows a break vanishes up to the next box: glue, and penalties without a hyphen. */
function firstOfLine(all: ParagraphItems, after: number): number {
  let index = after + 1
  if (after < 0) return index
  while (index < all.items.length) {
    const item = all.items[index]!
    if (item.type === 'box' || item.type === 'discretionary') break
    if (item.type === 'penalty' && item.penalty <= -10000) break
    index++
  }
  return index
}

function wordPart(
  piece: Piece,
  from: number,
  to: number,
  hyphen: boolean,
  typesetter: Typesetter,
): PlacedPart {
  const whole = from === piece.start && to === piece.end && !hyphen
  const text = piece.text.slice(from - piece.start, to - piece.start)
  const runs = whole ? piece.runs : typesetter.shape(hyphen ? `${text}-` : text, piece.style).runs
  const part = typesetter.part({
    kind: 'word',
    runs,
    width: totalWidth(runs),
    room: totalWidth(runs),
    justified: false,
    hyphen,
    link: piece.span.inline.link,
    ruled: piece.span.inline.ruled ?? null,
    call: null,
    language: piece.style.language,
    text,
  })
  return { part, start: plainOffset(piece.span, from), end: plainOffset(piece.span, to) }
}

function objectPart(source: Extract<ItemSource, { kind: 'object' }>, typesetter: Typesetter): LinePart {
  const inline = source.object.inline
  if (inline.kind !== 'call') {
    const space = typesetter.shape(' ', inline.style).runs
    const bar = inline.kind === 'bar'
    const runs = bar
      ? space.map(run => ({ ...run, text: '', glyphs: [], width: inline.width }))
      : space.map(run => withAdvance(run, inline.width))
    return typesetter.part({
      kind: inline.kind,
      runs,
      width: inline.width,
      room: inline.width,
      justified: false,
      hyphen: false,
      link: null,
      ruled: bar ? 'bar' : null,
      call: null,
      language: inline.style.language,
      text: '',
    })
  }
  return callPart(inline, inline.style.size, typesetter)
}

function callPart(inline: Call, size: Sp, typesetter: Typesetter): LinePart {
  const { runs, width } = shapeMark({ ...inline, style: { ...inline.style, size } }, typesetter)
  return typesetter.part({
    kind: 'call',
    runs,
    width,
    room: inline.width ?? width,
    justified: false,
    hyphen: false,
    link: inline.link,
    ruled: null,
    call: inline.note,
    language: inline.style.language,
    text: '',
  })
}

/**
 * Marks that only finished pages know are as wide as they are where the boxes of the line have room for all of them; where
 * they have not, those that do not fit their own boxes are made smaller, so that the line is no longer than it was reckoned.
 */
function fitMarks(placed: PlacedPart[], calls: ReadonlyMap<PlacedPart, Call>, typesetter: Typesetter): void {
  let room = 0
  let wide = 0
  for (const { part } of calls.keys()) {
    room += part.room
    if (part.width > part.room) wide += part.width
    else room -= part.width
  }
  if (wide <= room) return
  for (const [index, each] of placed.entries()) {
    const call = calls.get(each)
    if (call === undefined || each.part.width <= each.part.room) continue
    const size = sp(Math.floor((call.style.size * room) / wide))
    placed[index] = { ...each, part: { ...callPart(call, size, typesetter), room: each.part.room } }
  }
}

function spacePart(
  all: ParagraphItems,
  source: Extract<ItemSource, { kind: 'space' }>,
  fixed: Sp | null,
  typesetter: Typesetter,
): PlacedPart {
  const span = all.flat.spans[source.span]!
  const character = all.flat.text.charCodeAt(source.at) === 0xa0 ? '\u00a0' : ' '
  const natural = typesetter.space(character, span.inline.style)
  const runs = fixed === null ? natural : natural.map(run => withAdvance(run, fixed))
  const start = plainOffset(span, source.at)
  const part = typesetter.part({
    kind: 'space',
    runs,
    width: fixed ?? totalWidth(runs),
    room: fixed ?? totalWidth(runs),
    justified: source.justified,
    hyphen: false,
    link: span.inline.link,
    ruled: span.inline.ruled ?? null,
    call: null,
    language: span.inline.style.language,
    text: character,
  })
  return { part, start, end: start === null ? null : start + 1 }
}

export const totalWidth = (runs: readonly GlyphRun[]): Sp => sp(runs.reduce((sum, run) => sum + run.width, 0))

/** The run of a single space, made as wide as asked. */
export const withAdvance = (run: GlyphRun, advance: Sp): GlyphRun => ({
  ...run,
  width: advance,
  glyphs: run.glyphs.map((glyph, index) => ({ ...glyph, advance: index === 0 ? advance : sp(0) })),
})
