/** The tables of a checked font file → its measures, names, features and character map, straight from the bytes. */
import type { FontMetrics } from './font.ts'
import type { FontFile, TableRecord } from './font-file.ts'

/** Typical of text faces, in ems; for fonts that do not state theirs. */
const CAP_HEIGHT = 0.67
const X_HEIGHT = 0.45
/** OS/2 has heights of letters from version 2 on. */
const OS2_WITH_HEIGHTS = 2
const FIXED_ONE = 65536

/** fontkit decodes the whole of `post` with all glyph names for the angle alone, which takes longer than all of this. */
export function readMetrics(file: FontFile): FontMetrics {
  const { view, unitsPerEm } = file
  const head = file.tables.get('head')!.offset
  const hhea = file.tables.get('hhea')!.offset
  const post = long(file, 'post', 8)
  const os2 = long(file, 'OS/2', 90)
  const heights = os2 !== null && view.getUint16(os2.offset) >= OS2_WITH_HEIGHTS ? os2.offset : null
  return {
    unitsPerEm,
    ascent: view.getInt16(hhea + 4),
    descent: -Math.abs(view.getInt16(hhea + 6)),
    capHeight: (heights !== null && view.getInt16(heights + 88)) || Math.round(unitsPerEm * CAP_HEIGHT),
    xHeight: (heights !== null && view.getInt16(heights + 86)) || Math.round(unitsPerEm * X_HEIGHT),
    italicAngle: post === null ? 0 : view.getInt32(post.offset + 4) / FIXED_ONE,
    boundingBox: [
      view.getInt16(head + 36),
      view.getInt16(head + 38),
      view.getInt16(head + 40),
      view.getInt16(head + 42),
    ],
  }
}

/** Advance of a glyph; the last one that is stated holds for all that follow. */
export function advanceReader(file: FontFile): (glyph: number) => number {
  const { view, advanceCount } = file
  const hmtx = file.tables.get('hmtx')!.offset
  return glyph => view.getUint16(hmtx + 4 * Math.min(glyph, advanceCount - 1))
}

/** All OpenType feature tags of GSUB and GPOS, for whatever script. Throws a RangeError on damaged tables. */
export function readFeatures(file: FontFile): ReadonlySet<string> {
  const tags = new Set<string>()
  for (const name of ['GSUB', 'GPOS']) {
    const table = long(file, name, 10)
    if (table === null) continue
    const list = table.offset + file.view.getUint16(table.offset + 6)
    const count = file.view.getUint16(list)
    for (let index = 0; index < count; index++) tags.add(ascii(file.view, list + 2 + 6 * index, 4))
  }
  return tags
}

/** Name identifiers of the `name` table. */
const FAMILY = 1
const POSTSCRIPT_NAME = 6
const TYPOGRAPHIC_FAMILY = 16
const WINDOWS = 3
const MACINTOSH = 1

export interface FontNames {
  readonly family: string | null
  readonly postscriptName: string | null
}

export function readNames(file: FontFile): FontNames {
  const names = new Map<number, string>()
  const table = long(file, 'name', 6)
  if (table !== null) readNameRecords(file.view, table, names)
  return {
    family: names.get(TYPOGRAPHIC_FAMILY) ?? names.get(FAMILY) ?? null,
    postscriptName: names.get(POSTSCRIPT_NAME) ?? null,
  }
}

function readNameRecords(view: DataView, table: TableRecord, names: Map<number, string>): void {
  const count = Math.min(view.getUint16(table.offset + 2), Math.floor((table.length - 6) / 12))
  const strings = view.getUint16(table.offset + 4)
  for (let index = 0; index < count; index++) {
    const record = table.offset + 6 + 12 * index
    const platform = view.getUint16(record)
    const name = view.getUint16(record + 6)
    const length = view.getUint16(record + 8)
    const start = strings + view.getUint16(record + 10)
    if (
      start + length > table.length ||
      (name !== FAMILY && name !== POSTSCRIPT_NAME && name !== TYPOGRAPHIC_FAMILY)
    )
      continue
    // Windows names are complete, Macintosh ones only a substitute.
    if (platform === WINDOWS) names.set(name, utf16(view, table.offset + start, length))
    else if (platform === MACINTOSH && !names.has(name))
      names.set(name, ascii(view, table.offset + start, length))
  }
}

export interface FaceStyle {
  readonly weight: number
  readonly italic: boolean
}

const REGULAR = 400
const SELECTION_ITALIC = 0x01
const SELECTION_OBLIQUE = 0x200
const MAC_BOLD = 0x01
const MAC_ITALIC = 0x02

/** Weight and slope as the font states them in OS/2, else in `head`. */
export function readFaceStyle(file: FontFile): FaceStyle {
  const os2 = long(file, 'OS/2', 64)
  const mac = file.view.getUint16(file.tables.get('head')!.offset + 44)
  if (os2 === null) return { weight: mac & MAC_BOLD ? 700 : REGULAR, italic: (mac & MAC_ITALIC) !== 0 }
  const weight = file.view.getUint16(os2.offset + 4)
  const selection = file.view.getUint16(os2.offset + 62)
  const italic = (selection & (SELECTION_ITALIC | SELECTION_OBLIQUE)) !== 0
  return { weight: weight >= 1 && weight <= 1000 ? weight : REGULAR, italic }
}

function long(file: FontFile, tag: string, atLeast: number): TableRecord | null {
  const table = file.tables.get(tag)
  return table === undefined || table.length < atLeast ? null : table
}

function ascii(view: DataView, at: number, length: number): string {
  let text = ''
  for (let index = 0; index < length; index++) text += String.fromCharCode(view.getUint8(at + index))
  return text
}

function utf16(view: DataView, at: number, length: number): string {
  let text = ''
  for (let index = 0; index + 1 < length; index += 2) text += String.fromCharCode(view.getUint16(at + index))
  return text
}
