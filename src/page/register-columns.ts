/** Entries of a register → one column: entries are kept whole where they can be, divided two lines from either end where not. */
import type { Line } from '../paragraph/set-line.ts'

export interface RegisterEntry {
  readonly lines: readonly Line[]
  /** White above, in lines; vanishes at the head of a column. */
  readonly above: number
  readonly keepWithNext: boolean
  /** The heading again, for the part of an entry that follows a page turn. */
  readonly continued: readonly Line[]
  /** Lines that stand in columns before this one. */
  readonly from: number
}

export interface FilledColumn {
  readonly lines: readonly { readonly line: Line; readonly row: number }[]
  readonly rest: readonly RegisterEntry[]
  /** Rows used. */
  readonly height: number
}

/** Lines of an entry that stay together on either side of a division. */
const FRAGMENT = 2

export function fillColumn(
  entries: readonly RegisterEntry[],
  capacity: number,
  afterTurn: boolean,
): FilledColumn {
  const lines: { line: Line; row: number }[] = []
  let row = 0
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index]!
    const start = row === 0 ? 0 : row + entry.above
    const repeated = index === 0 && afterTurn ? headingAgain(entry, capacity) : []
    const needed = repeated.length + entry.lines.length - entry.from
    const take = linesThatFit(entries, index, capacity - start, needed, row === 0)
    if (take === 0) return { lines, rest: entries.slice(index), height: row }
    const shown = [...repeated, ...entry.lines.slice(entry.from)].slice(0, take)
    shown.forEach((line, at) => {
      lines.push({ line, row: start + at })
    })
    row = start + take
    if (take < needed) {
      const from = entry.from + take - repeated.length
      return { lines, rest: [{ ...entry, from }, ...entries.slice(index + 1)], height: row }
    }
  }
  return { lines, rest: [], height: row }
}

/** A heading that fills a good part of a column is not said again: nothing else would ever get onto the page. */
const headingAgain = ({ from, continued }: RegisterEntry, capacity: number): readonly Line[] =>
  from > 0 && continued.length * 4 <= capacity ? continued : []

/** How many lines of an entry to set here; 0 sends it to the next column. An empty column always takes something. */
function linesThatFit(
  entries: readonly RegisterEntry[],
  index: number,
  room: number,
  needed: number,
  empty: boolean,
): number {
  const kept = keptLines(entries, index)
  if (needed + kept <= room) return needed
  if (empty && needed <= room) return needed
  if (kept > 0 && !empty) return 0
  if (room >= FRAGMENT && needed - room >= FRAGMENT && needed >= 2 * FRAGMENT) return room
  if (room > FRAGMENT && needed - room === 1 && needed >= 2 * FRAGMENT) return room - 1
  return empty ? Math.max(1, Math.min(room, needed)) : 0
}

/** Lines of what must follow in the same column: a heading's first entry, at most two lines of it. */
function keptLines(entries: readonly RegisterEntry[], index: number): number {
  let lines = 0
  for (let at = index; entries[at]?.keepWithNext === true; at++) {
    const next = entries[at + 1]
    if (next === undefined) break
    lines += next.above + Math.min(next.lines.length, next.keepWithNext ? next.lines.length : FRAGMENT)
  }
  return lines
}
