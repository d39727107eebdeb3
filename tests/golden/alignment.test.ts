/** Blocks that the source sets at the right or in the middle stand there, whatever their kind; all others as the style says. */
import { describe, expect, test } from 'vitest'
import type { Block } from '../../src/edition/model.ts'
import { editionOf, line, paragraph, table, type Unnamed } from '../support/block-builder.ts'
import { set, words } from '../support/note-pages.ts'
import { changedParagraphs } from '../support/page-text.ts'
import { builtInStylesheet } from '../support/real-tools.ts'

const appendix = builtInStylesheet('appendix')
const left = appendix.page.inner
const right = appendix.page.width - appendix.page.outer
/** A point: letters hang in the margins by parts of one. */
const NEAR = 4 * 65536

const aligned = (align: NonNullable<Block['align']>, made: Unnamed): Unnamed => id => ({ ...made(id), align })

async function edges(blocks: readonly Unnamed[]): Promise<readonly { from: number; to: number }[]> {
  const edition = editionOf({ blocks: [paragraph(`${words(30, 1)}.`), ...blocks, paragraph(`${words(30, 2)}.`)] })
  const { pages } = await set(edition, appendix)
  expect(changedParagraphs(edition, pages)).toEqual([])
  const own = edition.documents[0]!.blocks.slice(1, -1).map(({ id }) => id)
  return pages
    .flatMap(page => page.areas.filter(area => area.role === 'text').flatMap(area => area.lines))
    .filter(({ line }) => own.includes(line.paragraph))
    .map(({ x, line }) => ({ from: x + line.x, to: x + line.x + line.width }))
}

describe.each([
  ['a paragraph', paragraph('Legation of the United States')],
  ['a dateline', line('Managua, February 9, 1894', 'dateline')],
  ['a signature', line('Lewis Baker', 'signature')],
  ['a plain line', line('Received March 5', 'plain')],
])('%s', (_kind, made) => {
  test('at the right', async () => {
    for (const { from, to } of await edges([aligned('right', made)])) {
      expect(Math.abs(to - right)).toBeLessThan(NEAR)
      expect(from).toBeGreaterThan((left + right) / 2)
    }
  })

  test('in the middle', async () => {
    for (const { from, to } of await edges([aligned('centre', made)]))
      expect(Math.abs(from - left - (right - to))).toBeLessThan(NEAR)
  })

  test('at the left, without an indent', async () => {
    for (const { from, to } of await edges([aligned('left', made)])) {
      expect(Math.abs(from - left)).toBeLessThan(NEAR)
      expect(to).toBeLessThan(right - NEAR)
    }
  })
})

test('a long paragraph at the right has no word divided and is even at the right', async () => {
  const lines = await edges([aligned('right', paragraph(`${words(60, 3)}.`))])
  expect(lines.length).toBeGreaterThan(3)
  for (const { to } of lines) expect(Math.abs(to - right)).toBeLessThan(NEAR)
  expect(new Set(lines.map(({ from }) => from)).size).toBeGreaterThan(2)
})

test('a paragraph of a cell, too', async () => {
  const rows = table('t', [
    ['A wide head of a column', 'B'],
    ['short', 'b'],
  ]).map((block, at) => (at === 2 ? aligned('right', block) : block))
  const [head, , short] = await edges(rows)
  expect(Math.abs(short!.to - head!.to)).toBeLessThan(NEAR)
})
