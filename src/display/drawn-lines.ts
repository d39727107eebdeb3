/** A placed line of text and its runs → the rules drawn under it, through it, and as bars between its words. */
import type { Rect } from '../base/geometry.ts'
import { type Sp, sp } from '../base/length.ts'
import type { PlacedLine } from '../page/page.ts'
import type { PlacedLineRun } from '../paragraph/set-line.ts'
import type { DrawOp } from './display-list.ts'

/** In ems of the text: thickness, and the middle of the line from the baseline, downward. */
const THICKNESS = 0.05
const UNDER = 0.13
const THROUGH = -0.22
/** A bar stands from under the baseline to the height of a capital. */
const BAR_THICKNESS = 0.035
const BAR_DEPTH = 0.18
const BAR_HEIGHT = 0.72
/** Its middle from the text that it stands before. */
const BAR_BEFORE = 0.1

export function drawnLines(placed: PlacedLine, runs: readonly PlacedLineRun[]): readonly DrawOp[] {
  if (!runs.some(run => run.ruled !== undefined)) return []
  const rects = [
    ...lines(placed, runs, run => run.ruled === 'under' || run.ruled === 'under-and-through', UNDER),
    ...lines(placed, runs, run => run.ruled === 'through' || run.ruled === 'under-and-through', THROUGH),
    ...runs.filter(run => run.ruled === 'bar').map(run => bar(run, placed)),
  ]
  return rects.map(rect => ({ op: 'rule', rect, belongs: { kind: 'artifact', as: 'rule' } }))
}

/** One line for neighbours that touch, of the thickness of the largest of them. */
function lines(
  { x, baseline }: PlacedLine,
  runs: readonly PlacedLineRun[],
  has: (run: PlacedLineRun) => boolean,
  at: number,
): readonly Rect[] {
  const stretches: { start: Sp; end: Sp; size: Sp }[] = []
  for (const run of runs) {
    if (!has(run) || run.width === 0) continue
    const end = sp(run.x + run.width)
    const last = stretches[stretches.length - 1]
    if (last !== undefined && last.end === run.x) {
      last.end = end
      last.size = sp(Math.max(last.size, run.run.size))
    } else stretches.push({ start: run.x, end, size: run.run.size })
  }
  return stretches.map(({ start, end, size }) => ({
    x: sp(x + start),
    y: sp(baseline + size * (at - THICKNESS / 2)),
    width: sp(end - start),
    height: sp(size * THICKNESS),
  }))
}

function bar({ x, run: { size } }: PlacedLineRun, placed: PlacedLine): Rect {
  return {
    x: sp(placed.x + x - size * (BAR_BEFORE + BAR_THICKNESS / 2)),
    y: sp(placed.baseline - size * BAR_HEIGHT),
    width: sp(size * BAR_THICKNESS),
    height: sp(size * (BAR_HEIGHT + BAR_DEPTH)),
  }
}
