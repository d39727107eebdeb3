/** Read by its structure, a file says what the edition says: every word, in the edition's order, notes in their places. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { withoutSpace } from '../support/page-text.ts'
import { brokenRules } from '../support/pdf-rules.ts'
import { builtInStylesheet } from '../support/real-tools.ts'
import { setFile } from '../support/set-file.ts'
import {
  blocksOf,
  expectedBlocks,
  structureByPdfjs,
  structureByPoppler,
  type TextBlock,
} from '../support/structure-text.ts'
import { readPdf } from '../unit/pdf/read-pdf.ts'
import { installed } from './pdf-sample.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const corpora = join(root, '../shared/corpora')
const dialect = [
  ...['frus-history-pacific-en', 'frus1894Nicaragua-d135', 'frus1894Nicaragua-d38', 'frus1894Nicaragua-d83'],
  ...['frus1918Russiav03-d165', 'frus1918Russiav03-d194', 'frus1936v03-d188', 'frus1936v03-d26'],
  ...['schnitzler-L02792-de', 'tolstoy-doklad-fr-ru', 'frus1894Nicaragua-comp1-first40docs'],
].map(name => join(corpora, '15-seed-dialect', `${name}.txt`))
const gibbon = join(corpora, '14-long-texts/gibbon-ch15.seed.txt')

const PLACES = [
  [join(root, 'seeds/eden-to-churchill-1943.txt'), null],
  ...dialect.map(file => [file, null] as const),
  [gibbon, 'foot'],
  [gibbon, 'margin'],
  [gibbon, 'end-of-document'],
] as const

const CASES = PLACES.filter(([file]) => existsSync(file))
if (CASES.length < PLACES.length) console.log(`skipped: ${corpora} is absent, its texts are not read back`)

/**
 * Pieces of pages put together again: a block may go on overleaf, after the notes of its page. pdf.js gives no white at the
 * end of a line, and no hyphen either, so white cannot be compared.
 */
function joined(pages: readonly (readonly TextBlock[])[], expected: readonly string[]): readonly string[] {
  const rest = pages.map(page => page.map(({ text }) => withoutSpace(text)))
  return expected.map(text => {
    let found = ''
    for (const page of rest) {
      const at = page.findIndex(piece => text.startsWith(found + piece))
      if (at < 0) {
        if (found !== '') break
        continue
      }
      found += page[at]!
      page.splice(at, 1)
      if (found === text) break
    }
    return found
  })
}

describe.each(CASES)('%s, notes at %s', (file, notesAt) => {
  const setting = (async () => {
    const set = await setFile(file, builtInStylesheet('appendix', notesAt))
    const place = notesAt === 'end-of-document' ? 'end' : 'in-place'
    const expected = set.edition.documents.flatMap(document =>
      expectedBlocks(document, set.layout.notes, place),
    )
    return { pdf: await set.pdf(), expected }
  })()

  it.runIf(installed('pdfinfo'))(
    'is read by poppler as it was written',
    async () => {
      const { pdf, expected } = await setting
      const found = blocksOf(structureByPoppler(pdf))
      const start = found.findIndex(block => block.text === expected[0]!.text)
      const body = found.slice(start).filter(({ text }) => notesAt !== 'end-of-document' || text !== 'Notes')
      expect(body.slice(0, expected.length).map(({ text }) => text)).toEqual(expected.map(({ text }) => text))
      const kinds = body.slice(0, expected.length).map(({ kind }) => kind.replace(/^H\d$/, 'H'))
      expect(kinds).toEqual(expected.map(({ kind }) => kind))
      expect(body.filter(({ kind }) => kind === 'Note')).toHaveLength(
        expected.filter(({ kind }) => kind === 'Note').length,
      )
      expect(found.filter(({ kind }) => kind === 'outside of any block')).toEqual([])
    },
    60_000,
  )

  it('keeps the rules of tagged files', async () => {
    expect(brokenRules(readPdf((await setting).pdf))).toEqual([])
  })

  it('is read by pdf.js as it was written', async () => {
    const { pdf, expected } = await setting
    const pages = (await structureByPdfjs(pdf)).map(page => blocksOf(page))
    const texts = expected.map(({ text }) => withoutSpace(text))
    expect(joined(pages, texts)).toEqual(texts)
  }, 60_000)
})

it('the comparison sees a lost word and another order', () => {
  const page = (...texts: readonly string[]) => texts.map(text => ({ kind: 'P', text }))
  expect(joined([page('one two', 'note'), page('three')], ['onetwothree', 'note'])).toEqual([
    'onetwothree',
    'note',
  ])
  expect(joined([page('one three')], ['onetwothree'])).toEqual([''])
  expect(joined([page('one', 'three two')], ['onetwothree'])).toEqual(['one'])
})
