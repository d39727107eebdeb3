/** The titles of a volume go to Markdown and come back, whatever titles its documents have. */
import { describe, expect, test } from 'vitest'
import { writeMarkdown } from '../../../src/convert/write-markdown.ts'
import type { Edition } from '../../../src/edition/model.ts'
import { readEdition } from '../../../src/input/read-edition.ts'
import { edition, heading, para } from '../../support/edition-builder.ts'

const document = (title: string | null) => ({
  metadata: { title },
  blocks: title === null ? [heading('A letter'), para('text')] : [para('text')],
})
const back = (made: Edition) => readEdition([{ name: 'a.md', bytes: Buffer.from(writeMarkdown(made)) }])
const titlesOf = ({ title, shortTitle, documents }: Edition) => ({
  title,
  shortTitle: shortTitle ?? null,
  documents: documents.map(({ metadata }) => metadata.title),
})

describe.each([
  ['one document', [document('A telegram')]],
  ['several with titles', [document('First'), document('Second')]],
  ['several, the first without', [document(null), document('Second')]],
] as const)('%s', (_, documents) => {
  test.each([
    ['Foreign Relations: 1894, “Nicaragua”', 'FRUS 1894'],
    ['First', null],
    ['yes', null],
    ['A volume', null],
    [null, null],
  ])('of the volume %j, in short %j', (title, shortTitle) => {
    const made: Edition = { ...edition(...documents), title, shortTitle }
    const { value, diagnostics } = back(made)
    expect(
      diagnostics.filter(({ code }) => code.startsWith('front-matter') || code.startsWith('yaml')),
    ).toEqual([])
    expect(titlesOf(value)).toEqual(titlesOf(made))
  })
})

test('a file by hand may say the volume beside the title of its document', () => {
  const text =
    '---\ntitle: First\nvolume: { title: All, shortTitle: Some }\n---\n\nOne.\n\n---\ntitle: Second\n---\n\nTwo.\n'
  const { value } = readEdition([{ name: 'a.md', bytes: Buffer.from(text) }])
  expect(titlesOf(value)).toEqual({ title: 'All', shortTitle: 'Some', documents: ['First', 'Second'] })
})
