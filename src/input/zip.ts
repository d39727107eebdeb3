/**
 * The bytes of a zip file → its directory, and single parts inflated on demand under caps. The only importer of `fflate`.
 * Its traps: it throws on damaged streams, inflates past any declared size, and knows no check sums; its own unzip trusts
 * names and sizes. So only its streaming inflater is used, fed in small pieces, and the directory is read here.
 */
import { Inflate } from 'fflate'
import { type Checked, type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'

export interface ZipEntry {
  /** As the directory has it, with `/` between folders and none at the front. Never a path of the disk. */
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly checkSum: number
  readonly packedSize: number
  readonly size: number
  /** Offset of the entry's own header. */
  readonly header: number
}

export interface ZipFile {
  readonly file: string
  readonly bytes: Uint8Array
  /** By name in small letters; the first of several with one name. */
  readonly entries: ReadonlyMap<string, ZipEntry>
}

const MOST_ENTRIES = 10_000
/** A page of Word's XML shrinks to a tenth, hardly ever to a fiftieth; two hundred is made to harm. */
const MOST_RATIO = 200
const RATIO_COUNTS_FROM = 10 * 1024 * 1024
/** Deflate grows at most 1032 times: a piece of this size gives at most 8 MB before the caps are looked at again. */
const PIECE = 8 * 1024

const END = 0x06054b50
const END_64_LOCATOR = 0x07064b50
const END_64 = 0x06064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const CENTRAL_SIZE = 46
const LOCAL_SIZE = 30

/**
 * Reads the directory at the end of a zip; null when there is none that can be trusted.
 * Codes: `zip/not-a-zip`, `/cut-off`, `/too-many-parts`, `/damaged`, `/overlap`, `/duplicate`, `/odd-name`.
 */
export function openZip(file: string, bytes: Uint8Array): Checked<ZipFile | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return refused(file, noDirectory(bytes))
  const place = readEnd(view, end)
  if (place === null) return refused(file, ['zip/damaged', 'the directory of this file is damaged', AGAIN])
  if (place.count > MOST_ENTRIES)
    return refused(file, [
      'zip/too-many-parts',
      `this file claims ${place.count} parts; no document has more than ${MOST_ENTRIES}`,
      ASK,
    ])
  const read = readDirectory(view, place)
  if (read === null) return refused(file, ['zip/damaged', 'the directory of this file is damaged', AGAIN])
  const overlap = findOverlap(read, place.start)
  if (overlap !== null)
    return refused(file, [
      'zip/overlap',
      `the part ${overlap} overlaps another: this file was made to do harm`,
      ASK,
    ])
  const { entries, diagnostics } = byName(file, read)
  return { value: { file, bytes, entries }, diagnostics }
}

const AGAIN = 'it was not copied or downloaded completely; take it from its source again'
const ASK = 'ask whoever made it for the text in another file'

const refused = (file: string, [code, message, hint]: readonly [string, string, string?]): Checked<null> => ({
  value: null,
  diagnostics: [errorAt(code, { file, start: 0, end: 0 }, message, ...(hint === undefined ? [] : [hint]))],
})

function noDirectory(bytes: Uint8Array): readonly [string, string, string?] {
  if (bytes.length === 0) return ['zip/not-a-zip', 'this file is empty', AGAIN]
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return ['zip/cut-off', 'the end of this file is missing', AGAIN]
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    return [
      'zip/not-a-zip',
      'this is a file of an older Word, or one that a password protects',
      'open it in Word and save it as .docx without a password',
    ]
  return ['zip/not-a-zip', 'this is no Word file', 'save it in Word as .docx']
}

/** The end record is the last thing but a comment of at most 64 KB; its comment must reach to the end of the file. */
function findEnd(view: DataView): number | null {
  const least = Math.max(0, view.byteLength - END_SIZE - 0xffff)
  for (let at = view.byteLength - END_SIZE; at >= least; at--)
    if (view.getUint32(at, true) === END && at + END_SIZE + view.getUint16(at + 20, true) <= view.byteLength)
      return at
  return null
}

interface DirectoryPlace {
  readonly start: number
  readonly end: number
  readonly count: number
}

function readEnd(view: DataView, at: number): DirectoryPlace | null {
  let count = view.getUint16(at + 10, true)
  let size = view.getUint32(at + 12, true)
  let start = view.getUint32(at + 16, true)
  let limit = at
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) {
    const long = findLongEnd(view, at)
    if (long !== null) {
      limit = long
      count = longAt(view, long + 32)
      size = longAt(view, long + 40)
      start = longAt(view, long + 48)
    }
  }
  return start + size > limit ? null : { start, end: start + size, count }
}

function findLongEnd(view: DataView, end: number): number | null {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== END_64_LOCATOR) return null
  const at = longAt(view, locator + 8)
  return at + 56 <= locator && view.getUint32(at, true) === END_64 ? at : null
}

/** A number of eight bytes; beyond 2^53 it is as good as infinite. */
const longAt = (view: DataView, at: number): number =>
  view.getUint32(at, true) + view.getUint32(at + 4, true) * 0x1_0000_0000

function readDirectory(view: DataView, place: DirectoryPlace): readonly ZipEntry[] | null {
  const entries: ZipEntry[] = []
  let at = place.start
  while (entries.length < place.count) {
    if (at + CENTRAL_SIZE > place.end || view.getUint32(at, true) !== CENTRAL) return null
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const next = at + CENTRAL_SIZE + nameLength + extraLength + view.getUint16(at + 32, true)
    if (next > place.end) return null
    const nameStart = at + CENTRAL_SIZE
    const sizes = readSizes(view, at, nameStart + nameLength, extraLength)
    entries.push({
      name: decodeName(new Uint8Array(view.buffer, view.byteOffset + nameStart, nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      checkSum: view.getUint32(at + 16, true),
      ...sizes,
    })
    at = next
  }
  return entries
}

/** Sizes and place; where four bytes are not enough, eight stand in the extra field 1, in this order. */
function readSizes(
  view: DataView,
  at: number,
  extra: number,
  extraLength: number,
): { readonly size: number; readonly packedSize: number; readonly header: number } {
  const short = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]
  let field = extra
  while (field + 4 <= extra + extraLength) {
    const end = Math.min(field + 4 + view.getUint16(field + 2, true), extra + extraLength)
    if (view.getUint16(field, true) === 1) {
      let value = field + 4
      for (const [index, number] of short.entries())
        if (number === 0xffffffff && value + 8 <= end) {
          short[index] = longAt(view, value)
          value += 8
        }
    }
    field = end
  }
  const [size = 0, packedSize = 0, header = 0] = short
  return { size, packedSize, header }
}

/** Names of Word's parts are ASCII; others are read as UTF-8, which no other name can be mistaken for. */
const decodeName = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8').decode(bytes).replaceAll('\\', '/').replace(/^\/+/, '')

/** The name of an entry that reaches into another or into the directory, or null. */
function findOverlap(entries: readonly ZipEntry[], directory: number): string | null {
  const sorted = [...entries].sort((a, b) => a.header - b.header)
  for (const [index, entry] of sorted.entries()) {
    const next = sorted[index + 1]?.header ?? directory
    if (entry.header + LOCAL_SIZE + entry.packedSize > next) return entry.name
  }
  return null
}

function byName(
  file: string,
  all: readonly ZipEntry[],
): { readonly entries: ReadonlyMap<string, ZipEntry>; readonly diagnostics: readonly Diagnostic[] } {
  const entries = new Map<string, ZipEntry>()
  const diagnostics: Diagnostic[] = []
  const span = { file, start: 0, end: 0 }
  const twice: string[] = []
  const odd: string[] = []
  for (const entry of all) {
    const key = entry.name.toLowerCase()
    if (entry.name.split('/').includes('..')) odd.push(entry.name)
    else if (entries.has(key)) twice.push(entry.name)
    else entries.set(key, entry)
  }
  if (odd.length > 0)
    diagnostics.push(
      warningAt(
        'zip/odd-name',
        span,
        `${odd.length === 1 ? 'a part is' : `${odd.length} parts are`} named as if outside the file (${visible(odd[0]!)}) and not looked at`,
        ASK,
      ),
    )
  if (twice.length > 0)
    diagnostics.push(
      errorAt(
        'zip/duplicate',
        span,
        `the part ${visible(twice[0]!)} is there twice; the first is read`,
        'open the file in Word and save it again',
      ),
    )
  return { entries, diagnostics }
}

const visible = (name: string): string => name.replace(/\p{Cc}/gu, '\u00b7').slice(0, 80)

export type PartFault = 'missing' | 'encrypted' | 'unknown-compression' | 'too-large' | 'damaged'

export interface ZipPart {
  /** What could be had; null when nothing. A damaged part has what stands before the damage. */
  readonly bytes: Uint8Array | null
  readonly fault: PartFault | null
}

/** Inflates one part, at most `most` bytes of it. */
export function readZipPart(zip: ZipFile, name: string, most: number): ZipPart {
  const entry = zip.entries.get(name.toLowerCase())
  if (entry === undefined) return { bytes: null, fault: 'missing' }
  if (entry.encrypted) return { bytes: null, fault: 'encrypted' }
  if (entry.method !== 0 && entry.method !== 8) return { bytes: null, fault: 'unknown-compression' }
  if (entry.size > most) return { bytes: null, fault: 'too-large' }
  const packed = packedBytes(zip.bytes, entry)
  if (packed === null) return { bytes: null, fault: 'damaged' }
  const part = entry.method === 0 ? stored(packed, most) : inflate(packed, most)
  if (part.bytes === null || part.fault !== null) return part
  const whole = part.bytes.length === entry.size && checkSum(part.bytes) === entry.checkSum
  return whole ? part : { bytes: part.bytes, fault: 'damaged' }
}

function packedBytes(bytes: Uint8Array, { header, packedSize }: ZipEntry): Uint8Array | null {
  if (header + LOCAL_SIZE > bytes.length) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset + header, LOCAL_SIZE)
  if (view.getUint32(0, true) !== LOCAL) return null
  const start = header + LOCAL_SIZE + view.getUint16(26, true) + view.getUint16(28, true)
  return start + packedSize > bytes.length ? null : bytes.subarray(start, start + packedSize)
}

const stored = (packed: Uint8Array, most: number): ZipPart =>
  packed.length > most ? { bytes: null, fault: 'too-large' } : { bytes: packed, fault: null }

function inflate(packed: Uint8Array, most: number): ZipPart {
  const chunks: Uint8Array[] = []
  let size = 0
  const stream = new Inflate(chunk => {
    size += chunk.length
    chunks.push(chunk)
  })
  let fault: PartFault | null = null
  try {
    for (let at = 0; at < packed.length || at === 0; at += PIECE) {
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length)
      if (size > most || (size > RATIO_COUNTS_FROM && size > packed.length * MOST_RATIO))
        return { bytes: null, fault: 'too-large' }
    }
  } catch {
    fault = 'damaged'
  }
  const bytes = new Uint8Array(size)
  let filled = 0
  for (const chunk of chunks) {
    bytes.set(chunk, filled)
    filled += chunk.length
  }
  return { bytes, fault }
}

/** CRC-32 as zip has it: polynomial 0xEDB88320, a nibble at a time. */
function checkSum(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (let at = 0; at < bytes.length; at++) {
    sum ^= bytes[at]!
    sum = (sum >>> 4) ^ NIBBLES[sum & 15]!
    sum = (sum >>> 4) ^ NIBBLES[sum & 15]!
  }
  return (sum ^ 0xffffffff) >>> 0
}

const NIBBLES: readonly number[] = Array.from({ length: 16 }, (_, nibble) => {
  let value = nibble
  for (let bit = 0; bit < 4; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})
