/** Text and points, one after the other, under the block that is open → blocks of one text: a document's body or a note. */
import { addAll } from '../base/arrays.ts'
import type { Span } from '../base/span.ts'
import type { Block, Container, DisplayLine, Inline, Label, Paragraph } from '../edition/model.ts'
import { normaliseWhite, type RawInline } from './tei-white.ts'

/** What a block will be, before it has content. */
export interface Prototype {
  readonly kind: 'paragraph' | 'heading' | 'line' | 'figure' | 'rule'
  readonly paragraph?: Paragraph['role']
  readonly line?: DisplayLine['role']
  readonly level?: 1 | 2 | 3 | 4 | 5 | 6
  readonly align?: Paragraph['align']
  readonly anchor?: string
  /** Does `lb` begin a line, or is it white? */
  readonly breaksLines: boolean
  readonly language: string
  readonly image?: string | null
  /** Filled in while the block is open. */
  readonly description?: { text: string | null }
  /** A block that is there without content: the cell of a table. */
  readonly mayBeEmpty?: boolean
}

interface Draft {
  readonly prototype: Prototype
  readonly within: readonly Container[]
  readonly inlines: RawInline[]
  /** Of an item, or of a paragraph that begins with its number. */
  label: PendingLabel | Label | null
  start: number
  end: number
}

/** The label of an item that stands before the item. */
export interface PendingLabel {
  readonly inlines: readonly RawInline[]
  readonly supplied: boolean
}

/** One text under construction. */
export interface Stream {
  readonly file: string
  readonly language: string
  /** Ends of lines of the markup say nothing. */
  readonly laidOut: boolean
  readonly done: Draft[]
  frame: { prototype: Prototype; within: readonly Container[]; used: boolean } | null
  open: Draft | null
  /** Points that stand between two blocks, until the next begins. */
  carried: RawInline[]
  label: PendingLabel | null
  /** White that the source preserves is text even at the beginning. */
  keepsWhite: boolean
}

export const newStream = (file: string, language: string, laidOut: boolean): Stream => ({
  file,
  language,
  laidOut,
  done: [],
  frame: null,
  open: null,
  carried: [],
  label: null,
  keepsWhite: false,
})

/** Puts an inline into the open block, which is opened if need be; white alone opens none. */
export function put(stream: Stream, inline: RawInline, within: readonly Container[], language: string): void {
  const isPoint =
    inline.kind === 'anchor' ||
    inline.kind === 'source-page' ||
    inline.kind === 'break' ||
    (inline.kind === 'note-ref' && stream.frame === null)
  const isWhite =
    inline.kind === 'text' &&
    (inline.preserved !== true || (stream.frame === null && !stream.keepsWhite)) &&
    !/[^ \t\r\n]/.test(inline.text)
  const last = stream.done.at(-1)
  if (inline.kind === 'note-ref' && stream.open === null && stream.frame === null && last !== undefined) {
    last.inlines.push({ ...inline, implied: true })
    return
  }
  if (stream.open === null && (isPoint || isWhite)) {
    if (stream.frame === null && inline.kind === 'break') return
    if (inline.kind === 'note-ref') stream.carried.push({ ...inline, implied: true })
    else if (!isWhite || stream.frame !== null) stream.carried.push(inline)
    return
  }
  const draft = stream.open ?? openDraft(stream, inline.source, within, language)
  draft.inlines.push(inline)
  draft.end = Math.max(draft.end, inline.source.end)
}

function openDraft(stream: Stream, source: Span, within: readonly Container[], language: string): Draft {
  const frame = stream.frame ?? {
    prototype: { kind: 'paragraph', paragraph: 'paragraph', breaksLines: false, language } as const,
    within,
    used: false,
  }
  const goesOn =
    frame.used && frame.prototype.kind === 'paragraph' && frame.prototype.paragraph === 'paragraph'
  const { label } = stream
  const labelled = label !== null && frame.prototype.kind === 'paragraph'
  const draft: Draft = {
    prototype: goesOn ? withoutAnchor(frame.prototype) : frame.prototype,
    within: frame.within,
    inlines: [...(labelled ? label.inlines : []), ...stream.carried],
    label: labelled ? label : null,
    start: source.start,
    end: source.end,
  }
  if (labelled) stream.label = null
  frame.used = true
  stream.carried = []
  stream.open = draft
  return draft
}

/** What goes on is no paragraph of its own, nor what its beginning is called. */
function withoutAnchor({ anchor: _, ...prototype }: Prototype): Prototype {
  return { ...prototype, paragraph: 'continuation' }
}

/** Ends what is open; it may go on later. */
function closeBlock(stream: Stream): void {
  if (stream.open !== null) stream.done.push(stream.open)
  stream.open = null
}

/** Sets a block of its own while `read` reads its content; a block that was open goes on after it. */
export function inBlock(
  stream: Stream,
  prototype: Prototype,
  within: readonly Container[],
  source: Span,
  read: () => void,
): void {
  closeBlock(stream)
  dropWhite(stream)
  const outer = stream.frame
  const frame = { prototype, within, used: false }
  stream.frame = frame
  const standsAlone = prototype.kind === 'figure' || prototype.kind === 'rule'
  if (standsAlone) openDraft(stream, source, within, prototype.language)
  read()
  if (!frame.used && prototype.mayBeEmpty === true) openDraft(stream, source, within, prototype.language)
  closeBlock(stream)
  dropWhite(stream)
  stream.frame = outer
  if (outer !== null && frame.used) outer.used = true
}

/** White that waited for a block of one frame belongs to no other. */
function dropWhite(stream: Stream): void {
  if (stream.carried.length > 0)
    stream.carried = stream.carried.filter(inline => inline.kind !== 'text' && inline.kind !== 'break')
}

/** Ends a stretch of blocks that are not those of the frame around it. */
export function apart(stream: Stream, read: () => void): void {
  closeBlock(stream)
  const outer = stream.frame
  stream.frame = null
  const before = stream.done.length
  read()
  closeBlock(stream)
  stream.frame = outer
  if (outer !== null && stream.done.length > before) outer.used = true
}

/** The blocks of a finished text, without their ids; content in the white that TEI means. */
export type NamelessBlock = Block extends infer B ? (B extends Block ? Omit<B, 'id'> : never) : never

export function finishStream(stream: Stream): readonly NamelessBlock[] {
  closeBlock(stream)
  if (stream.label !== null) {
    const first = stream.label.inlines[0]
    if (first !== undefined) openDraft(stream, first.source, [], stream.language)
    closeBlock(stream)
  }
  const { blocks, waiting } = settlePoints(stream)
  return waiting.length === 0 ? blocks : withLast(stream, blocks, waiting)
}

const hasContent = (content: readonly Inline[]): boolean =>
  content.some(
    inline =>
      (inline.kind === 'text' && /\S/.test(inline.text)) ||
      inline.kind === 'gap' ||
      inline.kind === 'dangling-ref',
  )

/** Blocks without anything to print give their points to a neighbour: calls to the one before, all else to the next. */
function settlePoints(stream: Stream): { blocks: NamelessBlock[]; waiting: Inline[] } {
  const blocks: NamelessBlock[] = []
  let waiting: Inline[] = []
  for (const draft of stream.done) {
    const content = normaliseWhite(draft.inlines, stream.laidOut)
    const stands =
      draft.prototype.kind === 'figure' ||
      draft.prototype.kind === 'rule' ||
      draft.prototype.mayBeEmpty === true
    if (!stands && !hasContent(content)) {
      const calls = content.filter(inline => inline.kind === 'note-ref')
      const last = blocks.at(-1)
      if (last !== undefined && calls.length > 0) blocks[blocks.length - 1] = calling(last, calls)
      addAll(
        waiting,
        content.filter(inline => inline.kind !== 'note-ref' || last === undefined),
      )
      continue
    }
    blocks.push(blockOf(stream, draft, [...waiting, ...content]))
    waiting = []
  }
  addAll(
    waiting,
    stream.carried.filter(inline => inline.kind !== 'text' && inline.kind !== 'break'),
  )
  return { blocks, waiting }
}

/** A block with calls after its text that the source has nowhere in a text. */
const calling = (block: NamelessBlock, calls: readonly Inline[]): NamelessBlock => ({
  ...block,
  content: [
    ...block.content,
    ...calls.map(call => (call.kind === 'note-ref' ? { ...call, implied: true } : call)),
  ],
})

function withLast(
  stream: Stream,
  blocks: NamelessBlock[],
  waiting: readonly Inline[],
): readonly NamelessBlock[] {
  const last = blocks.at(-1)
  if (last !== undefined) return [...blocks.slice(0, -1), calling(last, waiting)]
  const source = waiting[0]!.source
  const bare = { kind: 'paragraph', role: 'paragraph', label: null, source, content: [] } as const
  return [calling({ ...bare, ...languageOf(stream, stream.language) }, waiting)]
}

const languageOf = (stream: Stream, language: string): { readonly language?: string } =>
  language === stream.language ? {} : { language }

function blockOf(stream: Stream, draft: Draft, content: readonly Inline[]): NamelessBlock {
  const { prototype, within } = draft
  const base = {
    content: content.map(inline => withoutOwn(inline, prototype.language)),
    source: { file: stream.file, start: draft.start, end: draft.end },
    ...(within.length === 0 ? {} : { within }),
    ...languageOf(stream, prototype.language),
    ...(prototype.align === undefined ? {} : { align: prototype.align }),
    ...(prototype.anchor === undefined ? {} : { anchor: prototype.anchor }),
  }
  if (prototype.kind === 'heading') return { kind: 'heading', level: prototype.level ?? 1, ...base }
  if (prototype.kind === 'line') return { kind: 'line', role: prototype.line ?? 'plain', ...base }
  if (prototype.kind === 'rule') return { kind: 'rule', ...base }
  if (prototype.kind === 'figure')
    return {
      kind: 'figure',
      image: prototype.image ?? null,
      description: prototype.description?.text ?? null,
      ...base,
    }
  return { kind: 'paragraph', role: prototype.paragraph ?? 'paragraph', label: labelOf(draft), ...base }
}

/** The language of an inline is told only where it is not its block's. */
function withoutOwn(inline: Inline, language: string): Inline {
  if (inline.kind !== 'text' || inline.language !== language) return inline
  const { language: _, ...rest } = inline
  return rest
}

function labelOf(draft: Draft): Label | null {
  if (draft.label === null || 'text' in draft.label) return draft.label
  const text = normaliseWhite(draft.label.inlines, false)
    .map(inline => (inline.kind === 'text' ? inline.text : ''))
    .join('')
  if (text === '') return null
  const digits = /\d+/.exec(text)?.[0]
  return { text, supplied: draft.label.supplied, value: digits === undefined ? null : Number(digits) }
}
