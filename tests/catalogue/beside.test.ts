import { BESIDE_ROWS } from './beside-rows.ts'
import { testRows } from './test-rows.ts'

testRows('inputs and what stands beside them', 'messages/beside.txt', BESIDE_ROWS)
