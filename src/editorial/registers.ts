/** What can be known before any page: persons, sources and headings, each with the places in the text where they occur. */
import type { NoteId, ParagraphId } from '../edition/model.ts'

/** A stretch of the plain text of one paragraph. */
export interface TextPlace {
  readonly paragraph: ParagraphId
  /** UTF-16 offset in the paragraph's plain text. */
  readonly start: number
  readonly end: number
}

export interface Registers {
  readonly persons: readonly IndexedPerson[]
  readonly bibliography: Bibliography
  readonly contents: readonly ContentsEntry[]
}

/** One heading of the index of persons, sorted. */
export interface IndexedPerson {
  /** The heading as printed: `Alexander, Harold`, `Stalin`, `Wellington, Duke of`. */
  readonly name: string
  /** As the index prints them, with an en dash: `1891–1969`; null when not given. */
  readonly dates: string | null
  /** The editor's gloss in the note that identifies the person, as written; null when there is none. */
  readonly gloss: string | null
  /** The note that identifies the person. */
  readonly identifiedIn: NoteId | null
  /** Every mention in text and notes, in reading order (a note is read at its call). */
  readonly places: readonly TextPlace[]
  /** Other forms that deserve a `see` reference; usually empty. */
  readonly seeFrom: readonly string[]
}

export interface Bibliography {
  readonly archival: readonly ArchivalSource[]
  readonly printed: readonly PrintedSource[]
}

/** Archive → fond → series → file → leaves, each level once; a tree so that print need not repeat a level. */
export interface ArchivalSource {
  /** `RGASPI`, `F. 558`, `Op. 11`, `D. 281`, `L. 11–26` – one level's designation as printed (ranges with an en dash). */
  readonly designation: string
  readonly children: readonly ArchivalSource[]
  /** Notes (or body paragraphs) that cite exactly this level. */
  readonly places: readonly TextPlace[]
}

export interface PrintedSource {
  /** Sorting form: author's surname, or the title. */
  readonly sortKey: string
  readonly author: string | null
  /** The entry as printed, in runs; titles italic. */
  readonly entry: readonly { readonly text: string; readonly italic: boolean }[]
  /** True for a short title that is never given in full anywhere. */
  readonly unresolved: boolean
  readonly places: readonly TextPlace[]
}

export interface ContentsEntry {
  readonly level: 1 | 2 | 3
  /** Levels of the headings of parts that stand over its document; 0 when absent. */
  readonly under?: number
  readonly title: string
  /** Of a document, where its title says none: what tells ten letters of one writer apart. */
  readonly date?: string
  readonly at: TextPlace
}
