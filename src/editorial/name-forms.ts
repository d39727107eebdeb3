/** A name as it is written in, its parts and its heading in an index out; and whether two forms can mean one person. */
import { addAll } from '../base/arrays.ts'
import { genderOf, isPeerage, PARTICLES, titleKind } from './person-words.ts'
import { INITIALS_ONLY } from './words.ts'

export interface NameForm {
  /** `General`, `Sir`, `Lord`: as written, without stop. */
  readonly titles: readonly string[]
  /** Given names and initials, each by itself: `Hastings`, `Lionel`; `W.`, `S.` */
  readonly given: readonly string[]
  /** `de`, `von der`, or empty. */
  readonly particle: string
  readonly surname: string
  /** `I`, `III`, or empty. */
  readonly numeral: string
  /** `Duke of`, or empty. */
  readonly peerage: string
}

export const bareName = (surname: string): NameForm => ({
  titles: [],
  given: [],
  particle: '',
  surname,
  numeral: '',
  peerage: '',
})

/** Letters only, small, without accents: what two spellings of one name have in common. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    // й is a letter of its own and no accented и.
    .replace(/(?<![иИ])\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

// What Russian declension puts at the end of a surname; `Майского` and `Майский` have one stem.
const RUSSIAN_ENDING = /(?<=[а-яё]{3})(?:ого|ому|ым|им|ом|ем|ой|ый|ий|ая|ую|[аяуюеыиьй])$/u

/** The last word of the surname, folded, without its Russian ending: forms that can mean one person share it. */
export function nameKey(form: NameForm): string {
  const folded = foldName(form.surname.replace(/[-‑]/g, ''))
  return folded.slice(folded.lastIndexOf(' ') + 1).replace(RUSSIAN_ENDING, '')
}

/** `W.S.` → `W.`, `S.`; a given name stays whole. */
export const splitInitials = (word: string): readonly string[] =>
  INITIALS_ONLY.test(word) && word.length > 2
    ? [...word.matchAll(/\p{Lu}\p{Ll}{0,3}\./gu)].map(match => match[0])
    : [/^\p{Lu}$/u.test(word) ? `${word}.` : word]

const ROMAN = /^(?:I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII|XIV|XV|XVI|XVIII)\.?$/
export const isRomanNumeral = (word: string): boolean => ROMAN.test(word)

const isInitial = (given: string): boolean => given.endsWith('.') || given.length === 1

/**
 * The heading of an index: surname first, the particle after the given name. A title stands in it where it is part of the name:
 * a knight's before his given name, a peer's where no given name is known.
 */
export function headingOf(form: NameForm): string {
  const surname = form.numeral === '' ? form.surname : `${form.surname} ${form.numeral}`
  const kept = form.titles.filter(
    title => (titleKind(title) === 'noble' && form.numeral === '') || /^(?:sir|dame)$/i.test(title),
  )
  const nobility = kept.filter(title => titleKind(title) === 'noble')
  const lady = form.titles.filter(title => genderOf(title) === 'f' && titleKind(title) === 'personal')
  const given = form.given.join(' ')
  if (form.peerage !== '') return [surname, given, form.peerage].filter(part => part !== '').join(', ')
  const before = given === '' ? (nobility.length > 0 ? nobility : lady) : kept
  const rest = [...before, given, form.particle].filter(part => part !== '').join(' ')
  return rest === '' ? surname : `${surname}, ${rest}`
}

/** The parts of a name in natural order: `General Sir Harold Alexander`, `Duke of Wellington`, `Napoleon I`; null when it is none. */
export function parseNatural(text: string): NameForm | null {
  const words = text
    .trim()
    .replace(/[.,;:]$/, match => (match === '.' && /\b\p{Lu}\.$/u.test(text.trim()) ? '.' : ''))
    .split(/\s+/)
  return nameOfWords(words.filter(word => !/^(?:the|der|die|le|la)$/i.test(word) || words.length < 3))
}

/** `Alexander, Harold`, `Wellington, Duke of`, `Hastings, Sir Max`: the heading of an index read back. */
export function parseInverted(text: string): NameForm {
  const comma = text.indexOf(',')
  if (comma < 0) return parseUninverted(text.trim())
  const surname = text.slice(0, comma).trim()
  const rest = text.slice(comma + 1).trim()
  if (/\p{L}+ of$/u.test(rest)) return { ...bareName(surname), peerage: rest }
  const titles: string[] = []
  const given: string[] = []
  const particles: string[] = []
  for (const word of rest.split(/\s+/).filter(word => word !== '')) {
    if (given.length === 0 && titleKind(word) !== null) titles.push(word)
    else if (PARTICLES.has(word)) particles.push(word)
    else addAll(given, splitInitials(word))
  }
  return { ...bareName(surname), titles, given, particle: particles.join(' ') }
}

function parseUninverted(text: string): NameForm {
  const numeral = /^(.*\S) (\p{Lu}+)$/u.exec(text)
  return numeral && isRomanNumeral(numeral[2]!)
    ? { ...bareName(numeral[1]!), numeral: numeral[2]! }
    : bareName(text)
}

/** The parts of a name given as words, titles first; `Surname I.O.` and patronymics at the end make the first word the surname. */
export function nameOfWords(words: readonly string[]): NameForm | null {
  const titles: string[] = []
  let at = 0
  for (; at < words.length && titleKind(words[at]!) !== null; at++) titles.push(words[at]!.replace(/\.$/, ''))
  if (words[at] === 'of' && at > 0 && isPeerage(titles[at - 1]!) && at + 1 < words.length)
    return {
      ...bareName(words.slice(at + 1).join(' ')),
      titles: titles.slice(0, -1),
      peerage: `${titles[at - 1]} of`,
    }
  let rest = words.slice(at)
  if (rest.length === 0) return null
  let numeral = ''
  if (rest.length > 1 && isRomanNumeral(rest.at(-1)!)) {
    numeral = rest.at(-1)!.replace(/\.$/, '')
    rest = rest.slice(0, -1)
  }
  const surnameFirst =
    rest.length > 1 &&
    (rest.slice(1).every(isInitialsWord) || isPatronymic(rest.at(-1)!)) &&
    !isInitialsWord(rest[0]!)
  if (surnameFirst)
    return { ...bareName(rest[0]!), titles, given: rest.slice(1).flatMap(splitInitials), numeral }
  const surname = rest.at(-1)!
  if (isInitialsWord(surname)) return null
  const particleAt = rest.findIndex((word, index) => index < rest.length - 1 && PARTICLES.has(word))
  const givenEnd = particleAt < 0 ? rest.length - 1 : particleAt
  return {
    titles,
    given: rest.slice(0, givenEnd).flatMap(splitInitials),
    particle: particleAt < 0 ? '' : rest.slice(particleAt, -1).join(' '),
    surname,
    numeral,
    peerage: '',
  }
}

const isInitialsWord = (word: string): boolean => INITIALS_ONLY.test(word)

/** A Russian patronymic, in Cyrillic or transliterated: it stands last only where the surname stands first. */
export const isPatronymic = (word: string): boolean =>
  /\p{L}{2,}(?:ович|евич|ьич|ична|овна|евна|ovich|evich|yevich|ovna|evna|yevna)$/u.test(word)

export type Agreement = 'same' | 'compatible' | 'initial-disagrees' | 'different'

/** Whether two forms of one surname can mean one person. */
export function agreement(a: NameForm, b: NameForm): Agreement {
  if (a.numeral !== '' && b.numeral !== '' && a.numeral !== b.numeral) return 'different'
  const sexes = new Set([...a.titles, ...b.titles].map(genderOf).filter(sex => sex !== null))
  if (sexes.size > 1) return 'different'
  if (a.given.length === 0 || b.given.length === 0) return 'compatible'
  const [short, long] = a.given.length <= b.given.length ? [a.given, b.given] : [b.given, a.given]
  let at = 0
  for (const name of short) {
    while (at < long.length && !sameGiven(name, long[at]!)) at++
    if (at === long.length) return isLoneInitial(a) || isLoneInitial(b) ? 'initial-disagrees' : 'different'
    at++
  }
  return 'same'
}

const isLoneInitial = ({ given }: NameForm): boolean => given.length === 1 && isInitial(given[0]!)

function sameGiven(a: string, b: string): boolean {
  const [first, second] = [foldName(a), foldName(b)]
  if (isInitial(a) || isInitial(b))
    return first !== '' && second !== '' && (first.startsWith(second) || second.startsWith(first))
  return first === second
}

/** The fuller of two forms of one name, with what only the other says. */
export function joinForms(a: NameForm, b: NameForm): NameForm {
  const weight = (form: NameForm): number =>
    form.given.reduce((sum, name) => sum + (isInitial(name) ? 1 : 3), 0)
  const [more, less] = weight(b) > weight(a) ? [b, a] : [a, b]
  const titles = [...more.titles, ...less.titles.filter(title => !more.titles.includes(title))]
  return {
    titles,
    given: more.given,
    particle: more.particle === '' ? less.particle : more.particle,
    surname: fullerSurname(more.surname, less.surname),
    numeral: more.numeral === '' ? less.numeral : more.numeral,
    peerage: more.peerage === '' ? less.peerage : more.peerage,
  }
}

/** `Clark Kerr` rather than `Kerr`; in Russian the shorter, which is the nominative. */
function fullerSurname(a: string, b: string): string {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  return /[\u0400-\u04ff]/u.test(a) ? short : long
}
