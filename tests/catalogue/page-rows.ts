/** Pages, what stands on them, and what the file of them must have for an archive or the press. */
import {
  archiveFaults,
  builtInStyle,
  checkEdition,
  type Edition,
  type EditionDocument,
  makeFontSet,
  packagedFontFiles,
  readEdition,
  readStylesheet,
  typeset,
} from '../../src/index.ts'
import type { Heard, Input, Row } from './provoke.ts'

type Files = Readonly<Record<string, string | Uint8Array>>

const build = (files: Files, ...options: string[]): Input => ({
  files,
  words: ['build', Object.keys(files)[0]!, '-o', 'out.pdf', ...options],
})
const archive = (files: Files): Input => build(files, '--profile', 'archive')
const press = (files: Files): Input => build(files, '--profile', 'press', '--style', 'own.yaml')
const styled = (text: string, style: string): Input =>
  build({ 'a.md': text, 'own.yaml': style }, '--style', 'own.yaml')

/** One grey pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
)
const PICTURE = '![A map](map.png)\n'
const HEADING = `# ${'a word of the heading '.repeat(12)}\n\nHe came.\n`
const table = (columns: number): string => {
  const row = (cell: string): string => `|${` ${cell} |`.repeat(columns)}\n`
  return row('Wideheading') + row('---') + row('x')
}

/** In the second family of the style, and in no other. */
const OMEGA = 'He wrote Ѡ.\n'
const MANY_FAMILIES = 'fonts: { text: [EB Garamond, Noto Serif] }\n'
const ONE_FAMILY = 'fonts: { text: [EB Garamond] }\n'
const glyph = (style: string): Input => ({
  files: { 'a.txt': OMEGA, 'own.yaml': style },
  words: ['check', 'a.txt', '--style', 'own.yaml'],
})
const archived = (style: string): Input =>
  build(
    { 'a.txt': OMEGA, 'a.yaml': 'title: One\n', 'own.yaml': style },
    '--profile',
    'archive',
    '--style',
    'own.yaml',
  )

/** No profile of a printer's: header and length are all that is looked at. */
function profileOf(kind: string): Uint8Array {
  const bytes = Buffer.alloc(132)
  bytes.writeUInt32BE(bytes.length)
  bytes.write(kind, 12, 'latin1')
  bytes.write('acsp', 36, 'latin1')
  return bytes
}
const INTENT = 'press: { colour: cmyk, outputIntent: { profile: own.icc } }\n'
const CMYK = profileOf('prtrCMYKLab ')

async function inLanguage(language: string): Promise<Heard> {
  const edition = readEdition([{ name: 'a.md', bytes: Buffer.from('# One\n\nHe came.\n') }], {
    language,
  }).value
  const style = readStylesheet(builtInStyle('appendix')!, builtInStyle).value!
  const { value } = await typeset(edition, style, makeFontSet(packagedFontFiles()))
  return { diagnostics: archiveFaults(edition, value.display, []) }
}

/** An edition that a program has put together. */
const checked = (change: (document: EditionDocument) => readonly EditionDocument[]): Input => ({
  files: {},
  library: () => {
    const bytes = Buffer.from('He came[footnoteRef:1]. [1:  A note.]\n')
    const { value } = readEdition([{ name: 'a.txt', bytes }])
    const edition: Edition = { ...value, documents: value.documents.flatMap(change) }
    return { diagnostics: checkEdition(edition) }
  },
})
const WHOLE = checked(document => [document])

export const PAGE_ROWS: readonly Row[] = [
  {
    code: 'page/relaxed',
    bad: styled(HEADING, 'page: { lines: 6 }\n'),
    mended: styled(HEADING, 'page: { lines: 20 }\n'),
  },
  { code: 'table/too-wide', bad: build({ 'a.md': table(14) }), mended: build({ 'a.md': table(4) }) },
  {
    code: 'table/too-wide',
    bad: build({ 'a.md': table(8) }),
    mended: styled(table(8), 'table: { leastSize: 0.3 }\n'),
  },
  {
    code: 'picture/missing',
    bad: build({ 'a.md': PICTURE }),
    mended: build({ 'a.md': PICTURE, 'map.png': PNG }),
  },
  {
    code: 'picture/missing',
    bad: build({ 'texts/a.md': '![A map](../map.png)\n', 'map.png': PNG }),
    mended: build({ 'texts/a.md': PICTURE, 'texts/map.png': PNG }),
  },
  {
    code: 'picture/unusable',
    bad: build({ 'a.md': PICTURE, 'map.png': 'GIF89a' }),
    mended: build({ 'a.md': PICTURE, 'map.png': PNG }),
  },
  {
    code: 'picture/unusable',
    bad: build({ 'a.md': PICTURE, 'map.png': PNG.subarray(0, 40) }),
    mended: build({ 'a.md': PICTURE, 'map.png': PNG }),
  },
  { code: 'font/missing-glyph', bad: glyph(ONE_FAMILY), mended: glyph(MANY_FAMILIES) },

  {
    code: 'archive/no-title',
    bad: archive({ 'a.txt': 'He came.\n', 'a.yaml': 'title: " "\n' }),
    mended: archive({ 'a.txt': 'He came.\n', 'a.yaml': 'title: One\n' }),
  },
  {
    code: 'archive/no-language',
    bad: archive({ 'a.txt': 'He came.\n', 'a.yaml': 'title: One\nlanguage: und\n' }),
    mended: archive({ 'a.txt': 'He came.\n', 'a.yaml': 'title: One\nlanguage: en-GB\n' }),
  },
  {
    code: 'archive/language-tag',
    bad: { files: {}, library: () => inLanguage('English (British)') },
    mended: { files: {}, library: () => inLanguage('en-GB') },
  },
  {
    code: 'archive/missing-glyph',
    bad: archived(ONE_FAMILY),
    mended: archived(MANY_FAMILIES),
    along: ['font/missing-glyph'],
  },
  {
    code: 'archive/no-description',
    bad: archive({ 'a.md': `# One\n\n![](map.png)\n`, 'map.png': PNG }),
    mended: archive({ 'a.md': `# One\n\n${PICTURE}`, 'map.png': PNG }),
  },

  {
    code: 'press/no-profile',
    bad: press({ 'a.txt': 'He came.\n', 'own.yaml': 'press: { colour: cmyk }\n' }),
    mended: press({ 'a.txt': 'He came.\n', 'own.yaml': INTENT, 'own.icc': CMYK }),
  },
  {
    code: 'press/bad-profile',
    bad: press({ 'a.txt': 'He came.\n', 'own.yaml': INTENT, 'own.icc': 'no profile' }),
    mended: press({ 'a.txt': 'He came.\n', 'own.yaml': INTENT, 'own.icc': CMYK }),
  },
  {
    code: 'press/bad-profile',
    bad: press({ 'a.txt': 'He came.\n', 'own.yaml': INTENT, 'own.icc': profileOf('mntrRGB XYZ ') }),
    mended: press({ 'a.txt': 'He came.\n', 'own.yaml': INTENT, 'own.icc': CMYK }),
  },

  {
    code: 'edition/duplicate-id',
    bad: checked(document => [document, document]),
    mended: WHOLE,
  },
  {
    code: 'edition/unknown-note',
    bad: checked(document => [{ ...document, notes: [] }]),
    mended: WHOLE,
  },
  {
    code: 'edition/uncalled-note',
    bad: checked(document => [{ ...document, blocks: [] }]),
    mended: WHOLE,
  },
  {
    code: 'edition/empty-note',
    bad: checked(document => [
      { ...document, notes: document.notes.map(note => ({ ...note, paragraphs: [] })) },
    ]),
    mended: WHOLE,
  },
]
