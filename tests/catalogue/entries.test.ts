import { ENTRY_ROWS } from './entry-rows.ts'
import { testRows } from './test-rows.ts'

testRows('persons and their entries', 'messages/entries.txt', ENTRY_ROWS)
