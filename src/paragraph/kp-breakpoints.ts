/** Line items → the places where a line may end, with running totals from which any line is measured by subtraction. */
import type { Sp } from '../base/length.ts'
import { FORBIDDEN, FORCED } from './line-demerits.ts'
import type { LineItem } from './line-item.ts'

/**
 * Optical margins: how far a line may hang over its edges, in scaled points. Its natural width counts less by as much.
 * Indices past the end of an array count as 0.
 */
export interface LineEdges {
  /** Hang at the left of the paragraph's first line. */
  readonly start: Sp
  /** By item: what a line that ends at this break hangs over the right edge; of penalties and discretionaries too. */
  readonly hangBefore: Int32Array | readonly Sp[]
  /** By item: what a line that begins after this break hangs over the left edge. */
  readonly hangAfter: Int32Array | readonly Sp[]
}

/**
 * The legal breaks, numbered from 1 in the order of the text; number 0 is the beginning of the paragraph. The line from
 * break a to break b has the width `endWidth[b] − startWidth[a]`, and so for stretch, shrink and infinite stretch.
 * A line that begins after a's vanishing glue and ends within that glue has a negative width, as TeX has it (§837).
 */
export interface Breakpoints {
  /** The number of the last break, the end of the paragraph; 0 when there are no items. */
  readonly last: number
  readonly item: Int32Array
  readonly penalty: Float64Array
  readonly flagged: Uint8Array
  /** 1 where the break adds a hyphen, so that a first pass without hyphenation leaves it out. */
  readonly hyphenates: Uint8Array
  readonly endWidth: Float64Array
  readonly endStretch: Float64Array
  readonly endShrink: Float64Array
  readonly endFil: Float64Array
  /** The letters' parts of stretch and shrink; null when no box gives anything. */
  readonly letters: LetterGive | null
  readonly startWidth: Float64Array
  readonly startStretch: Float64Array
  readonly startShrink: Float64Array
  readonly startFil: Float64Array
}

/** What the letters of the line from one break to another give, by subtraction of the start's from the end's. */
export interface LetterGive {
  readonly endStretch: Float64Array
  readonly endShrink: Float64Array
  readonly startStretch: Float64Array
  readonly startShrink: Float64Array
}

/** Sums over the items before each index. */
interface Totals {
  readonly width: Float64Array
  readonly stretch: Float64Array
  readonly shrink: Float64Array
  readonly fil: Float64Array
  readonly letterStretch: Float64Array
  readonly letterShrink: Float64Array
}

const penaltyOf = (item: LineItem): number => (item.type === 'box' || item.type === 'glue' ? 0 : item.penalty)

/** Glue is a legal break after what does not vanish: a box, or a discretionary (§868, `precedes_break`). */
function isLegalBreak(items: readonly LineItem[], index: number): boolean {
  const item = items[index]!
  if (item.type === 'box') return false
  if (item.type !== 'glue') return item.penalty < FORBIDDEN
  const before = items[index - 1]
  return before !== undefined && (before.type === 'box' || before.type === 'discretionary')
}

function isForced(item: LineItem | undefined): boolean {
  return (
    item !== undefined && (item.type === 'penalty' || item.type === 'discretionary') && item.penalty <= FORCED
  )
}

/** What vanishes after a break: glue and penalties, but not a flagged one, which stands for a discretionary (§837). */
function vanishes(item: LineItem): boolean {
  return item.type === 'glue' || (item.type === 'penalty' && !item.flagged)
}

function runningTotals(items: readonly LineItem[]): Totals {
  const length = items.length + 1
  const totals: Totals = {
    width: new Float64Array(length),
    stretch: new Float64Array(length),
    shrink: new Float64Array(length),
    fil: new Float64Array(length),
    letterStretch: new Float64Array(length),
    letterShrink: new Float64Array(length),
  }
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!
    const flexible = item.type === 'box' || item.type === 'glue'
    const infinite = item.type === 'glue' && item.fil !== undefined && item.fil > 0
    const stretch = flexible ? (item.stretch ?? 0) : 0
    const width = flexible ? item.width : item.type === 'discretionary' ? item.unbroken : 0
    totals.width[i + 1] = totals.width[i]! + width
    totals.stretch[i + 1] = totals.stretch[i]! + (infinite ? 0 : stretch)
    totals.shrink[i + 1] = totals.shrink[i]! + (flexible ? (item.shrink ?? 0) : 0)
    totals.fil[i + 1] = totals.fil[i]! + (infinite ? stretch : 0)
    const box = item.type === 'box'
    totals.letterStretch[i + 1] = totals.letterStretch[i]! + (box ? (item.stretch ?? 0) : 0)
    totals.letterShrink[i + 1] = totals.letterShrink[i]! + (box ? (item.shrink ?? 0) : 0)
  }
  return totals
}

/** For each index the first item from there on that does not vanish at the beginning of a line. */
function firstRemaining(items: readonly LineItem[]): Int32Array {
  const remaining = new Int32Array(items.length + 1)
  remaining[items.length] = items.length
  for (let i = items.length - 1; i >= 0; i--) remaining[i] = vanishes(items[i]!) ? remaining[i + 1]! : i
  return remaining
}

function emptyBreakpoints(size: number, letters: boolean): Breakpoints {
  return {
    last: size - 1,
    item: new Int32Array(size),
    penalty: new Float64Array(size),
    flagged: new Uint8Array(size),
    hyphenates: new Uint8Array(size),
    endWidth: new Float64Array(size),
    endStretch: new Float64Array(size),
    endShrink: new Float64Array(size),
    endFil: new Float64Array(size),
    letters: letters
      ? {
          endStretch: new Float64Array(size),
          endShrink: new Float64Array(size),
          startStretch: new Float64Array(size),
          startShrink: new Float64Array(size),
        }
      : null,
    startWidth: new Float64Array(size),
    startStretch: new Float64Array(size),
    startShrink: new Float64Array(size),
    startFil: new Float64Array(size),
  }
}

/**
 * Where the lines of a paragraph may end. A list that does not end with a forced break is taken to end with infinite
 * glue and a forced break of the index `items.length`.
 */
export function findBreakpoints(
  items: readonly LineItem[],
  edges?: LineEdges,
  forbidden?: ReadonlySet<number>,
): Breakpoints {
  if (items.length === 0) return emptyBreakpoints(1, false)
  const legal: number[] = []
  for (let i = 0; i < items.length; i++) {
    if (isLegalBreak(items, i) && (forbidden?.has(i) !== true || isForced(items[i]))) legal.push(i)
  }
  const ended = isForced(items[items.length - 1])
  if (!ended) legal.push(items.length)
  const totals = runningTotals(items)
  const giving = items.some(
    item => item.type === 'box' && ((item.stretch ?? 0) !== 0 || (item.shrink ?? 0) !== 0),
  )
  const points = emptyBreakpoints(legal.length + 1, giving)
  const remaining = firstRemaining(items)
  points.item[0] = -1
  points.startWidth[0] = edges?.start ?? 0
  for (let k = 1; k <= points.last; k++) {
    const index = legal[k - 1]!
    const item = items[index]
    setEnd(points, k, index, item, totals, edges?.hangBefore[index] ?? 0)
    if (item !== undefined) setStart(points, k, index, item, totals, remaining, edges?.hangAfter[index] ?? 0)
  }
  if (!ended) endWithInfiniteGlue(points)
  return points
}

function setEnd(
  points: Breakpoints,
  k: number,
  index: number,
  item: LineItem | undefined,
  totals: Totals,
  hang: number,
): void {
  const hyphen = item?.type === 'discretionary' ? item.before : item?.type === 'penalty' ? item.width : 0
  points.item[k] = index
  points.penalty[k] = item === undefined ? FORCED : penaltyOf(item)
  if (item !== undefined && item.type !== 'box' && item.type !== 'glue' && item.flagged) {
    points.flagged[k] = 1
    points.hyphenates[k] = hyphen > 0 ? 1 : 0
  }
  points.endWidth[k] = totals.width[index]! + hyphen - hang
  points.endStretch[k] = totals.stretch[index]!
  points.endShrink[k] = totals.shrink[index]!
  points.endFil[k] = totals.fil[index]!
  if (points.letters === null) return
  points.letters.endStretch[k] = totals.letterStretch[index]!
  points.letters.endShrink[k] = totals.letterShrink[index]!
}

function setStart(
  points: Breakpoints,
  k: number,
  index: number,
  item: LineItem,
  totals: Totals,
  remaining: Int32Array,
  hang: number,
): void {
  const after = item.type === 'discretionary' ? item.after : 0
  // What a discretionary brings to the next line stands before the glue, which then does not vanish (§840).
  const from = after === 0 ? remaining[index + 1]! : index + 1
  points.startWidth[k] = totals.width[from]! - after + hang
  points.startStretch[k] = totals.stretch[from]!
  points.startShrink[k] = totals.shrink[from]!
  points.startFil[k] = totals.fil[from]!
  if (points.letters === null) return
  points.letters.startStretch[k] = totals.letterStretch[from]!
  points.letters.startShrink[k] = totals.letterShrink[from]!
}

function endWithInfiniteGlue(points: Breakpoints): void {
  points.endFil[points.last] = points.endFil[points.last]! + 1
}
