/** A short title for running heads, in every format that can have one, and what becomes of it. */
import { expect, test } from 'vitest'
import { writeTei } from '../../../src/convert/tei.ts'
import { writeMarkdown } from '../../../src/convert/write-markdown.ts'
import type { Edition } from '../../../src/edition/model.ts'
import { readEdition } from '../../../src/input/read-edition.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
function read(name: string, text: string, side?: string): Edition {
  const sideFile = side === undefined ? {} : { sideFile: { name: 'a.yaml', bytes: bytes(side) } }
  const { value, diagnostics } = readEdition([{ name, bytes: bytes(text), ...sideFile }])
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return value
}
const titles = ({ title, shortTitle, documents }: Edition) => ({
  volume: [title, shortTitle ?? null],
  documents: documents.map(({ metadata }) => [metadata.title, metadata.shortTitle ?? null]),
})
const header = (title: string) =>
  `<teiHeader><fileDesc><titleStmt><title>All of it</title>${title}</titleStmt></fileDesc></teiHeader>`
const tei = (title: string, body: string) =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0">${header(title)}<text><body>${body}</body></text></TEI>`
const SHORT = '<title type="short">In short</title>'

test.each(['shortTitle', 'short-title', 'short title'])('%s in a side file', key => {
  const edition = read('a.txt', 'Text.\n', `title: All of it\n${key}: In short\n`)
  expect(titles(edition).documents).toEqual([['All of it', 'In short']])
})

test('in the front matter of a Markdown file, where it is that of a volume over several documents', () => {
  const front = '---\ntitle: All of it\nshort-title: In short\n---\n\n'
  expect(titles(read('a.md', `${front}Text.\n`)).documents).toEqual([['All of it', 'In short']])
  expect(titles(read('a.md', `${front}# One\n\nText.\n\n# Two\n\nText.\n`))).toEqual({
    volume: ['All of it', 'In short'],
    documents: [
      [null, null],
      [null, null],
    ],
  })
})

test('in the header of a TEI file, of its one document or of its volume', () => {
  expect(titles(read('a.xml', tei(SHORT, '<p>Text.</p>'))).documents).toEqual([['All of it', 'In short']])
  const letter = '<div type="letter"><head>A letter</head><p>Text.</p></div>'
  const volume = titles(read('a.xml', tei(SHORT, letter.repeat(2))))
  expect(volume.volume).toEqual(['All of it', 'In short'])
  expect(volume.documents.map(([, short]) => short)).toEqual([null, null])
  expect(titles(read('a.xml', tei('', letter.repeat(2)))).volume).toEqual(['All of it', null])
})

test('in a head of a TEI document beside the one that is printed', () => {
  const letter = (heads: string) => `<div type="letter">${heads}<p>Text.</p></div>`
  const [long, short] = ['<head>A letter of some length</head>', '<head type="short">A letter</head>']
  for (const heads of [`${long}${short}`, `${short}${long}`]) {
    const { documents } = read('a.xml', tei('', letter(heads).repeat(2)))
    expect(documents.map(({ metadata }) => metadata.shortTitle)).toEqual(['A letter', 'A letter'])
    for (const { blocks } of documents)
      expect(blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph'])
  }
})

test('but a head is printed that is the only one, or that has a note', () => {
  const letter = (heads: string) => `<div type="letter">${heads}<p>Text.</p></div>`
  const headings = (heads: string) =>
    read('a.xml', tei('', letter(heads).repeat(2))).documents[0]!.blocks.filter(
      ({ kind }) => kind === 'heading',
    )
  expect(headings('<head type="short">A letter</head>')).toHaveLength(1)
  expect(headings('<head>Long</head><head type="short">A letter<note>Sent.</note></head>')).toHaveLength(2)
})

test('is written with the rest', () => {
  const one = read('a.txt', 'Text.\n', 'title: All of it\nshortTitle: In short\n')
  expect(titles(read('b.md', writeMarkdown(one))).documents).toEqual(titles(one).documents)
  expect(titles(read('b.xml', writeTei(one)))).toEqual(titles(one))
  const [document] = one.documents
  const volume: Edition = {
    ...one,
    title: 'Letters',
    shortTitle: 'L.',
    documents: [document!, { ...document!, id: 'd2' }],
  }
  expect(titles(read('b.xml', writeTei(volume)))).toEqual(titles(volume))
})
