import { PAGE_ROWS } from './page-rows.ts'
import { testRows } from './test-rows.ts'

testRows('pages and files', 'messages/page.txt', PAGE_ROWS)
