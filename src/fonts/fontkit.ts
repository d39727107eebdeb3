/**
 * The bytes of a font file → a `Font`, by fontkit.
 *
 * Traps of fontkit 2.0.4 that are kept in here:
 * - Variable fonts, web fonts and collections open but cannot be embedded: `readFontFile` refuses them, and damaged
 *   files, before fontkit sees a byte.
 * - A `morx` table is preferred to GSUB, `sbix` and `COLR` change the kind of glyph: such tables are hidden from it.
 * - `layout` writes into the features object it is given: each call gets a new one.
 * - Glyphs are kept with the code points of their first use, soft hyphens turn later hyphens into nothing, and
 *   missing anchors throw: `fontkit-repairs.ts`.
 * - It neither composes nor decomposes: `composed-text.ts`. It reports no clusters: `clusters.ts`.
 * - Languages are OpenType tags of four letters: `language-tag.ts`.
 * - The box of an empty glyph can throw: nothing asks for boxes.
 * - Shaping and embedding share state in one font object, so each has its own.
 */
import { createRequire } from 'node:module'
import { type Checked, errorAt } from '../base/diagnostic.ts'
import { type CharacterMap, readCharacterMap } from './character-map.ts'
import { clustersOf } from './clusters.ts'
import { type ComposedText, composeFor, isIgnorable } from './composed-text.ts'
import type { Features, Font, FontId, FontSubset, ShapedGlyph } from './font.ts'
import { type FontFile, readFontFile } from './font-file.ts'
import { advanceReader, readFeatures, readMetrics, readNames } from './font-tables.ts'
import type { FontkitFont } from './fontkit-objects.ts'
import { repairForShaping } from './fontkit-repairs.ts'
import { openTypeLanguage } from './language-tag.ts'
import { isRightToLeft, openTypeScripts, scriptOfLanguage, scriptOfText } from './script.ts'

// Its CommonJS build is one file a package: it loads in two thirds of the time, and is the one that pdfkit's shares.
const { create }: typeof import('fontkit') = createRequire(import.meta.url)('fontkit')

/** What a style calls a face. `source` names the file in messages. */
export interface FaceName {
  readonly family: string
  readonly weight: number
  readonly italic: boolean
  readonly source: string
}

/** Every face of a set has one: `EB Garamond/400`, `EB Garamond/400 italic`. */
export const fontId = (face: Omit<FaceName, 'source'>): FontId =>
  `${face.family}/${face.weight}${face.italic ? ' italic' : ''}`

/** Letters, a ligature, a decomposed letter and figures: a font that cannot shape these cannot be used. */
const SELF_TEST = 'Hamburgefonts fi é 1920'

/**
 * Opens a static TrueType or OpenType font. The value is null, with an error under `font/`, when it cannot be used:
 * `font/not-a-font`, `font/web-font`, `font/collection`, `font/variable`, `font/too-large`, `font/embedding` (the maker
 * forbids it) or `font/broken`. Costs some 20 ms, most of it reading GSUB and GPOS.
 */
export function openFont(bytes: Uint8Array, face: FaceName): Checked<Font | null> {
  const result = readFontFile(bytes)
  if (!result.usable) {
    const { code, message, hint } = result.refusal
    return { value: null, diagnostics: [errorAt(code, null, `${face.source}: ${message}`, hint)] }
  }
  try {
    const font = makeFont(bytes, result.file, face)
    font.shape(SELF_TEST, [], 'en')
    return { value: font, diagnostics: [] }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const message = `${face.source}: the font cannot be read (${reason})`
    return { value: null, diagnostics: [errorAt('font/broken', null, message, 'get the font file anew')] }
  }
}

function makeFont(bytes: Uint8Array, file: FontFile, face: FaceName): Font {
  const glyphOf = readCharacterMap(file)
  if (glyphOf === null) throw new Error('it has no Unicode character map')
  const features = readFeatures(file)
  const plain = withoutTables(bytes, file, HIDDEN_TABLES)
  const shaping = openWithFontkit(plain)
  repairForShaping(shaping, file)
  return {
    id: fontId(face),
    family: face.family,
    postscriptName: postscriptName(file, face),
    weight: face.weight,
    italic: face.italic,
    outlines: file.outlines,
    metrics: readMetrics(file),
    covers: codePoint => !isControl(codePoint) && glyphOf(codePoint) !== 0,
    hasFeature: tag => features.has(tag),
    shape: (text, wanted, language) => shape(shaping, glyphOf, text, wanted, language),
    createSubset: () => createSubset(openWithFontkit(plain), file),
  }
}

/** Many fonts map some of these to empty glyphs, which would swallow them unseen. */
const isControl = (codePoint: number): boolean => codePoint < 0x20 || (codePoint >= 0x7f && codePoint < 0xa0)

/** The one place where fontkit's objects get our types: @types/fontkit knows none of the private members. */
function openWithFontkit(bytes: Uint8Array): FontkitFont {
  return create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) as unknown as FontkitFont
}

/** Apple's layout tables, bitmaps and colour: none of them can be drawn by us. */
const HIDDEN_TABLES = ['morx', 'mort', 'kerx', 'sbix', 'COLR', 'CPAL', 'vhea', 'vmtx']

/** The same file with some tables renamed in a copy, so that nothing finds them; itself when it has none of them. */
function withoutTables(bytes: Uint8Array, file: FontFile, tags: readonly string[]): Uint8Array {
  if (!tags.some(tag => file.tables.has(tag))) return bytes
  const copy = bytes.slice()
  for (let index = 0; index < file.tables.size; index++) {
    const at = 12 + index * 16
    if (tags.includes(String.fromCharCode(...copy.subarray(at, at + 4))))
      copy.set([0x7a, 0x7a, 0x7a, 0x30 + index], at)
  }
  return copy
}

/** Only what a PDF name takes unescaped; fonts without a name go by their family. */
function postscriptName(file: FontFile, face: FaceName): string {
  const name = (readNames(file).postscriptName ?? fontId(face)).replace(/[^A-Za-z0-9-]/g, '')
  return name === '' ? 'Font' : name
}

function shape(
  font: FontkitFont,
  glyphOf: CharacterMap,
  text: string,
  wanted: Features,
  language: string,
): readonly ShapedGlyph[] {
  const composed = composeFor(text, codePoint => glyphOf(codePoint) !== 0)
  if (composed.codePoints.length === 0) return []
  const ownScript = scriptOfText(text)
  const rightToLeft = ownScript !== null && isRightToLeft(ownScript)
  const scripts = openTypeScripts(ownScript ?? scriptOfLanguage(language))
  const laidOut = layOut(font, glyphOf, composed, wanted, scripts, openTypeLanguage(language), rightToLeft)
  return withClusters(laidOut, composed, rightToLeft)
}

interface LaidOutGlyph {
  readonly id: number
  readonly codePoints: readonly number[]
  readonly advance: number
  readonly dx: number
  readonly dy: number
}

function layOut(
  font: FontkitFont,
  glyphOf: CharacterMap,
  composed: ComposedText,
  wanted: Features,
  scripts: readonly string[],
  language: string | null,
  rightToLeft: boolean,
): readonly LaidOutGlyph[] {
  const input = composed.codePoints.map(codePoint => font.getGlyph(glyphOf(codePoint), [codePoint]))
  try {
    const features = featureSwitches(wanted)
    const run = font.layout(input, features, scripts, language, rightToLeft ? 'rtl' : 'ltr')
    return run.glyphs.map((glyph, index) => {
      const position = run.positions[index]!
      const { xAdvance: advance, xOffset: dx, yOffset: dy } = position
      return { id: glyph.id, codePoints: glyph.codePoints, advance, dx, dy }
    })
  } catch {
    // A fault of the font's tables that the self-test did not meet: plain letters keep the text on the page.
    const plain = input.map(({ id, codePoints, advanceWidth }) => ({
      id,
      codePoints,
      advance: advanceWidth,
      dx: 0,
      dy: 0,
    }))
    return rightToLeft ? plain.reverse() : plain
  }
}

function featureSwitches(wanted: Features): Record<string, boolean> {
  const switches: Record<string, boolean> = {}
  for (const tag of wanted) {
    if (tag.startsWith('-')) switches[tag.slice(1)] = false
    else switches[tag] = true
  }
  return switches
}

function withClusters(
  glyphs: readonly LaidOutGlyph[],
  composed: ComposedText,
  rightToLeft: boolean,
): readonly ShapedGlyph[] {
  const logical = rightToLeft ? glyphs.toReversed() : glyphs
  const clusters = clustersOf(
    logical.map(glyph => glyph.codePoints),
    composed,
  )
  const shaped: ShapedGlyph[] = []
  logical.forEach(({ id, codePoints, advance, dx, dy }, index) => {
    // The joiners that were kept for shaping leave no glyph.
    if (codePoints.length > 0 && codePoints.every(isIgnorable)) return
    shaped.push({ id, cluster: shaped.length === 0 ? 0 : clusters[index]!, advance, dx, dy })
  })
  return rightToLeft ? shaped.reverse() : shaped
}

/**
 * CIDs are places in fontkit's list of glyphs. Its own `includeGlyph` lists a glyph once; a second copy, for a second
 * meaning, is put there directly. Parts of composite glyphs follow when the subset is encoded.
 */
function createSubset(font: FontkitFont, file: FontFile): FontSubset {
  const subset = font.createSubset()
  const advance = advanceReader(file)
  const places = new Map<number, Map<number, number>>([[0, new Map([[0, 0]])]])
  return {
    add(glyph, alias) {
      if (glyph < 0 || glyph >= file.glyphCount) throw new Error(`glyph ${glyph} is not in the font`)
      const copies = places.get(glyph)
      if (copies === undefined) {
        const place = subset.includeGlyph(glyph)
        places.set(glyph, new Map([[alias, place]]))
        return place
      }
      let place = copies.get(alias)
      if (place === undefined) {
        place = subset.glyphs.push(glyph) - 1
        copies.set(alias, place)
      }
      return place
    },
    advance(cid) {
      const glyph = subset.glyphs[cid]
      if (glyph === undefined) throw new Error(`CID ${cid} is not in the subset`)
      return advance(glyph)
    },
    encode: () => subset.encode(),
  }
}
