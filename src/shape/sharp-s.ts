/** Shaped small capitals → the same with a ß that is one letter, where the font draws SS for it. */
import type { Features, Font, ShapedGlyph } from '../fonts/font.ts'

const SHARP_S = /[ßẞ]/u
const SMALL_CAPITALS = ['smcp', 'c2sc']

/**
 * In small capitals many fonts print SS for ß, so that Maße and Masse are one word, and put a small capital ß into a
 * stylistic set or behind the capital ẞ. That one is taken; in a font without it ß stays as it is.
 */
export function withSharpS(
  shaped: readonly ShapedGlyph[],
  text: string,
  font: Font,
  features: Features,
  language: string,
): readonly ShapedGlyph[] {
  if (!SHARP_S.test(text) || !features.some(tag => SMALL_CAPITALS.includes(tag))) return shaped
  const one = (letter: string, wanted: Features): ShapedGlyph => font.shape(letter, wanted, language)[0]!
  const widest = one('s', [...features, 'smcp']).advance * WIDER_THAN_A_LETTER
  return shaped.map(glyph => {
    const letter = text[glyph.cluster]!
    if (!SHARP_S.test(letter)) return glyph
    const own = one(letter, features)
    if (own.id !== glyph.id || own.advance < widest) return glyph
    const better = oneLetter(widest, features, font, one)
    // What the letter is kerned by stays.
    return { ...glyph, id: better.id, advance: better.advance + (glyph.advance - own.advance) }
  })
}

/** Two letters S are twice as wide as one; a ß is seldom a third wider. */
const WIDER_THAN_A_LETTER = 1.6

function oneLetter(
  widest: number,
  features: Features,
  font: Font,
  one: (letter: string, features: Features) => ShapedGlyph,
): ShapedGlyph {
  const plain = one(
    'ß',
    features.filter(tag => !SMALL_CAPITALS.includes(tag)),
  )
  const sets = Array.from({ length: STYLISTIC_SETS }, (_, index) => `ss${String(index + 1).padStart(2, '0')}`)
  const found = sets
    .filter(tag => font.hasFeature(tag))
    .map(tag => one('ß', [...features, 'smcp', tag]))
    .find(({ id, advance }) => id !== plain.id && advance < widest)
  if (found !== undefined) return found
  if (!font.covers(CAPITAL_SHARP_S)) return plain
  const lowered = one('ẞ', [...features, 'c2sc'])
  const capital = one('ẞ', [])
  return lowered.id !== capital.id && lowered.advance < widest ? lowered : plain
}

const STYLISTIC_SETS = 20
const CAPITAL_SHARP_S = 0x1e9e
