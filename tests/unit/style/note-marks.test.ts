import { describe, expect, it } from 'vitest'
import { markOf } from '../../../src/style/note-marks.ts'

describe('the marks of notes', () => {
  it.each([
    ['number', 1, '1'],
    ['number', 217, '217'],
    ['letter', 1, 'a'],
    ['letter', 26, 'z'],
    ['letter', 27, 'aa'],
    ['letter', 53, 'ba'],
    ['symbol', 1, '*'],
    ['symbol', 6, '¶'],
    ['symbol', 7, '**'],
    ['symbol', 14, '†††'],
  ] as const)('%s %i is %s', (kind, n, mark) => {
    expect(markOf(kind, n)).toBe(mark)
  })
})
