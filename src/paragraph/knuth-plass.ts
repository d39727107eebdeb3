/** Line items and line widths → the best breaks of a paragraph, and the best for some lines more or fewer. */
import type { Sp } from '../base/length.ts'
import { findBreakpoints, type LineEdges } from './kp-breakpoints.ts'
import { END, HEAD, type Nodes } from './kp-nodes.ts'
import { bestVariantEnd, breaksTo, chooseEnd, describeLines, type LineBreakResult } from './kp-result.ts'
import { searchBreaks, type Ways } from './kp-search.ts'
import { type KnuthPlassOptions, makeTask, type Pass, passesOf, type Task } from './kp-task.ts'
import type { LineItem } from './line-item.ts'

export type { LineEdges } from './kp-breakpoints.ts'
export type { LineBreakResult } from './kp-result.ts'
export type { KnuthPlassOptions } from './kp-task.ts'

/** The best breaks, and for each looseness that was asked for the best breaks with so many lines more, or null. */
export interface LineBreakVariants {
  readonly optimum: LineBreakResult
  readonly variants: readonly (LineBreakResult | null)[]
}

/** A paragraph of more breaks (some 15 pages) is not offered a line longer or shorter. */
export const MOST_BREAKS_FOR_VARIANTS = 20_000

/**
 * The breaks of least total demerits (Knuth and Plass 1981; TeX: The Program, part 38). Lengths are in scaled points.
 * Line i has the width `lineWidths[i]`, the last repeats. A first pass without hyphenation is made when `pretolerance`
 * ≥ 0, a last one with `emergencyStretch` when nothing else is feasible. It never fails: where no line is within the
 * tolerance, one is set too wide or too loose as TeX would, and says so in `overfullLines` or its ratio. The time grows
 * with the number of items. Throws only when there is no line width.
 */
export function breakItems(
  items: readonly LineItem[],
  lineWidths: readonly Sp[],
  params: KnuthPlassOptions,
  edges?: LineEdges,
): LineBreakResult {
  const breakpoints = findBreakpoints(items, edges, params.forbiddenBreaks)
  const task = makeTask(breakpoints, lineWidths, params, params.looseness !== 0, Math.abs(params.looseness))
  return bestOfPasses(task, params, params.looseness).result
}

/**
 * The optimum, whatever `params.looseness` says, and the best breaks with `looseness[i]` lines more (fewer when negative)
 * than the optimum has, every line within `variantTolerance`; null where there are none. Both come from one search, which
 * keeps ways of different numbers of lines apart. A paragraph that cannot be set within the tolerance has no variants.
 */
export function breakVariants(
  items: readonly LineItem[],
  lineWidths: readonly Sp[],
  params: KnuthPlassOptions,
  looseness: readonly number[],
  edges?: LineEdges,
): LineBreakVariants {
  const breakpoints = findBreakpoints(items, edges, params.forbiddenBreaks)
  const none = looseness.map(() => null)
  const reach = looseness.reduce((most, wanted) => Math.max(most, Math.abs(wanted)), 0)
  const simple = (): LineBreakVariants => {
    const task = makeTask(breakpoints, lineWidths, params, false, 0)
    return { optimum: bestOfPasses(task, params, 0).result, variants: none }
  }
  if (reach === 0 || breakpoints.last > MOST_BREAKS_FOR_VARIANTS) return simple()
  const task = makeTask(breakpoints, lineWidths, params, true, reach)
  const { ways, end, pass, result } = bestOfPasses(task, params, 0)
  // Ways of different line numbers keep each other from the last resort; where they are merged it is TeX's.
  if (ways.lastResort) return simple()
  const variants = looseness.map(wanted => {
    const variant = bestVariantEnd(ways.nodes, ways.nodes.line[end]! + wanted)
    return variant === null ? null : resultOf(task, ways.nodes, variant, pass, wanted)
  })
  return { optimum: result, variants }
}

interface Outcome {
  readonly ways: Ways
  /** The node that was chosen among the ways' ends. */
  readonly end: number
  readonly pass: Pass
  readonly result: LineBreakResult
}

/** TeX's passes, until one succeeds (§863, §873–§875). */
function bestOfPasses(task: Task, params: KnuthPlassOptions, looseness: number): Outcome {
  const passes = passesOf(params)
  for (const pass of passes) {
    const ways = searchBreaks(task, pass)
    if (ways.nodes.next[HEAD] === END) continue
    const { end, reached } = chooseEnd(ways.nodes, looseness)
    if (reached !== looseness && !pass.final) continue
    return { ways, end, pass, result: resultOf(task, ways.nodes, end, pass, reached) }
  }
  throw new Error('line breaking lost its last way in the final pass')
}

function resultOf(task: Task, nodes: Nodes, end: number, pass: Pass, looseness: number): LineBreakResult {
  const lines = describeLines(task.breakpoints, task.widths, breaksTo(nodes, end))
  return { ...lines, totalDemerits: nodes.demerits[end]!, looseness, pass: pass.name }
}
