import { expect, test } from 'vitest'
import { romanNumeral } from '../../../src/reference/roman.ts'

test.each([
  [1, 'i'],
  [4, 'iv'],
  [9, 'ix'],
  [14, 'xiv'],
  [40, 'xl'],
  [99, 'xcix'],
  [400, 'cd'],
  [944, 'cmxliv'],
  [1999, 'mcmxcix'],
  [3000, 'mmm'],
])('%i is %s', (number, numeral) => {
  expect(romanNumeral(number)).toBe(numeral)
})
