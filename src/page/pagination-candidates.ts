/** Rectos gathered for one set of options, each a bottom and a cost, without those that the cheapest so far makes useless whatever verso comes. */

/** Candidates for one set, gathered before it is made. */
export interface Candidates {
  count: number
  bottom: Float64Array
  cost: Float64Array
  alone: number
  least: number
  /** The cheapest that makes a pair. */
  leaderBottom: number
  leaderCost: number
  /** Scratch: the order of the candidates, then the envelope. */
  order: Int32Array
  kept: Int32Array
}

/** The least and the greatest bottom that a page can have. */
export interface BottomRange {
  readonly low: number
  readonly high: number
}

export const newCandidates = (): Candidates => ({
  count: 0,
  bottom: new Float64Array(64),
  cost: new Float64Array(64),
  alone: Number.POSITIVE_INFINITY,
  least: Number.POSITIVE_INFINITY,
  leaderBottom: 0,
  leaderCost: Number.POSITIVE_INFINITY,
  order: new Int32Array(64),
  kept: new Int32Array(64),
})

const longer = (values: Float64Array, length: number): Float64Array => {
  const grown = new Float64Array(length)
  grown.set(values)
  return grown
}

export const clearCandidates = (candidates: Candidates) => {
  candidates.count = 0
  candidates.alone = Number.POSITIVE_INFINITY
  candidates.least = Number.POSITIVE_INFINITY
  candidates.leaderCost = Number.POSITIVE_INFINITY
}

/** Adds a recto, unless the leader makes it useless. */
export const addCandidate = (
  candidates: Candidates,
  bottom: number,
  cost: number,
  facing: number,
  range: BottomRange,
) => {
  if (cost >= candidates.alone || leaderBeats(candidates, facing, range, bottom, cost)) return
  if (cost < candidates.leaderCost) {
    candidates.leaderBottom = bottom
    candidates.leaderCost = cost
  }
  if (candidates.count === candidates.bottom.length) {
    const length = candidates.count * 2
    candidates.bottom = longer(candidates.bottom, length)
    candidates.cost = longer(candidates.cost, length)
    candidates.order = new Int32Array(length)
    candidates.kept = new Int32Array(length)
  }
  candidates.bottom[candidates.count] = bottom
  candidates.cost[candidates.count] = cost
  candidates.count++
  if (cost < candidates.least) candidates.least = cost
}

export const addAlone = (candidates: Candidates, cost: number) => {
  if (cost < candidates.alone) candidates.alone = cost
  if (cost < candidates.least) candidates.least = cost
}

/** The leader is no dearer than a candidate for every verso of the range: so when it is at both ends, the difference being linear. */
export const leaderBeats = (
  { leaderBottom, leaderCost }: Candidates,
  facing: number,
  range: BottomRange,
  bottom: number,
  cost: number,
): boolean => {
  if (cost < leaderCost) return false
  const { low, high } = range
  const dearer = cost - leaderCost
  const atLow =
    dearer + facing * ((low - bottom) * (low - bottom) - (low - leaderBottom) * (low - leaderBottom))
  const atHigh =
    dearer + facing * ((high - bottom) * (high - bottom) - (high - leaderBottom) * (high - leaderBottom))
  return atLow >= 0 && atHigh >= 0
}
