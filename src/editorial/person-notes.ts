/** The text of a note in, the person it identifies out: `Hoare, Samuel (1880 – 1959) – British statesman …`. */
import { bareName, foldName, type NameForm, nameOfWords, parseInverted } from './name-forms.ts'
import { isFunctionWord, isInstitution, isPeerage, isRole, PARTICLES, titleKind } from './person-words.ts'

export interface PersonNote {
  readonly form: NameForm
  /** Where the name stands in the note. */
  readonly start: number
  readonly end: number
  /** `1891–1969`, `b. 1921`; null when the note gives none. */
  readonly dates: string | null
  readonly gloss: string | null
  /** Two names without a comma, and nothing that says which is the surname but the word in the text. */
  readonly noComma: boolean
  /** How the note writes names; `natural` is a guess where `certain` is false. */
  readonly order: 'inverted' | 'natural'
  readonly certain: boolean
  readonly oddDates: readonly OddDates[]
}

export interface OddDates {
  readonly asWritten: string
  /** The form with the oddity taken out, and whether the index prints it. */
  readonly mended: string
  readonly printed: boolean
  readonly start: number
  readonly end: number
}

const DATED =
  /^(?<lead>\s*(?:i\.\s?e\.,?\s+|that is,?\s+)?)(?<name>\p{Lu}(?:[^()\d\n]|\d{1,2}(?:st|nd|rd|th)\b){1,100}?)\s*\((?<dates>[^()]{0,60}\d{3,4}[^()]{0,60})\)/u
const SEPARATOR = /^\s*[–—‒,:;.-]*\s*/u
const WORD = /[^\s,]+/gu

/**
 * The person identified by the note, or null. `anchor` is the word in the text before the call: where it is one of the names it confirms the
 * reading and tells which is the surname.
 */
export function readPersonNote(text: string, anchor: string): PersonNote | null {
  const dated = DATED.exec(text)
  if (dated?.groups) {
    const start = dated.groups['lead']!.length
    const name = dated.groups['name']!.trim()
    const read = readName(name, anchor)
    const years = readLifeDates(dated.groups['dates']!, text.indexOf('(', start + name.length) + 1)
    if (read === null || years === null) return null
    if (name.split(WORD).length > 9 || namesInstitution(name)) return null
    const gloss = text.slice(dated[0].length).replace(SEPARATOR, '').trim()
    return {
      ...read,
      start,
      end: start + name.length,
      dates: years.dates,
      gloss: gloss === '' ? null : gloss,
      oddDates: [...years.odd, ...oddDatesIn(text, dated[0].length)],
    }
  }
  return readUndated(text, anchor)
}

const namesInstitution = (name: string): boolean =>
  name.split(/[\s,]+/).some(word => isInstitution(word)) ||
  (/\b(?:of|and|und|et)\b/.test(name) && !name.split(/\s+/).some(isPeerage))

type ReadName = Pick<PersonNote, 'form' | 'noComma' | 'order' | 'certain'>

/** A name in either order; null when its words are no name's. */
function readName(name: string, anchor: string): ReadName | null {
  const peer = PEER.exec(name)
  if (peer?.groups) return readPeer(peer.groups['name']!, peer.groups['title']!, peer.groups['of']!, anchor)
  const words = [...name.matchAll(WORD)].map(match => match[0])
  if (!words.every(isNameWord) || words.length === 0 || words.length > 8) return null
  if (words.every(word => titleKind(word) !== null) || isFunctionWord(words[0]!)) return null
  if (name.includes(','))
    return { form: parseInverted(name), noComma: false, order: 'inverted', certain: true }
  const form = nameOfWords(words)
  if (form === null) return null
  const said = foldName(anchor)
  const first = words.find(word => titleKind(word) === null) ?? ''
  const surnameFirst = foldName(first) === foldName(form.surname) && form.given.length > 0
  const order = surnameFirst ? 'inverted' : 'natural'
  if (
    said !== '' &&
    foldName(first) === said &&
    !surnameFirst &&
    form.given.length > 0 &&
    form.surname !== first
  )
    return { form: bareName(first), noComma: true, order: 'inverted', certain: false }
  const certain =
    surnameFirst ||
    form.given.length === 0 ||
    form.particle !== '' ||
    form.given.some(name => name.endsWith('.')) ||
    form.titles.length > 0 ||
    foldName(form.surname) === said
  return { form, noComma: false, order, certain }
}

const PEER =
  /^(?<name>[^\d]+?),\s(?:(?:afterwards|later|created|from \d{4})\s)?(?<title>(?:\d{1,2}(?:st|nd|rd|th)\s)?(?:Duke|Duchess|Earl|Countess|Marquess|Marquis|Viscount|Viscountess|Baron|Baroness|Lord)(?:\sof)?)\s(?<of>\p{Lu}[\p{L}\p{M}’'‑ -]*)$/u

/** `Edward Wood, 1st Earl of Halifax`: under the title, unless the text or the title itself has the surname. */
function readPeer(name: string, title: string, of: string, anchor: string): ReadName | null {
  const own = readName(name, anchor)
  if (own === null) return null
  const sameName = foldName(own.form.surname) === foldName(of)
  if (sameName || foldName(own.form.surname) === foldName(anchor)) return own
  const given = [...own.form.given, own.form.surname]
  return { form: { ...bareName(of), given, peerage: title }, noComma: false, order: own.order, certain: true }
}

const isNameWord = (word: string): boolean =>
  /^\p{Lu}[\p{L}\p{M}.'’‑-]*$/u.test(word) || PARTICLES.has(word) || word === 'of' || word === 'the'

const DATE_WORDS: ReadonlySet<string> = new Set(
  `b d c ca r fl st nd rd th born died circa around about after before bc ad ah p or
  р род ум г гг ок около до после н э или
  geb gest um nach vor né née en mort vers avant après naar rond
  january february march april may june july august september october november december
  jan feb mar apr jun jul aug sep sept oct nov dec
  januar februar märz mai juni juli oktober dezember
  janvier février mars avril juin juillet août septembre octobre novembre décembre
  января февраля марта апреля мая июня июля августа сентября октября ноября декабря`.split(/\s+/),
)
const isDateWord = (word: string): boolean => DATE_WORDS.has(word.toLowerCase())

/** The years of a life; null when the dates are not those of a life. */
function readLifeDates(raw: string, start: number): { dates: string; odd: readonly OddDates[] } | null {
  const years = [...raw.matchAll(/\d{3,4}/g)].map(match => match[0])
  if (years.length === 0 || years.length > 2 || !(raw.match(/\p{L}+/gu) ?? []).every(isDateWord)) return null
  const end = start + raw.length
  const odd = (mended: string): readonly OddDates[] => [
    { asWritten: raw.trim(), mended, printed: true, start, end },
  ]
  if (years.length === 1) {
    // `b. 1921`, `1878–?`, `† 1902`; a bare year is the date of a thing.
    const open =
      /(?:\b(?:b|d|c|ca|r|р|род|ум|geb|gest|born|died|née?|circa|around|after|before|um)\b\.?|[*†?–—-])/u.test(
        raw,
      )
    return open ? { dates: closeUp(raw), odd: [] } : null
  }
  const [birth, death] = [Number(years[0]), Number(years[1])]
  // Shorter and longer spans are those of wars, offices and institutions.
  if (death - birth < 12 || death - birth > 112) return null
  const mended = `${years[0]}–${years[1]}`
  const plain = /^\s*(?:c\.?|ca\.?)?\s*\d{3,4}\??\s*[-–—‒]\s*(?:c\.?|ca\.?)?\s*\d{3,4}\??\s*$/u.test(raw)
  if (plain) return { dates: closeUp(raw), odd: [] }
  // Full dates: the index prints the years only, and nothing is odd about them.
  const full =
    /^[\s\p{L}\d.,/]+[-–—‒][\s\p{L}\d.,/]+$/u.test(raw) &&
    /\d\D+\d{3,4}/.test(raw) &&
    !/[-–—‒]\s*\./.test(raw) &&
    !/\.\s*[-–—‒]/.test(raw)
  return { dates: mended, odd: full ? [] : odd(mended) }
}

const closeUp = (raw: string): string =>
  raw
    .trim()
    .replace(/\s*[-–—‒]\s*/gu, '–')
    .replace(/\s+/g, ' ')

/** Spans of years in the gloss that have more between them than a dash: `1939 -. 1975`. */
function oddDatesIn(text: string, from: number): readonly OddDates[] {
  const odd: OddDates[] = []
  for (const match of text.slice(from).matchAll(/(\d{4})(\s*[-–—‒.,]+(?:\s*[-–—‒.,]+)*\s*)(\d{4})/gu)) {
    if (/^\s*[-–—‒]\s*$/u.test(match[2]!) || !/[-–—‒]/u.test(match[2]!)) continue
    const start = from + match.index
    odd.push({
      asWritten: match[0],
      mended: `${match[1]}–${match[3]}`,
      printed: false,
      start,
      end: start + match[0].length,
    })
  }
  return odd
}

/** `Thomas G. Masaryk, President of …`, `Sir Miles Lampson.`, `Hoare, Samuel – British statesman`. */
function readUndated(text: string, anchor: string): PersonNote | null {
  const inverted =
    /^\s*(\p{Lu}[\p{L}\p{M}'’‑-]+, (?:(?:\p{Lu}[\p{L}\p{M}'’‑]*\.?|\p{Lu}\.)\s?){1,4})(?:\s*[–—:]\s*|\s+-\s+)/u.exec(
      text,
    )
  const lead = text.length - text.trimStart().length
  if (inverted) {
    const name = inverted[1]!.trim()
    const gloss = text.slice(inverted[0].length).trim()
    const read = readName(name, anchor)
    if (read !== null && !namesInstitution(name) && (confirms(name, anchor) || hasRole(gloss)))
      return undated(read, lead, name, gloss, text)
  }
  const found = openingName(text)
  if (found === null) return null
  const { start, name, stop, gloss } = found
  const read = readName(name, anchor)
  if (read === null || namesInstitution(name)) return null
  const words = name.split(/\s+/)
  const titled = titleKind(words[0]!) !== null && words.length > 1
  const whole = gloss === ''
  const told = confirms(name, anchor)
  const explained = !/^\./.test(stop) && hasRole(gloss)
  const accepted = whole ? titled || told : explained && (words.length > 1 || told)
  return accepted ? undated(read, start, name, whole ? '' : gloss, text) : null
}

const undated = (read: ReadName, start: number, name: string, gloss: string, text: string): PersonNote => ({
  ...read,
  start,
  end: start + name.length,
  dates: null,
  gloss: gloss === '' ? null : gloss,
  oddDates: oddDatesIn(text, start + name.length),
})

/** The name that opens a note in natural order, and what follows it. */
function openingName(text: string): { start: number; name: string; stop: string; gloss: string } | null {
  const lead = /^\s*(?:(?:i\.\s?e\.|that is|namely),?\s+)?(?:the )?/iu.exec(text)![0]
  let end = lead.length
  let last = ''
  for (;;) {
    const white = end === lead.length ? '' : /^\s+/u.exec(text.slice(end, end + 4))?.[0]
    if (white === undefined) break
    const word = /^\p{L}[\p{L}\p{M}'’‑-]*/u.exec(text.slice(end + white.length, end + white.length + 60))?.[0]
    if (
      word === undefined ||
      !(/^\p{Lu}/u.test(word) || PARTICLES.has(word) || (word === 'of' && isPeerage(last)))
    )
      break
    end += white.length + word.length
    last = word
    const takesStop = /^\p{Lu}\p{Ll}?$/u.test(word) || titleKind(word) !== null
    if (takesStop && text[end] === '.' && end + 1 < text.trimEnd().length) end++
  }
  const stop = /^(?:,\s|\s+[–—]\s*|\s+-\s+|:\s|\s(?:was|is)\s|\.?\s*$|\.\s)/u.exec(text.slice(end))
  if (end === lead.length || stop === null) return null
  // `The Gnostics, …` are no person, `The Earl of Reading` is.
  if (/the $/i.test(lead) && titleKind(text.slice(lead.length).split(/\s/)[0]!) === null) return null
  return {
    start: lead.length,
    name: text.slice(lead.length, end),
    stop: stop[0],
    gloss: text.slice(end + stop[0].length).trim(),
  }
}

const confirms = (name: string, anchor: string): boolean => {
  const said = foldName(anchor)
  return said !== '' && name.split(/[\s,]+/).some(word => foldName(word) === said)
}

/** A role stands near the beginning of the gloss, before anything that would be quoted or dated. */
function hasRole(gloss: string): boolean {
  const opening = /^[^.“”"»«;]*/u.exec(gloss)?.[0] ?? ''
  if (/^[“"«‘'\d]/.test(gloss)) return false
  return opening
    .split(/[\s,()]+/)
    .slice(0, 9)
    .some(isRole)
}
