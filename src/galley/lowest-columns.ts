/** The widths that the texts of a table's cells have unbroken → column widths with which its rows are lowest. */

/** A cell of one column and one row: how wide each of its paragraphs is when no line is broken. */
export interface ColumnText {
  readonly column: number
  readonly paragraphs: readonly number[]
}

export type TextRow = readonly ColumnText[]

/** So many parts of the free room are given away one after another. */
const PARTS = 96

/** Of the width of a column, at most this part stays free at the end of a broken line. */
const MOST_FREE = 0.25

/**
 * Starts with the least widths and gives the free room away in small parts, each to the column where it saves most height
 * in all the rows together. The height of a row is that of its highest cell; the fourth root of the sum of fourth powers
 * stands for it, so that of two cells of one height each is worth making lower. Cost: the cells, PARTS times.
 *
 * @param least and `natural` by column, in sp: no column becomes narrower or wider than these
 * @param room sp for all columns together, at least the sum of `least`
 */
export function lowestColumns(
  least: readonly number[],
  natural: readonly number[],
  rows: readonly TextRow[],
  room: number,
): readonly number[] {
  const widths = [...least]
  let free = room - widths.reduce((sum, width) => sum + width, 0)
  const part = Math.max(1, Math.floor(free / PARTS))
  while (free > 0) {
    const tried = widths.map((width, column) => Math.min(width + Math.min(part, free), natural[column]!))
    const saved = savedHeights(widths, tried, rows)
    let best = -1
    for (let column = 0; column < widths.length; column++)
      if (tried[column]! > widths[column]! && (best < 0 || saved[column]! > saved[best]!)) best = column
    if (best < 0) break
    free -= tried[best]! - widths[best]!
    widths[best] = tried[best]!
  }
  return widths
}

/** By column, the lines that all rows together lose when that column is as wide as tried. */
function savedHeights(
  widths: readonly number[],
  tried: readonly number[],
  rows: readonly TextRow[],
): readonly number[] {
  const saved = widths.map(() => 0)
  for (const row of rows) {
    const before = row.map(({ column, paragraphs }) => fourth(linesOf(paragraphs, widths[column]!)))
    const all = before.reduce((sum, each) => sum + each, 0)
    row.forEach(({ column, paragraphs }, at) => {
      const after = all - before[at]! + fourth(linesOf(paragraphs, tried[column]!))
      saved[column] = saved[column]! + fourthRoot(all) - fourthRoot(after)
    })
  }
  return saved
}

const fourth = (value: number): number => value * value * value * value

const fourthRoot = (value: number): number => Math.sqrt(Math.sqrt(Math.max(0, value)))

/** About how many lines paragraphs take, parts of lines too: what is broken does not fill its lines. */
const linesOf = (paragraphs: readonly number[], width: number): number =>
  paragraphs.reduce((sum, text) => sum + (text <= width ? 1 : text / (width * (1 - MOST_FREE / 2))), 0)
