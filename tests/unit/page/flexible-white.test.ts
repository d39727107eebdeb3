import { expect, test } from 'vitest'
import { sp } from '../../../src/base/length.ts'
import { changeWhites } from '../../../src/page/flexible-white.ts'

const GRID = sp(10)
const whites = (...heights: readonly number[]) => heights.map(height => ({ height: sp(height), give: GRID }))

test('the widest white gives first: that over a heading before that under it', () => {
  expect(changeWhites(whites(30, 15), -10, 0, GRID)).toEqual([10, 0])
  expect(changeWhites(whites(30, 15), 10, 0, GRID)).toEqual([-10, 0])
  expect(changeWhites(whites(30, 15), 20, 0, GRID)).toEqual([-10, -10])
})

test('of equal whites the last gives first, and none that may not', () => {
  expect(changeWhites(whites(30, 15, 30, 15), -10, 0, GRID)).toEqual([0, 0, 10, 0])
  const fixed = { height: sp(60), give: sp(0) }
  expect(changeWhites([fixed, ...whites(15)], 30, 0, GRID)).toEqual([0, -10])
})

test('white changes by whole lines: a part of one too much is a line less, a part too few is left to the notes', () => {
  expect(changeWhites(whites(30), 1, 0, GRID)).toEqual([-10])
  expect(changeWhites(whites(30), -9, 0, GRID)).toEqual([0])
  expect(changeWhites(whites(30), -15, 6, GRID)).toEqual([0])
})
