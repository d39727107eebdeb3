/** Galley + costs of the style → the abstract book that `breakPages` solves. */
import type { Sp } from '../base/length.ts'
import type { NoteId } from '../edition/model.ts'
import type { Galley, GalleyVariant } from '../galley/galley.ts'
import { seriesStyle } from '../style/note-marks.ts'
import type { NoteSeriesStyle, Stylesheet } from '../style/stylesheet.ts'
import {
  type FootSeries,
  fragmentParts,
  type NotePart,
  noteParts,
  type Raises,
  reserve,
} from './foot-layout.ts'
import type { PaginationInstance } from './pagination-instance.ts'

/** Abstract units: 1/1024 pt, so that sums over the longest book stay small whole numbers. */
export const SCALED_POINTS_PER_UNIT = 64
const units = (length: Sp): number => Math.ceil(length / SCALED_POINTS_PER_UNIT)

export interface GalleyInstance {
  readonly instance: PaginationInstance
  /** The note behind each index of `instance.notes`. */
  readonly notes: readonly NoteId[]
  /** Foot series in the order in which they stand on the page. */
  readonly series: readonly NoteSeriesStyle[]
  /** The same with what their lines take of a page. */
  readonly foot: readonly FootSeries[]
}

/** The series at the foot that have notes, from the top; the first of the style always, so that a book without notes has one. */
function footSeriesOf(galley: Galley, stylesheet: Stylesheet): readonly NoteSeriesStyle[] {
  const used = new Set([...galley.notes.values()].map(({ series }) => seriesStyle(stylesheet.notes, series)))
  return stylesheet.notes
    .filter((each, index) => each.place === 'foot' && (index === 0 || used.has(each)))
    .toSorted((a, b) => a.order - b.order)
}

export function galleyInstance(
  galley: Galley,
  stylesheet: Stylesheet,
  firstPage: number,
  raises: Raises = new Map(),
): GalleyInstance {
  const series = footSeriesOf(galley, stylesheet)
  const notes: NoteId[] = []
  const indexOf = new Map<NoteId, number>()
  const noteIndexes = (ids: readonly NoteId[]): number[] =>
    ids.flatMap(id => {
      const note = galley.notes.get(id)!
      if (!series.some(each => each === seriesStyle(stylesheet.notes, note.series))) return []
      if (!indexOf.has(id)) {
        indexOf.set(id, notes.length)
        notes.push(id)
      }
      return [indexOf.get(id)!]
    })
  const items = galley.items.map(item => {
    if (item.kind === 'glue')
      return {
        type: 'glue' as const,
        height: units(item.height),
        stretch: units(item.give),
        shrink: units(item.give),
      }
    if (item.kind === 'penalty') {
      return {
        type: 'penalty' as const,
        penalty: item.cost,
        ...(item.side === null ? {} : { side: item.side }),
      }
    }
    const best = item.variants[0]!.demerits
    return {
      type: 'par' as const,
      variants: item.variants.map(variant => ({
        looseness: variant.looseness,
        cost: variantCost(variant, best, stylesheet),
        lines: variant.lines.map(line => ({
          height: units(line.height),
          ...(line.line.hyphenated ? { hyphen: true } : {}),
          ...(line.notes.length > 0 ? { notes: noteIndexes(line.notes) } : {}),
        })),
      })),
    }
  })
  const grid = units(galley.grid)
  const foot = footSeries(galley, stylesheet, series, notes, raises)
  const reserves = foot.map(each => units(each.reserve))
  const instance: PaginationInstance = {
    pageHeight: grid * stylesheet.page.lines,
    lineHeight: grid,
    firstPage: firstPage % 2 === 1 ? 1 : 2,
    params: pageParameters(stylesheet, series, reserves, grid),
    notes: notes.map(id => abstractNote(id, galley, stylesheet, foot)),
    items,
    ...(series.length > 0 ? { noteStretch: grid - 1, notesAtFoot: true } : {}),
    ...(stylesheet.pageBreaking.spreadTolerance > 0
      ? {
          spread: {
            tolerance: grid * stylesheet.pageBreaking.spreadTolerance,
            cost: stylesheet.pageBreaking.spread,
          },
        }
      : {}),
    minimumLines: stylesheet.pageBreaking.minimumLines,
  }
  return { instance, notes, series, foot }
}

/** A variant costs what the style asks, and more the worse its lines are than the best. */
function variantCost(variant: GalleyVariant, best: number, stylesheet: Stylesheet): number {
  if (variant.looseness === 0) return 0
  const perLine = Math.max(0, variant.demerits - best) / Math.max(1, variant.lines.length)
  return stylesheet.pageBreaking.variant * (1 + perLine / DEMERITS_OF_A_LOOSE_LINE)
}

/** (10 + 100)²: the demerits of a line stretched by all its stretch, as TeX counts. */
const DEMERITS_OF_A_LOOSE_LINE = 12100

function pageParameters(
  stylesheet: Stylesheet,
  series: readonly NoteSeriesStyle[],
  reserves: readonly number[],
  grid: number,
) {
  const costs = stylesheet.pageBreaking
  const skips = series.map((each, index) => units(each.separation) + reserves[index]!)
  return {
    underfull: costs.underfull / (grid * grid),
    widow: costs.widow,
    club: costs.club,
    hyphen: costs.hyphen,
    hyphenTurn: costs.hyphenTurn,
    noteSplit: costs.noteSplit,
    noteDefer: costs.noteDefer,
    noteSkip: skips.length > 1 ? skips : (skips[0] ?? 0),
    facing: costs.facing / (grid * grid),
    extraPage: costs.extraPage,
    shortPage: costs.shortPage,
  }
}

function footSeries(
  galley: Galley,
  stylesheet: Stylesheet,
  series: readonly NoteSeriesStyle[],
  notes: readonly NoteId[],
  raises: Raises,
): readonly FootSeries[] {
  const parts = new Map(series.map(style => [style, new Map<NoteId, readonly NotePart[]>()]))
  for (const id of notes) {
    const note = galley.notes.get(id)!
    const style = seriesStyle(stylesheet.notes, note.series)
    parts.get(style)!.set(id, noteParts(note, style, stylesheet, raises))
  }
  return series.map(style => ({ style, reserve: reserve(style, stylesheet), parts: parts.get(style)! }))
}

function abstractNote(id: NoteId, galley: Galley, stylesheet: Stylesheet, foot: readonly FootSeries[]) {
  const note = galley.notes.get(id)!
  const style = seriesStyle(stylesheet.notes, note.series)
  const series = foot.findIndex(each => each.style === style)
  const parts = foot[series]!.parts.get(id)!
  const minFragment = fragmentParts(style)
  return {
    lines: parts.map(part => units(part.height)),
    splittable: parts.length >= 2 * minFragment,
    minFragment,
    ...(foot.length > 1 ? { series } : {}),
  }
}
