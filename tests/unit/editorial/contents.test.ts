/** What a document is listed under, and its headings under it. */
import { describe, expect, test } from 'vitest'
import { deriveContents } from '../../../src/editorial/contents.ts'
import { type DocumentSketch, edition, heading, line, para } from '../../support/edition-builder.ts'

const contents = (sketch: DocumentSketch): readonly string[] =>
  deriveContents(edition(sketch)).map(({ level, title, at }) => `${level} ${title} @${at.paragraph}`)

describe('a document is listed under', () => {
  test('the title of the side file, with its number; all its headings below', () => {
    const sketch = {
      metadata: { title: 'Eden to Churchill', number: '12' },
      blocks: [heading('One'), para('text'), heading('Two', 2)],
    }
    expect(contents(sketch)).toEqual(['1 12. Eden to Churchill @d1.b1', '2 One @d1.b1', '3 Two @d1.b3'])
  })

  test('else its first heading', () => {
    expect(
      contents({
        blocks: [
          line('SECRET', 'classification'),
          heading('No. 5.  Mr. Seat\nto Mr. Gresham.'),
          heading('Inclosure'),
        ],
      }),
    ).toEqual(['1 No. 5. Mr. Seat to Mr. Gresham. @d1.b2', '2 Inclosure @d1.b3'])
  })

  test('else its first line that says more than its secrecy', () => {
    expect(
      contents({ blocks: [line('SECRET', 'classification'), line('Notes of a talk'), para('text')] }),
    ).toEqual(['1 Notes of a talk @d1.b2'])
  })

  test('else its first words', () => {
    const [entry] = contents({ blocks: [para('word '.repeat(60))] })
    expect(entry).toBe(`1 ${'word '.repeat(12)}… @d1.b1`)
  })
})

describe('a date stands beside a title', () => {
  const dateOf = (title: string, date: string) =>
    deriveContents(edition({ metadata: { title, date }, blocks: [para('text')] }))[0]!.date ?? null

  test('that says none', () => {
    expect(dateOf('Mr. Baker to Mr. Gresham.', ' April 10,\n1894')).toBe('April 10, 1894')
  })

  test('not beside one that has it, or its year, nor where it is a sentence', () => {
    expect(dateOf('Letter of 3 May', '3 May')).toBeNull()
    expect(dateOf('Goldmann an Schnitzler, 5. 3. 1899', '5. März 1899')).toBeNull()
    expect(dateOf('Letter', 'written in the spring, it seems, of the year after')).toBeNull()
  })
})

test('a short title goes before the others', () => {
  const metadata = { title: 'Papers relating to the foreign relations', shortTitle: 'Papers' }
  expect(contents({ metadata, blocks: [para('text')] })).toEqual(['1 Papers @d1.b1'])
})

test('an empty document is not listed', () => {
  expect(contents({ blocks: [] })).toEqual([])
})

describe('documents under the headings of parts', () => {
  const letter = (number: string | null = null): DocumentSketch => ({
    metadata: { title: 'Letter', number },
    blocks: [para('text')],
  })
  const part = (...levels: readonly (1 | 2 | 3)[]): DocumentSketch => ({
    blocks: levels.map(level => heading(`Part of level ${level}`, level)),
  })
  const depths = (...sketches: readonly DocumentSketch[]): string =>
    deriveContents(edition(...sketches))
      .map(({ level, under = 0 }) => level + under)
      .join(' ')

  test('are indented by as many levels as stand over them, to the next part', () => {
    expect(depths(letter(), part(1), letter(), letter(), part(1), letter())).toBe('1 1 2 2 1 2')
    expect(depths(part(1, 2), letter(), part(2), letter(), part(1), letter())).toBe('1 3 4 2 3 1 2')
  })

  test('also where the heading closes front matter', () => {
    const front: DocumentSketch = { blocks: [heading('Title'), para('preface'), heading('Part', 2)] }
    expect(depths(front, letter(), letter())).toBe('1 3 4 4')
  })

  test('are not indented where, without numbers, they close a part of numbered ones', () => {
    expect(depths(part(1), letter('1'), letter(), letter('2'), letter(), letter())).toBe('1 2 2 2 1 1')
    expect(depths(part(1), letter('1'), letter(), part(1), letter('2'))).toBe('1 2 1 1 2')
  })
})
