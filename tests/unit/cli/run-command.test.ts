import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from '../../../src/command/run-command.ts'
import { p, r, wordFile } from '../input/word-builder.ts'

const LETTER = `Moscow, 4 May 1942

	I saw Molotov[footnoteRef:1] this morning. He was in good humour. [1:  Molotov, Vyacheslav (1890 – 1986) – Soviet statesman.]
	2. He spoke of the convoys.
`
/** Calls a note that is not there. */
const FAULTY = '\tHe told Kerr[footnoteRef:7] so.\n'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scholion-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => join(folder, name)
const put = (name: string, text: string | Uint8Array): string => {
  mkdirSync(join(at(name), '..'), { recursive: true })
  writeFileSync(at(name), text)
  return at(name)
}
const written = (): readonly string[] => readdirSync(folder).sort()

interface Outcome {
  readonly status: number
  readonly out: string
  readonly err: string
}

async function scholion(
  words: readonly string[],
  environment: Record<string, string> = {},
  terminal = false,
): Promise<Outcome> {
  let out = ''
  let err = ''
  const status = await runCommand(words, {
    out: text => {
      out += text
    },
    err: text => {
      err += text
    },
    environment,
    terminal,
  })
  return { status, out, err }
}

const jsonLines = (out: string): readonly Record<string, unknown>[] =>
  out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))

describe('scholion build', () => {
  test('writes the PDF, says so in one line, and ends with 0', async () => {
    const result = await scholion(['build', put('a.txt', LETTER), '-o', at('out/a.pdf')])
    expect(result).toEqual({ status: 0, out: `${at('out/a.pdf')}  2 pages\n`, err: expect.any(String) })
    expect(readFileSync(at('out/a.pdf'), 'latin1')).toMatch(/^%PDF-1\.7[\s\S]*%%EOF\s*$/)
    expect(readdirSync(at('out'))).toEqual(['a.pdf'])
  })

  test('gives the same bytes each time, and a date only when it is told one', async () => {
    const input = put('a.txt', LETTER)
    await scholion(['build', input, '-o', at('1.pdf')])
    await scholion(['build', input, '-o', at('2.pdf'), '--jobs', '3'])
    await scholion(['build', input, '-o', at('3.pdf')], { SOURCE_DATE_EPOCH: '0' })
    expect(readFileSync(at('1.pdf')).equals(readFileSync(at('2.pdf')))).toBe(true)
    expect(readFileSync(at('1.pdf'), 'latin1')).not.toMatch(/CreationDate|CreateDate/)
    expect(readFileSync(at('3.pdf'), 'latin1')).toContain(
      '<xmp:CreateDate>1970-01-01T00:00:00Z</xmp:CreateDate>',
    )
  })

  test('sets what can be set of an input with errors, and ends with 1', async () => {
    const result = await scholion(['build', put('a.txt', FAULTY), '-o', at('a.pdf')])
    expect(result.status).toBe(1)
    expect(result.err).toContain('[footnoteRef:7]')
    expect(result.err).toContain('^^^')
    expect(written()).toEqual(['a.pdf', 'a.txt'])
  })

  test('sets the good inputs beside bad ones', async () => {
    const inputs = [at('none.txt'), put('a.txt', LETTER), put('empty.txt', '')]
    const result = await scholion(['build', ...inputs, '-o', at('a.pdf')])
    expect(result.status).toBe(1)
    expect(result.err).toContain(`cannot read ${at('none.txt')}: there is no such file or folder`)
    expect(written()).toContain('a.pdf')
  })

  test('sets all texts of a folder as one volume, in byte order of their names', async () => {
    for (const name of ['b.txt', 'a.txt', 'Z.txt', 'é.txt', '10.txt', '9.txt']) put(`letters/${name}`, LETTER)
    put('letters/README.md', '# About these letters')
    put('letters/scan.jpg', '')
    put('letters/.hidden.txt', LETTER)
    await scholion(['build', at('letters'), '-o', at('a.pdf'), '--layout', at('a.json')])
    const layout = JSON.parse(readFileSync(at('a.json'), 'utf8')) as { source: string[] }
    expect(layout.source).toEqual(
      ['10.txt', '9.txt', 'Z.txt', 'a.txt', 'b.txt', 'é.txt'].map(name => at(`letters/${name}`)),
    )
  })

  test('reads the YAML beside a text', async () => {
    put('a.yaml', 'title: A morning at the Kremlin\n')
    await scholion(['build', put('a.txt', LETTER), '-o', at('a.pdf'), '--layout', at('a.json')])
    expect(readFileSync(at('a.json'), 'utf8')).toContain('A morning at the Kremlin')
  })

  test('puts the notes where it is told', async () => {
    const input = put('a.txt', LETTER)
    const roles = async (place: string): Promise<readonly string[]> => {
      await scholion(['build', input, '-o', at('a.pdf'), '--layout', at('a.json'), '--notes', place])
      const { pages } = JSON.parse(readFileSync(at('a.json'), 'utf8')) as {
        pages: { areas: { role: string; lines: { note?: string }[] }[] }[]
      }
      const areas = pages
        .flatMap(page => page.areas)
        .filter(area => area.lines.some(line => line.note !== undefined))
      return areas.map(area => area.role)
    }
    expect(await roles('foot')).toEqual(['notes'])
    expect(await roles('margin')).toEqual(['margin'])
    expect((await roles('end'))[0]).not.toMatch(/^(notes|margin)$/)
  })

  test('writes the layout with everything that was reported', async () => {
    await scholion(['build', put('a.txt', FAULTY), '-o', at('a.pdf'), '--layout', at('a.json')])
    const layout = JSON.parse(readFileSync(at('a.json'), 'utf8'))
    expect(layout).toMatchObject({ version: 1, source: [at('a.txt')], style: 'appendix' })
    expect(layout.diagnostics).toContainEqual(
      expect.objectContaining({ severity: 'error', file: at('a.txt'), line: 1 }),
    )
  })

  test('takes a style of the user, which may extend its neighbours and nothing further away', async () => {
    put('styles/base.yaml', 'page: { lines: 30 }')
    const style = put('styles/house.yaml', 'extends: base.yaml')
    expect(
      (await scholion(['build', put('a.txt', LETTER), '-o', at('a.pdf'), '--style', style])).status,
    ).toBe(0)
    put('outside.yaml', 'page: { lines: 31 }')
    symlinkSync(at('outside.yaml'), at('styles/link.yaml'))
    for (const name of ['../outside.yaml', 'link.yaml', at('outside.yaml')]) {
      put('styles/house.yaml', `extends: ${name}`)
      const result = await scholion(['build', at('a.txt'), '-o', at('b.pdf'), '--style', style])
      expect([result.status, result.err]).toEqual([1, expect.stringContaining('[style/unknown-style]')])
    }
    expect(written()).not.toContain('b.pdf')
  })
})

describe('wrong usage ends with 2 and writes nothing:', () => {
  test('an output that is an input', async () => {
    const input = put('a.txt', LETTER)
    symlinkSync(input, at('link.pdf'))
    put('a.yaml', 'title: A')
    for (const output of ['a.txt', 'link.pdf', 'a.yaml', './x/../a.txt']) {
      mkdirSync(at('x'), { recursive: true })
      const result = await scholion(['build', input, '-o', `${folder}/${output}`])
      expect([output, result.status, result.err]).toEqual([
        output,
        2,
        expect.stringContaining('would be written over the input'),
      ])
    }
    expect(readFileSync(input, 'utf8')).toBe(LETTER)
  })

  test.each([
    [
      'an unknown style',
      ['--style', 'apendix'],
      'there is no style and no file “apendix”; the styles are appendix, archive, press',
    ],
    ['an unknown place for notes', ['--notes', 'side'], 'Allowed choices are foot, margin, end.'],
    ['one file for both outputs', ['--layout', './a.pdf'], 'cannot both be'],
  ])('%s', async (_, options, message) => {
    const words = options.map(word => (word === './a.pdf' ? at('a.pdf') : word))
    const result = await scholion(['build', put('a.txt', LETTER), '-o', at('a.pdf'), ...words])
    expect([result.status, result.err]).toEqual([2, expect.stringContaining(message)])
    expect(written()).toEqual(['a.txt'])
  })

  test.each(['abc', '-1', '1.5', '253402300800'])('SOURCE_DATE_EPOCH=%s', async date => {
    const result = await scholion(['build', put('a.txt', LETTER), '-o', at('a.pdf')], {
      SOURCE_DATE_EPOCH: date,
    })
    expect(result.status).toBe(2)
    expect(written()).toEqual(['a.txt'])
  })

  test('a folder or a device as output', async () => {
    for (const output of [folder, '/dev/null']) {
      expect((await scholion(['build', put('a.txt', LETTER), '-o', output])).status).toBe(2)
    }
  })
})

test('what the system refuses ends with 3, says why, and leaves nothing', async () => {
  put('file', '')
  const result = await scholion(['build', put('a.txt', LETTER), '-o', at('file/a.pdf')])
  expect(result).toMatchObject({ status: 3, out: '' })
  expect(result.err).toMatch(
    /scholion: cannot write .*file\/a\.pdf: (part of the path is not a folder|the system says EEXIST)/,
  )
})

describe('inputs that are no texts are refused without being read:', () => {
  test.each(['/dev/zero', '/dev/null'])('%s', async device => {
    const result = await scholion(['check', device])
    expect([result.status, result.err]).toEqual([1, expect.stringContaining(`${device} is not a file`)])
  })

  test('a folder without texts', async () => {
    const result = await scholion(['build', folder, '-o', at('a.pdf')])
    expect([result.status, result.err]).toEqual([
      1,
      expect.stringContaining('has no files in it that can be read'),
    ])
    expect(written()).toEqual([])
  })

  test('the same text twice counts once', async () => {
    const input = put('a.txt', LETTER)
    const result = await scholion(['check', input, `${folder}/./a.txt`])
    expect([result.status, result.err]).toEqual([0, expect.stringContaining('is given twice')])
  })
})

describe('scholion check', () => {
  test.each([
    ['a.txt', '\tA line.\n\n\tHe wrote 漢 there.\n', '3:11'],
    ['a.md', 'A line.\n\nHe wrote 漢 there.\n', '3:10'],
    [
      'a.xml',
      '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>\n<p>He wrote 漢 there.</p></body></text></TEI>',
      '2:13',
    ],
    ['a.docx', wordFile({ body: p(r('A line.')) + p(r('He wrote 漢 there.')) }), '2:10'],
  ] as const)('names a character that no font has: %s', async (name, content, place) => {
    const result = await scholion(['check', put(name, content)])
    expect(result.status).toBe(1)
    expect(result.err).toContain(
      `${at(name)}:${place} error: no font of the style has the character “漢” (U+6F22)  [font/missing-glyph]`,
    )
    expect(result.err).toMatch(/│ +\^\^\n +hint: tried EB Garamond, .+; name a family that has it/)
  })

  test('asks the fonts of the style that is named', async () => {
    put('own.yaml', 'extends: appendix\nfonts:\n  text: [Source Code Pro]\n')
    const input = put('a.txt', '\tᾇ stands here.\n')
    expect((await scholion(['check', input])).err).not.toContain('[font/missing-glyph]')
    const { status, err } = await scholion(['check', input, '--style', at('own.yaml')])
    expect([status, err]).toEqual([1, expect.stringContaining('tried Source Code Pro;')])
  })

  test('says what is wrong, and sets nothing', async () => {
    const result = await scholion(['check', put('a.txt', FAULTY)])
    expect(result.status).toBe(1)
    expect(result.out).toMatch(/^1 document, [1-9]\d* errors?, \d+ warnings?\n$/)
    expect(written()).toEqual(['a.txt'])
  })

  test('reads an encoding that it is told', async () => {
    const koi8 = Uint8Array.from([9, 0xf0, 0xd2, 0xc9, 0xd7, 0xc5, 0xd4, 0x2e, 10])
    const input = put('a.txt', koi8)
    expect((await scholion(['check', input])).status).toBe(1)
    expect((await scholion(['check', input, '--encoding', 'koi8-r'])).status).toBe(0)
  })
})

/** Some pages of text, with a note at every fifth sentence. */
const LONG = Array.from(
  { length: 60 },
  (_, index) =>
    `\tParagraph ${index} of the record says what was said in Moscow on that day${index % 5 === 0 ? `[footnoteRef:${index / 5 + 1}]` : ''}, and ${'what the Ambassador answered to it, and '.repeat(index % 7)}no more.\n`,
).join('')
const NOTED = `${LONG}${Array.from({ length: 12 }, (_, index) => `[${index + 1}:  The note numbered ${index + 1}.]\n`).join('')}`

describe('scholion inspect and explain', () => {
  test('tell what the pages cost, and write nothing', async () => {
    const { status, out } = await scholion(['inspect', put('a.txt', NOTED)])
    expect(status).toBe(0)
    expect(out).toMatch(/\d+ pages, cost \d+; 12 notes, 12 on the page of their call, 0 later, 0 split\n$/)
    expect(written()).toEqual(['a.txt'])
  })

  test('agree about what a page pays, and the sums are those of the pages', async () => {
    const input = put('a.txt', NOTED)
    const lines = jsonLines((await scholion(['inspect', input, '--json'])).out)
    const pages = lines.filter(line => line['kind'] === 'page') as unknown as Cost[]
    const [layout] = lines.filter(line => line['kind'] === 'layout')
    expect(pages.length).toBeGreaterThan(0)
    expect(layout!['cost']).toBeCloseTo(
      pages.reduce((sum, { cost }) => sum + cost.total, 0),
      6,
    )
    for (const { folio, cost } of pages) {
      expect(cost.parts.reduce((sum, part) => sum + part.amount, 0)).toBeCloseTo(cost.total, 6)
      const explained = jsonLines((await scholion(['explain', input, '--page', folio, '--json'])).out)
      expect(explained[0]).toMatchObject({ kind: 'page', folio, cost })
    }
  })

  test('explain the end of a page by the line that ends it and by dearer ones before and after', async () => {
    const input = put('a.txt', NOTED)
    await scholion(['build', input, '-o', at('a.pdf'), '--layout', at('a.json')])
    const layout = JSON.parse(readFileSync(at('a.json'), 'utf8'))
    const text = layout.pages[1].areas.find((area: { role: string }) => area.role === 'text')
    const { out, status } = await scholion(['explain', input, '--page', '2', '--json'])
    expect(status).toBe(0)
    const ends = jsonLines(out).filter(line => line['kind'] === 'end')
    const at1 = ends.findIndex(end => end['chosen'] === true)
    expect(ends[at1]).toMatchObject({ after: text.lines.at(-1).text.trim(), dearer: 0 })
    expect(at1).toBeGreaterThan(0)
    expect(at1).toBeLessThan(ends.length - 1)
    for (const end of ends)
      if (end['dearer'] === null) expect(end['why']).not.toBe('')
      else expect(end['dearer']).toBeGreaterThanOrEqual(0)
  })

  test('refuse a page that is not there, and name those that are', async () => {
    const { status, err } = await scholion(['explain', put('a.txt', NOTED), '--page', '99'])
    expect(status).toBe(2)
    expect(err).toMatch(/there is no page 99; the pages are 1 to \d+/)
  })

  test('say of what is wrong with the text only what is an error', async () => {
    const { status, err } = await scholion(['inspect', put('a.txt', FAULTY)])
    expect(status).toBe(1)
    expect(err).toContain('error')
    expect(err).not.toContain('warning')
  })
})

interface Cost {
  readonly folio: string
  readonly cost: { readonly total: number; readonly parts: readonly { readonly amount: number }[] }
}

describe('--json', () => {
  test('prints nothing but JSON lines, and those on standard output', async () => {
    const result = await scholion(['build', put('a.txt', FAULTY), '-o', at('a.pdf'), '--json'], {}, true)
    expect(result.err).toBe('')
    const lines = jsonLines(result.out)
    expect(lines).toContainEqual(
      expect.objectContaining({
        type: 'diagnostic',
        severity: 'error',
        file: at('a.txt'),
        line: 1,
        hints: expect.any(Array),
      }),
    )
    const bytes = readFileSync(at('a.pdf')).length
    expect(lines.at(-1)).toEqual({
      type: 'result',
      kind: 'pdf',
      pages: expect.any(Number),
      file: at('a.pdf'),
      bytes,
    })
  })

  test('gives failures as lines too', async () => {
    const result = await scholion(['build', put('a.txt', LETTER), '--style', 'none', '--json'])
    expect(jsonLines(result.out)).toEqual([{ type: 'failure', message: expect.stringContaining('“none”') }])
  })
})

describe('colours', () => {
  const ESCAPE = '\u001b['
  let input = ''
  let place = ''
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'scholion-'))
    input = join(place, 'a.txt')
    writeFileSync(input, FAULTY)
  })
  afterAll(() => rmSync(place, { recursive: true, force: true }))

  test.each([
    ['on a terminal', {}, true, true],
    ['not in a pipe', {}, false, false],
    ['not with NO_COLOR', { NO_COLOR: '1' }, true, false],
    ['with an empty NO_COLOR, which does not count', { NO_COLOR: '' }, true, true],
    ['not on a dumb terminal', { TERM: 'dumb' }, true, false],
    ['not for CI or FORCE_COLOR in a pipe', { CI: 'true', FORCE_COLOR: '1' }, false, false],
  ])('%s', async (_, environment, terminal, coloured) => {
    const { err } = await scholion(['check', input], environment, terminal)
    expect(err.includes(ESCAPE)).toBe(coloured)
  })
})

describe('the lists', () => {
  test('of styles, each with what it is for', async () => {
    const { status, out } = await scholion(['styles'])
    expect(status).toBe(0)
    expect(out.split('\n').map(line => line.split(' ')[0])).toEqual(['appendix', 'archive', 'press', ''])
    expect(jsonLines((await scholion(['styles', '--json'])).out)[1]).toMatchObject({
      kind: 'style',
      name: 'archive',
      description: expect.stringContaining('A4'),
    })
  })

  test('of fonts, with their weights', async () => {
    const { out } = await scholion(['fonts', '--json'])
    expect(jsonLines(out)).toContainEqual({
      type: 'result',
      kind: 'font',
      family: 'EB Garamond',
      weights: [400, 500, 600, 700, 800],
      italics: true,
    })
  })

  test('the schema of style files', async () => {
    const { out } = await scholion(['styles', '--schema'])
    expect(out).toBe(readFileSync(new URL('../../../styles/schema.json', import.meta.url), 'utf8'))
  })
})
