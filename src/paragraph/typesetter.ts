/** What setting a paragraph needs to know of fonts and languages, each answer remembered by value. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import { protrusion } from '../shape/character-protrusion.ts'
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
  }
}
