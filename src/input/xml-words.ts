/** What the XML parser objects to → a message and a hint in an editor's words. */

/** Message and hint. */
type Words = readonly [message: string, hint: string]

const DECLARATION: Words = [
  'the XML declaration is not as it must be',
  'write <?xml version="1.0" encoding="UTF-8"?>, or take it out',
]

/** The first that fits the parser's sentence. */
const WORDS: readonly (readonly [RegExp, ...Words])[] = [
  [
    /^disallowed character in tag name/,
    'this “<” begins no element',
    'write “&lt;” where the sign itself is meant',
  ],
  [
    /in attribute name/,
    'this sign cannot stand in a tag',
    'leave only attributes between the name and the “>”, such as n="1"; write “&lt;” for a “<” that is meant',
  ],
  [
    /^unquoted attribute value/,
    'the value of an attribute has no quotation marks',
    'put it in quotation marks',
  ],
  [/^attribute without value/, 'an attribute has no value', 'write it as n="1", or take it out'],
  [/^duplicate attribute/, 'an attribute is given twice', 'take one of the two out'],
  [/^no whitespace between attributes/, 'no space stands between two attributes', 'put a space there'],
  [/"\]\]>"/, '“]]>” cannot stand in a text', 'write “]]&gt;”'],
  [
    /^malformed comment/,
    'two hyphens stand inside a comment',
    'leave one of them, or put a space between them',
  ],
  [
    /^forward-slash in opening tag/,
    'the “/” of a tag is not followed by its “>”',
    'write “/>” at the end of an empty element',
  ],
  [/empty close tag/, 'this end tag names no element', 'write the name of the element that it closes'],
  [/in closing tag/, 'more than a name stands in an end tag', 'leave only the name'],
  [
    /^(?:an|the) XML declaration must (?:be|appear) at the start/i,
    'the XML declaration stands behind other text',
    'put it at the very beginning of the file, or take it out',
  ],
  [
    /XML declaration|version number|standalone|encoding value|must be quoted|value required|expect/i,
    ...DECLARATION,
  ],
  [
    /processing instruction/,
    'a processing instruction stands where none can, or without a name',
    'take it out',
  ],
  [
    /doctype/,
    'the document type declaration stands in the midst of the file',
    'take it out: nothing here needs it',
  ],
]

const OTHER: Words = [
  'this is no markup that XML knows',
  'mend it; where signs of markup are meant themselves, write &lt;, &gt; and &amp;',
]

/** `message` is the parser's, `character` what it stopped at. */
export function xmlFault(message: string, character: string): Words {
  if (/^disallowed character\.?$/.test(message))
    return character === '<'
      ? [
          'this “<” stands in the value of an attribute',
          'write “&lt;”, or close the quotation mark of the value before it',
        ]
      : ['this character cannot stand in XML', 'take it out']
  const [, ...words] = WORDS.find(([pattern]) => pattern.test(message)) ?? [null, ...OTHER]
  return words
}
