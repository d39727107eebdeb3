/** The cells of a table → how wide its columns are, and by how much its type is made smaller to fit. */
import { greatest } from '../base/arrays.ts'
import { type Sp, sp } from '../base/length.ts'
import type { StyledCell, StyledInline, StyledParagraph, StyledTable } from '../style/styled-document.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import type { SetOne } from './build-galley.ts'
import { type ColumnText, lowestColumns, type TextRow } from './lowest-columns.ts'

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
  readonly texts: readonly TextRow[]
}

/** Columns have their natural widths where these fit; else each has room for its longest word, and the rest goes where it takes most lines away. */
export function columnWidths(
  table: StyledTable,
  measure: Sp,
  stylesheet: Stylesheet,
  setOne: SetOne,
): ColumnWidths {
  const { columnGap, leastSize } = stylesheet.table
  const gaps = columnGap * Math.max(0, table.columns - 1)
  const room = Math.max(table.columns, measure - gaps)
  const { natural, least, texts } = wantedWidths(table, columnGap, measure, setOne)
  // What is spared for rounding, and rounding itself, do not become smaller with the type.
  const forWords = room - (SPARE + 1) * table.columns
  const needed = Math.max(1, sum(least))
  const size = needed <= forWords ? 1 : Math.max(leastSize, Math.floor((forWords / needed) * 1000) / 1000)
  const at = (width: number): number => Math.ceil(width * size) + SPARE
  const wide = natural.map(at)
  if (sum(wide) <= room) return { widths: wide.map(sp), size, tooWide: false }
  const narrow = least.map(at)
  const all = sum(narrow)
  if (all > room)
    return { widths: narrow.map(width => sp(Math.floor((width * room) / all))), size, tooWide: true }
  const scaled = texts.map(row =>
    row.map(({ column, paragraphs }) => ({ column, paragraphs: paragraphs.map(at) })),
  )
  const first = lowestColumns(narrow, wide, scaled, room)
  // Ragged lines leave some of their columns free: that too goes where it takes lines away.
  const filled = filledWidths(table, first, size, setOne).map((width, column) =>
    Math.max(narrow[column]!, Math.min(first[column]!, width + SPARE)),
  )
  return { widths: lowestColumns(filled, wide, scaled, room).map(sp), size, tooWide: false }
}

/** Rounding must not break a line: a sixteenth of a point. */
const SPARE = 4096

const sum = (widths: readonly number[]): number => widths.reduce((all, width) => all + width, 0)

/** The same in smaller type. */
export const scaledParagraph = (paragraph: StyledParagraph, size: number): StyledParagraph =>
  size === 1
    ? paragraph
    : {
        ...paragraph,
        leading: sp(paragraph.leading * size),
        inlines: paragraph.inlines.map(inline => ({
          ...inline,
          style: { ...inline.style, size: sp(inline.style.size * size) },
        })),
      }

/** The widest line of each column when its cells are set so wide. */
function filledWidths(
  table: StyledTable,
  widths: readonly number[],
  size: number,
  setOne: SetOne,
): readonly number[] {
  const filled = widths.map(() => 0)
  for (const cell of table.rows.flatMap(row => row.cells)) {
    if (cell.columns > 1) continue
    for (const paragraph of cell.paragraphs) {
      const own = {
        ...scaledParagraph(paragraph, size),
        align: 'left' as const,
        measure: sp(widths[cell.column]!),
      }
      for (const line of setOne(own).variants[0]!.lines)
        filled[cell.column] = Math.max(filled[cell.column]!, line.x + line.width)
    }
  }
  return filled
}

function wantedWidths(table: StyledTable, gap: Sp, measure: Sp, setOne: SetOne): Wanted {
  const natural = Array.from({ length: table.columns }, () => 0)
  const least = [...natural]
  const texts = table.rows.map(({ cells }): TextRow => {
    const row: ColumnText[] = []
    for (const cell of cells) {
      const { column } = cell
      if (cell.columns > 1) continue
      const paragraphs = cell.paragraphs.map(paragraph => widestLine(paragraph, measure, setOne))
      natural[column] = greatest(paragraphs, natural[column]!)
      least[column] = Math.max(least[column]!, leastWidth(cell, measure, setOne))
      if (cell.rows === 1) row.push({ column, paragraphs })
    }
    return row
  })
  for (const cell of table.rows.flatMap(row => row.cells)) {
    if (cell.columns === 1) continue
    widen(natural, cell, naturalWidth(cell, measure, setOne), gap)
    widen(least, cell, leastWidth(cell, measure, setOne), gap)
  }
  return { natural, least, texts }
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
  greatest(
    paragraphs.map(paragraph => widestLine(paragraph, measure, setOne)),
    0,
  )

function widestLine(paragraph: StyledParagraph, measure: Sp, setOne: SetOne): number {
  const { lines } = setOne({ ...paragraph, align: 'left', measure: sp(measure * UNBROKEN) }).variants[0]!
  return greatest(
    lines.map(line => line.x + line.width),
    0,
  )
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
