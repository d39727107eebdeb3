/** Galley + the solution of the abstract book → what stands on each page. */
import { addAll } from '../base/arrays.ts'
import { type Sp, sp, ZERO } from '../base/length.ts'
import type { NoteId } from '../edition/model.ts'
import { FORCED } from '../galley/build-galley.ts'
import type { Galley, GalleyLine } from '../galley/galley.ts'
import type { Line } from '../paragraph/set-line.ts'
import { changeWhites } from './flexible-white.ts'
import { blockHeight } from './foot-layout.ts'
import { type GalleyInstance, SCALED_POINTS_PER_UNIT } from './galley-instance.ts'
import type { CostPart } from './page.ts'
import type { Pagination } from './pagination-instance.ts'

/** A line of text with its place under the top of the type area. */
export interface CutLine {
  readonly top: Sp
  readonly line: GalleyLine
  readonly document: string
  readonly opens: boolean
}

/** A part of a note that stands on the page; `from` > 0 when it began on an earlier one. */
export interface CutNote {
  readonly note: NoteId
  readonly from: number
  readonly lines: readonly Line[]
  readonly complete: boolean
}

export interface PageContent {
  readonly lines: readonly CutLine[]
  /** Notes by series, in the order of the style's foot series. */
  readonly notes: readonly (readonly CutNote[])[]
  /** Lines of the grid by which the page is longer or shorter. */
  readonly deviation: number
  readonly blank: boolean
  readonly parts: readonly CostPart[]
}

type Entry =
  | { readonly kind: 'line'; readonly line: GalleyLine; readonly document: string; readonly opens: boolean }
  | { readonly kind: 'glue'; readonly height: Sp; readonly give: Sp; readonly edge?: 'upper' | 'lower' }
  | { readonly kind: 'penalty'; readonly forced: boolean }

export function cutPages(
  galley: Galley,
  abstract: GalleyInstance,
  result: Pagination,
): readonly PageContent[] {
  const entries = flatEntries(galley, result.variants)
  const streams = noteStreams(galley, abstract, entries)
  const placed = streams.map(() => 0)
  let start = 0
  return result.pages.map(page => {
    const from = start
    start = page.end
    const notes = streams.map((stream, series) => {
      const from = placed[series]!
      const to = page.notesBySeries[series] ?? from
      placed[series] = to
      return notesOf(stream, from, to)
    })
    const deviation = page.target ?? 0
    return {
      lines: page.blank ? [] : linesOf(entries, from, page.end, fitOf(galley, abstract, deviation, notes)),
      notes,
      deviation,
      blank: page.blank === true,
      parts: page.parts,
    }
  })
}

function flatEntries(galley: Galley, chosen: readonly number[]): readonly Entry[] {
  const entries: Entry[] = []
  const started = new Set<string>()
  let paragraph = 0
  for (const item of galley.items) {
    if (item.kind === 'glue') entries.push(item)
    else if (item.kind === 'penalty') entries.push({ kind: 'penalty', forced: item.cost <= FORCED })
    else {
      const variant = item.variants[chosen[paragraph++] ?? 0]!
      for (const line of variant.lines) {
        entries.push({ kind: 'line', line, document: item.document, opens: !started.has(item.document) })
        started.add(item.document)
      }
    }
  }
  return entries
}

/** What the text of a page has room for, and what the white over its notes takes up beside. */
interface TextRoom {
  readonly height: number
  readonly slack: number
  readonly grid: Sp
}

function fitOf(
  galley: Galley,
  abstract: GalleyInstance,
  deviation: number,
  notes: readonly (readonly CutNote[])[],
): TextRoom {
  const { instance } = abstract
  let used = 0
  notes.forEach((series, index) => {
    const foot = abstract.foot[index]!
    if (series.length > 0) used += foot.style.separation + blockHeight(series, foot)
  })
  const lines = Math.round((instance.pageHeight * SCALED_POINTS_PER_UNIT) / galley.grid) + deviation
  return {
    height: lines * galley.grid - used,
    slack: used > 0 ? galley.grid - 1 : 0,
    grid: galley.grid,
  }
}

/** Glue at the head of a page vanishes; what ends it vanishes by not being drawn. */
function linesOf(entries: readonly Entry[], start: number, end: number, room: TextRoom): readonly CutLine[] {
  let first = start
  while (first < end && entries[first]!.kind !== 'line') first++
  const shown = wholeEdges(entries.slice(first, end), room)
  const whites = shown.filter(entry => entry.kind === 'glue')
  const natural = shown.reduce((sum, entry) => sum + heightOf(entry), 0)
  // The last page of a document is as full as it happens to be.
  const next = entries[end]
  const last = next === undefined || (next.kind === 'penalty' && next.forced)
  const changes = changeWhites(
    whites,
    last ? Math.max(0, natural - room.height) : natural - room.height,
    room.slack,
    room.grid,
  )
  const lines: CutLine[] = []
  let top: Sp = ZERO
  let white = 0
  for (const entry of shown) {
    if (entry.kind === 'glue') top = sp(top + changes[white++]!)
    if (entry.kind === 'line')
      lines.push({ top, line: entry.line, document: entry.document, opens: entry.opens })
    top = sp(top + heightOf(entry))
  }
  return lines
}

/**
 * A group's white over it and under it are whole lines together. Where a page has only one of them, that one is made whole
 * lines: larger where the page has room, and the lower one else smaller, so that the text after it is on the grid.
 */
function wholeEdges(entries: readonly Entry[], { height, grid }: TextRoom): readonly Entry[] {
  if (!entries.some(entry => entry.kind === 'glue' && entry.edge !== undefined)) return entries
  const lastLine = entries.findLastIndex(entry => entry.kind === 'line')
  let free = height - entries.reduce((sum, entry) => sum + heightOf(entry), 0)
  const edges = entries.map((entry, index) =>
    entry.kind === 'glue' && index < lastLine ? entry.edge : undefined,
  )
  let top = 0
  return entries.map((entry, index) => {
    const below = top + heightOf(entry)
    const lower = edges[index] === 'lower'
    const parted = edges[index] === 'upper' && !edges.includes('lower', index)
    const over = below % grid
    if ((!lower && !parted) || over === 0 || entry.kind !== 'glue') {
      top = below
      return entry
    }
    const larger = free >= grid - over
    const change = larger ? grid - over : lower ? -Math.min(over, entry.height) : 0
    free -= change
    top = below + change
    return { ...entry, height: sp(entry.height + change) }
  })
}

const heightOf = (entry: Entry): number =>
  entry.kind === 'glue' ? entry.height : entry.kind === 'line' ? entry.line.height : 0

/** A part of a note, as the abstract book counts lines. */
interface StreamPart {
  readonly note: NoteId
  /** The first of its lines among those of the note. */
  readonly index: number
  readonly last: boolean
  readonly lines: readonly Line[]
}

/** Per series: all parts of all its notes in the order in which the text refers to them. */
function noteStreams(
  galley: Galley,
  abstract: GalleyInstance,
  entries: readonly Entry[],
): readonly (readonly StreamPart[])[] {
  const streams: StreamPart[][] = abstract.series.map(() => [])
  const known = new Set(abstract.notes)
  for (const entry of entries) {
    if (entry.kind !== 'line') continue
    for (const id of entry.line.notes) {
      if (!known.has(id)) continue
      const note = galley.notes.get(id)!
      const series = Math.max(
        0,
        abstract.series.findIndex(each => each.series === note.series),
      )
      let index = 0
      for (const part of abstract.foot[series]!.parts.get(id)!) {
        const next = index + part.lines
        const last = next === note.lines.length
        streams[series]!.push({ note: id, index, last, lines: note.lines.slice(index, next) })
        index = next
      }
    }
  }
  return streams
}

function notesOf(stream: readonly StreamPart[], from: number, to: number): readonly CutNote[] {
  const notes: { note: NoteId; from: number; lines: Line[]; complete: boolean }[] = []
  for (let index = from; index < to; index++) {
    const { note, index: at, last, lines } = stream[index]!
    const open = notes[notes.length - 1]
    if (open !== undefined && open.note === note) addAll(open.lines, lines)
    else notes.push({ note, from: at, lines: [...lines], complete: false })
    if (last) notes[notes.length - 1]!.complete = true
  }
  return notes
}
