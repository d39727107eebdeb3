/** Word files on finished pages: no text is lost or changed between the file and the page, marks and capitals are as in Word. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changedParagraphs } from '../support/page-text.ts'
import { setFile } from '../support/set-file.ts'
import { footnoteCall, note, p, r, wordFile } from '../unit/input/word-builder.ts'
import { pagesByPdfjs } from './pdf-sample.ts'

const corpora = fileURLToPath(new URL('../../../shared/corpora/', import.meta.url))
const FILES = [
  '10-docx/poi/IllustrativeCases.docx',
  '10-docx/poi/61787.docx',
  '10-docx/poi/ComplexNumberedLists.docx',
  '10-docx/poi/delins.docx',
  '10-docx/poi/form_footnotes.docx',
  '08-teic-stylesheets/docx/hyperlinktest.docx',
  '08-teic-stylesheets/docx/test29.docx',
]

describe('a Word file of another project on its pages', () => {
  for (const name of FILES) {
    const path = join(corpora, name)
    it.runIf(existsSync(path))(`${basename(name)} has all its text`, async () => {
      const { edition, pages } = await setFile(path)
      // The bullet of a list is the style's.
      const bulleted = /^[^:]*: “(.*)” is printed as “[•–◦·]\1”$/s
      expect(changedParagraphs(edition, pages).filter(each => !bulleted.test(each))).toEqual([])
    })
  }
  if (!existsSync(corpora)) console.log(`skipped: ${corpora} is not here`)
})

describe('what Word prints otherwise than it is typed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scholion-word-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  let printed = ''
  beforeAll(async () => {
    const own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>†</w:t></w:r>'
    const path = join(folder, 'letter.docx')
    writeFileSync(
      path,
      wordFile({
        body: p(
          r('He said so') +
            own +
            r(' in the ') +
            r('Straße nach Köln', '<w:caps/>') +
            footnoteCall(2) +
            r(', and nobody who heard him then was ever in doubt of what he meant to say.'),
        ),
        footnotes:
          note('footnote', 1, p(r('† A marked note.'))) + note('footnote', 2, p(r('A counted note.'))),
      }),
    )
    const pages = await pagesByPdfjs(await (await setFile(path)).pdf())
    printed = pages.join('\n')
  })

  it('a mark of the author’s own is printed once at its call and once before its note, and is not counted', () => {
    expect(printed.match(/†/g)).toHaveLength(2)
    expect(printed).toMatch(/†\s*A marked note/)
    expect(printed).toMatch(/1\s*A counted note/)
  })

  it('capitals are printed; a letter without a capital of its own stays', () => {
    expect(printed).toContain('STRAßE NACH KÖLN')
  })
})
