import { describe, expect, it } from 'vitest'
import { buildGalley } from '../../../src/galley/build-galley.ts'
import type { CutNote, PageContent } from '../../../src/page/cut-pages.ts'
import { noteParts, type Raises } from '../../../src/page/foot-layout.ts'
import { cutAt, type RunInSeries, runInSeries } from '../../../src/page/run-in-notes.ts'
import { NO_TEXT, setRunIn, withNotes } from '../../../src/page/run-in-text.ts'
import { direct } from '../../../src/run/compositor.ts'
import { hyphenate } from '../../../src/shape/hyphenate.ts'
import { measureOf } from '../../../src/style/measures.ts'
import { styleEdition } from '../../../src/style/style-edition.ts'
import type { NoteSeriesStyle } from '../../../src/style/stylesheet.ts'
import { edition } from '../../support/edition-builder.ts'
import fc from '../../support/fast-check.ts'
import {
  areasOf,
  crowdedPages,
  inSeries,
  lateNotes,
  set,
  styleWithNotes,
  words,
} from '../../support/note-pages.ts'
import { changedParagraphs, withoutSpace } from '../../support/page-text.ts'
import { packagedTypesetter } from '../../support/real-tools.ts'

const RUN_IN = [{ layout: 'run-in' as const }]

describe('where run-in notes are cut', () => {
  it.each([
    ['where the room ends', { left: 20, room: 8, begins: 2 }, 8],
    ['so that two lines go over', { left: 9, room: 8, begins: 2 }, 7],
    ['never before the last note has begun', { left: 9, room: 5, begins: 4 }, 5],
    ['not at all when the note is too short for it and all has room', { left: 5, room: 5, begins: 2 }, 5],
    ['as the page breaker wants it, although all would have room', { left: 9, room: 9, begins: 2 }, 7],
    ['anywhere in a note that began before', { left: 30, room: 12, begins: null }, 12],
  ])('%s', (_, { left, room, begins }, expected) => {
    expect(cutAt(left, room, begins, 2)).toBe(expected)
  })
})

describe('notes that are run in', () => {
  it('divide words after the language of their own note, whatever note stands before', () => {
    const long = 'Freiheitsbestrebungen Unabhängigkeitserklärungen Rechtsangelegenheiten '.repeat(8)
    const bilingual = edition(
      { language: 'en', blocks: ['Said‹1› he.'], notes: { 1: 'Kerr.' } },
      { language: 'de', blocks: ['Sagte‹1› er.'], notes: { 1: long } },
    )
    const style = styleWithNotes(RUN_IN)
    const notes = styleEdition(bilingual, style, new Map()).flatMap(document => [...document.notes.values()])
    const look = { style: style.notes[0]!, stylesheet: style }
    const lines = setRunIn(withNotes(NO_TEXT, notes), look, direct(packagedTypesetter()).setNow)
    const divided = lines.flatMap(({ segments }) => {
      const { line } = segments.at(-1)!
      return line.hyphenated ? [line.text.trim().split(/\s/).at(-1)!] : []
    })
    expect(divided.length).toBeGreaterThan(2)
    const parts = (language: string) =>
      long.split(' ').flatMap(word => hyphenate(word, language).map(offset => word.slice(0, offset)))
    const heads = new Set(divided.map(part => part.replace(/[-\u00ad‐]$/, '')))
    expect([...heads].filter(head => !parts('de').includes(head))).toEqual([])
    // The pattern of English would divide them elsewhere, so the test can tell the two.
    expect([...heads].filter(head => !parts('en').includes(head))).not.toEqual([])
  })

  it('share lines, each with its own mark, and are read as they were written', async () => {
    const book = edition({
      blocks: ['One‹1› two‹2› three‹3›.'],
      notes: { 1: 'First.', 2: 'Second.', 3: 'Third.' },
    })
    const { pages } = await set(book, styleWithNotes(RUN_IN))
    const [area] = areasOf(pages[0]!, 'notes')
    expect(new Set(area!.lines.map(line => line.baseline)).size).toBe(1)
    expect(area!.lines.map(({ note, line }) => [note, line.text])).toEqual([
      ['d1.n1', 'First.'],
      ['d1.n2', 'Second.'],
      ['d1.n3', 'Third.'],
    ])
    expect(changedParagraphs(book, pages)).toEqual([])
  })

  it('keep the paragraphs of a note apart in what is drawn', async () => {
    const book = edition({ blocks: ['One‹1›.'], notes: { 1: ['First.', 'Second of it.'] } })
    const { pages } = await set(book, styleWithNotes(RUN_IN))
    const [area] = areasOf(pages[0]!, 'notes')
    expect(area!.lines.map(({ note, line }) => [note, line.paragraph, line.text])).toEqual([
      ['d1.n1', 'd1.n1.1', 'First.'],
      ['d1.n1', 'd1.n1.2', 'Second of it.'],
    ])
    expect(area!.lines[1]!.line.x).toBeGreaterThan(area!.lines[0]!.line.x + area!.lines[0]!.line.width)
  })

  it('go over pages in lines that are full, the rest under a rule across the measure', async () => {
    const book = edition({ blocks: [`One‹1› ${words(60)}.`], notes: { 1: `${words(700)}.` } })
    const stylesheet = styleWithNotes(RUN_IN, 14)
    const result = await set(book, stylesheet)
    const blocks = result.pages.flatMap(page => areasOf(page, 'notes'))
    expect(blocks.length).toBeGreaterThan(2)
    expect(blocks.map(area => area.lines[0]!.continues)).toEqual(blocks.map((_, index) => index > 0))
    expect(blocks.map(area => area.rules[0]!.width === area.rect.width)).toEqual(
      blocks.map((_, index) => index > 0),
    )
    for (const area of blocks.slice(0, -1)) {
      const last = area.lines[area.lines.length - 1]!.line
      expect(last.x + last.width).toBeGreaterThan(area.rect.width * 0.98)
    }
    expect(changedParagraphs(book, result.pages)).toEqual([])
    expect(lateNotes(result)).toEqual([])
    expect(crowdedPages(result.pages, stylesheet)).toEqual([])
  })
})

describe('run-in notes for which the page breaker left too little room', () => {
  const stylesheet = styleWithNotes(RUN_IN)
  const style = stylesheet.notes[0]!
  const book = edition({
    blocks: ['One‹1› two‹2›.', 'Three‹3›.'],
    notes: { 1: `${words(60, 1)}.`, 2: `${words(60, 2)}.`, 3: `${words(20, 3)}.` },
  })
  const [document] = styleEdition(book, stylesheet, new Map())
  const { setNow } = direct(packagedTypesetter())
  const page = (...notes: readonly CutNote[]): PageContent => ({
    lines: [],
    notes: [notes],
    deviation: 0,
    blank: false,
    parts: [],
  })
  const whole = (note: string): CutNote => ({ note, from: 0, lines: [], complete: true })
  const contents = [page(whole('d1.n1'), whole('d1.n2')), page(whole('d1.n3'))]
  const setWith = (room: number) =>
    runInSeries(contents, {
      style,
      series: 0,
      notes: document!.notes,
      stylesheet,
      setOne: setNow,
      room: () => room,
    })
  const textOf = ({ blocks }: RunInSeries): string =>
    withoutSpace(
      blocks
        .flatMap(block => (block?.lines ?? []).flatMap(line => line.segments.map(each => each.line.text)))
        .join(''),
    )

  it.each([1, 2, 3, 5, 8])('are all set, each word once and in order, in rooms of %i lines', room => {
    const set = setWith(room)
    expect(textOf(set)).toBe(withoutSpace(`${words(60, 1)}.${words(60, 2)}.${words(20, 3)}.`))
    for (const block of set.blocks) expect(block?.lines.length ?? 0).toBeLessThanOrEqual(room)
  })

  it('ask for the lines that were missing, on the note that lacked them', () => {
    const needed = setWith(99).blocks[0]!.lines.length
    expect(setWith(99).missing).toEqual(new Map())
    expect(setWith(needed - 2).missing.get('d1.n2')).toEqual({ first: 0, last: 2 })
    // The second note has not even begun where there is one line.
    expect(setWith(1).missing.get('d1.n2')!.first).toBeGreaterThan(0)
  })

  it('are given these lines in the next round', () => {
    const galley = buildGalley([document!], stylesheet, setNow, measureOf(stylesheet))
    const note = galley.notes.get('d1.n2')!
    const heights = (raises: Raises) => noteParts(note, style, stylesheet, raises).map(part => part.height)
    const before = heights(new Map())
    const after = heights(new Map([['d1.n2', { first: 1, last: 2 }]]))
    const more = after.map((height, index) => (height - before[index]!) / style.leading)
    expect(more).toEqual([1, ...Array.from({ length: before.length - 2 }, () => 0), 2])
  })
})

describe('notes of any layout', () => {
  const paragraph = fc.record({
    length: fc.integer({ min: 5, max: 90 }),
    notes: fc.array(fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 120 })), {
      maxLength: 3,
    }),
  })
  const books = fc.array(paragraph, { minLength: 1, maxLength: 8 })

  const bookOf = (paragraphs: readonly { readonly length: number; readonly notes: readonly number[] }[]) => {
    const notes: Record<number, string> = {}
    let number = 0
    const blocks = paragraphs.map((each, index) => {
      const calls = each.notes.map(length => {
        notes[++number] = `${words(length, number)}.`
        return ` ${words(3, number)}‹${number}›`
      })
      return `${words(each.length, index)}${calls.join('')}.`
    })
    return edition({ blocks, notes })
  }

  const textual = { series: 'textual', marks: 'letter', restart: 'page', rule: null } as const
  it.each<[string, Partial<NoteSeriesStyle>[]]>([
    ['run in', RUN_IN],
    ['in two columns', [{ layout: 'columns', columns: 2 }]],
    ['in three columns', [{ layout: 'columns', columns: 3, align: 'left' }]],
    [
      'of two series, run in and in columns',
      [{ layout: 'run-in' }, { ...textual, layout: 'columns', columns: 2 }],
    ],
    ['of two series, both run in', [{ layout: 'run-in' }, { ...textual, layout: 'run-in' }]],
  ])(
    '%s lose nothing, start where they are called and touch nothing, in any book',
    async (_, series) => {
      await fc.assert(
        fc.asyncProperty(books, fc.constantFrom(16, 24), async (paragraphs, lines) => {
          const book = inSeries(bookOf(paragraphs), note =>
            series.length > 1 && Number(note.label) % 3 === 0 ? 'textual' : 'notes',
          )
          const stylesheet = styleWithNotes(series, lines)
          const result = await set(book, stylesheet)
          expect(changedParagraphs(book, result.pages)).toEqual([])
          expect(crowdedPages(result.pages, stylesheet)).toEqual([])
          expect(lateNotes(result)).toEqual([])
        }),
        { numRuns: 25 },
      )
    },
    120_000,
  )
})
