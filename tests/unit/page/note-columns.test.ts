import { describe, expect, it } from 'vitest'
import { sp } from '../../../src/base/length.ts'
import type { CutNote } from '../../../src/page/cut-pages.ts'
import { columnRows, noteColumns } from '../../../src/page/note-columns.ts'
import type { Line } from '../../../src/paragraph/set-line.ts'
import fc from '../../support/fast-check.ts'

const line = (text: string, paragraph = 'p'): Line => ({
  paragraph,
  note: 'n',
  setting: {
    parts: [],
    x: sp(0),
    scale: 1000,
    tracking: sp(0),
    extra: 0,
    direction: 'left-to-right',
    closing: null,
  },
  calls: [],
  x: sp(0),
  width: sp(0),
  size: sp(0),
  ratio: 0,
  hyphenated: false,
  text,
  start: 0,
  end: 0,
})

/** Notes of so many lines each: a1 a2, b1, … */
const notesOf = (counts: readonly number[], from = 0): readonly CutNote[] =>
  counts.map((count, index) => ({
    note: String.fromCharCode(97 + index),
    from: index === 0 ? from : 0,
    lines: Array.from({ length: count }, (_, at) => line(`${String.fromCharCode(97 + index)}${at + 1}`)),
    complete: true,
  }))

const texts = (counts: readonly number[], columns: number): readonly string[] =>
  noteColumns(notesOf(counts), columns).map(column => column.map(each => each.line.text).join(' '))

describe('notes in columns', () => {
  it.each([
    ['are as high as one another', [2, 2], 2, ['a1 a2', 'b1 b2']],
    ['have the longer column first', [1, 1, 1], 2, ['a1 b1', 'c1']],
    ['divide a long note, its lines read down the columns', [6], 2, ['a1 a2 a3', 'a4 a5 a6']],
    ['leave no line of a note alone where they need not', [3, 4], 2, ['a1 a2 a3', 'b1 b2 b3 b4']],
    ['divide no note where a column may be a little shorter', [3, 2, 2], 3, ['a1 a2 a3', 'b1 b2', 'c1 c2']],
    ['leave columns empty that have nothing', [1], 3, ['a1', '', '']],
    ['leave one line alone when there is no other way', [2, 2, 2], 3, ['a1 a2', 'b1 b2', 'c1 c2']],
  ])('%s', (_, counts, columns, expected) => {
    expect(texts(counts, columns)).toEqual(expected)
  })

  it('leave no line of a paragraph alone either, where a note has several', () => {
    const lines = ['a', 'a', 'a', 'b', 'b', 'b', 'b', 'b', 'b', 'b'].map((paragraph, at) =>
      line(String(at), paragraph),
    )
    const columns = noteColumns([{ note: 'n', from: 0, lines, complete: true }], 3)
    expect(columns.map(column => column.length)).toEqual([3, 4, 3])
  })

  it('say that a note goes on from another page on its first line only', () => {
    const columns = noteColumns(notesOf([4, 2], 3), 2)
    expect(columns.flat().map(each => each.continues)).toEqual([true, false, false, false, false, false])
  })

  it('hold every line once, in order, in no more rows than are needed', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 4 }), (lines, columns) => {
        const set = noteColumns(notesOf(lines), columns)
        const all = notesOf(lines).flatMap(note => note.lines.map(each => each.text))
        expect(set).toHaveLength(columns)
        expect(set.flat().map(each => each.line.text)).toEqual(all)
        expect(Math.max(...set.map(column => column.length))).toBe(columnRows(all.length, columns))
      }),
    )
  })
})
