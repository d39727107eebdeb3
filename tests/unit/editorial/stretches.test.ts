/** Whether stretches overlap, against the plain definition; and how many of them must be looked at. */
import { describe, expect, it } from 'vitest'
import { addStretch, copyOf, newStretches, overlaps, stretchesOf } from '../../../src/editorial/stretches.ts'
import fc from '../../support/fast-check.ts'

const interval = fc
  .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 600 }))
  .map(([start, length]) => ({ paragraph: 'p', start, end: start + length }))

describe('overlaps', () => {
  it('is what the definition says', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 6 }), interval, (places, asked) => {
        const stretches = newStretches()
        for (const place of places) addStretch(stretches, place)
        const expected = places.some(place => place.start < asked.end && place.end > asked.start)
        expect(overlaps(stretches, 'p', asked.start, asked.end)).toBe(expected)
        expect(overlaps(stretches, 'q', asked.start, asked.end)).toBe(false)
      }),
    )
  })

  it('looks only at what stands near', () => {
    let looks = 0
    const stretches = newStretches()
    for (let at = 0; at < 3000; at++)
      addStretch(stretches, {
        paragraph: 'p',
        get start() {
          looks++
          return at * 8
        },
        end: at * 8 + 7,
      })
    for (let at = 0; at < 3000; at++) overlaps(stretches, 'p', at * 8 + 7, at * 8 + 8)
    expect(looks).toBeLessThan(3000 * 80)
  })
})

describe('copyOf', () => {
  it('takes further stretches without changing the first', () => {
    const first = newStretches()
    addStretch(first, { paragraph: 'p', start: 0, end: 2 })
    const second = copyOf(first)
    addStretch(second, { paragraph: 'p', start: 5, end: 9 })
    expect(stretchesOf(second, 'p')).toHaveLength(2)
    expect(overlaps(first, 'p', 6, 7)).toBe(false)
    expect(stretchesOf(first, 'p')).toHaveLength(1)
  })
})
