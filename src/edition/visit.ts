/** Walking an edition: the plain text of a paragraph, and all paragraphs in reading order. */
import type { Span } from '../base/span.ts'
import type { Block, Edition, EditionDocument, Inline, Note, NoteId, ParagraphId } from './model.ts'

/** The concatenated text of the inlines; note calls contribute nothing. */
export function plainText(content: readonly Inline[]): string {
  let text = ''
  for (const inline of content) if (inline.kind === 'text') text += inline.text
  return text
}

/** The note calls of some content with their offsets in its plain text. */
export function noteCalls(
  content: readonly Inline[],
): readonly { note: NoteId; offset: number; implied: boolean }[] {
  const calls = []
  let offset = 0
  for (const inline of content) {
    if (inline.kind === 'text') offset += inline.text.length
    else if (inline.kind === 'note-ref') calls.push({ note: inline.note, offset, implied: inline.implied })
  }
  return calls
}

/** Where a stretch of a paragraph's plain text stands in the source; null when it is empty content. */
export const sourceOf = (content: readonly Inline[], start: number, end: number): Span | null =>
  sourceFinder(content)(start, end)

/** `sourceOf` for many stretches of one paragraph, each found by bisection. */
export function sourceFinder(content: readonly Inline[]): (start: number, end: number) => Span | null {
  const texts = content.filter(inline => inline.kind === 'text')
  const ends: number[] = []
  for (const { text } of texts) ends.push((ends.at(-1) ?? 0) + text.length)
  return (start, end) => {
    const found: Span[] = []
    for (let at = firstAbove(ends, start); at < texts.length; at++) {
      const { text, source } = texts[at]!
      const offset = ends[at]! - text.length
      if (offset >= end) break
      // Text that was made from something longer or shorter, an entity or a run of white, has only the span of the whole.
      const literal = source.end - source.start === text.length
      const from = literal ? source.start + Math.max(0, start - offset) : source.start
      const to = literal ? Math.min(source.end, source.start + (end - offset)) : source.end
      found.push({ file: source.file, start: from, end: to })
    }
    const last = found.at(-1)
    return last === undefined ? null : { ...last, start: found[0]!.start }
  }
}

/** The index of the first of some ascending numbers that is above a bound; their number where none is. */
function firstAbove(ascending: readonly number[], bound: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! > bound) high = middle
    else low = middle + 1
  }
  return low
}

/** A paragraph-like text of the edition with its surroundings. */
export interface TextPart {
  readonly id: ParagraphId
  readonly block: Block
  readonly document: EditionDocument
  /** The note it belongs to, or null in the body. */
  readonly note: Note | null
}

/** Every text of a document, body first, then the notes in the order of their numbers in the model. */
export function* textParts(document: EditionDocument): Generator<TextPart> {
  for (const block of document.blocks) yield { id: block.id, block, document, note: null }
  for (const note of document.notes)
    for (const block of note.paragraphs) yield { id: block.id, block, document, note }
}

/** Every text of the volume. */
export function* allTextParts(edition: Edition): Generator<TextPart> {
  for (const document of edition.documents) yield* textParts(document)
}
