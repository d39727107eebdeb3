/** Points, sizes and rectangles on a page: origin top left, y grows downward, scaled points. */
import type { Sp } from './length.ts'

export interface Point {
  readonly x: Sp
  readonly y: Sp
}
export interface Size {
  readonly width: Sp
  readonly height: Sp
}
export interface Rect extends Point, Size {}
