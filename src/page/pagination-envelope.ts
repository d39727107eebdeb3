/**
 * Rectos as options for a verso of any lack: candidates (bottom, cost) → those that are cheapest for some verso, kept in one pool.
 *
 * A recto page with bottom b (its lack, plus what its height falls short of the page's) and cost to go c costs a verso with
 * bottom x in all c + f·(x − b)², f being the price of unequal bottoms. Less the common f·x² this is a straight line in x, so the
 * options that are cheapest for some x are the lower envelope of lines; any other option can be forgotten and the optimum
 * survives, whatever verso comes. A recto that makes no pair (last, or ended by force) costs the same for every x: of these only
 * the cheapest counts. A verso that makes no pair needs only the least cost of all. So a set of options is: `least`, `alone`, and
 * the envelope, in order of bottoms, over the range of x that can occur.
 */

/** Sets of options, by number; growing columns, and one pool for all envelopes. */
export interface OptionSets {
  count: number
  least: Float64Array
  alone: Float64Array
  from: Int32Array
  size: Int32Array
  pooled: number
  bottom: Float64Array
  cost: Float64Array
}

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

export const newOptionSets = (size: number): OptionSets => ({
  count: 0,
  least: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
  alone: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
  from: new Int32Array(size),
  size: new Int32Array(size),
  pooled: 0,
  bottom: new Float64Array(1024),
  cost: new Float64Array(1024),
})

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

/** By bottom, then by cost; insertion sort, as candidates come nearly sorted. */
const sortCandidates = ({ count, bottom, cost, order }: Candidates) => {
  for (let i = 0; i < count; i++) {
    let at = i
    for (; at > 0; at--) {
      const before = order[at - 1]!
      if (bottom[before]! < bottom[i]! || (bottom[before]! === bottom[i]! && cost[before]! <= cost[i]!)) break
      order[at] = before
    }
    order[at] = i
  }
}

/** The x from which on candidate `b` is cheaper than candidate `a` of a smaller bottom. */
const crossing = (facing: number, aBottom: number, aCost: number, bBottom: number, bCost: number): number =>
  (bCost - aCost) / (2 * facing * (bBottom - aBottom)) + (aBottom + bBottom) / 2

/** Leaves in `kept` the lower envelope over the range; returns its size. Candidates are then thinned to it. */
const thin = (candidates: Candidates, facing: number, range: BottomRange): number => {
  const { count, bottom, cost, order, kept, alone } = candidates
  const cross = (a: number, b: number) => crossing(facing, bottom[a]!, cost[a]!, bottom[b]!, cost[b]!)
  let size = 0
  for (let i = 0; i < count; i++) {
    const next = order[i]!
    if (cost[next]! >= alone) continue
    if (size > 0 && bottom[kept[size - 1]!] === bottom[next]) continue
    while (size > 0) {
      const last = kept[size - 1]!
      const begins = size > 1 ? cross(kept[size - 2]!, last) : range.low
      if (cross(last, next) > begins) break
      size--
    }
    if (size > 0 && cross(kept[size - 1]!, next) >= range.high) continue
    kept[size++] = next
  }
  return size
}

/**
 * Writes the envelope of the candidates into the pool behind all others, as set `set`. When that set was the last one written, it is
 * written over.
 */
export const keepOptions = (
  sets: OptionSets,
  set: number,
  candidates: Candidates,
  facing: number,
  range: BottomRange,
) => {
  sortCandidates(candidates)
  const size = thin(candidates, facing, range)
  const last = sets.from[set]! + sets.size[set]! === sets.pooled && sets.size[set]! > 0
  const from = last ? sets.from[set]! : sets.pooled
  while (from + size > sets.bottom.length) {
    sets.bottom = longer(sets.bottom, sets.bottom.length * 2)
    sets.cost = longer(sets.cost, sets.cost.length * 2)
  }
  for (let i = 0; i < size; i++) {
    sets.bottom[from + i] = candidates.bottom[candidates.kept[i]!]!
    sets.cost[from + i] = candidates.cost[candidates.kept[i]!]!
  }
  sets.from[set] = from
  sets.size[set] = size
  sets.pooled = from + size
  sets.least[set] = candidates.least
  sets.alone[set] = candidates.alone
}

/** A new, empty set; returns its number. */
export const addSet = (sets: OptionSets): number => {
  if (sets.count === sets.least.length) {
    const length = sets.count * 2 + 16
    const fresh = newOptionSets(length)
    fresh.least.set(sets.least)
    fresh.alone.set(sets.alone)
    fresh.from.set(sets.from)
    fresh.size.set(sets.size)
    sets.least = fresh.least
    sets.alone = fresh.alone
    sets.from = fresh.from
    sets.size = fresh.size
  }
  return sets.count++
}

/** What the set costs a verso of bottom x: binary search along the envelope, whose costs at x fall and then rise. */
export const optionCost = (sets: OptionSets, set: number, facing: number, x: number): number => {
  let low = sets.from[set]!
  let high = low + sets.size[set]! - 1
  const alone = sets.alone[set]!
  if (high < low) return alone
  const { bottom, cost } = sets
  while (low < high) {
    const middle = (low + high) >> 1
    const a = x - bottom[middle]!
    const b = x - bottom[middle + 1]!
    if (cost[middle]! + facing * a * a <= cost[middle + 1]! + facing * b * b) high = middle
    else low = middle + 1
  }
  const d = x - bottom[low]!
  const paired = cost[low]! + facing * d * d
  return Math.min(paired, alone)
}

/**
 * Bounds for further candidates of a set: one whose cost without its own lack and facing price is at least `paired` (makes a
 * pair) or `alone` (makes none) cannot be the cheapest for any verso of the range, nor the cheapest of all in a range that begins
 * at the lowest bottom.
 */
export interface OptionBound {
  paired: number
  alone: number
}

export interface BoundTerms {
  readonly underfull: number
  readonly facing: number
  /** How far the height of a page may differ from the common one. */
  readonly tolerance: number
  /** The bottom of a page may lie at its foot whatever its lack. */
  readonly notesAtFoot: boolean
}

/**
 * The least that a recto of lack ≥ `lack` pays for its own lack and beside a verso of bottom x: its bottom is its lack + δ with
 * |δ| ≤ t, so u·l² + f·(y − l)² with l ≥ lack and y = x − δ. For fixed y the best l is f·y ÷ (u + f), or `lack` when that is more;
 * the best y is the one nearest to `lack`. Where notes may stand at the foot, its bottom may be δ alone: u·l² + f·(x − δ)².
 */
const leastPaired = (
  { underfull, facing, tolerance, notesAtFoot }: BoundTerms,
  lack: number,
  x: number,
): number => {
  const y = Math.max(x - tolerance, Math.min(x + tolerance, lack))
  const l = underfull + facing > 0 ? Math.max(lack, (facing * y) / (underfull + facing)) : lack
  const least = underfull * l * l + facing * (y - l) * (y - l)
  if (!notesAtFoot) return least
  const apart = Math.max(0, Math.abs(x) - tolerance)
  return Math.min(least, underfull * lack * lack + facing * apart * apart)
}

/**
 * The bound by the leader of the candidates, for further ones of lack ≥ `lack`. Proof: one of price A costs a verso of bottom x
 * at least A + p(x), p being `leastPaired`; the leader costs c + f·(x − b)². The first is useless when A ≥ c + f·(x − b)² − p(x) for all x
 * of the range. p is smooth with second derivatives 2f, 2uf/(u + f) or 0, none above 2f, so the right side is convex and
 * greatest at one of the ends; so it is with the lesser of two such p.
 */
export const leaderBound = (
  { leaderBottom, leaderCost }: Candidates,
  terms: BoundTerms,
  range: BottomRange,
  lack: number,
): number => {
  const low = range.low - leaderBottom
  const high = range.high - leaderBottom
  return (
    leaderCost +
    Math.max(
      terms.facing * low * low - leastPaired(terms, lack, range.low),
      terms.facing * high * high - leastPaired(terms, lack, range.high),
    )
  )
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

/**
 * The bounds by the whole set, whatever the lack. Proof as for the leader: between two crossings the set costs c + f·(x − b)², so the
 * difference is greatest at one of them; where it costs `alone` the difference falls (p rises with x ≥ −t), and is greatest at
 * the left.
 */
export const optionBound = (
  sets: OptionSets,
  set: number,
  terms: BoundTerms,
  range: BottomRange,
  bound: OptionBound,
) => {
  const { facing } = terms
  const from = sets.from[set]!
  const size = sets.size[set]!
  const alone = sets.alone[set]!
  bound.paired = size === 0 ? alone : Number.NEGATIVE_INFINITY
  bound.alone = bound.paired
  let left = range.low
  for (let i = from; i < from + size; i++) {
    const b = sets.bottom[i]!
    const c = sets.cost[i]!
    const right =
      i + 1 < from + size ? crossing(facing, b, c, sets.bottom[i + 1]!, sets.cost[i + 1]!) : range.high
    const atLeft = c + facing * (left - b) * (left - b)
    const atRight = c + facing * (right - b) * (right - b)
    const most = Math.max(atLeft - leastPaired(terms, 0, left), atRight - leastPaired(terms, 0, right))
    bound.paired = Math.max(bound.paired, Math.min(alone - leastPaired(terms, 0, left), most))
    bound.alone = Math.max(bound.alone, Math.min(alone, Math.max(atLeft, atRight)))
    left = right
  }
}

/** The most that a set costs a verso of the range; without a facing price the least, which is all that it then costs. */
export const mostOption = (sets: OptionSets, set: number, facing: number, range: BottomRange): number => {
  if (facing === 0) return sets.least[set]!
  const from = sets.from[set]!
  const size = sets.size[set]!
  if (size === 0) return sets.alone[set]!
  // Between two crossings the cost is convex, so it is greatest at one of them.
  let most = Math.max(optionCost(sets, set, facing, range.low), optionCost(sets, set, facing, range.high))
  for (let i = from; i + 1 < from + size; i++) {
    const x = crossing(facing, sets.bottom[i]!, sets.cost[i]!, sets.bottom[i + 1]!, sets.cost[i + 1]!)
    most = Math.max(most, optionCost(sets, set, facing, x))
  }
  return most
}
