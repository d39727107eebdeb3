/** Paragraphs with their look decided, still unset: what the style makes of an edition. */
import type { Sp } from '../base/length.ts'
import type { Span } from '../base/span.ts'
import type { NoteId, ParagraphId } from '../edition/model.ts'
import type { LineBreakingStyle } from './stylesheet.ts'

/** Everything that decides which glyphs some text becomes. */
export interface TextStyle {
  /** Families in the order in which they are tried, glyph by glyph. */
  readonly families: readonly string[]
  readonly weight: number
  readonly italic: boolean
  readonly size: Sp
  readonly features: readonly string[]
  /** BCP 47. */
  readonly language: string
  /** Tracking, in thousandths of an em. */
  readonly letterspacing: number
}

/** A link out of the text, and what it is said to be. */
export interface LinkTarget {
  /** The name of a place on a page. */
  readonly to: string
  /** `to` is an address outside the file, and safe. */
  readonly outside?: true
  readonly description: string
}

/** A line drawn under the text, or through it. */
export type Ruled = 'under' | 'through' | 'under-and-through'

/** Something that stands at a place of a paragraph without being text. `offset` is in its plain text. */
export type PlaceMark =
  | { readonly kind: 'anchor'; readonly offset: number; readonly name: string }
  | { readonly kind: 'source-page'; readonly offset: number; readonly label: string }

export type StyledInline =
  /** `offset` is where `text` begins in the paragraph's plain text, null for text that the style adds. */
  | {
      readonly kind: 'text'
      readonly text: string
      readonly offset: number | null
      readonly style: TextStyle
      readonly link: LinkTarget | null
      readonly ruled?: Ruled
    }
  /** A thin bar where a page of the source begins, drawn into the white before it. It stands for no text and takes no room. */
  | { readonly kind: 'bar'; readonly width: Sp; readonly style: TextStyle }
  /** A note call: its mark in superior figures. `width` is set for marks that are only known once pages are. */
  | {
      readonly kind: 'call'
      readonly note: NoteId
      readonly mark: string
      readonly width: Sp | null
      readonly style: TextStyle
      /** The mark before a note may stand on the line, in ordinary figures; superior when absent. */
      readonly stands?: 'on-line'
      readonly link: LinkTarget
    }
  /** White of a fixed width that reads as a space, after a note's mark. */
  | { readonly kind: 'space'; readonly width: Sp; readonly style: TextStyle }

/** The name of the place that an anchor of a document marks. */
export const anchorName = (document: string, anchor: string): string => `anchor ${document} ${anchor}`

export type ParagraphRole =
  | 'title'
  | 'heading'
  | 'classification'
  | 'reference'
  | 'dateline'
  | 'address'
  | 'salutation'
  | 'valediction'
  | 'signature'
  | 'source-note'
  | 'speaker'
  | 'stage-direction'
  | 'caption'
  | 'plain'
  | 'paragraph'
  | 'item'
  | 'verse'
  | 'preformatted'
  | 'rule'
  | 'figure'
  | 'cell'
  | 'contents-entry'
  | 'note'
  | 'index-letter'
  | 'index-entry'
  | 'bibliography-entry'

export interface StyledParagraph {
  readonly id: ParagraphId
  readonly role: ParagraphRole
  /** The note that it is part of, wherever notes are set. */
  readonly note: NoteId | null
  /** Heading level; 0 for what is no heading. */
  readonly level: number
  readonly inlines: readonly StyledInline[]
  readonly language: string
  readonly measure: Sp
  readonly leading: Sp
  /** Left edge of all lines, and of the first. */
  readonly left: Sp
  readonly firstLeft: Sp
  /** The text's first `label` characters are set in a box that ends at `left`; 0 for no label. */
  readonly labelLength: number
  readonly align: 'justify' | 'left' | 'centre' | 'right'
  readonly breaking: LineBreakingStyle
  /** May be offered a line longer or shorter. */
  readonly variants: boolean
  /** Anchors and pages of the source, in the order of the text. */
  readonly marks?: readonly PlaceMark[]
  /** Every space and line end of the text counts. */
  readonly keepsWhite?: true
}

/** A paragraph in the flow of the body, with the white around it. */
export interface StyledBlock {
  readonly paragraph: StyledParagraph
  readonly above: Sp
  readonly below: Sp
  /** Must not end a page: two lines of what follows stand under it. */
  readonly keepWithNext: boolean
  /** Blocks of one group stand together, set apart from the others by white; see `galley/`. */
  readonly group?: BlockGroup
  /** A drawn line in the middle of the measure instead of text. */
  readonly rule?: { readonly width: Sp; readonly thickness: Sp }
  /** A picture, of which `paragraph` is the caption. */
  readonly picture?: FigurePicture
  /** A table, of which `paragraph` is the first text. */
  readonly table?: StyledTable
}

/** A picture as the source names it, and the source; the description is for those who cannot see it. */
export interface FigurePicture {
  readonly source: string
  readonly image: string | null
  readonly description: string | null
  /** Where it stands, for messages. */
  readonly place: Span
}

/** Cells with their columns; what is wide enough for each is found when they are set. */
export interface StyledTable {
  /** Where it begins, for messages. */
  readonly place: Span | null
  readonly columns: number
  readonly rows: readonly StyledRow[]
}

export interface StyledRow {
  readonly header: boolean
  readonly cells: readonly StyledCell[]
}

export interface StyledCell {
  /** The first of its columns, from 0, and how many it spans; of rows too. */
  readonly column: number
  readonly columns: number
  readonly rows: number
  /** At least one. Their measure is still that of the page. */
  readonly paragraphs: readonly StyledParagraph[]
}

/** All paragraphs of a block: its own, or those of its table. */
export const paragraphsOf = ({ paragraph, table }: StyledBlock): readonly StyledParagraph[] =>
  table === undefined
    ? [paragraph]
    : table.rows.flatMap(({ cells }) => cells.flatMap(({ paragraphs }) => paragraphs))

export interface BlockGroup {
  readonly id: string
  /** Its longest line stands in the middle of the measure, the others begin where that one does. */
  readonly centred: boolean
  /** What the price of a page end before this block is; 0 where a page may end as well as anywhere. */
  readonly parting: number
}

export interface StyledNote {
  readonly id: NoteId
  readonly series: string
  readonly mark: string
  /** The mark is the editor's own, on whatever page the note stands. */
  readonly ownMark?: true
  readonly paragraphs: readonly StyledParagraph[]
}

export interface StyledDocument {
  readonly id: string
  /** For the outline and the running heads. */
  readonly title: string
  readonly versoHead: string
  readonly rectoHead: string
  readonly language: string
  readonly flow: readonly StyledBlock[]
  readonly notes: ReadonlyMap<NoteId, StyledNote>
}
