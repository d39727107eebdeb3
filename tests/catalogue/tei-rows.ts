/** XML and TEI: faults of the markup, what TEI means by it, mapping files. */
import { symlinkSync } from 'node:fs'
import { readEdition } from '../../src/index.ts'
import type { Input, Row } from './provoke.ts'

const tei = (body: string, header = ''): string =>
  `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>${header}</teiHeader><text><body>${body}</body></text></TEI>\n`

const file = (text: string, mapping?: string): Input => ({
  files: { 'a.xml': text, ...(mapping === undefined ? {} : { 'tei-mapping.yaml': mapping }) },
})

const xml = (code: string, bad: string, mended: string, ...along: string[]): Row => ({
  code,
  bad: file(bad),
  mended: file(mended),
  along,
})

const body = (code: string, bad: string, mended: string, ...along: string[]): Row =>
  xml(code, tei(bad), tei(mended), ...along)

const library = (...texts: readonly Uint8Array[]): Input => ({
  files: {},
  library: () => readEdition(texts.map((bytes, index) => ({ name: `${index + 1}.xml`, bytes }))),
})

const GOOD = tei('<p>He came.</p>')
const rule = (text: string): string => `rules:\n- element: seg\n${text}`
const mapping = (code: string, bad: string, mended: string): Row => ({
  code,
  bad: file(GOOD, bad),
  mended: file(GOOD, mended),
})

const nested = (levels: number): string => `${'<seg>'.repeat(levels)}He came.${'</seg>'.repeat(levels)}`
const attributes = (count: number): string =>
  Array.from({ length: count }, (_, index) => ` a${index}="1"`).join('')

const PERSONS = tei('<listPerson><person xml:id="k"><persName>Kerr</persName></person></listPerson>')
const NAMED = tei('<p><persName ref="persons.xml#k">Kerr</persName> came.</p>')

export const TEI_ROWS: readonly Row[] = [
  body('xml/not-well-formed', '<p>He came.', '<p>He came.</p>'),
  body('xml/not-well-formed', '<p>He <hi>came.</p>', '<p>He <hi>came.</hi></p>'),
  body('xml/not-well-formed', '<p>He came.</seg></p>', '<p>He came.</p>'),
  body('xml/not-well-formed', '<p>He & I.</p>', '<p>He &amp; I.</p>'),
  body('xml/not-well-formed', '<p>He < I.</p>', '<p>He &lt; I.</p>'),
  body('xml/not-well-formed', '<p n=1>He came.</p>', '<p n="1">He came.</p>'),
  body('xml/not-well-formed', '<p n="1" n="2">He came.</p>', '<p n="1">He came.</p>'),
  body('xml/not-well-formed', '<x:p>He came.</x:p>', '<p>He came.</p>'),
  xml('xml/not-well-formed', `${GOOD}He went.`, GOOD),
  xml('xml/not-well-formed', `${GOOD}<p>He went.</p>`, GOOD),
  xml('xml/not-well-formed', `${GOOD.slice(0, -30)}`, GOOD),
  body('xml/not-well-formed', '<p n="a & b">He came.</p>', '<p n="a &amp; b">He came.</p>'),
  body('xml/not-well-formed', '<p n="<">He came.</p>', '<p n="&lt;">He came.</p>'),
  body('xml/not-well-formed', '<p n>He came.</p>', '<p n="1">He came.</p>'),
  body('xml/not-well-formed', '<p n="1"rend="i">He came.</p>', '<p n="1" rend="i">He came.</p>'),
  body('xml/not-well-formed', '<p !>He came.</p>', '<p>He came.</p>'),
  body('xml/not-well-formed', '<p>He ]]> came.</p>', '<p>He ]]&gt; came.</p>'),
  body('xml/not-well-formed', '<p>He <!-- a -- b --> came.</p>', '<p>He <!-- a - - b --> came.</p>'),
  body('xml/not-well-formed', '<p>He<lb/ > came.</p>', '<p>He<lb/> came.</p>'),
  body('xml/not-well-formed', '<p>He <hi>came</>.</p>', '<p>He <hi>came</hi>.</p>'),
  body('xml/not-well-formed', '<p>He came.</p n="1">', '<p>He came.</p>'),
  body('xml/not-well-formed', '<p>He \ufffecame.</p>', '<p>He came.</p>', 'font/missing-glyph'),
  body('xml/not-well-formed', '<p>He <? ?> came.</p>', '<p>He came.</p>'),
  body('xml/not-well-formed', '<p>He <!DOCTYPE p> came.</p>', '<p>He came.</p>', 'xml/doctype'),
  xml('xml/not-well-formed', `\n<?xml version="1.0"?>${GOOD}`, `<?xml version="1.0"?>${GOOD}`),
  xml('xml/not-well-formed', `<?xml version=1.0?>${GOOD}`, `<?xml version="1.0" encoding="UTF-8"?>${GOOD}`),
  xml(
    'xml/entity',
    `<!DOCTYPE TEI [<!ENTITY zoe "Zoé">]>${tei('<p>&zoe; came.</p>')}`,
    tei('<p>Zoé came.</p>'),
    'xml/doctype',
  ),
  xml(
    'xml/doctype',
    `<!DOCTYPE TEI [<!ENTITY zoe "Zoé">]>${tei('<p>&zoe; came.</p>')}`,
    tei('<p>Zoé came.</p>'),
    'xml/entity',
  ),
  body('xml/entity', '<p>Zo&eacute; came.</p>', '<p>Zoé came.</p>'),
  xml('xml/no-element', 'He came.\n', GOOD, 'xml/not-well-formed'),
  body('xml/too-deep', `<p>${nested(300)}</p>`, `<p>${nested(100)}</p>`),
  xml(
    'xml/too-many-attributes',
    tei(`<p${attributes(300)}>He came.</p>`),
    tei(`<p${attributes(200)}>He came.</p>`),
  ),
  xml(
    'xml/too-many-elements',
    tei('<p>He came.</p>', '<a/>'.repeat(1_000_001)),
    tei('<p>He came.</p>', '<a/>'),
  ),
  {
    code: 'xml/too-large',
    bad: library(new Uint8Array(64 * 1024 * 1024 + 1).fill(0x20)),
    mended: library(Buffer.from(GOOD), Buffer.from(GOOD)),
    along: ['tei/no-text'],
  },
  xml('xml/doctype', `<!DOCTYPE TEI>\n${GOOD}`, GOOD),

  xml('tei/no-text', tei(''), GOOD),
  {
    code: 'tei/unknown-element',
    bad: file(tei('<p>He <sound>came</sound>.</p>')),
    mended: file(tei('<p>He <sound>came</sound>.</p>'), 'rules:\n- element: sound\n  role: inline\n'),
  },
  {
    code: 'tei/unknown-look',
    bad: file(tei('<p>He <hi rend="loud">came</hi>.</p>')),
    mended: file(
      tei('<p>He <hi rend="loud">came</hi>.</p>'),
      'rules:\n- element: hi\n  when: { rend: loud }\n  role: inline\n  marks: [bold]\n',
    ),
  },
  {
    code: 'tei/left-out',
    bad: file(tei('<fw>A head.</fw><p>He came.</p>')),
    mended: file(tei('<fw>A head.</fw><p>He came.</p>'), 'rules:\n- element: fw\n  role: paragraph\n'),
  },
  body(
    'tei/dangling-reference',
    '<p>See <ref target="#two">there</ref>.</p>',
    '<p>See <ref target="#two">there</ref>.</p><p xml:id="two">He came.</p>',
  ),
  body('tei/empty-note', '<p>He came<note/>.</p>', '<p>He came<note>A note.</note>.</p>'),
  body('tei/empty-note', '<p>He came<note/>.</p>', '<p>He came.</p>'),
  body('tei/unknown-character', '<p>He <g ref="#ae"/> came.</p>', '<p>He <g ref="#ae">æ</g> came.</p>'),
  body(
    'tei/not-included',
    '<p>He came.</p><include xmlns="http://www.w3.org/2001/XInclude" href="b.xml"/>',
    '<p>He came.</p><p>He went.</p>',
  ),
  {
    code: 'tei/not-read',
    bad: {
      files: { 'texts/a.xml': NAMED, 'persons.xml': PERSONS },
      prepare: () => symlinkSync('../persons.xml', 'texts/persons.xml'),
    },
    mended: { files: { 'texts/a.xml': NAMED, 'texts/persons.xml': PERSONS } },
    along: ['persons/unidentified'],
  },

  mapping('tei-mapping/unknown-key', rule('  roll: inline\n  role: inline\n'), rule('  role: inline\n')),
  mapping('tei-mapping/missing-key', rule('  marks: [bold]\n'), rule('  marks: [bold]\n  role: inline\n')),
  mapping('tei-mapping/wrong-type', 'rules: seg\n', rule('  role: inline\n')),
  mapping('tei-mapping/bad-value', rule('  role: inlnie\n'), rule('  role: inline\n')),
  {
    code: 'tei-mapping/not-read',
    bad: {
      files: { 'texts/a.xml': GOOD, 'rules.yaml': rule('  role: inline\n') },
      prepare: () => symlinkSync('../rules.yaml', 'texts/tei-mapping.yaml'),
    },
    mended: { files: { 'texts/a.xml': GOOD, 'texts/tei-mapping.yaml': rule('  role: inline\n') } },
  },
]
