/** Blocks of the model → TEI: containers that blocks share become elements around them, headings open divisions. */
import type { Block, Container, DisplayLine, Paragraph } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import { type Around, type Writing, writeInlines } from './tei-inlines.ts'
import { type Attributes, element, escapeText, startTag } from './xml-text.ts'

/** The body of a text. Headings outside of all containers open divisions, each inside of that of the heading above it. */
export function writeBody(writing: Writing, blocks: readonly Block[]): string {
  const lines: string[] = []
  let depth = 0
  const leave = (to: number): void => {
    for (; depth > to; depth--) lines.push('</div>')
  }
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]!
    if (block.kind === 'heading' && (block.within ?? []).length === 0) {
      leave(block.level - 1)
      for (; depth < block.level; depth++) lines.push('<div>')
    }
    const end = endOfGroup(blocks, at)
    lines.push(writeGroup(writing, blocks.slice(at, end), 0, depth))
    at = end
  }
  leave(0)
  return lines.join('\n')
}

/** Blocks that stand in the same outermost container belong together. */
function endOfGroup(blocks: readonly Block[], start: number, depth = 0): number {
  const id = blocks[start]!.within?.[depth]?.id
  let end = start + 1
  if (id !== undefined) while (blocks[end]?.within?.[depth]?.id === id) end++
  return end
}

/** Blocks in one container, or a single block in none. */
export function writeGroup(
  writing: Writing,
  blocks: readonly Block[],
  depth: number,
  division: number,
): string {
  const [first] = blocks
  const container = first!.within?.[depth]
  if (container === undefined) return writeBlock(writing, first!, division)
  const parts: string[] = []
  for (let at = 0; at < blocks.length; ) {
    const end = endOfGroup(blocks, at, depth + 1)
    parts.push(writeGroup(writing, blocks.slice(at, end), depth + 1, division))
    at = end
  }
  const [name, attributes, inner] = containerElement(container)
  const content = inner === null ? parts.join('\n') : `${startTag(inner)}\n${parts.join('\n')}\n</${inner}>`
  return element(name, attributes, `\n${content}\n`)
}

const ORDERINGS = { numbered: 'numbered', bulleted: 'bulleted', plain: 'plain', defined: 'gloss' } as const

function containerElement(container: Container): readonly [string, Attributes, string | null] {
  switch (container.kind) {
    case 'list':
      return ['list', { type: ORDERINGS[container.ordering] }, null]
    case 'item':
      return ['item', {}, null]
    case 'quotation':
      return ['quote', { rend: 'block' }, null]
    case 'stanza':
      return ['lg', {}, null]
    case 'speech':
      return ['sp', {}, null]
    case 'postscript':
      return ['postscript', {}, null]
    case 'enclosure':
      return ['floatingText', { type: 'enclosure' }, 'body']
    case 'editorial-note':
      return ['note', { type: 'editorial', place: 'block' }, null]
    case 'preformatted':
      return ['quote', { rend: 'preformatted', 'xml:space': 'preserve' }, null]
    case 'table':
      return ['table', {}, null]
    case 'row':
      return ['row', { role: container.header ? 'label' : 'data' }, null]
    case 'cell': {
      const { columns, rows, header, align } = container
      const spans = { cols: columns === 1 ? null : String(columns), rows: rows === 1 ? null : String(rows) }
      return [
        'cell',
        { role: header ? 'label' : 'data', ...spans, rend: align === null ? null : ALIGNMENTS[align] },
        null,
      ]
    }
  }
}

/** A paragraph that is only `left` is set as usual: many sources say so of all. */
const ALIGNMENTS = { left: 'flushleft', centre: 'center', right: 'right' } as const

const LINES: Readonly<Record<DisplayLine['role'], readonly [string, Attributes]>> = {
  classification: ['ab', { type: 'classification' }],
  reference: ['ab', { type: 'reference' }],
  dateline: ['dateline', {}],
  address: ['ab', { type: 'address' }],
  salutation: ['salute', {}],
  signature: ['signed', {}],
  'source-note': ['note', { type: 'source', place: 'inline' }],
  speaker: ['speaker', {}],
  'stage-direction': ['stage', {}],
  caption: ['ab', { type: 'caption' }],
  plain: ['ab', { type: 'line' }],
}

function writeBlock(writing: Writing, block: Block, division: number): string {
  const within = block.within ?? []
  const preserved = needsPreserving(block) || within.some(container => container.kind === 'preformatted')
  const around: Around = { preserved, foreign: block.language !== undefined }
  const shared: Attributes = {
    'xml:id': block.anchor,
    'xml:lang': block.language,
    'xml:space': preserved ? 'preserve' : null,
  }
  const align = block.align === undefined ? null : ALIGNMENTS[block.align]
  const rend = (word: string | null): string | null =>
    [word, align].filter(each => each !== null).join(' ') || null
  if (block.kind === 'paragraph') {
    const name = block.role === 'verse' ? 'l' : 'p'
    const role = block.role === 'item' || block.role === 'continuation' ? block.role : null
    return filled(name, { ...shared, rend: rend(role) }, writeParagraph(writing, block, around))
  }
  const content = writeInlines(writing, block.content, around)
  if (block.kind === 'heading') {
    const level = within.length === 0 && block.level === division ? null : `level-${block.level}`
    return filled('head', { ...shared, type: level, rend: rend(null) }, content)
  }
  if (block.kind === 'rule') return element('milestone', { ...shared, unit: 'section', rend: 'rule' }, '')
  if (block.kind === 'figure') {
    const graphic = block.image === null ? '' : element('graphic', { url: block.image }, '')
    const head = content === '' ? '' : element('head', {}, content)
    const description =
      block.description === null ? '' : element('figDesc', {}, escapeText(block.description))
    return filled('figure', { ...shared, rend: rend(null) }, `${graphic}${head}${description}`)
  }
  const [name, attributes] = LINES[block.role]
  return filled(name, { ...attributes, ...shared, rend: rend(null) }, content)
}

const filled = (name: string, attributes: Attributes, content: string): string =>
  `${startTag(name, attributes)}${content}</${name}>`

/** The label that opens a paragraph, as a number of its own; then the rest. */
export function writeParagraph(writing: Writing, block: Paragraph, around: Around): string {
  if (block.label === null) return writeInlines(writing, block.content, around)
  const { text, supplied, value } = block.label
  const attributes = {
    type: 'paragraph',
    value: value === null ? null : String(value),
    resp: supplied ? 'editor' : null,
  }
  let left = text.length
  const opening: Paragraph['content'][number][] = []
  const rest: Paragraph['content'][number][] = []
  for (const inline of block.content) {
    if (left <= 0 || inline.kind !== 'text') {
      if (left > 0) opening.push(inline)
      else rest.push(inline)
      continue
    }
    opening.push({ ...inline, text: inline.text.slice(0, left) })
    if (inline.text.length > left) rest.push({ ...inline, text: inline.text.slice(left) })
    left -= inline.text.length
  }
  return (
    element('num', attributes, writeInlines(writing, opening, around)) + writeInlines(writing, rest, around)
  )
}

/** Is there white that a reader of TEI would take for a single space, or for none? */
export function needsPreserving(block: Block): boolean {
  const text = plainText(block.content)
  return text !== text.replace(/[ \t\n\r\u2028]+/g, ' ').replace(/^ | $/g, '')
}
