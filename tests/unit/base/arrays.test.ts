import { expect, test } from 'vitest'
import { addAll, greatest } from '../../../src/base/arrays.ts'

const many = Array.from({ length: 500_000 }, (_, index) => index)

test('more items than a stack has room for are put at the end of an array', () => {
  const to = [-1]
  addAll(to, many)
  expect(to).toHaveLength(many.length + 1)
  expect(to.slice(0, 3)).toEqual([-1, 0, 1])
})

test('the greatest of many numbers, of none, and of none that reach the least', () => {
  expect(greatest(many)).toBe(many.length - 1)
  expect(greatest([], 3)).toBe(3)
  expect(greatest([1, 2], 3)).toBe(3)
})
