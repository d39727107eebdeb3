/**
 * Closed states → lower bounds of the cost to go of states that owe note lines, without looking at what they owe.
 *
 * floor(m, s) bounds the cost of finishing the book from start s when at most m series of notes owe lines there. A page from
 * there, ending at e with price(e) (penalty, parting and variants), leads to one of these:
 * 1. Nothing is owed any more: price(e) + closed(next). What was owed may have filled the page to perfection, so its lack
 *    counts 0.
 * 2. A series owes lines and its notes made the page pay: the note called last waits (noteDefer), or this page cut it, at the least
 *    that a cut in it costs (`leastOwed`): price(e) + the lesser of the two + floor(all series, next).
 * 3. Series owe lines and none paid: each of them is inside a note that an earlier page cut, has set no line here, and had no call
 *    here, or that note would wait. All other series have set all that was called here and, when they owed lines before,
 *    those too.
 *    a. When none of them owed lines before, the page holds just the notes called on it, so its lack is known, at least m
 *       series had no call (or fewer owe: covered by a smaller m, whose floor is no lower): price(e) + lack price + floor(m, next).
 *    b. Otherwise fewer series owe lines than before: price(e) + floor(m − 1, next).
 * The least of these over all e is the floor; prices left out are 0 or more. Case 3b happens at most once for every series between
 * two pages that pay, so the floor stays close to the closed state however long the book is.
 */
import { lackOf, underfullPrice } from './page-cost.ts'
import { type Frame, floorOf, leastClosed, type Solver } from './pagination-state.ts'
import { PAGES_AHEAD, waitFloor } from './pagination-wait-floor.ts'

/** The lack price of a page that holds the notes called on it and no others; Infinity when that is too high. */
const lackPrice = (solver: Solver, frame: Frame, row: number, block: number): number => {
  const { galley, prices, targets } = solver
  const { scan } = frame
  if (scan.overfull || galley.endForced[scan.end[row]!] === 1) return 0
  const natural = scan.height[row]! + block
  const stretch = scan.stretch[row]! + prices.pageStretch + (block > 0 ? prices.noteStretch : 0)
  let least = Number.POSITIVE_INFINITY
  for (let t = 0; t < targets.length; t++) {
    const height = prices.pageHeight + targets[t]! * prices.tolerance
    const lack = lackOf(height, natural, stretch, scan.shrink[row]!)
    if (lack < 0) continue
    least = Math.min(least, underfullPrice(prices, lack) + (targets[t] === 0 ? 0 : prices.spread))
  }
  return prices.relaxation !== null && least === Number.POSITIVE_INFINITY ? 0 : least
}

/** How many series have no call between two starts. */
const quietSeries = (solver: Solver, start: number, next: number): number => {
  const { series, starts, startCalled } = solver.galley
  let quiet = 0
  for (let s = 0; s < series; s++)
    if (startCalled[s * starts + start] === startCalled[s * starts + next]) quiet++
  return quiet
}

/**
 * How many of the notes called on the page of a row cannot begin on it, even when none is owed before: those behind the last line that
 * its text leaves room for.
 */
const mustWait = ({ galley, limits, prices }: Solver, { scan, start, next }: Frame, row: number): number => {
  const { series, starts, startCalled, streams } = galley
  const room = limits.height - scan.height[row]! + scan.shrink[row]!
  let waits = 0
  for (let s = 0; s < series; s++) {
    const { height, begun } = streams[s]!
    const from = startCalled[s * starts + start]!
    const called = startCalled[s * starts + next[row]!]!
    const most = height[from]! + Math.min(room - prices.noteSkip[s]!, prices.maxNoteHeight)
    let to = called
    if (height[called]! > most) {
      let past = called
      to = from
      while (past - to > 1) {
        const middle = (to + past) >> 1
        if (height[middle]! <= most) to = middle
        else past = middle
      }
    }
    waits += begun[called]! - begun[to]!
  }
  return waits
}

/** What is to be added where nothing new is owed by the end of a page on which notes must wait: only an overfull page can have set them. */
const againstWaiting = ({ prices }: Solver, { scan }: Frame, waits: number): number => {
  if (waits === 0) return 0
  return scan.overfull || prices.relaxation === null ? Number.POSITIVE_INFINITY : prices.relaxation.overfull
}

const clearFloors = ({ floors, galley }: Solver, start: number) => {
  for (let row = 0; row < 2 * galley.series; row++)
    floors.values[row * galley.starts + start] = Number.POSITIVE_INFINITY
}

/** Lowers the floors of a start for pages of one side by what one row makes possible; the frame is that of the closed state there. */
const layFloorRow = (solver: Solver, frame: Frame, row: number, odd: number, side: number, price: number) => {
  const { galley, floors, prices } = solver
  const { series, starts } = galley
  const { values, leastOwed } = floors
  const next = frame.next[row]!
  const waits = mustWait(solver, frame, row)
  const waiting = Math.min(waits * prices.noteDefer, prices.relaxation?.overfull ?? Number.POSITIVE_INFINITY)
  const against = againstWaiting(solver, frame, waits)
  // A page too high by its text sets no line that is owed.
  const closed = frame.scan.overfull ? Number.POSITIVE_INFINITY : leastClosed(solver, next, side)
  const owed = Math.max(leastOwed[next]!, waiting)
  const paid =
    frame.scan.overfull && waits > 0
      ? owed + waitFloor(solver, side, next, frame.before, PAGES_AHEAD)
      : owed + floorOf(solver, series, side, next)
  const quiet = quietSeries(solver, frame.start, next)
  const lack = quiet === 0 ? Number.POSITIVE_INFINITY : lackPrice(solver, frame, row, frame.noteBlock[row]!)
  for (let m = 1; m <= series; m++) {
    let least = closed
    if (quiet >= m) least = Math.min(least, lack + floorOf(solver, m, side, next))
    if (m > 1) least = Math.min(least, floorOf(solver, m - 1, side, next))
    least = Math.min(least + against, paid)
    const at = (odd * series + m - 1) * starts + frame.start
    if (price + least < values[at]!) values[at] = price + least
  }
}

/** The floors of the frame's start, both sides, from those of later starts; the frame is that of the closed state there. */
export const layFloors = (solver: Solver, frame: Frame) => {
  const { galley, floors, prices, sideless } = solver
  const { series, starts, endTurn, endForced, endSide } = galley
  const { values, leastOwed } = floors
  const { scan, next, price, lack, start } = frame
  clearFloors(solver, start)
  // The floor for one series is the highest of a start, that for all the lowest.
  const versoOwn = start
  const rectoOwn = series * starts + start
  const versoLowest = (series - 1) * starts
  const rectoLowest = (2 * series - 1) * starts
  for (let row = scan.count - 1; row >= 0; row--) {
    const end = scan.end[row]!
    const after = next[row]!
    const wanted = endSide[end]!
    const soft = endForced[end] === 0
    // A page that is not paid for has its known lack, or does not fit.
    const unpaid =
      lack[row]! >= 0
        ? soft
          ? underfullPrice(prices, lack[row]!)
          : 0
        : prices.relaxation === null
          ? leastOwed[after]!
          : 0
    const owing = series > 1 ? 0 : Math.min(leastOwed[after]!, unpaid)
    const afterVerso = sideless ? 0 : wanted === 0 || wanted === 1 ? 1 : 0
    const lowest = values[(afterVerso === 0 ? versoLowest : rectoLowest) + after]!
    if (price[row]! + Math.min(leastClosed(solver, after, afterVerso), lowest + owing) < values[versoOwn]!)
      layFloorRow(solver, frame, row, 0, afterVerso, price[row]!)
    if (sideless) continue
    const afterRecto = wanted === 1 ? 1 : 0
    const turned = price[row]! + endTurn[end]!
    const lowestRecto = values[(afterRecto === 0 ? versoLowest : rectoLowest) + after]!
    if (turned + Math.min(leastClosed(solver, after, afterRecto), lowestRecto + owing) < values[rectoOwn]!)
      layFloorRow(solver, frame, row, 1, afterRecto, turned)
  }
}
