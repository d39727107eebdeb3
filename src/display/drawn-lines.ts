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
/** Its middle from the text, where a line begins or ends with it. */
const BAR_IN_MARGIN = 0.19

export function drawnLines(placed: PlacedLine, runs: readonly PlacedLineRun[]): readonly DrawOp[] {
  if (!runs.some(run => run.ruled !== undefined)) return []
  const rects = [
    ...lines(placed, runs, run => run.ruled === 'under' || run.ruled === 'under-and-through', UNDER),
    ...lines(placed, runs, run => run.ruled === 'through' || run.ruled === 'under-and-through', THROUGH),
    ...runs.flatMap((run, index) =>
      run.ruled === 'bar' ? [bar(run, placed, shiftOf(run, runs[index - 1], runs[index + 1]))] : [],
    ),
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

/** From its place to the middle of the white beside it; at the head and the end of a line into the margin. */
function shiftOf(
  { run: { size } }: PlacedLineRun,
  before: PlacedLineRun | undefined,
  after: PlacedLineRun | undefined,
): number {
  if (before === undefined) return -size * BAR_IN_MARGIN
  const left = whiteOf(before, /\s+$/.exec(before.run.text)?.index ?? null, null)
  if (left > 0) return -left / 2
  if (after === undefined) return size * BAR_IN_MARGIN
  return whiteOf(after, null, /^\s*/.exec(after.run.text)![0].length) / 2
}

/** The width of the white that begins at one character of a run, or ends before another; 0 for neither. */
function whiteOf({ run, width, scale }: PlacedLineRun, from: number | null, to: number | null): number {
  const ink = (cluster: number): boolean => (from === null ? cluster >= (to ?? 0) : cluster < from)
  if (from === null && (to ?? 0) === 0) return 0
  const inked = run.glyphs.reduce((sum, glyph) => sum + (ink(glyph.cluster) ? glyph.advance : 0), 0)
  return Math.max(0, width - (inked * scale) / 1000)
}

function bar({ x, run: { size } }: PlacedLineRun, placed: PlacedLine, shift: number): Rect {
  return {
    x: sp(placed.x + x + shift - (size * BAR_THICKNESS) / 2),
    y: sp(placed.baseline - size * BAR_HEIGHT),
    width: sp(size * BAR_THICKNESS),
    height: sp(size * (BAR_HEIGHT + BAR_DEPTH)),
  }
}
