/** A table of Word → its cells in order, with the columns and rows that each spans; cells that only continue others are left out. */
import { addAll } from '../base/arrays.ts'
import { type Change, type Changes, isKept } from './word-changes.ts'
import { isOn, runProperties, wholeNumber } from './word-properties.ts'
import { attribute, childNamed, childrenNamed, descendantNamed, type WordElement } from './word-xml.ts'

export interface TableCell {
  /** Null for columns that a row leaves free before or after its cells. */
  readonly element: WordElement | null
  readonly row: WordElement
  readonly header: boolean
  readonly columns: number
  readonly rows: number
  readonly align: 'left' | 'centre' | 'right' | null
  readonly change: Change
}

/** Word has at most 63 columns; what claims more is cut to this. */
const MOST_COLUMNS = 256

interface RawCell {
  readonly element: WordElement | null
  readonly column: number
  readonly columns: number
  readonly merge: 'begins' | 'continues' | null
}

interface RawRow {
  readonly element: WordElement
  readonly header: boolean
  readonly change: Change
  readonly cells: readonly RawCell[]
}

export function cellsOf(table: WordElement, changes: Changes, change: Change): readonly TableCell[] {
  const rows: RawRow[] = []
  for (const { element, change: own } of rowsOf(table, change)) {
    const marked = rowChange(element) ?? own
    if (isKept(marked, changes)) rows.push(readRow(element, marked))
  }
  // Only the first rows are repeated on each page; one marked further down is none.
  const firstPlain = rows.findIndex(({ header }) => !header)
  return rows.flatMap((row, index) => {
    const header = row.header && (firstPlain < 0 || index < firstPlain)
    return row.cells
      .filter(({ merge }) => merge !== 'continues' || index === 0)
      .map(cell => ({
        element: cell.element,
        row: row.element,
        header,
        columns: cell.columns,
        rows: cell.merge === null ? 1 : rowsSpanned(rows, index, cell),
        align: cell.element === null ? null : alignOf(cell.element),
        change: row.change,
      }))
  })
}

/** Rows, also those inside structured tags, alternatives and tracked changes. */
function rowsOf(parent: WordElement, change: Change): readonly { element: WordElement; change: Change }[] {
  const found: { element: WordElement; change: Change }[] = []
  for (const child of parent.children) {
    if (typeof child === 'string' || child.name === 'w:tblPr' || child.name === 'w:tblGrid') continue
    if (child.name === 'w:tr') found.push({ element: child, change })
    else if (child.name !== 'w:tbl') addAll(found, rowsOf(child, change))
  }
  return found
}

function rowChange(row: WordElement): Change {
  const properties = childNamed(row, 'w:trPr')
  return properties === null ? null : (runProperties(properties).change ?? null)
}

function readRow(element: WordElement, change: Change): RawRow {
  const properties = childNamed(element, 'w:trPr')
  const count = (name: string): number => spanOf(attribute(childNamed(properties, name), 'w:val'), 0)
  const header = childNamed(properties, 'w:tblHeader')
  const cells: RawCell[] = []
  let column = 0
  const add = (cell: WordElement | null, columns: number, merge: RawCell['merge']): void => {
    cells.push({ element: cell, column, columns, merge })
    column += columns
  }
  const before = count('w:gridBefore')
  if (before > 0) add(null, before, null)
  for (const cell of cellElements(element)) {
    const own = childNamed(cell, 'w:tcPr')
    const merge = childNamed(own, 'w:vMerge')
    const begins = attribute(merge, 'w:val') === 'restart'
    add(
      cell,
      spanOf(attribute(childNamed(own, 'w:gridSpan'), 'w:val'), 1),
      merge === null ? null : begins ? 'begins' : continues(cell),
    )
  }
  const after = count('w:gridAfter')
  if (after > 0) add(null, after, null)
  return { element, header: header !== null && isOn(attribute(header, 'w:val')), change, cells }
}

/** Word shows nothing of a cell that continues another; should it hold text, it stays a cell, so that this is not lost. */
const continues = (cell: WordElement): 'continues' | null =>
  descendantNamed(cell, 'w:t') === null ? 'continues' : null

function cellElements(parent: WordElement): readonly WordElement[] {
  const found: WordElement[] = []
  for (const child of parent.children) {
    if (typeof child === 'string' || child.name === 'w:trPr' || child.name === 'w:tblPrEx') continue
    if (child.name === 'w:tc') found.push(child)
    else if (child.name !== 'w:tr') addAll(found, cellElements(child))
  }
  return found
}

const spanOf = (value: string | null, otherwise: number): number =>
  Math.min(MOST_COLUMNS, Math.max(otherwise, wholeNumber(value) ?? otherwise))

/** A cell goes on through the rows below as long as these have one that continues, at the same column. */
function rowsSpanned(rows: readonly RawRow[], index: number, cell: RawCell): number {
  let below = index + 1
  while (
    rows[below]?.cells.some(({ column, merge }) => column === cell.column && merge === 'continues') === true
  )
    below++
  return below - index
}

function alignOf(cell: WordElement): 'left' | 'centre' | 'right' | null {
  for (const paragraph of childrenNamed(cell, 'w:p')) {
    const value = attribute(childNamed(childNamed(paragraph, 'w:pPr'), 'w:jc'), 'w:val')
    if (value === null) continue
    if (value === 'center') return 'centre'
    if (value === 'right' || value === 'end') return 'right'
    return value === 'left' || value === 'start' ? 'left' : null
  }
  return null
}
