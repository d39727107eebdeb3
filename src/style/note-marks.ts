/** Notes of a volume in the order in which they stand → the marks that they carry. */
import type { NoteId } from '../edition/model.ts'
import { romanNumeral } from '../reference/roman.ts'
import type { StandingNote } from './note-order.ts'
import type { NoteSeriesStyle } from './stylesheet.ts'

const SYMBOLS = ['*', '†', '‡', '§', '‖', '¶']
const ALPHABET = 26

/** The n-th mark (from 1) of a kind: 1, 2, 3; a, b, … z, aa; i, ii, iii; *, †, … doubled after the last. */
export function markOf(kind: NoteSeriesStyle['marks'], n: number): string {
  if (kind === 'number') return String(n)
  if (kind === 'symbol') {
    const symbol = SYMBOLS[(n - 1) % SYMBOLS.length]!
    return symbol.repeat(Math.floor((n - 1) / SYMBOLS.length) + 1)
  }
  if (kind === 'roman') return romanNumeral(n)
  let letters = ''
  for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / ALPHABET)) {
    letters = String.fromCharCode(97 + ((rest - 1) % ALPHABET)) + letters
  }
  return letters
}

/**
 * Marks of all notes, by series, in the order in which they stand. Notes whose marks restart on each page are numbered
 * through the document here; their page's numbers come from the finished pages. A mark of the editor's own is kept and not
 * counted.
 */
export function noteMarks(
  standing: readonly StandingNote[],
  series: readonly NoteSeriesStyle[],
): ReadonlyMap<NoteId, string> {
  const marks = new Map<NoteId, string>()
  const counts = new Map<string, number>()
  for (const { document, note } of standing) {
    if (note.mark !== undefined) {
      marks.set(note.id, note.mark)
      continue
    }
    const style = seriesStyle(series, note.series)
    const counted = style.restart === 'volume' ? style.series : `${style.series} of ${document.id}`
    const n = (counts.get(counted) ?? 0) + 1
    counts.set(counted, n)
    marks.set(note.id, markOf(style.marks, n))
  }
  return marks
}

/** Notes that go to the end of the document or the volume. */
export const isGathered = (name: string, series: readonly NoteSeriesStyle[]): boolean =>
  seriesStyle(series, name).place.startsWith('end')

/** The style of a series; a series that the style does not name is set as the first. */
export function seriesStyle(series: readonly NoteSeriesStyle[], name: string): NoteSeriesStyle {
  const found = series.find(style => style.series === name) ?? series[0]
  if (found === undefined) throw new Error('a style has at least one series of notes')
  return found
}
