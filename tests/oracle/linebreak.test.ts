/** The line-breaking vectors made with LuaTeX, judged by their own rule of acceptance. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { pt } from '../../src/base/length.ts'
import type { LineItem } from '../../src/paragraph/line-item.ts'
import {
  bestFit,
  breakLines,
  firstFit,
  type ParagraphItem,
  type ParagraphLines,
} from '../../src/paragraph/linebreak.ts'
import { judge, mayBreakAt, mustBreakAt } from './linebreak-twin.ts'

interface Vector {
  readonly id: string
  readonly lineWidths: readonly number[]
  readonly params: Readonly<Record<VectorParameter, number>>
  readonly items: readonly VectorItem[]
  readonly expected: {
    readonly breaks: readonly number[]
    readonly ratios: readonly number[]
    readonly totalDemerits: number
    readonly lines: number
    readonly looseness: number
    readonly pass: string
    readonly class: 'exact' | 'overfull' | 'capped'
    readonly overfullLines?: readonly number[]
    readonly excess?: number
  }
}
type VectorParameter =
  | 'tolerance'
  | 'pretolerance'
  | 'linePenalty'
  | 'hyphenPenalty'
  | 'adjDemerits'
  | 'doubleHyphenDemerits'
  | 'finalHyphenDemerits'
  | 'looseness'
  | 'emergencyStretch'
type VectorItem = Exclude<ParagraphItem, { type: 'discretionary' }>

const FOLDER = '../shared/oracles/linebreak'
const present = existsSync(FOLDER)
if (!present) console.log(`line-breaking vectors skipped: ${FOLDER} is absent`)

const families = present ? readdirSync(FOLDER).filter(name => name.endsWith('.jsonl.gz')) : []
const readFamily = (name: string): readonly Vector[] =>
  gunzipSync(readFileSync(`${FOLDER}/${name}`))
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line): Vector => JSON.parse(line))

function scaled(item: VectorItem): LineItem {
  if (item.type === 'box') return { type: 'box', width: pt(item.width) }
  if (item.type === 'penalty')
    return {
      type: 'penalty',
      width: pt(item.width ?? 0),
      penalty: item.penalty,
      flagged: item.flagged ?? false,
    }
  const glue = { width: pt(item.width), stretch: pt(item.stretch ?? 0), shrink: pt(item.shrink ?? 0) }
  return item.fil === undefined ? { type: 'glue', ...glue } : { type: 'glue', ...glue, fil: item.fil }
}

const sameBreaks = (vector: Vector, result: ParagraphLines): boolean =>
  result.breaks.length === vector.expected.breaks.length &&
  result.breaks.every((at, i) => at === vector.expected.breaks[i])

/** Rule (b) of the vectors' acceptance: why other breaks than TeX's are not as good, or null. */
function objection(vector: Vector, result: ParagraphLines): string | null {
  const { expected, params } = vector
  const items = vector.items.map(scaled)
  const chosen = new Set(result.breaks)
  if (result.breaks[result.breaks.length - 1] !== items.length - 1) return 'does not end at the end'
  if (result.breaks.some((at, i) => at <= (result.breaks[i - 1] ?? -1))) return 'breaks out of order'
  if (result.breaks.some(at => !mayBreakAt(items, at))) return 'illegal break'
  if (items.some((item, at) => mustBreakAt(item) && !chosen.has(at))) return 'forced break missed'
  if (params.looseness !== 0 && result.breaks.length !== expected.lines) return 'other number of lines'
  const extraStretch = expected.pass === 'emergency' ? pt(params.emergencyStretch) : 0
  const judged = judge(items, result.breaks, vector.lineWidths.map(pt), { ...params, extraStretch })
  const costly = judged.demerits > expected.totalDemerits * 1.001
  if (expected.class === 'exact') {
    if (judged.overfull.length + judged.tooLoose.length > 0) return 'line beyond the tolerance'
    return costly ? 'more demerits' : null
  }
  const overfull = expected.overfullLines?.length ?? 0
  if (judged.overfull.length > overfull) return 'more overfull lines'
  if (judged.overfull.length < overfull) return null
  if (judged.excess > pt(expected.excess ?? 0) * 1.001 + 1) return 'more excess'
  return costly ? 'more demerits' : null
}

describe.skipIf(!present)('every vector is broken as well as LuaTeX breaks it', () => {
  test.each(families)('%s', family => {
    for (const vector of readFamily(family)) {
      const result = breakLines(vector.items, vector.lineWidths, vector.params)
      if (!sameBreaks(vector, result)) {
        expect(`${vector.id}: ${objection(vector, result)}`).toBe(`${vector.id}: null`)
        continue
      }
      const { expected } = vector
      expect(result).toMatchObject({
        totalDemerits: expected.totalDemerits,
        lines: expected.lines,
        looseness: expected.looseness,
        pass: expected.pass,
      })
      expect(result.overfullLines ?? []).toEqual(expected.overfullLines ?? [])
      for (const [i, ratio] of result.ratios.entries())
        expect(Math.abs(ratio - expected.ratios[i]!)).toBeLessThanOrEqual(1e-3)
    }
  })

  test('and the breaks are LuaTeX’s own, nearly everywhere: only ties may fall otherwise', () => {
    const vectors = families.flatMap(readFamily)
    const equal = vectors.filter(vector =>
      sameBreaks(vector, breakLines(vector.items, vector.lineWidths, vector.params)),
    )
    console.log(`line breaking: ${equal.length} of ${vectors.length} vectors have LuaTeX's own breaks`)
    expect(equal.length).toBeGreaterThanOrEqual(vectors.length * 0.97)
  })

  test('the judge of this test agrees with the demerits that came with the vectors', () => {
    for (const vector of families.flatMap(readFamily)) {
      const { expected, params } = vector
      const extraStretch = expected.pass === 'emergency' ? pt(params.emergencyStretch) : 0
      const judged = judge(vector.items.map(scaled), expected.breaks, vector.lineWidths.map(pt), {
        ...params,
        extraStretch,
      })
      expect(`${vector.id} ${judged.demerits}`).toBe(`${vector.id} ${expected.totalDemerits}`)
      expect(judged.overfull).toEqual(expected.overfullLines ?? [])
    }
  })

  test('the judge objects to breaks that are worse, missing or illegal', () => {
    const vector = readFamily('frog.jsonl.gz')[0]!
    const good = breakLines(vector.items, vector.lineWidths, vector.params)
    const without = (i: number): ParagraphLines => ({
      ...good,
      breaks: good.breaks.filter((_, line) => line !== i),
    })
    expect(objection(vector, good)).toBeNull()
    expect(objection(vector, without(3))).toBe('line beyond the tolerance')
    expect(objection(vector, without(good.lines - 1))).toBe('does not end at the end')
    expect(objection(vector, { ...good, breaks: [0, ...good.breaks] })).toBe('illegal break')
  })
})

describe.skipIf(!present)('the frog king, the paragraph of Knuth and Plass 1981', () => {
  const frog = (id: string): Vector => readFamily('frog.jsonl.gz').find(vector => vector.id.endsWith(id))!
  const figures = (vector: Vector, { breaks, ratios, lines }: ParagraphLines) => {
    const inner = ratios.slice(0, -1).map(Math.abs)
    const hyphens = breaks.slice(0, -1).filter(at => {
      const item = vector.items[at]
      return item?.type === 'penalty' && item.flagged
    })
    return { lines, hyphens: hyphens.length, worst: Number(Math.max(...inner).toFixed(3)) }
  }

  test('has the ratios that are printed there, in the narrow measure and in the wide one', () => {
    const narrow = frog('390-200-kp')
    const printed = [0.857, 0, 0.28, 1, 0.067, -0.278, 0.536, -0.167, 0.7, -0.176, 0.357]
    const { ratios } = breakLines(narrow.items, narrow.lineWidths, narrow.params)
    expect(ratios.slice(0, 11).map(ratio => Number(ratio.toFixed(3)) + 0)).toEqual(printed)
    const wide = frog('units-500-200')
    const printedWide = [0.774, 0.179, 0.629, 0.545, 0, 0.079, 0.282, 0.294, 0.575]
    const total = breakLines(wide.items, wide.lineWidths, wide.params)
    expect(total.ratios.slice(0, 9).map(ratio => Number(ratio.toFixed(3)) + 0)).toEqual(printedWide)
  })

  test('line by line it comes out worse: first-fit, best-fit, total fit', () => {
    const vector = frog('390-200-kp')
    const by = (method: typeof breakLines) =>
      figures(vector, method(vector.items, vector.lineWidths, vector.params))
    expect(by(firstFit)).toEqual({ lines: 12, hyphens: 1, worst: 1.36 })
    expect(by(bestFit)).toEqual({ lines: 12, hyphens: 1, worst: 1.36 })
    expect(by(breakLines)).toEqual({ lines: 12, hyphens: 2, worst: 1 })
  })
})
