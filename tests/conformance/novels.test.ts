import { beforeAll, describe, expect, it } from 'vitest'
import { COLUMN_LINES, columnInstance, LINE } from '../../bench/novels-instances.ts'
import { isSolution, type Verdict } from '../../bench/novels-judge.ts'
import { type SetBlock, setNovel } from '../../bench/novels-lines.ts'
import { FIRST_PLACE, runFirstFit, runOptimum } from '../../bench/novels-run.ts'
import { breakSpreads } from '../../bench/novels-spread.ts'
import { readNovel } from '../../bench/novels-text.ts'
import { breakPages, type PaginationInstance } from '../../src/page/paginate.ts'
import { builtInStylesheet, packagedTypesetter } from '../support/real-tools.ts'

const novel = readNovel('alice-in-wonderland')
if (novel === null) console.warn('skipped: there are no novels in ../shared/corpora/16-novels')

const flawless = (columns: number): Partial<Verdict> => ({
  columns,
  good: columns,
  bad: 0,
  ugly: 0,
  infinite: 0,
  badEnds: 0,
  uneven: 0,
})

describe.skipIf(novel === null)('Alice in columns of 46 lines on the grid', () => {
  let blocks: readonly SetBlock[] = []

  beforeAll(() => {
    const setting = {
      stylesheet: builtInStylesheet('appendix'),
      typesetter: packagedTypesetter(),
      letters: 20,
    }
    blocks = setNovel(novel ?? { title: '', blocks: [] }, setting)
  })

  it('has all its 803 blocks and titles, and about as many columns as Mittelbach counted', () => {
    expect(blocks.filter(block => block.variants.length > 0)).toHaveLength(803)
    const { columns } = runFirstFit(blocks, false).verdict
    expect(columns).toBeGreaterThanOrEqual(68)
    expect(columns).toBeLessThanOrEqual(74)
  })

  it('leaves many columns short when they are filled one after the other', () => {
    const { verdict } = runFirstFit(blocks, false)
    expect(verdict.infinite).toBeGreaterThan(10)
    expect(verdict.badEnds).toBe(0)
  })

  it('has no solution on the grid when nothing may give', () => {
    const run = runOptimum(blocks, { flex: false, variants: false, together: 1 })
    expect(run).not.toBeNull()
    expect(run !== null && isSolution(run.verdict)).toBe(false)
  })

  it('has no bad and no ugly column with variants and spreads of four columns', () => {
    const run = runOptimum(blocks, { flex: false, variants: true, together: 4 })
    expect(run?.verdict).toMatchObject(flawless(run?.columns.length ?? 0))
    expect(run?.verdict.columns).toBeGreaterThanOrEqual(68)
  })

  it('has none with variants and pairs of columns, which the engine breaks by itself', () => {
    const run = runOptimum(blocks, { flex: false, variants: true, together: 2 })
    expect(run?.verdict).toMatchObject(flawless(run?.columns.length ?? 0))
  })

  it('costs the more the more columns must go together', () => {
    const instance: PaginationInstance = {
      ...columnInstance(blocks, { flex: false, variants: true, together: 4 }),
      params: { ...columnInstance(blocks, { flex: false, variants: true, together: 4 }).params, facing: 0 },
    }
    const alone = breakSpreads(instance, 1, 0)?.cost ?? Number.NaN
    const pairs = breakSpreads(instance, 2, 0)?.cost ?? Number.NaN
    const fours = breakSpreads(instance, 4, FIRST_PLACE)?.cost ?? Number.NaN
    expect(alone).toBeCloseTo(breakPages(instance)?.cost ?? Number.NaN, 4)
    expect(alone).toBeLessThanOrEqual(pairs)
    expect(pairs).toBeLessThanOrEqual(fours)
  })
})

/** The least cost over every way to cut paragraphs with variants into columns whose spreads share a height. */
const byEnumeration = (
  paragraphs: readonly (readonly { readonly lines: number; readonly cost: number }[])[],
  height: number,
  together: number,
  firstPlace: number,
  price: { readonly lack: number; readonly part: number; readonly spread: number },
): number => {
  const known = new Map<string, number>()
  /** Lines as their part of their paragraph: after each, what parting there costs. */
  const columns = (ends: readonly number[], at: number, place: number, target: number | null): number => {
    if (at === ends.length) return 0
    const key = `${ends.join()} ${at} ${place} ${target}`
    const found = known.get(key)
    if (found !== undefined) return found
    let least = Number.POSITIVE_INFINITY
    for (const own of target === null ? [-1, 0, 1] : [target])
      for (let end = at + 1; end <= Math.min(ends.length, at + height + own); end++) {
        const last = end === ends.length
        const lack = height + own - (end - at)
        const next = (place + 1) % together
        const rest = columns(ends, end, next, next === 0 ? null : own)
        const here = (own === 0 ? 0 : price.spread) + (last ? 0 : price.lack * lack * lack + ends[end - 1]!)
        least = Math.min(least, here + rest)
      }
    known.set(key, least)
    return least
  }
  const choose = (i: number, cost: number, ends: readonly number[]): number => {
    const variants = paragraphs[i]
    if (variants === undefined) return cost + columns(ends, 0, firstPlace, null)
    return Math.min(
      ...variants.map(({ lines, cost: own }) => {
        const parting = Array.from({ length: lines }, (_, line) =>
          line === lines - 1 ? 0 : price.part * (Number(line === 0) + Number(line === lines - 2)),
        )
        return choose(i + 1, cost + own, [...ends, ...parting])
      }),
    )
  }
  return choose(0, 0, [])
}

describe('columns in spreads', () => {
  const price = { lack: 50, part: 30, spread: 4 }
  const bookOf = (
    paragraphs: readonly (readonly { readonly lines: number; readonly cost: number }[])[],
    height: number,
  ): PaginationInstance => ({
    ...columnInstance([], { flex: false, variants: true, together: 4 }),
    pageHeight: height * LINE,
    spread: { tolerance: LINE, cost: price.spread },
    params: {
      ...columnInstance([], { flex: false, variants: true, together: 4 }).params,
      underfull: price.lack / (LINE * LINE),
      widow: price.part,
      club: price.part,
    },
    items: paragraphs.map(variants => ({
      type: 'par' as const,
      variants: variants.map(({ lines, cost }) => ({
        cost,
        lines: Array.from({ length: lines }, () => ({ height: LINE })),
      })),
    })),
  })

  it('are those that enumeration finds cheapest, whatever their number in a spread and the place of the first', () => {
    let seed = 7
    const draw = (limit: number) => {
      seed = (seed * 16807) % 2147483647
      return seed % limit
    }
    for (let trial = 0; trial < 40; trial++) {
      const paragraphs = Array.from({ length: 3 + draw(2) }, () => {
        const lines = 1 + draw(6)
        const longer = draw(2) === 0 ? [{ lines: lines + 1, cost: 1 + draw(20) }] : []
        return [{ lines, cost: 0 }, ...longer]
      })
      for (const [together, firstPlace] of [
        [2, 0],
        [4, 2],
        [4, 0],
      ] as const) {
        const found = breakSpreads(bookOf(paragraphs, 3), together, firstPlace)
        expect(found?.cost).toBeCloseTo(byEnumeration(paragraphs, 3, together, firstPlace, price), 6)
      }
    }
  })

  it('fill columns of 46 lines', () => {
    expect(columnInstance([], { flex: false, variants: false, together: 1 }).pageHeight).toBe(
      COLUMN_LINES * LINE,
    )
    expect(COLUMN_LINES).toBe(46)
  })
})
