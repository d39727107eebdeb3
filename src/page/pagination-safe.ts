/** Any book → pages, whatever it holds: where no legal page exists, rules are broken at a high price, and it is said which. */
import { breakPagesUnder } from './break-pages.ts'
import type { Pagination, PaginationInstance, PriceName, Relaxation } from './pagination-instance.ts'

export type RelaxedRule = 'unsplittable notes split' | 'note fragments too short' | 'pages overfull'

export interface SafePagination extends Pagination {
  /** The rules that had to be broken, in the order in which they are given up; empty for a legal result. */
  readonly relaxed: readonly RelaxedRule[]
}

/**
 * The prices of the relaxations. Each is far above what a book's legal pages cost locally, and each far above the one before it, so that a rule is
 * broken only where keeping it is impossible, or would push so many notes from their pages that breaking it is the lesser
 * evil; and then the earlier rule before the later.
 */
export const relaxationFor = (instance: PaginationInstance): Relaxation => {
  const { params } = instance
  const dearest = Math.max(
    1000,
    params.noteDefer,
    params.noteSplit,
    params.widow,
    params.club,
    params.extraPage,
  )
  return { unsplittable: 100 * dearest, fragment: 1000 * dearest, overfull: 100_000 * dearest }
}

const BROKEN: readonly (readonly [PriceName, RelaxedRule])[] = [
  ['unsplittable-note-split', 'unsplittable notes split'],
  ['short-fragment', 'note fragments too short'],
  ['overfull', 'pages overfull'],
]

/** Glue and penalties after the last line stand on no page, and a forced end there could never be kept. */
const withoutTail = (instance: PaginationInstance): PaginationInstance => {
  const last = instance.items.findLastIndex(
    item => item.type === 'par' && item.variants.some(variant => variant.lines.length > 0),
  )
  return last === instance.items.length - 1
    ? instance
    : { ...instance, items: instance.items.slice(0, last + 1) }
}

/**
 * The cheapest pages when rules may be broken at a price: first, notes that are not splittable are split; then fragments have fewer lines
 * than minFragment; then a page is overfull, and only one that holds the least it can: the first piece of text that may end,
 * or a single note line beside whatever text fits. Underfull pages are legal anyway. Such a solution always exists.
 *
 * A legal solution is returned unless it costs more than the relaxations would (when a note could only be set after the end of the
 * text, all later notes with it). White and penalties after the last line are left out of the last page.
 */
export const breakPagesSafely = (instance: PaginationInstance): SafePagination => {
  const trimmed = withoutTail(instance)
  const found = breakPagesUnder(trimmed, relaxationFor(instance))
  if (found === null) throw new Error('no pages although every rule may be relaxed')
  const names = new Set(found.pages.flatMap(page => page.parts.map(part => part.name)))
  const relaxed = BROKEN.flatMap(([name, rule]) => (names.has(name) ? [rule] : []))
  return { ...found, relaxed }
}
