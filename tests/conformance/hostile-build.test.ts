/** Hostile text set as a book: every file becomes a PDF in time, and none loses a character on the way. */
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { changedParagraphs, drawnText, withoutSpace } from '../support/page-text.ts'
import { type SetFile, setFile } from '../support/set-file.ts'
import { pagesByPdfjs } from './pdf-sample.ts'

const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/corpora/12-hostile/text')
const files = existsSync(folder) ? readdirSync(folder).sort() : []
if (files.length === 0) console.log(`skipped: ${folder} is absent, its files are not set`)

/** From the first byte read to the last one written, on a machine that does nothing else. */
const MOST_SECONDS = 10
/** Tests beside this one, or other programs, may take half of the machine; bench/start.ts measures without them. */
const BUSY_MACHINE = 2
/** A reader shows a title in a line or a bookmark. */
const LONGEST_TITLE = 250

/** Where a page begins to be read otherwise than it was drawn, in a few characters of either: whole pages fill a screen. */
function difference(drawn: string, read: string): readonly string[] {
  if (drawn === read) return []
  let at = 0
  while (drawn[at] === read[at]) at++
  const excerpt = (text: string): string => text.slice(Math.max(0, at - 20), at + 20)
  return [`at ${at} of ${drawn.length}: “${excerpt(drawn)}” is read as “${excerpt(read)}”`]
}

describe.skipIf(files.length === 0).each(files.length === 0 ? ['no file'] : files)('%s', name => {
  let set: SetFile
  let pdf: Uint8Array
  let seconds: number

  beforeAll(async () => {
    const began = performance.now()
    const before = process.cpuUsage()
    set = await setFile(join(folder, name))
    pdf = await set.pdf()
    const { user, system } = process.cpuUsage(before)
    // Alone on a machine it takes no longer than either: the clock counts other programs too, the processor helping threads.
    seconds = Math.min((performance.now() - began) / 1000, (user + system) / 1e6)
  }, 120_000)

  it(`is a PDF within ${MOST_SECONDS} seconds`, () => {
    expect(Buffer.from(pdf.subarray(0, 5)).toString('latin1')).toBe('%PDF-')
    expect(seconds).toBeLessThan(MOST_SECONDS * BUSY_MACHINE)
  })

  it('has every character on its pages, once and in order', () => {
    expect(set.pages.length).toBeGreaterThan(0)
    expect(changedParagraphs(set.edition, set.pages)).toEqual([])
  })

  it('has each of its notes on some page', () => {
    const count = set.edition.documents.reduce((sum, document) => sum + document.notes.length, 0)
    expect(set.layout.notes).toHaveLength(count)
  })

  it('has a title that a line can show', () => {
    const titles = [set.display.information.title, ...set.display.outline.map(({ title }) => title)]
    expect(titles.filter(title => title.length > LONGEST_TITLE).map(title => title.slice(0, 60))).toEqual([])
  })

  it('is read back from the PDF as it was set, where the fonts have its characters', async context => {
    if (set.diagnostics.some(({ code }) => code === 'font/missing-glyph')) context.skip()
    const read = await pagesByPdfjs(pdf)
    expect(read).toHaveLength(set.pages.length)
    expect(
      set.pages.flatMap((page, index) => difference(drawnText(page), withoutSpace(read[index]!))),
    ).toEqual([])
  }, 120_000)
})
