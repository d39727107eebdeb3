/** A series of notes and how many of them a page has → the width of the box of a mark that begins anew on each page. */
import { type Sp, sp } from '../base/length.ts'
import type { EditionDocument } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import { seriesStyle } from './note-marks.ts'
import type { NoteSeriesStyle, Stylesheet } from './stylesheet.ts'

/**
 * In ems of the text: of what most pages have, one figure, letter or symbol. Two figures, an m, a doubled dagger need what
 * the other marks of their line leave.
 */
const PAGE_MARK_WIDTH = { number: 0.42, letter: 0.38, roman: 0.38, symbol: 0.42 } as const

/** Of an apparatus that comes to `aw` on every page: between one letter or figure and two. */
const CROWDED_MARK_WIDTH = 0.58

/** Lines are broken as if marks that only finished pages know stood in a box of fixed width; others are as wide as they are (null). */
export function markWidth(series: NoteSeriesStyle, size: Sp, crowded: ReadonlySet<string>): Sp | null {
  if (series.restart !== 'page') return null
  return sp(size * (crowded.has(series.series) ? CROWDED_MARK_WIDTH : PAGE_MARK_WIDTH[series.marks]))
}

/** Series of numbers or letters with more notes to a page, as a rule, than there are marks of one sign. */
export function crowdedSeries(document: EditionDocument, stylesheet: Stylesheet): ReadonlySet<string> {
  const counts = new Map<NoteSeriesStyle, number>()
  for (const { series, mark } of document.notes) {
    const style = seriesStyle(stylesheet.notes, series)
    if (style.restart === 'page' && mark === undefined) counts.set(style, (counts.get(style) ?? 0) + 1)
  }
  if (counts.size === 0) return new Set()
  const length = document.blocks.reduce((sum, { content }) => sum + plainText(content).length, 0)
  const pages = Math.max(1, length / CHARACTERS_ON_PAGE)
  const crowded = [...counts].filter(([{ marks }, count]) => count / pages > SINGLE_MARKS[marks])
  return new Set(crowded.map(([{ series }]) => series))
}

/** Of text over so many notes that it matters. */
const CHARACTERS_ON_PAGE = 2000

/** Romans and symbols differ in width from the first on; a page of many has other marks. */
const SINGLE_MARKS = {
  number: 9,
  letter: 26,
  roman: Number.POSITIVE_INFINITY,
  symbol: Number.POSITIVE_INFINITY,
} as const
