/** Glyphs and the text that they stand for → CIDs, and at the end subset fonts in the file. */
import { createHash } from 'node:crypto'
import type { Font, FontId, FontSet } from '../fonts/font.ts'
import { type PdfDictionary, type PdfName, type PdfReference, textString } from './pdf-value.ts'
import type { PdfObjects } from './pdfkit.ts'
import { toUnicodeMap } from './to-unicode.ts'

export interface EmbeddedFont {
  /** The key in the resources: `F1`. */
  readonly resource: string
  /** The CID of a glyph that stands for this text; a glyph with two texts has two CIDs. Four hexadecimal digits by `code`. */
  cid(glyph: number, text: string): number
  /** The CID as it stands in a string of the content stream. */
  code(cid: number): string
  /** The width that the file states for a CID, in whole thousandths of an em. */
  width(cid: number): number
}

export interface EmbeddedFonts {
  font(id: FontId): EmbeddedFont
  /** Writes all fonts that were asked for; returns the `Font` entry of the resources. */
  finish(): PdfDictionary
}

interface OpenFont extends EmbeddedFont {
  finish(): PdfReference
}

/** Fonts are numbered in the order in which they are first asked for, CIDs likewise, so equal pages give equal files. */
export function embedFonts(objects: PdfObjects, fonts: FontSet): EmbeddedFonts {
  const open = new Map<FontId, OpenFont>()
  return {
    font(id) {
      const known = open.get(id)
      if (known !== undefined) return known
      const font = openFont(objects, fonts.get(id), `F${open.size + 1}`)
      open.set(id, font)
      return font
    },
    finish: () => Object.fromEntries([...open.values()].map(font => [font.resource, font.finish()])),
  }
}

/** Identity-H has two-byte codes. */
const MOST_CIDS = 65536

function openFont(objects: PdfObjects, font: Font, resource: string): OpenFont {
  const subset = font.createSubset()
  const cids = new Map<number, Map<string, number>>()
  const texts: (string | null)[] = [null]
  const codes: string[] = ['0000']
  const perMille = 1000 / font.metrics.unitsPerEm
  const widths: number[] = [Math.round(subset.advance(0) * perMille)]

  const add = (glyph: number, text: string, ofGlyph: Map<string, number>): number => {
    // CID 0 must never be shown (PDF/UA-1, 7.21.8): a missing glyph is a copy of it, which keeps its text.
    const cid = subset.add(glyph, glyph === 0 ? ofGlyph.size + 1 : ofGlyph.size)
    if (cid >= MOST_CIDS) throw new Error(`more than ${MOST_CIDS} different glyphs of ${font.id} in one file`)
    if (cid !== texts.length) throw new Error(`the subset of ${font.id} gave CID ${cid} out of turn`)
    texts.push(text)
    codes.push(cid.toString(16).padStart(4, '0'))
    widths.push(Math.round(subset.advance(cid) * perMille))
    ofGlyph.set(text, cid)
    return cid
  }
  return {
    resource,
    cid(glyph, text) {
      let ofGlyph = cids.get(glyph)
      if (ofGlyph === undefined) {
        ofGlyph = new Map()
        cids.set(glyph, ofGlyph)
      }
      return ofGlyph.get(text) ?? add(glyph, text, ofGlyph)
    },
    code: cid => codes[cid]!,
    width: cid => widths[cid]!,
    finish: () => writeFont(objects, font, subset.encode(), texts, widths),
  }
}

function writeFont(
  objects: PdfObjects,
  font: Font,
  program: Uint8Array,
  texts: readonly (string | null)[],
  widths: readonly number[],
): PdfReference {
  const baseFont: PdfName = `/${subsetTag(program, texts)}+${font.postscriptName}`
  const file = objects.reserve()
  const isTrueType = font.outlines === 'ttf'
  objects.writeStream(file, isTrueType ? { Length1: program.length } : { Subtype: '/CIDFontType0C' }, program)

  const descriptor = objects.reserve()
  objects.write(descriptor, {
    ...descriptorOf(font, baseFont),
    [isTrueType ? 'FontFile2' : 'FontFile3']: file,
  })

  const descendant = objects.reserve()
  objects.write(descendant, {
    Type: '/Font',
    Subtype: isTrueType ? '/CIDFontType2' : '/CIDFontType0',
    BaseFont: baseFont,
    CIDSystemInfo: { Registry: textString('Adobe'), Ordering: textString('Identity'), Supplement: 0 },
    FontDescriptor: descriptor,
    W: [0, widths],
    CIDToGIDMap: isTrueType ? '/Identity' : undefined,
  })

  const toUnicode = objects.reserve()
  objects.writeStream(toUnicode, {}, Buffer.from(toUnicodeMap(texts), 'latin1'))

  const reference = objects.reserve()
  objects.write(reference, {
    Type: '/Font',
    Subtype: '/Type0',
    BaseFont: baseFont,
    Encoding: '/Identity-H',
    DescendantFonts: [descendant],
    ToUnicode: toUnicode,
  })
  return reference
}

const SYMBOLIC = 4
const ITALIC = 64

/** ISO 32000-1, table 122. Subsets with codes of their own are symbolic. */
function descriptorOf(font: Font, fontName: PdfName): PdfDictionary {
  const { metrics } = font
  const perMille = (units: number): number => Math.round((units * 1000) / metrics.unitsPerEm)
  return {
    Type: '/FontDescriptor',
    FontName: fontName,
    Flags: SYMBOLIC + (font.italic ? ITALIC : 0),
    FontBBox: metrics.boundingBox.map(perMille),
    ItalicAngle: metrics.italicAngle,
    Ascent: perMille(metrics.ascent),
    Descent: perMille(metrics.descent),
    CapHeight: perMille(metrics.capHeight),
    XHeight: perMille(metrics.xHeight),
    StemV: stemWidth(font.weight),
  }
}

/** Font files do not state it; hardly any reader uses it. A straight line through common text faces. */
const stemWidth = (weight: number): number => Math.round(10 + 0.244 * (weight - 50))

/** Six capitals from the subset itself, so that equal subsets have equal names (ISO 32000-1, 9.6.4). */
function subsetTag(program: Uint8Array, texts: readonly (string | null)[]): string {
  const digest = createHash('sha256').update(program).update(JSON.stringify(texts)).digest()
  return [...digest.subarray(0, 6)].map(byte => String.fromCharCode(65 + (byte % 26))).join('')
}
