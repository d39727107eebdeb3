import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { plainText } from '../../src/edition/visit.ts'
import { readSources } from '../../src/input/read-edition.ts'
import { unaccountedText } from '../support/accounted-text.ts'

const folder = '../shared/corpora/12-hostile/text/'
const files = existsSync(folder) ? readdirSync(folder) : []
if (files.length === 0) console.log(`hostile text: ${folder} is absent, its files are not read`)

function read(name: string) {
  const before = process.cpuUsage()
  const { value, diagnostics } = readSources([{ name, bytes: readFileSync(folder + name) }])
  const used = process.cpuUsage(before)
  const [document] = value.edition.documents
  return {
    text: value.sources.get(name)!.text,
    documents: value.edition.documents,
    body: document?.blocks.map(block => plainText(block.content)) ?? [],
    notes: document?.notes.map(note => note.paragraphs.map(each => plainText(each.content)).join(' ')) ?? [],
    codes: diagnostics.map(each => each.code),
    messages: diagnostics.map(each => each.message),
    seconds: (used.user + used.system) / 1e6,
  }
}

describe.skipIf(files.length === 0)('hostile text', () => {
  it.each(files)('%s is read without an exception and without a lost character', name => {
    const { text, documents } = read(name)
    expect(documents.length).toBeGreaterThan(0)
    expect(unaccountedText(text, documents)).toEqual([])
    expect(text).not.toContain('\ufffd')
  })

  it.each(
    ['deep-brackets.txt', 'huge-paragraph-1MB-2000-notes.txt', 'one-word-100kB.txt'].filter(name =>
      files.includes(name),
    ),
  )('%s is read quickly', name => {
    read(name)
    // The second reading is measured: the first also compiles the reader.
    expect(read(name).seconds).toBeLessThan(1.5)
  })

  it('keeps the words around a call in the midst of a word together', () => {
    expect(read('dialect-anchor-midword.txt')).toMatchObject({
      body: ['footnote unbelievable.'],
      notes: ['a.', 'b.'],
      codes: [],
    })
  })

  it('finds a note before its call, a note without one, and two of one number', () => {
    expect(read('dialect-body-before-anchor.txt')).toMatchObject({
      body: ['Text later.'],
      notes: ['early body.'],
      codes: ['seed/note-before-call'],
    })
    expect(read('dialect-body-without-anchor.txt')).toMatchObject({
      body: ['Text.'],
      notes: ['orphan body.'],
      codes: ['seed/note-without-call'],
    })
    expect(read('dialect-duplicate-number.txt')).toMatchObject({
      body: ['A B.'],
      notes: ['first.', 'second.'],
      codes: ['seed/duplicate-number'],
    })
  })

  it('orders notes by their calls', () => {
    expect(read('dialect-out-of-order.txt')).toMatchObject({
      notes: ['three.', 'one.', 'two.'],
      codes: ['seed/calls-out-of-order'],
    })
  })

  it('keeps the text where a bracket is missing or too many', () => {
    expect(read('dialect-unclosed-anchor.txt')).toMatchObject({
      body: ['Text and more.'],
      notes: ['body.'],
      codes: ['seed/unclosed-call'],
    })
    expect(read('dialect-unbalanced-close.txt')).toMatchObject({ body: ['A. tail'], notes: ['a ] b.', 'c.'] })
    expect(read('dialect-empty-body.txt').codes).toContain('seed/empty-note')
  })

  it('names the encoding that a file is in, and reads it', () => {
    expect(read('koi8r-russian.txt').body).toEqual(['Беседа Сталина с Иденом.'])
    expect(read('koi8r-russian.txt').messages[0]).toContain('KOI8-R')
    expect(read('shift-jis.txt').body).toEqual(['外務大臣。'])
    expect(read('shift-jis.txt').messages[0]).toContain('Shift-JIS')
  })

  it('reads the telegram alike with a byte order mark and with carriage returns', () => {
    const plain = read('seed-bom.txt')
    const returns = read('seed-crlf.txt')
    expect(plain.body).toEqual(returns.body)
    expect(plain.notes).toEqual(returns.notes)
    expect(plain.codes).toEqual(returns.codes)
    expect(plain.body.length).toBe(15)
    expect(plain.text.startsWith('\ufeff')).toBe(false)
    expect(returns.text).toContain('\r\n')
  })

  it('raises no false alarm over right-to-left text, combining marks and other scripts', () => {
    for (const name of [
      'unicode-rtl-mixed.txt',
      'unicode-zalgo.txt',
      'unicode-cjk.txt',
      'unicode-indic-arabic-thai.txt',
      'unicode-medieval-mufi.txt',
    ])
      expect(read(name).codes).toEqual([])
  })
})

describe('pathological text', () => {
  const patterns = [
    ' ',
    '\n',
    '\n\t',
    '[',
    ']',
    '[1:',
    '[1:  ',
    '[1:  x]\n',
    '[footnoteRef:1]',
    '[footnoteRef:1',
    '[2: [1:  ',
    'x [1: y\n',
    'a ,',
    ' - ',
    '1939 -. ',
    ')',
    '(1) ',
    'A to ',
    'No. 1\n',
    '\u200b',
    '\u0301',
  ]

  it.each(patterns)('200,000 characters of %j are read in reasonable time, and whole', pattern => {
    const text = `x ${pattern.repeat(Math.ceil(200_000 / pattern.length))} y`
    const before = process.cpuUsage()
    const { value } = readSources([{ name: 'a.txt', bytes: Buffer.from(text) }])
    const used = process.cpuUsage(before)
    expect((used.user + used.system) / 1e6).toBeLessThan(5)
    expect(unaccountedText(text, value.edition.documents)).toEqual([])
  })
})
