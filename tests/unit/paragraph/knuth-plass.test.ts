import { describe, expect, test } from 'vitest'
import { pt, type Sp, ZERO } from '../../../src/base/length.ts'
import {
  breakItems,
  breakVariants,
  type KnuthPlassOptions,
  MOST_BREAKS_FOR_VARIANTS,
} from '../../../src/paragraph/knuth-plass.ts'
import type { LineItem } from '../../../src/paragraph/line-item.ts'

const PLAIN: KnuthPlassOptions = {
  tolerance: 200,
  pretolerance: -1,
  linePenalty: 10,
  adjDemerits: 0,
  doubleHyphenDemerits: 0,
  finalHyphenDemerits: 0,
  looseness: 0,
  emergencyStretch: ZERO,
}

const box = (width: number, give = 0): LineItem => ({
  type: 'box',
  width: pt(width),
  stretch: pt(give),
  shrink: pt(give),
})
const glue = (width: number, stretch = 0, shrink = 0): LineItem => ({
  type: 'glue',
  width: pt(width),
  stretch: pt(stretch),
  shrink: pt(shrink),
})
const penalty = (value: number, width = 0, flagged = false): LineItem => ({
  type: 'penalty',
  width: pt(width),
  penalty: value,
  flagged,
})
const hyphen = (value = 50): LineItem => penalty(value, 2, true)
const END: readonly LineItem[] = [
  penalty(10000),
  { type: 'glue', width: ZERO, stretch: pt(1), shrink: ZERO, fil: 1 },
  penalty(-10000),
]
/** Words of the given widths with spaces of 2 ± 1 between them, and the end of a paragraph. */
const words = (...widths: readonly number[]): readonly LineItem[] => [
  ...widths.flatMap((width, i) => (i === 0 ? [box(width)] : [glue(2, 1, 1), box(width)])),
  ...END,
]
const measure = (width: number): readonly Sp[] => [pt(width)]

describe('where nothing is feasible', () => {
  test('a word wider than the measure sticks out alone, as in TeX', () => {
    const items = words(20, 50, 20, 7)
    const result = breakItems(items, measure(20), PLAIN)
    expect(result).toMatchObject({ breaks: [1, 3, 5, 9], overfullLines: [1] })
  })

  test('emergency stretch is tried first; ratios are still those of the line’s own stretch', () => {
    const items = words(10, 12, 10, 12)
    const without = breakItems(items, measure(30), PLAIN)
    const withIt = breakItems(items, measure(30), { ...PLAIN, emergencyStretch: pt(8) })
    expect(without.pass).toBe('second')
    expect(withIt).toMatchObject({ pass: 'emergency', breaks: [3, 9], ratios: [6, 0], overfullLines: [] })
  })

  test('a sloppy pass sets a line loose that TeX would let stick out', () => {
    const items = words(12, 12, 12, 12)
    expect(breakItems(items, measure(20), PLAIN).overfullLines.length).toBeGreaterThan(0)
    const sloppy = breakItems(items, measure(20), { ...PLAIN, sloppyTolerance: 10000 })
    expect(sloppy).toMatchObject({ breaks: [1, 3, 5, 9], overfullLines: [], pass: 'emergency' })
  })

  test('sloppiness is not called on while a breaking within the tolerance exists', () => {
    const items = words(9, 9, 9, 9)
    const plain = breakItems(items, measure(20), PLAIN)
    expect(plain.overfullLines).toEqual([])
    expect(breakItems(items, measure(20), { ...PLAIN, sloppyTolerance: 10000 })).toEqual(plain)
  })
})

describe('passes', () => {
  test('the first pass takes no hyphen, but an explicit one without width; the second takes any', () => {
    const items = [box(9), glue(2, 1, 1), box(5), hyphen(), box(5), glue(2, 1, 1), box(10), ...END]
    const options = { ...PLAIN, tolerance: 10000 }
    const first = breakItems(items, measure(18), { ...options, pretolerance: 10000 })
    expect(first).toMatchObject({ pass: 'first', breaks: [1, 5, 9] })
    expect(breakItems(items, measure(18), options)).toMatchObject({ pass: 'second', breaks: [3, 9] })
    const explicit = items.map(item =>
      item.type === 'penalty' && item.flagged ? penalty(50, 0, true) : item,
    )
    expect(breakItems(explicit, measure(18), { ...options, pretolerance: 10000 })).toMatchObject({
      pass: 'first',
      breaks: [3, 9],
    })
  })

  test('a list without a forced break at its end is filled up with infinite glue', () => {
    expect(breakItems([box(9), glue(2, 1, 1), box(9)], measure(40), PLAIN)).toMatchObject({
      breaks: [3],
      ratios: [0],
    })
    expect(breakItems([], measure(40), PLAIN)).toMatchObject({
      breaks: [],
      ratios: [],
      lines: 0,
      totalDemerits: 0,
    })
  })
})

describe('optical margins and letters that stretch', () => {
  const items = words(9, 9, 9, 9)

  test('what hangs over an edge leaves its room to the line', () => {
    const hangBefore = items.map((_, i) => (i === 3 ? pt(1) : ZERO))
    const hangAfter = items.map((_, i) => (i === 3 ? pt(0.5) : ZERO))
    const edges = { start: pt(0.25), hangBefore, hangAfter }
    const result = breakItems(items, measure(18.75), PLAIN, edges)
    // 9 + 2 + 9 less 0.25 at the left and 1 at the right is the measure: full, where it would stick out without.
    expect(result.breaks).toEqual([3, 9])
    expect(result.ratios[0]).toBe(0)
    expect(breakItems(items, measure(18.75), PLAIN).overfullLines).toContain(0)
  })

  test('the hang at the beginning of a later line is that of the break before it', () => {
    const three = words(9, 9, 9, 9, 9, 9)
    const hangAfter = Int32Array.from(three, (_, i) => (i === 3 ? pt(1) : 0))
    const result = breakItems(three, measure(20), PLAIN, { start: ZERO, hangBefore: [], hangAfter })
    expect(result.ratios).toEqual([0, 1, 0])
  })

  test('the stretch of boxes counts into the ratio', () => {
    const expandable = [box(9, 0.5), glue(2, 1, 1), box(9, 0.5), glue(2, 1, 1), box(9), ...END]
    expect(breakItems(expandable, measure(22), PLAIN).ratios[0]).toBe(1)
    expect(breakItems(expandable, measure(18), PLAIN).ratios[0]).toBe(-1)
  })

  test('a discretionary adds one width to the line before, another to the line after, a third where it is not taken', () => {
    const at = (before: number, after: number, unbroken: number): LineItem => ({
      type: 'discretionary',
      penalty: 0,
      flagged: true,
      before: pt(before),
      after: pt(after),
      unbroken: pt(unbroken),
    })
    const items = [box(10), glue(2, 1, 1), box(6), at(3, -1, -2), box(9), glue(2, 1, 1), box(10), ...END]
    const broken = breakItems(items, measure(20), PLAIN)
    expect(broken.breaks).toEqual([3, 9])
    expect(broken.ratios[0]).toBe(-1)
    const whole = breakItems(items, measure(25), PLAIN)
    expect(whole.breaks[0]).toBe(5)
    expect(whole.ratios[0]).toBe(0)
  })
})

describe('what a compositor adds to TeX’s costs', () => {
  test('a last line shorter than its minimum is avoided where anything else is within the tolerance', () => {
    const items = [...Array.from({ length: 6 }, () => [box(4), glue(2, 4, 1)]).flat(), box(3), ...END]
    const options = { ...PLAIN, tolerance: 2000 }
    expect(breakItems(items, measure(16), options).breaks).toEqual([5, 11, 15])
    expect(breakItems(items, measure(16), { ...options, lastLineMinimum: pt(5) }).breaks.at(-2)).toBe(9)
    // Nothing else is within this tolerance.
    expect(breakItems(items, measure(16), { ...PLAIN, lastLineMinimum: pt(5) }).breaks).toEqual([5, 11, 15])
    // Nothing else is worth it at this price.
    const cheap = { ...options, lastLineMinimum: pt(5), lastLineDemerits: 1000 }
    expect(breakItems(items, measure(16), cheap).breaks).toEqual([5, 11, 15])
  })

  test('a paragraph of one short line is left alone', () => {
    const result = breakItems(words(3), measure(20), { ...PLAIN, lastLineMinimum: pt(5) })
    expect(result).toMatchObject({ lines: 1, totalDemerits: 100 })
  })

  test('a third hyphen in a row costs more than two', () => {
    // Each word may be divided so that four lines are exactly full, or the spaces may give instead.
    const syllables = [box(9), glue(2, 3, 1), box(7), hyphen()]
    const items = [...syllables, ...syllables, ...syllables, box(9), ...END]
    const hyphens = (options: KnuthPlassOptions): number =>
      breakItems(items, measure(20), { ...options, tolerance: 10000 }).breaks.filter(at => {
        const item = items[at]
        return item?.type === 'penalty' && item.flagged
      }).length
    expect(hyphens(PLAIN)).toBe(3)
    expect(hyphens({ ...PLAIN, tripleHyphenDemerits: 1e12 })).toBe(2)
  })

  test('a way that is dearer now is kept when it saves the third hyphen later', () => {
    // Up to the first forced hyphen the way over another hyphen is cheaper; the next break can only be a hyphen too.
    const items = [
      ...[box(10), glue(0, 1, 0), box(8), hyphen(0), box(2), penalty(300), box(16), hyphen(0)],
      ...[box(18), hyphen(0), box(20), ...END],
    ]
    const cheap = breakItems(items, measure(20), { ...PLAIN, tolerance: 10000 })
    const dear = breakItems(items, measure(20), {
      ...PLAIN,
      tolerance: 10000,
      tripleHyphenDemerits: 1_000_000_000,
    })
    expect(cheap.breaks.slice(0, 3)).toEqual([3, 7, 9])
    expect(dear.breaks.slice(0, 3)).toEqual([5, 7, 9])
  })
})

describe('variants', () => {
  // 11 to 13 words fill a line; 126 of them make 11 lines best.
  const items = [box(4), ...Array.from({ length: 125 }, () => [glue(3, 1.5, 0.8), box(4)]).flat(), ...END]
  const options = { ...PLAIN, tolerance: 10000, sloppyTolerance: 10000 }

  test('run a line longer or shorter than the optimum, and cost more', () => {
    const { optimum, variants } = breakVariants(items, measure(80), options, [1, -1, 2, -2])
    expect(optimum).toEqual(breakItems(items, measure(80), options))
    expect(optimum.lines).toBe(11)
    expect(variants.map(variant => variant?.lines)).toEqual([12, 10, 13, undefined])
    for (const variant of variants) {
      if (variant !== null) expect(variant.totalDemerits).toBeGreaterThan(optimum.totalDemerits)
    }
  })

  test('are what TeX’s looseness finds', () => {
    const { variants } = breakVariants(items, measure(80), options, [1])
    const loose = breakItems(items, measure(80), { ...options, looseness: 1 })
    expect(variants[0]?.totalDemerits).toBe(loose.totalDemerits)
    expect(variants[0]?.looseness).toBe(loose.looseness)
  })

  test('are null beyond their own tolerance, although the optimum need not keep it', () => {
    const half = breakVariants(items, measure(80), { ...options, variantTolerance: 20 }, [1, -1])
    expect(half.variants.map(variant => variant?.lines)).toEqual([12, undefined])
    const none = breakVariants(items, measure(80), { ...options, variantTolerance: -1 }, [1, -1])
    expect(none.variants).toEqual([null, null])
    expect(none.optimum).toEqual(breakItems(items, measure(80), options))
  })

  test('are null for a paragraph with a line that sticks out', () => {
    const { optimum, variants } = breakVariants(words(10, 70, 10, 20, 20, 20), measure(60), PLAIN, [1, -1])
    expect(optimum.overfullLines.length).toBeGreaterThan(0)
    expect(optimum).toEqual(breakItems(words(10, 70, 10, 20, 20, 20), measure(60), PLAIN))
    expect(variants).toEqual([null, null])
  })
})

describe('paragraphs that nobody would set are still broken soon', () => {
  const options = { ...PLAIN, tolerance: 10000, tripleHyphenDemerits: 50_000 }
  const repeat = (count: number, ...items: readonly LineItem[]): readonly LineItem[] => [
    ...Array.from({ length: count }, () => items).flat(),
    ...END,
  ]
  test.each([
    ['40,000 boxes without glue', repeat(40_000, box(5))],
    ['40,000 words without width whose spaces stretch', repeat(40_000, box(0), glue(0, 3))],
    ['40,000 words without width and without stretch', repeat(40_000, box(0), glue(0))],
    ['40,000 penalties', repeat(40_000, penalty(0))],
    ['40,000 words wider than the measure', repeat(40_000, box(400), glue(2, 1, 1))],
    ['40,000 forced breaks', repeat(40_000, penalty(-10000))],
    ['boxes of negative width', repeat(10_000, box(5), glue(1, 1, 1), box(-5), glue(1, 1, 1))],
    ['a megabyte of text', repeat(170_000, box(17), hyphen(), box(8), glue(2.5, 1.2, 0.8))],
  ])(
    '%s',
    (_, items) => {
      const result = breakItems(items, measure(300), options)
      expect(result.breaks.at(-1)).toBe(items.length - 1)
    },
    60_000,
  )

  test.each([
    ['words without width', repeat(5000, box(0), glue(0, 3))],
    ['words of boundless shrink', repeat(3000, box(5), glue(1, 1, 100))],
    ['ten pages of text', repeat(4000, box(17), hyphen(), box(8), glue(2.5, 1.2, 0.8))],
  ])(
    'also with other numbers of lines: %s',
    (_, items) => {
      const loose = breakItems(items, measure(300), { ...options, looseness: 1 })
      expect(loose.breaks.at(-1)).toBe(items.length - 1)
      const { optimum } = breakVariants(items, measure(300), options, [-1, 1])
      expect(optimum.breaks.at(-1)).toBe(items.length - 1)
    },
    60_000,
  )

  test('too long a paragraph has no variants', () => {
    const long = repeat(MOST_BREAKS_FOR_VARIANTS + 1, box(20), glue(4, 3, 2))
    expect(breakVariants(long, measure(300), options, [-1, 1]).variants).toEqual([null, null])
  })

  test('in a crowd the lines are still full', () => {
    // A thousand boxes to the line, each place a break: far more ways than are followed.
    const result = breakItems(repeat(8000, box(0.3), glue(0, 0.01, 0.01)), measure(300), options)
    expect(result.lines).toBeLessThanOrEqual(9)
    expect(Math.max(...result.ratios)).toBeLessThanOrEqual(1)
  })
})
