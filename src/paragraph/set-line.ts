/** Finished lines: what their glyphs are made of, and what each line owes to notes, links and the source. */
import type { Sp } from '../base/length.ts'
import type { NoteId, ParagraphId } from '../edition/model.ts'
import type { Direction } from '../shape/bidi.ts'
import type { GlyphRun } from '../shape/glyph-run.ts'
import type { LinkTarget, PlaceMark, Ruled, StyledParagraph } from '../style/styled-document.ts'

/** A run at its x, from the left edge of the measure. `scale` is in thousandths of the natural width. */
export interface PlacedLineRun {
  readonly x: Sp
  readonly run: GlyphRun
  readonly scale: number
  readonly hyphen: 'none' | 'soft-hyphen'
  /** Width as drawn, scale included. */
  readonly width: Sp
  /** All of the run is this link. */
  readonly link: LinkTarget | null
  /** Set for the mark of a note call. */
  readonly call: NoteId | null
  /** A line drawn along it; or, for a run without glyphs, a bar in the middle of its width. */
  readonly ruled?: Ruled | 'bar'
  /** BCP 47. */
  readonly language: string
}

/** Glyphs of a line at their places. */
export interface LineGlyphs {
  readonly runs: readonly PlacedLineRun[]
  /** The white at which the line ends, beyond its last letter: it is not seen, but without it two words would be read as one. */
  readonly closing: PlacedLineRun | null
}

/** A word or a part of it, a space or a call in a line. Equal words of a book are one object. */
export interface LinePart {
  readonly kind: 'word' | 'space' | 'call' | 'bar'
  readonly runs: readonly GlyphRun[]
  readonly width: Sp
  /** What line breaking reckoned with: of a mark that only finished pages know, its box; of all else, its width. */
  readonly room: Sp
  /** A space that justification may change. */
  readonly justified: boolean
  readonly hyphen: boolean
  readonly link: LinkTarget | null
  readonly ruled: Ruled | 'bar' | null
  readonly call: NoteId | null
  /** BCP 47. */
  readonly language: string
  readonly text: string
  /** Places between two letters where white may be added. */
  readonly gaps: number
}

/**
 * What the glyphs of a line are made of whenever they are asked for (`glyphsOf`, place-glyphs.ts): kept themselves, those of
 * a long book would take ten times the memory of all else.
 */
export interface LineSetting {
  /** In reading order. */
  readonly parts: readonly LinePart[]
  /** Where the first begins. */
  readonly x: Sp
  /** Of the letters, in thousandths of their width, and the white between them. */
  readonly scale: number
  readonly tracking: Sp
  /** What the justified spaces gain together. */
  readonly extra: number
  readonly direction: Direction
  readonly closing: LinePart | null
  /** Of the runs that the parts make the line shows only these, the first and the one after the last; all when absent. */
  readonly only?: readonly [number, number]
}

export interface Line {
  readonly paragraph: ParagraphId
  /** The note whose text this is. */
  readonly note: NoteId | null
  readonly setting: LineSetting
  readonly calls: readonly NoteId[]
  /** Left edge and width of the line as it was reckoned; its glyphs, rounded one word after another, may end some scaled points beside it. */
  readonly x: Sp
  readonly width: Sp
  readonly size: Sp
  /** How far the word spaces are stretched (1: by all their stretch) or shrunk (−1); 0 in lines that are not justified. */
  readonly ratio: number
  readonly hyphenated: boolean
  readonly text: string
  /** The line's part of the paragraph's plain text; equal when all of it is added by the style. */
  readonly start: number
  readonly end: number
  /** Anchors and pages of the source that stand in it. */
  readonly marks?: readonly PlaceMark[]
}

export interface ParagraphVariant {
  /** Lines more (or fewer) than the best. */
  readonly looseness: number
  readonly demerits: number
  readonly lines: readonly Line[]
}

/** A character that no face of the style has; the offset is in the paragraph's plain text, null in what the style adds. */
export interface MissingCharacter {
  readonly offset: number | null
  readonly codePoint: number
}

/** One paragraph, set. `variants[0]` is the best; others run a line longer or shorter. */
export interface SetParagraph {
  readonly paragraph: StyledParagraph
  readonly variants: readonly ParagraphVariant[]
  readonly missing: readonly MissingCharacter[]
}
