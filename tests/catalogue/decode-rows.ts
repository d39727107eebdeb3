/** Bytes that are no UTF-8, and files that the system or the program will not read. */
import type { Input, Row } from './provoke.ts'

const GOOD: Input = { files: { 'a.txt': 'Où est Zoé ?\n' } }

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le')

const file = (bytes: string | Uint8Array, ...options: string[]): Input => ({
  files: { 'a.txt': bytes },
  words: ['check', 'a.txt', ...options],
})

export const DECODE_ROWS: readonly Row[] = [
  { code: 'decode/not-utf8', bad: file(latin('Où est allée Zoé cet été ?\n')), mended: GOOD },
  {
    code: 'decode/not-utf8',
    bad: file(latin('Où est allée Zoé cet été ?\n')),
    mended: file(latin('Où est allée Zoé cet été ?\n'), '--encoding', 'windows-1252'),
  },
  {
    code: 'decode/mixed-encoding',
    bad: file(Buffer.concat([Buffer.from('Où est '), latin('Zoé ?\n'), Buffer.from('Là où elle était.\n')])),
    mended: GOOD,
  },
  { code: 'decode/unknown-encoding', bad: file('Où ?\n', '--encoding', 'latin-27'), mended: file('Où ?\n') },
  {
    code: 'decode/not-as-stated',
    bad: file(latin('Où ?\n'), '--encoding', 'utf-8'),
    mended: file(latin('Où ?\n'), '--encoding', 'windows-1252'),
    along: ['decode/not-utf8'],
  },
  { code: 'decode/utf16-without-mark', bad: file(utf16('Where is Zoe?\n')), mended: GOOD },
  {
    code: 'decode/odd-length',
    bad: file(Buffer.concat([utf16('\ufeffWhere is Zoe?\n'), Buffer.from('.')])),
    mended: GOOD,
  },
  {
    code: 'text/lone-surrogate',
    bad: file(utf16('\ufeffShe \ud83d laughed.\n')),
    mended: file(utf16('\ufeffShe \ud83d\udc4d laughed.\n')),
    along: ['font/missing-glyph'],
  },
]
