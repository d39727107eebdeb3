/** The bytes of a source → its text, never with a silent replacement: what is not UTF-8 is read by a stated guess and reported. */
import { type Checked, type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'
import type { SourceFile, Span } from '../base/span.ts'
import { findUnusualCharacters } from './decode-characters.ts'
import { decodeBytes, guessEncoding, guessUtf16 } from './decode-guess.ts'

export interface DecodeOptions {
  /** An encoding label of the WHATWG Encoding Standard, when the editor knows better than any guess. */
  readonly encoding?: string
}

/**
 * Decodes a source. `text` has no byte order mark and is otherwise exactly what the bytes say: line ends, composed and
 * decomposed letters and odd characters stay as they are.
 * Errors: `decode/not-utf8`, `decode/mixed-encoding`, `decode/unknown-encoding`; warnings: `decode/utf16-without-mark`,
 * `decode/odd-length`, and those of `findUnusualCharacters`.
 */
export function decodeSource(
  name: string,
  bytes: Uint8Array,
  options: DecodeOptions = {},
): Checked<SourceFile> {
  const { value: text, diagnostics } = decodeText(name, bytes, options)
  const file: SourceFile = { name, text }
  return { value: file, diagnostics: [...diagnostics, ...findUnusualCharacters(file)] }
}

function decodeText(name: string, bytes: Uint8Array, options: DecodeOptions): Checked<string> {
  if (options.encoding !== undefined) return decodeAs(name, bytes, options.encoding)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(name, bytes.subarray(2), 'utf-16le', true)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(name, bytes.subarray(2), 'utf-16be', true)
  const body = withoutMark(bytes)
  const utf16 = guessUtf16(body)
  if (utf16 !== null) return decodeUtf16(name, body, utf16, false)
  const scan = scanUtf8(body)
  if (scan.faults.length === 0)
    return { value: new TextDecoder('utf-8', { ignoreBOM: true }).decode(body), diagnostics: [] }
  // Letters that are valid UTF-8 do not come about by chance: such a file is UTF-8 with foreign bytes in it.
  if (scan.sequences > scan.faults.length) return decodeMixed(name, body, scan)
  return decodeForeign(name, body, scan.faults[0]!)
}

const withoutMark = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes

function decodeAs(name: string, bytes: Uint8Array, encoding: string): Checked<string> {
  if (/^utf-?16/i.test(encoding)) {
    const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
    return decodeUtf16(
      name,
      marked ? bytes.subarray(2) : bytes,
      /be$/i.test(encoding) ? 'utf-16be' : 'utf-16le',
      true,
    )
  }
  const text = decodeBytes(withoutMark(bytes), encoding, true)
  if (text !== null) return { value: text, diagnostics: [] }
  const problem =
    decodeBytes(new Uint8Array(), encoding, true) === null
      ? errorAt(
          'decode/unknown-encoding',
          placeIn(name, 0, 0),
          `“${encoding}” is no known encoding`,
          'leave it out, or name one such as windows-1251, iso-8859-2 or koi8-r',
        )
      : errorAt(
          'decode/not-as-stated',
          placeIn(name, 0, 0),
          `this file is not ${encoding} throughout`,
          'leave the encoding out, or name the right one',
        )
  const rest = decodeText(name, bytes, {})
  return { value: rest.value, diagnostics: [problem, ...rest.diagnostics] }
}

/** UTF-16 by hand: the platform's decoder would put U+FFFD for a lone surrogate; here it stays and is reported. */
function decodeUtf16(
  name: string,
  bytes: Uint8Array,
  order: 'utf-16le' | 'utf-16be',
  stated: boolean,
): Checked<string> {
  const low = order === 'utf-16le' ? 0 : 1
  const parts: string[] = []
  const CHUNK = 8192
  for (let at = 0; at + 1 < bytes.length; at += 2 * CHUNK) {
    const units: number[] = []
    const end = Math.min(at + 2 * CHUNK, bytes.length - (bytes.length % 2))
    for (let unit = at; unit < end; unit += 2) units.push(bytes[unit + low]! | (bytes[unit + 1 - low]! << 8))
    parts.push(String.fromCharCode(...units))
  }
  const diagnostics: Diagnostic[] = []
  if (!stated)
    diagnostics.push(
      warningAt(
        'decode/utf16-without-mark',
        placeIn(name, 0, 0),
        `this file has no byte order mark and looks like ${order.toUpperCase()}; it is read so`,
        'save it as UTF-8',
      ),
    )
  let text = parts.join('')
  if (bytes.length % 2 === 1) {
    text += String.fromCharCode(bytes[bytes.length - 1]!)
    diagnostics.push(
      warningAt(
        'decode/odd-length',
        placeIn(name, text.length - 1, text.length),
        'this UTF-16 file ends in half a character',
        'it was not copied completely: take it from its source again',
      ),
    )
  }
  return { value: text, diagnostics }
}

function decodeForeign(name: string, bytes: Uint8Array, fault: number): Checked<string> {
  const guess = guessEncoding(bytes)
  const text = decodeBytes(bytes, guess.encoding, true) ?? decodeBytes(bytes, 'windows-1252', false)!
  const offset = (decodeBytes(bytes.subarray(0, fault), guess.encoding, false) ?? '').length
  const diagnostic = errorAt(
    'decode/not-utf8',
    placeIn(name, offset, Math.min(offset + 1, text.length)),
    `byte ${hex(bytes[fault]!)} at offset ${fault} is not UTF-8; the file looks like ${guess.name} and is read so`,
    'save the file as UTF-8, or name its encoding with --encoding',
  )
  return { value: text, diagnostics: [diagnostic] }
}

/** UTF-8 with single foreign bytes: these are read as Windows-1252, all else stays UTF-8. */
function decodeMixed(name: string, bytes: Uint8Array, scan: Utf8Scan): Checked<string> {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
  let text = ''
  let from = 0
  let first: Span | null = null
  for (const fault of scan.faults) {
    text += utf8.decode(bytes.subarray(from, fault))
    first ??= placeIn(name, text.length, text.length + 1)
    text += decodeBytes(bytes.subarray(fault, fault + 1), 'windows-1252', false)!
    from = fault + 1
  }
  text += utf8.decode(bytes.subarray(from))
  const count = scan.faults.length
  const diagnostic = errorAt(
    'decode/mixed-encoding',
    first,
    `byte ${hex(bytes[scan.faults[0]!]!)} at offset ${scan.faults[0]!} is not UTF-8${count === 1 ? '' : `, nor are ${count - 1} others`}; read as Windows-1252`,
    'the rest of the file is UTF-8: put the right characters in their place',
  )
  return { value: text, diagnostics: [diagnostic] }
}

interface Utf8Scan {
  /** Offsets of bytes that belong to no valid sequence. */
  readonly faults: readonly number[]
  /** Number of valid sequences of more than one byte. */
  readonly sequences: number
}

/** Table 3-7 of the Unicode Standard: well-formed byte sequences. */
function scanUtf8(bytes: Uint8Array): Utf8Scan {
  const faults: number[] = []
  let sequences = 0
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at]!
    if (lead < 0x80) {
      at++
      continue
    }
    const length = sequenceLength(bytes, at, lead)
    if (length === 0) faults.push(at++)
    else {
      sequences++
      at += length
    }
  }
  return { faults, sequences }
}

function sequenceLength(bytes: Uint8Array, at: number, lead: number): number {
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  if (length === 0 || at + length > bytes.length) return 0
  const second = bytes[at + 1]!
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (second < lowest || second > highest) return 0
  for (let more = 2; more < length; more++) if ((bytes[at + more]! & 0xc0) !== 0x80) return 0
  return length
}

const placeIn = (file: string, start: number, end: number): Span => ({ file, start, end })
const hex = (byte: number): string => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`
