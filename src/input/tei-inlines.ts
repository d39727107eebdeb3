/** Handlers for what stands inside of a line of text: looks, names, links, choices, and points without width. */
import { warningAt } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import type { Alternative, Mark, NameReference } from '../edition/model.ts'
import { placeEntriesAt } from './tei-apparatus.ts'
import { isImplied, placeNote, placeNotesAt } from './tei-notes.ts'
import { isBlank, readChildren, readElement } from './tei-read.ts'
import { marksOf, unknownLooks } from './tei-rendition.ts'
import type { TeiRule } from './tei-rules.ts'
import {
  add,
  addGenerated,
  addText,
  type Context,
  countIn,
  type Handler,
  idOf,
  isCalled,
  lookOf,
  nameAt,
  nameOf,
  pointOf,
  spanOf,
  type Walk,
  withMarks,
} from './tei-walk.ts'
import { attributeOf, childElements, childNamed, statedText, textOf, type XmlElement } from './xml-tree.ts'

/** Text in the look that the element has. */
export const readInline: Handler = (walk, element, context, rule) => {
  if (element.name === 'hi' && rule.marks === undefined)
    for (const look of unknownLooks(element, walk.index))
      countIn(walk.report.looks, look, spanOf(walk, element))
  announce(walk, element, context)
  readChildren(walk, element, withMarks(context, [...(rule.marks ?? []), ...marksOf(element, walk.index)]))
  leave(walk, element, context)
}

/** A place that something refers to gets its name. */
export function announce(walk: Walk, element: XmlElement, context: Context): void {
  if (isTarget(walk, element))
    add(walk, context, { kind: 'anchor', id: nameOf(walk, element)!, source: pointOf(walk, element) })
}

/** Does something refer to an element? In a file of ours, every name of a place counts. */
export function isTarget(walk: Walk, element: XmlElement): boolean {
  const id = idOf(element)
  if (id === null || walk.index.byId.get(id) !== element) return false
  return walk.index.targets.has(id) || (walk.ours && !isCalled(element))
}

/** Notes and variants that belong behind an element are called here. */
export function leave(walk: Walk, element: XmlElement, context: Context): void {
  const id = idOf(element)
  if (id === null || walk.index.byId.get(id) !== element) return
  placeNotesAt(walk, id, element, context)
  placeEntriesAt(walk, id, element, context)
}

const marking =
  (mark: Mark): Handler =>
  (walk, element, context, rule) =>
    readInline(walk, element, withMarks(context, [mark]), rule)

export const readSupplied = marking('supplied')
/** What is unclear and not even guessed is a gap. */
export const readUnclear: Handler = (walk, element, context, rule) =>
  walk.ours || element.children.length > 0
    ? markedUnclear(walk, element, context, rule)
    : readGap(walk, element, context, rule)
const markedUnclear = marking('unclear')
/** What is struck through because it is deleted is not struck through a second time. */
export const readDeleted: Handler = (walk, element, context) => {
  const looks = marksOf(element, walk.index).filter(mark => mark !== 'strikethrough')
  announce(walk, element, context)
  readChildren(walk, element, withMarks(context, ['deleted', ...looks]))
  leave(walk, element, context)
}
export const readAdded = marking('added')
export const readSic = marking('sic')

export const readName: Handler = (walk, element, context, rule) => {
  const kind = rule.name ?? 'other'
  // In a list of persons the name is the entry's, not a mention.
  const defines = idOf(element) !== null && keysOf(walk, element).length === 0 && kind === 'person'
  if (!walk.ours && (defines || isBlank(element))) return readInline(walk, element, context, rule)
  const keys = keysOf(walk, element)
  const names = (keys.length === 0 ? [null] : keys).map(
    (key): NameReference => ({ kind, key, mention: ++walk.document.mentions }),
  )
  readInline(walk, element, { ...context, names: [...context.names, ...names] }, rule)
}

/** The keys that a name refers to: `#a`, `persons.xml#a`, or a key as it stands. */
function keysOf(walk: Walk, element: XmlElement): readonly string[] {
  const pointers =
    attributeOf(element, 'ref') ?? attributeOf(element, 'corresp') ?? attributeOf(element, 'sameAs')
  if (pointers === null) {
    const key = attributeOf(element, 'key')
    if (walk.ours && key !== null) return [key]
    const word = key?.trim() ?? ''
    return word === '' ? [] : [word]
  }
  return pointers
    .split(/\s+/)
    .filter(word => word !== '')
    .map(word => nameAt(walk, word.slice(word.lastIndexOf('#') + 1) || word))
}

const OUTSIDE = /^(?:https?|mailto|doi):/i

/** A reference: its text, or what it points to where it has none; a call where it calls a note. */
export const readLink: Handler = (walk, element, context, rule) => {
  if (attributeOf(element, 'type') === 'missing-note') {
    add(walk, context, { kind: 'dangling-ref', label: textOf(element), source: spanOf(walk, element) })
    return
  }
  const note = walk.index.calls.get(element)
  if (note !== undefined) return placeNote(walk, note, context, spanOf(walk, element), isImplied(element))
  if (walk.ours) return readStatedLink(walk, element, context, rule)
  const target = (attributeOf(element, 'target') ?? attributeOf(element, 'cRef') ?? '').trim()
  const first = target.split(/\s+/)[0] ?? ''
  const inside = first.startsWith('#') ? first.slice(1) : null
  if (inside !== null && inside !== '' && !walk.index.byId.has(inside))
    walk.report.diagnostics.push(
      warningAt(
        'tei/dangling-reference',
        spanOf(walk, element),
        `nothing in this file has the id “${inside}”`,
        `give what is meant xml:id="${inside}", or take the reference out`,
      ),
    )
  const link =
    inside === null ? (OUTSIDE.test(first) ? first : null) : walk.index.byId.has(inside) ? `#${inside}` : null
  const linked = link === null ? context : { ...context, link }
  if (!isBlank(element)) return readInline(walk, element, linked, rule)
  readInline(walk, element, linked, rule)
  const shown = referenceText(walk, element, first)
  if (shown !== '') addGenerated(walk, linked, shown, spanOf(walk, element))
}

/** A link of a file of ours is as it is written. */
function readStatedLink(walk: Walk, element: XmlElement, context: Context, rule: TeiRule): void {
  const target = attributeOf(element, 'target')
  const written = attributeOf(element, 'cRef') ?? target ?? ''
  const link = target?.startsWith('#') === true ? `#${nameAt(walk, target.slice(1))}` : written
  readInline(walk, element, { ...context, link }, rule)
}

/** What stands for a reference without text: a number or heading of its target, or the target as written. */
function referenceText(walk: Walk, element: XmlElement, target: string): string {
  const cited = attributeOf(element, 'cRef')
  if (cited !== null) return citation(cited)
  if (!target.startsWith('#')) return target
  const found = walk.index.byId.get(target.slice(1))
  if (found === undefined) return target.slice(1)
  const siglum = walk.index.sigla.get(target.slice(1))
  const head = childElements(found).find(child => child.name === 'head')
  return (
    siglum ??
    attributeOf(found, 'n') ??
    (head === undefined ? target.slice(1) : textOf(head).replace(/\s+/g, ' ').trim())
  )
}

/** `NA:2Tim:3:16` → ` (2Tim 3:16)`: the canon or edition that it is counted in does not belong to the place. */
function citation(written: string): string {
  const parts = written.split(':')
  const [book, ...place] = parts.length > 2 ? parts.slice(1) : parts
  return ` (${[book, place.join(':')].filter(part => part !== '').join(' ')})`
}

/** What is printed of a choice, and what the other half is. */
const CHOICES: readonly (readonly [printed: string, other: string, kind: Alternative['kind']])[] = [
  ['corr', 'sic', 'sic'],
  ['reg', 'orig', 'original'],
  ['abbr', 'expan', 'expansion'],
  // The other half is printed only where the source says so: `rend="printed"`.
  ['sic', 'corr', 'correction'],
  ['orig', 'reg', 'regularised'],
  ['expan', 'abbr', 'abbreviation'],
]

/** The printed half of a choice with the other as its alternative; one that is none of the usual is printed whole. */
export const readChoice: Handler = (walk, element, context) => {
  const halves = childElements(element)
  const stated = halves.find(half => attributeOf(half, 'rend') === 'printed')
  for (const [printed, other, kind] of CHOICES) {
    const shown = halves.find(half => half.name === printed)
    const hidden = halves.find(half => half.name === other)
    if (shown === undefined || hidden === undefined) continue
    if (stated !== undefined && stated !== shown) continue
    const text = walk.ours ? statedText(hidden) : textOf(hidden).replace(/\s+/g, ' ').trim()
    const half: Context = { ...context, parent: element, alternative: { kind, text } }
    // Of a choice, either half is text as it stands: the choice says what it is.
    if (printed === 'sic') return readInline(walk, shown, half, { element: printed, role: 'inline' })
    return readElement(walk, shown, half)
  }
  announce(walk, element, context)
  for (const half of halves) readElement(walk, half, { ...context, parent: element })
  leave(walk, element, context)
}

export const readLineBreak: Handler = (walk, element, context) => {
  const source = spanOf(walk, element)
  const joins =
    attributeOf(element, 'break') === 'no' || /hyphenInWord|inWord/i.test(attributeOf(element, 'type') ?? '')
  const as = joins ? 'nothing' : walk.stream.frame?.prototype.breaksLines === true ? 'line' : 'white'
  announce(walk, element, context)
  if (context.preserve && !joins) addText(walk, context, '\u2028', source)
  else breakIn(walk, context, as, source)
}

/** A break between two texts of one block; at its beginning there is nothing to break. */
function breakIn(walk: Walk, context: Context, as: 'line' | 'white' | 'nothing', source: Span): void {
  const open = walk.stream.open
  if (open !== null) open.inlines.push({ kind: 'break', as, source, look: lookOf(context) })
}

/** White that the source names: of lines a new line, of anything else a space. */
export const readSpace: Handler = (walk, element, context) => {
  const source = spanOf(walk, element)
  if (/^lines?$/.test(attributeOf(element, 'unit') ?? '') || attributeOf(element, 'dim') === 'vertical')
    breakIn(walk, context, walk.stream.frame?.prototype.breaksLines === true ? 'line' : 'white', source)
  else addText(walk, context, ' ', source)
}

export const readPage: Handler = (walk, element, context) => {
  announce(walk, element, context)
  const source = spanOf(walk, element)
  const joins = attributeOf(element, 'break') === 'no'
  if (joins) breakIn(walk, context, 'nothing', source)
  const written = attributeOf(element, 'n') ?? ''
  const label = walk.ours ? written : written.trim()
  if (label !== '' || walk.ours) add(walk, context, { kind: 'source-page', label, source })
}

export const readAnchor: Handler = (walk, element, context) => {
  announce(walk, element, context)
  readChildren(walk, element, context)
  leave(walk, element, context)
}

export const readGap: Handler = (walk, element, context) => {
  announce(walk, element, context)
  const source = spanOf(walk, element)
  const described = walk.ours ? childNamed(element, 'desc') : null
  add(walk, context, {
    kind: 'gap',
    reason: described === null ? attributeOf(element, 'reason') : statedText(described),
    extent: extentOf(element),
    source,
  })
  // A description inside of a gap is the source's own word for it.
  if (described === null && !isBlank(element)) readChildren(walk, element, context)
}

/** `3 words`, from whatever attributes say how much is lost. */
function extentOf(element: XmlElement): string | null {
  const unit = attributeOf(element, 'unit')
  const extent = attributeOf(element, 'extent')
  const least = attributeOf(element, 'atLeast')
  const most = attributeOf(element, 'atMost')
  const quantity =
    attributeOf(element, 'quantity') ??
    (least !== null && most !== null ? `${least}–${most}` : (least ?? most))
  if (quantity !== null) return unit === null ? quantity : `${quantity} ${unit}`
  if (extent === null) return unit
  return unit === null || extent.includes(unit) ? extent : `${extent} ${unit}`
}

/** The number that opens a paragraph is text, and its label. */
export const readNumber: Handler = (walk, element, context) => {
  const opens = walk.stream.open === null
  readChildren(walk, element, context)
  const { open } = walk.stream
  if (!opens || open === null || open.label !== null) return
  const value = attributeOf(element, 'value')
  open.label = {
    text: textOf(element),
    supplied: attributeOf(element, 'resp') === 'editor',
    value: value === null ? null : Number(value),
  }
}
