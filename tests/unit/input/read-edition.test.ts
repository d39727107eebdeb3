import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { warningAt } from '../../../src/base/diagnostic.ts'
import { checkEdition } from '../../../src/edition/check.ts'
import type { Edition } from '../../../src/edition/model.ts'
import { plainText } from '../../../src/edition/visit.ts'
import { guessLanguage } from '../../../src/input/guess-language.ts'
import { limitRepeats } from '../../../src/input/limit-repeats.ts'
import { missingMetadata, readEdition, readSources } from '../../../src/input/read-edition.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8')
const file = (name: string, text: string, side?: string) =>
  side === undefined
    ? { name, bytes: bytes(text) }
    : { name, bytes: bytes(text), sideFile: { name: `${name}.yaml`, bytes: bytes(side) } }

describe('readEdition', () => {
  it('numbers the documents of a volume through, whatever file they come from', () => {
    const two =
      'No. 1. Mr. A to Mr. B.\n\n\tOne[footnoteRef:1]. [1:  x]\n\nNo. 2. Mr. C to Mr. D.\n\n\tTwo.\n'
    const { value, diagnostics } = readEdition(
      [file('a.txt', two), file('b.txt', '\tThree[footnoteRef:1]. [1:  y]')],
      { title: 'Volume' },
    )
    expect(value.title).toBe('Volume')
    expect(value.documents.map(each => [each.id, each.source])).toEqual([
      ['d1', 'a.txt'],
      ['d2', 'a.txt'],
      ['d3', 'b.txt'],
    ])
    expect(value.documents[2]?.notes[0]?.id).toBe('d3.n1')
    expect(diagnostics).toEqual([])
  })

  it('lets the side file speak before the text', () => {
    const text = 'The Ambassador (Morris) to the Secretary of State\n\nTokyo, April 22, 1918.\n\n\tText.\n'
    const { value } = readEdition([file('a.txt', text, 'sender: Morris\nlanguage: fr\n')])
    expect(value.documents[0]?.metadata).toMatchObject({
      sender: 'Morris',
      addressee: 'the Secretary of State',
      place: 'Tokyo',
    })
    expect(value.documents[0]?.language).toBe('fr')
  })

  it('does not give one title to several documents', () => {
    const two = 'No. 1. Mr. A to Mr. B.\n\n\tOne.\n\nNo. 2. Mr. C to Mr. D.\n\n\tTwo.\n'
    const { value, diagnostics } = readEdition([file('a.txt', two, 'title: T\npersons: [{name: Kerr}]\n')])
    expect(diagnostics.map(each => each.code)).toEqual(['side-file/many-documents'])
    expect(value.documents.map(each => [each.metadata.title, each.persons.length])).toEqual([
      [null, 1],
      [null, 1],
    ])
  })

  it('lets a bad source cost only itself', () => {
    const { value, diagnostics } = readEdition([
      file('a.xyz', 'A'),
      file('b.txt', ''),
      file('c.txt', '\tGood.'),
    ])
    expect(diagnostics.map(each => each.code)).toEqual(['input/unknown-format', 'seed/no-text'])
    expect(value.documents.map(each => each.source)).toEqual(['c.txt'])
  })

  it('keeps sources, styles and guesses for those who print', () => {
    const { value } = readSources([
      file('a.txt', '\tThe text of it.', 'style: plain\n'),
      file('b.txt', '\tB', 'language: de\n'),
    ])
    expect([...value.sources.keys()].sort()).toEqual(['a.txt', 'a.txt.yaml', 'b.txt', 'b.txt.yaml'])
    expect(value.styles).toEqual(new Map([['a.txt', 'plain']]))
    expect(value.guessedLanguages).toEqual(new Set(['d1']))
  })

  it('reads the telegram with its side file', () => {
    const name = 'seeds/eden-to-churchill-1943'
    const { value, diagnostics } = readEdition([
      {
        name: `${name}.txt`,
        bytes: readFileSync(`${name}.txt`),
        sideFile: { name: `${name}.yaml`, bytes: readFileSync(`${name}.yaml`) },
      },
    ])
    const [document] = value.documents
    expect(document?.metadata).toMatchObject({
      title: 'Eden to Churchill',
      date: 'October 1943',
      place: 'Moscow',
      sender: 'Eden',
      addressee: 'Churchill',
      archiveReference: null,
    })
    expect(document?.notes.map(note => note.label)).toEqual(
      Array.from({ length: 14 }, (_, index) => String(index + 1)),
    )
    expect(
      document?.blocks.map(block =>
        block.kind === 'paragraph' ? (block.label?.text ?? block.role) : block.kind,
      ),
    ).toEqual([
      'line',
      'line',
      'line',
      'paragraph',
      '[1].',
      '2.',
      '3.',
      '4.',
      '(1)',
      '(2)',
      'continuation',
      '5.',
      '6.',
      '14.',
      '15.',
    ])
    expect(plainText(document!.blocks[8]!.content)).toBe(
      '(1) To take up a defensive position north of Rome and use the rest of our forces for OVERLORD or',
    )
    expect(diagnostics.filter(each => each.severity === 'error')).toEqual([])
    expect(missingMetadata(document!).map(each => each.code)).toEqual(['meta/missing-archive-reference'])
  })
})

describe('missingMetadata', () => {
  it('names what neither text nor side file says, and a guessed language', () => {
    const { value } = readEdition([file('a.txt', '\tThe text and the rest of it.')])
    expect(missingMetadata(value.documents[0]!, true).map(each => each.code)).toEqual([
      'meta/missing-title',
      'meta/missing-date',
      'meta/missing-place',
      'meta/missing-sender',
      'meta/missing-addressee',
      'meta/missing-archive-reference',
      'meta/guessed-language',
    ])
  })
})

describe('checkEdition', () => {
  const good = (): Edition =>
    readEdition([file('a.txt', '\tA[footnoteRef:1] b[footnoteRef:2]. [1:  x] [2:  y]')]).value
  const codes = (edition: Edition) => checkEdition(edition).map(each => each.code)
  const changed = (
    change: (document: Edition['documents'][number]) => Partial<Edition['documents'][number]>,
  ): Edition => {
    const edition = good()
    return { ...edition, documents: edition.documents.map(each => ({ ...each, ...change(each) })) }
  }

  it('finds nothing in what a reader made', () => {
    expect(codes(good())).toEqual([])
  })

  it('finds a note that is not there, is not called or is empty, and allows one called twice', () => {
    expect(codes(changed(each => ({ notes: each.notes.slice(1) })))).toEqual(['edition/unknown-note'])
    expect(codes(changed(() => ({ blocks: [] })))).toEqual(['edition/uncalled-note', 'edition/uncalled-note'])
    expect(
      codes(
        changed(each => ({
          blocks: each.blocks.map(block => ({ ...block, content: [...block.content, ...block.content] })),
        })),
      ),
    ).toEqual([])
    expect(
      codes(changed(each => ({ notes: each.notes.map(note => ({ ...note, paragraphs: [] })) }))),
    ).toEqual(['edition/empty-note', 'edition/empty-note'])
  })

  it('finds links that are not set, and shows nothing of them that would move a cursor', () => {
    const linked = (link: string): Edition =>
      changed(each => ({
        blocks: each.blocks.map(block => ({
          ...block,
          content: block.content.map(inline => (inline.kind === 'text' ? { ...inline, link } : inline)),
        })),
      }))
    expect(codes(linked('https://example.org/'))).toEqual([])
    const [found] = checkEdition(linked(`\u001b[2Jjavascript:${'x'.repeat(80)}`))
    expect(found).toMatchObject({ code: 'edition/unsafe-link', severity: 'warning' })
    expect(found!.message).toMatch(/^the link “\?\[2Jjavascript:x{45}…” leads nowhere: it has spaces/)
    expect(found!.hints).toEqual(['remove them'])
  })

  it('finds an id used twice, also in different documents', () => {
    const edition = good()
    expect(codes({ ...edition, documents: [...edition.documents, ...edition.documents] })).toContain(
      'edition/duplicate-id',
    )
  })
})

describe('guessLanguage', () => {
  it.each([
    [
      'en-GB',
      'The Minister of Defence had honoured the programme of the Government, and it was in the theatre that he spoke of it.',
    ],
    [
      'en-US',
      'The Secretary of Defense had honored the center of the theater, and it was in his favor that they spoke of it.',
    ],
    [
      'de',
      'Ich wünsche Dir von Herzen ein glückliches neues Jahr. Im alten Jahr waren die Tage, die ich mit Dir verlebt, für mich das Beste.',
    ],
    [
      'fr',
      'Nous sommes réunis ici pour lutter contre la guerre, et nous espérons que les gouvernements ne sont pas dans le vrai.',
    ],
    ['ru', 'Мы собрались здесь, чтобы бороться против войны.'],
    [
      'la',
      'Nondum solis equos declinis mitigat aestas, quamvis et madidis incumbant prela racemis et spument rauco ferventia musta susurro, quod non est.',
    ],
    [
      'it',
      'Il generale non è venuto alla città, ma gli altri sono andati con una lettera della regina che era per il re.',
    ],
    [
      'es',
      'El general no vino a la ciudad, pero los otros se fueron con una carta de la reina que era para el rey.',
    ],
    ['el', 'Η κυβέρνηση της Ελλάδας'],
    ['grc', 'Μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος'],
    ['ja', '会議は東京で開かれました。'],
  ])('%s: %s', (language, text) => {
    expect(guessLanguage(text).language).toBe(language)
  })

  it('says when it is not certain', () => {
    expect(guessLanguage('Morris')).toEqual({ language: 'en-US', certain: false })
  })
})

describe('limitRepeats', () => {
  it('keeps the first of a kind and counts the rest', () => {
    const many = Array.from({ length: 20 }, (_, index) => warningAt('a/b', null, `m${index}`))
    const kept = limitRepeats([...many, warningAt('c/d', null, 'other')], 5)
    expect(kept.map(each => each.message)).toEqual([
      'm0',
      'm1',
      'm2',
      'm3',
      'm4, and 15 more of this kind',
      'other',
    ])
  })

  it('leaves as many as are allowed alone', () => {
    const five = Array.from({ length: 5 }, () => warningAt('a/b', null, 'm'))
    expect(limitRepeats(five, 5)).toEqual(five)
  })
})
