/** A page-breaking instance and a solution → whether it is legal and what it costs; and all solutions of a tiny instance. Shares no code with the solver. */
import type { PaginationInstance } from '../../src/page/pagination-instance.ts'

export interface JudgedPage {
  readonly end: number
  readonly notes: number
  readonly notesBySeries?: readonly number[]
  readonly target?: number
  readonly blank?: boolean
}

export interface JudgedSolution {
  readonly variants: readonly number[]
  readonly pages: readonly JudgedPage[]
}

export type Verdict =
  | { readonly legal: true; readonly cost: number }
  | { readonly legal: false; readonly why: string }

interface Line {
  readonly type: 'line'
  readonly height: number
  readonly hyphen: boolean
  readonly notes: readonly number[]
  readonly paragraph: number
  readonly number: number
  readonly of: number
}
interface Glue {
  readonly type: 'glue'
  readonly height: number
  readonly stretch: number
  readonly shrink: number
}
interface Penalty {
  readonly type: 'penalty'
  readonly penalty: number
  readonly side?: 'recto' | 'verso'
}
export type Entry = Line | Glue | Penalty

/** The flat list F of the model. */
export const flatList = (instance: PaginationInstance, variants: readonly number[]): Entry[] => {
  let paragraph = -1
  return instance.items.flatMap((item): Entry[] => {
    if (item.type !== 'par') return [item]
    paragraph++
    const variant = item.variants[variants[paragraph]!]!
    return variant.lines.map((line, i) => ({
      type: 'line',
      height: line.height,
      hyphen: line.hyphen === true,
      notes: line.notes ?? [],
      paragraph,
      number: i + 1,
      of: variant.lines.length,
    }))
  })
}

interface StreamLine {
  readonly note: number
  /** 0 for the first line of the note. */
  readonly index: number
  readonly of: number
  readonly height: number
  /** The entry of F that calls the note. */
  readonly calledAt: number
  /** Tells two calls of one note apart. */
  readonly call: number
}

/** The streams of note lines, by series. */
export const streamsOf = (instance: PaginationInstance, list: readonly Entry[]): StreamLine[][] => {
  const count = Math.max(1, ...instance.notes.map(note => (note.series ?? 0) + 1))
  const streams: StreamLine[][] = Array.from({ length: count }, () => [])
  let call = 0
  for (const [calledAt, entry] of list.entries())
    if (entry.type === 'line')
      for (const note of entry.notes) {
        const { lines, series } = instance.notes[note]!
        for (const [index, height] of lines.entries())
          streams[series ?? 0]!.push({ note, index, of: lines.length, height, calledAt, call })
        call++
      }
  return streams
}

export const mayEnd = (list: readonly Entry[], end: number): boolean => {
  if (end === list.length) return true
  const at = list[end]
  const before = list[end - 1]
  if (at?.type === 'penalty') return at.penalty < 10000
  return before?.type === 'line' && at !== undefined
}

export const firstLineFrom = (list: readonly Entry[], from: number): number => {
  const found = list.findIndex((entry, k) => k >= from && entry.type === 'line')
  return found < 0 ? list.length : found
}

export const isForced = (list: readonly Entry[], end: number): boolean => {
  const at = list[end]
  return at?.type === 'penalty' && at.penalty <= -10000
}

/** The side asked for between a page end and the next page; the last that asks. */
export const sideAsked = (list: readonly Entry[], end: number): 'recto' | 'verso' | undefined => {
  let side: 'recto' | 'verso' | undefined
  for (let k = end; k < firstLineFrom(list, end); k++) {
    const entry = list[k]!
    if (entry.type === 'penalty' && entry.penalty <= -10000 && entry.side !== undefined) side = entry.side
  }
  return side
}

/** The lack of a page set to `height`; null when it is overfull. */
export const lackFor = (
  instance: PaginationInstance,
  list: readonly Entry[],
  start: number,
  end: number,
  blocks: readonly (readonly number[])[],
  height: number,
): number | null => {
  let natural = 0
  let stretch = instance.pageStretch ?? 0
  let shrink = 0
  for (const entry of list.slice(start, end)) {
    if (entry.type === 'penalty') continue
    natural += entry.height
    if (entry.type === 'glue') {
      stretch += entry.stretch
      shrink += entry.shrink
    }
  }
  const skip = instance.params.noteSkip
  for (const [series, block] of blocks.entries())
    if (block.length > 0)
      natural += block.reduce((sum, line) => sum + line, typeof skip === 'number' ? skip : skip[series]!)
  if (blocks.some(block => block.length > 0)) stretch += instance.noteStretch ?? 0
  const short = height - natural
  if (short < 0) return -short <= shrink ? 0 : null
  return Math.max(0, short - stretch)
}

const partingCost = (
  instance: PaginationInstance,
  list: readonly Entry[],
  end: number,
  page: number,
): number => {
  const { params } = instance
  const at = list[end]
  const before = list[end - 1]
  if (at?.type === 'penalty') return at.penalty <= -10000 ? 0 : at.penalty
  if (at?.type !== 'line' || before?.type !== 'line' || at.paragraph !== before.paragraph) return 0
  let cost = 0
  if (before.number === 1) cost += params.club
  if (before.of - before.number === 1) cost += params.widow
  if (before.hyphen) cost += params.hyphen + (page % 2 === 1 ? params.hyphenTurn : 0)
  return cost
}

/** The line of a stream that a page end at `cut` parts from the one before, when both are of one note. */
const partedAt = (stream: readonly StreamLine[], cut: number): StreamLine | null => {
  const line = stream[cut]
  return line !== undefined && line.index > 0 && stream[cut - 1]?.call === line.call ? line : null
}

/** Checks rule 5 for one stream: every fragment of every note that is cut. */
const badCut = (
  instance: PaginationInstance,
  stream: readonly StreamLine[],
  cuts: readonly number[],
): string | null => {
  for (const cut of cuts) {
    const line = partedAt(stream, cut)
    if (line === null) continue
    const note = instance.notes[line.note]!
    if (!note.splittable) return `note ${line.note} is not splittable`
    const first = cut - line.index
    const places = [first, ...new Set(cuts.filter(c => c > first && c < first + line.of)), first + line.of]
    for (let i = 1; i < places.length; i++)
      if (places[i]! - places[i - 1]! < note.minFragment) return `note ${line.note} has too short a fragment`
  }
  return null
}

/** Legality and cost by the rules, page after page. */
export const judge = (instance: PaginationInstance, solution: JudgedSolution): Verdict => {
  const { params } = instance
  const paragraphs = instance.items.filter(item => item.type === 'par')
  if (solution.variants.length !== paragraphs.length) return { legal: false, why: 'variants missing' }
  const list = flatList(instance, solution.variants)
  const streams = streamsOf(instance, list)
  const placedOf = (page: JudgedPage) => page.notesBySeries ?? [page.notes]
  let cost = paragraphs.reduce((sum, par, i) => sum + par.variants[solution.variants[i]!]!.cost, 0)
  let start = firstLineFrom(list, 0)
  let placed = streams.map(() => 0)
  let verso: number | null = null
  const pageOfEntry: number[] = []
  const pageOfLine: number[][] = streams.map(() => [])
  const numbers: number[] = []
  for (const [index, page] of solution.pages.entries()) {
    const number = instance.firstPage + index
    const last = index === solution.pages.length - 1
    const now = placedOf(page)
    if (page.blank) {
      if (index === 0 || last || page.end !== solution.pages[index - 1]!.end)
        return { legal: false, why: 'odd blank page' }
      if (now.some((n, s) => n !== placed[s])) return { legal: false, why: 'notes on a blank page' }
      const side = sideAsked(list, page.end)
      if (side === undefined || (side === 'recto') === (number % 2 === 1))
        return { legal: false, why: 'blank page not asked for' }
      verso = null
      continue
    }
    numbers.push(number)
    const side = index === 0 ? undefined : sideAsked(list, solution.pages[index - 1]!.end)
    if (side !== undefined && start < list.length && (side === 'recto') !== (number % 2 === 1))
      return { legal: false, why: 'page on the wrong side' }
    const notesOnly = start >= list.length
    if (notesOnly ? page.end !== list.length : page.end <= start)
      return { legal: false, why: `page ${number} holds no line` }
    if (!mayEnd(list, page.end)) return { legal: false, why: `no end at ${page.end}` }
    if (page.end < list.length && firstLineFrom(list, page.end) === list.length)
      return { legal: false, why: 'no line after the end' }
    for (let k = start; k < page.end; k++) {
      if (isForced(list, k)) return { legal: false, why: `forced end ${k} inside a page` }
      pageOfEntry[k] = number
    }
    const blocks = streams.map((stream, s) => {
      for (let n = placed[s]!; n < now[s]!; n++) pageOfLine[s]![n] = number
      return stream.slice(placed[s], now[s]).map(line => line.height)
    })
    for (const [s, stream] of streams.entries()) {
      if (now[s]! < placed[s]! || now[s]! > stream.length) return { legal: false, why: 'notes run backwards' }
      if (stream.slice(0, now[s]).some(line => line.calledAt >= page.end))
        return { legal: false, why: 'note before its call' }
    }
    const noteLines = blocks.flat()
    if (notesOnly && noteLines.length === 0) return { legal: false, why: 'empty page' }
    const noteHeight = noteLines.reduce((sum, height) => sum + height, 0)
    if (noteHeight > (instance.maxNoteHeight ?? Number.POSITIVE_INFINITY))
      return { legal: false, why: 'notes too high' }
    const off = (page.target ?? 0) * (instance.spread?.tolerance ?? 0)
    const lack = lackFor(instance, list, start, page.end, blocks, instance.pageHeight + off)
    if (lack === null) return { legal: false, why: `page ${number} is overfull` }
    if (off !== 0) cost += instance.spread!.cost
    const forced = isForced(list, page.end)
    const soft = !last && !forced
    if (soft) cost += params.underfull * lack * lack
    const lines = list.slice(start, page.end).filter(entry => entry.type === 'line').length
    if (soft && !notesOnly && lines < (instance.minimumLines ?? 0)) cost += params.shortPage ?? 0
    cost += partingCost(instance, list, page.end, number)
    if (notesOnly) cost += params.extraPage
    // A page that sets no line of a note already cut does not cut it again.
    for (const [s, stream] of streams.entries())
      if (now[s]! > placed[s]! && partedAt(stream, now[s]!) !== null) cost += params.noteSplit
    const bottom = (instance.notesAtFoot && noteLines.length > 0 ? 0 : lack) - off
    if (number % 2 === 1 && verso !== null && soft) cost += params.facing * (verso - bottom) ** 2
    verso = number % 2 === 0 && soft ? bottom : null
    start = firstLineFrom(list, page.end)
    placed = [...now]
  }
  if (start < list.length) return { legal: false, why: 'text left over' }
  if (solution.pages.at(-1)?.end !== list.length && list.length > 0)
    return { legal: false, why: 'the end is missing' }
  for (const [s, stream] of streams.entries()) {
    if (placed[s] !== stream.length) return { legal: false, why: 'notes left over' }
    const bad = badCut(
      instance,
      stream,
      solution.pages.map(page => placedOf(page)[s]!),
    )
    if (bad !== null) return { legal: false, why: bad }
    for (const [n, line] of stream.entries())
      if (line.index === 0) cost += params.noteDefer * (pageOfLine[s]![n]! - pageOfEntry[line.calledAt]!)
  }
  return { legal: true, cost }
}

/** All choices of variants. */
export function* variantChoices(instance: PaginationInstance): Generator<number[]> {
  const counts = instance.items.flatMap(item => (item.type === 'par' ? [item.variants.length] : []))
  const choice = counts.map(() => 0)
  for (;;) {
    yield [...choice]
    let at = counts.length - 1
    while (at >= 0 && choice[at] === counts[at]! - 1) choice[at--] = 0
    if (at < 0) return
    choice[at]!++
  }
}

/** All placements of notes by the end of a page, from `before` to what is called. */
const notePlacements = (before: readonly number[], called: readonly number[]): number[][] =>
  before.reduce<number[][]>(
    (all, from, s) =>
      all.flatMap(head => Array.from({ length: called[s]! - from + 1 }, (_, k) => [...head, from + k])),
    [[]],
  )

/**
 * Enumerates every solution of a tiny instance and judges it; the least cost, how many are legal, and how many attain the least. Only pages
 * that are hopeless at once (overfull) are cut off, so that it stays a plain reading of the rules.
 */
export const bruteForce = (
  instance: PaginationInstance,
  limit = 300_000,
  visit: (variants: readonly number[], pages: readonly JudgedPage[], cost: number) => void = () => {},
) => {
  let cost = Number.POSITIVE_INFINITY
  let solutions = 0
  let optima = 0
  let steps = 0
  const tolerance = instance.spread?.tolerance ?? 0
  const targets = tolerance > 0 ? [-1, 0, 1] : [0]
  for (const variants of variantChoices(instance)) {
    const list = flatList(instance, variants)
    const streams = streamsOf(instance, list)
    const pages: JudgedPage[] = []
    const finish = () => {
      const verdict = judge(instance, { variants, pages })
      if (!verdict.legal) return
      solutions++
      visit(variants, pages.slice(), verdict.cost)
      if (verdict.cost < cost - 1e-9) {
        cost = verdict.cost
        optima = 1
      } else if (Math.abs(verdict.cost - cost) <= 1e-9) optima++
    }
    const extend = (start: number, placed: readonly number[]): void => {
      if (++steps > limit) return
      if (start >= list.length && streams.every((stream, s) => placed[s] === stream.length)) {
        if (list.some(entry => entry.type === 'line')) finish()
        return
      }
      for (let end = Math.min(start + 1, list.length); end <= list.length; end++) {
        if (!mayEnd(list, end)) continue
        const called = streams.map(stream => stream.filter(line => line.calledAt < end).length)
        for (const now of notePlacements(placed, called)) {
          const blocks = streams.map((stream, s) => stream.slice(placed[s], now[s]).map(line => line.height))
          if (start >= list.length && blocks.flat().length === 0) continue
          for (const target of targets) {
            if (
              lackFor(instance, list, start, end, blocks, instance.pageHeight + target * tolerance) === null
            )
              continue
            const page = { end, notes: now.reduce((sum, n) => sum + n, 0), notesBySeries: now, target }
            pages.push(page)
            const next = firstLineFrom(list, end)
            const side = next < list.length || end < list.length ? sideAsked(list, end) : undefined
            const number = instance.firstPage + pages.length
            const blank = side !== undefined && (side === 'recto') !== (number % 2 === 1)
            if (blank) pages.push({ ...page, target: 0, blank: true })
            extend(next, now)
            if (blank) pages.pop()
            pages.pop()
          }
        }
      }
    }
    extend(
      firstLineFrom(list, 0),
      streams.map(() => 0),
    )
  }
  return { complete: steps <= limit, feasible: solutions > 0, cost, solutions, optima }
}
