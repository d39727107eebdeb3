/** Tables on pages: columns, rules, heads that are repeated, notes of cells, nothing lost and nothing over another. */
import { describe, expect, test } from 'vitest'
import type { Edition, Note } from '../../src/edition/model.ts'
import type { Page, PlacedLine } from '../../src/page/page.ts'
import { call, editionOf, line, note, paragraph, table, type Unnamed, within } from '../support/block-builder.ts'
import { crowdedPages, set, words } from '../support/note-pages.ts'
import { changedParagraphs } from '../support/page-text.ts'
import { builtInStylesheet, packagedFonts } from '../support/real-tools.ts'
import { typeset } from '../../src/typeset.ts'

const appendix = builtInStylesheet('appendix')
const { leading } = appendix.body
const measure = appendix.page.width - appendix.page.inner - appendix.page.outer

const areasOf = (page: Page) => page.areas.filter(area => area.role === 'text')
const linesOf = (pages: readonly Page[]): readonly PlacedLine[] =>
  pages.flatMap(areasOf).flatMap(area => area.lines)
const shown = (pages: readonly Page[], words: string): PlacedLine => {
  const found = linesOf(pages).find(({ line }) => line.text === words)
  if (found === undefined) throw new Error(`“${words}” is on no page`)
  return found
}
const leftOf = ({ x, line }: PlacedLine): number => x + line.x
const rightOf = (placed: PlacedLine): number => leftOf(placed) + placed.line.width

const withText = (blocks: readonly Unnamed[], notes: readonly Note[] = []): Edition =>
  editionOf({ blocks: [paragraph(`${words(40, 1)}.`), ...blocks, paragraph(`${words(40, 2)}.`)], notes })

/** The text of each paragraph once, without heads that are repeated. */
const once = (pages: readonly Page[]): readonly Page[] =>
  pages.map(page => ({
    ...page,
    areas: page.areas.map(area => ({ ...area, lines: area.lines.filter(placed => placed.repeated !== true) })),
  }))

/** Baselines of the table's neighbours in the text, from the top of the text in lines of the grid. */
const onGrid = (pages: readonly Page[], edition: Edition): readonly number[] => {
  const own = new Set(edition.documents[0]!.blocks.filter(block => block.within === undefined).map(({ id }) => id))
  const lines = linesOf(pages).filter(({ line }) => own.has(line.paragraph))
  return [...new Set(lines.map(({ baseline }) => (baseline - appendix.page.top) % leading))]
}

const losses = table('t', [
  ['Month', 'Ships', 'Tons', 'Remarks'],
  ['January', '12', '45,120', 'Convoys of the northern route'],
  ['February', '7', '9,800', ['Not counting', call('d1.n1'), ' the convoy of the 14th']],
  ['March', '104', '312,004', ''],
])
const small = withText(losses, [note('d1.n1', 'notes', 'A note called in a cell.')])

const long = withText(
  table('v', [
    ['No.', 'What was said'],
    ...Array.from({ length: 70 }, (_, at) => [String(at + 1), words(5 + ((at * 7) % 30), at)]),
  ]),
)

describe('a small table', () => {
  test('has columns as wide as their content, numbers under one another at the right', async () => {
    const { pages } = await set(small, appendix)
    const tons = ['45,120', '9,800', '312,004'].map(each => shown(pages, each))
    expect(Math.max(...tons.map(rightOf)) - Math.min(...tons.map(rightOf))).toBeLessThan(65536 / 2)
    const remarks = ['Remarks', 'Convoys of the northern route'].map(each => shown(pages, each))
    expect(Math.abs(leftOf(remarks[0]!) - leftOf(remarks[1]!))).toBeLessThan(65536)
    expect(rightOf(shown(pages, '45,120'))).toBeLessThan(leftOf(remarks[1]!))
  })

  test('stands in the middle of the measure between two heavy rules, with a light one under its head', async () => {
    const { pages } = await set(small, appendix)
    const [top, under, bottom] = areasOf(pages[0]!)[0]!.rules
    expect([top, under, bottom].map(rule => rule!.height)).toEqual([
      appendix.table.heavyRule,
      appendix.table.lightRule,
      appendix.table.heavyRule,
    ])
    const left = top!.x - appendix.page.inner
    expect(Math.abs(left - (measure - left - top!.width))).toBeLessThan(65536)
    const head = shown(pages, 'Month').baseline
    expect(head).toBeGreaterThan(top!.y)
    expect(head).toBeLessThan(under!.y)
    expect(shown(pages, 'January').baseline - appendix.table.size / 2).toBeGreaterThan(under!.y)
    expect(shown(pages, 'March').baseline).toBeLessThan(bottom!.y)
  })

  test('has the notes of its cells on its page, and brings the text back to the grid', async () => {
    const { pages, layout } = await set(small, appendix)
    expect(layout.notes.map(each => [each.calledOn, each.startsOn])).toEqual([[0, 0]])
    expect(onGrid(pages, small)).toHaveLength(1)
    expect(changedParagraphs(small, once(pages))).toEqual([])
  })
})

describe('a table over several pages', () => {
  test('has its head on each of them, and nothing stands on it', async () => {
    const { pages } = await set(long, appendix)
    const tables = pages.filter(page => areasOf(page).some(area => area.lines.some(each => each.line.text === 'No.')))
    expect(tables.length).toBeGreaterThan(2)
    for (const page of tables.slice(1)) {
      const [area] = areasOf(page)
      const head = area!.lines.filter(each => each.repeated === true)
      expect(head.map(each => each.line.text)).toEqual(['No.', 'What was said'])
      const first = area!.lines.find(each => each.repeated !== true)!
      expect(first.baseline - head[0]!.baseline).toBe(leading)
    }
    expect(crowdedPages(pages, appendix)).toEqual([])
  })

  test('loses nothing, keeps rows whole, and ends on the grid', async () => {
    const { pages } = await set(long, appendix)
    expect(changedParagraphs(long, once(pages))).toEqual([])
    expect(onGrid(pages, long)).toHaveLength(1)
    const pagesOf = new Map<string, Set<number>>()
    for (const page of once(pages))
      for (const { line } of areasOf(page).flatMap(area => area.lines)) {
        const row = long.documents[0]!.blocks.find(({ id }) => id === line.paragraph)?.within?.[1]?.id
        if (row !== undefined) pagesOf.set(row, (pagesOf.get(row) ?? new Set()).add(page.index))
      }
    expect([...pagesOf.values()].filter(each => each.size > 1)).toEqual([])
  })

  test('reads its head once: the others are artifacts', async () => {
    const { display } = await set(long, appendix)
    const repeated = display.pages.flatMap(page =>
      page.ops.filter(op => op.op === 'glyphs' && op.belongs.kind === 'artifact' && op.belongs.as === 'repeated'),
    )
    expect(repeated.length).toBeGreaterThan(3)
  })

  test('a row higher than a page is divided between lines', async () => {
    const huge = withText(table('h', [['Head', 'B'], [words(900, 3), 'short'], ['Last', 'row']]))
    const { pages } = await set(huge, { ...appendix, page: { ...appendix.page, lines: 20 } })
    expect(changedParagraphs(huge, once(pages))).toEqual([])
    expect(pages.length).toBeGreaterThan(3)
  })
})

describe('a list of papers, wider than the measure', () => {
  const subjects = Array.from({ length: 12 }, (_, at) => words(6 + ((at * 11) % 17), at))
  const papers = withText(
    table('p', [
      ['No.', 'From and to whom', 'Date', 'Subject', 'Page'],
      ...subjects.map((subject, at) => [`${at + 1}`, 'Mr. Baker to Mr. Gresham.', `May ${at + 1}`, subject, `${at * 9 + 9}`]),
    ]),
  )

  test('gives most of its room to the long texts, and parts columns by little white', async () => {
    const { pages } = await set(papers, appendix)
    const lines = linesOf(pages).filter(({ line }) => papers.documents[0]!.blocks.some(each => each.id === line.paragraph && each.within !== undefined))
    const subjectLeft = leftOf(shown(pages, 'Subject'))
    const pageLeft = Math.min(...lines.filter(({ line }) => /^\d+$/.test(line.text)).map(leftOf).filter(x => x > subjectLeft))
    expect(pageLeft - subjectLeft).toBeGreaterThan(measure / 2)
    const subjectRight = Math.max(...lines.filter(each => leftOf(each) >= subjectLeft && leftOf(each) < pageLeft - 65536).map(rightOf))
    expect(pageLeft - subjectRight).toBeLessThan(appendix.table.size * 3)
    expect(changedParagraphs(papers, once(pages))).toEqual([])
  })

  test('has its lines on the grid of the text, with turnovers indented and nothing between rows', async () => {
    const { pages } = await set(papers, appendix)
    const cells = new Set(papers.documents[0]!.blocks.filter(each => each.within !== undefined).map(({ id }) => id))
    const steps = pages.flatMap(areasOf).flatMap(area => {
      const lines = area.lines.filter(({ line }) => cells.has(line.paragraph))
      const baselines = [...new Set(lines.map(each => each.baseline))].sort((a, b) => a - b)
      return baselines.slice(1).map((each, at) => each - baselines[at]!)
    })
    expect(steps.length).toBeGreaterThan(15)
    expect(new Set(steps)).toEqual(new Set([leading]))
    const first = leftOf(shown(pages, 'From and to whom'))
    const correspondents = linesOf(pages).filter(({ line }) => line.text.startsWith('Mr. Baker'))
    expect(correspondents.map(each => leftOf(each) - first)).toEqual(Array.from({ length: 12 }, () => 0))
    const turnovers = linesOf(pages).filter(({ line }) => line.text.endsWith('Gresham.') && !line.text.startsWith('Mr. Baker'))
    expect(turnovers.map(each => leftOf(each) - first)).toEqual(turnovers.map(() => appendix.table.turnover))
    expect(turnovers.length).toBeGreaterThan(0)
  })
})

describe('a first row that the source does not name a header', () => {
  const rows = Array.from({ length: 40 }, (_, at) => [`${at + 1}`, words(4 + ((at * 7) % 20), at)])
  const unheaded = (first: readonly string[]) => withText(table('n', [first, ...rows], 0))
  const repeated = async (edition: Edition) => {
    const { pages } = await set(edition, appendix)
    expect(changedParagraphs(edition, once(pages))).toEqual([])
    return linesOf(pages).filter(placed => placed.repeated === true).map(({ line }) => line.text)
  }

  test('is one where words stand over a column of numbers: it stands on every page of the table', async () => {
    const texts = await repeated(unheaded(['No.', 'What was said']))
    expect(new Set(texts)).toEqual(new Set(['No.', 'What was said']))
  })

  test('is none where a number stands over numbers', async () => {
    expect(await repeated(unheaded(['0', 'What was said']))).toEqual([])
  })
})

describe('cells that span', () => {
  const spanning = withText(
    table('u', [
      ['Name', { content: 'Place and date of what was done there', columns: 2 }],
      [{ content: 'Two rows', rows: 2 }, 'London', '13 October 1943'],
      ['Teheran', '28 November 1943'],
    ]),
  )

  test('columns make room for them, and cells of rows below stand beside them', async () => {
    const { pages } = await set(spanning, appendix)
    expect(leftOf(shown(pages, 'Teheran')) - leftOf(shown(pages, 'London'))).toBe(0)
    expect(leftOf(shown(pages, 'Place and date of what was done there')) - leftOf(shown(pages, 'London'))).toBeLessThan(65536)
    const [top] = areasOf(pages[0]!)[0]!.rules
    expect(rightOf(shown(pages, 'Place and date of what was done there'))).toBeLessThanOrEqual(top!.x + top!.width + 65536)
    expect(changedParagraphs(spanning, pages)).toEqual([])
  })
})

describe('a table that is too wide', () => {
  const wide = (columns: number, word: string) =>
    withText(table('w', [Array.from({ length: columns }, (_, at) => `${word}${at}`), Array.from({ length: columns }, () => 'x')]))

  test('is set smaller', async () => {
    const { value, diagnostics } = await typeset(wide(6, 'Wideheading'), appendix, packagedFonts())
    expect(diagnostics.filter(each => each.code === 'table/too-wide')).toEqual([])
    const head = shown(value.pages, 'Wideheading0')
    expect(head.line.size).toBeLessThan(appendix.table.size)
    expect(head.line.size).toBeGreaterThanOrEqual(appendix.table.size * appendix.table.leastSize)
  })

  test('is reported when it does not fit even then, and stays between the margins', async () => {
    const edition = wide(14, 'Wideheading')
    const { value, diagnostics } = await typeset(edition, appendix, packagedFonts())
    expect(diagnostics.map(each => each.code)).toContain('table/too-wide')
    expect(changedParagraphs(edition, value.pages)).toEqual([])
    for (const placed of linesOf(value.pages))
      expect(rightOf(placed)).toBeLessThanOrEqual(appendix.page.inner + measure + 2 * 65536)
  })
})

test('a caption stays with its table', async () => {
  const caption = within({ id: 't', kind: 'table' }, line('Losses by month', 'caption'))
  for (let lines = 18; lines < 26; lines++) {
    const edition = editionOf({ blocks: [paragraph(`${words(170, 1)}.`), caption, ...losses], notes: [note('d1.n1', 'notes', 'N.')] })
    const { pages } = await set(edition, { ...appendix, page: { ...appendix.page, lines } })
    const pageOf = (text: string) => pages.findIndex(page => areasOf(page).some(area => area.lines.some(each => each.line.text === text)))
    expect(pageOf('Losses by month')).toBe(pageOf('Month'))
  }
})
