/**
 * The document model: what the editor wrote, whatever format it came in.
 * Plain readonly data; inline content is flat, emphasis is a mark on text, never a nesting.
 */
import type { Span } from '../base/span.ts'

/** Names one paragraph-like text of the edition, notes included: `d1.b3`, `d1.n5.1`. Unique in a volume. */
export type ParagraphId = string
/** Names a note: `d1.n5` (document, running number of the note in the document). Unique in a volume. */
export type NoteId = string

/** A volume of documents; a single telegram is a volume of one. */
export interface Edition {
  readonly title: string | null
  /** BCP 47. */
  readonly language: string
  readonly documents: readonly EditionDocument[]
}

export interface EditionDocument {
  /** `d1`, `d2`, … in the order of the volume. */
  readonly id: string
  /** Name of the source file. */
  readonly source: string
  readonly language: string
  readonly metadata: DocumentMetadata
  readonly blocks: readonly Block[]
  readonly notes: readonly Note[]
  /** Given beside the source, in `NAME.yaml`; empty when there is none. */
  readonly persons: readonly PersonEntry[]
  readonly shortTitles: readonly ShortTitle[]
}

/** What the text cannot say, or says only by its look. A field is null when neither text nor side file gives it. */
export interface DocumentMetadata {
  /** The editor's heading over the document, supplied by the side file. */
  readonly title: string | null
  readonly number: string | null
  readonly date: string | null
  readonly place: string | null
  readonly sender: string | null
  readonly addressee: string | null
  readonly archiveReference: string | null
}

/** A person of the persons file: the heading of the index and the forms of name that mean this person. */
export interface PersonEntry {
  /** `Hoare, Samuel` */
  readonly name: string
  /** Forms met in the text: `our Ambassador`, `Sir Samuel Hoare`. */
  readonly forms: readonly string[]
  /** `1880–1959`, or null. */
  readonly dates: string | null
  readonly source: Span
}

/** A short title of the notes and what it stands for. */
export interface ShortTitle {
  readonly short: string
  readonly full: string
  readonly kind: 'printed' | 'archival'
  readonly source: Span
}

export type Block = Heading | DisplayLine | Paragraph

export interface Heading {
  readonly kind: 'heading'
  readonly id: ParagraphId
  readonly level: 1 | 2 | 3
  readonly content: readonly Inline[]
  readonly source: Span
}

/** A line that stands by itself, before, between or after the paragraphs. */
export interface DisplayLine {
  readonly kind: 'line'
  readonly id: ParagraphId
  readonly role: 'classification' | 'reference' | 'dateline' | 'salutation' | 'signature' | 'plain'
  readonly content: readonly Inline[]
  readonly source: Span
}

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly id: ParagraphId
  /** `item`: (1), (2) inside a paragraph that goes on after them; `continuation`: what goes on. */
  readonly role: 'paragraph' | 'item' | 'continuation'
  /** Number or item mark that opens the paragraph; its text is the beginning of `content` too, this only marks it out. */
  readonly label: Label | null
  readonly content: readonly Inline[]
  readonly source: Span
}

export interface Label {
  /** As written: `2.`, `[1].`, `(1)`. */
  readonly text: string
  /** True when the editor supplied it: `[1].` */
  readonly supplied: boolean
  readonly value: number | null
}

export type Mark = 'italic' | 'bold' | 'small-caps' | 'superscript' | 'editorial'

/** Inline content is flat; the plain text of a paragraph is the concatenation of its `text` inlines. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly marks: readonly Mark[]; readonly source: Span }
  /** A note call. `implied` when the source has the note but no call: the note is set here, without a mark in the text. */
  | { readonly kind: 'note-ref'; readonly note: NoteId; readonly implied: boolean; readonly source: Span }
  /** A call whose note is missing: its number stays visible as a mark. */
  | { readonly kind: 'dangling-ref'; readonly label: string; readonly source: Span }

export interface Note {
  readonly id: NoteId
  /** Named series of the style: `notes`, later `textual`, … */
  readonly series: string
  /** The number as the source has it. */
  readonly label: string
  /** At least one. */
  readonly paragraphs: readonly Paragraph[]
  readonly source: Span
}
