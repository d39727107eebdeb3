/** What a page must cost less than to be worth weighing; and the least checks that go with it. */
import { underfullPrice } from './page-cost.ts'
import { addAlone, addCandidate, type BottomRange } from './pagination-candidates.ts'
import type { PageGalley } from './pagination-galley.ts'
import { leaderBound } from './pagination-option-bounds.ts'
import type { Frame, Solver } from './pagination-state.ts'

/** A page whose price with the least cost after it, both without its own lack, is not below this cannot be the best. */
export const limitOf = ({ gather, best, bound, limit }: Frame, soft: boolean): number =>
  Math.min(limit, gather === null ? best : soft ? bound.paired : bound.alone)

/** A page of this price with at least this lack is no better than the best known: neither alone nor beside any partner. */
export const tooShort = ({ prices, terms }: Solver, frame: Frame, lack: number, price: number): boolean => {
  if (lack <= 0) return false
  const { candidates, gather } = frame
  const alone = price + underfullPrice(prices, lack)
  if (gather === null) return alone >= frame.best
  return alone >= candidates.leaderCost && price >= leaderBound(candidates, terms, gather, lack)
}

/** How many series owe lines at a start. */
export const seriesOwing = (galley: PageGalley, placed: Int32Array, start: number): number => {
  let owing = 0
  for (let s = 0; s < galley.series; s++)
    if (placed[s]! < galley.startCalled[s * galley.starts + start]!) owing++
  return owing
}

/** How much too high a page is that no height fits; −1 when the page may not be overfull. */
export const excessOf = (
  solver: Solver,
  frame: Frame,
  row: number,
  natural: number,
  sum: number,
  lines: number,
) => {
  const { prices } = solver
  if (prices.relaxation === null) return -1
  // Only the least that a page can hold may be too much: one note line, or the first piece of text that may end.
  if (frame.scan.overfull ? lines > 0 : lines !== 1) return -1
  return Math.max(natural - frame.scan.shrink[row]! - prices.pageHeight, sum - prices.maxNoteHeight)
}

/** Adds an option; of the closing ones, the cheapest so far bounds those that come. */
export const gatherOption = (
  solver: Solver,
  { candidates, bound }: Frame,
  range: BottomRange,
  bottom: number,
  cost: number,
  open: boolean,
  soft: boolean,
) => {
  if (cost === Number.POSITIVE_INFINITY) return
  if (!soft) {
    addAlone(candidates, cost)
    return
  }
  const leader = candidates.leaderCost
  addCandidate(candidates, bottom, cost, solver.prices.facing, range)
  if (!open && candidates.leaderCost < leader) bound.paired = leaderBound(candidates, solver.terms, range, 0)
}
