/** What holds two neighbouring words together: the rules in their order, from dashes and locators to names. */
import {
  ACRONYMS,
  AFTER_NUMBER,
  ARCHIVAL_PARTS,
  BARE_LOCATORS,
  CENTURIES,
  CLINGING_LETTERS,
  COUNTED_FROM_ONE,
  COUNTED_WORDS,
  CURRENCY,
  LARGE_NUMBERS,
  LOCATORS,
  MONTHS,
  RANKS,
  TITLES,
  UNITS,
} from './unbreakable-words.ts'

/** As TeX has it: a penalty so high that no break is taken. */
export const NO_BREAK = 10000

/** What stands between two words. `whole`: the two words themselves are not divided either. */
export interface Tie {
  readonly penalty: number
  readonly whole: boolean
}

/** Two words next to each other, with those around them; '' beyond the ends of the paragraph. */
export interface WordPair {
  readonly earlier: string
  readonly before: string
  readonly left: string
  readonly right: string
  readonly after: string
  /** Primary subtag of the left word's language. */
  readonly language: string
}

/** The same, with brackets and quotation marks taken off where words are looked up. */
export interface BarePair extends WordPair {
  readonly leftBare: string
  readonly rightBare: string
  /** Without the punctuation that ends it, but with the full stop of an abbreviation. */
  readonly rightWord: string
}

export interface Rule {
  readonly name: string
  /** Rules that ask for a figure on the left, or for anything but one, are not tried on the others. */
  readonly left?: 'figure' | 'word'
  readonly tie: Tie
  readonly holds: (pair: BarePair) => boolean
}

export const FREE: Tie = { penalty: 0, whole: false }
export const SPACE: Tie = { penalty: NO_BREAK, whole: false }
const WHOLE: Tie = { penalty: NO_BREAK, whole: true }
const discouraged = (penalty: number): Tie => ({ penalty, whole: false })
/** Names are not divided themselves where they may turn. */
const turning = (penalty: number): Tie => ({ penalty, whole: true })

export const OPENERS = /^[([{“”„«»‘’‚‹›"'¿¡–—-]+/u
export const CLOSERS = /[)\]}“”«»‘’‹›"',;:!?…]+$/u
const CLOSERS_AND_STOP = /[)\]}“”«»‘’‹›"',;:!?….]+$/u
const NUMBER = /^[([]?[+−-]?\d(?:[\d.,’'/:–—-]*\d)?[)\]]?$/u
const ENDS_IN_NUMBER = /\d\p{L}?[)\]]?$/u
const BEGINS_NUMBER = /^(?:\d|[ivxlc]{1,8}(?!\p{L})|[IVXLCDM]{1,9}(?!\p{L}|\.\p{L})|[A-Za-z]\d)/u
const DIGIT_FIRST = /^\d/u
export const FIGURE_FIRST = /^[+−]?\d/u
const CAPITAL_FIRST = /^\p{Lu}/u
/** Two letters only where they stand for one sound or are usual, lest `Po.` at a sentence's end be taken for a name. */
const INITIALS = /^(?:(?:\p{Lu}|Ch|Kh|Ph|Sh|Th|Ts|Zh|Ya|Ye|Yu|Ja|Je|Ju|Jr|Wm|Вл|Ст|Ал)\.-?){1,4}$/u
const SURNAME = /^(?:d’|d')?\p{Lu}[\p{L}\p{M}’'-]*\p{Ll}\p{M}*$/u
/** A word in the midst of a sentence: what follows is no entry of a list of titles, which has the surname first. */
const RUNS_ON = /^\p{Ll}[\p{L}’'-]*$|^(?:Mr|Mrs|Dr|Capt|Gen|Col|Hon|Don)\.?$/u
const ONE_LETTER_AND_STOP = /^\p{L}\.$/u
const SHORT_AND_STOP = /^\p{L}{1,2}\./u
const ROMAN = /^(?:I{1,3}|I?V|VI{1,3}|I?X|X{1,3}(?:I{1,3}|I?V|VI{1,3}|I?X)?)(?:’s|'s)?$/u
const CENTURY = /^[XVI]{1,5}\.?(?:[–-][XVI]{1,5}\.?)?$/u
export const DASH_FIRST = /^(?:[–—―‒]|-{1,3}(?![\p{L}\d-]))/u
const DASH_ALONE = /^(?:[–—―‒]|-{1,3})\.?$/u
export const SPACED_CLOSER = /^(?:[;:!?%‰]|[»›][.,;:!?)\]]*$)/u
const SPACED_OPENER = /^[([]?[«‹]+$/u
const DAY = /^\d{1,2}(?:st|nd|rd|th|er|[ºª])?\.?(?:[–/-]\d{1,2}(?:st|nd|rd|th)?\.?)?$/u
const DAY_AFTER_MONTH = /^\d{1,2}(?:st|nd|rd|th)?$/u
const YEAR = /^\d{4}/u
const THREE_DIGITS = /^\d{3}(?!\d)/u
const THOUSANDS = /^\d{1,3}$/u

const isLocator = (word: string): boolean =>
  LOCATORS.has(word) || BARE_LOCATORS.has(word) || ONE_LETTER_AND_STOP.test(word)
const isMonth = (word: string, language: string): boolean => {
  const name = word.endsWith('.') ? word.slice(0, -1) : word
  return (MONTHS.get(language)?.has(name) ?? false) || (MONTHS.get('en')?.has(name) ?? false)
}
export const bareStart = (word: string): string => word.replace(OPENERS, '')
const isInitials = (word: string): boolean => INITIALS.test(word) && !ACRONYMS.has(word)
/** `V.` in `Vol. V. Boston` is a number. A locator of one letter may be an initial itself, as in `D. I. Mendeleev`. */
const isInitialsAfter = (before: string, word: string): boolean => {
  const locator = bareStart(before)
  return isInitials(word) && !(locator.length > 2 && isLocator(locator) && BEGINS_NUMBER.test(word))
}
/**
 * `Churchill W.S.`, `Pechatnov V. O.`, `Churchill, W. S., Memoirs`: initials that follow a surname, not a locator that has a number.
 * In `John Taylor, M. Taylor` they are the next man's.
 */
const followsSurname = (pair: BarePair): boolean =>
  isInitials(pair.rightWord) &&
  !(isLocator(pair.rightWord) && BEGINS_NUMBER.test(bareStart(pair.after))) &&
  (pair.leftBare.endsWith(',')
    ? isSurname(pair.leftBare.slice(0, -1)) && (opensName(pair) || endsName(pair))
    : isSurname(pair.leftBare))
/** Stands the left word where a list has the surname first: at its beginning, or after a mark that is not an initial's. */
const opensName = ({ before, left, leftBare }: BarePair): boolean =>
  before === '' || left !== leftBare || (/[.:;,(]$/u.test(before) && !isInitials(bareStart(before)))
/** No name follows the initials: a comma does. */
const endsName = ({ right, after }: BarePair): boolean =>
  ENDS_NAME.test(right) || (ENDS_NAME.test(after) && isInitials(after.replace(CLOSERS, '')))
const ENDS_NAME = /[,:;)]$/u
const isSurname = (word: string): boolean => SURNAME.test(word) && !RANKS.has(word)
/** Not `1943 г. Сталин`, where the abbreviation belongs to the year. */
const isTitle = ({ before, leftBare }: BarePair): boolean =>
  TITLES.has(leftBare) && !ENDS_IN_NUMBER.test(before)
/** Is `before` a surname that opens an entry of a list of titles: nothing, or a mark of punctuation, precedes it. */
const opensEntry = ({ earlier, before }: BarePair): boolean =>
  isSurname(bareStart(before)) && (earlier === '' || /[.:;,(]$/u.test(earlier) || /^[([]/u.test(before))

/** The first rule that holds decides. */
export const RULES: readonly Rule[] = [
  { name: 'a dash stays with what precedes it', tie: SPACE, holds: ({ right }) => DASH_FIRST.test(right) },
  { name: 'French punctuation after a space', tie: SPACE, holds: ({ right }) => SPACED_CLOSER.test(right) },
  {
    name: 'a guillemet before a space',
    left: 'word',
    tie: SPACE,
    holds: ({ left }) => SPACED_OPENER.test(left),
  },
  { name: 'the double slash of Russian citations', tie: SPACE, holds: ({ right }) => right.startsWith('//') },
  {
    name: 'a range with spaces: 1887 – 1965',
    left: 'word',
    tie: SPACE,
    holds: ({ before, left, right }) =>
      DASH_ALONE.test(left) && ENDS_IN_NUMBER.test(before) && DIGIT_FIRST.test(right),
  },
  {
    name: 'a locator and its number: F. 558, pp. 197–205, Vol. V, № 5',
    left: 'word',
    tie: SPACE,
    holds: ({ leftBare, rightBare }) => isLocator(leftBare) && BEGINS_NUMBER.test(rightBare),
  },
  {
    name: 'what belongs to a number: L. 5 об., S. 12 ff., 217 n. 3',
    left: 'figure',
    tie: SPACE,
    holds: ({ leftBare, rightWord }) => ENDS_IN_NUMBER.test(leftBare) && AFTER_NUMBER.has(rightWord),
  },
  {
    name: 'a day and its month: 27 October',
    left: 'figure',
    tie: WHOLE,
    holds: ({ leftBare, rightWord, language }) => DAY.test(leftBare) && isMonth(rightWord, language),
  },
  {
    name: 'a month and its day: March 15',
    left: 'word',
    tie: WHOLE,
    holds: ({ leftBare, rightWord, language }) =>
      language === 'en' && isMonth(leftBare, 'en') && DAY_AFTER_MONTH.test(rightWord),
  },
  {
    name: 'a month and its year: June 1944',
    left: 'word',
    tie: discouraged(50),
    holds: ({ leftBare, rightBare, language }) => isMonth(leftBare, language) && YEAR.test(rightBare),
  },
  {
    name: 'a figure and its unit: 15 km',
    left: 'figure',
    tie: SPACE,
    holds: ({ leftBare, rightWord }) =>
      NUMBER.test(leftBare) && (UNITS.has(rightWord) || /^(?:per|pour)$/u.test(rightWord)),
  },
  {
    name: 'per cent',
    left: 'word',
    tie: SPACE,
    holds: ({ left, right }) => /^(?:per|pour)$/u.test(left) && /^cent(?!\p{L})/u.test(right),
  },
  {
    name: 'a figure and its thousands',
    left: 'figure',
    tie: discouraged(200),
    holds: ({ leftBare, rightWord }) => NUMBER.test(leftBare) && LARGE_NUMBERS.has(rightWord),
  },
  {
    name: 'a figure grouped with spaces: 15 000',
    left: 'figure',
    tie: SPACE,
    holds: ({ leftBare, right }) => THOUSANDS.test(leftBare) && THREE_DIGITS.test(right),
  },
  {
    name: 'a sign of money and its figure',
    left: 'word',
    tie: SPACE,
    holds: ({ leftBare, right }) => CURRENCY.has(leftBare) && DIGIT_FIRST.test(right),
  },
  {
    name: 'a title and initials or another title: Capt. A. G. C. Howe',
    left: 'word',
    // These chains are long: held together at any price, they leave the line before them full of holes.
    tie: turning(400),
    holds: pair => isTitle(pair) && (isInitials(pair.rightWord) || TITLES.has(pair.rightWord)),
  },
  {
    name: 'a title and the name: M. Stalin',
    left: 'word',
    // The name itself may be divided, where its line would else be full of holes.
    tie: SPACE,
    holds: pair => isTitle(pair) && CAPITAL_FIRST.test(pair.rightBare),
  },
  {
    name: 'a first name, an initial and the surname: one John D. Thomas',
    left: 'word',
    tie: turning(150),
    holds: pair =>
      followsSurname(pair) &&
      isSurname(bareStart(pair.after).replace(CLOSERS_AND_STOP, '')) &&
      RUNS_ON.test(pair.before),
  },
  { name: 'a surname and its initials: Churchill W.S.', left: 'word', tie: WHOLE, holds: followsSurname },
  {
    name: 'two initials: V. O.',
    left: 'word',
    tie: WHOLE,
    holds: ({ leftBare, rightWord }) => isInitials(leftBare) && isInitials(rightWord),
  },
  {
    name: 'initials after the surname, before a title: French D. Invading Europe',
    left: 'word',
    tie: discouraged(60),
    holds: pair =>
      isInitialsAfter(pair.before, pair.leftBare) && CAPITAL_FIRST.test(pair.rightBare) && opensEntry(pair),
  },
  {
    name: 'three initials and the surname: A. G. C. Howe',
    left: 'word',
    // A last resort, where the line before would have spaces of more than twice their width.
    tie: turning(5000),
    holds: ({ earlier, before, leftBare, rightBare }) =>
      isInitials(bareStart(earlier)) &&
      isInitials(before) &&
      isInitials(leftBare) &&
      isSurname(rightBare.replace(CLOSERS_AND_STOP, '')),
  },
  {
    name: 'initials and the surname: V.O. Pechatnov',
    left: 'word',
    tie: WHOLE,
    holds: ({ before, leftBare, rightBare }) =>
      isInitialsAfter(before, leftBare) && CAPITAL_FIRST.test(rightBare),
  },
  {
    name: 'a ruler and the number: Napoleon I',
    left: 'word',
    tie: WHOLE,
    holds: ({ leftBare, right, language }) => {
      const number = right.replace(CLOSERS_AND_STOP, '')
      if (!ROMAN.test(number) || !SURNAME.test(leftBare)) return false
      return number !== 'I' || language !== 'en' || COUNTED_FROM_ONE.has(leftBare)
    },
  },
  {
    name: 'a century: XX в., XIX. Jh.',
    left: 'word',
    tie: SPACE,
    holds: ({ leftBare, rightWord }) => CENTURY.test(leftBare) && CENTURIES.has(rightWord),
  },
  {
    name: 'abbreviations of one letter: z. B., т. е.',
    left: 'word',
    tie: SPACE,
    holds: ({ leftBare, right }) => ONE_LETTER_AND_STOP.test(leftBare) && SHORT_AND_STOP.test(right),
  },
  {
    name: 'the parts of an archival locator: F. 558. Op. 11.',
    left: 'figure',
    tie: discouraged(80),
    holds: ({ before, left, rightBare, after }) =>
      ARCHIVAL_PARTS.has(bareStart(before)) &&
      DIGIT_FIRST.test(left) &&
      ARCHIVAL_PARTS.has(rightBare) &&
      BEGINS_NUMBER.test(bareStart(after)),
  },
  {
    name: 'the parts of a printed locator: Vol. 14. No. 2.',
    tie: discouraged(40),
    holds: ({ before, left, rightBare, after }) =>
      isLocator(bareStart(before)) &&
      BEGINS_NUMBER.test(left) &&
      isLocator(rightBare) &&
      BEGINS_NUMBER.test(bareStart(after)),
  },
  {
    name: 'a counted word and its number: Document 12',
    left: 'word',
    tie: discouraged(200),
    holds: ({ leftBare, rightBare }) => COUNTED_WORDS.has(leftBare) && BEGINS_NUMBER.test(rightBare),
  },
  {
    name: 'a clinging word of one letter',
    left: 'word',
    tie: discouraged(500),
    holds: ({ leftBare, language }) => CLINGING_LETTERS.get(language)?.has(leftBare) ?? false,
  },
]
