/** Blocks in document order → the numbers and bullets that the style prints before items that have no label of their own. */
import type { Block, Container } from '../edition/model.ts'
import type { Stylesheet } from './stylesheet.ts'
import { containersOf } from './surroundings.ts'

/** What hangs before the first block of an item: its own label, text of the style, or nothing. */
export type ItemLabel =
  | { readonly kind: 'own'; readonly length: number }
  | { readonly kind: 'printed'; readonly text: string }
  | { readonly kind: 'none' }

export interface ItemPlace {
  /** The first block of its item. */
  readonly first: boolean
  readonly label: ItemLabel
  /** Others of the list hang their labels, so that this one lines up with their text. */
  readonly amongLabels: boolean
  readonly ordering: Extract<Container, { kind: 'list' }>['ordering']
}

/** By index of the block, for blocks whose innermost container of a list is an item. */
export function itemPlaces(blocks: readonly Block[], stylesheet: Stylesheet): ReadonlyMap<number, ItemPlace> {
  const places = new Map<number, ItemPlace>()
  const begun = new Set<string>()
  const counts = new Map<string, number>()
  const labelled = labelledLists(blocks)
  blocks.forEach((block, index) => {
    const within = containersOf(block)
    let list: Extract<Container, { kind: 'list' }> | null = null
    let depth = 0
    let place: ItemPlace | null = null
    for (const container of within) {
      if (container.kind === 'list') {
        list = container
        depth++
      }
      if (container.kind !== 'item' || list === null) continue
      const first = !begun.has(container.id)
      begun.add(container.id)
      if (first) counts.set(list.id, (counts.get(list.id) ?? 0) + 1)
      const label = first ? labelOf(block, list.ordering, counts.get(list.id)!, depth, stylesheet) : NO_LABEL
      place = { first, label, ordering: list.ordering, amongLabels: labelled.has(list.id) }
    }
    if (place !== null) places.set(index, place)
  })
  return places
}

/** Lists of which an item opens with a label of its own; the terms of a list that defines them hang in any case. */
function labelledLists(blocks: readonly Block[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.label === null) continue
    const list = containersOf(block).findLast(({ kind }) => kind === 'list')
    if (list?.kind === 'list' && list.ordering !== 'defined') found.add(list.id)
  }
  return found
}

const NO_LABEL: ItemLabel = { kind: 'none' }

function labelOf(
  block: Block,
  ordering: ItemPlace['ordering'],
  count: number,
  depth: number,
  stylesheet: Stylesheet,
): ItemLabel {
  if (block.kind === 'paragraph' && block.label !== null)
    return { kind: 'own', length: block.label.text.length }
  if (block.kind !== 'paragraph') return NO_LABEL
  if (ordering === 'numbered') return { kind: 'printed', text: `${count}.` }
  if (ordering !== 'bulleted') return NO_LABEL
  const { bullets } = stylesheet.blocks.list
  return { kind: 'printed', text: bullets[Math.min(depth, bullets.length) - 1]! }
}
