/** What stands on a page → the page made up: text on the grid from the top, notes on the foot of the type area. */
import type { Rect } from '../base/geometry.ts'
import { type Sp, sp } from '../base/length.ts'
import { baselineIn } from '../galley/build-galley.ts'
import type { NoteSeriesStyle, Stylesheet } from '../style/stylesheet.ts'
import type { CutNote, PageContent } from './cut-pages.ts'
import type { Area, PlacedLine } from './page.ts'
import { type Side, typeArea } from './page-geometry.ts'

/** Areas of text and notes of one page. */
export function makeUpPage(
  content: PageContent,
  series: readonly NoteSeriesStyle[],
  side: Side,
  stylesheet: Stylesheet,
): readonly Area[] {
  const area = typeArea(stylesheet, side, content.deviation)
  const areas: Area[] = []
  if (content.lines.length > 0) areas.push(textArea(content, area))
  areas.push(...noteAreas(content, series, area, stylesheet))
  return areas
}

function textArea(content: PageContent, area: Rect): Area {
  const lines = content.lines.map(
    ({ top, line }): PlacedLine => ({
      x: area.x,
      baseline: sp(area.y + top + line.baseline),
      line: line.line,
      note: line.line.note,
      continues: false,
    }),
  )
  const last = content.lines[content.lines.length - 1]!
  return {
    role: 'text',
    series: null,
    rect: { ...area, height: sp(last.top + last.line.height) },
    lines,
    rules: [],
  }
}

/** The series stand one over the other; the last line of the last one stands on the last line of the page. */
function noteAreas(
  content: PageContent,
  series: readonly NoteSeriesStyle[],
  area: Rect,
  stylesheet: Stylesheet,
): readonly Area[] {
  const { body } = stylesheet
  const lastBaseline = area.height - body.leading + baselineIn(body.leading, body.size)
  const areas: Area[] = []
  let foot: number | null = null
  for (let index = series.length - 1; index >= 0; index--) {
    const notes = content.notes[index] ?? []
    const style = series[index]!
    const count = notes.reduce((sum, note) => sum + note.lines.length, 0)
    if (count === 0) continue
    const below = style.leading - baselineIn(style.leading, style.size)
    const bottom: number = foot ?? lastBaseline + below
    const height = sp(count * style.leading)
    const top = sp(area.y + bottom - height)
    areas.unshift(noteArea(notes, style, { x: area.x, y: top, width: area.width, height }))
    foot = bottom - height - style.separation
  }
  return areas
}

function noteArea(notes: readonly CutNote[], style: NoteSeriesStyle, rect: Rect): Area {
  const lines: PlacedLine[] = []
  let y: Sp = rect.y
  for (const note of notes) {
    note.lines.forEach((line, index) => {
      const baseline = sp(y + baselineIn(style.leading, style.size))
      lines.push({ x: rect.x, baseline, line, note: note.note, continues: index === 0 && note.from > 0 })
      y = sp(y + style.leading)
    })
  }
  const continued = (notes[0]?.from ?? 0) > 0
  const rules = style.rule === null ? [] : [noteRule(style, style.rule, rect, continued)]
  return { role: 'notes', series: style.series, rect, lines, rules }
}

/** A short rule over notes; over the rest of a note from the page before it runs the full width. */
function noteRule(
  style: NoteSeriesStyle,
  rule: { readonly width: Sp; readonly thickness: Sp },
  rect: Rect,
  continued: boolean,
): Rect {
  const above = sp(Math.min(style.separation / 2, style.leading * RULE_DISTANCE))
  return {
    x: rect.x,
    y: sp(rect.y - above - rule.thickness),
    width: continued ? rect.width : rule.width,
    height: rule.thickness,
  }
}

/** Distance of the rule from the top of the first note, in lines of the notes. */
const RULE_DISTANCE = 0.35
