/** What is no fault of a list of persons; what is one has its rows in tests/catalogue/entry-rows.ts. */
import { describe, expect, test } from 'vitest'
import { deriveRegisters } from '../../../src/editorial/derive-registers.ts'
import { checkPersonEntries } from '../../../src/editorial/person-entries.ts'
import { readSources } from '../../../src/input/read-edition.ts'
import { escaped, p, r, wordFile } from '../input/word-builder.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

function said(name: string, content: string | Uint8Array, files: Record<string, string> = {}) {
  const side = files['a.yaml']
  const { edition, references } = readSources([
    {
      name,
      bytes: typeof content === 'string' ? bytes(content) : content,
      ...(side === undefined ? {} : { sideFile: { name: 'a.yaml', bytes: bytes(side) } }),
      beside: path => (files[path] === undefined ? 'missing' : bytes(files[path])),
    },
  ]).value
  const indexed = new Set(deriveRegisters(edition).value.persons.map(person => person.name))
  return checkPersonEntries(edition, indexed, references).map(({ code, message }) => `${code} ${message}`)
}

const KERR = '<person xml:id="kerr"><persName>Kerr, Archibald</persName></person>'
const HOARE = '<person xml:id="hoare"><persName>Hoare, Samuel</persName></person>'
const list = (persons: string): string =>
  `<listPerson xmlns="http://www.tei-c.org/ns/1.0">${persons}</listPerson>`
const tei = (text: string, persons = KERR, header = ''): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>${header}</teiHeader><standOff>${list(persons)}</standOff><text><body><p>${text}</p></body></text></TEI>`
const NAMED = '<persName ref="#kerr">Kerr</persName>'

describe('nothing is said of', () => {
  test.each([
    ['a person of the world', `${NAMED} saw <persName ref="https://d-nb.info/gnd/118">Hoare</persName>`],
    ['a person of a file that is not there', `${NAMED} saw <persName ref="other.xml#hoare">Hoare</persName>`],
    [
      'a person of another scheme',
      '<persName ref="#kerr">K.</persName>, <persName ref="pmb12">H.</persName>',
    ],
    ['a name that refers to any place of the file', `${NAMED}, <persName ref="#me" xml:id="me">I</persName>`],
    ['a name without a reference', `${NAMED} saw <persName>Hoare</persName>`],
    ['places', `${NAMED} in <placeName ref="#moscow">Moscow</placeName>`],
    ['keys that no list of the file means', '<persName key="PTA_1">Hoare</persName> saw Kerr'],
    ['a file without a list', '<persName ref="#hoare">Hoare</persName>', ''],
    ['a surname without a tag', `${NAMED} saw Hoare`, KERR + HOARE],
    ['a surname that is declined', 'Hoares Brief an Kerr', KERR + HOARE],
    [
      'a part of a surname',
      'M. de Talleyrand',
      '<person xml:id="t"><persName>Charles de Talleyrand-Périgord</persName></person>',
    ],
    ['who speaks', `${NAMED}</p><sp who="#hoare"><p>No.</p></sp><p>`, KERR + HOARE],
    [
      'who is named in the header',
      NAMED,
      KERR + HOARE,
      '<profileDesc><correspDesc><correspAction type="sent"><persName ref="#hoare">S. H.</persName></correspAction></correspDesc></profileDesc>',
    ],
  ])('%s', (_, text, persons = KERR, header = '') => {
    expect(said('a.xml', tei(text, persons, header))).toEqual([])
  })

  test('entries of a register beside the source', () => {
    const text = '<persName ref="persons.xml#kerr">Kerr</persName> came'
    expect(said('a.xml', tei(text, ''), { 'persons.xml': list(KERR + HOARE) })).toEqual([])
  })

  test('a file that is a register and nothing else', () => {
    expect(
      said(
        'a.xml',
        `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>${list(KERR + HOARE)}</body></text></TEI>`,
      ),
    ).toEqual([])
  })

  test('entries of Word’s index that are no persons', () => {
    const mark = (entry: string): string => `<w:fldSimple w:instr="${escaped(` XE "${entry}" `)}"/>`
    const body = p(
      r('Kerr') +
        mark('Kerr, A.') +
        r(' on convoys') +
        mark('Convoys:Arctic') +
        r(' in Council') +
        mark('Council, State'),
    )
    expect(
      said('a.docx', wordFile({ body }), { 'a.yaml': 'persons: [{name: "Kerr, Archibald"}]\n' }),
    ).toEqual([])
  })
})

test('a list of a whole volume beside one document is one message', () => {
  const many = Array.from(
    { length: 40 },
    (_, at) => `<person xml:id="x${at}"><persName>Xy${at}z, Ab</persName></person>`,
  )
  expect(said('a.xml', tei(NAMED, KERR + many.join('\n')))).toEqual([
    'persons/never-mentioned “Xy0z, Ab” has an entry in the list of persons, but neither text nor notes mention the person; so it is with 39 more entries',
  ])
})
