/** What no page could take is not set, and said; a volume keeps what it can. */
import { describe, expect, it } from 'vitest'
import { withinLimits } from '../../../src/edition/limits.ts'
import type { Block, Edition } from '../../../src/edition/model.ts'
import { plainText } from '../../../src/edition/visit.ts'
import { edition, para } from '../../support/edition-builder.ts'

const titles = (set: Edition): readonly string[] =>
  set.documents.map(({ blocks }) => plainText(blocks[0]!.content))
const codes = (given: Edition): readonly string[] => withinLimits(given).diagnostics.map(({ code }) => code)
const calls = (count: number): string => `many ${'‹1›'.repeat(count)}`

describe('withinLimits', () => {
  it('leaves an edition as it is that a book can hold', () => {
    const given = edition({ blocks: [para(calls(5000))], notes: { 1: 'A note.' } })
    expect(withinLimits(given)).toEqual({ value: given, diagnostics: [] })
  })

  it('leaves out a document with a paragraph that calls too many notes, and no other', () => {
    const given = edition(
      { blocks: [para(calls(5001))], notes: { 1: 'A note.' } },
      { blocks: [para('kept')] },
    )
    expect(titles(withinLimits(given).value)).toEqual(['kept'])
    expect(codes(given)).toEqual(['edition/too-many-calls'])
  })

  it('leaves out a document with a table of too many cells', () => {
    const table = (cells: number): Edition => {
      const given = edition({ blocks: [para('cell')] })
      const [document] = given.documents
      const block: Block = { ...document!.blocks[0]!, within: [{ id: 't', kind: 'table' }] }
      return { ...given, documents: [{ ...document!, blocks: Array.from({ length: cells }, () => block) }] }
    }
    expect(codes(table(20_000))).toEqual([])
    expect(codes(table(20_001))).toEqual(['edition/too-many-cells'])
  })

  it('makes text of links that are too many, and loses none of it', () => {
    const given = edition({ blocks: [para('x')] })
    const [document] = given.documents
    const [block] = document!.blocks
    const link = { ...block!.content[0]!, link: 'https://e.org/' }
    const many: Edition = {
      ...given,
      documents: [
        {
          ...document!,
          blocks: [{ ...block!, content: Array.from({ length: 2010 }, () => ({ ...link })) } as Block],
        },
      ],
    }
    const { value, diagnostics } = withinLimits(many)
    const content = value.documents[0]!.blocks[0]!.content
    expect(plainText(content)).toHaveLength(2010)
    expect(content.filter(inline => 'link' in inline)).toHaveLength(2000)
    expect(diagnostics.map(({ code }) => code)).toEqual(['edition/too-many-links'])
  })
})
