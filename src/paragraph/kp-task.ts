/** Options and line widths → what the line-breaking search is to do: its costs, its passes, its widths. */
import type { Sp } from '../base/length.ts'
import type { Breakpoints } from './kp-breakpoints.ts'
import { INFINITELY_BAD } from './line-demerits.ts'
import type { LineBreakParameters } from './line-item.ts'

/** TeX's parameters and some of our own; each of these may be left out, and then TeX's results come out. */
export interface KnuthPlassOptions extends LineBreakParameters {
  /** A last line of less natural width costs `lastLineDemerits`, unless it is the only one. */
  readonly lastLineMinimum?: Sp
  /** Default 10⁸, as much as an infinitely bad line: only where nothing else is within the tolerance. */
  readonly lastLineDemerits?: number
  /** For the third and each further flagged break in a row, beside `doubleHyphenDemerits`. */
  readonly tripleHyphenDemerits?: number
  /** Lines of a variant may be no worse than this; default `tolerance`. */
  readonly variantTolerance?: number
  /**
   * For one more pass when all others fail: lines as loose as this rather than one that sticks out, which TeX would take.
   * 10000 allows any that does not.
   */
  readonly sloppyTolerance?: number
  /** Items at which no line may end, though they are legal breaks; forced ones end it all the same. */
  readonly forbiddenBreaks?: ReadonlySet<number>
}

/** What lines cost; every value is set. */
export interface Costs {
  readonly linePenalty: number
  readonly adjDemerits: number
  readonly doubleHyphenDemerits: number
  readonly finalHyphenDemerits: number
  /** 0: not reckoned with. */
  readonly tripleHyphenDemerits: number
  readonly lastLineMinimum: number
  readonly lastLineDemerits: number
}

/** One pass over the paragraph. */
export interface Pass {
  readonly name: 'first' | 'second' | 'emergency'
  readonly tolerance: number
  /** Stretch that every line has beside its own. */
  readonly extraStretch: number
  readonly hyphens: boolean
  /** In the last pass a line that cannot be set well is set badly. */
  readonly final: boolean
}

/** What stays the same over all passes. */
export interface Task {
  readonly breakpoints: Breakpoints
  /** Line i has the width `widths[i]`; the last repeats. */
  readonly widths: readonly number[]
  readonly costs: Costs
  /** Ways of equal break but different number of lines are kept apart, as looseness and variants need. */
  readonly linesApart: boolean
  /** The largest change in the number of lines that is wanted; ways further off may be given up in a long paragraph. */
  readonly reach: number
  /** Lines no worse than this may belong to a variant. */
  readonly variantTolerance: number
}

/** TeX's passes in their order (§863), and the sloppy one after them; only the last is final. */
export function passesOf(params: KnuthPlassOptions): readonly Pass[] {
  const tolerance = Math.min(params.tolerance, INFINITELY_BAD)
  const extraStretch = Math.max(0, params.emergencyStretch)
  const passes: Omit<Pass, 'final'>[] = []
  if (params.pretolerance >= 0) {
    const first = Math.min(params.pretolerance, INFINITELY_BAD)
    passes.push({ name: 'first', tolerance: first, extraStretch: 0, hyphens: false })
  }
  passes.push({ name: 'second', tolerance, extraStretch: 0, hyphens: true })
  if (extraStretch > 0) passes.push({ name: 'emergency', tolerance, extraStretch, hyphens: true })
  const sloppy = Math.min(params.sloppyTolerance ?? tolerance, INFINITELY_BAD)
  if (sloppy > tolerance) passes.push({ name: 'emergency', tolerance: sloppy, extraStretch, hyphens: true })
  return passes.map((pass, i) => ({ ...pass, final: i === passes.length - 1 }))
}

export function makeTask(
  breakpoints: Breakpoints,
  lineWidths: readonly Sp[],
  params: KnuthPlassOptions,
  linesApart: boolean,
  reach: number,
): Task {
  const variantTolerance = params.variantTolerance ?? INFINITELY_BAD
  return {
    breakpoints,
    widths: distinctWidths(lineWidths),
    costs: costsOf(params),
    linesApart,
    reach,
    variantTolerance,
  }
}

/** Without the repetitions at the end, so that as few line numbers as possible are told apart. */
function distinctWidths(lineWidths: readonly Sp[]): readonly number[] {
  if (lineWidths.length === 0) throw new Error('a paragraph needs the width of its lines')
  let length = lineWidths.length
  while (length > 1 && lineWidths[length - 2] === lineWidths[length - 1]) length--
  return lineWidths.slice(0, length)
}

const UNBEARABLE = 100_000_000

function costsOf(params: KnuthPlassOptions): Costs {
  return {
    linePenalty: params.linePenalty,
    adjDemerits: params.adjDemerits,
    doubleHyphenDemerits: params.doubleHyphenDemerits,
    finalHyphenDemerits: params.finalHyphenDemerits,
    tripleHyphenDemerits: params.tripleHyphenDemerits ?? 0,
    lastLineMinimum: params.lastLineMinimum ?? Number.NEGATIVE_INFINITY,
    lastLineDemerits: params.lastLineDemerits ?? UNBEARABLE,
  }
}
