/** A source file → everything that is made of it, as `scholion build` makes it. */
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Diagnostic } from '../../src/base/diagnostic.ts'
import type { Edition } from '../../src/edition/model.ts'
import type { FontSet } from '../../src/fonts/font.ts'
import { readSources } from '../../src/input/read-edition.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import type { Stylesheet } from '../../src/style/stylesheet.ts'
import { type TypesetResult, typeset } from '../../src/typeset.ts'
import { builtInStylesheet, packagedFonts } from './real-tools.ts'

export interface SetFile extends TypesetResult {
  readonly edition: Edition
  readonly diagnostics: readonly Diagnostic[]
  pdf(): Promise<Uint8Array>
}

const fonts: FontSet = packagedFonts()

export async function setFile(
  path: string,
  stylesheet: Stylesheet = builtInStylesheet('appendix'),
): Promise<SetFile> {
  const side = path.replace(/\.[^.]*$/, '.yaml')
  const beside = existsSync(side) ? { sideFile: { name: basename(side), bytes: readFileSync(side) } } : {}
  const read = readSources([{ name: basename(path), bytes: readFileSync(path), ...beside }])
  const set = await typeset(read.value.edition, stylesheet, fonts, {
    sources: read.value.sources,
    pictures: read.value.pictures,
  })
  return {
    ...set.value,
    edition: read.value.edition,
    diagnostics: [...read.diagnostics, ...set.diagnostics],
    pdf: () =>
      writePdf(set.value.display, fonts, { creationDate: null, profile: 'archive', version: 'test' }),
  }
}
