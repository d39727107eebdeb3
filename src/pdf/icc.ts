/** What an ICC profile is of, and its tags → its bytes (ICC.1, clause 7); and what the header of another one says. */

const HEADER_LENGTH = 128
const ENTRY_LENGTH = 12
/** The white of the connection space. */
export const D50 = [0.9642, 1, 0.8249]

export interface IccHeader {
  /** `0x04200000` is version 4.2. */
  readonly version: number
  /** Class, colour space and connection space, four letters each: `mntrRGB XYZ `. */
  readonly kind: string
  /** Year, month, day: a constant, because the profile never changes. */
  readonly date: readonly [number, number, number]
}

/** Tags with one body share its bytes. */
export function iccProfile(header: IccHeader, tags: readonly (readonly [string, Buffer])[]): Uint8Array {
  const places = new Map<Buffer, number>()
  const bodies: Buffer[] = []
  let end = HEADER_LENGTH + 4 + tags.length * ENTRY_LENGTH
  for (const [, body] of tags) {
    if (places.has(body)) continue
    places.set(body, end)
    const padded = Buffer.concat([body, Buffer.alloc(-body.length & 3)])
    bodies.push(padded)
    end += padded.length
  }
  const table = tags.map(([name, body]) => [ascii(name), uint32(places.get(body)!), uint32(body.length)])
  return Buffer.concat([headerBytes(header, end), uint32(tags.length), ...table.flat(), ...bodies])
}

/** Clause 7.2. */
function headerBytes({ version, kind, date }: IccHeader, length: number): Buffer {
  const moment = [...date, 0, 0, 0].map(uint16)
  const known = Buffer.concat([
    ...[uint32(length), uint32(0), uint32(version), ascii(kind), ...moment, ascii('acsp')],
    ...[Buffer.alloc(HEADER_LENGTH - 68 - 20), fixed(D50)],
  ])
  return Buffer.concat([known, Buffer.alloc(HEADER_LENGTH - known.length)])
}

/** Class and colour space of a profile; null when the bytes are none, or not all of it. */
export function readIccHeader(bytes: Uint8Array): { readonly class: string; readonly space: string } | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.length < HEADER_LENGTH + 4 || buffer.readUInt32BE(0) !== buffer.length) return null
  const letters = (at: number): string => buffer.toString('latin1', at, at + 4)
  return letters(36) === 'acsp' ? { class: letters(12), space: letters(16) } : null
}

const ascii = (letters: string): Buffer => Buffer.from(letters, 'latin1')
export const type = (name: string): Buffer => Buffer.concat([ascii(name), uint32(0)])
export const xyz = (values: readonly number[]): Buffer => Buffer.concat([type('XYZ '), fixed(values)])

/** Text in one language, English. */
export function text(letters: string): Buffer {
  const utf16 = Buffer.from(letters, 'utf16le').swap16()
  const record = [uint32(1), uint32(12), ascii('enUS'), uint32(utf16.length), uint32(28)]
  return Buffer.concat([type('mluc'), ...record, utf16])
}

export function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** Signed numbers with sixteen binary places. */
export const fixed = (values: readonly number[]): Buffer =>
  Buffer.concat(
    values.map(value => {
      const bytes = Buffer.alloc(4)
      bytes.writeInt32BE(Math.round(value * 65536))
      return bytes
    }),
  )
