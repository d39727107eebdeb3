/** A text and the offset of a note call in it in, the word and the phrase that the note is called at out. */
import { isRomanNumeral } from './name-forms.ts'
import { isRole } from './person-words.ts'
import { type Word, wordsOf } from './words.ts'

export interface Anchor {
  /** The last word before the call, without possessive ending. */
  readonly word: string
  readonly wordStart: number
  readonly wordEnd: number
  /** Where the phrase begins that the word ends: `our Commander on the spot`. */
  readonly start: number
}

const DETERMINERS: ReadonlySet<string> = new Set(
  `our the his her its my your their this that a an der die das den dem des mein unser sein le la les mon notre son sa el il lo наш его их`.split(
    ' ',
  ),
)
/** Longer phrases are clauses. */
const LONGEST_PHRASE = 7

/** The anchor of a call, or null when no word stands before it in its clause. */
export function anchorOf(text: string, offset: number): Anchor | null {
  // A clause is short: no more of the text is read than can matter.
  const from = Math.max(0, offset - 160)
  const words = wordsOf(text.slice(from, offset))
  const last = words.at(-1)
  if (
    last === undefined ||
    !/^[\s.,;:!?’'”"»)]*$/u.test(text.slice(from + last.end, offset).replace(/^['’]s/, ''))
  )
    return null
  const named = isRomanNumeral(last.text) && words.length > 1 ? words.at(-2)! : last
  return {
    word: named.text,
    wordStart: from + last.start,
    wordEnd: from + last.end,
    start: from + phraseStart(text.slice(from, offset), words).start,
  }
}

/** From a possessive or an article on, where one stands near in the clause: the nearest `our`, else the farthest `the`. */
function phraseStart(text: string, words: readonly Word[]): Word {
  const last = words.length - 1
  const named = words[last]!.kind === 'capital' && !DETERMINERS.has(words[last - 1]?.text ?? '')
  if (named && !words.slice(-LONGEST_PHRASE).some(word => isRole(word.text)))
    return capitalsBefore(words, last)
  let article: Word | null = null
  for (let at = last; at >= 0 && at > last - LONGEST_PHRASE; at--) {
    const word = words[at]!
    if (DETERMINERS.has(word.text.toLowerCase())) {
      article = word
      if (!/^(?:the|a|an|der|die|das|le|la|les|des|dem|den|this|that)$/i.test(word.text)) return word
    }
    if (!word.adjacent || /[,;:.!?]/.test(text.slice(words[at - 1]?.end ?? 0, word.start))) break
  }
  return article ?? (named ? capitalsBefore(words, last) : words[last]!)
}

/** The capital words that the last one ends: `British Ambassador`. */
function capitalsBefore(words: readonly Word[], last: number): Word {
  let at = last
  while (at > 0 && words[at]!.adjacent && words[at - 1]!.kind === 'capital' && !words[at - 1]!.possessive)
    at--
  const before = words[at - 1]
  return before !== undefined && words[at]!.adjacent && DETERMINERS.has(before.text.toLowerCase())
    ? before
    : words[at]!
}
