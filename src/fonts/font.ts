/** All that passes may ask of a font file; the adapter behind it is fontkit.ts. */

/** `EB Garamond/400`, `EB Garamond/400 italic`: family, weight, slope. Unique in a `FontSet`. */
export type FontId = string

/** In font units (`unitsPerEm` to the em), y upward. */
export interface FontMetrics {
  readonly unitsPerEm: number
  readonly ascent: number
  /** Negative. */
  readonly descent: number
  readonly capHeight: number
  readonly xHeight: number
  readonly italicAngle: number
  readonly boundingBox: readonly [number, number, number, number]
}

/** A glyph in logical order; lengths in font units. */
export interface ShapedGlyph {
  readonly id: number
  /** UTF-16 offset in the shaped text of the first character that this glyph stands for; never decreases. */
  readonly cluster: number
  readonly advance: number
  readonly dx: number
  readonly dy: number
}

/** OpenType feature tags that are switched on beyond the defaults (`kern`, `liga`, `calt`, …); `-liga` switches one off. */
export type Features = readonly string[]

export interface Font {
  readonly id: FontId
  readonly family: string
  readonly postscriptName: string
  readonly weight: number
  readonly italic: boolean
  /** `ttf` outlines (glyf) or `cff`. */
  readonly outlines: 'ttf' | 'cff'
  readonly metrics: FontMetrics
  covers(codePoint: number): boolean
  /** Does the font have an OpenType feature at all. */
  hasFeature(tag: string): boolean
  /**
   * Shapes text of one script and direction that the font covers. `language` is BCP 47.
   * Glyphs come back in logical order for left-to-right text, in visual order (left to right) for right-to-left.
   */
  shape(text: string, features: Features, language: string): readonly ShapedGlyph[]
  /** A new empty subset; each document to be written has its own. */
  createSubset(): FontSubset
}

/** The glyphs of one PDF file; the same glyph may be added more than once to get a second CID. */
export interface FontSubset {
  /** Adds a glyph and returns its CID (index in the subset); `alias` distinguishes a second copy of the same glyph. */
  add(glyph: number, alias: number): number
  /** Advance of the glyph behind a CID, in font units. */
  advance(cid: number): number
  /** The subset font program: a TrueType file, or bare CFF. */
  encode(): Uint8Array
}

/** The faces that a style may name. */
export interface FontSet {
  /** The face of a family, or null when there is no such family; the nearest weight and slope it has. */
  find(family: string, weight: number, italic: boolean): Font | null
  get(id: FontId): Font
  readonly families: readonly string[]
}
