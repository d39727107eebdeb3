/** Handlers for an apparatus: the lemma is text, the readings are kept as variants and printed in a note of their own series. */
import { addAll } from '../base/arrays.ts'
import type { Span } from '../base/span.ts'
import type { AnchorId, Inline, Paragraph, Reading, TextInline } from '../edition/model.ts'
import { OF_ITS_OWN, reserveNote } from './tei-notes.ts'
import { readChildren, readElement } from './tei-read.ts'
import { finishStream } from './tei-stream.ts'
import {
  add,
  type Context,
  type Handler,
  idOf,
  inStream,
  nameAt,
  pointOf,
  spanOf,
  type Walk,
} from './tei-walk.ts'
import { attributeOf, childElements, type XmlElement } from './xml-tree.ts'

export const APPARATUS = 'apparatus'

/** An entry at its place: its lemma in the text between two anchors, then the call of the note with its readings. */
export const readApparatus: Handler = (walk, element, context) => {
  if (walk.ours) {
    readStatedVariant(walk, element, context)
    return
  }
  if (walk.index.elsewhere.has(element)) return
  const { id, keep } = reserveNote(walk, element)
  const from = `${id}.from`
  const to = `${id}.to`
  add(walk, context, { kind: 'anchor', id: from, source: pointOf(walk, element) })
  const shown = printedReading(element)
  if (shown !== null) readElement(walk, shown, { ...context, parent: element })
  const end = { file: walk.file, start: element.end, end: element.end }
  add(walk, context, { kind: 'anchor', id: to, source: end })
  enterVariant(walk, element, context, id, keep, from, to)
  add(walk, context, { kind: 'note-ref', note: id, implied: false, source: end })
}

/** Entries that say that they end here. */
export function placeEntriesAt(walk: Walk, to: string, element: XmlElement, context: Context): void {
  const end = { file: walk.file, start: element.end, end: element.end }
  for (const entry of walk.index.entriesAt.get(to) ?? []) {
    if (walk.document.noteIds.has(entry)) continue
    if (walk.ours) continue
    const { id, keep } = reserveNote(walk, entry)
    walk.document.noteIds.set(entry, id)
    const from = (attributeOf(entry, 'from') ?? '').replace('#', '')
    enterVariant(walk, entry, context, id, keep, walk.index.byId.has(from) ? from : to, to)
    add(walk, context, { kind: 'note-ref', note: id, implied: false, source: end })
  }
}

/** The lemma; without one the first reading is the text. */
function printedReading(entry: XmlElement): XmlElement | null {
  const lemma = lemmaOf(entry)
  if (lemma !== null) return lemma
  const [first] = readingElements(entry)
  return first === undefined ? null : first.element
}

/** The lemma may stand in a group of readings. */
function lemmaOf(entry: XmlElement): XmlElement | null {
  for (const child of childElements(entry)) {
    const found = child.name === 'lem' ? child : child.name === 'rdgGrp' ? lemmaOf(child) : null
    if (found !== null) return found
  }
  return null
}

interface ReadingElement {
  readonly element: XmlElement
  readonly group: number | null
  /** What is said about the reading behind it. */
  readonly remarks: readonly XmlElement[]
}

/** Readings and groups of readings, in their order, each with the remarks that follow it. */
function readingElements(entry: XmlElement): readonly ReadingElement[] {
  const found: { element: XmlElement; group: number | null; remarks: XmlElement[] }[] = []
  let groups = 0
  const visit = (parent: XmlElement, group: number | null): void => {
    for (const child of childElements(parent)) {
      if (child.name === 'rdg') found.push({ element: child, group, remarks: [] })
      else if (child.name === 'rdgGrp') visit(child, ++groups)
      else if (child.name === 'note' || child.name === 'witDetail' || child.name === 'wit')
        found.at(-1)?.remarks.push(child)
    }
  }
  visit(entry, null)
  return found
}

/** Remarks before the first reading are about the lemma, or the whole entry. */
function lemmaRemarks(entry: XmlElement): readonly XmlElement[] {
  const remarks: XmlElement[] = []
  for (const child of childElements(entry)) {
    if (child.name === 'rdg' || child.name === 'rdgGrp') break
    if (child.name !== 'lem') remarks.push(child)
  }
  return remarks
}

function enterVariant(
  walk: Walk,
  entry: XmlElement,
  context: Context,
  id: string,
  keep: ReturnType<typeof reserveNote>['keep'],
  from: AnchorId,
  to: AnchorId,
): void {
  const own: Context = { ...context, ...OF_ITS_OWN, parent: entry }
  const lemma = lemmaOf(entry)
  const printed = walk.index.elsewhere.has(entry) ? null : printedReading(entry)
  const source = spanOf(walk, entry)
  const parts: Inline[][] = []
  const readings: Reading[] = []
  // A lemma that is empty, and says nothing of itself, is a place where others have more.
  const isAddition = lemma !== null && lemmaText(lemma) === '' && attributeOf(lemma, 'type') === null
  const opening = lemmaPart(walk, lemma, entry, own)
  if (
    lemma !== null &&
    (witnessesOf(lemma).length > 0 ||
      attributeOf(lemma, 'source') !== null ||
      attributeOf(lemma, 'resp') !== null)
  )
    readings.push(readingOf(walk, lemma, 'lemma', asText(walk, lemma), null))
  for (const { element, group, remarks } of readingElements(entry)) {
    const isText = element === printed
    const content = isText ? [] : contentOf(walk, element, own)
    // A place has its name once: where the note prints the reading.
    const kept = isText ? asText(walk, element) : content.filter(inline => inline.kind !== 'anchor')
    readings.push(readingOf(walk, element, 'reading', kept, group))
    parts.push([
      ...sayReading(walk, element, content, isText, isAddition),
      ...remarks.flatMap(remark => remarkOf(walk, remark, own, true)),
    ])
  }
  const content: Inline[] = [...opening]
  for (const [index, part] of parts.entries()) {
    if (index > 0) content.push(generated(walk, entry, '; '))
    addAll(content, part)
  }
  const paragraph: Paragraph = {
    kind: 'paragraph',
    id: `${id}.1`,
    role: 'paragraph',
    label: null,
    content,
    source,
  }
  keep({ id, series: APPARATUS, label: attributeOf(entry, 'n') ?? '', paragraphs: [paragraph], source })
  walk.document.variants.push({ id: idOf(entry) ?? `${id}.v`, note: id, from, to, readings, source })
}

/** `lemma A B ] `, as an apparatus begins: the lemma is a copy of what the text prints. */
function lemmaPart(walk: Walk, lemma: XmlElement | null, entry: XmlElement, own: Context): readonly Inline[] {
  const text = lemma === null ? '' : abridged(lemmaText(lemma))
  const said: Inline[] = []
  // An entry that stands elsewhere has a lemma of its own; one in the text repeats what is printed there.
  if (lemma !== null && walk.index.elsewhere.has(entry)) addAll(said, contentOf(walk, lemma, own))
  else if (text !== '') said.push(generated(walk, entry, text))
  if (lemma !== null) {
    const type = attributeOf(lemma, 'type')?.replace('#', '') ?? ''
    const word = text === '' && type === 'addition' ? '' : wordOf(type)
    const tail = [word, ...siglaIn(walk, lemma)].filter(each => each !== '').join(' ')
    if (tail !== '') said.push(generated(walk, entry, said.length > 0 ? ` ${tail}` : tail))
  }
  for (const remark of lemmaRemarks(entry)) addAll(said, remarkOf(walk, remark, own, said.length > 0))
  if (said.length > 0 && readingElements(entry).length > 0)
    said.push(generated(walk, entry, text === '' ? ': ' : '] '))
  return said
}

/** What a reader of an apparatus expects to see for a kind of reading; Latin, as the trade writes it. */
const WORDS: Readonly<Record<string, string>> = {
  omission: 'om.',
  subtractive: 'om.',
  addition: 'add.',
  transposition: 'transp.',
  deletion: 'del.',
  correction: 'corr.',
  conjecture: 'coni.',
  emendation: 'em.',
  proposition: 'prop.',
  illegible: 'legi nequit',
  witStart: 'inc.',
  witEnd: 'des.',
  lacunaStart: 'lac. inc.',
  lacunaEnd: 'lac. des.',
}

const wordOf = (type: string): string => (Object.hasOwn(WORDS, type) ? WORDS[type]! : '')

/** One reading: what it has, or the word for what it does, then who has it. */
function sayReading(
  walk: Walk,
  reading: XmlElement,
  content: readonly Inline[],
  isText: boolean,
  isAddition: boolean,
): Inline[] {
  const type = attributeOf(reading, 'type')?.replace('#', '') ?? ''
  const omitted = content.every(inline => inline.kind === 'gap' && inline.reason === 'omitted')
  const empty = omitted && !isText
  const point = childElements(reading)
    .map(child => wordOf(child.name))
    .find(word => word !== '')
  const word = point ?? (wordOf(type) !== '' ? wordOf(type) : empty ? 'om.' : isAddition ? 'add.' : '')
  const said: Inline[] = []
  if (word !== '') said.push(generated(walk, reading, word, ['italic']))
  if (!omitted) {
    if (said.length > 0) said.push(generated(walk, reading, ' '))
    addAll(said, content)
  }
  const sigla = siglaIn(walk, reading).join(' ')
  if (sigla !== '') said.push(generated(walk, reading, said.length > 0 ? ` ${sigla}` : sigla))
  return said
}

/** What is said about a reading stands behind it. */
function remarkOf(walk: Walk, remark: XmlElement, own: Context, follows: boolean): readonly Inline[] {
  const content = contentOf(walk, remark, own)
  return content.length === 0 || !follows ? content : [generated(walk, remark, ' '), ...content]
}

const readingOf = (
  walk: Walk,
  element: XmlElement,
  role: Reading['role'],
  content: readonly Inline[],
  group: number | null,
): Reading => ({
  role,
  witnesses: witnessesOf(element),
  by: criticsOf(element),
  type: attributeOf(element, 'type'),
  content,
  group,
  source: spanOf(walk, element),
})

const pointers = (value: string | null): readonly string[] =>
  (value ?? '').split(/\s+/).flatMap(word => (word === '' ? [] : [word.slice(word.lastIndexOf('#') + 1)]))

/** Keys of the witnesses of a reading. */
export const witnessesOf = (element: XmlElement): readonly string[] => pointers(attributeOf(element, 'wit'))

function criticsOf(element: XmlElement): string | null {
  const names = [...pointers(attributeOf(element, 'source')), ...pointers(attributeOf(element, 'resp'))]
  return names.length === 0 ? null : names.join(' ')
}

const siglaIn = (walk: Walk, element: XmlElement): readonly string[] =>
  [
    ...witnessesOf(element),
    ...pointers(attributeOf(element, 'source')),
    ...pointers(attributeOf(element, 'resp')),
  ].map(key => walk.index.sigla.get(key) ?? key)

/** The inlines of an element read by itself; several blocks are one line. */
function contentOf(walk: Walk, element: XmlElement, own: Context): readonly Inline[] {
  const stream = inStream(walk, walk.document.language, () =>
    readChildren(walk, element, { ...own, inLine: true }),
  )
  const blocks = finishStream(stream)
  return blocks.flatMap((block, index) => [
    ...(index > 0 ? [generated(walk, element, ' ')] : []),
    ...block.content,
  ])
}

const generated = (walk: Walk, at: XmlElement, text: string, marks: TextInline['marks'] = []): TextInline => {
  const source: Span = { file: walk.file, start: at.start, end: at.start }
  return { kind: 'text', text, marks: [...marks, 'generated'], source }
}

/** What the text prints already, as a reading. */
function asText(walk: Walk, element: XmlElement): readonly Inline[] {
  const text = lemmaText(element)
  return text === '' ? [] : [{ kind: 'text', text, marks: [], source: spanOf(walk, element) }]
}

const NOT_LEMMA = new Set(['note', 'witDetail', 'rdg', 'rdgGrp', 'index', 'fw', 'sic', 'orig', 'expan'])

/** The text of a lemma as it is printed: of entries inside of it, their lemmas. */
function lemmaText(lemma: XmlElement): string {
  let text = ''
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.kind === 'text') text += child.text
      else if (!NOT_LEMMA.has(child.name) || (child.name === 'sic' && element.name !== 'choice')) visit(child)
    }
  }
  visit(lemma)
  return text.replace(/\s+/g, ' ').trim()
}

const LONGEST_LEMMA = 50

/** A long lemma is named by its first and its last words. */
function abridged(text: string): string {
  const words = text.split(' ')
  if (text.length <= LONGEST_LEMMA || words.length < 5) return text
  return `${words.slice(0, 2).join(' ')} … ${words.slice(-1).join(' ')}`
}

/** A variant of a file of ours: its note stands in the text already. */
function readStatedVariant(walk: Walk, entry: XmlElement, context: Context): void {
  const pointer = (name: string): string => nameAt(walk, (attributeOf(entry, name) ?? '').replace(/^#/, ''))
  const note = pointer('corresp')
  const own: Context = { ...context, ...OF_ITS_OWN, parent: entry }
  const readings = childElements(entry).map((element): Reading => {
    const group = attributeOf(element, 'n')
    const role = element.name === 'lem' ? 'lemma' : 'reading'
    const content = contentOf(walk, element, own)
    const reading = readingOf(walk, element, role, content, group === null ? null : Number(group))
    const witnesses = reading.witnesses.map(key => nameAt(walk, key))
    return { ...reading, witnesses, by: attributeOf(element, 'source') }
  })
  walk.document.variants.push({
    id: idOf(entry) ?? note,
    note: `${walk.document.id}${/\.n\d+$/.exec(note)?.[0] ?? ''}`,
    from: pointer('from'),
    to: pointer('to'),
    readings,
    source: spanOf(walk, entry),
  })
}
