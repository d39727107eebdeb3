/** The parts of one document of a TEI file → its blocks, notes and variants; every role has its handler here. */
import type { Block, EditionDocument, Note } from '../edition/model.ts'
import { readApparatus } from './tei-apparatus.ts'
import {
  readCaption,
  readDescription,
  readEditorialNote,
  readEnclosure,
  readFigure,
  readGroup,
  readHeading,
  readLine,
  readParagraph,
  readPostscript,
  readPreformatted,
  readQuotation,
  readRule,
  readSection,
  readSpeech,
  readStanza,
  readThrough,
  readVerse,
} from './tei-blocks.ts'
import { readCharacter } from './tei-characters.ts'
import { readCloser } from './tei-closer.ts'
import type { TeiIndex } from './tei-index.ts'
import {
  readAdded,
  readAnchor,
  readChoice,
  readDeleted,
  readGap,
  readInline,
  readLineBreak,
  readLink,
  readName,
  readNumber,
  readPage,
  readSic,
  readSpace,
  readSupplied,
  readUnclear,
} from './tei-inlines.ts'
import { readList, readLoose, readLooseLabel, readRegisterList, readTable } from './tei-lists.ts'
import { placeUncalled, readInlineNote, readNote } from './tei-notes.ts'
import { isBlank, readNode } from './tei-read.ts'
import type { TeiRole, TeiRules } from './tei-rules.ts'
import { finishStream, newStream } from './tei-stream.ts'
import {
  type Context,
  countIn,
  type DocumentState,
  type Handler,
  spanOf,
  type TeiReport,
  type Walk,
} from './tei-walk.ts'
import type { XmlElement, XmlNode } from './xml-tree.ts'

/** A stretch of the file that belongs to a document, with what holds around it. */
export interface TeiPart {
  readonly node: XmlNode
  readonly parent: XmlElement | null
  readonly language: string
  readonly level: number
}

const omit: Handler = (walk, element) => {
  if (!isBlank(element)) countIn(walk.report.leftOut, element.name, spanOf(walk, element))
}
const silent: Handler = () => {}

const HANDLERS: Readonly<Record<TeiRole, Handler>> = {
  document: readSection,
  section: readSection,
  enclosure: readEnclosure,
  'loose-part': readLoose,
  postscript: readPostscript,
  'editorial-note': readEditorialNote,
  quotation: readQuotation,
  stanza: readStanza,
  speech: readSpeech,
  preformatted: readPreformatted,
  through: readThrough,
  heading: readHeading,
  paragraph: readParagraph,
  verse: readVerse,
  classification: readLine,
  'reference-line': readLine,
  dateline: readLine,
  address: readLine,
  salutation: readLine,
  valediction: readLine,
  signature: readLine,
  'source-note': readLine,
  speaker: readLine,
  'stage-direction': readLine,
  caption: readCaption,
  line: readLine,
  group: readGroup,
  closer: readCloser,
  list: readList,
  table: readTable,
  figure: readFigure,
  rule: readRule,
  inline: readInline,
  name: readName,
  link: readLink,
  choice: readChoice,
  supplied: readSupplied,
  unclear: readUnclear,
  deleted: readDeleted,
  added: readAdded,
  sic: readSic,
  label: readLooseLabel,
  number: readNumber,
  character: readCharacter,
  description: readDescription,
  'line-break': readLineBreak,
  space: readSpace,
  page: readPage,
  anchor: readAnchor,
  gap: readGap,
  note: readNote,
  'inline-note': readInlineNote,
  apparatus: readApparatus,
  witnesses: readRegisterList,
  persons: readRegisterList,
  entities: readRegisterList,
  works: readRegisterList,
  omit,
  silent,
}

export interface TextSetting {
  readonly file: string
  readonly rules: TeiRules
  readonly index: TeiIndex
  readonly report: TeiReport
  /** Written by this program: everything in it is meant as it stands. */
  readonly ours: boolean
  /** A program put every tag and every text on a line of its own. */
  readonly laidOut: boolean
}

export type ReadText = Pick<EditionDocument, 'blocks' | 'notes'> & {
  readonly variants: NonNullable<EditionDocument['variants']>
}

/** A walk over nothing yet, for a document of this id and language. */
export function startWalk(setting: TextSetting, id: string, language: string): Walk {
  const document: DocumentState = {
    id,
    language,
    notes: [],
    variants: [],
    noteIds: new Map(),
    numbers: new Set(),
    mentions: 0,
    containers: 0,
  }
  return {
    ...setting,
    document,
    handlers: HANDLERS,
    stream: newStream(setting.file, language, setting.laidOut),
  }
}

export const startContext = (language: string, level: number, parent: XmlElement | null): Context => ({
  parent,
  marks: [],
  language,
  names: [],
  link: null,
  alternative: null,
  preserve: false,
  level,
  within: [],
  inLine: false,
  inNote: false,
})

/** Reads the parts of a document one after the other. `uncalled` are notes of it that say they are called elsewhere. */
export function readTeiText(
  setting: TextSetting,
  id: string,
  language: string,
  parts: readonly TeiPart[],
  uncalled: ReadonlySet<XmlElement>,
): ReadText {
  const walk = startWalk(setting, id, language)
  for (const part of parts) readNode(walk, part.node, startContext(part.language, part.level, part.parent))
  placeUncalled(walk, startContext(language, 1, null), uncalled)
  const blocks = finishStream(walk.stream).map((block, index): Block => named(block, `${id}.b${index + 1}`))
  const notes = walk.document.notes.filter((note): note is Note => note !== null)
  return { blocks, notes, variants: walk.document.variants }
}

function named(block: ReturnType<typeof finishStream>[number], id: string): Block {
  return { ...block, id } as Block
}
