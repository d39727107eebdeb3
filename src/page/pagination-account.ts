/** An instance and a choice of variants and pages → the price of every page in parts. Walks the text once; solves nothing. */
import { bottomOf, FORCED, lackOf, type NoteCut, type PageFacts, type Prices, partsOf } from './page-cost.ts'
import { seriesCountOf } from './pagination-galley.ts'
import type {
  PageChoice,
  Pagination,
  PaginationInstance,
  PricedPage,
  TextLine,
} from './pagination-instance.ts'
import { leavesShortFragment, type NoteStream, noteStream, notesWaiting } from './pagination-notes.ts'

/** One entry of the flat list that a choice of variants gives. */
type Entry =
  | {
      readonly kind: 'line'
      readonly line: TextLine
      readonly index: number
      readonly count: number
      readonly cost: number
    }
  | { readonly kind: 'glue'; readonly height: number; readonly stretch: number; readonly shrink: number }
  | { readonly kind: 'penalty'; readonly penalty: number }

/** The flat list, and the costs of variants without lines, which lie on no page. */
const flatten = (instance: PaginationInstance, variants: readonly number[]) => {
  const entries: Entry[] = []
  let unplaced = 0
  let paragraph = 0
  for (const item of instance.items) {
    if (item.type === 'glue')
      entries.push({ kind: 'glue', height: item.height, stretch: item.stretch, shrink: item.shrink })
    else if (item.type === 'penalty') entries.push({ kind: 'penalty', penalty: item.penalty })
    else {
      const variant = item.variants[variants[paragraph++] ?? 0]
      const lines = variant?.lines ?? []
      if (lines.length === 0) unplaced += variant?.cost ?? 0
      for (const [index, line] of lines.entries())
        entries.push({
          kind: 'line',
          line,
          index,
          count: lines.length,
          cost: index === 0 ? (variant?.cost ?? 0) : 0,
        })
    }
  }
  return { entries, unplaced }
}

/** What stands on one page: sums over its entries. */
const textOf = (entries: readonly Entry[], from: number, to: number) => {
  const text = { height: 0, stretch: 0, shrink: 0, lines: 0, variants: 0, calls: [] as number[] }
  for (let k = from; k < to; k++) {
    const entry = entries[k]!
    if (entry.kind === 'penalty') continue
    if (entry.kind === 'glue') {
      text.height += entry.height
      text.stretch += entry.stretch
      text.shrink += entry.shrink
      continue
    }
    text.height += entry.line.height
    text.lines++
    text.variants += entry.cost
    for (const note of entry.line.notes ?? []) text.calls.push(note)
  }
  return text
}

/** The notes of one page: from `before` to `after` in each stream. */
const notesOf = (
  streams: readonly NoteStream[],
  prices: Prices,
  before: readonly number[],
  after: readonly number[],
) => {
  let sum = 0
  let block = 0
  const cuts: NoteCut[] = []
  for (const [s, stream] of streams.entries()) {
    const from = before[s]!
    const to = after[s]!
    if (to > from) {
      const height = stream.height[to]! - stream.height[from]!
      sum += height
      block += height + prices.noteSkip[s]!
    }
    if (stream.offset[to] !== 0 && to > from)
      cuts.push({
        splittable: stream.splittable[to] === 1,
        shortFragment: leavesShortFragment(stream, from, to),
      })
  }
  return { sum, block, cuts }
}

const endOf = (entries: readonly Entry[], end: number) => {
  const at = entries[end]
  const before = entries[end - 1]
  const forced = at?.kind === 'penalty' && at.penalty <= FORCED
  const penalty = at?.kind === 'penalty' && !forced ? at.penalty : 0
  const within = at?.kind === 'line' && before?.kind === 'line' && at.index > 0
  const parting = within
    ? { line: before.index + 1, count: before.count, hyphen: before.line.hyphen === true }
    : null
  return { forced, penalty, parting }
}

const streamsOf = (instance: PaginationInstance, entries: readonly Entry[]): NoteStream[] => {
  const calls = entries.flatMap(entry => (entry.kind === 'line' ? (entry.line.notes ?? []) : []))
  return Array.from({ length: seriesCountOf(instance) }, (_, s) =>
    noteStream(
      instance.notes,
      calls.filter(note => (instance.notes[note]?.series ?? 0) === s),
    ),
  )
}

/** Adds the lines of the called notes to the counts by series. */
const addCalled = (instance: PaginationInstance, called: number[], calls: readonly number[]) => {
  for (const index of calls) {
    const note = instance.notes[index]
    if (note !== undefined) called[note.series ?? 0]! += note.lines.length
  }
}

/**
 * The account of a legal choice. `prices` are those of the instance (`pricesOf`), with the relaxation that the choice was made under.
 * The cost is the sum of the pages' costs, those the sums of their parts.
 */
export const accountFor = (
  instance: PaginationInstance,
  prices: Prices,
  variants: readonly number[],
  choices: readonly PageChoice[],
): Pagination => {
  const { entries, unplaced } = flatten(instance, variants)
  const streams = streamsOf(instance, entries)
  const called = streams.map(() => 0)
  const pages: PricedPage[] = []
  let before: readonly number[] = called.slice()
  let start = 0
  let total = unplaced
  let verso: number | null = null
  for (const [index, choice] of choices.entries()) {
    if (choice.blank) {
      pages.push({ ...choice, lack: 0, cost: 0, parts: [] })
      verso = null
      continue
    }
    while (start < choice.end && entries[start]?.kind !== 'line') start++
    const text = textOf(entries, start, choice.end)
    addCalled(instance, called, text.calls)
    const notes = notesOf(streams, prices, before, choice.notesBySeries)
    const end = endOf(entries, choice.end)
    const last = index === choices.length - 1
    const odd = (instance.firstPage + index) % 2 !== 0
    const noteLines = notes.block > 0 || notes.sum > 0
    const stretch = text.stretch + prices.pageStretch + (noteLines ? prices.noteStretch : 0)
    const natural = text.height + notes.block
    const height = prices.pageHeight + choice.target * prices.tolerance
    const lack = lackOf(height, natural, stretch, text.shrink)
    const placed = choice.notesBySeries.reduce((sum, lines, s) => sum + lines - before[s]!, 0)
    const bottom = bottomOf(prices, Math.max(0, lack), choice.target, placed)
    const soft = !last && !end.forced
    const steps = choices[index + 1]?.blank ? 2 : 1
    const facts: PageFacts = {
      ...end,
      last,
      odd,
      notesOnly: text.lines === 0,
      lineCount: text.lines,
      lack: Math.max(0, lack),
      excess: Math.max(natural - text.shrink - height, notes.sum - prices.maxNoteHeight),
      target: choice.target,
      variants: text.variants,
      cuts: notes.cuts,
      deferred:
        steps * streams.reduce((n, s, k) => n + notesWaiting(s, called[k]!, choice.notesBySeries[k]!), 0),
      facing: odd && verso !== null && soft ? { verso, recto: bottom } : null,
    }
    const parts = partsOf(prices, facts)
    const cost = parts.reduce((sum, part) => sum + part.amount, 0)
    pages.push({ ...choice, lack: facts.lack, cost, parts })
    total += cost
    before = choice.notesBySeries
    start = choice.end
    verso = soft && !odd ? bottom : null
  }
  return { variants, pages, cost: total }
}
