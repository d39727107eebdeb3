/** Registers of persons and sources, and what another format cannot hold. */
import type { Input, Row } from './provoke.ts'

const file = (text: string, side?: string): Input => ({
  files: { 'a.txt': text, ...(side === undefined ? {} : { 'a.yaml': side }) },
})

const BOTH = ' [1:  Kerr, Archibald (1882–1951) – diplomat.] [2:  Kerr, Philip (1882–1940) – diplomat.]\n'
const TWO = `Kerr came. Archibald Kerr[footnoteRef:1] and Philip Kerr[footnoteRef:2] went.${BOTH}`
const noted = (note: string): string => `Archibald Kerr[footnoteRef:1] came. [1:  ${note}]\n`

const WAVELL = `General Wavell[footnoteRef:1] wrote. A note of General G. Wavell. [1:  Wavell, Archibald (1883–1950) – British general.]\n`
const CITED = 'He came[footnoteRef:1]. [1:  See: Sano T. 2. P. 16.]\n'

const tei = (body: string): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>${body}</body></text></TEI>\n`
const convert = (name: string, content: string | Uint8Array, output: string): Input => ({
  files: { [name]: content },
  words: ['convert', name, '-o', output],
})
const APPARATUS = tei('<p>He <app><lem wit="#a">came</lem><rdg wit="#b">went</rdg></app>.</p>')
const BIBLIOGRAPHY = tei(
  '<p>He came.</p><listBibl><bibl>Kerr, <hi rend="italic">Letters</hi>.</bibl></listBibl>',
)
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le')

export const REGISTER_ROWS: readonly Row[] = [
  {
    code: 'persons/unidentified',
    bad: file('I saw Mr. Molotov this morning.\n'),
    mended: file(
      'I saw Mr. Molotov this morning.\n',
      'persons:\n- name: Molotov, Vyacheslav\n  forms: [Molotov]\n',
    ),
  },
  {
    code: 'persons/ambiguous-name',
    bad: file(TWO),
    mended: file(TWO, 'persons:\n- name: Kerr, Archibald\n  forms: [Kerr]\n'),
    along: ['persons/unidentified'],
  },
  {
    code: 'persons/initial-disagrees',
    bad: file(WAVELL),
    mended: file(WAVELL, 'persons:\n- name: Wavell, Archibald\n- name: Wavell, G.\n'),
  },
  {
    code: 'persons/no-comma',
    bad: file(noted('Kerr Archibald (1882–1951) – British diplomat.')),
    mended: file(noted('Kerr, Archibald (1882–1951) – British diplomat.')),
  },
  {
    code: 'persons/odd-dates',
    bad: file(noted('Kerr, Archibald (1882–1951–) – British diplomat.')),
    mended: file(noted('Kerr, Archibald (1882–1951) – British diplomat.')),
  },
  {
    code: 'bibliography/unresolved-short-title',
    bad: file(CITED),
    mended: file(CITED, 'shortTitles:\n- short: Sano\n  full: Sano J. The Letters. Moscow, 2015.\n'),
  },

  {
    code: 'convert/half-character',
    bad: convert('a.txt', utf16('She \ud83d laughed.\n'), 'b.md'),
    mended: convert('a.txt', utf16('She \ud83d\ude00 laughed.\n'), 'b.md'),
    along: ['text/lone-surrogate'],
  },
  {
    code: 'convert/variants-as-notes',
    bad: convert('a.xml', APPARATUS, 'b.md'),
    mended: convert('a.xml', APPARATUS, 'b.xml'),
  },
  {
    code: 'convert/plain-bibliography',
    bad: convert('a.xml', BIBLIOGRAPHY, 'b.md'),
    mended: convert('a.xml', BIBLIOGRAPHY, 'b.xml'),
  },
]
