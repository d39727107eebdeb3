/** A start in the galley and the notes placed before → the frame in which a page from there is weighed, with the rows worth weighing. */
import { lackOf, underfullPrice } from './page-cost.ts'
import { clearFloors, layFloorRow } from './pagination-floor.ts'
import { scanNotesPage, scanPage } from './pagination-scan.ts'
import { type Frame, leastClosed, newFrame, type Solver } from './pagination-state.ts'

/**
 * What is done with the rows. `settle`: the closed states of the start are found, with their floors; `near`: an open state is, for
 * versos that are nearly full; `all`: no row may be left out.
 */
export type RowsFor = 'settle' | 'near' | 'all'

/** The frame of the current depth, with the ends of a page from `start` and their notes listed. */
export const frameAt = (
  solver: Solver,
  start: number,
  placed: ArrayLike<number>,
  rowsFor: RowsFor,
): Frame => {
  const { galley, frames, depth, prices } = solver
  while (frames.length <= depth) frames.push(newFrame(galley.series))
  const frame = frames[depth]!
  frame.start = start
  frame.before.set(placed)
  if (start === galley.starts - 1) scanNotesPage(galley, prices.extraPage, solver.limits.lineCap, frame.scan)
  else scanPage(galley, solver.limits, start, frame.scan, prices.relaxation !== null)
  makeRoom(frame)
  for (let row = 0; row < frame.scan.count; row++) listRow(solver, frame, row)
  if (rowsFor === 'settle' && solver.annotated) layFloors(solver, frame)
  keepRows(frame, rowsFor === 'all' ? Number.POSITIVE_INFINITY : mostUseful(solver, frame))
  return frame
}

const makeRoom = (frame: Frame) => {
  const size = frame.scan.end.length
  if (frame.next.length >= size) return
  frame.next = new Int32Array(size)
  frame.price = new Float64Array(size)
  frame.noteSum = new Float64Array(size)
  frame.noteBlock = new Float64Array(size)
  frame.noteLines = new Int32Array(size)
  frame.lack = new Float64Array(size)
  frame.least = new Float64Array(size)
  frame.rows = new Int32Array(size)
}

const listRow = (solver: Solver, frame: Frame, row: number) => {
  const { galley, prices } = solver
  const { scan, before } = frame
  const { series, starts, startCalled, streams } = galley
  const end = scan.end[row]!
  const next = galley.endNext[end]!
  let sum = 0
  let block = 0
  let lines = 0
  for (let s = 0; s < series; s++) {
    const from = before[s]!
    const to = startCalled[s * starts + next]!
    if (to === from) continue
    const { height } = streams[s]!
    const own = height[to]! - height[from]!
    sum += own
    block += own + prices.noteSkip[s]!
    lines += to - from
  }
  const price = scan.cost[row]! + galley.endPrice[end]!
  const natural = scan.height[row]! + block
  const shrink = scan.shrink[row]!
  const fits = natural - shrink <= solver.limits.height && sum <= prices.maxNoteHeight
  const stretch = scan.stretch[row]! + prices.pageStretch + (lines > 0 ? prices.noteStretch : 0)
  const lowestHeight = prices.pageHeight - prices.tolerance
  const lack = fits ? Math.max(0, lackOf(lowestHeight, natural, stretch, shrink)) : -1
  const soft = next !== starts - 1 && galley.endForced[end] === 0
  frame.next[row] = next
  frame.price[row] = price
  frame.noteSum[row] = sum
  frame.noteBlock[row] = block
  frame.noteLines[row] = lines
  frame.lack[row] = lack
  frame.least[row] = price + solver.lowest[next]! + (soft && lack > 0 ? underfullPrice(prices, lack) : 0)
}

/**
 * A cost that is enough to reach from here on either side, by a page that places all its notes: rows whose lower bound is not below it
 * can be left out. A verso page of lack l is sure to cost no more than price + u·l² + the most its recto can cost it. A recto page of
 * bottom b and cost c is sure to cost a verso of bottom x no more than c + f·(x − b)²; another row whose price, lack price and cost
 * to go are no less than the greatest of that costs it no less.
 */
const mostUseful = (solver: Solver, frame: Frame): number => {
  const { galley, prices, near } = solver
  const { scan, next, noteBlock, noteLines, lack } = frame
  let verso = Number.POSITIVE_INFINITY
  let recto = Number.POSITIVE_INFINITY
  for (let row = 0; row < scan.count; row++) {
    const end = scan.end[row]!
    if (lack[row]! < 0 || next[row] === galley.starts - 1) continue
    if (galley.endSide[end] !== 0 || galley.endForced[end] === 1) continue
    if (frame.least[row]! >= verso && frame.least[row]! >= recto) continue
    const stretch = scan.stretch[row]! + prices.pageStretch + (noteLines[row]! > 0 ? prices.noteStretch : 0)
    const own = lackOf(prices.pageHeight, scan.height[row]! + noteBlock[row]!, stretch, scan.shrink[row]!)
    if (own < 0 || own > near.high) continue
    const price = frame.price[row]! + underfullPrice(prices, own) + prices.shortPage
    const after = solver.verso[next[row]!]!
    verso = Math.min(verso, price + (solver.sideless ? after : solver.mostRecto[next[row]!]!))
    const far = Math.max(own - near.low, near.high - own)
    recto = Math.min(recto, price + galley.endTurn[end]! + after + prices.facing * far * far)
  }
  return solver.sideless ? verso : Math.max(verso, recto)
}

const keepRows = (frame: Frame, most: number) => {
  frame.rowCount = 0
  for (let row = frame.scan.count - 1; row >= 0; row--)
    if (most === Number.POSITIVE_INFINITY || frame.least[row]! < most) frame.rows[frame.rowCount++] = row
}

/** The floors of both sides, from those of later starts. */
const layFloors = (solver: Solver, frame: Frame) => {
  const { galley, floors } = solver
  const { series, starts, endTurn } = galley
  const { values } = floors
  const { scan, next, price, start } = frame
  clearFloors(solver, start)
  const lowestOf = [(series - 1) * starts, (2 * series - 1) * starts] as const
  for (let odd = 0; odd < (solver.sideless ? 1 : 2); odd++) {
    const own = odd * series * starts + start
    for (let row = scan.count - 1; row >= 0; row--) {
      const end = scan.end[row]!
      const wanted = galley.endSide[end]!
      const side = solver.sideless ? 0 : wanted === 0 ? 1 - odd : wanted === 1 ? 1 : 0
      const paid = odd === 1 ? price[row]! + endTurn[end]! : price[row]!
      const closed = leastClosed(solver, next[row]!, side)
      const lowest = values[lowestOf[side === 0 ? 0 : 1] + next[row]!]!
      // The floor for one series is the highest of a start, that for all the lowest.
      if (paid + Math.min(closed, lowest) < values[own]!) layFloorRow(solver, frame, row, odd, side, paid)
    }
  }
}
