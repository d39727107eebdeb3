import { DATE_ROWS } from './date-rows.ts'
import { testRows } from './test-rows.ts'

testRows('dates', 'messages/dates.txt', DATE_ROWS)
