/** Blocks of one table → a pipe table, or null when its cells are more than that can hold. */
import type { Block, Container } from '../edition/model.ts'
import { type Chunk, groupsOf, isPlain } from './markdown-chunks.ts'
import { type CallNames, printInlines } from './markdown-text.ts'

type Cell = Extract<Container, { kind: 'cell' }>

const RULES = { left: ':--', centre: ':-:', right: '--:' } as const

/** `depth` is that of the rows: a head of one row, equal columns, one paragraph a cell. */
export function printTable(blocks: readonly Block[], depth: number, calls: CallNames): Chunk | null {
  const rows: { readonly header: boolean; readonly cells: readonly (readonly [Cell, string])[] }[] = []
  for (const { container, blocks: own } of groupsOf(blocks, depth)) {
    if (container?.kind !== 'row') return null
    const cells = printCells(own, depth + 1, calls)
    if (cells === null) return null
    rows.push({ header: container.header, cells })
  }
  const [head] = rows
  if (head === undefined || head.cells.length === 0) return null
  const even = rows.every(
    ({ header, cells }, index) =>
      header === (index === 0) &&
      cells.length === head.cells.length &&
      cells.every(([cell], column) => cell.header === header && cell.align === head.cells[column]![0].align),
  )
  if (!even) return null
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(head.cells.map(([, text]) => text)),
    line(head.cells.map(([{ align }]) => (align === null ? '---' : RULES[align]))),
    ...rows.slice(1).map(({ cells }) => line(cells.map(([, text]) => text))),
  ]
}

function printCells(
  blocks: readonly Block[],
  depth: number,
  calls: CallNames,
): readonly (readonly [Cell, string])[] | null {
  const cells: (readonly [Cell, string])[] = []
  for (const { container, blocks: own } of groupsOf(blocks, depth)) {
    const [block, ...others] = own
    if (container?.kind !== 'cell' || container.columns !== 1 || container.rows !== 1) return null
    if (others.length > 0 || !isPlain(block, depth + 1, 'paragraph') || block.label !== null) return null
    cells.push([container, printInlines(block.content, calls, 'cell')])
  }
  return cells
}
