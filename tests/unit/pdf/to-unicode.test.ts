import { describe, expect, it } from 'vitest'
import { sp } from '../../../src/base/length.ts'
import { glyphTexts, toUnicodeMap } from '../../../src/pdf/to-unicode.ts'
import type { GlyphRun } from '../../../src/shape/glyph-run.ts'
import fc from '../../support/fast-check.ts'
import { blockRun } from './block-font.ts'

/** A run whose glyphs have these clusters. */
const run = (text: string, ...clusters: readonly number[]): GlyphRun =>
  blockRun(text, {
    glyphs: clusters.map((cluster, id) => ({ id: id + 1, cluster, advance: sp(1), dx: sp(0), dy: sp(0) })),
  })
const texts = (text: string, ...clusters: readonly number[]): readonly string[] =>
  glyphTexts(run(text, ...clusters), 'none').texts

describe('the text that glyphs stand for', () => {
  it.each<[string, string, readonly number[], readonly string[]]>([
    ['one letter each', 'abc', [0, 1, 2], ['a', 'b', 'c']],
    ['a ligature of three', 'affix', [0, 1, 4], ['a', 'ffi', 'x']],
    ['a lone ligature', 'fi', [0], ['fi']],
    ['a mark with its own glyph and cluster', 'q\u0303x', [0, 1, 2], ['q', '\u0303', 'x']],
    ['a mark that shares the cluster of its letter', 'aq\u0303x', [0, 1, 1, 3], ['a', 'q', '\u0303', 'x']],
    ['a ligature with a mark above it', 'fi\u0301x', [0, 0, 3], ['fi', '\u0301', 'x']],
    ['letters outside the first plane', '\u{1d49c}b', [0, 2], ['\u{1d49c}', 'b']],
    ['unseen characters before the first glyph', '\u200dab', [1, 2], ['\u200da', 'b']],
    ['a soft hyphen at which no line ends', 'co\u00adop', [0, 1, 3, 4], ['c', 'o', 'o', 'p']],
    ['a byte order mark inside a word', 'a\ufeffb', [0, 2], ['a\u2060', 'b']],
    ['half a surrogate pair', 'a\ud800', [0, 1], ['a', '\ufffd']],
    ['a no-break space', '\u00a0', [0], ['\u00a0']],
  ])('%s', (_, text, clusters, expected) => {
    expect(texts(text, ...clusters)).toEqual(expected)
    expect(glyphTexts(run(text, ...clusters), 'none').actual).toEqual([])
  })

  it('gives a letter of several glyphs once, and calls the rest of it nothing', () => {
    const found = glyphTexts(run('aǆb', 0, 1, 1, 1, 2), 'none')
    expect(found.texts).toEqual(['a', 'ǆ', '\u2060', '\u2060', 'b'])
    expect(found.actual).toEqual([{ from: 2, to: 4, text: '' }])
  })

  it('gives the whole text to glyphs that were put in another order', () => {
    const found = glyphTexts(run('abc', 0, 2, 1), 'none')
    expect(found.texts).toEqual(['a', 'c', 'b'])
    expect(found.actual).toEqual([{ from: 0, to: 3, text: 'abc' }])
  })

  it('maps right-to-left glyphs one by one in the order in which they stand', () => {
    const found = glyphTexts(run('שלם', 2, 1, 0), 'none')
    expect(found.texts).toEqual(['ם', 'ל', 'ש'])
    expect(found.actual).toEqual([])
  })

  it('turns ligatures and points of right-to-left text round, as readers do', () => {
    expect(texts('ملا', 1, 0)).toEqual(['ال', 'م'])
    expect(texts('لا', 0)).toEqual(['ال'])
    // The point stands before its letter, because both are drawn from left to right.
    expect(texts('בִּד', 3, 0, 0, 0)).toEqual(['ד', '\u05bc', '\u05b4', 'ב'])
  })

  it('reads the hyphen that a line break added as a soft one, and no other', () => {
    expect(glyphTexts(run('well-hy-', 0, 1, 2, 3, 4, 5, 6, 7), 'soft-hyphen').texts.join('')).toBe(
      'well-hy\u00ad',
    )
    expect(glyphTexts(run('well-', 0, 1, 2, 3, 4), 'none').texts.join('')).toBe('well-')
    // A run whose text leaves the hyphen out.
    expect(glyphTexts(run('hy', 0, 1, 2), 'soft-hyphen').texts).toEqual(['h', 'y', '\u00ad'])
  })

  it('gives every character exactly once, whatever the clusters', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'é', 'ж', '\u0301', '\u{10400}'),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(letters, fc.array(fc.nat(100), { minLength: 1, maxLength: 12 }), (text, draws) => {
        const starts = [...text].map((_, index) => [...text].slice(0, index).join('').length)
        const clusters = draws.map(draw => starts[draw % starts.length]!).sort((a, b) => a - b)
        const found = texts(text, ...clusters)
        expect(found.every(each => each !== '')).toBe(true)
        expect(found.join('').replaceAll('\u2060', '')).toBe(text)
      }),
    )
  })
})

describe('the ToUnicode map', () => {
  it('has sections of at most a hundred entries and leaves out what is never shown', () => {
    const map = toUnicodeMap([
      null,
      ...Array.from({ length: 150 }, (_, index) => String.fromCharCode(65 + index)),
    ])
    expect(map.match(/\d+ beginbfchar/g)).toEqual(['100 beginbfchar', '50 beginbfchar'])
    expect(map).not.toContain('<0000> <00')
    expect(map).toContain('<0001> <0041>')
  })

  it('writes ligatures and letters outside the first plane in UTF-16', () => {
    expect(toUnicodeMap([null, 'fi', '\u{1d49c}'])).toContain('<0001> <00660069>\n<0002> <d835dc9c>')
  })
})
