/** Lists in notes hang as lists in the text do, at the size of the notes, and are tagged as lists, wherever the notes stand. */
import { describe, expect, test } from 'vitest'
import { toPoints } from '../../src/base/length.ts'
import type { StructureNode } from '../../src/display/display-list.ts'
import { readSources } from '../../src/input/read-edition.ts'
import type { NoteSeriesStyle } from '../../src/style/stylesheet.ts'
import { set, styleWithNotes } from '../support/note-pages.ts'

const LONG = 'a draft in the hand of the secretary, with corrections by the minister in pencil, which is in the office'
const MARKDOWN = `A text that calls a note[^1] and another[^2].

[^1]: These are the sources:

    - ${LONG};
    - the telegram.

    The second is printed.

[^2]: 1. ${LONG};
    2. the telegram.
`

const file = (name: string) => ({ name, bytes: new TextEncoder().encode(MARKDOWN) })
const setWith = (style: Partial<NoteSeriesStyle>, names = ['1.md']) =>
  set(readSources(names.map(file)).value.edition, styleWithNotes([{ layout: 'paragraphs', ...style }], 40))

const tags = ({ tag, children }: StructureNode): string =>
  children.length === 0 ? tag : `${tag}[${children.map(tags).join(' ')}]`

describe.each(['foot', 'margin', 'end-of-document', 'end-of-volume'] as const)('lists in notes, %s', place => {
  test('their labels hang, the text of their items stands on one edge', async () => {
    const { pages } = await setWith({ place })
    const lines = pages
      .flatMap(({ areas }) => areas.flatMap(area => area.lines))
      .filter(({ line }) => line.note !== null)
    const turnovers = lines.filter(({ line }) => line.text.startsWith('minister') || / office[;.]?$/.test(line.text))
    expect(turnovers.length).toBeGreaterThan(1)
    const [left] = turnovers.map(({ x, line }) => toPoints(x) + toPoints(line.x))
    for (const { x, line } of turnovers) expect(toPoints(x) + toPoints(line.x)).toBeCloseTo(left!, 0)
    for (const label of ['•', '2.']) {
      const items = lines.filter(({ line }) => line.text.startsWith(`${label} `))
      expect(items.length).toBeGreaterThan(0)
      for (const { x, line } of items) expect(toPoints(x) + toPoints(line.x)).toBeLessThan(left! - 8)
    }
    expect(lines.find(({ line }) => line.text.includes('1. a draft'))).toBeDefined()
  })

  test('they are lists with labels to those who hear them', async () => {
    const { display } = await setWith({ place }, ['1.md', '2.md'])
    const notes = tags(display.structure).match(/Note\[Lbl\[Link\] .*?(?= Note\[|$)/g) ?? []
    const item = 'LI[Lbl LBody[P]]'
    expect(notes).toHaveLength(4)
    for (const each of [0, 2]) expect(notes[each]).toContain(`Note[Lbl[Link] P L[${item} ${item}] P]`)
    for (const each of [1, 3]) expect(notes[each]).toContain(`Note[Lbl[Link] L[${item} ${item}]]`)
  })
})
