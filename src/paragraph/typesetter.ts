/** What setting a paragraph needs to know of fonts and languages, each answer remembered by value. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import { protrusion } from '../shape/character-protrusion.ts'
import type { Glyph } from '../shape/glyph-run.ts'
import { type BreakOpportunity, breakOpportunities, type LanguageSpan } from '../shape/line-breaks.ts'
import type { ShapedText, Shaper } from '../shape/shape-text.ts'
import type { StyledInline, TextStyle } from '../style/styled-document.ts'

export interface MeasuredText extends ShapedText {
  readonly width: Sp
}

export interface Typesetter {
  shape(text: string, style: TextStyle): MeasuredText
  superiors(text: string, style: TextStyle): MeasuredText
  spaceWidth(style: TextStyle): Sp
  /** Optical margin: how far a character may hang over its edge. */
  hang(character: string, style: TextStyle, side: 'left' | 'right', allowed: boolean): Sp
  breakOpportunities(
    text: string,
    languages: readonly LanguageSpan[],
    calls: readonly number[],
  ): readonly BreakOpportunity[]
  /** The glyph as it stands further on in the text of its line. Equal ones are the same object: a book has millions, but few kinds. */
  moved(glyph: Glyph, by: number): Glyph
}

/** A note's mark, superior or on the line, as wide as it is by itself. */
export const shapeMark = (
  { mark, style, stands }: Pick<Extract<StyledInline, { kind: 'call' }>, 'mark' | 'style' | 'stands'>,
  typesetter: Typesetter,
): MeasuredText => (stands === 'on-line' ? typesetter.shape(mark, style) : typesetter.superiors(mark, style))

const widthOf = (shaped: ShapedText): Sp => sp(shaped.runs.reduce((sum, run) => sum + run.width, 0))

export function makeTypesetter(shaper: Shaper): Typesetter {
  const measuredTexts = new WeakMap<ShapedText, MeasuredText>()
  const measured = (shaped: ShapedText): MeasuredText => {
    const known = measuredTexts.get(shaped)
    if (known !== undefined) return known
    const fresh = { ...shaped, width: widthOf(shaped) }
    measuredTexts.set(shaped, fresh)
    return fresh
  }
  const shape = (text: string, style: TextStyle) => measured(shaper.shape(text, style))
  return {
    shape,
    superiors: (text, style) => measured(shaper.superiors(text, style)),
    spaceWidth: style => shape(' ', style).width,
    hang: (character, style, side, allowed) => {
      const thousandths = allowed ? protrusion(style.families[0] ?? '', character, side) : 0
      return thousandths === 0 ? ZERO : sp((shape(character, style).width * thousandths) / 1000)
    },
    breakOpportunities,
    moved: rememberedGlyphs(),
  }
}

/** Ids of glyphs, places in a line and advances, in scaled points, below these bounds make one key without loss. */
const IDS = 0x10000
const PLACES = 0x400
const ADVANCES = 0x800000
/** When so many are remembered the next ones begin a new memory: the text has more kinds than it repeats. */
const MOST_REMEMBERED = 100_000

function rememberedGlyphs(): Typesetter['moved'] {
  let known = new Map<number, Glyph>()
  return ({ id, cluster, advance, dx, dy }, by) => {
    const place = cluster + by
    const glyph = { id, cluster: place, advance, dx, dy }
    const plain = dx === 0 && dy === 0 && id < IDS && place < PLACES && advance >= 0 && advance < ADVANCES
    if (!plain) return glyph
    const key = (advance * PLACES + place) * IDS + id
    const same = known.get(key)
    if (same !== undefined) return same
    if (known.size === MOST_REMEMBERED) known = new Map()
    known.set(key, glyph)
    return glyph
  }
}
