/** A solved book and one of its pages → the other places where that page could end, and what the whole book would cost then. */
import { solverFor } from './break-pages.ts'
import { bottomOf, FORCED } from './page-cost.ts'
import { choosePage, endsFrom, overfullEndsFrom, type PageState } from './pagination-choose.ts'
import type { PageGalley } from './pagination-galley.ts'
import type { Pagination, PaginationInstance } from './pagination-instance.ts'
import { relaxationFor } from './pagination-safe.ts'
import { NO_PARTNER, type Solver } from './pagination-state.ts'
import { withOneNoteOrder } from './pagination-variants.ts'

/** One place where a page could end. */
export interface PageAlternative {
  /** The item before which it ends, or within which; items.length is the end of the text. */
  readonly item: number
  /** Lines of the paragraph at `item` that stand on or before the page; 0 when it ends before the item. */
  readonly lines: number
  /** The variant that the page ends in, when within a paragraph. */
  readonly variant: number | null
  readonly chosen: boolean
  /** Of the whole book, the pages before staying as they are and those after being the best for it; null when impossible. */
  readonly cost: number | null
  /** Why it is impossible; empty when it is not. */
  readonly why: string
}

export interface PageExplanation {
  readonly page: number
  /** What the book costs as it is. */
  readonly cost: number
  /** In text order, the chosen one among them. */
  readonly alternatives: readonly PageAlternative[]
}

const TOO_HIGH = 'its text alone is too high for a page'

/** Explains one page after the other at the cost of a page each; null for a blank page or one that does not exist. */
export type PageExplainer = (pageIndex: number, reach?: number) => PageExplanation | null

/** The instance without the variants that call notes in another order than those chosen. */
const narrowedTo = (instance: PaginationInstance, pagination: Pagination) => {
  const narrowed = withOneNoteOrder(instance)
  const fits = narrowed.find(({ kept }) =>
    kept.every((own, paragraph) => own.length === 0 || own.includes(pagination.variants[paragraph]!)),
  )
  return fits ?? narrowed[0]!
}

/** The start at a place of the flat list that the chosen variants give; the end of the text when no line follows. */
const startAt = (galley: PageGalley, variants: readonly number[], place: number): number => {
  let before = 0
  let paragraph = 0
  for (const [i, item] of galley.items.entries()) {
    if (item.type !== 'par') {
      before++
      continue
    }
    const index = variants[paragraph++]!
    for (let v = galley.itemVariants[i]!; v < galley.itemVariants[i + 1]!; v++) {
      if (galley.variantIndex[v] !== index) continue
      const line = place - before
      if (line <= 0) return firstStart(galley, i)
      if (line < galley.variantLines[v]!)
        return galley.endNext[galley.placeEnd[galley.variantBase[v]! + line]!]!
      before += galley.variantLines[v]!
    }
  }
  return galley.starts - 1
}

/** The start at the first line of a paragraph: starts are in text order. */
const firstStart = ({ startItem, starts }: PageGalley, item: number): number => {
  let low = 0
  let high = starts - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (startItem[middle]! < item) low = middle + 1
    else high = middle
  }
  return low
}

/** The state in which a page of the solution began. */
const stateOf = (
  instance: PaginationInstance,
  solver: Solver,
  pagination: Pagination,
  variants: readonly number[],
  index: number,
): PageState => {
  const odd = Math.abs((instance.firstPage + index) % 2)
  const previous = pagination.pages[index - 1]
  if (previous === undefined)
    return { start: 0, placed: new Int32Array(solver.galley.series), odd, partner: NO_PARTNER }
  const start = startAt(solver.galley, variants, previous.end)
  const forced = endsByForce(instance, pagination, previous.end)
  const paired = odd === 1 && !previous.blank && !forced
  const placed = previous.notes - (pagination.pages[index - 2]?.notes ?? 0)
  const bottom = bottomOf(solver.prices, previous.lack, previous.target, placed)
  const partner = paired ? bottom : NO_PARTNER
  return { start, placed: previous.notesBySeries, odd, partner }
}

const endsByForce = (instance: PaginationInstance, pagination: Pagination, place: number): boolean => {
  let before = 0
  let paragraph = 0
  for (const item of instance.items) {
    if (before === place && item.type === 'penalty') return item.penalty <= FORCED
    before += item.type === 'par' ? (item.variants[pagination.variants[paragraph++]!]?.lines.length ?? 0) : 1
    if (before > place) return false
  }
  return false
}

/** An end in the terms of the instance. */
const placeOf = (galley: PageGalley, end: number, kept: readonly (readonly number[])[]) => {
  if (end < galley.items.length) return { item: end, lines: 0, variant: null }
  if (end === galley.ends - 1) return { item: galley.items.length, lines: 0, variant: null }
  const next = galley.endNext[end]!
  const item = galley.startItem[next]!
  const paragraph = galley.items.slice(0, item).filter(({ type }) => type === 'par').length
  const narrow = galley.variantIndex[galley.startVariant[next]!]!
  return { item, lines: galley.startLine[next]!, variant: kept[paragraph]?.[narrow] ?? narrow }
}

/**
 * Prepares to explain the pages of a solution that `breakPages` or `breakPagesSafely` gave for this instance; a solution with `relaxed` is
 * explained under the relaxed rules. Takes as long as solving the book; each page then costs little.
 */
export const pageExplainer = (
  instance: PaginationInstance,
  pagination: Pagination & { readonly relaxed?: readonly string[] },
): PageExplainer => {
  const { instance: narrowed, kept } = narrowedTo(instance, pagination)
  const solver = solverFor(narrowed, pagination.relaxed === undefined ? null : relaxationFor(instance))
  const variants = pagination.variants.map((index, paragraph) =>
    Math.max(0, kept[paragraph]?.indexOf(index) ?? 0),
  )
  return (pageIndex, reach = 3) => {
    const page = pagination.pages[pageIndex]
    if (page === undefined || page.blank) return null
    const state = stateOf(instance, solver, pagination, variants, pageIndex)
    const chosen = choosePage(solver, state)
    if (chosen === null) return null
    const after = pagination.pages.slice(pageIndex).reduce((sum, { cost }) => sum + cost, 0)
    const before = pagination.cost - after
    const ends = endsFrom(solver, state)
    const at = ends.indexOf(chosen.end)
    const possible = ends.slice(Math.max(0, at - reach), at + reach + 1).map((end): PageAlternative => {
      const found = end === chosen.end ? chosen : choosePage(solver, state, end)
      const why = found === null ? 'its notes do not fit, or no legal page can follow' : ''
      const cost = found === null ? null : before + found.costToGo
      return { ...placeOf(solver.galley, end, kept), chosen: end === chosen.end, cost, why }
    })
    const room = Math.max(0, reach - (ends.length - 1 - at))
    const beyond = overfullEndsFrom(solver, state)
      .slice(0, room)
      .map(({ end }): PageAlternative => {
        return { ...placeOf(solver.galley, end, kept), chosen: false, cost: null, why: TOO_HIGH }
      })
    return {
      page: instance.firstPage + pageIndex,
      cost: pagination.cost,
      alternatives: [...possible, ...beyond],
    }
  }
}

/** `pageExplainer` for a single page. */
export const explainPage = (
  instance: PaginationInstance,
  pagination: Pagination & { readonly relaxed?: readonly string[] },
  pageIndex: number,
  reach = 3,
): PageExplanation | null => pageExplainer(instance, pagination)(pageIndex, reach)
