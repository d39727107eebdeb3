/**
 * A start and how far the notes can have been set by there → a lower bound of the cost to go: what waiting notes are sure to pay.
 *
 * A page that is too high by its text alone holds no note line, so all that is called on it waits, and goes on waiting while such pages
 * follow. Floors that take what is owed for as little as possible would be too low by that much at each such place, and a search for
 * what costs less than the truth would go on from one such place to the next through the whole book.
 *
 * waitFloor(s, p) bounds every state at start s in which at most the first p lines are placed of each series, while some note called
 * is not begun. A page from there can place lines up to a position t at the most: as many as fit beside its text, none when
 * that is too high. Then
 * - notes that were called up to the next start and begin behind t wait: they pay noteDefer each, and waitFloor(next, t) bounds
 *   the rest, as a state that has placed fewer lines than another can only cost more;
 * - when none begins there: the book is closed at the next start (only if t is all that is called), or the page pays `leastOwed`
 *   and a floor bounds the rest, or it pays nothing, as then only series without a waiting note can owe lines (pagination-floor.ts).
 * After some pages the floor takes its place, so the number of states looked at is bounded for every start.
 */
import { frameAt } from './pagination-rows.ts'
import { endPrice, type Frame, floorOf, leastClosed, type Solver, sideAfter } from './pagination-state.ts'

/** How many pages waiting notes are followed. */
export const PAGES_AHEAD = 8

/** The farthest position that a page of a row can place the notes of a series to. */
const farthest = (
  { galley, limits, prices }: Solver,
  { scan, before, next }: Frame,
  row: number,
  series: number,
) => {
  const { height } = galley.streams[series]!
  const from = before[series]!
  const called = galley.startCalled[series * galley.starts + next[row]!]!
  if (scan.overfull) return Math.min(from, called)
  const room = limits.height - scan.height[row]! + scan.shrink[row]! - prices.noteSkip[series]!
  const most = height[from]! + Math.min(room, prices.maxNoteHeight)
  let to = from
  while (to < called && height[to + 1]! <= most) to++
  return to
}

/** How many series have a note that is called before the start of the frame and not begun. */
const waitingSeries = ({ galley }: Solver, { before, start }: Frame): number => {
  let waiting = 0
  for (let s = 0; s < galley.series; s++) {
    const { begun } = galley.streams[s]!
    if (begun[galley.startCalled[s * galley.starts + start]!]! > begun[before[s]!]!) waiting++
  }
  return waiting
}

/** The bound of what follows a page of one row, without the price of its end. */
const boundBehindRow = (solver: Solver, frame: Frame, row: number, side: number, pages: number): number => {
  const { galley, floors, prices } = solver
  const { series, starts, startCalled } = galley
  const next = frame.next[row]!
  const placed = new Int32Array(series)
  let waits = 0
  let closes = true
  for (let s = 0; s < series; s++) {
    const { begun } = galley.streams[s]!
    const called = startCalled[s * starts + next]!
    placed[s] = farthest(solver, frame, row, s)
    waits += begun[called]! - begun[placed[s]!]!
    if (placed[s]! < called) closes = false
  }
  const owed = floors.leastOwed[next]!
  const lowest = floorOf(solver, series, side, next)
  if (waits > 0) {
    const waiting =
      Math.max(owed, waits * prices.noteDefer) + waitFloor(solver, side, next, placed, pages - 1)
    const anyway =
      prices.relaxation === null || frame.scan.overfull
        ? Number.POSITIVE_INFINITY
        : prices.relaxation.overfull + lowest
    return Math.min(waiting, anyway)
  }
  const closed = closes ? leastClosed(solver, next, side) : Number.POSITIVE_INFINITY
  const others = series - waitingSeries(solver, frame)
  const unpaid = others > 0 ? floorOf(solver, others, side, next) : Number.POSITIVE_INFINITY
  return Math.min(closed, owed + lowest, unpaid)
}

export const waitFloor = (
  solver: Solver,
  odd: number,
  start: number,
  placed: Int32Array,
  pages: number,
): number => {
  const { galley, waitFloors } = solver
  if (pages === 0) return floorOf(solver, galley.series, odd, start)
  const key = `${odd}:${start}:${placed.join(':')}:${pages}`
  const known = waitFloors.get(key)
  if (known !== undefined) return known
  solver.depth++
  const frame = frameAt(solver, start, placed, 'all')
  let least = Number.POSITIVE_INFINITY
  for (let row = 0; row < frame.scan.count; row++) {
    const side = sideAfter(solver, frame.scan.end[row]!, odd)
    const price = endPrice(solver, frame, row, odd)
    const lowest = Math.min(
      leastClosed(solver, frame.next[row]!, side),
      floorOf(solver, galley.series, side, frame.next[row]!),
    )
    if (price + lowest < least)
      least = Math.min(least, price + boundBehindRow(solver, frame, row, side, pages))
  }
  solver.depth--
  waitFloors.set(key, least)
  return least
}
