/** Characters and languages → scripts, and what OpenType calls them. */

/** ISO 15924 codes; `Zyyy` is common to all scripts, `Zinh` is inherited from the base, `Zzzz` any other. */
export type Script = (typeof SCRIPTS)[number]['code'] | 'Zyyy' | 'Zinh' | 'Zzzz'

/** Tags in the order in which fonts are asked for them (OpenType specification, Script tags). */
const SCRIPTS = [
  { code: 'Latn', tags: ['latn'], rightToLeft: false, pattern: /^\p{Script=Latin}/u },
  { code: 'Grek', tags: ['grek'], rightToLeft: false, pattern: /^\p{Script=Greek}/u },
  { code: 'Cyrl', tags: ['cyrl'], rightToLeft: false, pattern: /^\p{Script=Cyrillic}/u },
  { code: 'Hebr', tags: ['hebr'], rightToLeft: true, pattern: /^\p{Script=Hebrew}/u },
  { code: 'Arab', tags: ['arab'], rightToLeft: true, pattern: /^\p{Script=Arabic}/u },
  { code: 'Syrc', tags: ['syrc'], rightToLeft: true, pattern: /^\p{Script=Syriac}/u },
  { code: 'Armn', tags: ['armn'], rightToLeft: false, pattern: /^\p{Script=Armenian}/u },
  { code: 'Geor', tags: ['geor'], rightToLeft: false, pattern: /^\p{Script=Georgian}/u },
  { code: 'Copt', tags: ['copt'], rightToLeft: false, pattern: /^\p{Script=Coptic}/u },
  { code: 'Glag', tags: ['glag'], rightToLeft: false, pattern: /^\p{Script=Glagolitic}/u },
  { code: 'Goth', tags: ['goth'], rightToLeft: false, pattern: /^\p{Script=Gothic}/u },
  { code: 'Runr', tags: ['runr'], rightToLeft: false, pattern: /^\p{Script=Runic}/u },
  { code: 'Ogam', tags: ['ogam'], rightToLeft: false, pattern: /^\p{Script=Ogham}/u },
  { code: 'Ethi', tags: ['ethi'], rightToLeft: false, pattern: /^\p{Script=Ethiopic}/u },
  { code: 'Deva', tags: ['dev2', 'deva'], rightToLeft: false, pattern: /^\p{Script=Devanagari}/u },
  { code: 'Beng', tags: ['bng2', 'beng'], rightToLeft: false, pattern: /^\p{Script=Bengali}/u },
  { code: 'Guru', tags: ['gur2', 'guru'], rightToLeft: false, pattern: /^\p{Script=Gurmukhi}/u },
  { code: 'Gujr', tags: ['gjr2', 'gujr'], rightToLeft: false, pattern: /^\p{Script=Gujarati}/u },
  { code: 'Taml', tags: ['tml2', 'taml'], rightToLeft: false, pattern: /^\p{Script=Tamil}/u },
  { code: 'Telu', tags: ['tel2', 'telu'], rightToLeft: false, pattern: /^\p{Script=Telugu}/u },
  { code: 'Knda', tags: ['knd2', 'knda'], rightToLeft: false, pattern: /^\p{Script=Kannada}/u },
  { code: 'Mlym', tags: ['mlm2', 'mlym'], rightToLeft: false, pattern: /^\p{Script=Malayalam}/u },
  { code: 'Sinh', tags: ['sinh'], rightToLeft: false, pattern: /^\p{Script=Sinhala}/u },
  { code: 'Thai', tags: ['thai'], rightToLeft: false, pattern: /^\p{Script=Thai}/u },
  { code: 'Laoo', tags: ['lao '], rightToLeft: false, pattern: /^\p{Script=Lao}/u },
  { code: 'Tibt', tags: ['tibt'], rightToLeft: false, pattern: /^\p{Script=Tibetan}/u },
  { code: 'Khmr', tags: ['khmr'], rightToLeft: false, pattern: /^\p{Script=Khmer}/u },
  { code: 'Mymr', tags: ['mym2', 'mymr'], rightToLeft: false, pattern: /^\p{Script=Myanmar}/u },
  { code: 'Hani', tags: ['hani'], rightToLeft: false, pattern: /^\p{Script=Han}/u },
  { code: 'Hira', tags: ['kana'], rightToLeft: false, pattern: /^\p{Script=Hiragana}/u },
  { code: 'Kana', tags: ['kana'], rightToLeft: false, pattern: /^\p{Script=Katakana}/u },
  { code: 'Hang', tags: ['hang'], rightToLeft: false, pattern: /^\p{Script=Hangul}/u },
  { code: 'Mong', tags: ['mong'], rightToLeft: false, pattern: /^\p{Script=Mongolian}/u },
  { code: 'Cher', tags: ['cher'], rightToLeft: false, pattern: /^\p{Script=Cherokee}/u },
  { code: 'Thaa', tags: ['thaa'], rightToLeft: true, pattern: /^\p{Script=Thaana}/u },
  { code: 'Nkoo', tags: ['nko '], rightToLeft: true, pattern: /^\p{Script=Nko}/u },
  { code: 'Samr', tags: ['samr'], rightToLeft: true, pattern: /^\p{Script=Samaritan}/u },
  { code: 'Phnx', tags: ['phnx'], rightToLeft: true, pattern: /^\p{Script=Phoenician}/u },
] as const

const COMMON = /^\p{Script=Common}/u
const INHERITED = /^\p{Script=Inherited}/u

export function scriptOf(codePoint: number): Script {
  if (codePoint < 0x80) {
    const letter = codePoint | 0x20
    return letter >= 0x61 && letter <= 0x7a ? 'Latn' : 'Zyyy'
  }
  const character = String.fromCodePoint(codePoint)
  if (SCRIPTS[0].pattern.test(character)) return 'Latn'
  if (COMMON.test(character)) return 'Zyyy'
  if (INHERITED.test(character)) return 'Zinh'
  return SCRIPTS.find(script => script.pattern.test(character))?.code ?? 'Zzzz'
}

/** Does the script belong to some writing, rather than to whatever stands beside it. */
export const isStrong = (script: Script): boolean => script !== 'Zyyy' && script !== 'Zinh'

/** The script of the first character that has one of its own, or null. */
export function scriptOfText(text: string): Script | null {
  for (const character of text) {
    const script = scriptOf(character.codePointAt(0)!)
    if (isStrong(script)) return script
  }
  return null
}

export const isRightToLeft = (script: Script): boolean =>
  SCRIPTS.find(known => known.code === script)?.rightToLeft ?? false

export const openTypeScripts = (script: Script): readonly string[] =>
  SCRIPTS.find(known => known.code === script)?.tags ?? ['DFLT']

const LANGUAGES_BY_SCRIPT: Readonly<Partial<Record<Script, string>>> = {
  Cyrl: 'ru uk be bg sr mk kk ky tg tt ba cv os ab cu orv rue mn',
  Grek: 'el grc gmy',
  Hebr: 'he yi lad arc',
  Arab: 'ar fa ur ps ug sd ckb ota',
  Syrc: 'syr syc',
  Armn: 'hy xcl',
  Geor: 'ka xmf',
  Copt: 'cop',
  Ethi: 'am ti gez',
  Deva: 'hi sa mr ne',
  Hani: 'zh lzh',
  Hira: 'ja',
  Hang: 'ko',
  Thai: 'th',
}

const SCRIPT_BY_LANGUAGE: ReadonlyMap<string, Script> = new Map(
  SCRIPTS.flatMap(({ code }) =>
    (LANGUAGES_BY_SCRIPT[code]?.split(' ') ?? []).map(language => [language, code] as const),
  ),
)

/** The script that a language (BCP 47) is usually written in: what figures and punctuation alone are set as. */
export function scriptOfLanguage(language: string): Script {
  const [primary = '', ...subtags] = language.split('-')
  const named = subtags.find(subtag => subtag.length === 4 && /^[A-Za-z]+$/.test(subtag))
  const code = named === undefined ? undefined : named.charAt(0).toUpperCase() + named.slice(1).toLowerCase()
  const written = SCRIPTS.find(script => script.code === code)
  return written?.code ?? SCRIPT_BY_LANGUAGE.get(primary.toLowerCase()) ?? 'Latn'
}
