/** Handlers for lists and tables: items with the labels that stand before them, rows and cells. */
import type { Container } from '../edition/model.ts'
import { inContainer } from './tei-blocks.ts'
import { announce, leave } from './tei-inlines.ts'
import { readElement, readNode } from './tei-read.ts'
import { alignOf } from './tei-rendition.ts'
import { apart, inBlock, type PendingLabel } from './tei-stream.ts'
import {
  addGenerated,
  type Context,
  type Handler,
  inStream,
  lookOf,
  newContainer,
  spanOf,
  type Walk,
} from './tei-walk.ts'
import type { RawInline } from './tei-white.ts'
import { attributeOf, childElements, type XmlElement } from './xml-tree.ts'

const ITEMS = new Set([
  'item',
  'person',
  'personGrp',
  'place',
  'org',
  'event',
  'bibl',
  'biblStruct',
  'witness',
  'castItem',
])

/** A list: heads and whatever else stands between the items keep their place. */
export const readList: Handler = (walk, element, context) => {
  if (context.inLine) return readListInLine(walk, element, context)
  const list: Container = { id: newContainer(walk), kind: 'list', ordering: orderingOf(element) }
  const within = [...context.within, list]
  const inside: Context = { ...context, within, parent: element, names: [], link: null }
  let number = 0
  apart(walk.stream, () => {
    announce(walk, element, inside)
    for (const child of element.children) {
      if (
        child.kind === 'text' ||
        !(ITEMS.has(child.name) || child.name === 'label' || child.name === 'headLabel')
      )
        readNode(walk, child, inside)
      else if (child.name !== 'label') readItem(walk, child, inside, list, ++number)
      else walk.stream.label = readLabel(walk, child, inside)
    }
    leave(walk, element, context)
  })
}

function orderingOf(element: XmlElement): Extract<Container, { kind: 'list' }>['ordering'] {
  const words = ['type', 'subtype', 'rend'].map(name => attributeOf(element, name) ?? '').join(' ')
  if (/\b(?:gloss|glossary|definition)\b/.test(words)) return 'defined'
  if (/\b(?:ordered|numbered|number|decimal|roman|alpha)\b/.test(words)) return 'numbered'
  return /\b(?:bulleted|bullets?|unordered|disc)\b/.test(words) ? 'bulleted' : 'plain'
}

function readLabel(walk: Walk, element: XmlElement, context: Context): PendingLabel {
  const stream = inStream(walk, context.language, () => {
    const prototype = { kind: 'paragraph', breaksLines: false, language: context.language } as const
    inBlock(walk.stream, prototype, [], spanOf(walk, element), () => {
      for (const child of element.children) readNode(walk, child, { ...context, parent: element })
    })
  })
  const inlines: RawInline[] = stream.done.flatMap(draft => draft.inlines)
  return { inlines, supplied: false }
}

function readItem(walk: Walk, element: XmlElement, context: Context, list: Container, number: number): void {
  const within = [...context.within, { id: newContainer(walk), kind: 'item' } as const]
  const { stream } = walk
  const at = { file: walk.file, start: element.start, end: element.start }
  const counted = !walk.ours && list.kind === 'list' && list.ordering === 'numbered' && stream.label === null
  if (counted) {
    const text = `${attributeOf(element, 'n') ?? number}.`
    stream.label = { inlines: [{ kind: 'text', text, marks: ['generated'], source: at }], supplied: false }
  }
  // Between a label and its item the source has only its markup.
  if (stream.label !== null) {
    const white = { kind: 'text', text: ' ', marks: ['generated'], source: at } as const
    stream.label = { ...stream.label, inlines: [...stream.label.inlines, white] }
  }
  const prototype = {
    kind: 'paragraph',
    paragraph: 'paragraph',
    breaksLines: false,
    language: context.language,
  } as const
  const inside: Context = { ...context, within, parent: element }
  inBlock(stream, prototype, within, spanOf(walk, element), () => {
    announce(walk, element, inside)
    for (const child of element.children) readNode(walk, child, inside)
    leave(walk, element, inside)
  })
}

/** In a line a list is text: its items with white between. */
function readListInLine(walk: Walk, element: XmlElement, context: Context): void {
  for (const child of childElements(element)) {
    walk.stream.open?.inlines.push({
      kind: 'break',
      as: 'white',
      source: { file: walk.file, start: child.start, end: child.start },
      look: lookOf(context),
    })
    const inside = { ...context, parent: element }
    if (ITEMS.has(child.name))
      for (const node of child.children) readNode(walk, node, { ...inside, parent: child })
    else readElement(walk, child, inside)
  }
}

/** A table: rows of cells, each cell a paragraph at least. */
export const readTable: Handler = (walk, element, context) => {
  if (context.inLine) return readListInLine(walk, element, context)
  const table: Container = { id: newContainer(walk), kind: 'table' }
  const inside: Context = { ...context, names: [], link: null }
  apart(walk.stream, () => {
    announce(walk, element, inside)
    for (const child of element.children) {
      if (child.kind === 'element' && child.name === 'row')
        readRow(walk, child, { ...inside, parent: element, within: [...context.within, table] })
      // Captions and notes of a table stand outside of its rows.
      else readNode(walk, child, { ...inside, parent: element })
    }
    leave(walk, element, context)
  })
}

function readRow(walk: Walk, element: XmlElement, context: Context): void {
  const header = attributeOf(element, 'role') === 'label'
  const within = [...context.within, { id: newContainer(walk), kind: 'row', header } as const]
  for (const child of element.children) {
    const inside = { ...context, within, parent: element }
    if (child.kind === 'element' && child.name === 'cell') readCell(walk, child, inside, header)
    else readNode(walk, child, inside)
  }
}

function readCell(walk: Walk, element: XmlElement, context: Context, rowIsHeader: boolean): void {
  const role = attributeOf(element, 'role')
  const cell: Container = {
    id: newContainer(walk),
    kind: 'cell',
    header: role === null ? rowIsHeader : role === 'label',
    columns: span(attributeOf(element, 'cols')),
    rows: span(attributeOf(element, 'rows')),
    align: alignOf(element, walk.index) ?? null,
  }
  const within = [...context.within, cell]
  const prototype = {
    kind: 'paragraph',
    paragraph: 'paragraph',
    breaksLines: true,
    language: context.language,
    mayBeEmpty: true,
  } as const
  const inside: Context = { ...context, within, parent: element }
  inBlock(walk.stream, prototype, within, spanOf(walk, element), () => {
    announce(walk, element, inside)
    for (const child of element.children) readNode(walk, child, inside)
    leave(walk, element, inside)
  })
}

/** A cell spans one to a hundred columns or rows. */
function span(value: string | null): number {
  const number = value === null || !/^\d{1,3}$/.test(value) ? 1 : Number(value)
  return Math.min(Math.max(number, 1), 100)
}

/** What a file of ours could not set in the element that is made for it: an item outside of a list. */
export const readLoose: Handler = (walk, element, context) => {
  const id = newContainer(walk)
  const words = (attributeOf(element, 'n') ?? '').split(' ').map(Number)
  const header = attributeOf(element, 'subtype') === 'label'
  const containers: Readonly<Record<string, Container>> = {
    list: { id, kind: 'list', ordering: orderingOf(element) },
    item: { id, kind: 'item' },
    table: { id, kind: 'table' },
    row: { id, kind: 'row', header },
    cell: {
      ...{ id, kind: 'cell', header, columns: words[0] || 1, rows: words[1] || 1 },
      align: alignOf(element, walk.index) ?? null,
    },
  }
  inContainer(
    walk,
    element,
    context,
    containers[attributeOf(element, 'type') ?? ''] ?? { id, kind: 'enclosure' },
  )
}

/** A label that stands in no list is text, with white behind it. */
export const readLooseLabel: Handler = (walk, element, context, rule) => {
  walk.handlers.inline(walk, element, context, rule)
  const siblings = context.parent?.children ?? []
  const next = siblings[siblings.indexOf(element) + 1]
  if (next?.kind === 'text' && /^\p{L}/u.test(next.text))
    addGenerated(walk, context, ' ', { file: walk.file, start: element.end, end: element.end })
}

/** Lists that hold data, not text, stand beside the text: behind it, or outside of it. */
export const isData = (parent: XmlElement | null): boolean => BESIDE_TEXT.has(parent?.name ?? '')

const BESIDE_TEXT = new Set(['standOff', 'back', 'text', 'TEI'])

/** A list of persons, places, works or witnesses: in a section of the text it is text; elsewhere it is kept as data. */
export const readRegisterList: Handler = (walk, element, context, rule) => {
  if (!isData(context.parent)) readList(walk, element, context, rule)
}
