/** The bytes of a font file → what kind of font it is and which tables it has, or why it cannot be used. */

export interface TableRecord {
  readonly tag: string
  readonly offset: number
  readonly length: number
}

export interface FontFile {
  readonly outlines: 'ttf' | 'cff'
  readonly tables: ReadonlyMap<string, TableRecord>
  readonly view: DataView
  readonly unitsPerEm: number
  readonly glyphCount: number
  /** Entries of `hmtx` that carry an advance; later glyphs repeat the last. */
  readonly advanceCount: number
}

/** Why a file cannot be used: the code of the diagnostic, its message and its hint. */
export interface Refusal {
  readonly code:
    | 'font/not-a-font'
    | 'font/web-font'
    | 'font/collection'
    | 'font/variable'
    | 'font/broken'
    | 'font/too-large'
    | 'font/embedding'
  readonly message: string
  readonly hint: string
}

export type FontFileResult =
  | { readonly usable: true; readonly file: FontFile }
  | { readonly usable: false; readonly refusal: Refusal }

/** The largest text faces (with all of Chinese) have some 30 MB; beyond this the file is no font for an edition. */
const MOST_BYTES = 64 * 1024 * 1024
const MOST_TABLES = 256
const HEAD_MAGIC = 0x5f0f3cf5
/** OS/2.fsType: embedding forbidden (OpenType specification, OS/2, fsType bit 1). */
const RESTRICTED_EMBEDDING = 0x0002
const REQUIRED_TABLES = ['cmap', 'head', 'hhea', 'hmtx', 'maxp'] as const

const STATIC_HINT = 'use a static TrueType or OpenType file (.ttf, .otf)'

class Unusable extends Error {
  readonly refusal: Refusal
  constructor(code: Refusal['code'], message: string, hint: string) {
    super(message)
    this.refusal = { code, message, hint }
  }
}

const broken = (message: string): Unusable => new Unusable('font/broken', message, 'get the font file anew')

/**
 * Checks a font file before any parser sees it: kind, table directory in bounds and without overlap, the sizes on
 * which other tables depend. Linear in the number of glyphs.
 */
export function readFontFile(bytes: Uint8Array): FontFileResult {
  try {
    return { usable: true, file: checkedFile(bytes) }
  } catch (error) {
    if (error instanceof Unusable) return { usable: false, refusal: error.refusal }
    throw error
  }
}

function checkedFile(bytes: Uint8Array): FontFile {
  if (bytes.length < 12)
    throw new Unusable('font/not-a-font', 'the file is too short to be a font', STATIC_HINT)
  if (bytes.length > MOST_BYTES)
    throw new Unusable('font/too-large', 'the font file is larger than 64 MB', STATIC_HINT)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  checkKind(view)
  const tables = readDirectory(view)
  if (tables.has('fvar') || tables.has('gvar') || tables.has('CFF2')) {
    throw new Unusable(
      'font/variable',
      'variable fonts cannot be embedded',
      'use one static file for each weight',
    )
  }
  for (const tag of REQUIRED_TABLES) if (!tables.has(tag)) throw broken(`table ${tag} is missing`)
  const outlines = tables.has('CFF ') ? 'cff' : 'ttf'
  const missing = outlines === 'ttf' ? ['glyf', 'loca'].find(tag => !tables.has(tag)) : undefined
  if (missing !== undefined) throw broken(`table ${missing} is missing`)
  const sizes = readSizes(view, tables)
  if (outlines === 'ttf') checkGlyphOffsets(view, tables, sizes.glyphCount)
  checkEmbedding(view, tables)
  return { outlines, tables, view, ...sizes }
}

function checkKind(view: DataView): void {
  const kind = tagAt(view, 0)
  if (kind === 'wOFF' || kind === 'wOF2') {
    throw new Unusable('font/web-font', 'web fonts (WOFF, WOFF2) cannot be embedded', STATIC_HINT)
  }
  if (kind === 'ttcf') {
    throw new Unusable(
      'font/collection',
      'font collections are not supported',
      'take the single faces out of the collection',
    )
  }
  if (kind !== 'OTTO' && kind !== 'true' && view.getUint32(0) !== 0x00010000) {
    throw new Unusable('font/not-a-font', 'the file is neither TrueType nor OpenType', STATIC_HINT)
  }
}

function readDirectory(view: DataView): ReadonlyMap<string, TableRecord> {
  const count = view.getUint16(4)
  if (count === 0 || count > MOST_TABLES || 12 + count * 16 > view.byteLength) {
    throw broken('the table directory does not fit into the file')
  }
  const tables = new Map<string, TableRecord>()
  for (let index = 0; index < count; index++) {
    const at = 12 + index * 16
    const tag = tagAt(view, at)
    const offset = view.getUint32(at + 8)
    const length = view.getUint32(at + 12)
    if (offset + length > view.byteLength) throw broken(`table ${tag} reaches beyond the end of the file`)
    if (tables.has(tag)) throw broken(`table ${tag} is there twice`)
    tables.set(tag, { tag, offset, length })
  }
  const ordered = [...tables.values()].filter(table => table.length > 0).sort((a, b) => a.offset - b.offset)
  let end = 12 + count * 16
  for (const { tag, offset, length } of ordered) {
    if (offset < end) throw broken(`table ${tag} overlaps another`)
    end = offset + length
  }
  return tables
}

function readSizes(
  view: DataView,
  tables: ReadonlyMap<string, TableRecord>,
): Pick<FontFile, 'unitsPerEm' | 'glyphCount' | 'advanceCount'> {
  const head = sized(tables, 'head', 54)
  if (view.getUint32(head.offset + 12) !== HEAD_MAGIC) throw broken('table head is damaged')
  const unitsPerEm = view.getUint16(head.offset + 18)
  if (unitsPerEm < 16 || unitsPerEm > 16384) throw broken(`${unitsPerEm} units to the em are out of range`)
  const glyphCount = view.getUint16(sized(tables, 'maxp', 6).offset + 4)
  if (glyphCount === 0) throw broken('the font has no glyphs')
  const advanceCount = view.getUint16(sized(tables, 'hhea', 36).offset + 34)
  if (advanceCount === 0 || advanceCount > glyphCount)
    throw broken('table hhea counts more advances than glyphs')
  sized(tables, 'hmtx', advanceCount * 4)
  return { unitsPerEm, glyphCount, advanceCount }
}

/** Every outline must lie in `glyf`, in order; a subset is copied from these places. */
function checkGlyphOffsets(
  view: DataView,
  tables: ReadonlyMap<string, TableRecord>,
  glyphCount: number,
): void {
  const format = view.getInt16(sized(tables, 'head', 54).offset + 50)
  if (format !== 0 && format !== 1) throw broken('table head names an unknown kind of loca')
  const loca = sized(tables, 'loca', (glyphCount + 1) * (format === 0 ? 2 : 4))
  const glyf = tables.get('glyf')!
  let previous = 0
  for (let glyph = 0; glyph <= glyphCount; glyph++) {
    const offset =
      format === 0 ? view.getUint16(loca.offset + glyph * 2) * 2 : view.getUint32(loca.offset + glyph * 4)
    if (offset < previous || offset > glyf.length)
      throw broken(`the outline of glyph ${glyph} lies outside of table glyf`)
    previous = offset
  }
}

function checkEmbedding(view: DataView, tables: ReadonlyMap<string, TableRecord>): void {
  const os2 = tables.get('OS/2')
  if (os2 === undefined || os2.length < 10) return
  if ((view.getUint16(os2.offset + 8) & 0x000f) === RESTRICTED_EMBEDDING) {
    throw new Unusable(
      'font/embedding',
      'the maker of the font forbids embedding it',
      'use a font with an open licence',
    )
  }
}

function sized(tables: ReadonlyMap<string, TableRecord>, tag: string, atLeast: number): TableRecord {
  const table = tables.get(tag)!
  if (table.length < atLeast) throw broken(`table ${tag} is too short`)
  return table
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))
