/** A pagination instance → flat typed arrays: the places where pages may start and end, in text order. */
import { FORBIDDEN, FORCED, type Prices, partingPrice } from './page-cost.ts'
import type {
  PaginationInstance,
  PaginationItem,
  ParagraphItem,
  ParagraphVariant,
} from './pagination-instance.ts'
import { type NoteStream, noteStream } from './pagination-notes.ts'

/**
 * A start is a line at which a page may begin: the first line of a paragraph (whose variant is then still open) or a later
 * line of one variant; the last start, `starts − 1`, stands for the end of the text. An end is a place where a page's text may
 * end, with its price and the start of the next page. Starts and ends of one variant know nothing of the other variants.
 */
export interface PageGalley {
  readonly items: readonly PaginationItem[]
  readonly series: number
  readonly streams: readonly NoteStream[]

  readonly starts: number
  readonly startItem: Int32Array
  /** The variant that a start lies in; −1 at the first line of a paragraph. */
  readonly startVariant: Int32Array
  readonly startLine: Int32Array
  /** Note lines called before a start: [series × starts + start]. */
  readonly startCalled: Int32Array

  readonly ends: number
  /** The start after an end. */
  readonly endNext: Int32Array
  readonly endPrice: Float64Array
  /** Added to the price when the page is odd. */
  readonly endTurn: Float64Array
  readonly endForced: Uint8Array
  /** The side that the next page must have: 0 any, 1 recto, 2 verso. */
  readonly endSide: Uint8Array
  readonly hasSides: boolean

  /** The end before an item; −1 when a page must not end there. */
  readonly itemEnd: Int32Array
  /** Lower bound (≤ 0) of what the items from here on may take away from height − shrink. */
  readonly regain: Float64Array
  /** The sum of all negative line heights. */
  readonly negative: number
  /** The variants of item i are itemVariants[i] … itemVariants[i + 1] − 1. */
  readonly itemVariants: Int32Array

  /** The index of a variant within its paragraph as given. */
  readonly variantIndex: Int32Array
  readonly variantCost: Float64Array
  readonly variantLines: Int32Array
  /** Where the arrays below hold the places 0…n of a variant of n lines. */
  readonly variantBase: Int32Array
  /** Height of the lines of the variant before a place. */
  readonly placeHeight: Float64Array
  /** The end at a place within a variant; −1 at its edges. */
  readonly placeEnd: Int32Array
}

const isParagraph = (item: PaginationItem): item is ParagraphItem => item.type === 'par'

/** The variants that have lines, with their indices; a paragraph without any is no paragraph. */
const usable = (item: PaginationItem): { readonly variant: ParagraphVariant; readonly index: number }[] =>
  isParagraph(item)
    ? item.variants.flatMap((variant, index) => (variant.lines.length > 0 ? [{ variant, index }] : []))
    : []

/** Notes called in a variant, in order. */
export const callsOf = (variant: ParagraphVariant): number[] =>
  variant.lines.flatMap(line => line.notes ?? [])

const seriesOf = (instance: PaginationInstance, note: number): number => instance.notes[note]?.series ?? 0

export const seriesCountOf = (instance: PaginationInstance): number =>
  instance.notes.reduce((most, note) => Math.max(most, (note.series ?? 0) + 1), 1)

/** The note lines of one series called on a line. */
const linesCalled = (
  instance: PaginationInstance,
  calls: readonly number[] | undefined,
  series: number,
): number => {
  let lines = 0
  for (const note of calls ?? [])
    if (seriesOf(instance, note) === series) lines += instance.notes[note]?.lines.length ?? 0
  return lines
}

/** Counts of everything, so that the arrays can be made. */
const measure = (items: readonly PaginationItem[]) => {
  let starts = 1
  let variants = 0
  let places = 0
  for (const item of items) {
    const own = usable(item)
    if (own.length > 0) starts++
    variants += own.length
    for (const { variant } of own) {
      starts += variant.lines.length - 1
      places += variant.lines.length + 1
    }
  }
  return { starts, variants, places }
}

const negativeHeights = (items: readonly PaginationItem[]): number => {
  let sum = 0
  for (const item of items)
    for (const { variant } of usable(item)) for (const line of variant.lines) sum += Math.min(0, line.height)
  return sum
}

/**
 * @param instance all variants of each paragraph call the same notes in the same order
 * Time and memory are proportional to the number of lines of all variants.
 */
export const compileGalley = (instance: PaginationInstance, prices: Prices): PageGalley => {
  const { items } = instance
  const series = seriesCountOf(instance)
  const { starts, variants, places } = measure(items)
  const ends = items.length + places + 1
  const calls = items.flatMap(item => {
    const first = usable(item)[0]
    return first === undefined ? [] : callsOf(first.variant)
  })
  const galley = {
    items,
    series,
    streams: Array.from({ length: series }, (_, s) =>
      noteStream(
        instance.notes,
        calls.filter(note => seriesOf(instance, note) === s),
      ),
    ),
    starts,
    startItem: new Int32Array(starts),
    startVariant: new Int32Array(starts).fill(-1),
    startLine: new Int32Array(starts),
    startCalled: new Int32Array(starts * series),
    ends,
    endNext: new Int32Array(ends).fill(starts - 1),
    endPrice: new Float64Array(ends),
    endTurn: new Float64Array(ends),
    endForced: new Uint8Array(ends),
    endSide: new Uint8Array(ends),
    hasSides: items.some(item => item.type === 'penalty' && item.side !== undefined),
    itemEnd: new Int32Array(items.length + 1).fill(-1),
    regain: new Float64Array(items.length + 1),
    negative: negativeHeights(items),
    itemVariants: new Int32Array(items.length + 1),
    variantIndex: new Int32Array(variants),
    variantCost: new Float64Array(variants),
    variantLines: new Int32Array(variants),
    variantBase: new Int32Array(variants),
    placeHeight: new Float64Array(places),
    placeEnd: new Int32Array(places).fill(-1),
  }
  layParagraphs(instance, prices, galley)
  layItemEnds(galley)
  layRegain(galley)
  return galley
}

/** Starts, variants and the ends within paragraphs. */
const layParagraphs = (instance: PaginationInstance, prices: Prices, galley: PageGalley) => {
  const { series, starts } = galley
  const called = new Array<number>(series).fill(0)
  let start = 0
  let variantAt = 0
  let placeAt = 0
  const addStart = (item: number, variant: number, line: number, lines: readonly number[]) => {
    galley.startItem[start] = item
    galley.startVariant[start] = variant
    galley.startLine[start] = line
    for (let s = 0; s < series; s++) galley.startCalled[s * starts + start] = lines[s]!
    return start++
  }
  for (const [i, item] of galley.items.entries()) {
    galley.itemVariants[i] = variantAt
    const own = usable(item)
    if (own.length > 0) addStart(i, -1, 0, called)
    let after: number[] = called
    for (const { variant, index } of own) {
      const { lines } = variant
      galley.variantIndex[variantAt] = index
      galley.variantCost[variantAt] = variant.cost
      galley.variantLines[variantAt] = lines.length
      galley.variantBase[variantAt] = placeAt
      after = [...called]
      for (const [l, line] of lines.entries()) {
        galley.placeHeight[placeAt + l + 1] = galley.placeHeight[placeAt + l]! + line.height
        for (let s = 0; s < series; s++) after[s]! += linesCalled(instance, line.notes, s)
        if (l === lines.length - 1) continue
        const end = galley.items.length + placeAt + l + 1
        galley.placeEnd[placeAt + l + 1] = end
        galley.endPrice[end] = partingPrice(prices, l + 1, lines.length) + (line.hyphen ? prices.hyphen : 0)
        galley.endTurn[end] = line.hyphen ? prices.hyphenTurn : 0
        galley.endNext[end] = addStart(i, variantAt, l + 1, after)
      }
      placeAt += lines.length + 1
      variantAt++
    }
    for (let s = 0; s < series; s++) called[s] = after[s]!
  }
  galley.itemVariants[galley.items.length] = variantAt
  addStart(galley.items.length, -1, 0, called)
}

/** The ends between items, from the last to the first: an end needs a line after it. */
const layItemEnds = (galley: PageGalley) => {
  const { items } = galley
  const hasLines = (i: number) => galley.itemVariants[i + 1]! > galley.itemVariants[i]!
  const firstStart = new Int32Array(items.length).fill(-1)
  for (let start = galley.starts - 2; start >= 0; start--)
    if (galley.startVariant[start] === -1) firstStart[galley.startItem[start]!] = start
  let next = -1
  let side = 0
  let lineBefore = items.length - 1
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!
    if (hasLines(i)) {
      next = firstStart[i]!
      side = 0
    } else if (item.type === 'penalty' && item.penalty <= FORCED && side === 0) {
      side = item.side === 'recto' ? 1 : item.side === 'verso' ? 2 : 0
    }
    // Paragraphs without lines leave nothing in the flat list, so the line before an item may stand some items back.
    lineBefore = Math.min(lineBefore, i - 1)
    while (lineBefore >= 0 && isParagraph(items[lineBefore]!) && !hasLines(lineBefore)) lineBefore--
    const afterLine = lineBefore >= 0 && hasLines(lineBefore)
    const isPenalty = item.type === 'penalty'
    const legal = isPenalty ? item.penalty < FORBIDDEN : afterLine && (item.type === 'glue' || hasLines(i))
    if (!legal || next < 0) continue
    galley.itemEnd[i] = i
    galley.endNext[i] = next
    galley.endSide[i] = side
    if (!isPenalty) continue
    galley.endForced[i] = item.penalty <= FORCED ? 1 : 0
    galley.endPrice[i] = item.penalty <= FORCED ? 0 : item.penalty
  }
}

/** Glue that shrinks more than it is high, and negative heights, make a page lower as it goes on: by how much at most. */
const layRegain = (galley: PageGalley) => {
  const { items, regain } = galley
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i]!
    const rest = regain[i + 1]!
    if (item.type === 'glue') regain[i] = Math.min(0, item.height - item.shrink + rest)
    else if (item.type === 'penalty') regain[i] = item.penalty <= FORCED ? 0 : rest
    else {
      let least = galley.itemVariants[i + 1] === galley.itemVariants[i] ? rest : Number.POSITIVE_INFINITY
      for (const { variant } of usable(item)) {
        const total = variant.lines.reduce((sum, line) => sum + line.height, 0)
        const negative = variant.lines.reduce((sum, line) => sum + Math.min(0, line.height), 0)
        least = Math.min(least, negative, total + rest)
      }
      regain[i] = Math.min(0, least)
    }
  }
}

/** The first start, and those that a page may end before. */
export const reachedStarts = ({ starts, endNext, itemEnd, placeEnd }: PageGalley): Uint8Array => {
  const reached = new Uint8Array(starts)
  reached[0] = 1
  for (const end of itemEnd) if (end >= 0) reached[endNext[end]!] = 1
  for (const end of placeEnd) if (end >= 0) reached[endNext[end]!] = 1
  return reached
}
