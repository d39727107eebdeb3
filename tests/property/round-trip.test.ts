/** Editions made up at random, through Markdown and TEI and back: each format gives what the other held. */

import { expect, test } from 'vitest'
import { writeTei } from '../../src/convert/tei.ts'
import { writeMarkdown } from '../../src/convert/write-markdown.ts'
import type { Block, Edition, EditionDocument } from '../../src/edition/model.ts'
import { readEdition } from '../../src/input/read-edition.ts'
import { arbitraryEdition } from '../support/arbitrary-edition.ts'
import fc from '../support/fast-check.ts'
import { comparable } from '../support/same-edition.ts'

const read = (name: string, text: string): Edition =>
  readEdition([{ name, bytes: new TextEncoder().encode(text) }]).value

/** What stands in attributes: names, addresses, reasons. Of these XML cannot hold every character; of text it can. */
const VALUES = new Set(['key', 'link', 'reason', 'extent', 'label', 'image', 'anchor', 'id'])
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML does not have
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** A language is said where it is another than that of the block. */
const withoutOwnLanguage = <B extends Block>(block: B, document: EditionDocument): B => ({
  ...block,
  content: block.content.map(inline => {
    if (inline.kind !== 'text' || inline.language !== (block.language ?? document.language)) return inline
    const { language: _, ...rest } = inline
    return rest
  }),
})

function asXmlCanHold(edition: Edition): Edition {
  const documents = edition.documents.map(document => ({
    ...document,
    blocks: document.blocks.map(block => withoutOwnLanguage(block, document)),
    notes: document.notes.map(note => ({
      ...note,
      paragraphs: note.paragraphs.map(each => withoutOwnLanguage(each, document)),
    })),
  }))
  return JSON.parse(JSON.stringify({ ...edition, documents }), (name, value: unknown) =>
    VALUES.has(name) && typeof value === 'string' ? value.replace(NOT_IN_XML, '\ufffd') : value,
  )
}

const editions = arbitraryEdition.map(asXmlCanHold)

test('what the model can say comes back from TEI', () => {
  fc.assert(
    fc.property(editions, edition => {
      const written = writeTei(edition)
      expect(comparable(read('again.xml', written)), written).toEqual(comparable(edition))
    }),
    { numRuns: 120 },
  )
}, 60_000)

test('Markdown, TEI and Markdown again say the same', () => {
  fc.assert(
    fc.property(editions, edition => {
      const markdown = writeMarkdown(edition)
      const first = read('first.md', markdown)
      const second = read('second.md', writeMarkdown(read('again.xml', writeTei(first))))
      expect(comparable(second), markdown).toEqual(comparable(first))
    }),
    { numRuns: 120 },
  )
}, 60_000)
