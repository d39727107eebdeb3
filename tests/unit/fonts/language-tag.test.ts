/** Languages as fonts know them; what a font must not make of the text of an edition. */
import { expect, test } from 'vitest'
import { openTypeLanguage } from '../../../src/fonts/language-tag.ts'
import { packagedFonts } from '../../support/real-tools.ts'

test('languages that fonts treat apart have tags', () => {
  expect(['tr', 'ro-MD', 'el-polyton', 'sr-Latn', 'xx'].map(openTypeLanguage)).toEqual([
    'TRK ',
    'MOL ',
    'PGR ',
    'SRB ',
    null,
  ])
})

test('a font spells Latin as the editor does: u stays u, and j stays j', () => {
  const fonts = packagedFonts()
  const glyphs = (family: string, language: string): readonly number[] =>
    fonts
      .find(family, 400, false)!
      .shape('Vsus uvae, juvenis UVA', [], language)
      .map(({ id }) => id)
  for (const family of ['EB Garamond', 'Noto Serif'])
    expect(glyphs(family, 'la')).toEqual(glyphs(family, 'en'))
})
