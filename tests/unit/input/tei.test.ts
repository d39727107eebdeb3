/** What TEI markup means in the model: notes in every place, choices, apparatus, lists, white space, a user's rules, and what is reported. */
import { describe, expect, it, test } from 'vitest'
import type { EditionDocument, Inline } from '../../../src/edition/model.ts'
import { type FilesBeside, readEdition } from '../../../src/input/read-edition.ts'

const HEADER =
  '<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc><profileDesc><langUsage><language ident="en-GB"/></langUsage></profileDesc></teiHeader>'
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const wrap = (text: string): string => `<TEI xmlns="http://www.tei-c.org/ns/1.0">${HEADER}${text}</TEI>`

function read(text: string, beside?: FilesBeside) {
  const input = { name: 'a.xml', bytes: bytes(wrap(text)), ...(beside === undefined ? {} : { beside }) }
  const { value, diagnostics } = readEdition([input])
  return { documents: value.documents, document: value.documents[0]!, diagnostics }
}
const body = (text: string, beside?: FilesBeside) => read(`<text><body>${text}</body></text>`, beside)

/** Text with its marks, calls and points, in short. */
const show = (content: readonly Inline[]): string =>
  content
    .map(inline => {
      if (inline.kind === 'text')
        return inline.marks.length === 0
          ? inline.text.replaceAll('\u2028', '/')
          : `<${inline.marks.join(' ')}:${inline.text}>`
      if (inline.kind === 'note-ref') return `[${inline.note.slice(1)}${inline.implied ? ' implied' : ''}]`
      if (inline.kind === 'gap') return `[gap ${inline.reason} ${inline.extent}]`
      if (inline.kind === 'source-page') return `|${inline.label}|`
      if (inline.kind === 'anchor') return `{${inline.id}}`
      return '?'
    })
    .join('')
const blocks = (document: EditionDocument): readonly string[] =>
  document.blocks.map(block => {
    const role = block.kind === 'heading' ? `h${block.level}` : 'role' in block ? block.role : block.kind
    const within = (block.within ?? []).map(({ kind }) => kind).join('/')
    return `${role}${within === '' ? '' : ` in ${within}`}: ${show(block.content)}`
  })
const notes = (document: EditionDocument): readonly string[] =>
  document.notes.map(
    ({ id, series, paragraphs }) =>
      `${id} ${series}: ${paragraphs.map(paragraph => show(paragraph.content)).join(' ¶ ')}`,
  )
const codes = (text: string, beside?: FilesBeside): readonly string[] =>
  body(text, beside).diagnostics.map(({ code }) => code)

describe('the language', () => {
  const said = (languages: string, text: string): string => {
    const header = `<teiHeader><profileDesc><langUsage>${languages}</langUsage></profileDesc></teiHeader>`
    const file = `<TEI xmlns="http://www.tei-c.org/ns/1.0">${header}<text><body><p>${text}</p></body></text></TEI>`
    return readEdition([{ name: 'a.xml', bytes: bytes(file) }]).value.documents[0]!.language
  }
  const ENGLISH = 'He said that the story was told to him by the men who were with them at that time.'
  const LATIN = '<language ident="lat"/><language ident="fr"/>'

  it('of several that a header lists is the one with the greatest share, else the one that the text is in', () => {
    expect(said('<language ident="la" usage="10"/><language ident="en-GB" usage="90"/>', ENGLISH)).toBe(
      'en-GB',
    )
    expect(said('<language ident="la"/><language ident="en-GB"/>', ENGLISH)).toBe('en-GB')
    expect(said('<language ident="la"/><language ident="el"/>', 'ἐν ἀρχῇ ἦν ὁ λόγος')).toBe('el')
  })

  it('is none of those where a header lists the foreign ones alone, but the first where nothing speaks for another', () => {
    expect(said(LATIN, ENGLISH)).toBe('en-US')
    expect(said(LATIN, 'Deo.')).toBe('la')
    expect(said('<language ident="sv"/><language ident="da"/>', ENGLISH)).toBe('sv')
    expect(said('<language ident="la"/>', ENGLISH)).toBe('la')
  })
})

describe('notes', () => {
  it('are called where they stand, at their word', () => {
    const { document } = body(
      '<p>one <note place="end">e</note> two<note place="margin">m</note><note>f</note></p>',
    )
    expect(blocks(document)).toEqual(
      ['paragraph: one[d1.n1] two[d1.n2][d1.n3]'].map(each => each.replace(/d1/g, '1')),
    )
    expect(notes(document)).toEqual(['d1.n1 endnotes: e', 'd1.n2 margin: m', 'd1.n3 notes: f'])
  })

  it('are called where they say when they are gathered, more than once if two places call them', () => {
    const { document } = read(
      '<text><body><p>a<anchor xml:id="x"/>b<ref target="#n2">2</ref> c<ref target="#n2">2</ref></p></body><back><div type="notes"><note target="#x">first</note><note xml:id="n2">second</note><note target="#nowhere">third</note></div></back></text>',
    )
    expect(blocks(document)).toEqual(['paragraph: a{x}[1.n1]b[1.n2] c[1.n2][1.n3 implied]'])
    expect(notes(document).map(each => each.slice(-6))).toEqual([' first', 'second', ' third'])
  })

  it('inside of notes, headings and cells are notes like others', () => {
    const { document } = body(
      '<head>H<note>h</note></head><table><row><cell>c<note>in <note>deep</note></note></cell></row></table>',
    )
    expect(blocks(document)).toEqual(['h1: H[1.n1]', 'paragraph in table/row/cell: c[1.n2]'])
    expect(notes(document)).toEqual(['d1.n1 notes: h', 'd1.n2 notes: in[1.n3]', 'd1.n3 notes: deep'])
  })

  it('between blocks belong to the paragraph before them, without a mark', () => {
    expect(blocks(body('<p>a</p><note>n</note><p>b</p>').document)).toEqual([
      'paragraph: a[1.n1 implied]',
      'paragraph: b',
    ])
  })

  it('do not print their own number twice', () => {
    const { document } = body(
      '<p>a<note n="n7"><div><head><ref target="#back7">7</ref></head><p>text</p></div></note></p>',
    )
    expect(document.notes[0]).toMatchObject({ label: '7' })
    expect(notes(document)).toEqual(['d1.n1 notes: text'])
  })

  it('that the source prints are text: a source note is a line, an inline note stands in brackets', () => {
    const { document } = body(
      '<note rend="inline" type="source">File 1</note><p>a<note place="inline">n</note> b</p>',
    )
    expect(blocks(document)).toEqual([
      'source-note: File 1',
      'paragraph: a<generated: ><generated:(>n<generated:)> b',
    ])
    expect(document.notes).toEqual([])
  })
})

describe('white space', () => {
  it('is one space in prose, none at the ends, and none where a word goes on', () => {
    expect(
      blocks(body('<p>\n  a\n  <hi rend="it">b </hi> c<lb break="no"/>\n  d <lb/> e\n</p>').document),
    ).toEqual(['paragraph: a <italic:b><italic: >cd e'])
  })

  it('before a comma is only the layout of the markup', () => {
    expect(blocks(body('<p><quote>a\n   </quote>, b\n  <hi>c</hi> . d</p>').document)).toEqual([
      'paragraph: a, b <italic:c> . d',
    ])
  })

  it('is kept where the source says so', () => {
    expect(body('<p xml:space="preserve"> a  b </p>').document.blocks[0]!.content).toMatchObject([
      { text: ' a  b ' },
    ])
  })

  it('a line break is a new line in headings, addresses and lines, and a named space is a space', () => {
    const { document } = body(
      '<head>A<lb/>B</head><opener><address><addrLine>x</addrLine><addrLine>y</addrLine></address></opener><p>a<space unit="chars"/>b</p>',
    )
    expect(blocks(document)).toEqual(['h1: A/B', 'address: x', 'address: y', 'paragraph: a b'])
  })
})

describe('what an editor says of the text', () => {
  it('is a mark, and of a choice one half is printed', () => {
    const { document } = body(
      '<p><supplied>a</supplied><del rend="strikethrough">b</del><add>c</add><unclear>d</unclear><gap reason="illegible" quantity="3" unit="words"/> <choice><sic>teh</sic><corr>the</corr></choice></p>',
    )
    expect(blocks(document)).toEqual([
      'paragraph: <supplied:a><deleted:b><added:c><unclear:d>[gap illegible 3 words] the',
    ])
    expect(document.blocks[0]!.content.at(-1)).toMatchObject({ alternative: { kind: 'sic', text: 'teh' } })
  })

  it('looks come from rend, style and declared renditions', () => {
    const text =
      '<text><body><p><hi rend="smallcaps italic">a</hi><hi style="font-weight: bold">b</hi><hi rendition="#u">c</hi></p></body></text>'
    const { value } = readEdition([
      {
        name: 'a.xml',
        bytes: bytes(
          `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><tagsDecl><rendition xml:id="u">text-decoration: underline</rendition></tagsDecl></encodingDesc></teiHeader>${text}</TEI>`,
        ),
      },
    ])
    expect(blocks(value.documents[0]!)).toEqual(['paragraph: <small-caps italic:a><bold:b><underline:c>'])
  })
})

describe('an apparatus', () => {
  const WITNESSES =
    '<listWit><witness xml:id="A">Codex A</witness><witness xml:id="B"><abbr type="siglum">Be</abbr> Codex B</witness></listWit>'

  it('prints the lemma, keeps the readings, and says them in a note with the words of the trade', () => {
    const { document } = body(
      '<p>x <app><lem wit="#A">lemma</lem><rdg wit="#B">other</rdg><rdg wit="#C" type="omission"/></app> y <app><lem/><rdg wit="#B" type="addition">more</rdg></app></p>',
    )
    expect(blocks(document)).toEqual([
      'paragraph: x {d1.n1.from}lemma{d1.n1.to}[1.n1] y{d1.n2.from}{d1.n2.to}[1.n2]',
    ])
    expect(document.notes.map(note => note.series)).toEqual(['apparatus', 'apparatus'])
    const said = document.notes.map(note =>
      note.paragraphs[0]!.content.map(inline => (inline.kind === 'text' ? inline.text : '')).join(''),
    )
    expect(said).toEqual(['lemma A] other B; om. C', 'add. more B'])
    expect(document.variants!.map(({ from, to, readings }) => [from, to, readings.length])).toEqual([
      ['d1.n1.from', 'd1.n1.to', 3],
      ['d1.n2.from', 'd1.n2.to', 1],
    ])
    expect(document.variants![0]!.readings[2]).toMatchObject({
      role: 'reading',
      witnesses: ['C'],
      type: 'omission',
      content: [],
    })
  })

  it('names witnesses by their sigla, and keeps groups', () => {
    const { document } = body(
      `<div>${WITNESSES}</div><p><app><lem>a</lem><rdgGrp><rdg wit="#A">b</rdg><rdg wit="#B">c</rdg></rdgGrp></app></p>`,
    )
    expect(document.witnesses!.map(({ key, siglum }) => [key, siglum])).toEqual([
      ['A', 'A'],
      ['B', 'Be'],
    ])
    expect(document.variants![0]!.readings.map(({ group }) => group)).toEqual([1, 1])
    expect(notes(document).at(-1)).toContain('Be')
  })

  it('may stand elsewhere and span paragraphs', () => {
    const { document } = read(
      '<text><body><p>one <anchor xml:id="s"/>two</p><p>three<anchor xml:id="e"/> four</p></body><back><listApp><app from="#s" to="#e"><lem>two three</lem><rdg wit="#A">2</rdg></app></listApp></back></text>',
    )
    expect(blocks(document)).toEqual(['paragraph: one {s}two', 'paragraph: three{e}[1.n1] four'])
    expect(document.variants).toMatchObject([{ from: 's', to: 'e', note: 'd1.n1' }])
  })
})

test('lists, quotations, verse, speeches and figures are blocks in their containers', () => {
  const { document } = body(
    '<list type="ordered"><item>a</item><item>b</item></list><list><label>x.</label><item>c</item></list><p>p <quote rend="block"><p>q</p></quote> r</p><lg><l>v</l></lg><sp><speaker>S</speaker><p>t</p></sp><figure><graphic url="i.png"/><head>C</head><figDesc>D</figDesc></figure>',
  )
  expect(blocks(document)).toEqual([
    'paragraph in list/item: <generated:1.><generated: >a',
    'paragraph in list/item: <generated:2.><generated: >b',
    'paragraph in list/item: x.<generated: >c',
    'paragraph: p',
    'paragraph in quotation: q',
    'continuation: r',
    'verse in stanza: v',
    'speaker in speech: S',
    'paragraph in speech: t',
    'figure: C',
  ])
  expect(document.blocks[2]).toMatchObject({ label: { text: 'x.' } })
  expect(document.blocks.at(-1)).toMatchObject({ image: 'i.png', description: 'D' })
})

test('documents of a volume are documents, and headings between them stand over the next', () => {
  const { documents } = body(
    '<div type="compilation"><head>Part</head><div type="document" n="1"><head>No. 1</head><dateline><placeName>Rome</placeName>, <date when="1900">May 1</date></dateline><p>a</p></div><div type="letter"><p>b</p></div></div>',
  )
  expect(documents.map(blocks)).toEqual([
    ['h1: Part', 'h2: No. 1', 'dateline: Rome, May 1', 'paragraph: a'],
    ['paragraph: b'],
  ])
  expect(documents[0]!.metadata).toMatchObject({ number: '1', place: 'Rome', date: 'May 1' })
})

describe('renditions that no header declares', () => {
  it('are known by their names in TEI Simple and in the Deutsches Textarchiv, others are reported', () => {
    const text =
      '<p><hi rendition="simple:italic">a</hi><hi rendition="#g">b</hi><hi rendition="#k simple:bold">c</hi><hi rendition="#aq">d</hi></p>'
    expect(blocks(body(text).document)).toEqual(['paragraph: <italic:a><letterspaced:b><small-caps bold:c>d'])
    expect(codes(text)).not.toContain('tei/unknown-look')
    expect(codes('<p><hi rendition="#wobbly">a</hi></p>')).toContain('tei/unknown-look')
    expect(body('<p rendition="simple:centre">a</p>').document.blocks[0]).toMatchObject({ align: 'centre' })
  })
})

describe('a letter of the Tolstoy edition', () => {
  const letter = (): EditionDocument => {
    const actions =
      '<correspAction type="sending"><persName>Л. Н. Толстой</persName><placeName>Ясная Поляна</placeName><date when="1865-11-26"/></correspAction><correspAction type="receiving"><persName>А. А. Толстая</persName></correspAction>'
    const header = `<teiHeader><profileDesc><correspDesc>${actions}</correspDesc></profileDesc></teiHeader>`
    const text =
      '<text><body><div><p>Учителя <hi>не могут</hi> <hi style="opdelimiter">ошибаться</hi>.</p><comments><p>Впервые опубликовано в ПТ.</p></comments></div></body></text>'
    const file = `<TEI xmlns="http://www.tei-c.org/ns/1.0">${header}<xenoData><number>152</number></xenoData>${text}</TEI>`
    return readEdition([{ name: 'a.xml', bytes: bytes(file) }]).value.documents[0]!
  }

  it('says who sends it to whom', () =>
    expect(letter().metadata).toMatchObject({
      ...{ sender: 'Л. Н. Толстой', addressee: 'А. А. Толстая', place: 'Ясная Поляна', date: '1865-11-26' },
    }))

  it('has what its hand stresses in italics, and its commentary as a note of the editors under it', () =>
    expect(blocks(letter())).toEqual([
      'paragraph: Учителя <italic:не могут> ошибаться.',
      'paragraph in editorial-note: Впервые опубликовано в ПТ.',
    ]))
})

describe('a list of persons', () => {
  it('may have its names in bold, and refer from one to another', () => {
    const item = (id: string, name: string, rest: string): string =>
      `<item><hi rend="strong"><persName xml:id="${id}">${name}</persName>,</hi> ${rest}</item>`
    const alias =
      '<hi rend="italic">see</hi> <persName corresp="#p2" type="alt">Jacquin de Margerie</persName>'
    const items =
      item('p1', 'De Margerie', alias) + item('p2', 'Jacquin de Margerie, Roland', 'of the Ministry')
    const text = `<list>${items}</list><p><persName corresp="#p2">M. de Margerie</persName> came.</p>`
    expect(body(text).document.persons).toMatchObject([
      { key: 'p1', name: 'De Margerie', gloss: 'see Jacquin de Margerie' },
      { key: 'p2', name: 'Jacquin de Margerie, Roland', gloss: 'of the Ministry' },
    ])
  })
})

describe('a play', () => {
  it('has its persons in groups, each under the words that head it', () => {
    const text =
      '<castList><head>Persons</head><castItem>A king</castItem><castGroup><head>His sons</head><castItem>Edmund</castItem></castGroup></castList><milestone unit="section" rendition="#hr"/><p>x</p>'
    const { document, diagnostics } = body(text)
    expect(blocks(document)).toEqual([
      'caption in list: Persons',
      'paragraph in list/item: A king',
      'caption in list/list: His sons',
      'paragraph in list/list/item: Edmund',
      'rule: ',
      'paragraph: x',
    ])
    expect(diagnostics.map(({ code }) => code)).not.toContain('tei/unknown-element')
  })

  it('holds a letter that is read out in it', () => {
    const letter = '<floatingText><body><div type="letter"><p>Dear brother</p></div></body></floatingText>'
    const { documents } = body(`<div type="scene"><p>Reads:</p>${letter}<p>Ends.</p></div>`)
    expect(documents.map(document => blocks(document))).toEqual([
      ['paragraph: Reads:', 'paragraph in enclosure: Dear brother', 'paragraph: Ends.'],
    ])
  })
})

describe('what stands inside a line', () => {
  it('a substitution has no white of its own', () => {
    const text = '<p>verg<subst>\n  <del>essen</del>\n  <add>aß</add>\n</subst> man</p>'
    expect(blocks(body(text).document)).toEqual(['paragraph: verg<deleted:essen><added:aß> man'])
  })

  it('a stage direction in the midst of a speech goes on with it, in italics; one between speeches is a line', () => {
    const text =
      '<sp><speaker>A</speaker><p>Yes. <stage>Exit.</stage> No.</p><l>One <stage>(aside)</stage> two</l></sp><stage>Exeunt.</stage>'
    expect(blocks(body(text).document)).toEqual([
      'speaker in speech: A',
      'paragraph in speech: Yes. <italic:Exit.> No.',
      'verse in speech: One <italic:(aside)> two',
      'stage-direction: Exeunt.',
    ])
  })

  it('what is unclear and not guessed is a gap', () => {
    expect(blocks(body('<p>a <unclear reason="illegible"/> <unclear>b</unclear></p>').document)).toEqual([
      'paragraph: a [gap illegible null] <unclear:b>',
    ])
  })

  it('a salute goes on with the paragraph that it begins, and is a line where it stands alone', () => {
    expect(blocks(body('<p>\n<salute>Sir:</salute> I have the honour</p>').document)).toEqual([
      'paragraph: Sir: I have the honour',
    ])
    expect(blocks(body('<p><salute>Sir:</salute></p><p>I have</p>').document)).toEqual([
      'salutation: Sir:',
      'paragraph: I have',
    ])
  })
})

describe('a character', () => {
  const inText = (text: string): string => blocks(body(`<p>${text}</p>`).document)[0]!

  it('that is only named is printed, though the text does not have it', () => {
    expect(inText('Fischer <c rendition="#kaufmannsund"/> Co., 5<c rendition="#prozent"/>')).toBe(
      'paragraph: Fischer <generated:&> Co., 5<generated:%>',
    )
    expect(inText('Goldma<c rendition="#gemination-n"/> ko<c rendition="#gemination-m"/>t')).toBe(
      'paragraph: Goldma<generated:nn> ko<generated:mm>t',
    )
    expect(inText('S. 17<c rendition="#dots" n="4"/>ff.')).toBe('paragraph: S. 17<generated:....>ff.')
    expect(inText('κατα<lb break="no"/> <g type="diple"/>τρέφω')).toBe('paragraph: κατα<generated:›>τρέφω')
  })

  it('that is written is text like any other', () => {
    expect(inText('i<c rendition="#langesS">s</c>t e<g ref="#x">m</g>')).toBe('paragraph: ist em')
  })

  it('is the one that its declaration maps it to, the standard form before others', () => {
    const header =
      '<teiHeader><encodingDesc><charDecl><char xml:id="et"><mapping type="PUA">U+E42E</mapping><mapping type="diplomatic">⁊</mapping><mapping type="standard">et</mapping></char></charDecl></encodingDesc></teiHeader>'
    const file = `<TEI xmlns="http://www.tei-c.org/ns/1.0">${header}<text><body><p>pax <g ref="#et"/> bonum</p></body></text></TEI>`
    const { value, diagnostics } = readEdition([{ name: 'a.xml', bytes: bytes(file) }])
    expect(blocks(value.documents[0]!)).toEqual(['paragraph: pax <generated:et> bonum'])
    expect(diagnostics.map(({ code }) => code)).not.toContain('tei/unknown-character')
  })
})

describe('what is reported', () => {
  it('an element that no rule knows, once, with its number; its text is set', () => {
    const { document, diagnostics } = body('<p><oddity>a</oddity><oddity>b</oddity></p>')
    expect(blocks(document)).toEqual(['paragraph: ab'])
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'tei/unknown-element the element “oddity” (2 times) is not understood; its text is set as text',
    ])
  })

  it.each([
    ['tei/left-out', '<p>a<fw>running head</fw></p>'],
    ['tei/unknown-look', '<p><hi rend="wobbly">a</hi></p>'],
    ['tei/unknown-character', '<p>a<g ref="#nowhere"/></p>'],
    ['tei/dangling-reference', '<p><ref target="#nowhere">a</ref></p>'],
    ['tei/empty-note', '<p>a<note/></p>'],
    ['tei/not-included', '<p>a<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="b.xml"/></p>'],
  ])('%s', (code, text) => expect(codes(text)).toContain(code))

  it('tei/no-text', () => expect(read('').diagnostics.map(({ code }) => code)).toContain('tei/no-text'))
})

describe('files beside a source', () => {
  const given =
    (files: Readonly<Record<string, string | 'outside'>>): FilesBeside =>
    path => {
      const found = files[path]
      return found === undefined ? 'missing' : found === 'outside' ? 'outside' : bytes(found)
    }

  it('give the persons that names refer to', () => {
    const persons = wrap(
      '<standOff><listPerson><person xml:id="p"><persName>Hoare, Samuel</persName></person></listPerson></standOff>',
    )
    const { document } = body(
      '<p><persName ref="persons.xml#p">Sir S.</persName></p>',
      given({ 'persons.xml': persons }),
    )
    expect(document.persons).toMatchObject([{ key: 'p', name: 'Hoare, Samuel' }])
    expect(document.blocks[0]!.content[0]).toMatchObject({ names: [{ kind: 'person', key: 'p' }] })
  })

  it('are asked for only where a name refers to them, and a refusal is reported', () => {
    const asked: string[] = []
    const beside: FilesBeside = path => {
      asked.push(path)
      return path === 'tei-mapping.yaml' ? 'missing' : 'outside'
    }
    expect(
      codes('<p><persName ref="../p.xml#p">a</persName><graphic url="file:///etc/passwd"/></p>', beside),
    ).toContain('tei/not-read')
    expect(asked).toEqual(['tei-mapping.yaml', '../p.xml'])
  })

  it('may map elements to other roles', () => {
    const mapping =
      'rules:\n  - element: seg\n    when: {type: stamp}\n    role: classification\n  - element: hi\n    when: {rend: wobbly}\n    role: inline\n    marks: [bold]\n'
    const { document, diagnostics } = body(
      '<seg type="stamp">SECRET</seg><p><hi rend="wobbly">a</hi></p>',
      given({ 'tei-mapping.yaml': mapping }),
    )
    expect(blocks(document)).toEqual(['classification: SECRET', 'paragraph: <bold:a>'])
    expect(diagnostics).toEqual([])
  })

  it.each([
    ['tei-mapping/unknown-key', 'rules:\n  - {element: a, role: line, elment: b}\n'],
    ['tei-mapping/bad-value', 'rules:\n  - {element: a, role: lime}\n'],
    ['tei-mapping/missing-key', 'rules:\n  - {element: a}\n'],
    ['tei-mapping/wrong-type', 'rules: 7\n'],
  ])('%s', (code, mapping) =>
    expect(codes('<p>a</p>', given({ 'tei-mapping.yaml': mapping }))).toContain(code),
  )

  it('tei-mapping/not-read', () =>
    expect(codes('<p>a</p>', given({ 'tei-mapping.yaml': 'outside' }))).toContain('tei-mapping/not-read'))
})

describe('the end of a letter', () => {
  const ending = (closer: string): readonly string[] =>
    blocks(body(`<p>Text.</p><closer>${closer}</closer>`).document).slice(1)

  test.each([
    [
      'words, then a name',
      'With kind regards<lb/>Yours<lb/><signed>A. B.</signed>',
      ['valediction: With kind regards/Yours', 'signature: A. B.'],
    ],
    [
      'a salute and a name',
      '<salute>Yours</salute><signed>A. B.</signed>',
      ['valediction: Yours', 'signature: A. B.'],
    ],
    ['a stop behind the name', '<signed>A. B.</signed>.', ['signature: A. B..']],
    [
      'an office behind the name',
      'Yours <signed>A. B.</signed> Secretary of State',
      ['valediction: Yours', 'signature: A. B.', 'signature: Secretary of State'],
    ],
    [
      'a date behind the name',
      'Yours <signed>A. B.</signed> <dateline>12 May</dateline>',
      ['valediction: Yours', 'signature: A. B.', 'dateline: 12 May'],
    ],
    ['nothing that says who signs', 'Yours<lb/>most sincerely', ['valediction: Yours/most sincerely']],
    ['a few words that say who signs', 'Dein Hugo', ['signature: Dein Hugo']],
  ])('has %s', (_, closer, expected) => {
    expect(ending(closer)).toEqual(expected)
  })

  it('keeps notes and names in their place', () => {
    expect(ending('Yours<note>n</note> <signed><persName>A. B.</persName></signed>')).toEqual([
      'valediction: Yours[1.n1]',
      'signature: A. B.',
    ])
  })
})
