/** The blocks of a document → which stand together; a centred group → how far its lines move; a drawn line → its rule. */
import { type Sp, sp } from '../base/length.ts'
import type { Line, SetParagraph } from '../paragraph/set-line.ts'
import { measureOf } from '../style/measures.ts'
import type { StyledBlock, StyledParagraph } from '../style/styled-document.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import type { BareLine } from './build-galley.ts'

export interface BlockRun {
  readonly blocks: readonly StyledBlock[]
  readonly grouped: boolean
}

/** Neighbours of one group together, every other block by itself. */
export function runsOf(flow: readonly StyledBlock[]): readonly BlockRun[] {
  const runs: { blocks: StyledBlock[]; grouped: boolean }[] = []
  for (const block of flow) {
    const last = runs[runs.length - 1]
    const id = block.group?.id
    if (id !== undefined && last !== undefined && last.blocks[0]!.group?.id === id) last.blocks.push(block)
    else runs.push({ blocks: [block], grouped: id !== undefined })
  }
  return runs
}

interface Setting {
  readonly stylesheet: Stylesheet
  readonly setOne: (paragraph: StyledParagraph) => SetParagraph
}

/** What brings the longest line of a centred group into the middle of the measure; 0 for other groups. */
export function shiftOf(blocks: readonly StyledBlock[], { stylesheet, setOne }: Setting): Sp {
  if (!blocks.some(({ group }) => group?.centred)) return sp(0)
  const room = measureOf(stylesheet)
  let left = Number.POSITIVE_INFINITY
  let right = 0
  for (const { paragraph } of blocks)
    for (const line of setOne(paragraph).variants[0]!.lines) {
      left = Math.min(left, line.x)
      right = Math.max(right, line.x + line.width)
    }
  return sp(Math.max(0, (room - right - left) / 2))
}

/** The lines, further to the right. */
export const moved = (lines: readonly Line[], by: Sp): readonly Line[] =>
  by === 0
    ? lines
    : lines.map(line => ({
        ...line,
        x: sp(line.x + by),
        setting: { ...line.setting, x: sp(line.setting.x + by) },
      }))

/** With the rule of a block that is a drawn line. */
export function drawn(
  lines: readonly BareLine[],
  { rule, paragraph }: StyledBlock,
  { stylesheet }: Pick<Setting, 'stylesheet'>,
): readonly BareLine[] {
  const [first] = lines
  if (rule === undefined || first === undefined) return lines
  const x = sp(paragraph.left + (measureOf(stylesheet) - paragraph.left - rule.width) / 2)
  const y = sp((first.height - rule.thickness) / 2)
  return [{ ...first, rules: [{ x, y, width: rule.width, height: rule.thickness }] }]
}
