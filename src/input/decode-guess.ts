/**
 * Bytes that are not UTF-8 → the encoding they are probably in. A guess by the look of the text each candidate gives:
 * common letters count for it; mixed scripts inside a word, capitals inside a word, controls and symbols against it.
 */

export interface EncodingGuess {
  /** Label of the WHATWG Encoding Standard. */
  readonly encoding: string
  /** As people call it. */
  readonly name: string
}

/** Windows-1252 above ASCII control range: what the bytes 0x80 to 0x9F mean; the five that mean nothing stay controls. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Decodes by a WHATWG label; null when the label is unknown or, if `fatal`, when bytes are wrong. Windows-1252 is done
 * by hand because some releases of Node 20 decode it as Latin-1, which turns its quotation marks into controls.
 */
export function decodeBytes(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    const decoder = new TextDecoder(encoding, { fatal, ignoreBOM: true })
    if (decoder.encoding !== 'windows-1252') return decoder.decode(bytes)
  } catch {
    return null
  }
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 4096)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 4096)))
  return parts.join('').replace(/[\u0080-\u009f]/g, control => WINDOWS_1252[control.charCodeAt(0) - 0x80]!)
}

/** In the order in which a tie is decided. */
const CANDIDATES: readonly EncodingGuess[] = [
  { encoding: 'windows-1252', name: 'Windows-1252' },
  { encoding: 'windows-1251', name: 'Windows-1251' },
  { encoding: 'koi8-r', name: 'KOI8-R' },
  { encoding: 'windows-1250', name: 'Windows-1250' },
  { encoding: 'ibm866', name: 'CP866 (DOS)' },
  { encoding: 'windows-1253', name: 'Windows-1253' },
  { encoding: 'macintosh', name: 'Mac Roman' },
  { encoding: 'x-mac-cyrillic', name: 'Mac Cyrillic' },
  { encoding: 'shift_jis', name: 'Shift-JIS' },
  { encoding: 'euc-jp', name: 'EUC-JP' },
  { encoding: 'gb18030', name: 'GB 18030' },
  { encoding: 'big5', name: 'Big5' },
  { encoding: 'euc-kr', name: 'EUC-KR' },
]

/** Enough to judge by, little enough to judge a large file quickly. */
const SAMPLE_BYTES = 65_536

export function guessEncoding(bytes: Uint8Array): EncodingGuess {
  const sample = highBytesFirst(bytes)
  let best = CANDIDATES[0]!
  let bestScore = Number.NEGATIVE_INFINITY
  for (const candidate of CANDIDATES) {
    const score = scoreOf(sample, candidate.encoding)
    if (score > bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

/** The sample starts at the line with the first byte that is not ASCII. */
function highBytesFirst(bytes: Uint8Array): Uint8Array {
  let first = bytes.findIndex(byte => byte >= 0x80)
  while (first > 0 && bytes[first - 1] !== 10) first--
  return bytes.subarray(Math.max(0, first), Math.max(0, first) + SAMPLE_BYTES)
}

function scoreOf(sample: Uint8Array, encoding: string): number {
  // The sample may cut the last character, so what the cut leaves of it is no argument against a candidate.
  const text = decodeBytes(sample, encoding, true) ?? decodeBytes(sample.subarray(0, -1), encoding, true)
  if (text === null) return Number.NEGATIVE_INFINITY
  let score = 0
  let previous = '\n'
  let beforePrevious = '.'
  for (const character of text) {
    if (character > '\u007f')
      score += scoreOfCharacter(character) * (bytesPerCharacter(character) === 2 ? 2 : 1)
    score += scoreOfPair(previous, character)
    // A sentence, like a name that follows an initial, begins with a capital.
    if (/\s/.test(previous) && beforePrevious === '.' && /[^\p{ASCII}\P{Ll}]/u.test(character)) score -= 2
    beforePrevious = previous
    previous = character
  }
  return score
}

/** A two-byte character stands for two bytes, so that long and short encodings are judged alike. */
const bytesPerCharacter = (character: string): 1 | 2 => (character >= '\u2e80' ? 2 : 1)

const COMMON_CYRILLIC = new Set('оеаинтсрвлкмдпу')
const OTHER_CYRILLIC = new Set('яыьгзбчйОЕАИНТСРВЛКМДПУГ')
const COMMON_WESTERN = new Set('äöüßéèàçñêôâîûóíúáëïœåÄÖÜÉÈÀÇ')
/** The ends of Italian words, and of “où”; inside a word these bytes are ě, ň and ů of Czech. */
const FINAL_WESTERN = new Set('ìòù')
const COMMON_CENTRAL = new Set('ąćęłńóśźżčřšžěýůťďňáíéúőűŁŚŻČŘŠŽ')
const COMMON_GREEK = new Set('αοιετσνηυρπκλμωάέήίόύώς')
const COMMON_IDEOGRAPHS = new Set(
  '的一是不了人我在有他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着日本書語学月者',
)
const PUNCTUATION = new Set('“”„‘’«»–—…№°§\u00a0')

function scoreOfCharacter(character: string): number {
  if (COMMON_CYRILLIC.has(character) || COMMON_WESTERN.has(character) || COMMON_GREEK.has(character)) return 2
  if (PUNCTUATION.has(character)) return 2.5
  if (OTHER_CYRILLIC.has(character)) return 1
  if (COMMON_CENTRAL.has(character)) return 1.5
  if (character === 'æ' || character === 'ø') return 1.4
  if (/[\u3041-\u3096\u30a1-\u30fc\u3001\u3002\u300c\u300d\uff0c]/.test(character)) return 2
  if (COMMON_IDEOGRAPHS.has(character)) return 2
  if (/[\uac00-\ud7a3]/.test(character)) return 1
  if (/[\u4e00-\u9fff]/.test(character)) return 0.3
  if (/[\u0400-\u045f\u0370-\u03ff]/.test(character)) return 0.5
  if (/\p{L}/u.test(character)) return 0
  return /[\u0080-\u009f\ue000-\uf8ff\ufffd\uff61-\uff9f]/.test(character) ? -4 : -1.5
}

/** Neighbours that do not occur in real words. */
function scoreOfPair(previous: string, character: string): number {
  // An opening mark; Mac Roman makes it of “ã”.
  if (character === '„' && /\p{L}/u.test(previous)) return -4
  if (previous <= '\u007f' && character <= '\u007f') return 0
  const before = scriptOf(previous)
  const after = scriptOf(character)
  if (before !== '' && after !== '' && before !== after) return -3
  if (FINAL_WESTERN.has(previous) && after === '') return 1.55
  return /\p{Ll}/u.test(previous) && /\p{Lu}/u.test(character) ? -3 : 0
}

function scriptOf(character: string): 'latin' | 'cyrillic' | 'greek' | '' {
  if (/\p{Script=Latin}/u.test(character)) return 'latin'
  if (/\p{Script=Cyrillic}/u.test(character)) return 'cyrillic'
  return /\p{Script=Greek}/u.test(character) ? 'greek' : ''
}

/** Most of a text in some script; little of chance. */
const MOSTLY = 0.9
const SELDOM = 0.6

/**
 * UTF-16 without a byte order mark: nearly every unit is a plausible character one way round and not the other.
 * Null when the bytes do not look so; texts under eight bytes are too short to tell.
 */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < 8) return null
  const units = Math.min(bytes.length, SAMPLE_BYTES) >> 1
  let little = 0
  let big = 0
  let bytesAsText = 0
  for (let unit = 0; unit < units; unit++) {
    const a = bytes[2 * unit]!
    const b = bytes[2 * unit + 1]!
    if (isPlausibleUnit(a | (b << 8))) little++
    if (isPlausibleUnit(b | (a << 8))) big++
    if (isTextByte(a) && isTextByte(b)) bytesAsText++
  }
  if (bytesAsText > units * SELDOM) return null
  if (little > units * MOSTLY && big < units * SELDOM) return 'utf-16le'
  if (big > units * MOSTLY && little < units * SELDOM) return 'utf-16be'
  return null
}

const isTextByte = (byte: number): boolean => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13

/** Latin, Greek, Cyrillic, Hebrew, Arabic and general punctuation: the scripts whose UTF-16 has telling high bytes. */
const isPlausibleUnit = (unit: number): boolean =>
  unit === 9 ||
  unit === 10 ||
  unit === 13 ||
  (unit >= 0x20 && unit <= 0x24f && unit !== 0x7f) ||
  (unit >= 0x370 && unit <= 0x6ff) ||
  (unit >= 0x2010 && unit <= 0x206f)
