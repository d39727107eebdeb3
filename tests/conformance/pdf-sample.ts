/** Lines of text set in real fonts, one run for each word and each space, as paragraphs are: for tests of the PDF. */

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PDFParse } from 'pdf-parse'
import { pt, type Sp, sp } from '../../src/base/length.ts'
import type {
  Belonging,
  DisplayList,
  DisplayPage,
  DrawOp,
  PlacedRun,
} from '../../src/display/display-list.ts'
import type { Features, Font, FontSet } from '../../src/fonts/font.ts'
import { openFont } from '../../src/fonts/fontkit.ts'
import { writePdf } from '../../src/pdf/write-pdf.ts'
import type { GlyphRun } from '../../src/shape/glyph-run.ts'
import { displayPage } from '../support/display-page.ts'

export interface Setting {
  readonly font?: Font
  readonly features?: Features
  readonly size?: number
  readonly rise?: number
  readonly scale?: number
  readonly softHyphen?: boolean
}

const require = createRequire(import.meta.url)

function face(family: string, folder: string, file: string, italic: boolean): Font {
  const home = dirname(require.resolve(`@expo-google-fonts/${folder}/package.json`))
  const name = { family, weight: 400, italic, source: file }
  const { value, diagnostics } = openFont(readFileSync(join(home, file)), name)
  if (value === null) throw new Error(diagnostics.map(each => each.message).join())
  return value
}

export const garamond = face('EB Garamond', 'eb-garamond', '400Regular/EBGaramond_400Regular.ttf', false)
export const italic = face(
  'EB Garamond',
  'eb-garamond',
  '400Regular_Italic/EBGaramond_400Regular_Italic.ttf',
  true,
)
export const sans = face('Source Sans 3', 'source-sans-3', '400Regular/SourceSans3_400Regular.ttf', false)
export const noto = face('Noto Serif', 'noto-serif', '400Regular/NotoSerif_400Regular.ttf', false)
const faces = [garamond, italic, sans, noto]

export const fonts: FontSet = {
  find: family => faces.find(each => each.family === family) ?? null,
  get: id => faces.find(each => each.id === id)!,
  families: faces.map(each => each.family),
}

export function shapedRun(text: string, setting: Setting = {}): GlyphRun {
  const font = setting.font ?? garamond
  const size = pt(setting.size ?? 10.5)
  const scaled = (units: number): Sp => sp((units * size) / font.metrics.unitsPerEm)
  const glyphs = font.shape(text, setting.features ?? [], 'en').map(glyph => ({
    id: glyph.id,
    cluster: glyph.cluster,
    advance: scaled(glyph.advance),
    dx: scaled(glyph.dx),
    dy: scaled(glyph.dy),
  }))
  const width = sp(glyphs.reduce((sum, glyph) => sum + glyph.advance, 0))
  return { font: font.id, size, text, glyphs, width, rise: pt(setting.rise ?? 0) }
}

export type Piece = string | readonly [string, Setting]

/** `spread` points are added to every space; the line begins at `left` points. */
export function setLine(
  baseline: number,
  pieces: readonly Piece[],
  belongs: Belonging,
  spread = 0,
  left = 48,
): DrawOp {
  let x = pt(left)
  const runs: PlacedRun[] = []
  for (const piece of pieces) {
    const [text, setting] = typeof piece === 'string' ? [piece, {}] : piece
    const words = text.split(/( )/).filter(word => word !== '')
    words.forEach((word, index) => {
      const run = shapedRun(word, setting)
      const scale = setting.scale ?? 1000
      const last = index === words.length - 1
      runs.push({ x, run, scale, hyphen: setting.softHyphen === true && last ? 'soft-hyphen' : 'none' })
      x = sp(x + (run.width * scale) / 1000 + (word === ' ' ? pt(spread) : 0))
    })
  }
  return { op: 'glyphs', baseline: pt(baseline), runs, belongs }
}

const LEADING = 15

export function setPages(lines: readonly (readonly Piece[])[], spread = 0): DisplayList {
  const pages: DisplayPage[] = []
  for (let at = 0; at < lines.length; at += 40) {
    const ops = lines
      .slice(at, at + 40)
      .map((line, index) => setLine(60 + index * LEADING, line, { kind: 'content', of: 1 }, spread))
    pages.push(displayPage({ width: pt(480), height: pt(720), folio: String(pages.length + 1), ops }))
  }
  return {
    pages,
    structure: {
      id: 0,
      tag: 'Document',
      language: 'en',
      children: [{ id: 1, tag: 'P', language: null, children: [] }],
    },
    destinations: new Map(),
    outline: [],
    information: { title: 'Lines', author: null, subject: null, language: 'en' },
  }
}

export const pdfOf = (display: DisplayList, creationDate: Date | null = null): Promise<Uint8Array> =>
  writePdf(display, fonts, { creationDate, profile: 'screen', version: '0.1.0' })

/** Lines as pdf.js reads them; it drops soft hyphens. */
export async function linesByPdfjs(bytes: Uint8Array): Promise<readonly string[]> {
  const parser = new PDFParse({ data: new Uint8Array(bytes) })
  const { text } = await parser.getText({ pageJoiner: '' })
  await parser.destroy()
  return text.split('\n').filter(line => line !== '')
}

/** The text of each page as pdf.js reads it. */
export async function pagesByPdfjs(bytes: Uint8Array): Promise<readonly string[]> {
  const parser = new PDFParse({ data: new Uint8Array(bytes) })
  const { pages } = await parser.getText({ pageJoiner: '' })
  await parser.destroy()
  return pages.map(page => page.text)
}

/** Tools that are not installed are skipped, and it is said so. */
export function installed(tool: string): boolean {
  const found = spawnSync(tool, ['--version']).error === undefined
  if (!found) console.warn(`skipped: ${tool} is not installed`)
  return found
}

export function there(path: string): boolean {
  const found = existsSync(path)
  if (!found) console.warn(`skipped: ${path} is not there`)
  return found
}

/** Runs a tool on a file that holds `bytes`; `FILE` in the arguments stands for its path. */
export function runOn(
  bytes: Uint8Array,
  tool: string,
  ...options: readonly string[]
): { status: number | null; out: string } {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'))
  const file = join(folder, 'sample.pdf')
  writeFileSync(file, bytes)
  const { status, stdout, stderr } = spawnSync(
    tool,
    options.map(option => (option === 'FILE' ? file : option)),
  )
  rmSync(folder, { recursive: true })
  return { status, out: `${stdout}${stderr}` }
}
