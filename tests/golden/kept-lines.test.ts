/** What opens a text and what closes it are not parted from it by a page end, wherever the page ends. */
import { expect, test } from 'vitest'
import type { Page } from '../../src/page/page.ts'
import {
  editionOf,
  heading,
  inAll,
  line,
  list,
  paragraph,
  text,
  type Unnamed,
  within,
} from '../support/block-builder.ts'
import { set, words } from '../support/note-pages.ts'
import { builtInStylesheet } from '../support/real-tools.ts'

const press = builtInStylesheet('press')
const stylesheet = { ...press, page: { ...press.page, lines: 16 } }

const linesOf = (page: Page, words: string) =>
  page.areas.flatMap(area => area.lines).filter(({ line }) => line.text.startsWith(words))
const pageOf = (pages: readonly Page[], words: string): Page =>
  pages.find(page => linesOf(page, words).length > 0)!
const textLines = (page: Page, paragraph: string) =>
  page.areas.flatMap(area => area.lines).filter(({ line }) => line.paragraph === paragraph)

/** The blocks after a paragraph of every length, so that the page ends at each of their lines once. */
async function wherever(blocks: readonly Unnamed[], check: (pages: readonly Page[]) => Page): Promise<void> {
  const seen = new Set<number>()
  for (let length = 60; length < 290; length += 11) {
    const edition = editionOf({ blocks: [paragraph(`${words(length, 1)}.`), ...blocks] })
    seen.add(check((await set(edition, stylesheet)).pages).index)
  }
  expect([...seen].sort()).toEqual([0, 1])
}

test('a short line over the signature goes over with two lines of the letter', async () => {
  await wherever([line('Lewis Baker', 'signature')], pages => {
    const page = pageOf(pages, 'Lewis Baker')
    expect(textLines(page, 'd1.b1').length).toBeGreaterThan(1)
    return page
  })
  await wherever([paragraph('I have, etc.,'), line('Lewis Baker', 'signature')], pages => {
    const page = pageOf(pages, 'Lewis Baker')
    expect(linesOf(page, 'I have, etc.,')).toHaveLength(1)
    expect(textLines(page, 'd1.b1').length).toBeGreaterThan(1)
    return page
  })
  const two = [paragraph('There seems to be trouble.'), paragraph('I have, etc.,'), line('Lewis Baker', 'signature')]
  await wherever(two, pages => {
    const page = pageOf(pages, 'Lewis Baker')
    expect([linesOf(page, 'There seems'), linesOf(page, 'I have')].map(lines => lines.length)).toEqual([1, 1])
    expect(textLines(page, 'd1.b1').length).toBeGreaterThan(1)
    return page
  })
})

test('between a heading and two lines of its text no page ends, whatever lines stand there', async () => {
  const opening = [
    heading('No. 1'),
    line('[Telegram.]', 'source-note'),
    line('Bluefields, January 25, 1894.', 'dateline'),
    line('Received at 2 p.m.', 'plain'),
    paragraph(`${words(40, 2)}.`),
  ]
  await wherever(opening, pages => {
    const page = pageOf(pages, 'No. 1')
    expect(linesOf(page, 'Received at')).toHaveLength(1)
    expect(textLines(page, 'd1.b6').length).toBeGreaterThan(1)
    return page
  })
})

test('the line over the heading that a document begins with goes with it', async () => {
  const seen = new Set<number>()
  for (let length = 60; length < 290; length += 11) {
    const first = { blocks: [paragraph(`${words(length, 1)}.`)] }
    const second = {
      blocks: [
        line('Roosevelt Papers', 'source-note'),
        heading('The Secretary of State to the President'),
        paragraph(`${words(40, 2)}.`),
      ],
    }
    const { pages } = await set(editionOf(first, second), stylesheet)
    const page = pageOf(pages, 'Roosevelt Papers')
    expect(textLines(page, 'd2.b2')).toHaveLength(1)
    expect(textLines(page, 'd2.b3').length).toBeGreaterThan(1)
    seen.add(page.index)
  }
  expect([...seen].sort()).toEqual([0, 1])
})

test('the line over the heading of an enclosure goes with it', async () => {
  const enclosure = inAll({ id: 'e', kind: 'enclosure' }, [
    line('[Inclosure in No. 2.]', 'source-note'),
    heading('Mr. Herbert to Mr. Gresham.'),
    paragraph(`${words(40, 2)}.`),
  ])
  await wherever(enclosure, pages => {
    const page = pageOf(pages, '[Inclosure')
    expect(textLines(page, 'd1.b3')).toHaveLength(1)
    expect(textLines(page, 'd1.b4').length).toBeGreaterThan(1)
    return page
  })
})

test('a short paragraph that is all bold stays with the text that it heads', async () => {
  await wherever([paragraph([text('Patrick', ['bold'])]), paragraph(`${words(40, 2)}.`)], pages => {
    const page = pageOf(pages, 'Patrick')
    expect(textLines(page, 'd1.b3').length).toBeGreaterThan(1)
    return page
  })
})

test('the date of a quotation, and the words that announce a list, stay with what follows', async () => {
  const quotation = inAll({ id: 'q', kind: 'quotation' }, [
    paragraph('January 27, 1894.', { align: 'right' }),
    paragraph(`${words(40, 2)}.`),
  ])
  await wherever(quotation, pages => {
    const page = pageOf(pages, 'January 27')
    expect(textLines(page, 'd1.b3').length).toBeGreaterThan(1)
    return page
  })
  const conditions = list('l', 'numbered', [[paragraph(`${words(30, 2)}.`)], [paragraph(`${words(30, 3)}.`)]])
  await wherever([paragraph('These are the conditions:'), ...conditions], pages => {
    const page = pageOf(pages, 'These are the')
    expect(textLines(page, 'd1.b3').length).toBeGreaterThan(1)
    return page
  })
})

test('cells and lines of verse in bold are no headings: pages end between them', async () => {
  const verse = Array.from({ length: 40 }, (_, at) =>
    paragraph(at % 2 === 0 ? [text(`Line ${at}`, ['bold'])] : `Line ${at}`, { role: 'verse' }),
  )
  const inStanza = verse.map(each => within({ id: 's', kind: 'stanza' }, each))
  const { pages } = await set(editionOf({ blocks: inStanza }), stylesheet)
  expect(pages.length).toBeGreaterThan(2)
})
