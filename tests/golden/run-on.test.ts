/** Documents that run on: each under the one before it, with white between them and not within them. */
import { expect, test } from 'vitest'
import type { Page, PlacedLine } from '../../src/page/page.ts'
import { editionOf, heading, line, paragraph } from '../support/block-builder.ts'
import { set, words } from '../support/note-pages.ts'
import { builtInStylesheet } from '../support/real-tools.ts'

const stylesheet = builtInStylesheet('appendix')
const leading = stylesheet.body.leading

const textOf = (page: Page): readonly PlacedLine[] =>
  page.areas.filter(area => area.role === 'text').flatMap(area => area.lines)

/** From the baseline of the line before to that of the line that reads so, in lines of the body. */
function whiteOver(lines: readonly PlacedLine[], text: string): number {
  const at = lines.findIndex(({ line }) => line.text === text)
  return (lines[at]!.baseline - lines[at - 1]!.baseline) / leading
}

const telegrams = editionOf(
  { blocks: [heading('First telegram'), paragraph(`${words(20, 1)}.`)] },
  {
    blocks: [
      line('File No. 2', 'reference'),
      heading('Second telegram'),
      paragraph(`${words(20, 2)}.`),
    ],
  },
  { blocks: [heading('Third telegram'), paragraph(`${words(20, 3)}.`)] },
)

test('short documents stand on one page', async () => {
  const { pages } = await set(telegrams, stylesheet)
  const titles = ['First telegram', 'Second telegram', 'Third telegram']
  expect(textOf(pages[0]!).flatMap(({ line }) => (titles.includes(line.text) ? [line.text] : []))).toEqual(titles)
})

test('white parts a document from the one before it, over its first line, also where that is a reference', async () => {
  const lines = textOf((await set(telegrams, stylesheet)).pages[0]!)
  expect(whiteOver(lines, 'File No. 2')).toBeGreaterThan(3)
  expect(whiteOver(lines, 'Second telegram')).toBeLessThan(3)
  expect(whiteOver(lines, 'Third telegram')).toBeGreaterThan(3)
})

test('a document that happens to begin a page leaves that page its running head', async () => {
  let begun = 0
  for (let length = 395; length < 500; length += 7) {
    const { pages } = await set(
      editionOf(
        { title: 'One', blocks: [paragraph(`${words(length, 1)}.`)] },
        { title: 'Two', blocks: [paragraph(`${words(60, 2)}.`)] },
      ),
      stylesheet,
    )
    const second = pages[1]
    if (second === undefined || textOf(second)[0]?.line.text !== 'Two') continue
    begun++
    expect(second.areas.map(area => area.role)).toContain('running-head')
    expect(pages[0]!.areas.map(area => area.role)).not.toContain('running-head')
  }
  expect(begun).toBeGreaterThan(0)
})
