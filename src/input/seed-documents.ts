/** The lines of a file → the lines of each of its documents: a file may hold several, one numbered heading each. */
import type { SeedLine } from './seed-lines.ts'
import { isReference, readDocumentNumber, readRoute } from './seed-patterns.ts'

/** At least one document, also for no lines. */
export function splitDocuments(lines: readonly SeedLine[]): readonly (readonly SeedLine[])[] {
  const starts = numberedStarts(lines) ?? countedStarts(lines) ?? referenceStarts(lines) ?? []
  if (starts.length < 2) return [lines]
  // What stands over the first heading belongs to the first document.
  const cuts = [0, ...starts.slice(1).map(start => withSideLine(lines, start)), lines.length]
  return cuts.slice(0, -1).map((from, index) => lines.slice(from, cuts[index + 1]))
}

/** A file number directly over a heading is that document's. */
const withSideLine = (lines: readonly SeedLine[], start: number): number =>
  start > 0 && !lines[start - 1]!.indented && isReference(lines[start - 1]!.text) ? start - 1 : start

/** `No. 1. Mr. Seat to Mr. Gresham.`, `No. 2. …`: the numbers rise. */
function numberedStarts(lines: readonly SeedLine[]): readonly number[] | null {
  const starts: number[] = []
  let last = -1
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (line.indented || line.text.length > 200) continue
    const { number, rest } = readDocumentNumber(line.text)
    const value = Number.parseInt(number ?? '', 10)
    if (number === null || rest === '' || value <= last) continue
    starts.push(index)
    last = value
  }
  return starts.length > 1 ? starts : null
}

/** `No. 1`, `No. 2` on lines of their own: counted without a gap, else they are numbers of letters. */
function countedStarts(lines: readonly SeedLine[]): readonly number[] | null {
  const starts: number[] = []
  let last: number | null = null
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]!
    if (line.indented || line.text.length > 12) continue
    const { number, rest } = readDocumentNumber(line.text)
    if (number === null || rest !== '') continue
    const value = Number.parseInt(number, 10)
    if (last !== null && value !== last + 1) return null
    starts.push(index)
    last = value
  }
  return starts.length > 1 ? starts : null
}

/** A file number over a heading “X to Y”, more than once. */
function referenceStarts(lines: readonly SeedLine[]): readonly number[] | null {
  const starts: number[] = []
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = lines[index]!
    const next = lines[index + 1]!
    if (line.indented || next.indented || !isReference(line.text) || readRoute(next.text) === null) continue
    starts.push(index)
  }
  return starts.length > 1 ? starts : null
}
