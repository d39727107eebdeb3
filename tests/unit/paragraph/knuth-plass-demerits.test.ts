import { describe, expect, test } from 'vitest'
import {
  badness,
  DECENT,
  fitnessClass,
  LOOSE,
  lineBadness,
  OVERFULL,
  ownDemerits,
  setRatio,
  TIGHT,
  VERY_LOOSE,
} from '../../../src/paragraph/line-demerits.ts'
import { slowBadness } from '../../oracle/linebreak-twin.ts'

describe('badness', () => {
  test('is 0 for no excess, about 100 when all the give is used, 10000 when there is none', () => {
    expect(badness(0, 0)).toBe(0)
    expect(badness(65536, 65536)).toBe(100)
    expect(badness(65536, 131072)).toBe(12)
    expect(badness(1, 0)).toBe(10000)
    expect(badness(1, -5)).toBe(10000)
  })

  test('is cut off at 10000, a little before the cube would reach it', () => {
    expect(badness(1290 * 100, 29700)).toBe(8189)
    expect(badness(1291 * 100, 29700)).toBe(10000)
  })

  test('equals the formula in whole numbers of any size', () => {
    const lengths = [
      1,
      2,
      296,
      297,
      298,
      65535,
      65536,
      1663496,
      1663497,
      7230583,
      7230584,
      7230585,
      99_999_999,
      2 ** 40,
    ]
    for (const t of lengths)
      for (const g of lengths) expect(`${t}/${g} ${badness(t, g)}`).toBe(`${t}/${g} ${slowBadness(t, g)}`)
  })

  test('of a line: infinite stretch fills any shortfall, but makes no line shrink', () => {
    expect(lineBadness(1_000_000, 0, 0, 1)).toBe(0)
    expect(lineBadness(-1, 0, 0, 1)).toBe(OVERFULL)
    expect(lineBadness(-65536, 0, 65536, 0)).toBe(100)
    expect(lineBadness(-65537, 0, 65536, 0)).toBe(OVERFULL)
    expect(lineBadness(7230585, 1663496, 0, 0)).toBe(10000)
  })
})

test('a line is very loose above 99, loose or tight above 12', () => {
  expect([0, 12, 13, 99, 100].map(bad => fitnessClass(1, bad))).toEqual([
    DECENT,
    DECENT,
    LOOSE,
    LOOSE,
    VERY_LOOSE,
  ])
  expect([0, 12, 13, 100].map(bad => fitnessClass(-1, bad))).toEqual([DECENT, DECENT, TIGHT, TIGHT])
})

test('demerits are the square of badness and line penalty, with the square of the penalty and its sign', () => {
  expect(ownDemerits(90, 0, 10)).toBe(10000)
  expect(ownDemerits(90, 50, 10)).toBe(12500)
  expect(ownDemerits(90, -50, 10)).toBe(7500)
  expect(ownDemerits(90, -10000, 10)).toBe(10000)
  expect(ownDemerits(9990, 0, 10)).toBe(100_000_000)
  expect(ownDemerits(10000, 0, -5)).toBe(9995 * 9995)
})

test('the ratio of a line is what its glue gives, −1 at most when it shrinks', () => {
  expect(setRatio(50, 100, 10, 0)).toBe(0.5)
  expect(setRatio(50, 100, 10, 1)).toBe(0)
  expect(setRatio(50, 0, 10, 0)).toBe(0)
  expect(setRatio(-5, 100, 10, 0)).toBe(-0.5)
  expect(setRatio(-11, 100, 10, 0)).toBe(-1)
  expect(setRatio(-11, 100, 0, 0)).toBe(0)
})
