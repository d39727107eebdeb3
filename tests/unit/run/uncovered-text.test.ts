/** What `check` says of characters without a font is what setting the same text finds. */
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../../src/base/diagnostic.ts'
import { readEdition } from '../../../src/input/read-edition.ts'
import { missingGlyphs } from '../../../src/run/missing-glyphs.ts'
import { uncoveredText } from '../../../src/run/uncovered-text.ts'
import { styleEdition } from '../../../src/style/style-edition.ts'
import { typeset } from '../../../src/typeset.ts'
import { builtInStylesheet, packagedFonts } from '../../support/real-tools.ts'

const TEXT = `# Heading *ⴰ*

A plain line, Ελληνικά, Русский, a\u0301\u0323\u0315, q\u0303, soft\u00adhyphen, 漢字 and **漢** again.[^1]

| cell | 𐎀𐎁 |
| --- | --- |
| *x\u0334* | שלום ܫܠܡܐ \u200f. |

> Quoted कर्म\u200d, \u2003wide, \u2011, a\ufe0f.

[^1]: A note with ⴰ *and* ꙮ, **ꙮ**, \u0488.
`

const edition = readEdition([{ name: 'a.md', bytes: new TextEncoder().encode(TEXT) }]).value

/** The characters that messages name. */
const told = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics
    .filter(({ code }) => code === 'font/missing-glyph')
    .map(({ message }) => /U\+[0-9A-F]+/.exec(message)![0])
    .sort()

describe('characters that no font has, without setting the text', () => {
  test.each(['appendix', 'archive', 'press'])('are those that setting it in “%s” finds', async name => {
    const stylesheet = builtInStylesheet(name)
    const fonts = packagedFonts()
    const unset = missingGlyphs(
      edition,
      uncoveredText(styleEdition(edition, stylesheet, new Map()), fonts),
      stylesheet,
    )
    const set = await typeset(edition, stylesheet, fonts)
    expect(told(unset).length).toBeGreaterThan(8)
    expect(told(unset)).toEqual(told(set.diagnostics))
  })

  test('are named with their number, the first place and how many more there are', () => {
    const stylesheet = builtInStylesheet('appendix')
    const found = missingGlyphs(
      edition,
      uncoveredText(styleEdition(edition, stylesheet, new Map()), packagedFonts()),
      stylesheet,
    )
    const first = TEXT.indexOf('漢')
    expect(found.filter(({ message }) => message.includes('漢'))).toEqual([
      {
        severity: 'error',
        code: 'font/missing-glyph',
        span: { file: 'a.md', start: first, end: first + 1 },
        message: 'no font of the style has the character “漢” (U+6F22), here and in 1 more place',
        hints: [expect.stringContaining('fonts.text')],
      },
    ])
  })

  test('are none in text that the fonts have, composed, taken apart or substituted', () => {
    const plain = readEdition([
      {
        name: 'a.txt',
        bytes: new TextEncoder().encode('\tÉte\u0301, x\u0323, ⅓\u2007\u202f\u2011—ά ᾇ й.\n'),
      },
    ]).value
    const stylesheet = builtInStylesheet('appendix')
    expect(uncoveredText(styleEdition(plain, stylesheet, new Map()), packagedFonts())).toEqual([])
  })
})
