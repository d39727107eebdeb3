/** Notes gathered at the end: all there, in order, with a way from each call to its note and back, under heads that name the pages. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '../../src/page/page.ts'
import { changedParagraphs, drawnText, withoutSpace } from '../support/page-text.ts'
import { builtInStylesheet } from '../support/real-tools.ts'
import { type SetFile, setFile } from '../support/set-file.ts'
import { pagesByPdfjs } from './pdf-sample.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const texts = [
  join(root, 'seeds/eden-to-churchill-1943.txt'),
  join(root, '../shared/corpora/14-long-texts/gibbon-ch15.seed.txt'),
].filter(path => {
  if (!existsSync(path)) console.log(`skipped: ${path} is not here`)
  return existsSync(path)
})

const cases = texts.flatMap(path =>
  (['end-of-document', 'end-of-volume'] as const).map(
    place => [path.slice(path.lastIndexOf('/') + 1), place, path] as const,
  ),
)

/** Notes whose lines stand on a page of gathered notes. */
const gathered = (page: Page): ReadonlySet<string> =>
  new Set(
    page.areas
      .filter(area => area.role === 'text')
      .flatMap(area => area.lines.flatMap(({ note }) => (note === null ? [] : [note]))),
  )

/** Links of a page by what they lead to. */
const linksOn = (set: SetFile, page: number): ReadonlySet<string> =>
  new Set(set.display.pages[page]!.ops.flatMap(op => (op.op === 'link' ? [op.to] : [])))

describe.each(cases)('%s, notes at the %s', (_, place, path) => {
  let set: SetFile
  beforeAll(async () => {
    set = await setFile(path, builtInStylesheet('appendix', place))
  })

  it('has every note once, in the order of the calls, after the text', () => {
    const notes = [...new Set(set.pages.flatMap(page => [...gathered(page)]))]
    const called = new Set(
      set.pages.flatMap(page =>
        page.areas
          .filter(area => area.role === 'text')
          .flatMap(area => area.lines)
          .flatMap(({ line, note }) => line.calls.filter(call => call !== note)),
      ),
    )
    expect(notes).toEqual([...called])
    expect(notes).toHaveLength(set.edition.documents.reduce((sum, each) => sum + each.notes.length, 0))
    for (const { calledOn, startsOn } of set.layout.notes) expect(startsOn).toBeGreaterThanOrEqual(calledOn!)
    expect(set.pages.flatMap(page => page.areas).filter(area => area.role === 'notes')).toEqual([])
  })

  it('leads from every call to its note and back', () => {
    for (const { id, calledOn, startsOn } of set.layout.notes) {
      expect(linksOn(set, calledOn!)).toContain(`note ${id}`)
      expect(linksOn(set, startsOn!)).toContain(`call ${id}`)
      expect(set.display.destinations.get(`note ${id}`)?.page).toBe(startsOn)
      expect(set.display.destinations.get(`call ${id}`)?.page).toBe(calledOn)
    }
  })

  it('says over each page of notes for which pages they are', () => {
    const calledOn = new Map(set.layout.notes.map(note => [note.id, note.calledOn!]))
    let headed = 0
    for (const page of set.pages) {
      const head = page.areas.find(area => area.role === 'running-head')?.lines[0]?.line.text
      const lines = page.areas.filter(area => area.role === 'text').flatMap(area => area.lines)
      const ofNotes = lines.filter(({ note }) => note !== null)
      if (head === undefined || ofNotes.length * 2 <= lines.length) continue
      const folios = [...gathered(page)].map(note => Number(set.pages[calledOn.get(note)!]!.folio))
      const [first, last] = [Math.min(...folios), Math.max(...folios)]
      expect(head).toBe(first === last ? `Notes to page ${first}` : `Notes to pages ${first}–${last}`)
      headed++
    }
    const allNotes = set.pages.filter(page => {
      const lines = page.areas.filter(area => area.role === 'text').flatMap(area => area.lines)
      return lines.length > 0 && lines.every(({ note }) => note !== null)
    })
    expect(headed).toBeGreaterThanOrEqual(allNotes.filter(page => !page.opening).length)
  })

  it('loses nothing', async () => {
    expect(changedParagraphs(set.edition, set.pages)).toEqual([])
    expect((await pagesByPdfjs(await set.pdf())).map(withoutSpace)).toEqual(set.pages.map(drawnText))
  })
})
