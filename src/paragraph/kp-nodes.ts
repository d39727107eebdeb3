/** The nodes of the line-breaking search: one for each way worth keeping of reaching a break, in growing typed arrays. */

/** The head and the end of the list of active nodes; real nodes are numbered from 2. */
export const HEAD = 0
export const END = 1
/** Larger than any line number; the line number of the list's end. */
export const NO_LINE = 0x7fffffff

/** Nodes are never taken away, only unlinked from the list of active ones, so that `parent` leads back to the start. */
export interface Nodes {
  count: number
  /** How many are active. */
  active: number
  /** The number of the break. */
  breakpoint: Int32Array
  /** The number of the line that begins there, from 1. */
  line: Int32Array
  /** Fitness class of the line that ends there. */
  fitness: Uint8Array
  /** 1 when this break and the one before it are both flagged. */
  flaggedTwice: Uint8Array
  /** 1 when every line so far keeps the variants' tolerance. */
  within: Uint8Array
  /** Sum of the demerits of the lines so far. */
  demerits: Float64Array
  parent: Int32Array
  next: Int32Array
}

/** The list that holds nothing but the beginning of the paragraph, which counts as decent and not flagged. */
export function startNodes(fitness: number): Nodes {
  const capacity = 256
  const nodes: Nodes = {
    count: 2,
    active: 0,
    breakpoint: new Int32Array(capacity),
    line: new Int32Array(capacity),
    fitness: new Uint8Array(capacity),
    flaggedTwice: new Uint8Array(capacity),
    within: new Uint8Array(capacity),
    demerits: new Float64Array(capacity),
    parent: new Int32Array(capacity),
    next: new Int32Array(capacity),
  }
  nodes.next[HEAD] = END
  nodes.line[END] = NO_LINE
  const start = addNode(nodes, HEAD)
  nodes.line[start] = 1
  nodes.fitness[start] = fitness
  nodes.within[start] = 1
  nodes.parent[start] = HEAD
  return nodes
}

/** A new active node after `previous`. */
export function addNode(nodes: Nodes, previous: number): number {
  const node = nodes.count++
  if (node >= nodes.next.length) grow(nodes)
  nodes.next[node] = nodes.next[previous]!
  nodes.next[previous] = node
  nodes.active++
  return node
}

/** Takes the node after `previous` out of the list. */
export function dropNode(nodes: Nodes, previous: number, node: number): void {
  nodes.next[previous] = nodes.next[node]!
  nodes.active--
}

function grow(nodes: Nodes): void {
  const capacity = nodes.next.length * 2
  const wider = (old: Int32Array): Int32Array => {
    const array = new Int32Array(capacity)
    array.set(old)
    return array
  }
  const widerBytes = (old: Uint8Array): Uint8Array => {
    const array = new Uint8Array(capacity)
    array.set(old)
    return array
  }
  const demerits = new Float64Array(capacity)
  demerits.set(nodes.demerits)
  nodes.demerits = demerits
  nodes.breakpoint = wider(nodes.breakpoint)
  nodes.line = wider(nodes.line)
  nodes.parent = wider(nodes.parent)
  nodes.next = wider(nodes.next)
  nodes.fitness = widerBytes(nodes.fitness)
  nodes.flaggedTwice = widerBytes(nodes.flaggedTwice)
  nodes.within = widerBytes(nodes.within)
}
