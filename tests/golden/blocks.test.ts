/** Blocks of every kind on pages: what stands where, the text on its grid, nothing lost. */
import { pt } from '../../src/base/length.ts'
import { glyphsOf } from '../../src/paragraph/place-glyphs.ts'
import { describe, expect, test } from 'vitest'
import { printPages } from '../../src/display/print-pages.ts'
import type { Page, PlacedLine } from '../../src/page/page.ts'
import {
  anchor,
  call,
  type Content,
  editionOf,
  gap,
  heading,
  inAll,
  labelled,
  line,
  list,
  note,
  paragraph,
  rule,
  sourcePage,
  text,
  verse,
} from '../support/block-builder.ts'
import { crowdedPages, set, words } from '../support/note-pages.ts'
import { changedParagraphs } from '../support/page-text.ts'
import { builtInStylesheet } from '../support/real-tools.ts'

const appendix = builtInStylesheet('appendix')
/** Without signs, so that what is printed is what is written. */
const unsigned = {
  ...appendix,
  editorialSigns: {
    ...appendix.editorialSigns,
    supplied: { open: '', close: '', look: 'plain' as const },
    sic: { open: '', close: '', look: 'plain' as const },
  },
}

const sentence = (count: number, seed: number): string => `${words(count, seed)}.`
const stanza = (id: string, lines: readonly string[]) =>
  inAll(
    { id, kind: 'stanza' },
    lines.map(each => verse(each)),
  )

const everything = editionOf({
  title: 'Blocks of every kind',
  blocks: [
    line(sentence(30, 1), 'source-note'),
    line('Moscow, 12 October 1943', 'dateline'),
    line('To the Secretary of State', 'address'),
    line('Sir,', 'salutation'),
    paragraph([
      sentence(20, 2),
      ' ',
      text('underlined words', ['underline']),
      ', ',
      text('typed', ['monospace']),
      ', H',
      text('2', ['subscript']),
      'O, ',
      text('supplied', ['supplied']),
      ' and ',
      text('recieve', ['sic']),
      '. See ',
      text('the list', [], { link: '#list' }),
      '.',
    ]),
    paragraph([sentence(30, 3), ' ', sourcePage('123'), sentence(30, 4)]),
    ...inAll({ id: 'q', kind: 'quotation' }, [paragraph(sentence(40, 5)), paragraph(sentence(30, 6))]),
    paragraph(sentence(20, 7)),
    ...list('l', 'numbered', [
      [paragraph([anchor('list'), sentence(25, 8)]), paragraph(sentence(20, 9))],
      [paragraph('Second.'), ...list('m', 'bulleted', [[paragraph(sentence(20, 10))], [paragraph('Bullet.')]])],
    ]),
    paragraph(sentence(20, 11)),
    ...list('p', 'plain', [[paragraph(sentence(22, 12))], [paragraph('Short.')]]),
    ...list('o', 'numbered', [[labelled('(a)', sentence(20, 13))], [labelled('(b)', 'Short.')]]),
    ...list('g', 'defined', [
      [labelled('Term', sentence(20, 14))],
      [paragraph('Another'), paragraph(sentence(20, 15))],
    ]),
    heading('Of the fourth level', 4),
    paragraph(sentence(20, 16)),
    ...stanza('s1', ['Tell me not, in mournful numbers,', 'Life is but an empty dream!']),
    ...stanza('s2', ['For the soul is dead that slumbers,', 'And things are not what they seem.']),
    paragraph(sentence(20, 17)),
    rule(),
    paragraph(sentence(20, 18)),
    ...inAll({ id: 'sp', kind: 'speech' }, [
      line('Hamlet', 'speaker'),
      verse(`To be, or not to be: ${words(14, 19)}`),
      line('He pauses.', 'stage-direction'),
    ]),
    ...inAll({ id: 'pre', kind: 'preformatted' }, [paragraph('  10 PRINT\n  20 GOTO 10\n\nA    B')]),
    ...inAll({ id: 'en', kind: 'editorial-note' }, [paragraph(sentence(40, 20)), paragraph(sentence(20, 21))]),
    paragraph(sentence(20, 22)),
    line('A. Eden', 'signature'),
    ...inAll({ id: 'ps', kind: 'postscript' }, [paragraph(sentence(20, 23))]),
    ...inAll({ id: 'enc', kind: 'enclosure' }, [heading('Enclosure', 3), paragraph(sentence(30, 24))]),
  ],
})

const textLines = (pages: readonly Page[]): readonly PlacedLine[] =>
  pages.flatMap(page => page.areas.filter(area => area.role === 'text').flatMap(area => area.lines))

/** Lines of one block, by the end of its id. */
const linesOf = (pages: readonly Page[], id: string) =>
  textLines(pages).filter(({ line }) => line.paragraph === `d1.${id}`)

describe('blocks of every kind', () => {
  test('look like this', async () => {
    const { pages } = await set(everything, unsigned)
    expect(crowdedPages(pages, unsigned)).toEqual([])
    await expect(printPages(pages)).toMatchFileSnapshot('blocks.expected.txt')
  })

  test('lose no text', async () => {
    const { pages } = await set(everything, unsigned)
    const printed = ['2.', '1.', '•', '–', '* * *']
    const changed = changedParagraphs(everything, pages).filter(
      each => !printed.some(label => each.includes(`is printed as “${label.replaceAll(' ', '')}`)),
    )
    expect(changed).toEqual([])
  })

  test('bring body text back to the grid, on every page', async () => {
    const { pages } = await set(everything, unsigned)
    const { top } = appendix.page
    const own = new Set(
      everything.documents[0]!.blocks
        .filter(block => block.kind === 'paragraph' && (block.within ?? []).length === 0 && block.role !== 'verse')
        .map(block => block.id),
    )
    const bodies = textLines(pages).filter(({ line }) => own.has(line.paragraph))
    const offsets = new Set(bodies.map(({ baseline }) => (baseline - top) % appendix.body.leading))
    expect(bodies.length).toBeGreaterThan(15)
    expect(offsets.size).toBe(1)
  })

  test('verse stands with its longest line in the middle, all lines beginning at one place', async () => {
    const { pages } = await set(everything, unsigned)
    const blocks = everything.documents[0]!.blocks.filter(
      block => block.within?.some(each => each.kind === 'stanza') === true,
    )
    const lines = textLines(pages).filter(({ line }) => blocks.some(({ id }) => id === line.paragraph))
    const lefts = lines.map(({ line }) => line.x)
    // Letters with an open side hang a little.
    expect(Math.max(...lefts) - Math.min(...lefts)).toBeLessThan(65536)
    const widest = lines.reduce((best, each) => (each.line.width > best.line.width ? each : best))
    const measure = appendix.page.width - appendix.page.inner - appendix.page.outer
    const left = widest.line.x
    const right = measure - widest.line.x - widest.line.width
    expect(Math.abs(left - right)).toBeLessThan(65536)
  })

  test('preformatted text keeps its line ends and its spaces', async () => {
    const { pages } = await set(everything, unsigned)
    const block = everything.documents[0]!.blocks.find(each => each.within?.[0]?.kind === 'preformatted')!
    const lines = textLines(pages).filter(({ line }) => line.paragraph === block.id)
    expect(lines.map(({ line }) => line.text)).toEqual(['  10 PRINT', '  20 GOTO 10', '', 'A    B'])
    const indented = glyphsOf(lines[0]!.line).runs[0]!
    expect(indented.run.text).toBe('  10 PRINT')
  })
})

describe('a list', () => {
  const numbersOf = async (items: number) => {
    const edition = editionOf({
      blocks: list(
        'l',
        'numbered',
        Array.from({ length: items }, (_, at) => [paragraph(sentence(12, at))]),
      ),
    })
    const { pages } = await set(edition, appendix)
    return { pages, lines: edition.documents[0]!.blocks.map(({ id }) => linesOf(pages, id.slice(3))) }
  }

  test('counts its items and hangs the numbers: all text of an item begins at one place', async () => {
    const { lines } = await numbersOf(11)
    expect(lines.map(([first]) => first!.line.text.split(' ')[0])).toEqual(
      Array.from({ length: 11 }, (_, at) => `${at + 1}.`),
    )
    for (const [first, second] of lines) {
      if (second === undefined) continue
      const label = glyphsOf(first!.line).runs[0]!
      expect(label.x).toBe(0)
      expect(second.line.x).toBeGreaterThan(0)
    }
  })
})

describe('the lines of an address', () => {
  test('stand close, with as much white over them as under them, and the text goes on on its grid', async () => {
    const edition = editionOf({
      blocks: [
        paragraph(sentence(20, 1)),
        line('Monsieur', 'address'),
        line('le comte Pepoli', 'address'),
        line('Rue de Tournon', 'address'),
        paragraph(sentence(20, 2)),
      ],
    })
    const { pages } = await set(edition, appendix)
    const [grid, base] = [appendix.body.leading, (id: string) => linesOf(pages, id).map(({ baseline }) => baseline)]
    const [first, second, third] = [base('b2')[0]!, base('b3')[0]!, base('b4')[0]!]
    expect([second - first, third - second]).toEqual([grid, grid])
    const [before, after] = [base('b1').at(-1)!, base('b5')[0]!]
    expect(first - before).toBe(after - third)
    expect((after - before) / grid).toBe(5)
  })
})

describe('an item without a label', () => {
  const items = (first: Content): readonly Content[] => [first, sentence(20, 2)]
  const beginnings = async (first: Content, label: string | null) => {
    const [labelled, bare] = items(first)
    const edition = editionOf({
      blocks: list('l', 'plain', [
        [paragraph(labelled!, label === null ? {} : { label: { text: label, supplied: false, value: 5 } })],
        [paragraph(bare!)],
      ]),
    })
    const { pages } = await set(edition, appendix)
    const [one, two] = [linesOf(pages, 'b1'), linesOf(pages, 'b2')]
    return { text: one[1]!.line.x, bare: two[0]!.line.x, turned: two[1]!.line.x }
  }

  test('lines up with the text of the others where they have labels, and hangs where none has', async () => {
    const among = await beginnings(`5. ${sentence(20, 1)}`, '5.')
    expect(Math.abs(among.bare - among.text)).toBeLessThan(pt(1))
    const alone = await beginnings(sentence(20, 1), null)
    expect(alone.turned - alone.bare).toBeGreaterThan(pt(10))
  })
})

describe('a page of the source', () => {
  const edition = editionOf({
    blocks: [paragraph([sentence(90, 1), ' ', sourcePage('47'), sentence(30, 2)] satisfies Content)],
  })

  test('is named in the outer margin, level with the line that it begins in', async () => {
    const { pages } = await set(edition, appendix)
    const area = pages[0]!.areas.find(each => each.role === 'source-pages')!
    const [number] = area.lines
    const at = textLines(pages).find(({ line }) => line.marks !== undefined)!
    expect(number!.line.text).toBe('47')
    expect(number!.baseline).toBe(at.baseline)
    const { page } = appendix
    expect(area.rect.x).toBeGreaterThan(page.width - page.outer)
    expect(area.rect.x + area.rect.width).toBeLessThan(page.width)
  })

  test('is named in the inner margin where notes stand in the outer', async () => {
    const margin = builtInStylesheet('appendix', 'margin')
    const { pages } = await set(edition, margin)
    const area = pages[0]!.areas.find(each => each.role === 'source-pages')!
    expect(area.rect.x + area.rect.width).toBeLessThan(margin.page.inner)
    expect(area.rect.x).toBeGreaterThan(0)
  })

  test('widens the white that its bar stands in, and adds nothing to the text', async () => {
    const nowhere = { ...appendix, sourcePages: { ...appendix.sourcePages, place: 'none' as const } }
    const words = async (style: typeof appendix) =>
      textLines((await set(edition, style)).pages)
        .map(({ line }) => line.text.trim())
        .join(' ')
    expect(await words(appendix)).toEqual(await words(nowhere))
  })
})

describe('rules drawn along text', () => {
  test('break with the line and stop where the text does', async () => {
    const edition = editionOf({
      blocks: [paragraph(['Before ', text(words(30, 3), ['underline']), ' after ', gap(), '.'])],
    })
    const { display, pages } = await set(edition, appendix)
    const rules = display.pages[0]!.ops.filter(op => op.op === 'rule')
    const ruled = textLines(pages).filter(({ line }) => glyphsOf(line).runs.some(run => run.ruled === 'under'))
    expect(ruled.length).toBeGreaterThan(1)
    expect(rules).toHaveLength(ruled.length)
    ruled.forEach(({ line, x }, index) => {
      const runs = glyphsOf(line).runs.filter(run => run.ruled === 'under')
      const [first, last] = [runs[0]!, runs[runs.length - 1]!]
      const { rect } = rules[index]!
      expect(rect.x).toBe(x + first.x)
      expect(rect.width).toBe(last.x + last.width - first.x)
      expect(line.text).toContain(first.run.text)
    })
  })
})

describe('series of notes that the styles name', () => {
  const edition = editionOf({
    blocks: [
      paragraph([
        words(20, 1),
        call('d1.n1'),
        ` ${words(10, 2)}`,
        call('d1.n2'),
        ` ${words(10, 3)}`,
        call('d1.n3'),
        ` ${words(10, 4)}`,
        call('d1.n4'),
        ` ${words(10, 5)}`,
        call('d1.n5'),
        call('d1.n6'),
        '.',
      ]),
    ],
    notes: [
      note('d1.n1', 'notes', 'An ordinary note.'),
      note('d1.n2', 'textual', 'Of the text.'),
      note('d1.n3', 'apparatus', 'A reading.'),
      note('d1.n4', 'apparatus', 'Another reading.'),
      note('d1.n5', 'comments', 'A remark.'),
      note('d1.n6', 'endnotes', 'At the end.'),
    ],
  })

  test.each(['appendix', 'archive', 'press'])('print apart, each with marks of its own (%s)', async name => {
    const { pages, layout } = await set(edition, builtInStylesheet(name))
    const foot = pages[0]!.areas.filter(area => area.role === 'notes').map(area => area.series)
    expect(foot).toEqual(['textual', 'apparatus', 'notes', 'comments'])
    expect(layout.notes.map(each => each.mark)).toEqual(['1', 'a', 'a', 'b', '*', 'i'])
    const readings = pages[0]!.areas.find(area => area.series === 'apparatus')!
    expect(new Set(readings.lines.map(({ baseline }) => baseline)).size).toBe(1)
  })

  test('go with notes in the margin, at the foot', async () => {
    const { pages } = await set(edition, builtInStylesheet('appendix', 'margin'))
    const areas = pages[0]!.areas.filter(area => area.series !== null)
    expect(areas.map(area => `${area.role} ${area.series}`).toSorted()).toEqual([
      'margin notes',
      'notes apparatus',
      'notes comments',
      'notes textual',
    ])
  })
})
