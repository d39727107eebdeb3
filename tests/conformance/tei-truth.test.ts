/** TEI files and the truth that others derived from the same files: title, texts, calls and notes of each document agree. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { EditionDocument } from '../../src/edition/model.ts'
import { noteCalls, plainText } from '../../src/edition/visit.ts'
import { readEdition } from '../../src/input/read-edition.ts'

const corpora = join(import.meta.dirname, '../../../shared/corpora')
const present = existsSync(corpora)
if (!present) console.log('skipped: ../shared/corpora is absent')

interface TrueDocument {
  readonly title: string
  readonly id?: string
  readonly paragraphs: readonly {
    readonly kind: string
    readonly text: string
    readonly anchors: readonly (readonly [number, number])[]
  }[]
  readonly notes: readonly { readonly text: string }[]
}

const read = (name: string): readonly EditionDocument[] =>
  readEdition([{ name, bytes: readFileSync(join(corpora, name)) }]).value.documents
const truth = (name: string): readonly TrueDocument[] =>
  (
    JSON.parse(readFileSync(join(corpora, '15-seed-dialect', `${name}.truth.json`), 'utf8')) as {
      documents: readonly TrueDocument[]
    }
  ).documents

const bare = (text: string): string => text.replace(/[\s\u2028]+/g, '')
const noteText = (document: EditionDocument, index: number): string =>
  bare(document.notes[index]!.paragraphs.map(paragraph => plainText(paragraph.content)).join(' '))

/** Where the calls of a paragraph stand: what is before each, without white. */
const callsOf = (document: EditionDocument): readonly (readonly [string, number])[] =>
  document.blocks.flatMap(block =>
    noteCalls(block.content).map(
      ({ note, offset }) =>
        [
          bare(plainText(block.content).slice(0, offset)).slice(-30),
          document.notes.findIndex(each => each.id === note),
        ] as const,
    ),
  )

const trueCalls = (document: TrueDocument): readonly (readonly [string, number])[] =>
  document.paragraphs.flatMap(paragraph =>
    paragraph.anchors.map(
      ([offset, note]) => [bare([...paragraph.text].slice(0, offset).join('')).slice(-30), note] as const,
    ),
  )

const FRUS = [
  ['01-frus/volumes/frus1894Nicaragua.xml', 'frus1894Nicaragua-comp1-first40docs'],
  ['01-frus/slices/frus1894Nicaragua-d1-d135.xml', 'frus1894Nicaragua-d135'],
  ['01-frus/slices/frus1894Nicaragua-d38-d83.xml', 'frus1894Nicaragua-d38'],
  ['01-frus/slices/frus1894Nicaragua-d38-d83.xml', 'frus1894Nicaragua-d83'],
  ['01-frus/slices/frus1936v03-d1-d26.xml', 'frus1936v03-d26'],
] as const

describe.skipIf(!present)('documents with a truth', () => {
  test.each(FRUS)('%s has the headings, texts, calls and notes of %s', (file, name) => {
    const documents = read(file)
    for (const expected of truth(name)) {
      const heading = (document: EditionDocument): string =>
        bare(
          document.blocks
            .filter(block => block.kind === 'heading')
            .map(block => plainText(block.content))[0] ?? '',
        )
      const document = documents.find(each => heading(each) === bare(expected.title))
      expect(document, expected.title).toBeDefined()
      const text = bare(document!.blocks.map(block => plainText(block.content)).join(''))
      for (const paragraph of expected.paragraphs)
        expect(text.includes(bare(paragraph.text)), `${expected.title}: ${paragraph.text}`).toBe(true)
      expect(document!.notes).toHaveLength(expected.notes.length)
      expect(callsOf(document!)).toEqual(trueCalls(expected))
      for (const [index, note] of expected.notes.entries())
        expect(noteText(document!, index)).toBe(bare(note.text))
    }
  })

  test('an article of the FRUS history', () => {
    const [document] = read('01-frus/history/articles/frus-war-in-the-pacific.xml')
    const [expected] = truth('frus-history-pacific-en')
    // The header names the article otherwise than the truth does.
    expect(document!.metadata.title).toBe('FRUS’s War in the Pacific')
    expect(document!.blocks.map(block => bare(plainText(block.content)))).toEqual(
      expected!.paragraphs.map(paragraph => bare(paragraph.text)),
    )
    expect(callsOf(document!)).toEqual(trueCalls(expected!))
    expect(expected!.notes.map((_, index) => noteText(document!, index))).toEqual(
      expected!.notes.map(note => bare(note.text)),
    )
  })

  test('a text of Tolstoy: the numbers of its notes are labels, not text', () => {
    const [document] = read('07-russian-tolstoy/doklad-kongress-mira-fr.xml')
    const [expected] = truth('tolstoy-doklad-fr-ru')
    expect(callsOf(document!).map(([, note]) => note)).toEqual(trueCalls(expected!).map(([, note]) => note))
    for (const [index, note] of expected!.notes.entries()) {
      const { label } = document!.notes[index]!
      expect(bare(note.text).startsWith(label)).toBe(true)
    }
  })
})
