/** The logical tree in reading order, grown while pages are painted. */
import { addAll } from '../base/arrays.ts'
import type { StructureAttributes, StructureId, StructureNode } from './display-list.ts'

interface GrowingNode {
  readonly id: StructureId
  readonly tag: string
  readonly language: string | null
  readonly attributes: StructureAttributes | undefined
  readonly children: GrowingNode[]
  /** Siblings that are read right after it: the notes that it calls. */
  readonly followers: GrowingNode[]
}

/** Hands out nodes; a paragraph that goes on overleaf gets the node that it has. */
export interface Structure {
  readonly root: StructureId
  /** A new node under a parent. */
  add(
    parent: StructureId,
    tag: string,
    language?: string | null,
    attributes?: StructureAttributes,
  ): StructureId
  /** A new sibling of a node, after it and after those that follow it already. */
  follow(before: StructureId, tag: string, language?: string | null): StructureId
  /** The node kept under a name, made when it is first asked for. */
  named(name: string, make: () => StructureId): StructureId
  known(name: string): StructureId | undefined
  /** The tree as it has grown. */
  finish(): StructureNode
}

export function growStructure(language: string): Structure {
  const nodes: GrowingNode[] = []
  const names = new Map<string, StructureId>()
  const create = (tag: string, own: string | null, attributes?: StructureAttributes): GrowingNode => {
    const node = { id: nodes.length, tag, language: own, attributes, children: [], followers: [] }
    nodes.push(node)
    return node
  }
  const root = create('Document', language)
  return {
    root: root.id,
    add: (parent, tag, own = null, attributes) => {
      const node = create(tag, own, attributes)
      nodes[parent]!.children.push(node)
      return node.id
    },
    follow: (before, tag, own = null) => {
      const node = create(tag, own)
      nodes[before]!.followers.push(node)
      return node.id
    },
    named: (name, make) => {
      const known = names.get(name)
      if (known !== undefined) return known
      const id = make()
      names.set(name, id)
      return id
    },
    known: name => names.get(name),
    finish: () => finished(root),
  }
}

/** Followers stand after their node, each with those that follow it. */
function finished({ id, tag, language, attributes, children }: GrowingNode): StructureNode {
  const inOrder: StructureNode[] = []
  // Notes that call notes may be a chain longer than the stack.
  const waiting = children.toReversed()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    inOrder.push(finished(node))
    addAll(waiting, node.followers.toReversed())
  }
  return { id, tag, language, children: inOrder, ...(attributes !== undefined && { attributes }) }
}
