/** Tokens of a block and where its lines begin → offsets in the file for offsets in the block's content. */
import type { Span } from '../base/span.ts'
import type { LinePlaces } from './markdown-parser.ts'

/** From `content` on, until the next piece, each unit of the content stands at its own unit of the file. */
export interface Piece {
  readonly content: number
  readonly source: number
}

/** A source as the reader sees it. */
export interface MarkdownSource {
  readonly file: string
  /** As decoded, and with LF as its only line end: lines are the same ones. */
  readonly text: string
  readonly normal: string
  /** Offsets of the beginnings of lines in both. */
  readonly lines: readonly number[]
  readonly normalLines: readonly number[]
}

/** The offset in the file of an offset in the normalised text that is on a given line. */
export const inFile = (source: MarkdownSource, line: number, at: number): number =>
  (source.lines[line] ?? source.text.length) + at - (source.normalLines[line] ?? source.normal.length)

/** The end of a line without its line break. */
export function endOfLine(source: MarkdownSource, line: number): number {
  const next = source.normalLines[line + 1]
  const end = next === undefined ? source.normal.length : next - 1
  return inFile(source, line, end)
}

/** Where the content of a paragraph or heading stands: its lines are ends of lines of the source. */
export function placesOf(
  source: MarkdownSource,
  content: string,
  places: LinePlaces,
  level = 0,
): readonly Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [index, line] of content.split('\n').entries()) {
    const number = places.firstLine + index
    let start = places.starts[index] ?? source.normal.length
    // The hashes of a heading come before its text.
    if (index === 0 && level > 0) start = afterHashes(source.normal, start, level)
    const indent = line.length - line.replace(/^[ \t]+/, '').length
    pieces.push({ content: at + indent, source: inFile(source, number, start) })
    at += line.length + 1
  }
  return pieces
}

function afterHashes(text: string, start: number, level: number): number {
  let at = start + level
  while (text[at] === ' ' || text[at] === '\t') at++
  return at
}

/** The piece in which an offset in the content is; pieces are sorted. */
function pieceAt(pieces: readonly Piece[], at: number): number {
  let low = 0
  let high = pieces.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (pieces[middle]!.content <= at) low = middle
    else high = middle - 1
  }
  return low
}

/** The offset in the file of an offset in the content. */
export function locate(pieces: readonly Piece[], at: number): number {
  const piece = pieces[pieceAt(pieces, at)]
  return piece === undefined ? at : Math.max(0, piece.source + at - piece.content)
}

/** A stretch of content that no piece begins in the midst of, and where it stands. */
export interface Stretch {
  readonly text: string
  readonly span: Span
}

/** Text of the content from an offset on, cut where the source has something in between. */
export function stretches(
  file: string,
  pieces: readonly Piece[],
  text: string,
  from: number,
): readonly Stretch[] {
  const found: Stretch[] = []
  const end = from + text.length
  let index = pieceAt(pieces, from)
  for (let at = from; at < end; index++) {
    const next = Math.min(end, pieces[index + 1]?.content ?? end)
    if (next <= at) continue
    const start = locate(pieces, at)
    found.push({ text: text.slice(at - from, next - from), span: { file, start, end: start + next - at } })
    at = next
  }
  return found
}

/** One cell of a row of a pipe table: its text without escapes of pipes, and where that stands in the row. */
export interface RowCell {
  readonly text: string
  readonly pieces: readonly Piece[]
}

/** The cells of a row, as markdown-it divides it: at pipes without a backslash, an empty one at either end left out. */
export function splitRow(row: string): readonly RowCell[] {
  const cells: { text: string; pieces: Piece[] }[] = []
  let cell: { text: string; pieces: Piece[] } = { text: '', pieces: [{ content: 0, source: 0 }] }
  let last = 0
  for (let at = 0; at < row.length; at++) {
    if (row[at] !== '|') continue
    if (row[at - 1] === '\\') {
      cell.text += row.slice(last, at - 1)
      cell.pieces.push({ content: cell.text.length, source: at })
      last = at
      continue
    }
    cell.text += row.slice(last, at)
    cells.push(cell)
    last = at + 1
    cell = { text: '', pieces: [{ content: 0, source: last }] }
  }
  cell.text += row.slice(last)
  cells.push(cell)
  if (cells[0]!.text === '') cells.shift()
  if (cells.length > 0 && cells[cells.length - 1]!.text === '') cells.pop()
  return cells.map(trimmed)
}

function trimmed({ text, pieces }: RowCell): RowCell {
  const lead = text.length - text.trimStart().length
  return {
    text: text.trim(),
    pieces: pieces.map(({ content, source }, index) =>
      index === 0 ? { content: 0, source: source + lead } : { content: content - lead, source },
    ),
  }
}
