/** What stands on a page → the page made up: text on the grid from the top, notes on the foot of the type area. */
import { addAll, greatest } from '../base/arrays.ts'
import type { Rect } from '../base/geometry.ts'
import { type Sp, sp, ZERO } from '../base/length.ts'
import { baselineIn } from '../galley/baseline.ts'
import type { Line } from '../paragraph/set-line.ts'
import { noteMeasure } from '../style/measures.ts'
import type { NoteSeriesStyle, Stylesheet } from '../style/stylesheet.ts'
import type { CutNote, PageContent } from './cut-pages.ts'
import { columnsOf as columnCount, isRunIn } from './foot-layout.ts'
import { noteColumns } from './note-columns.ts'
import type { Area, PlacedLine, PlacedPicture } from './page.ts'
import { type Side, typeArea } from './page-geometry.ts'
import type { RunInBlock } from './run-in-notes.ts'

/** The notes of one series on one page. */
export interface FootBlock {
  readonly style: NoteSeriesStyle
  readonly notes: readonly CutNote[]
  /** The same as they are set when they are run in; null for another layout, and where there are none. */
  readonly runIn: RunInBlock | null
}

/** Areas of text and notes of one page; the blocks from the top. */
export function makeUpPage(
  content: PageContent,
  blocks: readonly FootBlock[],
  side: Side,
  stylesheet: Stylesheet,
): readonly Area[] {
  const area = typeArea(stylesheet, side, content.deviation)
  const areas: Area[] = []
  if (content.lines.length > 0) areas.push(textArea(content, area))
  addAll(areas, noteAreas(blocks, area, stylesheet))
  return areas
}

function textArea(content: PageContent, area: Rect): Area {
  const placed = (line: Line, x: Sp, baseline: number): PlacedLine => ({
    x: sp(area.x + x),
    baseline: sp(area.y + baseline),
    line,
    note: line.note,
    continues: false,
  })
  const [first] = content.lines
  const opening = first?.line.opening
  const again = (opening?.parts ?? []).map(part => ({
    ...placed(part.line, part.x, first!.top + part.baseline),
    repeated: true as const,
  }))
  const own = content.lines.flatMap(({ top, line }) => [
    placed(line.line, line.x ?? ZERO, top + line.baseline),
    ...(line.more ?? []).map(part => placed(part.line, part.x, top + part.baseline)),
  ])
  const rules = content.lines.flatMap(({ top, line }) =>
    [...(line === first?.line ? (opening?.rules ?? []) : []), ...(line.rules ?? [])].map(rule => ({
      ...rule,
      x: sp(area.x + rule.x),
      y: sp(area.y + top + rule.y),
    })),
  )
  const pictures = content.lines.flatMap(({ top, line }): readonly PlacedPicture[] => {
    if (line.picture === undefined) return []
    const { rect, picture } = line.picture
    const at = { ...rect, x: sp(area.x + rect.x), y: sp(area.y + top + rect.y) }
    return [{ rect: at, picture, paragraph: line.line.paragraph }]
  })
  const last = content.lines[content.lines.length - 1]!
  return {
    role: 'text',
    series: null,
    rect: { ...area, height: sp(last.top + last.line.height) },
    lines: [...again, ...own],
    rules,
    ...(pictures.length === 0 ? {} : { pictures }),
  }
}

/** The series stand one over the other; the last line of the last one stands on the last line of the page. */
function noteAreas(blocks: readonly FootBlock[], area: Rect, stylesheet: Stylesheet): readonly Area[] {
  const { body } = stylesheet
  const lastBaseline = area.height - body.leading + baselineIn(body.leading, body.size)
  const areas: Area[] = []
  let foot: number | null = null
  for (const block of blocks.toReversed()) {
    const { style } = block
    const columns = columnsOf(block, area, stylesheet)
    const rows = greatest(
      columns.map(column => column.rows.length),
      0,
    )
    if (rows === 0) continue
    const below = style.leading - baselineIn(style.leading, style.size)
    const bottom: number = foot ?? lastBaseline + below
    const top = sp(area.y + bottom - rows * style.leading)
    areas.unshift(...columns.map((column, index) => noteArea(column, index, block, top, area)))
    foot = bottom - rows * style.leading - style.separation
  }
  return areas
}

/** A column of notes: what stands on each of its lines. The only one, unless the style sets more. */
interface NoteColumn {
  readonly x: Sp
  readonly width: Sp
  readonly rows: readonly (readonly Omit<PlacedLine, 'x' | 'baseline'>[])[]
}

function columnsOf(
  { style, notes, runIn }: FootBlock,
  area: Rect,
  stylesheet: Stylesheet,
): readonly NoteColumn[] {
  if (isRunIn(style))
    return runIn === null
      ? []
      : [{ x: area.x, width: area.width, rows: runIn.lines.map(line => line.segments) }]
  const width = noteMeasure(style, stylesheet)
  const step = sp(width + stylesheet.page.marginGap)
  return noteColumns(notes, columnCount(style))
    .filter(lines => lines.length > 0)
    .map((lines, index) => ({ x: sp(area.x + index * step), width, rows: lines.map(line => [line]) }))
}

function noteArea(column: NoteColumn, index: number, block: FootBlock, top: Sp, area: Rect): Area {
  const { style } = block
  const lines = column.rows.flatMap((row, at) => {
    const baseline = sp(top + at * style.leading + baselineIn(style.leading, style.size))
    return row.map((line): PlacedLine => ({ ...line, x: column.x, baseline }))
  })
  const height = sp(column.rows.length * style.leading)
  const rect = { x: column.x, y: top, width: column.width, height }
  const rules =
    style.rule === null || index > 0
      ? []
      : [noteRule(style, style.rule, { ...rect, width: area.width }, continued(block))]
  return { role: 'notes', series: style.series, rect, lines, rules }
}

const continued = ({ notes, runIn }: FootBlock): boolean => runIn?.continues ?? (notes[0]?.from ?? 0) > 0

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
