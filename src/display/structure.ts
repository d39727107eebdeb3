/** The logical tree in reading order, grown while pages are painted. */
import type { ParagraphRole, StyledParagraph } from '../style/styled-document.ts'
import type { StructureId, StructureNode } from './display-list.ts'

interface GrowingNode {
  readonly id: StructureId
  readonly tag: string
  readonly language: string | null
  readonly children: GrowingNode[]
}

/** Hands out nodes; a paragraph that goes on overleaf gets the node that it has. */
export interface Structure {
  readonly root: StructureNode
  /** A new node under a parent. */
  add(parent: StructureId, tag: string, language: string | null): StructureId
  /** The node kept under a name, made when it is first asked for. */
  named(name: string, make: () => StructureId): StructureId
}

export function growStructure(language: string): Structure {
  const root: GrowingNode = { id: 0, tag: 'Document', language, children: [] }
  const nodes: GrowingNode[] = [root]
  const names = new Map<string, StructureId>()
  return {
    root,
    add: (parent, tag, own) => {
      const node: GrowingNode = { id: nodes.length, tag, language: own, children: [] }
      nodes.push(node)
      nodes[parent]!.children.push(node)
      return node.id
    },
    named: (name, make) => {
      const known = names.get(name)
      if (known !== undefined) return known
      const id = make()
      names.set(name, id)
      return id
    },
  }
}

const TAGS: Readonly<Partial<Record<ParagraphRole, string>>> = {
  item: 'P',
  note: 'Note',
  'index-entry': 'P',
  'bibliography-entry': 'P',
}

/** The standard structure type of a paragraph. */
export function tagOf(paragraph: Pick<StyledParagraph, 'role' | 'level'>): string {
  if (paragraph.role === 'title') return 'H1'
  if (paragraph.role === 'heading') return `H${Math.min(6, Math.max(2, paragraph.level))}`
  return TAGS[paragraph.role] ?? 'P'
}
