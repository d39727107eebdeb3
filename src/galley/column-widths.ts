/** The cells of a table → how wide its columns are, and by how much its type is made smaller to fit. */
import { type Sp, sp } from '../base/length.ts'
import type { StyledCell, StyledInline, StyledParagraph, StyledTable } from '../style/styled-document.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import type { SetOne } from './build-galley.ts'

export interface ColumnWidths {
  readonly widths: readonly Sp[]
  /** Parts of the type's size, 1 or less. */
  readonly size: number
  /** Words are wider than their columns. */
  readonly tooWide: boolean
}

interface Wanted {
  /** Widths with no line broken, and with each word on a line by itself. */
  readonly natural: number[]
  readonly least: number[]
}

/** Columns have their natural widths where these fit; else narrow columns keep theirs and the wide ones share what is left. */
export function columnWidths(
  table: StyledTable,
  measure: Sp,
  stylesheet: Stylesheet,
  setOne: SetOne,
): ColumnWidths {
  const { columnGap, leastSize } = stylesheet.table
  const gaps = columnGap * Math.max(0, table.columns - 1)
  const room = Math.max(table.columns, measure - gaps)
  const { natural, least } = wantedWidths(table, columnGap, measure, setOne)
  const needed = sum(least) + SPARE * table.columns
  const size = needed <= room ? 1 : Math.max(leastSize, Math.floor((room / needed) * 1000) / 1000)
  const at = (width: number): number => Math.ceil(width * size) + SPARE
  const wide = natural.map(at)
  if (sum(wide) <= room) return { widths: wide.map(sp), size, tooWide: false }
  const narrow = least.map(at)
  const all = sum(narrow)
  if (all > room)
    return { widths: narrow.map(width => sp(Math.floor((width * room) / all))), size, tooWide: true }
  return { widths: shareOut(wide, narrow, room).map(sp), size, tooWide: false }
}

/** Rounding must not break a line: a sixteenth of a point. */
const SPARE = 4096

const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0)

/** All columns as wide as one level, but none wider than it wants nor narrower than it can be; the highest level that fits. */
function shareOut(natural: readonly number[], least: readonly number[], room: number): readonly number[] {
  const atLevel = (level: number): readonly number[] =>
    natural.map((width, column) => Math.max(least[column]!, Math.min(width, level)))
  let low = 0
  let high = Math.max(...natural)
  while (low < high) {
    const level = Math.ceil((low + high) / 2)
    if (sum(atLevel(level)) <= room) low = level
    else high = level - 1
  }
  return atLevel(low)
}

function wantedWidths(table: StyledTable, gap: Sp, measure: Sp, setOne: SetOne): Wanted {
  const natural = Array.from({ length: table.columns }, () => 0)
  const least = [...natural]
  const cells = table.rows.flatMap(row => row.cells)
  for (const cell of cells) {
    if (cell.columns > 1) continue
    natural[cell.column] = Math.max(natural[cell.column]!, naturalWidth(cell, measure, setOne))
    least[cell.column] = Math.max(least[cell.column]!, leastWidth(cell, measure, setOne))
  }
  for (const cell of cells) {
    if (cell.columns === 1) continue
    widen(natural, cell, naturalWidth(cell, measure, setOne), gap)
    widen(least, cell, leastWidth(cell, measure, setOne), gap)
  }
  return { natural, least }
}

/** What a cell over several columns wants beyond theirs is shared among them. */
function widen(widths: number[], { column, columns }: StyledCell, wanted: number, gap: Sp): void {
  const own = widths.slice(column, column + columns)
  const lacking = wanted - sum(own) - gap * (own.length - 1)
  if (lacking <= 0) return
  for (let each = column; each < column + own.length; each++)
    widths[each] = widths[each]! + Math.ceil(lacking / own.length)
}

/** So wide, in measures, that no line is broken that need not be. */
const UNBROKEN = 200

const naturalWidth = ({ paragraphs }: StyledCell, measure: Sp, setOne: SetOne): number =>
  Math.max(0, ...paragraphs.map(paragraph => widestLine(paragraph, measure, setOne)))

function widestLine(paragraph: StyledParagraph, measure: Sp, setOne: SetOne): number {
  const { lines } = setOne({ ...paragraph, align: 'left', measure: sp(measure * UNBROKEN) }).variants[0]!
  return Math.max(0, ...lines.map(line => line.x + line.width))
}

/** The longest word, by its letters, alone. */
const leastWidth = ({ paragraphs }: StyledCell, measure: Sp, setOne: SetOne): number =>
  Math.max(
    0,
    ...paragraphs.map(paragraph => {
      const word = longestWord(paragraph.inlines)
      if (word === null) return 0
      const { marks: _marks, ...plain } = paragraph
      const alone = { ...plain, inlines: [word], labelLength: 0, firstLeft: paragraph.left }
      return widestLine(alone, measure, setOne)
    }),
  )

function longestWord(inlines: readonly StyledInline[]): StyledInline | null {
  let longest: StyledInline | null = null
  let length = 0
  for (const inline of inlines) {
    if (inline.kind !== 'text') continue
    for (const word of inline.text.split(/\s+/)) {
      if (word.length <= length) continue
      length = word.length
      longest = { ...inline, text: word, offset: null, link: null }
    }
  }
  return longest
}
