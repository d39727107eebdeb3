/** Set lines → rivers: word spaces that stand over one another in so many lines that the eye runs down them. */
import type { LineGlyphs } from './set-line.ts'

/** From this many lines on, a reader sees a river. */
const RIVER_LINES = 4

interface Gap {
  readonly start: number
  readonly end: number
  /** Lines down to this one in which a gap stands over the next, and the line where that began. */
  readonly depth: number
}

/** The first river of a paragraph, as the indexes of its first and last line; null when there is none. */
export function findRiver(
  lines: readonly Pick<LineGlyphs, 'runs'>[],
): { readonly first: number; readonly last: number } | null {
  let above: readonly Gap[] = []
  let longest = { depth: 0, last: 0 }
  for (let index = 0; index < lines.length; index++) {
    const gaps = wordGaps(lines[index]!).map(gap => ({ ...gap, depth: 1 + deepestOver(gap, above) }))
    const deepest = gaps.reduce((depth, gap) => Math.max(depth, gap.depth), 0)
    if (longest.depth >= RIVER_LINES && deepest <= longest.depth) break
    if (deepest >= RIVER_LINES) longest = { depth: deepest, last: index }
    above = gaps
  }
  return longest.depth === 0 ? null : { first: longest.last - longest.depth + 1, last: longest.last }
}

/** A gap goes on in the line under it when they overlap by half of the narrower. */
function deepestOver(gap: { readonly start: number; readonly end: number }, above: readonly Gap[]): number {
  let depth = 0
  for (const other of above) {
    const overlap = Math.min(gap.end, other.end) - Math.max(gap.start, other.start)
    if (overlap * 2 >= Math.min(gap.end - gap.start, other.end - other.start))
      depth = Math.max(depth, other.depth)
  }
  return depth
}

/** Where the word spaces of a line stand, from the left edge of the measure. */
function wordGaps(
  line: Pick<LineGlyphs, 'runs'>,
): readonly { readonly start: number; readonly end: number }[] {
  const gaps: { start: number; end: number }[] = []
  for (const { x, run, scale } of line.runs) {
    let pen: number = x
    for (const glyph of run.glyphs) {
      const width = (glyph.advance * scale) / 1000
      if (run.text.charCodeAt(glyph.cluster) === 0x20) gaps.push({ start: pen, end: pen + width })
      pen += width
    }
  }
  return gaps
}
