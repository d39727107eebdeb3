/** The set blocks of a novel → the abstract books that are cut into columns, one for each setting of the experiment. */
import type { PaginationInstance, PaginationItem, ParagraphVariant } from '../src/page/paginate.ts'
import type { SetBlock } from './novels-lines.ts'

/** One line of the grid, 12 pt, in thousandths of a point. */
export const LINE = 12_000
export const COLUMN_LINES = 46

export interface ColumnSetting {
  /** Between paragraphs the space may stretch by 1 pt. */
  readonly flex: boolean
  /** Paragraphs may be a line longer or shorter. */
  readonly variants: boolean
  /** So many neighbouring columns may be a line longer or shorter together; 1 when none may. */
  readonly together: 1 | 2 | 4
}

/**
 * What the space between two paragraphs may give before the column counts as not full. A column whose space stretches by 2.714
 * times its 1 pt has badness 2000, where good columns end.
 */
const GOOD_STRETCH = 2714
/** A widow or club, and a column that is not full by a line: each dearer than any number of variants. */
const NEVER = 1e7
const LINE_LACKING = 1e5
/** A variant costs this, and more the worse its lines are than the best: twice as much when each is stretched by all its stretch. */
const VARIANT = 40
const DEMERITS_OF_A_LOOSE_LINE = 12_100
/** What each column pays that is a line longer or shorter. */
const SPREAD = 60

const lines = (count: number) => Array.from({ length: count }, () => ({ height: LINE }))

const variantsOf = ({ variants }: SetBlock, { variants: wanted }: ColumnSetting): ParagraphVariant[] =>
  (wanted ? variants : variants.slice(0, 1)).map(variant => ({
    looseness: variant.looseness,
    cost: variant.looseness === 0 ? 0 : VARIANT * (1 + variant.demerits / DEMERITS_OF_A_LOOSE_LINE),
    lines: lines(variant.lines),
  }))

const NO_END: PaginationItem = { type: 'penalty', penalty: 10_000 }
const oneLine = (): PaginationItem => ({
  type: 'par',
  variants: [{ looseness: 0, cost: 0, lines: lines(1) }],
})

/** The lines of a title stand together, and a title with its text. */
const titleItems = (count: number): PaginationItem[] =>
  Array.from({ length: count }, oneLine).flatMap(line => [line, NO_END])

/** First fit knows no price: the lines of a paragraph stand singly, with forbidden ends where a widow or a club would be. */
const singleLines = (count: number): PaginationItem[] =>
  Array.from({ length: count }, (_, i) =>
    i > 0 && (i === 1 || i === count - 1) ? [NO_END, oneLine()] : [oneLine()],
  ).flat()

const itemsOf = (
  blocks: readonly SetBlock[],
  setting: ColumnSetting,
  paragraph: (block: SetBlock) => readonly PaginationItem[],
): PaginationItem[] => {
  const stretch = setting.flex ? GOOD_STRETCH : 0
  return blocks.flatMap((block, i): readonly PaginationItem[] => {
    if (block.kind === 'break') return [{ type: 'glue', height: LINE, stretch: 0, shrink: 0 }]
    const above: PaginationItem[] = i > 0 ? [{ type: 'glue', height: 0, stretch, shrink: 0 }] : []
    const [best] = block.variants
    if (best === undefined) return above
    return [...above, ...(block.kind === 'title' ? titleItems(best.lines) : paragraph(block))]
  })
}

const instanceOf = (items: readonly PaginationItem[], setting: ColumnSetting): PaginationInstance => ({
  pageHeight: COLUMN_LINES * LINE,
  // Even and odd pages of the model are the left and right columns of a page, and the first is a left one.
  firstPage: 2,
  params: {
    underfull: LINE_LACKING / (LINE * LINE),
    widow: NEVER,
    club: NEVER,
    hyphen: 0,
    hyphenTurn: 0,
    noteSplit: 0,
    noteDefer: 0,
    noteSkip: 0,
    facing: setting.together === 2 ? LINE_LACKING / (LINE * LINE) : 0,
    extraPage: 0,
  },
  notes: [],
  items,
  ...(setting.together > 1 ? { spread: { tolerance: LINE, cost: SPREAD } } : {}),
})

/** For the optimum. */
export const columnInstance = (blocks: readonly SetBlock[], setting: ColumnSetting): PaginationInstance =>
  instanceOf(
    itemsOf(blocks, setting, block => [{ type: 'par', variants: variantsOf(block, setting) }]),
    setting,
  )

/** For first fit. */
export const firstFitInstance = (blocks: readonly SetBlock[], flex: boolean): PaginationInstance => {
  const setting: ColumnSetting = { flex, variants: false, together: 1 }
  return instanceOf(
    itemsOf(blocks, setting, block => singleLines(block.variants[0]?.lines ?? 0)),
    setting,
  )
}
