/** A number → its roman numeral in small letters, and back: 1 → i, 14 → xiv. */

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

/** The value of the longest beginning that is a numeral in small letters; 0 when there is none. */
export function romanValue(numeral: string): number {
  let at = 0
  let number = 0
  for (const [value, letters] of NUMERALS) {
    for (; numeral.startsWith(letters, at); at += letters.length) number += value
  }
  return number
}
