/** Pages cut one after the other, and pages for books that have no legal ones: complete, truthfully priced, never better than the best. */

import { describe, expect, it } from 'vitest'
import {
  breakPages,
  breakPagesSafely,
  type Pagination,
  type PaginationInstance,
} from '../../src/page/paginate.ts'
import { firstFit } from '../../src/page/pagination-first-fit.ts'
import { flatList, judge, streamsOf } from '../oracle/pagination-judge.ts'
import fc from '../support/fast-check.ts'
import { instances } from './pagination-arbitrary.ts'

const BROKEN = new Set(['overfull', 'unsplittable-note-split', 'short-fragment'])
const breaksRules = ({ pages }: Pagination): boolean =>
  pages.some(page => page.parts.some(part => BROKEN.has(part.name)))

/** Glue and penalties after the last line stand on no page. */
const lastLineEnd = (instance: PaginationInstance, variants: readonly number[]): number =>
  flatList(instance, variants).findLastIndex(entry => entry.type === 'line') + 1

/** All lines and notes are on some page, in order, and the prices add up. */
const expectComplete = (instance: PaginationInstance, found: Pagination) => {
  const list = flatList(instance, found.variants)
  const notes = streamsOf(instance, list).reduce((sum, stream) => sum + stream.length, 0)
  let end = 0
  let placed = 0
  for (const page of found.pages) {
    expect(page.end).toBeGreaterThanOrEqual(end)
    expect(page.notes).toBeGreaterThanOrEqual(placed)
    end = page.end
    placed = page.notes
    expect(page.parts.reduce((sum, part) => sum + part.amount, 0)).toBeCloseTo(page.cost, 6)
    expect(page.parts.every(part => part.why !== '')).toBe(true)
  }
  expect(end).toBeGreaterThanOrEqual(lastLineEnd(instance, found.variants))
  expect(placed).toBe(notes)
}

const kinds = [
  ['of the abstract model', instances(false, 1, 'small')],
  ['with spreads, stretching notes and sides', instances(true, 1, 'small')],
  ['with two series of notes', instances(false, 2, 'small')],
] as const

describe('pages for any book', () => {
  it.each(kinds)('hold all of it, %s, and break a rule only where no legal pages are cheaper', (_, books) => {
    let legal = 0
    let broken = 0
    fc.assert(
      fc.property(books, instance => {
        const safe = breakPagesSafely(instance)
        expectComplete(instance, safe)
        expect(safe.relaxed.length > 0).toBe(breaksRules(safe))
        const trimmed = { ...instance, items: instance.items.slice(0, lastItem(instance) + 1) }
        const strict = breakPages(trimmed)
        if (safe.relaxed.length === 0) {
          expect(safe.cost).toBeCloseTo(strict!.cost, 6)
          const verdict = judge(trimmed, safe)
          expect(verdict).toMatchObject({ legal: true })
          if (verdict.legal) expect(verdict.cost).toBeCloseTo(safe.cost, 6)
          legal++
        } else {
          if (strict !== null) expect(strict.cost).toBeGreaterThan(safe.cost)
          broken++
        }
      }),
      { numRuns: 150 },
    )
    expect(legal).toBeGreaterThan(20)
    expect(broken).toBeGreaterThan(5)
  })

  it('are none for a book without lines', () => {
    const empty: PaginationInstance = {
      ...plain,
      items: [{ type: 'glue', height: 5, stretch: 0, shrink: 0 }],
    }
    expect(breakPagesSafely(empty)).toMatchObject({ pages: [], cost: 0, relaxed: [] })
  })

  it('have one line too high on a page of its own', () => {
    const tall: PaginationInstance = { ...plain, items: [paragraph(10, 50, 10)] }
    const safe = breakPagesSafely(tall)
    expect(safe.relaxed).toEqual(['pages overfull'])
    expect(safe.pages.map(page => page.end)).toEqual([1, 2, 3])
  })
})

describe('first fit', () => {
  it.each(kinds)('places all of a book, %s, and is never cheaper than the optimum', (_, books) => {
    let compared = 0
    fc.assert(
      fc.property(books, instance => {
        const trimmed = { ...instance, items: instance.items.slice(0, lastItem(instance) + 1) }
        const fitted = firstFit(trimmed)
        expectComplete(trimmed, fitted)
        if (breaksRules(fitted)) return
        const verdict = judge(trimmed, fitted)
        // It puts in no blank pages for the sake of a side.
        if (!verdict.legal && verdict.why === 'page on the wrong side') return
        expect(verdict).toMatchObject({ legal: true })
        if (verdict.legal) expect(verdict.cost).toBeCloseTo(fitted.cost, 6)
        expect(fitted.cost).toBeGreaterThanOrEqual(breakPages(trimmed)!.cost - 1e-6)
        compared++
      }),
      { numRuns: 150 },
    )
    expect(compared).toBeGreaterThan(20)
  })

  it('fills each page to the last line, and leaves a widow where that makes one', () => {
    const fitted = firstFit({ ...plain, items: [paragraph(10, 10, 10, 10)] })
    expect(fitted.pages.map(page => page.end)).toEqual([3, 4])
    expect(fitted.pages[0]!.parts.map(part => part.name)).toContain('widow')
  })

  it('carries over what does not fit of a note', () => {
    const fitted = firstFit({
      ...plain,
      notes: [{ lines: [10, 10, 10], splittable: true, minFragment: 1 }],
      items: [{ type: 'par', variants: [{ cost: 0, lines: [{ height: 10, notes: [0] }, { height: 10 }] }] }],
    })
    expect(fitted.pages.map(({ end, notes }) => [end, notes])).toEqual([
      [1, 2],
      [2, 3],
    ])
  })
})

const plain: PaginationInstance = {
  pageHeight: 30,
  firstPage: 1,
  params: {
    underfull: 1,
    widow: 100,
    club: 100,
    hyphen: 10,
    hyphenTurn: 10,
    noteSplit: 50,
    noteDefer: 500,
    noteSkip: 0,
    facing: 1,
    extraPage: 100,
  },
  notes: [],
  items: [],
}

const paragraph = (...heights: number[]) => ({
  type: 'par' as const,
  variants: [{ cost: 0, lines: heights.map(height => ({ height })) }],
})

const lastItem = ({ items }: PaginationInstance): number => items.findLastIndex(item => item.type === 'par')
