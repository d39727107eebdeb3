/** Edition in, all its texts in reading order out: a note is read where it is called. */
import { once } from '../base/once.ts'
import type { Span } from '../base/span.ts'
import type { Block, Edition, EditionDocument, Inline, Note } from '../edition/model.ts'
import { noteCalls, plainText, sourceFinder } from '../edition/visit.ts'
import type { TextPlace } from './registers.ts'

export interface ReadingText {
  readonly document: EditionDocument
  readonly block: Block
  readonly content: readonly Inline[]
  readonly text: string
  /** Where a stretch of it stands in the source. */
  readonly sourceOf: () => ReturnType<typeof sourceFinder>
  /** Length of the label that opens the paragraph. */
  readonly labelLength: number
  readonly note: Note | null
  /** Where the note is called: the text and the offset in it; null in the body and for a note without call. */
  readonly calledAt: { readonly text: ReadingText; readonly offset: number } | null
  readonly calls: readonly { readonly note: string; readonly offset: number; readonly implied: boolean }[]
  /** Body texts and the notes they call have the same order; texts of notes are told apart by `noteOrder`. */
  readonly order: number
  readonly noteOrder: number
}

export const placeIn = (text: ReadingText, start: number, end: number): TextPlace => ({
  paragraph: text.block.id,
  start,
  end,
})

export const spanIn = (text: ReadingText, start: number, end: number): Span | null =>
  text.sourceOf()(start, end) ?? text.block.source

/** Every text of the edition, each body text followed by the notes it calls, and those by the notes they call. */
export function readingTexts(edition: Edition): readonly ReadingText[] {
  const texts: ReadingText[] = []
  let order = 0
  for (const document of edition.documents) {
    const unread = new Map(document.notes.map(note => [note.id, note]))
    const readWithNotes = (blocks: readonly Block[], of: Note | null): void => {
      const pending: ReadingText[] = blocks.map((block, at) =>
        readingText(document, block, of, null, order, at),
      )
      for (let at = 0; at < pending.length; at++) {
        const text = pending[at]!
        texts.push(text)
        for (const call of text.calls) {
          const note = unread.get(call.note)
          if (note === undefined) continue
          unread.delete(call.note)
          for (const block of note.paragraphs)
            pending.push(
              readingText(document, block, note, { text, offset: call.offset }, order, pending.length),
            )
        }
      }
      order++
    }
    for (const block of document.blocks) readWithNotes([block], null)
    for (const note of document.notes) if (unread.delete(note.id)) readWithNotes(note.paragraphs, note)
  }
  return texts
}

const readingText = (
  document: EditionDocument,
  block: Block,
  note: Note | null,
  calledAt: ReadingText['calledAt'],
  order: number,
  noteOrder: number,
): ReadingText => ({
  document,
  block,
  content: block.content,
  text: plainText(block.content),
  sourceOf: once(() => sourceFinder(block.content)),
  labelLength: block.kind === 'paragraph' ? (block.label?.text.length ?? 0) : 0,
  note,
  calledAt,
  calls: noteCalls(block.content),
  order,
  noteOrder,
})

interface Point {
  readonly text: ReadingText
  readonly start: number
}

/** Reading order of two places; a note stands before what follows its call. */
export function compareInReadingOrder(a: Point, b: Point): number {
  const [first, second] = [keyOf(a), keyOf(b)]
  for (let at = 0; at < first.length; at++) {
    const difference = first[at]! - second[at]!
    if (difference !== 0) return difference
  }
  return 0
}

const keyOf = ({ text, start }: Point): readonly number[] =>
  text.calledAt === null
    ? [text.order, start, 1, 0, 0]
    : [text.order, text.calledAt.offset, 0, text.noteOrder, start]
