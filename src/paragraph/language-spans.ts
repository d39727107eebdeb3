/** The language of each stretch of a paragraph: its own, but for words in a script that it does not use. */
import type { LanguageSpan } from '../shape/line-breaks.ts'

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
