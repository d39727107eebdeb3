/** The header and the first lines of a TEI text → what is known of a document: title, date, place, sender, addressee, archive. */
import type { DocumentMetadata } from '../edition/model.ts'
import { languageTag } from './tei-read.ts'
import {
  attributeOf,
  childElements,
  childNamed,
  descendantsNamed,
  statedText,
  type XmlElement,
} from './xml-tree.ts'

/** Text of an element in one line, without its notes; null when it has none. */
export function lineOf(element: XmlElement | null): string | null {
  if (element === null) return null
  const text = printed(element).replace(/\s+/g, ' ').trim()
  return text === '' ? null : text
}

function printed(element: XmlElement): string {
  let text = ''
  for (const child of element.children) {
    if (child.kind === 'text') text += child.text
    else if (child.name === 'lb' || child.name === 'space') text += ' '
    else if (child.name === 'choice') text += printed(chosen(child))
    else if (child.name !== 'note' && child.name !== 'rdg' && child.name !== 'index') text += printed(child)
  }
  return text
}

const chosen = (choice: XmlElement): XmlElement =>
  childNamed(choice, 'corr') ?? childNamed(choice, 'reg') ?? childNamed(choice, 'abbr') ?? choice

const first = (element: XmlElement | null, ...names: readonly string[]): XmlElement | null =>
  element === null ? null : (descendantsNamed(element, new Set(names))[0] ?? null)

/** The title that a header gives its text: of a letter or an article rather than of its series. */
export function headerTitle(header: XmlElement | null): string | null {
  const statement = first(header, 'titleStmt')
  if (statement === null) return null
  const titles = childElements(statement).filter(
    child =>
      child.name === 'title' &&
      lineOf(child) !== null &&
      !/date|number|short|series/.test(attributeOf(child, 'type') ?? ''),
  )
  const of = (test: (title: XmlElement) => boolean): XmlElement | undefined => titles.find(test)
  const best =
    of(title => attributeOf(title, 'type') === 'complete') ??
    of(title => attributeOf(title, 'level') === 'a') ??
    of(title => attributeOf(title, 'type') === 'main') ??
    of(title => attributeOf(title, 'level') !== 's') ??
    titles[0]
  return lineOf(best ?? null)
}

/** `<title type="short">`: for heads and contents. */
export function shortTitle(header: XmlElement | null): string | null {
  const statement = first(header, 'titleStmt')
  const found = statement === null ? [] : childElements(statement)
  return lineOf(found.find(each => each.name === 'title' && attributeOf(each, 'type') === 'short') ?? null)
}

/** What a heading may hold that the text refers to, or that is in no running head. */
const NEVER_UNPRINTED = new Set(['note', 'app', 'ptr', 'pb', 'graphic', 'anchor'])

/** `<head type="short">` of a document beside the head that it prints: for heads and contents, and for nothing else. */
export function shortHead(document: XmlElement): XmlElement | null {
  const heads = childElements(document).filter(child => child.name === 'head')
  const isShort = (head: XmlElement): boolean =>
    attributeOf(head, 'type') === 'short' &&
    lineOf(head) !== null &&
    descendantsNamed(head, NEVER_UNPRINTED).length === 0
  return heads.every(isShort) ? null : (heads.find(isShort) ?? null)
}

/** The languages of a text as its header lists them, of which the first is used most; not certain where none is said to be. */
export function headerLanguages(header: XmlElement | null): {
  readonly languages: readonly string[]
  readonly certain: boolean
} {
  const usage = first(header, 'langUsage')
  if (usage === null) return { languages: [], certain: true }
  const listed = childElements(usage).flatMap(child => {
    const language = child.name === 'language' ? languageTag(attributeOf(child, 'ident')) : null
    return language === null ? [] : [{ language, share: Number(attributeOf(child, 'usage') ?? '0') || 0 }]
  })
  const sorted = listed.toSorted((a, b) => b.share - a.share)
  const certain = sorted.length < 2 || sorted[0]!.share > sorted[1]!.share
  return { languages: sorted.map(({ language }) => language), certain }
}

const NOTHING: DocumentMetadata = {
  title: null,
  number: null,
  date: null,
  place: null,
  sender: null,
  addressee: null,
  archiveReference: null,
}

/** What a header says of the one document that it is for. */
export function headerMetadata(header: XmlElement | null): DocumentMetadata {
  if (header === null) return NOTHING
  const actions = descendantsNamed(header, new Set(['correspAction']))
  const of = (...types: readonly string[]): XmlElement | null =>
    actions.find(action => types.includes(attributeOf(action, 'type') ?? '')) ?? null
  const sent = of('sent', 'sending')
  const source = first(header, 'sourceDesc')
  return {
    ...NOTHING,
    date: dateOf(first(sent, 'date')),
    place: lineOf(first(sent, 'placeName', 'settlement')),
    sender: lineOf(first(sent, 'persName', 'orgName', 'name', 'rs')),
    addressee: lineOf(first(of('received', 'receiving'), 'persName', 'orgName', 'name', 'rs')),
    archiveReference: source === null ? null : shelfmark(first(source, 'msIdentifier')),
  }
}

function shelfmark(identifier: XmlElement | null): string | null {
  if (identifier === null) return null
  const parts = ['settlement', 'institution', 'repository', 'collection', 'idno']
    .map(name => lineOf(childNamed(identifier, name)))
    .filter(part => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

const dateOf = (date: XmlElement | null): string | null =>
  date === null ? null : (lineOf(date) ?? attributeOf(date, 'when') ?? attributeOf(date, 'when-iso'))

/** What the first lines of a document tag: who writes to whom, where and when. */
export function textMetadata(document: XmlElement): DocumentMetadata {
  const dateline = first(document, 'dateline')
  const named = (direction: string): XmlElement | null =>
    [...tagged(document)].find(element => attributeOf(element, 'type') === direction) ?? null
  const number = attributeOf(document, 'n')
  return {
    ...NOTHING,
    number: number !== null && /^\d{1,5}[a-z]?$/.test(number) ? number : null,
    date: dateOf(first(dateline, 'date')),
    place: withoutEnd(
      lineOf(dateline === null ? null : (first(dateline, 'placeName', 'settlement') ?? placeIn(dateline))),
    ),
    sender: lineOf(named('from')),
    addressee: lineOf(named('to')),
  }
}

const withoutEnd = (text: string | null): string | null => text?.replace(/[\s,;:.]+$/, '') ?? null

const placeIn = (dateline: XmlElement): XmlElement | null =>
  descendantsNamed(dateline, new Set(['name', 'rs'])).find(each => attributeOf(each, 'type') === 'place') ??
  null

const TAGGED = new Set(['persName', 'gloss', 'orgName', 'rs', 'name'])

/** Names in the headings of a document, not in those of its enclosures. */
function* tagged(document: XmlElement): Generator<XmlElement> {
  for (const child of childElements(document))
    if (child.name === 'head' || child.name === 'opener') yield* descendantsNamed(child, TAGGED)
}

/** What one knows goes before what the other knows. */
export const mergedMetadata = (a: DocumentMetadata, b: DocumentMetadata): DocumentMetadata => ({
  title: a.title ?? b.title,
  number: a.number ?? b.number,
  date: a.date ?? b.date,
  place: a.place ?? b.place,
  sender: a.sender ?? b.sender,
  addressee: a.addressee ?? b.addressee,
  archiveReference: a.archiveReference ?? b.archiveReference,
})

/** Was the file written by this program? Then its header states everything that is known. */
export const isOurs = (header: XmlElement | null): boolean =>
  header !== null &&
  descendantsNamed(header, new Set(['application'])).some(each => attributeOf(each, 'ident') === 'scholion')

/** The text of a title of some type in a file of ours, as it stands. */
export function titleOfType(header: XmlElement | null, type: string): string | null {
  const statement = isOurs(header) ? first(header, 'titleStmt') : null
  const found = statement === null ? [] : childElements(statement)
  const title = found.find(child => child.name === 'title' && attributeOf(child, 'type') === type)
  return title === undefined ? null : statedText(title)
}

/** What the header of a file of ours states, and nothing else. */
export function statedMetadata(header: XmlElement | null): DocumentMetadata {
  const actions = header === null ? [] : descendantsNamed(header, new Set(['correspAction']))
  const source = first(header, 'sourceDesc')
  const text = (element: XmlElement | null | undefined): string | null =>
    element === null || element === undefined ? null : statedText(element)
  const idno = (type: string): string | null =>
    source === null
      ? null
      : text(descendantsNamed(source, new Set(['idno'])).find(each => attributeOf(each, 'type') === type))
  const action = (type: string): XmlElement | null =>
    actions.find(each => attributeOf(each, 'type') === type) ?? null
  const [sent, received] = [action('sent'), action('received')]
  const [classification, status, short] = [
    idno('classification'),
    idno('status'),
    titleOfType(header, 'short'),
  ]
  return {
    title: titleOfType(header, 'document'),
    number: idno('number'),
    date: text(first(sent, 'date')),
    place: text(first(sent, 'placeName')),
    sender: text(first(sent, 'persName')),
    addressee: text(first(received, 'persName')),
    archiveReference: idno('archive'),
    ...(classification === null ? {} : { classification }),
    ...(status === null ? {} : { status }),
    ...(short === null ? {} : { shortTitle: short }),
  }
}
