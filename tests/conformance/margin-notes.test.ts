/** Notes in the margin: beside their calls, over nothing, complete and in order. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Area } from '../../src/page/page.ts'
import { marginColumn } from '../../src/page/page-geometry.ts'
import { changedParagraphs, drawnText, withoutSpace } from '../support/page-text.ts'
import { type BoxedPage, letterBoxes, overlaps } from '../support/pdf-boxes.ts'
import { builtInStylesheet } from '../support/real-tools.ts'
import { type SetFile, setFile } from '../support/set-file.ts'
import { pagesByPdfjs } from './pdf-sample.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const telegram = join(root, 'seeds/eden-to-churchill-1943.txt')
const chapter = join(root, '../shared/corpora/14-long-texts/gibbon-ch15.seed.txt')
const texts = [telegram, chapter].filter(path => {
  if (!existsSync(path)) console.log(`skipped: ${path} is not here`)
  return existsSync(path)
})

const style = builtInStylesheet('appendix', 'margin')

interface Place {
  readonly page: number
  readonly baseline: number
}

const marginOf = (areas: readonly Area[]): readonly Area[] => areas.filter(area => area.role === 'margin')

/** First calls in the text and first lines in the margins. */
function places(set: SetFile): {
  readonly calls: ReadonlyMap<string, Place>
  readonly starts: ReadonlyMap<string, Place>
} {
  const calls = new Map<string, Place>()
  const starts = new Map<string, Place>()
  for (const page of set.pages) {
    for (const area of page.areas) {
      for (const { line, note, baseline } of area.lines) {
        const place = { page: page.index, baseline }
        if (area.role === 'margin' && note !== null && !starts.has(note)) starts.set(note, place)
        if (area.role === 'text') for (const call of line.calls) if (!calls.has(call)) calls.set(call, place)
      }
    }
  }
  return { calls, starts }
}

describe.each(texts.map(path => [path.slice(path.lastIndexOf('/') + 1), path]))('%s', (name, path) => {
  let set: SetFile
  let pdf: Uint8Array
  let boxed: readonly BoxedPage[]
  beforeAll(async () => {
    set = await setFile(path, style)
    pdf = await set.pdf()
    boxed = await letterBoxes(pdf)
  })

  it('has no letter over another, text, note or running head', () => {
    expect(boxed.flatMap(page => page.boxes).length).toBeGreaterThan(100)
    // Letters of one line may lean over each other by a hair.
    expect(boxed.flatMap((page, index) => overlaps(page, 0.75).map(pair => `${index + 1}: ${pair}`))).toEqual(
      [],
    )
  })

  it('has no letter nearer than 3 mm to the trim', () => {
    const edge = (3 / 25.4) * 72
    const outside = boxed.flatMap(page =>
      page.boxes.filter(
        box =>
          box.left < edge ||
          box.right > page.width - edge ||
          box.bottom < edge ||
          box.top > page.height - edge,
      ),
    )
    expect(outside).toEqual([])
  })

  it('keeps the notes in their column and the text out of it', () => {
    const outside: string[] = []
    for (const page of set.pages) {
      const column = marginColumn(style, page.side)
      for (const area of page.areas) {
        for (const { x, line } of area.lines) {
          const left = x + line.x
          const right = left + line.width
          const hang = HANGING * line.size
          const inside = left >= column.x - hang && right <= column.x + column.width + hang
          const beside = right <= column.x || left >= column.x + column.width
          if (area.role === 'margin' ? !inside : area.role === 'text' && !beside) outside.push(line.text)
        }
      }
    }
    expect(outside).toEqual([])
  })

  it('keeps the order of the calls, and no note before its call', () => {
    const { calls, starts } = places(set)
    const before = [...calls].filter(([note, call]) => {
      const start = starts.get(note)
      return start === undefined || start.page < call.page
    })
    expect(before).toEqual([])
    expect([...starts.keys()]).toEqual([...calls.keys()])
  })

  it('lets a note wait for the next margin only when there is no room for two lines of it', () => {
    const { calls, starts } = places(set)
    const impatient = [...calls].filter(([note, call]) => {
      const waited = starts.get(note)!.page - call.page
      return Array.from({ length: waited }, (_, at) => call.page + at).some(page => roomLeft(set, page))
    })
    expect(impatient).toEqual([])
  })

  it('puts a rule over the rest of a note, and only there', () => {
    const seen = new Set<string>()
    for (const { areas } of set.pages) {
      for (const area of marginOf(areas)) {
        const [first] = area.lines
        expect(area.rules).toHaveLength(first!.continues ? 1 : 0)
        expect(first!.continues).toBe(seen.has(first!.note!))
        for (const rule of area.rules) {
          expect(rule.y + rule.height).toBeLessThan(first!.baseline - 0.7 * first!.line.size)
          expect(rule.width).toBe(area.rect.width)
        }
        for (const { note } of area.lines) seen.add(note!)
      }
    }
  })

  it('loses nothing', async () => {
    expect(changedParagraphs(set.edition, set.pages)).toEqual([])
    expect((await pagesByPdfjs(pdf)).map(withoutSpace)).toEqual(set.pages.map(drawnText))
  })

  it('stands as near to the calls as the column allows', () => {
    const { calls, starts } = places(set)
    const here = [...calls].filter(([note, call]) => starts.get(note)!.page === call.page)
    const away = here.map(
      ([note, call]) => Math.abs(starts.get(note)!.baseline - call.baseline) / style.body.leading,
    )
    const mean = away.reduce((sum, each) => sum + each, 0) / away.length
    const figures = `${name}: ${here.length} of ${calls.size} notes in the margin of their call, on average ${mean.toFixed(1)} lines away, at most ${Math.max(...away).toFixed(1)}`
    console.log(figures)
    expect(here.length).toBeGreaterThan(calls.size / 2)
    if (path === telegram) expect(here.length).toBeGreaterThanOrEqual(calls.size - 1)
  })
})

/** Hanging characters stand outside, in ems. */
const HANGING = 0.6

/** Would two more lines of a note fit into the margin of a page, were its notes set as close as they may be. */
function roomLeft(set: SetFile, index: number): boolean {
  const page = set.pages[index]!
  const [notes] = style.notes
  const lines = marginOf(page.areas).flatMap(area => area.lines)
  const blocks = new Set(lines.map(line => line.note)).size
  const used = lines.length * notes!.leading + (blocks * notes!.leading) / 2
  return used + notes!.minimumFragment * notes!.leading <= marginColumn(style, page.side).height
}
