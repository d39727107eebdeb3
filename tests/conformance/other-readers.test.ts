/** Programs of others open our files without a warning, and two of them draw the same pages. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pt } from '../../src/base/length.ts'
import { greyPressProfile } from '../../src/pdf/grey-profile.ts'
import { PROFILES } from '../../src/pdf/profile.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import { packagedFonts } from '../support/real-tools.ts'
import { type SetFile, setFile } from '../support/set-file.ts'
import { installed, pagesByPdfjs, runOn } from './pdf-sample.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const shared = join(root, '../shared/corpora')
/** Latin letters with notes, right to left, combining marks by the dozen, Greek and Cyrillic. */
const SAMPLES = [
  join(root, 'seeds/eden-to-churchill-1943.txt'),
  join(shared, '12-hostile/text/unicode-rtl-mixed.txt'),
  join(shared, '12-hostile/text/unicode-medieval-mufi.txt'),
  join(shared, '15-seed-dialect/tolstoy-doklad-fr-ru.txt'),
].filter(path => {
  if (!existsSync(path)) console.warn(`skipped: ${path} is absent`)
  return existsSync(path)
})

const press = {
  bleed: pt(9),
  marks: true,
  colour: 'grey',
  condition: 'Custom',
  profile: greyPressProfile(),
} as const
const tools = { qpdf: installed('qpdf'), gs: installed('gs'), pdftoppm: installed('pdftoppm') }
const mutool = existsSync('/usr/bin/mutool')
if (!mutool) console.warn('skipped: mutool is not installed')

/** Grey values of a page, as `pdftoppm -gray` and Ghostscript's `pgmraw` both write them. */
function readPgm(bytes: Buffer): { width: number; height: number; pixels: Buffer } {
  const header = /^P5\s+(?:#[^\n]*\s+)*(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 200))
  if (header === null) throw new Error('no grey picture')
  return { width: Number(header[1]), height: Number(header[2]), pixels: bytes.subarray(header[0].length) }
}

/** The mean darkness of squares of some pixels: engines smooth the edges of letters differently, but ink has its place. */
function darkness({ width, height, pixels }: ReturnType<typeof readPgm>, square: number): readonly number[] {
  const [columns, rows] = [Math.floor(width / square), Math.floor(height / square)]
  const cells = new Array<number>(columns * rows).fill(0)
  for (let y = 0; y < rows * square; y++)
    for (let x = 0; x < columns * square; x++)
      cells[Math.floor(y / square) * columns + Math.floor(x / square)]! += 255 - pixels[y * width + x]!
  return cells.map(sum => sum / (square * square * 255))
}

describe.each(SAMPLES)('%s', path => {
  let set: SetFile
  beforeAll(async () => {
    set = await setFile(path)
  }, 120_000)

  describe.each(PROFILES)('for the profile %s', profile => {
    let bytes: Uint8Array
    let folder = ''
    beforeAll(async () => {
      bytes = await writePdf(set.display, packagedFonts(), {
        creationDate: null,
        profile,
        press,
        version: 'test',
      })
      folder = mkdtempSync(join(tmpdir(), 'readers-'))
      writeFileSync(join(folder, 'a.pdf'), bytes)
    }, 120_000)
    afterAll(() => rmSync(folder, { recursive: true, force: true }))

    it.runIf(tools.qpdf)('is without fault to qpdf', () => {
      const { status, out } = runOn(bytes, 'qpdf', '--check', 'FILE')
      expect(status, out).toBe(0)
      expect(out).not.toMatch(/WARNING/)
    })

    it.runIf(tools.gs)(
      'is drawn by Ghostscript without a word',
      () => {
        const { status, out } = runOn(bytes, 'gs', '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=nullpage', 'FILE')
        expect([status, out]).toEqual([0, ''])
      },
      60_000,
    )

    it.runIf(mutool)(
      'is drawn by MuPDF without a word',
      () => {
        const { status, out } = runOn(bytes, 'mutool', 'draw', '-q', '-F', 'pgm', '-o', '/dev/null', 'FILE')
        // Some builds of it say that they were made without colour management.
        expect([status, out.replace(/^warning: ICC support is not available\n/, '')]).toEqual([0, ''])
      },
      60_000,
    )

    it('is read by pdf.js, every page', async () => {
      expect(await pagesByPdfjs(bytes)).toHaveLength(set.pages.length)
    }, 60_000)

    it.runIf(tools.pdftoppm && tools.gs)(
      'looks the same to poppler and to Ghostscript',
      () => {
        const last = String(Math.min(3, set.pages.length))
        const file = join(folder, 'a.pdf')
        const one = runOn(bytes, 'pdftoppm', '-r', '72', '-l', last, '-gray', file, join(folder, 'poppler'))
        expect([one.status, one.out]).toEqual([0, ''])
        const other = runOn(
          bytes,
          ...(['gs', '-q', '-dNOPAUSE', '-dBATCH', '-r72', `-dLastPage=${last}`, '-sDEVICE=pgmraw'] as const),
          ...[
            '-dTextAlphaBits=4',
            '-dGraphicsAlphaBits=4',
            `-sOutputFile=${join(folder, 'gs-%d.pgm')}`,
            file,
          ],
        )
        expect(other.status, other.out).toBe(0)
        const pages = readdirSync(folder)
          .filter(name => name.startsWith('poppler'))
          .sort()
        expect(pages).toHaveLength(Number(last))
        pages.forEach((name, index) => {
          const mine = readPgm(readFileSync(join(folder, name)))
          const theirs = readPgm(readFileSync(join(folder, `gs-${index + 1}.pgm`)))
          expect(
            Math.abs(mine.width - theirs.width) + Math.abs(mine.height - theirs.height),
          ).toBeLessThanOrEqual(2)
          const [a, b] = [mine, theirs].map(page => darkness({ ...page, pixels: page.pixels }, 12))
          const columns = Math.floor(mine.width / 12)
          const sameGrid = columns === Math.floor(theirs.width / 12) && a!.length === b!.length
          expect(sameGrid).toBe(true)
          const differing = a!.filter((value, cell) => Math.abs(value - b![cell]!) > 0.2)
          expect(differing.length / a!.length).toBeLessThanOrEqual(0.001)
          expect(Math.max(...a!)).toBeGreaterThan(0.1)
        })
      },
      60_000,
    )
  })
})
