/** The built-in styles and the packaged fonts, opened once for the tests that set real text. */

import type { FontSet } from '../../src/fonts/font.ts'
import { makeFontSet } from '../../src/fonts/font-set.ts'
import { makeTypesetter, type Typesetter } from '../../src/paragraph/typesetter.ts'
import { packagedFontFiles } from '../../src/run/font-files.ts'
import { builtInStyle } from '../../src/run/style-files.ts'
import { makeShaper } from '../../src/shape/shape-text.ts'
import { readStylesheet } from '../../src/style/read-stylesheet.ts'
import type { NoteSeriesStyle, Stylesheet } from '../../src/style/stylesheet.ts'

export const packagedFonts = (): FontSet => makeFontSet(packagedFontFiles())

export const packagedTypesetter = (): Typesetter => makeTypesetter(makeShaper(packagedFonts()))

export function builtInStylesheet(name: string, notesAt: NoteSeriesStyle['place'] | null = null): Stylesheet {
  const file = builtInStyle(name)
  if (file === null) throw new Error(`no style is called ${name}`)
  const { value, diagnostics } = readStylesheet(file, builtInStyle, notesAt)
  if (value === null) throw new Error(diagnostics.map(each => each.message).join('\n'))
  return value
}
