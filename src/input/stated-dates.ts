/** Text → the dates that it states, each with everything that it may mean; and whether two can be one day. */

/** A day, or what is said of it; months count from 1. */
export interface PlainDate {
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
}

export interface StatedDate {
  /** UTF-16 offsets in the text. */
  readonly start: number
  readonly end: number
  /** More than one where it is written in both calendars, for several days, or in figures that may be read in two ways. */
  readonly readings: readonly PlainDate[]
}

/** Months in English, French, German, Russian, Latin, Italian, Spanish, Portuguese and Dutch, in full and cut short. */
const MONTHS: readonly string[] = [
  'jan(?:uary|vier|uar|uari|eiro|v)?|[ij]anuari(?:us|i|is|as|o|um|arum)|j[äa]nner|январ[яьею]|янв|gennaio|enero',
  'feb(?:ruary|ruar|ruari|r)?|februari(?:us|i|is|as|o|um|arum)|f[ée]v(?:rier|r)?|феврал[яьею]|февр|febbraio|febrero|fevereiro',
  'mar(?:ch|s|t|zo|ço)?|m[äa]rz|maerz|mrz|maart|marti(?:us|i|is|as|o|um|arum)|марта?',
  'apr(?:il|ile|ilis|iles|ilium)?|avr(?:il)?|апрел[яьею]|апр|abril',
  'ma[iyj]|mei|mai(?:us|i|is|as|o|um)|ма[яй]|maggio|mayo|maio',
  'june?|juin|juni|[ij]uni(?:us|i|is|as|o|um)|июн[яьею]|giugno|junio|junho',
  'july?|juil(?:let|l)?|juli|[ij]uli(?:us|i|is|as|o|um)|июл[яьею]|luglio|julio|julho',
  'aug(?:ust|ustus|usti|usto|ustis|ustas)?|ao[ûu]t|августа?|авг|agosto',
  'sept?(?:ember|embre|embris|embres|embri)?|сентябр[яьею]|сент|settembre|sept?iembre|setembro',
  'o[ck]t(?:ober|obre|obris|obres|obri)?|октябр[яьею]|окт|ottobre|octubre|outubro',
  'nov(?:ember|embre|embris|embres|embri|embro|iembre)?|ноябр[яьею]|нояб',
  'de[cz](?:ember|embre|embris|embres|embri|embro)?|d[ée]c(?:embre)?|декабр[яьею]|дек|dicembre|diciembre',
]
const MONTH = `(?<![\\p{L}\\p{M}])(?:${MONTHS.join('|')})(?![\\p{L}\\p{M}])\\.?`
const EACH_MONTH = MONTHS.map(words => new RegExp(`^(?:${words})\\.?$`, 'iu'))
const monthOf = (word: string): number => EACH_MONTH.findIndex(month => month.test(word)) + 1

const ORDINAL = '(?:st|nd|rd|th|er|ère|ème|e|º|°|-?го|\\.)?'
/** `12`, `12th`, `12/24`, `12 (24)`, `12–14`. */
const DAY = `(?<![\\d./,:])(?<d>\\d{1,2})${ORDINAL}(?:\\s?(?<join>[/(–-])\\s?(?<e>\\d{1,2})${ORDINAL}\\)?)?`
/** `1943`, `1720/21`. */
const YEAR = '(?<y>[12]\\d{3})(?:/(?<z>\\d{1,2}))?(?![\\d])'
const BETWEEN = "(?:\\s*[,.]?\\s*(?:of|de|del|do|d’|d')?\\s*)"

const PATTERNS: readonly RegExp[] = [
  new RegExp(`${DAY}${BETWEEN}(?<m>${MONTH})(?:${BETWEEN}${YEAR})?`, 'giu'),
  new RegExp(`(?<m>${MONTH})\\s*${DAY}(?!\\d)(?:\\s*,?\\s*${YEAR})?`, 'giu'),
  new RegExp(`(?<m>${MONTH})${BETWEEN}${YEAR}`, 'giu'),
  /(?<![\d.-])(?<y>[12]\d{3})-(?<i>\d{2})(?:-(?<d>\d{2}))?(?![\d-])/g,
  /(?<![\d./-])(?<d>\d{1,2})\. ?(?<n>\d{1,2})\. ?(?<y>[12]\d{3})(?!\d)/g,
  /(?<![\d./-])(?<d>\d{1,2})\/(?<n>\d{1,2})\/(?<y>[12]\d{3})(?!\d)/g,
]

/** Days that are counted backwards from a feast of the month, and dates of which only a part is certain. */
const UNREADABLE = /\b(?:[kc]al(?:end\w*)?|non(?:is|as)?|id(?:us|ibus)?|prid(?:ie)?)\b|[?[\]]/i

/** The dates of a text in its order; null where something in it could be a part of one and cannot be read. */
export function statedDates(text: string): readonly StatedDate[] | null {
  if (UNREADABLE.test(text) || !/\d/.test(text)) return null
  const found: StatedDate[] = []
  let rest = text
  for (const pattern of PATTERNS)
    for (const match of rest.matchAll(pattern)) {
      const readings = readingsOf(match.groups ?? {})
      const [start, end] = [match.index, match.index + match[0].length]
      if (readings.length === 0) return null
      found.push({ start, end, readings })
      rest = `${rest.slice(0, start)}${'_'.repeat(end - start)}${rest.slice(end)}`
    }
  // A day that belongs to none of them: `the 12th and the 21st of October`.
  if (/(?<!\d)\d{1,2}(?!\d)/.test(rest.replace(TIME, '_'))) return null
  return found.sort((a, b) => a.start - b.start)
}

const TIME =
  /(?<!\d)\d{1,2}(?:\s?[:.h]\s?\d{2})?\s?(?:[ap]\.?\s?m\b\.?|uhr|heures?|h\b|o’clock|hours|час)|(?<!\d)\d{1,2}:\d{2}(?!\d)/giu

function readingsOf(groups: Readonly<Record<string, string | undefined>>): readonly PlainDate[] {
  const { d, e, join, m, n, i, y, z } = groups
  const years = y === undefined ? [null] : z === undefined ? [Number(y)] : [Number(y), Number(y) + 1]
  const month = m === undefined ? Number(n ?? i) : monthOf(m)
  const days = d === undefined ? [null] : daysOf(Number(d), e === undefined ? null : Number(e), join)
  const pairs = days.map(day => ({ month, day }))
  // `10/12/1943` is October to some and December to others.
  const turned = n !== undefined && d !== undefined ? [{ month: Number(d), day: Number(n) }] : []
  return years
    .flatMap(year => [...pairs, ...turned].map(pair => ({ year, ...pair })))
    .filter(
      ({ day, month: number }) => number >= 1 && number <= 12 && (day === null || (day >= 1 && day <= 31)),
    )
}

function daysOf(first: number, second: number | null, join: string | undefined): readonly number[] {
  if (second === null) return [first]
  if (join === '/' || join === '(' || second <= first) return [first, second]
  return Array.from({ length: second - first + 1 }, (_, at) => first + at)
}

/** `1943-10-12`, `1943-10`, `1943`, `--10-12`, with a time or without: a date of a machine; null when it is none. */
export function machineDate(written: string): PlainDate | null {
  const match = /^(?:(\d{4})|-)(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(written.trim())
  if (match === null) return null
  const [, year, month, day] = match.map(part => (part === undefined ? null : Number(part)))
  return { year: year ?? null, month: month ?? null, day: day ?? null }
}

/**
 * Can two dates be one day? So long as what both say is the same, in one calendar or in both, and with the year from
 * January or from Lady Day.
 */
export const canAgree = (a: readonly PlainDate[], b: readonly PlainDate[]): boolean =>
  a.some(one => b.some(other => isSame(one, other) || isShifted(one, other) || isShifted(other, one)))

const isSame = (a: PlainDate, b: PlainDate): boolean =>
  fits(a.month, b.month) && fits(a.day, b.day) && (fits(a.year, b.year) || isOldYear(a, b))

const fits = (a: number | null, b: number | null): boolean => a === null || b === null || a === b

/** Until 1752 the year began in March in some countries, before 1600 with Easter in others. */
const isOldYear = ({ year: a, month }: PlainDate, { year: b }: PlainDate): boolean =>
  a !== null && b !== null && Math.abs(a - b) === 1 && a < 1753 && (month === null || month <= 4)

/** After this both calendars are used beside each other nowhere that letters come from. */
const LAST_JULIAN_YEAR = 1930

/** `12` and `24 October`: the same day in the Julian and the Gregorian calendar. */
function isShifted(julian: PlainDate, gregorian: PlainDate): boolean {
  const { year, month, day } = julian
  if ((year ?? gregorian.year ?? 0) > LAST_JULIAN_YEAR || month === null) return false
  const centuries = year === null ? SHIFTS : [shiftIn(year)]
  return centuries.some(shift => {
    if (day === null || gregorian.day === null) return isNextMonth(julian, gregorian)
    const moved = new Date(Date.UTC(year ?? 2000, month - 1, day + shift))
    const to = { year: year === null ? null : moved.getUTCFullYear(), month: moved.getUTCMonth() + 1 }
    return isSame({ ...to, day: moved.getUTCDate() }, gregorian)
  })
}

const SHIFTS = [10, 11, 12, 13]
const shiftIn = (year: number): number => (year < 1700 ? 10 : year < 1800 ? 11 : year < 1900 ? 12 : 13)

const isNextMonth = (a: PlainDate, b: PlainDate): boolean =>
  a.month !== null && b.month === (a.month % 12) + 1 && (fits(a.year, b.year) || b.month === 1)

/** Sunday is 0. Null for what is no day. */
export function weekdaysOf({ year, month, day }: PlainDate): readonly number[] | null {
  if (year === null || month === null || day === null) return null
  const gregorian = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return year > LAST_JULIAN_YEAR ? [gregorian] : [gregorian, (gregorian + shiftIn(year)) % 7]
}
