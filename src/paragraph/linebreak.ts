/** `scholion/linebreak`: boxes, glue, penalties and discretionaries in points → the lines of a paragraph. */
import { pt, type Sp } from '../base/length.ts'
import { bestFitItems, firstFitItems } from './best-fit.ts'
import { breakItems, type LineBreakResult } from './knuth-plass.ts'
import { FORBIDDEN, FORCED, INFINITELY_BAD } from './line-demerits.ts'
import type { LineBreakParameters, LineItem } from './line-item.ts'

/**
 * What a paragraph is made of (Knuth and Plass 1981), lengths in points. A penalty of 10000 or more forbids a break,
 * −10000 or less forces one. The list should end with penalty 10000, glue of 0 plus 1fil and penalty −10000; a list that
 * does not end with a forced break is taken to end with infinite glue and a forced break of the index `items.length`.
 */
export type ParagraphItem =
  /** Text, never broken. */
  | { readonly type: 'box'; readonly width: number; readonly stretch?: number; readonly shrink?: number }
  /** White that vanishes at a break. With `fil` its stretch is infinite. A break may be taken after a box or discretionary. */
  | {
      readonly type: 'glue'
      readonly width: number
      readonly stretch?: number
      readonly shrink?: number
      readonly fil?: number
    }
  /** A place to break; `width` (a hyphen's) counts only when the line ends there. Flagged: a hyphenation. */
  | {
      readonly type: 'penalty'
      readonly width?: number
      readonly penalty: number
      readonly flagged?: boolean
    }
  /**
   * A place where breaking changes the text: `before` ends the line, `after` begins the next, `unbroken` stands when no
   * break is taken. Flagged unless it says otherwise; its penalty is 50 when not given.
   */
  | {
      readonly type: 'discretionary'
      readonly penalty?: number
      readonly flagged?: boolean
      readonly before: number
      readonly after: number
      readonly unbroken: number
    }

/** TeX's parameters of these names. `emergencyStretch` is in points, a badness or a number of demerits has no unit. */
export interface ParagraphParameters {
  /** The worst badness of a line; default 200. */
  readonly tolerance?: number
  /** The same for a first pass without hyphenation; default −1, no such pass. */
  readonly pretolerance?: number
  /** Default 10. */
  readonly linePenalty?: number
  /** The penalty of a discretionary that has none of its own; default 50. */
  readonly hyphenPenalty?: number
  /** Default 10000. */
  readonly adjDemerits?: number
  /** Default 10000. */
  readonly doubleHyphenDemerits?: number
  /** Default 5000. */
  readonly finalHyphenDemerits?: number
  /** So many lines more than the optimum, as near as can be; default 0. */
  readonly looseness?: number
  /** Default 0. */
  readonly emergencyStretch?: number
}

/** The lines of a paragraph. */
export interface ParagraphLines {
  /** For each line the index of the item that it ends at. */
  readonly breaks: readonly number[]
  /** For each line its glue set ratio: negative when it shrinks, 0 when infinite glue fills it, −1 when overfull (0 if nothing in it shrinks). */
  readonly ratios: readonly number[]
  /** The sum of the lines' demerits; a line that was taken for want of a better, beyond the tolerance, counts 0. */
  readonly totalDemerits: number
  readonly lines: number
  /** The looseness that was reached. */
  readonly looseness: number
  readonly pass: 'first' | 'second' | 'emergency'
  /** Lines, counted from 0, that cannot be shrunk to their width; absent when there are none. */
  readonly overfullLines?: readonly number[]
}

/**
 * The breaks of least total demerits, as TeX finds them (Knuth and Plass, Breaking Paragraphs into Lines, 1981; TeX: The
 * Program, part 38). Line i has the width `lineWidths[min(i, last)]` in points. Lengths are rounded to TeX's scaled
 * points (1/65536 pt), and badness and demerits are its whole numbers. The time grows with the number of items.
 *
 * Nothing is thrown: a number that is not finite counts as 0, an infinite or missing line width as 2⁴⁰ scaled points (16
 * million points), and where no line is within the tolerance one is set as TeX sets it, overfull or too loose.
 */
export function breakLines(
  items: readonly ParagraphItem[],
  lineWidths: readonly number[],
  params: ParagraphParameters = {},
): ParagraphLines {
  return published(breakItems(itemsOf(items, params), widthsOf(lineWidths), parametersOf(params)))
}

/**
 * Breaks line by line, each at the break of least demerits: the best-fit method that Knuth and Plass compare theirs with.
 * Arguments and result as for `breakLines`; looseness, pretolerance and emergencyStretch mean nothing here.
 */
export function bestFit(
  items: readonly ParagraphItem[],
  lineWidths: readonly number[],
  params: ParagraphParameters = {},
): ParagraphLines {
  return published(bestFitItems(itemsOf(items, params), widthsOf(lineWidths), parametersOf(params)))
}

/**
 * Breaks line by line, each taking what its natural width allows: the first-fit method of the same paper.
 * Arguments and result as for `bestFit`.
 */
export function firstFit(
  items: readonly ParagraphItem[],
  lineWidths: readonly number[],
  params: ParagraphParameters = {},
): ParagraphLines {
  return published(firstFitItems(itemsOf(items, params), widthsOf(lineWidths), parametersOf(params)))
}

/** 2⁴⁰ scaled points: sums of 8,000 such lengths are still exact. */
const LONGEST = 1_099_511_627_776

const finite = (value: number | undefined, otherwise: number): number =>
  value !== undefined && Number.isFinite(value) ? value : otherwise

function length(points: number | undefined): Sp {
  const scaled = pt(finite(points, 0))
  return scaled > LONGEST ? (LONGEST as Sp) : scaled < -LONGEST ? (-LONGEST as Sp) : scaled
}

/** Infinite penalties mean what they say; other nonsense costs nothing. */
function penaltyOf(value: number | undefined, otherwise: number): number {
  const penalty = value ?? otherwise
  return Number.isNaN(penalty) ? 0 : Math.max(FORCED, Math.min(FORBIDDEN, penalty))
}

function widthsOf(lineWidths: readonly number[]): readonly Sp[] {
  if (lineWidths.length === 0) return [LONGEST as Sp]
  return lineWidths.map(width => (Number.isFinite(width) ? length(width) : (LONGEST as Sp)))
}

function itemsOf(items: readonly ParagraphItem[], params: ParagraphParameters): readonly LineItem[] {
  return items.map(item => itemOf(item, params))
}

function itemOf(item: ParagraphItem, params: ParagraphParameters): LineItem {
  switch (item.type) {
    case 'box':
      return {
        type: 'box',
        width: length(item.width),
        stretch: length(item.stretch),
        shrink: length(item.shrink),
      }
    case 'glue': {
      const glue = { width: length(item.width), stretch: length(item.stretch), shrink: length(item.shrink) }
      return { type: 'glue', ...glue, fil: finite(item.fil, 0) }
    }
    case 'penalty':
      return {
        type: 'penalty',
        width: length(item.width),
        penalty: penaltyOf(item.penalty, 0),
        flagged: item.flagged ?? false,
      }
    case 'discretionary':
      return {
        type: 'discretionary',
        penalty: penaltyOf(item.penalty, finite(params.hyphenPenalty, 50)),
        flagged: item.flagged ?? true,
        before: length(item.before),
        after: length(item.after),
        unbroken: length(item.unbroken),
      }
  }
}

/** Far beyond any cost in use, and still so small that sums stay finite. */
const DEAREST = 1_000_000_000_000

const cost = (value: number | undefined, otherwise: number): number =>
  Math.max(-DEAREST, Math.min(DEAREST, finite(value, otherwise)))

function parametersOf(params: ParagraphParameters): LineBreakParameters {
  return {
    tolerance: Math.min(finite(params.tolerance, 200), INFINITELY_BAD),
    pretolerance: finite(params.pretolerance, -1),
    linePenalty: cost(params.linePenalty, 10),
    adjDemerits: cost(params.adjDemerits, 10_000),
    doubleHyphenDemerits: cost(params.doubleHyphenDemerits, 10_000),
    finalHyphenDemerits: cost(params.finalHyphenDemerits, 5000),
    looseness: Math.trunc(finite(params.looseness, 0)),
    emergencyStretch: length(params.emergencyStretch),
  }
}

function published(result: LineBreakResult): ParagraphLines {
  const { overfullLines, ...lines } = result
  return overfullLines.length === 0 ? lines : { ...lines, overfullLines }
}
