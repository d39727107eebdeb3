/** Word lists divided by TeX itself: the same points are found, but for patterns that have been revised since. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hyphenate } from '../../src/shape/hyphenate.ts'

const FOLDER = new URL('../../../shared/oracles/hyphenation/', import.meta.url)
const LANGUAGES = ['en-US', 'en-GB', 'de', 'fr', 'ru', 'la'] as const

function divided(word: string, language: string): string {
  let result = ''
  let from = 0
  for (const point of hyphenate(word, language)) {
    result += `${word.slice(from, point)}-`
    from = point
  }
  return result + word.slice(from)
}

/** The German patterns of the package are younger than those of TeX Live 2022: three words in ten thousand differ. */
const LEAST_AGREEMENT: Record<(typeof LANGUAGES)[number], number> = {
  'en-US': 1,
  'en-GB': 1,
  de: 0.995,
  fr: 1,
  ru: 1,
  la: 1,
}

describe('hyphenation agrees with LuaTeX and hyph-utf8', () => {
  const present = existsSync(FOLDER)
  if (!present) console.warn(`skipped: no word lists in ${FOLDER.pathname}`)
  for (const language of LANGUAGES) {
    it.skipIf(!present)(`on the words of ${language}`, () => {
      const rows = readFileSync(new URL(`${language}.tsv`, FOLDER), 'utf8')
        .split('\n')
        .filter(row => row !== '')
        .map(row => row.split('\t'))
      const wrong = rows.filter(([word = '', expected]) => divided(word, language) !== expected)
      console.log(`${language}: ${rows.length - wrong.length} of ${rows.length} words as TeX`)
      expect(rows.length).toBeGreaterThan(100)
      expect((rows.length - wrong.length) / rows.length, JSON.stringify(wrong)).toBeGreaterThanOrEqual(
        LEAST_AGREEMENT[language],
      )
    })
  }
})
