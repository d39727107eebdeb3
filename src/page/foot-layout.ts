/** A series of foot notes → what its lines take of a page in the abstract book, whatever its layout. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import type { NoteId } from '../edition/model.ts'
import type { SetNote } from '../galley/galley.ts'
import { noteMeasure } from '../style/measures.ts'
import type { NoteSeriesStyle, Stylesheet } from '../style/stylesheet.ts'
import type { CutNote } from './cut-pages.ts'
import { columnRows } from './note-columns.ts'

/** White between two notes that are run in, in ems of the notes. */
export const RUN_IN_SEPARATOR = 1

/** Lines that a note must be given beyond its width, because with its neighbours it did not fit: on its first line and on its last. */
export interface Raise {
  readonly first: number
  readonly last: number
}
export type Raises = ReadonlyMap<NoteId, Raise>

export const isRunIn = (style: NoteSeriesStyle): boolean =>
  style.place === 'foot' && style.layout === 'run-in'

export const columnsOf = (style: NoteSeriesStyle): number =>
  style.place === 'foot' && style.layout === 'columns' ? Math.max(1, style.columns) : 1

/** Lines of a note that no page end divides, and what they take of a page. */
export interface NotePart {
  readonly lines: number
  readonly height: Sp
}

/**
 * A note in parts. In n columns a line takes the n-th part of its leading, and n lines are one part: a page end between
 * them would leave its columns uneven. Run in, the last line of a paragraph takes the part of the leading that its words
 * take of the measure, the white after it included, because the next note goes on beside it.
 */
export function noteParts(
  note: SetNote,
  style: NoteSeriesStyle,
  stylesheet: Stylesheet,
  raises: Raises,
): readonly NotePart[] {
  if (isRunIn(style)) return runInParts(note, style, stylesheet, raises.get(note.id))
  const columns = columnsOf(style)
  return rowsOf(note.lines.length, columns, style.minimumFragment).map(lines => ({
    lines,
    height: sp(Math.ceil((lines * style.leading) / columns)),
  }))
}

/** Rows of as many lines as there are columns; what is over goes with the last row where it could not stand alone. */
function rowsOf(lines: number, columns: number, fragment: number): readonly number[] {
  if (columns === 1) return Array.from({ length: lines }, () => 1)
  const rows = Array.from({ length: Math.floor(lines / columns) }, () => columns)
  const over = lines % columns
  if (over > 0 && (over >= fragment || rows.length === 0)) rows.push(over)
  else if (over > 0) rows.push(rows.pop()! + over)
  return rows
}

function runInParts(
  note: SetNote,
  style: NoteSeriesStyle,
  stylesheet: Stylesheet,
  raise: Raise = { first: 0, last: 0 },
): readonly NotePart[] {
  const measure = noteMeasure(style, stylesheet)
  return note.lines.map((line, index) => {
    const next = note.lines[index + 1]
    const width = Math.min(measure, line.width + RUN_IN_SEPARATOR * style.size)
    const full = next !== undefined && next.paragraph === line.paragraph
    const own = full ? style.leading : Math.ceil((style.leading * width) / measure)
    const first = index === 0 ? raise.first : 0
    const last = next === undefined ? raise.last : 0
    return { lines: 1, height: sp(own + (first + last) * style.leading) }
  })
}

/** Parts of a note of which a fragment must have as many lines as the style asks. */
export const fragmentParts = (style: NoteSeriesStyle): number =>
  Math.ceil(style.minimumFragment / columnsOf(style))

/**
 * White that every page with notes of the series is given beyond the separation, so that whole lines fit where parts
 * of lines were counted: ⌈t/n⌉ ≤ t/n + (n−1)/n in columns, ⌈x⌉ ≤ x + 1 run in, where the first line is indented, too.
 */
export function reserve(style: NoteSeriesStyle, stylesheet: Stylesheet): Sp {
  if (isRunIn(style)) {
    const indent = (style.leading * style.indent) / noteMeasure(style, stylesheet)
    return sp(Math.ceil(style.leading + indent))
  }
  const columns = columnsOf(style)
  return columns === 1 ? ZERO : sp(Math.ceil((style.leading * (columns - 1)) / columns))
}

/** A series as it stands on the pages of a book. */
export interface FootSeries {
  readonly style: NoteSeriesStyle
  readonly reserve: Sp
  readonly parts: ReadonlyMap<NoteId, readonly NotePart[]>
}

/** The height of a page's notes of one series without the white over them; for run-in notes the most that it may be. */
export function blockHeight(notes: readonly CutNote[], { style, reserve, parts }: FootSeries): number {
  const lines = notes.reduce((sum, note) => sum + note.lines.length, 0)
  if (lines === 0) return 0
  if (!isRunIn(style)) return columnRows(lines, columnsOf(style)) * style.leading
  const taken = notes.flatMap(note => parts.get(note.note)!.slice(note.from, note.from + note.lines.length))
  return taken.reduce((sum, part) => sum + part.height, reserve as number)
}
