/** The kinds of values a PDF file is made of, and text → the bytes of a PDF string. */

/** A PDF name, with its slash: `/Page`. */
export type PdfName = `/${string}`

/** An indirect object, by number. */
export interface PdfReference {
  readonly id: number
}

/** Keys are standard names (capital first, ASCII); an entry that is `undefined` is left out. */
export interface PdfDictionary {
  readonly [key: Capitalize<string>]: PdfValue | undefined
}

/** A `Uint8Array` is a PDF string. */
export type PdfValue =
  | boolean
  | number
  | null
  | PdfName
  | Uint8Array
  | PdfReference
  | readonly PdfValue[]
  | PdfDictionary

const LONE_SURROGATE = /\p{Surrogate}/gu

/** Halves of surrogate pairs that stand alone cannot be encoded; they become U+FFFD. */
export const wellFormed = (text: string): string => text.replace(LONE_SURROGATE, '\ufffd')

/** PDF/A allows strings of 32,767 bytes (ISO 19005-2, 6.1.13); nobody reads a title as long as that. */
const MOST_UNITS = 16_000

/** Control characters, which neither XML nor a viewer's window can show, become spaces; what no string holds is cut off. */
export const oneLine = (text: string): string =>
  wellFormed(text.slice(0, MOST_UNITS))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/g, ' ')
    .trim()

/** A text string: ASCII as it is, all else in UTF-16 with its byte order mark (ISO 32000-1, 7.9.2.2). */
export function textString(text: string): Uint8Array {
  const clean = wellFormed(text)
  if (/^[\x20-\x7e]*$/.test(clean)) return Buffer.from(clean, 'latin1')
  return Buffer.from(`\ufeff${clean}`, 'utf16le').swap16()
}

/** UTF-16 big endian in hexadecimal, without a byte order mark, as CMaps have it. */
export function utf16Hex(text: string): string {
  let hex = ''
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0')
  return hex
}

/** Three decimals are 0.4 µm on paper, and short. */
export const thousandths = (points: number): number => Math.round(points * 1000) / 1000
