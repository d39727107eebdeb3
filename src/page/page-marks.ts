/** Pages → marks of the notes whose numbers begin anew on each page. */
import type { NoteId } from '../edition/model.ts'
import { markOf, seriesStyle } from '../style/note-marks.ts'
import type { StyledNote } from '../style/styled-document.ts'
import type { NoteSeriesStyle } from '../style/stylesheet.ts'
import type { Page } from './page.ts'

/**
 * Numbers the notes of each page in the order of their calls. The marks stand in boxes of fixed width, so
 * setting them moves no line: pages made with them have the same calls, and the marks are final after one more round.
 */
export function pageMarks(
  pages: readonly Page[],
  notes: ReadonlyMap<NoteId, StyledNote>,
  series: readonly NoteSeriesStyle[],
): ReadonlyMap<NoteId, string> {
  const marks = new Map<NoteId, string>()
  if (!series.some(each => each.restart === 'page')) return marks
  for (const page of pages) {
    const counts = new Map<string, number>()
    const lines = page.areas.flatMap(area =>
      area.role === 'text' || area.role === 'notes' ? area.lines : [],
    )
    for (const { line, note } of lines) {
      for (const call of line.calls) {
        const called = notes.get(call)
        if (called === undefined || call === note || marks.has(call)) continue
        const style = seriesStyle(series, called.series)
        if (style.restart !== 'page') continue
        const n = (counts.get(style.series) ?? 0) + 1
        counts.set(style.series, n)
        marks.set(call, markOf(style.marks, n))
      }
    }
  }
  return marks
}

export function sameMarks(a: ReadonlyMap<NoteId, string>, b: ReadonlyMap<NoteId, string>): boolean {
  if (a.size !== b.size) return false
  for (const [note, mark] of a) if (b.get(note) !== mark) return false
  return true
}
