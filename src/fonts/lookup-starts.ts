/** The bytes of GSUB or GPOS → the glyphs at which each of its lookups can begin to match. */
import type { TableRecord } from './font-file.ts'

export type LayoutTag = 'GSUB' | 'GPOS'

/** By glyph, 1 where the lookup can begin. */
export type StartGlyphs = Uint8Array

/**
 * Reads no more than the coverage tables, so a lookup that matters to no glyph of a text need never be decoded; the
 * mark tables of a large font take longer to decode than a page takes to set.
 * Offsets as in the OpenType specification, Common table formats, GSUB and GPOS. Throws a RangeError where they lead out of the file.
 */
export function lookupStarts(
  view: DataView,
  table: TableRecord,
  tag: LayoutTag,
  glyphCount: number,
): (lookup: number) => StartGlyphs {
  const list = table.offset + view.getUint16(table.offset + 8)
  const known = new Map<number, StartGlyphs>()
  return lookup => {
    let starts = known.get(lookup)
    if (starts === undefined) {
      starts = new Uint8Array(glyphCount)
      markStarts(view, list + view.getUint16(list + 2 + 2 * lookup), tag, starts)
      known.set(lookup, starts)
    }
    return starts
  }
}

function markStarts(view: DataView, lookup: number, tag: LayoutTag, starts: StartGlyphs): void {
  const lookupType = view.getUint16(lookup)
  const count = view.getUint16(lookup + 4)
  const extension = tag === 'GSUB' ? 7 : 9
  for (let index = 0; index < count; index++) {
    let subtable = lookup + view.getUint16(lookup + 6 + 2 * index)
    let type = lookupType
    if (type === extension) {
      type = view.getUint16(subtable + 2)
      subtable += view.getUint32(subtable + 4)
    }
    markCoverage(view, subtable + firstCoverage(view, subtable, tag, type), starts)
  }
}

/** Distance from a subtable to the coverage of the first glyph that it looks at. */
function firstCoverage(view: DataView, subtable: number, tag: LayoutTag, type: number): number {
  const format = view.getUint16(subtable)
  const context = tag === 'GSUB' ? 5 : 7
  if (format === 3 && type === context) return view.getUint16(subtable + 6)
  if (format === 3 && type === context + 1) {
    const backtrack = view.getUint16(subtable + 2)
    return view.getUint16(subtable + 4 + 2 * backtrack + 2)
  }
  return view.getUint16(subtable + 2)
}

function markCoverage(view: DataView, coverage: number, starts: StartGlyphs): void {
  const format = view.getUint16(coverage)
  const count = view.getUint16(coverage + 2)
  for (let index = 0; index < count; index++) {
    if (format === 1) {
      starts[view.getUint16(coverage + 4 + 2 * index)] = 1
    } else {
      const range = coverage + 4 + 6 * index
      starts.fill(1, view.getUint16(range), view.getUint16(range + 2) + 1)
    }
  }
}
