/** Where words may be divided: exceptions, minima, accents, soft hyphens, language tags. */
import { describe, expect, it } from 'vitest'
import { hyphenate } from '../../../src/shape/hyphenate.ts'
import { hyphenationLanguage } from '../../../src/shape/hyphenation-languages.ts'

function divided(word: string, language: string): string {
  const points = hyphenate(word, language)
  return word.replace(/[\s\S]/g, (character, at: number) =>
    points.includes(at) ? `-${character}` : character,
  )
}

describe('a word is divided as its language has it', () => {
  it.each([
    ['en-US', 'hy-phen-ation'],
    ['en-US', 'con-fer-ence'],
    ['en-GB', 'dis-ap-point-ment'],
    ['en', 'rec-og-nize'],
    ['de', 'Do-nau-dampf-schiff-fahrt'],
    ['de', 'Fens-ter'],
    ['de', 'Zu-cker'],
    ['de-1901', 'Fen-ster'],
    ['fr', 'l’es-prit'],
    ['fr', "l'in-ter-mé-diaire"],
    ['ru', 'пе-ре-пис-ка'],
    ['la', 'ho-mi-ni-bus'],
    ['it', 'del-l’u-ni-ver-si-tà'],
    ['es', 'co-rres-pon-den-cia'],
    ['pl', 'Rzecz-po-spo-li-ta'],
    ['grc', 'ἄν-θρω-πος'],
    ['uk', 'ко-му-ні-ка-ція'],
  ])('%s %s', (language, expected) => {
    expect(divided(expected.replaceAll('-', ''), language)).toBe(expected)
  })
})

describe("the exceptions of hyph-utf8 are taken, at the positions that TeX's lists give", () => {
  it.each([
    ['en-US', 'as-so-ciates'],
    ['en-US', 'dec-li-na-tion'],
    ['en-US', 'project'],
    ['en-US', 'ta-ble'],
    ['en-GB', 'uni-ver-sit-ies'],
    ['en-GB', 'ma-nu-scripts'],
    ['en-GB', 'through-out'],
    ['ru', 'биз-нес-мен'],
    ['ru', 'вопль'],
  ])('%s %s', (language, expected) => {
    expect(divided(expected.replaceAll('-', ''), language)).toBe(expected)
  })

  it('for a capitalised word too', () => {
    expect(divided('However', 'en-GB')).toBe('How-ever')
  })

  it('but never for a word with the name of an object’s member', () => {
    expect(() => hyphenate('constructor', 'en-US')).not.toThrow()
    expect(divided('constructor', 'en-US')).toBe('con-struc-tor')
  })
})

describe('minima', () => {
  it.each([
    ['en-US', 'alone', 'alone'],
    ['en-US', 'ability', 'abil-ity'],
    ['cs', 'republika', 're-pub-lika'],
    ['grc', 'ἀγαθός', 'ἀ-γα-θός'],
  ])('of %s hold in %s', (language, word, expected) => {
    expect(divided(word, language)).toBe(expected)
  })
})

describe('offsets count in the word as given', () => {
  it('a decomposed word has the points of the composed one', () => {
    const composed = 'élémentaire'
    const decomposed = composed.normalize('NFD')
    expect(hyphenate(composed, 'fr')).toEqual([3, 6])
    expect(hyphenate(decomposed, 'fr')).toEqual([5, 8])
    expect(divided(decomposed, 'fr').normalize('NFC')).toBe('élé-men-taire')
  })

  it('Russian й and ё may be decomposed', () => {
    const word = 'ёлочный'
    expect(divided(word.normalize('NFD'), 'ru').normalize('NFC')).toBe(divided(word, 'ru'))
    expect(divided(word, 'ru')).toContain('-')
  })

  it('a stress mark does not matter and stays with its letter', () => {
    expect(divided('перепи\u0301ска', 'ru')).toBe('пе-ре-пи\u0301с-ка')
  })

  it('the long s is looked up as s', () => {
    expect(hyphenate('Beſtimmung', 'de')).toEqual(hyphenate('Bestimmung', 'de'))
  })

  it('a capital whose small form is longer does not move them', () => {
    const points = hyphenate('İstanbulludur', 'tr')
    expect(points.length).toBeGreaterThan(0)
    for (const point of points) expect(point).toBeLessThanOrEqual('İstanbulludur'.length - 2)
  })
})

describe('what is left whole', () => {
  it('a word with soft hyphens is divided there only, after the mark', () => {
    expect(hyphenate('con\u00adferencehall', 'en-GB')).toEqual([4])
    expect(hyphenate('\u00adconference\u00ad', 'en-GB')).toEqual([])
    expect(hyphenate('ab\u00ad\u00adcd', 'en-GB')).toEqual([4])
  })

  it('a word with a digit', () => {
    expect(hyphenate('division15', 'en-GB')).toEqual([])
  })

  it('a word of more than 200 letters, at once', () => {
    expect(hyphenate('division'.repeat(25), 'en-GB').length).toBeGreaterThan(25)
    expect(hyphenate(`${'division'.repeat(25)}s`, 'en-GB')).toEqual([])
    expect(hyphenate('a'.repeat(1_000_000), 'en-GB')).toEqual([])
  })

  it('any word of a language without patterns', () => {
    expect(hyphenate('conference', 'und')).toEqual([])
    expect(hyphenate('conference', 'tlh')).toEqual([])
    expect(hyphenate('conference', '')).toEqual([])
  })

  it('the apostrophe ends a word where it is no letter', () => {
    expect(divided('Alexander’s', 'en-GB')).toBe('Al-ex-an-der’s')
    expect(divided('soldier’s', 'en-US')).toBe('sol-dier’s')
  })

  it('each part of a compound is divided by itself', () => {
    expect(divided('Anglo_American', 'en-GB')).toBe('Anglo_Amer-ican')
  })
})

describe('language tags', () => {
  it.each([
    ['en', 'en-us'],
    ['en-GB', 'en-gb'],
    ['en-Latn-GB', 'en-gb'],
    ['en_GB', 'en-gb'],
    ['en-CA', 'en-us'],
    ['de-AT', 'de-1996'],
    ['de-AT-1901', 'de-1901'],
    ['de-CH-1901', 'de-ch-1901'],
    ['la-x-classic', 'la-x-classic'],
    ['sr-Latn-RS', 'sh-latn'],
    ['sr', 'sr-cyrl'],
    ['ru-RU', 'ru'],
    ['rus', 'ru'],
    ['eng-GB', 'en-gb'],
  ])('%s is divided with %s', (tag, patterns) => {
    expect(hyphenationLanguage(tag)?.patterns).toBe(patterns)
  })

  it('every language of the table has a pattern file that can be read', () => {
    const tags =
      'en en-gb de de-1901 de-ch-1901 fr ru la la-x-classic la-x-liturgic it es pt ca gl oc ro rm fur pms nl af da sv nb nn is pl cs sk hsb sl hr sr sr-latn sh-cyrl mk bg be uk el el-monoton grc cop hu fi et lv lt tr tk cy ga eu sq ku ia id hy ka mn sa pi hi mr bn as gu pa or ta te kn ml am'
    for (const tag of tags.split(' ')) expect(() => hyphenate('abcdefg', tag), tag).not.toThrow()
  })
})
