/** StyledParagraph → SetParagraph: items, the best breaks and those of a line more or less, lines justified. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import { baseDirection, type Direction, hasRightToLeft } from '../shape/bidi.ts'
import type { PlaceMark, StyledParagraph } from '../style/styled-document.ts'
import { justifyLine } from './justify.ts'
import { breakItems, breakVariants, type KnuthPlassOptions, type LineBreakResult } from './knuth-plass.ts'
import { closingSpace, lineParts } from './line-parts.ts'
import { makeItems, type ParagraphItems } from './make-items.ts'
import { glyphsOf } from './place-glyphs.ts'
import { findRiver } from './rivers.ts'
import type { Line, ParagraphVariant, SetParagraph } from './set-line.ts'
import type { Typesetter } from './typesetter.ts'

/** A longer paragraph keeps at least this part of the measure in its last line. */
const LONGER_LAST_LINE = 0.2
/** A last line is longer than this many ems, wherever it can be. */
const LAST_LINE_EMS = 2

/** In a paragraph of a dozen pages, in characters, a line more or less is worth less to the pages than it takes to find. */
const LONGEST_WITH_VARIANTS = 50_000

export function setParagraph(paragraph: StyledParagraph, typesetter: Typesetter): SetParagraph {
  const all = makeItems(paragraph, typesetter)
  const widths = [sp(paragraph.measure - paragraph.firstLeft), sp(paragraph.measure - paragraph.left)]
  const wanted = paragraph.variants && all.flat.text.length <= LONGEST_WITH_VARIANTS ? [-1, 1] : []
  const broken = breakVariants(all.items, widths, optionsOf(paragraph), wanted, all.edges)
  const optimum = isBalanced(paragraph) ? balanced(all, widths, broken.optimum, paragraph) : broken.optimum
  const setLine = lineSetter(all, paragraph, typesetter)
  const linesOf = (result: LineBreakResult): readonly Line[] => setLines(result.breaks, setLine, paragraph)
  const best = withoutRiver(all, widths, optimum, paragraph, linesOf)
  const variants: ParagraphVariant[] = [
    { looseness: 0, demerits: best.result.totalDemerits, lines: best.lines },
  ]
  for (const variant of broken.variants) {
    if (variant === null) continue
    const lines = linesOf(variant)
    if (variant.lines < optimum.lines || longEnough(lines, paragraph)) {
      variants.push({ looseness: variant.lines - optimum.lines, demerits: variant.totalDemerits, lines })
      continue
    }
    const longer = withLongerLastLine(all, widths, optimum.lines + 1, paragraph)
    if (longer !== null)
      variants.push({ looseness: 1, demerits: longer.totalDemerits, lines: linesOf(longer) })
  }
  return { paragraph, variants, missing: all.missing }
}

/** Lines that stand by themselves and are not justified. */
const isBalanced = ({ align, role }: StyledParagraph): boolean =>
  align !== 'justify' && (BALANCED.has(role) || (align !== 'left' && role !== 'paragraph'))

const BALANCED: ReadonlySet<StyledParagraph['role']> = new Set(['title', 'heading', 'caption'])

/**
 * The breaks in the narrowest measure that needs no more lines: no heading has one word alone in its last line. A name in
 * brackets stays with what it explains: `The Ambassador in Japan (Morris)`.
 */
function balanced(
  all: ParagraphItems,
  widths: readonly Sp[],
  widest: LineBreakResult,
  paragraph: StyledParagraph,
): LineBreakResult {
  if (widest.lines === 1 || widest.lines > MOST_LINES_BALANCED || widest.overfullLines.length > 0)
    return widest
  const options = { ...optionsOf(paragraph), forbiddenBreaks: beforeBracketedWords(all) }
  let best = breakItems(all.items, widths, options, all.edges)
  if (best.lines !== widest.lines || best.overfullLines.length > 0) return widest
  let less = 0
  for (let step = paragraph.measure / 2; step >= paragraph.measure * LEAST_STEP; step /= 2) {
    const narrower = widths.map(width => sp(Math.max(1, width - less - step)))
    const result = breakItems(all.items, narrower, options, all.edges)
    if (result.lines !== widest.lines || result.overfullLines.length > 0) continue
    best = result
    less += step
  }
  return best
}

function beforeBracketedWords({ flat, items, sources }: ParagraphItems): ReadonlySet<number> {
  const found = new Set<number>()
  items.forEach((item, index) => {
    const source = sources[index + 1]
    if (item.type !== 'penalty' || source?.kind !== 'space') return
    if (BRACKETED_WORD.test(flat.text.slice(source.at, source.at + LONGEST_BRACKETED))) found.add(index)
  })
  return found
}

const BRACKETED_WORD = /^\s+\([^\s()]+\)/u
const LONGEST_BRACKETED = 30

const MOST_LINES_BALANCED = 8
/** In parts of the measure: less than a letter. */
const LEAST_STEP = 1 / 128

interface SetResult {
  readonly result: LineBreakResult
  readonly lines: readonly Line[]
}

/**
 * Total fit does not see how spaces stand over one another. Where they form a river, each of the river's breaks is
 * forbidden in turn, and the cheapest paragraph of as many lines without a river is taken, if it costs little more.
 */
function withoutRiver(
  all: ParagraphItems,
  widths: readonly Sp[],
  optimum: LineBreakResult,
  paragraph: StyledParagraph,
  linesOf: (result: LineBreakResult) => readonly Line[],
): SetResult {
  const best: SetResult = { result: optimum, lines: linesOf(optimum) }
  const seen =
    paragraph.align === 'justify' && best.lines.length <= MOST_LINES_FOR_RIVERS && !awaitsPages(paragraph)
  const river = seen ? findRiver(best.lines.map(glyphsOf)) : null
  if (river === null || river.last - river.first >= MOST_LINES_OF_RIVER) return best
  const most = optimum.totalDemerits + RIVER_DEMERITS
  let dry: SetResult | null = null
  for (let line = Math.max(0, river.first - 1); line < river.last; line++) {
    const forbiddenBreaks = new Set([optimum.breaks[line]!])
    const result = breakItems(all.items, widths, { ...optionsOf(paragraph), forbiddenBreaks }, all.edges)
    if (
      result.lines !== optimum.lines ||
      result.totalDemerits > Math.min(most, dry?.result.totalDemerits ?? most)
    )
      continue
    const lines = linesOf(result)
    if (findRiver(lines.map(glyphsOf)) === null) dry = { result, lines }
  }
  return dry ?? best
}

/** Has it marks that only finished pages know? Its spaces are known with them, and no break may depend on that. */
const awaitsPages = ({ inlines }: StyledParagraph): boolean =>
  inlines.some(inline => inline.kind === 'call' && inline.width !== null)

/** What a paragraph may cost more without its river: about one line whose spaces are a fifth wider. */
const RIVER_DEMERITS = 5000
/** In a paragraph of a dozen pages one river less is not seen, and to look for it takes as long as the paragraph. */
const MOST_LINES_FOR_RIVERS = 500
/** A longer one is no chance: the text repeats itself, and each line of it would be tried in vain. */
const MOST_LINES_OF_RIVER = 16

/** The best breaks into so many lines whose last one is long enough for a paragraph made longer; null when there are none. */
function withLongerLastLine(
  all: ParagraphItems,
  widths: readonly Sp[],
  lines: number,
  paragraph: StyledParagraph,
): LineBreakResult | null {
  const options = {
    ...optionsOf(paragraph),
    looseness: 1,
    lastLineMinimum: sp(paragraph.measure * LONGER_LAST_LINE),
    lastLineDemerits: NEVER,
  }
  const found = breakItems(all.items, widths, options, all.edges)
  return found.lines === lines && found.pass !== 'emergency' && found.totalDemerits < NEVER ? found : null
}

/** More than the worst paragraph costs. */
const NEVER = 1e12

function optionsOf(paragraph: StyledParagraph): KnuthPlassOptions {
  const { breaking } = paragraph
  const size = sizeOf(paragraph)
  return {
    // A ragged line may be as short as it must: it is never set too wide instead.
    tolerance: paragraph.align === 'justify' ? breaking.tolerance : ANY_RAGGED_LINE,
    pretolerance: -1,
    linePenalty: breaking.linePenalty,
    adjDemerits: breaking.adjDemerits,
    doubleHyphenDemerits: breaking.doubleHyphenDemerits,
    finalHyphenDemerits: breaking.finalHyphenDemerits,
    tripleHyphenDemerits: THIRD_HYPHEN,
    looseness: 0,
    emergencyStretch: sp(paragraph.measure / EMERGENCY_PART),
    lastLineMinimum: sp(Math.max(size * LAST_LINE_EMS, paragraph.firstLeft)),
    lastLineDemerits: SHORT_LAST_LINE,
    // Rather a loose line than one that sticks out.
    sloppyTolerance: 10000,
  }
}

/** Just below infinitely bad, as TeX counts: 4.6 times `RAGGED_PART`, nearly the whole measure. */
const ANY_RAGGED_LINE = 9999
/** Ten times what two hyphens in a row cost: a third is taken only where no other breaking is feasible. */
const THIRD_HYPHEN = 100_000
/** As much as a line at ratio 1.2 or so: a stub is avoided where the rest of the paragraph can bear it. */
const SHORT_LAST_LINE = 40_000
/** When nothing is feasible the spaces of a line may give this part of the measure more. */
const EMERGENCY_PART = 20

const sizeOf = (paragraph: StyledParagraph): Sp => paragraph.inlines[0]?.style.size ?? ZERO

const longEnough = (lines: readonly Line[], paragraph: StyledParagraph): boolean =>
  (lines[lines.length - 1]?.width ?? 0) >= paragraph.measure * LONGER_LAST_LINE

/** The line between two breaks, the first of them −1 at the head of the paragraph. */
type LineSetter = (after: number, at: number) => Line

/** Sets lines and remembers them: a paragraph and the same a line longer have most of their lines in common. */
function lineSetter(all: ParagraphItems, paragraph: StyledParagraph, typesetter: Typesetter): LineSetter {
  const direction: Direction = hasRightToLeft(all.flat.text)
    ? baseDirection(all.flat.text, 'left-to-right')
    : 'left-to-right'
  const known = new Map<number, Line>()
  return (after, at) => {
    const key = (after + 1) * all.items.length + at
    const seen = known.get(key)
    if (seen !== undefined) return seen
    const first = after === -1
    const left = first ? paragraph.firstLeft : paragraph.left
    const ending = all.items[at]!
    const source = all.sources[at]!
    const frame = {
      left,
      width: sp(paragraph.measure - left),
      hangLeft: first ? all.edges.start : hang(all.edges.hangAfter, after),
      hangRight: hang(all.edges.hangBefore, at),
      hyphenated: source.kind === 'break' && source.hyphen,
      last: ending.type === 'penalty' && ending.penalty <= -10000,
      direction,
      closing: closingSpace(all, at, typesetter),
    }
    const line = justifyLine(lineParts(all, after, at, typesetter), frame, paragraph)
    known.set(key, line)
    return line
  }
}

function setLines(
  breaks: readonly number[],
  setLine: LineSetter,
  paragraph: StyledParagraph,
): readonly Line[] {
  const lines = breaks.map((at, index) => setLine(index === 0 ? -1 : breaks[index - 1]!, at))
  return paragraph.marks === undefined ? lines : withMarks(lines, paragraph.marks)
}

/** A mark stands on the line of the text after it, or on the last. */
function withMarks(lines: readonly Line[], marks: readonly PlaceMark[]): readonly Line[] {
  const byLine = new Map<number, PlaceMark[]>()
  let line = 0
  for (const mark of marks) {
    while (line < lines.length - 1 && lines[line]!.end <= mark.offset) line++
    byLine.set(line, [...(byLine.get(line) ?? []), mark])
  }
  return lines.map((each, index) => {
    const own = byLine.get(index)
    return own === undefined ? each : { ...each, marks: own }
  })
}

const hang = (hangs: ArrayLike<number>, index: number): Sp => {
  const value = hangs[index]
  return value === undefined ? ZERO : sp(value)
}
