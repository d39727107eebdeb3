/** The constants of IEC 61966-2-1 → the bytes of an ICC profile (ICC.1:2004-10, version 4.2) that defines sRGB. */

/** Red, green and blue in the connection space, adapted to D50, and the matrix that adapts them from D65. */
const RED = [0.43607, 0.22249, 0.01392]
const GREEN = [0.38515, 0.71687, 0.09708]
const BLUE = [0.14307, 0.06061, 0.7141]
const WHITE = [0.9642, 1, 0.8249]
const ADAPTATION = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168]
/** ((x + 0.055) / 1.055)^2.4 above 0.04045, x / 12.92 below. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]
const PARAMETRIC_WITH_FOOT = 3

const HEADER_LENGTH = 128
const ENTRY_LENGTH = 12

/** A display profile of three primaries and one curve; about 500 bytes. */
export function srgbProfile(): Uint8Array {
  const curve = Buffer.concat([type('para'), uint16(PARAMETRIC_WITH_FOOT), uint16(0), fixed(CURVE)])
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', text('sRGB')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(WHITE)],
    ['chad', Buffer.concat([type('sf32'), fixed(ADAPTATION)])],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
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
  return Buffer.concat([header(end), uint32(tags.length), ...table.flat(), ...bodies])
}

/** Clause 7.2; the date is that of the standard, because the profile never changes. */
function header(length: number): Buffer {
  const date = [1999, 10, 18, 0, 0, 0].map(uint16)
  const known = Buffer.concat([
    ...[uint32(length), uint32(0), uint32(0x04200000), ascii('mntrRGB XYZ '), ...date, ascii('acsp')],
    ...[Buffer.alloc(HEADER_LENGTH - 68 - 20), fixed(WHITE)],
  ])
  return Buffer.concat([known, Buffer.alloc(HEADER_LENGTH - known.length)])
}

const ascii = (letters: string): Buffer => Buffer.from(letters, 'latin1')
const type = (name: string): Buffer => Buffer.concat([ascii(name), uint32(0)])
const xyz = (values: readonly number[]): Buffer => Buffer.concat([type('XYZ '), fixed(values)])

/** Text in one language, English. */
function text(letters: string): Buffer {
  const utf16 = Buffer.from(letters, 'utf16le').swap16()
  const record = [uint32(1), uint32(12), ascii('enUS'), uint32(utf16.length), uint32(28)]
  return Buffer.concat([type('mluc'), ...record, utf16])
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16BE(value)
  return bytes
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

/** Signed numbers with sixteen binary places. */
const fixed = (values: readonly number[]): Buffer =>
  Buffer.concat(
    values.map(value => {
      const bytes = Buffer.alloc(4)
      bytes.writeInt32BE(Math.round(value * 65536))
      return bytes
    }),
  )
