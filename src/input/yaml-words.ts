/** What the library objects to in a YAML file → a message and a hint in an editor's words. */

/** Message and hint. */
type Words = readonly [message: string, hint: string]

const INDENTED: Words = [
  'this line is indented otherwise than what it belongs to',
  'indent alike what belongs together, with spaces',
]
const COLON: Words = [
  'this value has a colon in it, or the line after it is indented too far',
  'put a text with a colon in it in quotation marks; indent a key like the key before it',
]
const QUOTE: Words = ['this quotation mark is not closed', 'close it where the text ends']
const BRACKET: Words = ['a bracket is not closed', 'close it where it ends, and indent what stands in it']
const OTHER: Words = [
  'this cannot stand here',
  'a text with a colon, a # or a bracket in it needs quotation marks; what belongs together is indented alike',
]

/** `*name` repeats the value that is called `&name` before. */
export const UNKNOWN_ALIAS: Words = [
  'a text that begins with “*” means another value, which is not there',
  'put the text in quotation marks',
]

/** By the code that the library gives; the rest have the words of `OTHER`. */
const WORDS: Readonly<Record<string, Words>> = {
  BAD_INDENT: INDENTED,
  BLOCK_AS_IMPLICIT_KEY: INDENTED,
  TAB_AS_INDENT: ['a tab stands where the line is indented', 'indent with spaces'],
  MISSING_CHAR: [
    'a comma or a colon is missing here, or a bracket that closes',
    'put a comma between items in brackets, a colon and a space after a key, and close each bracket',
  ],
  BAD_SCALAR_START: ['a text cannot begin so', 'put the text in quotation marks'],
  BAD_DQ_ESCAPE: [
    'a backslash before this sign means nothing',
    'put the text in single quotation marks, or write \\\\ for a backslash',
  ],
  MULTILINE_IMPLICIT_KEY: [
    'a line without a colon stands over a key',
    'write a colon after each key; indent a line that goes on with the text before it',
  ],
  BLOCK_IN_FLOW: [
    'a line of a list or a key stands inside brackets',
    'put commas between what is in brackets',
  ],
  MULTIPLE_DOCS: ['a second part begins here, which is not read', 'take the line “---” or “...” out'],
}

const OPENING: Readonly<Record<string, string>> = { '"': '"', "'": "'", ']': '[', '}': '{' }

/** Where the mark or bracket stands that nothing closes; null when the fault is another. The library points at the end. */
export function unclosedPlace(message: string, text: string, end: number): number | null {
  const closing = /(?:closing |end with a )(["'\]}])/i.exec(message)?.[1]
  const at = closing === undefined ? -1 : text.lastIndexOf(OPENING[closing]!, end - 1)
  return at < 0 ? null : at
}

/** `code` and `message` are the library's. */
export function yamlFault(code: string, message: string): Words {
  if (/compact mappings/i.test(message)) return COLON
  if (/closing ['"]quote/i.test(message)) return QUOTE
  if (/end with a [\]}]/i.test(message)) return BRACKET
  return Object.hasOwn(WORDS, code) ? WORDS[code]! : OTHER
}
