import { describe, expect, test } from 'vitest'
import { formatDiagnostics } from '../../../src/base/print-diagnostic.ts'
import type { Block, Inline } from '../../../src/edition/model.ts'
import { plainText, sourceOf } from '../../../src/edition/visit.ts'
import { type ReadOptions, type ReadSources, readSources } from '../../../src/input/read-edition.ts'
import { footnoteCall, note, p, r, styled, type WordParts, wordFile } from './word-builder.ts'

function read(parts: WordParts | Uint8Array, options: ReadOptions = {}, mapping?: string) {
  const bytes = parts instanceof Uint8Array ? parts : wordFile(parts)
  const { value, diagnostics } = readSources(
    [
      {
        name: 'letter.docx',
        bytes,
        beside: path =>
          mapping !== undefined && path === 'word-mapping.yaml' ? Buffer.from(mapping, 'utf8') : 'missing',
      },
    ],
    { language: 'en-GB', ...options },
  )
  const [document] = value.edition.documents
  return {
    value,
    diagnostics,
    codes: diagnostics.map(({ code }) => code),
    document: document!,
    blocks: document?.blocks ?? [],
    notes: document?.notes ?? [],
  }
}

/** `{italic:so}` for marks, `[1]` for calls: content that can be read in a test. */
const shown = (content: readonly Inline[]): string =>
  content
    .map(inline => {
      if (inline.kind === 'text') {
        const about = [...inline.marks, inline.language, inline.link, inline.names?.[0]?.kind].filter(Boolean)
        return about.length === 0 ? inline.text : `{${about.join(' ')}:${inline.text}}`
      }
      if (inline.kind === 'note-ref') return `[${inline.note}]`
      return inline.kind === 'dangling-ref'
        ? `[?${inline.label}]`
        : inline.kind === 'anchor'
          ? `⚓${inline.id} `
          : ''
    })
    .join('')

const kindOf = (block: Block): string =>
  block.kind === 'heading'
    ? `h${block.level}`
    : block.kind === 'line' || block.kind === 'paragraph'
      ? block.role
      : block.kind
const kinds = (blocks: readonly Block[]): readonly string[] => blocks.map(kindOf)
const texts = (blocks: readonly Block[]): readonly string[] => blocks.map(({ content }) => shown(content))

const style = (id: string, inside: string, kind = 'paragraph'): string =>
  `<w:style w:type="${kind}" w:styleId="${id}">${inside}</w:style>`
const named = (id: string, name: string, more = '', kind = 'paragraph'): string =>
  style(id, `<w:name w:val="${name}"/>${more}`, kind)
const PROSE =
  'It was a long paragraph of running text that nobody would take for a heading or a line by itself.'

describe('styles give roles', () => {
  const roles: readonly (readonly [what: string, styles: string, id: string, role: string])[] = [
    ['a built-in name under a German id', named('berschrift2', 'heading 2'), 'berschrift2', 'h2'],
    ['a French name', named('x', 'Titre 3'), 'x', 'h3'],
    ['a Russian name', named('a4', 'Заголовок 1'), 'a4', 'h1'],
    ['an id that the file does not define', '', 'Heading1', 'h1'],
    [
      'a style based on a heading',
      `${named('H', 'heading 2')}${named('M', 'My head', '<w:basedOn w:val="H"/>')}`,
      'M',
      'h2',
    ],
    ['an outline level', named('o', 'Odd', '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'), 'o', 'h3'],
    ['the ninth heading', named('h9', 'heading 9'), 'h9', 'h6'],
    ['a signature', named('s', 'Signature'), 's', 'signature'],
    ['a place and date in German', named('d', 'Ort und Datum'), 'd', 'dateline'],
    ['a source note', named('q', 'Quelle'), 'q', 'source-note'],
    ['verse', named('v', 'Gedicht'), 'v', 'verse'],
  ]
  for (const [what, styles, id, role] of roles)
    test(what, () => {
      const { blocks } = read({ body: styled(id, r('Some words')) + p(r(PROSE)), styles })
      expect(kinds(blocks)).toEqual([role, 'paragraph'])
    })

  test('styles that are based on each other in a circle end', () => {
    const styles = named('a', 'A', '<w:basedOn w:val="b"/>') + named('b', 'B', '<w:basedOn w:val="a"/>')
    expect(texts(read({ body: styled('a', r(PROSE)), styles }).blocks)).toEqual([PROSE])
  })

  test('under a title, headings stand one level lower', () => {
    const styles = named('t', 'Title') + named('h', 'heading 1')
    const { blocks } = read({ body: styled('t', r('Letters')) + styled('h', r('I')) + p(r(PROSE)), styles })
    expect(kinds(blocks)).toEqual(['h1', 'h2', 'paragraph'])
  })

  test('where headings have styles, a short paragraph is no heading and no signature', () => {
    const styles = named('h', 'heading 1')
    const { blocks } = read({
      body: styled('h', r('One')) + p(r(PROSE)) + p(r('Yours truly')) + p(r(PROSE)),
      styles,
    })
    expect(kinds(blocks)).toEqual(['h1', 'paragraph', 'paragraph', 'paragraph'])
  })

  test('a quotation of two paragraphs is one, and ends with it', () => {
    const styles = named('q', 'Quote')
    const { blocks } = read({
      body: styled('q', r(PROSE)) + styled('q', r(PROSE)) + p(r(PROSE)) + styled('q', r(PROSE)),
      styles,
    })
    const around = blocks.map(({ within = [] }) => within.map(({ kind, id }) => `${kind} ${id}`))
    expect(around[0]).toEqual(around[1])
    expect(around[2]).toEqual([])
    expect(around[3]).not.toEqual(around[0])
    expect(around[3]?.[0]).toMatch(/^quotation d1\./)
  })

  test('the mapping file goes before what names say, and its faults are told at their place', () => {
    const parts = {
      body: styled('k', r('Kopf')) + p(r(PROSE) + r('Orlov', '<w:rStyle w:val="nam"/>')),
      styles: named('k', 'Briefkopf') + named('nam', 'Namen', '<w:rPr><w:i/></w:rPr>', 'character'),
    }
    const mapped = read(parts, {}, 'paragraphs:\n  Briefkopf: classification\ncharacters:\n  namen: person\n')
    expect(kinds(mapped.blocks)).toEqual(['classification', 'paragraph'])
    expect(texts(mapped.blocks)[1]).toBe(`${PROSE}{person:Orlov}`)
    const wrong = read(parts, {}, 'paragraphs:\n  Briefkopf: clasification\ncharacter: {}\n')
    expect([...wrong.codes].sort()).toEqual(['word-mapping/bad-value', 'word-mapping/unknown-key'])
    expect(wrong.diagnostics.map(({ hints }) => hints[0])).toContain('did you mean “classification”?')
    expect(read(parts, {}, 'paragraphs: 3\n').codes).toEqual(['word-mapping/wrong-type'])
  })

  test('a style can begin a document', () => {
    const styles = named('d', 'Document title')
    const { value } = read({
      body: styled('d', r('First')) + p(r(PROSE)) + styled('d', r('Second')) + p(r(PROSE)),
      styles,
    })
    expect(value.edition.documents.map(({ id, blocks }) => [id, ...texts(blocks)])).toEqual([
      ['d1', 'First', PROSE],
      ['d2', 'Second', PROSE],
    ])
  })
})

describe('the look of text', () => {
  const look = (properties: string, styles = ''): string =>
    texts(read({ body: p(r('so', properties)), styles }).blocks)[0] ?? ''

  test('marks of a run', () => {
    expect(look('<w:i/><w:smallCaps/>')).toBe('{italic small-caps:so}')
    expect(look('<w:b w:val="0"/>')).toBe('so')
    expect(look('<w:caps/>')).toBe('{capitals:so}')
    expect(look('<w:vertAlign w:val="superscript"/>')).toBe('{superscript:so}')
    expect(look('<w:u w:val="single"/><w:dstrike/>')).toBe('{strikethrough underline:so}')
    expect(look('<w:spacing w:val="40"/>')).toBe('{letterspaced:so}')
    expect(look('<w:spacing w:val="4"/>')).toBe('so')
  })

  test('bold in a bold style is undone, said outright it is not', () => {
    const styles =
      named('bp', 'Boldpar', '<w:rPr><w:b/></w:rPr>') +
      named('bc', 'Boldchar', '<w:rPr><w:b/></w:rPr>', 'character')
    const body = styled(
      'bp',
      r('a') +
        r('b', '<w:rStyle w:val="bc"/>') +
        r('c', '<w:rStyle w:val="bc"/><w:b/>') +
        r('d', '<w:b w:val="false"/>'),
    )
    expect(texts(read({ body, styles }).blocks)).toEqual(['{bold:a}b{bold:c}d'])
  })

  test('in a heading only what differs from its style counts', () => {
    const styles = named('h', 'heading 1', '<w:rPr><w:b/></w:rPr>')
    const body = styled('h', r('Of ') + r('Ships', '<w:i/>')) + p(r(PROSE))
    expect(texts(read({ body, styles }).blocks)[0]).toBe('Of {italic:Ships}')
  })

  test('the language of a word is kept where it is another one, in its own letters', () => {
    const run = (text: string, tag: string) => r(text, `<w:lang w:val="${tag}"/>`)
    const body = p(
      run(`${PROSE} `, 'en-US') + run('coup d’état', 'fr-FR') + run(' and ', 'ru-RU') + run('глава', 'ru-RU'),
    )
    expect(texts(read({ body }).blocks)).toEqual([`${PROSE} {fr-FR:coup d’état} and {ru-RU:глава}`])
  })

  test('a document is in the language that Word has noted, unless its words are clearly of another', () => {
    const german =
      'Der Minister hat mit dem Botschafter über die Lage gesprochen und ist der Ansicht, dass die Verhandlungen nicht weiter geführt werden können.'
    const of = (text: string, tag: string) =>
      readSources([{ name: 'a.docx', bytes: wordFile({ body: p(r(text, `<w:lang w:val="${tag}"/>`)) }) }])
        .value.edition.documents[0]?.language
    expect(of(german, 'de-AT')).toBe('de-AT')
    expect(of(german.repeat(4), 'en-US')).toBe('de')
    expect(of('Veni.', 'la-Latn')).toBe('la-Latn')
  })

  test('hidden text is not printed, and said', () => {
    const { blocks, codes } = read({ body: p(r('Seen ') + r('unseen', '<w:vanish/>') + r('again')) })
    expect(texts(blocks)).toEqual(['Seen again'])
    expect(codes).toEqual(['word/hidden-text'])
  })

  test('signs of fonts become characters, and those that are none are reported', () => {
    const sign = (font: string, char: string) => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`
    const { blocks, codes, diagnostics } = read({
      body: p(
        sign('Symbol', 'F061') + sign('Wingdings', 'F0FC') + sign('Arial', '00E9') + sign('Webdings', 'F041'),
      ),
    })
    expect(texts(blocks)).toEqual(['α✓é\ufffd'])
    expect(codes).toContain('word/unknown-symbol')
    expect(diagnostics[0]?.message).toContain('F041 of the font “Webdings”')
  })

  test('hyphens, tabs and line breaks', () => {
    const { blocks } = read({
      body: p(
        `${r(`${PROSE}\tIt`)}<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>${r('self')}<w:r><w:br/></w:r>${r('went on')}<w:r><w:br w:type="page"/></w:r>`,
      ),
    })
    expect(texts(blocks)).toEqual([`${PROSE} It\u2011\u00adself`, 'went on'])
    expect(kinds(blocks)).toEqual(['paragraph', 'continuation'])
  })

  test('a paragraph of more tabs than a stack has room for', () => {
    const { blocks, codes } = read({ body: p(r(`One${'\t'.repeat(200_000)}two`)) })
    expect(texts(blocks).join('').replace(/\s+/g, ' ')).toBe('One two')
    expect(codes).not.toContain('word/no-text')
  })

  test('every text inline stands in the readable text as it is', () => {
    const { value, blocks } = read({
      body: p(r('  One ') + r('two', '<w:i/>') + footnoteCall(1)) + p(r('Three')),
      footnotes: note('footnote', 1, p(r(' Note'))),
    })
    const files = value.sources
    for (const block of blocks)
      for (const inline of block.content)
        if (inline.kind === 'text')
          expect(files.get(inline.source.file)?.text.slice(inline.source.start, inline.source.end)).toBe(
            inline.text,
          )
    expect(files.get('letter.docx')?.text).toBe('  One two[1]\nThree\n')
    expect(files.get('letter.docx/footnotes')?.text).toBe(' Note\n')
    expect(sourceOf(blocks[0]!.content, 4, 7)).toEqual({ file: 'letter.docx', start: 6, end: 9 })
  })
})

describe('notes', () => {
  test('footnotes and endnotes are two series, in the order of their calls', () => {
    const endCall = '<w:r><w:endnoteReference w:id="7"/></w:r>'
    const { blocks, notes } = read({
      body: p(r('A') + footnoteCall(5) + r('b') + endCall + r('c') + footnoteCall(2)),
      footnotes:
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>' +
        note('footnote', 2, p(r(' Second'))) +
        note('footnote', 5, p(`<w:r><w:footnoteRef/></w:r>${r(' First')}`) + p(r('with two'))),
      endnotes: note('endnote', 7, p(r('Third', '<w:i/>'))),
    })
    expect(texts(blocks)).toEqual(['A[d1.n1]b[d1.n2]c[d1.n3]'])
    expect(notes.map(({ series, label }) => `${series} ${label}`)).toEqual([
      'notes 1',
      'endnotes i',
      'notes 2',
    ])
    expect(notes.map(({ paragraphs }) => texts(paragraphs))).toEqual([
      ['First', 'with two'],
      ['{italic:Third}'],
      ['Second'],
    ])
  })

  test('numbers begin and look as the document says', () => {
    const { notes } = read({
      body: p(r('A') + footnoteCall(1) + footnoteCall(2)),
      footnotes: note('footnote', 1, p(r('x'))) + note('footnote', 2, p(r('y'))),
      settings: '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="3"/></w:footnotePr>',
    })
    expect(notes.map(({ label }) => label)).toEqual(['c', 'd'])
  })

  test('a mark of the author’s own is kept, is not counted and stands not twice', () => {
    const own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    const { blocks, notes } = read({
      body: p(r('A') + own + r(' b') + footnoteCall(2)),
      footnotes: note('footnote', 1, p(r('* From a draft.'))) + note('footnote', 2, p(r('Plain.'))),
    })
    expect(texts(blocks)).toEqual(['A[d1.n1] b[d1.n2]'])
    expect(
      notes.map(({ label, mark, paragraphs }) => [label, mark, plainText(paragraphs[0]!.content)]),
    ).toEqual([
      ['*', '*', 'From a draft.'],
      ['1', undefined, 'Plain.'],
    ])
  })

  test('comments are a third series when asked for, and named when not', () => {
    const parts = {
      body: p(`${r('A')}<w:r><w:commentReference w:id="0"/></w:r>`),
      comments: note('comment', 0, p(r('Check this.'))),
    }
    const without = read(parts)
    expect([without.notes.length, without.codes]).toEqual([0, ['word/comments-left-out']])
    const asked = read(parts, { comments: true })
    expect(asked.notes.map(({ series, label }) => [series, label])).toEqual([['comments', '1']])
    expect(asked.codes).toEqual([])
  })

  test('a call without its note stays visible; a note without a call is set; an empty one is named', () => {
    const { blocks, notes, codes } = read({
      body: p(r('A') + footnoteCall(9) + footnoteCall(1)),
      footnotes: note('footnote', 3, p(r('Lost.'))) + note('footnote', 1, p('')),
    })
    expect(texts(blocks)).toEqual(['A[?1][d1.n1][d1.n2]'])
    expect(notes.map(({ paragraphs }) => texts(paragraphs))).toEqual([[''], ['Lost.']])
    expect([...codes].sort()).toEqual(['word/empty-note', 'word/missing-note', 'word/note-without-call'])
  })

  test('a note that a deleted sentence calls goes with it', () => {
    const parts = {
      body: p(`${r('A')}<w:del w:id="1"><w:r><w:delText>b</w:delText></w:r>${footnoteCall(1)}</w:del>`),
      footnotes: note('footnote', 1, p(r('Gone.'))),
    }
    expect([read(parts).notes.length, read(parts).codes]).toEqual([0, []])
    expect(read(parts, { changes: 'original' }).notes.length).toBe(1)
  })
})

describe('tracked changes', () => {
  const parts = {
    body:
      p(
        `${r('He ')}<w:del w:id="1"><w:r><w:delText>went</w:delText></w:r></w:del><w:ins w:id="2">${r('came')}</w:ins>${r(' to')}`,
        '<w:rPr><w:del w:id="3"/></w:rPr>',
      ) +
      p(
        `${r(' Rome')}<w:moveFrom w:id="4">${r(' at once')}</w:moveFrom>${r('.', '<w:rPrChange w:id="9"><w:rPr><w:i/></w:rPr></w:rPrChange>')}`,
      ) +
      p(`<w:moveTo w:id="5">${r('at once')}</w:moveTo>${r(PROSE)}`),
  }
  test('final: additions and what was moved here, paragraphs joined', () => {
    expect(texts(read(parts).blocks)).toEqual(['He came to Rome.', `at once${PROSE}`])
  })
  test('original: as it was before', () => {
    const { blocks } = read(parts, { changes: 'original' })
    expect(texts(blocks)).toEqual(['He went to', 'Rome at once{italic:.}', PROSE])
  })
  test('show: both, marked', () => {
    const { blocks } = read(parts, { changes: 'show' })
    expect(texts(blocks)).toEqual([
      'He {deleted:went}{added:came} to',
      'Rome{deleted: at once}.',
      `{added:at once}${PROSE}`,
    ])
  })
  test('a row that was deleted is gone', () => {
    const row = (text: string, properties = '') => `<w:tr>${properties}<w:tc>${p(r(text))}</w:tc></w:tr>`
    const body = `<w:tbl>${row('kept')}${row('gone', '<w:trPr><w:del w:id="1"/></w:trPr>')}</w:tbl>`
    expect(texts(read({ body }).blocks)).toEqual(['kept'])
    expect(texts(read({ body }, { changes: 'original' }).blocks)).toEqual(['kept', 'gone'])
  })
})

describe('fields and links', () => {
  const field = (instruction: string, result: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

  test('the result is the text, the instruction never, one field inside another', () => {
    const body = p(r('On ') + field(` IF ${field('DATE', r('today'))} = 1`, r('Monday')) + r('.'))
    expect(texts(read({ body }).blocks)).toEqual(['On Monday.'])
  })

  test('links go outside or to bookmarks; one that leads nowhere is named', () => {
    const { blocks, codes } = read({
      body:
        p(`<w:bookmarkStart w:id="0" w:name="here"/>${r('A')}`) +
        p(
          field('HYPERLINK "https://example.org/a" \\l "b"', r('out')) +
            field('REF here \\h', r('in')) +
            `<w:hyperlink w:anchor="lost">${r('lost')}</w:hyperlink><w:hyperlink r:id="rId9">${r('far', '<w:u w:val="single"/>')}</w:hyperlink>`,
        ),
      related: [['rId9', 'hyperlink', 'https://example.org/', 'External']],
    })
    expect(texts(blocks)).toEqual([
      '⚓here A',
      '{https://example.org/a#b:out}{#here:in}lost{https://example.org/:far}',
    ])
    expect(codes).toEqual(['word/dangling-link'])
  })

  test('lists that Word made are left out, numbers of its pages are named', () => {
    const contents = field('TOC \\o "1-3"', r('One\t1'))
    const { blocks, codes } = read({
      body: p(contents) + p(r('See p. ') + field('PAGEREF x', r('12'))) + p(r('A <w:p/>')),
    })
    expect(texts(blocks)).toEqual(['See p. 12', 'A <w:p/>'])
    expect([...codes].sort()).toEqual(['word/dangling-link', 'word/list-left-out', 'word/page-number'])
  })

  test('entries for the index name the words before them', () => {
    const xe = (entry: string) => field(`XE &quot;${entry}&quot;`, '')
    const { document, blocks, codes } = read({
      body: p(
        r('He told Sir Archibald Kerr') +
          xe('Kerr, Archibald:in Moscow') +
          r(' of oils') +
          xe('petrol') +
          r(' ') +
          xe('oil') +
          r('then.'),
      ),
    })
    expect(texts(blocks)).toEqual(['He told Sir {other:Archibald Kerr} of {other:oils} then.'])
    expect(document.entities?.map(({ key, kind }) => [key, kind])).toEqual([
      ['Kerr, Archibald:in Moscow', 'other'],
      ['petrol', 'other'],
      ['oil', 'other'],
    ])
    expect(codes).toEqual(['word/index-entry'])
  })

  test('simple fields, form fields and fields that print nothing', () => {
    const box =
      '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    const { blocks, codes } = read({
      body: p(
        `<w:fldSimple w:instr="AUTHOR">${r('Kerr')}</w:fldSimple> ${box}${field('EQ \\f(1,2)', '')}${field('TC &quot;Kerr&quot;', '')}`,
      ),
    })
    expect(texts(blocks)).toEqual(['Kerr{generated:[×]}'])
    expect(codes).toEqual(['word/left-out'])
  })
})

describe('numbered paragraphs', () => {
  const level = (index: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
  const numbering = (
    levels: string,
    nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
  ): string => `<w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${nums}`
  const item = (text: string, index = 0, list = 1): string =>
    p(r(text), `<w:numPr><w:ilvl w:val="${index}"/><w:numId w:val="${list}"/></w:numPr>`)

  test('labels are printed as Word counts them, level by level', () => {
    const levels =
      level(0, 'upperRoman', '%1.') +
      level(1, 'decimal', '%1.%2', '<w:isLgl/>') +
      level(2, 'lowerLetter', '(%3)')
    const body =
      item('a') + item('b', 1) + item('c', 2) + item('d', 2) + item('e', 1) + item('f', 2) + item('g')
    const { blocks } = read({ body, numbering: numbering(levels) })
    expect(blocks.map(block => (block.kind === 'paragraph' ? block.label?.text : null))).toEqual([
      'I.',
      '1.1',
      '(a)',
      '(b)',
      '1.2',
      '(a)',
      'II.',
    ])
    expect(texts(blocks)[1]).toBe('{generated:1.1 }b')
  })

  test('lists of one definition go on counting, one that says where to start begins there', () => {
    const nums =
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    const body = item('a') + item('b', 0, 2) + item('c', 0, 3) + item('d', 0, 3)
    const { blocks } = read({ body, numbering: numbering(level(0, 'decimal', '%1'), nums) })
    expect(texts(blocks).map(text => /\d+/.exec(text)?.[0])).toEqual(['1', '2', '7', '8'])
  })

  test('numbers that hang out make a list, others are numbered paragraphs', () => {
    const hanging = '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    const plain = read({ body: item('a'), numbering: numbering(level(0, 'decimal', '%1.')) }).blocks[0]
    expect([plain?.within, plain?.kind === 'paragraph' && plain.label]).toEqual([
      undefined,
      { text: '1.', supplied: false, value: 1 },
    ])
    const body = item('a') + item('b', 1) + item('c')
    const levels =
      level(0, 'decimal', '%1.').replace('</w:lvl>', `${hanging}</w:lvl>`) + level(1, 'bullet', '\uf0b7')
    const around = read({ body, numbering: numbering(levels) }).blocks.map(({ within = [] }) =>
      within.map(each => (each.kind === 'list' ? each.ordering : each.kind)),
    )
    expect(around).toEqual([
      ['numbered', 'item'],
      ['numbered', 'item', 'bulleted', 'item'],
      ['numbered', 'item'],
    ])
  })

  const bullets = (text: string, list: number): string =>
    `<w:abstractNum w:abstractNumId="${list}">${level(0, 'bullet', text)}${level(1, 'bullet', text)}</w:abstractNum>`
  const num = (list: number): string => `<w:num w:numId="${list}"><w:abstractNumId w:val="${list}"/></w:num>`
  const around = (blocks: readonly Block[]): readonly (readonly string[])[] =>
    blocks.map(({ within = [] }) => within.map(({ id }) => id.slice(id.indexOf('.') + 1)))

  test('a bullet that prints nothing goes on with the item before it, and is none where there is no item', () => {
    const parts = bullets('•', 1) + bullets(' ', 2) + num(1) + num(2)
    const body =
      item('alone', 0, 2) +
      item('a') +
      item('b', 1) +
      item('b again', 1, 2) +
      item('a again', 0, 2) +
      item('c')
    const { blocks } = read({ body, numbering: parts })
    const [, a, b, bAgain, aAgain, c] = around(blocks)
    expect(around(blocks)[0]).toEqual([])
    expect(bAgain).toEqual(b)
    expect(aAgain).toEqual(a)
    expect(c![0]).toBe(a![0])
    expect(c![1]).not.toBe(a![1])
    expect(texts(blocks)).toEqual(['alone', 'a', 'b', 'b again', 'a again', 'c'])
  })

  test('notes have lists and numbered paragraphs as the text has', () => {
    const parts =
      bullets('•', 1) +
      `<w:abstractNum w:abstractNumId="2">${level(0, 'decimal', '%1.')}</w:abstractNum>` +
      num(1) +
      num(2)
    const footnotes = note(
      'footnote',
      2,
      p(r('See:')) + item('a') + item('b') + item('one', 0, 2) + item('two', 0, 2),
    )
    const { notes } = read({ body: p(r('x') + footnoteCall(2)), footnotes, numbering: parts })
    const [made] = notes
    expect(around(made!.paragraphs).map(({ length }) => length)).toEqual([0, 2, 2, 0, 0])
    expect(made!.paragraphs.map(({ label }) => label?.text ?? null)).toEqual([null, null, null, '1.', '2.'])
    expect(texts(made!.paragraphs)[3]).toBe('{generated:1. }one')
  })

  test('a format that nobody knows is named, its number stands in figures', () => {
    const { blocks, codes } = read({ body: item('a'), numbering: numbering(level(0, 'klingon', '%1)')) })
    expect(texts(blocks)).toEqual(['{generated:1) }a'])
    expect(codes).toEqual(['word/number-format'])
  })
})

describe('tables, boxes and pictures', () => {
  const cell = (inside: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`

  test('cells know their columns and rows, header rows are marked, empty cells keep their place', () => {
    const header = '<w:trPr><w:tblHeader/></w:trPr>'
    const body = `<w:tbl><w:tr>${header}${cell(p(r('Head')), '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell(p(r('A')), '<w:vMerge w:val="restart"/>')}${cell(p(r('B'), '<w:jc w:val="right"/>'))}</w:tr><w:tr>${cell(p(''), '<w:vMerge/>')}${cell(p(''))}</w:tr></w:tbl>`
    const cells = read({ body: body + p(r(PROSE)) }).blocks.map(
      ({ within = [] }) => within[within.length - 1],
    )
    expect(cells.slice(0, 4)).toMatchObject([
      { kind: 'cell', columns: 2, rows: 1, header: true },
      { kind: 'cell', columns: 1, rows: 2, header: false },
      { kind: 'cell', columns: 1, rows: 1, align: 'right' },
      { kind: 'cell', columns: 1, rows: 1 },
    ])
    expect([cells.length, cells[4]]).toEqual([5, undefined])
  })

  test('empty lines before text in a cell stay, so that what stands beside each other does', () => {
    const figures = `${r('1')}<w:r><w:br/></w:r><w:r><w:br/></w:r>${r('3')}`
    const body = `<w:tbl><w:tr>${cell(p('') + p(r('A')) + p(''))}${cell(p(r('€')) + p(figures))}</w:tr></w:tbl>`
    expect(texts(read({ body }).blocks)).toEqual(['', 'A', '€', '1', '', '3'])
  })

  test('text of boxes is kept, once', () => {
    const box = (text: string) => `<w:txbxContent>${p(r(text))}</w:txbxContent>`
    const drawing = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('In a box')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('In a box')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    expect(texts(read({ body: p(r(PROSE) + drawing) }).blocks)).toEqual([PROSE, 'In a box'])
  })

  test('a picture has its name and description, the caption under it is its own', () => {
    const drawing =
      '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="A seal"/><a:blip r:embed="pic"/></wp:inline></w:drawing></w:r>'
    const { value, blocks, codes } = read({
      body:
        p(drawing) +
        styled('c', r('The seal.')) +
        p(r(PROSE) + drawing.replace('r:embed="pic"', 'r:link="far"')),
      styles: named('c', 'caption'),
      related: [
        ['pic', 'image', 'media/seal.png'],
        ['far', 'image', 'http://127.0.0.1/seal.png', 'External'],
      ],
      files: { 'word/media/seal.png': new Uint8Array([1, 2, 3]) },
    })
    expect(
      blocks.map(block => (block.kind === 'figure' ? [block.image, block.description] : block.kind)),
    ).toEqual([['word/media/seal.png', 'A seal'], 'paragraph', [null, 'A seal']])
    expect(texts(blocks)[0]).toBe('The seal.')
    const pictures = value.pictures.get('letter.docx')!
    expect([pictures('word/media/seal.png'), pictures('../seal.png')]).toEqual([
      new Uint8Array([1, 2, 3]),
      'missing',
    ])
    expect(codes).toEqual(['word/outside-picture'])
  })

  test('what cannot be set is named', () => {
    const chart =
      '<w:r><w:drawing><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></w:drawing></w:r>'
    const { codes } = read({ body: `${p(r('A') + chart)}<w:altChunk r:id="x"/>` })
    expect(codes).toEqual(['word/left-out', 'word/left-out'])
  })
})

describe('what is read of a file', () => {
  test('structured tags, smart tags and custom XML are transparent', () => {
    const body = `<w:sdt><w:sdtPr><w:alias w:val="no"/></w:sdtPr><w:sdtContent>${p(`<w:smartTag w:element="x"><w:smartTagPr/>${r('Tag')}</w:smartTag><w:customXml>${r('ged')}</w:customXml>`)}</w:sdtContent></w:sdt>`
    expect(texts(read({ body }).blocks)).toEqual(['Tagged'])
  })

  test('text from right to left keeps its order and its language', () => {
    const body = p(r(`${PROSE} `) + r('שלום', '<w:rtl/><w:lang w:bidi="he-IL"/>'))
    expect(texts(read({ body }).blocks)).toEqual([`${PROSE} {he-IL:שלום}`])
  })

  test('a file without text is an error; running heads are named', () => {
    const { codes, value } = read({ body: p(''), header: p(r('Draft of May')) })
    expect(codes).toEqual(['word/heads-left-out', 'word/no-text'])
    expect(value.edition.documents).toEqual([])
  })

  test('a zip that is none of Word’s, a part that is not there', () => {
    const empty = read(wordFile({ body: '' })).codes
    expect(empty).toEqual(['word/no-text'])
    const missing = read({ body: p(r('A')), related: [['n', 'footnotes', 'footnotes.xml']] })
    expect(missing.codes).toEqual(['word/missing-part'])
  })

  test('messages show the paragraph as Word shows it, not its XML', () => {
    const { value, diagnostics } = read({
      body: p(r('One.')) + p(r('He told Kerr') + footnoteCall(4) + r(' so.')),
    })
    expect(formatDiagnostics(diagnostics, (value as ReadSources).sources)).toBe(
      [
        'letter.docx:2:13 error: the footnote that is called here is not in the file  [word/missing-note]',
        '  2 │ He told Kerr[1] so.',
        '    │             ^^^',
        '    hint: in Word, delete the mark and put the note in anew',
      ].join('\n'),
    )
  })
})
