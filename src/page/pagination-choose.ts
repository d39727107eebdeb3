/** A solved table and a state → the best page from there, or the best of those that end at one place. */
import type { PageTarget } from './pagination-instance.ts'
import { frameAt } from './pagination-rows.ts'
import { type PageScan, variantsOfRow } from './pagination-scan.ts'
import { weighAll, withoutDepth } from './pagination-solver.ts'
import type { Frame, Solver } from './pagination-state.ts'

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
        variants: variantsOfRow(frame.scan, frame.bestRow),
      }

/** The ends that a page from a state can have, in text order. */
export const endsFrom = (solver: Solver, state: PageState): number[] => {
  const { scan }: { scan: PageScan } = frameAt(solver, state.start, state.placed, 'all')
  return [...new Set(scan.end.subarray(0, scan.count))].sort((a, b) => a - b)
}

/** Puts an infinite price on the rows of all other ends. */
const forbidOthers = (frame: Frame, end: number) => {
  for (let row = 0; row < frame.scan.count; row++)
    if (frame.scan.end[row] !== end) frame.price[row] = Number.POSITIVE_INFINITY
}
