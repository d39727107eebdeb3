/** Archival citations in, the tree of archives, fonds, files and leaves out, each level once. */
import { type ArchivalCitation, levelKey, levelRank } from './archival-citations.ts'
import type { ArchivalSource, TextPlace } from './registers.ts'

export interface ArchivalTree {
  readonly designation: string
  readonly children: Map<string, ArchivalTree>
  readonly places: TextPlace[]
}

export const newArchivalTree = (designation = ''): ArchivalTree => ({
  designation,
  children: new Map(),
  places: [],
})

/** The whole path of a citation, what it leaves out taken from the one before; null where there is none to take it from. */
export function resolvePath(
  citation: ArchivalCitation,
  before: readonly string[] | null,
): readonly string[] | null {
  const { levels } = citation
  if (levels.length === 0) return null
  if (!citation.continues) return levels
  if (before === null) return levels.length > 2 ? levels : null
  const rank = levelRank(levels[0]!)
  // Folios and the like take the place of the last level when that is one too.
  const kept =
    rank < 0
      ? /^(?:fol|f|fo|Bl)/u.test(before.at(-1)!) && levelRank(before.at(-1)!) < 0
        ? before.slice(0, -1)
        : before
      : before.filter((level, at) => at === 0 || (levelRank(level) >= 0 && levelRank(level) < rank))
  const archiveOnly = rank === 0 && levelRank(kept[0]!) === 0
  return archiveOnly ? levels : [...kept, ...levels]
}

export function addArchival(tree: ArchivalTree, path: readonly string[], place: TextPlace): void {
  let node = tree
  for (const designation of path) {
    const key = levelKey(designation)
    let child = node.children.get(key)
    if (child === undefined) {
      child = newArchivalTree(designation)
      node.children.set(key, child)
    }
    node = child
  }
  node.places.push(place)
}

/** The finished tree, each level sorted, figures by value. */
export const archivalSources = (
  tree: ArchivalTree,
  order: (a: string, b: string) => number,
): readonly ArchivalSource[] =>
  [...tree.children.values()]
    .sort((a, b) => order(a.designation, b.designation))
    .map(node => ({
      designation: node.designation,
      children: archivalSources(node, order),
      places: node.places,
    }))
