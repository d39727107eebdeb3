import { describe, expect, it } from 'vitest'
import type { Font } from '../../../src/fonts/font.ts'
import { embedFonts } from '../../../src/pdf/embed-fonts.ts'
import { newPdfObjects } from '../../../src/pdf/pdfkit.ts'
import { blockFont, fontSet } from './block-font.ts'
import { type Dictionary, isReference, type PdfFile, readPdf } from './read-pdf.ts'

interface Embedded {
  readonly file: PdfFile
  readonly font: Dictionary
  readonly descendant: Dictionary
  readonly descriptor: Dictionary
  stream(of: Dictionary, key: string): Uint8Array
}

async function embedded(font: Font, glyphs: readonly (readonly [number, string])[]): Promise<Embedded> {
  const objects = await newPdfObjects()
  const fonts = embedFonts(objects, fontSet(font))
  for (const [glyph, text] of glyphs) fonts.font(font.id).cid(glyph, text)
  const root = objects.reserve()
  objects.write(root, fonts.finish())
  const file = readPdf(objects.finish({ PieceInfo: root }, {}))
  const dictionary = file.dictionary(file.dictionary(file.catalog.get('/PieceInfo')).get('/F1'))
  const descendant = file.dictionary(file.list(dictionary.get('/DescendantFonts'))[0])
  return {
    file,
    font: dictionary,
    descendant,
    descriptor: file.dictionary(descendant.get('/FontDescriptor')),
    stream(of, key) {
      const reference = of.get(key)
      if (!isReference(reference)) throw new Error(`${key} is not a reference`)
      return file.streams.get(reference.ref)!
    },
  }
}

describe('embedded fonts', () => {
  it('give a glyph one CID for each text it stands for, in order of first use', async () => {
    const font = embedFonts(await newPdfObjects(), fontSet(blockFont('Block'))).font('Block')
    const cids = [font.cid(7, 'a'), font.cid(9, 'b'), font.cid(7, 'A'), font.cid(7, 'a'), font.cid(9, 'b')]
    expect(cids).toEqual([1, 2, 3, 1, 2])
    expect(font.code(3)).toBe('0003')
  })

  it('never show CID 0: a missing glyph is a copy that keeps its text', async () => {
    const font = embedFonts(await newPdfObjects(), fontSet(blockFont('Block'))).font('Block')
    expect([font.cid(0, 'ꙮ'), font.cid(0, 'ꚙ'), font.cid(0, 'ꙮ')]).toEqual([1, 2, 1])
  })

  it('state the widths of all CIDs in thousandths of an em', async () => {
    const { descendant, file } = await embedded(blockFont('Block'), [
      [65, 'A'],
      [105, 'i'],
      [65, 'a'],
    ])
    expect(file.list(descendant.get('/W'))).toEqual([0, [500, 1000, 163, 1000]])
  })

  it('map every CID that is shown to its text', async () => {
    const { font, stream } = await embedded(blockFont('Block'), [
      [65, 'A'],
      [65, 'a'],
    ])
    const map = Buffer.from(stream(font, '/ToUnicode')).toString('latin1')
    expect(map).toContain('2 beginbfchar\n<0001> <0041>\n<0002> <0061>\nendbfchar')
  })

  it('are TrueType with a glyph for each CID, or bare CFF', async () => {
    const ttf = await embedded(blockFont('Block'), [[65, 'A']])
    expect(ttf.font.get('/Encoding')).toBe('/Identity-H')
    expect(ttf.descendant.get('/Subtype')).toBe('/CIDFontType2')
    expect(ttf.descendant.get('/CIDToGIDMap')).toBe('/Identity')
    expect([...ttf.stream(ttf.descriptor, '/FontFile2')]).toEqual([0, 0, 0, 65])
    const cff = await embedded(blockFont('Block', { outlines: 'cff' }), [[65, 'A']])
    expect(cff.descendant.get('/Subtype')).toBe('/CIDFontType0')
    expect(cff.descendant.has('/CIDToGIDMap')).toBe(false)
    expect([...cff.stream(cff.descriptor, '/FontFile3')]).toEqual([0, 0, 0, 65])
  })

  it('describe weight, slope and extent', async () => {
    const upright = await embedded(blockFont('Block'), [[65, 'A']])
    expect(upright.descriptor.get('/Flags')).toBe(4)
    expect(upright.file.list(upright.descriptor.get('/FontBBox'))).toEqual([-49, -244, 1000, 977])
    expect(upright.descriptor.get('/CapHeight')).toBe(684)
    const italic = await embedded(blockFont('Block', { italic: true, weight: 700 }), [[65, 'A']])
    expect(italic.descriptor.get('/Flags')).toBe(68)
    expect(Number(italic.descriptor.get('/StemV'))).toBeGreaterThan(Number(upright.descriptor.get('/StemV')))
    expect(upright.descriptor.has('/CIDSet')).toBe(false)
  })

  it('are named after what is in the subset', async () => {
    const name = async (...glyphs: readonly (readonly [number, string])[]) =>
      String((await embedded(blockFont('Block'), glyphs)).font.get('/BaseFont'))
    const [one, same, other, alias] = [
      await name([65, 'A']),
      await name([65, 'A']),
      await name([66, 'B']),
      await name([65, 'a']),
    ]
    expect(one).toMatch(/^\/[A-Z]{6}\+Block$/)
    expect(same).toBe(one)
    expect(new Set([one, other, alias]).size).toBe(3)
  })

  it('escape what a PostScript name may not hold', async () => {
    const { font } = await embedded(blockFont('Block', { postscriptName: 'Odd (Name)/é' }), [[65, 'A']])
    expect(font.get('/BaseFont')).toMatch(/\+Odd#20#28Name#29#2F#C3#A9$/)
  })
})
