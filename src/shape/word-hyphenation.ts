/** One word of a paragraph → the places in it where a hyphen may be added, and what each costs. */
import type { BreakOpportunity } from './break-opportunity.ts'
import { hyphenate, LONGEST_WORD } from './hyphenate.ts'
import { isAddress } from './word-breaks.ts'

/** No shorter word, or part of a compound, is divided. */
const SHORTEST_WORD = 5
/** Letters that stay on either side, whatever the patterns say: TeX's Greek minima of 1 leave stubs. */
const SHORTEST_PIECE = 2

/** Two letters at the end of a line or at its head are allowed, but three read better. */
const LONG_PIECE = 3
const STUB = 40

/** A name within a sentence; a part of a word that has a hyphen already. */
const PROPER_NAME = 50
const COMPOUND_PART = 300
/** German compounds are long, and readers are used to a second hyphen in them. */
const COMPOUND_PART_BY_LANGUAGE: ReadonlyMap<string, number> = new Map([
  ['de', 100],
  ['nl', 100],
  ['fi', 100],
  ['ru', 150],
])
/** Where every noun has a capital, a capital says nothing. */
const CAPITAL_NOUNS = new Set(['de', 'lb'])

const SOFT_HYPHEN = 0xad
const isJoint = (unit: number): boolean => unit === 0x2d || unit === 0x2010 || unit === 0x2011
const isApostrophe = (unit: number): boolean => unit === 0x27 || unit === 0x2019 || unit === 0x2bc
/** Brackets of an editor stand within words: `Ambass[ador]`. */
const isEditorsBracket = (unit: number): boolean =>
  unit === 0x5b || unit === 0x5d || unit === 0x27e8 || unit === 0x27e9
const LETTER = /[\p{L}\p{M}\u200c\u200d]/u
const LETTER_OR_MARK = /[\p{L}\p{M}]/u
const BRACKETS = /[[\]⟨⟩]/u

/** Hangul, kana and ideographs, which break between characters and need no hyphen. */
const isOfUndividedScript = (unit: number): boolean =>
  (unit >= 0x1100 && unit <= 0x11ff) ||
  (unit >= 0x2e80 && unit <= 0xd7ff) ||
  (unit >= 0xff00 && unit <= 0xffef)

function isLetter(unit: number): boolean {
  if (unit < 0xc0) return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === SOFT_HYPHEN
  if (unit >= 0x400 && unit <= 0x481) return true
  if (isOfUndividedScript(unit)) return false
  return LETTER.test(String.fromCharCode(unit))
}

export interface DividedWord {
  readonly text: string
  /** Offset of the word in the paragraph. */
  readonly start: number
  /** Does it begin a sentence, as far as the word before shows. */
  readonly opensSentence: boolean
  /** A part of a name or a date that should not be divided; only soft hyphens of the text count. */
  readonly whole: boolean
}

export function hyphenationInWord(
  word: DividedWord,
  languageAt: (offset: number) => string,
): readonly BreakOpportunity[] {
  const { text } = word
  if (
    text.length < SHORTEST_WORD ||
    (text.length > 2 * LONGEST_WORD && !text.includes('\u00ad') && !hasJoint(text))
  )
    return []
  if (isAddress(text)) return []
  const breaks: BreakOpportunity[] = []
  let at = 0
  while (at < text.length) {
    if (!isLetter(text.charCodeAt(at))) {
      at++
      continue
    }
    const end = endOfRun(text, at)
    addRun(breaks, word, at, end, languageAt)
    at = end
  }
  return breaks
}

const hasJoint = (text: string): boolean => /[\u2010-\u2015/-]/u.test(text)

/** The end of the letters that begin at `at`, apostrophes and an editor's brackets between letters among them. */
function endOfRun(text: string, at: number): number {
  let end = at + 1
  while (end < text.length) {
    const unit = text.charCodeAt(end)
    const within = isApostrophe(unit) || isEditorsBracket(unit)
    if (!isLetter(unit) && !(within && end + 1 < text.length && isLetter(text.charCodeAt(end + 1)))) break
    end++
  }
  return end
}

function addRun(
  breaks: BreakOpportunity[],
  word: DividedWord,
  start: number,
  end: number,
  languageAt: (offset: number) => string,
): void {
  const run = word.text.slice(start, end)
  const soft = run.includes('\u00ad')
  if (!soft && (word.whole || end - start < SHORTEST_WORD || !isDivisible(word.text, run, start, end))) return
  const language = languageAt(word.start + start)
  const penalty = soft ? 0 : penaltyOf(word, run, start, end, language)
  for (const point of pointsOf(run, language)) {
    const stub = !soft && (point < LONG_PIECE || run.length - point < LONG_PIECE) ? STUB : 0
    breaks.push({ offset: word.start + start + point, kind: 'hyphenation', penalty: penalty + stub })
  }
}

/** Not with figures or signs in it, not an abbreviation in capitals, not a name with stops in it. */
function isDivisible(text: string, run: string, start: number, end: number): boolean {
  const before = text.charAt(start - 1)
  const after = text.charAt(end)
  if (/[\p{Nd}@_\\~^=+*#]/u.test(before) || /[\p{Nd}@_\\~^=+*#]/u.test(after)) return false
  if (before === '.' || (after === '.' && LETTER_OR_MARK.test(text.charAt(end + 1)))) return false
  return run.length > 4 * LONGEST_WORD || !/\p{Lu}\p{Lu}/u.test(run.replace(BRACKETS, ''))
}

/** Offsets in the run; brackets are looked through, and no hyphen comes next to one. */
function pointsOf(run: string, language: string): readonly number[] {
  const bracketed = BRACKETS.test(run)
  if (!bracketed) return hyphenate(run, language).filter(point => leavesEnough(run, point))
  const offsets: number[] = []
  for (let k = 0; k < run.length; k++) if (!isEditorsBracket(run.charCodeAt(k))) offsets.push(k)
  const bare = offsets.map(k => run.charAt(k)).join('')
  return hyphenate(bare, language)
    .filter(point => leavesEnough(bare, point) && offsets[point]! === offsets[point - 1]! + 1)
    .map(point => offsets[point]!)
}

const leavesEnough = (run: string, point: number): boolean =>
  (point > 4 || lettersIn(run, 0, point) >= SHORTEST_PIECE) &&
  (run.length - point > 4 || lettersIn(run, point, run.length) >= SHORTEST_PIECE)

function lettersIn(run: string, start: number, end: number): number {
  let count = 0
  for (let at = start; at < end; at++) if (/\p{L}/u.test(run.charAt(at))) count++
  return count
}

function penaltyOf(word: DividedWord, run: string, start: number, end: number, language: string): number {
  const primary = language.slice(0, 2).toLowerCase()
  const { text } = word
  const isPart =
    (start > 1 && isJoint(text.charCodeAt(start - 1)) && isLetter(text.charCodeAt(start - 2))) ||
    (end + 1 < text.length && isJoint(text.charCodeAt(end)) && isLetter(text.charCodeAt(end + 1)))
  const isName = !CAPITAL_NOUNS.has(primary) && !word.opensSentence && /^\p{Lu}/u.test(run)
  return (isPart ? (COMPOUND_PART_BY_LANGUAGE.get(primary) ?? COMPOUND_PART) : 0) + (isName ? PROPER_NAME : 0)
}
