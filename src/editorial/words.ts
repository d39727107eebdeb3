/** Plain text in, its words with what surrounds them out: the ground on which names are looked for. */
import { isAbbreviation } from './person-words.ts'

export interface Word {
  /** Without the ending of the possessive; initials with their stops. */
  readonly text: string
  readonly start: number
  /** UTF-16 offset after `text`. */
  readonly end: number
  readonly kind: 'capital' | 'initials' | 'lower' | 'number'
  /** Two capitals or more and nothing else: acronyms, code words, headlines. */
  readonly allCapitals: boolean
  readonly possessive: boolean
  /** Its capital may come from its place. */
  readonly opensSentence: boolean
  /** Nothing but white between the word before and this one. */
  readonly adjacent: boolean
  /** An opening quotation mark stands directly before it. */
  readonly quoted: boolean
  /** A full stop after it that belongs to no known abbreviation is followed by a small letter or a figure: `Res. 491`. */
  readonly abbreviated: boolean
  /** A full stop stands after it and more text after that. */
  readonly stopped: boolean
}

// Initials may run together (`W.S.`) and, in transliteration, have two letters (`Yu.V.`).
const WORD =
  /(?:(?:\p{Lu}|Yu|Ya|Ye|Zh|Kh|Ts|Ch|Sh|Shch|Dzh|Th|Ph)\.)+|\p{L}[\p{L}\p{M}\p{N}]*(?:[-‑’'](?=\p{L})\p{L}[\p{L}\p{M}\p{N}]*)*|\p{N}[\p{L}\p{N}]*/gu

/** Nothing but initials, each with its stop: `W.S.`, `G.` A capital by itself is a word: `A`, `I`, `O`, `В`. */
export const INITIALS_ONLY = /^(?:(?:\p{Lu}|Yu|Ya|Ye|Zh|Kh|Ts|Ch|Sh|Shch|Dzh|Th|Ph)\.)+$/u

const kindOf = (text: string): Word['kind'] =>
  INITIALS_ONLY.test(text)
    ? 'initials'
    : /^\p{Lu}/u.test(text)
      ? 'capital'
      : /^\p{N}/u.test(text)
        ? 'number'
        : 'lower'

/** The words of `text` from the offset `from` on. */
export function wordsOf(text: string, from = 0): readonly Word[] {
  const words: Word[] = []
  let before = from
  WORD.lastIndex = from
  for (const match of text.matchAll(WORD)) {
    const start = match.index
    const raw = match[0]
    const ending = /['’]s$/i.exec(raw)
    const stem = ending && raw.length > 2 ? raw.slice(0, ending.index) : raw
    const closesPossessive =
      !ending && /s$/.test(raw) && /^’\s\p{Ll}/u.test(text.slice(start + raw.length, start + raw.length + 4))
    const dotted = stem === raw && text[start + raw.length] === '.' && isAbbreviation(raw)
    const gap = text.slice(before, start)
    const full = dotted ? `${raw}.` : stem
    const after = start + raw.length + (dotted || closesPossessive ? 1 : 0)
    words.push({
      text: full,
      start,
      end: start + full.length,
      kind: kindOf(full),
      allCapitals:
        /^(?=.*\p{Lu}.*\p{Lu})[^\p{Ll}]+$/u.test(full.replace(/\./g, '')) && !/^(?:\p{Lu}\.)+$/u.test(full),
      possessive: (ending !== null && stem !== raw) || closesPossessive,
      opensSentence: words.length === 0 || /[.?!…:\n]|[“„«"‘]$/.test(gap),
      adjacent: words.length > 0 && /^[\s ]*$/.test(gap) && !gap.includes('\n'),
      quoted: /[“„«"‘']$/.test(gap),
      stopped: /^\.\s+\S/u.test(text.slice(after, after + 4)),
      abbreviated: /^\.\s?[\p{Ll}\p{N}]/u.test(text.slice(after, after + 3)),
    })
    before = after
  }
  return words
}
