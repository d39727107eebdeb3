/** Optical margins: marks with little ink hang most, letters hardly, brackets slightly. */
import { describe, expect, test } from 'vitest'
import { protrusion } from '../../../src/shape/character-protrusion.ts'

const FAMILIES = ['EB Garamond', 'Noto Serif', 'Source Sans 3', 'Any Other']

describe.each(FAMILIES)('in %s', family => {
  const right = (character: string): number => protrusion(family, character, 'right')
  const left = (character: string): number => protrusion(family, character, 'left')

  test('full stop and comma hang further than colon, colon further than question mark', () => {
    expect(Math.min(right('.'), right(','))).toBeGreaterThan(right(':'))
    expect(right(':')).toBeGreaterThan(right('?'))
  })

  test('the hyphen hangs by more than half, dashes by less than half of themselves', () => {
    expect(right('-')).toBeGreaterThan(500)
    expect(right('–')).toBeLessThan(500)
    expect(right('—')).toBeLessThan(right('–'))
    expect(right('—')).toBeGreaterThan(0)
  })

  test('opening quotes hang on the left, closing ones on the right, whatever their kind', () => {
    for (const quote of '‘“‹«„‚') expect(left(quote)).toBeGreaterThan(0)
    for (const quote of '’”›»“') expect(right(quote)).toBeGreaterThan(0)
  })

  test('points do not hang on the left, most letters not at all', () => {
    for (const character of '.,:;!?') expect(left(character)).toBe(0)
    for (const character of 'mnHIabdM1290') expect([left(character), right(character)]).toEqual([0, 0])
  })

  test('slanted capitals hang a little, and nothing by more than itself', () => {
    for (const character of 'AVWTY') expect(left(character)).toBeGreaterThan(0)
    for (const character of 'AVWTYvwyr') expect(right(character)).toBeLessThan(100)
    for (let code = 0x20; code < 0x2100; code++) {
      const character = String.fromCharCode(code)
      expect(left(character)).toBeLessThan(1000)
      expect(right(character)).toBeLessThan(1000)
    }
  })

  test('hyphens of all kinds hang alike', () => {
    expect([right('\u2010'), right('\u2011')]).toEqual([right('-'), right('-')])
  })
})

test('a family may differ from the rest', () => {
  expect(protrusion('Noto Serif', '.', 'right')).not.toBe(protrusion('EB Garamond', '.', 'right'))
})
