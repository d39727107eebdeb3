/** Words that the style prints of its own, in the language of the edition. */
import type { Stylesheet } from './stylesheet.ts'

/** The style's word for a key, falling back from `en-GB` to `en`, then to English. */
export function word(stylesheet: Stylesheet, language: string, key: string): string {
  const base = language.split('-')[0] ?? language
  for (const each of [language, base, 'en']) {
    const found = stylesheet.words[each]?.[key]
    if (found !== undefined) return found
  }
  return key
}
