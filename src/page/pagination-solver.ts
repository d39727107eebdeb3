/**
 * The cheapest way to finish a book from every place in it. A galley with its prices in, a table of costs to go out.
 *
 * The method. A page state is a start in the galley, the note lines placed so far, and the page's side. Its cost to go is the least,
 * over all ends of a page from there and all amounts of notes on it, of the page's price and the cost to go after it. Starts are
 * taken from the last to the first, so everything later is known. (Shortest path over breaks: M. F. Plass, Optimal Pagination
 * Techniques for Automatic Typesetting Systems, 1981; variants as in F. Mittelbach, Computational Intelligence 2019.)
 *
 * Why it is linear in the book and still exact:
 * 1. `scanPage` lists the ends of one page; that is bounded by the page, not by the book.
 * 2. States in which all called notes are placed (closed states) are computed for every start. States that still owe note lines
 *    (open states) could be any number, so they are computed only when asked for, and remembered. A page that leads to an open state is
 *    asked about only when its price + the floor of that state is below the best found so far, the floor being a proven lower
 *    bound of its cost to go that needs closed states only (pagination-floor.ts); and only when it is so by what its waiting notes will
 *    pay before they can all have begun (`waitsAhead`), which keeps notes from being put off without end.
 * 3. The lack of a verso, which its recto is compared with, is not part of the state: the cost to go of a recto is kept as a
 *    function of it (pagination-envelope.ts, with the proof). For closed states it is known beforehand for versos that are nearly
 *    full; for others it too is computed when asked for, which is only when such a verso with the least cost of any recto
 *    would be below the best found so far.
 * 4. When neither facing pages nor turned hyphens nor sides have a price, the side of a page is left out of the state.
 */
import { bottomOf, facingPrice, lackOf, overfullPrice, underfullPrice } from './page-cost.ts'
import { type BottomRange, clearCandidates, leaderBeats } from './pagination-candidates.ts'
import { breakOff, tooDeep, withoutDepth } from './pagination-depth.ts'
import { addSet, keepOptions, mostOption, optionCost } from './pagination-envelope.ts'
import { layFloors } from './pagination-floor.ts'
import { reachedStarts } from './pagination-galley.ts'
import type { PageTarget } from './pagination-instance.ts'
import { excessOf, gatherOption, limitOf, seriesOwing, tooShort } from './pagination-limits.ts'
import { endInStreamPrice, notesWaiting, waitsAhead } from './pagination-notes.ts'
import { optionBound } from './pagination-option-bounds.ts'
import { frameAt } from './pagination-rows.ts'
import {
  type AskedSide,
  closedAt,
  endPrice,
  type Frame,
  floorOf,
  keyOf,
  leastClosed,
  NO_PARTNER,
  newAskedState,
  type Solver,
  sideAfter,
} from './pagination-state.ts'
import { PAGES_AHEAD, waitFloor } from './pagination-wait-floor.ts'

/** By how much the room of a search grows when it has found too little, and from how many times the first room on it is without bound. */
const WIDER = 64
const WIDEST = 1e15

/** What a closed state costs after a page of this bottom (NO_PARTNER when they make no pair). */
const closedCost = (solver: Solver, start: number, odd: number, bottom: number, limit: number): number => {
  const { sets, prices, near, galley } = solver
  if (odd === 0) return solver.verso[start]!
  if (prices.facing === 0 || Number.isNaN(bottom)) return sets.least[start]!
  if (bottom <= near.high) return optionCost(sets, start, prices.facing, bottom)
  return askedCost(solver, start, closedAt(galley, start), odd, bottom, limit)
}

/**
 * What a state costs that is computed only when asked for, when that is below `limit`; otherwise Infinity. A search cut off at a limit is kept
 * with it, and done again with many times the room only when a higher limit asks for it.
 */
const askedCost = (
  solver: Solver,
  start: number,
  placed: Int32Array,
  odd: number,
  bottom: number,
  limit: number,
): number => {
  const { asked, sets, prices, near } = solver
  const key = keyOf(solver, start, placed)
  let state = asked.get(key)
  if (state === undefined) {
    state = newAskedState()
    asked.set(key, state)
  }
  const unpaired = prices.facing === 0 || Number.isNaN(bottom)
  const side = odd === 0 ? state.verso : !unpaired && bottom > near.high ? state.far : state.near
  const known = () =>
    odd === 0
      ? side.value
      : side.value < 0
        ? Number.POSITIVE_INFINITY
        : unpaired
          ? sets.least[side.value]!
          : optionCost(sets, side.value, prices.facing, bottom)
  let cost = known()
  if (cost >= side.limit && limit > side.limit) {
    const lowest = lowestOf(solver, start, placed, odd)
    const room = Math.max(limit - lowest, WIDER * (side.limit - lowest))
    settleAsked(solver, start, placed, odd, side, side === state.far, room > 0 ? lowest + room : limit)
    cost = known()
  }
  return cost < side.limit ? cost : Number.POSITIVE_INFINITY
}

const settleAsked = (
  solver: Solver,
  start: number,
  placed: Int32Array,
  odd: number,
  side: AskedSide,
  far: boolean,
  limit: number,
) => {
  if (tooDeep(solver)) {
    const kept = placed.slice()
    breakOff(solver, () => settleAsked(solver, start, kept, odd, side, far, limit))
  }
  solver.depth++
  solver.settled++
  const frame = frameAt(solver, start, placed, far ? 'all' : 'near')
  if (odd === 0) side.value = weighAll(solver, frame, 0, NO_PARTNER, limit, side.limit)
  else {
    const set = addSet(solver.sets)
    weighOptions(solver, frame, set, far ? solver.far : solver.near, limit, side.limit)
    side.value = set
  }
  side.limit = limit
  solver.depth--
}

/** A lower bound of what any state at a start costs that has placed these lines. */
const lowestOf = (solver: Solver, start: number, placed: Int32Array, odd: number): number =>
  seriesOwing(solver.galley, placed, start) === 0
    ? leastClosed(solver, start, odd)
    : floorOf(solver, solver.galley.series, odd, start)

/** The least cost to go of a page of one side with one partner, Infinity when that is not below `limit`; the best page stays in the frame. */
export const weighAll = (
  solver: Solver,
  frame: Frame,
  odd: number,
  partner: number,
  limit = Number.POSITIVE_INFINITY,
  known = Number.NEGATIVE_INFINITY,
): number => {
  frame.odd = odd
  frame.partner = partner
  frame.known = known
  frame.gather = null
  frame.best = Number.POSITIVE_INFINITY
  frame.bestRow = -1
  frame.limit = limit
  weighClosing(solver, frame)
  if (solver.annotated)
    widen(solver, frame, limit, () => {
      weighOpening(solver, frame)
      return frame.best
    })
  return frame.best
}

/**
 * Does `weigh` with the limit of the frame near the floor, and again with more room until nothing at or above the limit can count any more: that
 * is, when it is as high as what `weigh` returns, or as `limit`. So what is dear is not looked into while something cheaper has not yet been
 * found; each round has many times the room of the one before, so there are few.
 */
const widen = (solver: Solver, frame: Frame, limit: number, weigh: () => number) => {
  const { galley, prices } = solver
  const lowest = floorOf(solver, galley.series, frame.odd, frame.start)
  const least = prices.noteSplit || prices.noteDefer || 1
  const known = frame.known - lowest
  for (let room = known > least ? known * WIDER : least; ; room *= WIDER) {
    const wide = lowest + room
    frame.limit = room > least * WIDEST || !(wide < limit) ? limit : wide
    if (weigh() <= frame.limit || frame.limit === limit) return
  }
}

/** The options of a recto for any partner in a range, as set `set`; those that cost every verso `limit` or more are left out. */
const weighOptions = (
  solver: Solver,
  frame: Frame,
  set: number,
  range: BottomRange,
  limit = Number.POSITIVE_INFINITY,
  known = Number.NEGATIVE_INFINITY,
) => {
  const { sets, prices } = solver
  if (prices.facing === 0) {
    // States asked for meanwhile may move the columns of the sets.
    const least = weighAll(solver, frame, 1, NO_PARTNER, limit, known)
    sets.least[set] = least
    return
  }
  const { candidates, bound } = frame
  frame.odd = 1
  frame.partner = NO_PARTNER
  frame.gather = range
  frame.limit = limit
  frame.known = known
  bound.paired = Number.POSITIVE_INFINITY
  bound.alone = Number.POSITIVE_INFINITY
  clearCandidates(candidates)
  weighClosing(solver, frame)
  keepOptions(sets, set, candidates, prices.facing, range)
  if (!solver.annotated) return
  optionBound(sets, set, solver.terms, range, bound)
  widen(solver, frame, limit, () => {
    const before = candidates.count
    const aloneBefore = candidates.alone
    weighOpening(solver, frame)
    if (candidates.count > before || candidates.alone < aloneBefore) {
      keepOptions(sets, set, candidates, prices.facing, range)
      optionBound(sets, set, solver.terms, range, bound)
    }
    return Math.max(bound.paired, bound.alone)
  })
}

/** Pages by whose end all called notes are placed. */
const weighClosing = (solver: Solver, frame: Frame) => {
  const { galley, prices } = solver
  const { scan, next, lack, noteSum, noteBlock, noteLines } = frame
  const lastStart = galley.starts - 1
  for (let k = 0; k < frame.rowCount; k++) {
    const row = frame.rows[k]!
    if (lack[row]! < 0 && prices.relaxation === null) continue
    const end = scan.end[row]!
    const odd = sideAfter(solver, end, frame.odd)
    const price = endPrice(solver, frame, row, frame.odd)
    const after = leastClosed(solver, next[row]!, odd)
    const soft = next[row]! !== lastStart && galley.endForced[end] === 0
    if (price + after >= limitOf(frame, soft)) continue
    if (soft && tooShort(solver, frame, lack[row]!, price + after)) continue
    weighPage(solver, frame, row, price, noteSum[row]!, noteBlock[row]!, noteLines[row]!, after, false)
  }
}

/** Pages by whose end some called note lines are still owed. */
const weighOpening = (solver: Solver, frame: Frame) => {
  const { galley, floors, prices } = solver
  const { scan, next, lack } = frame
  const owing = seriesOwing(galley, frame.before, frame.start)
  // The less text a page has, the more notes: what leaves nothing waiting is found first.
  for (let k = frame.rowCount - 1; k >= 0; k--) {
    const row = frame.rows[k]!
    const end = scan.end[row]!
    const odd = sideAfter(solver, end, frame.odd)
    const price = endPrice(solver, frame, row, frame.odd)
    const paid = floors.leastOwed[next[row]!]! + floorOf(solver, galley.series, odd, next[row]!)
    const least = owing === 0 ? paid : Math.min(paid, floorOf(solver, owing, odd, next[row]!))
    const soft = galley.endForced[end] === 0
    if (price + least >= limitOf(frame, soft)) continue
    if (soft && tooShort(solver, frame, lack[row]!, price + least)) continue
    const pages = odd === frame.odd && !solver.sideless ? 2 : 1
    const ahead = solver.rebate[galley.startItem[next[row]!]!]!
    place(solver, frame, row, 0, price, 0, 0, 0, 0, pages * prices.noteDefer, ahead)
  }
}

/**
 * All amounts of notes of the series from `series` on, those of the earlier series being chosen. `ahead` bounds what the rest costs from
 * below: what waiting notes of the earlier series will pay on later pages, less all that could be gained there.
 */
const place = (
  solver: Solver,
  frame: Frame,
  row: number,
  series: number,
  price: number,
  sum: number,
  block: number,
  lines: number,
  owing: number,
  defer: number,
  ahead: number,
) => {
  const { galley, prices } = solver
  const next = frame.next[row]!
  if (series === galley.series) {
    const stuck = lines === 0 && frame.start === galley.starts - 1
    if (owing === 0 || stuck) return
    const odd = sideAfter(solver, frame.scan.end[row]!, frame.odd)
    let after = Math.max(ahead, floorOf(solver, owing, odd, next))
    if (solver.tooHigh[next] === 1)
      after = Math.max(after, waitFloor(solver, odd, next, frame.placed, PAGES_AHEAD))
    weighPage(solver, frame, row, price, sum, block, lines, after, true)
    return
  }
  const stream = galley.streams[series]!
  const from = frame.before[series]!
  const called = galley.startCalled[series * galley.starts + next]!
  const room = solver.limits.height - frame.scan.height[row]! + frame.scan.shrink[row]! - block
  const limit = limitOf(frame, galley.endForced[frame.scan.end[row]!] === 0)
  const floor = floorOf(solver, galley.series, sideAfter(solver, frame.scan.end[row]!, frame.odd), next)
  for (let to = called; to >= from; to--) {
    const waiting = notesWaiting(stream, called, to)
    const later = ahead + waitsPrice(solver, series, called, to)
    // The fewer lines are placed, the more notes wait.
    if (price + waiting * defer + Math.max(floor, later) >= limit) break
    const height = stream.height[to]! - stream.height[from]!
    const own = to === from ? 0 : height + prices.noteSkip[series]!
    const tooHigh = own > room || sum + height > prices.maxNoteHeight
    if (tooHigh && to > from && (prices.relaxation === null || lines + to - from > 1)) continue
    const ending = endInStreamPrice(stream, prices, from, to)
    if (price + ending + waiting * defer + Math.max(floor, later) >= limit) continue
    frame.placed[series] = to
    place(
      solver,
      frame,
      row,
      series + 1,
      price + ending + waiting * defer,
      sum + height,
      block + own,
      lines + to - from,
      to < called ? owing + 1 : owing,
      defer,
      later,
    )
  }
}

/** The least that notes of a series, called but not begun, will pay at the ends of later pages. */
const waitsPrice = ({ galley, prices, reach }: Solver, series: number, called: number, placed: number) =>
  prices.noteDefer === 0
    ? 0
    : prices.noteDefer * waitsAhead(galley.streams[series]!, reach[series]!, called, placed)

/**
 * Offers one page: row, notes and each height it may be set to. `after` is the cost to go of the closed state after it, or, when
 * `open`, the lower bound of the open one.
 */
const weighPage = (
  solver: Solver,
  frame: Frame,
  row: number,
  price: number,
  sum: number,
  block: number,
  lines: number,
  after: number,
  open: boolean,
) => {
  const { galley, prices, targets } = solver
  const { scan } = frame
  const end = scan.end[row]!
  const last = frame.next[row]! === galley.starts - 1 && !open
  const soft = !last && galley.endForced[end] === 0
  const natural = scan.height[row]! + block
  const stretch = scan.stretch[row]! + prices.pageStretch + (lines > 0 ? prices.noteStretch : 0)
  const short = soft && scan.lines[row]! < prices.minimumLines ? prices.shortPage : 0
  for (let t = 0; t < targets.length; t++) {
    const target = targets[t]!
    const height = prices.pageHeight + target * prices.tolerance
    let lack = sum > prices.maxNoteHeight ? -1 : lackOf(height, natural, stretch, scan.shrink[row]!)
    let cost = price + short + (target === 0 ? 0 : prices.spread)
    if (lack < 0) {
      const excess = target === 0 ? excessOf(solver, frame, row, natural, sum, lines) : -1
      if (excess < 0 || prices.relaxation === null) continue
      // Of text that is too high alone, the row's price has it.
      if (!scan.overfull) cost += overfullPrice(prices.relaxation, prices, excess)
      lack = 0
    }
    const bottom = bottomOf(prices, lack, target, lines)
    offer(solver, frame, row, target, cost, lack, bottom, after, open, last, soft)
  }
}

const offer = (
  solver: Solver,
  frame: Frame,
  row: number,
  target: PageTarget,
  price: number,
  lack: number,
  bottom: number,
  after: number,
  open: boolean,
  last: boolean,
  soft: boolean,
) => {
  const { galley, prices } = solver
  const end = frame.scan.end[row]!
  const odd = sideAfter(solver, end, frame.odd)
  let cost = price
  if (soft) {
    cost += underfullPrice(prices, lack)
    if (frame.odd === 1 && !Number.isNaN(frame.partner)) cost += facingPrice(prices, frame.partner, bottom)
  }
  const limit = limitOf(frame, soft)
  // What is gathered is bounded without its own lack, which a verso may lack too.
  const bounded = frame.gather === null ? cost : price
  if (bounded + after >= limit) return
  if (frame.gather !== null && soft)
    if (leaderBeats(frame.candidates, prices.facing, frame.gather, bottom, cost + after)) return
  const next = frame.next[row]!
  if (!last) {
    const partner = soft && frame.odd === 0 && odd === 1 ? bottom : NO_PARTNER
    cost += open
      ? askedCost(solver, next, frame.placed, odd, partner, limit - bounded)
      : closedCost(solver, next, odd, partner, limit - bounded)
  }
  if (frame.gather !== null) gatherOption(solver, frame, frame.gather, bottom, cost, open, soft)
  else if (cost < frame.best) {
    frame.best = cost
    frame.bestRow = row
    frame.bestTarget = target
    frame.bestLack = lack
    frame.bestBottom = bottom
    for (let s = 0; s < galley.series; s++)
      frame.bestPlaced[s] = open ? frame.placed[s]! : galley.startCalled[s * galley.starts + next]!
  }
}

/** The closed states at one start, both sides. */
const settleClosed = (solver: Solver, start: number) => {
  const { galley, sets, near } = solver
  const frame = frameAt(solver, start, closedAt(galley, start), 'near')
  if (solver.annotated) layFloors(solver, frame)
  solver.tooHigh[start] = frame.scan.overfull ? 1 : 0
  solver.verso[start] = weighAll(solver, frame, 0, NO_PARTNER)
  let lowest = solver.verso[start]!
  if (!solver.sideless) {
    weighOptions(solver, frame, start, near)
    lowest = Math.min(lowest, sets.least[start]!)
    solver.mostRecto[start] = mostOption(sets, start, solver.prices.facing, near)
  }
  if (solver.annotated)
    for (let odd = 0; odd < 2; odd++) lowest = Math.min(lowest, floorOf(solver, galley.series, odd, start))
  solver.lowest[start] = lowest
}

/** Fills the table. Time and memory are proportional to the length of the text. */
export const solve = (solver: Solver) => {
  const reached = reachedStarts(solver.galley)
  for (let start = solver.galley.starts - 2; start >= 0; start--)
    if (reached[start] === 1) withoutDepth(solver, () => settleClosed(solver, start))
}
