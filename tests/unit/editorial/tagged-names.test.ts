/** Names that a source tags: the index has the persons of its list with every place, and nothing is guessed beside them. */
import { describe, expect, test } from 'vitest'
import { deriveRegisters } from '../../../src/editorial/derive-registers.ts'
import { readEdition } from '../../../src/input/read-edition.ts'
import { placePrinter } from '../../support/print-registers.ts'

const tei = (body: string, back = '') =>
  readEdition([
    {
      name: 'a.xml',
      bytes: new TextEncoder().encode(
        `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><langUsage><language ident="en-GB"/></langUsage></profileDesc></teiHeader><text><body>${body}</body>${back === '' ? '' : `<back>${back}</back>`}</text></TEI>`,
      ),
    },
  ]).value

const PERSONS = `<listPerson>
  <person xml:id="p1"><persName><forename>Samuel</forename> <surname>Hoare</surname></persName><birth when="1880-02-24"/><death when="1959"/></person>
  <person xml:id="p2"><persName>Franco, Francisco</persName></person>
  <person xml:id="p3"><persName>Nobody, Ned</persName></person>
</listPerson>`

function index(body: string, back = PERSONS) {
  const edition = tei(body, back)
  const show = placePrinter(edition)
  return deriveRegisters(edition).value.persons.map(({ name, dates, places }) => ({
    name,
    dates,
    places: places.map(show),
  }))
}

describe('persons with keys', () => {
  test('stand under the names of the list, with every form that means them', () => {
    const found = index(
      '<p><persName ref="#p1">Sir <hi rend="smallcaps">Samuel</hi></persName> saw <rs type="person" ref="#p2">the Caudillo</rs>; <rs type="person" ref="#p1">our Ambassador</rs> left.</p>',
    )
    expect(found.map(({ name, dates }) => [name, dates])).toEqual([
      ['Franco, Francisco', null],
      ['Hoare, Samuel', '1880–1959'],
    ])
    expect(found[1]!.places).toHaveLength(2)
    expect(found[1]!.places[0]).toContain('Sir Samuel')
    expect(found[1]!.places[1]).toContain('our Ambassador')
  })

  test('are both meant by a name that refers to two', () => {
    const found = index('<p><rs type="person" ref="#p1 #p2">Both</rs> came.</p>')
    expect(found.map(({ name }) => name)).toEqual(['Franco, Francisco', 'Hoare, Samuel'])
  })

  test('are found in notes too', () => {
    const found = index('<p>He said so.<note>To <persName ref="#p2">Franco</persName>.</note></p>')
    expect(found).toHaveLength(1)
    expect(found[0]!.places[0]).toContain('Franco')
  })

  test('keep what grammar would guess out of the index of their document', () => {
    expect(
      index('<p><persName ref="#p1">Hoare</persName> met General Jordana.</p>').map(({ name }) => name),
    ).toEqual(['Hoare, Samuel'])
    expect(index('<p>Hoare met General Jordana.</p>').map(({ name }) => name)).toContain('Jordana')
  })
})

test('a tagged name without a key is the person whom its words name', () => {
  const found = index(
    '<p><persName>Gresham</persName> wrote to <persName>Lewis Baker</persName>.</p><p><persName>Gresham</persName> again.</p>',
  )
  expect(found.map(({ name, places }) => [name, places.length])).toEqual([
    ['Baker, Lewis', 1],
    ['Gresham', 2],
  ])
})

test('a list of persons in the text gives names and glosses to the index', () => {
  const edition = tei(
    '<div type="persons"><list type="names"><item><persName xml:id="p_A">Baker, Newton D.</persName>, Secretary of War.</item></list></div><p>Mr. <persName corresp="#p_A">Baker</persName> came.</p>',
  )
  const [person, other] = deriveRegisters(edition).value.persons
  expect(other).toBeUndefined()
  expect(person).toMatchObject({ name: 'Baker, Newton D.', gloss: 'Secretary of War' })
  expect(person!.places).toHaveLength(1)
})

test('works that the source lists stand in the bibliography, unless the text prints the list itself', () => {
  const works =
    '<listBibl><bibl xml:id="w1"><title>Liebelei</title><author>Schnitzler, Arthur</author></bibl></listBibl>'
  const beside = tei('<p>His <rs type="work" ref="#w1">play</rs>.</p>', works)
  const { printed } = deriveRegisters(beside).value.bibliography
  expect(printed.map(({ entry }) => entry.map(run => run.text).join(''))).toEqual([
    'Schnitzler, Arthur: Liebelei',
  ])
  expect(printed[0]!.places).toEqual([{ paragraph: 'd1.b1', start: 4, end: 8 }])
  const inText = tei(`<p>See below.</p><div><head>Works</head>${works}</div>`)
  expect(deriveRegisters(inText).value.bibliography.printed).toEqual([])
})
