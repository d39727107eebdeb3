/** Finished pages → where a stretch of text stands: its page and, in a note, the note. */
import type { NoteId } from '../edition/model.ts'
import type { TextPlace } from '../editorial/registers.ts'
import type { Line } from '../paragraph/set-line.ts'
import type { Page } from './page.ts'

export interface FoundPlace {
  readonly pageIndex: number
  readonly folio: string
  readonly note: NoteId | null
  readonly line: Line
}

export type PlaceLookup = (place: TextPlace) => FoundPlace | null

/** Looks places up by bisection in the lines of their paragraph. */
export function placeLookup(pages: readonly Page[]): PlaceLookup {
  const byParagraph = new Map<string, FoundPlace[]>()
  for (const page of pages) {
    for (const area of page.areas) {
      for (const { line, note } of area.lines) {
        const found = { pageIndex: page.index, folio: page.folio, note, line }
        const lines = byParagraph.get(line.paragraph)
        if (lines === undefined) byParagraph.set(line.paragraph, [found])
        else lines.push(found)
      }
    }
  }
  return place => {
    const lines = byParagraph.get(place.paragraph)
    if (lines === undefined) return null
    let low = 0
    let high = lines.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (lines[middle]!.line.start <= place.start) low = middle
      else high = middle - 1
    }
    return lines[low] ?? null
  }
}
