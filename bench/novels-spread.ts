/** An abstract book → its cheapest columns when so many neighbours are a line longer or shorter together: exact. */

import { choicesOf } from '../src/page/break-pages.ts'
import { lackOf, type Prices, pricesOf, underfullPrice } from '../src/page/page-cost.ts'
import type { PageTarget, Pagination, PaginationInstance } from '../src/page/paginate.ts'
import { accountFor } from '../src/page/pagination-account.ts'
import { compileGalley, type PageGalley } from '../src/page/pagination-galley.ts'
import { scanPage } from '../src/page/pagination-scan.ts'
import { newScan, type PageScan, variantsOfRow } from '../src/page/pagination-ways.ts'

const TARGETS: readonly PageTarget[] = [0, -1, 1]

interface SpreadTable {
  readonly galley: PageGalley
  readonly prices: Prices
  readonly together: number
  readonly scan: PageScan
  /** Cost to go: [(start × together + place in the spread) × 3 + target]; at place 0 the spread's target is still open. */
  readonly cost: Float64Array
}

const at = ({ together }: SpreadTable, start: number, place: number, target: number): number =>
  (start * together + place) * TARGETS.length + target

/** The least cost to go after a column, and the target that it is reached with. */
const after = (table: SpreadTable, next: number, place: number, target: number) => {
  if (next === table.galley.starts - 1) return { cost: 0, target }
  if (place + 1 < table.together) return { cost: table.cost[at(table, next, place + 1, target)]!, target }
  return best(table, next)
}

/** A spread that begins at a start: its cost and its target. */
const best = (table: SpreadTable, start: number, place = 0) => {
  let target = 0
  for (let t = 1; t < TARGETS.length; t++)
    if (table.cost[at(table, start, place, t)]! < table.cost[at(table, start, place, target)]!) target = t
  return { cost: table.cost[at(table, start, place, target)]!, target }
}

/** The price of one row of the scan as a column of a target, Infinity when it does not fit; and what the column lacks. */
const weigh = ({ galley, prices, scan }: SpreadTable, row: number, target: number) => {
  const height = prices.pageHeight + TARGETS[target]! * prices.tolerance
  const lack = lackOf(height, scan.height[row]!, scan.stretch[row]!, scan.shrink[row]!)
  if (lack < 0) return { price: Number.POSITIVE_INFINITY, lack }
  const end = scan.end[row]!
  const last = galley.endNext[end] === galley.starts - 1
  const price = scan.cost[row]! + galley.endPrice[end]! + (target === 0 ? 0 : prices.spread)
  return { price: last ? price : price + underfullPrice(prices, lack), lack }
}

const scanFrom = ({ galley, prices, scan }: SpreadTable, start: number) =>
  scanPage(galley, { height: prices.pageHeight + prices.tolerance, lineCap: 0 }, start, scan, false)

const settle = (table: SpreadTable, start: number) => {
  const { galley, scan, together, cost } = table
  scanFrom(table, start)
  for (let row = scan.count - 1; row >= 0; row--) {
    const next = galley.endNext[scan.end[row]!]!
    for (let target = 0; target < TARGETS.length; target++) {
      const { price } = weigh(table, row, target)
      if (price === Number.POSITIVE_INFINITY) continue
      for (let place = 0; place < together; place++) {
        const index = at(table, start, place, target)
        const total = price + after(table, next, place, target).cost
        if (total < cost[index]!) cost[index] = total
      }
    }
  }
}

/** The row that the cost to go of a state came from; of equal ones the last, which is the fullest. */
const chosenRow = (table: SpreadTable, start: number, place: number, target: number): number => {
  const { galley, scan } = table
  scanFrom(table, start)
  for (let row = scan.count - 1; row >= 0; row--) {
    const next = galley.endNext[scan.end[row]!]!
    const total = weigh(table, row, target).price + after(table, next, place, target).cost
    if (total === table.cost[at(table, start, place, target)]) return row
  }
  throw new Error('a state has a cost that no column gives it')
}

const follow = (table: SpreadTable, firstPlace: number) => {
  const { galley, scan } = table
  const links = []
  let start = 0
  let place = firstPlace
  let { target } = best(table, 0, firstPlace)
  while (start !== galley.starts - 1) {
    const row = chosenRow(table, start, place, target)
    const end = scan.end[row]!
    links.push({
      costToGo: table.cost[at(table, start, place, target)]!,
      end,
      placed: [0],
      target: TARGETS[target]!,
      lack: weigh(table, row, target).lack,
      bottom: weigh(table, row, target).lack - TARGETS[target]! * table.prices.tolerance,
      variants: variantsOfRow(scan, row),
      before: { start, placed: [0], odd: 0, partner: Number.NaN },
      blankAfter: false,
    })
    start = galley.endNext[end]!
    target = after(table, start, place, target).target
    place = (place + 1) % table.together
  }
  return links
}

/**
 * Columns in spreads of `together`, the first of which begins at place `firstPlace` of its spread. All columns of a spread are set to one
 * height: the instance's, or more or less by `spread.tolerance`, at `spread.cost` for each column. The state of the search is a start in the
 * text, the place in the spread and its height, so time is proportional to the length of the text. No notes, facing prices or forced ends.
 *
 * @returns null when there is no legal solution
 */
export const breakSpreads = (
  instance: PaginationInstance,
  together: number,
  firstPlace: number,
): Pagination | null => {
  const prices = pricesOf(instance, 1)
  const galley = compileGalley(instance, prices)
  const size = galley.starts * together * TARGETS.length
  const cost = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
  const table: SpreadTable = { galley, prices, together, scan: newScan(), cost }
  for (let start = galley.starts - 2; start >= 0; start--) settle(table, start)
  const least = best(table, 0, firstPlace).cost
  if (least === Number.POSITIVE_INFINITY) return null
  const { variants, pages } = choicesOf(instance, galley, follow(table, firstPlace))
  const account = accountFor(instance, prices, variants, pages)
  if (Math.abs(account.cost - least) > 1e-6 * Math.max(1, least))
    throw new Error(`columns cost ${account.cost} by the account, ${least} by the search`)
  return account
}
