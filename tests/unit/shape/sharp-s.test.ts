import { expect, test } from 'vitest'
import { shapeText } from '../../../src/shape/shape-text.ts'
import type { TextStyle } from '../../../src/style/styled-document.ts'
import { textStyle } from '../../../src/style/text-style.ts'
import { builtInStylesheet, packagedFonts } from '../../support/real-tools.ts'

const stylesheet = builtInStylesheet('appendix')
const fonts = packagedFonts()
const lookOf = (family: string, more: Partial<TextStyle> = {}): TextStyle => ({
  ...textStyle(stylesheet.body, stylesheet, 'de', ['small-caps']),
  families: [family],
  ...more,
})
const shape = (text: string, style: TextStyle) => shapeText(text, style, fonts).runs
const width = (text: string, style: TextStyle): number =>
  shape(text, style).reduce((sum, run) => sum + run.width, 0)

const FAMILIES = ['EB Garamond', 'Noto Serif', 'Source Sans 3', 'Source Code Pro']
const LOOKS: readonly Partial<TextStyle>[] = [{}, { weight: 600 }, { italic: true }, { letterspacing: 40 }]

test.each(FAMILIES)('ß in small capitals of %s is one letter, and no SS', family => {
  for (const more of LOOKS)
    for (const capitals of [['smcp'], ['smcp', 'c2sc']]) {
      const style = lookOf(family, { ...more, features: capitals })
      expect(width('ß', style)).toBeLessThan(width('ss', style) * 0.85)
      for (const letter of ['ß', 'Grüße']) {
        const runs = shape(letter, style)
        expect(runs.map(run => run.text).join('')).toBe(letter)
        expect(runs.flatMap(run => run.glyphs)).toHaveLength(letter.length)
      }
    }
})

test('where a font has a small capital ß, in a stylistic set or behind the capital one, that is taken', () => {
  for (const family of ['EB Garamond', 'Source Sans 3']) {
    const [small] = shape('ß', lookOf(family))
    const [plain] = shape('ß', lookOf(family, { features: [] }))
    expect(small!.glyphs[0]!.id).not.toBe(plain!.glyphs[0]!.id)
  }
})

test('other letters, and ß outside small capitals, are what the font makes of them', () => {
  const style = lookOf('EB Garamond', { features: ['onum'] })
  const font = fonts.find('EB Garamond', 400, false)!
  expect(shape('Grüße', style)[0]!.glyphs.map(({ id }) => id)).toEqual(
    font.shape('Grüße', ['onum'], 'de').map(({ id }) => id),
  )
  expect(shape('Masse', lookOf('EB Garamond'))[0]!.glyphs.map(({ id }) => id)).toEqual(
    font.shape('Masse', lookOf('EB Garamond').features, 'de').map(({ id }) => id),
  )
})
