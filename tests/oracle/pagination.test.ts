/** The page breaker against optima found by brute force: the shared instances, and small books made at random. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { breakPages, type PaginationInstance } from '../../src/page/paginate.ts'
import { instances } from '../property/pagination-arbitrary.ts'
import fc from '../support/fast-check.ts'
import { bruteForce, judge } from './pagination-judge.ts'
import { plainOptimum } from './pagination-twin.ts'

interface OracleInstance extends PaginationInstance {
  readonly id: string
  readonly expected: { readonly feasible: boolean; readonly cost: number }
}

const file = join(import.meta.dirname, '../../../shared/oracles/pagination/instances.jsonl')
const shared = existsSync(file)
if (!shared) console.log('skipped: the pagination instances are not here')
const oracle: readonly OracleInstance[] = shared
  ? readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as OracleInstance)
  : []

describe.runIf(shared)('the shared instances', () => {
  it('are a hundred or more', () => {
    expect(oracle.length).toBeGreaterThanOrEqual(100)
  })

  it.each(oracle.map(instance => [instance.id, instance] as const))(
    '%s is solved at the optimum, legally',
    (_, instance) => {
      const found = breakPages(instance)
      if (!instance.expected.feasible) {
        expect(found).toBeNull()
        return
      }
      const verdict = judge(instance, found!)
      expect(verdict.legal).toBe(true)
      if (verdict.legal) {
        expect(verdict.cost).toBeLessThanOrEqual(instance.expected.cost + 1e-6)
        expect(found!.cost).toBeCloseTo(verdict.cost, 6)
      }
    },
  )
})

describe('small books made at random', () => {
  it.each([
    ['of the abstract model', false, 1],
    ['with spreads, stretching notes and blank pages', true, 1],
    ['with two series of notes', true, 2],
  ])('%s cost what the cheapest of all their solutions costs', (_, extended, series) => {
    let solved = 0
    fc.assert(
      fc.property(instances(extended, series), instance => {
        const best = bruteForce(instance, 5_000)
        if (!best.complete) return
        const found = breakPages(instance)
        if (!best.feasible) {
          expect(found).toBeNull()
          return
        }
        const verdict = judge(instance, found!)
        expect(verdict.legal).toBe(true)
        if (verdict.legal) expect(verdict.cost).toBeCloseTo(best.cost, 6)
        solved++
      }),
      { numRuns: 120 },
    )
    expect(solved).toBeGreaterThan(10)
  })
})

describe('books of several pages made at random', () => {
  it.each([
    ['of the abstract model', false],
    ['with spreads, stretching notes and blank pages', true],
  ])('%s cost what a plain search without bounds finds', (_, extended) => {
    let solved = 0
    fc.assert(
      fc.property(instances(extended, 1, 'small'), instance => {
        const choices = instance.items.reduce(
          (product, item) => (item.type === 'par' ? product * item.variants.length : product),
          1,
        )
        if (choices > 16) return
        const best = plainOptimum(instance)
        const found = breakPages(instance)
        if (best === Number.POSITIVE_INFINITY) expect(found).toBeNull()
        else {
          expect(found!.cost).toBeCloseTo(best, 6)
          solved++
        }
      }),
      { numRuns: 80 },
    )
    expect(solved).toBeGreaterThan(20)
  })

  it('late notes are counted as dear as they must be, where they are too many for their pages', () => {
    const crowded = instances(false, 1, 'small').map(instance => ({
      ...instance,
      params: { ...instance.params, noteDefer: 5000, noteSkip: 4 },
      maxNoteHeight: 20,
      notes: instance.notes.map(note => ({ ...note, splittable: true, minFragment: 1 })),
    }))
    let late = 0
    fc.assert(
      fc.property(crowded, instance => {
        if (instance.items.filter(item => item.type === 'par' && item.variants.length > 1).length > 2) return
        const best = plainOptimum(instance)
        const found = breakPages(instance)
        if (best === Number.POSITIVE_INFINITY) expect(found).toBeNull()
        else expect(found!.cost).toBeCloseTo(best, 6)
        if (found?.pages.some(page => page.parts.some(part => part.name === 'note-defer'))) late++
      }),
      { numRuns: 100 },
    )
    expect(late).toBeGreaterThan(5)
  })
})
