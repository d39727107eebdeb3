/** The words of a text in, every stretch of them that has the form of a name out, with how sure its form alone makes it. */
import { isRomanNumeral, type NameForm, nameOfWords } from './name-forms.ts'
import {
  isAbbreviation,
  isCommonNoun,
  isFunctionWord,
  isPeerage,
  isPluralTitle,
  isRole,
  PARTICLES,
  type TitleKind,
  titleKind,
} from './person-words.ts'
import { isGenericOfPlaces, isPlaceOrPeople } from './place-names.ts'
import type { Word } from './words.ts'

/**
 * `certain`: a personal title or initials stand before it; `titled`: a rank, an office, a peerage; `plain`: capitals only, so that
 * the surroundings must decide.
 */
export type RunStrength = 'certain' | 'titled' | 'plain'

export interface NameRun {
  readonly form: NameForm
  readonly strength: RunStrength
  /** Indices of the first and last word of the name, titles left out. */
  readonly first: number
  readonly last: number
  /** Index of the first word of the whole, titles included. */
  readonly from: number
}

export interface RunContext {
  /** Base language of the text, `en`. */
  readonly language: string
  readonly inNote: boolean
  /** A heading or a signature in capitals is read as if it had none. */
  readonly capitalsAllowed: boolean
  /** Small-letter words of the volume: a capital word that is also met small is likely no name. */
  readonly smallWords: ReadonlySet<string>
}

// A title with a small letter is one in French and Russian; in German and English it is a common noun.
const SMALL_TITLES: ReadonlySet<string> = new Set(['ru', 'fr', 'it', 'es', 'uk'])
// Before a word of letters that are no initials: ships, states, corps, universities.
const NO_INITIALS: ReadonlySet<string> = new Set(
  'US USS HMS HBMS HM HBM SS UN USN USA USSR UK RN DC YMCA YWCA AD BC PM AM NY RF MS MV GB RAF HH HE SM ST'.split(
    ' ',
  ),
)

const RUSSIAN_OBLIQUE = /[а-яё](?:ого|его|ому|ему|ыми|ими)$/u

export function findNameRuns(words: readonly Word[], context: RunContext): readonly NameRun[] {
  const runs: NameRun[] = []
  let at = 0
  while (at < words.length) {
    if (!opensRun(words, at, context)) {
      at++
      continue
    }
    const end = runEnd(words, at, context)
    const run = parseRun(words, at, end, context)
    if (run !== null) runs.push(run)
    let next = end + 1
    if (isPluralTitle(words[at]!.text)) next = listAfterPluralTitle(words, next, context, runs)
    at = next
  }
  return runs
}

const isCapital = (word: Word, context: RunContext): boolean =>
  word.kind === 'initials' || (word.kind === 'capital' && (!word.allCapitals || context.capitalsAllowed))

const isSmallTitle = (word: Word, context: RunContext): boolean =>
  word.kind === 'lower' && SMALL_TITLES.has(context.language) && titleKind(word.text) !== null

const opensRun = (words: readonly Word[], at: number, context: RunContext): boolean =>
  isCapital(words[at]!, context) || isSmallTitle(words[at]!, context)

function runEnd(words: readonly Word[], from: number, context: RunContext): number {
  let end = from
  while (end + 1 < words.length) {
    const word = words[end]!
    const next = words[end + 1]!
    const after = words[end + 2]
    if (!next.adjacent || word.possessive || (word.abbreviated && !isAbbreviation(word.text))) break
    // `World War I. Churchill`: the stop after a numeral ends the sentence.
    if (end > from && isRomanNumeral(word.text) && isCommonNoun(words[end - 1]!.text)) break
    const capitalFollows = after?.adjacent && isCapital(after, context)
    if (isCapital(next, context)) {
      if (next.text === 'I' && !isNumeralHere(words, end + 1, context)) break
      end++
    } else if (next.allCapitals && isRomanNumeral(next.text)) end++
    else if (isSmallTitle(next, context)) end++
    else if (capitalFollows && next.text === 'of' && isPeerage(word.text)) end += 2
    else if (
      PARTICLES.has(next.text) &&
      next.text !== 'y' &&
      next.text !== 'und' &&
      particleFits(words, end, context)
    )
      end++
    else break
  }
  while (end > from && words[end]!.kind === 'lower') end--
  return end
}

/** A particle, or two, with a capital word after them. */
function particleFits(words: readonly Word[], end: number, context: RunContext): boolean {
  for (let at = end + 2; at < words.length && at <= end + 3; at++) {
    const word = words[at]!
    if (!word.adjacent) return false
    if (isCapital(word, context)) return true
    if (!PARTICLES.has(word.text)) return false
  }
  return false
}

/** `Napoleon I`: a numeral where no verb can follow it, or in an editor's note, which does not say “I”. */
const isNumeralHere = (words: readonly Word[], at: number, context: RunContext): boolean => {
  const next = words[at + 1]
  if (words[at]!.possessive || next === undefined || !next.adjacent) return true
  return context.inNote && next.kind === 'lower'
}

function parseRun(words: readonly Word[], from: number, until: number, context: RunContext): NameRun | null {
  const end = /^(?:Jr|Sr|Esq)\.?$/.test(words[until]!.text) ? until - 1 : until
  if (end < from) return null
  if (end > from && titleKind(words[end]!.text) !== null) return surnameLikeTitle(words, from, end)
  const opening = openingOf(words, from, end, context)
  const { first, kind, titles } = opening
  const core = words.slice(first, end + 1)
  const numeralOnly = core.length === 1 && isRomanNumeral(core[0]!.text)
  if (core.length === 0 || numeralOnly || !acceptableCore(words, first, end, kind, context)) return null
  const form = nameOfWords(core.map(unshout))
  if (form === null || form.surname.length < 2) return null
  const last = words[end]!
  const following = words[end + 1]
  // `H. J. Res. 491`: the stop cuts a word short.
  if (core.length > 1 && last.abbreviated && kind === null && following?.kind !== 'capital') return null
  // `Sam. Weil`, `Geo. Emery`: a short word with a stop is rather a given name cut short than a surname.
  const cut =
    form.surname.length <= 3 && last.stopped && following !== undefined && following.kind !== 'lower'
  return {
    form: { ...form, titles: [...titles, ...form.titles] },
    strength: cut ? 'plain' : strengthOf(opening, form, core, context),
    first,
    last: form.numeral === '' && isRomanNumeral(last.text) ? end - 1 : end,
    from: Math.max(from, first - titles.length),
  }
}

/** What stands before the name: titles, the words that begin a sentence, an office. */
interface Opening {
  readonly first: number
  readonly kind: TitleKind | null
  readonly titles: readonly string[]
  readonly peerage: boolean
}

function openingOf(words: readonly Word[], from: number, end: number, context: RunContext): Opening {
  const title = lastTitleIndex(words, from, end)
  if (title >= 0) {
    const peerage = words[title + 1]!.text === 'of'
    const first = peerage ? title : title + 1
    const titles = words
      .slice(Math.max(from, first - MOST_TITLES), first)
      .map(word => word.text.replace(/\.$/, ''))
      .filter(word => titleKind(word) !== null)
    const personal = titles.some(word => titleKind(word) === 'personal')
    return { first, kind: personal ? 'personal' : titleKind(words[title]!.text), titles, peerage }
  }
  let first = from
  // `Secretary of State Hull`: what follows the office and its field is a name.
  const office =
    words[from]!.adjacent &&
    words[from - 1]?.text === 'of' &&
    titleKind(words[from - 2]?.text ?? '') === 'office'
  if (office) while (first <= end && isCommonNoun(words[first]!.text)) first++
  if (first > from) return { first, kind: 'office', titles: [], peerage: false }
  while (first <= end && isNoGivenName(words, first, context)) first++
  return { first, kind: null, titles: [], peerage: false }
}

/** `Field Marshal Sir`: no more titles than these belong to one name. */
const MOST_TITLES = 3

function strengthOf(
  { kind, peerage }: Opening,
  form: NameForm,
  core: readonly Word[],
  context: RunContext,
): RunStrength {
  if (kind === 'personal' || peerage) return 'certain'
  if (kind !== null) return 'titled'
  if (form.numeral !== '') return 'titled'
  // `F. Proclamation`, `A. Letter`: one letter before a word that is common elsewhere counts them.
  if (form.given.length === 1 && context.smallWords.has(form.surname.toLowerCase())) return 'plain'
  return core.length > 1 && core.some(word => word.kind === 'initials') ? 'certain' : 'plain'
}

/** The last title of the run that still has a name after it; -1 when there is none. */
function lastTitleIndex(words: readonly Word[], from: number, end: number): number {
  for (let at = end; at >= from; at--) {
    if (titleKind(words[at]!.text) === null) continue
    // `M.` before a further initial is an initial.
    if (words[at]!.text === 'M.' && words[at + 1]?.kind === 'initials') continue
    if (at < end) return at
  }
  return -1
}

function surnameLikeTitle(words: readonly Word[], from: number, end: number): NameRun | null {
  const kind = titleKind(words[end]!.text)
  const before = words[end - 1]
  if (
    before === undefined ||
    titleKind(before.text) !== 'personal' ||
    kind === 'office' ||
    kind === 'personal'
  )
    return null
  // `Sir General`, `Mr. Captain` are addresses.
  if (kind === 'rank' && !isCommonNoun(words[end]!.text)) return null
  const form = {
    titles: [before.text],
    given: [],
    particle: '',
    surname: words[end]!.text,
    numeral: '',
    peerage: '',
  }
  return { form, strength: 'certain', first: end, last: end, from }
}

/** Words before a name that only begin the sentence, or that say what the person is: `Could Franco`, `Soviet Marshal`. */
function isNoGivenName(words: readonly Word[], at: number, context: RunContext): boolean {
  const word = words[at]!
  if (word.kind === 'initials') return false
  if (word.text.length === 1) return true
  if (isAbbreviation(word.text) && titleKind(word.text) === null) return true
  if (isFunctionWord(word.text) || (isRole(word.text) && context.language === 'en')) return true
  return word.opensSentence && context.smallWords.has(word.text.toLowerCase())
}

function acceptableCore(
  words: readonly Word[],
  first: number,
  end: number,
  kind: TitleKind | null,
  context: RunContext,
): boolean {
  const core = words.slice(first, end + 1)
  if (core.length > 5) return false
  const letters = core
    .filter(word => word.kind === 'initials')
    .map(word => word.text.replace(/\./g, ''))
    .join('')
  if (kind !== 'personal' && letters.length > 1 && NO_INITIALS.has(letters)) return false
  // `St. Luke`, `File No. 5`; a stop after so short a name may end the sentence or the name.
  if (core.some(word => word.kind === 'capital' && isAbbreviation(word.text))) return false
  const names = core.filter(word => word.kind === 'capital' && !isRomanNumeral(word.text))
  const surname = names.at(-1)
  if (surname === undefined) return false
  if (letters !== '' && core[0]!.kind === 'initials' && names.length > (context.language === 'en' ? 2 : 1))
    return false
  if (isRomanNumeral(core.at(-1)!.text) && names.length !== 1) return false
  const common = (word: Word): boolean => isCommonNoun(word.text) || isFunctionWord(word.text)
  if (kind === 'personal') return !isFunctionWord(surname.text) && !(titleKind(surname.text) === 'office')
  if (names.some(common)) return false
  // In Russian a name after a title in the nominative stands in the nominative: `маршал Советского Союза` names nobody.
  if (kind !== null && names.some(word => RUSSIAN_OBLIQUE.test(word.text))) return false
  if (kind === 'rank' || kind === 'noble' || kind === 'royal') return true
  if (kind === 'office')
    return !isPlaceOrPeople(surname.text) && !context.smallWords.has(surname.text.toLowerCase())
  const before = words[first - 1]
  if (before?.adjacent && isGenericOfPlaces(before.text)) return false
  return !names.some(word => isPlaceOrPeople(word.text) || isGenericOfPlaces(word.text))
}

/** `MORRIS` → `Morris`, for the headings and signatures that are set in capitals. */
function unshout(word: Word): string {
  if (!word.allCapitals || isRomanNumeral(word.text)) return word.text
  return word.text.replace(/\p{L}+/gu, part => part[0]! + part.slice(1).toLowerCase())
}

/** `Messrs. Frazar, Preston, Phelps, and …`: the further names of the list. */
function listAfterPluralTitle(
  words: readonly Word[],
  from: number,
  context: RunContext,
  runs: NameRun[],
): number {
  let at = from
  while (at < words.length && !words[at]!.opensSentence) {
    if (words[at]!.text === 'and' || words[at]!.text === 'et' || words[at]!.text === 'und') at++
    if (at >= words.length || !isCapital(words[at]!, context) || words[at]!.allCapitals) break
    const end = runEnd(words, at, context)
    const run = parseRun(words, at, end, context)
    if (run === null) break
    runs.push({ ...run, strength: 'certain' })
    at = end + 1
  }
  return at
}
