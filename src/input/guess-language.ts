/** A text → the language it is probably written in, by its script and its commonest words. */

export interface LanguageGuess {
  /** BCP 47. */
  readonly language: string
  /** False when there was too little to go by and the language is only the default. */
  readonly certain: boolean
}

/** Frequent short words, few of which mean something in another of these languages. */
const STOP_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to that was for his with he had not be have which this from are were would they on as at it by been you will said',
  de: 'der die und das den dem nicht ist von zu mit sich auf ein eine ich für auch es dass daß bei nach wie aus sie wir wird sind war noch zur über',
  fr: 'le les des et que qui dans pour une est pas au sur vous je nous plus avec du ne se ce cette par sont mais il ils même été aux',
  la: 'et est non ut cum quod ad sed quae qui enim esse autem atque per ab ex sunt nec quam hoc etiam si te tibi mihi eius quoque inter',
  it: 'il che di non per della una con sono gli si del le da come più ma nel alla dei questo ha essere delle anche lo nella',
  es: 'el los que y las por con una no se su para del es más como pero al lo le este esta ha sus fue muy también sobre hasta',
  pt: 'não uma para com os as do da que em por mais dos foi ao das mas são se na pelo isso também',
  nl: 'het een van en niet dat zijn aan met voor ook maar door wij deze naar bij heeft wordt worden',
  pl: 'nie się na jest że do jak przez oraz ale dla był tego które jako czy',
}

/** Languages told by their script alone; where several share one, the commonest in editions. */
const SCRIPTS: readonly { readonly pattern: RegExp; readonly language: string }[] = [
  { pattern: /[\u3041-\u30ff]+/g, language: 'ja' },
  { pattern: /\p{Script=Hangul}+/gu, language: 'ko' },
  { pattern: /\p{Script=Han}+/gu, language: 'zh' },
  { pattern: /\p{Script=Cyrillic}+/gu, language: 'ru' },
  { pattern: /\p{Script=Greek}+/gu, language: 'grc' },
  { pattern: /\p{Script=Hebrew}+/gu, language: 'he' },
  { pattern: /\p{Script=Arabic}+/gu, language: 'ar' },
  { pattern: /\p{Script=Syriac}+/gu, language: 'syc' },
  { pattern: /\p{Script=Devanagari}+/gu, language: 'hi' },
  { pattern: /\p{Script=Tamil}+/gu, language: 'ta' },
  { pattern: /\p{Script=Thai}+/gu, language: 'th' },
  { pattern: /\p{Script=Georgian}+/gu, language: 'ka' },
  { pattern: /\p{Script=Armenian}+/gu, language: 'hy' },
]

/** Stems whose spelling tells the two apart, with what may follow; -ize is no evidence, since Oxford writes it too. */
const BRITISH_ONLY =
  /\b(?:(?:dis)?(?:favour|colour|honour|humour|labour|harbour|neighbour|endeavour|behaviour|rumour|vigour|armour)|centre|theatre|defence|offence|pretence|programme|manoeuvre|travell|cancell|counsell|marshall(?:ed|ing)|(?:organ|real|recogn|critic|emphas|mobil|author|neutral|civil|apolog)is(?:e|ed|es|ing|ation)\b|tyre|grey|aeroplane|cheque|towards)/gi
const AMERICAN_ONLY =
  /\b(?:(?:dis)?(?:favor|color|honor|humor|labor|harbor|neighbor|endeavor|behavior|rumor|vigor|armor)|center|theater|defense|offense|pretense|program(?!m)|maneuver|travel(?:ed|ing)|cancel(?:ed|ing)|counsel(?:ed|or)|marshal(?:ed|ing)|gray|airplane|toward\b)/gi

/** A whole volume says no more than its first part. */
const SAMPLE = 200_000

/** The commoner of scripts, then of languages; `en-US` when nothing speaks for any, as a default and not certain. */
export function guessLanguage(text: string): LanguageGuess {
  const sample = text.slice(0, SAMPLE)
  const latin = letters(sample, /\p{Script=Latin}+/gu)
  let best = { language: '', weight: latin }
  for (const { pattern, language } of SCRIPTS) {
    const weight = letters(sample, pattern) * (language === 'ja' ? 3 : 1)
    if (weight > best.weight) best = { language, weight }
  }
  if (best.language === 'ru' && count(sample, /[іїєґ]/giu) > best.weight / 60)
    return { language: 'uk', certain: true }
  if (best.language === 'grc' && !/[\u1f00-\u1fff]/.test(sample)) return { language: 'el', certain: true }
  if (best.language !== '') return { language: best.language, certain: true }
  return guessLatin(sample)
}

/** Could the words of a text show that it is in this language. */
export const isGuessable = (language: string): boolean =>
  Object.hasOwn(STOP_WORDS, language.slice(0, 2)) && /^..(?:-|$)/.test(language)

/** Ancient and modern Greek look alike to one who guesses. */
export const sameLanguage = (a: string, b: string): boolean => family(a) === family(b)

const family = (language: string): string => language.replace(/-.*$/s, '').replace(/^grc$/, 'el')

/** One file's documents are in its language, unless the words of one clearly are of another; spelling is a habit of the file. */
export function guessLanguages(texts: readonly string[]): readonly string[] {
  const whole = guessLanguage(texts.join('\n')).language
  if (texts.length < 2) return texts.map(() => whole)
  return texts.map(text => {
    const own = guessLanguage(text)
    return own.certain && own.language.slice(0, 2) !== whole.slice(0, 2) ? own.language : whole
  })
}

function guessLatin(text: string): LanguageGuess {
  const counts = new Map<string, number>()
  for (const [word] of text.toLowerCase().matchAll(/\p{L}+/gu)) counts.set(word, (counts.get(word) ?? 0) + 1)
  let best = { language: '', score: 0 }
  let second = 0
  for (const [language, words] of Object.entries(STOP_WORDS)) {
    let score = 0
    for (const word of words.split(' ')) score += counts.get(word) ?? 0
    if (score > best.score) {
      second = best.score
      best = { language, score }
    } else second = Math.max(second, score)
  }
  const certain = best.score >= 5 && best.score > second * 1.2
  if (best.language === 'en') return { language: englishOf(text), certain }
  return best.score >= 2
    ? { language: best.language, certain }
    : { language: englishOf(text), certain: false }
}

/** By the spellings that differ: favour and favor, defence and defense. */
function englishOf(text: string): 'en-GB' | 'en-US' {
  return count(text, BRITISH_ONLY) > count(text, AMERICAN_ONLY) ? 'en-GB' : 'en-US'
}

/** Letters in the runs that a pattern finds. */
const letters = (text: string, pattern: RegExp): number => {
  let found = 0
  for (const [run] of text.matchAll(pattern)) found += run.length
  return found
}

const count = (text: string, pattern: RegExp): number => {
  let found = 0
  for (const _ of text.matchAll(pattern)) found++
  return found
}
