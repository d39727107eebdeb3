/** What is ugly on a page, in numbers: the one place that knows how the prices are reckoned. Prices in, amounts out. */
import type { PaginationInstance, PriceName, PricePart, Relaxation } from './pagination-instance.ts'

/** Penalties from here up forbid a page end. */
export const FORBIDDEN = 10000
/** Penalties from here down force one. */
export const FORCED = -10000

/** All prices of an instance with the defaults filled in. */
export interface Prices {
  readonly pageHeight: number
  /** What heights are told in; null: as they are. */
  readonly lineHeight: number | null
  readonly maxNoteHeight: number
  readonly underfull: number
  readonly facing: number
  readonly widow: number
  readonly club: number
  readonly hyphen: number
  readonly hyphenTurn: number
  readonly noteSplit: number
  readonly noteDefer: number
  /** By series. */
  readonly noteSkip: readonly number[]
  readonly extraPage: number
  readonly shortPage: number
  readonly minimumLines: number
  readonly noteStretch: number
  readonly pageStretch: number
  readonly notesAtFoot: boolean
  /** How far a page's height may differ from pageHeight; 0 when it may not. */
  readonly tolerance: number
  readonly spread: number
  readonly relaxation: Relaxation | null
}

export const pricesOf = (
  instance: PaginationInstance,
  seriesCount: number,
  relaxation: Relaxation | null = null,
): Prices => {
  const { params } = instance
  const skip = params.noteSkip
  const skipOf = (series: number) => (typeof skip === 'number' ? skip : (skip[series] ?? skip.at(-1) ?? 0))
  return {
    pageHeight: instance.pageHeight,
    lineHeight: instance.lineHeight ?? null,
    maxNoteHeight: instance.maxNoteHeight ?? Number.POSITIVE_INFINITY,
    underfull: params.underfull,
    facing: params.facing,
    widow: params.widow,
    club: params.club,
    hyphen: params.hyphen,
    hyphenTurn: params.hyphenTurn,
    noteSplit: params.noteSplit,
    noteDefer: params.noteDefer,
    noteSkip: Array.from({ length: seriesCount }, (_, series) => skipOf(series)),
    extraPage: params.extraPage,
    shortPage: params.shortPage ?? 0,
    minimumLines: instance.minimumLines ?? 0,
    noteStretch: instance.noteStretch ?? 0,
    pageStretch: instance.pageStretch ?? 0,
    notesAtFoot: instance.notesAtFoot ?? false,
    tolerance: instance.spread?.tolerance ?? 0,
    spread: instance.spread?.cost ?? 0,
    relaxation,
  }
}

/** The height that no stretch can fill on a page of this height; −1 when the page is overfull. */
export const lackOf = (height: number, natural: number, stretch: number, shrink: number): number => {
  const short = height - natural
  if (short < 0) return -short <= shrink ? 0 : -1
  return short > stretch ? short - stretch : 0
}

/** How far the bottom of a page stands above the foot of one of the common height. */
export const bottomOf = (prices: Prices, lack: number, target: number, noteLines: number): number =>
  (prices.notesAtFoot && noteLines > 0 ? 0 : lack) - target * prices.tolerance

export const underfullPrice = (prices: Prices, lack: number): number => prices.underfull * lack * lack

/** `a` and `b` are how far the bottoms of the two pages stand above the page's foot. */
export const facingPrice = (prices: Prices, a: number, b: number): number => prices.facing * (a - b) * (a - b)

export const overfullPrice = (relaxation: Relaxation, prices: Prices, excess: number): number =>
  relaxation.overfull * (1 + excess / prices.pageHeight)

/** The price of parting a paragraph of `count` lines after its `i`th line, without the hyphen's. */
export const partingPrice = (prices: Prices, i: number, count: number): number =>
  (i === 1 ? prices.club : 0) + (count - i === 1 ? prices.widow : 0)

/** How a page end cuts a note, so that its price can be told. */
export interface NoteCut {
  readonly splittable: boolean
  readonly shortFragment: boolean
}

/** The price of a page end inside a note; Infinity when no relaxation allows it. */
export const cutPrice = (prices: Prices, splittable: boolean, shortFragment: boolean): number => {
  const { relaxation } = prices
  if (splittable && !shortFragment) return prices.noteSplit
  if (relaxation === null) return Number.POSITIVE_INFINITY
  return (
    prices.noteSplit + (splittable ? 0 : relaxation.unsplittable) + (shortFragment ? relaxation.fragment : 0)
  )
}

/** Everything about one page that has a price. Absent facts cost nothing. */
export interface PageFacts {
  /** The last page of the document. */
  readonly last: boolean
  /** Ended by a forced penalty. */
  readonly forced: boolean
  readonly odd: boolean
  readonly notesOnly: boolean
  readonly lineCount: number
  readonly lack: number
  readonly excess: number
  readonly target: number
  /** Costs of the variants of the paragraphs that begin on the page. */
  readonly variants: number
  /** The value of the penalty at its end. */
  readonly penalty: number
  /** The parting of a paragraph at its end. */
  readonly parting: { readonly line: number; readonly count: number; readonly hyphen: boolean } | null
  readonly cuts: readonly NoteCut[]
  /** Notes called on this page or before whose first line is still to come, times the pages that this end adds. */
  readonly deferred: number
  /** Bottoms above the foot of the facing verso and of this recto. */
  readonly facing: { readonly verso: number; readonly recto: number } | null
}

/** A height for the reader. */
const told = ({ lineHeight }: Prices, height: number): string =>
  lineHeight === null ? `${height}` : `${Math.round((height / lineHeight) * 100) / 100} lines`

/** The prices of one page, in parts that are not 0. */
export const partsOf = (prices: Prices, page: PageFacts): PricePart[] => {
  const parts: PricePart[] = []
  const pay = (name: PriceName, amount: number, why: string) => {
    if (amount !== 0) parts.push({ name, amount, why })
  }
  const { relaxation } = prices
  const soft = !page.last && !page.forced
  if (soft) pay('underfull', underfullPrice(prices, page.lack), `${told(prices, page.lack)} left empty`)
  if (page.excess > 0 && relaxation !== null)
    pay('overfull', overfullPrice(relaxation, prices, page.excess), `${told(prices, page.excess)} too high`)
  if (page.target !== 0) pay('spread', prices.spread, page.target > 0 ? 'page run long' : 'page run short')
  if (soft && !page.notesOnly && page.lineCount < prices.minimumLines)
    pay('short-page', prices.shortPage, `${page.lineCount} lines of text`)
  if (page.notesOnly) pay('extra-page', prices.extraPage, 'notes only')
  pay('penalty', page.penalty, 'place of the page end')
  if (page.parting !== null) {
    const { line, count, hyphen } = page.parting
    const where = `after line ${line} of ${count}`
    if (line === 1) pay('club', prices.club, where)
    if (count - line === 1) pay('widow', prices.widow, where)
    if (hyphen) pay('hyphen', prices.hyphen, 'divided word at the page end')
    if (hyphen && page.odd) pay('hyphen-turn', prices.hyphenTurn, 'divided word where the leaf turns')
  }
  pay('variant', page.variants, 'paragraphs not set at their best')
  for (const cut of page.cuts) {
    pay('note-split', prices.noteSplit, 'note continued on the next page')
    if (!cut.splittable)
      pay('unsplittable-note-split', relaxation?.unsplittable ?? 0, 'note that should stay whole')
    if (cut.shortFragment) pay('short-fragment', relaxation?.fragment ?? 0, 'fragment of too few lines')
  }
  pay('note-defer', prices.noteDefer * page.deferred, `${page.deferred} × note begun on a later page`)
  if (page.facing !== null) {
    const { verso, recto } = page.facing
    pay(
      'facing',
      facingPrice(prices, verso, recto),
      `bottoms differ by ${told(prices, Math.abs(verso - recto))}`,
    )
  }
  return parts
}
