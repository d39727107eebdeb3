/** Columns that were chosen → how many of them are good, bad and ugly, reckoned anew from the lines and TeX's badness. */
import { pt, sp } from '../src/base/length.ts'
import type { Pagination, PaginationInstance } from '../src/page/paginate.ts'
import { badness, INFINITELY_BAD } from '../src/paragraph/line-demerits.ts'
import { COLUMN_LINES } from './novels-instances.ts'
import type { SetBlock } from './novels-lines.ts'

/** A column as it is printed. */
export interface Column {
  /** TeX's badness of its vertical glue, 0 … 10000; 10000 also when it is too high. */
  readonly badness: number
  /** Its last line is the first of a paragraph, or the last but one, or a title. */
  readonly badEnd: boolean
  readonly target: number
}

export interface Verdict {
  readonly columns: number
  readonly good: number
  readonly bad: number
  readonly ugly: number
  readonly infinite: number
  /** Columns that end with a club line, before a widow line or under a title. */
  readonly badEnds: number
  /** Columns that are a line longer or shorter. */
  readonly spread: number
  /** Spreads whose columns are not all set to one height; the last column of the book, which is not full, apart. */
  readonly uneven: number
  /** Paragraphs set a line longer or shorter. */
  readonly variants: number
}

/** How columns make spreads: so many together, the first column being at this place of its spread. */
export interface Spreads {
  readonly together: number
  readonly firstPlace: number
}

/** A line with its place in its block, and what stands above it when it does not open the column. */
interface PlacedLine {
  readonly block: number
  readonly index: number
  readonly count: number
  readonly title: boolean
  readonly whiteLines: number
  readonly gaps: number
}

const placedLines = (blocks: readonly SetBlock[], chosen: (block: number) => number): PlacedLine[] => {
  const lines: PlacedLine[] = []
  let whiteLines = 0
  for (const [i, { kind, variants }] of blocks.entries()) {
    if (kind === 'break') whiteLines++
    const count = variants[chosen(i)]?.lines ?? 0
    for (let index = 0; index < count; index++) {
      const first = index === 0
      lines.push({
        block: i,
        index,
        count,
        title: kind === 'title',
        whiteLines: first ? whiteLines : 0,
        gaps: first && i > 0 ? 1 : 0,
      })
      whiteLines = 0
    }
  }
  return lines
}

const columnOf = (lines: readonly PlacedLine[], last: boolean, flex: boolean, target: number): Column => {
  const below = lines.slice(1)
  const filled = below.reduce((sum, line) => sum + line.whiteLines, lines.length)
  const gaps = flex ? below.reduce((sum, line) => sum + line.gaps, 0) : 0
  const short = COLUMN_LINES + target - filled
  const end = lines.at(-1)
  const parted = end !== undefined && end.index < end.count - 1
  const badEnd =
    !last && end !== undefined && (end.title || (parted && (end.index === 0 || end.index === end.count - 2)))
  const worth =
    short < 0 ? INFINITELY_BAD : last || short === 0 ? 0 : badness(sp(short * pt(12)), sp(gaps * pt(1)))
  return { badness: worth, badEnd, target }
}

/** How many lines stand before each column end: ends count entries of the flat list, in which glue and penalties are one each. */
const linesBefore = (instance: PaginationInstance, pagination: Pagination): ((end: number) => number) => {
  const before = [0]
  let paragraph = 0
  const add = (lines: number) => before.push((before.at(-1) ?? 0) + lines)
  for (const item of instance.items) {
    if (item.type !== 'par') add(0)
    else
      for (let n = item.variants[pagination.variants[paragraph++] ?? 0]?.lines.length ?? 0; n > 0; n--) add(1)
  }
  return end => before[end] ?? 0
}

/** `chosen` gives the index of the variant of each block. */
export const printedColumns = (
  blocks: readonly SetBlock[],
  chosen: (block: number) => number,
  instance: PaginationInstance,
  pagination: Pagination,
  flex: boolean,
): Column[] => {
  const lines = placedLines(blocks, chosen)
  const place = linesBefore(instance, pagination)
  const { pages } = pagination
  if (place(pages.at(-1)?.end ?? 0) !== lines.length) throw new Error('lines were lost between the columns')
  return pages.map((page, i) => {
    const from = i === 0 ? 0 : place(pages[i - 1]?.end ?? 0)
    return columnOf(lines.slice(from, place(page.end)), i === pages.length - 1, flex, page.target)
  })
}

/** The variant chosen of each block; titles are single lines in the instance and have only one. */
export const chosenVariants = (
  blocks: readonly SetBlock[],
  pagination: Pagination,
): ((block: number) => number) => {
  const byBlock: number[] = []
  let paragraph = 0
  for (const { kind, variants } of blocks) {
    const count = kind === 'title' ? (variants[0]?.lines ?? 0) : variants.length > 0 ? 1 : 0
    byBlock.push(kind === 'title' || count === 0 ? 0 : (pagination.variants[paragraph] ?? 0))
    paragraph += count
  }
  return block => byBlock[block] ?? 0
}

const unevenSpreads = (columns: readonly Column[], { together, firstPlace }: Spreads): number => {
  const targets = new Map<number, Set<number>>()
  for (const [i, { target }] of columns.slice(0, -1).entries()) {
    const spread = Math.floor((i + firstPlace) / together)
    targets.set(spread, (targets.get(spread) ?? new Set()).add(target))
  }
  return [...targets.values()].filter(each => each.size > 1).length
}

/** The classes of the experiment: good below 2000, bad below 4000, ugly from there on, and infinitely bad. */
export const verdictOn = (columns: readonly Column[], variants: number, spreads: Spreads): Verdict => {
  const count = (which: (column: Column) => boolean) => columns.filter(which).length
  return {
    columns: columns.length,
    good: count(({ badness: b }) => b < 2000),
    bad: count(({ badness: b }) => b >= 2000 && b < 4000),
    ugly: count(({ badness: b }) => b >= 4000 && b < INFINITELY_BAD),
    infinite: count(({ badness: b }) => b >= INFINITELY_BAD),
    badEnds: count(({ badEnd }) => badEnd),
    spread: count(({ target }) => target !== 0),
    uneven: unevenSpreads(columns, spreads),
    variants,
  }
}

/** Every column full and no widow, club or lonely title: what the experiment calls a solution. */
export const isSolution = ({ infinite, badEnds, uneven }: Verdict): boolean =>
  infinite === 0 && badEnds === 0 && uneven === 0
