import { MARKDOWN_ROWS } from './markdown-rows.ts'
import { testRows } from './test-rows.ts'

testRows('Markdown', 'messages/markdown.txt', MARKDOWN_ROWS)
