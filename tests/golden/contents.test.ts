/** The contents before the text: titles with the numbers of their pages, on pages in roman that move nothing. */
import { expect, test } from 'vitest'
import type { DocumentMetadata, Edition } from '../../src/edition/model.ts'
import type { Page } from '../../src/page/page.ts'
import { editionOf, heading, paragraph } from '../support/block-builder.ts'
import { set, words } from '../support/note-pages.ts'
import { builtInStylesheet } from '../support/real-tools.ts'

const appendix = builtInStylesheet('appendix')
const shown = { ...appendix, contents: { ...appendix.contents, shown: true } }
const edition = editionOf(
  ...Array.from({ length: 50 }, (_, at) => ({
    title: `Document of ${words(6, at)}`,
    number: String(at + 1),
    blocks: [heading('Its part', 2), paragraph(`${words(60, at)}.`)],
  })),
)

test('lists every document with the number of its page, and moves no page of the body', async () => {
  const { pages } = await set(edition, shown)
  const without = (await set(edition, appendix)).pages
  const front = pages.filter(page => page.folio.startsWith('i') || page.folio.startsWith('v'))
  expect(front.map(page => page.folio).slice(0, 2)).toEqual(['i', 'ii'])
  expect(front.length % 2).toBe(0)
  const rest = pages.slice(front.length)
  expect(rest.map(page => [page.folio, page.side, page.index - front.length])).toEqual(
    without.map(page => [page.folio, page.side, page.index]),
  )
  const lines = front.flatMap(page => page.areas.filter(area => area.role === 'contents').flatMap(area => area.lines))
  const folios = lines.filter(({ line }) => line.paragraph.endsWith('.folio')).map(({ line }) => Number(line.text))
  expect(folios).toHaveLength(50)
  const starts = without.flatMap(page => {
    const lines = page.areas.filter(area => area.role === 'text').flatMap(area => area.lines)
    const titles = new Set(lines.flatMap(({ line: { paragraph: id } }) => (id.endsWith('.title') ? [id] : [])))
    return [...titles].map(() => Number(page.folio))
  })
  expect(folios).toEqual(starts)
})

test('every entry leads to a place in the file', async () => {
  const { display } = await set(edition, shown)
  const links = display.pages[0]!.ops.flatMap(op => (op.op === 'link' ? [op] : []))
  expect(links.length).toBeGreaterThan(20)
  for (const { to } of links) expect(display.destinations.get(to)?.page).toBeGreaterThan(1)
})

const contentsLines = (pages: readonly Page[]) =>
  pages.flatMap(page => page.areas.filter(area => area.role === 'contents').flatMap(area => area.lines))
/** The lines of the contents that are titles. */
const listed = (pages: readonly Page[]): readonly string[] =>
  contentsLines(pages).flatMap(({ line }) => (line.paragraph.endsWith('.folio') ? [] : [line.text.trim()]))

/** Documents, the metadata of which is changed. */
function described(...all: readonly Partial<DocumentMetadata>[]): Edition {
  const blocks = [paragraph(`${words(30, 1)}.`)]
  const made = editionOf(...all.map(() => ({ blocks })))
  const documents = made.documents.map((document, at) => ({
    ...document,
    metadata: { ...document.metadata, ...all[at] },
  }))
  return { ...made, documents }
}

test('press and archive list volumes of three documents and more, appendix none', async () => {
  const several = (count: number) => described(...Array.from({ length: count }, (_, at) => ({ title: `Letter ${at}` })))
  for (const [style, count, length] of [
    ['press', 1, 0],
    ['press', 2, 0],
    ['press', 3, 4],
    ['archive', 3, 4],
    ['appendix', 3, 0],
  ] as const) {
    const { pages } = await set(several(count), builtInStylesheet(style))
    expect([style, count, listed(pages).length]).toEqual([style, count, length])
  }
})

test('a date tells letters apart whose titles do not; a short title goes before a long one, and a book is cut', async () => {
  const long = `${'On the state of affairs in the north, '.repeat(20)}and no more`
  const { pages } = await set(
    described(
      { title: 'Mr. Baker to Mr. Gresham.', date: 'April 10, 1894' },
      { title: 'Eden to Churchill', date: 'October 1943' },
      { title: 'Goldmann an Schnitzler, 5. 3. 1899', date: '5. März 1899' },
      { title: 'Papers relating to the foreign relations', shortTitle: 'Papers', date: null },
      { title: long, date: null },
    ),
    builtInStylesheet('press'),
  )
  const [title, ...entries] = listed(pages)
  expect(title).toBe('Contents')
  expect(entries.slice(0, 4)).toEqual([
    'Mr. Baker to Mr. Gresham. April 10, 1894',
    'Eden to Churchill, October 1943',
    'Goldmann an Schnitzler, 5. 3. 1899',
    'Papers',
  ])
  expect(entries.slice(4).join(' ')).toMatch(/^(?:On the state of affairs in the north, )+On the state of affairs in the north$/)
  expect(entries.slice(4).length).toBeLessThan(5)
})

test('registers stand last, a line apart, and dots lead from every title to its number', async () => {
  const registered = described({ title: 'One' }, { title: 'Two' }, { title: 'Three' })
  const persons = [{ name: 'Eden, Anthony', forms: ['embassy'], dates: null, source: { file: 'a', start: 0, end: 0 } }]
  const edition = { ...registered, documents: registered.documents.map(document => ({ ...document, persons })) }
  const { pages } = await set(edition, builtInStylesheet('press'))
  expect(listed(pages)).toEqual(['Contents', 'One', 'Two', 'Three', 'Index of persons'])
  const [page] = pages
  const area = page!.areas.filter(({ role }) => role === 'contents')[1]!
  const [one, , two, , , , index, folio] = area.lines
  expect(index!.baseline - area.lines[4]!.baseline).toBe(2 * (two!.baseline - one!.baseline))
  const last = pages.find(each => each.areas.some(({ role }) => role === 'index'))!
  expect(folio!.line.text).toBe(last.folio)
  for (const at of [0, 2, 4, 6]) {
    const [entry, number] = [area.lines[at]!, area.lines[at + 1]!]
    const dots = area.rules.filter(rule => Math.abs(rule.y + rule.height - entry.baseline) < 2)
    expect(dots.length).toBeGreaterThan(20)
    for (const dot of dots) {
      expect(dot.x).toBeGreaterThan(entry.x + entry.line.x + entry.line.width)
      expect(dot.x + dot.width).toBeLessThan(number.x + number.line.x)
    }
  }
  const columns = new Set(area.rules.map(({ x }) => x))
  expect(columns.size).toBeLessThan(area.rules.length / 3)
})
