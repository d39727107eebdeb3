/** Names, attributes and text → XML text in which nothing is lost: what XML cannot hold is named by its number. */

/** Attributes in the order given; those without a value are left out. */
export type Attributes = Readonly<Record<string, string | null | undefined>>

export function startTag(name: string, attributes: Attributes = {}, empty = false): string {
  let tag = `<${name}`
  for (const [key, value] of Object.entries(attributes))
    if (value !== null && value !== undefined) tag += ` ${key}="${attributeText(value)}"`
  return `${tag}${empty ? '/>' : '>'}`
}

export const element = (name: string, attributes: Attributes, content: string): string =>
  content === '' ? startTag(name, attributes, true) : `${startTag(name, attributes)}${content}</${name}>`

/** What must not stand in text as it is: markup, characters that parsers change, and those that XML does not have. */
const UNSAFE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML does not allow
  /[&<>\r\u2028\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text between tags; a line separator is `lb`, a character that XML does not have `<g type="U+0000"/>`. */
export const escapeText = (text: string): string =>
  text.replace(UNSAFE, character => {
    if (Object.hasOwn(NAMED, character)) return NAMED[character]!
    if (character === '\r') return '&#13;'
    if (character === '\u2028') return '<lb/>'
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
    return `<g type="U+${code}"/>`
  })

/** Text of a value that is read as it stands, where no element may be but `g`. */
export const data = (text: string): string => escapeText(text).replaceAll('<lb/>', '&#8232;')

/** The same in a description, which may hold such a sign only in a look. */
export const described = (text: string): string =>
  data(text).replace(/<g [^>]*>/g, sign => `<hi>${sign}</hi>`)

/** A value of an attribute; line ends and tabs as numbers, for a parser makes them spaces. */
const attributeText = (value: string): string =>
  value
    .replace(/[&<>"]/g, character => NAMED[character]!)
    .replace(/[\t\n\r\u2028]/g, character => `&#${character.charCodeAt(0)};`)
    .replace(UNSAFE, character => (character.startsWith('&') ? character : '\ufffd'))
