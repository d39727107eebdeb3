/** Language tag (BCP 47) → the pattern file that divides its words, and TeX's minima for it. */

export interface HyphenationLanguage {
  /** Name of the pattern file, as hyph-utf8 has it. */
  readonly patterns: string
  /** Letters that stay before the first hyphen and after the last one, counted in characters of the composed word. */
  readonly left: number
  readonly right: number
  /** Is the apostrophe a letter of the word, as in `l’es-prit`. Elsewhere it ends one word and begins another. */
  readonly apostrophe: boolean
}

/**
 * Minima as TeX Live sets them with hyph-utf8 (the `hyphenmins` of each pattern file and language.dat).
 * Not here: Thai and Chinese, which are not divided with hyphens, and Church Slavonic, whose file cannot be read.
 */
const ROWS: readonly (readonly [tags: string, patterns: string, left: number, right: number])[] = [
  ['en en-us', 'en-us', 2, 3],
  ['en-gb en-ie en-au en-nz en-za en-in', 'en-gb', 2, 3],
  ['de de-1996', 'de-1996', 2, 2],
  ['de-1901', 'de-1901', 2, 2],
  ['de-ch-1901', 'de-ch-1901', 2, 2],
  ['fr', 'fr', 2, 2],
  ['ru', 'ru', 2, 2],
  ['la', 'la', 2, 2],
  ['la-x-classic', 'la-x-classic', 2, 2],
  ['la-x-liturgic', 'la-x-liturgic', 2, 2],
  ['it', 'it', 2, 2],
  ['es', 'es', 2, 2],
  ['pt', 'pt', 2, 3],
  ['ca', 'ca', 2, 2],
  ['gl', 'gl', 2, 2],
  ['oc', 'oc', 2, 2],
  ['ro', 'ro', 2, 2],
  ['rm', 'rm', 2, 2],
  ['fur', 'fur', 2, 2],
  ['pms', 'pms', 2, 2],
  ['nl', 'nl', 2, 2],
  ['af', 'af', 1, 2],
  ['da', 'da', 2, 2],
  ['sv', 'sv', 2, 2],
  ['nb no', 'nb', 2, 2],
  ['nn', 'nn', 2, 2],
  ['is', 'is', 2, 2],
  ['pl', 'pl', 2, 2],
  ['cs', 'cs', 2, 3],
  ['sk', 'sk', 2, 3],
  ['hsb', 'hsb', 2, 2],
  ['sl', 'sl', 2, 2],
  ['hr', 'hr', 2, 2],
  ['sr sr-cyrl', 'sr-cyrl', 2, 2],
  ['sr-latn sh sh-latn bs', 'sh-latn', 2, 2],
  ['sh-cyrl', 'sh-cyrl', 2, 2],
  ['mk', 'mk', 2, 2],
  ['bg', 'bg', 2, 2],
  ['be', 'be', 2, 2],
  ['uk', 'uk', 2, 2],
  ['el el-polyton', 'el-polyton', 1, 1],
  ['el-monoton', 'el-monoton', 1, 1],
  ['grc', 'grc', 1, 1],
  ['cop', 'cop', 1, 1],
  ['hu', 'hu', 2, 2],
  ['fi', 'fi', 2, 2],
  ['et', 'et', 2, 3],
  ['lv', 'lv', 2, 2],
  ['lt', 'lt', 2, 2],
  ['tr', 'tr', 2, 2],
  ['tk', 'tk', 2, 2],
  ['cy', 'cy', 2, 3],
  ['ga', 'ga', 2, 3],
  ['eu', 'eu', 2, 2],
  ['sq', 'sq', 2, 2],
  ['ku kmr', 'kmr', 2, 2],
  ['ia', 'ia', 2, 2],
  ['id', 'id', 2, 2],
  ['hy', 'hy', 1, 2],
  ['ka', 'ka', 1, 2],
  ['mn', 'mn-cyrl', 2, 2],
  ['sa', 'sa', 1, 3],
  ['pi', 'pi', 1, 2],
  ['hi', 'hi', 1, 1],
  ['mr', 'mr', 1, 1],
  ['bn', 'bn', 1, 1],
  ['as', 'as', 1, 1],
  ['gu', 'gu', 1, 1],
  ['pa', 'pa', 1, 1],
  ['or', 'or', 1, 1],
  ['ta', 'ta', 1, 1],
  ['te', 'te', 1, 1],
  ['kn', 'kn', 1, 1],
  ['ml', 'ml', 1, 1],
  ['am gez ti', 'mul-ethi', 1, 1],
]

/** The pattern files that know the apostrophe as a letter. */
const WITH_APOSTROPHE = new Set([
  'fr',
  'it',
  'oc',
  'fur',
  'pms',
  'sq',
  'af',
  'be',
  'uk',
  'el-polyton',
  'el-monoton',
  'grc',
])

const LANGUAGES: ReadonlyMap<string, HyphenationLanguage> = new Map(
  ROWS.flatMap(([tags, patterns, left, right]) =>
    tags
      .split(' ')
      .map((tag): [string, HyphenationLanguage] => [
        tag,
        { patterns, left, right, apostrophe: WITH_APOSTROPHE.has(patterns) },
      ]),
  ),
)

/** Codes of three letters (ISO 639-2 and 639-3) that older encodings use. */
const LONG_CODES: ReadonlyMap<string, string> = new Map(
  (
    'eng:en deu:de ger:de fra:fr fre:fr rus:ru lat:la ita:it spa:es por:pt nld:nl dut:nl pol:pl ces:cs cze:cs slk:sk ' +
    'ukr:uk bel:be bul:bg srp:sr hrv:hr slv:sl ell:el gre:el hun:hu fin:fi swe:sv dan:da nor:nb tur:tr ron:ro rum:ro san:sa'
  )
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, 3), pair.slice(4)]),
)

/**
 * The most specific language that the tag names: `de-AT-1901` is divided as `de-1901`, `sr-Latn-RS` as `sr-Latn`,
 * `en` alone as American English. Undefined for a language without patterns, and for `und`.
 */
export function hyphenationLanguage(tag: string): HyphenationLanguage | undefined {
  const lower = tag.toLowerCase().replaceAll('_', '-')
  const whole = LANGUAGES.get(lower)
  if (whole !== undefined) return whole
  const [first = '', ...rest] = lower.split('-')
  const primary = LONG_CODES.get(first) ?? first
  const direct = LANGUAGES.get([primary, ...rest].join('-'))
  if (direct !== undefined) return direct
  // A variant says more than a region, and stands after it.
  for (const subtag of rest.reverse()) {
    const found = LANGUAGES.get(`${primary}-${subtag}`)
    if (found !== undefined) return found
  }
  return LANGUAGES.get(primary)
}
