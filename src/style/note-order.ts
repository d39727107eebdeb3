/** Documents and the places of their series of notes → all notes in the order in which they stand in the book. */
import { addAll } from '../base/arrays.ts'
import type { EditionDocument, Note, NoteId } from '../edition/model.ts'
import { noteCalls } from '../edition/visit.ts'
import { seriesStyle } from './note-marks.ts'
import type { NoteSeriesStyle } from './stylesheet.ts'

export interface StandingNote {
  readonly document: EditionDocument
  readonly note: Note
}

/** One document while its notes are met. */
interface Walk {
  readonly document: EditionDocument
  readonly series: readonly NoteSeriesStyle[]
  readonly byId: ReadonlyMap<NoteId, Note>
  readonly met: Set<NoteId>
  /** Notes to be gathered at the end of the document and of the volume; read while they grow. */
  readonly ofDocument: Note[]
  readonly ofVolume: Note[]
}

/**
 * Notes in the order of the page: one beside its text or at its foot where it is first called, after it those that it calls;
 * one that is gathered where it is gathered, and only there those beside or under its lines that it is the first to call.
 * A gathered note that another calls stands after those that the text calls. Linear in blocks, notes and calls.
 */
export function notesAsTheyStand(
  documents: readonly EditionDocument[],
  series: readonly NoteSeriesStyle[],
): readonly StandingNote[] {
  const walks = documents.map((document): Walk => {
    const byId = new Map(document.notes.map(note => [note.id, note]))
    return { document, series, byId, met: new Set(), ofDocument: [], ofVolume: [] }
  })
  const standing: StandingNote[] = []
  for (const walk of walks) addAll(standing, standingIn(walk, documentNotes(walk)))
  for (const walk of walks) addAll(standing, standingIn(walk, gatheredNotes(walk.ofVolume, walk)))
  return standing
}

const standingIn = ({ document }: Walk, notes: readonly Note[]): readonly StandingNote[] =>
  notes.map(note => ({ document, note }))

/** What stands with the document: the notes of its text, then those gathered at its end and the notes of these. */
function documentNotes(walk: Walk): readonly Note[] {
  const notes = meet(roots(walk), walk)
  let volume = 0
  let document = 0
  for (;;) {
    const gathered = walk.ofDocument.slice(document)
    document += gathered.length
    for (const note of gathered) addAll(notes, [note, ...meet(callsOf(note), walk)])
    if (document < walk.ofDocument.length) continue
    const next = walk.ofVolume[volume++]
    if (next === undefined) return notes
    // Of what a note at the end of the volume calls, only what is gathered too is known to stand before it.
    const called = callsOf(next).filter(id => isKnownGathered(id, walk))
    addAll(notes, meet(called, walk))
  }
}

const isKnownGathered = (id: NoteId, { byId, series }: Walk): boolean => {
  const note = byId.get(id)
  return note !== undefined && seriesStyle(series, note.series).place.startsWith('end')
}

function gatheredNotes(gathered: readonly Note[], walk: Walk): readonly Note[] {
  return gathered.flatMap(note => [note, ...meet(callsOf(note), walk)])
}

/** The notes that some calls bring, each followed by those that it calls; what is gathered waits for its place. */
function meet(calls: readonly NoteId[], walk: Walk): Note[] {
  const notes: Note[] = []
  for (const call of calls) {
    const waiting = [call]
    for (const id of waiting) {
      const note = walk.byId.get(id)
      if (note === undefined || walk.met.has(id)) continue
      walk.met.add(id)
      const { place } = seriesStyle(walk.series, note.series)
      if (place === 'end-of-document') walk.ofDocument.push(note)
      else if (place === 'end-of-volume') walk.ofVolume.push(note)
      else {
        notes.push(note)
        addAll(waiting, callsOf(note))
      }
    }
  }
  return notes
}

const callsOf = (note: Note): readonly NoteId[] =>
  note.paragraphs.flatMap(({ content }) => noteCalls(content).map(call => call.note))

/** The calls of the text, and after them the notes to which none of these leads. */
function roots({ document, byId }: Walk): readonly NoteId[] {
  const calls = document.blocks.flatMap(({ content }) => noteCalls(content).map(call => call.note))
  const reached = new Set(calls)
  for (const id of reached) {
    const note = byId.get(id)
    if (note !== undefined) for (const call of callsOf(note)) reached.add(call)
  }
  return [...calls, ...document.notes.map(({ id }) => id).filter(id => !reached.has(id))]
}
