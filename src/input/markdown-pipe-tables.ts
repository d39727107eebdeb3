/** The tokens of a pipe table → its containers, and where the text of its cells stands. */
import type { LinePlaces, Token } from './markdown-parser.ts'
import { endOfLine, inFile, type Piece, splitRow } from './markdown-places.ts'
import { enter, type Walk } from './markdown-walk.ts'

export function readTableToken(walk: Walk, token: Token): void {
  switch (token.type) {
    case 'table_open':
      enter(walk, { kind: 'table' })
      walk.table = { aligns: [], header: false, cell: 0, cells: [] }
      break
    case 'tr_open': {
      const header = walk.table?.aligns.length === 0
      enter(walk, { kind: 'row', header })
      walk.table = { aligns: walk.table?.aligns ?? [], header, cell: 0, cells: [] }
      break
    }
    case 'th_open':
    case 'td_open': {
      const table = walk.table
      const style = String((token.attrs ?? []).find(([name]) => name === 'style')?.[1] ?? '')
      const align = /center/.test(style)
        ? 'centre'
        : /right/.test(style)
          ? 'right'
          : /left/.test(style)
            ? 'left'
            : null
      const header = table?.header ?? false
      if (header) table?.aligns.push(align)
      enter(walk, { kind: 'cell', header, columns: 1, rows: 1, align })
      break
    }
    case 'th_close':
    case 'td_close':
      if (walk.table !== null) walk.table.cell++
      walk.frames.pop()
      break
    case 'tr_close':
    case 'table_close':
      walk.frames.pop()
      break
    default:
      break
  }
}

/** The row is divided once, when its first cell is read. */
export function cellPlaces(walk: Walk, places: LinePlaces): readonly Piece[] {
  const table = walk.table
  if (table === null) return []
  if (table.cell === 0) {
    const start = places.starts[0]!
    const stop = walk.source.normalLines[places.firstLine + 1]
    const row = walk.source.normal.slice(start, stop === undefined ? undefined : stop - 1)
    const lead = row.length - row.trimStart().length
    const base = inFile(walk.source, places.firstLine, start + lead)
    table.cells = splitRow(row.trim()).map(cell =>
      cell.pieces.map(({ content, source }) => ({ content, source: base + source })),
    )
  }
  return table.cells[table.cell] ?? [{ content: 0, source: endOfLine(walk.source, places.firstLine) }]
}
