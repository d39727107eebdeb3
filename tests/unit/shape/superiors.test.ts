/** Note calls: superior figures from the font, or made of ordinary ones. */
import { describe, expect, test } from 'vitest'
import { pt, sp } from '../../../src/base/length.ts'
import { makeShaper, superiors } from '../../../src/shape/shape-text.ts'
import type { TextStyle } from '../../../src/style/styled-document.ts'
import { blockFont, blockFontSet } from '../../support/block-font.ts'
import { fontNamed, packagedFonts } from '../../support/packaged-font.ts'

const style = (family: string, features: readonly string[] = ['onum']): TextStyle => ({
  families: [family],
  weight: 400,
  italic: false,
  size: pt(10),
  features,
  language: 'en',
  letterspacing: 0,
})

const figures = blockFont({
  family: 'Figures',
  covers: () => true,
  features: ['sups'],
  superiors: '0123456789',
})
const plain = blockFont({ family: 'Plain', covers: () => true })
const fonts = blockFontSet(figures, plain)

describe('superiors', () => {
  test('come from the font at full size on the baseline', () => {
    const { runs } = superiors('12', style('Figures'), fonts)
    expect(runs).toHaveLength(1)
    expect(runs[0]).toMatchObject({ text: '12', size: pt(10), rise: 0 })
    expect(runs[0]!.glyphs.map(glyph => glyph.id)).toEqual([100_049, 100_050])
  })

  test('are made of smaller raised figures where the font has no feature', () => {
    const { runs } = superiors('12', style('Plain'), fonts)
    expect(runs).toHaveLength(1)
    expect(runs[0]).toMatchObject({ text: '12', size: sp(pt(10) * 0.62), rise: sp(pt(10) * 0.33) })
    expect(runs[0]!.width).toBe(sp(2 * sp(pt(10) * 0.62)))
  })

  test('are made only for the characters that the font lacks', () => {
    const { runs } = superiors('1b', style('Figures'), fonts)
    expect(runs.map(run => [run.text, run.rise > 0])).toEqual([
      ['1', false],
      ['b', true],
    ])
  })

  test('leave alone what stands high by its own design', () => {
    const { runs } = superiors('*', style('Plain'), fonts)
    expect(runs[0]).toMatchObject({ text: '*', size: pt(10), rise: 0 })
  })

  test('are what text in a style with the feature becomes', () => {
    const superscript = style('Figures', ['sups'])
    const shaped = makeShaper(fonts).shape('2nd', superscript)
    expect(shaped).toEqual(superiors('2nd', superscript, fonts))
    expect(shaped.runs.map(run => run.rise > 0)).toEqual([false, true])
  })

  test('report what no font has, by its place in the mark', () => {
    const few = blockFontSet(
      blockFont({ family: 'Few', covers: character => /^[0-9A-F[\]U+]$/.test(character) }),
    )
    expect(superiors('1ሴ', style('Few'), few).missing).toEqual([{ offset: 1, codePoint: 0x1234 }])
  })

  test('figures, letters and dagger of EB Garamond and figures of Noto Serif and Source Sans 3 are its own', () => {
    const real = packagedFonts()
    for (const [family, mark] of [
      ['EB Garamond', '0123456789abz†‡'],
      ['Noto Serif', '0123456789'],
      ['Source Sans 3', '0123456789'],
    ] as const) {
      const { runs } = superiors(mark, style(family, ['onum']), real)
      expect(runs.map(run => [run.text, run.rise])).toEqual([[mark, 0]])
      const ordinary = fontNamed(real, family).shape(mark, ['onum'], 'en')
      expect(runs[0]!.glyphs.filter((glyph, index) => glyph.id === ordinary[index]!.id)).toEqual([])
    }
  })

  test('the asterisk is the ordinary one, which stands high and can be seen, also where a font has a superior one', () => {
    const real = packagedFonts()
    const { runs } = superiors('*', style('EB Garamond'), real)
    expect(runs.flatMap(run => run.glyphs.map(glyph => glyph.id))).toEqual(
      fontNamed(real, 'EB Garamond')
        .shape('*', [], 'en')
        .map(glyph => glyph.id),
    )
  })
})
