/** A page made up: areas with lines at their places. */
import type { Rect } from '../base/geometry.ts'
import type { Sp } from '../base/length.ts'
import type { NoteId } from '../edition/model.ts'
import type { Picture } from '../galley/picture.ts'
import type { Line } from '../paragraph/set-line.ts'

export type AreaRole =
  | 'running-head'
  | 'text'
  | 'notes'
  | 'margin'
  | 'source-pages'
  | 'folio'
  | 'index'
  | 'bibliography'
  | 'endnotes'
  | 'contents'

export interface PlacedLine {
  /** Left edge of the measure and baseline, from the page's top left. */
  readonly x: Sp
  readonly baseline: Sp
  readonly line: Line
  readonly note: NoteId | null
  /** The first line on this page of a note that began on an earlier one. */
  readonly continues: boolean
  /** Stands on an earlier page already: the head of a table that goes on. */
  readonly repeated?: true
}

export interface Area {
  readonly role: AreaRole
  readonly series: string | null
  readonly rect: Rect
  readonly lines: readonly PlacedLine[]
  readonly rules: readonly Rect[]
  readonly pictures?: readonly PlacedPicture[]
}

/** A picture at its place; `paragraph` is its caption, in which it may be described. */
export interface PlacedPicture {
  readonly rect: Rect
  readonly picture: Picture
  readonly paragraph: string
}

export interface CostPart {
  readonly name: string
  readonly amount: number
  readonly why: string
}

export interface Page {
  readonly index: number
  readonly folio: string
  readonly side: 'recto' | 'verso'
  readonly width: Sp
  readonly height: Sp
  /** The document that the page's last text line belongs to; null on blank pages and in the registers. */
  readonly document: string | null
  readonly opening: boolean
  readonly blank: boolean
  readonly areas: readonly Area[]
  readonly cost: { readonly total: number; readonly parts: readonly CostPart[] }
}

/** An entry of the outline: a title and the anchor that it leads to. */
export interface OutlineTarget {
  readonly title: string
  readonly to: string
  readonly children: readonly OutlineTarget[]
}
