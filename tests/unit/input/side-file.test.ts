import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { toJsonSchema } from '../../../src/input/schema.ts'
import { readSideFile, sideFileSchema } from '../../../src/input/side-file.ts'

const read = (text: string) => readSideFile({ name: 'a.yaml', text })
const codes = (text: string) => read(text).diagnostics.map(each => each.code)

describe('readSideFile', () => {
  it('gives metadata, persons with their places, and short titles', () => {
    const text =
      'title: Eden to Churchill\nstyle: telegram\npersons:\n  - name: Hoare, Samuel\n    forms: [our Ambassador]\n    dates: 1880–1959\nshortTitles:\n  - {short: Sano, full: Sano. Vol. 2}\n'
    const { value, diagnostics } = read(text)
    expect(diagnostics).toEqual([])
    expect(value?.metadata).toMatchObject({ title: 'Eden to Churchill', date: null, archiveReference: null })
    expect(value?.style).toBe('telegram')
    expect(value?.persons).toMatchObject([
      { name: 'Hoare, Samuel', forms: ['our Ambassador'], dates: '1880–1959' },
    ])
    expect(text.slice(value!.persons[0]!.source.start)).toMatch(/^name: Hoare/)
    expect(value?.shortTitles).toMatchObject([{ short: 'Sano', full: 'Sano. Vol. 2', kind: 'printed' }])
  })

  it.each(['archive', 'archiveReference', 'archive-reference', 'archive reference'])(
    'knows the archive reference as %s',
    key => {
      expect(read(`${key}: PREM 3/172`)).toMatchObject({
        value: { metadata: { archiveReference: 'PREM 3/172' } },
        diagnostics: [],
      })
    },
  )

  it('takes figures as they are written', () => {
    expect(read('number: 0012\ndate: 1943\n').value?.metadata).toMatchObject({ number: '0012', date: '1943' })
  })

  it('keeps what is right when a key is wrong', () => {
    const { value, diagnostics } = read('titel: A\nplace: Moscow\nlanguage: English\n')
    expect(value?.metadata.place).toBe('Moscow')
    expect(value?.language).toBeNull()
    expect(diagnostics.map(each => [each.code, each.hints[0] ?? null])).toEqual([
      ['side-file/bad-value', 'write a language as in “en-GB”, “fr” or “sr-Latn”'],
      ['side-file/unknown-key', 'did you mean “title”?'],
    ])
  })

  it('reports one key in two spellings', () => {
    expect(codes('archive: A\narchiveReference: B\n')).toEqual(['side-file/duplicate-key'])
  })

  it('is nothing when empty, and never throws', () => {
    expect(read('')).toEqual({ value: null, diagnostics: [] })
    for (const text of ['[', '- a', 'just words', '{a: {b: [', '\u0000', '!!js/function x', '&a [*a]'])
      expect(() => read(text)).not.toThrow()
  })

  it('has the keys that its description lists', () => {
    const documented = readFileSync('docs/side-file.md', 'utf8')
    const { properties } = toJsonSchema(sideFileSchema) as { properties: Record<string, unknown> }
    for (const key of Object.keys(properties)) expect(documented).toContain(`| \`${key}\` |`)
  })
})

describe('the side file of the telegram', () => {
  it('is without fault, and names the twelve persons of the index', () => {
    const { value, diagnostics } = read(readFileSync('seeds/eden-to-churchill-1943.yaml', 'utf8'))
    expect(diagnostics).toEqual([])
    expect(value?.persons.map(each => each.name)).toEqual([
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
    ])
    expect(value?.language).toBe('en-GB')
  })
})
