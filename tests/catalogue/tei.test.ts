import { TEI_ROWS } from './tei-rows.ts'
import { testRows } from './test-rows.ts'

testRows('TEI', 'messages/tei.txt', TEI_ROWS)
