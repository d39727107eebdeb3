/** Pages → the layout file of `--layout`: what was decided, in points, origin top left. */
import type { Rect } from '../base/geometry.ts'
import { roundedPoints } from '../base/length.ts'
import { lineStarts, positionAt, type SourceFile, type Span } from '../base/span.ts'
import type { Area, Page, PlacedLine } from '../page/page.ts'

export interface LayoutRect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface LayoutLine {
  readonly x: number
  readonly baseline: number
  readonly width: number
  readonly size: number
  readonly text: string
  readonly ratio: number
  readonly hyphenated: boolean
  readonly noteCalls: readonly string[]
  readonly note?: string
  readonly continues?: true
  readonly source?: { readonly file: string; readonly line: number; readonly column: number }
}

export interface LayoutArea {
  readonly role: string
  readonly series?: string
  readonly rect: LayoutRect
  readonly lines: readonly LayoutLine[]
}

export interface LayoutPage {
  readonly index: number
  readonly folio: string
  readonly side: 'recto' | 'verso'
  readonly width: number
  readonly height: number
  readonly cost: Page['cost']
  readonly areas: readonly LayoutArea[]
}

export interface LayoutNote {
  readonly id: string
  readonly series: string
  readonly mark: string
  readonly calledOn: number | null
  readonly startsOn: number | null
  readonly endsOn: number | null
}

export interface LayoutRegisterEntry {
  readonly heading: string
  readonly locators: string
}

/** The schema that every reader of layouts shares; its version changes when a field does. */
export interface LayoutFile {
  readonly version: 1
  readonly source: readonly string[]
  readonly style: string
  readonly measure: number
  readonly pages: readonly LayoutPage[]
  readonly notes: readonly LayoutNote[]
  readonly registers: {
    readonly persons: readonly LayoutRegisterEntry[]
    readonly places: readonly LayoutRegisterEntry[]
    readonly bibliography: readonly LayoutRegisterEntry[]
    readonly contents: readonly LayoutRegisterEntry[]
  }
  readonly diagnostics: readonly unknown[]
}

/** Where a line's text stands in the source; null for what the style adds. */
export type SpanOfLine = (placed: PlacedLine) => Span | null

export function layoutPages(
  pages: readonly Page[],
  sources: ReadonlyMap<string, SourceFile>,
  spanOf: SpanOfLine,
): readonly LayoutPage[] {
  const starts = new Map<string, readonly number[]>()
  const position = (span: Span) => {
    const source = sources.get(span.file)
    if (source === undefined) return null
    let lines = starts.get(span.file)
    if (lines === undefined) {
      lines = lineStarts(source.text)
      starts.set(span.file, lines)
    }
    return { file: span.file, ...positionAt(lines, span.start) }
  }
  const lineOf = (placed: PlacedLine): LayoutLine => {
    const span = spanOf(placed)
    const source = span === null ? null : position(span)
    const { line } = placed
    return {
      x: roundedPoints(placed.x) + roundedPoints(line.x),
      baseline: roundedPoints(placed.baseline),
      width: roundedPoints(line.width),
      size: roundedPoints(line.size),
      text: line.text,
      ratio: Math.round(line.ratio * 1000) / 1000,
      hyphenated: line.hyphenated,
      noteCalls: line.calls.filter(call => call !== placed.note),
      ...(placed.note === null ? {} : { note: placed.note }),
      ...(placed.continues ? { continues: true as const } : {}),
      ...(source === null ? {} : { source }),
    }
  }
  const areaOf = (area: Area): LayoutArea => ({
    role: area.role,
    ...(area.series === null ? {} : { series: area.series }),
    rect: rectOf(area.rect),
    lines: area.lines.map(lineOf),
  })
  return pages.map(page => ({
    index: page.index,
    folio: page.folio,
    side: page.side,
    width: roundedPoints(page.width),
    height: roundedPoints(page.height),
    cost: page.cost,
    areas: page.areas.map(areaOf),
  }))
}

const rectOf = (rect: Rect): LayoutRect => ({
  x: roundedPoints(rect.x),
  y: roundedPoints(rect.y),
  width: roundedPoints(rect.width),
  height: roundedPoints(rect.height),
})

/** Where each note is called, starts and ends; page indexes, null when it is nowhere. */
export function layoutNotes(
  pages: readonly Page[],
  notes: Iterable<{ readonly id: string; readonly series: string; readonly mark: string }>,
): readonly LayoutNote[] {
  const called = new Map<string, number>()
  const starts = new Map<string, number>()
  const ends = new Map<string, number>()
  for (const page of pages) {
    for (const area of page.areas) {
      for (const placed of area.lines) {
        for (const call of placed.line.calls) {
          if (call !== placed.note && !called.has(call)) called.set(call, page.index)
        }
        if (placed.note === null) continue
        if (!starts.has(placed.note)) starts.set(placed.note, page.index)
        ends.set(placed.note, page.index)
      }
    }
  }
  return [...notes].map(({ id, series, mark }) => ({
    id,
    series,
    mark,
    calledOn: called.get(id) ?? null,
    startsOn: starts.get(id) ?? null,
    endsOn: ends.get(id) ?? null,
  }))
}
