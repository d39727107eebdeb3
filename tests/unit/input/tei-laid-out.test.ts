/** Files that a pretty-printer laid out: which ends of lines are spaces there, and that others keep all of theirs. */
import { describe, expect, it } from 'vitest'
import { plainText } from '../../../src/edition/visit.ts'
import { readEdition } from '../../../src/input/read-edition.ts'

const WORDS = Array.from({ length: 24 }, (_, i) => ['<hi rend="italic">', `слово${i}`, '</hi>']).flat()

const read = (pieces: readonly string[], end: string): string => {
  const source = [
    '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    '<text>',
    '<body>',
    '<p>',
    ...pieces,
    '</p>',
    '</body>',
    '</text>',
    '</TEI>',
  ]
  const bytes = new TextEncoder().encode(source.join(end))
  const { documents } = readEdition([{ name: 'a.xml', bytes }]).value
  return documents.flatMap(({ blocks }) => blocks.map(({ content }) => plainText(content))).join('\n')
}

describe.each([
  ['\n', 'line feeds'],
  ['\r\n  ', 'carriage returns, and indents'],
])('a file laid out with %j (%s)', end => {
  it('has no space before marks that close and after those that open', () => {
    const pieces = [
      ...WORDS,
      ', one',
      '<hi>',
      'two',
      '</hi>',
      '; (',
      '<hi>',
      'three',
      '</hi>',
      ') four [',
      '<hi>',
      'w',
      '</hi>',
      ']. Five',
    ]
    expect(read(pieces, end)).toMatch(/слово22 слово23, one two; \(three\) four \[w\]\. Five$/)
  })
  it('keeps the space before dots that stand for something left out, and inside a line', () => {
    expect(read([...WORDS, '... one ; two', '<hi>', 'three', '</hi>', '— four'], end)).toMatch(
      /слово23 \.\.\. one ; two three — four$/,
    )
  })
})

it('one text on the line of its tag shows that white was written by hand', () => {
  expect(read([...WORDS, '; one', '<hi>two</hi>', '( three'], '\n')).toMatch(/слово23 ; one two \( three$/)
})
