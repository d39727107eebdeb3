import { describe, expect, test } from 'vitest'
import { bestFit, breakLines, firstFit, type ParagraphItem } from '../../../src/paragraph/linebreak.ts'

const END: readonly ParagraphItem[] = [
  { type: 'penalty', width: 0, penalty: 10000, flagged: false },
  { type: 'glue', width: 0, stretch: 1, shrink: 0, fil: 1 },
  { type: 'penalty', width: 0, penalty: -10000, flagged: true },
]
const words = (...widths: readonly number[]): readonly ParagraphItem[] => [
  ...widths.flatMap((width, i): readonly ParagraphItem[] => [
    ...(i === 0 ? [] : [{ type: 'glue' as const, width: 2, stretch: 1, shrink: 1 }]),
    { type: 'box', width },
  ]),
  ...END,
]

describe('breakLines', () => {
  test('needs no parameters: TeX’s defaults hold', () => {
    expect(breakLines(words(9, 9, 9, 9), [20])).toEqual({
      breaks: [3, 9],
      ratios: [0, 0],
      totalDemerits: 200,
      lines: 2,
      looseness: 0,
      pass: 'second',
    })
  })

  test('lines may differ in width; the last width repeats', () => {
    expect(breakLines(words(9, 9, 9, 9, 9), [9, 20]).breaks).toEqual([1, 5, 11])
    expect(breakLines(words(9, 9, 9, 9, 9), [9, 20, 20, 20]).breaks).toEqual([1, 5, 11])
  })

  test('an empty list has no lines', () => {
    for (const method of [breakLines, bestFit, firstFit])
      expect(method([], [100])).toMatchObject({ breaks: [], ratios: [], lines: 0, totalDemerits: 0 })
  })

  test('a missing or infinite width holds everything up to the next forced break', () => {
    for (const widths of [[], [Number.POSITIVE_INFINITY], [Number.NaN]]) {
      expect(breakLines([...words(9, 900, 9), ...words(9, 9)], widths).breaks).toEqual([7, 13])
    }
  })

  test('what is not a number counts as nothing', () => {
    const items = words(9, 9, 9, 9)
    const spoilt = [...items.slice(0, 4), { type: 'box' as const, width: Number.NaN }, ...items.slice(4)]
    const zero = [...items.slice(0, 4), { type: 'box' as const, width: 0 }, ...items.slice(4)]
    expect(breakLines(spoilt, [20], { tolerance: Number.NaN, looseness: Number.NaN })).toEqual(
      breakLines(zero, [20]),
    )
  })

  test('a discretionary is flagged and costs the hyphen penalty unless it says otherwise', () => {
    const soft: ParagraphItem = { type: 'discretionary', before: 2, after: 0, unbroken: 0 }
    const items: readonly ParagraphItem[] = [
      { type: 'box', width: 18 },
      soft,
      { type: 'box', width: 18 },
      ...END,
    ]
    const options = { finalHyphenDemerits: 7, hyphenPenalty: 30 }
    expect(breakLines(items, [20], options).totalDemerits).toBe(100 + 30 * 30 + 100 + 7)
    const plain = items.map(item => (item === soft ? { ...soft, flagged: false, penalty: 0 } : item))
    expect(breakLines(plain, [20], options).totalDemerits).toBe(200)
  })

  test('an overfull line is named', () => {
    const result = breakLines(words(9, 40, 9), [20])
    expect(result.overfullLines?.length).toBeGreaterThan(0)
    expect(breakLines(words(9, 9), [20])).not.toHaveProperty('overfullLines')
  })
})

describe('line by line', () => {
  // The best first line is one word longer than the best paragraph allows.
  const items = words(8, 8, 8, 6, 13, 9)

  test('best-fit takes the best line now, and pays later', () => {
    const greedy = bestFit(items, [28], { tolerance: 10000 })
    const total = breakLines(items, [28], { tolerance: 10000 })
    expect(greedy.breaks[0]).toBe(5)
    expect(greedy.totalDemerits).toBeGreaterThanOrEqual(total.totalDemerits)
    expect(Math.abs(greedy.ratios[0]!)).toBeLessThanOrEqual(Math.abs(total.ratios[0]!))
  })

  test('first-fit squeezes a word in if its line can shrink so far', () => {
    expect(firstFit(words(9, 9, 9), [19]).breaks).toEqual([3, 7])
    expect(firstFit(words(9, 9, 9), [18.9]).breaks[0]).toBe(1)
  })

  test('first-fit divides a word only when the line would be too loose before it', () => {
    const long = (stretch: number): readonly ParagraphItem[] => [
      { type: 'box', width: 6 },
      { type: 'glue', width: 2, stretch, shrink: 0 },
      { type: 'box', width: 3 },
      { type: 'glue', width: 2, stretch, shrink: 0 },
      { type: 'box', width: 4 },
      { type: 'penalty', width: 2, penalty: 50, flagged: true },
      { type: 'box', width: 8 },
      ...END,
    ]
    expect(firstFit(long(9), [20]).breaks[0]).toBe(3)
    expect(firstFit(long(1), [20]).breaks[0]).toBe(5)
  })

  test('both keep forced breaks and let what cannot fit stick out', () => {
    for (const method of [bestFit, firstFit]) {
      expect(method([...words(5, 5), ...words(5)], [40]).breaks).toEqual([5, 9])
      const wide = method(words(50, 5, 50), [20])
      expect(wide.breaks).toEqual([1, 3, 7])
      expect(wide.overfullLines).toEqual([0, 2])
    }
  })
})
