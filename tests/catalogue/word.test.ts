import { testRows } from './test-rows.ts'
import { WORD_ROWS } from './word-rows.ts'

testRows('Word files', 'messages/word.txt', WORD_ROWS)
