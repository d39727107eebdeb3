/**
 * Short notation in, an `Edition` out: `para('one ‹1›two')` is a paragraph that calls note 1 after “one ”;
 * `_words_` are italic. Notes are given by their labels.
 */
import type {
  Block,
  DisplayLine,
  DocumentMetadata,
  Edition,
  EditionDocument,
  Inline,
  Label,
  Note,
  PersonEntry,
  ShortTitle,
} from '../../src/edition/model.ts'

const SOURCE = { file: 'built', start: 0, end: 0 }

type Sketch = (document: string, at: number) => Block

/** Text with calls `‹1›`; `_…_` is italic. */
export function inlines(document: string, sketch: string): readonly Inline[] {
  const content: Inline[] = []
  for (const match of sketch.matchAll(/‹(\d+)›|_([^_]+)_|[^‹_]+/gu)) {
    const [whole, call, italic] = match
    if (call !== undefined)
      content.push({ kind: 'note-ref', note: `${document}.n${call}`, implied: false, source: SOURCE })
    else
      content.push({
        kind: 'text',
        text: italic ?? whole,
        marks: italic === undefined ? [] : ['italic'],
        source: SOURCE,
      })
  }
  return content
}

export const para =
  (sketch: string, label: string | null = null): Sketch =>
  (document, at) => ({
    kind: 'paragraph',
    id: `${document}.b${at + 1}`,
    role: 'paragraph',
    label: label === null ? null : labelOf(label),
    content: inlines(document, label === null ? sketch : `${label} ${sketch}`),
    source: SOURCE,
  })

const labelOf = (text: string): Label => ({
  text,
  supplied: text.startsWith('['),
  value: Number(/\d+/.exec(text)?.[0] ?? Number.NaN) || null,
})

export const line =
  (sketch: string, role: DisplayLine['role'] = 'plain'): Sketch =>
  (document, at) => ({
    kind: 'line',
    id: `${document}.b${at + 1}`,
    role,
    content: inlines(document, sketch),
    source: SOURCE,
  })

export const heading =
  (sketch: string, level: 1 | 2 | 3 = 1): Sketch =>
  (document, at) => ({
    kind: 'heading',
    id: `${document}.b${at + 1}`,
    level,
    content: inlines(document, sketch),
    source: SOURCE,
  })

export interface DocumentSketch {
  readonly blocks: readonly (Sketch | string)[]
  readonly notes?: Readonly<Record<number, string | readonly string[]>>
  readonly language?: string
  readonly metadata?: Partial<DocumentMetadata>
  readonly persons?: readonly Omit<PersonEntry, 'source'>[]
  readonly shortTitles?: readonly Omit<ShortTitle, 'source'>[]
}

const NO_METADATA: DocumentMetadata = {
  title: null,
  number: null,
  date: null,
  place: null,
  sender: null,
  addressee: null,
  archiveReference: null,
}

function documentOf(sketch: DocumentSketch, index: number): EditionDocument {
  const id = `d${index + 1}`
  const blocks = sketch.blocks.map((block, at) => (typeof block === 'string' ? para(block) : block)(id, at))
  const notes = Object.entries(sketch.notes ?? {}).map(([label, text]) =>
    noteOf(id, label, typeof text === 'string' ? [text] : text),
  )
  return {
    id,
    source: 'built',
    language: sketch.language ?? 'en',
    metadata: { ...NO_METADATA, ...sketch.metadata },
    blocks,
    notes,
    persons: (sketch.persons ?? []).map(person => ({ ...person, source: SOURCE })),
    shortTitles: (sketch.shortTitles ?? []).map(title => ({ ...title, source: SOURCE })),
  }
}

const noteOf = (document: string, label: string, texts: readonly string[]): Note => ({
  id: `${document}.n${label}`,
  series: 'notes',
  label,
  paragraphs: texts.map((text, at) => ({
    kind: 'paragraph',
    id: `${document}.n${label}.${at + 1}`,
    role: 'paragraph',
    label: null,
    content: inlines(document, text),
    source: SOURCE,
  })),
  source: SOURCE,
})

export const edition = (...documents: readonly DocumentSketch[]): Edition => ({
  title: null,
  language: documents[0]?.language ?? 'en',
  documents: documents.map(documentOf),
})
