/** An abstract book → pages cut one after the other, each as full as it goes, as TeX's page builder does: a yardstick. */
import { FORBIDDEN, FORCED, lackOf, type Prices, pricesOf } from './page-cost.ts'
import { accountFor } from './pagination-account.ts'
import { seriesCountOf } from './pagination-galley.ts'
import type {
  PageChoice,
  Pagination,
  PaginationInstance,
  PaginationItem,
  Relaxation,
} from './pagination-instance.ts'
import { endInStreamPrice, type NoteStream, noteStream } from './pagination-notes.ts'
import { relaxationFor } from './pagination-safe.ts'

interface Flat {
  readonly kind: 'line' | 'glue' | 'penalty'
  readonly height: number
  readonly stretch: number
  readonly shrink: number
  readonly penalty: number
  /** Note lines called up to and with this entry, by series. */
  readonly called: readonly number[]
}

const cheapestVariants = (items: readonly PaginationItem[]): number[] =>
  items.flatMap(item => {
    if (item.type !== 'par') return []
    let best = 0
    for (const [index, variant] of item.variants.entries())
      if (variant.cost < item.variants[best]!.cost) best = index
    return [best]
  })

const flatten = (instance: PaginationInstance, variants: readonly number[], series: number) => {
  const flat: Flat[] = []
  const calls: number[][] = Array.from({ length: series }, () => [])
  let called: readonly number[] = calls.map(() => 0)
  let paragraph = 0
  for (const item of instance.items) {
    if (item.type === 'glue') flat.push({ kind: 'glue', ...item, penalty: 0, called })
    else if (item.type === 'penalty')
      flat.push({ kind: 'penalty', height: 0, stretch: 0, shrink: 0, penalty: item.penalty, called })
    else
      for (const line of item.variants[variants[paragraph++]!]?.lines ?? []) {
        const now = [...called]
        for (const index of line.notes ?? []) {
          const note = instance.notes[index]
          if (note === undefined) continue
          calls[note.series ?? 0]!.push(index)
          now[note.series ?? 0]! += note.lines.length
        }
        called = now
        flat.push({ kind: 'line', height: line.height, stretch: 0, shrink: 0, penalty: 0, called })
      }
  }
  return { flat, streams: calls.map(own => noteStream(instance.notes, own)) }
}

const mayEnd = (flat: readonly Flat[], end: number): boolean => {
  const at = flat[end]
  if (at === undefined) return true
  return at.kind === 'penalty' ? at.penalty < FORBIDDEN : flat[end - 1]?.kind === 'line'
}

/** As many note lines as fit into `room`, none more than called. */
const notesThatFit = (
  streams: readonly NoteStream[],
  prices: Prices,
  before: readonly number[],
  called: readonly number[],
  room: number,
  force: boolean,
): { readonly placed: number[]; readonly height: number } => {
  let left = room
  let leftForNotes = prices.maxNoteHeight
  let forced = force
  let height = 0
  const placed = streams.map((stream, s) => {
    const from = before[s]!
    let best = from
    for (let to = from + 1; to <= called[s]!; to++) {
      const own = stream.height[to]! - stream.height[from]!
      const fits = own + prices.noteSkip[s]! <= left && own <= leftForNotes
      if (!fits && !(forced && to === from + 1)) break
      if (endInStreamPrice(stream, prices, from, to) < Number.POSITIVE_INFINITY) best = to
      if (forced) best = Math.max(best, from + 1)
      forced = false
    }
    if (best > from) {
      const own = stream.height[best]! - stream.height[from]!
      height += own + prices.noteSkip[s]!
      left -= own + prices.noteSkip[s]!
      leftForNotes -= own
    }
    return best
  })
  return { placed, height }
}

/** The last end from `start` at which the text and all notes called fit; else the first end, or the last that the text alone fits. */
const fullestEnd = (
  flat: readonly Flat[],
  streams: readonly NoteStream[],
  prices: Prices,
  start: number,
  before: readonly number[],
): number => {
  let height = 0
  let stretch = 0
  let shrink = 0
  let withNotes = -1
  let first = -1
  const lastLine = flat.findLastIndex(entry => entry.kind === 'line')
  for (let end = start + 1; end <= flat.length; end++) {
    const entry = flat[end - 1]!
    if (entry.kind === 'penalty' && entry.penalty <= FORCED && end - 1 > start) break
    height += entry.height
    stretch += entry.stretch
    shrink += entry.shrink
    if (!mayEnd(flat, end) || (end < flat.length && end > lastLine)) continue
    if (first < 0) first = end
    const block = streams.reduce((sum, stream, s) => {
      const own = stream.height[entry.called[s]!]! - stream.height[before[s]!]!
      return own > 0 ? sum + own + prices.noteSkip[s]! : sum
    }, 0)
    const sum = streams.reduce(
      (all, stream, s) => all + stream.height[entry.called[s]!]! - stream.height[before[s]!]!,
      0,
    )
    const fits =
      lackOf(prices.pageHeight, height + block, stretch, shrink) >= 0 && sum <= prices.maxNoteHeight
    if (fits) withNotes = end
    else if (height - shrink > prices.pageHeight && first >= 0) break
  }
  if (withNotes >= 0) return withNotes
  return first >= 0 ? first : flat.length
}

/**
 * Breaks page by page: each ends as late as it can with all its notes on it; when even the shortest page cannot hold them, what fits of them is
 * set there and the rest carried over. Paragraphs take their cheapest variant. The result has its cost by the same prices as
 * `breakPages`; where a rule had to be broken (an overfull page) by those of `breakPagesSafely`.
 */
export const firstFit = (instance: PaginationInstance): Pagination => {
  const series = seriesCountOf(instance)
  const relaxation: Relaxation = relaxationFor(instance)
  const strict = pricesOf(instance, series)
  const variants = cheapestVariants(instance.items)
  const { flat, streams } = flatten(instance, variants, series)
  const total = streams.map(stream => stream.count)
  const pages: PageChoice[] = []
  let placed: number[] = streams.map(() => 0)
  const skipToLine = (from: number) => {
    let at = from
    while (at < flat.length && flat[at]!.kind !== 'line') at++
    return at
  }
  let start = skipToLine(0)
  while (start < flat.length || placed.some((n, s) => n < total[s]!)) {
    const end = start < flat.length ? fullestEnd(flat, streams, strict, start, placed) : flat.length
    let height = 0
    for (let k = start; k < end; k++) height += flat[k]!.height - flat[k]!.shrink
    const called = flat[end - 1]!.called
    const notes = notesThatFit(
      streams,
      strict,
      placed,
      called,
      strict.pageHeight - height,
      start >= flat.length,
    )
    placed = notes.placed
    const sum = placed.reduce((all, n) => all + n, 0)
    pages.push({ end, notes: sum, notesBySeries: [...placed], target: 0 })
    start = end < flat.length ? skipToLine(end) : flat.length
  }
  return accountFor(instance, pricesOf(instance, series, relaxation), variants, pages)
}
