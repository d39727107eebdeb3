/** Whole editions set: nothing lost, every note on the page of its call, no line or page that breaks a rule. */
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { toPoints } from '../../src/base/length.ts'
import type { Page } from '../../src/page/page.ts'
import { changedParagraphs, drawnText, withoutSpace } from '../support/page-text.ts'
import { type SetFile, setFile } from '../support/set-file.ts'
import { installed, pagesByPdfjs, runOn } from './pdf-sample.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const corpus = join(root, '../shared/corpora/15-seed-dialect')
const texts = existsSync(corpus) ? readdirSync(corpus).filter(name => name.endsWith('.txt')) : []
if (texts.length === 0) console.log('skipped: the corpus of editions is not here; only the telegram is set')

const editions = [
  join(root, 'seeds/eden-to-churchill-1943.txt'),
  ...texts.sort().map(name => join(corpus, name)),
]

const textLines = (page: Page) => page.areas.filter(area => area.role === 'text').flatMap(area => area.lines)

describe.each(editions.map(path => [path.slice(path.lastIndexOf('/') + 1), path]))('%s', (_, path) => {
  let set: SetFile
  beforeAll(async () => {
    set = await setFile(path)
  })

  it('has every character of the edition on its pages, once and in order', () => {
    expect(changedParagraphs(set.edition, set.pages)).toEqual([])
  })

  it('has every note on the page of its call', () => {
    expect(set.layout.notes.filter(note => note.calledOn !== note.startsOn)).toEqual([])
    const count = set.edition.documents.reduce((sum, document) => sum + document.notes.length, 0)
    expect(set.layout.notes).toHaveLength(count)
  })

  it('has no line that sticks out', () => {
    const measure = set.layout.measure
    const out = set.pages.flatMap(page =>
      [
        ...textLines(page),
        ...page.areas.filter(area => area.role === 'notes').flatMap(area => area.lines),
      ].filter(
        // Hanging characters stand in the margin: at most a hyphen or a quotation mark wide.
        ({ line }) => toPoints(line.x) + toPoints(line.width) > measure + 0.6 * toPoints(line.size),
      ),
    )
    expect(out.map(({ line }) => line.text)).toEqual([])
  })

  it('has no page with a widow or an orphan', () => {
    const costs = set.pages.flatMap(page =>
      page.cost.parts.filter(part => part.name === 'widow' || part.name === 'club'),
    )
    expect(costs).toEqual([])
  })

  it('is read back from the PDF as it was set, by pdf.js', async () => {
    const read = await pagesByPdfjs(await set.pdf())
    expect(read.map(withoutSpace)).toEqual(set.pages.map(drawnText))
  })

  it.runIf(installed('pdftotext'))('is read back from the PDF as it was set, by poppler', async () => {
    const { out } = runOn(await set.pdf(), 'pdftotext', '-raw', 'FILE', '-')
    expect(out.split('\f').slice(0, -1).map(withoutSpace)).toEqual(set.pages.map(drawnText))
  })

  it.runIf(installed('qpdf'))('is a file that qpdf finds no fault with', async () => {
    const { status, out } = runOn(await set.pdf(), 'qpdf', '--check', 'FILE')
    expect(out).toContain('No syntax or stream encoding errors found')
    expect(status).toBe(0)
  })
})
