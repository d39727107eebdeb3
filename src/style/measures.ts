/** The measures of a style: of the text, and of notes wherever they stand. */
import { type Sp, sp } from '../base/length.ts'
import type { NoteSeriesStyle, Stylesheet } from './stylesheet.ts'

/** Width of the text block: the measure that all pages share. */
export const measureOf = (stylesheet: Stylesheet): Sp =>
  sp(stylesheet.page.width - stylesheet.page.inner - stylesheet.page.outer)

/** Notes in the margin have the margin's measure, notes in columns the column's. */
export function noteMeasure(style: NoteSeriesStyle, stylesheet: Stylesheet): Sp {
  if (style.place === 'margin') return stylesheet.page.marginColumn
  const measure = measureOf(stylesheet)
  if (style.place !== 'foot' || style.layout !== 'columns' || style.columns < 2) return measure
  return sp((measure - (style.columns - 1) * stylesheet.page.marginGap) / style.columns)
}
