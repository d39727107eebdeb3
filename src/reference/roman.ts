/** A number → its roman numeral in small letters: 1 → i, 14 → xiv. */

const NUMERALS: readonly (readonly [value: number, letters: string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** @param n a whole number from 1; thousands are as many m's */
export function romanNumeral(n: number): string {
  let rest = n
  let numeral = ''
  for (const [value, letters] of NUMERALS)
    while (rest >= value) {
      numeral += letters
      rest -= value
    }
  return numeral
}
