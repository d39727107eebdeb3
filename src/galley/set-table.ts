/** A styled table → its rows set in columns as wide as their content asks, on the grid, with the rules around them. */
import { addAll, greatest } from '../base/arrays.ts'
import type { Rect } from '../base/geometry.ts'
import { type Sp, sp, ZERO } from '../base/length.ts'
import type { SetParagraph } from '../paragraph/set-line.ts'
import { measureOf } from '../style/measures.ts'
import type { StyledParagraph, StyledRow, StyledTable } from '../style/styled-document.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import { baselineIn } from './baseline.ts'
import type { BareLine, SetOne } from './build-galley.ts'
import { columnWidths, scaledParagraph } from './column-widths.ts'
import type { GalleyPart } from './galley.ts'

export interface SetRow {
  readonly line: BareLine
  readonly sets: readonly SetParagraph[]
  /** No page may end before it. */
  readonly keep: boolean
  /** Room over the row for the head of the table; white before the row takes it away where no page begins. */
  readonly rise: Sp
}

export interface SetTable {
  readonly rows: readonly SetRow[]
  readonly tooWide: boolean
}

interface Setting {
  readonly stylesheet: Stylesheet
  readonly setOne: SetOne
}

/** A cell set in its columns. */
interface CellSet {
  readonly x: Sp
  readonly rows: number
  readonly sets: readonly SetParagraph[]
  readonly height: number
}

/** From the left of the measure. */
interface Frame {
  readonly x: Sp
  readonly width: Sp
}

export function setTable(table: StyledTable, setting: Setting): SetTable {
  const { stylesheet, setOne } = setting
  const measure = measureOf(stylesheet)
  const { widths, size, tooWide } = columnWidths(table, measure, stylesheet, setOne)
  const gap = stylesheet.table.columnGap
  const total = widths.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, widths.length - 1)
  const frame: Frame = { x: sp(Math.max(0, (measure - total) / 2)), width: sp(total) }
  const cells = table.rows.map(row => setCells(row, { widths, gap, size, frame }, setting))
  const heights = rowHeights(cells, stylesheet)
  return { rows: finishRows(table, cells, heights, frame, stylesheet), tooWide }
}

interface Columns {
  readonly widths: readonly Sp[]
  readonly gap: Sp
  readonly size: number
  readonly frame: Frame
}

function setCells(
  row: StyledRow,
  columns: Columns,
  { setOne, stylesheet: { body } }: Setting,
): readonly CellSet[] {
  const { widths, gap, size, frame } = columns
  return row.cells.map(cell => {
    const before = widths.slice(0, cell.column).reduce((sum, width) => sum + width + gap, 0)
    const own = widths.slice(cell.column, cell.column + cell.columns)
    const width = own.reduce((sum, each) => sum + each, 0) + gap * Math.max(0, own.length - 1)
    const sets = cell.paragraphs.map(paragraph =>
      setOne({ ...onBodyLeading(scaledParagraph(paragraph, size), body.leading), measure: sp(width) }),
    )
    const lines = sets.reduce((sum, set) => sum + set.paragraph.leading * set.variants[0]!.lines.length, 0)
    const height = lines + Math.max(0, body.leading - (sets[0]?.paragraph.leading ?? 0))
    return { x: sp(frame.x + before), rows: cell.rows, sets, height }
  })
}

/** A leading that is not much less is that of the body: rows of any number of lines then have the same white between them. */
const onBodyLeading = (paragraph: StyledParagraph, grid: Sp): StyledParagraph => {
  const { leading } = paragraph
  return leading < grid && leading >= grid * MUCH_LESS ? { ...paragraph, leading: grid } : paragraph
}

const MUCH_LESS = 0.7

/** Whole lines of the grid, the first of a cell standing as a line of text does; what spans rows has room in all of them together. */
function rowHeights(cells: readonly (readonly CellSet[])[], { body }: Stylesheet): readonly number[] {
  const whole = (height: number): number =>
    Math.max(1, Math.ceil(height / body.leading - 1e-9)) * body.leading
  const heights = cells.map(row =>
    whole(
      greatest(
        row.filter(({ rows }) => rows === 1).map(each => each.height),
        0,
      ),
    ),
  )
  cells.forEach((row, at) => {
    for (const { rows, height } of row) {
      const last = Math.min(at + rows, heights.length) - 1
      const room = heights.slice(at, last + 1).reduce((sum, each) => sum + each, 0)
      if (height > room) heights[last] = heights[last]! + whole(height - room)
    }
  })
  return heights
}

function finishRows(
  table: StyledTable,
  cells: readonly (readonly CellSet[])[],
  heights: readonly number[],
  frame: Frame,
  stylesheet: Stylesheet,
): readonly SetRow[] {
  const page = stylesheet.page.lines * stylesheet.body.leading
  const count = table.rows.length
  const headRows = Math.max(
    0,
    table.rows.findIndex(row => !row.header),
  )
  const head = repeatedHead(cells, heights, headRows, frame, stylesheet)
  const repeatable = head.height > 0 && head.height * MOST_OF_A_PAGE <= page
  const spanned = spannedRows(cells)
  let kept = 0
  return cells.flatMap((row, at): readonly SetRow[] => {
    const height = heights[at]!
    const rules = rulesOf(at, count, headRows, height, frame, stylesheet)
    const repeats = repeatable && at > headRows
    const rise = repeats ? head.height : ZERO
    const wanted = at > 0 && (at <= headRows || spanned.has(at) || at === 1 || at === count - 1)
    // Rows that no page holds together are kept apart rather than set over its foot.
    const keep = wanted && (kept + height <= page || height + rise > page)
    kept = keep ? kept + height : height + rise
    if (height + rise > page) return slices(row, rules, keep, height, stylesheet)
    const lowered = rules.map(rule => ({ ...rule, y: sp(rule.y + rise) }))
    const line = lineOf(partsOf(row, rise, stylesheet), sp(height + rise), lowered)
    const opening = repeats ? { opening: { parts: head.parts, rules: head.rules } } : {}
    return [{ line: { ...line, ...opening }, sets: row.flatMap(({ sets }) => sets), keep, rise }]
  })
}

/** A head that takes more than a third of a page is not repeated. */
const MOST_OF_A_PAGE = 3

/** Rows into which a cell from above reaches. */
function spannedRows(cells: readonly (readonly CellSet[])[]): ReadonlySet<number> {
  const spanned = new Set<number>()
  cells.forEach((row, at) => {
    for (const { rows } of row)
      for (let below = at + 1; below < at + Math.min(rows, MOST_SPANNED); below++) spanned.add(below)
  })
  return spanned
}

/** More rows than this are not kept on one page for the sake of a cell. */
const MOST_SPANNED = 20

/** The lines of a row's cells, `down` from its top; all cells begin on one baseline. */
function partsOf(row: readonly CellSet[], down: number, { body }: Stylesheet): readonly GalleyPart[] {
  const first = baselineIn(body.leading, body.size)
  return row.flatMap(({ x, sets }) => {
    let top = down
    return sets.flatMap(set =>
      set.variants[0]!.lines.map((line): GalleyPart => {
        const baseline = sp(top + first)
        top += set.paragraph.leading
        return { x, baseline, line }
      }),
    )
  })
}

function lineOf(parts: readonly GalleyPart[], height: Sp, rules: readonly Rect[]): BareLine {
  const [first, ...more] = parts
  if (first === undefined) throw new Error('a row of a table has at least one cell with a paragraph')
  return { line: first.line, x: first.x, height, baseline: first.baseline, more, rules }
}

/** Heavy rules over and under the table, a light one under its head. */
function rulesOf(
  at: number,
  count: number,
  headRows: number,
  height: number,
  { x, width }: Frame,
  { table }: Stylesheet,
): readonly Rect[] {
  const rules: Rect[] = []
  const { heavyRule, lightRule } = table
  if (at === 0 && heavyRule > 0) rules.push({ x, y: ZERO, width, height: heavyRule })
  if (at === headRows - 1 && lightRule > 0)
    rules.push({ x, y: sp(height - lightRule), width, height: lightRule })
  if (at === count - 1 && heavyRule > 0)
    rules.push({ x, y: sp(height - heavyRule), width, height: heavyRule })
  return rules
}

function repeatedHead(
  cells: readonly (readonly CellSet[])[],
  heights: readonly number[],
  headRows: number,
  frame: Frame,
  stylesheet: Stylesheet,
): { readonly height: Sp; readonly parts: readonly GalleyPart[]; readonly rules: readonly Rect[] } {
  let height = 0
  const parts: GalleyPart[] = []
  const rules: Rect[] = []
  for (let at = 0; at < headRows; at++) {
    addAll(parts, partsOf(cells[at]!, height, stylesheet))
    for (const rule of rulesOf(at, cells.length, headRows, heights[at]!, frame, stylesheet))
      rules.push({ ...rule, y: sp(rule.y + height) })
    height += heights[at]!
  }
  return { height: sp(height), parts, rules }
}

/** A row higher than a page, line by line of its cells on the grid of the body. */
function slices(
  row: readonly CellSet[],
  rules: readonly Rect[],
  keep: boolean,
  height: number,
  { body }: Stylesheet,
): readonly SetRow[] {
  const columns = row.map(({ x, sets }) =>
    sets.flatMap(set => set.variants[0]!.lines.map(line => ({ x, line, set }))),
  )
  const count = greatest(
    columns.map(lines => lines.length),
    1,
  )
  const baseline = baselineIn(body.leading, body.size)
  return Array.from({ length: count }, (_, at): SetRow => {
    const own = columns.flatMap(lines => lines.slice(at, at + 1))
    const parts = own.map(({ x, line }): GalleyPart => ({ x, line, baseline }))
    const shown = rules.flatMap((rule): readonly Rect[] => {
      if (rule.y === 0) return at === 0 ? [rule] : []
      return at === count - 1 ? [{ ...rule, y: sp(rule.y - height + body.leading) }] : []
    })
    const line = lineOf(parts, body.leading, shown)
    return { line, sets: own.map(({ set }) => set), keep: keep && at === 0, rise: ZERO }
  })
}
