/** The blocks of a table → its rows and cells with the look of their text decided, each cell in its columns. */
import { sp } from '../base/length.ts'
import type { Block, Container, Paragraph } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import type { InlineSetting } from './style-inlines.ts'
import type { StyledCell, StyledParagraph, StyledRow, StyledTable } from './styled-document.ts'
import type { TypeStyle } from './stylesheet.ts'
import { containersOf, type Surroundings, surroundings } from './surroundings.ts'

type Row = Extract<Container, { kind: 'row' }>
type Cell = Extract<Container, { kind: 'cell' }>

/** Sets one block of a cell as a paragraph; its measure is known only when the columns are. */
export type StyleCellBlock = (
  block: Paragraph,
  around: Surroundings,
  setting: InlineSetting,
) => StyledParagraph

/** The outermost table that a block stands in a row of; null for captions and what is in no table. */
export function tableOf(block: Block): string | null {
  const within = containersOf(block)
  const at = within.findIndex(({ kind }) => kind === 'table')
  return at >= 0 && within[at + 1]?.kind === 'row' ? within[at]!.id : null
}

interface FoundCell {
  readonly cell: Cell | null
  readonly blocks: Block[]
}

interface FoundRow {
  readonly row: Row
  readonly cells: FoundCell[]
}

/** @param blocks the blocks of one table, in order */
export function styleTable(
  blocks: readonly Block[],
  setting: InlineSetting,
  styleBlock: StyleCellBlock,
): StyledTable {
  const rows = findRows(blocks)
  const placed = placeCells(rows)
  const { numeric, unnamedHeader } = numericColumns(rows, placed.columns)
  const styled = rows.map(({ row, cells }, at): StyledRow => {
    const heads = row.header || (unnamedHeader && at === 0)
    return {
      header: heads,
      cells: cells.map(({ cell, blocks: own }, index): StyledCell => {
        const column = placed.columnOf[at]![index]!
        const columns = Math.max(1, cell?.columns ?? 1)
        const right = columns === 1 && numeric[column] === true
        const align = cell?.align ?? (right ? 'right' : 'left')
        const header = heads || cell?.header === true
        const paragraphs = own.map(block =>
          cellParagraph(block, { align: block.align ?? align, header, setting, styleBlock }),
        )
        return { column, columns, rows: Math.max(1, Math.min(cell?.rows ?? 1, rows.length - at)), paragraphs }
      }),
    }
  })
  return { place: blocks[0]?.source ?? null, columns: placed.columns, rows: styled }
}

function findRows(blocks: readonly Block[]): readonly FoundRow[] {
  const rows: FoundRow[] = []
  for (const block of blocks) {
    const within = containersOf(block)
    const at = within.findIndex(({ kind }) => kind === 'table')
    const row = within[at + 1] as Row
    const inner = within[at + 2]
    const cell = inner?.kind === 'cell' ? inner : null
    let open = rows[rows.length - 1]
    if (open?.row.id !== row.id) {
      open = { row, cells: [] }
      rows.push(open)
    }
    const last = open.cells[open.cells.length - 1]
    if (last !== undefined && cell !== null && last.cell?.id === cell.id) last.blocks.push(block)
    else open.cells.push({ cell, blocks: [block] })
  }
  return rows
}

/** The first column of each cell; columns that a cell from a row above reaches into are taken. */
function placeCells(rows: readonly FoundRow[]): {
  readonly columns: number
  readonly columnOf: readonly (readonly number[])[]
} {
  const takenUntil: number[] = []
  let columns = 0
  const columnOf = rows.map(({ cells }, at) => {
    let column = 0
    return cells.map(({ cell }) => {
      while ((takenUntil[column] ?? 0) > at) column++
      const first = column
      const wide = Math.min(MOST_COLUMNS, Math.max(1, cell?.columns ?? 1))
      for (let each = 0; each < wide; each++) takenUntil[column++] = at + Math.max(1, cell?.rows ?? 1)
      columns = Math.max(columns, column)
      return first
    })
  })
  return { columns, columnOf }
}

/** A cell that claims to span more is a slip, or meant to harm. */
const MOST_COLUMNS = 1000

const NUMBER = /^[\s\u2212–+-]*[(]?[\d][\d\s.,'’]*[%)]?$|^[–—-]?$/u

/** With fewer rows under it, nothing is told from a first row. */
const ROWS_UNDER_A_HEADER = 3

interface NumericColumns {
  /** Columns of which every cell under the header is a number, and at least one is there. */
  readonly numeric: readonly boolean[]
  /** The source names no header, but words stand in the first row over a column of numbers. */
  readonly unnamedHeader: boolean
}

function numericColumns(rows: readonly FoundRow[], columns: number): NumericColumns {
  const numeric: boolean[] = Array.from({ length: columns }, () => true)
  const filled: boolean[] = numeric.map(() => false)
  const headed: boolean[] = numeric.map(() => false)
  const { columnOf } = placeCells(rows)
  const unnamed = rows.length > ROWS_UNDER_A_HEADER && !rows.some(({ row }) => row.header)
  rows.forEach(({ row, cells }, at) => {
    if (row.header) return
    cells.forEach(({ cell, blocks }, index) => {
      if ((cell?.columns ?? 1) > 1) return
      const column = columnOf[at]![index]!
      const words = blocks
        .map(block => plainText(block.content))
        .join(' ')
        .trim()
      const number = NUMBER.test(words)
      if (unnamed && at === 0) headed[column] = !number
      else {
        if (!number) numeric[column] = false
        if (words !== '') filled[column] = true
      }
    })
  })
  const found = numeric.map((each, column) => each && filled[column] === true)
  return { numeric: found, unnamedHeader: found.some((each, column) => each && headed[column] === true) }
}

interface CellSetting {
  readonly align: 'left' | 'centre' | 'right'
  readonly header: boolean
  readonly setting: InlineSetting
  readonly styleBlock: StyleCellBlock
}

function cellParagraph(block: Block, { align, header, setting, styleBlock }: CellSetting): StyledParagraph {
  const { stylesheet, language } = setting
  const { table } = stylesheet
  const type: TypeStyle = { ...table, align, italic: header !== table.italic }
  const within = containersOf(block)
  const inner = within.slice(within.findIndex(({ kind }) => kind === 'table') + 3)
  const around = { ...surroundings(inner, type, stylesheet), right: sp(0) }
  const paragraph: Paragraph =
    block.kind === 'paragraph'
      ? block
      : {
          kind: 'paragraph',
          id: block.id,
          role: 'paragraph',
          label: null,
          content: block.content,
          source: block.source,
        }
  const own = { ...setting, language: block.language ?? language }
  const styled = styleBlock(paragraph, { ...around, type: { ...around.type, align } }, own)
  const inlines = styled.inlines.map(inline => ({
    ...inline,
    // Figures stand under one another.
    style: {
      ...inline.style,
      features: inline.style.features.map(feature => (feature === 'pnum' ? 'tnum' : feature)),
    },
  }))
  // What hangs at the edge of a page would touch the next column.
  const breaking = { ...styled.breaking, protrusion: false }
  const plain = align === 'left' && !header && styled.left === styled.firstLeft && styled.labelLength === 0
  const left = plain && styled.keepsWhite !== true ? sp(styled.left + table.turnover) : styled.left
  return { ...styled, left, role: 'cell', inlines, breaking, variants: false }
}
