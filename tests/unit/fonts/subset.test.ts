/** Subsets are looked at as bytes, without the library that made them. */
import { describe, expect, test } from 'vitest'
import { componentsOf, outlinesOf, tableOf } from '../../support/font-bytes.ts'
import { bytesOf, fontNamed, packagedFonts } from '../../support/packaged-font.ts'

const fonts = packagedFonts()
const garamond = fontNamed(fonts, 'EB Garamond')
const original = outlinesOf(bytesOf('EB Garamond'))

const glyphOf = (text: string, features: readonly string[] = []): number =>
  garamond.shape(text, features, 'en')[0]!.id

describe('a subset', () => {
  test('begins with .notdef and counts CIDs from 1', () => {
    const subset = garamond.createSubset()
    expect([subset.add(0, 0), subset.add(glyphOf('a'), 0), subset.add(glyphOf('b'), 0)]).toEqual([0, 1, 2])
    const outlines = outlinesOf(subset.encode())
    expect(outlines).toHaveLength(3)
    expect(outlines[0]).toEqual(original[0])
    expect(outlines[1]).toEqual(original[glyphOf('a')])
    expect(outlines[2]).toEqual(original[glyphOf('b')])
  })

  test('gives a glyph a second CID for a second meaning, and the same CID for the same meaning', () => {
    const subset = garamond.createSubset()
    // A hyphen of the text, and one that stands for U+00AD at the end of a line.
    const hyphen = glyphOf('-')
    expect([
      subset.add(hyphen, 0),
      subset.add(hyphen, 1),
      subset.add(hyphen, 0),
      subset.add(hyphen, 1),
    ]).toEqual([1, 2, 1, 2])
    const outlines = outlinesOf(subset.encode())
    expect(outlines).toHaveLength(3)
    expect(outlines[1]).toEqual(original[hyphen])
    expect(outlines[2]).toEqual(original[hyphen])
  })

  test('counts CIDs in turn, whatever alias comes first', () => {
    const subset = garamond.createSubset()
    const [a, b] = [glyphOf('a'), glyphOf('b')]
    expect([
      subset.add(a, 3),
      subset.add(b, 0),
      subset.add(a, 0),
      subset.add(0, 1),
      subset.add(b, 7),
    ]).toEqual([1, 2, 3, 4, 5])
  })

  test('states the advance of every CID as the font does, in the file too', () => {
    const subset = garamond.createSubset()
    const glyphs = ['a', 'M', '-', 'é', ' '].map(text => glyphOf(text))
    const cids = glyphs.map(glyph => subset.add(glyph, 0))
    const advances = ['a', 'M', '-', 'é', ' '].map(text => garamond.shape(text, [], 'en')[0]!.advance)
    expect(cids.map(subset.advance)).toEqual(advances)
    const hmtx = tableOf(subset.encode(), 'hmtx')
    expect(cids.map(cid => hmtx.getUint16(cid * 4))).toEqual(advances)
  })

  test('takes the parts of a composite glyph along and points at them by their new numbers', () => {
    const composite = original.findIndex(outline => componentsOf(outline).length === 2)
    expect(composite).toBeGreaterThan(0)
    const subset = garamond.createSubset()
    const cids = [subset.add(composite, 0), subset.add(composite, 1)]
    const outlines = outlinesOf(subset.encode())
    const parts = componentsOf(original[composite]!)
    for (const cid of cids) {
      const moved = componentsOf(outlines[cid]!)
      expect(moved.map(part => outlines[part])).toEqual(parts.map(part => original[part]))
    }
    expect(outlines).toHaveLength(3 + parts.length)
  })

  test('is the same for equal glyphs, and does not touch another subset of the font', () => {
    const make = (text: string): Uint8Array => {
      const subset = garamond.createSubset()
      for (const character of text) subset.add(glyphOf(character), 0)
      return subset.encode()
    }
    const first = make('épée')
    make('xyz')
    expect(make('épée')).toEqual(first)
  })

  test('refuses glyphs that the font does not have', () => {
    expect(() => garamond.createSubset().add(65535, 0)).toThrow('not in the font')
    expect(() => garamond.createSubset().advance(5)).toThrow('not in the subset')
  })

  test('leaves shaping as it was', () => {
    const before = garamond.shape('office é', ['onum'], 'en')
    const subset = garamond.createSubset()
    for (const glyph of before) subset.add(glyph.id, 0)
    subset.encode()
    expect(garamond.shape('office é', ['onum'], 'en')).toEqual(before)
  })
})
