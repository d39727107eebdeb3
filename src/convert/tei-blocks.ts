/** One block of the model → its TEI element. */
import type { Block, Container, DisplayLine, Paragraph } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import { identified } from './tei-ids.ts'
import { type Around, type Writing, writeInlines } from './tei-inlines.ts'
import { type Attributes, described, element, startTag } from './xml-text.ts'

/** Where a node stands: `atHome` where TEI allows the element that is made for it; how many divisions are around it. */
export interface Place {
  readonly atHome: boolean
  readonly depth: number
  /** The list, the table, the row or the stanza whose part it is. */
  readonly parent?: Container['kind']
}

/** A paragraph that is only `left` is set as usual: many sources say so of all. */
export const ALIGNMENTS = { left: 'flushleft', centre: 'center', right: 'right' } as const

const LINES: Readonly<Record<DisplayLine['role'], readonly [string, Attributes]>> = {
  classification: ['ab', { type: 'classification' }],
  reference: ['ab', { type: 'reference' }],
  dateline: ['dateline', {}],
  address: ['ab', { type: 'address' }],
  salutation: ['salute', {}],
  valediction: ['closer', {}],
  signature: ['signed', {}],
  'source-note': ['note', { type: 'source', place: 'inline' }],
  speaker: ['speaker', {}],
  'stage-direction': ['stage', {}],
  caption: ['ab', { type: 'caption' }],
  plain: ['ab', { type: 'line' }],
}

/** A block in the element that is made for it, or, where TEI does not allow that, in one that says what it is. */
export function writeBlock(writing: Writing, block: Block, { atHome, depth, parent }: Place): string {
  const within = block.within ?? []
  const preserved = needsPreserving(block) || within.some(container => container.kind === 'preformatted')
  const around: Around = { preserved, foreign: block.language !== undefined }
  const shared: Attributes = {
    ...identified(writing.ids, block.anchor),
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
    const level = `level-${block.level}`
    if (!atHome)
      return filled('ab', { type: 'heading', subtype: level, ...shared, rend: rend(null) }, content)
    const type = within.length === 0 && block.level === depth ? null : level
    return filled('head', { ...shared, type, rend: rend(null) }, content)
  }
  if (block.kind === 'rule') return element('milestone', { ...shared, unit: 'section', rend: 'rule' }, '')
  if (block.kind === 'figure') {
    const graphic = block.image === null ? '' : element('graphic', pictureAt(block.image), '')
    const head = content === '' ? '' : element('head', {}, content)
    const description = block.description === null ? '' : filled('figDesc', {}, described(block.description))
    return filled('figure', { ...shared, rend: rend(null) }, `${graphic}${head}${description}`)
  }
  const [name, attributes] =
    block.role === 'caption' && parent === 'list'
      ? (['head', {}] as const)
      : NOT_BOUND.has(block.role) || (atHome && (block.role === 'speaker') === (parent === 'speech'))
        ? LINES[block.role]
        : (['ab', { type: block.role }] as const)
  return filled(name, { ...attributes, ...shared, rend: rend(null) }, content)
}

/** Lines whose elements may stand wherever a paragraph may. */
const NOT_BOUND: ReadonlySet<DisplayLine['role']> = new Set([
  ...([
    'classification',
    'reference',
    'address',
    'source-note',
    'stage-direction',
    'caption',
    'plain',
  ] as const),
])

/** The address of a picture; a name that is none is kept beside. */
function pictureAt(image: string): Attributes {
  const url = encodeURI(image.replace(/\p{Surrogate}/gu, '\ufffd')).replace(/#/g, '%23')
  return { url, n: url === image ? null : image }
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
