import { SEED_ROWS } from './seed-rows.ts'
import { testRows } from './test-rows.ts'

testRows('annotated plain text', 'messages/seed.txt', SEED_ROWS)
