/** Drawing, free of PDF: where every glyph goes and what it belongs to. */
import type { Point, Rect } from '../base/geometry.ts'
import type { Sp } from '../base/length.ts'
import type { Picture } from '../galley/picture.ts'
import type { GlyphRun } from '../shape/glyph-run.ts'

export type StructureId = number
/** Names a place that links may point at: `note d1.n5`, `call d1.n5`, `p d1.b3`, `page 12`. */
export type AnchorName = string

/** Required on every operation, so that a mark outside the structure cannot be written. */
export type Belonging =
  | { readonly kind: 'content'; readonly of: StructureId }
  | { readonly kind: 'artifact'; readonly as: 'running-head' | 'folio' | 'rule' | 'line-number' | 'repeated' }

export type DrawOp =
  /** One line's glyphs in visual order, each run at its own x on one baseline; `stretch` scales letters horizontally (1 = none). */
  | {
      readonly op: 'glyphs'
      readonly baseline: Sp
      readonly runs: readonly PlacedRun[]
      readonly belongs: Belonging
    }
  | { readonly op: 'picture'; readonly rect: Rect; readonly picture: Picture; readonly belongs: Belonging }
  | { readonly op: 'rule'; readonly rect: Rect; readonly belongs: Belonging }
  | {
      readonly op: 'link'
      readonly rect: Rect
      readonly to: AnchorName
      /** `to` is an address outside the file: http, https or mailto. */
      readonly outside?: true
      /** Said by assistive technology: `note 5`, `back to the call of note 5`. */
      readonly description: string
      readonly belongs: Belonging
    }

export interface PlacedRun {
  readonly x: Sp
  readonly run: GlyphRun
  /** Horizontal scale of the letters in thousandths of the natural width: 1000, 1005, 980. */
  readonly scale: number
  /**
   * `soft-hyphen`: the run's last glyph is a hyphen that line breaking added; it stands for U+00AD.
   */
  readonly hyphen: 'none' | 'soft-hyphen'
}

export interface DisplayPage {
  readonly width: Sp
  readonly height: Sp
  readonly folio: string
  /** The nodes of the structure that it has content of. */
  readonly structures: Iterable<StructureId>
  /** In reading order. The pages of a volume make theirs whenever they are asked, for all at once would fill the memory. */
  readonly ops: readonly DrawOp[]
}

export interface StructureNode {
  readonly id: StructureId
  /** Standard structure type, `Document`, `Sect`, `H1`, `P`, `Note`, `L`, `LI`, `Link`, …; or `Apparatus`, `Lemma`. */
  readonly tag: string
  /** BCP 47; null when it is that of the parent. */
  readonly language: string | null
  readonly children: readonly StructureNode[]
  readonly attributes?: StructureAttributes
}

/** What the type alone does not say. */
export interface StructureAttributes {
  /** Said in place of what cannot be read aloud. */
  readonly alternative?: string
  /** What the glyphs stand for, where they do not say it: a word divided between two pages. */
  readonly actualText?: string
  /** Of a list: does it count its items, or mark them? */
  readonly numbering?: 'numbered' | 'bulleted' | 'plain'
  /** Of a header cell: what it is the header of. */
  readonly headerOf?: 'column' | 'row'
  /** Of a cell, when more than one. */
  readonly columns?: number
  readonly rows?: number
  /** It counts although it is empty: a cell that keeps the others in their columns. */
  readonly evenEmpty?: true
}

export interface OutlineEntry {
  readonly title: string
  readonly to: AnchorName
  readonly children: readonly OutlineEntry[]
}

export interface DisplayList {
  readonly pages: readonly DisplayPage[]
  readonly structure: StructureNode
  readonly destinations: ReadonlyMap<AnchorName, { readonly page: number; readonly at: Point }>
  readonly outline: readonly OutlineEntry[]
  readonly information: {
    readonly title: string
    readonly author: string | null
    readonly subject: string | null
    readonly language: string
  }
}
