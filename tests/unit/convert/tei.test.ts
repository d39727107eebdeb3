import { describe, expect, it } from 'vitest'
import { writeTei } from '../../../src/convert/tei.ts'
import type { Edition } from '../../../src/edition/model.ts'
import { readEdition } from '../../../src/input/read-edition.ts'
import { comparable } from '../../support/same-edition.ts'

const read = (...files: readonly (readonly [name: string, text: string])[]): Edition =>
  readEdition(files.map(([name, text]) => ({ name, bytes: Buffer.from(text) }))).value

const markdown = (...texts: readonly string[]): Edition =>
  read(...texts.map((text, index) => [`${index}.md`, `---\nlanguage: en\n---\n\n${text}`] as const))

/** The body, without its line ends. */
const bodyOf = (edition: Edition): string =>
  /<body>\n(.*)\n<\/body>/s.exec(writeTei(edition))![1]!.replaceAll('\n', '')

const idsIn = (xml: string): readonly string[] => [...xml.matchAll(/xml:id="([^"]*)"/g)].map(([, id]) => id!)

/** Read again, the edition is the same. */
function expectSame(edition: Edition): void {
  expect(comparable(read(['again.xml', writeTei(edition)]))).toEqual(comparable(edition))
}

const LETTER = (place: string, text: string, name: string): string =>
  `::: dateline\n${place}\n:::\n\n${text}\n\n::: signature\n${name}\n:::\n\n`

describe('divisions of written TEI', () => {
  it('gives each of several letters in one document a division of its own', () => {
    const edition = markdown(LETTER('Rome', 'One.', 'A.') + LETTER('Paris', 'Two.', 'B.'))
    expect(bodyOf(edition)).toBe(
      '<div><dateline>Rome</dateline><p>One.</p><signed>A.</signed></div>' +
        '<div><dateline>Paris</dateline><p>Two.</p><signed>B.</signed></div>',
    )
    expectSame(edition)
  })

  it('needs none for a single letter', () => {
    const edition = markdown(LETTER('Rome', 'One.', 'A.'))
    expect(bodyOf(edition)).toBe('<dateline>Rome</dateline><p>One.</p><signed>A.</signed>')
  })

  it('keeps a heading at the head of the division that it opens', () => {
    const edition = markdown(`# One\n\n${LETTER('Rome', 'Text.', 'A.')}## Part\n\nMore.\n`)
    expect(bodyOf(edition)).toBe(
      '<div><head>One</head><div><dateline>Rome</dateline><p>Text.</p><signed>A.</signed></div>' +
        '<div><head>Part</head><p>More.</p></div></div>',
    )
    expectSame(edition)
  })

  it('says by its type what a line is where TEI has no place for its element', () => {
    const edition = markdown('> Quoted.\n>\n> ::: signature\n> C. D.\n> :::\n')
    expect(bodyOf(edition)).toBe('<quote rend="block"><p>Quoted.</p><ab type="signature">C. D.</ab></quote>')
    expectSame(edition)
  })

  it('writes a postscript before an enclosure as a text of its own', () => {
    const edition = markdown('Text.\n\n::: postscript\nP.S.\n:::\n\n::: enclosure\nThe list.\n:::\n')
    const body = bodyOf(edition)
    expect(body).toContain('<postscript><p>P.S.</p></postscript></div>')
    expect(body).toContain(
      '<div><floatingText type="enclosure"><body><p>The list.</p></body></floatingText></div>',
    )
    expectSame(edition)
  })
})

describe('ids of written TEI', () => {
  it('stand once in the file, though two documents call a place alike', () => {
    const text = (word: string): string => `See [there](#here).\n\n[${word}]{#here}\n`
    const edition = markdown(text('One'), text('Two'))
    const xml = writeTei(edition)
    expect(idsIn(xml)).toEqual(['here', 'd2.here'])
    expect(xml).toContain('target="#here"')
    expect(xml).toContain('target="#d2.here"')
    expectSame(edition)
  })

  it('are what XML allows, whatever the source calls a place', () => {
    const edition = markdown('[Word]{#a:2} and [link](#a:2).\n')
    const xml = writeTei(edition)
    expect(idsIn(xml)).toEqual(['d1.a_2'])
    expect(xml).toContain('n="a:2"')
    expectSame(edition)
  })

  it('tell the persons of two documents apart, and names still mean their own', () => {
    const [one, two] = ['Anne', 'Bertha'].map(name => {
      const edition = markdown(`[${name}]{.person key=p1} wrote.\n`)
      const source = { file: 'x', start: 0, end: 0 }
      return { ...edition.documents[0]!, persons: [{ key: 'p1', name, forms: [], dates: null, source }] }
    })
    const edition: Edition = { title: null, language: 'en', documents: [one!, { ...two!, id: 'd2' }] }
    const xml = writeTei(edition)
    expect(idsIn(xml)).toEqual(['p1', 'd2.p1'])
    expect(xml).toContain('<persName ref="#d2.p1">Bertha</persName>')
    expect(
      read(['again.xml', xml]).documents.map(each => each.persons.map(({ key, name }) => [key, name])),
    ).toEqual([[['p1', 'Anne']], [['p1', 'Bertha']]])
    expect(JSON.stringify(comparable(read(['again.xml', xml])))).toContain('"key":"p1"')
  })
})

describe('values of written TEI', () => {
  it('keeps the mark that a note has instead of a number', () => {
    const edition = markdown('Word[^1].\n\n[^1]: {mark="*"} The note.\n')
    expect(edition.documents[0]!.notes[0]!.mark).toBe('*')
    expect(writeTei(edition)).toContain('<label>*</label>The note.')
    expectSame(edition)
  })

  it('names a link that is no address, and a reason that is no word, without a fault in the schema', () => {
    const edition = markdown('[Word](<a b>), []{.gap reason="torn \ue000 off"}.\n')
    const xml = writeTei(edition)
    expect(xml).not.toMatch(/target=|reason="/)
    expectSame(edition)
  })
})
