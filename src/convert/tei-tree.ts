/** Flat blocks → the tree of their containers, and the stretches of it that TEI allows in one division. */
import type { Block, Container, DisplayLine } from '../edition/model.ts'

export type Node =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'container'; readonly container: Container; readonly children: readonly Node[] }

/** Blocks that name the same containers, and stand side by side, are in one. */
export function treeOf(blocks: readonly Block[], depth = 0): readonly Node[] {
  const nodes: Node[] = []
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]!
    const container = block.within?.[depth]
    let end = at + 1
    if (container === undefined) nodes.push({ kind: 'block', block })
    else {
      while (blocks[end]?.within?.[depth]?.id === container.id) end++
      nodes.push({ kind: 'container', container, children: treeOf(blocks.slice(at, end), depth + 1) })
    }
    at = end
  }
  return nodes
}

/**
 * Where TEI allows an element: `top` at the beginning of a division, `edge` there and at its end, `closing` likewise, but
 * what ends a letter stays with it, `bottom` at the end only, `anywhere` between and inside all others.
 */
export type Station = 'top' | 'edge' | 'closing' | 'bottom' | 'common' | 'anywhere'

const LINES: Readonly<Partial<Record<DisplayLine['role'], Station>>> = {
  dateline: 'edge',
  salutation: 'edge',
  valediction: 'bottom',
  signature: 'closing',
  'source-note': 'anywhere',
}

export function stationOf(node: Node): Station {
  if (node.kind === 'container') {
    if (node.container.kind === 'editorial-note') return 'anywhere'
    return node.container.kind === 'postscript' && isRegular(node) ? 'bottom' : 'common'
  }
  const { block } = node
  if (block.kind === 'heading') return 'top'
  if (block.kind === 'figure' || block.kind === 'rule') return 'anywhere'
  return block.kind === 'line' ? (LINES[block.role] ?? 'common') : 'common'
}

/** A beginning, a text and an end, as one division may have them. */
export interface Segment {
  readonly nodes: readonly Node[]
  /** Does text of the division stand in it, or only what opens one? */
  readonly hasText: boolean
  /** Does it end in what nothing may follow? */
  readonly ends: boolean
}

/**
 * Nodes of one level → stretches of which each can be a division. Where text goes on after the end of a letter, what is
 * signed belongs to what was before, a date or an address to what follows.
 */
export function segmentsOf(nodes: readonly Node[]): readonly Segment[] {
  const segments: Segment[] = []
  let current: Node[] = []
  let state: 'top' | 'text' | 'end' = 'top'
  let cut = 0
  const begin = (): void => {
    const carried = state === 'end' ? current.slice(cut) : []
    const before = state === 'end' ? current.slice(0, cut) : current
    if (before.length > 0) segments.push({ nodes: before, hasText: true, ends: endsInEdge(before) })
    current = carried
    state = 'top'
  }
  for (const node of nodes) {
    const station = stationOf(node)
    if ((station === 'top' && state !== 'top') || (station === 'common' && state === 'end')) begin()
    if (station === 'common' || (station === 'bottom' && state === 'top')) state = 'text'
    else if (station !== 'top' && station !== 'anywhere' && state === 'text') {
      state = 'end'
      cut = current.length
    }
    current.push(node)
    if ((station === 'closing' || station === 'bottom') && state === 'end') cut = current.length
  }
  if (current.length > 0) segments.push({ nodes: current, hasText: state !== 'top', ends: state === 'end' })
  return segments
}

/** What is left when a date behind it goes with the next stretch may end in its text. */
function endsInEdge(nodes: readonly Node[]): boolean {
  const last = nodes.findLast(node => stationOf(node) !== 'anywhere')
  const station = last === undefined ? 'common' : stationOf(last)
  return station !== 'common'
}

type ContainerNode = Extract<Node, { readonly kind: 'container' }>

/** Is a node a block of this kind, and role? */
export const isBlock = (node: Node, kind: Block['kind'], role?: string): boolean =>
  node.kind === 'block' &&
  node.block.kind === kind &&
  (role === undefined || ('role' in node.block && node.block.role === role))
const isClosing = (node: Node): boolean =>
  isBlock(node, 'line', 'signature') || isBlock(node, 'line', 'valediction')
const isContainer = (node: Node, kind: Container['kind']): boolean =>
  node.kind === 'container' && node.container.kind === kind

/**
 * Has a container what its element must have, and nothing else? A list has items, a table rows. One that has not is
 * written as a text of its own that says what it is.
 */
export function isRegular({ container, children }: ContainerNode): boolean {
  const text = children.filter(child => stationOf(child) !== 'anywhere')
  switch (container.kind) {
    case 'list': {
      const items = text.filter(child => !isBlock(child, 'line', 'caption'))
      const captions = text.length - items.length
      return (
        items.length > 0 &&
        items.every(child => isContainer(child, 'item')) &&
        text.slice(0, captions).every(child => isBlock(child, 'line', 'caption'))
      )
    }
    case 'table':
      return children.every(child => isContainer(child, 'row') && isRegular(child as ContainerNode))
    case 'row':
      return children.every(child => isContainer(child, 'cell'))
    case 'stanza':
      return isStanza(children)
    case 'speech':
      return text.some((child, index) => index > 0 || !isBlock(child, 'line', 'speaker'))
    case 'postscript':
      return text.some(child => !isBlock(child, 'heading') && !isClosing(child))
    default:
      return true
  }
}

const isVerse = (node: Node): boolean =>
  isBlock(node, 'paragraph', 'verse') ||
  isBlock(node, 'line', 'stage-direction') ||
  (node.kind === 'container' && node.container.kind === 'stanza' && isRegular(node))

function isStanza(children: readonly Node[]): boolean {
  const [segment, second] = segmentsOf(children)
  if (segment === undefined || second !== undefined) return false
  const text = children.filter(child => stationOf(child) === 'common')
  if (children.some(child => stationOf(child) === 'bottom')) return false
  return text.every(isVerse) && text.some(child => !isBlock(child, 'line', 'stage-direction'))
}
