/** The language of each stretch of a paragraph: its own or what the source says, but for words in a script that it does not use. */
import type { LanguageSpan } from '../shape/line-breaks.ts'
import type { FlatText } from './flatten.ts'

interface Script {
  readonly pattern: RegExp
  /** Languages written in the script; the first is taken for foreign words in it. */
  readonly languages: readonly string[]
}

/** Only scripts with hyphenation of their own matter here. */
const SCRIPTS: readonly Script[] = [
  {
    pattern: /\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{M}\s.,;:()«»–—-]*/gu,
    languages: ['ru', 'uk', 'be', 'bg', 'sr', 'mk', 'cu'],
  },
  { pattern: /\p{Script=Greek}[\p{Script=Greek}\p{M}\s.,;:()«»–—-]*/gu, languages: ['el', 'grc'] },
  {
    pattern: /\p{Script=Latin}[\p{Script=Latin}\p{M}\s.,;:()«»–—-]*/gu,
    languages: ['la', 'en', 'fr', 'de', 'it', 'es', 'pl', 'cs'],
  },
]

/** Latin words in a Cyrillic or Greek text have a language that nobody can tell: they are not divided. */
const UNDETERMINED = 'und'

/** Stretches of one language may change look within them; words go on across a change of look. */
export function languagesOf(flat: FlatText, language: string): readonly LanguageSpan[] {
  const stretches: { start: number; end: number; language: string }[] = []
  for (const { start, end, inline } of flat.spans) {
    const last = stretches[stretches.length - 1]
    if (last !== undefined && last.language === inline.style.language) last.end = end
    else stretches.push({ start, end, language: inline.style.language })
  }
  if (stretches.length < 2) return languageSpans(flat.text, stretches[0]?.language ?? language)
  return stretches.flatMap(({ start, end, language: own }) =>
    languageSpans(flat.text.slice(start, end), own).map(span => ({
      ...span,
      start: span.start + start,
      end: span.end + start,
    })),
  )
}

export function languageSpans(text: string, language: string): readonly LanguageSpan[] {
  const base = language.split('-')[0] ?? ''
  const latin = !SCRIPTS.slice(0, 2).some(script => script.languages.includes(base))
  const spans: LanguageSpan[] = []
  let at = 0
  for (const script of latin ? SCRIPTS.slice(0, 2) : SCRIPTS.filter(each => !each.languages.includes(base))) {
    for (const match of text.matchAll(script.pattern)) {
      const foreign = script.pattern === SCRIPTS[2]!.pattern ? UNDETERMINED : script.languages[0]!
      spans.push({ start: match.index, end: match.index + match[0].length, language: foreign })
    }
  }
  spans.sort((a, b) => a.start - b.start)
  const all: LanguageSpan[] = []
  for (const span of spans) {
    if (span.start > at) all.push({ start: at, end: span.start, language })
    all.push(span)
    at = span.end
  }
  if (at < text.length || all.length === 0) all.push({ start: at, end: text.length, language })
  return all
}
