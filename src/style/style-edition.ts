/** Edition + stylesheet → documents with every paragraph's look decided: body, headings and notes. */
import { sp, ZERO } from '../base/length.ts'
import type {
  Block,
  DisplayLine,
  Edition,
  EditionDocument,
  Heading,
  NoteId,
  Paragraph,
} from '../edition/model.ts'
import { documentTitle, placeAndDate, runningHeads } from './document-titles.ts'
import { measureOf } from './measures.ts'
import { noteMarks, notesInOrder, seriesStyle } from './note-marks.ts'
import { type InlineSetting, styleInlines } from './style-inlines.ts'
import { styleNote } from './style-notes.ts'
import type {
  ParagraphRole,
  StyledBlock,
  StyledDocument,
  StyledInline,
  StyledNote,
  StyledParagraph,
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
  const marks = new Map([...noteMarks(edition.documents, stylesheet.notes), ...pageMarks])
  const documents = edition.documents.map(document => styleDocument(edition, document, stylesheet, marks))
  const atEnd = volumeNotes(edition, documents, stylesheet)
  return atEnd === null ? documents : [...documents, atEnd]
}

function styleDocument(
  edition: Edition,
  document: EditionDocument,
  stylesheet: Stylesheet,
  marks: ReadonlyMap<NoteId, string>,
): StyledDocument {
  const seriesOf = new Map(document.notes.map(note => [note.id, note.series]))
  const setting: InlineSetting = { document, stylesheet, marks, seriesOf }
  const flow: StyledBlock[] = []
  const title = suppliedTitle(document, stylesheet)
  if (title !== null) flow.push(...title)
  document.blocks.forEach((block, index) => {
    flow.push(styleBlock(block, document.blocks[index - 1] ?? null, setting, title !== null))
  })
  const notes = new Map(document.notes.map(note => [note.id, styleNote(note, setting)]))
  const atEnd = notesInOrder(document)
    .map(id => notes.get(id)!)
    .filter(note => placeOf(note, stylesheet) === 'end-of-document')
  if (atEnd.length > 0) flow.push(...endNotes(`${document.id}.notes`, atEnd, document.language, stylesheet))
  return {
    id: document.id,
    title: documentTitle(document),
    ...runningHeads(edition, document, stylesheet),
    language: document.language,
    flow: collapseWhite(flow),
    notes,
  }
}

const placeOf = (note: StyledNote, stylesheet: Stylesheet): NoteSeriesStyle['place'] =>
  seriesStyle(stylesheet.notes, note.series).place

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
  stylesheet: Stylesheet,
): StyledDocument | null {
  const flow = edition.documents.flatMap((document, index) => {
    const styled = documents[index]!
    const notes = notesInOrder(document)
      .map(id => styled.notes.get(id)!)
      .filter(note => placeOf(note, stylesheet) === 'end-of-volume')
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

function display(
  id: string,
  role: ParagraphRole,
  level: number,
  inlines: readonly StyledInline[],
  style: DisplayStyle,
  language: string,
  stylesheet: Stylesheet,
  keepWithNext: boolean,
): StyledBlock {
  return {
    paragraph: {
      id,
      role,
      note: null,
      level,
      inlines,
      language,
      measure: measureOf(stylesheet),
      leading: style.leading,
      left: ZERO,
      firstLeft: ZERO,
      labelLength: 0,
      align: style.align,
      breaking: {
        ...stylesheet.lineBreaking,
        hyphenate: style.align === 'justify' && stylesheet.lineBreaking.hyphenate,
      },
      variants: false,
    },
    above: sp(style.above * stylesheet.body.leading),
    below: sp(style.below * stylesheet.body.leading),
    keepWithNext,
  }
}

function styleBlock(
  block: Block,
  previous: Block | null,
  setting: InlineSetting,
  titled: boolean,
): StyledBlock {
  if (block.kind === 'heading') return styleHeading(block, setting, titled)
  if (block.kind === 'line') return styleLine(block, setting)
  if (block.kind !== 'paragraph') return styleLine({ ...block, kind: 'line', role: 'plain' }, setting)
  return styleParagraph(block, previous, setting)
}

function styleHeading(block: Heading, setting: InlineSetting, titled: boolean): StyledBlock {
  const { headings } = setting.stylesheet
  const first = block.level === 1 && !titled
  const levels = [headings.level1, headings.level2, headings.level3]
  const style = first ? headings.title : (levels[block.level - 1] ?? headings.level3)
  const inlines = styleInlines(block.content, style, setting)
  return display(
    block.id,
    first ? 'title' : 'heading',
    block.level,
    inlines,
    style,
    setting.document.language,
    setting.stylesheet,
    true,
  )
}

function styleLine(block: DisplayLine, setting: InlineSetting): StyledBlock {
  const { lines } = setting.stylesheet
  const role = Object.hasOwn(lines, block.role) ? (block.role as keyof typeof lines) : 'plain'
  const style = lines[role]
  const inlines = styleInlines(block.content, style, setting)
  const keep = role !== 'signature' && role !== 'plain'
  return display(block.id, role, 0, inlines, style, setting.document.language, setting.stylesheet, keep)
}

function styleParagraph(block: Paragraph, previous: Block | null, setting: InlineSetting): StyledBlock {
  const { stylesheet, document } = setting
  const { body } = stylesheet
  const item = block.role === 'item' && block.label !== null
  // The first paragraph under a heading or at the head stands flush, a numbered one is indented wherever it stands.
  const opens = previous === null || previous.kind !== 'paragraph'
  const indent = opens && block.label === null && block.role === 'paragraph' ? ZERO : body.indent
  const paragraph: StyledParagraph = {
    id: block.id,
    role: item ? 'item' : 'paragraph',
    note: null,
    level: 0,
    inlines: styleInlines(block.content, body, setting),
    language: document.language,
    measure: measureOf(stylesheet),
    leading: body.leading,
    left: item ? body.itemIndent : ZERO,
    firstLeft: item ? body.indent : indent,
    labelLength: item ? block.label.text.length : 0,
    align: body.align,
    breaking: stylesheet.lineBreaking,
    variants: true,
  }
  return { paragraph, above: ZERO, below: ZERO, keepWithNext: false }
}

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

const closes = (a: StyledBlock, b: StyledBlock): boolean =>
  a.paragraph.role === b.paragraph.role && a.paragraph.role !== 'heading'
