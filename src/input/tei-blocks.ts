/** Handlers for blocks: headings, paragraphs, lines, verse, and what holds several of them. */
import type { Container, Heading } from '../edition/model.ts'
import { announce, isTarget, leave } from './tei-inlines.ts'
import { hasOwnText, isBlank, readChildren } from './tei-read.ts'
import { alignOf, marksOf } from './tei-rendition.ts'
import { LINE_ROLES, ruleFor, type TeiRole, type TeiRule } from './tei-rules.ts'
import { apart, inBlock, type Prototype } from './tei-stream.ts'
import {
  addText,
  type Context,
  type Handler,
  lookOf,
  nameOf,
  newContainer,
  spanOf,
  type Walk,
  withMarks,
} from './tei-walk.ts'
import { attributeOf, childElements, statedText, type XmlElement } from './xml-tree.ts'

const BLOCK_ROLES: ReadonlySet<TeiRole> = new Set([
  ...(['document', 'section', 'enclosure', 'postscript', 'editorial-note', 'stanza', 'speech'] as const),
  ...([
    'heading',
    'paragraph',
    'verse',
    'group',
    'closer',
    'list',
    'table',
    'figure',
    'rule',
    'preformatted',
  ] as const),
  ...(Object.keys(LINE_ROLES) as TeiRole[]),
])

/** Does an element hold blocks, at whatever depth of looks and names? */
export function holdsBlocks(walk: Walk, element: XmlElement): boolean {
  return childElements(element).some(child => {
    const role = ruleFor(walk.rules, child, element)?.role ?? 'inline'
    if (role === 'note' || role === 'apparatus') return false
    return BLOCK_ROLES.has(role) || holdsBlocks(walk, child)
  })
}

/** A block of text: what is inside, and what belongs behind it. */
export function readBlock(
  walk: Walk,
  element: XmlElement,
  context: Context,
  prototype: Omit<Prototype, 'language' | 'align'>,
): void {
  // Inside of a line there is no block: its text goes on, on a line of its own.
  if (context.inLine) {
    readInLine(walk, element, context)
    return
  }
  const align = alignOf(element, walk.index)
  const full: Prototype = {
    ...prototype,
    language: context.language,
    ...(align === undefined ? {} : { align }),
    ...(walk.ours ? { mayBeEmpty: true } : {}),
    ...(isTarget(walk, element) ? { anchor: nameOf(walk, element)! } : {}),
  }
  inBlock(walk.stream, full, context.within, spanOf(walk, element), () => {
    readChildren(
      walk,
      element,
      inside(walk, element, context, prototype.kind === 'heading' || prototype.kind === 'line'),
    )
    leave(walk, element, context)
  })
}

const inside = (walk: Walk, element: XmlElement, context: Context, inLine: boolean): Context => ({
  ...withMarks(context, marksOf(element, walk.index)),
  inLine: context.inLine || inLine,
})

/** A new line before what follows text of the same line; nothing where it begins. */
function readInLine(walk: Walk, element: XmlElement, context: Context): void {
  const { open, frame } = walk.stream
  const at = { file: walk.file, start: element.start, end: element.start }
  if (open !== null && !isBlank(element))
    open.inlines.push({
      kind: 'break',
      as: frame?.prototype.breaksLines === true ? 'line' : 'white',
      source: at,
      look: lookOf(context),
    })
  announce(walk, element, context)
  readChildren(walk, element, withMarks(context, marksOf(element, walk.index)))
  leave(walk, element, context)
}

export const readHeading: Handler = (walk, element, context) =>
  readBlock(walk, element, context, {
    kind: 'heading',
    level: levelOf(statedLevel(element) ?? context.level),
    breaksLines: true,
  })

/** `type="level-3"`: a heading whose level is not that of its division. */
const statedLevel = (element: XmlElement): number | null => {
  const stated = ['type', 'subtype']
    .map(name => /^level-([1-6])$/.exec(attributeOf(element, name) ?? '')?.[1])
    .find(level => level !== undefined)
  return stated === undefined ? null : Number(stated)
}

const levelOf = (level: number): Heading['level'] =>
  level < 1 ? 1 : level > 6 ? 6 : (level as Heading['level'])

/** A paragraph that the source sets in the middle or at the right keeps its lines. */
export const readParagraph: Handler = (walk, element, context) => {
  const align = alignOf(element, walk.index)
  const breaksLines = align === 'centre' || align === 'right'
  const rend = (attributeOf(element, 'rend') ?? '').split(/\s+/)
  const role = rend.includes('item') ? 'item' : rend.includes('continuation') ? 'continuation' : 'paragraph'
  readBlock(walk, element, context, { kind: 'paragraph', paragraph: role, breaksLines })
}

export const readVerse: Handler = (walk, element, context) =>
  readBlock(walk, element, context, { kind: 'paragraph', paragraph: 'verse', breaksLines: false })

/** A line that stands by itself; one that holds others, and no text of its own, is only a group of them. */
export const readLine: Handler = (walk, element, context, rule) => {
  const role = LINE_ROLES[rule.role] ?? 'plain'
  if (standsInText(element, context.parent))
    return readInline(walk, element, element.name === 'stage' ? withMarks(context, ['italic']) : context)
  if (!context.inLine && !hasOwnText(element) && holdsBlocks(walk, element))
    return readGroup(walk, element, context, rule)
  readBlock(walk, element, context, { kind: 'line', line: role, breaksLines: true })
}

/** `<p><salute>Sir:</salute> I have …</p>` is written, and printed, in one line; so is what an actor does in the midst of a speech. */
const standsInText = (element: XmlElement, parent: XmlElement | null): boolean =>
  parent !== null && (RUNS_ON[element.name]?.includes(parent.name) ?? false) && hasOwnText(parent)

const RUNS_ON: Readonly<Record<string, readonly string[]>> = {
  salute: ['p', 'ab'],
  stage: ['p', 'ab', 'l', 'speaker'],
}

/** Elements that group lines: the role of text that they have themselves. */
const GROUP_LINES: Readonly<Record<string, TeiRole>> = {
  opener: 'line',
  address: 'address',
}

/** Lines one after the other, or one line where the group has text of its own. */
export const readGroup: Handler = (walk, element, context, rule) => {
  const role = GROUP_LINES[element.name]
  if (context.inLine) return readInline(walk, element, context)
  if (role !== undefined && (hasOwnText(element) || !holdsBlocks(walk, element))) {
    const own: TeiRule = { ...rule, role }
    return readBlock(walk, element, context, {
      kind: 'line',
      line: LINE_ROLES[own.role] ?? 'plain',
      breaksLines: true,
    })
  }
  readApart(walk, element, context)
}

function readInline(walk: Walk, element: XmlElement, context: Context): void {
  announce(walk, element, context)
  readChildren(walk, element, context)
  leave(walk, element, context)
}

/** Content that is set in blocks of its own, between those around it. */
export function readApart(walk: Walk, element: XmlElement, context: Context): void {
  if (context.inLine) readInline(walk, element, context)
  else apart(walk.stream, () => readInline(walk, element, withMarks(context, marksOf(element, walk.index))))
}

export const readThrough: Handler = (walk, element, context) => readInline(walk, element, context)

export const readSection: Handler = (walk, element, context) =>
  readApart(walk, element, { ...context, level: context.level + 1 })

/** Content in a container of the model. */
export const inContainer = (
  walk: Walk,
  element: XmlElement,
  context: Context,
  container: Container,
  level = context.level,
): void => readApart(walk, element, { ...context, level, within: [...context.within, container] })

const containing =
  (kind: 'postscript' | 'editorial-note' | 'stanza' | 'speech'): Handler =>
  (walk, element, context) =>
    inContainer(walk, element, context, { id: newContainer(walk), kind })

export const readPostscript = containing('postscript')
export const readEditorialNote = containing('editorial-note')
export const readStanza = containing('stanza')
export const readSpeech = containing('speech')

export const readEnclosure: Handler = (walk, element, context) =>
  inContainer(walk, element, context, { id: newContainer(walk), kind: 'enclosure' }, context.level + 1)

/** A quotation is a block if it says so, or holds blocks, or stands between blocks; otherwise it is text as it is. */
export const readQuotation: Handler = (walk, element, context, rule) => {
  const rend = attributeOf(element, 'rend') ?? ''
  const isBlock =
    !context.inLine &&
    !/\binline\b/.test(rend) &&
    (/\b(?:block|blockquote|display)\b/.test(rend) || holdsBlocks(walk, element) || standsApart(walk))
  if (isBlock) inContainer(walk, element, context, { id: newContainer(walk), kind: 'quotation' })
  else walk.handlers.inline(walk, element, context, rule)
}

const standsApart = ({ stream }: Walk): boolean => stream.frame === null && stream.open === null

export const readPreformatted: Handler = (walk, element, context) =>
  // In a file of ours each of its blocks says so: white between them is its layout.
  inContainer(
    walk,
    element,
    { ...context, preserve: !walk.ours },
    { id: newContainer(walk), kind: 'preformatted' },
  )

export const readFigure: Handler = (walk, element, context) => {
  if (element.name === 'graphic' && walk.stream.frame?.prototype.kind === 'figure') return
  const graphic =
    element.name === 'graphic' ? element : childElements(element).find(child => child.name === 'graphic')
  const named = graphic === undefined || !walk.ours ? null : attributeOf(graphic, 'n')
  const image = named ?? (graphic === undefined ? null : attributeOf(graphic, 'url'))
  const description = { text: null }
  readBlock(
    walk,
    element,
    { ...context, inLine: false },
    { kind: 'figure', breaksLines: true, image, description },
  )
}

/** What a picture shows, for those who cannot see it: kept, not printed. */
export const readDescription: Handler = (walk, element, context) => {
  const description = walk.stream.frame?.prototype.description
  if (description === undefined) return readInline(walk, element, context)
  const text = walk.ours ? statedText(element) : textWithin(element)
  if (text !== '') description.text = description.text === null ? text : `${description.text} ${text}`
}

function textWithin(element: XmlElement): string {
  let text = ''
  for (const child of element.children) text += child.kind === 'text' ? child.text : ` ${textWithin(child)}`
  return text.replace(/\s+/g, ' ').trim()
}

export const readRule: Handler = (walk, element, context) =>
  readBlock(walk, element, { ...context, inLine: false }, { kind: 'rule', breaksLines: false })

/** Text of a caption inside of a figure is the figure's; elsewhere it is a line. */
export const readCaption: Handler = (walk, element, context, rule) => {
  if (walk.stream.frame?.prototype.kind !== 'figure') return readLine(walk, element, context, rule)
  if (walk.stream.open !== null && walk.stream.open.inlines.length > 0)
    addText(walk, context, ' ', { file: walk.file, start: element.start, end: element.start })
  readInline(walk, element, context)
}
