/** The telegram beside its persons file: who is indexed where, what is cited, what is reported. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Edition } from '../../src/edition/model.ts'
import { allTextParts, plainText } from '../../src/edition/visit.ts'
import { deriveRegisters } from '../../src/editorial/derive-registers.ts'
import { readEdition } from '../../src/input/read-edition.ts'
import { printEntry, printRegisters } from '../support/print-registers.ts'

const NAME = 'eden-to-churchill-1943'
const bytes = (name: string): Uint8Array => readFileSync(new URL(`../../seeds/${name}`, import.meta.url))

const withSideFile: Edition = readEdition([
  { name: `${NAME}.txt`, bytes: bytes(`${NAME}.txt`), sideFile: { name: `${NAME}.yaml`, bytes: bytes(`${NAME}.yaml`) } },
]).value
const alone: Edition = readEdition([{ name: `${NAME}.txt`, bytes: bytes(`${NAME}.txt`) }]).value

const HEADINGS = [
  'Alexander, Harold',
  'Churchill, Winston',
  'Eden',
  'Franco, Francisco',
  'Hoare, Samuel',
  'Ismay, Hastings Lionel',
  'Kerr',
  'Molotov',
  'Napoleon I',
  'Roosevelt',
  'Stalin',
  'Wellington, Duke of',
]

describe('the telegram', () => {
  const { value, diagnostics } = deriveRegisters(withSideFile)

  test('has these registers', async () => {
    await expect(printRegisters(withSideFile, value)).toMatchFileSnapshot('telegram-registers.expected.txt')
  })

  test('names twelve persons', () => {
    expect(value.persons.map(person => person.name)).toEqual(HEADINGS)
  })

  test('gives the same persons without its persons file, but for the given names of Churchill and Franco', () => {
    const names = deriveRegisters(alone).value.persons.map(person => person.name)
    const unsaid = ['Churchill, Winston', 'Franco, Francisco']
    expect(names).toEqual(HEADINGS.map(name => (unsaid.includes(name) ? name.split(',')[0] : name)))
  })

  test('has the same mentions with and without it', () => {
    const places = (edition: Edition) => deriveRegisters(edition).value.persons.map(person => person.places)
    expect(places(alone)).toEqual(places(withSideFile))
  })

  test('gives the dates as the notes do, with a dash closed up', () => {
    const dated = value.persons.filter(person => person.dates !== null)
    expect(dated.map(({ name, dates }) => `${name} ${dates}`)).toEqual([
      'Alexander, Harold 1891–1969',
      'Franco, Francisco 1892–1975',
      'Hoare, Samuel 1880–1959',
      'Ismay, Hastings Lionel 1887–1965',
    ])
  })

  test('indexes no author for being cited, no code word, no place', () => {
    const names = value.persons.map(person => person.name).join(' ')
    expect(names).not.toMatch(/French|Pechatnov|Magadeyev|Sano|Perepiska|Overlord|Rome|Kremlin|Boston|London/i)
  })

  test('cites five works in seven places, and two files', () => {
    const works = value.bibliography.printed
    expect(works.map(printEntry)).toEqual([
      'Churchill W.S., _The Second World War_, Vol. V, Boston, 1951',
      'French D., Invading Europe: The British Army and Its Preparations for the Normandy Campaign, 1942-44 // _Diplomacy & Statecraft_, 2003, Vol. 14, No. 2, p. 271–294',
      '_Moskovskaya konferentsiya_',
      'Pechatnov V.O., Magadeyev I.E., _Perepiska_, T. 1',
      '_Sano_, T. 2',
    ])
    expect(works.map(work => work.unresolved)).toEqual([false, false, true, true, true])
    expect(works.flatMap(work => work.places)).toHaveLength(7)
    expect(value.bibliography.archival).toMatchObject([
      {
        designation: 'RGASPI',
        children: [
          {
            designation: 'F. 558',
            children: [
              {
                designation: 'Op. 11',
                children: [
                  { designation: 'D. 281', children: [{ designation: 'L. 11–26', children: [] }] },
                  { designation: 'D. 284', children: [{ designation: 'L. 7–9', children: [] }] },
                ],
              },
            ],
          },
        ],
      },
    ])
  })

  test('reports what is doubtful', () => {
    expect(diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'bibliography/unresolved-short-title: “Moskovskaya konferentsiya” is never given in full',
      'persons/initial-disagrees: “G. Alexander” is taken for “Alexander, Harold”, whose initial is another',
      'bibliography/unresolved-short-title: “Perepiska” is never given in full',
      'persons/no-comma: “Franco Francisco” has no comma between surname and given name; the index uses “Franco, Francisco”',
      'persons/odd-dates: dates read “1939 -. 1975”; perhaps 1939–1975',
      'bibliography/unresolved-short-title: “Sano” is never given in full',
    ])
  })

  test('reports, without the persons file, whom nothing identifies', () => {
    const unidentified = deriveRegisters(alone).diagnostics.filter(({ code }) => code === 'persons/unidentified')
    expect(unidentified.map(({ message }) => /“(.*?)”/.exec(message)?.[1]).sort()).toEqual(['Churchill', 'Eden', 'Kerr', 'Molotov', 'Roosevelt', 'Stalin'])
  })

  test('points every report at the words it is about', () => {
    const source = new TextDecoder().decode(bytes(`${NAME}.txt`))
    const at = (code: string) => {
      const span = diagnostics.find(each => each.code === code)?.span
      return span === null || span === undefined ? null : source.slice(span.start, span.end)
    }
    expect(at('persons/no-comma')).toBe('Franco Francisco')
    expect(at('persons/odd-dates')).toBe('1939 -. 1975')
    expect(at('persons/initial-disagrees')).toBe('G. Alexander')
  })

  test('finds every Stalin, whatever stands before him', () => {
    const texts = [...allTextParts(withSideFile)].map(part => plainText(part.block.content))
    const written = texts.reduce((sum, text) => sum + (text.match(/Stalin/g)?.length ?? 0), 0)
    expect(value.persons.find(person => person.name === 'Stalin')?.places).toHaveLength(written)
  })
})
