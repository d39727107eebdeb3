/**
 * A slow twin of the line breaker, written from TeX's rules and from nothing in src/: it walks over the items of every line
 * and, for short lists, over every way of breaking. Lengths in scaled points.
 */
import type { LineItem } from '../../src/paragraph/line-item.ts'

export interface TwinParameters {
  readonly tolerance: number
  readonly linePenalty: number
  readonly adjDemerits: number
  readonly doubleHyphenDemerits: number
  readonly finalHyphenDemerits: number
  readonly extraStretch: number
  readonly tripleHyphenDemerits?: number
  readonly lastLineMinimum?: number
  readonly lastLineDemerits?: number
}

export interface TwinEdges {
  readonly start: number
  readonly hangBefore: readonly number[]
  readonly hangAfter: readonly number[]
}

export const NO_EDGES: TwinEdges = { start: 0, hangBefore: [], hangAfter: [] }

export interface JudgedLine {
  readonly natural: number
  readonly shortfall: number
  readonly shrink: number
  readonly stretch: number
  readonly fil: boolean
  readonly badness: number
  readonly fitness: number
}

const penaltyAt = (item: LineItem): number =>
  item.type === 'penalty' || item.type === 'discretionary' ? item.penalty : 0
const isFlagged = (item: LineItem | undefined): boolean =>
  item !== undefined && (item.type === 'penalty' || item.type === 'discretionary') && item.flagged

export const mustBreakAt = (item: LineItem): boolean => penaltyAt(item) <= -10000

export function mayBreakAt(items: readonly LineItem[], index: number): boolean {
  const item = items[index]!
  if (item.type === 'box') return false
  if (item.type !== 'glue') return penaltyAt(item) < 10000
  const before = items[index - 1]
  return before !== undefined && (before.type === 'box' || before.type === 'discretionary')
}

/** Cube by whole numbers of any size, so that nothing is rounded. */
export function slowBadness(t: number, g: number): number {
  if (t === 0) return 0
  if (g <= 0) return 10000
  const [T, G] = [BigInt(t), BigInt(g)]
  const r = t <= 7230584 ? (T * 297n) / G : g >= 1663497 ? T / (G / 297n) : T
  return r > 1290n ? 10000 : Number((r * r * r + 131072n) / 262144n)
}

function firstItemOfLine(items: readonly LineItem[], previous: number): number {
  if (previous < 0) return 0
  const broken = items[previous]!
  let at = previous + 1
  if (broken.type === 'discretionary' && broken.after !== 0) return at
  while (at < items.length) {
    const item = items[at]!
    if (item.type === 'box' || item.type === 'discretionary' || isFlagged(item)) break
    at++
  }
  return at
}

/** The line that ends at item `end` and follows the one that ended at `previous` (−1 for the first). */
export function judgeLine(
  items: readonly LineItem[],
  previous: number,
  end: number,
  width: number,
  extraStretch: number,
  edges: TwinEdges,
): JudgedLine {
  const first = firstItemOfLine(items, previous)
  // Where a line ends among what vanishes at its beginning, TeX has counted the rest of that out.
  const sign = first <= end ? 1 : -1
  let [natural, stretch, shrink, fil] = [0, 0, 0, 0]
  let [letterStretch, letterShrink] = [0, 0]
  for (let i = Math.min(first, end); i < Math.max(first, end); i++) {
    const item = items[i]!
    if (item.type === 'discretionary') natural += sign * item.unbroken
    if (item.type !== 'box' && item.type !== 'glue') continue
    natural += sign * item.width
    shrink += sign * (item.shrink ?? 0)
    if (item.type === 'box') letterStretch += sign * (item.stretch ?? 0)
    if (item.type === 'box') letterShrink += sign * (item.shrink ?? 0)
    if (item.type === 'glue' && item.fil) fil += sign * item.stretch
    else stretch += sign * (item.stretch ?? 0)
  }
  const last = items[end]!
  const broken = items[previous]
  if (last.type === 'penalty') natural += last.width
  if (last.type === 'discretionary') natural += last.before
  if (broken?.type === 'discretionary') natural += broken.after
  natural -= (edges.hangBefore[end] ?? 0) + (previous < 0 ? edges.start : (edges.hangAfter[previous] ?? 0))
  const shortfall = width - natural
  const give = stretch + extraStretch
  let badness: number
  // Letters give first: their share counts at twice their give, the rest is the spaces'.
  const lettersFirst = (excess: number, all: number, letters: number): number => {
    const rest = Math.max(0, excess - letters)
    return Math.min(10000, slowBadness(excess - rest, 2 * letters) + slowBadness(rest, all - letters))
  }
  if (shortfall <= 0 && -shortfall > shrink) badness = 10001
  else if (shortfall <= 0 && letterShrink > 0) badness = lettersFirst(-shortfall, shrink, letterShrink)
  else if (shortfall <= 0) badness = slowBadness(-shortfall, shrink)
  else if (fil !== 0) badness = 0
  else if (letterStretch > 0) badness = lettersFirst(shortfall, give, letterStretch)
  else if (shortfall > 7230584 && give < 1663497) badness = 10000
  else badness = slowBadness(shortfall, give)
  const fitness = shortfall > 0 ? (badness > 99 ? 0 : badness > 12 ? 1 : 2) : badness > 12 ? 3 : 2
  return { natural, shortfall, stretch, shrink, fil: fil !== 0, badness, fitness }
}

export const widthAt = (widths: readonly number[], line: number): number =>
  widths[Math.min(line, widths.length - 1)]!

export interface Judgement {
  readonly lines: readonly JudgedLine[]
  /** Lines beyond the tolerance count 0. */
  readonly demerits: number
  readonly overfull: readonly number[]
  /** Lines that are not overfull, but beyond the tolerance. */
  readonly tooLoose: readonly number[]
  /** Σ(natural − shrink − width) over the overfull lines. */
  readonly excess: number
}

/** What given breaks cost. */
export function judge(
  items: readonly LineItem[],
  breaks: readonly number[],
  widths: readonly number[],
  params: TwinParameters,
  edges: TwinEdges = NO_EDGES,
): Judgement {
  const lines = breaks.map((end, i) =>
    judgeLine(items, breaks[i - 1] ?? -1, end, widthAt(widths, i), params.extraStretch, edges),
  )
  let demerits = 0
  let excess = 0
  const overfull: number[] = []
  const tooLoose: number[] = []
  lines.forEach((line, i) => {
    if (line.badness > 10000) {
      overfull.push(i)
      excess += -line.shortfall - line.shrink
    } else if (line.badness > params.tolerance) tooLoose.push(i)
    else demerits += demeritsOfLine(items, breaks, lines, i, params)
  })
  return { lines, demerits, overfull, tooLoose, excess }
}

function demeritsOfLine(
  items: readonly LineItem[],
  breaks: readonly number[],
  lines: readonly JudgedLine[],
  i: number,
  params: TwinParameters,
): number {
  const line = lines[i]!
  const end = breaks[i]!
  const p = penaltyAt(items[end]!)
  const base =
    Math.abs(params.linePenalty + line.badness) >= 10000
      ? 100_000_000
      : (params.linePenalty + line.badness) ** 2
  let d = base + (p > 0 ? p * p : p > -10000 ? -p * p : 0)
  const flagged = (back: number): boolean => i - back >= 0 && isFlagged(items[breaks[i - back]!])
  if (end === items.length - 1) {
    if (flagged(1)) d += params.finalHyphenDemerits
    if (i > 0 && line.natural < (params.lastLineMinimum ?? Number.NEGATIVE_INFINITY))
      d += params.lastLineDemerits ?? 0
  } else if (flagged(0) && flagged(1)) {
    d += params.doubleHyphenDemerits
    if (flagged(2)) d += params.tripleHyphenDemerits ?? 0
  }
  if (Math.abs(line.fitness - (i === 0 ? 2 : lines[i - 1]!.fitness)) > 1) d += params.adjDemerits
  return d
}

/**
 * Every way of breaking within the tolerance. A line does not grow past a break at which it is overfull, nor past a forced
 * one: so TeX has it, even where a later break would make it narrower again.
 */
export function* allBreakings(
  items: readonly LineItem[],
  widths: readonly number[],
  params: TwinParameters,
  edges: TwinEdges = NO_EDGES,
  breaks: readonly number[] = [],
): Generator<readonly number[]> {
  const previous = breaks[breaks.length - 1] ?? -1
  if (previous === items.length - 1) {
    yield breaks
    return
  }
  for (let end = previous + 1; end < items.length; end++) {
    if (!mayBreakAt(items, end)) continue
    const { badness } = judgeLine(
      items,
      previous,
      end,
      widthAt(widths, breaks.length),
      params.extraStretch,
      edges,
    )
    if (badness > 10000) return
    if (badness <= params.tolerance) yield* allBreakings(items, widths, params, edges, [...breaks, end])
    if (mustBreakAt(items[end]!)) return
  }
}

/** The least demerits for each number of lines that can be had. */
export function leastByLines(
  items: readonly LineItem[],
  widths: readonly number[],
  params: TwinParameters,
  edges: TwinEdges = NO_EDGES,
): ReadonlyMap<number, number> {
  const least = new Map<number, number>()
  for (const breaks of allBreakings(items, widths, params, edges)) {
    const { demerits } = judge(items, breaks, widths, params, edges)
    const best = least.get(breaks.length)
    if (best === undefined || demerits < best) least.set(breaks.length, demerits)
  }
  return least
}
