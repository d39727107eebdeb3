/** Neighbouring words of a paragraph → whether the space between them may end a line, and at what cost. */

import {
  type BarePair,
  bareStart,
  CLOSERS,
  DASH_FIRST,
  FIGURE_FIRST,
  FREE,
  RULES,
  SPACE,
  SPACED_CLOSER,
  type Tie,
  type WordPair,
} from './tie-rules.ts'
import { CLINGING_LETTERS } from './unbreakable-words.ts'

/** Longer words are in no table, and nothing is sought in them. */
const LONGEST = 40

const FIGURE_RULES = RULES.filter(rule => rule.left !== 'word')
const WORD_RULES = RULES.filter(rule => rule.left !== 'figure')

const COMMA = 44
/** Small and capital letters of the Latin and Cyrillic alphabets, without the rarer ones. */
const isSmall = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 0xdf && unit <= 0xff) || (unit >= 0x430 && unit <= 0x45f)
const isCapital = (unit: number): boolean =>
  (unit >= 65 && unit <= 90) || (unit >= 0xc0 && unit <= 0xde) || (unit >= 0x400 && unit <= 0x42f)

/** No rule can hold, as the first and last characters show: so it is with nearly every pair of words in running text. */
function isPlain({ left, right, language }: WordPair): boolean {
  const last = left.charCodeAt(left.length - 1)
  const next = right.charCodeAt(0)
  if (left.length < 2 || !isSmall(left.charCodeAt(0)) || !(isSmall(last) || last === COMMA)) return false
  return isSmall(next)
    ? left !== 'per' && left !== 'pour'
    : isCapital(next) && !CLINGING_LETTERS.has(language)
}

/** What holds two neighbouring words together. Only the first characters of a very long word are looked at. */
export function tieBetween(pair: WordPair): Tie {
  if (isPlain(pair)) return FREE
  if (pair.left.length > LONGEST || pair.right.length > LONGEST) {
    return DASH_FIRST.test(pair.right) || SPACED_CLOSER.test(pair.right) ? SPACE : FREE
  }
  const rightBare = bareStart(pair.right)
  const bare: BarePair = {
    ...pair,
    earlier: pair.earlier.slice(-LONGEST),
    before: pair.before.slice(-LONGEST),
    after: pair.after.slice(0, LONGEST),
    leftBare: bareStart(pair.left),
    rightBare,
    rightWord: rightBare.replace(CLOSERS, ''),
  }
  const rules = FIGURE_FIRST.test(bare.leftBare) ? FIGURE_RULES : WORD_RULES
  return rules.find(rule => rule.holds(bare))?.tie ?? FREE
}
