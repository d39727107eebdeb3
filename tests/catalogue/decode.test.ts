import { DECODE_ROWS } from './decode-rows.ts'
import { testRows } from './test-rows.ts'

testRows('encodings', 'messages/decode.txt', DECODE_ROWS)
