/** Glyphs with the text that they stand for; what lines are made of. */
import type { Sp } from '../base/length.ts'
import type { FontId } from '../fonts/font.ts'

export interface Glyph {
  readonly id: number
  /** UTF-16 offset in the run's text of the first character it stands for; the next glyph's cluster ends it. */
  readonly cluster: number
  readonly advance: Sp
  readonly dx: Sp
  readonly dy: Sp
}

/** One font, one size, one script. Glyphs are in visual order, left to right. */
export interface GlyphRun {
  readonly font: FontId
  readonly size: Sp
  readonly text: string
  readonly glyphs: readonly Glyph[]
  /** Sum of the advances. */
  readonly width: Sp
  /** Raises the run above the baseline (superior letters made of ordinary ones); usually 0. */
  readonly rise: Sp
}
