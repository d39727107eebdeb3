/** A TEI element → the documents in it, each with its parts; what stands between documents is one too, or heads the next. */
import { languageTag } from './tei-read.ts'
import { ruleFor, type TeiRules } from './tei-rules.ts'
import type { TeiPart } from './tei-text.ts'
import {
  attributeOf,
  childElements,
  childNamed,
  XML_NAMESPACE,
  type XmlElement,
  type XmlNode,
} from './xml-tree.ts'

export interface TeiDocument {
  /** The element that is the document; null for what stands between documents, and for a text without divisions of this kind. */
  readonly element: XmlElement | null
  readonly parts: readonly TeiPart[]
  readonly language: string | null
  readonly header: XmlElement | null
}

/** What holds at some depth of a volume. */
interface Place {
  readonly parent: XmlElement | null
  readonly language: string | null
  readonly level: number
}

interface Dividing {
  readonly rules: TeiRules
  readonly holding: ReadonlySet<XmlElement>
  readonly header: XmlElement | null
  readonly documents: TeiDocument[]
  between: TeiPart[]
}

/** A text with the headers that hold for it, its own first, and what a corpus has besides its texts. */
export interface TeiFile {
  readonly root: XmlElement
  readonly headers: readonly XmlElement[]
  readonly shared: readonly XmlElement[]
}

const TEXTS = new Set(['TEI', 'TEI.2', 'teiCorpus'])

/** The texts of a corpus, or the one text of a file, in their order. */
export function textsOf(root: XmlElement): readonly TeiFile[] {
  const headers = childElements(root).filter(child => child.name === 'teiHeader')
  if (root.name !== 'teiCorpus') return [{ root, headers, shared: [] }]
  const shared = childElements(root).filter(child => !TEXTS.has(child.name))
  return childElements(root)
    .filter(child => TEXTS.has(child.name))
    .flatMap(textsOf)
    .map(text => ({
      root: text.root,
      headers: [...text.headers, ...headers],
      shared: [...shared, ...text.shared],
    }))
}

/** Divides one text. A text without documents in it is a document. */
export function divide(rules: TeiRules, root: XmlElement, header: XmlElement | null): readonly TeiDocument[] {
  const holding = new Set<XmlElement>()
  findHolding(rules, root, null, holding)
  const dividing: Dividing = { rules, holding, header, documents: [], between: [] }
  const language = languageOf(root) ?? null
  divideInside(dividing, root, { parent: null, language, level: topLevel(root) })
  endBetween(dividing)
  return dividing.documents
}

/** Marks every element that has a document somewhere below. */
function findHolding(
  rules: TeiRules,
  element: XmlElement,
  parent: XmlElement | null,
  holding: Set<XmlElement>,
): boolean {
  const role = ruleFor(rules, element, parent)?.role
  if (role === 'document') return true
  // A letter that somebody reads out in a play is a part of the play.
  if (role === 'enclosure') return false
  let holds = false
  for (const child of childElements(element)) if (findHolding(rules, child, element, holding)) holds = true
  if (holds) holding.add(element)
  return holds
}

const languageOf = (element: XmlElement): string | null =>
  languageTag(attributeOf(element, 'lang', XML_NAMESPACE))

/** Headings of divisions are below a heading that stands over all of them. */
function topLevel(root: XmlElement): number {
  const text = childNamed(root, 'text')
  const body = text === null ? null : childNamed(text, 'body')
  return body !== null && childNamed(body, 'head') !== null ? 1 : 0
}

function divideInside(dividing: Dividing, element: XmlElement, place: Place): void {
  const inside: Place = { ...place, parent: element, language: languageOf(element) ?? place.language }
  for (const child of element.children) {
    if (child.kind === 'text') {
      if (/\S/.test(child.text)) dividing.between.push(partOf(child, inside))
    } else if (ruleFor(dividing.rules, child, element)?.role === 'document') {
      endBetween(dividing, child)
      addDocument(dividing, child, inside)
    } else if (dividing.holding.has(child)) {
      const section = ruleFor(dividing.rules, child, element)?.role === 'section'
      divideInside(dividing, child, { ...inside, level: inside.level + (section ? 1 : 0) })
    } else if (child.name !== 'teiHeader') dividing.between.push(partOf(child, inside))
  }
}

const partOf = (node: XmlNode, { parent, language, level }: Place): TeiPart => ({
  node,
  parent,
  language: language ?? '',
  level: node.kind === 'element' && node.name === 'head' ? Math.max(level, 1) : level,
})

function addDocument(dividing: Dividing, element: XmlElement, place: Place): void {
  const language = languageOf(element) ?? place.language
  const headings = dividing.between
  dividing.between = []
  dividing.documents.push({
    element,
    parts: [...headings, partOf(element, { ...place, level: headings.length })],
    language,
    header: dividing.header,
  })
}

/** Headings alone go over the document that follows; anything more is a document of its own. */
function endBetween(dividing: Dividing, next?: XmlElement): void {
  const { between, header } = dividing
  const printed = between.filter(({ node }) => node.kind === 'text' || !SILENT.has(node.name))
  const onlyHeads = printed.every(({ node }) => node.kind === 'element' && node.name === 'head')
  if (next !== undefined && onlyHeads) {
    dividing.between = [...printed]
    return
  }
  dividing.between = []
  if (printed.length === 0) return
  dividing.documents.push({ element: null, parts: between, language: between[0]!.language || null, header })
}

const SILENT = new Set([
  'pb',
  'lb',
  'fw',
  'milestone',
  'cb',
  'gb',
  'teiHeader',
  'facsimile',
  'standOff',
  'anchor',
])
