/** A word and its language → the offsets at which it may be divided with a hyphen. */
import { createRequire } from 'node:module'
import { type HyphenationLanguage, hyphenationLanguage } from './hyphenation-languages.ts'

/** Liang's patterns as the package keeps them: a trie of letters, `.` at the word's edges, whose leaves number a row of levels. */
interface PatternTrie {
  readonly [letter: string]: PatternNode
}
type PatternNode = number | PatternTrie | readonly [trie: PatternTrie, levels: number]

interface Patterns {
  readonly levels: readonly (readonly number[])[]
  readonly trie: PatternTrie
  readonly exceptions: Readonly<Record<string, readonly number[]>>
}

/** Longer words are no words but damage; they are left whole. */
export const LONGEST_WORD = 200

const SOFT_HYPHEN = '\u00ad'
const DIGIT = /\p{Nd}/u
const LETTERS = /[\p{L}\p{M}\u200c\u200d]+/gu
const LETTERS_AND_APOSTROPHES = /[\p{L}\p{M}'’ʼ᾽᾿\u200c\u200d]+/gu
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu
const MARK = /\p{M}/u
const STRESS = /[\u0300\u0301]/gu

/** Letters that the patterns do not know, each with the one to look up in its place. */
const STAND_IN: ReadonlyMap<string, string> = new Map([
  ['ſ', 's'],
  ['ѐ', 'е'],
  ['ѝ', 'и'],
])
const NEEDS_STAND_IN = /[ſѐѝ]/u
const CURVED_APOSTROPHE = /[’ʼ]/gu

/**
 * Where one word may be divided, as UTF-16 offsets in ascending order; the hyphen comes before the character at the offset.
 *
 * The points are those of TeX with the patterns and exceptions of hyph-utf8 (F. M. Liang, Word Hy-phen-a-tion by Com-put-er,
 * 1983) and its minima, for the language that the BCP 47 tag names; none for a language without patterns.
 * Offsets count in the word as given, composed or not; stress marks do not matter. A word with soft hyphens is divided at these
 * only (after the mark). A word with a digit, or of more than 200 letters, is left whole. Anything that is no
 * letter parts the word in two, divided each by itself. Capitals are divided like small letters.
 */
export function hyphenate(word: string, language: string): readonly number[] {
  if (word.includes(SOFT_HYPHEN)) return softHyphens(word)
  if (word.length > 4 * LONGEST_WORD || DIGIT.test(word)) return []
  const rules = hyphenationLanguage(language)
  if (rules === undefined) return []
  const points: number[] = []
  for (const part of word.matchAll(rules.apostrophe ? LETTERS_AND_APOSTROPHES : LETTERS)) {
    addPoints(points, part[0], part.index, rules)
  }
  return points
}

/** After each soft hyphen, or after the last of several, that has something before and after it. */
function softHyphens(word: string): readonly number[] {
  const points: number[] = []
  let begun = false
  for (let at = 0; at < word.length - 1; at++) {
    if (word[at] !== SOFT_HYPHEN) begun = true
    else if (begun && word[at + 1] !== SOFT_HYPHEN) points.push(at + 1)
  }
  return points
}

function addPoints(points: number[], part: string, start: number, rules: HyphenationLanguage): void {
  if (part.length < rules.left + rules.right) return
  const { letters, offsets } = lookupForm(part, rules)
  if (letters.length > LONGEST_WORD) return
  const patterns = patternsOf(rules.patterns)
  const exception = Object.hasOwn(patterns.exceptions, letters) ? patterns.exceptions[letters] : undefined
  const levels = exception === undefined ? liangLevels(letters, patterns) : null
  const last = letters.length - rules.right
  for (let at = rules.left; at <= last; at++) {
    const allowed = levels === null ? isExceptionPoint(exception, at) : levels[at]! % 2 === 1
    const offset = offsets === null ? at : offsets[at]!
    if (allowed && offset >= 0) points.push(start + offset)
  }
}

/** The package's positions count the hyphens before them: `as-so-ciate` is kept as 2, 5. */
const isExceptionPoint = (positions: readonly number[] | undefined, at: number): boolean =>
  positions?.some((position, hyphensBefore) => position - hyphensBefore === at) ?? false

interface LookupForm {
  readonly letters: string
  /** The offset in the part of each letter; −1 where no break may come, within a cluster. Null if letters and offsets agree. */
  readonly offsets: readonly number[] | null
}

function lookupForm(part: string, rules: HyphenationLanguage): LookupForm {
  if (!MARK.test(part) && part.normalize('NFC') === part) return { letters: fold(part, rules), offsets: null }
  let letters = ''
  const offsets: number[] = []
  for (const cluster of part.matchAll(CLUSTER)) {
    const composed = cluster[0].normalize('NFC')
    // An accent that composes with its letter is spelling; one that does not is a reader's stress mark.
    const form = composed.length > 1 ? composed.replace(STRESS, '') : composed
    for (let k = 0; k < form.length; k++) {
      const inner = form.length === cluster[0].length ? cluster.index + k : -1
      offsets.push(k === 0 ? cluster.index : inner)
    }
    letters += form
  }
  return { letters: fold(letters, rules), offsets }
}

/** Small letters, one for each; the one apostrophe of the patterns (the Greek ones tell them apart). */
function fold(letters: string, rules: HyphenationLanguage): string {
  let small = letters.toLowerCase()
  if (small.length !== letters.length) small = [...letters].map(smallLetter).join('')
  if (NEEDS_STAND_IN.test(small)) small = [...small].map(letter => STAND_IN.get(letter) ?? letter).join('')
  const greek = rules.patterns.startsWith('el') || rules.patterns === 'grc'
  return rules.apostrophe && !greek ? small.replace(CURVED_APOSTROPHE, "'") : small
}

/** Capital İ has a small form of two characters, which would move the offsets. */
const smallLetter = (letter: string): string => {
  const small = letter.toLowerCase()
  return small.length === letter.length ? small : letter
}

/** For each place in the word the highest level that a pattern gives it; odd levels allow a hyphen before that letter. */
function liangLevels(letters: string, patterns: Patterns): Uint8Array {
  const edged = `.${letters}.`
  const highest = new Uint8Array(edged.length + 1)
  for (let start = 0; start < edged.length; start++) {
    let trie: PatternTrie | null = patterns.trie
    // The rows leave out the level before the opening `.`, so those patterns too begin at the first letter.
    const base = Math.max(0, start - 1)
    for (let at = start; at < edged.length && trie !== null; at++) {
      const node: PatternNode | undefined = trie[edged[at]!]
      if (node === undefined) break
      const row = levelsOf(node)
      if (row >= 0) raise(highest, base, patterns.levels[row]!)
      trie = trieOf(node)
    }
  }
  return highest
}

function raise(highest: Uint8Array, base: number, levels: readonly number[]): void {
  for (let k = 0; k < levels.length; k++) {
    if (levels[k]! > (highest[base + k] ?? 9)) highest[base + k] = levels[k]!
  }
}

const isPair = (node: PatternNode): node is readonly [PatternTrie, number] => Array.isArray(node)
const levelsOf = (node: PatternNode): number =>
  typeof node === 'number' ? node : isPair(node) ? node[1] : -1
const trieOf = (node: PatternNode): PatternTrie | null =>
  typeof node === 'number' ? null : isPair(node) ? node[0] : node

const requirePatterns = createRequire(import.meta.url)

/** Pattern files already read. They never change, so keeping them is not seen from outside. */
const READ = new Map<string, Patterns>()

function patternsOf(name: string): Patterns {
  const known = READ.get(name)
  if (known !== undefined) return known
  const file: unknown = requirePatterns(`hyphen/patterns/${name}.js`)
  if (!isPatternFile(file))
    throw new Error(`the pattern file of ${name} is not as this version of hyphen has it`)
  const patterns: Patterns = { levels: file[0], trie: file[1], exceptions: file[2] ?? {} }
  READ.set(name, patterns)
  return patterns
}

type PatternFile = readonly [Patterns['levels'], PatternTrie, Patterns['exceptions']?]

function isPatternFile(file: unknown): file is PatternFile {
  if (!Array.isArray(file) || file.length < 2) return false
  const [levels, trie] = file
  return (
    Array.isArray(levels) &&
    levels.every(row => Array.isArray(row)) &&
    typeof trie === 'object' &&
    trie !== null
  )
}
