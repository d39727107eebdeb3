/** One word, with all that stands in it but white → the breaks at its hyphens, dashes and slashes. */
import type { BreakOpportunity } from './break-opportunity.ts'

/** After a slash; within an address; at a hyphen of a name that should stay whole. */
const AFTER_SLASH = 100
const IN_ADDRESS = 200
const IN_WHOLE_WORD = 200

const HYPHEN = 0x2d
const SLASH = 0x2f
const SOFT_HYPHEN = 0xad
const ZERO_WIDTH_SPACE = 0x200b
const isHyphen = (unit: number): boolean => unit === HYPHEN || unit === 0x2010
const isDash = (unit: number): boolean => unit >= 0x2012 && unit <= 0x2015
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
const LETTER_OR_DIGIT = /[\p{L}\p{Nd}]/u
const SMALL_ROMAN = /^[ivxlc]+$/u

/** Scripts that break between words without white; Unicode's opinion is taken for them, and for them only. */
const isOfSpacedScript = (unit: number): boolean => unit < 0x590 || (unit >= 0x1e00 && unit <= 0x206f)

export interface InnerWord {
  readonly text: string
  /** Offset of the word in the paragraph. */
  readonly start: number
  /** Does it open the paragraph: then a dash at its head begins a speech. */
  readonly first: boolean
  /** A part of a name or a date that should not be divided. */
  readonly whole: boolean
  /** Does the word before end in a figure. */
  readonly afterNumber: boolean
}

/** `allowed` says where UAX #14 sees a break, by offset in the paragraph. */
export function breaksInWord(word: InnerWord, allowed: Uint8Array): readonly BreakOpportunity[] {
  if (isAddress(word.text)) return breaksInAddress(word)
  const breaks: BreakOpportunity[] = []
  for (let at = 1; at < word.text.length; at++) {
    if (allowed[word.start + at] !== 1) continue
    const found = breakAt(word, at)
    if (found !== null) breaks.push({ offset: word.start + at, ...found })
  }
  return breaks
}

function breakAt(word: InnerWord, at: number): Omit<BreakOpportunity, 'offset'> | null {
  const before = word.text.charCodeAt(at - 1)
  const after = word.text.charCodeAt(at)
  if (isHyphen(before)) return breakAfterHyphen(word, at)
  if (isDash(before)) return breakAfterDash(word, at)
  if (before === SLASH) return breakAfterSlash(word.text, at)
  // Hyphenation sees to it.
  if (before === SOFT_HYPHEN) return null
  if (before === ZERO_WIDTH_SPACE) return { kind: 'other', penalty: 0 }
  return isOfSpacedScript(before) && isOfSpacedScript(after) ? null : { kind: 'other', penalty: 0 }
}

function breakAfterHyphen({ text, whole }: InnerWord, at: number): Omit<BreakOpportunity, 'offset'> | null {
  if (at > 1 && isHyphen(text.charCodeAt(at - 2))) {
    // Two hyphens are a typewriter's dash.
    return LETTER_OR_DIGIT.test(text.slice(0, at)) ? { kind: 'dash', penalty: 0 } : null
  }
  const before = pieceBefore(text, at - 1)
  const after = pieceAfter(text, at)
  if (!hasTwoLetters(before) || !hasTwoLetters(after)) return null
  if (SMALL_ROMAN.test(before) && SMALL_ROMAN.test(after)) return null
  return { kind: 'explicit-hyphen', penalty: whole ? IN_WHOLE_WORD : 0 }
}

function breakAfterDash(
  { text, first, afterNumber }: InnerWord,
  at: number,
): Omit<BreakOpportunity, 'offset'> | null {
  const after = text.charCodeAt(at)
  // Two dashes stand for letters left out: `C——shire`.
  if (isDash(after) || (at > 1 && isDash(text.charCodeAt(at - 2)))) return null
  if (at === 1 && (first || (afterNumber && isDigit(after)))) return null
  if (text.charCodeAt(at - 1) !== 0x2014 && isRange(text, at)) return null
  return { kind: 'dash', penalty: 0 }
}

/** `11–26`, `23v–25r`, `1940–[45]`, `xii–xiv`: an en dash between the ends of a range. */
function isRange(text: string, at: number): boolean {
  const after = text.charCodeAt(at)
  if (isDigit(after)) return at > 1
  if (isDigit(text.charCodeAt(at - 2)))
    return !LETTER_OR_DIGIT.test(text.charAt(at)) || pieceAfter(text, at).length < 3
  return (
    SMALL_ROMAN.test(letters(pieceBefore(text, at - 1))) && SMALL_ROMAN.test(letters(pieceAfter(text, at)))
  )
}

function breakAfterSlash(text: string, at: number): Omit<BreakOpportunity, 'offset'> | null {
  const enough = hasTwoLetters(pieceBefore(text, at - 1)) && hasTwoLetters(pieceAfter(text, at))
  return enough && !isDigit(text.charCodeAt(at)) ? { kind: 'other', penalty: AFTER_SLASH } : null
}

const letters = (piece: string): string => piece.replace(/^[^\p{L}\p{Nd}]+|[^\p{L}\p{Nd}]+$/gu, '')

/** No decision needs more of a piece than this. */
const PIECE = 24
const isJoint = (unit: number): boolean => isHyphen(unit) || isDash(unit) || unit === SLASH

function pieceBefore(text: string, end: number): string {
  let start = end
  while (start > 0 && end - start < PIECE && !isJoint(text.charCodeAt(start - 1))) start--
  return text.slice(start, end)
}

function pieceAfter(text: string, start: number): string {
  let end = start
  while (end < text.length && end - start < PIECE && !isJoint(text.charCodeAt(end))) end++
  return text.slice(start, end)
}

function hasTwoLetters(piece: string): boolean {
  let count = 0
  for (const character of piece) if (LETTER_OR_DIGIT.test(character)) count++
  return count >= 2
}

/** A web or mail address or a DOI. */
export function isAddress(word: string): boolean {
  if (word.includes('://') || /^[^\p{L}\p{Nd}]{0,4}(?:www\.|(?:doi:)?10\.\d{4,9}\/)/iu.test(word)) return true
  const at = word.indexOf('@')
  return at > 0 && word.indexOf('.', at) > at + 1
}

/** No shorter head or tail of an address is left on a line. */
const ADDRESS_PIECE = 4

/** After a slash and before other marks, never after a hyphen, which would be read as one that was added. */
function breaksInAddress({ text, start }: InnerWord): readonly BreakOpportunity[] {
  const breaks: BreakOpportunity[] = []
  const scheme = text.indexOf('://')
  const from = Math.max(ADDRESS_PIECE, scheme < 0 ? 0 : scheme + 3 + ADDRESS_PIECE)
  for (let at = from; at <= text.length - ADDRESS_PIECE; at++) {
    const before = text.charAt(at - 1)
    const after = text.charAt(at)
    const afterSlash = before === '/' && after !== '/'
    const beforeMark = '.?&#=_~%@'.includes(after) && LETTER_OR_DIGIT.test(before)
    if (afterSlash || beforeMark) breaks.push({ offset: start + at, kind: 'other', penalty: IN_ADDRESS })
  }
  return breaks
}
