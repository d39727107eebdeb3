/** Pages as the abstract book has them → the run-in notes of each, set as one paragraph a page, and where they did not fit. */
import type { NoteId } from '../edition/model.ts'
import type { SetOne } from '../galley/build-galley.ts'
import type { StyledNote } from '../style/styled-document.ts'
import type { NoteSeriesStyle, Stylesheet } from '../style/stylesheet.ts'
import type { CutNote, PageContent } from './cut-pages.ts'
import { isRunIn, type Raise, type Raises } from './foot-layout.ts'
import { NO_TEXT, type RunInLine, type RunInText, restFrom, setRunIn, withNotes } from './run-in-text.ts'

/** The run-in notes of a page. */
export interface RunInBlock {
  readonly lines: readonly RunInLine[]
  /** The first note began on an earlier page. */
  readonly continues: boolean
}

export interface RunInSeries {
  /** By page; there may be more pages than were given, when notes are left after the last. */
  readonly blocks: readonly (RunInBlock | null)[]
  /** Lines by which notes were longer than the abstract book knew; empty when all pages hold what they should. */
  readonly missing: Raises
}

export interface RunInTask {
  readonly style: NoteSeriesStyle
  /** The place of the series among those at the foot. */
  readonly series: number
  readonly notes: ReadonlyMap<NoteId, StyledNote>
  readonly stylesheet: Stylesheet
  readonly setOne: SetOne
  /** Lines of the series for which a page has room; a page after the last has no number. */
  readonly room: (page: number | null) => number
}

/** What waits to be set: a text, its lines once they are known, and how many of these stand on earlier pages. */
interface Waiting {
  readonly text: RunInText
  readonly lines: readonly RunInLine[]
  readonly used: number
}

const NOTHING: Waiting = { text: NO_TEXT, lines: [], used: 0 }

/**
 * Each page's paragraph is what the page before left over, and the notes that begin on it. Where the abstract book cuts a
 * note, the paragraph is cut at the end of a line; elsewhere all of it must stand on the page. A text that goes on over
 * pages on which no note begins is set once, so the cost is linear in the text.
 *
 * Whatever the abstract book says, every word is set, once and in order: what finds no room goes to the next page, and
 * after the last page to pages of its own. Where that was needed against the abstract book, `missing` says by how much.
 */
export function runInSeries(contents: readonly PageContent[], task: RunInTask): RunInSeries {
  const blocks: (RunInBlock | null)[] = []
  const missing = new Map<NoteId, Raise>()
  let waiting = NOTHING
  let last: NoteId | null = null
  for (const [page, content] of contents.entries()) {
    const cut = content.notes[task.series] ?? []
    const fresh = cut.filter(note => note.from === 0)
    waiting = withFresh(waiting, fresh, task)
    last = cut[cut.length - 1]?.note ?? last
    if (waiting.text.atoms.length === 0 || content.blank) {
      blocks.push(null)
      continue
    }
    const room = Math.max(task.room(page), cut.length > 0 ? 1 : 0)
    const split = cut.length > 0 && !cut[cut.length - 1]!.complete
    const begins = fresh.length === 0 ? null : lineOf(fresh[fresh.length - 1]!.note, waiting)
    const left = waiting.lines.length - waiting.used
    const count = split ? cutAt(left, room, begins, task.style.minimumFragment) : Math.min(left, room)
    if (begins !== null && begins >= count) raise(missing, last!, 'first', begins + 1 - count)
    else if (!split && count < left) raise(missing, last!, 'last', left - count)
    blocks.push(count === 0 ? null : blockOf(waiting, count))
    waiting = after(waiting, count)
  }
  while (waiting.used < waiting.lines.length) {
    const count = Math.max(1, Math.min(waiting.lines.length - waiting.used, task.room(null)))
    raise(missing, last!, 'last', count)
    blocks.push(blockOf(waiting, count))
    waiting = after(waiting, count)
  }
  return { blocks, missing }
}

function withFresh(waiting: Waiting, fresh: readonly CutNote[], task: RunInTask): Waiting {
  if (fresh.length === 0) return waiting
  const next = waiting.lines[waiting.used]
  const rest = next === undefined ? NO_TEXT : waiting.used === 0 ? waiting.text : restFrom(waiting.text, next)
  const text = withNotes(
    rest,
    fresh.map(({ note }) => task.notes.get(note)!),
  )
  return { text, lines: setRunIn(text, task, task.setOne), used: 0 }
}

/** The line, counted from the first that waits, on which a note begins. */
function lineOf(note: NoteId, { lines, used }: Waiting): number {
  const found = lines.findIndex(line => line.segments.some(segment => segment.note === note))
  return Math.max(0, found - used)
}

/**
 * How many lines of a block stand here when its last note is to go on overleaf: as many as there is room for, but so that
 * a fragment's lines are left for the next page, and none so few of the note here. Too short a note is not cut at all.
 *
 * @param begins the line on which the last note begins; null when it began on an earlier page
 */
export function cutAt(left: number, room: number, begins: number | null, fragment: number): number {
  const here = begins === null ? 1 : begins + fragment
  const most = Math.min(room, left - fragment)
  if (most >= here) return most
  if (left <= room) return left
  return Math.max(0, Math.min(room, Math.max(most, (begins ?? 0) + 1), left))
}

const blockOf = ({ text, lines, used }: Waiting, count: number): RunInBlock => {
  const shown = lines.slice(used, used + count)
  if (used === 0) return { lines: shown, continues: text.continues }
  const [first, ...others] = shown
  const segments = first!.segments.map((segment, index) => ({ ...segment, continues: index === 0 }))
  // A note may also begin with a line that comes after those of an earlier page.
  const before = lines[used - 1]!.segments
  const continues = before[before.length - 1]!.note === segments[0]!.note
  return { lines: [continues ? { ...first!, segments } : first!, ...others], continues }
}

const after = (waiting: Waiting, count: number): Waiting =>
  waiting.used + count >= waiting.lines.length ? NOTHING : { ...waiting, used: waiting.used + count }

function raise(missing: Map<NoteId, Raise>, note: NoteId, end: 'first' | 'last', lines: number): void {
  const known = missing.get(note) ?? { first: 0, last: 0 }
  missing.set(note, { ...known, [end]: known[end] + lines })
}

/** The raises of a round added to those before it. */
export function addRaises(known: Raises, more: Raises): Raises {
  const sum = new Map(known)
  for (const [note, { first, last }] of more) {
    const before = sum.get(note) ?? { first: 0, last: 0 }
    sum.set(note, { first: before.first + first, last: before.last + last })
  }
  return sum
}

export const runInIndexes = (series: readonly NoteSeriesStyle[]): readonly number[] =>
  series.flatMap((style, index) => (isRunIn(style) ? [index] : []))
