/** Why a page ends where it ends: what is said about it against all solutions of small books. */

import { describe, expect, it } from 'vitest'
import { breakPages, type Pagination, type PaginationInstance } from '../../src/page/paginate.ts'
import { explainPage } from '../../src/page/pagination-explain.ts'
import { instances } from '../property/pagination-arbitrary.ts'
import fc from '../support/fast-check.ts'
import { bruteForce, type JudgedPage } from './pagination-judge.ts'

/** A place in the flat list of lines, in the terms of the instance. */
const placeOf = (instance: PaginationInstance, variants: readonly number[], end: number): string => {
  let before = 0
  let paragraph = 0
  for (const [item, each] of instance.items.entries()) {
    if (end === before) return `${item}:0`
    if (each.type !== 'par') {
      before++
      continue
    }
    const variant = variants[paragraph++]!
    const { length } = each.variants[variant]!.lines
    if (end < before + length) return `${item}:${end - before}/${variant}`
    before += length
  }
  return `${instance.items.length}:0`
}

/** Paragraphs that have begun before a place. */
const begunBefore = (instance: PaginationInstance, variants: readonly number[], end: number): number => {
  let before = 0
  let paragraph = 0
  for (const each of instance.items) {
    if (before >= end) break
    before += each.type === 'par' ? each.variants[variants[paragraph++]!]!.lines.length : 1
  }
  return paragraph
}

const samePages = (
  instance: PaginationInstance,
  solution: Pagination,
  count: number,
  variants: readonly number[],
  pages: readonly JudgedPage[],
): boolean => {
  const last = solution.pages[count - 1]
  if (last === undefined) return true
  if (pages.length < count) return false
  const begun = begunBefore(instance, solution.variants, last.end)
  if (solution.variants.slice(0, begun).some((variant, index) => variant !== variants[index])) return false
  return solution.pages.slice(0, count).every((page, index) => {
    const other = pages[index]!
    return page.end === other.end && page.notes === other.notes && page.target === other.target
  })
}

describe('the explanation of a page', () => {
  it.each([
    ['in the abstract model', false],
    ['with spreads and notes that stretch', true],
  ])('names every other end, and what the book would then cost, %s', (_, extended) => {
    let explained = 0
    let rejected = 0
    let impossible = 0
    fc.assert(
      fc.property(instances(extended), fc.nat({ max: 3 }), (instance, pageIndex) => {
        const solution = breakPages(instance)
        if (solution === null || solution.pages[pageIndex] === undefined) return
        const found = new Map<string, number>()
        const all = bruteForce(instance, 3_000, (variants, pages, cost) => {
          if (!samePages(instance, solution, pageIndex, variants, pages)) return
          const page = pages[pageIndex]
          if (page === undefined || page.blank) return
          const place = placeOf(instance, variants, page.end)
          found.set(place, Math.min(cost, found.get(place) ?? Number.POSITIVE_INFINITY))
        })
        if (!all.complete) return
        const explanation = explainPage(instance, solution, pageIndex, 1000)
        if (solution.pages[pageIndex].blank) {
          expect(explanation).toBeNull()
          return
        }
        const { alternatives, cost } = explanation!
        expect(cost).toBe(solution.cost)
        const chosen = alternatives.filter(each => each.chosen)
        expect(chosen).toHaveLength(1)
        expect(chosen[0]!.cost).toBeCloseTo(solution.cost, 6)
        const said = new Map<string, number>()
        for (const { item, lines, variant, cost: own, why } of alternatives) {
          const place = variant === null ? `${item}:0` : `${item}:${lines}/${variant}`
          if (own === null) {
            expect(why).not.toBe('')
            expect(found.has(place)).toBe(false)
            impossible++
          } else {
            expect(why).toBe('')
            said.set(place, own)
          }
        }
        expect([...said.keys()].sort()).toEqual([...found.keys()].sort())
        for (const [place, own] of said) expect(own).toBeCloseTo(found.get(place)!, 6)
        explained++
        rejected += said.size - 1
      }),
      { numRuns: 250 },
    )
    expect(explained).toBeGreaterThan(20)
    expect(rejected).toBeGreaterThan(20)
    expect(impossible).toBeGreaterThan(5)
  })
})
