/** The abstract book that is cut into pages: lines, glue, penalties, notes and variants in; pages with their prices out. */

/** One line of text. Heights are in one unit, the instance's own (points, scaled points, anything). */
export interface TextLine {
  readonly height: number
  /** The line ends in a hyphen. */
  readonly hyphen?: boolean
  /** Indices into `notes` of the notes called on this line, in order. */
  readonly notes?: readonly number[]
}

/** One way to set a paragraph. Variants of one paragraph should call the same notes in the same order. */
export interface ParagraphVariant {
  /** Lines more or fewer than the best setting; for the reader only, nothing depends on it. */
  readonly looseness?: number
  readonly cost: number
  readonly lines: readonly TextLine[]
}

export interface ParagraphItem {
  readonly type: 'par'
  readonly variants: readonly ParagraphVariant[]
}

/** White between lines; it vanishes at the head of a page. */
export interface WhiteItem {
  readonly type: 'glue'
  readonly height: number
  readonly stretch: number
  readonly shrink: number
}

/** The price of ending a page here: 10000 or more forbids, −10000 or less forces. */
export interface PenaltyItem {
  readonly type: 'penalty'
  readonly penalty: number
  /** Of a forced end: the side on which the next page must fall; a blank page is put in when it would not. */
  readonly side?: 'recto' | 'verso'
}

export type PaginationItem = ParagraphItem | WhiteItem | PenaltyItem

export interface FootNote {
  /** Heights of its lines. */
  readonly lines: readonly number[]
  readonly splittable: boolean
  /** The fewest lines that a fragment of a split note may have. */
  readonly minFragment: number
  /** Which series (block at the foot) it belongs to; 0 when absent. */
  readonly series?: number
}

/** Prices and the skip above the notes; all are 0 or more. */
export interface PaginationParams {
  /** × lack², for every page but the last and those ended by force. */
  readonly underfull: number
  readonly widow: number
  readonly club: number
  readonly hyphen: number
  /** Added to `hyphen` at the end of an odd page, where the reader turns the leaf. */
  readonly hyphenTurn: number
  readonly noteSplit: number
  /** × pages between a note's call and its first line. */
  readonly noteDefer: number
  /** White above the notes of a page; by series when there are several. */
  readonly noteSkip: number | readonly number[]
  /** × (difference of the bottoms of facing pages)², which are their lacks unless `notesAtFoot`. */
  readonly facing: number
  /** For each page of notes only after the text has ended. */
  readonly extraPage: number
  /** For each text page of fewer than `minimumLines` lines. */
  readonly shortPage?: number
}

export interface PaginationInstance {
  readonly pageHeight: number
  /** For the reader only: reasons tell heights in lines of this height. */
  readonly lineHeight?: number
  /** The number of the first page; odd pages are rectos. */
  readonly firstPage: number
  readonly params: PaginationParams
  /** The greatest sum of note lines on a page, without the skips; none when absent. */
  readonly maxNoteHeight?: number
  readonly notes: readonly FootNote[]
  readonly items: readonly PaginationItem[]
  /** Stretch of any page that has note lines; 0 when absent. */
  readonly noteStretch?: number
  /**
   * Notes stand at the foot of the page, whatever white is over them: a page that has any ends where its height ends, and its lack leaves
   * no mark on the bottom that is compared with the facing page's.
   */
  readonly notesAtFoot?: boolean
  /** Stretch of every page; 0 when absent. */
  readonly pageStretch?: number
  /** A page may also be set to a height `tolerance` more or less than `pageHeight`, at `cost`. */
  readonly spread?: { readonly tolerance: number; readonly cost: number }
  /** Text pages with fewer lines (but the last and those ended by force) cost `params.shortPage`. */
  readonly minimumLines?: number
}

/** −1, 0 or 1: the page is set to pageHeight − tolerance, pageHeight, or pageHeight + tolerance. */
export type PageTarget = -1 | 0 | 1

/** A page as a choice, without its price. */
export interface PageChoice {
  /** Where its text ends: an exclusive index into the flat list of lines, glue and penalties. */
  readonly end: number
  /** Note lines placed by the end of this page, all series together. */
  readonly notes: number
  /** The same by series. */
  readonly notesBySeries: readonly number[]
  readonly target: PageTarget
  /** An empty page put in so that the next falls on its side. */
  readonly blank?: true
}

/** One price that a page pays, with its reason in words. */
export interface PricePart {
  readonly name: PriceName
  readonly amount: number
  readonly why: string
}

export type PriceName =
  | 'underfull'
  | 'overfull'
  | 'widow'
  | 'club'
  | 'hyphen'
  | 'hyphen-turn'
  | 'penalty'
  | 'variant'
  | 'note-split'
  | 'unsplittable-note-split'
  | 'short-fragment'
  | 'note-defer'
  | 'facing'
  | 'extra-page'
  | 'short-page'
  | 'spread'

export interface PricedPage extends PageChoice {
  /** Height that no stretch could fill. */
  readonly lack: number
  /** The sum of the parts. */
  readonly cost: number
  readonly parts: readonly PricePart[]
}

export interface Pagination {
  /** The index of the chosen variant of each paragraph, in order. */
  readonly variants: readonly number[]
  readonly pages: readonly PricedPage[]
  /** The sum of the pages' costs. */
  readonly cost: number
}

/** Prices at which rules that a legal solution keeps may be broken; absent in the strict model. */
export interface Relaxation {
  /** For each cut in a note that is not splittable. */
  readonly unsplittable: number
  /** For each cut that leaves a fragment below minFragment. */
  readonly fragment: number
  /** For each overfull page, times (1 + excess ÷ pageHeight). */
  readonly overfull: number
}
