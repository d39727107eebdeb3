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
  readonly blocks: BlocksStyle
  readonly table: TableStyle
  readonly figure: FigureStyle
  readonly editorialSigns: EditorialSignsStyle
  readonly sourcePages: SourcePagesStyle
  readonly notes: readonly NoteSeriesStyle[]
  readonly runningHead: RunningHeadStyle
  readonly folio: FolioStyle
  readonly contents: ContentsStyle
  readonly index: RegisterStyle
  readonly bibliography: RegisterStyle
  readonly press: PressStyle
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
  /** The same for text as it was typed, and its size in parts of the text's. */
  readonly monospace: readonly string[]
  readonly monospaceSize: number
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
  /** What the mark `letterspaced` adds between letters, in thousandths of an em. */
  readonly emphasisSpacing: number
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
  readonly level4: DisplayStyle
  readonly level5: DisplayStyle
  readonly level6: DisplayStyle
  /** Every document opens a page, or runs on after this many lines of white. */
  readonly documentStart: 'page' | 'recto' | 'run-on'
}

export interface DisplayLinesStyle {
  readonly classification: DisplayStyle
  readonly reference: DisplayStyle
  readonly dateline: DisplayStyle
  readonly address: DisplayStyle
  readonly salutation: DisplayStyle
  readonly valediction: DisplayStyle
  readonly signature: DisplayStyle
  readonly 'source-note': DisplayStyle
  readonly speaker: DisplayStyle
  readonly 'stage-direction': DisplayStyle
  readonly caption: DisplayStyle
  readonly plain: DisplayStyle
}

export interface BlocksStyle {
  readonly quotation: BlockStyle
  readonly list: ListStyle
  readonly verse: VerseStyle
  readonly preformatted: BlockStyle
  readonly 'editorial-note': BlockStyle
  readonly postscript: BlockStyle
  readonly enclosure: BlockStyle
  readonly rule: RuleStyle
}

/** Paragraphs that stand together, set apart from the others. */
export interface BlockStyle extends DisplayStyle {
  /** What their lines are shorter by, on either side. */
  readonly left: Sp
  readonly right: Sp
  /** Indent of the first line of all their paragraphs but the first. */
  readonly indent: Sp
}

export interface ListStyle {
  /** Left edge of the text of an item, from that of what the list stands in; its number or bullet hangs there. */
  readonly indent: Sp
  /** White above and below an outermost list, in lines of body leading. */
  readonly above: number
  readonly below: number
  /** Printed before the items of a bulleted list, by depth. */
  readonly bullets: readonly string[]
}

export interface VerseStyle extends DisplayStyle {
  readonly left: Sp
  /** Indent of what a line of verse is too long for. */
  readonly turnover: Sp
  /** The longest line of a poem stands in the middle. */
  readonly centred: boolean
  /** White between stanzas, in lines. */
  readonly stanzas: number
}

/** A line or an ornament between two parts of the text. */
export interface RuleStyle extends DisplayStyle {
  /** Null for a drawn line. */
  readonly ornament: string | null
  readonly width: Sp
  readonly thickness: Sp
}

export interface TableStyle extends DisplayStyle {
  readonly columnGap: Sp
  /** Indent of the second and further lines of a cell. */
  readonly turnover: Sp
  /** Of the rules above and below a table, and of that under its header. */
  readonly heavyRule: Sp
  readonly lightRule: Sp
  /** A table that is too wide is set smaller, down to this part of its size. */
  readonly leastSize: number
}

export interface FigureStyle {
  readonly above: number
  readonly below: number
  /** Between a picture and its caption, in lines. */
  readonly captionGap: number
}

/** What the editor says of the text, by signs around it or by its look. */
export interface EditorialSign {
  readonly open: string
  readonly close: string
  readonly look: 'plain' | 'italic' | 'underline' | 'strikethrough'
}

export interface EditorialSignsStyle {
  readonly supplied: EditorialSign
  readonly unclear: EditorialSign
  readonly deleted: EditorialSign
  readonly added: EditorialSign
  readonly sic: EditorialSign
  readonly gap: GapSign
}

/** For text that is lost or left out: `[…]`, or what it was in words. */
export interface GapSign {
  readonly open: string
  readonly close: string
  readonly ellipsis: string
  /** Says how much it is and why, where the source does. */
  readonly inWords: boolean
}

/** Where pages of the source begin. */
export interface SourcePagesStyle extends TypeStyle {
  /** In the outer margin at the line, with a thin bar in the text; in the text itself; or nowhere. */
  readonly place: 'margin' | 'text' | 'none'
  readonly open: string
  readonly close: string
  /** From the text, in the margin. */
  readonly distance: Sp
}

export interface NoteSeriesStyle extends TypeStyle {
  /** The series of the edition that this is for: `notes`. */
  readonly series: string
  readonly place: 'foot' | 'margin' | 'end-of-document' | 'end-of-volume'
  /** Each note its own paragraph, or all of a page run in, or in columns. */
  readonly layout: 'paragraphs' | 'run-in' | 'columns'
  readonly columns: number
  /** At the foot, a series stands under those of a lower order. */
  readonly order: number
  readonly marks: 'number' | 'letter' | 'roman' | 'symbol'
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

/** The table of contents, before the text on pages of its own. */
export interface ContentsStyle extends TypeStyle {
  readonly shown: boolean
  /** A volume of fewer documents has none. */
  readonly fewest: number
  readonly title: DisplayStyle
  /** The deepest level that is listed. */
  readonly levels: number
  /** Indent of each further level, and of turnovers. */
  readonly indent: Sp
  readonly hanging: Sp
  /** Room for the number of the page, at the end of the line. */
  readonly folioWidth: Sp
  /** Dots from the title to the number of the page. */
  readonly leaders: boolean
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

/** What the profile `press` adds; other profiles take no notice of it. */
export interface PressStyle {
  /** How far ink may reach over the trim. */
  readonly bleed: Sp
  /** Crop and register marks outside the bleed. */
  readonly marks: boolean
  readonly colour: 'grey' | 'cmyk'
  readonly outputIntent: {
    /** The characterized printing condition, as the registry of the ICC or the printer names it: `FOGRA52`. */
    readonly condition: string
    /** An ICC profile beside the style file; null: that of black ink, for grey. */
    readonly profile: string | null
  }
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
