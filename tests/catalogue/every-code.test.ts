import { expect, test } from 'vitest'
import { BESIDE_ROWS } from './beside-rows.ts'
import { DATE_ROWS } from './date-rows.ts'
import { DECODE_ROWS } from './decode-rows.ts'
import { ENTRY_ROWS } from './entry-rows.ts'
import { MARKDOWN_ROWS } from './markdown-rows.ts'
import { PAGE_ROWS } from './page-rows.ts'
import { REGISTER_ROWS } from './register-rows.ts'
import { SEED_ROWS } from './seed-rows.ts'
import { SOURCE_CODES } from './source-codes.ts'
import { STYLE_ROWS } from './style-rows.ts'
import { TEI_ROWS } from './tei-rows.ts'
import { WORD_ROWS } from './word-rows.ts'

const ROWS = [
  ...[BESIDE_ROWS, DATE_ROWS, DECODE_ROWS, ENTRY_ROWS, MARKDOWN_ROWS, PAGE_ROWS, REGISTER_ROWS],
  ...[SEED_ROWS, STYLE_ROWS, TEI_ROWS, WORD_ROWS],
].flat()

test('every code that the source can give has a row that provokes it, and no row is of another', () => {
  expect([...new Set(ROWS.map(({ code }) => code))].sort()).toEqual(SOURCE_CODES)
})
