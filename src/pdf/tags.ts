/** The structure of the edition, and page after page what is painted of it → structure elements, parent tree, identifiers. */
import type { DisplayPage, StructureAttributes, StructureNode } from '../display/display-list.ts'
import {
  type PdfDictionary,
  type PdfName,
  type PdfReference,
  type PdfValue,
  textString,
} from './pdf-value.ts'
import type { PdfObjects } from './pdfkit.ts'
import { completeWith, lastPages, ROLES, type StructureNodes, standardType } from './structure-nodes.ts'

/** One piece of real content of a page. */
export type TaggedPiece =
  | { readonly kind: 'marked'; readonly of: number; readonly mcid: number }
  | {
      readonly kind: 'annotation'
      readonly of: number
      /** The annotation's `StructParent`. */
      readonly key: number
      readonly annotation: PdfReference
    }

export interface StructureWriter {
  /**
   * Takes the pieces of the next page, in reading order, and writes every element that is complete with it: what is
   * kept is what goes on overleaf, and a reference for each element that its parent still has to name.
   */
  addPage(page: PdfReference, pieces: readonly TaggedPiece[]): void
  /** Writes the rest; returns the root of the tree. */
  finish(): PdfReference
}

interface PlacedPiece {
  /** In reading order over the whole file. */
  readonly place: number
  readonly page: PdfReference
  readonly piece: TaggedPiece
}

interface Writing {
  readonly objects: PdfObjects
  readonly tree: StructureNodes
  readonly last: Int32Array
  readonly root: PdfReference
  /** By place in the tree, from when it is first named until its parent is written. */
  readonly elements: (PdfReference | undefined)[]
  /** Pieces of nodes that are not complete. */
  readonly pieces: Map<number, PlacedPiece[]>
  /** Where the first piece in each node or below it stands in reading order. */
  readonly firstPlace: Int32Array
  /** By key: the list of elements of a page, or the element of an annotation. */
  readonly parents: Map<number, PdfReference>
  readonly identifiers: { readonly id: string; readonly element: PdfReference }[]
}

const NOWHERE = 0x7fffffff

/** Children stand in the order of the tree; the pieces of a node stand between them where they are read. */
export function openStructure(
  objects: PdfObjects,
  tree: StructureNodes,
  pages: readonly Pick<DisplayPage, 'structures'>[],
): StructureWriter {
  const last = lastPages(tree, pages)
  const complete = completeWith(last, pages.length)
  const writing: Writing = {
    ...{ objects, tree, last, root: objects.reserve(), elements: [], pieces: new Map() },
    firstPlace: new Int32Array(tree.nodes.length).fill(NOWHERE),
    parents: new Map(),
    identifiers: [],
  }
  let pageKey = 0
  let place = 0
  return {
    addPage(page, pieces) {
      const ofPage: PdfReference[] = []
      for (const piece of pieces) {
        const node = tree.placeOf.get(piece.of)!
        keep(node, { place: place++, page, piece }, writing)
        if (piece.kind === 'marked') ofPage[piece.mcid] = elementOf(node, writing)
      }
      if (ofPage.length > 0) writing.parents.set(pageKey, written(objects, ofPage))
      for (const node of complete[pageKey]!) writeElement(node, writing)
      pageKey++
    },
    finish: () => writeRoot(writing),
  }
}

function keep(node: number, piece: PlacedPiece, { pieces, firstPlace, tree }: Writing): void {
  const own = pieces.get(node)
  if (own === undefined) pieces.set(node, [piece])
  else own.push(piece)
  for (let above = node; above >= 0 && firstPlace[above] === NOWHERE; above = tree.parents[above]!)
    firstPlace[above] = piece.place
}

function elementOf(node: number, { elements, objects }: Writing): PdfReference {
  const known = elements[node]
  if (known !== undefined) return known
  const element = objects.reserve()
  elements[node] = element
  return element
}

function writeElement(place: number, writing: Writing): void {
  const { objects, tree, pieces, elements } = writing
  const node = tree.nodes[place]!
  const element = elementOf(place, writing)
  const own = pieces.get(place) ?? []
  const page = own[0]?.page
  const kids = mergedKids(place, own, writing).map(kid =>
    typeof kid === 'number' ? childOf(kid, writing) : pieceKid(kid, node, element, page, writing),
  )
  const id = standardType(node.tag) === 'Note' ? `note-${String(node.id).padStart(8, '0')}` : null
  if (id !== null) writing.identifiers.push({ id, element })
  const parent = tree.parents[place]!
  const { language, attributes = {} } = node
  objects.write(element, {
    Type: '/StructElem',
    S: `/${node.tag}`,
    P: parent < 0 ? writing.root : elementOf(parent, writing),
    Pg: page,
    K: kids.length === 0 ? undefined : kids,
    Lang: language === null || language === languageAround(parent, tree) ? undefined : textString(language),
    ID: id === null ? undefined : textString(id),
    Alt: attributes.alternative === undefined ? undefined : textString(attributes.alternative),
    ActualText: attributes.actualText === undefined ? undefined : textString(attributes.actualText),
    A: attributeObject(attributes),
  })
  pieces.delete(place)
  // Children are named only here, so they need not be remembered any longer.
  for (const kid of node.children) elements[tree.placeOf.get(kid.id)!] = undefined
}

function languageAround(place: number, { nodes, parents }: StructureNodes): string | null {
  for (let above = place; above >= 0; above = parents[above]!)
    if (nodes[above]!.language !== null) return nodes[above]!.language
  return null
}

/** The element of a child; one that counts although it is empty is complete with its parent. */
function childOf(place: number, writing: Writing): PdfReference {
  const element = elementOf(place, writing)
  if (writing.last[place]! < 0) writeElement(place, writing)
  return element
}

const NUMBERINGS = { numbered: '/Decimal', bulleted: '/Disc', plain: '/None' } as const

/** ISO 32000-1, 14.8.5. */
function attributeObject(attributes: StructureAttributes): PdfDictionary | undefined {
  const { numbering, headerOf, columns, rows } = attributes
  if (numbering !== undefined) return { O: '/List', ListNumbering: NUMBERINGS[numbering] }
  if (headerOf === undefined && columns === undefined && rows === undefined) return undefined
  const scope: PdfName | undefined =
    headerOf === undefined ? undefined : headerOf === 'column' ? '/Column' : '/Row'
  return { O: '/Table', Scope: scope, ColSpan: columns, RowSpan: rows }
}

/**
 * A child that is read later than its younger siblings does not hold up the text: it counts as read where the first
 * of its younger siblings is. Children without content are left out, unless they count even so.
 */
function mergedKids(place: number, own: readonly PlacedPiece[], writing: Writing): (PlacedPiece | number)[] {
  const { tree, last, firstPlace } = writing
  const children = tree.nodes[place]!.children.filter(
    child => last[tree.placeOf.get(child.id)!]! >= 0 || child.attributes?.evenEmpty === true,
  ).map(child => tree.placeOf.get(child.id)!)
  if (own.length === 0) return children
  const readAt = children.map(child => firstPlace[child]!)
  for (let index = readAt.length - 2; index >= 0; index--)
    readAt[index] = Math.min(readAt[index]!, readAt[index + 1]!)
  const merged: (PlacedPiece | number)[] = []
  let next = 0
  for (const piece of own) {
    while (next < children.length && readAt[next]! < piece.place) merged.push(children[next++]!)
    merged.push(piece)
  }
  return merged.concat(children.slice(next))
}

function pieceKid(
  { piece, page: pieceOn }: PlacedPiece,
  node: StructureNode,
  element: PdfReference,
  page: PdfReference | undefined,
  writing: Writing,
): PdfValue {
  if (piece.kind === 'marked')
    return pieceOn === page ? piece.mcid : { Type: '/MCR', Pg: pieceOn, MCID: piece.mcid }
  const object: PdfDictionary = { Type: '/OBJR', Pg: pieceOn, Obj: piece.annotation }
  if (node.tag === 'Link') {
    writing.parents.set(piece.key, element)
    return object
  }
  // A link annotation must be in a Link (PDF/UA-1, 7.18.5); one that belongs to other text gets its own.
  const link = writing.objects.reserve()
  writing.parents.set(piece.key, link)
  writing.objects.write(link, { Type: '/StructElem', S: '/Link', P: element, Pg: pieceOn, K: [object] })
  return link
}

function writeRoot(writing: Writing): PdfReference {
  const { objects, root, parents, identifiers, last } = writing
  const keys = [...parents.keys()].sort((a, b) => a - b)
  const roles = Object.entries(ROLES).map(([own, standard]) => [own, `/${standard}`])
  objects.write(root, {
    Type: '/StructTreeRoot',
    K: last[0]! >= 0 ? [elementOf(0, writing)] : [],
    ParentTree: writeParentTree(objects, keys, parents),
    ParentTreeNextKey: (keys.at(-1) ?? -1) + 1,
    IDTree: identifiers.length === 0 ? undefined : writeIdentifierTree(objects, identifiers),
    RoleMap: Object.fromEntries(roles),
  })
  return root
}

/** Large trees are read piecemeal when their leaves are small. */
const LEAF_SIZE = 256

function writeParentTree(
  objects: PdfObjects,
  keys: readonly number[],
  entries: Writing['parents'],
): PdfReference {
  const leaves = inLeaves(keys).map(leaf =>
    written(objects, {
      Limits: [leaf[0]!, leaf[leaf.length - 1]!],
      Nums: leaf.flatMap((key): PdfValue[] => [key, entries.get(key)!]),
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
