/** What line breaking works on: boxes, glue, penalties and discretionaries, without their contents. */
import type { Sp } from '../base/length.ts'

/**
 * Items as Knuth and Plass have them (Breaking Paragraphs into Lines, 1981), lengths in scaled points.
 * `stretch` and `shrink` of a box are what its letters give by expansion; usually 0.
 * A penalty of 10000 or more forbids a break, −10000 or less forces it.
 * `before` of a discretionary or penalty is added to the line that ends there, `after` to the line that begins after it,
 * `unbroken` stands where no break is taken.
 */
export type LineItem =
  | { readonly type: 'box'; readonly width: Sp; readonly stretch?: Sp; readonly shrink?: Sp }
  | {
      readonly type: 'glue'
      readonly width: Sp
      readonly stretch: Sp
      readonly shrink: Sp
      readonly fil?: number
    }
  | { readonly type: 'penalty'; readonly width: Sp; readonly penalty: number; readonly flagged: boolean }
  | {
      readonly type: 'discretionary'
      readonly penalty: number
      readonly flagged: boolean
      readonly before: Sp
      readonly after: Sp
      readonly unbroken: Sp
    }

/** TeX's parameters of the same names; dimensions in scaled points. */
export interface LineBreakParameters {
  readonly tolerance: number
  /** −1: no first pass without hyphens. */
  readonly pretolerance: number
  readonly linePenalty: number
  readonly adjDemerits: number
  readonly doubleHyphenDemerits: number
  readonly finalHyphenDemerits: number
  readonly looseness: number
  readonly emergencyStretch: Sp
}
