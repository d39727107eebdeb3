/** A number and the name of a Word number format → the text that Word prints for it. */

/** The formats that are known by name; others are printed as figures, and `isKnownFormat` says so. */
const FORMATS: Readonly<Record<string, (value: number, language: string) => string>> = {
  decimal: String,
  decimalZero: value => String(value).padStart(2, '0'),
  upperRoman: value => roman(value),
  lowerRoman: value => roman(value).toLowerCase(),
  upperLetter: value => repeatedLetter('ABCDEFGHIJKLMNOPQRSTUVWXYZ', value),
  lowerLetter: value => repeatedLetter('abcdefghijklmnopqrstuvwxyz', value),
  russianUpper: value => repeatedLetter('АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ', value),
  russianLower: value => repeatedLetter('абвгдежзиклмнопрстуфхцчшщыэюя', value),
  hebrew1: value => hebrew(value),
  hebrew2: value => repeatedLetter('אבגדהוזחטיכלמנסעפצקרשת', value),
  arabicAlpha: value => repeatedLetter('أبتثجحخدذرزسشصضطظعغفقكلمنهوي', value),
  arabicAbjad: value => repeatedLetter('أبجدهوزحطيكلمنسعفصقرشتثخذضظغ', value),
  ordinal: (value, language) => ordinal(value, language),
  cardinalText: value => capitalised(cardinal(value)),
  ordinalText: value => capitalised(ordinalWord(value)),
  chicago: value => '*†‡§'[(value - 1) % 4]!.repeat(Math.ceil(value / 4)),
  numberInDash: value => `- ${value} -`,
  hex: value => value.toString(16).toUpperCase(),
  decimalEnclosedCircle: value => fromBlock(value, 20, 0x2460),
  decimalEnclosedParen: value => fromBlock(value, 20, 0x2474),
  decimalEnclosedFullstop: value => fromBlock(value, 20, 0x2488),
  decimalFullWidth: value => [...String(value)].map(figure => fromBlock(Number(figure), 9, 0xff10)).join(''),
  none: () => '',
  bullet: () => '',
}

export const isKnownFormat = (format: string): boolean => Object.hasOwn(FORMATS, format)

/** What Word can count to in letters and words; beyond it all formats are figures. */
const MOST = 10_000

export function formatNumber(value: number, format: string, language: string): string {
  const counts = Number.isInteger(value) && value > 0 && value <= MOST
  if (!counts && format !== 'none' && format !== 'bullet') return String(value)
  return Object.hasOwn(FORMATS, format) ? FORMATS[format]!(value, language) : String(value)
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [worth, letters] of ROMAN)
    while (rest >= worth) {
      text += letters
      rest -= worth
    }
  return text
}

/** a, b, … z, aa, bb: Word repeats the letter, unlike a spreadsheet. */
function repeatedLetter(alphabet: string, value: number): string {
  const letters = [...alphabet]
  return letters[(value - 1) % letters.length]!.repeat(Math.ceil(value / letters.length))
}

const fromBlock = (value: number, most: number, first: number): string => {
  if (value > most) return String(value)
  return String.fromCodePoint(first + value - (first === 0xff10 ? 0 : 1))
}

const HEBREW: readonly (readonly [number, string])[] = [
  [400, 'ת'],
  [300, 'ש'],
  [200, 'ר'],
  [100, 'ק'],
  [90, 'צ'],
  [80, 'פ'],
  [70, 'ע'],
  [60, 'ס'],
  [50, 'נ'],
  [40, 'מ'],
  [30, 'ל'],
  [20, 'כ'],
  [16, 'טז'],
  [15, 'טו'],
  [10, 'י'],
  ...[...'טחזוהדגבא'].map((letter, index) => [9 - index, letter] as const),
]

function hebrew(value: number): string {
  let rest = value % 1000
  let text = ''
  for (const [worth, letters] of HEBREW)
    while (rest >= worth && !(worth < 17 && worth > 14 && rest !== worth)) {
      text += letters
      rest -= worth
    }
  return text
}

/** English has endings; most other languages put a full stop after an ordinal. */
function ordinal(value: number, language: string): string {
  if (language.startsWith('fr')) return value === 1 ? '1er' : `${value}e`
  if (/^(?:it|es|pt)/.test(language)) return `${value}º`
  if (!language.startsWith('en')) return `${value}.`
  const tens = value % 100
  if (tens > 10 && tens < 14) return `${value}th`
  return `${value}${['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'}`
}

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

function cardinal(value: number): string {
  if (value < 20) return UNITS[value]!
  if (value < 100) return joined(TENS[Math.floor(value / 10)]!, value % 10, '-')
  if (value < 1000) return joined(`${UNITS[Math.floor(value / 100)]!} hundred`, value % 100, ' ')
  return joined(`${cardinal(Math.floor(value / 1000))} thousand`, value % 1000, ' ')
}

const joined = (head: string, rest: number, by: string): string =>
  rest === 0 ? head : `${head}${by}${cardinal(rest)}`

const ODD_ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
}

function ordinalWord(value: number): string {
  const words = cardinal(value)
  const last = /[a-z]+$/.exec(words)?.[0] ?? ''
  const head = words.slice(0, words.length - last.length)
  if (Object.hasOwn(ODD_ORDINALS, last)) return head + ODD_ORDINALS[last]!
  return head + (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`)
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
