/** Dates that contradict each other, in every format that can state them. */
import { footnoteCall, note, p, r, styled, wordFile } from '../unit/input/word-builder.ts'
import type { Input, Row } from './provoke.ts'

const row = (
  code: string,
  of: (date: string) => Input,
  bad: string,
  mended: string,
  ...along: string[]
): Row => ({ code, bad: of(bad), mended: of(mended), along })

/** Two lives are two persons of one name until one of them is mended. */
const TWO_PERSONS = ['persons/ambiguous-name', 'persons/unidentified']

const seed = (date: string): Input => ({
  files: { 'a.txt': 'Moscow, 12 October 1943\n\n\tHe came.\n', 'a.yaml': `date: ${date}\nlanguage: en-GB\n` },
})
const seedLine = (line: string): Input => ({ files: { 'a.txt': `Moscow, ${line}\n\n\tHe came.\n` } })
const markdown = (date: string): Input => ({
  files: { 'a.md': `---\ndate: ${date}\n---\n\n::: dateline\nMoscow, 12 October 1943\n:::\n\nHe came.\n` },
})
const STYLES = '<w:style w:type="paragraph" w:styleId="Dateline"><w:name w:val="Dateline"/></w:style>'
const word = (date: string): Input => ({
  files: {
    'a.docx': wordFile({
      styles: STYLES,
      body: styled('Dateline', r('Berlin, den 12. Oktober 1943')) + p(r('He came.')),
    }),
    'a.yaml': `date: ${date}\nlanguage: en-GB\n`,
  },
})
const tei = (body: string, header = '', persons = ''): Input => ({
  files: {
    'a.xml': `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>${header}</teiHeader>${persons}<text xml:lang="en"><body>\n${body}\n</body></text></TEI>`,
  },
})
const teiSide = (date: string): Input => ({
  files: {
    ...tei('<opener><dateline>Moscow, <date>12 October 1943</date></dateline></opener><p>He came.</p>').files,
    'a.yaml': `date: ${date}\n`,
  },
})
const teiWhen = (when: string): Input => tei(`<p>On <date when="${when}">12 October 1943</date> he came.</p>`)
const teiRange = (last: string): Input =>
  tei(`<p>In <date notBefore="1943-05" notAfter="${last}">spring</date>.</p>`)
const teiSent = (when: string): Input =>
  tei(
    '<opener><dateline>Moscow, <date>12 October 1943</date></dateline></opener><p>He came.</p>',
    `<profileDesc><correspDesc><correspAction type="sent"><date when="${when}"/></correspAction></correspDesc></profileDesc>`,
  )

const NOTE = (years: string): string => `Kerr, Archibald (${years}) – British diplomat.`
const seedNote = (years: string): Input => ({
  files: { 'a.txt': `\tHe told Kerr[footnoteRef:1] so. [1:  ${NOTE(years)}]\n`, 'a.yaml': PERSONS },
})
const PERSONS = 'language: en-GB\npersons:\n  - name: Kerr, Archibald\n    dates: 1882–1951\n'
const markdownNotes = (years: string): Input => ({
  files: {
    'a.md': `He told Kerr[^1] so. Kerr[^2] came.\n\n[^1]: ${NOTE('1882–1951')}\n\n[^2]: ${NOTE(years)}\n`,
  },
})
const teiNote = (death: string): Input =>
  tei(
    `<p>He told <persName ref="#k">Kerr</persName> so.</p>`,
    '',
    `<standOff><listPerson><person xml:id="k"><persName>Kerr, Archibald</persName><birth when="1882"/><death when="${death}"/></person></listPerson></standOff>`,
  )
const wordNote = (years: string): Input => ({
  files: {
    'a.docx': wordFile({
      body: p(r('He told Kerr') + footnoteCall(1) + r(' so.')),
      footnotes: note('footnote', 1, p(r(NOTE(years)))),
    }),
    'a.yaml': PERSONS,
  },
})

export const DATE_ROWS: readonly Row[] = [
  row('dates/dateline', seed, '21 October 1943', '12 October 1943'),
  row('dates/dateline', seed, 'November 1943', 'October 1943'),
  row('dates/dateline', markdown, '1943-10-21', '1943-10-12'),
  row('dates/dateline', teiSide, '12 октября 1942 г.', '12 октября 1943 г.'),
  row('dates/dateline', word, '12 octobre 1934', '12 octobre 1943'),
  row('dates/weekday', seedLine, 'Friday, 12 October 1943', 'Tuesday, 12 October 1943'),
  row('dates/not-as-tagged', teiWhen, '1943-10-21', '1943-10-12'),
  row('dates/turned-range', teiRange, '1943-04', '1943-06'),
  row('dates/header', teiSent, '1943-10-21', '1943-10-12'),
  row('dates/two-lives', seedNote, '1881–1951', '1882–1951', ...TWO_PERSONS),
  row('dates/two-lives', markdownNotes, '1882–1961', '1882–1951', ...TWO_PERSONS),
  row('dates/two-lives', wordNote, '1882–1961', '1882–1951', ...TWO_PERSONS),
  row('dates/backwards', seedNote, '1951–1882', '1882–1951'),
  row('dates/backwards', teiNote, '1851', '1951'),
]
