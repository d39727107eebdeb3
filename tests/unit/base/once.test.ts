import { expect, test } from 'vitest'
import { once } from '../../../src/base/once.ts'

test('a costly constant is made when it is first asked for, and only then', () => {
  let made = 0
  const answer = once(() => {
    made++
    return undefined
  })
  expect(made).toBe(0)
  expect([answer(), answer()]).toEqual([undefined, undefined])
  expect(made).toBe(1)
})
