/** A slow twin of the page breaker: one plain dynamic programme for every choice of variants, without any bound or dominance. */
import type { PaginationInstance } from '../../src/page/pagination-instance.ts'
import {
  type Entry,
  firstLineFrom,
  flatList,
  isForced,
  mayEnd,
  sideAsked,
  streamsOf,
  variantChoices,
} from './pagination-judge.ts'

const NONE = -1e9

/** The places of one flat list, with sums, so that a page costs a few additions. */
const layOut = (instance: PaginationInstance, list: readonly Entry[]) => {
  const streams = streamsOf(instance, list)
  const sums = { height: [0], stretch: [0], shrink: [0], lines: [0] }
  for (const entry of list) {
    const glue = entry.type === 'glue'
    sums.height.push(sums.height.at(-1)! + (entry.type === 'penalty' ? 0 : entry.height))
    sums.stretch.push(sums.stretch.at(-1)! + (glue ? entry.stretch : 0))
    sums.shrink.push(sums.shrink.at(-1)! + (glue ? entry.shrink : 0))
    sums.lines.push(sums.lines.at(-1)! + (entry.type === 'line' ? 1 : 0))
  }
  const calledBy = streams.map(stream =>
    Array.from({ length: list.length + 1 }, (_, end) => stream.filter(line => line.calledAt < end).length),
  )
  const noteSums = streams.map(stream => {
    const sum = [0]
    for (const line of stream) sum.push(sum.at(-1)! + line.height)
    return sum
  })
  return { streams, sums, calledBy, noteSums }
}

/** The least cost over all solutions with these variants, without the variants' costs. */
const optimumOf = (instance: PaginationInstance, list: readonly Entry[]): number => {
  const { params } = instance
  const { streams, sums, calledBy, noteSums } = layOut(instance, list)
  const tolerance = instance.spread?.tolerance ?? 0
  const targets = tolerance > 0 ? [-1, 0, 1] : [0]
  const skipOf = (s: number) => (typeof params.noteSkip === 'number' ? params.noteSkip : params.noteSkip[s]!)
  const known = new Map<string, number>()

  /** The price of ending inside a note, or null when that is illegal. `cut` is where the note was last cut. */
  const cutPrice = (s: number, from: number, to: number): number | null => {
    const line = streams[s]![to]
    if (line === undefined || line.index === 0 || from === to) return 0
    const note = instance.notes[line.note]!
    const before = Math.min(line.index, to - from)
    if (!note.splittable || before < note.minFragment || line.of - line.index < note.minFragment) return null
    return params.noteSplit
  }
  const endPrice = (end: number, page: number): number => {
    const at = list[end]
    const before = list[end - 1]
    if (at === undefined) return 0
    if (at.type === 'penalty') return at.penalty <= -10000 ? 0 : at.penalty
    if (at.type !== 'line' || before?.type !== 'line' || at.paragraph !== before.paragraph) return 0
    const hyphen = before.hyphen ? params.hyphen + (page % 2 === 1 ? params.hyphenTurn : 0) : 0
    return (
      hyphen + (before.number === 1 ? params.club : 0) + (before.number === before.of - 1 ? params.widow : 0)
    )
  }
  const waiting = (end: number, placed: readonly number[]) =>
    streams.reduce(
      (sum, stream, s) =>
        sum + stream.slice(placed[s], calledBy[s]![end]).filter(line => line.index === 0).length,
      0,
    )

  /** From a page start to the end of the book; `partner` is the bottom of the verso before a recto. */
  const rest = (start: number, placed: readonly number[], odd: number, partner: number): number => {
    const notesOnly = start >= list.length
    if (notesOnly && streams.every((stream, s) => placed[s] === stream.length)) return 0
    const key = `${start} ${placed} ${odd} ${partner}`
    const before = known.get(key)
    if (before !== undefined) return before
    let best = Number.POSITIVE_INFINITY
    for (let end = Math.min(start + 1, list.length); end <= list.length; end++) {
      if (!notesOnly && end - 1 > start && isForced(list, end - 1)) break
      if (!mayEnd(list, end)) continue
      if (end < list.length && firstLineFrom(list, end) === list.length) continue
      for (const now of placements(
        placed,
        calledBy.map(called => called[end]!),
      ))
        best = Math.min(best, pageAndRest(start, placed, odd, partner, end, now))
    }
    known.set(key, best)
    return best
  }

  const pageAndRest = (
    start: number,
    placed: readonly number[],
    odd: number,
    partner: number,
    end: number,
    now: readonly number[],
  ): number => {
    const notesOnly = start >= list.length
    let price = endPrice(end, odd) + (notesOnly ? params.extraPage : 0)
    let block = 0
    let noteHeight = 0
    for (let s = 0; s < streams.length; s++) {
      const cut = cutPrice(s, placed[s]!, now[s]!)
      if (cut === null) return Number.POSITIVE_INFINITY
      price += cut
      const own = noteSums[s]![now[s]!]! - noteSums[s]![placed[s]!]!
      noteHeight += own
      if (now[s]! > placed[s]!) block += own + skipOf(s)
    }
    const empty = now.every((n, s) => n === placed[s])
    if (notesOnly && empty) return Number.POSITIVE_INFINITY
    if (noteHeight > (instance.maxNoteHeight ?? Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY
    const next = firstLineFrom(list, end)
    const last = end === list.length && streams.every((stream, s) => now[s] === stream.length)
    const side = end < list.length ? sideAsked(list, end) : undefined
    const nextOdd = side === undefined ? 1 - odd : side === 'recto' ? 1 : 0
    const pages = nextOdd === odd ? 2 : 1
    const soft = !last && !isForced(list, end)
    price += params.noteDefer * waiting(end, now) * pages
    if (soft && !notesOnly && sums.lines[end]! - sums.lines[start]! < (instance.minimumLines ?? 0))
      price += params.shortPage ?? 0
    let best = Number.POSITIVE_INFINITY
    for (const target of targets) {
      const natural = sums.height[end]! - sums.height[start]! + block
      const stretch =
        sums.stretch[end]! -
        sums.stretch[start]! +
        (instance.pageStretch ?? 0) +
        (empty ? 0 : (instance.noteStretch ?? 0))
      const short = instance.pageHeight + target * tolerance - natural
      if (-short > sums.shrink[end]! - sums.shrink[start]! && short < 0) continue
      const lack = Math.max(0, short - stretch)
      const bottom = (instance.notesAtFoot && !empty ? 0 : lack) - target * tolerance
      let cost = price + (target === 0 ? 0 : instance.spread!.cost)
      if (soft) {
        cost += params.underfull * lack ** 2
        if (odd === 1 && partner !== NONE) cost += params.facing * (bottom - partner) ** 2
      }
      if (!last) cost += rest(next, now, nextOdd, soft && odd === 0 && nextOdd === 1 ? bottom : NONE)
      best = Math.min(best, cost)
    }
    return best
  }
  return rest(
    firstLineFrom(list, 0),
    streams.map(() => 0),
    instance.firstPage % 2,
    NONE,
  )
}

const placements = (before: readonly number[], called: readonly number[]): number[][] =>
  before.reduce<number[][]>(
    (all, from, s) =>
      all.flatMap(head => Array.from({ length: called[s]! - from + 1 }, (_, k) => [...head, from + k])),
    [[]],
  )

/** The least cost of all solutions; Infinity when there is none. */
export const plainOptimum = (instance: PaginationInstance): number => {
  let best = Number.POSITIVE_INFINITY
  const paragraphs = instance.items.filter(item => item.type === 'par')
  for (const variants of variantChoices(instance)) {
    const cost = paragraphs.reduce((sum, paragraph, i) => sum + paragraph.variants[variants[i]!]!.cost, 0)
    best = Math.min(best, cost + optimumOf(instance, flatList(instance, variants)))
  }
  return best
}
