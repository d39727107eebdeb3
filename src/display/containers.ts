/** What blocks stand in (lists, quotations, tables) → nodes of the logical tree that hold them. */
import type { Container } from '../edition/model.ts'
import type { StructureAttributes, StructureId } from './display-list.ts'
import type { Structure } from './structure.ts'

/** The containers of every block that stands in a table, by the ids of document and table, in reading order. */
export type TablePaths = ReadonlyMap<string, readonly (readonly Container[])[]>

/** Where the containers of one document are put. `prefix` is its id, which tells them from those of other documents. */
export interface ContainerPlace {
  readonly structure: Structure
  readonly prefix: string
  readonly tables: TablePaths
}

/** The node in which a block with these containers stands; `outer` when there are none. */
export function containerNode(
  within: readonly Container[],
  outer: StructureId,
  place: ContainerPlace,
): StructureId {
  let parent = outer
  let inList = false
  for (const container of within) {
    if (inList && container.kind !== 'item')
      parent = listItem(`${place.prefix} ${container.id} item`, parent, place)
    inList = container.kind === 'list'
    parent = nodeOf(container, parent, place)
  }
  // Text that stands in a list but in no item of it is an item by itself: a list holds nothing else.
  return inList ? place.structure.add(place.structure.add(parent, 'LI'), 'LBody') : parent
}

function nodeOf(container: Container, parent: StructureId, place: ContainerPlace): StructureId {
  const { structure, prefix, tables } = place
  const name = `${prefix} ${container.id}`
  switch (container.kind) {
    case 'item':
      return listItem(name, parent, place)
    case 'list':
      return structure.named(name, () => {
        const numbering = container.ordering === 'defined' ? 'plain' : container.ordering
        return structure.add(parent, 'L', null, { numbering })
      })
    case 'table':
      return structure.named(name, () => growTable(tables.get(name) ?? [], container.id, parent, place))
    // A table is made with all its rows and cells at once; outside of one there are neither.
    case 'row':
    case 'cell':
      return structure.named(name, () => structure.add(parent, 'Div'))
    default:
      return structure.named(name, () => structure.add(parent, TAGS[container.kind]))
  }
}

const TAGS = {
  quotation: 'BlockQuote',
  stanza: 'Div',
  speech: 'Div',
  postscript: 'Div',
  enclosure: 'Sect',
  'editorial-note': 'Div',
  preformatted: 'Div',
} as const

/** The body of an item, which holds its blocks. Its label stands before it; without text it is left out. */
function listItem(name: string, list: StructureId, { structure }: ContainerPlace): StructureId {
  return structure.named(name, () => {
    const item = structure.add(list, 'LI')
    structure.named(`label of ${name}`, () => structure.add(item, 'Lbl'))
    return structure.add(item, 'LBody')
  })
}

/** Where the label of a block goes that stands in an item of a list. */
export function labelNode(within: readonly Container[], place: ContainerPlace): StructureId | undefined {
  const item = within.findLast(({ kind }) => kind === 'item')
  return item && place.structure.known(`label of ${place.prefix} ${item.id}`)
}

type Cell = Extract<Container, { kind: 'cell' }>

interface Row {
  readonly id: string
  readonly header: boolean
  readonly cells: Cell[]
}

/** All rows and cells, also those without text, and as many more as make every row equally long (PDF/UA-1, 7.5). */
function growTable(
  paths: readonly (readonly Container[])[],
  table: string,
  parent: StructureId,
  { structure, prefix }: ContainerPlace,
): StructureId {
  const node = structure.add(parent, 'Table')
  const { rows, spans, missing } = tableGrid(rowsOf(paths, table))
  rows.forEach((row, at) => {
    const tr = structure.named(`${prefix} ${row.id}`, () =>
      structure.add(node, 'TR', null, { evenEmpty: true }),
    )
    row.cells.forEach((cell, index) => {
      const header = cell.header || row.header
      const { columns } = cell
      const attributes: StructureAttributes = {
        evenEmpty: true,
        ...(header && { headerOf: row.header ? 'column' : 'row' }),
        ...(columns > 1 && { columns }),
        ...(spans[at]![index]! > 1 && { rows: spans[at]![index]! }),
      }
      structure.named(`${prefix} ${cell.id}`, () => structure.add(tr, header ? 'TH' : 'TD', null, attributes))
    })
    for (let count = 0; count < missing[at]!; count++) structure.add(tr, 'TD', null, { evenEmpty: true })
  })
  return node
}

function rowsOf(paths: readonly (readonly Container[])[], table: string): readonly Row[] {
  const rows = new Map<string, Row>()
  const cells = new Set<string>()
  for (const path of paths) {
    const at = path.findIndex(container => container.id === table)
    const [row, cell] = [path[at + 1], path[at + 2]]
    if (row?.kind !== 'row') continue
    let known = rows.get(row.id)
    if (known === undefined) {
      known = { id: row.id, header: row.header, cells: [] }
      rows.set(row.id, known)
    }
    if (cell?.kind !== 'cell' || cells.has(cell.id)) continue
    cells.add(cell.id)
    known.cells.push(cell)
  }
  return [...rows.values()]
}

/** How far each cell reaches down, cut off at the last row, and how many columns each row is short of the longest. */
function tableGrid(rows: readonly Row[]): {
  readonly rows: readonly Row[]
  readonly spans: readonly (readonly number[])[]
  readonly missing: readonly number[]
} {
  const used = rows.map(() => 0)
  const spans = rows.map((row, at) =>
    row.cells.map(cell => {
      const span = Math.max(1, Math.min(cell.rows, rows.length - at))
      for (let below = at; below < at + span; below++) used[below]! += Math.max(1, cell.columns)
      return span
    }),
  )
  const widest = used.reduce((most, columns) => Math.max(most, columns), 0)
  return { rows, spans, missing: used.map(columns => widest - columns) }
}
