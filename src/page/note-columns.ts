/** The notes of a page → balanced columns, read down one and then the next, with as few notes divided as may be. */
import type { NoteId } from '../edition/model.ts'
import type { Line } from '../paragraph/set-line.ts'
import type { CutNote } from './cut-pages.ts'

export interface ColumnLine {
  readonly note: NoteId
  readonly line: Line
  readonly continues: boolean
}

/** Rows of the columns: the fewest that hold so many lines. */
export const columnRows = (lines: number, columns: number): number => Math.ceil(lines / columns)

/** A note that runs over the end of a column, and one that leaves a single line on either side of it. */
const DIVIDED = 1
const SINGLE_LINE = 10
/** Times the square of the rows that a column lacks. */
const UNEVEN = 0.5
/** Of two ways as good, the one that has its longer columns first. */
const LATER = 0.001

/**
 * No column is higher than `columnRows`. The cuts are the cheapest by the prices above, found by dynamic programming
 * over columns and lines: O(lines × rows × columns), and no page has many lines.
 *
 * @returns one list of lines for each column; the last ones are empty when there are fewer lines than columns
 */
export function noteColumns(notes: readonly CutNote[], columns: number): readonly (readonly ColumnLine[])[] {
  const lines = notes.flatMap(note =>
    note.lines.map((line, index) => ({
      note: note.note,
      line,
      continues: index === 0 && note.from > 0,
      cutBefore: priceOfCut(note.lines, index),
    })),
  )
  const rows = columnRows(lines.length, columns)
  const ends = cheapestEnds(
    lines.map(line => line.cutBefore),
    rows,
    columns,
  )
  return ends.map((end, column) => lines.slice(ends[column - 1] ?? 0, end))
}

/** The price of ending a column before a line of a note; single lines are counted in its paragraph. */
function priceOfCut(lines: readonly Line[], at: number): number {
  if (at === 0) return 0
  const { paragraph } = lines[at]!
  let first = at
  while (first > 0 && lines[first - 1]!.paragraph === paragraph) first--
  let end = at
  while (end < lines.length && lines[end]!.paragraph === paragraph) end++
  return Math.min(at - first, end - at) === 1 && end - first > 2 ? DIVIDED + SINGLE_LINE : DIVIDED
}

/** The line at which each column ends; `cutBefore[k]` is the price of ending one before line k. */
function cheapestEnds(cutBefore: readonly number[], rows: number, columns: number): readonly number[] {
  const count = cutBefore.length
  // best[k]: the price of the columns so far when they hold the first k lines; from[column][k]: where the last of them begins.
  let best: readonly number[] = [0, ...cutBefore.map(() => Number.POSITIVE_INFINITY)]
  const from: number[][] = []
  for (let column = 0; column < columns; column++) {
    const next: number[] = []
    const begins: number[] = []
    for (let end = 0; end <= count; end++) {
      let cheapest = Number.POSITIVE_INFINITY
      let begin = end
      for (let start = Math.max(0, end - rows); start <= end; start++) {
        const held = end - start
        const cut = end < count && held > 0 ? cutBefore[end]! : 0
        const price = best[start]! + cut + UNEVEN * (rows - held) * (rows - held) + LATER * column * held
        if (price < cheapest) {
          cheapest = price
          begin = start
        }
      }
      next.push(cheapest)
      begins.push(begin)
    }
    best = next
    from.push(begins)
  }
  const ends: number[] = []
  let end = count
  for (let column = columns - 1; column >= 0; column--) {
    ends.unshift(end)
    end = from[column]![end]!
  }
  return ends
}
