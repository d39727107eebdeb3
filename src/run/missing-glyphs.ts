/** Characters that no face has → diagnostics that name the character, its place and the fonts tried. */
import { type Diagnostic, errorAt } from '../base/diagnostic.ts'
import type { Block, Edition } from '../edition/model.ts'
import { allTextParts, sourceOf } from '../edition/visit.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import type { MissingInParagraph } from './compositor.ts'

/** One diagnostic a character, at its first place, with the number of places. */
export function missingGlyphs(
  edition: Edition,
  missing: readonly MissingInParagraph[],
  stylesheet: Stylesheet,
): readonly Diagnostic[] {
  if (missing.length === 0) return []
  const blocks = new Map<string, Block>()
  for (const part of allTextParts(edition)) blocks.set(part.id, part.block)
  const byCharacter = new Map<number, MissingInParagraph[]>()
  for (const each of missing) {
    const places = byCharacter.get(each.codePoint)
    if (places === undefined) byCharacter.set(each.codePoint, [each])
    else places.push(each)
  }
  return [...byCharacter].map(([codePoint, places]) => {
    const first = places[0]!
    const block = blocks.get(first.paragraph)
    const character = String.fromCodePoint(codePoint)
    const span =
      block === undefined || first.offset === null
        ? null
        : sourceOf(block.content, first.offset, first.offset + character.length)
    const more = places.length - 1
    const times = more === 0 ? '' : `, here and in ${more} more ${more === 1 ? 'place' : 'places'}`
    return errorAt(
      'font/missing-glyph',
      span,
      `no font of the style has the character “${character}” (${codeName(codePoint)})${times}`,
      `tried ${stylesheet.fonts.text.join(', ')}; name a family that has it under fonts.text of the style`,
    )
  })
}

export const codeName = (codePoint: number): string =>
  `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
