/** The notes in the order of their calls → one stream of note lines a series, with the places where it may be cut. */
import { cutPrice, type Prices } from './page-cost.ts'
import type { FootNote } from './pagination-instance.ts'

/** One series. Positions 0…count lie before, between and after its lines. */
export interface NoteStream {
  readonly count: number
  /** Height of all lines before a position. */
  readonly height: Float64Array
  /** Lines of the note that is cut at a position which lie before it; 0 between notes. */
  readonly offset: Int32Array
  /** Lines of the note cut at a position; 0 between notes. */
  readonly length: Int32Array
  readonly minFragment: Int32Array
  readonly splittable: Uint8Array
  /** Notes whose first line lies before a position. */
  readonly begun: Int32Array
}

/** `calls` are indices into `notes` in the order of their calls; indices without a note are passed over. */
export const noteStream = (notes: readonly FootNote[], calls: readonly number[]): NoteStream => {
  const called = calls.flatMap(index => notes[index] ?? [])
  const count = called.reduce((sum, note) => sum + note.lines.length, 0)
  const stream = {
    count,
    height: new Float64Array(count + 1),
    offset: new Int32Array(count + 1),
    length: new Int32Array(count + 1),
    minFragment: new Int32Array(count + 1),
    splittable: new Uint8Array(count + 1),
    begun: new Int32Array(count + 1),
  }
  let at = 0
  let begun = 0
  for (const note of called) {
    if (note.lines.length > 0) begun++
    for (const [index, height] of note.lines.entries()) {
      if (index > 0) {
        stream.offset[at] = index
        stream.length[at] = note.lines.length
        stream.minFragment[at] = note.minFragment
        stream.splittable[at] = note.splittable ? 1 : 0
      }
      stream.height[at + 1] = stream.height[at]! + height
      stream.begun[at + 1] = begun
      at++
    }
  }
  return stream
}

/** A page that begins at position `from` and ends at `to` leaves this fragment, or its rest, too short. */
export const leavesShortFragment = (stream: NoteStream, from: number, to: number): boolean => {
  const offset = stream.offset[to]!
  const fragment = Math.min(offset, to - from)
  return fragment < stream.minFragment[to]! || stream.length[to]! - offset < stream.minFragment[to]!
}

/**
 * The price of ending a page at position `to` when it began at `from`; Infinity when that is illegal.
 * A page that sets no line of a note already cut does not cut it again.
 */
export const endInStreamPrice = (stream: NoteStream, prices: Prices, from: number, to: number): number => {
  if (stream.offset[to] === 0 || from === to) return 0
  return cutPrice(prices, stream.splittable[to] === 1, leavesShortFragment(stream, from, to))
}

/** The least that a cut in the note which ends at position `end` (1 or more) costs; Infinity when no place in it may be cut. */
export const leastCutPrice = (stream: NoteStream, prices: Prices, end: number): number => {
  const within = end - 1
  if (stream.offset[within] === 0) return Number.POSITIVE_INFINITY
  const short = stream.length[within]! < 2 * stream.minFragment[within]!
  return cutPrice(prices, stream.splittable[within] === 1, short)
}

/** Notes called among the first `called` lines of the stream of which none of the first `placed` lines is theirs. */
export const notesWaiting = (stream: NoteStream, called: number, placed: number): number =>
  stream.begun[called]! - stream.begun[placed]!

/** The farthest position that a page beginning at each position can end at, when its notes may be `capacity` high; with `anyway` it sets a line at least. */
export const reachOf = (stream: NoteStream, capacity: number, anyway: boolean): Int32Array => {
  const reach = new Int32Array(stream.count + 1)
  let to = 0
  for (let from = 0; from <= stream.count; from++) {
    to = Math.max(to, anyway ? Math.min(from + 1, stream.count) : from)
    while (to < stream.count && stream.height[to + 1]! - stream.height[from]! <= capacity) to++
    reach[from] = to
  }
  return reach
}

/**
 * How often, at the least, notes called among the first `called` lines will still be waiting at the ends of the pages to come, when
 * `placed` lines are placed: whatever text those pages hold, notes of more than a page cannot all begin on the next. Infinity
 * when a line is higher than any page.
 */
export const waitsAhead = (stream: NoteStream, reach: Int32Array, called: number, placed: number): number => {
  let waits = 0
  let at = placed
  while (at < called && stream.begun[called]! > stream.begun[at]!) {
    const next = reach[at]!
    if (next === at) return Number.POSITIVE_INFINITY
    at = next
    waits += Math.max(0, stream.begun[called]! - stream.begun[at]!)
  }
  return waits
}
