import { expect, test } from 'vitest'
import { DOCUMENTED_CODES } from './documented-codes.ts'
import { SOURCE_CODES, UNREADABLE_CODES } from './source-codes.ts'

const documented = DOCUMENTED_CODES.map(({ code }) => code)

test('every code in the source can be read off it', () => {
  expect(SOURCE_CODES.length).toBeGreaterThan(150)
  expect(UNREADABLE_CODES).toEqual([])
})

test('docs/diagnostics.md has each code of the source once, and no other', () => {
  expect(documented.toSorted()).toEqual(SOURCE_CODES)
})
