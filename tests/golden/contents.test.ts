/** The contents before the text: titles with the numbers of their pages, on pages in roman that move nothing. */
import { expect, test } from 'vitest'
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
