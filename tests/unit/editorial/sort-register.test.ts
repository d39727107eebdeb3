/** The order of a register, language by language. */
import { describe, expect, test } from 'vitest'
import { registerOrder } from '../../../src/editorial/sort-register.ts'

const sorted = (language: string, ...headings: readonly string[]): readonly string[] =>
  [...headings].sort(registerOrder(language))

describe('headings are sorted', () => {
  test.each([
    ['surname before given name', 'en', ['Alexander, Zoe', 'Alexander I', 'Alexanderson, Ann']],
    ['without regard to case and accents first', 'en', ['Beneš', 'benet', 'Benz']],
    ['figures by value', 'en', ['D. 31', 'D. 281', 'D. 284']],
    ['ё beside е', 'ru', ['Егоров', 'Ёлкин', 'Жуков']],
    ['ä with a', 'de', ['Adler', 'Ähren', 'Bahr']],
    ['å last', 'sv', ['Andersson', 'Zorn', 'Åkesson']],
    ['Latin v with u and j with i', 'la', ['Iulius', 'Juno', 'Valerius', 'Ulpius']],
    ['Greek by its letters', 'grc', ['Ἀθηνᾶ', 'Βάκχος', 'Ὠκεανός']],
    ['quotation marks count for nothing', 'en', ['Apple', '“Blue Book”', 'Cherry']],
  ])('%s', (_, language, expected) => {
    expect(sorted(language, ...[...expected].reverse())).toEqual(expected)
    expect(sorted(language, ...expected)).toEqual(expected)
  })

  test('in an unknown or malformed language as in English', () => {
    for (const language of ['xx', 'tlh', '', '!!', 'en_US'])
      expect(sorted(language, 'b', 'a', 'É', 'Z')).toEqual(['a', 'b', 'É', 'Z'])
  })

  test('in one order only', () => {
    const order = registerOrder('en')
    expect(order('a', 'A')).not.toBe(0)
    expect(Math.sign(order('a', 'A'))).toBe(-Math.sign(order('A', 'a')))
    expect(order('same', 'same')).toBe(0)
  })
})
