/** What the search over page states knows and works with: the table of costs to go, and the scratch of one page being weighed. */
import { FORCED, type Prices } from './page-cost.ts'
import { type BottomRange, type Candidates, newCandidates } from './pagination-candidates.ts'
import { newOptionSets, type OptionSets } from './pagination-envelope.ts'
import type { PageGalley } from './pagination-galley.ts'
import type { PageTarget } from './pagination-instance.ts'
import { leastCutPrice, reachOf } from './pagination-notes.ts'
import type { BoundTerms, OptionBound } from './pagination-option-bounds.ts'
import type { ScanLimits } from './pagination-scan.ts'
import { newScan, type PageScan } from './pagination-ways.ts'

/** The bottom of a page that is compared with no partner. */
export const NO_PARTNER = Number.NaN

/** One cost to go of a state that is computed only when asked for. */
export interface AskedSide {
  /** The cost of a verso, or the number of a recto's set of options, −1 for none. */
  value: number
  /** Up to where the search went: only what is below it is the cost to go. */
  limit: number
}

export interface AskedState {
  /** When the page is even. */
  readonly verso: AskedSide
  /** When it is odd, for versos that are nearly full. */
  readonly near: AskedSide
  /** The same for all other versos. */
  readonly far: AskedSide
}

export const newAskedState = (): AskedState => ({
  verso: { value: Number.POSITIVE_INFINITY, limit: Number.NEGATIVE_INFINITY },
  near: { value: -1, limit: Number.NEGATIVE_INFINITY },
  far: { value: -1, limit: Number.NEGATIVE_INFINITY },
})

/** Lower bounds of the cost to go of states that owe note lines; see pagination-floor.ts. */
export interface Floors {
  /** By start: the least that the page end before it pays when its notes are why lines are owed there; Infinity when none can be owed. */
  readonly leastOwed: Float64Array
  /** [(side × series + m − 1) × starts + start], m being how many series owe lines. */
  readonly values: Float64Array
}

/** The scratch of one page being weighed; states asked for meanwhile use the next frame. */
export interface Frame {
  readonly scan: PageScan
  readonly candidates: Candidates
  readonly bound: OptionBound
  start: number
  /** Note lines placed before the page, and by its end, by series. */
  readonly before: Int32Array
  readonly placed: Int32Array
  /** For each row of the scan: the next start, the price of the end, and the notes when all that are called are set. */
  next: Int32Array
  price: Float64Array
  noteSum: Float64Array
  noteBlock: Float64Array
  noteLines: Int32Array
  /** The least lack of a page with all these notes, whatever height it is set to, and so of one with fewer notes; −1 when they do not fit. */
  lack: Float64Array
  /** A lower bound of the cost to go by this row. */
  least: Float64Array
  /** The rows that can be the best for some partner that is nearly full, or all rows. */
  rows: Int32Array
  rowCount: number
  odd: number
  /** The bottom of the verso before a recto; NO_PARTNER when there is none or it is left open. */
  partner: number
  /** What costs this or more is not looked for. */
  limit: number
  /** Nothing costs less than this, as an earlier search found. */
  known: number
  /** Gathers options for any partner in this range instead of the best for one. */
  gather: BottomRange | null
  best: number
  bestRow: number
  bestTarget: PageTarget
  bestLack: number
  bestBottom: number
  readonly bestPlaced: Int32Array
}

export interface Solver {
  readonly galley: PageGalley
  readonly prices: Prices
  readonly limits: ScanLimits
  /** Bottoms of versos that are nearly full, and of the others. */
  readonly near: BottomRange
  readonly far: BottomRange
  readonly terms: BoundTerms
  readonly targets: readonly PageTarget[]
  /** Sides are left out of the state: all pages count as even. */
  readonly sideless: boolean
  /** Some note lines exist. */
  readonly annotated: boolean
  /** Closed states: cost to go by start when the page is even; the near options of rectos are the first sets. */
  readonly verso: Float64Array
  readonly sets: OptionSets
  /** The most that a recto costs a verso that is nearly full, without the verso's own price. */
  readonly mostRecto: Float64Array
  /** By start: 1 when a page from there is higher than any page by its text alone, and so holds no note line. */
  readonly tooHigh: Uint8Array
  /** The least of the costs to go of all states at a start. */
  readonly lowest: Float64Array
  readonly floors: Floors
  /** How far the notes of one page can go, by series; see `waitsAhead`. */
  readonly reach: readonly Int32Array[]
  /** By item: the sum of all negative prices from there on, which no finish can be cheaper than. */
  readonly rebate: Float64Array
  /** Bounds for states behind pages that are too high, by state. */
  readonly waitFloors: Map<string, number>
  readonly asked: Map<number | string, AskedState>
  readonly frames: Frame[]
  /** How many searches were made from states asked for, for those who measure. */
  settled: number
  depth: number
  /** States that lie too deep to be reached by recursion. */
  readonly pending: (() => void)[]
}

export const newFrame = (series: number): Frame => ({
  scan: newScan(),
  candidates: newCandidates(),
  bound: { paired: Number.POSITIVE_INFINITY, alone: Number.POSITIVE_INFINITY },
  start: 0,
  before: new Int32Array(series),
  placed: new Int32Array(series),
  next: new Int32Array(0),
  price: new Float64Array(0),
  noteSum: new Float64Array(0),
  noteBlock: new Float64Array(0),
  noteLines: new Int32Array(0),
  lack: new Float64Array(0),
  least: new Float64Array(0),
  rows: new Int32Array(0),
  rowCount: 0,
  odd: 0,
  partner: NO_PARTNER,
  limit: Number.POSITIVE_INFINITY,
  known: Number.NEGATIVE_INFINITY,
  gather: null,
  best: Number.POSITIVE_INFINITY,
  bestRow: -1,
  bestTarget: 0,
  bestLack: 0,
  bestBottom: 0,
  bestPlaced: new Int32Array(series),
})

/**
 * When lines are owed, either the note called last is cut, or it waits: its first line is owed. That a page pays one of the two is so only
 * when it sets a line of the series or has a call of it; see pagination-floor.ts.
 */
const leastOwedOf = ({ starts, series, startCalled, streams }: PageGalley, prices: Prices): Float64Array => {
  const least = new Float64Array(starts).fill(Number.POSITIVE_INFINITY)
  for (let s = 0; s < series; s++)
    for (let start = 0; start < starts; start++) {
      const called = startCalled[s * starts + start]!
      if (called === 0) continue
      const cut = leastCutPrice(streams[s]!, prices, called)
      least[start] = Math.min(least[start]!, prices.noteDefer, cut)
    }
  return least
}

const newFloors = (galley: PageGalley, prices: Prices): Floors => {
  const { starts, series } = galley
  const values = new Float64Array(2 * series * starts)
  for (let row = 1; row <= 2 * series; row++) values[row * starts - 1] = prices.extraPage
  return { leastOwed: leastOwedOf(galley, prices), values }
}

/** By item, the least that penalties and variants from there on can cost: 0 unless some are negative. */
const rebates = ({ items, itemVariants, variantCost }: PageGalley): Float64Array => {
  const sums = new Float64Array(items.length + 1)
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!
    let least = 0
    if (item.type === 'penalty' && item.penalty > FORCED) least = Math.min(0, item.penalty)
    for (let v = itemVariants[i]!; v < itemVariants[i + 1]!; v++) least = Math.min(least, variantCost[v]!)
    sums[i] = sums[i + 1]! + least
  }
  return sums
}

/** Versos whose lack is at most this part of the page's height are nearly full. */
const NEARLY_FULL = 0.1

export const newSolver = (galley: PageGalley, prices: Prices): Solver => {
  const { tolerance, pageHeight } = prices
  const sets = newOptionSets(galley.starts)
  sets.count = galley.starts
  const below = galley.items.reduce(
    (sum, item) => (item.type === 'glue' ? sum - Math.min(0, item.height) : sum),
    0,
  )
  const middle = tolerance + NEARLY_FULL * pageHeight
  // Text that takes away from the height of a page leaves so much more for its notes.
  const gained = galley.items.reduce(
    (sum, item) => (item.type === 'glue' ? sum + Math.max(0, item.shrink - item.height) : sum),
    -galley.negative,
  )
  const roomFor = (s: number) =>
    Math.min(pageHeight + tolerance + gained - prices.noteSkip[s]!, prices.maxNoteHeight)
  return {
    galley,
    prices,
    limits: { height: pageHeight + tolerance, lineCap: prices.minimumLines },
    near: { low: -tolerance, high: middle },
    far: { low: middle, high: Math.max(middle, pageHeight) + tolerance - galley.negative + below },
    terms: {
      underfull: prices.underfull,
      facing: prices.facing,
      tolerance,
      notesAtFoot: prices.notesAtFoot,
    },
    targets: tolerance > 0 ? [0, -1, 1] : [0],
    sideless: prices.facing === 0 && prices.hyphenTurn === 0 && !galley.hasSides,
    annotated: galley.streams.some(stream => stream.count > 0),
    verso: new Float64Array(galley.starts).fill(Number.POSITIVE_INFINITY),
    sets,
    mostRecto: new Float64Array(galley.starts),
    tooHigh: new Uint8Array(galley.starts),
    lowest: new Float64Array(galley.starts),
    floors: newFloors(galley, prices),
    reach: galley.streams.map((stream, s) => reachOf(stream, roomFor(s), prices.relaxation !== null)),
    rebate: rebates(galley),
    waitFloors: new Map(),
    asked: new Map(),
    settled: 0,
    frames: [newFrame(galley.series)],
    depth: 0,
    pending: [],
  }
}

/** The side of the page after an end: the other one, unless another is asked for, when a blank page comes between. */
export const sideAfter = (solver: Solver, end: number, odd: number): number => {
  if (solver.sideless) return 0
  const side = solver.galley.endSide[end]!
  return side === 0 ? 1 - odd : side === 1 ? 1 : 0
}

/** The least that a closed state costs, whatever its partner. */
export const leastClosed = (solver: Solver, start: number, odd: number): number =>
  start === solver.galley.starts - 1 ? 0 : odd === 0 ? solver.verso[start]! : solver.sets.least[start]!

/** The floor of a start at which at most `owing` series owe lines. */
export const floorOf = ({ floors, galley }: Solver, owing: number, odd: number, start: number): number =>
  floors.values[(odd * galley.series + owing - 1) * galley.starts + start]!

/** The price of the end of a row for a page of one side, with the variants on it. */
export const endPrice = (solver: Solver, frame: Frame, row: number, odd: number): number =>
  odd === 1 ? frame.price[row]! + solver.galley.endTurn[frame.scan.end[row]!]! : frame.price[row]!

/** The note lines placed when nothing is owed at a start. */
export const closedAt = ({ series, starts, startCalled }: PageGalley, start: number): Int32Array => {
  const placed = new Int32Array(series)
  for (let s = 0; s < series; s++) placed[s] = startCalled[s * starts + start]!
  return placed
}

/** One key for each start and note lines placed. */
export const keyOf = ({ galley }: Solver, start: number, placed: Int32Array): number | string =>
  placed.length === 1 ? start * (galley.streams[0]!.count + 1) + placed[0]! : `${start}:${placed.join(':')}`
