/** The bytes of a TrueType file, taken apart and put together by hand, without any font library. */

export interface Table {
  readonly tag: string
  readonly bytes: Uint8Array
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

export function tablesOf(font: Uint8Array): readonly Table[] {
  const view = viewOf(font)
  return Array.from({ length: view.getUint16(4) }, (_, index) => {
    const at = 12 + index * 16
    const tag = String.fromCharCode(...font.subarray(at, at + 4))
    const offset = view.getUint32(at + 8)
    return { tag, bytes: font.slice(offset, offset + view.getUint32(at + 12)) }
  })
}

export function tableOf(font: Uint8Array, tag: string): DataView {
  const table = tablesOf(font).find(each => each.tag === tag)
  if (table === undefined) throw new Error(`no table ${tag}`)
  return viewOf(table.bytes)
}

/** A file with these tables; checksums are left 0. */
export function fontWith(tables: readonly Table[], kind = 0x00010000): Uint8Array {
  const padded = (length: number): number => (length + 3) & ~3
  const head = 12 + 16 * tables.length
  const font = new Uint8Array(tables.reduce((sum, table) => sum + padded(table.bytes.length), padded(head)))
  const view = viewOf(font)
  view.setUint32(0, kind)
  view.setUint16(4, tables.length)
  let offset = padded(head)
  tables.forEach(({ tag, bytes }, index) => {
    const at = 12 + 16 * index
    for (let character = 0; character < 4; character++) font[at + character] = tag.charCodeAt(character)
    view.setUint32(at + 8, offset)
    view.setUint32(at + 12, bytes.length)
    font.set(bytes, offset)
    offset += padded(bytes.length)
  })
  return font
}

/** The outline of each glyph, as its bytes in `glyf`. */
export function outlinesOf(font: Uint8Array): readonly Uint8Array[] {
  const glyphs = tableOf(font, 'maxp').getUint16(4)
  const long = tableOf(font, 'head').getInt16(50) === 1
  const loca = tableOf(font, 'loca')
  const glyf = tablesOf(font).find(table => table.tag === 'glyf')!.bytes
  const place = (glyph: number): number => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2)
  return Array.from({ length: glyphs }, (_, glyph) => glyf.slice(place(glyph), place(glyph + 1)))
}

const MORE_COMPONENTS = 0x20
const WORDS = 0x01
const SCALE = 0x08
const TWO_SCALES = 0x40
const MATRIX = 0x80

/** The glyphs that a composite outline is made of; empty for a simple one. */
export function componentsOf(outline: Uint8Array): readonly number[] {
  const view = viewOf(outline)
  if (outline.length === 0 || view.getInt16(0) >= 0) return []
  const components: number[] = []
  for (let at = 10, flags = MORE_COMPONENTS; flags & MORE_COMPONENTS; ) {
    flags = view.getUint16(at)
    components.push(view.getUint16(at + 2))
    at += 4 + (flags & WORDS ? 4 : 2) + (flags & SCALE ? 2 : flags & TWO_SCALES ? 4 : flags & MATRIX ? 8 : 0)
  }
  return components
}
