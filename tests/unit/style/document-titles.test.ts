import { describe, expect, it } from 'vitest'
import { readSources } from '../../../src/input/read-edition.ts'
import { documentTitle } from '../../../src/style/document-titles.ts'

function titleOf(text: string): string {
  const { value } = readSources([{ name: 'a.txt', bytes: Buffer.from(text) }])
  return documentTitle(value.edition.documents[0]!)
}

describe('a title that is found in the text', () => {
  it('is the first line, when there is no heading', () => {
    expect(titleOf('He went there and saw nothing.\n')).toBe('He went there and saw nothing.')
  })

  it('is cut at a word when the line is a book', () => {
    const title = titleOf(`${'he went there and saw nothing, '.repeat(1000)}\n`)
    expect(title.length).toBeLessThanOrEqual(202)
    expect(title).toMatch(/^he went there .*(?:he|went|there|and|saw|nothing,) …$/)
  })

  it('is cut between letters when its first word is one, and never within a letter', () => {
    expect(titleOf(`${'a'.repeat(1000)}\n`)).toMatch(/^a{150,200}…$/)
    expect(titleOf(`${'a\u0301'.repeat(1000)}\n`)).toMatch(/^(?:a\u0301){75,100}…$/)
    expect(titleOf(`x${'𝔸'.repeat(1000)}\n`)).toMatch(/^x(?:𝔸)+…$/u)
  })
})
