/** A volume's pages → the display list: outline, information and paragraph roles gathered for the painter. */
import type { Container, Edition, NoteId } from '../edition/model.ts'
import { allTextParts } from '../edition/visit.ts'
import type { MadeRegisters } from '../page/make-registers.ts'
import type { Page } from '../page/page.ts'
import { placeAndDate } from '../style/document-titles.ts'
import { paragraphsOf, type StyledDocument, type StyledParagraph } from '../style/styled-document.ts'
import type { TablePaths } from './containers.ts'
import type { DisplayList, OutlineEntry } from './display-list.ts'
import type { ParagraphFacts } from './logical-place.ts'
import { type PaintInput, paint as paintPages } from './paint.ts'

export function paint(
  edition: Edition,
  documents: readonly StyledDocument[],
  registers: MadeRegisters,
  pages: readonly Page[],
): DisplayList {
  const containers = containersOf(edition)
  const { tables } = containers
  const { paragraphs, notes } = factsOf(documents, registers, containers)
  return paintPages({
    pages,
    paragraphs,
    notes,
    tables,
    descriptions: descriptionsOf(documents),
    outline: [...documents.flatMap(documentOutline), ...registers.outline],
    information: information(edition, documents),
  })
}

/** What the source says of each picture, else its caption: a picture must be said by something. */
function descriptionsOf(documents: readonly StyledDocument[]): ReadonlyMap<string, string> {
  const said = new Map<string, string>()
  for (const { flow } of documents)
    for (const { paragraph, picture } of flow)
      if (picture !== undefined)
        said.set(paragraph.id, picture.description || wordsOf(paragraph) || picture.image || 'picture')
  return said
}

interface Containers {
  readonly within: ReadonlyMap<string, readonly Container[]>
  /** By paragraph in a container, its document. */
  readonly documentOf: ReadonlyMap<string, string>
  readonly tables: TablePaths
}

/** What every block of the edition stands in; the blocks of each table together. */
function containersOf(edition: Edition): Containers {
  const within = new Map<string, readonly Container[]>()
  const documentOf = new Map<string, string>()
  const tables = new Map<string, (readonly Container[])[]>()
  for (const { id, block, document } of allTextParts(edition)) {
    if (block.within === undefined) continue
    within.set(id, block.within)
    documentOf.set(id, document.id)
    for (const container of block.within) {
      if (container.kind !== 'table') continue
      const name = `${document.id} ${container.id}`
      const paths = tables.get(name)
      if (paths === undefined) tables.set(name, [block.within])
      else paths.push(block.within)
    }
  }
  return { within, documentOf, tables }
}

/** A note that comes in the flow of a section is read there; all others after the paragraph that calls them. */
function factsOf(
  documents: readonly StyledDocument[],
  registers: MadeRegisters,
  { within, documentOf }: Containers,
): Pick<PaintInput, 'paragraphs' | 'notes'> {
  const paragraphs = new Map<string, ParagraphFacts>()
  const notes = new Map<NoteId, ParagraphFacts>()
  const series = new Map(
    documents.flatMap(document => [...document.notes.values()].map(note => [note.id, note.series])),
  )
  const add = (
    { id, role, level, language, labelLength, note }: StyledParagraph,
    section: string,
    sectionLanguage: string,
    gathered: boolean,
  ): void => {
    const facts: ParagraphFacts = {
      ...{ role, level, language, labelLength, note, section, sectionLanguage, gathered },
      within: within.get(id) ?? [],
      document: documentOf.get(id) ?? section,
      repeated: registers.repeated.has(id),
      series: note === null ? null : (series.get(note) ?? null),
    }
    paragraphs.set(id, facts)
    if (note !== null && (gathered || !notes.has(note))) notes.set(note, facts)
  }
  for (const { id, language, notes: own } of documents)
    for (const note of own.values())
      for (const paragraph of note.paragraphs) add(paragraph, id, language, false)
  for (const { id, language, flow } of documents)
    for (const paragraph of flow.flatMap(paragraphsOf)) add(paragraph, id, language, paragraph.note !== null)
  for (const paragraph of registers.paragraphs)
    add(paragraph, paragraph.id.split('.')[0]!, paragraph.language, false)
  return { paragraphs, notes }
}

/** The document, with its headings under it. */
function documentOutline(document: StyledDocument): readonly OutlineEntry[] {
  const first = document.flow[0]
  if (first === undefined) return []
  const headings = document.flow.filter((block, index) => index > 0 && block.paragraph.role === 'heading')
  const children = headings.map(block => ({
    title: wordsOf(block.paragraph),
    to: `p ${block.paragraph.id}`,
    children: [],
  }))
  return [{ title: document.title, to: `p ${first.paragraph.id}`, children }]
}

function wordsOf(paragraph: StyledParagraph): string {
  const text = paragraph.inlines.map(inline => (inline.kind === 'text' ? inline.text : '')).join('')
  return text.replace(/\s+/g, ' ').trim()
}

function information(edition: Edition, documents: readonly StyledDocument[]): DisplayList['information'] {
  const only = edition.documents.length === 1 ? edition.documents[0] : undefined
  return {
    title: edition.title ?? documents[0]?.title ?? 'Untitled',
    author: only?.metadata.sender ?? null,
    subject: only === undefined ? null : placeAndDate(only),
    language: edition.language,
  }
}
