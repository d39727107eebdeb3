/** Which code points a font is asked for, and where in the text they come from. */

import { describe, expect, test } from 'vitest'
import { clustersOf } from '../../../src/fonts/clusters.ts'
import { composeFor } from '../../../src/fonts/composed-text.ts'
import fc from '../../support/fast-check.ts'

const everything = (): boolean => true
const only = (characters: string) => (codePoint: number) =>
  characters.includes(String.fromCodePoint(codePoint))

/** `é@0 x@2` */
const print = (text: string, covers: (codePoint: number) => boolean = everything): string => {
  const { codePoints, offsets } = composeFor(text, covers)
  return codePoints
    .map((codePoint, index) => `${String.fromCodePoint(codePoint)}@${offsets[index]}`)
    .join(' ')
}

describe('composing', () => {
  test.each<[string, string, (codePoint: number) => boolean, string]>([
    ['plain letters stay', 'ab', everything, 'a@0 b@1'],
    ['a letter and its mark become one', 'e\u0301x', everything, 'é@0 x@2'],
    ['only marks that compose do', 'm\u0303x', everything, 'm@0 \u0303@1 x@2'],
    ['a further mark keeps its place', 'a\u0308\u0304', only('aä\u0304'), 'ä@0 \u0304@2'],
    ['a letter that the font lacks is taken apart', 'xé', only('xe\u0301'), 'x@0 e@1 \u0301@1'],
    ['as little as the font allows', 'ế', only('ê\u0301'), 'ê@0 \u0301@0'],
    ['what neither will do stays for others to notice', 'é', only('x'), 'é@0'],
    ['single characters are not exchanged for their equals', '\u2126', everything, '\u2126@0'],
    ['but are where the font has only the equal', '\u2126', only('Ω'), 'Ω@0'],
    ['Hangul vowels and finals join their initial', '\u1112\u1161\u11ab', everything, '한@0'],
    [
      'soft hyphen, joiners, marks of direction and order vanish',
      'a\u00ad\u200d\u200e\ufeffb',
      everything,
      'a@0 b@5',
    ],
    ['the joiner stays in scripts that join', 'ب\u200d', everything, 'ب@0 \u200d@1'],
    ['the non-joiner stays', 'f\u200cl', everything, 'f@0 \u200c@1 l@2'],
    ['shin dot and dagesh come before the vowel', 'ש\u05b4\u05c1ת', everything, 'ש@0 \u05c1@1 \u05b4@1 ת@3'],
    ['shadda comes before fatha', '\u0645\u064e\u0651', everything, '\u0645@0 \u0651@1 \u064e@1'],
    ['lone surrogates do no harm', '\ud800x', everything, '\ud800@0 x@1'],
  ])('%s', (_, text, covers, expected) => {
    expect(print(text, covers)).toBe(expected)
  })

  test('offsets never decrease, lie in the text, and equal text is asked for in equal order', () => {
    const pieces = fc.constantFrom(
      ...'aeoāế\u0301\u0308\u0323\u0304\u200d\u00adמל\u05b0\u1112\u1161\u11abਕ',
      '\u{1D49C}',
      '\ud800',
    )
    fc.assert(
      fc.property(fc.array(pieces), fc.array(fc.boolean()), (parts, lacks) => {
        const text = parts.join('')
        const { codePoints, offsets } = composeFor(text, codePoint => lacks[codePoint % 7] !== true)
        expect(offsets).toHaveLength(codePoints.length)
        offsets.forEach((offset, index) => {
          expect(offset).toBeGreaterThanOrEqual(index === 0 ? 0 : offsets[index - 1]!)
          expect(offset).toBeLessThan(text.length)
        })
        const plain = (written: string): string => written.replace(/[\u00ad\u200d]/g, '').normalize('NFD')
        expect(plain(String.fromCodePoint(...codePoints))).toBe(plain(text))
      }),
      { seed: 7, numRuns: 2000 },
    )
  })
})

describe('clusters of glyphs that say which code points they came from', () => {
  const clusters = (text: string, ...glyphs: readonly string[]): readonly number[] =>
    clustersOf(
      glyphs.map(glyph => [...glyph].map(character => character.codePointAt(0)!)),
      composeFor(text, everything),
    )
  test.each<[string, string, readonly string[], readonly number[]]>([
    ['one for one', 'abc', ['a', 'b', 'c'], [0, 1, 2]],
    ['a ligature', 'affix', ['a', 'ffi', 'x'], [0, 1, 4]],
    ['a mark that a ligature reaches across', 'f\u0323ix', ['fi', '\u0323', 'x'], [0, 0, 3]],
    ['the second glyph of a decomposition', 'abc', ['a', 'b', '', 'c'], [0, 1, 1, 2]],
    ['a deleted character', 'abc', ['a', 'c'], [0, 2]],
    ['glyphs in another order than the text', 'kic', ['i', 'k', 'c'], [0, 0, 2]],
    ['repeated letters', 'aaa', ['aa', 'a'], [0, 2]],
    ['a glyph that no text accounts for', 'ab', ['◌', 'a', 'b'], [0, 0, 1]],
  ])('%s', (_, text, glyphs, expected) => {
    expect(clusters(text, ...glyphs)).toEqual(expected)
  })
})
