/** What is read out of the PDF is what was set, by two readers that know nothing of each other. */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  garamond,
  installed,
  italic,
  linesByPdfjs,
  noto,
  type Piece,
  pdfOf,
  runOn,
  sans,
  setPages,
  there,
} from './pdf-sample.ts'

interface Case {
  readonly name: string
  readonly pieces: readonly Piece[]
  /** When the readers leave something out or put something else. */
  readonly pdfjs?: string
  readonly poppler?: string
}

const smallCapitals = { features: ['smcp'] }
const allSmallCapitals = { features: ['smcp', 'c2sc'] }
const superior = { features: ['sups'] }

const CASES: readonly Case[] = [
  { name: 'ligatures', pieces: ['The first office of difficult fluffy affairs fjord'] },
  { name: 'kerning', pieces: ['AVATAR Tokyo “Wave” LTY. Ya. To, V.'] },
  { name: 'small capitals', pieces: [['Joseph Stalin', smallCapitals], ' and Molotov'] },
  {
    name: 'capitals as small capitals keep their case',
    pieces: ['in the ', ['USSR and NATO abc', allSmallCapitals]],
  },
  { name: 'small capitals in sans serif', pieces: [['NATO and abc', { ...allSmallCapitals, font: sans }]] },
  { name: 'superior figures', pieces: ['Kremlin', ['12', superior], ' and Molotov', ['3', superior], '.'] },
  { name: 'raised ordinary figures', pieces: ['Kremlin', ['12', { size: 6.5, rise: 3.5 }], ' and so on'] },
  { name: 'old-style figures', pieces: [['1941–1945, 1890', { features: ['onum'] }]] },
  {
    name: 'expanded and condensed letters',
    pieces: [['expanded', { scale: 1020 }], ' ', ['condensed words', { scale: 980 }]],
  },
  {
    name: 'a change of face within a word',
    pieces: ['in', ['finite', { font: italic }], 'ly ', ['office', { font: sans }]],
  },
  { name: 'Cyrillic and polytonic Greek', pieces: ['Жизнь и ἄνθρωπος, τῷ ὄντι'] },
  { name: 'combining marks', pieces: ['with q\u0303 and x\u0323\u0301 m\u0304n\u0304 e\u0301'] },
  {
    name: 'no-break spaces',
    pieces: ['f.\u00a023 and 12\u00a0000'],
    pdfjs: 'f. 23 and 12 000',
    poppler: 'f. 23 and 12 000',
  },
  {
    name: 'a hyphen that line breaking added',
    pieces: [['the conven-', { softHyphen: true }]],
    pdfjs: 'the conven',
    poppler: 'the conven\u00ad',
  },
  { name: 'the rest of the word', pieces: ['tion of the well-known'] },
  {
    name: 'a soft hyphen at which no line ends',
    pieces: ['tele\u00adgram'],
    pdfjs: 'telegram',
    poppler: 'telegram',
  },
  { name: 'ligature across a soft hyphen', pieces: ['of\u00adfice'], pdfjs: 'office', poppler: 'office' },
  { name: 'signs of the markup', pieces: ['(a) [b] <c> \\d & 100% #e'] },
  {
    name: 'letters made of two glyphs',
    pieces: ['in ', ['Ӓрвӓ Ӝӧ', { font: sans }], ' here, 1 ', ['≠', { font: noto }], ' 2 here'],
  },
]

const text = (pieces: readonly Piece[]): string =>
  pieces.map(piece => (typeof piece === 'string' ? piece : piece[0])).join('')

describe.each([
  ['at their natural width', 0],
  ['spread', 3.2],
  ['tight', -0.7],
])('lines with spaces %s', (_, spread) => {
  let bytes: Uint8Array = new Uint8Array()
  beforeAll(async () => {
    bytes = await pdfOf(
      setPages(
        CASES.map(each => each.pieces),
        spread,
      ),
    )
  })

  it('are read by pdf.js as they were set', async () => {
    const lines = await linesByPdfjs(bytes)
    expect(lines).toHaveLength(CASES.length)
    CASES.forEach(({ pieces, pdfjs, name }, index) => {
      expect(lines[index]!.normalize('NFC'), name).toBe((pdfjs ?? text(pieces)).normalize('NFC'))
    })
  })

  it.runIf(installed('pdftotext'))('are read by poppler as they were set', () => {
    const lines = runOn(bytes, 'pdftotext', 'FILE', '-')
      .out.split(/[\n\f]/)
      .filter(line => line !== '')
    const found = new Set(lines.map(line => line.normalize('NFC')))
    for (const { pieces, poppler, name } of CASES) {
      expect(found, name).toContain((poppler ?? text(pieces)).normalize('NFC'))
    }
  })
})

const CORPUS = '../shared/corpora/13-scripts-udhr'
const LANGUAGES = ['eng', 'deu_1996', 'fra', 'lat', 'pol', 'ces', 'tur', 'rus', 'ukr', 'ell_polytonic']

/** The running text of a page of HTML, in lines of at most 70 characters. */
function linesOf(file: string): readonly string[] {
  const words = readFileSync(file, 'utf8')
    .replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>|&\w+;/g, ' ')
    .normalize('NFC')
    .split(/\s+/)
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    if (line.length + word.length > 68) {
      lines.push(line)
      line = ''
    }
    line += line === '' ? word : ` ${word}`
  }
  return lines.slice(0, 200)
}

describe.runIf(there(CORPUS))('the Declaration of Human Rights', () => {
  it.each(LANGUAGES)('is read as it was set: %s', async language => {
    const covered = linesOf(`${CORPUS}/${language}.html`).filter(line =>
      [...line].every(character => garamond.covers(character.codePointAt(0)!)),
    )
    expect(covered.length).toBeGreaterThan(50)
    const bytes = await pdfOf(setPages(covered.map(line => [line])))
    expect((await linesByPdfjs(bytes)).map(line => line.normalize('NFC'))).toEqual(covered)
  })
})
