import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from '../../../src/command/run-command.ts'
import { lostInMarkdown } from '../../../src/convert/write-markdown.ts'
import { readEdition } from '../../../src/input/read-edition.ts'
import { edition } from '../../support/edition-builder.ts'
import { essenceOf } from '../../support/same-model.ts'

const LETTER = `Moscow, 4 May 1942

	I saw Molotov[footnoteRef:1] this *morning*. [1:  Molotov, Vyacheslav (1890 – 1986) – Soviet statesman.]
	2. He spoke of the convoys.
`

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scholion-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string): string => join(folder, name)
const put = (name: string, text: string | Uint8Array): string => {
  writeFileSync(at(name), text)
  return at(name)
}

async function scholion(...words: string[]) {
  let out = ''
  let err = ''
  const status = await runCommand(words, {
    out: text => {
      out += text
    },
    err: text => {
      err += text
    },
    environment: {},
    terminal: false,
  })
  return { status, out, err }
}

const read = (name: string) => readEdition([{ name, bytes: readFileSync(at(name)) }]).value

describe('scholion convert', () => {
  test.each(['b.md', 'b.markdown', 'b.xml'])('writes %s, which is read as the same edition', async name => {
    const input = put('a.txt', LETTER)
    const { status, out } = await scholion('convert', input, '-o', at(name))
    expect([status, out]).toEqual([0, `${at(name)}\n`])
    expect(essenceOf(read(name))).toEqual(essenceOf(read('a.txt')))
    expect(readdirSync(folder).sort()).toEqual(['a.txt', name])
  })

  test('takes along what stands in side files', async () => {
    put('a.yaml', 'title: A morning\npersons: [{name: "Molotov, Vyacheslav", forms: [Molotov]}]\n')
    await scholion('convert', put('a.txt', LETTER), '-o', at('b.md'))
    expect(readFileSync(at('b.md'), 'utf8')).toContain('title: A morning\n')
    expect(read('b.md').documents[0]?.persons.map(({ name, forms }) => [name, forms])).toEqual([
      ['Molotov, Vyacheslav', ['Molotov']],
    ])
  })

  test('writes several sources as one file of as many documents', async () => {
    await scholion('convert', put('a.txt', LETTER), put('c.txt', LETTER), '-o', at('b.md'))
    expect(read('b.md').documents.length).toBe(2)
  })

  test('writes what can be read, and says with its exit status that something was wrong', async () => {
    const { status, err } = await scholion(
      'convert',
      put('a.txt', '\tHe told Kerr[footnoteRef:7] so.\n'),
      '-o',
      at('b.md'),
    )
    expect(status).toBe(1)
    expect(err).toContain('[seed/missing-note]')
    expect(readFileSync(at('b.md'), 'utf8')).toContain('He told Kerr[^7] so.')
  })

  test('refuses an ending that nothing can be written as, an input as its output, and no output at all', async () => {
    const input = put('a.txt', LETTER)
    for (const words of [['-o', at('b.docx')], ['-o', input], []]) {
      const { status } = await scholion('convert', input, ...words)
      expect(status).toBe(2)
    }
    const markdown = put('c.md', 'Text.')
    expect((await scholion('convert', markdown, '-o', markdown)).status).toBe(2)
    expect(readdirSync(folder).sort()).toEqual(['a.txt', 'c.md'])
  })

  test('says which halves of characters UTF-8 cannot hold', async () => {
    const half = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('\ta\ud800b', 'utf16le')])
    const { status, err } = await scholion('convert', put('a.txt', half), '-o', at('b.md'))
    expect(status).toBe(1)
    expect(err).toContain('[convert/half-character]')
  })

  test('tells programs what it wrote', async () => {
    const { out } = await scholion('convert', put('a.txt', LETTER), '-o', at('b.md'), '--json')
    const results = out.split('\n').filter(line => line.includes('"result"'))
    expect(results.map(line => JSON.parse(line) as unknown)).toEqual([
      {
        type: 'result',
        kind: 'converted',
        file: at('b.md'),
        documents: 1,
        bytes: readFileSync(at('b.md')).length,
      },
    ])
  })

  test('says what Markdown cannot hold', () => {
    const source = { file: 'a.xml', start: 3, end: 9 }
    const { documents, ...volume } = edition({ blocks: ['Text.'] })
    const variant = { id: 'v1', note: 'd1.n1', from: 'a', to: 'b', readings: [], source }
    const work = {
      key: null,
      source,
      content: [{ kind: 'text', text: 'Opus', marks: ['italic'], source }],
    } as const
    const rich = documents.map(document => ({ ...document, variants: [variant], listedWorks: [work] }))
    expect(lostInMarkdown({ ...volume, documents: rich }).map(({ code, span }) => [code, span])).toEqual([
      ['convert/variants-as-notes', source],
      ['convert/plain-bibliography', source],
    ])
    expect(lostInMarkdown({ ...volume, documents })).toEqual([])
  })
})

describe('scholion check', () => {
  test('tells a slip once, though two passes find it', async () => {
    const text = 'I saw Franco[^1].\n\n[^1]: Franco, Francisco (1939 -. 1975) – Spanish dictator.\n'
    const { err } = await scholion('check', put('a.md', text))
    expect(err.match(/odd-dates/g)).toEqual(['odd-dates'])
  })
})
