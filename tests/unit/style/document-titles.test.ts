import { describe, expect, it } from 'vitest'
import type { DocumentMetadata } from '../../../src/edition/model.ts'
import { readSources } from '../../../src/input/read-edition.ts'
import { documentTitle, runningHeads, shownTitle } from '../../../src/style/document-titles.ts'
import { editionOf, paragraph } from '../../support/block-builder.ts'
import { builtInStylesheet } from '../../support/real-tools.ts'

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

describe('what heads and contents show of a title', () => {
  it('is the short title, where there is one', () => {
    expect(shownTitle('A long title of the document', 'The document')).toBe('The document')
    expect(shownTitle('A long title', ' ')).toBe('A long title')
  })

  it('is the title without signs before it and a dateline in brackets after its last sentence', () => {
    expect(shownTitle('*[No. 12] Mr. Bayard to Mr. Gresham. [London, April 3, 1894.]', null)).toBe(
      '[No. 12] Mr. Bayard to Mr. Gresham.',
    )
    expect(shownTitle('* № 1 (рук. № 1).', null)).toBe('№ 1 (рук. № 1).')
  })

  it('is all of a title whose brackets belong to its words', () => {
    for (const title of [
      'Paul Goldmann an Arthur Schnitzler, 5. 3. [1899]',
      '[Draft of a letter]',
      '(V) Cases',
      '*',
    ])
      expect(shownTitle(title, null)).toBe(title)
  })
})

describe('heads that give place and date', () => {
  const headOf = (place: string, date: string) => {
    const edition = editionOf({ blocks: [paragraph('Text.')] })
    const [document] = edition.documents
    const described = { ...document!, metadata: { ...document!.metadata, place, date } }
    return runningHeads(edition, described, builtInStylesheet('appendix')).rectoHead
  }

  it('have all of them where they are short, else the last part of the place', () => {
    expect(headOf('Moscow', 'October 1943')).toBe('Moscow, October 1943')
    expect(headOf('Legation of the United States,\nManagua', 'March 8, 1894')).toBe('Managua, March 8, 1894')
  })
})

describe('heads that name sender and addressee', () => {
  const source = { file: 'a', start: 0, end: 0 }
  const headsIn = (language: string, metadata: Partial<DocumentMetadata>) => {
    const edition = editionOf({ blocks: [paragraph('Text.')] })
    const [document] = edition.documents
    const persons = ['Goldmann, Paul', 'Schnitzler, Arthur'].map(name => ({
      name,
      forms: [],
      dates: null,
      source,
    }))
    const described = { ...document!, language, persons, metadata: { ...document!.metadata, ...metadata } }
    return runningHeads(edition, described, builtInStylesheet('appendix')).versoHead
  }

  it('do so in the language of the document, names in the order of speech', () => {
    const letter = { sender: 'Goldmann, Paul', addressee: 'Schnitzler, Arthur' }
    expect(headsIn('de', letter)).toBe('Paul Goldmann an Arthur Schnitzler')
    expect(headsIn('fr-CA', letter)).toBe('Paul Goldmann à Arthur Schnitzler')
    expect(headsIn('en', { sender: 'Eden', addressee: 'Churchill' })).toBe('Eden to Churchill')
    expect(headsIn('en', { sender: 'Foreign Office, London', addressee: 'Kerr, Moscow, USSR' })).toBe(
      'Foreign Office, London to Kerr, Moscow, USSR',
    )
  })
})
