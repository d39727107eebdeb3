/** Fenced divs → what the blocks inside them are: lines of a role, verse, parts of a container, captions. */
import type { AnchorId, Block, Container, DisplayLine, Paragraph } from '../edition/model.ts'
import type { Attributes } from './markdown-attributes.ts'
import type { RawInline } from './markdown-inlines.ts'
import { CONTAINER_CLASSES, isLanguage, LINE_CLASSES, OTHER_DIVS } from './markdown-names.ts'
import type { Part, Walk } from './markdown-walk.ts'

/** What holds for blocks at one place of the text. */
export interface Frame {
  readonly within: readonly Container[]
  readonly language: string | null
  /** Goes to the first block that comes. */
  readonly anchor: { readonly id: AnchorId; taken: boolean } | null
  readonly align: NonNullable<Block['align']> | null
  /** Every line is one of this role. */
  readonly lines: DisplayLine['role'] | null
  readonly verse: 'stanzas' | 'lines' | null
  readonly headingLevel: number | null
  readonly role: Paragraph['role']
  /** Numbers the items of a list. */
  readonly counter: { next: number; readonly delimiter: string } | null
  /** The number of the item, until a paragraph has taken it. */
  readonly number: {
    readonly text: string
    readonly value: number
    readonly start: number
    readonly end: number
    taken: boolean
  } | null
  /** Blocks of a picture with its caption begin here. */
  readonly figureFrom: number | null
  /** The blocks of a cell begin here: a cell without any is empty, and yet is there. */
  readonly cellFrom: number | null
  /** The line that opens the innermost div. */
  readonly divAt: { readonly start: number; readonly end: number } | null
}

export const ROOT: Frame = {
  ...{ within: [], language: null, anchor: null, align: null, lines: null, verse: null, headingLevel: null },
  ...{ role: 'paragraph', counter: null, number: null, figureFrom: null, cellFrom: null, divAt: null },
}

/** Classes of a div that say something of its container. */
const REFINING = new Set(['numbered', 'bulleted', 'plain', 'defined', 'header'])
const KEYS = new Set(['lang', 'level', 'columns', 'rows', 'align'])

export function reportDiv(
  walk: Walk,
  { classes, values }: Attributes,
  span: { readonly start: number; readonly end: number },
): void {
  const isKnown = (name: string): boolean =>
    Object.hasOwn(LINE_CLASSES, name) ||
    CONTAINER_CLASSES.has(name) ||
    OTHER_DIVS.has(name) ||
    REFINING.has(name)
  const what = [
    ...classes.filter(name => !isKnown(name)).map(name => `name “${name}”`),
    ...[...values.keys()].filter(key => !KEYS.has(key)).map(key => `attribute “${key}”`),
  ]
  if (what.length > 0)
    walk.report(
      'markdown/unknown-attribute',
      span.start,
      span.end,
      `the ${what.join(' and the ')} of this div says nothing here; its text is set as it is`,
      'leave it out, or write one of those that docs/markdown.md lists',
    )
}

/** What holds inside a div. */
export function divFrame(walk: Walk, outer: Frame, { classes, values, anchor }: Attributes): Frame {
  const lang = values.get('lang')
  let frame: Frame = { ...outer, figureFrom: null, cellFrom: null, number: null, counter: null }
  const align = alignmentOf(values)
  // A cell keeps it for itself.
  if (align !== null && !classes.includes('cell')) frame = { ...frame, align }
  if (lang !== undefined && isLanguage(lang)) frame = { ...frame, language: lang }
  if (anchor !== null) frame = { ...frame, anchor: { id: anchor, taken: false } }
  const container = classes.find(name => CONTAINER_CLASSES.has(name))
  if (container !== undefined) {
    const made = { ...containerOf(container, classes, values), id: `c${++walk.containers}` } as Container
    frame = { ...frame, within: [...frame.within, made], lines: null, verse: null, role: 'paragraph' }
  }
  if (container === 'cell') frame = { ...frame, cellFrom: blockCount(walk) }
  const line = container === undefined ? classes.find(name => Object.hasOwn(LINE_CLASSES, name)) : undefined
  if (line !== undefined) frame = { ...frame, lines: LINE_CLASSES[line]!, verse: null }
  if (classes.includes('verse')) frame = { ...frame, verse: 'stanzas', lines: null }
  if (classes.includes('verse-lines')) frame = { ...frame, verse: 'lines', lines: null }
  if (classes.includes('continuation')) frame = { ...frame, role: 'continuation' }
  if (classes.includes('item-paragraph')) frame = { ...frame, role: 'item' }
  if (classes.includes('heading')) frame = { ...frame, headingLevel: levelOf(values.get('level')) }
  if (classes.includes('figure')) frame = { ...frame, figureFrom: walk.parts.length }
  return frame
}

/** `align=right`; null where nothing or something else is written. */
export function alignmentOf(values: ReadonlyMap<string, string>): Frame['align'] {
  const align = values.get('align')
  return align === 'left' || align === 'centre' || align === 'right' ? align : null
}

const levelOf = (written: string | undefined): number => (/^[1-6]$/.test(written ?? '') ? Number(written) : 2)

function containerOf(
  name: string,
  classes: readonly string[],
  values: ReadonlyMap<string, string>,
): Omit<Container, 'id'> & Record<string, unknown> {
  const count = (key: string): number =>
    /^[1-9]\d{0,3}$/.test(values.get(key) ?? '') ? Number(values.get(key)) : 1
  const header = classes.includes('header')
  const ordering = ['numbered', 'bulleted', 'defined'].find(each => classes.includes(each)) ?? 'plain'
  if (name === 'list') return { kind: 'list', ordering }
  if (name === 'row') return { kind: 'row', header }
  if (name === 'cell') {
    const spans = { columns: count('columns'), rows: count('rows') }
    return { kind: 'cell', header, ...spans, align: alignmentOf(values) }
  }
  return { kind: name as 'item' }
}

/** At the end of a div with a picture: the first paragraph after it is its caption. */
export function finishFigure(walk: Walk): void {
  const from = walk.frames[walk.frames.length - 1]!.figureFrom
  if (from === null || walk.notes.length > 0) return
  let at = from
  while (at < walk.parts.length && !isFigure(walk.parts[at]!)) at++
  const figure = walk.parts[at]
  let caption = at + 1
  while (caption < walk.parts.length && walk.parts[caption]!.kind !== 'block') caption++
  const text = walk.parts[caption]
  if (figure?.kind !== 'block' || text?.kind !== 'block' || text.block.kind !== 'paragraph') return
  const content: readonly RawInline[] = [...figure.block.content, ...text.block.content]
  walk.parts[at] = { kind: 'block', block: { ...figure.block, content } }
  walk.parts.splice(caption, 1)
}

const isFigure = (part: Part): boolean => part.kind === 'block' && part.block.kind === 'figure'

/** Blocks so far, of the note that is open or of the text. */
export const blockCount = (walk: Walk): number =>
  walk.notes[walk.notes.length - 1]?.blocks.length ?? walk.parts.length
