/** A font for tests: every character is its own glyph, half an em wide, capitals a whole em. */
import { pt, type Sp, sp } from '../../../src/base/length.ts'
import type { Font, FontSet, FontSubset } from '../../../src/fonts/font.ts'
import type { GlyphRun } from '../../../src/shape/glyph-run.ts'

const UNITS_PER_EM = 2048

export const blockAdvance = (glyph: number): number =>
  glyph >= 65 && glyph <= 90 ? 2048 : glyph === 105 ? 333 : 1024

export function blockFont(id: string, changes: Partial<Font> = {}): Font {
  return {
    id,
    family: id,
    postscriptName: id.replace(/ /g, ''),
    weight: 400,
    italic: false,
    outlines: 'ttf',
    metrics: {
      unitsPerEm: UNITS_PER_EM,
      ascent: 2000,
      descent: -500,
      capHeight: 1400,
      xHeight: 900,
      italicAngle: 0,
      boundingBox: [-100, -500, 2048, 2000],
    },
    covers: () => true,
    hasFeature: () => false,
    shape: () => [],
    createSubset,
    ...changes,
  }
}

function createSubset(): FontSubset {
  const glyphs = [0]
  const known = new Map([['0 0', 0]])
  return {
    add(glyph, alias) {
      const key = `${glyph} ${alias}`
      const cid = known.get(key) ?? glyphs.push(glyph) - 1
      known.set(key, cid)
      return cid
    },
    advance: cid => blockAdvance(glyphs[cid]!),
    encode: () => Uint8Array.from(glyphs.flatMap(glyph => [glyph >> 8, glyph & 255])),
  }
}

export function fontSet(...fonts: readonly Font[]): FontSet {
  return {
    find: family => fonts.find(font => font.family === family) ?? null,
    get(id) {
      const font = fonts.find(each => each.id === id)
      if (font === undefined) throw new Error(`no font ${id}`)
      return font
    },
    families: fonts.map(font => font.family),
  }
}

/** One glyph for each UTF-16 unit. */
export function blockRun(text: string, changes: Partial<GlyphRun> = {}): GlyphRun {
  const size: Sp = changes.size ?? pt(10)
  const glyphs = [...text].map((character, index) => {
    const id = character.charCodeAt(0)
    return { id, cluster: index, advance: sp((blockAdvance(id) * size) / UNITS_PER_EM), dx: sp(0), dy: sp(0) }
  })
  const width = sp(glyphs.reduce((sum, glyph) => sum + glyph.advance, 0))
  return { font: 'Block', size, text, glyphs, width, rise: sp(0), ...changes }
}
