/** Paragraphs as they are painted → the logical tree that grows of them, as text: `Sect[H1 P[Reference[Link]] Note[Lbl P]]`. */
import { describe, expect, it } from 'vitest'
import type { StructureNode } from '../../../src/display/display-list.ts'
import type { LineSegment } from '../../../src/display/line-segments.ts'
import { logicalPlaces, type ParagraphFacts } from '../../../src/display/logical-place.ts'
import { growStructure } from '../../../src/display/structure.ts'
import type { Container } from '../../../src/edition/model.ts'

const facts = (changes: Partial<ParagraphFacts> = {}): ParagraphFacts => ({
  ...{
    role: 'paragraph',
    level: 0,
    language: 'en',
    labelLength: 0,
    note: null,
    section: 'd1',
    document: 'd1',
  },
  ...{ sectionLanguage: 'en', within: [], repeated: false, gathered: false, series: null },
  ...changes,
})
const note = (id: string, changes: Partial<ParagraphFacts> = {}): ParagraphFacts =>
  facts({ role: 'note', note: id, series: 'notes', ...changes })
const text = (changes: Partial<LineSegment> = {}): LineSegment => ({
  ...{ kind: 'text', runs: [], link: null, call: null, language: 'en' },
  ...changes,
})

function grown(
  steps: (places: ReturnType<typeof logicalPlaces>) => void,
  notes: Readonly<Record<string, ParagraphFacts>> = {},
  tables: ReadonlyMap<string, readonly (readonly Container[])[]> = new Map(),
): string {
  const structure = growStructure('en')
  steps(logicalPlaces(structure, tables, new Map(Object.entries(notes))))
  return structure.finish().children.map(printed).join(' ')
}

function printed({ tag, children, attributes = {} }: StructureNode): string {
  const { headerOf, columns, rows } = attributes
  const told = [headerOf, columns && `${columns} wide`, rows && `${rows} high`].filter(Boolean).join(', ')
  const inside = children.length === 0 ? '' : `[${children.map(printed).join(' ')}]`
  return `${tag}${told === '' ? '' : `(${told})`}${inside}`
}

describe('notes', () => {
  const notes = { n1: note('n1'), n2: note('n2'), a1: note('a1', { series: 'apparatus' }) }

  it('are read after the paragraph that calls them, in the order of their calls, wherever they are painted', () => {
    const tree = grown(places => {
      places.calls('b1', facts(), ['n2'])
      places.paragraph('b2', facts())
      places.calls('b1', facts(), ['a1'])
      places.paragraph('n2.1', notes.n2)
    }, notes)
    expect(tree).toBe('Sect[P Note[Lbl P] Apparatus P]')
  })

  it('that notes call follow the note, not the text', () => {
    const tree = grown(places => {
      places.calls('b1', facts(), ['n1'])
      places.calls('n1.1', notes.n1, ['n2'])
      places.paragraph('b2', facts())
    }, notes)
    expect(tree).toBe('Sect[P Note[Lbl P] Note P]')
  })

  it('gathered in a section of their own are read there', () => {
    const gathered = note('n1', { gathered: true })
    const tree = grown(
      places => {
        places.calls('b1', facts(), ['n1'])
        places.paragraph('b2', facts())
        places.paragraph('n1.1', gathered)
        places.paragraph('n1.2', gathered)
      },
      { n1: gathered },
    )
    expect(tree).toBe('Sect[P P Note[Lbl P P]]')
  })
})

describe('headings', () => {
  it('skip no level, and have the same level as their neighbours', () => {
    const tree = grown(places => {
      places.paragraph('t', facts({ role: 'title', level: 1 }))
      for (const [index, level] of [4, 4, 2, 3].entries())
        places.paragraph(`h${index}`, facts({ role: 'heading', level }))
    })
    expect(tree).toBe('Sect[H1 H2 H2 H2 H3]')
  })

  it('begin at the first', () => {
    expect(grown(places => void places.paragraph('h', facts({ role: 'heading', level: 3 })))).toBe('Sect[H1]')
  })
})

describe('lists', () => {
  it('are made of items that follow one another, each with its label', () => {
    const item = facts({ role: 'item', labelLength: 3 })
    const tree = grown(places => {
      for (const id of ['i1', 'i2']) places.segment(id, item, text({ kind: 'label' }))
      places.paragraph('b', facts())
      places.paragraph('i3', item)
    })
    expect(tree).toBe('Sect[L[LI[Lbl LBody[P]] LI[Lbl LBody[P]]] P L[LI[Lbl LBody[P]]]]')
  })

  it('are those of the source, one in another', () => {
    const list = (id: string): Container => ({ kind: 'list', id, ordering: 'numbered' })
    const item = (id: string): Container => ({ kind: 'item', id })
    const tree = grown(places => {
      places.paragraph('a', facts({ within: [list('l1'), item('i1')] }))
      places.paragraph('b', facts({ within: [list('l1'), item('i1'), list('l2'), item('i2')] }))
      places.paragraph('c', facts({ within: [list('l1'), item('i3')] }))
      places.paragraph('d', facts({ within: [list('l1')] }))
    })
    expect(tree).toBe('Sect[L[LI[Lbl LBody[P L[LI[Lbl LBody[P]]]]] LI[Lbl LBody[P]] LI[LBody[P]]]]')
  })
})

describe('tables', () => {
  const table: Container = { kind: 'table', id: 't' }
  const row = (id: string, header = false): Container => ({ kind: 'row', id, header })
  const cell = (id: string, columns = 1, rows = 1): Container => ({
    ...{ kind: 'cell', id, header: false, columns, rows, align: null },
  })

  it('have all their cells, and rows of one length, whatever the source has', () => {
    const paths = [
      [table, row('r1', true), cell('c1', 2)],
      [table, row('r1', true), cell('c2')],
      [table, row('r2'), cell('c3', 1, 9)],
      [table, row('r3'), cell('c4')],
    ]
    const tree = grown(
      places => void places.paragraph('b', facts({ within: paths[3]! })),
      {},
      new Map([['d1 t', paths]]),
    )
    expect(tree).toBe('Sect[Table[TR[TH(column, 2 wide) TH(column)] TR[TD(2 high) TD TD] TR[TD[P] TD]]]')
  })
})

describe('words', () => {
  const link = { to: 'https://example.org/', description: 'example', outside: true } as const

  it('that are a link over several lines are one, and the next link is another', () => {
    const tree = grown(places => {
      for (const segment of [text({ link }), text({ link }), text(), text({ link })])
        places.segment('b', facts(), segment)
    })
    expect(tree).toBe('Sect[P[Link Link]]')
  })

  it('that call a note refer to it, and in another language say so', () => {
    const call = { to: 'note n1', description: 'note 1' }
    const tree = grown(places => {
      places.segment('b', facts(), text({ kind: 'call', link: call, call: 'n1' }))
      places.segment('b', facts(), text({ language: 'la' }))
    })
    expect(tree).toBe('Sect[P[Reference[Link] Span]]')
  })
})
