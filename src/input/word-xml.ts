/** One XML part of a Word file → a tree of elements under the names of the transitional format, whatever prefixes it uses. */
import type { Checked } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import { decodeXml, parseXml } from './xml.ts'
import type { XmlNode } from './xml-tree.ts'

export interface WordElement {
  /** With the prefix that Word itself writes: `w:p`. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  /** Texts only where Word has text: `w:t` and its like. */
  readonly children: readonly (WordElement | string)[]
}

/** The last part of a namespace, transitional and strict, that tells it; longer ones first. */
const PREFIXES: readonly (readonly [string, string])[] = [
  ['/wordprocessingml/2006/main', 'w'],
  ['purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['/drawingml/2006/main', 'a'],
  ['purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['/drawingml/2006/picture', 'pic'],
  ['purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['/officeDocument/2006/relationships', 'r'],
  ['purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['/officeDocument/2006/math', 'm'],
  ['purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['/markup-compatibility/2006', 'mc'],
  ['/package/2006/relationships', 'rel'],
  ['/package/2006/content-types', 'ct'],
  ['purl.org/dc/elements/1.1/', 'dc'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
]

function prefixOf(namespace: string): string {
  for (const [ending, prefix] of PREFIXES) if (namespace.endsWith(ending)) return prefix
  return namespace === '' ? '' : '?'
}

/** Elements whose text is text of the document, or a word of Word's own that is needed. */
const HOLDS_TEXT = new Set(['w:t', 'w:delText', 'w:instrText', 'w:delInstrText', 'm:t'])

/** What Word writes beside almost every word and nothing here asks for; in whatever namespace, none of them holds text. */
const ONLY_LOOK = new Set(
  'sz szCs bCs iCs color kern noProof proofErr lastRenderedPageBreak shd highlight widowControl autoSpaceDE autoSpaceDN adjustRightInd snapToGrid tcBorders tcMar tblBorders tblCellMar tblLook'.split(
    ' ',
  ),
)

/** The root, or null when there is none; `file` is the XML itself, for what is wrong with it. */
export function readWordXml(
  name: string,
  bytes: Uint8Array,
): Checked<WordElement | null> & { readonly file: SourceFile } {
  const decoded = decodeXml(name, bytes, null)
  const parsed = parseXml(decoded.value)
  const prefixes = new Map<string, string>()
  const root = parsed.value.nodes.find(node => node.kind === 'element')
  const value = root === undefined ? null : convert(root, prefixes)
  return {
    value: typeof value === 'string' ? null : value,
    diagnostics: [...decoded.diagnostics.filter(isOfBytes), ...parsed.diagnostics],
    file: decoded.value,
  }
}

/** Odd characters of the text are looked for in the readable text, where an editor can find them. */
const isOfBytes = ({ code }: { readonly code: string }): boolean => code.startsWith('decode/')

function convert(node: XmlNode, prefixes: Map<string, string>): WordElement | string {
  if (node.kind === 'text') return node.text
  const nameOf = (namespace: string, local: string): string => {
    let prefix = prefixes.get(namespace)
    if (prefix === undefined) {
      prefix = prefixOf(namespace)
      prefixes.set(namespace, prefix)
    }
    return prefix === '' ? local : `${prefix}:${local}`
  }
  const name = nameOf(node.namespace, node.name)
  const keepsText = HOLDS_TEXT.has(name) || name.startsWith('dc:')
  const children: (WordElement | string)[] = []
  for (const child of node.children)
    if (child.kind === 'element' ? !ONLY_LOOK.has(child.name) : keepsText)
      children.push(convert(child, prefixes))
  if (node.attributes.length === 0) return { name, attributes: NO_ATTRIBUTES, children }
  const attributes = new Map<string, string>()
  for (const { namespace, name: local, value } of node.attributes)
    if (!local.startsWith('rsid')) attributes.set(nameOf(namespace, local), value)
  return { name, attributes, children }
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

export const attribute = (element: WordElement | null, name: string): string | null =>
  element?.attributes.get(name) ?? null

/** The first child of a name; null for none, or no element to look in. */
export function childNamed(element: WordElement | null, name: string): WordElement | null {
  if (element === null) return null
  for (const child of element.children) if (typeof child !== 'string' && child.name === name) return child
  return null
}

export function childrenNamed(element: WordElement | null, name: string): readonly WordElement[] {
  const found: WordElement[] = []
  for (const child of element?.children ?? [])
    if (typeof child !== 'string' && child.name === name) found.push(child)
  return found
}

/** The first element of a name anywhere below. */
export function descendantNamed(element: WordElement | null, name: string): WordElement | null {
  for (const child of element?.children ?? []) {
    if (typeof child === 'string') continue
    const found = child.name === name ? child : descendantNamed(child, name)
    if (found !== null) return found
  }
  return null
}

/** The texts directly in an element, put together. */
export function ownText(element: WordElement | null): string {
  let text = ''
  for (const child of element?.children ?? []) if (typeof child === 'string') text += child
  return text
}
