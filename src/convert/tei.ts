/** An edition → one TEI P5 file; read again it gives the same edition, spans apart. */
import type {
  Edition,
  EditionDocument,
  Entity,
  ListedWork,
  Note,
  PersonEntry,
  Variant,
} from '../edition/model.ts'
import { textParts } from '../edition/visit.ts'
import { needsPreserving, writeBody, writeGroup, writeParagraph } from './tei-blocks.ts'
import { type Around, type Writing, writeInlines } from './tei-inlines.ts'
import { type Attributes, element, escapeText, startTag } from './xml-text.ts'

const PLAIN: Around = { preserved: false, foreign: false }
const NAMESPACE = 'http://www.tei-c.org/ns/1.0'

/** A TEI element for a single document, a teiCorpus for several; each document has a header with what is known of it. */
export function writeTei(edition: Edition): string {
  const [first] = edition.documents
  const alone = edition.documents.length === 1
  // What all documents list alike is listed once, for all of them.
  const lists = first === undefined ? '' : writeLists(writingOf(first), first)
  const shared = !alone && edition.documents.every(each => writeLists(writingOf(each), each) === lists)
  const titles = title('volume', edition.title) + title('volume-short', edition.shortTitle ?? null)
  const documents = edition.documents.map(document => writeDocument(document, alone ? titles : '', shared))
  const standOff = shared && lists !== '' ? `<standOff>\n${lists}\n</standOff>\n` : ''
  const body =
    documents.length === 1
      ? documents[0]!
      : `${startTag('teiCorpus', { xmlns: NAMESPACE })}\n${corpusHeader(titles)}\n${standOff}${documents.join('\n')}\n</teiCorpus>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`
}

const title = (type: string, text: string | null): string =>
  text === null ? '' : element('title', { type }, escapeText(text))

const corpusHeader = (titles: string): string =>
  `<teiHeader><fileDesc><titleStmt>${titles || '<title/>'}</titleStmt>${PUBLICATION}<sourceDesc><p/></sourceDesc></fileDesc>${APPLICATION}</teiHeader>`

const PUBLICATION = '<publicationStmt><p/></publicationStmt>'

/** Says that everything is stated, and how the types of notes are meant. */
const APPLICATION =
  '<encodingDesc><appInfo><application ident="scholion" version="1"><label>Scholion</label></application></appInfo></encodingDesc>'

function writingOf(document: EditionDocument): Writing {
  const notes = new Map(document.notes.map(note => [note.id, note]))
  const writing: Writing = {
    notes,
    written: new Set(),
    writeNote: (note, implied, around) => writeNote(writing, note, implied, around, document.language),
  }
  return writing
}

function writeDocument(document: EditionDocument, volume: string, listed: boolean): string {
  const writing = writingOf(document)
  const body = writeBody(writing, document.blocks)
  const back = writeVariants(writing, document.variants ?? [])
  const lists = listed ? '' : writeLists(writing, document)
  return [
    startTag('TEI', { xmlns: NAMESPACE, 'xml:lang': document.language }),
    writeHeader(document, volume),
    ...(lists === '' ? [] : [`<standOff>\n${lists}\n</standOff>`]),
    `<text>\n<body>\n${body}\n</body>${back}\n</text>`,
    '</TEI>',
  ].join('\n')
}

function writeHeader(document: EditionDocument, volume: string): string {
  const { metadata } = document
  const anchors = anchorsOf(document)
  const text = (name: string, value: string | null | undefined, attributes = {}): string =>
    value === null || value === undefined ? '' : element(name, attributes, escapeText(value))
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
      element(
        'witness',
        keyed(key, anchors),
        `<abbr type="siglum">${escapeText(siglum)}</abbr> ${escapeText(description)}`,
      ),
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
  const [only, second] = note.paragraphs
  const bare =
    only !== undefined &&
    second === undefined &&
    only.role === 'paragraph' &&
    only.label === null &&
    only.language === undefined &&
    only.align === undefined &&
    (only.within ?? []).length === 0
  const own = bare && needsPreserving(only)
  const attributes = {
    'xml:id': note.id,
    type: note.series === 'notes' ? null : note.series,
    n: note.label,
    resp: note.by,
    rend: implied ? 'implied' : null,
    'xml:lang': around.foreign ? language : null,
    'xml:space': own ? 'preserve' : around.preserved ? 'default' : null,
  }
  const content = bare
    ? writeParagraph(writing, only, { preserved: own, foreign: false })
    : writeParagraphs(writing, note)
  return element('note', attributes, content)
}

function writeParagraphs(writing: Writing, note: Note): string {
  const parts: string[] = []
  const { paragraphs } = note
  for (let at = 0; at < paragraphs.length; ) {
    const id = paragraphs[at]!.within?.[0]?.id
    let end = at + 1
    if (id !== undefined) while (paragraphs[end]?.within?.[0]?.id === id) end++
    parts.push(writeGroup(writing, paragraphs.slice(at, end), 0, 0))
    at = end
  }
  return parts.join('')
}

/** Variants point to the anchors of their lemma and to the note that prints them. */
function writeVariants(writing: Writing, variants: readonly Variant[]): string {
  if (variants.length === 0) return ''
  const entries = variants.map(({ id, note, from, to, readings }) => {
    const content = readings.map(({ role, witnesses, by, type, content, group }) =>
      element(
        role === 'lemma' ? 'lem' : 'rdg',
        {
          wit: witnesses.length === 0 ? null : witnesses.map(key => `#${key}`).join(' '),
          source: by,
          type,
          n: group === null ? null : String(group),
        },
        writeInlines(writing, content, PLAIN),
      ),
    )
    return element(
      'app',
      { 'xml:id': id, from: `#${from}`, to: `#${to}`, corresp: `#${note}` },
      content.join(''),
    )
  })
  return `\n<back>\n<listApp>\n${entries.join('\n')}\n</listApp>\n</back>`
}

function writeLists(writing: Writing, document: EditionDocument): string {
  const { persons, shortTitles, entities = [], listedWorks = [] } = document
  const anchors = anchorsOf(document)
  const list = (name: string, entries: readonly string[], attributes = {}): readonly string[] =>
    entries.length === 0 ? [] : [element(name, attributes, `\n${entries.join('\n')}\n`)]
  const titles = shortTitles.map(({ short, full, kind }) =>
    element('bibl', { type: kind }, title('short', short) + title('full', full)),
  )
  const of = (kind: Entity['kind']): readonly string[] =>
    entities.filter(entity => entity.kind === kind).map(each => writeEntity(each, anchors))
  return [
    ...list(
      'listPerson',
      persons.map(each => writePerson(each, anchors)),
    ),
    ...list('listPlace', of('place')),
    ...list('listOrg', of('organisation')),
    ...list('listEvent', of('event')),
    ...list('listObject', [...of('work'), ...of('other')]),
    ...list('listBibl', titles, { type: 'short-titles' }),
    ...list(
      'listBibl',
      listedWorks.map(work => writeWork(writing, work, anchors)),
    ),
  ].join('\n')
}

type Anchors = ReadonlySet<string>

/** The names of places in a text: what a list defines may be there too, and an id stands only once. */
function anchorsOf(document: EditionDocument): Anchors {
  const found = new Set<string>()
  for (const { block } of textParts(document)) {
    if (block.anchor !== undefined) found.add(block.anchor)
    for (const inline of block.content) if (inline.kind === 'anchor') found.add(inline.id)
  }
  return found
}

const keyed = (key: string | null | undefined, anchors: Anchors): Attributes =>
  key === null || key === undefined ? {} : anchors.has(key) ? { corresp: `#${key}` } : { 'xml:id': key }

const writePerson = ({ key, name, forms, dates, gloss }: PersonEntry, anchors: Anchors): string =>
  element(
    'person',
    keyed(key, anchors),
    element('persName', {}, escapeText(name)) +
      forms.map(form => element('persName', { type: 'form' }, escapeText(form))).join('') +
      (dates === null ? '' : element('floruit', {}, escapeText(dates))) +
      (gloss === undefined ? '' : element('note', {}, escapeText(gloss))),
  )

const ENTITY_ELEMENTS: Readonly<Record<Entity['kind'], readonly [string, string]>> = {
  place: ['place', 'placeName'],
  organisation: ['org', 'orgName'],
  event: ['event', 'eventName'],
  work: ['object', 'objectName'],
  other: ['object', 'objectName'],
}

function writeEntity({ key, kind, name }: Entity, anchors: Anchors): string {
  const [entity, named] = ENTITY_ELEMENTS[kind]
  const type = kind === 'work' ? 'work' : null
  return element(entity, { ...keyed(key, anchors), type }, element(named, {}, escapeText(name)))
}

const writeWork = (writing: Writing, { key, content, printed }: ListedWork, anchors: Anchors): string =>
  element(
    'bibl',
    { ...keyed(key, anchors), rend: printed === true ? 'printed' : null },
    writeInlines(writing, content, PLAIN),
  )
