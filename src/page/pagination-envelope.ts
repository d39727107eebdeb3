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
import type { BottomRange, Candidates } from './pagination-candidates.ts'

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

const longer = (values: Float64Array, length: number): Float64Array => {
  const grown = new Float64Array(length)
  grown.set(values)
  return grown
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
export const crossing = (
  facing: number,
  aBottom: number,
  aCost: number,
  bBottom: number,
  bCost: number,
): number => (bCost - aCost) / (2 * facing * (bBottom - aBottom)) + (aBottom + bBottom) / 2

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
