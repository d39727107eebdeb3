import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeMarkdown } from '../../src/convert/write-markdown.ts'
import { readSources } from '../../src/input/read-edition.ts'
import { arbitraryEdition } from '../support/arbitrary-edition.ts'
import { essenceOf } from '../support/same-model.ts'

const read = (text: string) => readSources([{ name: 'a.md', bytes: Buffer.from(text) }])

describe('an edition written as Markdown', () => {
  it('is read as the same edition, whatever its text', () => {
    fc.assert(
      fc.property(arbitraryEdition, edition => {
        const text = writeMarkdown(edition)
        expect(essenceOf(read(text).value.edition), text).toEqual(essenceOf(edition))
      }),
      { numRuns: 500 },
    )
  })
})
