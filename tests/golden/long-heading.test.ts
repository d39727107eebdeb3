/** A heading that is longer than a page is divided as text is: no word of it leaves the page. */
import { expect, test } from 'vitest'
import { editionOf, heading, paragraph } from '../support/block-builder.ts'
import { set, words } from '../support/note-pages.ts'
import { builtInStylesheet } from '../support/real-tools.ts'

const press = builtInStylesheet('press')
const stylesheet = { ...press, page: { ...press.page, lines: 16 } }

test('a heading longer than a page stands on several, above their lower edge', async () => {
  const edition = editionOf({ blocks: [heading(words(400, 1)), paragraph(`${words(40, 2)}.`)] })
  const { pages } = await set(edition, stylesheet)
  const [title] = edition.documents[0]!.blocks
  const areas = pages.flatMap(page => page.areas.filter(area => area.role === 'text'))
  const lines = areas.map(area => area.lines.filter(({ line }) => line.paragraph === title!.id))
  expect(lines.filter(each => each.length > 0).length).toBeGreaterThan(2)
  for (const { rect, lines } of areas)
    for (const { baseline } of lines) expect(baseline).toBeLessThanOrEqual(rect.y + rect.height)
})
