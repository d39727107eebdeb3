import { describe, expect, it } from 'vitest'
import { writeMarkdown } from '../../src/convert/write-markdown.ts'
import { checkEdition } from '../../src/edition/check.ts'
import { allTextParts, plainText } from '../../src/edition/visit.ts'
import { readSources } from '../../src/input/read-edition.ts'
import { arbitraryEdition } from '../support/arbitrary-edition.ts'
import fc from '../support/fast-check.ts'
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

/** Pieces of the dialect, whole and broken. */
const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('word', 'Мир', '外務', 'é', ' ', ' ', 'A.', '12') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        '\n',
        '\n',
        '\n\n',
        '\r\n',
        '\t',
        '    ',
        '  \n',
        '\\\n',
        '> ',
        '- ',
        '1. ',
        '# ',
        '---\n',
        '***',
        '|',
        '|-|\n',
      ],
      ...[
        '\n:   ',
        '\n::: verse\n',
        '\n::: {.cell}\n',
        '\n:::\n',
        '\n```\n',
        '\n[^1]: ',
        '\n[^a:2]: {by=editor} ',
        '---\na: b\n---\n',
      ],
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        '[^1]',
        '[^a:2]',
        '^[',
        '[',
        ']',
        ']{.person key=k}',
        ']{.sic corr="x"}',
        ']{#a}',
        '](#a)',
        '](b.png "t")',
        '![',
        '{',
        '}',
      ],
      ...[
        '*',
        '**',
        '_',
        '`',
        '``',
        '~',
        '~~',
        '^',
        '\\',
        '&amp;',
        '&',
        '<',
        '<b>',
        '<http://a.b>',
        '$$',
        '[]{.gap}',
        '[1.]{.number}',
      ],
    ),
  },
)
const source = fc.array(piece, { maxLength: 50 }).map(pieces => pieces.join(''))

describe('the reader of Markdown', () => {
  it('makes editions that later passes can rely on, of anything', () => {
    fc.assert(
      fc.property(source, text => {
        const { edition } = read(text).value
        expect(checkEdition(edition).filter(each => each.severity === 'error')).toEqual([])
      }),
      { numRuns: 600 },
    )
  })

  it('gives every text the place where it stands, letter by letter, save entities and breaks', () => {
    fc.assert(
      fc.property(source, text => {
        for (const { block } of allTextParts(read(text).value.edition))
          for (const inline of block.content) {
            if (inline.kind !== 'text' || inline.marks.includes('generated')) continue
            const written = text.slice(inline.source.start, inline.source.end)
            if (inline.text === ' ' && /^\s*\\?\s*\n/.test(written)) continue
            if (written === '&amp;') continue
            // The description of a picture in a note stands for the picture.
            if (written.startsWith('![')) continue
            // In text as typed a break of the source is a space.
            expect(written.replace(/\s/g, ' '), text).toBe(inline.text.replace(/\s/g, ' '))
          }
      }),
      { numRuns: 600 },
    )
  })

  it('loses no word', () => {
    fc.assert(
      fc.property(source, text => {
        const { edition } = read(text.replaceAll('12', 'ЖЖ')).value
        let printed = ''
        for (const { block } of allTextParts(edition)) {
          printed += plainText(block.content)
          if (block.kind === 'figure') printed += block.description ?? ''
        }
        // What stands in attributes, addresses and metadata is no text; these are the words that are nowhere else.
        const count = (found: string): number => found.split('ЖЖ').length - 1
        if (/\]:|```|~~~|---/.test(text)) return
        expect(count(printed), text).toBe(count(text.replaceAll('12', 'ЖЖ')))
      }),
      { numRuns: 600 },
    )
  })

  it('reads the same twice, and points every message into the file', () => {
    fc.assert(
      fc.property(source, text => {
        const first = read(text)
        const second = read(text)
        expect(second.value.edition).toEqual(first.value.edition)
        expect(second.diagnostics).toEqual(first.diagnostics)
        for (const { span } of first.diagnostics) {
          expect(span?.file).toBe('a.md')
          expect(span!.start).toBeGreaterThanOrEqual(0)
          expect(span!.end).toBeGreaterThanOrEqual(span!.start)
          expect(span!.end).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
        readSources([{ name: 'a.md', bytes }])
      }),
      { numRuns: 300 },
    )
  })
})
