/** StyledParagraph → SetParagraph: items, the best breaks and those of a line more or less, lines justified. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import type { StyledParagraph } from '../style/styled-document.ts'
import { justifyLine } from './justify.ts'
import { breakVariants } from './knuth-plass.ts'
import type { LineBreakParameters } from './line-item.ts'
import { lineParts } from './line-parts.ts'
import { makeItems, type ParagraphItems } from './make-items.ts'
import type { Line, ParagraphVariant, SetParagraph } from './set-line.ts'
import type { Typesetter } from './typesetter.ts'

/** A longer paragraph keeps at least this part of the measure in its last line. */
const LONGER_LAST_LINE = 0.2
/** A last line is longer than this many ems, wherever it can be. */
const LAST_LINE_EMS = 1.5

export function setParagraph(paragraph: StyledParagraph, typesetter: Typesetter): SetParagraph {
  const all = makeItems(paragraph, typesetter)
  const widths = [sp(paragraph.measure - paragraph.firstLeft), sp(paragraph.measure - paragraph.left)]
  const broken = breakVariants(
    all.items,
    widths,
    parametersOf(paragraph),
    paragraph.variants ? [-1, 1] : [],
    all.edges,
  )
  const variants: ParagraphVariant[] = []
  for (const each of broken) {
    if (each === null) continue
    const lines = setLines(all, each.breaks, paragraph, typesetter)
    if (each.looseness > 0 && !longEnough(lines, paragraph)) continue
    variants.push({ looseness: each.looseness, demerits: each.totalDemerits, lines })
  }
  return { paragraph, variants, missing: all.missing }
}

function parametersOf(paragraph: StyledParagraph): LineBreakParameters {
  const { breaking } = paragraph
  return {
    tolerance: breaking.tolerance,
    pretolerance: -1,
    linePenalty: breaking.linePenalty,
    adjDemerits: breaking.adjDemerits,
    doubleHyphenDemerits: breaking.doubleHyphenDemerits,
    finalHyphenDemerits: breaking.finalHyphenDemerits,
    looseness: 0,
    emergencyStretch: sp(paragraph.measure / 20),
  }
}

const longEnough = (lines: readonly Line[], paragraph: StyledParagraph): boolean =>
  (lines[lines.length - 1]?.width ?? 0) >= paragraph.measure * LONGER_LAST_LINE

function setLines(
  all: ParagraphItems,
  breaks: readonly number[],
  paragraph: StyledParagraph,
  typesetter: Typesetter,
): readonly Line[] {
  return breaks.map((at, index) => {
    const after = index === 0 ? -1 : breaks[index - 1]!
    const first = index === 0
    const left = first ? paragraph.firstLeft : paragraph.left
    const ending = all.items[at]!
    const frame = {
      left,
      width: sp(paragraph.measure - left),
      hangLeft: first ? all.edges.start : hang(all.edges.hangAfter, after),
      hangRight: hang(all.edges.hangBefore, at),
      hyphenated: ending.type === 'discretionary' && ending.flagged,
      last: ending.type === 'penalty' && ending.penalty <= -10000,
    }
    return justifyLine(lineParts(all, after, at, typesetter), frame, paragraph)
  })
}

const hang = (hangs: ArrayLike<number>, index: number): Sp => {
  const value = hangs[index]
  return value === undefined ? ZERO : sp(value)
}

export const lastLineMinimum = (paragraph: StyledParagraph, size: Sp): Sp =>
  sp(Math.max(size * LAST_LINE_EMS, paragraph.firstLeft))
