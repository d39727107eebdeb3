/** Pages + set notes → notes beside the lines that call them: apart by least squares where they would touch, going on in the next margin. */
import type { Rect } from '../base/geometry.ts'
import { type Sp, sp } from '../base/length.ts'
import type { NoteId } from '../edition/model.ts'
import { baselineIn } from '../galley/baseline.ts'
import type { Galley } from '../galley/galley.ts'
import type { Line } from '../paragraph/set-line.ts'
import { seriesStyle } from '../style/note-marks.ts'
import type { NoteSeriesStyle, Stylesheet } from '../style/stylesheet.ts'
import type { PageContent } from './cut-pages.ts'
import type { Area, PlacedLine } from './page.ts'
import { marginColumn, type Side, sideOf } from './page-geometry.ts'

/** A note, or what is left of one, that wants to stand level with its call. */
interface MarginBlock {
  readonly note: NoteId
  readonly style: NoteSeriesStyle
  readonly lines: readonly Line[]
  readonly continues: boolean
  /** Top that brings its first baseline level with the call's; from the top of the column. */
  readonly wanted: number
}

/** White between two notes, in lines of their own leading: as it should be, and in a column that would not hold its notes. */
const WHITE_BETWEEN = 0.5
const CROWDED_WHITE = 0.25

/**
 * Margin areas by page. What the last pages cannot hold is returned under the index after the last,
 * one area a page that has still to be made.
 */
export function marginAreas(
  contents: readonly PageContent[],
  galley: Galley,
  stylesheet: Stylesheet,
  firstPage: number,
): readonly (readonly Area[])[] {
  if (!stylesheet.notes.some(style => style.place === 'margin')) return contents.map(() => [])
  const areas: Area[][] = []
  let owed: readonly MarginBlock[] = []
  for (let index = 0; index < contents.length || owed.length > 0; index++) {
    const content = contents[index]
    const side = sideOf(firstPage + index)
    const called = content === undefined ? [] : calledBlocks(content, galley, stylesheet)
    if (content?.blank) {
      areas.push([])
      continue
    }
    const height = marginColumn(stylesheet, side).height
    const filled = fillColumn([...owed, ...called], height)
    areas.push(filled.fitting.length === 0 ? [] : [marginArea(filled, height, side, stylesheet)])
    owed = filled.rest
  }
  return areas
}

function calledBlocks(content: PageContent, galley: Galley, stylesheet: Stylesheet): readonly MarginBlock[] {
  const blocks: MarginBlock[] = []
  for (const { top, line } of content.lines) {
    for (const id of line.notes) {
      const note = galley.notes.get(id)!
      const style = seriesStyle(stylesheet.notes, note.series)
      if (style.place !== 'margin') continue
      const wanted = top + line.baseline - baselineIn(style.leading, style.size)
      blocks.push({ note: id, style, lines: note.lines, continues: false, wanted })
    }
  }
  return blocks
}

const heightOf = (block: MarginBlock): number => block.lines.length * block.style.leading
const whiteAfter = (block: MarginBlock, lines: number): number => Math.round(block.style.leading * lines)

interface FilledColumn {
  readonly fitting: readonly MarginBlock[]
  readonly rest: readonly MarginBlock[]
  /** White between the blocks, in lines of their leading. */
  readonly white: number
}

/** Notes stand closer before one goes on in the next margin. */
function fillColumn(blocks: readonly MarginBlock[], height: number): FilledColumn {
  const filled = fillWith(blocks, height, WHITE_BETWEEN)
  return filled.rest.length === 0 ? filled : fillWith(blocks, height, CROWDED_WHITE)
}

/** As many blocks as the column holds; the one that crosses its foot is divided where the style allows it. */
function fillWith(blocks: readonly MarginBlock[], height: number, white: number): FilledColumn {
  const fitting: MarginBlock[] = []
  let used = 0
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!
    if (used + heightOf(block) <= height) {
      fitting.push(block)
      used += heightOf(block) + whiteAfter(block, white)
      continue
    }
    const { head, tail } = divide(block, height - used, fitting.length === 0)
    if (head !== null) fitting.push(head)
    return { fitting, rest: [tail, ...blocks.slice(index + 1)].map(each => ({ ...each, wanted: 0 })), white }
  }
  return { fitting, rest: [], white }
}

/** A column's first block is cut wherever it must be, so that the notes always get on. */
function divide(
  block: MarginBlock,
  room: number,
  alone: boolean,
): { readonly head: MarginBlock | null; readonly tail: MarginBlock } {
  const { minimumFragment, leading } = block.style
  const fit = Math.floor(room / leading)
  const most = Math.min(fit, block.lines.length - minimumFragment)
  const count =
    most >= minimumFragment ? most : alone ? Math.max(1, Math.min(fit, block.lines.length - 1)) : 0
  if (count <= 0) return { head: null, tail: block }
  return {
    head: { ...block, lines: block.lines.slice(0, count) },
    tail: { ...block, lines: block.lines.slice(count), continues: true },
  }
}

/**
 * The tops nearest to the wanted ones in least squares, in order, without touching and within the column.
 * With heights and white taken off, this is isotonic regression: solved by pooling adjacent violators
 * (Barlow, Bartholomew, Bremner, Brunk, Statistical Inference under Order Restrictions, 1972); the bounded optimum
 * is the free one cut off at the bounds.
 */
export function spreadApart(
  wanted: readonly number[],
  heights: readonly number[],
  whites: readonly number[],
  column: number,
): readonly number[] {
  const before: number[] = []
  let sum = 0
  wanted.forEach((_, index) => {
    before.push(sum)
    sum += heights[index]! + (index < wanted.length - 1 ? whites[index]! : 0)
  })
  const pools: { total: number; count: number }[] = []
  wanted.forEach((top, index) => {
    pools.push({ total: top - before[index]!, count: 1 })
    while (pools.length > 1 && mean(pools[pools.length - 2]!) > mean(pools[pools.length - 1]!)) {
      const last = pools.pop()!
      const previous = pools[pools.length - 1]!
      previous.total += last.total
      previous.count += last.count
    }
  })
  const room = Math.max(0, column - sum)
  const tops: number[] = []
  for (const pool of pools) {
    const level = Math.round(Math.min(room, Math.max(0, mean(pool))))
    for (let member = 0; member < pool.count; member++) tops.push(level + before[tops.length]!)
  }
  return tops
}

const mean = (pool: { readonly total: number; readonly count: number }): number => pool.total / pool.count

function marginArea(
  { fitting: blocks, white }: FilledColumn,
  height: Sp,
  side: Side,
  stylesheet: Stylesheet,
): Area {
  const column = marginColumn(stylesheet, side)
  const tops = spreadApart(
    blocks.map(block => block.wanted),
    blocks.map(heightOf),
    blocks.map(block => whiteAfter(block, white)),
    height,
  )
  const lines = blocks.flatMap((block, index) =>
    block.lines.map((line, at): PlacedLine => {
      const top = column.y + tops[index]! + at * block.style.leading
      return {
        x: column.x,
        baseline: sp(top + baselineIn(block.style.leading, block.style.size)),
        line,
        note: block.note,
        continues: at === 0 && block.continues,
      }
    }),
  )
  const [first] = blocks
  const rules = first!.continues ? [restRule(first!.style, column, column.y + tops[0]!)] : []
  return { role: 'margin', series: first!.style.series, rect: column, lines, rules }
}

/** Over the rest of a note from the margin before: as wide as the column, as over the rest of a foot note it is as wide as the text. */
function restRule(style: NoteSeriesStyle, column: Rect, top: number): Rect {
  const thickness = style.rule?.thickness ?? sp(style.size * RULE_THICKNESS)
  return {
    x: column.x,
    y: sp(top - thickness - style.leading * RULE_ABOVE),
    width: column.width,
    height: thickness,
  }
}

/** Thickness of the rule where the style has none, in ems; its distance from the line under it, in lines. */
const RULE_THICKNESS = 0.045
const RULE_ABOVE = 0.1
