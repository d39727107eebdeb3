/** The lines of a page at which pages of the source begin → their numbers in the margin. */
import type { Rect } from '../base/geometry.ts'
import { type Sp, sp } from '../base/length.ts'
import type { SetOne } from '../galley/build-galley.ts'
import type { Line } from '../paragraph/set-line.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import { generatedParagraph } from './furniture.ts'
import type { Area, PlacedLine } from './page.ts'
import { type Side, typeArea } from './page-geometry.ts'

/**
 * In the outer margin, level with the line; in the inner one when notes stand in the outer.
 * @param placed the lines of the page's text
 */
export function sourcePageAreas(
  placed: readonly PlacedLine[],
  side: Side,
  language: string,
  stylesheet: Stylesheet,
  setOne: SetOne,
): readonly Area[] {
  const column = numberColumn(side, stylesheet)
  const lines: PlacedLine[] = []
  for (const { line, baseline } of placed) {
    const labels = (line.marks ?? []).flatMap(mark => (mark.kind === 'source-page' ? [mark.label] : []))
    if (labels.length === 0) continue
    const set = numberLine(labels.join(', '), column, language, stylesheet, setOne)
    // Lines of cells may stand side by side; their numbers go under one another.
    const least = lines.length === 0 ? 0 : lines[lines.length - 1]!.baseline + set.size
    lines.push({
      x: column.x,
      baseline: sp(Math.max(baseline, least)),
      line: set,
      note: null,
      continues: false,
    })
  }
  if (lines.length === 0) return []
  return [{ role: 'source-pages', series: null, rect: column, lines, rules: [] }]
}

/** Between the text and the edge of the page, on the side that has no notes. */
function numberColumn(side: Side, stylesheet: Stylesheet): Rect & { readonly align: 'left' | 'right' } {
  const area = typeArea(stylesheet, side, 0)
  const { page, sourcePages, notes } = stylesheet
  const outerTaken = notes.some(({ place }) => place === 'margin')
  const atRight = (side === 'recto') !== outerTaken
  const margin = outerTaken ? page.inner : page.outer
  const width = sp(Math.max(0, margin - sourcePages.distance - EDGE))
  const x = atRight
    ? sp(area.x + area.width + sourcePages.distance)
    : sp(area.x - sourcePages.distance - width)
  return { x, y: area.y, width, height: area.height, align: atRight ? 'left' : 'right' }
}

/** Nothing is printed nearer than this to the edge of the paper: 5 mm. */
const EDGE: Sp = sp(14 * 65536)

/** On one line, smaller where it must be. */
function numberLine(
  label: string,
  { width, align }: { readonly width: Sp; readonly align: 'left' | 'right' },
  language: string,
  stylesheet: Stylesheet,
  setOne: SetOne,
): Line {
  const { sourcePages } = stylesheet
  const setAt = (size: Sp, measure: Sp): Line => {
    const type = { ...sourcePages, size, align }
    const paragraph = generatedParagraph('source-page', label, type, stylesheet, language, measure)
    return setOne(paragraph).variants[0]!.lines[0]!
  }
  const natural = setAt(sourcePages.size, sp(Math.max(width, ONE_LINE * sourcePages.size)))
  if (natural.width <= width) return setAt(sourcePages.size, width)
  const size = sp(Math.max(1, Math.floor((sourcePages.size * width) / natural.width) - 1))
  return setAt(size, width)
}

/** Ems that any label fits in. */
const ONE_LINE = 200
