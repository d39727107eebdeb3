/** The line breaker against its slow twin, over paragraphs that nobody would write. */

import { describe, expect, test } from 'vitest'
import { pt, type Sp, sp } from '../../src/base/length.ts'
import {
  breakItems,
  breakVariants,
  type KnuthPlassOptions,
  type LineEdges,
} from '../../src/paragraph/knuth-plass.ts'
import type { LineItem } from '../../src/paragraph/line-item.ts'
import { bestFit, breakLines, firstFit, type ParagraphItem } from '../../src/paragraph/linebreak.ts'
import {
  allBreakings,
  judge,
  leastByLines,
  mayBreakAt,
  type TwinParameters,
} from '../oracle/linebreak-twin.ts'
import fc from '../support/fast-check.ts'

const length = (least: number, most: number): fc.Arbitrary<Sp> =>
  fc.integer({ min: least * 4, max: most * 4 }).map(quarters => pt(quarters / 4))

const box: fc.Arbitrary<LineItem> = fc.oneof(
  length(1, 20).map((width): LineItem => ({ type: 'box', width })),
  fc
    .record({ width: length(4, 20), give: length(0, 1) })
    .map(({ width, give }): LineItem => ({ type: 'box', width, stretch: give, shrink: give })),
)
const glue: fc.Arbitrary<LineItem> = fc.record({
  type: fc.constant('glue' as const),
  width: length(0, 5),
  stretch: length(0, 6),
  shrink: length(0, 2),
})
const penalty: fc.Arbitrary<LineItem> = fc.record({
  type: fc.constant('penalty' as const),
  width: length(0, 3),
  penalty: fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: -200, max: 200 }) },
    { weight: 1, arbitrary: fc.constantFrom(-10000, 10000) },
  ),
  flagged: fc.boolean(),
})
const discretionary: fc.Arbitrary<LineItem> = fc.record({
  type: fc.constant('discretionary' as const),
  penalty: fc.integer({ min: 0, max: 100 }),
  flagged: fc.boolean(),
  before: length(-2, 4),
  after: length(-2, 4),
  unbroken: length(-2, 4),
})

const ending: readonly LineItem[] = [
  { type: 'penalty', width: sp(0), penalty: 10000, flagged: false },
  { type: 'glue', width: sp(0), stretch: sp(65536), shrink: sp(0), fil: 1 },
  { type: 'penalty', width: sp(0), penalty: -10000, flagged: true },
]
/** Up to 14 items, like text: boxes with something between them. */
const paragraph: fc.Arbitrary<readonly LineItem[]> = fc
  .array(fc.tuple(box, fc.oneof({ weight: 3, arbitrary: glue }, penalty, discretionary)), { maxLength: 5 })
  .chain(pairs => box.map(last => [...pairs.flat(), last, ...ending]))
/** Up to 14 items in any order. */
const jumble: fc.Arbitrary<readonly LineItem[]> = fc
  .array(fc.oneof(box, glue, penalty, discretionary), { maxLength: 11 })
  .map(items => [...items, ...ending])
/** Up to 21 items that may be broken nearly everywhere, half of the breaks flagged: many ways, many neighbours to mind. */
const dense: fc.Arbitrary<readonly LineItem[]> = fc
  .array(
    fc.tuple(
      length(3, 8).map((width): LineItem => ({ type: 'box', width, stretch: pt(2), shrink: pt(1) })),
      fc.oneof(
        glue,
        fc.constantFrom(
          ...[0, 40, 90].map(
            (penalty): LineItem => ({ type: 'penalty', width: pt(1), penalty, flagged: true }),
          ),
        ),
      ),
    ),
    { minLength: 4, maxLength: 9 },
  )
  .map(pairs => [...pairs.flat(), ...ending])
const anyItems = fc.oneof(paragraph, dense, dense, jumble)

const anyWidths = fc.oneof(
  fc.array(length(12, 50), { minLength: 1, maxLength: 3 }),
  fc.array(length(8, 18), { minLength: 1, maxLength: 3 }),
)
const anyEdges: fc.Arbitrary<LineEdges> = fc.record({
  start: length(0, 2),
  hangBefore: fc.array(length(0, 2), { maxLength: 14 }),
  hangAfter: fc.array(length(0, 2), { maxLength: 14 }),
})
const anyOptions = fc.record({
  tolerance: fc.constantFrom(50, 200, 800, 5000, 10000, 10000),
  pretolerance: fc.constant(-1),
  linePenalty: fc.constantFrom(0, 10, 200),
  adjDemerits: fc.constantFrom(0, 10000, 1_000_000),
  doubleHyphenDemerits: fc.constantFrom(0, 3000, 10000),
  finalHyphenDemerits: fc.constantFrom(0, 5000, 100_000),
  looseness: fc.constantFrom(0, 0, 1, -1, 2),
  emergencyStretch: fc.constantFrom(pt(0), pt(0), pt(3)),
})
const ourOptions = fc.record({
  tripleHyphenDemerits: fc.constantFrom(0, 20_000, 1_000_000),
  lastLineMinimum: length(0, 20),
  lastLineDemerits: fc.constantFrom(0, 10_000, 100_000_000),
})

const twinParameters = (options: KnuthPlassOptions, extraStretch: number): TwinParameters => ({
  ...options,
  extraStretch,
})

/** What TeX's looseness chooses out of the least demerits by number of lines; ties in the optimum allow several answers. */
function chosenByLooseness(
  least: ReadonlyMap<number, number>,
  looseness: number,
): readonly { lines: number; reached: number }[] {
  const optimum = Math.min(...least.values())
  const counts = [...least.keys()]
  return counts
    .filter(lines => least.get(lines) === optimum)
    .map(best => {
      const within = counts
        .map(lines => lines - best)
        .filter(d => (looseness > 0 ? d >= 0 && d <= looseness : d <= 0 && d >= looseness))
      const reached = looseness > 0 ? Math.max(...within) : Math.min(...within)
      return { lines: best + reached, reached }
    })
}

function expectOptimal(
  items: readonly LineItem[],
  widths: readonly Sp[],
  options: KnuthPlassOptions,
  edges: LineEdges,
): void {
  const twinEdges = { ...edges, hangBefore: [...edges.hangBefore], hangAfter: [...edges.hangAfter] }
  const result = breakItems(items, widths, options, edges)
  const plain = leastByLines(items, widths, twinParameters(options, 0), twinEdges)
  const answers = plain.size === 0 ? [] : chosenByLooseness(plain, options.looseness)
  const emergency =
    options.emergencyStretch > 0 && !answers.some(answer => answer.reached === options.looseness)
  // Where some optimum reaches the looseness and another does not, either pass may answer.
  if (emergency) expect(result.pass).toBe('emergency')
  const extra = result.pass === 'emergency' ? options.emergencyStretch : 0
  const judged = judge(items, result.breaks, widths, twinParameters(options, extra), twinEdges)
  expect(result.totalDemerits).toBe(judged.demerits)
  expect(result.overfullLines).toEqual(judged.overfull)
  expect(result.breaks.every(at => mayBreakAt(items, at))).toBe(true)
  const least = leastByLines(items, widths, twinParameters(options, extra), twinEdges)
  if (least.size === 0) {
    expect(judged.overfull.length + judged.tooLoose.length).toBeGreaterThan(0)
    return
  }
  expect(judged.overfull.length + judged.tooLoose.length).toBe(0)
  if (options.looseness === 0) expect(result.totalDemerits).toBe(Math.min(...least.values()))
  else {
    const allowed = chosenByLooseness(least, options.looseness)
    expect(allowed).toContainEqual({ lines: result.lines, reached: result.looseness })
    expect(result.totalDemerits).toBe(least.get(result.lines))
  }
}

describe('the total-fit breaks cost as little as the best of all breakings', () => {
  test('with TeX’s parameters, discretionaries, hanging edges and letters that stretch', () => {
    fc.assert(
      fc.property(anyItems, anyWidths, anyOptions, anyEdges, (items, widths, options, edges) => {
        expectOptimal(items, widths, options, edges)
      }),
      { numRuns: 3000 },
    )
  })

  test('with a cost for three hyphens in a row and for a short last line', () => {
    fc.assert(
      fc.property(
        anyItems,
        anyWidths,
        anyOptions,
        ourOptions,
        anyEdges,
        (items, widths, options, ours, edges) => {
          expectOptimal(items, widths, { ...options, ...ours }, edges)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('variants', () => {
  test('are the best with one line more or fewer within their own tolerance, or null', () => {
    let found = 0
    fc.assert(
      fc.property(
        anyItems,
        anyWidths,
        anyOptions,
        ourOptions,
        anyEdges,
        fc.constantFrom(20, 100, 800, 10000),
        (items, widths, params, ours, edges, variantTolerance) => {
          const options = { ...params, ...ours, variantTolerance }
          const twinEdges = { ...edges, hangBefore: [...edges.hangBefore], hangAfter: [...edges.hangAfter] }
          const { optimum, variants } = breakVariants(items, widths, options, [-1, 1], edges)
          expect(optimum.totalDemerits).toBe(
            breakItems(items, widths, { ...options, looseness: 0 }, edges).totalDemerits,
          )
          const extra = optimum.pass === 'emergency' ? options.emergencyStretch : 0
          const loose = twinParameters(options, extra)
          const feasible = leastByLines(items, widths, loose, twinEdges).size > 0
          const tight = leastByLines(
            items,
            widths,
            { ...loose, tolerance: Math.min(params.tolerance, variantTolerance) },
            twinEdges,
          )
          for (const [i, wanted] of [-1, 1].entries()) {
            const best = feasible ? tight.get(optimum.lines + wanted) : undefined
            expect(variants[i]?.totalDemerits).toBe(best)
            if (variants[i] === null || variants[i] === undefined) continue
            found++
            expect(variants[i].lines).toBe(optimum.lines + wanted)
            expect(judge(items, variants[i].breaks, widths, loose, twinEdges).demerits).toBe(best)
          }
        },
      ),
      { numRuns: 2000 },
    )
    expect(found).toBeGreaterThan(50)
  })
})

test('a longer paragraph costs as little as a dynamic programme over all its pairs of breaks finds', () => {
  // All breakings of a longer text are too many; but breaking it by force into short paragraphs adds nothing.
  fc.assert(
    fc.property(
      fc.array(paragraph, { minLength: 2, maxLength: 4 }),
      anyWidths,
      anyOptions,
      (parts, widths, params) => {
        const options = {
          ...params,
          looseness: 0,
          emergencyStretch: pt(0),
          adjDemerits: 0,
          finalHyphenDemerits: 0,
        }
        const width = [widths[0]!]
        const unflagged = parts.map(items =>
          items.map(
            (item, i): LineItem =>
              i === items.length - 1 && item.type === 'penalty' ? { ...item, flagged: false } : item,
          ),
        )
        const alone = unflagged.map(items => breakItems(items, width, options))
        const feasible = unflagged.every(
          items => !allBreakings(items, width, twinParameters(options, 0)).next().done,
        )
        const together = breakItems(unflagged.flat(), width, options)
        if (feasible)
          expect(together.totalDemerits).toBe(
            alone.reduce((sum, { totalDemerits }) => sum + totalDemerits, 0),
          )
      },
    ),
    { numRuns: 300 },
  )
})

describe('whatever is given, nothing is thrown and every item stands in exactly one line', () => {
  const anyNumber = fc.oneof(fc.double(), fc.integer({ min: -20000, max: 20000 }))
  const anyPublicItem: fc.Arbitrary<ParagraphItem> = fc.oneof(
    fc.record({ type: fc.constant('box' as const), width: anyNumber }),
    fc.record({
      type: fc.constant('glue' as const),
      width: anyNumber,
      stretch: anyNumber,
      shrink: anyNumber,
      fil: anyNumber,
    }),
    fc.record({
      type: fc.constant('penalty' as const),
      width: anyNumber,
      penalty: anyNumber,
      flagged: fc.boolean(),
    }),
    fc.record({
      type: fc.constant('discretionary' as const),
      before: anyNumber,
      after: anyNumber,
      unbroken: anyNumber,
    }),
  )
  const anyPublicParameters = fc.record(
    {
      tolerance: anyNumber,
      pretolerance: anyNumber,
      linePenalty: anyNumber,
      adjDemerits: anyNumber,
      doubleHyphenDemerits: anyNumber,
      finalHyphenDemerits: anyNumber,
      looseness: anyNumber,
      emergencyStretch: anyNumber,
    },
    { requiredKeys: [] },
  )
  test.each([
    ['breakLines', breakLines],
    ['bestFit', bestFit],
    ['firstFit', firstFit],
  ])('%s', (_, method) => {
    fc.assert(
      fc.property(
        fc.array(anyPublicItem, { maxLength: 30 }),
        fc.array(anyNumber, { maxLength: 4 }),
        anyPublicParameters,
        (items, widths, params) => {
          const { breaks, ratios, lines, totalDemerits } = method(items, widths, params)
          expect(ratios.length).toBe(breaks.length)
          expect(lines).toBe(breaks.length)
          expect(ratios.every(Number.isFinite)).toBe(true)
          expect(totalDemerits).not.toBeNaN()
          for (const [i, at] of breaks.entries()) expect(at).toBeGreaterThan(breaks[i - 1] ?? -1)
          const last = breaks[breaks.length - 1] ?? -1
          expect(items.length === 0 ? last === -1 : last === items.length || last === items.length - 1).toBe(
            true,
          )
        },
      ),
      { numRuns: 2000 },
    )
  })
})
