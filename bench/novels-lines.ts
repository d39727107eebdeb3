/** The blocks of a novel → how many lines each has, at its best and where it may be a line longer or shorter. */
import { mm, pt, type Sp, sp, ZERO } from '../src/base/length.ts'
import { breakVariants, type KnuthPlassOptions, type LineBreakResult } from '../src/paragraph/knuth-plass.ts'
import { makeItems } from '../src/paragraph/make-items.ts'
import type { Typesetter } from '../src/paragraph/typesetter.ts'
import type { StyledParagraph } from '../src/style/styled-document.ts'
import type { Stylesheet } from '../src/style/stylesheet.ts'
import { textStyle } from '../src/style/text-style.ts'
import type { Novel, NovelBlock, NovelRun } from './novels-text.ts'

/** One way to set a block. `demerits` is by how much its lines are worse than the best ones, a line. */
export interface BlockVariant {
  readonly lines: number
  readonly looseness: -1 | 0 | 1
  readonly demerits: number
}

export interface SetBlock {
  readonly kind: NovelBlock['kind']
  /** The first is the best. A break has no lines and no variants. */
  readonly variants: readonly BlockVariant[]
}

export const MEASURE: Sp = mm(80)
export const SIZE: Sp = pt(11.6)
const INDENT: Sp = SIZE
/** A line of a paragraph may be as bad as this, a line of a variant only as bad as that. */
const TOLERANCE = 4000
const VARIANT_TOLERANCE = 500
/** A paragraph made longer keeps this part of the measure in its last line. */
const LONGER_LAST_LINE = 0.2
/** More than the worst paragraph costs. */
const NEVER = 1e12

const OPTIONS: KnuthPlassOptions = {
  tolerance: TOLERANCE,
  variantTolerance: VARIANT_TOLERANCE,
  pretolerance: -1,
  linePenalty: 10,
  adjDemerits: 10000,
  doubleHyphenDemerits: 10000,
  finalHyphenDemerits: 5000,
  looseness: 0,
  emergencyStretch: ZERO,
  // Rather a loose line than one that sticks out.
  sloppyTolerance: 10000,
}

const LAST_LINE_LONG: KnuthPlassOptions = {
  ...OPTIONS,
  lastLineMinimum: sp(MEASURE * LONGER_LAST_LINE),
  lastLineDemerits: NEVER,
}

/** What paragraphs are set with. */
export interface NovelSetting {
  readonly stylesheet: Stylesheet
  readonly typesetter: Typesetter
  /** By how many thousandths letters may be wider or narrower; 0 for rigid letters. */
  readonly letters: number
}

/** Spaces stretch by half and shrink by a third, as TeX takes them from such a font. */
const styled = (
  runs: readonly NovelRun[],
  indent: Sp,
  { stylesheet, letters }: NovelSetting,
): StyledParagraph => {
  let offset = 0
  const inlines = runs.map(({ text, italic }) => {
    const style = textStyle(
      { ...stylesheet.body, size: SIZE, figures: 'lining' },
      stylesheet,
      'en',
      italic ? ['italic'] : [],
    )
    const inline = { kind: 'text' as const, text, offset, style, link: null }
    offset += text.length
    return inline
  })
  return {
    id: 'paragraph',
    role: 'paragraph',
    note: null,
    level: 0,
    inlines,
    language: 'en',
    measure: MEASURE,
    leading: pt(12),
    left: ZERO,
    firstLeft: indent,
    labelLength: 0,
    align: 'justify',
    breaking: {
      ...stylesheet.lineBreaking,
      hyphenPenalty: 50,
      explicitHyphenPenalty: 50,
      expansion: letters,
      tracking: 0,
      spaceStretch: 1 / 2,
      spaceShrink: 1 / 3,
      protrusion: false,
      hyphenate: true,
    },
    variants: true,
  }
}

/** The optimum, and of one line fewer and one line more those that keep the tolerance of variants. */
const breakParagraph = (paragraph: StyledParagraph, typesetter: Typesetter): readonly BlockVariant[] => {
  const { items, edges } = makeItems(paragraph, typesetter)
  const widths = [sp(MEASURE - paragraph.firstLeft), MEASURE]
  const { optimum, variants } = breakVariants(items, widths, OPTIONS, [-1, 1], edges)
  const best: BlockVariant = { lines: optimum.lines, looseness: 0, demerits: 0 }
  const variant = (result: LineBreakResult, looseness: -1 | 1): BlockVariant => ({
    lines: result.lines,
    looseness,
    demerits: Math.max(0, result.totalDemerits - optimum.totalDemerits) / result.lines,
  })
  const found = [best]
  const [shorter, longer] = variants
  if (shorter) found.push(variant(shorter, -1))
  if (longer) {
    // The best breaks with a long last line may themselves be the longer ones.
    const again = breakVariants(items, widths, LAST_LINE_LONG, [-1, 0, 1], edges).variants
    const long = again.find(
      each => each !== null && each.lines === optimum.lines + 1 && each.totalDemerits < NEVER,
    )
    if (long) found.push(variant(long, 1))
  }
  return found
}

/** Verse and titles stand as they are: each line of their own broken where it is too long, flush left. */
const breakFixed = (block: NovelBlock, setting: NovelSetting): BlockVariant => {
  const lines = block.lines.map(runs => {
    const paragraph = styled(runs, ZERO, setting)
    const { items, edges } = makeItems({ ...paragraph, align: 'left' }, setting.typesetter)
    return breakVariants(items, [MEASURE], { ...OPTIONS, tolerance: 9999 }, [], edges).optimum.lines
  })
  return { lines: lines.reduce((sum, each) => sum + each, 0), looseness: 0, demerits: 0 }
}

/** Sets all blocks, one after the other; time in proportion to the text. */
export const setNovel = (novel: Novel, setting: NovelSetting): SetBlock[] =>
  novel.blocks.map(block => {
    const { kind } = block
    const [runs] = block.lines
    if (kind === 'break' || runs === undefined) return { kind, variants: [] }
    if (kind !== 'paragraph' || block.lines.length > 1)
      return { kind, variants: [breakFixed(block, setting)] }
    return { kind, variants: breakParagraph(styled(runs, INDENT, setting), setting.typesetter) }
  })

/** How many paragraphs may be a line longer or shorter. */
export const elasticCount = (blocks: readonly SetBlock[]): number =>
  blocks.filter(block => block.variants.length > 1).length
