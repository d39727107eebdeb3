/** Styles, and fonts of the user's own. */
import { chmodSync, ftruncateSync, openSync } from 'node:fs'
import process from 'node:process'
import { builtInStyle, ownFontFiles, readStylesheet } from '../../src/index.ts'
import { fontWith, tablesOf } from '../support/font-bytes.ts'
import { bytesOf } from '../support/packaged-font.ts'
import type { Input, Row } from './provoke.ts'

/** A style file by itself, and another that it may extend. */
const own = (text: string, other = ''): Input => ({
  files: {},
  library: () => {
    const files = [
      { name: 'own.yaml', text },
      { name: 'other.yaml', text: other },
    ]
    const find = (name: string) => files.find(each => each.name === name) ?? builtInStyle(name)
    return { diagnostics: readStylesheet(files[0]!, find).diagnostics, sources: files }
  },
})

const style = (code: string, bad: string, mended: string): Row => ({
  code,
  bad: own(bad),
  mended: own(mended),
})

const TEXT = 'He came.\n'
const check = (files: Readonly<Record<string, string>>): Input => ({
  files,
  words: ['check', ...Object.keys(files).filter(name => name.endsWith('.txt'))],
})
const TWO = { 'a.txt': TEXT, 'a.yaml': 'style: press\n', 'b.txt': TEXT, 'b.yaml': 'style: archive\n' }

/** A style that says everything of itself. */
const WHOLE = builtInStyle('appendix')?.text ?? ''
const withoutNotes = WHOLE.replace(/^notes:.*\n(?:(?: .*|#.*)?\n)*/m, 'notes: {}\n')

const GOOD = bytesOf('EB Garamond')
const TABLES = tablesOf(GOOD)
const fonts = (bytes: Uint8Array, name = 'own.ttf', prepare?: () => void): Input => ({
  files: { [`fonts/${name}`]: bytes },
  ...(prepare === undefined ? {} : { prepare }),
  library: () => ownFontFiles('fonts'),
})
const font = (code: string, bad: Input): Row => ({ code, bad, mended: fonts(GOOD) })
const ofKind = (kind: string): Uint8Array => {
  const bytes = GOOD.slice()
  bytes.set(Buffer.from(kind, 'latin1'))
  return bytes
}
const without = (tag: string): Uint8Array => fontWith(TABLES.filter(table => table.tag !== tag))
const restricted = fontWith(
  TABLES.map(({ tag, bytes }) => {
    const copy = bytes.slice()
    if (tag === 'OS/2') new DataView(copy.buffer).setUint16(8, 2)
    return { tag, bytes: copy }
  }),
)

/** What a user without rights over the file sees, also where the tests run as one with all rights. */
function asAnother<T>(look: () => T): T {
  if (process.geteuid?.() !== 0) return look()
  process.seteuid?.(65_534)
  try {
    return look()
  } finally {
    process.seteuid?.(0)
  }
}
const locked: Input = {
  files: { 'fonts/own.ttf': GOOD },
  prepare: () => {
    chmodSync('.', 0o755)
    chmodSync('fonts', 0o755)
    chmodSync('fonts/own.ttf', 0)
  },
  library: () => asAnother(() => ownFontFiles('fonts')),
}

export const STYLE_ROWS: readonly Row[] = [
  style('style/unknown-key', 'body: { sise: 11pt }\n', 'body: { size: 11pt }\n'),
  style('style/wrong-type', 'page: { lines: many }\n', 'page: { lines: 36 }\n'),
  style('style/wrong-type', 'page: 115mm\n', 'page:\n  width: 170mm\n'),
  style('style/bad-value', 'body: { size: 11 }\n', 'body: { size: 11pt }\n'),
  style('style/bad-value', 'body: { align: justified }\n', 'body: { align: justify }\n'),
  style('style/bad-value', 'notes: { Notes: { size: 8pt } }\n', 'notes: { notes: { size: 8pt } }\n'),
  style('style/out-of-range', 'page: { lines: 0 }\n', 'page: { lines: 36 }\n'),
  style('style/misfit', 'page: { lines: 90 }\n', 'page: { lines: 36 }\n'),
  style('style/misfit', 'page: { inner: 80mm, outer: 80mm }\n', 'page: { inner: 20mm, outer: 36mm }\n'),
  style('style/misfit', 'body: { indent: 100mm }\n', 'body: { indent: 5mm }\n'),
  style('style/misfit', 'body: { itemIndent: 100mm }\n', 'body: { itemIndent: 5mm }\n'),
  style('style/misfit', 'runningHead: { distance: 100mm }\n', 'runningHead: { distance: 5mm }\n'),
  style(
    'style/misfit',
    'folio: { place: foot-centre, distance: 100mm }\n',
    'folio: { place: foot-centre, distance: 5mm }\n',
  ),
  style(
    'style/misfit',
    'page: { outer: 10mm }\nnotes: { notes: { place: margin } }\n',
    'page: { outer: 60mm }\nnotes: { notes: { place: margin } }\n',
  ),
  style(
    'style/misfit',
    'notes: { notes: { layout: columns, columns: 10 } }\n',
    'notes: { notes: { layout: columns, columns: 2 } }\n',
  ),
  style('style/misfit', 'notes: { notes: { indent: 100mm } }\n', 'notes: { notes: { indent: 3mm } }\n'),
  style(
    'style/misfit',
    'notes: { notes: { rule: { width: 200mm, thickness: 0.5pt } } }\n',
    'notes: { notes: { rule: { width: 20mm, thickness: 0.5pt } } }\n',
  ),
  style(
    'style/misfit',
    'notes: { notes: { separation: 600pt } }\n',
    'notes: { notes: { separation: 6pt } }\n',
  ),
  style('style/misfit', 'index: { columns: 10 }\n', 'index: { columns: 2 }\n'),
  style('style/misfit', 'index: { hanging: 50mm }\n', 'index: { hanging: 3mm }\n'),
  style('style/misfit', 'index: { leading: 1000pt }\n', 'index: { leading: 10pt }\n'),
  style('style/bad-value', 'body: { size: 1em }\n', 'body: { size: 11pt }\n'),
  style('style/bad-value', 'body: { size: 0.5pt }\n', 'body: { size: 11pt }\n'),
  style(
    'style/bad-value',
    'press: { outputIntent: { profile: ../own.icc } }\n',
    'press: { outputIntent: { profile: own.icc } }\n',
  ),
  style('style/bad-value', 'words: { English: { index: Names } }\n', 'words: { en: { index: Names } }\n'),
  style('style/unknown-style', 'extends: appendx\n', 'extends: appendix\n'),
  {
    code: 'style/unknown-style',
    bad: check({ 'a.txt': TEXT, 'a.yaml': 'style: presse\n' }),
    mended: check({ 'a.txt': TEXT, 'a.yaml': 'style: press\n' }),
  },
  {
    code: 'style/circle',
    bad: own('extends: other.yaml\n', 'extends: own.yaml\n'),
    mended: own('extends: other.yaml\n', 'extends: appendix\n'),
  },
  style('style/incomplete', 'extends: null\n', 'extends: appendix\n'),
  style('style/no-notes', withoutNotes, WHOLE),
  {
    code: 'style/two-styles',
    bad: check(TWO),
    mended: { files: TWO, words: ['check', 'a.txt', 'b.txt', '--style', 'press'] },
  },

  font('font/not-a-font', fonts(Buffer.from('This is not a font, whatever its name says.'))),
  font('font/web-font', fonts(ofKind('wOFF'))),
  font('font/web-font', fonts(ofKind('wOFF'), 'own.woff')),
  font('font/collection', fonts(ofKind('ttcf'))),
  font('font/variable', fonts(fontWith([...TABLES, { tag: 'fvar', bytes: new Uint8Array(16) }]))),
  font('font/embedding', fonts(restricted)),
  font('font/broken', fonts(without('cmap'))),
  font('font/broken', fonts(GOOD.slice(0, 40))),
  font(
    'font/too-large',
    fonts(new Uint8Array(), 'own.ttf', () =>
      ftruncateSync(openSync('fonts/own.ttf', 'w'), 64 * 1024 * 1024 + 1),
    ),
  ),
  font('font/unreadable', locked),
]
