/** Paragraphs with their look decided, still unset: what the style makes of an edition. */
import type { Sp } from '../base/length.ts'
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

/** A link out of the text: the name of a place in the volume or an address `outside`, and what it is said to be. */
export interface LinkTarget {
  readonly to: string
  readonly outside?: true
  readonly description: string
}

export type StyledInline =
  /** `offset` is where `text` begins in the paragraph's plain text, null for text that the style adds. */
  | {
      readonly kind: 'text'
      readonly text: string
      readonly offset: number | null
      readonly style: TextStyle
      readonly link: LinkTarget | null
    }
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

export type ParagraphRole =
  | 'title'
  | 'heading'
  | 'classification'
  | 'reference'
  | 'dateline'
  | 'salutation'
  | 'signature'
  | 'plain'
  | 'paragraph'
  | 'item'
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
}

/** A paragraph in the flow of the body, with the white around it. */
export interface StyledBlock {
  readonly paragraph: StyledParagraph
  readonly above: Sp
  readonly below: Sp
  /** Must not end a page: two lines of what follows stand under it. */
  readonly keepWithNext: boolean
}

export interface StyledNote {
  readonly id: NoteId
  readonly series: string
  readonly mark: string
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
