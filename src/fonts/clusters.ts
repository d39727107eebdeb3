/** Glyphs with the code points they were made of → where in the text each glyph's part begins. */
import type { ComposedText } from './composed-text.ts'

/**
 * Finds the cluster of every glyph. fontkit reports no clusters but says which code points a glyph came from; those
 * of the text are used up in order. A glyph that another glyph reaches across (a mark inside a ligature) shares that
 * glyph's cluster, and so does one that comes from nothing (the second glyph of a decomposition).
 *
 * `glyphs` are the code points of each glyph, in logical order. The result never decreases and begins with 0.
 */
export function clustersOf(glyphs: readonly (readonly number[])[], source: ComposedText): readonly number[] {
  const { codePoints, offsets } = source
  const used = new Uint8Array(codePoints.length)
  let firstFree = 0
  const take = (codePoint: number): number => {
    for (let index = firstFree; index < codePoints.length; index++) {
      if (used[index] === 0 && codePoints[index] === codePoint) {
        used[index] = 1
        while (used[firstFree] === 1) firstFree++
        return index
      }
    }
    return -1
  }
  const ranges = glyphs.map(points => {
    let from = Infinity
    let to = -1
    for (const point of points) {
      const index = take(point)
      if (index < 0) continue
      from = Math.min(from, index)
      to = Math.max(to, index)
    }
    return { from, to }
  })
  return joinOverlapping(ranges, offsets)
}

function joinOverlapping(
  ranges: readonly { readonly from: number; readonly to: number }[],
  offsets: readonly number[],
): readonly number[] {
  // From behind: no glyph may begin before a later one that was moved in front of it.
  const earliest = new Float64Array(ranges.length)
  let least = Infinity
  for (let index = ranges.length - 1; index >= 0; index--) {
    least = Math.min(least, ranges[index]!.from)
    earliest[index] = least
  }
  let reach = -1
  let cluster = 0
  return ranges.map(({ from, to }, index) => {
    const begin = Math.min(from, earliest[index]!)
    if (to >= 0 && begin > reach) cluster = index === 0 ? 0 : offsets[begin]!
    reach = Math.max(reach, to)
    return cluster
  })
}
