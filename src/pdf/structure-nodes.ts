/** The logical tree as flat lists, and the page with which each of its nodes is complete. */
import type { DisplayPage, StructureId, StructureNode } from '../display/display-list.ts'

/** Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4) that running text, notes, lists and registers need. */
const STANDARD_TYPES: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 ' +
    'L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot ' +
    'Figure Formula Form'
  ).split(' '),
)

/** Types of editions, and the standard type that a reader takes each for. */
export const ROLES: Readonly<Record<string, string>> = { Apparatus: 'Note', Lemma: 'Span' }

/** The standard type of a node's tag. */
export const standardType = (tag: string): string => (Object.hasOwn(ROLES, tag) ? ROLES[tag]! : tag)

/** Nodes by their place in the tree, the root first, every node before its children. */
export interface StructureNodes {
  readonly nodes: readonly StructureNode[]
  readonly placeOf: ReadonlyMap<StructureId, number>
  /** The place of each node's parent; −1 for the root. */
  readonly parents: Int32Array
}

/** Throws when a number is used twice or a type is neither one of the standard's nor one of ours. */
export function structureNodes(root: StructureNode): StructureNodes {
  const nodes: StructureNode[] = []
  const placeOf = new Map<StructureId, number>()
  const parents: number[] = []
  const visit = (node: StructureNode, parent: number): void => {
    const place = nodes.length
    if (placeOf.has(node.id)) throw new Error(`structure ${node.id} exists twice`)
    if (!STANDARD_TYPES.has(standardType(node.tag)))
      throw new Error(`${node.tag} is not a standard structure type`)
    placeOf.set(node.id, place)
    nodes.push(node)
    parents.push(parent)
    for (const child of node.children) visit(child, place)
  }
  visit(root, -1)
  return { nodes, placeOf, parents: Int32Array.from(parents) }
}

/** For each node the last page that has content of it or of what is in it; −1 for those without content. */
export function lastPages(
  { nodes, placeOf, parents }: StructureNodes,
  pages: readonly Pick<DisplayPage, 'structures'>[],
): Int32Array {
  const last = new Int32Array(nodes.length).fill(-1)
  pages.forEach(({ structures }, page) => {
    for (const structure of structures) {
      const place = placeOf.get(structure)
      if (place === undefined)
        throw new Error(`content belongs to structure ${structure}, which does not exist`)
      last[place] = page
    }
  })
  for (let place = nodes.length - 1; place > 0; place--) {
    const parent = parents[place]!
    last[parent] = Math.max(last[parent]!, last[place]!)
  }
  return last
}

/** The nodes that are complete with each page, children before their parents. */
export function completeWith(last: Int32Array, pageCount: number): readonly (readonly number[])[] {
  const complete: number[][] = Array.from({ length: pageCount }, () => [])
  for (let place = last.length - 1; place >= 0; place--)
    if (last[place]! >= 0) complete[last[place]!]!.push(place)
  return complete
}
