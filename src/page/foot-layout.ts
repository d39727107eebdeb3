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

/**
 * The height of each line of a note. In n columns a line takes the n-th part of its leading. Run in, the last line of a
 * paragraph takes the part of the leading that its words take of the measure, the white after it included, because the
 * next note goes on beside it.
 */
export function lineHeights(
  note: SetNote,
  style: NoteSeriesStyle,
  stylesheet: Stylesheet,
  raises: Raises,
): readonly Sp[] {
  if (!isRunIn(style)) return note.lines.map(() => sp(Math.ceil(style.leading / columnsOf(style))))
  const measure = noteMeasure(style, stylesheet)
  const raise = raises.get(note.id)
  return note.lines.map((line, index) => {
    const next = note.lines[index + 1]
    const width = line.width + RUN_IN_SEPARATOR * style.size
    const full = next !== undefined && next.paragraph === line.paragraph
    const own = full ? style.leading : Math.ceil((style.leading * Math.min(width, measure)) / measure)
    const first = index === 0 ? (raise?.first ?? 0) : 0
    const last = next === undefined ? (raise?.last ?? 0) : 0
    return sp(own + (first + last) * style.leading)
  })
}

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
  readonly heights: ReadonlyMap<NoteId, readonly Sp[]>
}

/** The height of a page's notes of one series without the white over them; for run-in notes the most that it may be. */
export function blockHeight(notes: readonly CutNote[], { style, reserve, heights }: FootSeries): number {
  const lines = notes.reduce((sum, note) => sum + note.lines.length, 0)
  if (lines === 0) return 0
  if (!isRunIn(style)) return columnRows(lines, columnsOf(style)) * style.leading
  const parts = notes.flatMap(note => heights.get(note.note)!.slice(note.from, note.from + note.lines.length))
  return parts.reduce((sum, height) => sum + height, reserve as number)
}
