/** What setting a paragraph needs to know of fonts and languages, each answer remembered by value. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import { protrusion } from '../shape/character-protrusion.ts'
import type { GlyphRun } from '../shape/glyph-run.ts'
import { type BreakOpportunity, breakOpportunities, type LanguageSpan } from '../shape/line-breaks.ts'
import type { ShapedText, Shaper } from '../shape/shape-text.ts'
import type { StyledInline, TextStyle } from '../style/styled-document.ts'
import { gapsIn } from './letter-give.ts'
import type { LinePart } from './set-line.ts'

export interface MeasuredText extends ShapedText {
  readonly width: Sp
}

export type UncountedPart = Omit<LinePart, 'gaps'>

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
  /** A word space or a no-break space, both as wide as the word space. */
  space(character: ' ' | '\u00a0', style: TextStyle): readonly GlyphRun[]
  /** The part, the same object as in other lines: a book has millions, but few kinds. */
  part(made: UncountedPart): LinePart
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
  const spaces = rememberedSpaces()
  return {
    shape,
    superiors: (text, style) => measured(shaper.superiors(text, style)),
    spaceWidth: style => shape(' ', style).width,
    hang: (character, style, side, allowed) => {
      const thousandths = allowed ? protrusion(style.families[0] ?? '', character, side) : 0
      return thousandths === 0 ? ZERO : sp((shape(character, style).width * thousandths) / 1000)
    },
    breakOpportunities,
    space: (character, style) => spaces(shape(' ', style), character),
    part: rememberedParts(),
  }
}

function rememberedSpaces(): (shaped: ShapedText, character: string) => readonly GlyphRun[] {
  const known = new WeakMap<ShapedText, Map<string, readonly GlyphRun[]>>()
  return (shaped, character) => {
    const own = known.get(shaped) ?? new Map<string, readonly GlyphRun[]>()
    const runs = own.get(character) ?? shaped.runs.map(run => ({ ...run, text: character }))
    known.set(shaped, own.set(character, runs))
    return runs
  }
}

/** So many kinds of parts with the same glyphs are remembered: a word, divided or not, in text and in headings. */
const MOST_KINDS = 8

function rememberedParts(): Typesetter['part'] {
  const known = new WeakMap<readonly GlyphRun[], LinePart[]>()
  return made => {
    const kinds = known.get(made.runs) ?? []
    const same = kinds.find(each => equalParts(each, made))
    if (same !== undefined) return same
    const part = { ...made, gaps: gapsIn(made) }
    // A link or a call is one of its kind.
    if (made.link === null && made.call === null && kinds.length < MOST_KINDS) {
      kinds.push(part)
      known.set(made.runs, kinds)
    }
    return part
  }
}

/** Parts of the same glyphs. */
const equalParts = (a: LinePart, b: UncountedPart): boolean =>
  a.kind === b.kind &&
  a.text === b.text &&
  a.width === b.width &&
  a.justified === b.justified &&
  a.hyphen === b.hyphen &&
  a.link === b.link &&
  a.ruled === b.ruled &&
  a.call === b.call &&
  a.language === b.language
