/** A chapter of 219 notes, many of them long: what a compositor and a proof-reader would look for on its pages. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { allTextParts } from '../../src/edition/visit.ts'
import type { Page } from '../../src/page/page.ts'
import { footOf, textLines } from '../support/page-lines.ts'
import { changedParagraphs, drawnText, withoutSpace } from '../support/page-text.ts'
import { builtInStylesheet } from '../support/real-tools.ts'
import { type SetFile, setFile } from '../support/set-file.ts'
import { installed, pagesByPdfjs, runOn } from './pdf-sample.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const chapter = join(root, '../shared/corpora/14-long-texts/gibbon-ch15.seed.txt')
const here = existsSync(chapter)
if (!here) console.log(`skipped: ${chapter} is not here`)

const style = builtInStylesheet('appendix')

describe.runIf(here)('a chapter with 219 notes', () => {
  let set: SetFile
  let body: readonly Page[]
  beforeAll(async () => {
    set = await setFile(chapter, style)
    body = set.pages.filter(page => page.areas.some(area => area.role === 'text' || area.role === 'notes'))
  })

  it('has every note on the page of its call', () => {
    expect(set.layout.notes).toHaveLength(219)
    expect(
      set.layout.notes.filter(note => note.calledOn === null || note.calledOn !== note.startsOn),
    ).toEqual([])
  })

  it('splits a note only where it cannot stand whole', () => {
    const lines = new Map<string, number>()
    for (const area of body.flatMap(page => page.areas))
      for (const { note } of area.lines) if (note !== null) lines.set(note, (lines.get(note) ?? 0) + 1)
    const [notes] = style.notes
    const { page, body: text, pageBreaking } = style
    const room = (page.lines - pageBreaking.minimumLines) * text.leading - notes!.separation
    const split = set.layout.notes.filter(note => note.startsOn !== note.endsOn)
    console.log(`notes split: ${split.length} of ${set.layout.notes.length}`)
    expect(split.filter(note => lines.get(note.id)! * notes!.leading <= room)).toEqual([])
  })

  it('leaves two lines of a note at least on either side of a split', () => {
    const parts = body.flatMap(page => {
      const counts = new Map<string, number>()
      for (const area of page.areas)
        for (const { note } of area.lines) if (note !== null) counts.set(note, (counts.get(note) ?? 0) + 1)
      return [...counts].map(([note, count]) => ({ note, count }))
    })
    const split = parts.filter(({ note }) => parts.filter(each => each.note === note).length > 1)
    expect(split.filter(({ count }) => count < style.notes[0]!.minimumFragment)).toEqual([])
  })

  it('opens no page with the last line of a paragraph and ends none with its first', () => {
    const lines = textLines(body)
    const alone = lines.filter(
      line =>
        (line.firstOfPage && line.lastOfParagraph && !line.firstOfParagraph) ||
        (line.lastOfPage && line.firstOfParagraph && !line.lastOfParagraph),
    )
    expect(alone.map(line => `${line.page}: ${line.placed.line.text}`)).toEqual([])
  })

  it('has two lines under every heading', () => {
    const headings = new Set(
      [...allTextParts(set.edition)].flatMap(({ id, block }) => (block.kind === 'heading' ? [id] : [])),
    )
    expect(headings.size).toBeGreaterThan(0)
    const lines = textLines(body)
    const left = lines.filter((line, index) => {
      if (!headings.has(line.placed.line.paragraph) || !line.lastOfParagraph) return false
      const under = lines.slice(index + 1, index + 3)
      const needed = under[0]?.lastOfParagraph ? 1 : 2
      return under.filter(each => each.page === line.page).length < needed
    })
    expect(left.map(line => line.placed.line.text)).toEqual([])
  })

  it('ends facing pages on the same line, and all text on one grid', () => {
    const spreads = body.flatMap((verso, index) => {
      const recto = body[index + 1]
      // The chapter's last page ends where it ends.
      return verso.side === 'verso' && recto !== undefined && index + 2 < body.length ? [[verso, recto]] : []
    })
    expect(spreads.length).toBeGreaterThan(30)
    const unequal = spreads.filter(([verso, recto]) => footOf(verso!) !== footOf(recto!))
    expect(unequal.map(([verso]) => verso!.folio)).toEqual([])
    const baselines = new Set(
      textLines(body)
        .filter(line => line.placed.line.size === style.body.size)
        .map(line => (line.placed.baseline - body[0]!.areas[0]!.rect.y) % style.body.leading),
    )
    expect(baselines.size).toBe(1)
  })

  it('lacks two lines of text on no page but the last', () => {
    const lacking = body
      .slice(0, -1)
      .flatMap(page => page.cost.parts.filter(part => part.name === 'underfull'))
      .filter(part => part.amount >= 2 * 2 * style.pageBreaking.underfull)
    expect(lacking).toEqual([])
  })

  it('divides no word where the leaf turns', () => {
    const turned = textLines(body).filter(
      line => line.lastOfPage && line.placed.line.hyphenated && line.page % 2 === 0,
    )
    expect(turned.map(line => line.placed.line.text)).toEqual([])
  })

  it('has every character of the chapter, once and in order', () => {
    expect(changedParagraphs(set.edition, set.pages)).toEqual([])
  })

  it('is read back from the PDF as it was set', async () => {
    const pdf = await set.pdf()
    const expected = set.pages.map(drawnText)
    expect((await pagesByPdfjs(pdf)).map(withoutSpace)).toEqual(expected)
    if (installed('pdftotext')) {
      const { out } = runOn(pdf, 'pdftotext', '-raw', 'FILE', '-')
      expect(out.split('\f').slice(0, -1).map(withoutSpace)).toEqual(expected)
    }
  })
})

describe.runIf(here)('the same chapter with its notes in three columns', () => {
  const [notes] = style.notes
  const columns = { ...style, notes: [{ ...notes!, layout: 'columns' as const, columns: 3 }] }

  // Long notes in narrow columns: notes that would have to wait for a later page were once followed to the end of the book.
  it('is paginated as fast as in one column, every note on the page of its call', async () => {
    const set = await setFile(chapter, columns)
    expect(set.layout.notes).toHaveLength(219)
    expect(
      set.layout.notes.filter(note => note.calledOn === null || note.calledOn !== note.startsOn),
    ).toEqual([])
    expect(changedParagraphs(set.edition, set.pages)).toEqual([])
  })
})
