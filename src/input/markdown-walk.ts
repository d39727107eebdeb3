/** What is open while the blocks of a Markdown file are read, and what has been read of it. */
import type { Block, Container, Paragraph } from '../edition/model.ts'
import type { Frame } from './markdown-divs.ts'
import type { InlineReading, RawInline } from './markdown-inlines.ts'
import type { Token } from './markdown-parser.ts'
import type { MarkdownSource, Piece } from './markdown-places.ts'
import type { Body, Call } from './seed-marks.ts'

export type WithoutId<B> = B extends Block
  ? Omit<B, 'id' | 'content'> & { readonly content: readonly RawInline[] }
  : never

export type RawBlock = WithoutId<Block>

export type RawParagraph = WithoutId<Paragraph>

export interface RawNote {
  readonly body: Body
  readonly values: ReadonlyMap<string, string>
  readonly blocks: readonly RawBlock[]
}

export type Part =
  | { readonly kind: 'block'; readonly block: RawBlock }
  | { readonly kind: 'note'; readonly note: RawNote }
  /** Lines of the file, its fences included; the line after the last. */
  | { readonly kind: 'metadata'; readonly firstLine: number; readonly endLine: number }

export type Report = InlineReading['report']

/** What is being read; blocks of a note go into its own list. */
export interface Walk {
  readonly source: MarkdownSource
  readonly report: Report
  readonly parts: Part[]
  readonly frames: Frame[]
  /** Notes that are open, and where their blocks begin to be collected. */
  readonly notes: { readonly token: Token; readonly blocks: RawBlock[]; readonly calls: Call[] }[]
  containers: number
  mentions: number
  inlineNotes: number
  table: {
    readonly aligns: (string | null)[]
    header: boolean
    cell: number
    cells: readonly (readonly Piece[])[]
  } | null
}

export const frame = (walk: Walk): Frame => walk.frames[walk.frames.length - 1]!

/** A new container, by itself or several inside one another. */
export function enter(walk: Walk, container: Unnamed): void {
  const named = { ...container, id: `c${++walk.containers}` } as Container
  const outer = frame(walk)
  walk.frames.push({
    ...outer,
    within: [...outer.within, named],
    lines: null,
    verse: null,
    role: 'paragraph',
  })
}

type Unnamed = Container extends infer C ? (C extends Container ? Omit<C, 'id'> : never) : never

export function addBlock(walk: Walk, block: RawBlock): void {
  const note = walk.notes[walk.notes.length - 1]
  if (note === undefined) walk.parts.push({ kind: 'block', block })
  else note.blocks.push(block)
}

export const spanOf = (walk: Walk, line: { readonly start: number; readonly end: number }) => ({
  file: walk.source.file,
  start: line.start,
  end: Math.max(line.start, line.end),
})
