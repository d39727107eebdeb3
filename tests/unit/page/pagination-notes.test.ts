/** Streams of note lines: how long notes that have no room must wait, whatever the pages to come are like. */

import { describe, expect, it } from 'vitest'
import type { FootNote } from '../../../src/page/pagination-instance.ts'
import { noteStream, reachOf, waitsAhead } from '../../../src/page/pagination-notes.ts'
import fc from '../../support/fast-check.ts'

const note = (...lines: number[]): FootNote => ({ lines, splittable: true, minFragment: 1 })
const streamOf = (notes: readonly FootNote[]) =>
  noteStream(
    notes,
    notes.map((_, index) => index),
  )

describe('notes that wait', () => {
  it('wait for no page end more when all of them can begin on the next page', () => {
    const stream = streamOf([note(10, 10, 10), note(10, 10)])
    expect(waitsAhead(stream, reachOf(stream, 40, false), 5, 0)).toBe(0)
  })

  it('wait once for each page that is full before their first line', () => {
    const stream = streamOf([note(10, 10, 10), note(10), note(10, 10, 10, 10), note(10)])
    // Pages of three lines begin with lines 0, 3 and 6: the second and third note wait once, the last one twice.
    expect(waitsAhead(stream, reachOf(stream, 30, false), 9, 0)).toBe(1 + 1 + 2)
  })

  it('wait for ever behind a line that is higher than any page, unless it may stand there anyway', () => {
    const stream = streamOf([note(50), note(10)])
    expect(waitsAhead(stream, reachOf(stream, 40, false), 2, 0)).toBe(Number.POSITIVE_INFINITY)
    expect(waitsAhead(stream, reachOf(stream, 40, true), 2, 0)).toBe(1)
  })

  const notes = fc.array(
    fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }).map(lines => note(...lines)),
    { minLength: 1, maxLength: 8 },
  )

  it('never wait less than that, however the pages share the lines out', () => {
    const shares = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 40, maxLength: 40 })
    fc.assert(
      fc.property(notes, shares, fc.integer({ min: 12, max: 40 }), (own, lines, capacity) => {
        const stream = streamOf(own)
        const least = waitsAhead(stream, reachOf(stream, capacity, false), stream.count, 0)
        let placed = 0
        let waited = 0
        for (const share of lines) {
          const from = placed
          while (
            placed < Math.min(from + share, stream.count) &&
            stream.height[placed + 1]! - stream.height[from]! <= capacity
          )
            placed++
          waited += stream.begun[stream.count]! - stream.begun[placed]!
        }
        if (placed === stream.count) expect(waited).toBeGreaterThanOrEqual(least)
      }),
    )
  })
})
