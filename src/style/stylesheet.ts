/** The shape of a style once it is read and its ancestors merged: every length in scaled points, nothing missing. */
import type { Sp } from '../base/length.ts'

export interface Stylesheet {
  readonly name: string
  readonly page: PageStyle
  readonly fonts: FontsStyle
  /** Body text. Its leading is the grid of the page. */
  readonly body: BodyStyle
  readonly headings: HeadingsStyle
  readonly lines: DisplayLinesStyle
  readonly notes: readonly NoteSeriesStyle[]
  readonly runningHead: RunningHeadStyle
  readonly folio: FolioStyle
  readonly index: RegisterStyle
  readonly bibliography: RegisterStyle
  readonly lineBreaking: LineBreakingStyle
  readonly pageBreaking: PageBreakingStyle
  /** Words the style prints of its own, by language: `Index of persons`, … */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export interface PageStyle {
  readonly width: Sp
  readonly height: Sp
  readonly inner: Sp
  readonly outer: Sp
  /** Trim edge to the top of the first line's grid cell. */
  readonly top: Sp
  /** Lines of body text on a full page; the type area is `lines` × body leading high. */
  readonly lines: number
  /** Width of the margin-note column and its distance from the text. */
  readonly marginColumn: Sp
  readonly marginGap: Sp
}

export interface FontsStyle {
  /** Families in the order in which they are tried, glyph by glyph. */
  readonly text: readonly string[]
}

export interface TypeStyle {
  readonly size: Sp
  readonly leading: Sp
  readonly italic: boolean
  readonly bold: boolean
  /** OpenType small capitals; `all` sets capitals as small capitals too. */
  readonly smallCaps: 'none' | 'lower' | 'all'
  readonly figures: 'old-style' | 'lining'
  readonly align: 'justify' | 'left' | 'centre' | 'right'
  /** Tracking, in thousandths of an em. */
  readonly letterspacing: number
}

export interface BodyStyle extends TypeStyle {
  readonly indent: Sp
  /** Indent of the items (1), (2): left edge of the item's text, the mark hangs in it. */
  readonly itemIndent: Sp
}

export interface DisplayStyle extends TypeStyle {
  /** White above and below, in lines of body leading (may be fractional: the page breaker lets the grid absorb the rest). */
  readonly above: number
  readonly below: number
}

export interface HeadingsStyle {
  /** The document's title. */
  readonly title: DisplayStyle
  readonly level1: DisplayStyle
  readonly level2: DisplayStyle
  readonly level3: DisplayStyle
  /** Every document opens a page, or runs on after this many lines of white. */
  readonly documentStart: 'page' | 'recto' | 'run-on'
}

export interface DisplayLinesStyle {
  readonly classification: DisplayStyle
  readonly reference: DisplayStyle
  readonly dateline: DisplayStyle
  readonly salutation: DisplayStyle
  readonly signature: DisplayStyle
  readonly plain: DisplayStyle
}

export interface NoteSeriesStyle extends TypeStyle {
  /** The series of the edition that this is for: `notes`. */
  readonly series: string
  readonly place: 'foot' | 'margin' | 'end-of-document' | 'end-of-volume'
  /** Each note its own paragraph, or all of a page run in, or in columns. */
  readonly layout: 'paragraphs' | 'run-in' | 'columns'
  readonly columns: number
  readonly marks: 'number' | 'letter' | 'symbol'
  readonly restart: 'page' | 'document' | 'volume'
  /** The mark in front of the note: raised as the call, or on the line. */
  readonly markStyle: 'superior' | 'on-line'
  /** First-line indent of a note. */
  readonly indent: Sp
  /** The least white between text and notes, and the rule in it. */
  readonly separation: Sp
  readonly rule: { readonly width: Sp; readonly thickness: Sp } | null
  /** Lines that a note keeps together on either side of a split. */
  readonly minimumFragment: number
}

export interface RunningHeadStyle extends TypeStyle {
  readonly shown: boolean
  /** Baseline of the head above the top of the type area. */
  readonly distance: Sp
  readonly verso: 'volume' | 'correspondents' | 'title'
  readonly recto: 'document' | 'date' | 'title'
  readonly onOpening: boolean
}

export interface FolioStyle extends TypeStyle {
  readonly place: 'head-outer' | 'foot-outer' | 'foot-centre'
  /** Where it stands on opening pages, which have no running head. */
  readonly onOpening: 'head-outer' | 'foot-outer' | 'foot-centre' | 'none'
  readonly distance: Sp
  readonly first: number
}

/** Index or bibliography. */
export interface RegisterStyle extends TypeStyle {
  readonly shown: boolean
  readonly columns: number
  readonly columnGap: Sp
  readonly hanging: Sp
  readonly title: DisplayStyle
  readonly startsPage: boolean
  /** Page of the identifying note in bold (index only). */
  readonly boldIdentification: boolean
}

/** Knuth–Plass parameters; demerits and penalties as TeX's. */
export interface LineBreakingStyle {
  readonly tolerance: number
  readonly linePenalty: number
  readonly hyphenPenalty: number
  readonly explicitHyphenPenalty: number
  readonly adjDemerits: number
  readonly doubleHyphenDemerits: number
  readonly finalHyphenDemerits: number
  /** Greatest stretch or shrink of the letters, in thousandths (20 is 2 %), and the step. 0 turns expansion off. */
  readonly expansion: number
  readonly expansionStep: number
  /** Greatest white added to or taken from the gaps between letters, in thousandths of an em. 0 leaves them alone. */
  readonly tracking: number
  /** Word space: parts of its natural width by which it may grow and shrink at ratio ±1. */
  readonly spaceStretch: number
  readonly spaceShrink: number
  readonly protrusion: boolean
  readonly hyphenate: boolean
}

/** Costs of the page breaker, in the units of `breakPages`. */
export interface PageBreakingStyle {
  readonly underfull: number
  readonly widow: number
  readonly club: number
  readonly hyphen: number
  readonly hyphenTurn: number
  readonly noteSplit: number
  readonly noteDefer: number
  readonly facing: number
  /** Cost of a paragraph set a line longer or shorter, added to what its lines lose. */
  readonly variant: number
  /** Lines by which a spread may run short or long, 0 or 1, and what each of its pages pays for it. */
  readonly spreadTolerance: number
  readonly spread: number
  /** A page of text with fewer lines than this pays `shortPage`. */
  readonly minimumLines: number
  readonly shortPage: number
  /** A page that holds nothing but notes. */
  readonly extraPage: number
}
