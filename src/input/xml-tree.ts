/** Elements and texts of an XML file, each with its place in the source; and how to ask them for their parts. No parsing. */

export interface XmlAttribute {
  /** Empty for an attribute without a prefix. */
  readonly namespace: string
  /** Without its prefix. */
  readonly name: string
  readonly value: string
}

/** Offsets count UTF-16 units of the source, end exclusive; an element's go from `<` of its start tag to `>` of its end tag. */
export interface XmlElement {
  readonly kind: 'element'
  readonly namespace: string
  /** Without its prefix. */
  readonly name: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlNode[]
  readonly start: number
  readonly end: number
}

/** A stretch of text: as the source has it, letter by letter, or one reference or line end that stands for `text`. */
export interface XmlText {
  readonly kind: 'text'
  readonly text: string
  readonly start: number
  readonly end: number
}

export type XmlNode = XmlElement | XmlText

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'

/** The value of an attribute, or null. */
export function attributeOf(element: XmlElement, name: string, namespace = ''): string | null {
  for (const attribute of element.attributes)
    if (attribute.name === name && attribute.namespace === namespace) return attribute.value
  return null
}

export const childElements = (element: XmlElement): readonly XmlElement[] =>
  element.children.filter(child => child.kind === 'element')

/** The first child of a name, in whatever namespace; null when there is none. */
export function childNamed(element: XmlElement, name: string): XmlElement | null {
  for (const child of element.children) if (child.kind === 'element' && child.name === name) return child
  return null
}

/** All elements of some names below one, in the order of the text; none below those found. */
export function descendantsNamed(element: XmlElement, names: ReadonlySet<string>): readonly XmlElement[] {
  const found: XmlElement[] = []
  const visit = (each: XmlElement): void => {
    for (const child of each.children) {
      if (child.kind !== 'element') continue
      if (names.has(child.name)) found.push(child)
      else visit(child)
    }
  }
  visit(element)
  return found
}

/** `<g type="U+0000"/>`: a character that XML does not have, by its number; null for any other element. */
export function numberedCharacter(element: XmlElement): string | null {
  if (element.name !== 'g' || element.children.length > 0) return null
  const code = /^U\+([0-9A-F]{4})$/.exec(attributeOf(element, 'type') ?? '')?.[1]
  return code === undefined ? null : String.fromCharCode(Number.parseInt(code, 16))
}

/** All text of an element as a file of ours states it, with the characters that XML does not have. */
export function statedText(node: XmlNode): string {
  if (node.kind === 'text') return node.text
  return numberedCharacter(node) ?? node.children.map(statedText).join('')
}

/** All text of an element as it stands, markup left out. */
export function textOf(node: XmlNode): string {
  if (node.kind === 'text') return node.text
  let text = ''
  for (const child of node.children) text += textOf(child)
  return text
}
