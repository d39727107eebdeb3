/** The `cmap` table of a font file → the glyph of a character. */
import type { FontFile } from './font-file.ts'

/** Glyph of a code point; 0 where the font has none. */
export type CharacterMap = (codePoint: number) => number

const UNICODE = 0
const WINDOWS = 3
const WINDOWS_BMP = 1
const WINDOWS_FULL = 10
/** Unicode platform: variation sequences, which map no characters. */
const VARIATION_SEQUENCES = 5

/**
 * Reads formats 4 and 12 (OpenType specification, cmap), which is what Unicode fonts have; null when there is neither.
 * Answers are remembered, since a text asks for few characters many times. Throws a RangeError on a damaged table.
 */
export function readCharacterMap(file: FontFile): CharacterMap | null {
  const table = bestSubtable(file)
  if (table === null) return null
  const { view, glyphCount } = file
  const find = view.getUint16(table) === 4 ? segmentMap(view, table) : groupMap(view, table)
  const known = new Map<number, number>()
  return codePoint => {
    let glyph = known.get(codePoint)
    if (glyph === undefined) {
      glyph = find(codePoint)
      if (glyph >= glyphCount) glyph = 0
      known.set(codePoint, glyph)
    }
    return glyph
  }
}

function bestSubtable(file: FontFile): number | null {
  const { view } = file
  const cmap = file.tables.get('cmap')!.offset
  const count = view.getUint16(cmap + 2)
  let best: { readonly at: number; readonly rank: number } | null = null
  for (let index = 0; index < count; index++) {
    const record = cmap + 4 + 8 * index
    const platform = view.getUint16(record)
    const encoding = view.getUint16(record + 2)
    const unicode =
      (platform === UNICODE && encoding !== VARIATION_SEQUENCES) ||
      (platform === WINDOWS && (encoding === WINDOWS_BMP || encoding === WINDOWS_FULL))
    if (!unicode) continue
    const at = cmap + view.getUint32(record + 4)
    const format = view.getUint16(at)
    const rank = format === 12 ? 2 : format === 4 ? 1 : 0
    if (rank > (best?.rank ?? 0)) best = { at, rank }
  }
  return best === null ? null : best.at
}

/** Format 4: segments of the Basic Multilingual Plane. */
function segmentMap(view: DataView, table: number): (codePoint: number) => number {
  const count = view.getUint16(table + 6) >> 1
  const ends = table + 14
  const starts = ends + 2 * count + 2
  const deltas = starts + 2 * count
  const ranges = deltas + 2 * count
  return codePoint => {
    if (codePoint > 0xffff) return 0
    let low = 0
    let high = count
    while (low < high) {
      const middle = (low + high) >> 1
      if (view.getUint16(ends + 2 * middle) < codePoint) low = middle + 1
      else high = middle
    }
    if (low === count) return 0
    const start = view.getUint16(starts + 2 * low)
    if (codePoint < start) return 0
    const delta = view.getUint16(deltas + 2 * low)
    const range = view.getUint16(ranges + 2 * low)
    if (range === 0) return (codePoint + delta) & 0xffff
    const at = ranges + 2 * low + range + 2 * (codePoint - start)
    const glyph = at + 2 <= view.byteLength ? view.getUint16(at) : 0
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff
  }
}

/** Format 12: groups of the whole of Unicode. */
function groupMap(view: DataView, table: number): (codePoint: number) => number {
  const count = view.getUint32(table + 12)
  const groups = table + 16
  return codePoint => {
    let low = 0
    let high = count
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (view.getUint32(groups + 12 * middle + 4) < codePoint) low = middle + 1
      else high = middle
    }
    if (low === count) return 0
    const start = view.getUint32(groups + 12 * low)
    return codePoint < start ? 0 : view.getUint32(groups + 12 * low + 8) + (codePoint - start)
  }
}
