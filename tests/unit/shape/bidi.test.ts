/** Embedding levels and the order of runs on a line. */
import { describe, expect, test } from 'vitest'
import { baseDirection, bidiLevels, type Direction, mirrored, reorderRuns } from '../../../src/shape/bidi.ts'

const levels = (text: string, base: Direction): string => Array.from(bidiLevels(text, base)).join('')

describe('levels', () => {
  test.each<[string, string, Direction, string]>([
    ['Latin', 'abc', 'left-to-right', '000'],
    ['Hebrew in Latin', 'a אב c', 'left-to-right', '001100'],
    ['figures in Hebrew', 'אב 12 ג', 'right-to-left', '1112211'],
    ['Latin in Hebrew', 'א bc ד', 'right-to-left', '112211'],
    ['empty', '', 'right-to-left', ''],
  ])('%s', (_, text, base, expected) => {
    expect(levels(text, base)).toBe(expected)
  })
})

describe('the order of runs', () => {
  test.each<[string, string, readonly number[], string]>([
    ['left to right', 'abc', [0, 0, 0], 'abc'],
    ['all right to left', 'abc', [1, 1, 1], 'cba'],
    ['a stretch right to left', 'abcde', [0, 1, 1, 1, 0], 'adcbe'],
    ['figures inside it', 'abcde', [1, 1, 2, 2, 1], 'ecdba'],
    ['two stretches', 'abcdef', [1, 1, 0, 0, 1, 1], 'bacdfe'],
    ['nested to the third level', 'abcde', [1, 2, 3, 2, 1], 'ebcda'],
    ['empty', '', [], ''],
  ])('%s', (_, items, levelOf, expected) => {
    expect(reorderRuns([...items], levelOf).join('')).toBe(expected)
  })
})

test('brackets are mirrored, letters are not', () => {
  expect(['(', ']', '«', 'א', '1'].map(mirrored)).toEqual([')', '[', '»', 'א', '1'])
})

test('the base direction is that of the first strong letter', () => {
  expect(baseDirection('12 (א b', 'left-to-right')).toBe('right-to-left')
  expect(baseDirection('12 (b א', 'right-to-left')).toBe('left-to-right')
  expect(baseDirection('12 (', 'right-to-left')).toBe('right-to-left')
})
