/** Editions of every kind of block, mark and note that Markdown can hold, with any text in them, for property tests. */

import type {
  Block,
  Container,
  Edition,
  EditionDocument,
  Inline,
  Mark,
  Note,
  Paragraph,
  TextInline,
} from '../../src/edition/model.ts'
import fc from './fast-check.ts'

const SOURCE = { file: 'made', start: 0, end: 0 }

/** Letters, white of every kind, and above all what might be taken for a mark. */
const anyText = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('a', 'word', ' ', 'Ärger', '外', 'é', '1', '12. ', '(1) ') },
      {
        weight: 5,
        arbitrary: fc.constantFrom(
          ...[
            '*',
            '**',
            '_',
            '`',
            '``',
            '[',
            ']',
            '(',
            ')',
            '{',
            '}',
            '<',
            '>',
            '#',
            '# ',
            '+',
            '- ',
            '---',
            '=',
          ],
          ...[
            '|',
            '~',
            '~~',
            '^',
            '^[',
            '[^1]',
            '[^1]: ',
            '!',
            '![',
            '&',
            '&amp;',
            '&#32;',
            '\\',
            '\\\\',
            ':',
            ':::',
          ],
          ...[
            '::: a',
            '$$',
            'http://x.y',
            '<b>',
            '"',
            "'",
            '1.',
            '2) ',
            '~a~',
            ']{.x}',
            '](y)',
            '***',
            '```',
            '{#a}',
          ],
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '  ',
          '\t',
          '\n',
          '\r\n',
          '\u00a0',
          '\u2028',
          '\u0085',
          '\f',
          '\u0000',
          '\ufeff',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map(parts => parts.join(''))

const MARKS: readonly Mark[] = [
  ...(['italic', 'bold', 'small-caps', 'capitals', 'superscript', 'subscript', 'underline'] as const),
  ...(['strikethrough', 'letterspaced', 'monospace', 'editorial', 'supplied', 'unclear', 'deleted'] as const),
  ...(['added', 'sic', 'generated'] as const),
]

const textInline: fc.Arbitrary<TextInline> = fc
  .record(
    {
      text: anyText,
      marks: fc.uniqueArray(fc.constantFrom(...MARKS), { maxLength: 2 }),
      language: fc.constantFrom('fr', 'sr-Latn'),
      link: fc.oneof(fc.constantFrom('#a', 'https://example.org/a?b=c', 'mailto:a@b.c'), anyLine()),
      alternative: fc.record({
        kind: fc.constantFrom('sic', 'correction', 'original', 'regularised', 'abbreviation', 'expansion'),
        text: anyLine(),
      }),
    },
    { requiredKeys: ['text'] },
  )
  .map(({ text, marks = [], ...rest }) => ({ kind: 'text', text, marks, source: SOURCE, ...rest }))

/** A text without line ends, which attributes have no way to hold. */
function anyLine(): fc.Arbitrary<string> {
  return anyText.map(text => text.replace(/[\r\n\f\v\u0085\u2028\u2029]/g, ''))
}

type Piece =
  | Inline
  | { readonly kind: 'name'; readonly person: string | null; readonly content: readonly TextInline[] }

const piece: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 8, arbitrary: textInline },
  {
    weight: 2,
    arbitrary: fc
      .record({ person: fc.option(anyLine()), content: fc.array(textInline, { minLength: 1, maxLength: 2 }) })
      .map(each => ({ kind: 'name' as const, ...each })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ reason: fc.option(anyLine()), extent: fc.option(anyLine()) })
      .map(each => ({ kind: 'gap' as const, source: SOURCE, ...each })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('p1', 'ü:2').map(id => ({ kind: 'anchor' as const, id, source: SOURCE })),
  },
  { weight: 1, arbitrary: anyLine().map(label => ({ kind: 'source-page' as const, label, source: SOURCE })) },
)

const content = fc.array(piece, { maxLength: 4 })

/** A block before it has its id, its names their numbers and its calls their notes. */
type Sketch =
  | { readonly kind: 'leaf'; readonly block: LeafSketch; readonly notes: readonly NoteSketch[] }
  | { readonly kind: 'inside'; readonly container: Unnamed; readonly children: readonly Sketch[] }
type Unnamed = Container extends infer C ? (C extends Container ? Omit<C, 'id'> : never) : never
interface LeafSketch {
  readonly shape: Partial<Block> & { readonly kind: Block['kind'] }
  readonly content: readonly Piece[]
}
interface NoteSketch {
  readonly series: string
  readonly label: string
  readonly implied: boolean
  readonly again: boolean
  readonly paragraphs: readonly (readonly Piece[])[]
  readonly by: Note['by'] | undefined
  readonly mark: string | undefined
}

const noteSketch: fc.Arbitrary<NoteSketch> = fc.record({
  series: fc.constantFrom('notes', 'notes', 'apparatus'),
  label: fc.constantFrom('1', '1', '2', 'a', '*', '', 'a:1', 'x~2', '†]', '3^`'),
  implied: fc.boolean(),
  again: fc.boolean(),
  paragraphs: fc.array(content, { minLength: 1, maxLength: 2 }),
  by: fc.option(fc.constantFrom('author', 'editor', 'translator'), { nil: undefined }),
  mark: fc.option(fc.constantFrom('*', '[a]', '§ 2'), { nil: undefined }),
})

const label = fc.record({
  text: fc.constantFrom('2.', '[1].', '(a)', '(12)', '§ 3'),
  supplied: fc.boolean(),
  value: fc.option(fc.nat(40)),
})

const shape: fc.Arbitrary<LeafSketch['shape']> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('paragraph', 'continuation', 'verse', 'item')
      .map(role => ({ kind: 'paragraph' as const, role, label: null })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ role: fc.constantFrom('paragraph' as const, 'item' as const), label })
      .map(each => ({ kind: 'paragraph' as const, ...each })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(1 as const, 2 as const, 3 as const, 6 as const)
      .map(level => ({ kind: 'heading' as const, level })),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        'classification',
        'dateline',
        'address',
        'valediction',
        'signature',
        'source-note',
        'speaker',
        'caption',
        'plain',
      )
      .map(role => ({ kind: 'line' as const, role })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        image: fc.option(fc.constantFrom('a.png', 'b c.jpg', 'ü/%20#<x>.png')),
        description: fc.option(
          anyLine()
            .map(text => text.trim())
            .filter(text => text !== ''),
        ),
      })
      .map(each => ({ kind: 'figure' as const, ...each })),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'rule' as const }) },
)

const leaf: fc.Arbitrary<Sketch> = fc
  .record({
    shape,
    extra: fc.record(
      {
        anchor: fc.constantFrom('here', 'ü'),
        language: fc.constant('la'),
        align: fc.constantFrom('left', 'centre', 'right'),
      },
      { requiredKeys: [] },
    ),
    content,
    notes: fc.array(noteSketch, { maxLength: 2 }),
  })
  .map(({ shape: made, extra, content: given, notes }) => {
    const bare = made.kind === 'rule'
    const { align, ...rest } = extra
    return {
      kind: 'leaf',
      block: {
        shape: { ...made, ...rest, ...(bare || align === undefined ? {} : { align }) },
        content: bare ? [] : given,
      },
      notes: bare ? [] : notes,
    }
  })

const container: fc.Arbitrary<Unnamed> = fc.oneof(
  fc
    .constantFrom('numbered', 'bulleted', 'plain', 'defined')
    .map(ordering => ({ kind: 'list' as const, ordering: ordering as 'plain' })),
  fc
    .constantFrom(
      ...([
        'item',
        'item',
        'quotation',
        'stanza',
        'speech',
        'postscript',
        'enclosure',
        'editorial-note',
        'preformatted',
        'table',
      ] as const),
    )
    .map(kind => ({ kind })),
  fc.boolean().map(header => ({ kind: 'row' as const, header })),
  fc.record({
    kind: fc.constant('cell' as const),
    header: fc.boolean(),
    columns: fc.constantFrom(1, 1, 2),
    rows: fc.constantFrom(1, 3),
    align: fc.constantFrom(null, 'left', 'centre', 'right'),
  }),
)

/** Lists and tables as Markdown has them by itself, beside containers in any order. */
const simpleList: fc.Arbitrary<Sketch> = fc
  .record({
    numbered: fc.boolean(),
    start: fc.nat(12),
    items: fc.array(fc.record({ content, more: fc.boolean() }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ numbered, start, items }) => ({
    kind: 'inside',
    container: { kind: 'list', ordering: numbered ? 'numbered' : 'bulleted' },
    children: items.map((item, index) => {
      const text = `${start + index}.`
      const number: TextInline = { kind: 'text', text: `${text} `, marks: ['generated'], source: SOURCE }
      const first: LeafSketch = {
        shape: {
          kind: 'paragraph',
          role: 'paragraph',
          label: numbered ? { text, supplied: false, value: start + index } : null,
        },
        content: numbered ? [number, ...item.content] : item.content,
      }
      const plain: LeafSketch = {
        shape: { kind: 'paragraph', role: 'paragraph', label: null },
        content: item.content,
      }
      return {
        kind: 'inside',
        container: { kind: 'item' },
        children: [first, ...(item.more ? [plain] : [])].map(block => ({ kind: 'leaf', block, notes: [] })),
      }
    }),
  }))

const simpleTable: fc.Arbitrary<Sketch> = fc
  .array(fc.array(content, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 })
  .map(rows => ({
    kind: 'inside',
    container: { kind: 'table' },
    children: rows.map((cells, row) => ({
      kind: 'inside',
      container: { kind: 'row', header: row === 0 },
      children: cells.map((cell, column) => ({
        kind: 'inside',
        container: {
          kind: 'cell',
          header: row === 0,
          columns: 1,
          rows: 1,
          align: column === 0 ? 'right' : null,
        },
        children: [
          {
            kind: 'leaf',
            block: { shape: { kind: 'paragraph', role: 'paragraph', label: null }, content: cell },
            notes: [],
          },
        ],
      })),
    })),
  }))

const { sketch } = fc.letrec<{ sketch: Sketch }>(tie => ({
  sketch: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 8, arbitrary: leaf },
    { weight: 1, arbitrary: simpleList },
    { weight: 1, arbitrary: simpleTable },
    {
      weight: 3,
      arbitrary: fc
        .record({ container, children: fc.array(tie('sketch'), { minLength: 1, maxLength: 3 }) })
        .map(each => ({ kind: 'inside' as const, ...each })),
    },
  ),
}))

/** What one document counts while it is built. */
interface Counts {
  readonly id: string
  readonly blocks: Block[]
  readonly notes: Note[]
  containers: number
  mentions: number
}

function build(counts: Counts, sketches: readonly Sketch[], within: readonly Container[]): void {
  for (const each of sketches) {
    if (each.kind === 'inside') {
      const named = { ...each.container, id: `k${++counts.containers}` } as Container
      build(counts, each.children, [...within, named])
      continue
    }
    const { shape: made } = each.block
    const opening: Piece[] =
      made.kind === 'paragraph' && made.label
        ? [{ kind: 'text', text: made.label.text, marks: [], source: SOURCE }]
        : []
    const [first] = each.block.content
    const isNumber =
      made.kind === 'paragraph' &&
      made.label &&
      first?.kind === 'text' &&
      first.text === `${made.label.text} `
    const inlines = inlinesOf(counts, isNumber ? each.block.content : [...opening, ...each.block.content])
    const calls = each.notes.flatMap(note => addNote(counts, note))
    counts.blocks.push({
      ...made,
      id: `${counts.id}.b${counts.blocks.length + 1}`,
      content: [...inlines, ...calls],
      source: SOURCE,
      ...(within.length === 0 ? {} : { within }),
    } as Block)
  }
}

function inlinesOf(counts: Counts, pieces: readonly Piece[]): readonly Inline[] {
  return pieces.flatMap((each): readonly Inline[] => {
    if (each.kind !== 'name') return [each]
    const name = { kind: 'person' as const, key: each.person, mention: ++counts.mentions }
    return each.content.map(text => ({ ...text, names: [name] }))
  })
}

function addNote(
  counts: Counts,
  { paragraphs, implied, again, by, mark, ...rest }: NoteSketch,
): readonly Inline[] {
  const id = `${counts.id}.n${counts.notes.length + 1}`
  const note: Note = {
    ...rest,
    id,
    source: SOURCE,
    paragraphs: paragraphs.map(
      (pieces, index): Paragraph => ({
        ...{ kind: 'paragraph', id: `${id}.${index + 1}`, role: 'paragraph', label: null, source: SOURCE },
        content: inlinesOf(counts, pieces),
      }),
    ),
    ...(by === undefined ? {} : { by }),
    ...(mark === undefined ? {} : { mark }),
  }
  counts.notes.push(note)
  const call: Inline = { kind: 'note-ref', note: id, implied, source: SOURCE }
  return again ? [call, { ...call, implied: false }] : [call]
}

const documentSketch = fc.record({
  sketches: fc.array(sketch, { minLength: 1, maxLength: 4 }),
  metadata: fc.record({
    title: fc.option(anyText),
    number: fc.option(fc.constantFrom('1', '0012', '3a', '1.50')),
    date: fc.option(fc.constantFrom('October 1943', '1943-10-27', '1943')),
    place: fc.option(anyText),
    sender: fc.option(fc.constantFrom('Eden', 'yes', 'null', '- a', 'a: b # c')),
    addressee: fc.option(anyText),
    archiveReference: fc.option(anyText),
  }),
  language: fc.constantFrom('en-GB', 'fr', 'sr-Latn'),
})

export const arbitraryEdition: fc.Arbitrary<Edition> = fc
  .array(documentSketch, { minLength: 1, maxLength: 2 })
  .map(sketches => {
    const documents = sketches.map(({ sketches: given, metadata, language }, index): EditionDocument => {
      const counts: Counts = { id: `d${index + 1}`, blocks: [], notes: [], containers: 0, mentions: 0 }
      build(counts, given, [])
      const { id, blocks, notes } = counts
      return { id, source: 'made', language, metadata, blocks, notes, persons: [], shortTitles: [] }
    })
    return { title: null, language: documents[0]!.language, documents }
  })
