/** Blocks and notes of a Markdown file → its documents: where each begins, which note answers which call, ids for everything. */
import { type Diagnostic, errorAt } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import type {
  Block,
  Container,
  DocumentMetadata,
  EditionDocument,
  Inline,
  NameReference,
  Note,
  Paragraph,
} from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import type { FrontMatter } from './markdown-front-matter.ts'
import type { RawInline } from './markdown-inlines.ts'
import { noteName } from './markdown-note-names.ts'
import type { Part, RawBlock, RawNote } from './markdown-walk.ts'
import type { Body, Call } from './seed-marks.ts'
import { type HeadLine, metadataOfHead } from './seed-metadata.ts'
import { type MatchedDocument, matchNotes, type NoteSyntax } from './seed-notes.ts'

/** A document before its calls have found their notes. */
export interface RawDocument {
  readonly front: FrontMatter
  readonly blocks: readonly RawBlock[]
  /** For each block the notes that stand after it. */
  readonly notes: readonly (readonly RawNote[])[]
}

const SYNTAX: NoteSyntax = {
  call: label => `[^${label}]`,
  body: label => `[^${label}]: …`,
  counted: false,
}

/** Divides a file at its blocks of metadata, or at headings of the first level, or not at all. */
export function divide(
  parts: readonly Part[],
  first: FrontMatter,
  later: ReadonlyMap<Part, FrontMatter>,
  byHeadings: boolean,
): readonly RawDocument[] {
  const documents: { front: FrontMatter; blocks: RawBlock[]; notes: RawNote[][]; headed: boolean }[] = []
  const open = (front: FrontMatter) => {
    const made = { front, blocks: [], notes: [], headed: false }
    documents.push(made)
    return made
  }
  let current: (typeof documents)[number] = open(first)
  let waiting: RawNote[] = []
  for (const part of parts) {
    if (part.kind === 'metadata') {
      const front = later.get(part)
      if (front !== undefined) current = open(front)
    } else if (part.kind === 'note') {
      const place = current.notes[current.notes.length - 1] ?? waiting
      place.push(part.note)
    } else {
      const isTitle =
        part.block.kind === 'heading' && part.block.level === 1 && part.block.within === undefined
      // What stands over the first heading belongs to the first document.
      if (isTitle && byHeadings && current.headed) current = open(first)
      if (isTitle) current.headed = true
      current.blocks.push(part.block)
      current.notes.push(waiting)
      waiting = []
    }
  }
  if (waiting.length > 0) {
    current.blocks.push(emptyParagraph(waiting[0]!))
    current.notes.push(waiting)
  }
  const found = documents.filter(each => each.blocks.length > 0)
  // One title over several documents is that of the volume.
  return found.length > 1 && later.size === 0
    ? found.map(each => ({ ...each, front: withoutTitle(each.front) }))
    : found
}

const withoutTitle = (front: FrontMatter): FrontMatter => ({
  ...front,
  metadata: { ...front.metadata, title: null, shortTitle: null },
})

/** Where only notes stand, something must call them. */
const emptyParagraph = ({ body, blocks }: RawNote): RawBlock => ({
  ...{ kind: 'paragraph', role: 'paragraph', label: null, content: [] },
  source: { file: blocks[0]?.source.file ?? '', start: body.start, end: body.start },
})

export function makeDocuments(
  file: SourceFile,
  raw: readonly RawDocument[],
  languages: readonly string[],
  firstDocument: number,
): { readonly documents: readonly EditionDocument[]; readonly diagnostics: readonly Diagnostic[] } {
  const missing: Diagnostic[] = []
  const lines = raw.map(document =>
    document.blocks.map((block, index) => {
      const calls = callsOf(block.content)
      for (const { call, flags } of calls)
        if (flags.includes('missing')) missing.push(missingNote(file, call))
      const wanted = calls.filter(({ flags }) => !flags.includes('missing')).map(({ call }) => call)
      return { parts: [...wanted, ...document.notes[index]!.map(note => note.body)] }
    }),
  )
  const matching = matchNotes(file, lines, SYNTAX)
  const documents = raw.map((document, index) =>
    makeDocument(file, document, matching.documents[index]!, languages[index]!, `d${firstDocument + index}`),
  )
  return { documents, diagnostics: [...matching.diagnostics, ...missing] }
}

const missingNote = (file: SourceFile, { start, end, label }: Call): Diagnostic =>
  errorAt(
    'seed/missing-note',
    { file: file.name, start, end },
    `note ${label} is referred to but never given`,
    `a note is given as “[^${label}]: …” after the paragraph that refers to it`,
  )

const callsOf = (content: readonly RawInline[]): readonly Extract<RawInline, { kind: 'call' }>[] =>
  content.filter(inline => inline.kind === 'call')

/** What gives ids to the parts of one document. */
interface Naming {
  readonly file: string
  readonly noteOfCall: ReadonlyMap<Call, string>
  readonly series: ReadonlyMap<string, string>
  readonly containers: Map<string, string>
  readonly mentions: Map<number, number>
  readonly id: string
}

function makeDocument(
  file: SourceFile,
  raw: RawDocument,
  matched: MatchedDocument,
  language: string,
  id: string,
): EditionDocument {
  const { front } = raw
  const rawOf = new Map(raw.notes.flat().map(note => [note.body, note]))
  const idOfBody = new Map(matched.notes.map(({ body }, index) => [body, `${id}.n${index + 1}`]))
  const noteOfCall = new Map<Call, string>()
  for (const { call, body } of matched.notes) if (call !== null) noteOfCall.set(call, idOfBody.get(body)!)
  for (const [call, body] of matched.again) noteOfCall.set(call, idOfBody.get(body)!)
  const naming: Naming = {
    ...{ file: file.name, noteOfCall, id, series: front.noteSeries },
    ...{ containers: new Map(), mentions: new Map() },
  }
  const implied = impliedCalls(file, matched, idOfBody)
  const blocks = raw.blocks.map((block, index) =>
    nameBlock(naming, block, `${id}.b${index + 1}`, implied.get(index) ?? []),
  )
  const notes = matched.notes.map(({ body }) => makeNote(naming, rawOf.get(body), body, idOfBody.get(body)!))
  return {
    ...{ id, source: file.name, language, blocks, notes },
    metadata: metadataOf(front, blocks),
    persons: front.persons,
    shortTitles: front.shortTitles,
    ...(front.witnesses.length === 0 ? {} : { witnesses: front.witnesses }),
    ...(front.entities.length === 0 ? {} : { entities: front.entities }),
    ...(front.listedWorks.length === 0 ? {} : { listedWorks: front.listedWorks }),
  }
}

/** Notes that nothing calls are set after the block before them. */
function impliedCalls(
  file: SourceFile,
  matched: MatchedDocument,
  idOfBody: ReadonlyMap<Body, string>,
): ReadonlyMap<number, readonly Inline[]> {
  const found = new Map<number, Inline[]>()
  for (const { body, call, line } of matched.notes) {
    if (call !== null) continue
    const source = { file: file.name, start: body.start, end: body.start }
    const inlines = found.get(line) ?? []
    inlines.push({ kind: 'note-ref', note: idOfBody.get(body)!, implied: true, source })
    found.set(line, inlines)
  }
  return found
}

function nameBlock(naming: Naming, block: RawBlock, id: string, tail: readonly Inline[]): Block {
  const content = [...nameInlines(naming, block.content), ...tail]
  const { within, ...rest } = block
  return {
    ...rest,
    id,
    content,
    ...(within === undefined ? {} : { within: within.map(each => nameContainer(naming, each)) }),
  }
}

function nameContainer(naming: Naming, container: Container): Container {
  let id = naming.containers.get(container.id)
  if (id === undefined) {
    id = `${naming.id}.c${naming.containers.size + 1}`
    naming.containers.set(container.id, id)
  }
  return { ...container, id }
}

function nameInlines(naming: Naming, content: readonly RawInline[]): readonly Inline[] {
  return content.map(inline => {
    if (inline.kind === 'call') return resolve(naming, inline)
    if (inline.kind !== 'text' || inline.names === undefined) return inline
    return { ...inline, names: inline.names.map(name => countName(naming, name)) }
  })
}

function countName(naming: Naming, name: NameReference): NameReference {
  let mention = naming.mentions.get(name.mention)
  if (mention === undefined) {
    mention = naming.mentions.size + 1
    naming.mentions.set(name.mention, mention)
  }
  return { ...name, mention }
}

function resolve(naming: Naming, { call, flags }: Extract<RawInline, { kind: 'call' }>): Inline {
  const source = { file: naming.file, start: call.start, end: call.end }
  const note = naming.noteOfCall.get(call)
  return note === undefined
    ? { kind: 'dangling-ref', label: noteName(call.label, naming.series).label, source }
    : { kind: 'note-ref', note, implied: flags.includes('implied'), source }
}

const AUTHORS = ['author', 'editor', 'translator'] as const

function makeNote(naming: Naming, raw: RawNote | undefined, body: Body, id: string): Note {
  const { series, label } = noteName(body.label, naming.series)
  const source = { file: naming.file, start: body.start, end: body.end }
  const by = AUTHORS.find(each => each === raw?.values.get('by'))
  const mark = raw?.values.get('mark')
  const blocks = raw?.blocks ?? []
  const given = blocks.length > 0 ? blocks : [emptyParagraph({ body, values: new Map(), blocks: [] })]
  const paragraphs = given.map((block, index) =>
    asParagraph(nameBlock(naming, block, `${id}.${index + 1}`, []), naming.file),
  )
  return {
    id,
    series,
    label,
    paragraphs,
    source,
    ...(by === undefined ? {} : { by }),
    ...(mark === undefined ? {} : { mark }),
  }
}

/** A note has paragraphs only: a heading or a line in it is one, and of a picture its description. */
function asParagraph(block: Block, file: string): Paragraph {
  if (block.kind === 'paragraph')
    return block.source.file === '' ? { ...block, source: { ...block.source, file } } : block
  const { id, source, within, language } = block
  const described = block.kind === 'figure' ? (block.description ?? '') : ''
  const content: readonly Inline[] =
    described === ''
      ? block.content
      : [{ kind: 'text', text: described, marks: [], source }, ...block.content]
  return {
    ...{ kind: 'paragraph', id, source, content, role: 'paragraph', label: null },
    ...(within === undefined ? {} : { within }),
    ...(language === undefined ? {} : { language }),
  }
}

/** What the front matter says goes before what the words of the head say. */
function metadataOf(front: FrontMatter, blocks: readonly Block[]): DocumentMetadata {
  const said = metadataOfHead(headOf(blocks))
  const given = front.metadata
  const choose = (
    key: Exclude<keyof DocumentMetadata, 'classification' | 'status' | 'shortTitle'>,
  ): string | null => given[key] ?? (front.empty.has(key) ? null : said[key])
  return {
    title: front.repeatTitle || !repeatsTitle(given.title, blocks) ? given.title : null,
    number: choose('number'),
    date: choose('date'),
    place: choose('place'),
    sender: choose('sender'),
    addressee: choose('addressee'),
    archiveReference: choose('archiveReference'),
    ...(given.classification === undefined ? {} : { classification: given.classification }),
    ...(typeof given.shortTitle === 'string' ? { shortTitle: given.shortTitle } : {}),
    ...(given.status === undefined ? {} : { status: given.status }),
  }
}

/** Editors repeat the title of the front matter as a heading; it is printed once, where the text has it. */
export function repeatsTitle(title: string | null, blocks: readonly Block[]): boolean {
  const first = blocks.find(block => block.kind === 'heading' && block.level === 1)
  return title !== null && first !== undefined && plainText(first.content) === title
}

/** The headings and lines before the first paragraph, from which metadata can be read. */
export function headOf(blocks: readonly Block[]): readonly HeadLine[] {
  const first = blocks.findIndex(block => block.kind === 'paragraph')
  return blocks.slice(0, first === -1 ? undefined : first).flatMap((block): readonly HeadLine[] => {
    const text = plainText(block.content).trim().replace(/\s+/g, ' ')
    if (block.kind === 'heading') return [{ text, role: { kind: block.kind, level: block.level } }]
    return block.kind === 'line' ? [{ text, role: { kind: block.kind, role: block.role } }] : []
  })
}
