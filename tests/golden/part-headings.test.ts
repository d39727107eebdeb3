/** A heading between documents stands on the page on which the document after it begins; a signature, under words of its letter. */
import { expect, test } from 'vitest'
import type { Page } from '../../src/page/page.ts'
import { editionOf, heading, line, paragraph } from '../support/block-builder.ts'
import { set, words } from '../support/note-pages.ts'
import { builtInStylesheet } from '../support/real-tools.ts'

const shownOn = (pages: readonly Page[], text: string): number =>
  pages.findIndex(page =>
    page.areas.some(area => area.role === 'text' && area.lines.some(({ line }) => line.text === text)),
  )

test.each(['press', 'archive'])('in the style %s, whatever comes before it', async style => {
  const stylesheet = builtInStylesheet(style)
  const seen = new Set<number>()
  for (let length = 350; length < 520; length += 9) {
    const { pages } = await set(
      editionOf(
        { blocks: [heading('Before it'), paragraph(`${words(length, 1)}.`)] },
        { blocks: [heading('Affairs in the north'), heading('In the year 1894', 3)] },
        { blocks: [heading('First letter'), paragraph(`${words(60, 2)}.`)] },
      ),
      stylesheet,
    )
    const part = shownOn(pages, 'Affairs in the north')
    expect(part).toBeGreaterThanOrEqual(0)
    expect(shownOn(pages, 'In the year 1894')).toBe(part)
    expect(shownOn(pages, 'First letter')).toBe(part)
    seen.add(part)
  }
  // Documents that run on bring the heading near the foot of a page, and over to the next.
  expect(seen.size).toBe(stylesheet.headings.documentStart === 'run-on' ? 2 : 1)
})

test('a document with text before it still begins a page of its own', async () => {
  const { pages } = await set(
    editionOf({ blocks: [heading('One'), paragraph('Text.')] }, { blocks: [heading('Two'), paragraph('Text.')] }),
    builtInStylesheet('archive'),
  )
  expect([shownOn(pages, 'One'), shownOn(pages, 'Two')]).toEqual([0, 1])
})

test('a signature stands under at least two lines of its letter, wherever the letter ends', async () => {
  const stylesheet = builtInStylesheet('appendix')
  const crossed = new Set<number>()
  for (let length = 570; length < 650; length += 5) {
    const signed = editionOf({ blocks: [paragraph(`${words(length, 1)}.`), line('Lewis Baker', 'signature')] })
    const { pages } = await set(signed, stylesheet)
    const page = pages.find((_, index) => index === shownOn(pages, 'Lewis Baker'))!
    const before = page.areas.flatMap(area => area.lines).filter(({ line }) => line.paragraph === 'd1.b1')
    expect(before.length).toBeGreaterThan(1)
    crossed.add(page.index)
  }
  expect(crossed.size).toBe(2)
})

test('a line under a heading stands on the page on which the text after it begins', async () => {
  const stylesheet = builtInStylesheet('press')
  const seen = new Set<number>()
  for (let length = 410; length < 540; length += 9) {
    const { pages } = await set(
      editionOf(
        { blocks: [heading('Before it'), paragraph(`${words(length, 1)}.`)] },
        { blocks: [heading('No. 1'), line('[Telegram.]', 'plain'), paragraph(`${words(60, 2)}.`)] },
      ),
      stylesheet,
    )
    const on = shownOn(pages, '[Telegram.]')
    expect(shownOn(pages, 'No. 1')).toBe(on)
    const under = pages[on]!.areas.flatMap(area => area.lines).filter(each => each.line.paragraph === 'd2.b3')
    expect(under.length).toBeGreaterThan(1)
    seen.add(on)
  }
  expect(seen.size).toBe(2)
})
