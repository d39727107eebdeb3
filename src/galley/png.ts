/** The bytes of a PNG file → its samples, eight bits each, grey or red, green and blue, on white where it is transparent. */
import { inflateSync } from 'node:zlib'

export interface Samples {
  readonly width: number
  readonly height: number
  /** 1 for grey, 3 for colour. */
  readonly colours: 1 | 3
  readonly samples: Uint8Array
  /** Pixels to the inch; null when the file does not say. */
  readonly density: number | null
}

interface Header {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly type: number
  readonly interlaced: boolean
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.every((byte, at) => bytes[at] === byte)

/** More is no picture for a page, but meant to fill the memory. */
const MOST_PIXELS = 100_000_000
/** Unpacked, of which three copies are held at once; a page of A4 with 600 colour pixels to the inch has 104 MB, with transparency 139. */
const MOST_BYTES = 140_000_000
const METRES_PER_INCH = 0.0254

/** Samples in a pixel, by colour type (PNG, third edition, table 8). */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

/** Null when the file is broken, or larger than any page needs. */
export function readPng(file: Uint8Array): Samples | null {
  // A Buffer shares its memory with its slices; these are to begin at 0.
  const bytes = new Uint8Array(file)
  const view = new DataView(bytes.buffer)
  let header: Header | null = null
  let palette = new Uint8Array()
  let transparent = new Uint8Array()
  let density: number | null = null
  const data: Uint8Array[] = []
  for (let at = 8; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at)
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const body = bytes.slice(at + 8, at + 8 + length)
    if (name === 'IHDR' && body.length >= 13) header = headerOf(body)
    else if (name === 'PLTE') palette = body
    else if (name === 'tRNS') transparent = body
    else if (name === 'pHYs' && body.length >= 9 && body[8] === 1)
      density = new DataView(body.buffer).getUint32(0) * METRES_PER_INCH
    else if (name === 'IDAT') data.push(body)
    at += 12 + length
  }
  if (header === null || !plausible(header, palette)) return null
  try {
    const raw = inflateSync(joined(data), { maxOutputLength: rawLength(header) + 65536 })
    return { ...toSamples(header, unpack(header, raw), palette, transparent), density }
  } catch {
    return null
  }
}

function headerOf(body: Uint8Array): Header {
  const view = new DataView(body.buffer)
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth: body[8]!,
    type: body[9]!,
    interlaced: body[12] === 1,
  }
}

function plausible(header: Header, palette: Uint8Array): boolean {
  const { width, height, depth, type } = header
  const depths = type === 0 ? [1, 2, 4, 8, 16] : type === 3 ? [1, 2, 4, 8] : [8, 16]
  if (CHANNELS[type] === undefined || !depths.includes(depth) || (type === 3 && palette.length < 3))
    return false
  return width > 0 && height > 0 && width * height <= MOST_PIXELS && rawLength(header) <= MOST_BYTES
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const bitsPerPixel = ({ depth, type }: Header): number => depth * CHANNELS[type]!
const rowLength = (header: Header, width: number): number => Math.ceil((bitsPerPixel(header) * width) / 8)

/** Adam7: where each pass begins, and its steps; a picture that is not interlaced is one pass. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const
const WHOLE = [[0, 0, 1, 1]] as const

const passesOf = ({ interlaced }: Header): readonly (readonly [number, number, number, number])[] =>
  interlaced ? ADAM7 : WHOLE

const rawLength = (header: Header): number =>
  passesOf(header).reduce((sum, [x, y, dx, dy]) => {
    const columns = Math.ceil((header.width - x) / dx)
    const rows = Math.ceil((header.height - y) / dy)
    return columns <= 0 || rows <= 0 ? sum : sum + rows * (rowLength(header, columns) + 1)
  }, 0)

/** Samples as the file has them, all depths as numbers of 0 to 255 (palette indexes as they are), pixel by pixel. */
function unpack(header: Header, raw: Uint8Array): Uint8Array {
  const channels = CHANNELS[header.type]!
  const out = new Uint8Array(header.width * header.height * channels)
  let at = 0
  for (const [x, y, dx, dy] of passesOf(header)) {
    const columns = Math.ceil((header.width - x) / dx)
    const rows = Math.ceil((header.height - y) / dy)
    if (columns <= 0 || rows <= 0) continue
    const length = rowLength(header, columns)
    let above = new Uint8Array(length)
    for (let row = 0; row < rows; row++) {
      const line = unfilter(raw[at] ?? 0, raw.slice(at + 1, at + 1 + length), above, header)
      at += length + 1
      for (let column = 0; column < columns; column++) {
        const pixel = ((y + row * dy) * header.width + x + column * dx) * channels
        for (let channel = 0; channel < channels; channel++)
          out[pixel + channel] = sampleOf(line, column * channels + channel, header)
      }
      above = line
    }
  }
  return out
}

function sampleOf(line: Uint8Array, index: number, { depth, type }: Header): number {
  if (depth === 8) return line[index] ?? 0
  if (depth === 16) return line[index * 2] ?? 0
  const bit = index * depth
  const value = ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & ((1 << depth) - 1)
  return type === 3 ? value : Math.round((value * 255) / ((1 << depth) - 1))
}

/** PNG, third edition, 9.2. */
function unfilter(
  filter: number,
  line: Uint8Array,
  above: Uint8Array,
  header: Header,
): Uint8Array<ArrayBuffer> {
  const back = Math.max(1, bitsPerPixel(header) >> 3)
  const out = new Uint8Array(above.length)
  for (let at = 0; at < out.length; at++) {
    const left = at >= back ? out[at - back]! : 0
    const up = above[at]!
    const corner = at >= back ? above[at - back]! : 0
    out[at] = (line[at] ?? 0) + predicted(filter, left, up, corner)
  }
  return out
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** Transparent pixels on white paper. */
function toSamples(
  { width, height, type }: Header,
  values: Uint8Array,
  palette: Uint8Array,
  transparent: Uint8Array,
): Omit<Samples, 'density'> {
  const colours = type === 0 || type === 4 ? 1 : 3
  const channels = CHANNELS[type]!
  const samples = new Uint8Array(width * height * colours)
  for (let pixel = 0; pixel < width * height; pixel++) {
    const from = pixel * channels
    const index = values[from]!
    const alpha =
      type === 3 ? (transparent[index] ?? 255) : channels % 2 === 0 ? values[from + channels - 1]! : 255
    for (let colour = 0; colour < colours; colour++) {
      const value = type === 3 ? (palette[index * 3 + colour] ?? 0) : values[from + colour]!
      samples[pixel * colours + colour] = Math.round((value * alpha + 255 * (255 - alpha)) / 255)
    }
  }
  return { width, height, colours, samples }
}
