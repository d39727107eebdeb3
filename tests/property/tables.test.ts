/** Tables of any shape, between text, on small pages: no text is lost, no two texts stand on one place, all stand in the measure. */

import { expect, test } from 'vitest'
import type { Page, PlacedLine } from '../../src/page/page.ts'
import { type CellSketch, editionOf, paragraph, table } from '../support/block-builder.ts'
import fc from '../support/fast-check.ts'
import { crowdedPages, set, words } from '../support/note-pages.ts'
import { changedParagraphs } from '../support/page-text.ts'
import { builtInStylesheet } from '../support/real-tools.ts'

const appendix = builtInStylesheet('appendix')
const stylesheet = { ...appendix, page: { ...appendix.page, lines: 24 } }
const POINT = 65536

const content = fc.oneof(
  fc
    .record({ count: fc.integer({ min: 1, max: 40 }), seed: fc.nat(99) })
    .map(({ count, seed }) => words(count, seed)),
  fc.integer({ min: 0, max: 999999 }).map(String),
  fc.constant(''),
)
const align = fc.constantFrom(null, 'left' as const, 'centre' as const, 'right' as const)
const tables = fc.integer({ min: 1, max: 6 }).chain(columns =>
  fc.record({
    headers: fc.integer({ min: 0, max: 1 }),
    rows: fc.array(
      fc.array(
        fc
          .record({ content, align })
          .map(
            (cell): CellSketch =>
              cell.align === null ? { content: cell.content } : { content: cell.content, align: cell.align },
          ),
        { minLength: columns, maxLength: columns },
      ),
      { minLength: 1, maxLength: 14 },
    ),
  }),
)

/** Pairs of lines of a page of which one stands on the other. */
function overlaps(page: Page): readonly string[] {
  const lines = page.areas.filter(({ role }) => role === 'text').flatMap(area => area.lines)
  const box = ({ x, baseline, line }: PlacedLine) => ({
    left: x + line.x,
    right: x + line.x + line.width,
    baseline,
  })
  return lines.flatMap((one, index) =>
    lines.slice(index + 1).flatMap(other => {
      const [a, b] = [box(one), box(other)]
      const beside = a.right <= b.left + POINT / 8 || b.right <= a.left + POINT / 8
      const apart = Math.abs(a.baseline - b.baseline) >= Math.min(one.line.size, other.line.size)
      return beside || apart ? [] : [`“${one.line.text}” and “${other.line.text}”`]
    }),
  )
}

test('whatever their cells hold', async () => {
  await fc.assert(
    fc.asyncProperty(tables, fc.integer({ min: 5, max: 250 }), async ({ rows, headers }, before) => {
      const edition = editionOf({
        blocks: [
          paragraph(`${words(before, 1)}.`),
          ...table('t', rows, headers),
          paragraph(`${words(30, 2)}.`),
        ],
      })
      const { pages } = await set(edition, stylesheet)
      const once = pages.map(page => ({
        ...page,
        areas: page.areas.map(area => ({
          ...area,
          lines: area.lines.filter(each => each.repeated !== true),
        })),
      }))
      expect(changedParagraphs(edition, once)).toEqual([])
      expect(crowdedPages(pages, stylesheet)).toEqual([])
      expect(pages.flatMap(overlaps)).toEqual([])
      for (const { rect, lines } of pages.flatMap(page => page.areas.filter(({ role }) => role === 'text')))
        for (const { x, line } of lines) {
          expect(x + line.x).toBeGreaterThanOrEqual(rect.x - 6 * POINT)
          expect(x + line.x + line.width).toBeLessThanOrEqual(rect.x + rect.width + 6 * POINT)
        }
    }),
    { numRuns: 25 },
  )
}, 60_000)
