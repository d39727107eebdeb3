import { describe, expect, test } from 'vitest'
import { pt, roundedPoints } from '../../../src/base/length.ts'
import { parseLength } from '../../../src/style/style-length.ts'

describe('a length of a style file', () => {
  test.each([
    ['11pt', 11],
    ['13.5pt', 13.5],
    ['25.4mm', 72],
    ['2.54cm', 72],
    ['1in', 72],
    ['1em', 9],
    ['2.5em', 22.5],
    ['0pt', 0],
    ['-2pt', -2],
    ['170mm', 481.89],
  ])('%s is %d points, an em being 9', (written, points) => {
    expect(roundedPoints(parseLength(written, pt(9))!)).toBe(points)
  })

  test.each([
    '',
    '11',
    'pt',
    '11 pt',
    '11px',
    '1e3pt',
    '.5pt',
    '5.pt',
    '11pt ',
    '+1pt',
    '1.2.3pt',
    'NaNpt',
    '1234567pt',
    '١pt',
  ])('“%s” is none', written => {
    expect(parseLength(written, pt(9))).toBeNull()
  })

  test('is a whole number of scaled points', () => {
    for (const written of ['0.333333em', '1.1mm', '0.1pt']) {
      expect(Number.isInteger(parseLength(written, pt(11)))).toBe(true)
    }
  })
})
