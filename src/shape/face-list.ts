/** A style's families → its faces in the order in which they are tried, none of them opened before it is needed. */
import type { Font, FontSet } from '../fonts/font.ts'
import type { TextStyle } from '../style/styled-document.ts'

export interface FaceList {
  /** The face that text is set in unless it lacks a character; null when the set has no usable font. */
  readonly primary: Font | null
  /** The first face that will do. */
  first(suits: (face: Font) => boolean): Font | null
}

/** Families that the set does not have are passed over; when it has none of them, all of the set's are tried. */
export function faceList(style: Pick<TextStyle, 'families' | 'weight' | 'italic'>, fonts: FontSet): FaceList {
  const find = (family: string): Font | null => fonts.find(family, style.weight, style.italic)
  const firstOf = (families: readonly string[], suits: (face: Font) => boolean): Font | null => {
    for (const family of families) {
      const face = find(family)
      if (face !== null && suits(face)) return face
    }
    return null
  }
  const named = firstOf(style.families, () => true)
  const families = named === null ? fonts.families : style.families
  return {
    primary: named ?? firstOf(families, () => true),
    first: suits => firstOf(families, suits),
  }
}
