/** A page that is too long or too short for its height → the white around its headings, changed by whole lines. */
import type { Sp } from '../base/length.ts'

export interface White {
  readonly height: Sp
  /** What it may lose or gain: a whole line of the grid, or nothing. */
  readonly give: Sp
}

/**
 * By how much each white changes, so that the page fits. Only whole lines: the text stays on its grid, and the white
 * over the notes takes up the rest. The widest white gives first, where a line is seen least: that over a heading before
 * that under it; of equal ones the last on the page.
 *
 * @param excess what text and notes need beyond the page's height; negative when the page is not full
 * @param slack what the white over the notes takes up by itself
 */
export function changeWhites(
  whites: readonly White[],
  excess: number,
  slack: number,
  grid: Sp,
): readonly number[] {
  const changes = whites.map(() => 0)
  let lines = excess > 0 ? Math.ceil(excess / grid - 1e-9) : -Math.floor((-excess - slack) / grid + 1e-9)
  const step = lines > 0 ? -1 : 1
  for (const index of widestFirst(whites)) {
    if (lines === 0) break
    changes[index] = step * grid
    lines += step
  }
  return changes
}

function widestFirst(whites: readonly White[]): readonly number[] {
  const giving = whites.flatMap(({ give }, index) => (give === 0 ? [] : [index]))
  return giving.sort((a, b) => whites[b]!.height - whites[a]!.height || b - a)
}
