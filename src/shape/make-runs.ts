/** Text in one look → glyph runs in reading order, and the characters that no font has. */
import { addAll } from '../base/arrays.ts'
import { type Sp, sp } from '../base/length.ts'
import { composeFor, isIgnorable } from '../fonts/composed-text.ts'
import type { Font, FontSet, ShapedGlyph } from '../fonts/font.ts'
import { isRightToLeft, scriptOfText } from '../fonts/script.ts'
import type { TextStyle } from '../style/styled-document.ts'
import { mirrored } from './bidi.ts'
import { type FaceList, faceList } from './face-list.ts'
import type { Glyph, GlyphRun } from './glyph-run.ts'
import { beginsLetter, itemize } from './itemize.ts'
import { withSharpS } from './sharp-s.ts'
import { type SpaceWidth, substituteFor } from './substitutes.ts'

export interface MissingCharacter {
  /** UTF-16 offset in the text given. */
  readonly offset: number
  readonly codePoint: number
}

export interface ShapedText {
  /** In reading order; glyphs within a run in visual order. Their texts together are the text without U+00AD. */
  readonly runs: readonly GlyphRun[]
  readonly missing: readonly MissingCharacter[]
}

/** Letterspaced text has its letters apart, so no ligatures. */
const WITHOUT_LIGATURES = ['-liga', '-clig']
/** A thousandth of an em is the unit of tracking. */
const TRACKING_UNITS = 1000
/** fontkit's time grows with the square of a run's length; longer ones are cut between letters. */
const LONGEST_RUN = 1000
const SOFT_HYPHEN = /\u00ad/g

/**
 * Shapes a word or a piece of a line. Soft hyphens are left out, other characters without a glyph keep their place in
 * the run's text. A character that no family has is printed as `[U+12AB]`, its run's text is the character itself.
 * Each advance and offset is rounded to a whole scaled point once.
 */
export function shapeText(text: string, style: TextStyle, fonts: FontSet): ShapedText {
  const shown = text.replace(SOFT_HYPHEN, '')
  if (shown === '') return { runs: [], missing: [] }
  const faces = faceList(style, fonts)
  const runs: GlyphRun[] = []
  const missing: MissingCharacter[] = []
  for (const item of itemize(shown, faces, style.language)) {
    const part = shown.slice(item.start, item.end)
    if (item.font === null) {
      addAll(runs, standIn(part, faces, style))
      if (!isIgnorable(part.codePointAt(0)!)) {
        missing.push({ offset: offsetInText(text, item.start), codePoint: part.codePointAt(0)! })
      }
    } else {
      for (const piece of pieces(part)) runs.push(setRun(piece, item.font, item.level, style))
    }
  }
  return { runs, missing }
}

/** Undoes the leaving out of soft hyphens. */
function offsetInText(text: string, offset: number): number {
  let at = 0
  for (let left = offset; ; at++) {
    if (text.charCodeAt(at) === 0xad) continue
    if (left-- === 0) return at
  }
}

function pieces(text: string): readonly string[] {
  if (text.length <= LONGEST_RUN) return [text]
  const found: string[] = []
  let start = 0
  for (let at = 1; at < text.length; at++) {
    const low = text.charCodeAt(at) >= 0xdc00 && text.charCodeAt(at) <= 0xdfff
    if (low || at - start < LONGEST_RUN) continue
    if (beginsLetter(text, at) || at - start >= 2 * LONGEST_RUN) {
      found.push(text.slice(start, at))
      start = at
    }
  }
  return [...found, text.slice(start)]
}

function setRun(text: string, font: Font, level: number, style: TextStyle): GlyphRun {
  const rightToLeft = level % 2 === 1
  const printable = substituted(text, font, rightToLeft)
  const features = style.letterspacing === 0 ? style.features : [...style.features, ...WITHOUT_LIGATURES]
  const own = font.shape(printable.text, features, style.language)
  let shaped = withSharpS(own, printable.text, font, features, style.language)
  // The font goes by the script of the letters; punctuation alone has none, and controls can turn letters round.
  const script = scriptOfText(printable.text)
  if (rightToLeft !== (script !== null && isRightToLeft(script))) shaped = shaped.toReversed()
  const perUnit = style.size / font.metrics.unitsPerEm
  const widths = printable.widths
  const tracking = sp((style.size * style.letterspacing) / TRACKING_UNITS)
  const glyphs = shaped.map((glyph, index): Glyph => {
    const space = widths.get(glyph.cluster)
    const advance = space === undefined ? glyph.advance * perUnit : spaceAdvance(space, font, style)
    const tracked = tracking !== 0 && endsLetter(shaped, index) ? tracking : 0
    return {
      id: glyph.id,
      cluster: glyph.cluster,
      advance: sp(sp(advance) + tracked),
      dx: sp(glyph.dx * perUnit),
      dy: sp(glyph.dy * perUnit),
    }
  })
  return { font: font.id, size: style.size, text, glyphs, width: totalAdvance(glyphs), rise: sp(0) }
}

/** Marks have no advance: white goes after the last of them. */
const endsLetter = (glyphs: readonly ShapedGlyph[], index: number): boolean =>
  index + 1 === glyphs.length || glyphs[index + 1]!.advance !== 0

export const totalAdvance = (glyphs: readonly Glyph[]): Sp =>
  sp(glyphs.reduce((sum, glyph) => sum + glyph.advance, 0))

interface Printable {
  /** As long as the text it stands for. */
  readonly text: string
  /** Width of each space that was put in, by offset. */
  readonly widths: ReadonlyMap<number, SpaceWidth>
}

/** What the font is asked for: mirrored in right-to-left text, and with substitutes for what it lacks. */
function substituted(text: string, font: Font, rightToLeft: boolean): Printable {
  let result = ''
  const widths = new Map<number, SpaceWidth>()
  for (const character of text) {
    const turned = rightToLeft ? mirrored(character) : character
    const printed = font.covers(turned.codePointAt(0)!) ? turned : character
    const codePoint = printed.codePointAt(0)!
    const found = font.covers(codePoint) ? null : substituteFor(codePoint, font.covers)
    // Only what the font cannot compose or take apart either.
    const substitute =
      found !== null && !composeFor(printed, font.covers).codePoints.every(font.covers) ? found : null
    if (substitute?.width) widths.set(result.length, substitute.width)
    result += substitute === null ? printed : substitute.character
  }
  return { text: result, widths }
}

function spaceAdvance(width: SpaceWidth, font: Font, style: TextStyle): number {
  if ('ems' in width) return width.ems * style.size
  const units = font
    .shape(width.as, style.features, style.language)
    .reduce((sum, glyph) => sum + glyph.advance, 0)
  return (units * style.size) / font.metrics.unitsPerEm
}

/**
 * A character that no font has, printed as its code point. Every glyph belongs to the one character, so that
 * extraction gives it back. When no font has even the letters for that, nothing is printed but the text stays.
 */
function standIn(character: string, faces: FaceList, style: TextStyle): readonly GlyphRun[] {
  const { primary } = faces
  if (primary === null) return []
  if (isIgnorable(character.codePointAt(0)!)) return [emptyRun(character, primary, style)]
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
  const label = `[U+${code}]`
  const font = faces.first(face => [...label].every(each => face.covers(each.codePointAt(0)!)))
  if (font === null) return [emptyRun(character, primary, style)]
  const run = setRun(label, font, 0, { ...style, features: [], letterspacing: 0 })
  return [{ ...run, text: character, glyphs: run.glyphs.map(glyph => ({ ...glyph, cluster: 0 })) }]
}

const emptyRun = (text: string, font: Font, style: TextStyle): GlyphRun => ({
  font: font.id,
  size: style.size,
  text,
  glyphs: [],
  width: sp(0),
  rise: sp(0),
})
