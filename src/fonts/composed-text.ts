/** Text → the code points that a given font is asked for, each with the place in the text where it came from. */

import { inFontOrder } from './mark-order.ts'

export interface ComposedText {
  readonly codePoints: readonly number[]
  /** UTF-16 offsets in the text; never decreasing. */
  readonly offsets: readonly number[]
}

const ZERO_WIDTH_NON_JOINER = 0x200c
const ZERO_WIDTH_JOINER = 0x200d
/** First character that is combining, composes with what follows, or is ignored, apart from U+00AD. */
const FIRST_SPECIAL = 0x0300

/** Combining marks, and the Hangul vowels and finals that compose with what stands before them. */
const COMBINING = /^[\p{M}\u1160-\u11ff\ud7b0-\ud7fb]/u
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}/u
/** Fillers that have a width of their own although Unicode calls them ignorable. */
const FILLERS: ReadonlySet<number> = new Set([0x115f, 0x1160, 0x3164, 0xffa0])
/** Letters join in these, so joiners matter: Arabic, Syriac, N'Ko, Mongolian, the Indic scripts and their neighbours. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff]/u

/** Has no glyph: soft hyphen, joiners, direction marks, byte order mark, variation selectors. */
export const isIgnorable = (codePoint: number): boolean =>
  codePoint === 0xad ||
  (codePoint >= FIRST_SPECIAL && IGNORABLE.test(String.fromCodePoint(codePoint)) && !FILLERS.has(codePoint))

/** Goes with the base before it. */
export const isCombining = (codePoint: number): boolean =>
  codePoint >= FIRST_SPECIAL && COMBINING.test(String.fromCodePoint(codePoint))

/**
 * Composes letters with their marks as far as the font has the composed letter, takes apart what it only has in
 * parts, and leaves out what has no glyph. That is what HarfBuzz's normaliser does
 * (hb-ot-shape-normalize.cc, default mode); single characters that the font has stay as they are.
 * The zero-width non-joiner stays, because it keeps ligatures apart; the joiner stays where letters join.
 */
export function composeFor(text: string, covers: (codePoint: number) => boolean): ComposedText {
  const codePoints: number[] = []
  const offsets: number[] = []
  const keepsJoiners = text.includes('\u200d') && JOINING.test(text)
  const put = (codePoint: number, offset: number): void => {
    const kept = codePoint === ZERO_WIDTH_NON_JOINER || (codePoint === ZERO_WIDTH_JOINER && keepsJoiners)
    if (isIgnorable(codePoint) && !kept) return
    codePoints.push(codePoint)
    offsets.push(offset)
  }
  for (let start = 0; start < text.length; ) {
    const end = segmentEnd(text, start)
    const first = text.codePointAt(start)!
    const single = end - start === (first > 0xffff ? 2 : 1)
    if (single && covers(first)) put(first, start)
    else putSegment(text, start, end, covers, put)
    start = end
  }
  return { codePoints, offsets }
}

/** End of the letter that begins at `start`, with its marks; cut after `longest` UTF-16 units. */
export function segmentEnd(text: string, start: number, longest = Infinity): number {
  let end = start + (text.codePointAt(start)! > 0xffff ? 2 : 1)
  while (end < text.length && end - start < longest && text.charCodeAt(end) >= FIRST_SPECIAL) {
    const next = text.codePointAt(end)!
    if (!isCombining(next)) break
    end += next > 0xffff ? 2 : 1
  }
  return end
}

function putSegment(
  text: string,
  start: number,
  end: number,
  covers: (codePoint: number) => boolean,
  put: (codePoint: number, offset: number) => void,
): void {
  const written: { readonly codePoint: number; readonly offset: number }[] = []
  for (let at = start; at < end; ) {
    const codePoint = text.codePointAt(at)!
    written.push({ codePoint, offset: at })
    at += codePoint > 0xffff ? 2 : 1
  }
  const composed = Array.from(text.slice(start, end).normalize('NFC'), character => character.codePointAt(0)!)
  const parts = inFontOrder(composed.flatMap(codePoint => partsFor(codePoint, covers)))
  // What did not change at either end keeps its own place, the rest has the place where the change begins.
  const shift = written.length - parts.length
  const same = (index: number, by: number): boolean => written[index + by]?.codePoint === parts[index]
  let from = 0
  while (from < parts.length && same(from, 0)) from++
  let to = parts.length
  while (to > from && same(to - 1, shift)) to--
  const changedAt = written[Math.min(from, written.length - 1)]!.offset
  parts.forEach((part, index) => {
    put(part, index < from ? written[index]!.offset : index < to ? changedAt : written[index + shift]!.offset)
  })
}

/** The character itself, or what it can be taken apart into; as few parts as the font allows. */
function partsFor(codePoint: number, covers: (codePoint: number) => boolean): readonly number[] {
  if (covers(codePoint)) return [codePoint]
  const parts = Array.from(String.fromCodePoint(codePoint).normalize('NFD'), part => part.codePointAt(0)!)
  for (let count = parts.length - 1; count >= 1; count--) {
    const head = Array.from(
      String.fromCodePoint(...parts.slice(0, count)).normalize('NFC'),
      part => part.codePointAt(0)!,
    )
    const tried = [...head, ...parts.slice(count)]
    if (tried.every(covers)) return tried
  }
  return parts.every(covers) ? parts : [codePoint]
}
