/** Edition + stylesheet → documents with every paragraph's look decided: body, headings and notes. */
import { addAll } from '../base/arrays.ts'
import { sp, ZERO } from '../base/length.ts'
import type { Edition, EditionDocument, NoteId } from '../edition/model.ts'
import { textParts } from '../edition/visit.ts'
import { documentTitle, placeAndDate, runningHeads } from './document-titles.ts'
import { crowdedSeries } from './mark-width.ts'
import { noteMarks, seriesStyle } from './note-marks.ts'
import { notesAsTheyStand, type StandingNote } from './note-order.ts'
import { display, styleBlocks } from './style-blocks.ts'
import type { InlineSetting } from './style-inlines.ts'
import { styleNote } from './style-notes.ts'
import {
  anchorName,
  type ParagraphRole,
  type StyledBlock,
  type StyledDocument,
  type StyledInline,
  type StyledNote,
} from './styled-document.ts'
import type { DisplayStyle, NoteSeriesStyle, Stylesheet } from './stylesheet.ts'
import { textStyle } from './text-style.ts'
import { word } from './words.ts'

/** Marks that only finished pages know, for series that restart on each page. */
export type PageMarks = ReadonlyMap<NoteId, string>

export function styleEdition(
  edition: Edition,
  stylesheet: Stylesheet,
  pageMarks: PageMarks,
): readonly StyledDocument[] {
  const standing = notesAsTheyStand(edition.documents, stylesheet.notes)
  const marks = new Map([...noteMarks(standing, stylesheet.notes), ...pageMarks])
  const ofDocument = gatheredNotes(standing, 'end-of-document', stylesheet)
  const everywhere = anchorsOf(edition.documents)
  const documents = edition.documents.map(document => {
    const own = anchorsOf([document])
    const anchor = (id: string): string | null => own.get(id) ?? everywhere.get(id) ?? null
    return styleDocument(edition, document, stylesheet, marks, anchor, ofDocument.get(document.id) ?? [])
  })
  const ofVolume = gatheredNotes(standing, 'end-of-volume', stylesheet)
  const atEnd = volumeNotes(edition, documents, ofVolume, stylesheet)
  const closed = documents.map((document, index) => underPartHeading(document, documents[index - 1]))
  return atEnd === null ? closed : [...closed, atEnd]
}

/** A document of nothing but headings, as of a part of a volume, stands over the one that follows it. */
export const announces = ({ flow }: StyledDocument): boolean =>
  flow.length > 0 &&
  flow.every(
    ({ keepWithNext, paragraph: { role } }) => keepWithNext && (role === 'heading' || role === 'title'),
  )

/** Between the heading of a part and its first document, white is the larger of what either asks for. */
function underPartHeading(document: StyledDocument, previous: StyledDocument | undefined): StyledDocument {
  const [first, ...rest] = document.flow
  if (first === undefined || previous === undefined || !announces(previous)) return document
  const { below } = previous.flow[previous.flow.length - 1]!
  return { ...document, flow: [{ ...first, above: sp(Math.max(0, first.above - below)) }, ...rest] }
}

function styleDocument(
  edition: Edition,
  document: EditionDocument,
  stylesheet: Stylesheet,
  marks: ReadonlyMap<NoteId, string>,
  anchor: InlineSetting['anchor'],
  gathered: readonly NoteId[],
): StyledDocument {
  const seriesOf = new Map(document.notes.map(note => [note.id, note.series]))
  const { language } = document
  const crowded = crowdedSeries(document, stylesheet)
  const setting: InlineSetting = { document, language, stylesheet, marks, seriesOf, crowded, anchor }
  const title = suppliedTitle(document, stylesheet)
  const flow: StyledBlock[] = [...(title ?? []), ...styleBlocks(document.blocks, setting, title !== null)]
  const notes = new Map(document.notes.map(note => [note.id, styleNote(note, setting)]))
  const atEnd = gathered.map(id => notes.get(id)!)
  if (atEnd.length > 0) addAll(flow, endNotes(`${document.id}.notes`, atEnd, document.language, stylesheet))
  return {
    id: document.id,
    title: documentTitle(document),
    ...runningHeads(edition, document, stylesheet),
    language: document.language,
    flow: collapseWhite(whiteOverDocument(flow, stylesheet)),
    notes,
  }
}

/** By document, the notes that are gathered at one place, in the order in which they stand. */
function gatheredNotes(
  standing: readonly StandingNote[],
  place: NoteSeriesStyle['place'],
  stylesheet: Stylesheet,
): ReadonlyMap<string, readonly NoteId[]> {
  const gathered = new Map<string, NoteId[]>()
  for (const { document, note } of standing) {
    if (seriesStyle(stylesheet.notes, note.series).place !== place) continue
    const notes = gathered.get(document.id) ?? []
    gathered.set(document.id, notes)
    notes.push(note.id)
  }
  return gathered
}

/** Notes gathered under a heading of their own. */
function endNotes(
  id: string,
  notes: readonly StyledNote[],
  language: string,
  stylesheet: Stylesheet,
): readonly StyledBlock[] {
  const style = stylesheet.headings.level2
  const inlines = [generated(word(stylesheet, language, 'endnotes'), style, stylesheet, language)]
  const heading = display(id, 'heading', 2, inlines, style, language, stylesheet, true)
  const blocks = notes.flatMap(note =>
    note.paragraphs.map(paragraph => ({ paragraph, above: ZERO, below: ZERO, keepWithNext: false })),
  )
  return [heading, ...blocks]
}

/** All notes that go to the end of the volume, document by document; null when there are none. */
function volumeNotes(
  edition: Edition,
  documents: readonly StyledDocument[],
  gathered: ReadonlyMap<string, readonly NoteId[]>,
  stylesheet: Stylesheet,
): StyledDocument | null {
  const flow = edition.documents.flatMap((document, index) => {
    const styled = documents[index]!
    const notes = (gathered.get(document.id) ?? []).map(id => styled.notes.get(id)!)
    return notes.length === 0 ? [] : endNotes(`${document.id}.notes`, notes, document.language, stylesheet)
  })
  if (flow.length === 0) return null
  const title = word(stylesheet, edition.language, 'endnotes')
  return {
    id: 'endnotes',
    title,
    versoHead: title,
    rectoHead: title,
    language: edition.language,
    flow,
    notes: new Map(),
  }
}

/** The editor's heading out of the side file, with place and date unless the text has a dateline; what the text has of its own needs none. */
function suppliedTitle(document: EditionDocument, stylesheet: Stylesheet): readonly StyledBlock[] | null {
  const { title, number } = document.metadata
  if (title === null) return null
  const style = stylesheet.headings.title
  const supplied = (
    id: string,
    role: ParagraphRole,
    level: number,
    text: string,
    look: DisplayStyle,
  ): StyledBlock => {
    const inlines = [generated(text, look, stylesheet, document.language)]
    return display(`${document.id}.${id}`, role, level, inlines, look, document.language, stylesheet, true)
  }
  const heading = number === null ? title : `${number}. ${title}`
  const dateline = placeAndDate(document)
  const dated = document.blocks.some(block => block.kind === 'line' && block.role === 'dateline')
  if (dateline === null || dated) return [supplied('title', 'title', 1, heading, style)]
  const under: DisplayStyle = {
    ...stylesheet.lines.dateline,
    align: style.align,
    above: 0,
    below: style.below,
  }
  return [
    supplied('title', 'title', 1, heading, { ...style, below: TITLE_TO_DATELINE }),
    supplied('dateline', 'dateline', 0, dateline, under),
  ]
}

/** White between a supplied title and the dateline under it, in lines. */
const TITLE_TO_DATELINE = 0.25

const generated = (
  text: string,
  type: DisplayStyle,
  stylesheet: Stylesheet,
  language: string,
): StyledInline => ({
  kind: 'text',
  text,
  offset: null,
  style: textStyle(type, stylesheet, language),
  link: null,
})

/** The names of places by anchor. Where two documents use one name, the first has it; each document's own come before. */
function anchorsOf(documents: readonly EditionDocument[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const document of documents)
    for (const { block } of textParts(document)) {
      const inner = block.content.flatMap(inline => (inline.kind === 'anchor' ? [inline.id] : []))
      for (const id of block.anchor === undefined ? inner : [block.anchor, ...inner])
        if (!names.has(id)) names.set(id, anchorName(document.id, id))
    }
  return names
}

/** The white over a title is over its document, whatever line that begins with: a title under a reference has none of its own. */
function whiteOverDocument(
  flow: readonly StyledBlock[],
  { headings, body }: Stylesheet,
): readonly StyledBlock[] {
  const white = sp(headings.title.above * body.leading)
  const title = flow.findIndex(({ paragraph: { role } }) => role === 'title')
  const opens = flow.slice(0, title).every(({ paragraph: { role } }) => OVER_TITLE.includes(role))
  return flow.map((block, index) => {
    if (index === 0) return { ...block, above: sp(Math.max(block.above, white)) }
    return index === title && opens ? { ...block, above: ZERO } : block
  })
}

/** Roles of lines that stand over the title of a document. */
const OVER_TITLE: readonly ParagraphRole[] = [
  'classification',
  'reference',
  'dateline',
  'source-note',
  'plain',
]

/** White between two blocks is the larger of what either asks for, not the sum; lines of one kind stand close. */
function collapseWhite(flow: readonly StyledBlock[]): readonly StyledBlock[] {
  return flow.map((block, index) => {
    const previous = flow[index - 1]
    const next = flow[index + 1]
    const above =
      previous === undefined
        ? block.above
        : closes(previous, block)
          ? ZERO
          : sp(Math.max(0, block.above - previous.below))
    const below = next !== undefined && closes(block, next) ? ZERO : block.below
    return { ...block, above, below }
  })
}

/** Lines of one kind stand close, a name under `Yours sincerely`; paragraphs ask for no white, and what groups ask for is theirs. */
const closes = (a: StyledBlock, b: StyledBlock): boolean =>
  (a.paragraph.role === b.paragraph.role ||
    (a.paragraph.role === 'valediction' && b.paragraph.role === 'signature')) &&
  a.paragraph.role !== 'heading' &&
  (a.group?.id === b.group?.id ? !GROUPED.includes(a.paragraph.role) : false)

/** Roles of which the white is what their containers ask for. */
const GROUPED: readonly ParagraphRole[] = [
  'paragraph',
  'item',
  'verse',
  'preformatted',
  'rule',
  'figure',
  'cell',
]
