/** The bytes of a picture file → a picture that a PDF can hold, or why it cannot be used. */
import { isPng, readPng } from './png.ts'

/** `jpeg`: the file as it is; `samples`: eight bits for each colour, row by row. Plain data, one object for one file. */
export interface Picture {
  readonly kind: 'jpeg' | 'samples'
  readonly width: number
  readonly height: number
  /** 1 for grey, 3 for red, green and blue. */
  readonly colours: 1 | 3
  readonly bytes: Uint8Array
  /** Pixels to the inch; null when the file does not say. */
  readonly density: number | null
}

export type ReadPicture = Picture | 'unknown-format' | 'broken' | 'cmyk'

export function readPicture(bytes: Uint8Array): ReadPicture {
  if (isPng(bytes)) {
    const png = readPng(bytes)
    return png === null ? 'broken' : { ...png, kind: 'samples', bytes: png.samples }
  }
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? readJpeg(bytes) : 'unknown-format'
}

/** Frames that say how large the picture is: all but those for tables and arithmetic coding (ISO/IEC 10918-1, table B.1). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const CENTIMETRES_PER_INCH = 2.54

function readJpeg(bytes: Uint8Array): ReadPicture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let density: number | null = null
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return 'broken'
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xda) return 'broken'
    if (marker === 0xe0 && view.getUint32(at + 4) === JFIF && at + 14 < bytes.length) {
      const unit = bytes[at + 11]!
      const across = view.getUint16(at + 12)
      density = unit === 1 ? across : unit === 2 ? across * CENTIMETRES_PER_INCH : null
    }
    if (isFrame(marker)) {
      const [height, width, colours] = [view.getUint16(at + 5), view.getUint16(at + 7), bytes[at + 9]!]
      if (colours === 4) return 'cmyk'
      if ((colours !== 1 && colours !== 3) || bytes[at + 4] !== 8 || width === 0 || height === 0)
        return 'broken'
      return { kind: 'jpeg', width, height, colours, bytes, density: density === 0 ? null : density }
    }
    at += 2 + view.getUint16(at + 2)
  }
  return 'broken'
}

const JFIF = 0x4a464946
