/** Word files: what is in them that cannot be set, and faults of the zip around them. */
import { strToU8, zipSync } from 'fflate'
import { changed, directoryEntry } from '../support/zip-bytes.ts'
import {
  footnoteCall,
  note,
  p,
  r,
  type WordParts,
  wordEntries,
  wordFile,
} from '../unit/input/word-builder.ts'
import type { Input, Row } from './provoke.ts'

const file = (content: WordParts | Uint8Array, ...options: string[]): Input => ({
  files: { 'a.docx': content instanceof Uint8Array ? content : wordFile(content) },
  words: ['check', 'a.docx', ...options],
})

const word = (code: string, bad: WordParts, mended: WordParts, ...along: string[]): Row => ({
  code,
  bad: file(bad),
  mended: file(mended),
  along,
})
const body = (code: string, bad: string, mended: string, ...along: string[]): Row =>
  word(code, { body: bad }, { body: mended }, ...along)

const TEXT = p(r('He came.'))
const GOOD: WordParts = { body: TEXT }
const NOTE = note('footnote', 1, p(r('A note.')))
const CALL = p(r('He came') + footnoteCall(1) + r('.'))

const field = (instruction: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const sign = (font: string, char: string): string => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`
const bookmark = '<w:bookmarkStart w:id="0" w:name="there"/>'
const picture = (relationship: string): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A seal"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><a:blip ${relationship}/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
const PICTURE: Pick<WordParts, 'related' | 'files'> = {
  related: [['in', 'image', 'media/seal.png']],
  files: { 'word/media/seal.png': new Uint8Array([1, 2, 3]) },
}
const CHART =
  '<w:r><w:drawing><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></w:drawing></w:r>'
const COMMENT_CALL = '<w:r><w:commentReference w:id="0"/></w:r>'
const xe = (entry: string): string => field(`XE &quot;${entry}&quot;`, '')

const numbered = (format: string): WordParts => ({
  body: p(r('He came.'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
  numbering: `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
})

const when = { mtime: new Date('2000-01-01T00:00:00Z') }
const PARTS = wordEntries(GOOD)
const ZIP = zipSync(PARTS, when)
const DOCUMENT = directoryEntry(ZIP, Object.keys(PARTS).indexOf('word/document.xml'))
const zip = (code: string, bad: Uint8Array, ...along: string[]): Row => ({
  code,
  bad: file(bad),
  mended: file(GOOD),
  along,
})
/** A field of the directory entry of the text. */
const entry = (offset: number, value: number): Uint8Array =>
  changed(ZIP, view => view.setUint16(DOCUMENT + offset, value, true))
const fromEnd = (offset: number, value: number): Uint8Array =>
  changed(ZIP, view => view.setUint16(ZIP.length - offset, value, true))
const TWO = zipSync({ ...PARTS, 'b.xml': strToU8('one'), 'c.xml': strToU8('two') }, when)
const TWICE = changed(TWO, view =>
  view.setUint8(directoryEntry(TWO, Object.keys(PARTS).length + 1) + 46, 'b'.charCodeAt(0)),
)

const mapping = (code: string, bad: string, mended: string): Row => ({
  code,
  bad: { files: { 'a.docx': ZIP, 'word-mapping.yaml': bad } },
  mended: { files: { 'a.docx': ZIP, 'word-mapping.yaml': mended } },
})

export const WORD_ROWS: readonly Row[] = [
  body('word/no-text', p(''), TEXT),
  zip('word/no-document', zipSync({ mimetype: strToU8('application/epub+zip') }, when)),
  word('word/missing-part', { ...GOOD, related: [['n', 'footnotes', 'footnotes.xml']] }, GOOD),
  word('word/missing-note', { body: CALL, footnotes: '' }, { body: CALL, footnotes: NOTE }),
  word('word/note-without-call', { ...GOOD, footnotes: NOTE }, { body: CALL, footnotes: NOTE }),
  word('word/note-without-call', { ...GOOD, footnotes: NOTE }, GOOD),
  word(
    'word/empty-note',
    { body: CALL, footnotes: note('footnote', 1, p('')) },
    { body: CALL, footnotes: NOTE },
  ),
  body('word/unknown-symbol', p(r('He ') + sign('Webdings', 'F041')), p(r('He flew'))),
  word('word/number-format', numbered('klingon'), numbered('decimal')),
  body(
    'word/dangling-link',
    p(`${r('See ')}<w:hyperlink w:anchor="there">${r('there')}</w:hyperlink>`),
    p(`${bookmark}${r('See ')}<w:hyperlink w:anchor="there">${r('there')}</w:hyperlink>`),
  ),
  body(
    'word/dangling-link',
    p(`${r('See ')}<w:hyperlink r:id="x">${r('there')}</w:hyperlink>`),
    p(r('See there')),
  ),
  body('word/index-entry', p(xe('oil') + r('He came.')), p(r('He brought oil') + xe('oil') + r('.'))),
  body(
    'word/page-number',
    p(bookmark + r('See p. ') + field('PAGEREF there', r('12'))),
    p(bookmark + r('See ') + field('REF there', r('document 2'))),
  ),
  body('word/list-left-out', p(field('TOC \\o "1-3"', r('One\t1'))) + TEXT, TEXT),
  body('word/hidden-text', p(r('He ') + r('came', '<w:vanish/>') + r('went.')), p(r('He came') + r('went.'))),
  {
    code: 'word/comments-left-out',
    bad: file({ body: p(r('He came.') + COMMENT_CALL), comments: note('comment', 0, p(r('Really?'))) }),
    mended: file(
      { body: p(r('He came.') + COMMENT_CALL), comments: note('comment', 0, p(r('Really?'))) },
      '--comments',
    ),
  },
  word('word/heads-left-out', { ...GOOD, header: p(r('Draft of May')) }, GOOD),
  body('word/left-out', p(r('He came.') + CHART), TEXT),
  body('word/left-out', `${TEXT}<w:altChunk r:id="x"/>`, TEXT + TEXT),
  body('word/left-out', p(r('It is ') + field('EQ \\f(1,2)', '')), p(r('It is ½'))),
  word(
    'word/left-out',
    { body: CALL, footnotes: note('footnote', 1, p(r('A note.') + picture('r:embed="in"'))), ...PICTURE },
    { body: CALL + p(picture('r:embed="in"')), footnotes: NOTE, ...PICTURE },
    'word/outside-picture',
  ),
  word(
    'word/outside-picture',
    {
      body: TEXT + p(picture('r:link="far"')),
      related: [['far', 'image', 'http://127.0.0.1/seal.png', 'External']],
    },
    { body: TEXT + p(picture('r:embed="in"')), ...PICTURE },
  ),

  mapping('word-mapping/unknown-key', 'paragraph:\n  Body: address\n', 'paragraphs:\n  Body: address\n'),
  mapping('word-mapping/wrong-type', 'paragraphs: Body\n', 'paragraphs:\n  Body: paragraph\n'),
  mapping('word-mapping/bad-value', 'paragraphs:\n  Body: adress\n', 'paragraphs:\n  Body: address\n'),

  zip('zip/not-a-zip', new Uint8Array()),
  zip('zip/not-a-zip', strToU8('Dear Sir,')),
  zip('zip/not-a-zip', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0])),
  zip('zip/cut-off', ZIP.subarray(0, 200)),
  zip('zip/damaged', fromEnd(6, 5)),
  zip('zip/damaged', entry(16, 1)),
  zip('zip/encrypted', entry(8, 1)),
  zip('zip/unknown-compression', entry(10, 12)),
  zip('zip/too-large', entry(26, 0x7000)),
  zip('zip/too-many-parts', fromEnd(12, 10_001)),
  zip(
    'zip/overlap',
    changed(ZIP, view => view.setUint32(DOCUMENT + 42, 0, true)),
  ),
  zip('zip/duplicate', TWICE),
  zip('zip/odd-name', zipSync({ ...PARTS, '../evil.xml': strToU8('evil') }, when)),
]
