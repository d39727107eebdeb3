/** Volumes with text that is higher than a page: how many states are searched, counted, and what the pages cost. */
import { describe, expect, it } from 'vitest'
import { firstState, followChain, solverFor } from '../../../src/page/break-pages.ts'
import { breakPagesSafely } from '../../../src/page/paginate.ts'
import type { FootNote, PaginationInstance, PaginationItem } from '../../../src/page/pagination-instance.ts'
import { relaxationFor } from '../../../src/page/pagination-safe.ts'

const LINE = 12
const PAGE_LINES = 40

/** Lines that no page may end between; the first calls the notes. */
const kept = (lines: number, notes: readonly number[]): PaginationItem[] =>
  Array.from({ length: lines }, (_, index): PaginationItem[] => [
    ...(index > 0 ? [{ type: 'penalty' as const, penalty: 10_000 }] : []),
    { type: 'par', variants: [{ cost: 0, lines: [{ height: LINE, ...(index === 0 ? { notes } : {}) }] }] },
  ]).flat()

/**
 * Documents that each begin on a page of their own. In every fourth some pieces in a row are too high for any page, and call notes, which
 * must wait.
 */
const volume = (documents: number, inARow = 1): PaginationInstance => {
  const notes: FootNote[] = []
  const note = (lines: number) => {
    const long = lines > 3
    notes.push({ lines: Array.from({ length: lines }, () => 10), splittable: long, minFragment: 2 })
    return notes.length - 1
  }
  const items = Array.from({ length: documents }, (_, index): PaginationItem[] => {
    const high = index % 4 === 1
    return [
      ...(index > 0 ? [{ type: 'penalty' as const, penalty: -10_000 }] : []),
      ...kept(2, [note(1)]),
      { type: 'glue', height: 2 * LINE, stretch: LINE, shrink: LINE },
      ...Array.from({ length: high ? inARow : 1 }, (): PaginationItem[] => [
        ...kept(high ? PAGE_LINES + 12 : 2, [note(high ? 22 : 2), note(2)]),
        { type: 'glue', height: LINE, stretch: LINE, shrink: 0 },
      ]).flat(),
      ...kept(3, []),
    ]
  }).flat()
  return {
    pageHeight: PAGE_LINES * LINE,
    firstPage: 1,
    params: {
      underfull: 0.5,
      widow: 9000,
      club: 9000,
      hyphen: 50,
      hyphenTurn: 600,
      noteSplit: 6000,
      noteDefer: 1_000_000,
      noteSkip: 10,
      facing: 1.5,
      extraPage: 5000,
      shortPage: 2500,
    },
    notes,
    items,
    noteStretch: LINE,
    notesAtFoot: true,
    spread: { tolerance: LINE, cost: 250 },
    minimumLines: 5,
  }
}

const searched = (documents: number, inARow = 1) => {
  const instance = volume(documents, inARow)
  const solver = solverFor(instance, relaxationFor(instance))
  const pages = followChain(solver, firstState(instance, solver.galley))!
  return { states: solver.galley.starts + solver.settled, starts: solver.galley.starts, pages: pages.length }
}

describe('a volume in which every fourth document has text higher than a page', () => {
  it('is searched in states proportional to its length, and few for each start of a page', () => {
    for (const documents of [40, 160]) {
      const { states, starts, pages } = searched(documents)
      expect(pages).toBeGreaterThan(documents)
      expect(states).toBeLessThan(3 * starts)
    }
  })

  it.each([2, 3])(
    'is so too where %i pieces follow each other, whose notes wait for a page that has room',
    inARow => {
      const short = searched(20, inARow)
      const long = searched(80, inARow)
      expect(short.states).toBeLessThan(3 * short.starts)
      expect(long.states / long.pages).toBeLessThan(1.2 * (short.states / short.pages))
    },
  )

  it('breaks no rule but the height of the pages, and of those only where a piece does not fit', () => {
    const documents = 20
    const { pages, relaxed } = breakPagesSafely(volume(documents))
    expect(relaxed).toEqual(['pages overfull'])
    const overfull = pages.filter(page => page.parts.some(part => part.name === 'overfull'))
    expect(overfull).toHaveLength(documents / 4)
  })
})
