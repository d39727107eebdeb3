/** A start in the galley and the notes placed before → the frame in which a page from there is weighed, with the rows worth weighing. */
import { bottomOf, lackOf, overfullPrice, underfullPrice } from './page-cost.ts'
import { scanNotesPage, scanPage } from './pagination-scan.ts'
import { type Frame, newFrame, type Solver } from './pagination-state.ts'

/** Which rows are wanted: those that can be the best beside a verso that is `near`ly full, or `all`. */
export type RowsFor = 'near' | 'all'

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
  listRows(solver, frame)
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

const listRows = (solver: Solver, frame: Frame) => {
  const { galley, prices } = solver
  const { scan, next, price, lack, least } = frame
  const lastStart = galley.starts - 1
  const lowestHeight = prices.pageHeight - prices.tolerance
  listNotes(solver, frame)
  for (let row = 0; row < scan.count; row++) {
    const end = scan.end[row]!
    const own = scan.cost[row]! + galley.endPrice[end]! + tooHighPrice(solver, frame, row)
    const natural = scan.height[row]! + frame.noteBlock[row]!
    const shrink = scan.shrink[row]!
    const stretch =
      scan.stretch[row]! + prices.pageStretch + (frame.noteLines[row]! > 0 ? prices.noteStretch : 0)
    const fits = natural - shrink <= solver.limits.height && frame.noteSum[row]! <= prices.maxNoteHeight
    const empty = fits ? Math.max(0, lackOf(lowestHeight, natural, stretch, shrink)) : -1
    const soft = next[row] !== lastStart && galley.endForced[end] === 0
    price[row] = own
    lack[row] = empty
    least[row] = own + solver.lowest[next[row]!]! + (soft && empty > 0 ? underfullPrice(prices, empty) : 0)
  }
}

/**
 * What a page pays that is higher than any page by its text alone; it holds no note line. This must be known in every bound: a bound that
 * leaves out so high a price has all that is cheaper than it searched, for every start before.
 */
const tooHighPrice = ({ prices }: Solver, { scan }: Frame, row: number): number =>
  scan.overfull && prices.relaxation !== null
    ? overfullPrice(prices.relaxation, prices, scan.height[row]! - scan.shrink[row]! - prices.pageHeight)
    : 0

/** The starts after the rows, and all notes called up to there that are not yet placed. */
const listNotes = (solver: Solver, frame: Frame) => {
  const { galley, prices } = solver
  const { scan, before, next, noteSum, noteBlock, noteLines } = frame
  const { series, starts, startCalled, streams, endNext } = galley
  for (let row = 0; row < scan.count; row++) {
    next[row] = endNext[scan.end[row]!]!
    noteSum[row] = 0
    noteBlock[row] = 0
    noteLines[row] = 0
  }
  for (let s = 0; s < series; s++) {
    const { height } = streams[s]!
    const from = before[s]!
    const above = height[from]!
    const skip = prices.noteSkip[s]!
    for (let row = 0; row < scan.count; row++) {
      const to = startCalled[s * starts + next[row]!]!
      if (to === from) continue
      const own = height[to]! - above
      noteSum[row]! += own
      noteBlock[row]! += own + skip
      noteLines[row]! += to - from
    }
  }
}

/**
 * A cost that is enough to reach from here on either side, by a page that places all its notes: rows whose lower bound is
 * can be left out when it is above. A verso page of lack l is sure to cost no more than price + u·l² + the most its recto can cost it. A recto page of
 * bottom b and cost c is sure to cost a verso of bottom x no more than c + f·(x − b)²; another row whose price, lack price and cost
 * to go are no less than the greatest of that costs it no less.
 */
const mostUseful = (solver: Solver, frame: Frame): number => {
  const { galley, prices, near } = solver
  const { scan, next, lack } = frame
  let verso = Number.POSITIVE_INFINITY
  let recto = Number.POSITIVE_INFINITY
  for (let row = 0; row < scan.count; row++) {
    const end = scan.end[row]!
    if (lack[row]! < 0 || next[row] === galley.starts - 1) continue
    if (galley.endSide[end] !== 0 || galley.endForced[end] === 1) continue
    if (frame.least[row]! >= verso && frame.least[row]! >= recto) continue
    const own = prices.tolerance === 0 ? lack[row]! : lackAtHeight(solver, frame, row)
    if (own < 0 || own > near.high) continue
    const price = frame.price[row]! + underfullPrice(prices, own) + prices.shortPage
    const after = solver.verso[next[row]!]!
    verso = Math.min(verso, price + (solver.sideless ? after : solver.mostRecto[next[row]!]!))
    const bottom = bottomOf(prices, own, 0, frame.noteLines[row]!)
    const far = Math.max(bottom - near.low, near.high - bottom)
    recto = Math.min(recto, price + galley.endTurn[end]! + after + prices.facing * far * far)
  }
  return solver.sideless ? verso : Math.max(verso, recto)
}

/** The lack of a page with all its notes that is set to the common height. */
const lackAtHeight = ({ prices }: Solver, { scan, noteBlock, noteLines }: Frame, row: number): number => {
  const stretch = scan.stretch[row]! + prices.pageStretch + (noteLines[row]! > 0 ? prices.noteStretch : 0)
  return lackOf(prices.pageHeight, scan.height[row]! + noteBlock[row]!, stretch, scan.shrink[row]!)
}

const keepRows = (frame: Frame, most: number) => {
  frame.rowCount = 0
  for (let row = frame.scan.count - 1; row >= 0; row--)
    if (most === Number.POSITIVE_INFINITY || frame.least[row]! <= most) frame.rows[frame.rowCount++] = row
}
