/** Notes of a volume in the order of their calls → the marks that they carry. */
import type { EditionDocument, NoteId } from '../edition/model.ts'
import { noteCalls } from '../edition/visit.ts'
import { romanNumeral } from '../reference/roman.ts'
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

/** Notes of one document in the order in which they stand: as the text first calls them, those that a note calls after that note. */
export function notesInOrder(document: EditionDocument): readonly NoteId[] {
  const byId = new Map(document.notes.map(note => [note.id, note]))
  const order = new Set<NoteId>()
  const queue: NoteId[] = []
  const call = (id: NoteId): void => {
    if (order.has(id) || !byId.has(id)) return
    order.add(id)
    queue.push(id)
  }
  const callWithInner = (id: NoteId): void => {
    call(id)
    while (queue.length > 0) {
      const note = byId.get(queue.shift()!)!
      for (const paragraph of note.paragraphs)
        for (const inner of noteCalls(paragraph.content)) call(inner.note)
    }
  }
  for (const block of document.blocks) for (const { note } of noteCalls(block.content)) callWithInner(note)
  for (const note of document.notes) callWithInner(note.id)
  return [...order]
}

/**
 * Marks of all notes, by series. Notes whose marks restart on each page are numbered through the document here;
 * their page's numbers come from the finished pages. A mark of the editor's own is kept and not counted.
 */
export function noteMarks(
  documents: readonly EditionDocument[],
  series: readonly NoteSeriesStyle[],
): ReadonlyMap<NoteId, string> {
  const marks = new Map<NoteId, string>()
  const counts = new Map<string, number>()
  for (const document of documents) {
    const byId = new Map(document.notes.map(note => [note.id, note]))
    for (const style of series) if (style.restart !== 'volume') counts.set(style.series, 0)
    for (const id of notesInOrder(document)) {
      const { series: name, mark } = byId.get(id)!
      if (mark !== undefined) {
        marks.set(id, mark)
        continue
      }
      const style = seriesStyle(series, name)
      const n = (counts.get(style.series) ?? 0) + 1
      counts.set(style.series, n)
      marks.set(id, markOf(style.marks, n))
    }
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
