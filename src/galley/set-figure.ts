/** A figure with its caption → one stretch of the galley: the picture as large as its page allows, the caption under it. */
import type { Rect } from '../base/geometry.ts'
import { pt, type Sp, sp, ZERO } from '../base/length.ts'
import type { Line, SetParagraph } from '../paragraph/set-line.ts'
import { measureOf } from '../style/measures.ts'
import type { StyledBlock } from '../style/styled-document.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import { baselineIn } from './baseline.ts'
import type { BareLine } from './build-galley.ts'
import type { GalleyPart } from './galley.ts'
import type { Picture } from './picture.ts'

/** Pixels to the inch of a picture that does not say. */
const DENSITY = 150
/** What stands for a picture that is not there: a frame, in parts of the measure and in lines. */
const FRAME_WIDTH = 0.5
const FRAME_LINES = 8
const FRAME_RULE = pt(0.4)

export function setFigure(
  { paragraph }: StyledBlock,
  set: SetParagraph,
  picture: Picture | null,
  stylesheet: Stylesheet,
): BareLine {
  const grid = stylesheet.body.leading
  const lines = set.variants[0]!.lines
  const worded = lines.some(({ setting }) => setting.parts.some(part => part.runs.length > 0))
  const gap = worded ? stylesheet.figure.captionGap * grid : 0
  const caption = worded ? lines.length * paragraph.leading : 0
  const page = stylesheet.page.lines * grid
  const room = {
    width: sp(measureOf(stylesheet) - paragraph.left),
    height: sp(Math.max(grid, page - gap - caption)),
  }
  const size = picture === null ? frameSize(room, grid) : pictureSize(picture, room)
  const needed = size.height + gap + caption
  const height = sp(Math.min(page, Math.ceil(needed / grid - 1e-9) * grid))
  const spare = Math.max(0, height - needed)
  const rect: Rect = {
    x: sp(paragraph.left + (room.width - size.width) / 2),
    y: sp(spare / 2),
    ...size,
  }
  const parts = captionParts(lines, rect.y + size.height + gap, paragraph.leading)
  const [first, ...more] = parts
  return {
    line: first!.line,
    baseline: first!.baseline,
    height,
    more,
    ...(picture === null ? { rules: frameRules(rect) } : { picture: { rect, picture } }),
  }
}

const captionParts = (lines: readonly Line[], top: number, leading: Sp): readonly GalleyPart[] =>
  lines.map((line, index) => ({
    x: ZERO,
    baseline: sp(top + index * leading + baselineIn(leading, line.size)),
    line,
  }))

interface Size {
  readonly width: Sp
  readonly height: Sp
}

/** As large as its pixels make it, but not wider or higher than there is room; never enlarged. */
function pictureSize({ width, height, density }: Picture, room: Size): Size {
  const point = 72 / (density ?? DENSITY)
  const scale = Math.min(1, room.width / pt(width * point), room.height / pt(height * point))
  return { width: sp(pt(width * point) * scale), height: sp(pt(height * point) * scale) }
}

const frameSize = (room: Size, grid: Sp): Size => ({
  width: sp(room.width * FRAME_WIDTH),
  height: sp(Math.min(room.height, FRAME_LINES * grid)),
})

function frameRules({ x, y, width, height }: Rect): readonly Rect[] {
  const [right, bottom] = [sp(x + width - FRAME_RULE), sp(y + height - FRAME_RULE)]
  return [
    { x, y, width, height: FRAME_RULE },
    { x, y: bottom, width, height: FRAME_RULE },
    { x, y, width: FRAME_RULE, height },
    { x: right, y, width: FRAME_RULE, height },
  ]
}
