/** Instances whose variants call notes in different orders → instances in which each paragraph has one order. */
import { callsOf } from './pagination-galley.ts'
import type { PaginationInstance, PaginationItem, ParagraphItem } from './pagination-instance.ts'

/** More combinations than this are not tried; the paragraphs that come after keep the order of their first variant. */
const MOST_COMBINATIONS = 256

/** An instance with some variants left out, and for each paragraph the old indices of those kept. */
export interface NarrowedInstance {
  readonly instance: PaginationInstance
  readonly kept: readonly (readonly number[])[]
}

/** The variants of a paragraph, grouped by the notes they call. */
const groupsOf = (paragraph: ParagraphItem): number[][] => {
  const groups = new Map<string, number[]>()
  for (const [index, variant] of paragraph.variants.entries()) {
    if (variant.lines.length === 0) continue
    const key = callsOf(variant).join(' ')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [index])
    else group.push(index)
  }
  return [...groups.values()]
}

/**
 * The stream of notes must not depend on the variants chosen, or the number of lines placed would not tell which. Where it does, every
 * combination of orders is an instance of its own, and the best of their solutions is the solution. With one order throughout
 * (every book that was set by one program) the instance itself is returned.
 */
export const withOneNoteOrder = (instance: PaginationInstance): NarrowedInstance[] => {
  const paragraphs = instance.items.filter(item => item.type === 'par')
  const groups = paragraphs.map(groupsOf)
  if (groups.every(orders => orders.length <= 1))
    return [{ instance, kept: paragraphs.map(paragraph => paragraph.variants.map((_, index) => index)) }]
  let combinations: number[][][] = [[]]
  for (const orders of groups) {
    const own = orders.length === 0 ? [[]] : orders
    const tried = combinations.length * own.length > MOST_COMBINATIONS ? own.slice(0, 1) : own
    combinations = combinations.flatMap(kept => tried.map(order => [...kept, order]))
  }
  return combinations.map(kept => ({ instance: { ...instance, items: narrow(instance.items, kept) }, kept }))
}

const narrow = (items: readonly PaginationItem[], kept: readonly (readonly number[])[]): PaginationItem[] => {
  let paragraph = 0
  return items.map(item => {
    if (item.type !== 'par') return item
    const own = kept[paragraph++] ?? []
    return { ...item, variants: own.flatMap(index => item.variants[index] ?? []) }
  })
}
