/** A bar where a page of the source begins stands clear of the words beside it, and between two letters inside a word. */
import { expect, test } from 'vitest'
import { drawnLines } from '../../src/display/drawn-lines.ts'
import { readSources } from '../../src/input/read-edition.ts'
import { glyphsOf } from '../../src/paragraph/place-glyphs.ts'
import { set, words } from '../support/note-pages.ts'
import { builtInStylesheet } from '../support/real-tools.ts'

const tei = (body: string): Uint8Array =>
  new TextEncoder().encode(
    `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Bars</title></titleStmt></fileDesc></teiHeader><text xml:lang="en"><body><p>${body}</p></body></text></TEI>`,
  )

/** In ems, white left and right of each bar in its line: to the ends of the words beside it. */
async function whiteBeside(body: string): Promise<readonly (readonly [left: number, right: number])[]> {
  const read = readSources([{ name: 'bars.xml', bytes: tei(body) }])
  const { pages } = await set(read.value.edition, builtInStylesheet('appendix'))
  const placed = pages.flatMap(({ areas }) => areas.filter(({ role }) => role === 'text').flatMap(area => area.lines))
  return placed.flatMap(each => {
    const { runs } = glyphsOf(each.line)
    // From the end of the run that is nearer to the bar: letters are drawn wider or narrower by some hundredths.
    const glyphs = runs.flatMap(({ run, x, width }) =>
      run.glyphs.map((glyph, index) => ({
        white: /\s/.test(run.text[glyph.cluster]!),
        start: x + run.glyphs.slice(0, index).reduce((sum, each) => sum + each.advance, 0),
        end: x + width - run.glyphs.slice(index + 1).reduce((sum, each) => sum + each.advance, 0),
      })),
    )
    const inked = glyphs.filter(({ white }) => !white)
    return drawnLines(each, runs).flatMap(op => {
      if (op.op !== 'rule' || op.rect.width > op.rect.height) return []
      const middle = op.rect.x + op.rect.width / 2 - each.x
      const size = runs[0]!.run.size
      const left = Math.max(...inked.filter(({ end }) => end <= middle + size / 50).map(({ end }) => end))
      const right = Math.min(...inked.filter(({ start }) => start >= middle - size / 50).map(({ start }) => start))
      return [[(middle - left) / size, (right - middle) / size] as const]
    })
  })
}

const between = (before: string, after: string): string =>
  Array.from({ length: 12 }, (_, at) => `${words(7 + at, at)}${before}<pb n="${at}"/>${after}`).join('') + words(9, 3)

test.each([
  ['before the word', ' ', ''],
  ['after the word', '', ' '],
])('between words, where the source has it %s', async (_, before, after) => {
  const whites = await whiteBeside(between(before, after))
  expect(whites.length).toBe(12)
  for (const [left, right] of whites) {
    expect(Math.min(left, right)).toBeGreaterThan(0.1)
    if (Number.isFinite(left) && Number.isFinite(right)) expect(left + right).toBeGreaterThan(0.27)
  }
})

test('inside a word it strikes no letter', async () => {
  const whites = await whiteBeside(`${words(9)} mid<pb n="3" break="no"/>dle ${words(9)}`)
  expect(whites.map(([left, right]) => [Math.abs(left) < 0.03, Math.abs(right) < 0.03])).toEqual([[true, true]])
})
