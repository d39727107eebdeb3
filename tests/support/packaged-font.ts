/** A face of the installed font packages by name, opened once for all tests of a file. */
import type { Font } from '../../src/fonts/font.ts'
import { makeFontSet, type OpenableFontSet } from '../../src/fonts/font-set.ts'
import { packagedFontFiles } from '../../src/run/font-files.ts'

export const packagedFonts = (): OpenableFontSet => makeFontSet(packagedFontFiles())

export function fontNamed(fonts: OpenableFontSet, family: string, weight = 400, italic = false): Font {
  const font = fonts.find(family, weight, italic)
  if (font === null) throw new Error(`no font ${family}`)
  return font
}

export function bytesOf(family: string, weight = 400, italic = false): Uint8Array {
  const face = packagedFontFiles().find(
    each => each.family === family && each.weight === weight && each.italic === italic,
  )
  if (face === undefined) throw new Error(`no font ${family}`)
  return Uint8Array.from(face.bytes())
}
