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
  /** What running heads print instead of a long title. */
  readonly shortTitle?: string | null
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
  /** Given beside the source in `NAME.yaml`, or in it as a list of persons; empty when there is none. */
  readonly persons: readonly PersonEntry[]
  readonly shortTitles: readonly ShortTitle[]
  /** Witnesses of the text, in the order of their list. */
  readonly witnesses?: readonly Witness[]
  /** Places where witnesses differ, in the order of the text. Each is printed as the note that names it. */
  readonly variants?: readonly Variant[]
  /** Places, bodies and works that the text names, as the source lists them. */
  readonly entities?: readonly Entity[]
  /** Entries of a bibliography that the source itself has. */
  readonly listedWorks?: readonly ListedWork[]
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
  readonly classification?: string | null
  /** What running heads and contents print instead of a long title. */
  readonly shortTitle?: string | null
  /** Draft, copy, received text, … */
  readonly status?: string | null
}

/** A person of the persons file: the heading of the index and the forms of name that mean this person. */
export interface PersonEntry {
  /** What `NameReference.key` names it by; absent when nothing refers to it. */
  readonly key?: string
  /** `Hoare, Samuel` */
  readonly name: string
  /** Forms met in the text: `our Ambassador`, `Sir Samuel Hoare`. */
  readonly forms: readonly string[]
  /** `1880–1959`, or null. */
  readonly dates: string | null
  /** Who the person was: `British ambassador in Madrid`. */
  readonly gloss?: string
  readonly source: Span
}

/** Something other than a person that the source lists, and names in the text refer to. */
export interface Entity {
  readonly key: string
  readonly kind: Exclude<NameReference['kind'], 'person'>
  readonly name: string
  readonly source: Span
}

/** A short title of the notes and what it stands for. */
export interface ShortTitle {
  readonly short: string
  readonly full: string
  readonly kind: 'printed' | 'archival'
  readonly source: Span
}

/** An entry of a bibliography as the source has it. */
export interface ListedWork {
  readonly key: string | null
  /** True when the text itself prints the entry, so that a bibliography made from the list would repeat it. */
  readonly printed?: boolean
  readonly content: readonly Inline[]
  readonly source: Span
}

export type Block = Heading | DisplayLine | Paragraph | Figure | Rule

/**
 * What every block has. Blocks are flat as inlines are: what stands together (a list, a quotation, the cells of a table)
 * says so by naming the same containers, outermost first; those with the same `id` are one.
 */
interface BlockBase {
  readonly id: ParagraphId
  readonly content: readonly Inline[]
  readonly source: Span
  readonly within?: readonly Container[]
  /** BCP 47, where the whole block differs from its document. */
  readonly language?: string
  /** Names the block as a target of cross references. */
  readonly anchor?: AnchorId
  /** Where the source sets the block otherwise than its kind. */
  readonly align?: 'left' | 'centre' | 'right'
}

/** Names a place that other places refer to; unique in its document. */
export type AnchorId = string

export interface Heading extends BlockBase {
  readonly kind: 'heading'
  readonly level: 1 | 2 | 3 | 4 | 5 | 6
}

/** A line that stands by itself, before, between or after the paragraphs. */
export interface DisplayLine extends BlockBase {
  readonly kind: 'line'
  readonly role:
    | 'classification'
    | 'reference'
    | 'dateline'
    | 'address'
    | 'salutation'
    /** The words that close a letter, over the name: `Yours sincerely`. */
    | 'valediction'
    | 'signature'
    /** Where the document comes from, printed under its heading: the source note of an edition. */
    | 'source-note'
    | 'speaker'
    | 'stage-direction'
    | 'caption'
    | 'plain'
}

export interface Paragraph extends BlockBase {
  readonly kind: 'paragraph'
  /** `item`: (1), (2) inside a paragraph that goes on after them; `continuation`: what goes on; `verse`: one line of verse. */
  readonly role: 'paragraph' | 'item' | 'continuation' | 'verse'
  /** Number or item mark that opens the paragraph; its text is the beginning of `content` too, this only marks it out. */
  readonly label: Label | null
}

/** A picture; `content` is its caption. */
export interface Figure extends BlockBase {
  readonly kind: 'figure'
  /** As the source names it, beside the source or inside it. */
  readonly image: string | null
  /** For those who cannot see it; null when the source gives none. */
  readonly description: string | null
}

/** A line or an ornament between two parts of the text; its content is empty. */
export interface Rule extends BlockBase {
  readonly kind: 'rule'
}

export interface Label {
  /** As written: `2.`, `[1].`, `(1)`. */
  readonly text: string
  /** True when the editor supplied it: `[1].` */
  readonly supplied: boolean
  readonly value: number | null
}

export type Container = { readonly id: string } & (
  | { readonly kind: 'list'; readonly ordering: 'numbered' | 'bulleted' | 'plain' | 'defined' }
  | { readonly kind: 'item' }
  | { readonly kind: 'quotation' }
  | { readonly kind: 'stanza' }
  | { readonly kind: 'speech' }
  | { readonly kind: 'postscript' }
  | { readonly kind: 'enclosure' }
  /** A note of the editor that is text: it stands where it is, not at the foot. */
  | { readonly kind: 'editorial-note' }
  /** Text as it was typed: white and line ends count. */
  | { readonly kind: 'preformatted' }
  | { readonly kind: 'table' }
  | { readonly kind: 'row'; readonly header: boolean }
  | {
      readonly kind: 'cell'
      readonly header: boolean
      readonly columns: number
      readonly rows: number
      readonly align: 'left' | 'centre' | 'right' | null
    }
)

export type Mark =
  | 'italic'
  | 'bold'
  | 'small-caps'
  /** Printed in capitals, whatever the letters of the text are. */
  | 'capitals'
  | 'superscript'
  | 'subscript'
  | 'underline'
  | 'strikethrough'
  | 'letterspaced'
  | 'monospace'
  | 'editorial'
  /** What the editor says of the text; the style prints its signs around it. */
  | 'supplied'
  | 'unclear'
  | 'deleted'
  | 'added'
  | 'sic'
  /** Text that stands nowhere in the source: the number of an item that Word counts, the sigla of a reading. */
  | 'generated'

/** A name in the text. Text inlines with the same `mention` are one name. */
export interface NameReference {
  readonly kind: 'person' | 'place' | 'organisation' | 'work' | 'event' | 'other'
  /** Of the `PersonEntry` or `Entity` that is meant; null when the source does not say. */
  readonly key: string | null
  /** Counts the names of a document. */
  readonly mention: number
}

/** What the source gives beside the text that is printed: the other half of a choice. */
export interface Alternative {
  readonly kind: 'sic' | 'correction' | 'original' | 'regularised' | 'abbreviation' | 'expansion'
  readonly text: string
}

/** Inline content is flat; the plain text of a paragraph is the concatenation of its `text` inlines. */
export type Inline = TextInline | NoteRef | DanglingRef | Gap | Anchor | SourcePage

export interface TextInline {
  readonly kind: 'text'
  readonly text: string
  readonly marks: readonly Mark[]
  /** As long as the text where that stands in the source letter by letter; otherwise what it was made from. */
  readonly source: Span
  /** BCP 47, where it differs from its block. */
  readonly language?: string
  /** `#` and an anchor of the volume, or the address of something outside. */
  readonly link?: string
  readonly names?: readonly NameReference[]
  readonly alternative?: Alternative
}

/** A note call. `implied` when the source has the note but no call: the note is set here, without a mark in the text. */
export interface NoteRef {
  readonly kind: 'note-ref'
  readonly note: NoteId
  readonly implied: boolean
  readonly source: Span
}

/** A call whose note is missing: its number stays visible as a mark. */
export interface DanglingRef {
  readonly kind: 'dangling-ref'
  readonly label: string
  readonly source: Span
}

/** Text that is lost or left out; the style prints a sign for it. */
export interface Gap {
  readonly kind: 'gap'
  /** `illegible`, `omitted`, … */
  readonly reason: string | null
  /** `3 words`. */
  readonly extent: string | null
  readonly source: Span
}

/** A place that others refer to. */
export interface Anchor {
  readonly kind: 'anchor'
  readonly id: AnchorId
  readonly source: Span
}

/** Here a page of the source, or of an earlier edition, begins. */
export interface SourcePage {
  readonly kind: 'source-page'
  readonly label: string
  readonly source: Span
}

export interface Note {
  readonly id: NoteId
  /** Named series of the style: `notes`, `textual`, `apparatus`, … */
  readonly series: string
  /** The number as the source has it. */
  readonly label: string
  /** At least one. */
  readonly paragraphs: readonly Paragraph[]
  readonly source: Span
  /** Printed as it is instead of a number, and not counted: `*`. */
  readonly mark?: string
  /** Whose note it is, where the source says. */
  readonly by?: 'author' | 'editor' | 'translator'
}

/** A manuscript, typescript or print of the text. */
export interface Witness {
  readonly key: string
  readonly siglum: string
  readonly description: string
  readonly source: Span
}

/** A place where witnesses differ. */
export interface Variant {
  readonly id: string
  /** The note that prints it until an apparatus does. */
  readonly note: NoteId
  /** The anchors before and after the lemma; equal for a place without text. */
  readonly from: AnchorId
  readonly to: AnchorId
  /** First the lemma, where it names its witnesses, then the readings in the order of the source. */
  readonly readings: readonly Reading[]
  readonly source: Span
}

export interface Reading {
  readonly role: 'lemma' | 'reading'
  /** Keys of witnesses, as the source has them. */
  readonly witnesses: readonly string[]
  /** A critic who conjectured it, or what else vouches for it. */
  readonly by: string | null
  /** `omission`, `addition`, `orthographic`, … */
  readonly type: string | null
  readonly content: readonly Inline[]
  /** Running number of the group that it stands in, or null. */
  readonly group: number | null
  readonly source: Span
}
