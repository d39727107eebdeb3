/** Line items and line widths → breaks chosen line by line, each without regard to the lines that follow. */
import type { Sp } from '../base/length.ts'
import { type Breakpoints, findBreakpoints, type LineEdges } from './kp-breakpoints.ts'
import { badnessOf, describeLines, type LineBreakResult, lineTotals, widthOfLine } from './kp-result.ts'
import { DECENT, FORCED, fitnessClass, OVERFULL, ownDemerits } from './line-demerits.ts'
import type { LineBreakParameters, LineItem } from './line-item.ts'

/** At most so many breaks are weighed for a line, so that the time grows with the number of items. */
const MOST_WEIGHED = 1000

/** Chooses the break of the line that begins at break `start`; a number greater than `start`. */
type ChooseBreak = (points: Breakpoints, start: number, width: number, params: LineBreakParameters) => number

/**
 * Best-fit (Knuth and Plass 1981, introduction): each line ends at the break of least demerits within the tolerance, the
 * later of equals; where there is none, at the fullest line that is not overfull; where there is none, at the first break.
 */
export function bestFitItems(
  items: readonly LineItem[],
  lineWidths: readonly Sp[],
  params: LineBreakParameters,
  edges?: LineEdges,
): LineBreakResult {
  return breakGreedily(findBreakpoints(items, edges), lineWidths, params, bestFitBreak)
}

/**
 * First-fit (Knuth and Plass 1981, introduction): words are appended at their natural width until one does not fit. The
 * line ends after that word if it can be shrunk so far, otherwise before it if that keeps the tolerance, otherwise at the
 * last flagged break in the word that fits, otherwise before it nevertheless; when nothing fits, at the first break.
 */
export function firstFitItems(
  items: readonly LineItem[],
  lineWidths: readonly Sp[],
  params: LineBreakParameters,
  edges?: LineEdges,
): LineBreakResult {
  return breakGreedily(findBreakpoints(items, edges), lineWidths, params, firstFitBreak)
}

function bestFitBreak(
  points: Breakpoints,
  start: number,
  width: number,
  params: LineBreakParameters,
): number {
  let best = 0
  let least = Number.POSITIVE_INFINITY
  let fullest = 0
  const end = Math.min(points.last, start + MOST_WEIGHED)
  for (let k = start + 1; k <= end; k++) {
    const bad = badnessOf(width, lineTotals(points, start, k))
    if (bad === OVERFULL) break
    fullest = k
    const demerits = ownDemerits(bad, points.penalty[k]!, params.linePenalty)
    if (bad <= params.tolerance && demerits <= least) {
      best = k
      least = demerits
    }
    if (points.penalty[k]! <= FORCED) break
  }
  return best || fullest || start + 1
}

function firstFitBreak(
  points: Breakpoints,
  start: number,
  width: number,
  params: LineBreakParameters,
): number {
  let before = 0
  let hyphen = 0
  for (let k = start + 1; k <= points.last; k++) {
    const totals = lineTotals(points, start, k)
    const bad = badnessOf(width, totals)
    const forced = points.penalty[k]! <= FORCED
    if (bad === OVERFULL) break
    if (points.flagged[k] === 1 && !forced) hyphen = k
    else if (totals.natural > width) return k
    else {
      before = k
      hyphen = 0
      if (forced) return k
    }
  }
  const good = before !== 0 && badnessOf(width, lineTotals(points, start, before)) <= params.tolerance
  return (good ? before : hyphen || before) || start + 1
}

function breakGreedily(
  points: Breakpoints,
  lineWidths: readonly Sp[],
  params: LineBreakParameters,
  choose: ChooseBreak,
): LineBreakResult {
  if (lineWidths.length === 0) throw new Error('a paragraph needs the width of its lines')
  const path: number[] = []
  for (let start = 0; start < points.last; ) {
    start = choose(points, start, widthOfLine(lineWidths, path.length), params)
    path.push(start)
  }
  const totalDemerits = demeritsOf(points, lineWidths, path, params)
  return { ...describeLines(points, lineWidths, path), totalDemerits, looseness: 0, pass: 'second' }
}

/** The demerits of given breaks as the total-fit algorithm reckons them; lines beyond the tolerance count 0, as there. */
function demeritsOf(
  points: Breakpoints,
  lineWidths: readonly Sp[],
  path: readonly number[],
  params: LineBreakParameters,
): number {
  let total = 0
  let previousFitness = DECENT
  for (let line = 0; line < path.length; line++) {
    const start = path[line - 1] ?? 0
    const end = path[line]!
    const totals = lineTotals(points, start, end)
    const width = widthOfLine(lineWidths, line)
    const bad = badnessOf(width, totals)
    const fitness = fitnessClass(width - totals.natural, bad)
    if (bad <= params.tolerance) {
      total += ownDemerits(bad, points.penalty[end]!, params.linePenalty)
      if (points.flagged[start] === 1) {
        if (end === points.last) total += params.finalHyphenDemerits
        else if (points.flagged[end] === 1) total += params.doubleHyphenDemerits
      }
      if (Math.abs(fitness - previousFitness) > 1) total += params.adjDemerits
    }
    previousFitness = fitness
  }
  return total
}
