import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeMarkdown } from '../../../src/convert/write-markdown.ts'
import { checkEdition } from '../../../src/edition/check.ts'
import type { Block, EditionDocument, Inline } from '../../../src/edition/model.ts'
import { allTextParts, plainText } from '../../../src/edition/visit.ts'
import { readSources } from '../../../src/input/read-edition.ts'
import { essenceOf } from '../../support/same-model.ts'

const read = (text: string, sideFile?: string) => {
  const side = sideFile === undefined ? {} : { sideFile: { name: 'a.yaml', bytes: Buffer.from(sideFile) } }
  const { value, diagnostics } = readSources([{ name: 'a.md', bytes: Buffer.from(text), ...side }])
  const { edition } = value
  return {
    ...value,
    edition,
    document: edition.documents[0]!,
    diagnostics,
    codes: diagnostics.map(each => each.code),
  }
}
const blocks = (text: string): readonly Block[] => read(text).document.blocks
const inlines = (text: string): readonly Inline[] => blocks(text)[0]!.content
const texts = (text: string): readonly string[] => blocks(text).map(block => plainText(block.content))
const within = (block: Block): string => (block.within ?? []).map(each => each.kind).join(' ')
const noteTexts = ({ notes }: EditionDocument): readonly string[] =>
  notes.map(
    ({ series, label, paragraphs }) =>
      `${series} ${label}: ${paragraphs.map(each => plainText(each.content)).join(' ¶ ')}`,
  )
/** Text and marks, without places. */
const marked = (text: string): readonly string[] =>
  inlines(text).flatMap(each =>
    each.kind === 'text' && each.text.trim() !== '' ? [`${each.text.trim()}: ${each.marks.join(' ')}`] : [],
  )

describe('docs/markdown.md', () => {
  const documented = readFileSync('docs/markdown.md', 'utf8')
  const examples = [...documented.matchAll(/^(`{3,4})markdown\n([\s\S]*?)^\1$/gm)].map(match => match[2]!)

  it('has an example of everything', () => {
    expect(examples.length).toBeGreaterThan(15)
  })

  it.each(examples)('is read without a complaint about its marks: %s', example => {
    const { edition, codes } = read(example)
    expect(
      codes.filter(code => /^(?:markdown|front-matter|yaml|side-file|edition|seed)\//.test(code)),
    ).toEqual([])
    expect(edition.documents.length).toBeGreaterThan(0)
    expect(checkEdition(edition)).toEqual([])
  })

  it.each(examples)('is written and read again as the same: %s', example => {
    const { edition } = read(example)
    expect(essenceOf(read(writeMarkdown(edition)).edition)).toEqual(essenceOf(edition))
  })

  it('names every class, div and key that is read', () => {
    const names = readFileSync('src/input/markdown-names.ts', 'utf8')
    const classes = [...names.matchAll(/^ {2}'?([a-z-]+)'?: '/gm)].map(match => match[1]!)
    const aliases = new Set([
      'small-caps',
      'sc',
      'sup',
      'sub',
      'spaced',
      'del',
      'add',
      'organization',
      'salute',
      'signed',
      'stage',
      'plain',
      'sic',
    ])
    expect(classes.filter(name => !aliases.has(name) && !documented.includes(name))).toEqual([])
  })
})

describe('notes in Markdown', () => {
  it('have series, paragraphs, and notes of their own', () => {
    const { document } = read(
      'A[^1] b[^a:1]^[in *place*].\n\n[^1]: One[^2].\n\n    More.\n\n[^a:1]: {by=editor} Other.\n\n[^2]: Two.\n',
    )
    expect(noteTexts(document)).toEqual([
      'notes 1: One. ¶ More.',
      'a 1: Other.',
      'notes : in place',
      'notes 2: Two.',
    ])
    expect(document.notes[1]?.by).toBe('editor')
  })

  it('belong to series that the front matter declares', () => {
    const { document } = read(
      '---\nnoteSeries: {a: apparatus}\n---\n\nA[^a1] b[^a:2] c[^aa].\n\n[^a1]: One.\n\n[^a:2]: Two.\n\n[^aa]: Three.\n',
    )
    expect(noteTexts(document)).toEqual(['apparatus a1: One.', 'apparatus 2: Two.', 'notes aa: Three.'])
  })

  it('stand in the order of their calls, wherever they are given', () => {
    expect(noteTexts(read('A[^z] b[^a].\n\n[^a]: Second.\n\n[^z]: First.\n').document)).toEqual([
      'notes z: First.',
      'notes a: Second.',
    ])
  })

  it.each([
    ['a call without its note', 'A[^7].', ['seed/missing-note']],
    ['a note without its call', 'A.\n\n[^7]: Lost.', ['seed/note-without-call']],
    ['a note called twice', 'A[^1] b[^1].\n\n[^1]: One.', ['seed/called-twice']],
    ['two notes of one name', 'A[^1].\n\n[^1]: One.\n\n[^1]: Two.', ['seed/duplicate-number']],
    ['an empty note', 'A[^1].\n\n[^1]:\n', ['seed/empty-note']],
    ['a note before its call', '[^1]: One.\n\nA[^1].', ['seed/note-before-call']],
    ['notes that call each other', 'A[^a]\n\n[^a]: x[^b]\n[^b]: y[^a]', ['seed/called-twice']],
    ['a call that is known to have none', 'A[^1]{.missing}.', ['seed/missing-note']],
  ])('%s is reported as in annotated text', (_, text, codes) => {
    expect(read(text).codes).toEqual(codes)
  })

  it('hints at the marks of Markdown', () => {
    expect(read('A[^7].').diagnostics[0]?.hints).toEqual([
      'a note is given as “[^7]: …” after the paragraph that refers to it',
    ])
  })

  it('whose name a code span has are text', () => {
    expect(texts('`[^1]` and \\[^1]')).toEqual(['[^1] and [^1]'])
  })
})

describe('spans', () => {
  it('mark what the editor says', () => {
    expect(marked('[a]{.supplied} [b]{.unclear .smallcaps} *[c]{.deleted}* [d *e*]{.bold}')).toEqual([
      ...['a: supplied', 'b: unclear small-caps', 'c: italic deleted', 'd: bold', 'e: bold italic'],
    ])
  })

  it('hold both halves of a choice', () => {
    expect(inlines('[teh]{.sic corr="the \\"one\\""}')[0]).toMatchObject({
      text: 'teh',
      marks: ['sic'],
      alternative: { kind: 'correction', text: 'the "one"' },
    })
  })

  it('are names, each with its number', () => {
    const names = inlines('[A *b*]{.person key=k} and [[C]{.place} d]{.organisation}').map(each =>
      each.kind === 'text'
        ? (each.names ?? []).map(({ kind, key, mention }) => `${kind} ${key} ${mention}`)
        : [],
    )
    expect(names).toEqual([
      ['person k 1'],
      ['person k 1'],
      [],
      ['organisation null 2', 'place null 3'],
      ['organisation null 2'],
    ])
  })

  it('are gaps, pages and anchors where they are empty', () => {
    const kinds = inlines('[]{.gap extent="3 words" reason=illegible}[]{.page n=12}[]{#there}')
    expect(kinds.map(({ source: _, ...rest }) => rest)).toEqual([
      { kind: 'gap', extent: '3 words', reason: 'illegible' },
      { kind: 'source-page', label: '12' },
      { kind: 'anchor', id: 'there' },
    ])
  })

  it('stand inside links', () => {
    expect(
      inlines('[see [A]{.smallcaps}[^1]](#b)\n\n[^1]: One.').map(each =>
        'link' in each ? each.link : each.kind,
      ),
    ).toEqual([...['#b', '#b', 'note-ref']])
  })
})

describe('blocks', () => {
  it('are lines of a role in a div of that name', () => {
    expect(
      blocks('::: address\nThe Prime Minister\n10 Downing Street\n:::\n').map(
        each => each.kind === 'line' && each.role,
      ),
    ).toEqual(['address', 'address'])
  })

  it('go on after a forced line end', () => {
    expect(
      blocks('One\\\ntwo  \nthree\nfour').map(
        each => each.kind === 'paragraph' && `${each.role}: ${plainText(each.content)}`,
      ),
    ).toEqual([...['paragraph: One', 'continuation: two', 'continuation: three four']])
  })

  it('have their numbers and the marks of items', () => {
    const labels = blocks('[\\[1\\].]{.number} A\n\n[(b)]{.item} B\n\n[3]{.number value=7 .supplied} C').map(
      each => each.kind === 'paragraph' && [each.role, each.label],
    )
    expect(labels).toEqual([
      ['paragraph', { text: '[1].', supplied: true, value: 1 }],
      ['item', { text: '(b)', supplied: false, value: null }],
      ['paragraph', { text: '3', supplied: true, value: 7 }],
    ])
  })

  it('of a list are counted from where it says', () => {
    expect(blocks('7. a\n7. b\n').map(each => each.kind === 'paragraph' && each.label?.text)).toEqual([
      '7.',
      '8.',
    ])
    expect(texts('7. a\n7. b\n')).toEqual(['7. a', '8. b'])
  })

  it('stand in their containers', () => {
    const text =
      '> - a\n>\n>   b\n\nTerm\n:   c\n\n    d\n:   e\n\n|a|\n|-|\n|b|\n\n::: enclosure\n::: speech\nf\n:::\n:::\n'
    expect(blocks(text).map(block => `${within(block)}: ${plainText(block.content)}`)).toEqual([
      ...[
        'quotation list item: a',
        'quotation list item: b',
        'list item: Term',
        'list item: c',
        'list item: d',
        'list item: e',
      ],
      ...['table row cell: a', 'table row cell: b', 'enclosure speech: f'],
    ])
  })

  it('of a definition are text however far from its mark they begin', () => {
    expect(texts('word\n:   \tone')).toEqual(['word', 'one'])
    expect(texts('word\n:   \t1. one\n')).toEqual(['word', '1. one'])
  })

  it('of verse are lines in stanzas', () => {
    const made = blocks('::: verse\na\nb\n\nc\n:::\n')
    expect(made.map(each => each.kind === 'paragraph' && each.role)).toEqual(['verse', 'verse', 'verse'])
    expect(made.map(each => each.within?.[0]?.id)).toEqual(['d1.c1', 'd1.c1', 'd1.c2'])
  })

  it('are pictures with description and caption', () => {
    const figure = { kind: 'figure', image: 'a b.png', description: 'A seal' }
    expect(blocks('![A *seal*](<a b.png> "The *seal*")')[0]).toMatchObject({
      ...figure,
      content: [{ text: 'The *seal*' }],
    })
    const inDiv = blocks('::: figure\n![A seal](<a b.png>)\n\nThe *seal*\n:::\n')
    expect(inDiv.length).toBe(1)
    expect(inDiv[0]).toMatchObject({
      ...figure,
      content: [{ text: 'The ' }, { text: 'seal', marks: ['italic'] }],
    })
  })

  it('of a cell are at least one', () => {
    expect(
      blocks('::: table\n::: row\n::: cell\n:::\n::: cell\nb\n:::\n:::\n:::\n').map(each =>
        plainText(each.content),
      ),
    ).toEqual(['', 'b'])
  })
})

describe('places in the file', () => {
  const source =
    '---\r\nlanguage: en\r\n---\r\n\r\n# A *title* #\r\n\r\n> - one\r\n>   two &amp; *three*\r\n>\r\n>   \tfour\r\n\r\n| a \\| b | `c` |\r\n|-|-|\r\n| d | *e* |\r\n\r\nTerm\r\n:   x[^1] \\* ``y z``\r\n\r\n[^1]:   note\r\n\r\n    ```\r\n    code\r\n    ```\r\n'

  it('are exact to the letter, with any line ends, inside any container', () => {
    const { edition } = read(source)
    const found: string[] = []
    for (const { block } of allTextParts(edition))
      for (const inline of block.content)
        if (inline.kind === 'text') {
          const written = source.slice(inline.source.start, inline.source.end)
          found.push(inline.text)
          if (inline.text === '&') expect(written).toBe('&amp;')
          else if (inline.text === ' ' && written !== ' ') expect(written).toBe('\r\n')
          else expect(written).toBe(inline.text)
        }
    expect(found.join('')).toBe('A titleone two & three' + 'four' + 'a | bcde' + 'Termx * y z' + 'notecode')
  })

  it('point messages at line and column', () => {
    const { diagnostics } = read('One.\n\n- two [^9]\n')
    expect(diagnostics[0]?.span).toEqual({ file: 'a.md', start: 12, end: 16 })
  })
})

describe('documents of a file', () => {
  it('begin at headings of the first level, unless the front matter describes one document', () => {
    expect(read('# A\n\na\n\n# B\n\nb').edition.documents.length).toBe(2)
    expect(read('---\ntitle: V\n---\n# A\n\n# B').edition.documents.map(each => each.metadata.title)).toEqual(
      [null, null],
    )
    expect(read('---\ndate: 1943\n---\n# A\n\n# B').edition.documents.length).toBe(1)
    expect(read('---\ndocuments: one\n---\n# A\n\n# B').edition.documents.length).toBe(1)
  })

  it('begin at blocks of metadata; each pairs its own notes', () => {
    const text = '---\nnumber: 1\n---\nA[^1]\n\n[^1]: One.\n\n---\nnumber: 0012\n---\n\nB[^1]\n\n[^1]: Two.\n'
    const { documents } = read(text).edition
    expect(documents.map(each => each.metadata.number)).toEqual(['1', '0012'])
    expect(documents.flatMap(noteTexts)).toEqual(['notes 1: One.', 'notes 1: Two.'])
  })

  it('take what their head says, unless the front matter says that there is none', () => {
    const text = '# Eden to Churchill\n\n::: dateline\nMoscow, 27 October 1943\n:::\n\nText.\n'
    expect(read(text).document.metadata).toMatchObject({
      place: 'Moscow',
      date: '27 October 1943',
      sender: 'Eden',
    })
    expect(read(`---\nplace:\n---\n${text}`).document.metadata).toMatchObject({
      place: null,
      date: '27 October 1943',
    })
  })

  it('do not print a title twice', () => {
    expect(read('---\ntitle: A\n---\n# A\n\na').document.metadata.title).toBeNull()
    expect(read('---\ntitle: A\n---\n# B\n\na').document.metadata.title).toBe('A')
  })

  it('have persons of both files, and what the side file says goes first', () => {
    const { document } = read(
      '---\nsender: Eden\nplace: Kiev\npersons: [{name: A}]\n---\nText.',
      'place: Moscow\npersons: [{name: B}]',
    )
    expect(document.metadata).toMatchObject({ sender: 'Eden', place: 'Moscow' })
    expect(document.persons.map(({ name, source }) => [name, source.file])).toEqual([
      ['B', 'a.yaml'],
      ['A', 'a.md'],
    ])
  })

  it('have the language and the style that they state', () => {
    const stated = read('---\nlanguage: fr\nstyle: archive\n---\nText.')
    expect(stated.document.language).toBe('fr')
    expect(stated.styles.get('a.md')).toBe('archive')
    expect([...stated.guessedLanguages]).toEqual([])
    expect([...read('Le texte est dans une langue que personne ne dit.').guessedLanguages]).toEqual(['d1'])
  })
})

describe('what is reported', () => {
  it.each([
    ['no text', '', ['seed/no-text']],
    ['an unknown class', '[a]{.nonsense}', ['markdown/unknown-attribute']],
    ['an unknown attribute', '[a]{.person colour=red}', ['markdown/unknown-attribute']],
    ['an unknown div', '::: nonsense\na\n:::', ['markdown/unknown-attribute']],
    ['a language that is none', '[a]{lang="??"}', ['markdown/unknown-attribute']],
    ['a number in the midst', 'a [1.]{.number}', ['markdown/label-not-first']],
    ['a div that is not closed', '::: enclosure\na', ['markdown/unclosed-div']],
    ['a fence that closes nothing', 'a\n\n:::\n', ['markdown/stray-fence']],
    ['a picture in a note', 'a[^1]\n\n[^1]: ![b](c.png)', ['markdown/picture-in-note']],
    ['a picture in a paragraph', 'a ![b](c.png)', ['markdown/picture-in-text']],
    ['a rule in a note', 'a[^1]\n\n[^1]: b\n\n    ***\n', ['markdown/rule-in-note']],
    ['HTML', 'a <b>c</b>', ['markdown/raw-html']],
    ['LaTeX', 'a \\textit{c}', ['markdown/raw-latex']],
    ['a raw block', '```{=latex}\na\n```', ['markdown/raw-block']],
    ['a key that is none', '---\nlayout: post\n---\na', ['front-matter/unknown-key']],
    ['a key of the wrong kind', '---\npersons: 3\n---\na', ['front-matter/wrong-type']],
    ['a value that is none', '---\nlanguage: 1_2\n---\na', ['front-matter/bad-value']],
    ['a person without a name', '---\npersons: [{key: a}]\n---\na', ['front-matter/missing-key']],
    ['a key in two spellings', '---\nsource: a\narchive: b\n---\na', ['front-matter/duplicate-key']],
    ['YAML that is none', '---\ntitle: [\n---\na', ['yaml/syntax', 'front-matter/wrong-type']],
    ['deep nesting', `${'> '.repeat(120)}a`, ['markdown/too-deep']],
    ['two kinds of quotation marks', '“a” and "b"', ['text/mixed-quotes']],
    [
      'numbers that jump',
      '[1.]{.number} a\n\n[2.]{.number} b\n\n[5.]{.number} c',
      ['seed/paragraph-number-jump'],
    ],
    ['an invisible letter as an entity', 'a&#8203;b', ['text/invisible-character']],
    ['an invisible letter, once', 'a\u200bb', ['text/invisible-character']],
    ['letters of another script', 'Стaлин', ['text/mixed-scripts']],
  ])('%s', (_, text, codes) => {
    expect([...new Set(read(text).codes)]).toEqual(codes)
  })

  it('stands at its place in the front matter', () => {
    expect(read('---\ntitle: A\nlayout: post\n---\na').diagnostics[0]?.span).toEqual({
      file: 'a.md',
      start: 13,
      end: 19,
    })
  })

  it('is not told twice', () => {
    expect(read('a\u200bb').codes.length).toBe(1)
    expect(read('a\u200bb '.repeat(50)).codes.length).toBe(12)
  })
})

describe('text that looks like marks', () => {
  it('is not lost however deep it is nested', () => {
    expect(texts(`${'> '.repeat(150)}word`).join('')).toContain('word')
    expect(texts(`${'['.repeat(500)}word${']{.sc}'.repeat(500)}`).join('')).toContain('word')
  })

  it.each([
    '[',
    '![',
    '[^',
    '^[',
    ']{',
    '[a]{a=',
    '*a ',
    '`',
    '::: a\n',
    '> ',
    '- ',
    'a\n: b\n',
    '[^1]: a\n',
    '---\na: b\n',
    'a|b\n-|-\n',
    '<b a="',
    '~a',
    '^a',
  ])('%j a thousand times is read', piece => {
    expect(() => read(piece.repeat(1000))).not.toThrow()
  })
})
