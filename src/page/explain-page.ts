/** The pages of a galley as they were chosen → for each, where else it could end, in words of the text, and what that would cost. */
import type { Galley } from '../galley/galley.ts'
import { type PageAlternative, pageExplainer } from './pagination-explain.ts'
import type { PaginationInstance } from './pagination-instance.ts'
import type { SafePagination } from './pagination-safe.ts'

/** How the pages of a galley were chosen. */
export interface PageBreaking {
  readonly galley: Galley
  readonly instance: PaginationInstance
  readonly result: SafePagination
}

/** One place where a page could end. */
export interface ExplainedEnd {
  /** The last line of text before it. */
  readonly after: string
  readonly chosen: boolean
  /** What the whole book would cost more than as it is; null when the page cannot end there. */
  readonly dearer: number | null
  /** Why it cannot; empty when it can. */
  readonly why: string
}

/** Ends in text order, those before the chosen one and those after; null for a page without text lines of its own. */
export type ExplainEnds = (pageIndex: number, reach?: number) => readonly ExplainedEnd[] | null

/** Takes as long as choosing the pages; each page then costs little. */
export function explainPages({ galley, instance, result }: PageBreaking): ExplainEnds {
  const explain = pageExplainer(instance, result)
  const textOf = lastLineBefore(galley, result.variants)
  return (pageIndex, reach = 3) => {
    const found = explain(pageIndex, reach)
    if (found === null) return null
    return found.alternatives.map(({ cost, ...end }) => ({
      after: textOf(end),
      chosen: end.chosen,
      dearer: cost === null ? null : cost - found.cost,
      why: end.why,
    }))
  }
}

function lastLineBefore(galley: Galley, variants: readonly number[]) {
  const chosen = new Map<number, number>()
  for (const [index, item] of galley.items.entries())
    if (item.kind === 'paragraph') chosen.set(index, variants[chosen.size] ?? 0)
  return ({ item, lines, variant }: Pick<PageAlternative, 'item' | 'lines' | 'variant'>): string => {
    for (let index = lines > 0 ? item : item - 1; index >= 0; index--) {
      const paragraph = galley.items[index]
      if (paragraph?.kind !== 'paragraph') continue
      const own = index === item ? variant : null
      const set = paragraph.variants[own ?? chosen.get(index) ?? 0]!.lines
      const line = set[(index === item ? lines : set.length) - 1]
      if (line !== undefined) return line.line.text.trim()
    }
    return ''
  }
}
