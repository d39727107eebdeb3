import { REGISTER_ROWS } from './register-rows.ts'
import { testRows } from './test-rows.ts'

testRows('registers and other formats', 'messages/register.txt', REGISTER_ROWS)
