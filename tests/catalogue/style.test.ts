import { STYLE_ROWS } from './style-rows.ts'
import { testRows } from './test-rows.ts'

testRows('styles and fonts', 'messages/style.txt', STYLE_ROWS)
