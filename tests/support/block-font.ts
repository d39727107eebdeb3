/** Fonts without a file: every glyph is a block one em wide, marks have no width, and glyph numbers are code points. */
import { isIgnorable } from '../../src/fonts/composed-text.ts'
import type { Font, FontSet, ShapedGlyph } from '../../src/fonts/font.ts'

export interface BlockFontOptions {
  readonly family: string
  /** Does the font have the character. */
  readonly covers: (character: string) => boolean
  readonly features?: readonly string[]
  /** Advance by character, in thousandths of an em; others are 1000. */
  readonly advances?: Readonly<Record<string, number>>
  /** Characters that the feature `sups` changes: to glyph numbers 100000 higher. */
  readonly superiors?: string
}

const MARK = /^\p{M}$/u
const SUPERIOR = 100_000

export function blockFont(options: BlockFontOptions): Font {
  const { family, covers, features = [], advances = {}, superiors = '' } = options
  const advance = (character: string): number => advances[character] ?? (MARK.test(character) ? 0 : 1000)
  return {
    id: `${family}/400`,
    family,
    postscriptName: family.replace(/ /g, ''),
    weight: 400,
    italic: false,
    outlines: 'ttf',
    metrics: {
      unitsPerEm: 1000,
      ascent: 800,
      descent: -200,
      capHeight: 700,
      xHeight: 500,
      italicAngle: 0,
      boundingBox: [0, -200, 1000, 800],
    },
    covers: codePoint => covers(String.fromCodePoint(codePoint)),
    hasFeature: tag => features.includes(tag),
    shape(text, wanted) {
      const glyphs: ShapedGlyph[] = []
      let cluster = 0
      for (const character of text) {
        const length = character.length
        if (isIgnorable(character.codePointAt(0)!)) {
          cluster += length
          continue
        }
        const raised = wanted.includes('sups') && superiors.includes(character) ? SUPERIOR : 0
        glyphs.push({
          id: character.codePointAt(0)! + raised,
          cluster,
          advance: advance(character),
          dx: 0,
          dy: 0,
        })
        cluster += length
      }
      return glyphs
    },
    createSubset() {
      throw new Error('a block font has no file to take a subset of')
    },
  }
}

/** Fonts by family; weight and slope are not looked at. `opened` lists the families asked for, in order. */
export function blockFontSet(...fonts: readonly Font[]): FontSet & { readonly opened: readonly string[] } {
  const opened: string[] = []
  return {
    opened,
    families: fonts.map(font => font.family),
    find(family) {
      const font = fonts.find(each => each.family === family) ?? null
      if (font !== null && !opened.includes(family)) opened.push(family)
      return font
    },
    get(id) {
      const font = fonts.find(each => each.id === id)
      if (font === undefined) throw new Error(`no font ${id}`)
      return font
    },
  }
}
