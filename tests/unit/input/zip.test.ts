import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readSources } from '../../../src/input/read-edition.ts'
import { openZip, readZipPart, type ZipFile } from '../../../src/input/zip.ts'
import { changed, directoryEntry } from '../../support/zip-bytes.ts'
import { p, r, wordEntries } from './word-builder.ts'

const MOST = 1024 * 1024
const when = { mtime: new Date('2000-01-01T00:00:00Z') }

const open = (bytes: Uint8Array): ZipFile => {
  const { value, diagnostics } = openZip('a.docx', bytes)
  expect(diagnostics).toEqual([])
  return value!
}
const codes = (bytes: Uint8Array): readonly string[] =>
  openZip('a.docx', bytes).diagnostics.map(({ code }) => code)
const text = (zip: ZipFile, name: string): string =>
  new TextDecoder().decode(readZipPart(zip, name, MOST).bytes!)

const two = zipSync({ 'a.xml': strToU8('<a>'.repeat(100)), 'b/c.xml': strToU8('stored') }, when)

describe('a zip', () => {
  test('gives its parts, packed or stored, whatever the capitals of their names', () => {
    const zip = open(zipSync({ 'A.xml': strToU8('x'.repeat(5000)), b: [strToU8('y'), { level: 0 }] }, when))
    expect([text(zip, 'a.XML').length, text(zip, 'b')]).toEqual([5000, 'y'])
    expect(readZipPart(zip, 'c', MOST)).toEqual({ bytes: null, fault: 'missing' })
  })

  test('may have a comment at its end, and eight-byte sizes', () => {
    const commented = changed(new Uint8Array([...two, 65, 66, 67]), view => {
      view.setUint16(two.length - 2, 3, true)
    })
    expect(text(open(commented), 'b/c.xml')).toBe('stored')
    expect(text(open(withLongSizes(two)), 'a.xml').length).toBe(300)
  })

  test('that is none, or an old Word file, is refused', () => {
    expect(codes(new Uint8Array())).toEqual(['zip/not-a-zip'])
    expect(codes(strToU8('Dear Sir,'))).toEqual(['zip/not-a-zip'])
    const old = openZip('a.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]))
    expect(old.diagnostics[0]?.message).toContain('older Word')
  })

  test('that is cut off anywhere is refused, and never throws', () => {
    for (let length = 0; length < two.length; length++) {
      const { value, diagnostics } = openZip('a.docx', two.subarray(0, length))
      expect([value, diagnostics.length]).toEqual([null, 1])
    }
    expect(codes(two.subarray(0, 200))).toEqual(['zip/cut-off'])
  })

  test('with any byte changed gives parts or faults, and never throws', () => {
    for (let at = 0; at < two.length; at++)
      for (const value of [0, 0xff]) {
        const zip = openZip(
          'a.docx',
          changed(two, view => view.setUint8(at, value)),
        ).value
        for (const name of zip?.entries.keys() ?? []) readZipPart(zip!, name, MOST)
      }
  })

  test('with a directory that leads nowhere is damaged', () => {
    expect(codes(changed(two, view => view.setUint32(two.length - 6, 5, true)))).toEqual(['zip/damaged'])
    expect(codes(changed(two, view => view.setUint32(two.length - 6, 0xffffff, true)))).toEqual([
      'zip/damaged',
    ])
  })

  test('of more parts than any document has is refused before its directory is read', () => {
    const many = changed(two, view => view.setUint16(two.length - 12, 10_001, true))
    expect(codes(many)).toEqual(['zip/too-many-parts'])
  })

  test('whose parts overlap is refused', () => {
    const second = directoryEntry(two, 1)
    expect(codes(changed(two, view => view.setUint32(second + 42, 0, true)))).toEqual(['zip/overlap'])
  })

  test('with two parts of one name gives the first', () => {
    const bytes = zipSync({ 'a.xml': strToU8('first'), 'b.xml': strToU8('second') }, when)
    const twice = changed(bytes, view => view.setUint8(directoryEntry(bytes, 1) + 46, 0x61))
    const { value, diagnostics } = openZip('a.docx', twice)
    expect(diagnostics.map(({ code }) => code)).toEqual(['zip/duplicate'])
    expect(text(value!, 'a.xml')).toBe('first')
  })

  test('knows no part by a name that leads out of it; names of JavaScript are names', () => {
    const bytes = zipSync(
      { '../../evil': strToU8('e'), 'x\\..\\y': strToU8('e'), '/z': strToU8('z'), __proto__x: strToU8('p') },
      when,
    )
    const { value, diagnostics } = openZip('a.docx', bytes)
    expect(diagnostics.map(({ code }) => code)).toEqual(['zip/odd-name'])
    expect([...value!.entries.keys()]).toEqual(['z', '__proto__x'])
    expect(readZipPart(value!, '__proto__', MOST).fault).toBe('missing')
    expect(readZipPart(value!, 'constructor', MOST).fault).toBe('missing')
  })
})

describe('a part', () => {
  const part = (bytes: Uint8Array, most = MOST) => readZipPart(openZip('a.docx', bytes).value!, 'a.xml', most)

  test('larger than is allowed is not unpacked, whatever it says of its size', () => {
    const big = zipSync({ 'a.xml': new Uint8Array(3 * MOST) }, when)
    expect(part(big)).toEqual({ bytes: null, fault: 'too-large' })
    const lies = changed(big, view => view.setUint32(directoryEntry(big, 0) + 24, 10, true))
    expect(part(lies)).toEqual({ bytes: null, fault: 'too-large' })
  })

  test('that grows two hundred times is not unpacked further than ten megabytes', () => {
    const bomb = zipSync({ 'a.xml': new Uint8Array(40 * MOST) }, when)
    expect(part(bomb, 64 * MOST)).toEqual({ bytes: null, fault: 'too-large' })
  })

  test('that is encrypted or packed in another way is not read', () => {
    const entry = directoryEntry(two, 0)
    expect(part(changed(two, view => view.setUint16(entry + 8, 1, true))).fault).toBe('encrypted')
    expect(part(changed(two, view => view.setUint16(entry + 10, 99, true))).fault).toBe('unknown-compression')
  })

  test('that is damaged gives what stands before the damage, and says so', () => {
    const wrongSum = changed(two, view => view.setUint32(directoryEntry(two, 0) + 16, 1, true))
    expect(part(wrongSum)).toMatchObject({ fault: 'damaged', bytes: strToU8('<a>'.repeat(100)) })
    const lost = changed(two, view => view.setUint32(0, 0, true))
    expect(part(lost)).toEqual({ bytes: null, fault: 'damaged' })
  })
})

describe('a Word file reports what is wrong with its zip', () => {
  const word = wordEntries({ body: p(r('Text')), footnotes: '' })
  const read = (bytes: Uint8Array) => {
    const { value, diagnostics } = readSources([{ name: 'a.docx', bytes }])
    return { texts: value.edition.documents.length, codes: diagnostics.map(({ code }) => code) }
  }
  const document = Object.keys(word).indexOf('word/document.xml')
  const bytes = zipSync(word, when)
  const at = (offset: number, value: number) =>
    changed(bytes, view => view.setUint16(directoryEntry(bytes, document) + offset, value, true))

  test('encrypted, packed unknown ways, damaged, too large', () => {
    expect(read(at(8, 1))).toEqual({ texts: 0, codes: ['zip/encrypted'] })
    expect(read(at(10, 12))).toEqual({ texts: 0, codes: ['zip/unknown-compression'] })
    expect(read(at(16, 1))).toEqual({ texts: 1, codes: ['zip/damaged'] })
    const large = zipSync({ ...word, 'word/document.xml': new Uint8Array(65 * MOST).fill(32) }, when)
    expect(read(large)).toEqual({ texts: 0, codes: ['zip/too-large'] })
  })

  test('a zip of something else is named', () => {
    expect(read(zipSync({ mimetype: strToU8('application/epub+zip') }, when)).codes).toEqual([
      'word/no-document',
    ])
  })
})

/** The same zip as a writer that streams makes it: sizes in eight bytes, the end record doubled. */
function withLongSizes(bytes: Uint8Array): Uint8Array {
  const entry = directoryEntry(bytes, 0)
  const nameLength = 5
  const extra = new Uint8Array(20)
  const field = new DataView(extra.buffer)
  const view = new DataView(bytes.buffer)
  field.setUint16(0, 1, true)
  field.setUint16(2, 16, true)
  field.setUint32(4, view.getUint32(entry + 24, true), true)
  field.setUint32(12, view.getUint32(entry + 20, true), true)
  const cut = entry + 46 + nameLength
  const longer = new Uint8Array([...bytes.slice(0, cut), ...extra, ...bytes.slice(cut)])
  const out = new DataView(longer.buffer)
  out.setUint32(entry + 20, 0xffffffff, true)
  out.setUint32(entry + 24, 0xffffffff, true)
  out.setUint16(entry + 30, out.getUint16(entry + 30, true) + 20, true)
  const end = longer.length - 22
  const size = out.getUint32(end + 12, true) + 20
  const start = out.getUint32(end + 16, true)
  const record = new Uint8Array(76)
  const long = new DataView(record.buffer)
  long.setUint32(0, 0x06064b50, true)
  long.setUint32(32, 2, true)
  long.setUint32(40, size, true)
  long.setUint32(48, start, true)
  long.setUint32(56, 0x07064b50, true)
  long.setUint32(64, end, true)
  const whole = new Uint8Array([...longer.slice(0, end), ...record, ...longer.slice(end)])
  new DataView(whole.buffer).setUint32(whole.length - 22 + 16, 0xffffffff, true)
  return whole
}
