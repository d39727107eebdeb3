/** The file as a whole: other programs find no fault with it, and it is the same wherever and whenever it is made. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { homedir, hostname } from 'node:os'
import { beforeAll, describe, expect, it } from 'vitest'
import { readPdf } from '../unit/pdf/read-pdf.ts'
import { samplePdf } from './pdf-book.ts'
import { installed, runOn } from './pdf-sample.ts'

let bytes: Uint8Array = new Uint8Array()
beforeAll(async () => {
  bytes = await samplePdf()
})

describe('other programs', () => {
  it.runIf(installed('qpdf'))('find no fault: qpdf', () => {
    const { status, out } = runOn(bytes, 'qpdf', '--check', 'FILE')
    expect(status, out).toBe(0)
    expect(out).toContain('No syntax or stream encoding errors found')
    expect(out).not.toMatch(/WARNING/)
  })

  it.runIf(installed('pdffonts'))('see every font embedded, subset and mapped to Unicode: pdffonts', () => {
    const fonts = runOn(bytes, 'pdffonts', 'FILE').out.trim().split('\n').slice(2)
    expect(fonts).toHaveLength(3)
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes /)
  })

  it.runIf(installed('pdfinfo'))('read the structure and the text in it: pdfinfo', () => {
    const { out } = runOn(bytes, 'pdfinfo', '-struct-text', 'FILE')
    expect(out).not.toMatch(/error/i)
    expect(out).toMatch(
      /^Document\n {2}H1 \(block\)\n {4}"The front"\n {2}P \(block\)\n {4}"Kremlin"\n {4}Link \(inline\)\n {6}"12"\n {6}Object/,
    )
    // The letter of two glyphs does not end the paragraph that goes on overleaf, nor the note at its foot.
    expect(out).toMatch(
      /"tion goes on, 1 ≠[\s\S]* 2 here"\n {2}Note .*\n {4}"12 A note that goes on overleaf, Ж"\n {4}"and ends here."/,
    )
    expect(out).not.toContain('Running head')
  })

  it.runIf(installed('pdftoppm'))('draw its pages without complaint: pdftoppm', () => {
    const { status, out } = runOn(bytes, 'pdftoppm', '-r', '40', '-f', '1', '-l', '1', '-png', 'FILE')
    expect(status).toBe(0)
    expect(out).not.toMatch(/Syntax (Error|Warning)/)
  })
})

describe('the same edition', () => {
  it('gives the same bytes in another process, at another place and time', () => {
    const script = new URL('./pdf-book.ts', import.meta.url).pathname
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, 'print'], {
      env: { ...process.env, TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', HOME: '/nowhere' },
      encoding: 'utf8',
    })
    expect(stdout.trim(), stderr).toBe(createHash('sha256').update(bytes).digest('hex'))
  })

  it('holds nothing of the place where it was made', () => {
    const file = readPdf(bytes)
    const all = [Buffer.from(bytes), ...file.streams.values()]
      .map(each => Buffer.from(each).toString('latin1'))
      .join('\n')
    // A host may be called `a`, which proves nothing.
    const traces = [process.cwd(), homedir(), hostname(), 'node_modules', '/tmp/'].filter(
      trace => trace.length > 4,
    )
    for (const trace of traces) expect(all).not.toContain(trace)
    const dates = [...all.matchAll(/D:\d{8}|\d{4}-\d\d-\d\dT/g)].map(([date]) => date)
    expect(new Set(dates)).toEqual(new Set(['D:19431128', '1943-11-28T']))
  })
})

describe('the rules of tagged files', () => {
  it('show no CID 0, and only CIDs that are mapped', () => {
    const file = readPdf(bytes)
    const fonts = file.dictionary(file.dictionary(file.pages[0]!.get('/Resources')).get('/Font'))
    const mapped = new Map<string, ReadonlySet<string>>()
    for (const [name, font] of fonts) {
      const reference = file.dictionary(font).get('/ToUnicode')
      const map = Buffer.from(file.streams.get((reference as { ref: number }).ref)!).toString('latin1')
      const entries = [...map.matchAll(/^<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>$/gm)]
      for (const [, , text] of entries) expect(text).not.toMatch(/^(0000|feff|fffe)/)
      mapped.set(name, new Set(entries.map(entry => entry[1]!)))
    }
    let shown = 0
    file.pages.forEach((_, index) => {
      let font = ''
      for (const row of file.content(index).split('\n')) {
        font = /^(\/F\d+) .* Tf$/.exec(row)?.[1] ?? font
        if (!row.endsWith(' TJ')) continue
        for (const [, codes] of row.matchAll(/<([0-9a-f]+)>/g)) {
          for (const [code] of codes!.matchAll(/.{4}/g)) {
            expect(mapped.get(font)).toContain(code)
            shown++
          }
        }
      }
    })
    expect(shown).toBeGreaterThan(100)
  })
})
