/** Blocks of the model → TEI: headings open divisions, containers become elements where TEI allows them, texts of their own elsewhere. */
import type { Block, Container, Note } from '../edition/model.ts'
import { ALIGNMENTS, type Place, writeBlock } from './tei-blocks.ts'
import type { Writing } from './tei-inlines.ts'
import { isBlock, isRegular, type Node, segmentsOf, stationOf, treeOf } from './tei-tree.ts'
import { type Attributes, element, startTag } from './xml-text.ts'

/** Headings outside of all containers open divisions, each inside of that of the heading above it. */
interface Division {
  readonly depth: number
  readonly nodes: Node[]
  readonly parts: Division[]
}

const division = (depth: number, nodes: Node[] = []): Division => ({ depth, nodes, parts: [] })

/** The body of a text. */
export function writeBody(writing: Writing, blocks: readonly Block[]): string {
  const open = [division(0)]
  for (const node of treeOf(blocks)) {
    if (node.kind === 'block' && node.block.kind === 'heading') {
      const { level } = node.block
      open.length = Math.min(open.length, level)
      for (let depth = open.length; depth <= level; depth++) {
        const part = division(depth)
        open.at(-1)!.parts.push(part)
        open.push(part)
      }
    }
    open.at(-1)!.nodes.push(node)
  }
  return bodyOf(writing, open[0]!)
}

/** A body must have text, or a division: what only opens one is in a division. */
function bodyOf(writing: Writing, root: Division): string {
  const content = writeDivision(writing, root)
  const bare = root.parts.length === 0 && segmentsOf(root.nodes).every(({ hasText }) => !hasText)
  return bare ? inDivision(content) : content
}

const inDivision = (content: string): string => `<div>\n${content}\n</div>`

/** What stands in a division itself, then the divisions in it: where text goes on after an end, it is in one of its own. */
function writeDivision(writing: Writing, { depth, nodes, parts }: Division): string {
  const segments = segmentsOf(nodes)
  const lines: string[] = []
  for (const [index, segment] of segments.entries()) {
    const mayEnd = segments.length === 1 && parts.length === 0
    if (index > 0) lines.push(inDivision(writeSegment(writing, segment.nodes, depth)))
    else if (mayEnd || !segment.ends) lines.push(writeSegment(writing, segment.nodes, depth))
    else {
      const heads = segment.nodes.findLastIndex(node => stationOf(node) === 'top') + 1
      if (heads > 0) lines.push(writeSegment(writing, segment.nodes.slice(0, heads), depth))
      lines.push(inDivision(writeSegment(writing, segment.nodes.slice(heads), depth)))
    }
  }
  for (const part of parts) lines.push(inDivision(writeDivision(writing, part)))
  return lines.join('\n')
}

/** A postscript ends a text: where none is before it, it is one itself. */
function writeSegment(writing: Writing, nodes: readonly Node[], depth: number): string {
  let hasText = false
  const lines = nodes.map(node => {
    const station = stationOf(node)
    const atHome = station !== 'bottom' || hasText
    if (station === 'common' || station === 'bottom') hasText = true
    return writeNode(writing, node, { atHome, depth })
  })
  return lines.join('\n')
}

const IN_TEXT: Place = { atHome: false, depth: 0 }

const writeNodes = (writing: Writing, nodes: readonly Node[], place: Place = IN_TEXT): string =>
  nodes.map(node => writeNode(writing, node, place)).join('\n')

/** Paragraphs of a note. */
export const writeParagraphs = (writing: Writing, { paragraphs }: Note): string =>
  writeNodes(writing, treeOf(paragraphs))

function writeNode(writing: Writing, node: Node, place: Place): string {
  if (node.kind === 'block') return writeBlock(writing, node.block, place)
  const { container, children } = node
  const text = (): string => bodyOf(writing, division(0, [...children]))
  const allowed = container.kind === 'postscript' ? place.atHome : mayBeIn(container, place.parent)
  if (container.kind === 'enclosure' || !allowed || !isRegular(node))
    return `${startTag('floatingText', looseAttributes(container))}<body>\n${text()}\n</body></floatingText>`
  const [name, attributes] = containerElement(container)
  return element(name, attributes, `\n${writeChildren(writing, container, children)}\n`)
}

/** Elements that only their own parents may have. */
const PARENTS: Readonly<Partial<Record<Container['kind'], Container['kind']>>> = {
  item: 'list',
  row: 'table',
  cell: 'row',
}

const mayBeIn = ({ kind }: Container, parent: Container['kind'] | undefined): boolean =>
  PARENTS[kind] === undefined ? !(kind === 'speech' && parent === kind) : PARENTS[kind] === parent

function writeChildren(writing: Writing, { kind }: Container, children: readonly Node[]): string {
  switch (kind) {
    case 'list':
    case 'table':
    case 'row':
    case 'stanza':
      return writeNodes(writing, children, { atHome: true, depth: 0, parent: kind })
    case 'speech': {
      const [speaker, ...others] = children
      return [
        ...(speaker === undefined
          ? []
          : [
              writeNode(writing, speaker, {
                atHome: isBlock(speaker, 'line', 'speaker'),
                depth: 0,
                parent: kind,
              }),
            ]),
        ...others.map(node => writeNode(writing, node, { ...IN_TEXT, parent: kind })),
      ].join('\n')
    }
    case 'postscript': {
      const first = children.findIndex(node => !['anywhere', 'top'].includes(stationOf(node)))
      const last = children.findLastIndex(node => !['anywhere', 'closing'].includes(stationOf(node)))
      const at = (index: number): Place => ({ atHome: index < first || index > last, depth: 0 })
      return children.map((node, index) => writeNode(writing, node, at(index))).join('\n')
    }
    default:
      return writeNodes(writing, children)
  }
}

/** A container whose element is not allowed here, or lacks what it must have, says by its type what it is. */
function looseAttributes(container: Container): Attributes {
  const { kind } = container
  if (kind === 'list') return { type: kind, subtype: ORDERINGS[container.ordering] }
  if (kind === 'row') return { type: kind, subtype: container.header ? 'label' : 'data' }
  if (kind !== 'cell') return { type: kind }
  const { columns, rows, header, align } = container
  const rend = align === null ? null : ALIGNMENTS[align]
  return { type: kind, subtype: header ? 'label' : 'data', rend, n: `${columns} ${rows}` }
}

const ORDERINGS = {
  numbered: 'numbered',
  bulleted: 'bulleted',
  plain: 'plain',
  defined: 'definition',
} as const

/** An enclosure is a text of its own, and has no element here. */
function containerElement(
  container: Exclude<Container, { readonly kind: 'enclosure' }>,
): readonly [string, Attributes] {
  switch (container.kind) {
    case 'list':
      return ['list', { type: ORDERINGS[container.ordering] }]
    case 'item':
      return ['item', {}]
    case 'quotation':
      return ['quote', { rend: 'block' }]
    case 'stanza':
      return ['lg', {}]
    case 'speech':
      return ['sp', {}]
    case 'postscript':
      return ['postscript', {}]
    case 'editorial-note':
      return ['note', { type: 'editorial', place: 'block' }]
    case 'preformatted':
      return ['quote', { rend: 'preformatted' }]
    case 'table':
      return ['table', {}]
    case 'row':
      return ['row', { role: container.header ? 'label' : 'data' }]
    case 'cell': {
      const { columns, rows, header, align } = container
      const spans = { cols: columns === 1 ? null : String(columns), rows: rows === 1 ? null : String(rows) }
      return [
        'cell',
        { role: header ? 'label' : 'data', ...spans, rend: align === null ? null : ALIGNMENTS[align] },
      ]
    }
  }
}
