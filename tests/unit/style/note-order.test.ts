import { describe, expect, it } from 'vitest'
import { noteMarks } from '../../../src/style/note-marks.ts'
import { notesAsTheyStand } from '../../../src/style/note-order.ts'
import type { NoteSeriesStyle } from '../../../src/style/stylesheet.ts'
import { edition } from '../../support/edition-builder.ts'
import { inSeries, styleWithNotes } from '../../support/note-pages.ts'

/** Notes 1 and 4 to 6 are of one series, 2 and 3 of another; 1 calls 2 and 5, the text goes on to call 3 and 4, and 5 calls 6. */
const document = {
  blocks: ['one‹1› three‹3› four‹4›'],
  notes: { 1: 'calls two‹2› and five‹5›', 2: 'two', 3: 'three', 4: 'four', 5: 'calls six‹6›', 6: 'six' },
}
const built = inSeries(edition(document, document), ({ label }) =>
  '23'.includes(label) ? 'others' : 'notes',
)

function marks(first: Partial<NoteSeriesStyle>, second: Partial<NoteSeriesStyle>): string {
  const { notes } = styleWithNotes([
    { series: 'notes', marks: 'number', restart: 'document', ...first },
    { series: 'others', marks: 'letter', restart: 'document', ...second },
  ])
  const standing = notesAsTheyStand(built.documents, notes)
  const marked = noteMarks(standing, notes)
  return standing.map(({ note }) => `${note.id}=${marked.get(note.id)}`).join(' ')
}

describe('notes that notes call', () => {
  it('stand after these at the foot and in the margin', () => {
    for (const place of ['foot', 'margin'] as const)
      expect(marks({ place }, { place: 'foot' })).toBe(
        'd1.n1=1 d1.n2=a d1.n5=2 d1.n6=3 d1.n3=b d1.n4=4 d2.n1=1 d2.n2=a d2.n5=2 d2.n6=3 d2.n3=b d2.n4=4',
      )
  })

  it('stand after all that the text calls where those that call them are gathered', () => {
    expect(marks({ place: 'end-of-document' }, { place: 'foot' })).toBe(
      'd1.n3=a d1.n1=1 d1.n2=b d1.n4=2 d1.n5=3 d1.n6=4 d2.n3=a d2.n1=1 d2.n2=b d2.n4=2 d2.n5=3 d2.n6=4',
    )
  })

  it('stand after the feet of all documents where those that call them are at the end of the volume', () => {
    expect(marks({ place: 'end-of-volume', restart: 'volume' }, { place: 'foot', restart: 'volume' })).toBe(
      'd1.n3=a d2.n3=b d1.n1=1 d1.n2=c d1.n4=2 d1.n5=3 d1.n6=4 d2.n1=5 d2.n2=d d2.n4=6 d2.n5=7 d2.n6=8',
    )
  })

  it('are gathered with the document though a note of the volume calls them', () => {
    expect(marks({ place: 'end-of-volume' }, { place: 'end-of-document', marks: 'symbol' })).toMatch(
      /^d1.n3=\* d1.n2=† d2.n3=\* d2.n2=† d1.n1=1 /,
    )
  })

  it('are all there, whatever calls what', () => {
    const circle = edition({ blocks: ['text'], notes: { 1: 'a‹2›', 2: 'b‹1›', 3: 'c‹3›' } })
    for (const place of ['foot', 'margin', 'end-of-document', 'end-of-volume'] as const) {
      const standing = notesAsTheyStand(circle.documents, styleWithNotes([{ place }]).notes)
      expect(standing.map(({ note }) => note.id)).toEqual(['d1.n1', 'd1.n2', 'd1.n3'])
    }
  })
})
