/** Names in their forms, the heading each comes to, and which can mean one person. */
import { describe, expect, test } from 'vitest'
import {
  agreement,
  headingOf,
  nameKey,
  parseInverted,
  parseNatural,
} from '../../../src/editorial/name-forms.ts'

describe('the heading of a name', () => {
  test.each([
    ['General Alexander', 'Alexander'],
    ['Winston S. Churchill', 'Churchill, Winston S.'],
    ['Sir Samuel Hoare', 'Hoare, Sir Samuel'],
    ['Duke of Wellington', 'Wellington, Duke of'],
    ['the Earl of Reading', 'Reading, Earl of'],
    ['Napoleon I', 'Napoleon I'],
    ['King George VI', 'George VI'],
    ['Lord Halifax', 'Halifax, Lord'],
    ['Count Galeazzo Ciano', 'Ciano, Count Galeazzo'],
    ['Mrs. Roosevelt', 'Roosevelt, Mrs'],
    ['Charles de Gaulle', 'Gaulle, Charles de'],
    ['V.M. Molotov', 'Molotov, V. M.'],
    ['Molotov V.M.', 'Molotov, V. M.'],
    ['маршал Сталин', 'Сталин'],
  ])('%s → %s', (written, heading) => {
    const form = parseNatural(written)
    expect(form && headingOf(form)).toBe(heading)
  })

  test.each([
    'Alexander, Harold',
    'Wellington, Duke of',
    'Hoare, Sir Samuel',
    'Gaulle, Charles de',
    'Napoleon I',
    'Stalin',
    'Halifax, Lord',
  ])('%s is read back as itself', heading => {
    expect(headingOf(parseInverted(heading))).toBe(heading)
  })
})

describe('two forms of one surname', () => {
  test.each([
    ['W. Q. Gresham', 'Walter Q. Gresham', 'same'],
    ['Robert Clarence', 'Robert Henry Clarence', 'same'],
    ['Clarence', 'Robert Clarence', 'compatible'],
    ['G. Alexander', 'Harold Alexander', 'initial-disagrees'],
    ['George Alexander', 'Harold Alexander', 'different'],
    ['Mr. Roosevelt', 'Mrs. Roosevelt', 'different'],
    ['Napoleon I', 'Napoleon III', 'different'],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(agreement(parseNatural(a)!, parseNatural(b)!)).toBe(expected)
    expect(agreement(parseNatural(b)!, parseNatural(a)!)).toBe(expected)
  })

  test('accents and Russian cases do not tell surnames apart', () => {
    const keys = (names: readonly string[]) => new Set(names.map(name => nameKey(parseNatural(name)!)))
    expect(keys(['Beneš', 'Benes']).size).toBe(1)
    expect(keys(['Молотов', 'Молотова', 'Молотову', 'Молотовым', 'Молотове']).size).toBe(1)
    expect(keys(['Майский', 'Майского', 'Майскому', 'Майским']).size).toBe(1)
    expect(keys(['Сталин', 'Столин']).size).toBe(2)
  })
})
