/** The options found so far → what a further recto must cost less than to be worth weighing, each bound with its proof. */
import type { BottomRange, Candidates } from './pagination-candidates.ts'
import { crossing, type OptionSets } from './pagination-envelope.ts'

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
