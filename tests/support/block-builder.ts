/** Blocks of every kind by hand: `text('word', ['italic'])`, `within(quotation('q1'), paragraph(…))`; an edition of them. */
import type {
  Block,
  Container,
  DisplayLine,
  Edition,
  EditionDocument,
  Inline,
  Mark,
  Note,
  Paragraph,
  TextInline,
} from '../../src/edition/model.ts'

const SOURCE = { file: 'built', start: 0, end: 0 }

export type Content = string | readonly (string | Inline)[]
/** A block that gets its id when it is put into a document. */
export type Unnamed = (id: string) => Block

export const text = (
  words: string,
  marks: readonly Mark[] = [],
  more: Partial<TextInline> = {},
): TextInline => ({
  kind: 'text',
  text: words,
  marks,
  source: SOURCE,
  ...more,
})

export const call = (note: string): Inline => ({ kind: 'note-ref', note, implied: false, source: SOURCE })
export const anchor = (id: string): Inline => ({ kind: 'anchor', id, source: SOURCE })
export const sourcePage = (label: string): Inline => ({ kind: 'source-page', label, source: SOURCE })
export const gap = (reason: string | null = null, extent: string | null = null): Inline => ({
  kind: 'gap',
  reason,
  extent,
  source: SOURCE,
})

const contentOf = (content: Content): readonly Inline[] =>
  typeof content === 'string'
    ? [text(content)]
    : content.map(each => (typeof each === 'string' ? text(each) : each))

export const paragraph =
  (content: Content, more: Partial<Paragraph> = {}): Unnamed =>
  id => ({
    kind: 'paragraph',
    id,
    role: 'paragraph',
    label: null,
    content: contentOf(content),
    source: SOURCE,
    ...more,
  })

/** A paragraph that opens with a label, which is part of its text. */
export const labelled = (label: string, words: string): Unnamed =>
  paragraph(`${label} ${words}`, { label: { text: label, supplied: false, value: null } })

export const verse = (content: Content): Unnamed => paragraph(content, { role: 'verse' })

export const heading =
  (content: Content, level: 1 | 2 | 3 | 4 | 5 | 6 = 2): Unnamed =>
  id => ({ kind: 'heading', id, level, content: contentOf(content), source: SOURCE })

export const line =
  (content: Content, role: DisplayLine['role']): Unnamed =>
  id => ({ kind: 'line', id, role, content: contentOf(content), source: SOURCE })

export const rule = (): Unnamed => id => ({ kind: 'rule', id, content: [], source: SOURCE })

export const figure =
  (image: string | null, caption: Content, description: string | null = null): Unnamed =>
  id => ({ kind: 'figure', id, image, description, content: contentOf(caption), source: SOURCE })

/** The block in one more container, the outermost. */
export const within =
  (container: Container, block: Unnamed): Unnamed =>
  id => {
    const made = block(id)
    return { ...made, within: [container, ...(made.within ?? [])] }
  }

export const inAll = (container: Container, blocks: readonly Unnamed[]): readonly Unnamed[] =>
  blocks.map(block => within(container, block))

type Ordering = Extract<Container, { kind: 'list' }>['ordering']

/** A list of items, each of one or more blocks. */
export const list = (
  id: string,
  ordering: Ordering,
  items: readonly (readonly Unnamed[])[],
): readonly Unnamed[] =>
  inAll(
    { id, kind: 'list', ordering },
    items.flatMap((blocks, index) => inAll({ id: `${id}.${index + 1}`, kind: 'item' }, blocks)),
  )

export interface CellSketch {
  readonly content: Content
  readonly columns?: number
  readonly rows?: number
  readonly header?: boolean
  readonly align?: 'left' | 'centre' | 'right'
}

/** Rows of cells; the first `headers` of them are headers. */
export const table = (
  id: string,
  rows: readonly (readonly (Content | CellSketch)[])[],
  headers = 1,
): readonly Unnamed[] =>
  inAll(
    { id, kind: 'table' },
    rows.flatMap((cells, row) =>
      cells.map((cell, column) => {
        const sketch: CellSketch =
          typeof cell === 'object' && 'content' in cell ? cell : { content: cell as Content }
        const { columns = 1, rows: down = 1, align = null } = sketch
        const header = sketch.header ?? row < headers
        return within(
          { id: `${id}.r${row}`, kind: 'row', header: row < headers },
          within(
            { id: `${id}.r${row}c${column}`, kind: 'cell', header, columns, rows: down, align },
            paragraph(sketch.content),
          ),
        )
      }),
    ),
  )

export const note = (id: string, series: string, ...paragraphs: readonly (Content | Unnamed)[]): Note => ({
  id,
  series,
  label: id,
  paragraphs: paragraphs.map((each, index) => {
    const made = (typeof each === 'function' ? each : paragraph(each))(`${id}.${index + 1}`)
    if (made.kind !== 'paragraph') throw new Error('notes are made of paragraphs')
    return made
  }),
  source: SOURCE,
})

export interface DocumentParts {
  readonly blocks: readonly (Unnamed | string)[]
  readonly notes?: readonly Note[]
  readonly language?: string
  readonly title?: string
  readonly number?: string
}

function documentOf(parts: DocumentParts, index: number): EditionDocument {
  const id = `d${index + 1}`
  return {
    id,
    source: 'built',
    language: parts.language ?? 'en',
    metadata: {
      title: parts.title ?? null,
      number: parts.number ?? null,
      date: null,
      place: null,
      sender: null,
      addressee: null,
      archiveReference: null,
    },
    blocks: parts.blocks.map((block, at) =>
      (typeof block === 'string' ? paragraph(block) : block)(`${id}.b${at + 1}`),
    ),
    notes: parts.notes ?? [],
    persons: [],
    shortTitles: [],
  }
}

export const editionOf = (...documents: readonly DocumentParts[]): Edition => ({
  title: null,
  language: documents[0]?.language ?? 'en',
  documents: documents.map(documentOf),
})
