/** The tokens of a file → its blocks in their containers, its notes, and where metadata stands; ids and calls are still open. */
import type { Attributes } from './markdown-attributes.ts'
import { blockCount, divFrame, finishFigure, ROOT, reportDiv } from './markdown-divs.ts'
import { type InlineReading, type RawImage, readInlines } from './markdown-inlines.ts'
import {
  addFigure,
  addHeading,
  addLine,
  addParagraph,
  addVerse,
  paragraphOf,
  readCode,
  readRule,
} from './markdown-make-blocks.ts'
import type { LinePlaces, Token } from './markdown-parser.ts'
import { cellPlaces, readTableToken } from './markdown-pipe-tables.ts'
import { endOfLine, inFile, type MarkdownSource, placesOf } from './markdown-places.ts'
import { enter, frame, type Part, type Report, type Walk } from './markdown-walk.ts'
import type { Body } from './seed-marks.ts'

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
      if (CLOSING.has(token.type)) walk.frames.pop()
      else readTableToken(walk, token)
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

/** Paragraphs, headings, cells: whatever has text. */
function readParagraph(walk: Walk, token: Token, before: Token | undefined): void {
  const places = token.meta as unknown as LinePlaces
  const opening = before?.type ?? ''
  const isCell = opening === 'th_open' || opening === 'td_open'
  const level = opening === 'heading_open' ? Number(before!.tag.slice(1)) : 0
  const hashes = before?.markup.startsWith('#') === true ? level : 0
  const pieces = isCell ? cellPlaces(walk, places) : placesOf(walk.source, token.content, places, hashes)
  const images: RawImage[] = []
  const { lines, verse } = frame(walk)
  const reading = inlineReading(walk, images)
  const tokens = token.children ?? []
  if (tokens.length === 1 && tokens[0]!.type === 'image' && level === 0 && walk.notes.length === 0) {
    readInlines(token.content, tokens, pieces, false, reading)
    addFigure(walk, images[0]!, lineSpan(walk, places))
    return
  }
  const read = readInlines(token.content, tokens, pieces, lines !== null || verse !== null, reading)
  const isWordless = images.length > 0 && read.every(line => line.content.length === 0)
  if (level > 0) addHeading(walk, level, read, before!.meta as unknown as Attributes | null)
  else if (verse !== null) addVerse(walk, read)
  else if (!isWordless) for (const [index, line] of read.entries()) addLine(walk, line, index > 0)
  for (const image of images) addFigure(walk, image, null)
}

const lineSpan = (walk: Walk, places: LinePlaces): { start: number; end: number } => ({
  start: inFile(walk.source, places.firstLine, places.starts[0] ?? 0),
  end: endOfLine(walk.source, places.firstLine + places.starts.length - 1),
})

function inlineReading(walk: Walk, images: RawImage[]): InlineReading {
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
