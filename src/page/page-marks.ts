/** Pages → marks of the notes whose numbers begin anew on each page. */
import type { NoteId } from '../edition/model.ts'
import { isGathered, markOf, seriesStyle } from '../style/note-marks.ts'
import type { StyledNote } from '../style/styled-document.ts'
import type { NoteSeriesStyle } from '../style/stylesheet.ts'
import type { Page } from './page.ts'

/**
 * Numbers the notes of each page in the order in which they stand: as its text calls them, those that a note calls after that note.
 * Lines are broken as if the marks stood in boxes of fixed width, so setting them moves no line: pages made with them have the same calls, and
 * the marks are final after one more round.
 */
export function pageMarks(
  pages: readonly Page[],
  notes: ReadonlyMap<NoteId, StyledNote>,
  series: readonly NoteSeriesStyle[],
): ReadonlyMap<NoteId, string> {
  const marks = new Map<NoteId, string>()
  if (!series.some(each => each.restart === 'page')) return marks
  const seen = new Set<NoteId>()
  for (const page of pages) {
    const counts = new Map<string, number>()
    for (const call of textCalls(page)) {
      for (const note of withInner(call, notes, series, seen)) {
        const style = seriesStyle(series, note.series)
        if (style.restart !== 'page' || note.ownMark === true) continue
        const n = (counts.get(style.series) ?? 0) + 1
        counts.set(style.series, n)
        marks.set(note.id, markOf(style.marks, n))
      }
    }
  }
  return marks
}

const textCalls = (page: Page): readonly NoteId[] =>
  page.areas
    .filter(area => area.role === 'text')
    .flatMap(area => area.lines.flatMap(({ line, note }) => line.calls.filter(call => call !== note)))

/** A note that has not been seen, and after it those that it calls, as they stand at the foot (build-galley.ts). */
function withInner(
  call: NoteId,
  notes: ReadonlyMap<NoteId, StyledNote>,
  series: readonly NoteSeriesStyle[],
  seen: Set<NoteId>,
): readonly StyledNote[] {
  const order: StyledNote[] = []
  const waiting = [call]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const note = notes.get(next)
    if (note === undefined || seen.has(next)) continue
    seen.add(next)
    order.push(note)
    // Its lines come in the text, at the end.
    if (isGathered(note.series, series)) continue
    for (const inline of note.paragraphs.flatMap(paragraph => paragraph.inlines))
      if (inline.kind === 'call') waiting.push(inline.note)
  }
  return order
}

export function sameMarks(a: ReadonlyMap<NoteId, string>, b: ReadonlyMap<NoteId, string>): boolean {
  if (a.size !== b.size) return false
  for (const [note, mark] of a) if (b.get(note) !== mark) return false
  return true
}
