/** What a Word part holds once it is walked through: paragraphs with their inlines, and the readable text they point into. */
import type { SourceFile, Span } from '../base/span.ts'
import type { Container, Mark, NameReference } from '../edition/model.ts'
import type { ListLabel } from './word-numbering.ts'
import type { ParagraphProperties } from './word-properties.ts'
import type { WordStyle } from './word-styles.ts'

export type NoteSeries = 'footnote' | 'endnote' | 'comment'

export type WordInline =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly marks: readonly Mark[]
      readonly language: string | null
      readonly link: string | null
      /** The kind of name that its character style makes of it. */
      readonly name: NameReference['kind'] | null
      readonly source: Span
    }
  /** The end of a line, not of the paragraph. */
  | { readonly kind: 'break'; readonly source: Span }
  | {
      readonly kind: 'call'
      readonly series: NoteSeries
      /** As the part of the notes has it. */
      readonly id: string
      readonly label: string
      readonly customMark: boolean
      readonly source: Span
    }
  | { readonly kind: 'anchor'; readonly id: string; readonly source: Span }
  | {
      readonly kind: 'picture'
      readonly image: string | null
      readonly description: string | null
      readonly source: Span
    }
  /** An entry of Word's index, marked here. */
  | { readonly kind: 'index-entry'; readonly entry: string; readonly source: Span }
  | { readonly kind: 'rule'; readonly source: Span }

export interface WordParagraph {
  readonly style: WordStyle | null
  /** Its own over its style's. */
  readonly properties: ParagraphProperties
  readonly label: ListLabel | null
  readonly content: readonly WordInline[]
  /** Tables, rows and cells around it. */
  readonly within: readonly Container[]
  readonly source: Span
}

/** The readable text of a part, as it grows: one line a paragraph, so that a line's number is a paragraph's. */
export interface ReadableText {
  readonly name: string
  length: number
  readonly pieces: string[]
}

export const newText = (name: string): ReadableText => ({ name, length: 0, pieces: [] })

export function append(text: ReadableText, piece: string): Span {
  const start = text.length
  text.pieces.push(piece)
  text.length += piece.length
  return { file: text.name, start, end: text.length }
}

/** The place where the next piece will stand. */
export const here = (text: ReadableText): Span => ({ file: text.name, start: text.length, end: text.length })

export const sourceFileOf = (text: ReadableText): SourceFile => ({
  name: text.name,
  text: text.pieces.join(''),
})
