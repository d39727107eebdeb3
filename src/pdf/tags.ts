/** The structure of the edition, and what pages have of it → structure elements, parent tree, identifiers. */
import type { StructureId, StructureNode } from '../display/display-list.ts'
import {
  type PdfDictionary,
  type PdfName,
  type PdfReference,
  type PdfValue,
  textString,
} from './pdf-value.ts'
import type { PdfObjects } from './pdfkit.ts'

/** One piece of real content, in reading order over the whole file. */
export type TaggedPiece =
  | {
      readonly kind: 'marked'
      readonly of: StructureId
      readonly page: PdfReference
      readonly pageKey: number
      readonly mcid: number
    }
  | {
      readonly kind: 'annotation'
      readonly of: StructureId
      readonly page: PdfReference
      /** The annotation's `StructParent`. */
      readonly key: number
      readonly annotation: PdfReference
    }

/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4) that running text, notes, lists and registers need. */
const STANDARD_TYPES: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 ' +
    'L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot ' +
    'Figure Formula Form'
  ).split(' '),
)

/** The type of each node. Throws when a number is used twice or a type is not one of the standard's. */
export function structureTags(root: StructureNode): ReadonlyMap<StructureId, string> {
  const tags = new Map<StructureId, string>()
  const visit = (node: StructureNode): void => {
    if (tags.has(node.id)) throw new Error(`structure ${node.id} exists twice`)
    if (!STANDARD_TYPES.has(node.tag)) throw new Error(`${node.tag} is not a standard structure type`)
    tags.set(node.id, node.tag)
    node.children.forEach(visit)
  }
  visit(root)
  return tags
}

interface Writing {
  readonly objects: PdfObjects
  /** Each node's own pieces with their places in reading order. */
  readonly pieces: ReadonlyMap<StructureId, readonly PlacedPiece[]>
  /** Place in reading order of the first piece in each node or below it. */
  readonly firstPlace: ReadonlyMap<StructureNode, number>
  readonly parents: ParentEntries
  readonly identifiers: { readonly id: string; readonly element: PdfReference }[]
}

interface PlacedPiece {
  readonly place: number
  readonly piece: TaggedPiece
}

/** By key: the elements of a page's MCIDs, or the element of an annotation. */
type ParentEntries = Map<number, PdfReference[] | PdfReference>

/**
 * Writes the structure tree and returns its root. Children stand in the order of `root`; the pieces of a node
 * stand between them where they are read: before the first child that is read later. Nodes without content are left out.
 */
export function writeStructure(
  objects: PdfObjects,
  root: StructureNode,
  pieces: readonly TaggedPiece[],
): PdfReference {
  const byNode = new Map<StructureId, PlacedPiece[]>()
  pieces.forEach((piece, place) => {
    const own = byNode.get(piece.of)
    if (own === undefined) byNode.set(piece.of, [{ place, piece }])
    else own.push({ place, piece })
  })
  const writing: Writing = {
    objects,
    pieces: byNode,
    firstPlace: firstPlaces(root, byNode),
    parents: new Map(),
    identifiers: [],
  }
  const treeRoot = objects.reserve()
  const top = writing.firstPlace.has(root) ? [writeElement(root, treeRoot, null, writing)] : []
  const keys = [...writing.parents.keys()].sort((a, b) => a - b)
  objects.write(treeRoot, {
    Type: '/StructTreeRoot',
    K: top,
    ParentTree: writeParentTree(objects, keys, writing.parents),
    ParentTreeNextKey: (keys.at(-1) ?? -1) + 1,
    IDTree: writing.identifiers.length === 0 ? undefined : writeIdentifierTree(objects, writing.identifiers),
  })
  return treeRoot
}

function firstPlaces(
  root: StructureNode,
  pieces: ReadonlyMap<StructureId, readonly PlacedPiece[]>,
): ReadonlyMap<StructureNode, number> {
  const first = new Map<StructureNode, number>()
  const visit = (node: StructureNode): number => {
    let place = pieces.get(node.id)?.[0]?.place ?? Number.POSITIVE_INFINITY
    for (const child of node.children) place = Math.min(place, visit(child))
    if (place < Number.POSITIVE_INFINITY) first.set(node, place)
    return place
  }
  visit(root)
  return first
}

function writeElement(
  node: StructureNode,
  parent: PdfReference,
  language: string | null,
  writing: Writing,
): PdfReference {
  const element = writing.objects.reserve()
  const own = writing.pieces.get(node.id) ?? []
  const page = own[0]?.piece.page
  const kids = mergedKids(node, own, writing).map(kid =>
    'place' in kid
      ? pieceKid(kid.piece, node, element, page, writing)
      : writeElement(kid, element, node.language ?? language, writing),
  )
  const id = node.tag === 'Note' ? `note-${String(node.id).padStart(8, '0')}` : null
  if (id !== null) writing.identifiers.push({ id, element })
  writing.objects.write(element, {
    Type: '/StructElem',
    S: standardName(node.tag),
    P: parent,
    Pg: page,
    K: kids,
    Lang: node.language === null || node.language === language ? undefined : textString(node.language),
    ID: id === null ? undefined : textString(id),
  })
  return element
}

/**
 * A child that is read later than its younger siblings, as a note at the foot of the page is, does not hold up the
 * text: it counts as read where the first of its younger siblings is.
 */
function mergedKids(
  node: StructureNode,
  own: readonly PlacedPiece[],
  writing: Writing,
): (PlacedPiece | StructureNode)[] {
  const children = node.children.filter(child => writing.firstPlace.has(child))
  const readAt = children.map(child => writing.firstPlace.get(child)!)
  for (let index = readAt.length - 2; index >= 0; index--)
    readAt[index] = Math.min(readAt[index]!, readAt[index + 1]!)
  const merged: (PlacedPiece | StructureNode)[] = []
  let next = 0
  for (const piece of own) {
    while (next < children.length && readAt[next]! < piece.place) merged.push(children[next++]!)
    merged.push(piece)
  }
  return merged.concat(children.slice(next))
}

function pieceKid(
  piece: TaggedPiece,
  node: StructureNode,
  element: PdfReference,
  page: PdfReference | undefined,
  writing: Writing,
): PdfValue {
  if (piece.kind === 'marked') {
    const ofPage = writing.parents.get(piece.pageKey)
    if (Array.isArray(ofPage)) ofPage[piece.mcid] = element
    else writing.parents.set(piece.pageKey, arrayWith(piece.mcid, element))
    return piece.page === page ? piece.mcid : { Type: '/MCR', Pg: piece.page, MCID: piece.mcid }
  }
  const object: PdfDictionary = { Type: '/OBJR', Pg: piece.page, Obj: piece.annotation }
  if (node.tag === 'Link') {
    writing.parents.set(piece.key, element)
    return object
  }
  // A link annotation must be in a Link (PDF/UA-1, 7.18.5); one that belongs to other text gets its own.
  const link = writing.objects.reserve()
  writing.parents.set(piece.key, link)
  writing.objects.write(link, { Type: '/StructElem', S: '/Link', P: element, Pg: piece.page, K: [object] })
  return link
}

/** MCIDs of a page come in any order, because the tree is not in painting order. */
function arrayWith(mcid: number, element: PdfReference): PdfReference[] {
  const elements: PdfReference[] = []
  elements[mcid] = element
  return elements
}

const standardName = (tag: string): PdfName => `/${tag}`

/** Large trees are read piecemeal when their leaves are small. */
const LEAF_SIZE = 256

function writeParentTree(objects: PdfObjects, keys: readonly number[], entries: ParentEntries): PdfReference {
  const leaves = inLeaves(keys).map(leaf =>
    written(objects, {
      Limits: [leaf[0]!, leaf[leaf.length - 1]!],
      Nums: leaf.flatMap((key): PdfValue[] => {
        const entry = entries.get(key)!
        return [key, Array.isArray(entry) ? written(objects, entry) : entry]
      }),
    }),
  )
  return written(objects, leaves.length === 0 ? { Nums: [] } : { Kids: leaves })
}

/** Identifiers are of equal length and ASCII, so their order by code is the order of bytes that the standard wants. */
function writeIdentifierTree(objects: PdfObjects, identifiers: Writing['identifiers']): PdfReference {
  const sorted = [...identifiers].sort((a, b) => (a.id < b.id ? -1 : 1))
  const leaves = inLeaves(sorted).map(leaf =>
    written(objects, {
      Limits: [textString(leaf[0]!.id), textString(leaf[leaf.length - 1]!.id)],
      Names: leaf.flatMap(({ id, element }): PdfValue[] => [textString(id), element]),
    }),
  )
  return written(objects, { Kids: leaves })
}

function inLeaves<T>(entries: readonly T[]): readonly (readonly T[])[] {
  const leaves: T[][] = []
  for (let at = 0; at < entries.length; at += LEAF_SIZE) leaves.push(entries.slice(at, at + LEAF_SIZE))
  return leaves
}

function written(objects: PdfObjects, value: PdfValue): PdfReference {
  const reference = objects.reserve()
  objects.write(reference, value)
  return reference
}
