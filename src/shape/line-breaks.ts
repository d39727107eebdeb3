/** The plain text of a paragraph → where its lines may end. */
import { createRequire } from 'node:module'
import type LineBreakerClass from 'linebreak'
import type { BreakOpportunity, LanguageSpan } from './break-opportunity.ts'
import { NO_BREAK, type Tie } from './tie-rules.ts'
import { tieBetween } from './unbreakable.ts'
import { breaksInWord } from './word-breaks.ts'
import { hyphenationInWord } from './word-hyphenation.ts'

export type { BreakKind, BreakOpportunity, LanguageSpan } from './break-opportunity.ts'

const LineBreaker: typeof LineBreakerClass = createRequire(import.meta.url)('linebreak')

/** A word with its punctuation: all that stands between white and white. */
interface Word {
  readonly text: string
  readonly start: number
  /** The white before it: may end a line, must, or must not. */
  readonly gap: 'space' | 'forced' | 'glue'
}

/** Characters that rules have tied together; beyond these a break is let in again, lest a line be impossible to set. */
const LONGEST_TIED = 60
const TIED_TOO_LONG = 1000

const isGlue = (unit: number): boolean => unit === 0xa0 || unit === 0x2007 || unit === 0x202f
const isForcing = (unit: number): boolean => unit === 0x0b || unit === 0x2028 || unit === 0x2029
function isWhite(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0
  if (unit >= 0x2000 && unit <= 0x200a) return true
  return isForcing(unit) || unit === 0x1680 || unit === 0x202f || unit === 0x205f || unit === 0x3000
}
const CONTROL_WHITE = /[\t-\r\u0085\u2028\u2029]/gu
const QUOTE_END = /["”’»“'›]$/u
const OPENING_BRACKET = /^[([]/u
const SENTENCE_END = /[.!?…:][)\]”’»"']*$/u
const OPENING_DASH = /^[–—―•-]$/u

/**
 * Every place at which a line of the paragraph may end, in ascending order; never before the first character or after the last.
 *
 * Candidates are those of UAX #14 (Unicode Line Breaking Algorithm); the rules of the page take some away, give
 * others a penalty, and add the hyphenation points of each word in its language. Line feeds are white like any
 * other; only a line or paragraph separator or a vertical tab forces a break. No-break spaces never break.
 * `languageAt` is one language for all, or spans in ascending order; text outside all spans is not hyphenated.
 * `calls` are the offsets at which note calls stand in the text: there is no break before a call that follows a word, nor
 * between it and what follows directly.
 */
export function breakOpportunities(
  text: string,
  languageAt: string | readonly LanguageSpan[],
  calls: readonly number[] = [],
): readonly BreakOpportunity[] {
  const allowed = unicodeBreaks(text)
  const words = wordsOf(text)
  const languageOf = languageLookup(languageAt)
  const closed = new Set(calls.filter(at => at > 0 && !isWhite(text.charCodeAt(at - 1))))
  const found: BreakOpportunity[] = []
  let tiedFrom = 0
  let tie: Tie = { penalty: 0, whole: false }
  for (const [index, word] of words.entries()) {
    const next = index + 1 < words.length ? tieAfter(words, index, languageOf) : { penalty: 0, whole: false }
    if (index > 0) {
      const tooLong = word.start + word.text.length - tiedFrom > LONGEST_TIED
      const penalty = tie.penalty >= NO_BREAK && tooLong ? TIED_TOO_LONG : tie.penalty
      const gap = breakBefore(words, index, penalty, allowed)
      if (gap !== null) found.push(gap)
      if (penalty < NO_BREAK) tiedFrom = word.start
    }
    const inner = breaksWithin(words, index, tie.whole || next.whole, allowed, languageOf)
    for (const each of inner) found.push(each)
    tie = next
  }
  return closed.size === 0 ? found : found.filter(each => !closed.has(each.offset))
}

/** UAX #14: 1 at each offset where a line may end. */
function unicodeBreaks(text: string): Uint8Array {
  const allowed = new Uint8Array(text.length + 1)
  const breaker = new LineBreaker(text.replace(CONTROL_WHITE, ' '))
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) allowed[next.position] = 1
  return allowed
}

function wordsOf(text: string): readonly Word[] {
  const words: Word[] = []
  let at = 0
  while (at < text.length) {
    let gap: Word['gap'] = 'space'
    while (at < text.length && isWhite(text.charCodeAt(at))) {
      const unit = text.charCodeAt(at++)
      if (isForcing(unit)) gap = 'forced'
      else if (isGlue(unit) && gap === 'space') gap = 'glue'
    }
    const start = at
    while (at < text.length && !isWhite(text.charCodeAt(at))) at++
    if (at > start) words.push({ text: text.slice(start, at), start, gap })
  }
  return words
}

function tieAfter(words: readonly Word[], index: number, languageOf: (at: number) => string): Tie {
  const left = words[index]!
  return tieBetween({
    earlier: words[index - 2]?.text ?? '',
    before: words[index - 1]?.text ?? '',
    left: left.text,
    right: words[index + 1]!.text,
    after: words[index + 2]?.text ?? '',
    language: primarySubtag(languageOf(left.start)),
  })
}

const primarySubtag = (language: string): string => {
  const end = language.indexOf('-')
  return (end < 0 ? language : language.slice(0, end)).toLowerCase()
}

/** The break in the white before a word. */
function breakBefore(
  words: readonly Word[],
  index: number,
  penalty: number,
  allowed: Uint8Array,
): BreakOpportunity | null {
  const word = words[index]!
  if (word.gap === 'forced') return { offset: word.start, kind: 'forced', penalty: 0 }
  if (word.gap === 'glue' || penalty >= NO_BREAK) return null
  const left = words[index - 1]!.text
  // A dash at the head of the paragraph begins a speech or an item.
  if (index === 1 && OPENING_DASH.test(left)) return null
  if (allowed[word.start] !== 1 && !isCitedBeforeBracket(left, word.text)) return null
  return { offset: word.start, kind: 'space', penalty }
}

/** `"Overlord" (1943)`: UAX #14 before Unicode 15.1 takes the closing quotation mark for an opening one (rule LB15). */
const isCitedBeforeBracket = (left: string, right: string): boolean =>
  left.length > 1 && QUOTE_END.test(left) && OPENING_BRACKET.test(right)

function breaksWithin(
  words: readonly Word[],
  index: number,
  whole: boolean,
  allowed: Uint8Array,
  languageOf: (at: number) => string,
): readonly BreakOpportunity[] {
  const { text, start } = words[index]!
  if (text.length < 2) return []
  const before = words[index - 1]?.text ?? ''
  const breaks = breaksInWord(
    { text, start, first: index === 0, whole, afterNumber: /\d/u.test(before.slice(-1)) },
    allowed,
  )
  const opensSentence = index === 0 || SENTENCE_END.test(before.slice(-8))
  const hyphens = hyphenationInWord({ text, start, opensSentence, whole }, languageOf)
  if (breaks.length === 0) return hyphens
  const all = [...breaks, ...hyphens].sort((a, b) => a.offset - b.offset)
  // Between letters of two scripts there may be both: then no hyphen is needed.
  return all.filter((each, k) => each.offset !== all[k - 1]?.offset)
}

/** The language at an offset; offsets must be asked for in ascending order, or nearly so. */
function languageLookup(languageAt: string | readonly LanguageSpan[]): (at: number) => string {
  if (typeof languageAt === 'string') return () => languageAt
  let index = 0
  return at => {
    while (index > 0 && languageAt[index]!.start > at) index--
    while (index + 1 < languageAt.length && languageAt[index]!.end <= at) index++
    const span = languageAt[index]
    return span !== undefined && span.start <= at && at < span.end ? span.language : ''
  }
}
