/** The lines of a Word file → the language of each of its documents: as Word has noted it, or as the words look. */
import { guessLanguage } from './guess-language.ts'
import type { WordLine } from './word-lines.ts'

const textOf = (lines: readonly WordLine[]): string => lines.map(({ seed }) => seed.text).join('\n')

/**
 * The language that was asked for; else the one that Word has noted for most of the text, unless the words are clearly of
 * another: Word notes the keyboard's. A document of the file differs only where its own words clearly do.
 */
export function languageChooser(
  lines: readonly WordLine[],
  noted: string | null,
  asked: string | null,
): (part: readonly WordLine[]) => string {
  if (asked !== null) return () => asked
  const guess = guessLanguage(textOf(lines))
  const differs = (a: string, b: string): boolean =>
    a.slice(0, 2).toLowerCase() !== b.slice(0, 2).toLowerCase()
  const whole = noted === null || (guess.certain && differs(noted, guess.language)) ? guess.language : noted
  return part => {
    if (part === lines || part.length === lines.length) return whole
    const own = guessLanguage(textOf(part))
    return own.certain && differs(own.language, whole) ? own.language : whole
  }
}

export const isLanguageTag = (written: string): boolean => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(written)

/** The language of most letters; null when Word has noted none for as much as half of them. */
export function notedLanguage(lines: readonly WordLine[]): string | null {
  const letters = new Map<string, number>()
  let all = 0
  for (const { content } of lines)
    for (const each of content) {
      if (each.kind !== 'text') continue
      all += each.text.length
      const { language } = each
      if (language !== null && isLanguageTag(language))
        letters.set(language, (letters.get(language) ?? 0) + each.text.length)
    }
  let most: string | null = null
  for (const [language, count] of letters)
    if (count * 2 >= all && count > (letters.get(most ?? '') ?? 0)) most = language
  return most
}
