/** Recto and verso areas of a style's page. */
import type { Rect } from '../base/geometry.ts'
import { type Sp, sp } from '../base/length.ts'
import type { Stylesheet } from '../style/stylesheet.ts'

export type Side = 'recto' | 'verso'

/** Odd page numbers are right-hand pages. */
export const sideOf = (pageNumber: number): Side => (pageNumber % 2 === 1 ? 'recto' : 'verso')

/** The type area: `deviation` lines longer or shorter than the style's page, always from the same top. */
export function typeArea(stylesheet: Stylesheet, side: Side, deviation: number): Rect {
  const { page, body } = stylesheet
  return {
    x: side === 'recto' ? page.inner : page.outer,
    y: page.top,
    width: sp(page.width - page.inner - page.outer),
    height: sp((page.lines + deviation) * body.leading),
  }
}

/** The column of the margin notes, in the outer margin. */
export function marginColumn(stylesheet: Stylesheet, side: Side): Rect {
  const area = typeArea(stylesheet, side, 0)
  const { marginColumn: width, marginGap } = stylesheet.page
  const x = side === 'recto' ? sp(area.x + area.width + marginGap) : sp(area.x - marginGap - width)
  return { x, y: area.y, width, height: area.height }
}

/** The edge away from the spine: left on a verso, right on a recto. */
export const outerEdge = (area: Rect, side: Side): Sp => (side === 'recto' ? sp(area.x + area.width) : area.x)
