/** Column widths that make the rows of a table low: hand-made texts, and what holds for any. */

import { describe, expect, test } from 'vitest'
import { lowestColumns, type TextRow } from '../../../src/galley/lowest-columns.ts'
import fc from '../../support/fast-check.ts'

const rowsOf = (...texts: readonly number[][]): readonly TextRow[] =>
  texts.map(row => row.map((text, column) => ({ column, paragraphs: [text] })))

describe('free room', () => {
  test('goes to the column of long texts', () => {
    const rows = rowsOf([20, 90, 1500], [20, 60, 1400], [25, 80, 1800])
    const widths = lowestColumns([20, 40, 60], [25, 90, 1800], rows, 400)
    expect(widths[2]).toBeGreaterThan(240)
    expect(widths[0]! + widths[1]! + widths[2]!).toBe(400)
  })

  test('is not spent on a text that stands beside a longer one', () => {
    const rows = rowsOf([300, 3000], [300, 3000], [40, 3000])
    const [first, second] = lowestColumns([40, 60], [300, 3000], rows, 400)
    expect(second! / first!).toBeGreaterThan(3)
  })

  test('is shared evenly by columns of texts alike', () => {
    const [first, second] = lowestColumns([50, 50], [2000, 2000], rowsOf([2000, 2000], [1000, 1000]), 600)
    expect(Math.abs(first! - second!)).toBeLessThanOrEqual(12)
  })
})

test('all widths stay between the least and the natural, and the room is used up as far as they want it', () => {
  const texts = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 3, maxLength: 3 })
  const column = fc.record({ least: fc.integer({ min: 1, max: 50 }), texts })
  const sum = (widths: readonly number[]) => widths.reduce((all, each) => all + each, 0)
  fc.assert(
    fc.property(
      fc.array(column, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 900 }),
      (columns, free) => {
        const least = columns.map(each => each.least)
        const natural = columns.map(each => each.least + Math.max(...each.texts))
        const rows = rowsOf(...[0, 1, 2].map(row => columns.map(each => each.least + each.texts[row]!)))
        const room = sum(least) + free
        const widths = lowestColumns(least, natural, rows, room)
        widths.forEach((width, at) => {
          expect(width).toBeGreaterThanOrEqual(least[at]!)
          expect(width).toBeLessThanOrEqual(natural[at]!)
        })
        expect(sum(widths)).toBe(Math.min(room, sum(natural)))
      },
    ),
  )
})
