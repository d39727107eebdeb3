import { describe, expect, it } from 'vitest'
import type { SourceFile } from '../../src/base/span.ts'
import { checkEdition } from '../../src/edition/check.ts'
import type { EditionDocument } from '../../src/edition/model.ts'
import { allTextParts } from '../../src/edition/visit.ts'
import { decodeSource } from '../../src/input/decode.ts'
import { readEdition } from '../../src/input/read-edition.ts'
import { readSeed } from '../../src/input/seed.ts'
import { unaccountedText } from '../support/accounted-text.ts'
import fc from '../support/fast-check.ts'

const read = (text: string): readonly EditionDocument[] => {
  const file: SourceFile = { name: 'a.txt', text }
  return readSeed(file, { firstDocument: 1, language: null }).value
}

/** Pieces of the dialect, whole and broken, that random sources are put together from. */
const piece = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      'Stalin',
      'said',
      'that',
      'OVERLORD',
      'Rome.',
      'No',
      'Мир',
      '外務',
      'é',
      'a]b',
      '[sic]',
      '12',
      '(1)',
      '2.',
    ),
  },
  { weight: 3, arbitrary: fc.constantFrom(' ', ' ', '  ', '\n', '\n\n\t', '\t', '\r\n', '\u00a0') },
  { weight: 3, arbitrary: fc.nat(5).map(n => `[footnoteRef:${n}]`) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.nat(5), fc.constantFrom('a note', 'see [Smith] p. 3', '', 'two\n\tparagraphs', 'open ['))
      .map(([n, text]) => `[${n}:  ${text}] `),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '[',
      ']',
      '[…]',
      '[3:',
      '[footnoteRef:2',
      '[endnoteRef:1]',
      '[4: ',
      'No. 1. Mr. A to Mr. B.',
      '[[',
      ']]',
    ),
  },
)
const source = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(''))

describe('the reader of annotated text', () => {
  it('accounts for every printed character once, in order, whatever the brackets', () => {
    fc.assert(
      fc.property(source, text => {
        expect(unaccountedText(text, read(text))).toEqual([])
      }),
      { numRuns: 600 },
    )
  })

  it('makes editions that later passes can rely on', () => {
    fc.assert(
      fc.property(source, text => {
        const documents = read(text)
        expect(checkEdition({ title: null, language: 'en', documents })).toEqual([])
        for (const { block } of allTextParts({ title: null, language: 'en', documents }))
          for (const inline of block.content)
            if (inline.kind === 'text') {
              expect(inline.text.length).toBe(inline.source.end - inline.source.start)
              expect(text.slice(inline.source.start, inline.source.end).replace(/\s/g, ' ')).toBe(
                inline.text.replace(/\s/g, ' '),
              )
              expect(inline.text).not.toBe('')
            }
      }),
      { numRuns: 400 },
    )
  })

  it('reads the same twice', () => {
    fc.assert(
      fc.property(source, text => {
        expect(read(text)).toEqual(read(text))
      }),
      { numRuns: 100 },
    )
  })

  it('points every diagnostic into the file', () => {
    fc.assert(
      fc.property(source, text => {
        for (const { span } of readSeed({ name: 'a.txt', text }, { firstDocument: 1, language: null })
          .diagnostics) {
          expect(span?.file).toBe('a.txt')
          expect(span!.start).toBeGreaterThanOrEqual(0)
          expect(span!.end).toBeGreaterThanOrEqual(span!.start)
          expect(span!.end).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 400 },
    )
  })

  it('never throws on any bytes, and never puts a replacement character that was not there', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        const { text } = decodeSource('a.txt', bytes).value
        const given = Buffer.from(bytes).includes(Buffer.from([0xef, 0xbf, 0xbd]))
        if (!given && bytes[0] !== 0xff && bytes[0] !== 0xfe) expect(text).not.toContain('\ufffd')
        readEdition([{ name: 'a.txt', bytes, sideFile: { name: 'a.yaml', bytes } }])
      }),
      { numRuns: 400 },
    )
  })
})

describe('the account itself', () => {
  it('notices a lost, a doubled and a changed character', () => {
    const text = '\tOne two.\n'
    const [document] = read(text)
    const block = document!.blocks[0]!
    const [inline] = block.content
    if (inline?.kind !== 'text') throw new Error('a text was expected')
    const withContent = (content: typeof block.content): readonly EditionDocument[] => [
      { ...document!, blocks: [{ ...block, content }] },
    ]
    expect(
      unaccountedText(
        text,
        withContent([
          { ...inline, text: 'One two', source: { ...inline.source, end: inline.source.end - 1 } },
        ]),
      ),
    ).toEqual(['.'])
    expect(unaccountedText(text, withContent([inline, inline]))).not.toEqual([])
    expect(unaccountedText(text, withContent([{ ...inline, text: 'One twx.' }]))).not.toEqual([])
  })
})
