/** Which font files are refused, and that a damaged one never throws. */
import { describe, expect, test } from 'vitest'
import { openFont } from '../../../src/fonts/fontkit.ts'
import { fontWith, type Table, tablesOf } from '../../support/font-bytes.ts'
import { bytesOf } from '../../support/packaged-font.ts'

const FACE = { family: 'Test', weight: 400, italic: false, source: 'test.ttf' }
const GARAMOND = bytesOf('EB Garamond')
const TABLES = tablesOf(GARAMOND)

const codesOf = (bytes: Uint8Array): readonly string[] =>
  openFont(bytes, FACE).diagnostics.map(each => each.code)

const without = (tag: string): readonly Table[] => TABLES.filter(table => table.tag !== tag)
const changed = (tag: string, change: (view: DataView) => void): Uint8Array =>
  fontWith(
    TABLES.map(table => {
      if (table.tag !== tag) return table
      const bytes = table.bytes.slice()
      change(new DataView(bytes.buffer))
      return { tag, bytes }
    }),
  )

describe('a font file that cannot be used is refused with a code of its own', () => {
  const withKind = (kind: string): Uint8Array => {
    const bytes = GARAMOND.slice()
    for (let index = 0; index < 4; index++) bytes[index] = kind.charCodeAt(index)
    return bytes
  }
  test.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(0), 'font/not-a-font'],
    [
      'a text file',
      new TextEncoder().encode('This is not a font, whatever its name says.'),
      'font/not-a-font',
    ],
    ['WOFF', withKind('wOFF'), 'font/web-font'],
    ['WOFF2', withKind('wOF2'), 'font/web-font'],
    ['a collection', withKind('ttcf'), 'font/collection'],
    ['a variable font', fontWith([...TABLES, { tag: 'fvar', bytes: new Uint8Array(16) }]), 'font/variable'],
    [
      'a variable CFF font',
      fontWith([...TABLES, { tag: 'CFF2', bytes: new Uint8Array(16) }]),
      'font/variable',
    ],
    ['a directory that is cut off', GARAMOND.slice(0, 40), 'font/broken'],
    ['a file that is cut off', GARAMOND.slice(0, GARAMOND.length - 20_000), 'font/broken'],
    ['no character map', fontWith(without('cmap')), 'font/broken'],
    ['no outlines', fontWith(without('glyf')), 'font/broken'],
    ['two tables of one name', fontWith([...TABLES, TABLES[0]!]), 'font/broken'],
    ['no units to the em', changed('head', view => view.setUint16(18, 0)), 'font/broken'],
    ['more advances than glyphs', changed('hhea', view => view.setUint16(34, 65535)), 'font/broken'],
    ['an outline beyond the table', changed('loca', view => view.setUint16(20, 65535)), 'font/broken'],
    ['a symbol font', changed('cmap', view => hideUnicode(view)), 'font/broken'],
    ['embedding forbidden', changed('OS/2', view => view.setUint16(8, 2)), 'font/embedding'],
  ])('%s: %#', (_, bytes, code) => {
    const { value, diagnostics } = openFont(bytes, FACE)
    expect(value).toBeNull()
    expect(diagnostics).toHaveLength(1)
    expect(diagnostics[0]).toMatchObject({ severity: 'error', code, span: null })
    expect(diagnostics[0]!.message).toContain('test.ttf')
    expect(diagnostics[0]!.hints).toHaveLength(1)
  })

  test('overlapping tables', () => {
    const bytes = fontWith(TABLES)
    const view = new DataView(bytes.buffer)
    view.setUint32(12 + 16 + 8, view.getUint32(12 + 8))
    expect(codesOf(bytes)).toEqual(['font/broken'])
  })

  test('a font put together again by hand opens without complaint', () => {
    expect(codesOf(fontWith(TABLES))).toEqual([])
  })
})

/** Turns the Unicode encodings of a `cmap` into symbol ones. */
function hideUnicode(view: DataView): void {
  for (let index = 0; index < view.getUint16(2); index++) {
    view.setUint16(4 + 8 * index, 3)
    view.setUint16(6 + 8 * index, 0)
  }
}

describe('tables that must not be used', () => {
  test("Apple's morx does not take the place of GSUB", () => {
    const plain = openFont(GARAMOND, FACE).value!
    const apple = openFont(fontWith([...TABLES, { tag: 'morx', bytes: new Uint8Array(64) }]), FACE)
    expect(apple.diagnostics).toEqual([])
    expect(apple.value!.shape('office', [], 'en')).toEqual(plain.shape('office', [], 'en'))
  })
})

describe('damaged fonts', () => {
  /** A fixed sequence of pseudo-random numbers (Numerical Recipes' linear congruence), so that failures can be repeated. */
  function numbers(seed: number): (below: number) => number {
    let state = seed
    return below => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state % below
    }
  }

  test('200 files with changed bytes either shape text or are refused, and never throw', () => {
    const next = numbers(20261124)
    const counts = { usable: 0, refused: 0 }
    for (let round = 0; round < 200; round++) {
      const bytes = GARAMOND.slice()
      const target = TABLES[next(TABLES.length)]!
      const view = new DataView(bytes.buffer)
      const record = 12 + 16 * TABLES.indexOf(target)
      // A third hits the header, the rest one table, where the reading of GSUB, GPOS and cmap is tried hardest.
      const [from, length] = round % 3 === 0 ? [0, 300] : [view.getUint32(record + 8), target.bytes.length]
      for (let change = 0; change < 8; change++) bytes[from + next(Math.max(1, length))] = next(256)
      const { value, diagnostics } = openFont(bytes, FACE)
      if (value === null) {
        counts.refused++
        expect(diagnostics.map(each => each.code).join()).toMatch(/^font\//)
      } else {
        counts.usable++
        for (const features of [[], ['smcp', 'onum'], ['sups']]) {
          for (const text of ['office Thor e\u0323\u0301 1943', 'μῆνιν ἄειδε', 'Привет'])
            value.shape(text, features, 'en')
        }
      }
    }
    console.log(`damaged fonts: ${counts.usable} usable, ${counts.refused} refused`)
    expect(counts.usable).toBeGreaterThan(20)
    expect(counts.refused).toBeGreaterThan(20)
  })
})
