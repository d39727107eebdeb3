/** A solved table and a state → the best page from there, or the best of those that end at one place. */

import { withoutDepth } from './pagination-depth.ts'
import type { PageTarget } from './pagination-instance.ts'
import { frameAt } from './pagination-rows.ts'
import { scanPage } from './pagination-scan.ts'
import { weighAll } from './pagination-solver.ts'
import type { Frame, Solver } from './pagination-state.ts'
import { newScan, type PageScan, variantsOfRow } from './pagination-ways.ts'

/** Where a page begins: the start, the note lines placed before it, its side, and the bottom of its partner or NO_PARTNER. */
export interface PageState {
  readonly start: number
  readonly placed: ArrayLike<number>
  readonly odd: number
  readonly partner: number
}

export interface ChosenPage {
  /** Of this page and all after it. */
  readonly costToGo: number
  readonly end: number
  readonly placed: readonly number[]
  readonly target: PageTarget
  readonly lack: number
  readonly bottom: number
  /** The variants of the paragraphs begun on it. */
  readonly variants: readonly number[]
}

/** Null when the book cannot be finished from there. */
export const choosePage = (
  solver: Solver,
  state: PageState,
  onlyEnd: number | null = null,
): ChosenPage | null => {
  let frame: Frame | null = null
  withoutDepth(solver, () => {
    const own = frameAt(solver, state.start, state.placed, 'all')
    if (onlyEnd !== null) forbidOthers(own, onlyEnd)
    weighAll(solver, own, solver.sideless ? 0 : state.odd, state.partner)
    frame = own
  })
  return frame === null ? null : chosen(frame)
}

const chosen = (frame: Frame): ChosenPage | null =>
  frame.bestRow < 0
    ? null
    : {
        costToGo: frame.best,
        end: frame.scan.end[frame.bestRow]!,
        placed: [...frame.bestPlaced],
        target: frame.bestTarget,
        lack: frame.bestLack,
        bottom: frame.bestBottom,
        variants: variantsOfRow(frame.scan, frame.bestRow),
      }

/** The ends that a page from a state can have, in text order. */
export const endsFrom = (solver: Solver, state: PageState): number[] => {
  const { scan }: { scan: PageScan } = frameAt(solver, state.start, state.placed, 'all')
  return [...new Set(scan.end.subarray(0, scan.count))].sort(inTextOrder(solver))
}

/** How much higher than a page the text is looked at that no longer fits. */
const BEYOND = 0.25

/** The next ends whose text does not fit on the page, in text order, with what is too much of it at least. */
export const overfullEndsFrom = (
  solver: Solver,
  state: PageState,
): { readonly end: number; readonly excess: number }[] => {
  const { galley, limits, prices } = solver
  if (state.start === galley.starts - 1) return []
  const fitting = new Set(endsFrom(solver, state))
  const scan = newScan()
  const height = limits.height + BEYOND * prices.pageHeight
  scanPage(galley, { height, lineCap: limits.lineCap }, state.start, scan, false)
  const excess = new Map<number, number>()
  for (let row = 0; row < scan.count; row++) {
    const end = scan.end[row]!
    if (fitting.has(end)) continue
    const own = scan.height[row]! - scan.shrink[row]! - limits.height
    excess.set(end, Math.min(own, excess.get(end) ?? own))
  }
  return [...excess.keys()].sort(inTextOrder(solver)).map(end => ({ end, excess: excess.get(end)! }))
}

/** Ends are numbered by kind; the starts after them, and of equal starts the ends between items, are in text order. */
const inTextOrder =
  ({ galley }: Solver) =>
  (a: number, b: number): number =>
    galley.endNext[a]! - galley.endNext[b]! || a - b

/** Puts an infinite price on the rows of all other ends. */
const forbidOthers = (frame: Frame, end: number) => {
  for (let row = 0; row < frame.scan.count; row++)
    if (frame.scan.end[row] !== end) frame.price[row] = Number.POSITIVE_INFINITY
}
