/** Pages that are painted whenever they are asked for: always the same, and as the structure was told. */
import { describe, expect, it } from 'vitest'
import type { DisplayPage, StructureId } from '../../../src/display/display-list.ts'
import { glyphsOf, outlineOf } from '../../../src/paragraph/place-glyphs.ts'
import type { Line } from '../../../src/paragraph/set-line.ts'
import { call, editionOf, labelled, list, note, paragraph, text } from '../../support/block-builder.ts'
import { set, styleWithNotes, words } from '../../support/note-pages.ts'

const count = 8
/** Numbered paragraphs and notes that go on overleaf, with words of other languages, links and Hebrew in them. */
const book = editionOf({
  blocks: list(
    'l1',
    'numbered',
    Array.from({ length: count }, (_, index) => [
      labelled(`${index + 1}.`, words(150, index)),
      paragraph([
        words(40, index + 20),
        call(`n${index}`),
        ' and ',
        text('la paix des peuples', [], { language: 'fr' }),
        ' or שלום לעולם in one line, ',
        text(words(12, index + 40), [], { link: 'https://example.org/' }),
        ` ${words(60, index + 60)}`,
      ]),
    ]),
  ),
  notes: Array.from({ length: count }, (_, index) => note(`n${index}`, 'notes', words(90, index + 80))),
})

const result = await set(book, styleWithNotes([{}]))
const { display, pages } = result
const lines: readonly Line[] = pages.flatMap(page =>
  page.areas.flatMap(area => area.lines.map(each => each.line)),
)

const contentOf = ({ ops }: DisplayPage): ReadonlySet<StructureId> =>
  new Set(ops.flatMap(({ belongs }) => (belongs.kind === 'content' ? [belongs.of] : [])))

describe('a page of a volume', () => {
  it('is painted the same whenever it is asked for, in whatever order', () => {
    const forward = display.pages.map(page => JSON.stringify(page.ops))
    const backward = display.pages.toReversed().map(page => JSON.stringify(page.ops))
    expect(forward.length).toBeGreaterThan(10)
    expect(backward.toReversed()).toEqual(forward)
  })

  it('has content of the nodes that it says, and of no other', () => {
    for (const page of display.pages) expect(new Set(page.structures)).toEqual(contentOf(page))
  })

  it('has the label of a paragraph once, where the paragraph begins', () => {
    const labels = display.pages.flatMap(({ ops }) =>
      ops.flatMap(op => (op.op === 'glyphs' ? op.runs.filter(({ run }) => /^\d\.\s*$/.test(run.text)) : [])),
    )
    expect(labels.map(({ run }) => run.text.trim())).toEqual(
      Array.from({ length: count }, (_, index) => `${index + 1}.`),
    )
  })
})

describe('a line', () => {
  it('has an outline that differs from its glyphs in nothing but these', () => {
    expect(lines.some(line => glyphsOf(line).runs.some(run => run.link !== null))).toBe(true)
    for (const line of lines) {
      const { runs, closing } = glyphsOf(line)
      expect(outlineOf(line)).toEqual({
        closing,
        runs: runs.map(each => ({ ...each, run: { ...each.run, glyphs: [] } })),
      })
    }
  })

  it('is as wide as its glyphs, each run as its own', () => {
    for (const line of lines) {
      const { runs } = glyphsOf(line)
      const right = Math.max(...runs.map(run => run.x + run.width))
      // Words and spaces are rounded to the scaled point each when they are scaled to fill the line.
      expect(Math.abs(line.x + line.width - right)).toBeLessThanOrEqual(2 * line.setting.parts.length)
      for (const { run, width, scale } of runs) {
        const drawn = run.glyphs.reduce((sum, glyph) => sum + (glyph.advance * scale) / 1000, 0)
        // A word and a space are rounded to the scaled point each.
        expect(Math.abs(drawn - width)).toBeLessThanOrEqual(run.text.split(' ').length * 2)
        expect(run.width).toBe(run.glyphs.reduce((sum, glyph) => sum + glyph.advance, 0))
      }
    }
  })
})
