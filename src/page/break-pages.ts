/** An abstract book → its cheapest pages: exact, over the whole book, in time proportional to its length. */
import { pricesOf } from './page-cost.ts'
import { accountFor } from './pagination-account.ts'
import { type ChosenPage, choosePage, type PageState } from './pagination-choose.ts'
import { compileGalley, type PageGalley, seriesCountOf } from './pagination-galley.ts'
import type { PageChoice, Pagination, PaginationInstance, Relaxation } from './pagination-instance.ts'
import { solve } from './pagination-solver.ts'
import { NO_PARTNER, newSolver, type Solver, sideAfter } from './pagination-state.ts'
import { withOneNoteOrder } from './pagination-variants.ts'

/** A page on the cheapest way, with the state that it began in. */
export interface ChainLink extends ChosenPage {
  readonly before: PageState
  readonly blankAfter: boolean
}

/** The state after a page; null when it is the last. */
export const stateAfter = (solver: Solver, before: PageState, page: ChosenPage): PageState | null => {
  const { galley } = solver
  const start = galley.endNext[page.end]!
  if (start === galley.starts - 1 && closed(galley, page.placed)) return null
  const odd = solver.sideless ? 1 - before.odd : sideAfter(solver, page.end, before.odd)
  const paired = before.odd === 0 && odd === 1 && galley.endForced[page.end] === 0
  const partner = paired ? page.bottom : NO_PARTNER
  return { start, placed: page.placed, odd, partner }
}

/** Follows the cheapest way from a state to the end of the book; null when there is none. */
export const followChain = (solver: Solver, first: PageState): ChainLink[] | null => {
  const links: ChainLink[] = []
  let state: PageState | null = first
  while (state !== null) {
    const page = choosePage(solver, state)
    if (page === null) return null
    const next = stateAfter(solver, state, page)
    links.push({ ...page, before: state, blankAfter: next !== null && next.odd === state.odd })
    state = next
  }
  return links
}

const closed = (galley: PageGalley, placed: readonly number[]): boolean =>
  galley.streams.every((stream, s) => placed[s] === stream.count)

/** Variant indices by paragraph; paragraphs without lines take their cheapest variant. */
const variantsOf = (
  instance: PaginationInstance,
  galley: PageGalley,
  links: readonly ChainLink[],
): number[] => {
  const chosen = new Map<number, number>()
  for (const link of links)
    for (const variant of link.variants) chosen.set(variant, galley.variantIndex[variant]!)
  const variants: number[] = []
  for (const [i, item] of instance.items.entries()) {
    if (item.type !== 'par') continue
    let index = -1
    for (let v = galley.itemVariants[i]!; v < galley.itemVariants[i + 1]!; v++) index = chosen.get(v) ?? index
    if (index < 0)
      for (const [v, variant] of item.variants.entries())
        if (index < 0 || variant.cost < item.variants[index]!.cost) index = v
    variants.push(Math.max(0, index))
  }
  return variants
}

/** The place of every end in the flat list. */
const flatEnds = (instance: PaginationInstance, galley: PageGalley, variants: readonly number[]) => {
  const before: number[] = [0]
  let paragraph = 0
  for (const item of instance.items) {
    const size = item.type === 'par' ? (item.variants[variants[paragraph++]!]?.lines.length ?? 0) : 1
    before.push(before.at(-1)! + size)
  }
  return (end: number): number => {
    if (end < instance.items.length) return before[end]!
    if (end === galley.ends - 1) return before[instance.items.length]!
    const next = galley.endNext[end]!
    return before[galley.startItem[next]!]! + galley.startLine[next]!
  }
}

/** The chain in the terms of the instance. */
export const choicesOf = (
  instance: PaginationInstance,
  galley: PageGalley,
  links: readonly ChainLink[],
): { readonly variants: number[]; readonly pages: PageChoice[] } => {
  const variants = variantsOf(instance, galley, links)
  const place = flatEnds(instance, galley, variants)
  const pages = links.flatMap(link => {
    const notesBySeries = [...link.placed]
    const notes = notesBySeries.reduce((sum, lines) => sum + lines, 0)
    const page: PageChoice = { end: place(link.end), notes, notesBySeries, target: link.target }
    return link.blankAfter ? [page, { ...page, target: 0 as const, blank: true as const }] : [page]
  })
  return { variants, pages }
}

/** The state at the head of the book. */
export const firstState = (instance: PaginationInstance, galley: PageGalley) => ({
  start: 0,
  placed: new Int32Array(galley.series),
  odd: Math.abs(instance.firstPage % 2),
  partner: NO_PARTNER,
})

/** A solved table for an instance in which every paragraph has one order of notes. */
export const solverFor = (instance: PaginationInstance, relaxation: Relaxation | null): Solver => {
  const prices = pricesOf(instance, seriesCountOf(instance), relaxation)
  const solver = newSolver(compileGalley(instance, prices), prices)
  solve(solver)
  return solver
}

const breakOneOrder = (instance: PaginationInstance, relaxation: Relaxation | null): Pagination | null => {
  const solver = solverFor(instance, relaxation)
  const { galley, prices } = solver
  if (galley.starts === 1) return accountFor(instance, prices, variantsOf(instance, galley, []), [])
  const links = followChain(solver, firstState(instance, galley))
  if (links === null) return null
  const { variants, pages } = choicesOf(instance, galley, links)
  const account = accountFor(instance, prices, variants, pages)
  const expected = links[0]!.costToGo
  if (
    Math.abs(account.cost - expected) > 1e-6 * Math.max(1, Math.abs(expected)) &&
    !hasEmptyParagraphs(instance)
  )
    throw new Error(`pages cost ${account.cost} by the account, ${expected} by the search`)
  return account
}

const hasEmptyParagraphs = (instance: PaginationInstance): boolean =>
  instance.items.some(
    item => item.type === 'par' && item.variants.every(variant => variant.lines.length === 0),
  )

/** Like `breakPages`, under a relaxation of its rules when one is given. */
export const breakPagesUnder = (
  instance: PaginationInstance,
  relaxation: Relaxation | null,
): Pagination | null => {
  let best: Pagination | null = null
  for (const { instance: narrowed, kept } of withOneNoteOrder(instance)) {
    const found = breakOneOrder(narrowed, relaxation)
    if (found === null || (best !== null && found.cost >= best.cost)) continue
    best = { ...found, variants: found.variants.map((index, paragraph) => kept[paragraph]?.[index] ?? 0) }
  }
  return best
}

/**
 * The legal pages of least cost.
 *
 * A page's text may end before a penalty below 10000, and after a line that a line or glue follows; the next page begins with the
 * next line. Note lines come in the order of their calls, never before them, and all by the end; after the text has ended, pages with
 * notes only may follow. A note is cut only where `splittable` and `minFragment` allow it. The cost is the sum of the prices in
 * `params` (page-cost.ts), of the penalties at page ends and of the variants chosen.
 *
 * @param instance heights in one unit, 0 or more; prices 0 or more (penalties and variants may be negative)
 * @returns null when no legal solution exists; for an instance without lines, no pages
 */
export const breakPages = (instance: PaginationInstance): Pagination | null => breakPagesUnder(instance, null)
