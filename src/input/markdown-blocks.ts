/** The tokens of a file → its blocks in their containers, its notes, and where metadata stands; ids and calls are still open. */
import type { Block, Container, Label, Paragraph } from '../edition/model.ts'
import type { Attributes } from './markdown-attributes.ts'
import { blockCount, divFrame, type Frame, finishFigure, ROOT, reportDiv } from './markdown-divs.ts'
import { type InlineReading, type RawInline, type RawLine, readInlines } from './markdown-inlines.ts'
import type { LinePlaces, Token } from './markdown-parser.ts'
import { endOfLine, inFile, type MarkdownSource, type Piece, placesOf, splitRow } from './markdown-places.ts'
import type { Body, Call } from './seed-marks.ts'

type WithoutId<B> = B extends Block
  ? Omit<B, 'id' | 'content'> & { readonly content: readonly RawInline[] }
  : never
export type RawBlock = WithoutId<Block>
export type RawParagraph = WithoutId<Paragraph>

export interface RawNote {
  readonly body: Body
  readonly values: ReadonlyMap<string, string>
  readonly blocks: readonly RawBlock[]
}

export type Part =
  | { readonly kind: 'block'; readonly block: RawBlock }
  | { readonly kind: 'note'; readonly note: RawNote }
  /** Lines of the file, its fences included; the line after the last. */
  | { readonly kind: 'metadata'; readonly firstLine: number; readonly endLine: number }

export type Report = InlineReading['report']

/** What is being read; blocks of a note go into its own list. */
export interface Walk {
  readonly source: MarkdownSource
  readonly report: Report
  readonly parts: Part[]
  readonly frames: Frame[]
  /** Notes that are open, and where their blocks begin to be collected. */
  readonly notes: { readonly token: Token; readonly blocks: RawBlock[]; readonly calls: Call[] }[]
  containers: number
  mentions: number
  inlineNotes: number
  table: {
    readonly aligns: (string | null)[]
    header: boolean
    cell: number
    cells: readonly (readonly Piece[])[]
  } | null
}

export function readBlocks(
  tokens: readonly Token[],
  source: MarkdownSource,
  report: Report,
): readonly Part[] {
  const walk: Walk = {
    ...{ source, report, parts: [], frames: [ROOT], notes: [] },
    ...{ containers: 0, mentions: 0, inlineNotes: 0, table: null },
  }
  for (const [index, token] of tokens.entries()) readToken(walk, token, tokens[index - 1])
  return walk.parts
}

export const frame = (walk: Walk): Frame => walk.frames[walk.frames.length - 1]!

/** A new container, by itself or several inside one another. */
export function enter(walk: Walk, container: Unnamed): void {
  const named = { ...container, id: `c${++walk.containers}` } as Container
  const outer = frame(walk)
  walk.frames.push({
    ...outer,
    within: [...outer.within, named],
    lines: null,
    verse: null,
    role: 'paragraph',
  })
}

type Unnamed = Container extends infer C ? (C extends Container ? Omit<C, 'id'> : never) : never

export function addBlock(walk: Walk, block: RawBlock): void {
  const note = walk.notes[walk.notes.length - 1]
  if (note === undefined) walk.parts.push({ kind: 'block', block })
  else note.blocks.push(block)
}

function readToken(walk: Walk, token: Token, before: Token | undefined): void {
  switch (token.type) {
    case 'inline':
      readParagraph(walk, token, before)
      break
    case 'fence':
    case 'code_block':
      readCode(walk, token)
      break
    case 'hr':
      readRule(walk, token)
      break
    case 'metadata':
      walk.parts.push({ kind: 'metadata', firstLine: token.map![0], endLine: token.map![1] })
      break
    case 'blockquote_open':
      enter(walk, { kind: 'quotation' })
      break
    case 'bullet_list_open':
      enter(walk, { kind: 'list', ordering: 'bulleted' })
      break
    case 'ordered_list_open':
      openNumbered(walk, token)
      break
    case 'definitions_open':
      enter(walk, { kind: 'list', ordering: 'defined' })
      break
    case 'list_item_open':
    case 'definition_open':
      openItem(walk, token)
      break
    case 'list_item_close':
      closeItem(walk)
      break
    case 'note_open':
      walk.notes.push({ token, blocks: [], calls: [] })
      walk.frames.push(ROOT)
      break
    case 'note_close':
      closeNote(walk)
      break
    case 'div_open':
      openDiv(walk, token)
      break
    case 'div_close':
      finishFigure(walk)
      closeCell(walk)
      walk.frames.pop()
      break
    default:
      readTableToken(walk, token)
  }
}

const CLOSING = new Set([
  ...['blockquote_close', 'bullet_list_close', 'ordered_list_close', 'definitions_close', 'definition_close'],
])

function openNumbered(walk: Walk, token: Token): void {
  enter(walk, { kind: 'list', ordering: 'numbered' })
  const start = (token.attrs ?? []).find(([name]) => name === 'start')?.[1]
  const counter = { next: start === undefined ? 1 : Number(start), delimiter: token.markup }
  walk.frames[walk.frames.length - 1] = { ...frame(walk), counter }
}

function openItem(walk: Walk, token: Token): void {
  const { counter } = frame(walk)
  enter(walk, { kind: 'item' })
  if (counter === null || token.type === 'definition_open') return
  const text = `${counter.next}${counter.delimiter}`
  const line = token.map![0]
  const normal = walk.source.normal.slice(walk.source.normalLines[line])
  const written = `${token.info}${counter.delimiter}`
  const at = inFile(walk.source, line, walk.source.normalLines[line]! + Math.max(0, normal.indexOf(written)))
  const number = { text, value: counter.next, start: at, end: at + written.length, taken: false }
  counter.next++
  walk.frames[walk.frames.length - 1] = { ...frame(walk), counter: null, number }
}

/** The number of an item that does not begin with a paragraph stands alone. */
function closeItem(walk: Walk): void {
  const { number } = frame(walk)
  if (number !== null && !number.taken)
    addParagraph(walk, { content: [], label: null, start: number.start, end: number.end })
  walk.frames.pop()
}

function openDiv(walk: Walk, token: Token): void {
  const attributes = token.meta as unknown as Attributes
  const line = token.map![0]
  const span = { start: walk.source.lines[line]!, end: endOfLine(walk.source, line) }
  reportDiv(walk, attributes, span)
  walk.frames.push({ ...divFrame(walk, frame(walk), attributes), divAt: span })
}

function closeCell(walk: Walk): void {
  const { cellFrom } = frame(walk)
  if (cellFrom === null || blockCount(walk) > cellFrom) return
  const { start, end } = frame(walk).divAt ?? { start: 0, end: 0 }
  addParagraph(walk, { content: [], label: null, start, end })
}

function readTableToken(walk: Walk, token: Token): void {
  switch (token.type) {
    case 'table_open':
      enter(walk, { kind: 'table' })
      walk.table = { aligns: [], header: false, cell: 0, cells: [] }
      break
    case 'tr_open': {
      const header = walk.table?.aligns.length === 0
      enter(walk, { kind: 'row', header })
      walk.table = { aligns: walk.table?.aligns ?? [], header, cell: 0, cells: [] }
      break
    }
    case 'th_open':
    case 'td_open': {
      const table = walk.table
      const style = String((token.attrs ?? []).find(([name]) => name === 'style')?.[1] ?? '')
      const align = /center/.test(style)
        ? 'centre'
        : /right/.test(style)
          ? 'right'
          : /left/.test(style)
            ? 'left'
            : null
      const header = table?.header ?? false
      if (header) table?.aligns.push(align)
      enter(walk, { kind: 'cell', header, columns: 1, rows: 1, align })
      break
    }
    case 'th_close':
    case 'td_close':
      if (walk.table !== null) walk.table.cell++
      walk.frames.pop()
      break
    case 'tr_close':
    case 'table_close':
      walk.frames.pop()
      break
    default:
      if (CLOSING.has(token.type)) walk.frames.pop()
  }
}

/** Paragraphs, headings, cells: whatever has text. */
function readParagraph(walk: Walk, token: Token, before: Token | undefined): void {
  const places = token.meta as unknown as LinePlaces
  const opening = before?.type ?? ''
  const isCell = opening === 'th_open' || opening === 'td_open'
  const level = opening === 'heading_open' ? Number(before!.tag.slice(1)) : 0
  const hashes = before?.markup.startsWith('#') === true ? level : 0
  const pieces = isCell ? cellPlaces(walk, places) : placesOf(walk.source, token.content, places, hashes)
  const images: Parameters<InlineReading['image']>[0][] = []
  const { lines, verse } = frame(walk)
  const reading = inlineReading(walk, images)
  const tokens = token.children ?? []
  if (tokens.length === 1 && tokens[0]!.type === 'image' && level === 0 && walk.notes.length === 0) {
    readInlines(token.content, tokens, pieces, false, reading)
    addFigure(walk, images[0]!, lineSpan(walk, places))
    return
  }
  const read = readInlines(token.content, tokens, pieces, lines !== null || verse !== null, reading)
  if (level > 0) addHeading(walk, level, read, before!.meta as unknown as Attributes | null)
  else if (verse !== null) addVerse(walk, read)
  else for (const [index, line] of read.entries()) addLine(walk, line, index > 0)
  for (const image of images) addFigure(walk, image, { start: image.start, end: image.start })
}

const lineSpan = (walk: Walk, places: LinePlaces): { start: number; end: number } => ({
  start: inFile(walk.source, places.firstLine, places.starts[0] ?? 0),
  end: endOfLine(walk.source, places.firstLine + places.starts.length - 1),
})

/** The row is divided once, when its first cell is read. */
function cellPlaces(walk: Walk, places: LinePlaces): readonly Piece[] {
  const table = walk.table
  if (table === null) return []
  if (table.cell === 0) {
    const start = places.starts[0]!
    const stop = walk.source.normalLines[places.firstLine + 1]
    const row = walk.source.normal.slice(start, stop === undefined ? undefined : stop - 1)
    const lead = row.length - row.trimStart().length
    const base = inFile(walk.source, places.firstLine, start + lead)
    table.cells = splitRow(row.trim()).map(cell =>
      cell.pieces.map(({ content, source }) => ({ content, source: base + source })),
    )
  }
  return table.cells[table.cell] ?? [{ content: 0, source: endOfLine(walk.source, places.firstLine) }]
}

function inlineReading(walk: Walk, images: Parameters<InlineReading['image']>[0][]): InlineReading {
  return {
    source: walk.source,
    nextMention: () => ++walk.mentions,
    image: image => images.push(image),
    report: walk.report,
    noteHere: (lines, start, end) => {
      // A blank cannot stand in the name of a note that is written out, so that none is taken for this one.
      const label = ` ${++walk.inlineNotes}`
      const calls = lines.flatMap(line =>
        line.content.flatMap(each => (each.kind === 'call' ? [each.call] : [])),
      )
      const body: Body = {
        kind: 'body',
        start,
        end,
        label,
        contentStart: start + 2,
        contentEnd: end - 1,
        calls,
      }
      const blocks = lines.map(line => paragraphOf(walk, line, [], 'paragraph', null))
      walk.parts.push({ kind: 'note', note: { body, values: new Map(), blocks } })
      return { kind: 'call', start, end, series: '', label }
    },
  }
}

const spanOf = (walk: Walk, line: { readonly start: number; readonly end: number }) => ({
  file: walk.source.file,
  start: line.start,
  end: Math.max(line.start, line.end),
})

/** What every block of a frame has. */
const common = ({ within, language, anchor }: Frame, taken: boolean) => ({
  ...(within.length === 0 ? {} : { within }),
  ...(language === null ? {} : { language }),
  ...(anchor === null || taken ? {} : { anchor: anchor.id }),
})

/** The anchor of a div is that of its first block. */
function takeCommon(walk: Walk): ReturnType<typeof common> {
  const own = frame(walk)
  const found = common(own, own.anchor?.taken ?? false)
  if (own.anchor !== null) own.anchor.taken = true
  return found
}

function paragraphOf(
  walk: Walk,
  line: RawLine,
  content: readonly RawInline[],
  role: Paragraph['role'],
  label: Label | null,
): RawParagraph {
  return {
    kind: 'paragraph',
    role,
    label,
    content: [...content, ...line.content],
    source: spanOf(walk, line),
  }
}

function addHeading(
  walk: Walk,
  level: number,
  lines: readonly RawLine[],
  attributes: Attributes | null,
): void {
  const content = joined(lines)
  const last = lines[lines.length - 1]!
  const language = attributes?.values.get('lang')
  const block: RawBlock = {
    kind: 'heading',
    level: Math.min(6, Math.max(1, level)) as 1 | 2 | 3 | 4 | 5 | 6,
    content,
    source: spanOf(walk, { start: lines[0]!.start, end: last.end }),
    ...takeCommon(walk),
    ...(language === undefined ? {} : { language }),
    ...(attributes?.anchor ? { anchor: attributes.anchor } : {}),
  }
  addBlock(walk, block)
}

/** Lines that cannot be apart: where one ended there is a space, made from the break. */
function joined(lines: readonly RawLine[]): readonly RawInline[] {
  return lines.flatMap((line, index) => {
    if (index === 0) return line.content
    const source = line.content[0]
    const at = source === undefined || source.kind === 'call' ? null : source.source
    const space: RawInline[] =
      at === null
        ? []
        : [
            {
              kind: 'text',
              text: ' ',
              marks: [],
              source: { ...at, start: lines[index - 1]!.end, end: at.start },
            },
          ]
    return [...space, ...line.content]
  })
}

function addVerse(walk: Walk, lines: readonly RawLine[]): void {
  const stanza = frame(walk).verse === 'stanzas'
  if (stanza) {
    const { verse } = frame(walk)
    enter(walk, { kind: 'stanza' })
    walk.frames[walk.frames.length - 1] = { ...frame(walk), verse }
  }
  for (const line of lines)
    addBlock(walk, { ...paragraphOf(walk, line, [], 'verse', bareLabel(line.label)), ...takeCommon(walk) })
  if (stanza) walk.frames.pop()
}

function addLine(walk: Walk, line: RawLine, after: boolean): void {
  const { lines, headingLevel } = frame(walk)
  if (headingLevel !== null) addHeading(walk, headingLevel, [line], null)
  else if (lines !== null)
    addBlock(walk, {
      kind: 'line',
      role: lines,
      content: line.content,
      source: spanOf(walk, line),
      ...takeCommon(walk),
    })
  else addParagraph(walk, line, after)
}

/** A label without what the reader alone needs to know of it. */
const bareLabel = (label: Label | null): Label | null =>
  label === null ? null : { text: label.text, supplied: label.supplied, value: label.value }

/** A paragraph of text; what stands after a forced line break goes on. */
function addParagraph(walk: Walk, line: RawLine, after = false): void {
  const { number, role } = frame(walk)
  const { file } = walk.source
  const opening: RawInline[] = []
  let label: Label | null = line.label
  let own: Paragraph['role'] = after ? 'continuation' : line.label?.item === true ? 'item' : role
  if (number !== null && !number.taken) {
    number.taken = true
    label = { text: number.text, supplied: false, value: number.value }
    own = 'paragraph'
    const source = { file, start: number.start, end: number.end }
    opening.push({ kind: 'text', text: `${number.text} `, marks: ['generated'], source })
  }
  addBlock(walk, { ...paragraphOf(walk, line, opening, own, bareLabel(label)), ...takeCommon(walk) })
}

function addFigure(
  walk: Walk,
  { image, description, title, start }: Parameters<InlineReading['image']>[0],
  span: { readonly start: number; readonly end: number },
): void {
  const source = spanOf(walk, span)
  const at = walk.source.text.indexOf(title, start)
  const caption = {
    file: walk.source.file,
    start: at < 0 ? start : at,
    end: at < 0 ? start : at + title.length,
  }
  const content: RawInline[] = title === '' ? [] : [{ kind: 'text', text: title, marks: [], source: caption }]
  const isApart = source.end > source.start
  if (!isApart)
    walk.report(
      'markdown/picture-in-text',
      start,
      start + 2,
      'a picture stands in the midst of a text; it is set after it',
      'give the picture a paragraph of its own',
    )
  addBlock(walk, {
    kind: 'figure',
    image: image === '' ? null : decodedPath(image),
    description: description === '' ? null : description,
    content,
    source,
    ...takeCommon(walk),
  })
}

/** The library encodes blanks and letters as in an address; a file has them as they are. */
function decodedPath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}

function readCode(walk: Walk, token: Token): void {
  const [first] = token.map!
  const fenced = token.type === 'fence'
  if (fenced && /^\s*\{=/.test(token.info))
    walk.report(
      'markdown/raw-block',
      walk.source.lines[first]!,
      endOfLine(walk.source, first),
      `raw text for another program (${token.info.trim()}) is set as it stands`,
    )
  enter(walk, { kind: 'preformatted' })
  const lines = token.content.replace(/\n$/, '').split('\n')
  for (const [index, text] of lines.entries()) {
    const number = first + index + (fenced ? 1 : 0)
    const end = Math.min(endOfLine(walk.source, number), walk.source.text.length)
    const start = Math.max(walk.source.lines[number] ?? end, end - text.length)
    const source = { file: walk.source.file, start, end }
    const content: RawInline[] = text === '' ? [] : [{ kind: 'text', text, marks: [], source }]
    addBlock(walk, {
      kind: 'paragraph',
      role: 'paragraph',
      label: null,
      content,
      source,
      ...takeCommon(walk),
    })
  }
  walk.frames.pop()
}

function readRule(walk: Walk, token: Token): void {
  const line = token.map![0]
  const source = {
    file: walk.source.file,
    start: walk.source.lines[line]!,
    end: endOfLine(walk.source, line),
  }
  if (walk.notes.length > 0)
    walk.report('markdown/rule-in-note', source.start, source.end, 'a rule inside a note is left out')
  else addBlock(walk, { kind: 'rule', content: [], source, ...takeCommon(walk) })
}

function closeNote(walk: Walk): void {
  walk.frames.pop()
  const note = walk.notes.pop()
  if (note === undefined) return
  const { label, values, start, content } = note.token.meta as {
    label: string
    values: ReadonlyMap<string, string>
    start: number
    content: number
  }
  const [line, after] = note.token.map!
  const calls = note.blocks.flatMap(block =>
    block.content.flatMap(each => (each.kind === 'call' ? [each.call] : [])),
  )
  const body: Body = {
    ...{ kind: 'body', label, calls },
    start: inFile(walk.source, line, start),
    end: note.blocks[note.blocks.length - 1]?.source.end ?? endOfLine(walk.source, Math.max(line, after - 1)),
    contentStart: inFile(walk.source, line, content),
    contentEnd: note.blocks[note.blocks.length - 1]?.source.end ?? inFile(walk.source, line, content),
  }
  walk.parts.push({ kind: 'note', note: { body, values, blocks: note.blocks } })
}
