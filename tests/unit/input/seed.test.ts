import { describe, expect, it } from 'vitest'
import type { Block, Inline } from '../../../src/edition/model.ts'
import { plainText } from '../../../src/edition/visit.ts'
import { checkText } from '../../../src/input/check-text.ts'
import { readSeed } from '../../../src/input/seed.ts'

const read = (text: string) => {
  const seed = readSeed({ name: 'a.txt', text }, { firstDocument: 1, language: null })
  const { value } = seed
  const diagnostics = [...seed.diagnostics, ...value.flatMap(document => checkText(document, []))]
  return { documents: value, document: value[0]!, diagnostics, codes: diagnostics.map(each => each.code) }
}

/** `text‹d1.n1›text`: a call between its neighbours; `!` for a call that the source does not have, `?` for one without a note. */
const show = (content: readonly Inline[]): string =>
  content
    .map(inline =>
      inline.kind === 'text'
        ? inline.text
        : inline.kind === 'note-ref'
          ? `‹${inline.note.slice(3)}${inline.implied ? '!' : ''}›`
          : inline.kind === 'dangling-ref'
            ? `‹?${inline.label}›`
            : `‹${inline.kind}›`,
    )
    .join('')

const roleOf = (block: Block): string =>
  block.kind === 'heading' ? `heading ${block.level}` : 'role' in block ? block.role : block.kind
const body = (text: string): readonly string[] => read(text).document.blocks.map(block => show(block.content))
const notes = (text: string): readonly string[] =>
  read(text).document.notes.map(
    note => `${note.label}: ${note.paragraphs.map(each => show(each.content)).join(' ¶ ')}`,
  )
const roles = (text: string): readonly string[] =>
  read(text).document.blocks.map(block => `${roleOf(block)} | ${plainText(block.content)}`)

describe('notes', () => {
  it('are taken out of the text, and no space stays behind', () => {
    const text = '\tStalin[footnoteRef:1] spoke[footnoteRef:2].  [1:  One.]  [2:  Two.] \n'
    expect(body(text)).toEqual(['Stalin‹n1› spoke‹n2›.'])
    expect(notes(text)).toEqual(['1: One.', '2: Two.'])
  })

  it('leave one space in the midst of a paragraph, and the text after them', () => {
    expect(body('\tRome[footnoteRef:1] or [1:  A note.] the rest.')).toEqual(['Rome‹n1› or the rest.'])
    expect(body('\tA[footnoteRef:1] [1:  x.]  [2:  y.] b[footnoteRef:2].')).toEqual(['A‹n1› b‹n2›.'])
  })

  it('may be the last thing in a sentence that breaks off', () => {
    expect(body('\t(1) north of Rome[footnoteRef:9] or [9:  A note.] \n')).toEqual([
      '(1) north of Rome‹n1› or',
    ])
  })

  it('may contain brackets', () => {
    expect(notes('\tA[footnoteRef:1]. [1:  See [the Record] of May 15 [5], 1930 [sic].]')).toEqual([
      '1: See [the Record] of May 15 [5], 1930 [sic].',
    ])
    expect(notes('\tA[footnoteRef:1]. [1:  [O. V.]: Het Tooneel.]')).toEqual(['1: [O. V.]: Het Tooneel.'])
    expect(notes('\tA[footnoteRef:1]. [1:  gospel [3: 16] and [10: 30 a.m.] train.]')).toEqual([
      '1: gospel [3: 16] and [10: 30 a.m.] train.',
    ])
  })

  it('may reach over lines, and have paragraphs', () => {
    const text = '\tA[footnoteRef:1]. [1:  one\ntwo\n\tthree] \n\tNext.'
    expect(notes(text)).toEqual(['1: one two ¶ three'])
    expect(body(text)).toEqual(['A‹n1›.', 'Next.'])
    expect(read(text).document.notes[0]?.paragraphs.map(each => each.id)).toEqual(['d1.n1.1', 'd1.n1.2'])
  })

  it('may stand on lines of their own', () => {
    const text = '\tA[footnoteRef:1] b[footnoteRef:2].\n\n[1:  One.]\n[2:  Two.]\n\n\tNext.'
    expect(body(text)).toEqual(['A‹n1› b‹n2›.', 'Next.'])
    expect(notes(text)).toEqual(['1: One.', '2: Two.'])
  })

  it('may be called at the beginning and inside of a word', () => {
    expect(body('\t[footnoteRef:1]Et nous[footnoteRef:2]mêmes. [1:  a] [2:  b]')).toEqual([
      '‹n1›Et nous‹n2›mêmes.',
    ])
  })

  it('are numbered by their calls, and keep the number of the source', () => {
    const { document, codes } = read('\tA[footnoteRef:7] b[footnoteRef:8]. [8:  eight] [7:  seven]')
    expect(document.notes.map(note => [note.id, note.label, plainText(note.paragraphs[0]!.content)])).toEqual(
      [
        ['d1.n1', '7', 'seven'],
        ['d1.n2', '8', 'eight'],
      ],
    )
    expect(codes).toEqual([])
  })

  it('are of one series, or of two where footnotes and endnotes both occur', () => {
    const series = (text: string) => read(text).document.notes.map(note => note.series)
    expect(series('\tA[endnoteRef:1]. [1:  x]')).toEqual(['notes'])
    expect(series('\tA[footnoteRef:1] b[endnoteRef:1]. [1:  foot] [1:  end]')).toEqual(['notes', 'endnotes'])
    expect(notes('\tA[footnoteRef:1] b[endnoteRef:1]. [1:  foot] [1:  end]')).toEqual(['1: foot', '1: end'])
  })

  it('of equal numbers go to the calls of their own paragraph', () => {
    const text =
      '\tOne[footnoteRef:1].\n\tTwo[footnoteRef:1]. [1:  second]\n\tThree[footnoteRef:2]. [2:  third]'
    expect(body(text)).toEqual(['One‹?1›.', 'Two‹n1›.', 'Three‹n2›.'])
    expect(notes(text)).toEqual(['1: second', '2: third'])
  })

  it('of another document are found across the file', () => {
    const text =
      'No. 1. Mr. A to Mr. B.\n\n\tOne[footnoteRef:1].\n\nNo. 2. Mr. C to Mr. D.\n\n\tTwo[footnoteRef:2].\n\n[1:  first] [2:  second]\n'
    const { documents, codes } = read(text)
    expect(documents.map(each => each.notes.map(note => [note.id, note.label]))).toEqual([
      [['d1.n1', '1']],
      [['d2.n1', '2']],
    ])
    expect(codes).toEqual([])
  })
})

describe('what is odd about notes', () => {
  it('is a third call of a number that two notes have: it cannot be known which is meant', () => {
    const text = '\tA[footnoteRef:1] b[footnoteRef:1] c[footnoteRef:1]. [1:  x] [1:  y]'
    expect(body(text)).toEqual(['A‹n1› b‹n2› c‹?1›.'])
    expect(read(text).codes).toContain('seed/called-twice')
  })

  it.each([
    ['a call without its note', '\tA[footnoteRef:1].', 'seed/missing-note', ['A‹?1›.']],
    ['a note without its call', '\tA. [1:  x]', 'seed/note-without-call', ['A.‹n1!›']],
    [
      'a note called twice',
      '\tA[footnoteRef:1] b[footnoteRef:1]. [1:  x]',
      'seed/called-twice',
      ['A‹n1› b‹n1›.'],
    ],
    [
      'a call before the paragraph whose note it may have meant',
      '\tA[footnoteRef:1].\n\tB[footnoteRef:1]. [1:  x]',
      'seed/called-twice',
      ['A‹?1›.', 'B‹n1›.'],
    ],
    [
      'two notes of one number',
      '\tA[footnoteRef:1] b[footnoteRef:1]. [1:  x] [1:  y]',
      'seed/duplicate-number',
      ['A‹n1› b‹n2›.'],
    ],
    ['a note before its call', '[1:  x]\n\tA[footnoteRef:1].', 'seed/note-before-call', ['A‹n1›.']],
    [
      'calls out of order',
      '\tA[footnoteRef:2] b[footnoteRef:1]. [1:  x] [2:  y]',
      'seed/calls-out-of-order',
      ['A‹n1› b‹n2›.'],
    ],
    [
      'a number left out',
      '\tA[footnoteRef:1] b[footnoteRef:3]. [1:  x] [3:  y]',
      'seed/number-gap',
      ['A‹n1› b‹n2›.'],
    ],
    ['an unclosed call', '\tA[footnoteRef:1 and b. [1:  x]', 'seed/unclosed-call', ['A‹n1› and b.']],
    ['an unclosed note', '\tA[footnoteRef:1]. [1:  x\n\tB.', 'seed/unclosed-note', ['A‹n1›.', 'B.']],
    [
      'an inner bracket left open',
      '\tA[footnoteRef:1]. [1:  see [Smith.]\n\tB.',
      'seed/unbalanced-note',
      ['A‹n1›.', 'B.'],
    ],
    ['a bracket too many', '\tA[footnoteRef:1]. [1:  x ] y.] B.', 'seed/unbalanced-note', ['A‹n1›. B.']],
    ['a stray bracket', '\tA ] b.', 'seed/unbalanced-bracket', ['A ] b.']],
    ['an empty note', '\tA[footnoteRef:1]. [1:  ]', 'seed/empty-note', ['A‹n1›.']],
  ])('%s is reported, and the text is kept', (_, text, code, expected) => {
    const { codes, diagnostics } = read(text)
    expect(codes).toEqual([code])
    expect(body(text)).toEqual(expected)
    expect(diagnostics[0]?.message).toMatch(/^[^A-Z].*[^.]$/)
    expect(text.slice(diagnostics[0]!.span!.start, diagnostics[0]!.span!.end)).toMatch(/[[\]]/)
  })

  it('an unclosed note does not swallow the notes after it', () => {
    const text = '\tA[footnoteRef:1] b[footnoteRef:2]. [1:  see [Smith.]  [2:  two.] \n\tB.'
    expect(notes(text)).toEqual(['1: see [Smith.', '2: two.'])
    expect(body(text)).toEqual(['A‹n1› b‹n2›.', 'B.'])
  })

  it('a file cut off in a note ends with that note', () => {
    const { codes, document, diagnostics } = read('\tA[footnoteRef:1]. [1:  a note that breaks')
    expect(codes).toEqual(['seed/unclosed-note'])
    expect(diagnostics[0]?.severity).toBe('error')
    expect(plainText(document.notes[0]!.paragraphs[0]!.content)).toBe('a note that breaks')
  })

  it('a file without text is an error and no document', () => {
    expect(read(' \n\t\n')).toMatchObject({ documents: [], codes: ['seed/no-text'] })
  })

  it('numbering may begin again', () => {
    expect(
      read('\tA[footnoteRef:1] b[footnoteRef:2]. [1:  a] [2:  b]\n\tC[footnoteRef:1]. [1:  c]').codes,
    ).toEqual(['seed/duplicate-number'])
  })
})

describe('roles', () => {
  it('of the telegram: classification, numbered paragraphs, items, and what goes on after them', () => {
    expect(
      roles(
        'MOST IMMEDIATE\nDEDIP\n\n\tFollowing personal.\n\t[1]. First.\n\t4. Two courses:\n(1) to wait or\n\n(2) to push.\n\tI said no.\n\t5. Then.\n\tMore.\n',
      ),
    ).toEqual([
      'classification | MOST IMMEDIATE',
      'classification | DEDIP',
      'paragraph | Following personal.',
      'paragraph | [1]. First.',
      'paragraph | 4. Two courses:',
      'item | (1) to wait or',
      'item | (2) to push.',
      'continuation | I said no.',
      'paragraph | 5. Then.',
      'paragraph | More.',
    ])
  })

  it('of an American dispatch with its enclosure', () => {
    expect(
      roles(
        'File No. 861.00/1634\n\nThe Ambassador in Japan (Morris) to the Secretary of State\n\n[Telegram]\n\nTokyo, April 22, 1918, 6 p.m. [Received 9.25 p.m.]\n\n\tReferring to my cable.\n\nMorris\n\n[Inclosure in No. 2.]\n\nMr. Herbert to Mr. Gresham.\n\nWashington, January 27, 1894.\n\n\tSir: I have the honor.\n\nH. A. Herbert, Secretary of the Navy.\n',
      ),
    ).toEqual([
      'reference | File No. 861.00/1634',
      'heading 1 | The Ambassador in Japan (Morris) to the Secretary of State',
      'plain | [Telegram]',
      'dateline | Tokyo, April 22, 1918, 6 p.m. [Received 9.25 p.m.]',
      'paragraph | Referring to my cable.',
      'signature | Morris',
      'heading 2 | [Inclosure in No. 2.]',
      'heading 3 | Mr. Herbert to Mr. Gresham.',
      'dateline | Washington, January 27, 1894.',
      'paragraph | Sir: I have the honor.',
      'signature | H. A. Herbert, Secretary of the Navy.',
    ])
  })

  it('of letters in German, French and Russian', () => {
    expect(
      roles(
        'Schnitzler an Goldmann\n\nWien, 2. Mai 1896\n\nMein lieber Freund,\n\n\tIch danke Dir.\n\nArthur',
      ),
    ).toEqual([
      'heading 1 | Schnitzler an Goldmann',
      'dateline | Wien, 2. Mai 1896',
      'salutation | Mein lieber Freund,',
      'paragraph | Ich danke Dir.',
      'signature | Arthur',
    ])
    expect(roles('Paris, le 3 mai 1915\n\nMon cher ami,\n\n\tMerci.')[0]).toBe(
      'dateline | Paris, le 3 mai 1915',
    )
    expect(roles('Москва, 27 октября 1943 г.\n\nДорогой друг!\n\n\tСпасибо.').slice(0, 2)).toEqual([
      'dateline | Москва, 27 октября 1943 г.',
      'salutation | Дорогой друг!',
    ])
  })

  it('of a chapter: its one title line is the heading', () => {
    expect(roles('Progress of the Christian Religion\n\n\tA candid inquiry.')).toEqual([
      'heading 1 | Progress of the Christian Religion',
      'paragraph | A candid inquiry.',
    ])
  })

  it('of a letterhead: several lines are no title', () => {
    expect(
      roles('Frankfurter Zeitung\n\nBureau à Paris\n\nMein lieber Freund,\n\n\tIch danke.').slice(0, 2),
    ).toEqual(['plain | Frankfurter Zeitung', 'plain | Bureau à Paris'])
  })

  it('of a text without indents: what reads like text is a paragraph', () => {
    expect(roles('Just text.\n\nMore text.')).toEqual(['paragraph | Just text.', 'paragraph | More text.'])
  })

  it('of hard-wrapped lines: one paragraph', () => {
    const text =
      'The frontiers of that extensive monarchy were guarded by ancient\nrenown and disciplined valor. The gentle but powerful influence of laws\nand manners had gradually cemented the union.\n\nTheir peaceful inhabitants enjoyed and abused the advantages of wealth.'
    expect(body(text)).toEqual([
      'The frontiers of that extensive monarchy were guarded by ancient renown and disciplined valor. The gentle but powerful influence of laws and manners had gradually cemented the union.',
      'Their peaceful inhabitants enjoyed and abused the advantages of wealth.',
    ])
  })

  it('a day before a month is no paragraph number', () => {
    const labels = (text: string) =>
      read(text).document.blocks.map(block => (block.kind === 'paragraph' ? block.label?.text : null))
    expect(labels('\t3. Mai war schön.\n\t5. Marshal Stalin agreed.\n\t[1.] Supplied.')).toEqual([
      undefined,
      '5.',
      '[1.]',
    ])
  })
})

describe('a heading without a route', () => {
  it('has no sender where “an” is an English article', () => {
    const { documents } = read('Letters of an Envoy\n\nLondon, 3 March 1912\n\n\tOne.\n')
    expect(documents[0]!.metadata).toMatchObject({ sender: null, addressee: null })
    const german = read('Hugo von Hofmannsthal an Arthur Schnitzler\n\nWien, 13. Juli 1891\n\n\tEins.\n')
      .documents[0]!
    expect(german.metadata).toMatchObject({ sender: 'Hugo von Hofmannsthal', addressee: 'Arthur Schnitzler' })
  })
})

describe('several documents in a file', () => {
  it('begin with their numbered headings, and each has ids and metadata of its own', () => {
    const { documents } = read(
      'No. 7. Mr. Baker to Mr. Gresham.\n\nManagua, March 6, 1894.\n\n\tOne.\n\nNo. 9. Mr. Gresham to Mr. Baker.\n\nWashington, March 7, 1894.\n\n\tTwo.\n',
    )
    expect(documents.map(each => each.id)).toEqual(['d1', 'd2'])
    expect(documents[1]?.blocks.map(each => each.id)).toEqual(['d2.b1', 'd2.b2', 'd2.b3'])
    expect(documents[1]?.metadata).toEqual({
      title: null,
      number: '9',
      date: 'March 7, 1894',
      place: 'Washington',
      sender: 'Mr. Gresham',
      addressee: 'Mr. Baker',
      archiveReference: null,
    })
  })

  it('begin with the file number over their headings', () => {
    const letter = (n: number) =>
      `765.84/${n}: Telegram\n\nThe Ambassador in Italy (Long) to the Secretary of State\n\n\tText ${n}.\n\nLong\n\n`
    const { documents } = read(letter(1) + letter(2) + letter(3))
    expect(documents.map(each => each.metadata.archiveReference)).toEqual([
      '765.84/1: Telegram',
      '765.84/2: Telegram',
      '765.84/3: Telegram',
    ])
  })

  it('are not made of one heading with the numbers of its enclosures', () => {
    expect(
      read(
        'No. 7. Mr. A to Mr. B.\n\n\tText.\n\n[Inclosure 1 in No. 7.]\n\n\tText.\n\n[Inclosure 2 in No. 7.]\n\n\tText.',
      ).documents.length,
    ).toBe(1)
  })
})

describe('oddities of the text', () => {
  const odd = (text: string) => read(text).codes

  it.each([
    ['“Odd” and "straight" marks.', ['text/mixed-quotes']],
    ["Stalin’s and Eden's.", ['text/mixed-quotes']],
    ['Hoare (1880 – 1959), Franco (1892 - 1975).', ['text/hyphen-in-dates']],
    ['A – dash, a hyphen - here - and here.', ['text/hyphen-for-dash']],
    ['The State (1939 -. 1975) fell.', ['text/odd-dates']],
    ['Ismay (1887 – 1965) –Lieutenant.', ['text/uneven-dash']],
    ['October 1941  and after.', ['text/double-space']],
    ['The troops , all.', ['text/space-before-stop']],
  ])('%s', (text, codes) => {
    expect(odd(`\t${text}`)).toEqual(codes)
  })

  it.each([
    ['two spaces after a full stop', 'On 27 October.  Published in May.'],
    ['French spacing', 'Où est-il ? Ici ; voilà : « oui » !'],
    ['German quotes', 'Er sagte: „Ja“, und »nein«. So geht’s.'],
    ['a Russian speech', '— Да, — сказал он. — Нет.'],
    ['Spanish dashes', 'El general —dijo el rey— no vino a la ciudad y los otros no.'],
    ['page ranges', 'RGASPI. F. 558. L. 11-26, pp. 197–205.'],
    ['spaced ellipses', 'And then . . . he went . . . .'],
    ['feet and minutes', 'A depth of 6\' 4" – he said “no”, it’s so.'],
    ['an elision', 'He said […] nothing.'],
  ])('%s: no alarm', (_, text) => {
    expect(odd(`\t${text}`)).toEqual([])
  })

  it('a habit of a whole document is reported once', () => {
    const typed = Array.from({ length: 30 }, () => '\tA word - and another - here.').join('\n')
    expect(odd(typed)).toEqual(['text/hyphen-for-dash'])
    const quotes = Array.from({ length: 30 }, () => '\tA “word” and "another" here.').join('\n')
    expect(odd(quotes)).toEqual(['text/mixed-quotes'])
  })

  it('paragraph numbers may jump beside an elision only', () => {
    expect(odd('\t1. One.\n\t2. Two.\n\t6. Six […]\n\t14. Fourteen.\n\t15. Fifteen.')).toEqual([
      'seed/paragraph-number-jump',
    ])
    expect(odd('\t1. One.\n\t2. Two.\n\t[…]\n\t6. Six.\n\t5. Five.')).toEqual(['seed/paragraph-number-order'])
    expect(odd('\t352. Reference is made.\n\tNo more.')).toEqual([])
  })
})
