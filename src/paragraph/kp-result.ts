/** The ways to the last break → the one that is wanted, and its lines as plain data. */
import type { Breakpoints } from './kp-breakpoints.ts'
import { END, HEAD, type Nodes } from './kp-nodes.ts'
import { lineBadness, OVERFULL, setRatio } from './line-demerits.ts'

/** A paragraph broken into lines. */
export interface LineBreakResult {
  /** For each line the index of the item that it ends at; that item is the first not in it. */
  readonly breaks: readonly number[]
  /**
   * For each line its glue set ratio, over the whole stretch or shrink of the line, of boxes too: negative when it
   * shrinks, 0 when infinite glue fills it, −1 when it is overfull (0 when nothing in it shrinks).
   */
  readonly ratios: readonly number[]
  /** Sum over the lines; a line that was taken as a last resort counts 0. */
  readonly totalDemerits: number
  readonly lines: number
  /** By how many lines this is longer than the optimum. */
  readonly looseness: number
  /** Which pass answered. */
  readonly pass: 'first' | 'second' | 'emergency'
  /** Lines, from 0, that stick out. */
  readonly overfullLines: readonly number[]
}

/** Natural width, stretch, shrink and infinite stretch of the line from one break to another, and the letters' parts of them. */
export interface LineTotals {
  readonly natural: number
  readonly stretch: number
  readonly shrink: number
  readonly fil: number
  readonly letterStretch: number
  readonly letterShrink: number
}

export function lineTotals(points: Breakpoints, start: number, end: number): LineTotals {
  return {
    natural: points.endWidth[end]! - points.startWidth[start]!,
    stretch: points.endStretch[end]! - points.startStretch[start]!,
    shrink: points.endShrink[end]! - points.startShrink[start]!,
    fil: points.endFil[end]! - points.startFil[start]!,
    letterStretch:
      points.letters === null ? 0 : points.letters.endStretch[end]! - points.letters.startStretch[start]!,
    letterShrink:
      points.letters === null ? 0 : points.letters.endShrink[end]! - points.letters.startShrink[start]!,
  }
}

/** The badness of a line of these totals in a given width. */
export const badnessOf = (width: number, totals: LineTotals): number => {
  const { natural, stretch, shrink, fil, letterStretch, letterShrink } = totals
  return lineBadness(width - natural, stretch, shrink, fil, letterStretch, letterShrink)
}

export const widthOfLine = (widths: readonly number[], line: number): number =>
  widths[Math.min(line, widths.length - 1)]!

/** The active node of least demerits, or of the wanted looseness, or as near to it as there is one (TeX: The Program §874, §875). */
export function chooseEnd(
  nodes: Nodes,
  looseness: number,
): { readonly end: number; readonly reached: number } {
  let end = nodes.next[HEAD]!
  for (let node = nodes.next[end]!; node !== END; node = nodes.next[node]!) {
    if (nodes.demerits[node]! < nodes.demerits[end]!) end = node
  }
  const bestLine = nodes.line[end]!
  let reached = 0
  if (looseness === 0) return { end, reached }
  for (let node = nodes.next[HEAD]!; node !== END; node = nodes.next[node]!) {
    const difference = nodes.line[node]! - bestLine
    const nearer =
      (difference < reached && looseness <= difference) || (difference > reached && looseness >= difference)
    const cheaper = difference === reached && nodes.demerits[node]! < nodes.demerits[end]!
    if (!nearer && !cheaper) continue
    end = node
    reached = difference
  }
  return { end, reached }
}

/** The best way of exactly this line number all of whose lines keep the variants' tolerance, or null. */
export function bestVariantEnd(nodes: Nodes, line: number): number | null {
  let best: number | null = null
  for (let node = nodes.next[HEAD]!; node !== END; node = nodes.next[node]!) {
    if (nodes.line[node] !== line || nodes.within[node] !== 1) continue
    if (best === null || nodes.demerits[node]! < nodes.demerits[best]!) best = node
  }
  return best
}

/** The numbers of the breaks that lead to a node, the beginning left out. */
export function breaksTo(nodes: Nodes, end: number): readonly number[] {
  const path: number[] = []
  for (let node = end; nodes.breakpoint[node] !== 0; node = nodes.parent[node]!)
    path.push(nodes.breakpoint[node]!)
  return path.reverse()
}

/** Measures the lines between chosen breaks. */
export function describeLines(
  points: Breakpoints,
  widths: readonly number[],
  path: readonly number[],
): Pick<LineBreakResult, 'breaks' | 'ratios' | 'lines' | 'overfullLines'> {
  const ratios: number[] = []
  const overfullLines: number[] = []
  for (let line = 0; line < path.length; line++) {
    const totals = lineTotals(points, path[line - 1] ?? 0, path[line]!)
    const width = widthOfLine(widths, line)
    ratios.push(setRatio(width - totals.natural, totals.stretch, totals.shrink, totals.fil))
    if (badnessOf(width, totals) === OVERFULL) overfullLines.push(line)
  }
  return { breaks: path.map(k => points.item[k]!), ratios, lines: path.length, overfullLines }
}
