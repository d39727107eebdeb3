/** An edition → one TEI P5 file; read again it gives the same edition, spans apart. */
import type {
  Edition,
  EditionDocument,
  Entity,
  ListedWork,
  Note,
  Paragraph,
  PersonEntry,
  Variant,
} from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import { needsPreserving, writeParagraph } from './tei-blocks.ts'
import { writeBody, writeParagraphs } from './tei-divisions.ts'
import { type DocumentIds, idsOf, keyed, pointerTo } from './tei-ids.ts'
import { type Around, type Writing, writeInlines } from './tei-inlines.ts'
import { data, element, startTag } from './xml-text.ts'

const PLAIN: Around = { preserved: false, foreign: false }
const NAMESPACE = 'http://www.tei-c.org/ns/1.0'

/** A TEI element for a single document, a teiCorpus for several; each document has a header with what is known of it. */
export function writeTei(edition: Edition): string {
  const alone = edition.documents.length === 1
  const shared = !alone && listAlike(edition.documents)
  const ids = idsOf(edition, shared)
  const titles = title('volume', edition.title) + title('volume-short', edition.shortTitle ?? null)
  const documents = edition.documents.map((document, at) =>
    writeDocument(writingOf(document, ids[at]!), document, alone ? titles : '', shared),
  )
  const [first] = edition.documents
  const lists = shared && first !== undefined ? writeLists(writingOf(first, ids[0]!), first) : ''
  const standOff = lists === '' ? '' : `<standOff>\n${lists}\n</standOff>\n`
  const body =
    documents.length === 1
      ? documents[0]!
      : `${startTag('teiCorpus', { xmlns: NAMESPACE })}\n${corpusHeader(titles)}\n${standOff}${documents.join('\n')}\n</teiCorpus>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`
}

/** What all documents list alike is listed once, for all of them. */
function listAlike(documents: readonly EditionDocument[]): boolean {
  const lists = documents.map(each => {
    const document = { ...each, id: 'd' }
    const [ids] = idsOf({ title: null, language: each.language, documents: [document] }, false)
    return writeLists(writingOf(document, ids!), document)
  })
  return lists.every(each => each === lists[0])
}

const title = (type: string, text: string | null): string =>
  text === null ? '' : element('title', { type }, data(text))

const corpusHeader = (titles: string): string =>
  `<teiHeader><fileDesc><titleStmt>${titles || '<title/>'}</titleStmt>${PUBLICATION}<sourceDesc><p/></sourceDesc></fileDesc>${APPLICATION}</teiHeader>`

const PUBLICATION = '<publicationStmt><p/></publicationStmt>'

/** Says that everything is stated, and how the types of notes are meant. */
const APPLICATION =
  '<encodingDesc><appInfo><application ident="scholion" version="1"><label>Scholion</label></application></appInfo></encodingDesc>'

function writingOf(document: EditionDocument, ids: DocumentIds): Writing {
  const notes = new Map(document.notes.map(note => [note.id, note]))
  const writing: Writing = {
    ids,
    notes,
    written: new Set(),
    writeNote: (note, implied, around) => writeNote(writing, note, implied, around, document.language),
  }
  return writing
}

function writeDocument(writing: Writing, document: EditionDocument, volume: string, listed: boolean): string {
  const body = writeBody(writing, document.blocks)
  const back = writeVariants(writing, document.variants ?? [])
  const lists = listed ? '' : writeLists(writing, document)
  return [
    startTag('TEI', { xmlns: NAMESPACE, 'xml:lang': document.language }),
    writeHeader(writing.ids, document, volume),
    ...(lists === '' ? [] : [`<standOff>\n${lists}\n</standOff>`]),
    `<text>\n<body>\n${body}\n</body>${back}\n</text>`,
    '</TEI>',
  ].join('\n')
}

function writeHeader(ids: DocumentIds, document: EditionDocument, volume: string): string {
  const { metadata } = document
  const text = (name: string, value: string | null | undefined, attributes = {}): string =>
    value === null || value === undefined ? '' : element(name, attributes, data(value))
  const titles = volume + title('document', metadata.title) + title('short', metadata.shortTitle ?? null)
  const source =
    text('idno', metadata.archiveReference, { type: 'archive' }) +
    text('idno', metadata.number, { type: 'number' }) +
    text('idno', metadata.classification, { type: 'classification' }) +
    text('idno', metadata.status, { type: 'status' })
  const sent =
    text('persName', metadata.sender) + text('placeName', metadata.place) + text('date', metadata.date)
  const received = text('persName', metadata.addressee)
  const actions =
    (sent === '' ? '' : element('correspAction', { type: 'sent' }, sent)) +
    (received === '' ? '' : element('correspAction', { type: 'received' }, received))
  const witnesses = (document.witnesses ?? [])
    .map(({ key, siglum, description }) =>
      element('witness', keyed(ids, key), `<abbr type="siglum">${data(siglum)}</abbr> ${data(description)}`),
    )
    .join('')
  return [
    '<teiHeader>',
    `<fileDesc><titleStmt>${titles || '<title/>'}</titleStmt>${PUBLICATION}`,
    `<sourceDesc>${element('bibl', {}, source) + (witnesses === '' ? '' : element('listWit', {}, witnesses))}</sourceDesc></fileDesc>`,
    APPLICATION,
    `<profileDesc><langUsage>${element('language', { ident: document.language }, '')}</langUsage>${actions === '' ? '' : element('correspDesc', {}, actions)}</profileDesc>`,
    '</teiHeader>',
  ].join('\n')
}

function writeNote(writing: Writing, note: Note, implied: boolean, around: Around, language: string): string {
  const bare = bareParagraph(note)
  const attributes = {
    'xml:id': note.id,
    type: note.series === 'notes' ? null : wordOf(note.series),
    n: note.label,
    resp: note.by,
    rend: implied ? 'implied' : null,
    'xml:lang': around.foreign ? language : null,
    'xml:space': around.preserved ? 'default' : null,
  }
  const mark = note.mark === undefined ? '' : element('label', {}, data(note.mark))
  const content =
    bare === null
      ? writeParagraphs(writing, note)
      : writeParagraph(writing, bare, { preserved: false, foreign: false })
  return element('note', attributes, mark + content)
}

/** The only paragraph of a note, where the note can say all of it; null where it needs an element of its own. */
function bareParagraph({ paragraphs }: Note): Paragraph | null {
  const [only, second] = paragraphs
  if (only === undefined || second !== undefined || only.role !== 'paragraph' || only.label !== null)
    return null
  if (only.language !== undefined || only.align !== undefined || only.anchor !== undefined) return null
  if ((only.within ?? []).length > 0 || needsPreserving(only)) return null
  // A note that begins in another language would be in that language.
  const plain = only.content.every(inline => inline.kind !== 'text' || inline.language === undefined)
  return plain && (only.content.length === 0 || plainText(only.content) !== '') ? only : null
}

/** A name as one word, as types are: what is none is written as in an address. */
const wordOf = (name: string): string =>
  name.replace(/[\p{C}\p{Z}%]/gu, sign => (/\p{Surrogate}/u.test(sign) ? '\ufffd' : encodeURIComponent(sign)))

/** Variants point to the anchors of their lemma and to the note that prints them. */
function writeVariants(writing: Writing, variants: readonly Variant[]): string {
  if (variants.length === 0) return ''
  const { ids } = writing
  const place = (anchor: string): string => pointerTo(ids, anchor) ?? `#${anchor}`
  const entries = variants.map(({ id, note, from, to, readings }) => {
    const content = readings.map(({ role, witnesses, by, type, content, group }) =>
      element(
        role === 'lemma' ? 'lem' : 'rdg',
        {
          wit:
            witnesses.length === 0 ? null : witnesses.map(key => pointerTo(ids, key) ?? `#${key}`).join(' '),
          source: by,
          type,
          n: group === null ? null : String(group),
        },
        writeInlines(writing, content, PLAIN),
      ),
    )
    return element(
      'app',
      { 'xml:id': id, from: place(from), to: place(to), corresp: `#${note}` },
      content.join(''),
    )
  })
  return `\n<back>\n<listApp>\n${entries.join('\n')}\n</listApp>\n</back>`
}

function writeLists(writing: Writing, document: EditionDocument): string {
  const { ids } = writing
  const { persons, shortTitles, entities = [], listedWorks = [] } = document
  const list = (name: string, entries: readonly string[], attributes = {}): readonly string[] =>
    entries.length === 0 ? [] : [element(name, attributes, `\n${entries.join('\n')}\n`)]
  const titles = shortTitles.map(({ short, full, kind }) =>
    element('bibl', { type: kind }, title('short', short) + title('full', full)),
  )
  const of = (kind: Entity['kind']): readonly string[] =>
    entities.filter(entity => entity.kind === kind).map(each => writeEntity(ids, each))
  return [
    ...list(
      'listPerson',
      persons.map(each => writePerson(ids, each)),
    ),
    ...list('listPlace', of('place')),
    ...list('listOrg', of('organisation')),
    ...list('listEvent', of('event')),
    ...list('listObject', [...of('work'), ...of('other')]),
    ...list('listBibl', titles, { type: 'short-titles' }),
    ...list(
      'listBibl',
      listedWorks.map(work => writeWork(writing, work)),
    ),
  ].join('\n')
}

const writePerson = (ids: DocumentIds, { key, name, forms, dates, gloss }: PersonEntry): string =>
  element(
    'person',
    keyed(ids, key),
    element('persName', {}, data(name)) +
      forms.map(form => element('persName', { type: 'form' }, data(form))).join('') +
      (dates === null ? '' : element('floruit', {}, data(dates))) +
      (gloss === undefined ? '' : element('note', {}, data(gloss))),
  )

const ENTITY_ELEMENTS: Readonly<Record<Entity['kind'], readonly [string, string]>> = {
  place: ['place', 'placeName'],
  organisation: ['org', 'orgName'],
  // Events have names of their own only in the newest schema.
  event: ['event', 'label'],
  work: ['object', 'objectName'],
  other: ['object', 'objectName'],
}

function writeEntity(ids: DocumentIds, { key, kind, name }: Entity): string {
  const [entity, named] = ENTITY_ELEMENTS[kind]
  const type = kind === 'work' ? 'work' : null
  const written = element(named, {}, data(name))
  const content = entity === 'object' ? element('objectIdentifier', {}, written) : written
  return element(entity, { ...keyed(ids, key), type }, content)
}

const writeWork = (writing: Writing, { key, content, printed }: ListedWork): string =>
  element(
    'bibl',
    { ...keyed(writing.ids, key), rend: printed === true ? 'printed' : null },
    writeInlines(writing, content, PLAIN),
  )
