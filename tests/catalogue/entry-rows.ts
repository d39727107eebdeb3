/** Tagged persons without an entry, and entries that nothing mentions, in every format that can have them. */
import { escaped, p, r, wordFile } from '../unit/input/word-builder.ts'
import type { Input, Row } from './provoke.ts'

const LIST = 'persons:\n  - name: Kerr, Archibald\n    key: kerr\n'
const HOARE = '  - name: Hoare, Samuel\n    key: hoare\n'

const markdown = (text: string, persons = LIST): Input => ({
  files: { 'a.md': `---\nlanguage: en-GB\n${persons}---\n\n${text}\n` },
})
const seed = (text: string, persons = LIST): Input => ({
  files: { 'a.txt': text, 'a.yaml': `language: en-GB\n${persons}` },
})
const word = (inside: string, persons = LIST): Input => ({
  files: { 'a.docx': wordFile({ body: p(inside) }), 'a.yaml': `language: en-GB\n${persons}` },
})
const person = (id: string, name: string): string =>
  `<person xml:id="${id}"><persName>${name}</persName></person>`
const KERR = person('kerr', 'Kerr, Archibald')
const tei = (text: string, persons = KERR, beside: Record<string, string> = {}): Input => ({
  files: {
    'a.xml': `<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>\n${persons}\n</listPerson></standOff><text xml:lang="en"><body>\n<p>${text}</p>\n</body></text></TEI>`,
    ...beside,
  },
})
const REGISTER = { 'persons.xml': `<listPerson xmlns="http://www.tei-c.org/ns/1.0">${KERR}</listPerson>` }

/** Word's mark for an index, as a simple field. */
const index = (entry: string): string => `<w:fldSimple w:instr="${escaped(` XE "${entry}" `)}"/>`

const NO_ENTRY = 'persons/no-entry'
const NEVER = 'persons/never-mentioned'

export const ENTRY_ROWS: readonly Row[] = [
  {
    code: NO_ENTRY,
    bad: markdown('[Kerr]{.person key=kerr} saw [Hoare]{.person key=hoare}; [he]{.person key=hoare} left.'),
    mended: markdown(
      '[Kerr]{.person key=kerr} saw [Hoare]{.person key=hoare}; [he]{.person key=hoare} left.',
      LIST + HOARE,
    ),
    along: ['persons/unidentified'],
  },
  {
    code: NO_ENTRY,
    bad: markdown('Said [the *Ambassador*]{.person key=ker}.^[Said Kerr.]'),
    mended: markdown('Said [the *Ambassador*]{.person key=kerr}.^[Said Kerr.]'),
  },
  {
    code: NO_ENTRY,
    bad: tei('<persName ref="#kerr">Kerr</persName> saw <rs type="person" ref="#hoare">our man</rs>.'),
    mended: tei(
      '<persName ref="#kerr">Kerr</persName> saw <rs type="person" ref="#hoare">our man</rs>.',
      KERR + person('hoare', 'Hoare, Samuel'),
    ),
  },
  {
    code: NO_ENTRY,
    bad: tei(
      '<persName key="kerr">Kerr</persName> came.<note>So <persName key="kerrr">he</persName>.</note>',
    ),
    mended: tei(
      '<persName key="kerr">Kerr</persName> came.<note>So <persName key="kerr">he</persName>.</note>',
    ),
    along: ['persons/unidentified'],
  },
  {
    code: NO_ENTRY,
    bad: tei('<persName ref="persons.xml#karr">Kerr</persName> came.', '', REGISTER),
    mended: tei('<persName ref="persons.xml#kerr">Kerr</persName> came.', '', REGISTER),
    along: ['persons/unidentified'],
  },
  {
    code: NO_ENTRY,
    bad: word(r('Kerr') + index('Kerr, Archibald') + r(' saw Hoare') + index('Hoare, Samuel') + r(' go.')),
    mended: word(
      r('Kerr') + index('Kerr, Archibald') + r(' saw Hoare') + index('Hoare, Samuel') + r(' go.'),
      LIST + HOARE,
    ),
  },
  {
    code: NEVER,
    bad: seed('\tKerr came.\n', LIST + HOARE),
    mended: seed('\tKerr came.\n'),
  },
  {
    code: NEVER,
    bad: seed('\tMr. Kerr saw our man.\n', `${LIST}  - name: Hoare, Samuel\n`),
    mended: seed('\tMr. Kerr saw our man.\n', `${LIST}  - name: Hoare, Samuel\n    forms: [our man]\n`),
  },
  {
    code: NEVER,
    bad: markdown('[Kerr]{.person key=kerr} saw [our man]{.person}.', LIST + HOARE),
    mended: markdown('[Kerr]{.person key=kerr} saw [our man]{.person key=hoare}.', LIST + HOARE),
  },
  {
    code: NEVER,
    bad: tei('<persName ref="#kerr">Kerr</persName> came.', `${KERR}\n${person('hoare', 'Hoare, Samuel')}`),
    mended: tei('<persName ref="#kerr">Kerr</persName> came.'),
  },
  {
    code: NEVER,
    bad: word(r('Kerr') + index('Kerr, Archibald') + r(' came.'), LIST + HOARE),
    mended: word(r('Kerr') + index('Kerr, Archibald') + r(' saw him') + index('Hoare, Samuel'), LIST + HOARE),
  },
]
