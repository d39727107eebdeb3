/** Small page-breaking instances for property tests, with every feature of the model. */

import type {
  FootNote,
  PaginationInstance,
  PaginationItem,
  ParagraphItem,
} from '../../src/page/pagination-instance.ts'
import fc from '../support/fast-check.ts'

const params = fc.record({
  underfull: fc.constantFrom(0, 0.25, 1, 2),
  widow: fc.constantFrom(0, 100, 500),
  club: fc.constantFrom(0, 100, 500),
  hyphen: fc.constantFrom(0, 20, 100),
  hyphenTurn: fc.constantFrom(0, 50, 200),
  noteSplit: fc.constantFrom(0, 50, 300, 1000),
  noteDefer: fc.constantFrom(0, 40, 500, 5000),
  noteSkip: fc.constantFrom(0, 4, 10),
  facing: fc.constantFrom(0, 0.5, 1, 3),
  extraPage: fc.constantFrom(0, 100, 2000),
})

const note: fc.Arbitrary<FootNote> = fc.record({
  lines: fc.array(fc.constantFrom(8, 9, 10), { minLength: 1, maxLength: 5 }),
  splittable: fc.boolean(),
  minFragment: fc.constantFrom(1, 1, 2),
})

/** Lines of one variant, with places (0…1) for the notes of its paragraph. */
const lines = (height: number, count: fc.Arbitrary<number>) =>
  count.chain(n =>
    fc.record({
      heights: fc.array(
        fc.oneof(
          { weight: 6, arbitrary: fc.constant(height) },
          { weight: 1, arbitrary: fc.integer({ min: 5, max: 14 }) },
        ),
        {
          minLength: n,
          maxLength: n,
        },
      ),
      hyphens: fc.array(fc.boolean(), { minLength: n, maxLength: n }),
      places: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 3, maxLength: 3 }),
      cost: fc.constantFrom(0, 0, 5, 50, 200, -20),
    }),
  )

const paragraph = (height: number) =>
  fc.record({
    kind: fc.constant('par' as const),
    variants: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.array(lines(height, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 1 }),
      },
      {
        weight: 2,
        arbitrary: fc.array(lines(height, fc.integer({ min: 1, max: 4 })), { minLength: 2, maxLength: 3 }),
      },
    ),
    notes: fc.constantFrom(0, 0, 0, 1, 1, 2),
  })

const white = fc.record({
  kind: fc.constant('glue' as const),
  height: fc.constantFrom(0, 5, 10, 12),
  stretch: fc.constantFrom(0, 3, 10),
  shrink: fc.constantFrom(0, 1, 3, 12),
})

const penalty = fc.record({
  kind: fc.constant('penalty' as const),
  penalty: fc.constantFrom(-10000, -200, 50, 300, 10000),
  side: fc.constantFrom(undefined, undefined, 'recto' as const, 'verso' as const),
})

type Draft =
  | {
      kind: 'par'
      variants: { heights: number[]; hyphens: boolean[]; places: number[]; cost: number }[]
      notes: number
    }
  | { kind: 'glue'; height: number; stretch: number; shrink: number }
  | { kind: 'penalty'; penalty: number; side: 'recto' | 'verso' | undefined }

/** Gives the notes to the paragraphs in order; every variant calls them in that order. */
const assemble = (drafts: readonly Draft[], noteCount: number, sides: boolean): PaginationItem[] => {
  let next = 0
  return drafts.map((draft): PaginationItem => {
    if (draft.kind === 'glue')
      return { type: 'glue', height: draft.height, stretch: draft.stretch, shrink: draft.shrink }
    if (draft.kind === 'penalty') {
      const side = sides && draft.penalty <= -10000 ? draft.side : undefined
      return { type: 'penalty', penalty: draft.penalty, ...(side === undefined ? {} : { side }) }
    }
    const own = Array.from({ length: Math.min(draft.notes, noteCount - next) }, (_, k) => next + k)
    next += own.length
    const variants: ParagraphItem['variants'] = draft.variants.map(({ heights, hyphens, places, cost }) => {
      const at = places.slice(0, own.length).map(place => Math.floor(place * heights.length))
      at.sort((a, b) => a - b)
      return {
        cost,
        lines: heights.map((height, l) => {
          const notes = own.filter((_, k) => at[k] === l)
          return { height, ...(hyphens[l] ? { hyphen: true } : {}), ...(notes.length > 0 ? { notes } : {}) }
        }),
      }
    })
    return { type: 'par', variants }
  })
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 })

/** The fields that are given, without those that are not. */
const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

const extensions = fc.record({
  noteStretch: optional(fc.constantFrom(2, 5)),
  pageStretch: optional(fc.constantFrom(1, 6)),
  notesAtFoot: optional(fc.constant(true)),
  spread: optional(fc.record({ tolerance: fc.constantFrom(5, 10), cost: fc.constantFrom(0, 30, 300) })),
  minimumLines: optional(fc.constantFrom(2, 3)),
})

/** How large an instance may be: few enough solutions to list, or enough pages for states to meet again. */
export type InstanceSize = 'tiny' | 'small'

const SIZES = {
  tiny: { items: 6, notes: 4, pageHeight: { min: 22, max: 52 } },
  small: { items: 14, notes: 8, pageHeight: { min: 28, max: 90 } },
} as const

/**
 * `extended` instances have the fields beyond the abstract model too; `series` is the number of note series. Both kinds hold infeasible
 * ones.
 */
export const instances = (
  extended: boolean,
  series = 1,
  size: InstanceSize = 'tiny',
): fc.Arbitrary<PaginationInstance> =>
  fc
    .record({
      height: fc.constantFrom(10, 10, 12),
      pageHeight: fc.integer(SIZES[size].pageHeight),
      firstPage: fc.constantFrom(1 as const, 2 as const),
      params,
      maxNoteHeight: fc.option(fc.constantFrom(18, 20, 27, 30), { nil: undefined, freq: 4 }),
      notes: fc.array(note, { minLength: 0, maxLength: SIZES[size].notes }),
      fields: extensions,
      shortPage: fc.constantFrom(50, 400),
      tail: fc.boolean(),
      seriesOf: fc.array(fc.nat({ max: series - 1 }), { minLength: 8, maxLength: 8 }),
      skips: fc.array(fc.constantFrom(0, 3, 6), { minLength: series, maxLength: series }),
    })
    .chain(head =>
      fc
        .array(
          fc.oneof(
            { weight: 5, arbitrary: paragraph(head.height) },
            { weight: 2, arbitrary: white },
            { weight: 2, arbitrary: penalty },
          ),
          { minLength: size === 'tiny' ? 1 : 5, maxLength: SIZES[size].items },
        )
        .map(drafts => {
          const paragraphs = drafts.filter(draft => draft.kind === 'par').length
          const kept = paragraphs > 0 && !head.tail ? drafts : [...drafts, lone(head.height)]
          const notes = head.notes.map((footnote, k) =>
            series > 1 ? { ...footnote, series: head.seriesOf[k]! } : footnote,
          )
          const noteSkip = series > 1 ? head.skips : head.params.noteSkip
          const shortPage =
            extended && head.fields.minimumLines !== undefined ? { shortPage: head.shortPage } : {}
          return {
            pageHeight: head.pageHeight,
            firstPage: head.firstPage,
            params: { ...head.params, noteSkip, ...shortPage },
            ...(head.maxNoteHeight === undefined ? {} : { maxNoteHeight: head.maxNoteHeight }),
            notes,
            items: assemble(kept, notes.length, extended),
            ...(extended ? given(head.fields) : {}),
          }
        }),
    )

const lone = (height: number): Draft => ({
  kind: 'par',
  variants: [{ heights: [height, height], hyphens: [false, true], places: [0, 0, 0], cost: 0 }],
  notes: 1,
})
