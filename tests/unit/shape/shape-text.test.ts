/** Text in a style → glyph runs: fallback from font to font, what prints nothing, what no font has. */
import { describe, expect, test } from 'vitest'
import { pt, sp } from '../../../src/base/length.ts'
import type { FontSet } from '../../../src/fonts/font.ts'
import { makeShaper, type ShapedText, shapeText } from '../../../src/shape/shape-text.ts'
import type { TextStyle } from '../../../src/style/styled-document.ts'
import { blockFont, blockFontSet } from '../../support/block-font.ts'
import { packagedFonts } from '../../support/packaged-font.ts'

const style = (changes: Partial<TextStyle> = {}): TextStyle => ({
  families: ['Latin', 'Greek', 'Rest'],
  weight: 400,
  italic: false,
  size: pt(10),
  features: [],
  language: 'en',
  letterspacing: 0,
  ...changes,
})

const matching = (pattern: RegExp) => (character: string) => pattern.test(character)

const latin = blockFont({ family: 'Latin', covers: matching(/^[A-Za-z0-9 ,.()[\]+-]$/) })
const greek = blockFont({ family: 'Greek', covers: matching(/^(?:[\p{Script=Greek} ,.«»]|\u0301|\u0304)$/u) })
const rest = blockFont({
  family: 'Rest',
  covers: matching(/^(?:[A-Za-z\p{Script=Greek}\p{Script=Hebrew} «»„()]|\u0301|\u0304)$/u),
})
const fonts = blockFontSet(latin, greek, rest)

/** `Latin:ab Greek:γ` */
const runs = ({ runs }: ShapedText): string =>
  runs.map(run => `${run.font.split('/')[0]}:${run.text}`).join('|')
const inBlocks = (text: string, changes: Partial<TextStyle> = {}, set: FontSet = fonts): string =>
  runs(shapeText(text, style(changes), set))

describe('fallback from font to font', () => {
  test.each<[string, string, string]>([
    ['a word that the first font has', 'word', 'Latin:word'],
    ['another script goes to the font that has it', 'aγb', 'Latin:a|Greek:γ|Latin:b'],
    [
      'spaces and points between go back to the first font',
      'γ δ, ε',
      'Greek:γ|Latin: |Greek:δ|Latin:, |Greek:ε',
    ],
    ['a mark takes its letter along', 'ae\u0301b', 'Latin:a|Rest:e\u0301|Latin:b'],
    [
      'a letter of the first font with a mark of the second goes to the one that has both',
      'γ\u0304',
      'Greek:γ\u0304',
    ],
    ['quotes that the first font lacks stay with their neighbours', 'γ«', 'Greek:γ«'],
    ['at the beginning with the one after', '«γ', 'Greek:«γ'],
    [
      'and if the neighbour lacks them too, they go to the first that has them',
      'a„b',
      'Latin:a|Rest:„|Latin:b',
    ],
  ])('%s', (_, text, expected) => {
    expect(inBlocks(text)).toBe(expected)
  })

  test('a font that is not needed is not opened', () => {
    const fresh = blockFontSet(latin, greek, rest)
    inBlocks('word, word', {}, fresh)
    expect(fresh.opened).toEqual(['Latin'])
    inBlocks('γ', {}, fresh)
    expect(fresh.opened).toEqual(['Latin', 'Greek'])
  })

  test('families that do not exist are passed over, and if none does, any will do', () => {
    expect(inBlocks('aγ', { families: ['Nowhere', 'Greek'] })).toBe('Greek:a|Greek:γ')
    expect(inBlocks('a', { families: ['Nowhere'] })).toBe('Latin:a')
    expect(shapeText('a', style(), blockFontSet())).toEqual({
      runs: [],
      missing: [{ offset: 0, codePoint: 0x61 }],
    })
  })
})

describe('characters that no font has', () => {
  test('are printed as their code point, mean themselves, and are reported', () => {
    const { runs: found, missing } = shapeText('xሴy\u{1F600}', style(), fonts)
    expect(found.map(run => run.text)).toEqual(['x', 'ሴ', 'y', '\u{1F600}'])
    expect(String.fromCodePoint(...found[1]!.glyphs.map(glyph => glyph.id))).toBe('[U+1234]')
    expect(String.fromCodePoint(...found[3]!.glyphs.map(glyph => glyph.id))).toBe('[U+1F600]')
    expect(found[1]!.glyphs.every(glyph => glyph.cluster === 0)).toBe(true)
    expect(found[1]!.width).toBe(pt(80))
    expect(missing).toEqual([
      { offset: 1, codePoint: 0x1234 },
      { offset: 3, codePoint: 0x1f600 },
    ])
  })

  test('a mark that no font has leaves its letter as it is', () => {
    const { runs: found, missing } = shapeText('ax\u0302', style(), fonts)
    expect(found.map(run => run.text)).toEqual(['ax', '\u0302'])
    expect(missing).toEqual([{ offset: 2, codePoint: 0x302 }])
  })

  test('are counted in the text as given, soft hyphens included', () => {
    expect(shapeText('a\u00adbሴ', style(), fonts).missing).toEqual([{ offset: 3, codePoint: 0x1234 }])
  })

  test('control characters and lone surrogates are among them', () => {
    const { missing, runs: found } = shapeText('a\u0000\ud800', style(), packagedFonts())
    expect(missing.map(each => each.codePoint)).toEqual([0, 0xd800])
    expect(found.map(run => run.text).join('')).toBe('a\u0000\ud800')
  })

  test('where not even the code can be printed, the text stays', () => {
    const { runs: found, missing } = shapeText('γa', style({ families: ['Greek'] }), fonts)
    expect(found.map(run => [run.text, run.glyphs.length])).toEqual([
      ['γ', 1],
      ['a', 0],
    ])
    expect(missing).toEqual([{ offset: 1, codePoint: 0x61 }])
  })
})

describe('characters that print nothing', () => {
  test('soft hyphens are left out', () => {
    expect(inBlocks('so\u00adcial')).toBe('Latin:social')
    expect(shapeText('\u00ad', style(), fonts)).toEqual({ runs: [], missing: [] })
  })

  test.each(['\u200b', '\u200d', '\u2060', '\ufeff', '\u200e', '\ufe0f'])(
    'U+%# stays in the text of its neighbour',
    character => {
      expect(inBlocks(`a${character}b`)).toBe(`Latin:a${character}b`)
      expect(inBlocks(`γ${character}`)).toBe(`Greek:γ${character}`)
      expect(inBlocks(`${character}γ`)).toBe(`Greek:${character}γ`)
      expect(
        shapeText(`a${character}b`, style(), packagedFonts()).runs[0]!.glyphs.map(glyph => glyph.cluster),
      ).toEqual([0, 2])
    },
  )

  test('alone they are a run without glyphs', () => {
    const { runs: found, missing } = shapeText('\u200d', style(), fonts)
    expect(found).toMatchObject([{ text: '\u200d', glyphs: [], width: 0 }])
    expect(missing).toEqual([])
  })
})

describe('substitutes', () => {
  const plain = blockFont({
    family: 'Plain',
    covers: matching(/^[a-z0-9 .-]$/),
    advances: { ' ': 250, '0': 480, '.': 220 },
  })
  const set = blockFontSet(plain)
  const advances = (text: string): readonly number[] =>
    shapeText(text, style({ families: ['Plain'], size: sp(1000) }), set).runs.flatMap(run =>
      run.glyphs.map(glyph => glyph.advance),
    )

  test.each<[string, string, number]>([
    ['no-break space', '\u00a0', 250],
    ['tab', '\t', 250],
    ['line feed', '\n', 250],
    ['em space', '\u2003', 1000],
    ['en space', '\u2002', 500],
    ['thin space', '\u2009', 200],
    ['narrow no-break space', '\u202f', 200],
    ['hair space', '\u200a', 100],
    ['figure space', '\u2007', 480],
    ['punctuation space', '\u2008', 220],
  ])('a font without %s sets a space of its width', (_, character, width) => {
    expect(advances(`a${character}b`)).toEqual([1000, width, 1000])
    const shaped = shapeText(`a${character}b`, style({ families: ['Plain'] }), set)
    expect(runs(shaped)).toBe(`Plain:a${character}b`)
    expect(shaped.missing).toEqual([])
    expect(shaped.runs[0]!.glyphs[1]!.id).toBe(0x20)
  })

  test('hyphens of the more particular kinds are set as a hyphen', () => {
    const { runs: found, missing } = shapeText('a\u2011b\u2010c', style({ families: ['Plain'] }), set)
    expect(found[0]!.glyphs.map(glyph => String.fromCodePoint(glyph.id)).join('')).toBe('a-b-c')
    expect(found[0]!.text).toBe('a\u2011b\u2010c')
    expect(missing).toEqual([])
  })
})

describe('signs that are drawn alike', () => {
  test('stand in for one another, and the text stays as it is', () => {
    const dots = blockFont({ family: 'Dots', covers: character => 'a\u205d'.includes(character) })
    const { runs: found, missing } = shapeText('a\u22ee', style({ families: ['Dots'] }), blockFontSet(dots))
    expect(found[0]!.glyphs.map(({ id }) => id)).toEqual([0x61, 0x205d])
    expect([found[0]!.text, missing]).toEqual(['a\u22ee', []])
  })
})

describe('lengths', () => {
  test('each advance is rounded once, and the width is their sum', () => {
    const thirds = blockFont({ family: 'Thirds', covers: () => true, advances: { a: 333 } })
    const { runs: found } = shapeText(
      'aaa',
      style({ families: ['Thirds'], size: sp(1001) }),
      blockFontSet(thirds),
    )
    expect(found[0]!.glyphs.map(glyph => glyph.advance)).toEqual([333, 333, 333])
    expect(found[0]!.width).toBe(999)
  })

  test('letterspacing goes after each letter with its marks', () => {
    const { runs: found } = shapeText(
      'ae\u0301b',
      style({ families: ['Rest'], size: sp(1000), letterspacing: 50 }),
      fonts,
    )
    expect(found[0]!.glyphs.map(glyph => glyph.advance)).toEqual([1050, 1000, 50, 1050])
  })

  test('letterspaced text has no ligatures', () => {
    const real = packagedFonts()
    const shape = (letterspacing: number) =>
      shapeText('fi', style({ families: ['EB Garamond'], letterspacing }), real)
    expect(shape(0).runs[0]!.glyphs).toHaveLength(1)
    expect(shape(20).runs[0]!.glyphs).toHaveLength(2)
  })

  test('a very long word is cut between letters and loses nothing', () => {
    const text = 'e\u0301'.repeat(40_000)
    const shaped = shapeText(text, style({ families: ['EB Garamond'] }), packagedFonts())
    expect(shaped.runs.map(run => run.text).join('')).toBe(text)
    expect(shaped.runs.every(run => !run.text.startsWith('\u0301'))).toBe(true)
  })

  test('a letter under ten thousand marks does no harm', () => {
    const text = `a${'\u0301\u0323'.repeat(5000)}b`
    const shaped = shapeText(text, style({ families: ['EB Garamond'] }), packagedFonts())
    expect(shaped.runs.map(run => run.text).join('')).toBe(text)
  })
})

describe('right-to-left text', () => {
  test('stands in visual order, mirrored, and means what it meant', () => {
    const { runs: found } = shapeText('(אב)', style({ families: ['Rest'], language: 'he' }), fonts)
    expect(found.map(run => run.text)).toEqual(['(אב)'])
    // The block font does not turn Hebrew round as a real one does; mirroring happens before it is asked.
    expect(
      found[0]!.glyphs
        .map(glyph => String.fromCodePoint(glyph.id))
        .sort()
        .join(''),
    ).toBe('()אב')
    expect(found[0]!.glyphs.find(glyph => glyph.cluster === 0)?.id).toBe(')'.codePointAt(0))
  })

  test('figures in it are a run of their own', () => {
    const both = blockFont({ family: 'Both', covers: () => true })
    expect(inBlocks('אב 1943', { families: ['Both'], language: 'he' }, blockFontSet(both))).toBe(
      'Both:אב |Both:1943',
    )
  })
})

describe('a shaper', () => {
  test('remembers by value, not by object', () => {
    let asked = 0
    const counting = {
      ...latin,
      shape: (...all: Parameters<typeof latin.shape>) => {
        asked++
        return latin.shape(...all)
      },
    }
    const shaper = makeShaper(blockFontSet(counting))
    const first = shaper.shape('word', style({ families: ['Latin'] }))
    expect(shaper.shape('word', style({ families: ['Latin'] }))).toBe(first)
    expect(asked).toBe(1)
    for (const change of [
      { size: pt(11) },
      { features: ['smcp'] },
      { language: 'de' },
      { letterspacing: 5 },
      { weight: 700 },
      { italic: true },
    ]) {
      expect(shaper.shape('word', style({ families: ['Latin'], ...change }))).not.toBe(first)
    }
  })

  test('texts that name properties of objects are texts like any other', () => {
    const shaper = makeShaper(fonts)
    for (const text of ['constructor', '__proto__', 'toString', '']) {
      expect(
        shaper
          .shape(text, style({ families: ['Rest'] }))
          .runs.map(run => run.text)
          .join(''),
      ).toBe(text)
    }
  })
})
