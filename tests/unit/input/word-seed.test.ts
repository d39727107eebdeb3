/** The seed is what an extractor prints of a Word file: both must give the same edition. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { EditionDocument, Inline } from '../../../src/edition/model.ts'
import { readSources } from '../../../src/input/read-edition.ts'
import { footnoteCall, note, p, r, wordFile } from './word-builder.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const shared = join(root, '../shared/corpora/15-seed-dialect')

/** A Word file with the same paragraphs, calls and notes as a seed text, nothing styled. */
function asWord(documents: readonly EditionDocument[], text: string): Uint8Array {
  const notes: string[] = []
  const inlines = (content: readonly Inline[]): string =>
    content
      .map(inline => {
        if (inline.kind === 'text') return r(inline.text)
        if (inline.kind === 'note-ref' && !inline.implied) return footnoteCall(inline.note)
        return ''
      })
      .join('')
  const body = documents.flatMap(document => {
    for (const { id, paragraphs } of document.notes)
      notes.push(note('footnote', id, paragraphs.map(each => p(r(' ') + inlines(each.content))).join('')))
    return document.blocks.map(block => {
      const start = text.lastIndexOf('\n', block.source.start - 1) + 1
      const indent = /^[\t ]*/.exec(text.slice(start, block.source.start))?.[0] ?? ''
      return p((indent === '' ? '' : r(indent)) + inlines(block.content))
    })
  })
  return wordFile({ body: body.join(''), footnotes: notes.join('') })
}

/** An edition without its places, texts put together where nothing but a place parts them. */
function withoutPlaces(documents: readonly EditionDocument[]): unknown {
  return documents.map(({ language, metadata, blocks, notes }) => ({
    language,
    metadata,
    blocks: blocks.map(({ source: _, content, ...block }) => ({ ...block, content: plain(content) })),
    notes: notes.map(({ id, series, label, paragraphs }) => ({
      id,
      series,
      label,
      paragraphs: paragraphs.map(({ source: _, content, ...each }) => ({ ...each, content: plain(content) })),
    })),
  }))
}

function plain(content: readonly Inline[]): readonly unknown[] {
  const found: { text?: string; note?: string }[] = []
  for (const inline of content) {
    const last = found[found.length - 1]
    if (inline.kind === 'note-ref') found.push({ note: inline.note })
    else if (inline.kind !== 'text') found.push({ text: inline.kind })
    else if (last?.text !== undefined) last.text += inline.text
    else found.push({ text: inline.text })
  }
  return found
}

function compare(path: string): void {
  const bytes = readFileSync(path)
  const seed = readSources([{ name: 'seed.txt', bytes }]).value
  const text = seed.sources.get('seed.txt')?.text ?? ''
  const word = readSources([{ name: 'seed.docx', bytes: asWord(seed.edition.documents, text) }])
  expect(word.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(withoutPlaces(word.value.edition.documents)).toEqual(withoutPlaces(seed.edition.documents))
}

describe('a Word file without styles gives the same edition as the seed that was extracted from it', () => {
  test('the telegram', () => compare(join(root, 'seeds/eden-to-churchill-1943.txt')))

  const texts = existsSync(shared)
    ? readdirSync(shared, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.txt'))
    : []
  if (texts.length === 0) test.skip('../shared/corpora/15-seed-dialect is not there', () => {})
  for (const name of texts) test(basename(name), () => compare(join(shared, name)))
})
