/** Notes at the foot in each layout, in two series, with marks of each kind: how the pages look. */
import { glyphsOf } from '../../src/paragraph/place-glyphs.ts'
import { describe, expect, test } from 'vitest'
import { pt } from '../../src/base/length.ts'
import { printPages } from '../../src/display/print-pages.ts'
import type { NoteSeriesStyle } from '../../src/style/stylesheet.ts'
import { edition, heading, line } from '../support/edition-builder.ts'
import { areasOf, crowdedPages, inSeries, lateNotes, set, styleWithNotes, words } from '../support/note-pages.ts'
import { changedParagraphs } from '../support/page-text.ts'

const book = edition({
  blocks: [
    heading('A conversation‹1›'),
    line('Moscow, 29 October 1943', 'dateline'),
    `The Ambassador‹2› and I ${words(20)}‹3› and ${words(30, 1)}‹4›. The mark‹2› once more, ${words(25, 2)}.`,
    `${words(40, 3)}‹5› ${words(35, 4)}‹6› ${words(50, 5)}‹7›.`,
    `${words(60, 6)}‹8› ${words(40, 7)}.`,
  ],
  notes: {
    1: 'Heading supplied by the editors.',
    2: 'Sir Archibald Clark Kerr.',
    3: [`${words(20, 8)}.`, `Another paragraph of it: ${words(12, 9)}.`],
    4: 'Not printed.',
    5: `${words(160, 10)}.`,
    6: 'Not found.',
    7: `See ${words(10, 11)}.`,
    8: `${words(30, 12)}.`,
  },
})

const textual = inSeries(book, note => (Number(note.label) % 2 === 0 ? 'textual' : 'notes'))
const second: Partial<NoteSeriesStyle> = {
  series: 'textual',
  layout: 'run-in',
  marks: 'letter',
  restart: 'page',
  rule: null,
  separation: pt(6),
}

describe('notes at the foot', () => {
  test.each<[string, Partial<NoteSeriesStyle>[], typeof book]>([
    ['paragraphs', [{}], book],
    ['run-in', [{ layout: 'run-in' }], book],
    ['two-columns', [{ layout: 'columns', columns: 2 }], book],
    ['three-columns', [{ layout: 'columns', columns: 3, align: 'left' }], book],
    ['symbols-by-page', [{ marks: 'symbol', restart: 'page' }], book],
    ['two-series', [{}, second], textual],
    ['margin-and-foot', [{}, { ...second, place: 'margin' }], textual],
  ])('%s', async (name, series, edition) => {
    const stylesheet = styleWithNotes(series, 22)
    const result = await set(edition, stylesheet)
    expect(changedParagraphs(edition, result.pages)).toEqual([])
    expect(crowdedPages(result.pages, stylesheet)).toEqual([])
    expect(lateNotes(result)).toEqual([])
    await expect(printPages(result.pages)).toMatchFileSnapshot(`notes-${name}.expected.txt`)
  })

  test('stand in the order of the style’s series, each with its own marks from its own beginning', async () => {
    const { layout, pages } = await set(textual, styleWithNotes([{}, { ...second, restart: 'document' }], 22))
    const marks = (series: string) => layout.notes.filter(note => note.series === series).map(note => note.mark)
    expect(marks('notes')).toEqual(['1', '2', '3', '4'])
    expect(marks('textual')).toEqual(['a', 'b', 'c', 'd'])
    for (const page of pages) {
      const [first, other] = [areasOf(page, 'notes', 'notes')[0], areasOf(page, 'notes', 'textual')[0]]
      if (first === undefined || other === undefined) continue
      expect(other.rect.y).toBeGreaterThanOrEqual(first.rect.y + first.rect.height + pt(6))
    }
  })

  test('that are called twice stand once, and both calls have one mark', async () => {
    const { pages, layout } = await set(book, styleWithNotes([{}], 60))
    const marks = pages.flatMap(page =>
      areasOf(page, 'text').flatMap(area =>
        area.lines.flatMap(({ line }) => glyphsOf(line).runs.filter(run => run.call === 'd1.n2').map(run => run.run.text)),
      ),
    )
    expect(marks).toEqual(['2', '2'])
    expect(layout.notes.filter(note => note.id === 'd1.n2')).toHaveLength(1)
  })

  test.each(['number', 'letter', 'symbol'] as const)(
    'restart by page with a %s that touches nothing beside it, on twenty notes of a page',
    async marks => {
      const many = edition({
        blocks: [Array.from({ length: 20 }, (_, index) => `word‹${index + 1}›next`).join(' ')],
        notes: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [index + 1, 'X.'])),
      })
      const { pages, layout } = await set(many, styleWithNotes([{ marks, restart: 'page', layout: 'run-in' }], 30))
      expect(new Set(layout.notes.map(note => note.mark)).size).toBe(20)
      for (const area of pages.flatMap(page => areasOf(page, 'text')))
        for (const { line } of area.lines) {
          const { runs } = glyphsOf(line)
          for (const [index, run] of runs.entries()) {
            const next = runs[index + 1]
            if (next !== undefined) expect(next.x).toBeGreaterThanOrEqual(run.x + run.width)
          }
          // No wider than the measure, hanging characters aside.
          expect(line.x + line.width).toBeLessThan(area.rect.width + pt(2))
        }
    },
  )

  test('begin anew on each page', async () => {
    const { layout } = await set(book, styleWithNotes([{ marks: 'letter', restart: 'page' }], 18))
    const byPage = new Map<number | null, string[]>()
    for (const { calledOn, mark } of layout.notes)
      byPage.set(calledOn, [...(byPage.get(calledOn) ?? []), mark])
    expect(byPage.size).toBeGreaterThan(1)
    for (const marks of byPage.values()) expect(marks).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g'].slice(0, marks.length))
  })
})
