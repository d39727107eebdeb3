import { describe, expect, it } from 'vitest'
import { spreadApart } from '../../../src/page/margin-notes.ts'
import fc from '../../support/fast-check.ts'

describe('notes in the margin are moved apart', () => {
  it.each([
    ['leaves notes that do not touch where they want to stand', [0, 100], [20, 20], [5, 5], 200, [0, 100]],
    ['moves two that want one place half each', [50, 50], [20, 20], [0, 0], 200, [40, 60]],
    ['keeps the white between them', [50, 50], [20, 20], [10, 10], 200, [35, 65]],
    ['lets none rise over the head of the column', [0, 0], [20, 20], [0, 0], 200, [0, 20]],
    ['lets none sink under its foot', [190, 195], [20, 20], [0, 0], 200, [160, 180]],
    ['moves a crowd together', [30, 30, 30], [20, 20, 20], [0, 0, 0], 200, [10, 30, 50]],
  ])('%s', (_, wanted, heights, whites, column, tops) => {
    expect(spreadApart(wanted, heights, whites, column)).toEqual(tops)
  })

  const crowd = fc.array(
    fc.record({ wanted: fc.integer({ min: 0, max: 300 }), height: fc.integer({ min: 5, max: 30 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )

  it('never lets two touch, in order, whatever they want', () => {
    fc.assert(
      fc.property(crowd, notes => {
        const sorted = [...notes].sort((a, b) => a.wanted - b.wanted)
        const heights = sorted.map(note => note.height)
        const tops = spreadApart(
          sorted.map(note => note.wanted),
          heights,
          heights.map(() => 3),
          300,
        )
        tops.forEach((top, index) => {
          expect(top).toBeGreaterThanOrEqual(0)
          expect(top + heights[index]!).toBeLessThanOrEqual(300)
          if (index > 0) expect(top).toBeGreaterThanOrEqual(tops[index - 1]! + heights[index - 1]! + 3)
        })
      }),
    )
  })

  it('is no worse in squares than any small shift of one note that keeps the rules', () => {
    fc.assert(
      fc.property(crowd, notes => {
        const sorted = [...notes].sort((a, b) => a.wanted - b.wanted)
        const wanted = sorted.map(note => note.wanted)
        const heights = sorted.map(note => note.height)
        const tops = spreadApart(
          wanted,
          heights,
          heights.map(() => 0),
          300,
        )
        const cost = (places: readonly number[]): number =>
          places.reduce((sum, top, i) => sum + (top - wanted[i]!) * (top - wanted[i]!), 0)
        const legal = (places: readonly number[]): boolean =>
          places.every(
            (top, i) =>
              top >= 0 && top + heights[i]! <= 300 && (i === 0 || top >= places[i - 1]! + heights[i - 1]!),
          )
        for (let from = 0; from < tops.length; from++) {
          for (let to = from; to < tops.length; to++) {
            for (const by of [-2, 2]) {
              const moved = tops.map((top, i) => (i >= from && i <= to ? top + by : top))
              // Tops are rounded to whole units, which may cost half a unit a note.
              if (legal(moved)) expect(cost(moved) + tops.length).toBeGreaterThanOrEqual(cost(tops))
            }
          }
        }
      }),
    )
  })
})
