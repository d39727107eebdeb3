/** Shortfall and give of a line → its badness, its fitness class and its demerits, in whole numbers as TeX has them. */

/** The badness of a line that may not be stretched so far; a line worse than this is overfull. */
export const INFINITELY_BAD = 10000
/** What `lineBadness` gives for a line that cannot be shrunk to its width. */
export const OVERFULL = INFINITELY_BAD + 1
/** A penalty of this or more forbids a break. */
export const FORBIDDEN = 10000
/** A penalty of this or less forces a break. */
export const FORCED = -10000

/** Fitness classes (TeX: The Program §817, in the order of tightness). */
export const VERY_LOOSE = 0
export const LOOSE = 1
export const DECENT = 2
export const TIGHT = 3
export const FITNESS_CLASSES = 4

/** 297³ is just below 100 · 2¹⁸, so that r³/2¹⁸ is about 100 (t/g)³ (§108). */
const CUBE_ROOT_SCALE = 297
const LARGEST_EXACT_EXCESS = 7230584
const SMALLEST_LARGE_GIVE = 1663497
const LARGEST_FINITE_RATIO = 1290

/**
 * TeX's badness, about 100 (t/g)³, of an excess `t` ≥ 0 over a give `g`, both in scaled points: a whole number from 0 to
 * 10000. The same on every machine, since only whole numbers occur (TeX: The Program §108).
 */
export function badness(t: number, g: number): number {
  if (t === 0) return 0
  if (g <= 0) return INFINITELY_BAD
  const r =
    t <= LARGEST_EXACT_EXCESS
      ? Math.floor((t * CUBE_ROOT_SCALE) / g)
      : g >= SMALLEST_LARGE_GIVE
        ? Math.floor(t / Math.floor(g / CUBE_ROOT_SCALE))
        : t
  if (r > LARGEST_FINITE_RATIO) return INFINITELY_BAD
  return Math.floor((r * r * r + 131072) / 262144)
}

/**
 * Badness of a line whose width exceeds its natural width by `shortfall`, or `OVERFULL` (§852, §853).
 * `fil` is the line's infinite stretch: any at all fills every shortfall. `letterStretch` and `letterShrink` are the parts
 * of `stretch` and `shrink` that are the letters' (font expansion).
 */
export function lineBadness(
  shortfall: number,
  stretch: number,
  shrink: number,
  fil: number,
  letterStretch = 0,
  letterShrink = 0,
): number {
  if (shortfall > 0) {
    if (fil !== 0) return 0
    if (letterStretch > 0) return expandedBadness(shortfall, stretch, letterStretch)
    if (shortfall > LARGEST_EXACT_EXCESS && stretch < SMALLEST_LARGE_GIVE) return INFINITELY_BAD
    return badness(shortfall, stretch)
  }
  if (-shortfall > shrink) return OVERFULL
  return letterShrink > 0 ? expandedBadness(-shortfall, shrink, letterShrink) : badness(-shortfall, shrink)
}

/**
 * Letters give before the spaces do, as in pdfTeX, for a reader sees the spaces first. Used up, the letters' give is as bad
 * as half the spaces' (12: still a decent line); what is left is the spaces', at their own badness.
 */
function expandedBadness(excess: number, give: number, letters: number): number {
  const taken = Math.min(excess, letters)
  return Math.min(INFINITELY_BAD, badness(taken, 2 * letters) + badness(excess - taken, give - letters))
}

/** How tightly a line is set, by its badness (§817, §852, §853). */
export function fitnessClass(shortfall: number, lineBadness: number): number {
  if (lineBadness <= 12) return DECENT
  if (shortfall <= 0) return TIGHT
  return lineBadness > 99 ? VERY_LOOSE : LOOSE
}

/** What a line costs by itself: its badness and the penalty at its end, without regard to its neighbours (§859). */
export function ownDemerits(badness: number, penalty: number, linePenalty: number): number {
  const sum = linePenalty + badness
  const squared = sum >= 10000 || sum <= -10000 ? 100_000_000 : sum * sum
  if (penalty > 0) return squared + penalty * penalty
  if (penalty > FORCED) return squared - penalty * penalty
  return squared
}

/**
 * The glue set ratio of a line: negative when it shrinks, 0 when nothing stretches or infinite glue does. An overfull line
 * has −1, all its shrink, or 0 when it has none (§664).
 */
export function setRatio(shortfall: number, stretch: number, shrink: number, fil: number): number {
  if (shortfall === 0) return 0
  if (shortfall > 0) return fil !== 0 || stretch === 0 ? 0 : shortfall / stretch
  if (shrink === 0) return 0
  return -shortfall > shrink ? -1 : shortfall / shrink
}
