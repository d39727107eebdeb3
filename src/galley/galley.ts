/** The text set to one measure and not yet cut: lines with their heights on the grid, white, and where a page may end. */
import type { Diagnostic } from '../base/diagnostic.ts'
import type { Rect } from '../base/geometry.ts'
import type { Sp } from '../base/length.ts'
import type { NoteId } from '../edition/model.ts'
import type { Line, SetParagraph } from '../paragraph/set-line.ts'
import type { Picture } from './picture.ts'

/** A line as it stands in the galley. */
export interface GalleyLine {
  readonly line: Line
  /** What it takes of the page; all lines of body text take one line of the grid. */
  readonly height: Sp
  /** Its baseline, from the top of its height. */
  readonly baseline: Sp
  /** Foot notes that this line calls first, in order, notes called inside notes after their own. */
  readonly notes: readonly NoteId[]
  /** Where `line` stands, from the left of the measure; 0 when absent. */
  readonly x?: Sp
  /** Lines that stand beside or under it in the same stretch of the galley: of a row's cells, of a caption. */
  readonly more?: readonly GalleyPart[]
  /** Rules, from the left of the measure and the top of the height. */
  readonly rules?: readonly Rect[]
  readonly picture?: { readonly rect: Rect; readonly picture: Picture }
  /** What stands over it when it is the first of a page: the head of its table again. */
  readonly opening?: { readonly parts: readonly GalleyPart[]; readonly rules: readonly Rect[] }
}

/** A line at its place, from the left of the measure and the top of the stretch that it belongs to. */
export interface GalleyPart {
  readonly x: Sp
  readonly baseline: Sp
  readonly line: Line
}

export interface GalleyVariant {
  readonly looseness: number
  readonly demerits: number
  readonly lines: readonly GalleyLine[]
}

export type GalleyItem =
  | {
      readonly kind: 'paragraph'
      readonly document: string
      readonly set: SetParagraph
      readonly variants: readonly GalleyVariant[]
    }
  /**
   * White. `edge`: over or under a group; where a page end parts the two, the one that is left is made whole lines, so that
   * the text is on the grid again. `give` is what it may lose or gain, in whole lines of the grid, where a page would
   * else be too long or short.
   */
  | { readonly kind: 'glue'; readonly height: Sp; readonly give: Sp; readonly edge?: 'upper' | 'lower' }
  /** 10000 forbids a page end, −10000 forces one; `side` asks for the page that follows. */
  | { readonly kind: 'penalty'; readonly cost: number; readonly side: 'recto' | 'verso' | null }

/** A note at the foot, set. */
export interface SetNote {
  readonly id: NoteId
  readonly series: string
  readonly mark: string
  readonly document: string
  readonly lines: readonly Line[]
}

export interface Galley {
  readonly measure: Sp
  /** Leading of the body: the grid. */
  readonly grid: Sp
  readonly items: readonly GalleyItem[]
  readonly diagnostics: readonly Diagnostic[]
  readonly notes: ReadonlyMap<NoteId, SetNote>
}
