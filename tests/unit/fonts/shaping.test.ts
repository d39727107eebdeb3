/** What a font does with text: clusters, features, characters that print nothing. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Font } from '../../../src/fonts/font.ts'
import { openFont } from '../../../src/fonts/fontkit.ts'
import { bytesOf, fontNamed, packagedFonts } from '../../support/packaged-font.ts'

const fonts = packagedFonts()
const garamond = fontNamed(fonts, 'EB Garamond')
const noto = fontNamed(fonts, 'Noto Serif')
const sans = fontNamed(fonts, 'Source Sans 3')

const clusters = (font: Font, text: string, features: readonly string[] = []): readonly number[] =>
  font.shape(text, features, 'en').map(glyph => glyph.cluster)

describe('clusters', () => {
  test.each<[string, string, readonly number[]]>([
    ['letters stand for themselves', 'abc', [0, 1, 2]],
    ['fi is one glyph', 'fi', [0]],
    ['ffi is one glyph between o and c', 'office', [0, 1, 4, 5]],
    ['a ligature in the middle of a word', 'affluent', [0, 1, 4, 5, 6, 7]],
    ['a letter from two characters', 'xe\u0301y', [0, 1, 3]],
    ['a mark that stays a mark', 'm\u0303x', [0, 1, 2]],
    ['marks in another order than the text’s', 'xe\u0301\u0323y', [0, 1, 1, 4]],
    ['a character of two UTF-16 units', 'a\u{1D49C}b', [0, 1, 3]],
    ['a joiner belongs to the letter before it', 'a\u200db', [0, 2]],
    ['a word joiner at the beginning belongs to the first letter', '\u2060ab', [0, 2]],
    ['a non-joiner keeps f and l apart and prints nothing', 'f\u200cl', [0, 2]],
  ])('%s', (_, text, expected) => {
    expect(clusters(garamond, text)).toEqual(expected)
  })

  test('a letter that the font has only in parts gives both glyphs one cluster', () => {
    // Source Sans 3 lacks ǭ but has ǫ and the macron.
    expect(sans.covers(0x1ed)).toBe(false)
    expect(clusters(sans, 'xǭy')).toEqual([0, 1, 1, 2])
  })

  test('nothing is shaped from nothing, nor from characters that print nothing', () => {
    expect(garamond.shape('', [], 'en')).toEqual([])
    expect(garamond.shape('\u200d\u2060', [], 'en')).toEqual([])
  })

  test('small capitals keep the places of their letters', () => {
    expect(clusters(garamond, 'NATO pact', ['smcp', 'c2sc'])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('features', () => {
  const ids = (text: string, features: readonly string[]): readonly number[] =>
    garamond.shape(text, features, 'en').map(glyph => glyph.id)

  test('c2sc and smcp give capitals and small letters the same glyphs where the font has but one set', () => {
    const shape = (text: string, wanted: readonly string[]) => noto.shape(text, wanted, 'en')
    expect(shape('PACT', ['c2sc', 'smcp'])).toEqual(shape('pact', ['c2sc', 'smcp']))
    expect(shape('PACT', ['smcp'])).not.toEqual(shape('pact', ['smcp']))
  })

  test('old-style, lining and superior figures differ', () => {
    const kinds = [['onum'], ['lnum'], ['sups']].map(features => ids('1943', features).join())
    expect(new Set(kinds).size).toBe(3)
  })

  test('a feature is switched off by a minus sign', () => {
    expect(ids('fi', [])).toHaveLength(1)
    expect(ids('fi', ['-liga'])).toHaveLength(2)
  })

  test('the array of features is left as it was, and later calls are not changed by earlier ones', () => {
    const features = Object.freeze(['onum'])
    const before = garamond.shape('1⁄2 1943 fi', features, 'en')
    garamond.shape('1⁄2', ['smcp', 'sups'], 'en')
    expect(garamond.shape('1⁄2 1943 fi', features, 'en')).toEqual(before)
  })

  test('hasFeature knows what a font has', () => {
    expect(['smcp', 'sups', 'onum', 'kern'].map(garamond.hasFeature)).toEqual([true, true, true, true])
    expect(garamond.hasFeature('vert')).toBe(false)
  })

  test('Turkish keeps f and i apart, so that i keeps its dot', () => {
    expect(garamond.shape('fi', [], 'en')).toHaveLength(1)
    expect(garamond.shape('fi', [], 'tr')).toHaveLength(2)
  })

  test('Serbian italics have letters of their own', () => {
    const italic = fontNamed(fonts, 'Noto Serif', 400, true)
    const shape = (language: string): string => JSON.stringify(italic.shape('бгдпт', [], language))
    expect(shape('sr')).not.toBe(shape('ru'))
    expect(shape('sr-Cyrl-RS')).toBe(shape('sr'))
  })
})

describe('characters that print nothing', () => {
  let fresh: Font
  beforeEach(() => {
    fresh = openFont(bytesOf('Source Sans 3'), { family: 'x', weight: 400, italic: false, source: 'x' })
      .value!
  })

  test('a soft hyphen never spoils a later hyphen that has the same glyph', () => {
    const before = fresh.shape('-', [], 'en')
    expect(before).toHaveLength(1)
    expect(before[0]!.advance).toBeGreaterThan(0)
    expect(fresh.shape('a\u00adb', [], 'en').map(glyph => glyph.cluster)).toEqual([0, 2])
    expect(fresh.shape('-', [], 'en')).toEqual(before)
  })

  test.each([
    '\u00ad',
    '\u200b',
    '\u200c',
    '\u200d',
    '\u200e',
    '\u200f',
    '\u202a',
    '\u202c',
    '\u2060',
    '\u2066',
    '\u2069',
    '\ufeff',
    '\ufe0e',
    '\u034f',
  ])('U+%# leaves the letters beside it as they are', character => {
    const withIt = garamond.shape(`a${character}b`, [], 'en')
    const apart = [...garamond.shape('a', [], 'en'), ...garamond.shape('b', [], 'en')]
    expect(withIt.map(glyph => glyph.id)).toEqual(apart.map(glyph => glyph.id))
    expect(withIt.map(glyph => glyph.cluster)).toEqual([0, 2])
  })

  test('control characters are no characters of any font', () => {
    for (const codePoint of [0, 7, 9, 10, 13, 0x7f, 0x85]) {
      expect([garamond, noto, sans].some(font => font.covers(codePoint))).toBe(false)
    }
  })
})

describe('measures', () => {
  test('EB Garamond states a thousand units and its heights', () => {
    expect(garamond.metrics).toEqual({
      unitsPerEm: 1000,
      ascent: 1007,
      descent: -298,
      capHeight: 650,
      xHeight: 400,
      italicAngle: 0,
      boundingBox: [-290, -324, 2500, 985],
    })
    expect(garamond.postscriptName).toBe('EBGaramond-Regular')
    expect(garamond.outlines).toBe('ttf')
  })
})
