/** Editions written as TEI and read again: nothing is lost, from seed texts and from TEI files of others. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeTei } from '../../src/convert/tei.ts'
import { readEdition } from '../../src/input/read-edition.ts'
import { comparable } from '../support/same-edition.ts'

const shared = join(import.meta.dirname, '../../../shared')
const present = existsSync(shared)
if (!present) console.log('skipped: ../shared is absent')

const texts = present
  ? [
      ...readdirSync(join(shared, 'corpora/15-seed-dialect'))
        .filter(name => name.endsWith('.txt'))
        .map(name => `corpora/15-seed-dialect/${name}`),
      'seeds/eden-to-churchill-1943.txt',
      'corpora/14-long-texts/gibbon-ch15.seed.txt',
    ]
  : []

const files = present
  ? [
      '01-frus',
      '02-german-letters-schnitzler/editions',
      '03-greek-syriac-pta',
      '04-sanskrit-sarit',
      '05-latin',
      '06-french',
      '07-russian-tolstoy',
      '08-teic-stylesheets',
    ].flatMap(folder =>
      (readdirSync(join(shared, 'corpora', folder), { recursive: true, encoding: 'utf8' }) as string[])
        .filter(name => name.endsWith('.xml'))
        .map(name => `corpora/${folder}/${name}`),
    )
  : []

describe.skipIf(!present)('written as TEI and read again', () => {
  test.each([...texts, ...files])('%s is the same edition', name => {
    const edition = readEdition([{ name, bytes: readFileSync(join(shared, name)) }]).value
    const written = writeTei(edition)
    const again = readEdition([{ name: 'again.xml', bytes: new TextEncoder().encode(written) }])
    expect(again.diagnostics.filter(({ code }) => code.startsWith('xml/'))).toEqual([])
    expect(comparable(again.value)).toEqual(comparable(edition))
    const ids = [...written.matchAll(/ xml:id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(again.value.title).toBe(edition.title)
  })
})
