import { describe, expect, it } from 'vitest'
import { fillColumn, type RegisterEntry } from '../../../src/page/register-columns.ts'
import type { Line } from '../../../src/paragraph/set-line.ts'

const line = (text: string): Line => ({ text }) as Line
const entry = (name: string, lines: number, more: Partial<RegisterEntry> = {}): RegisterEntry => ({
  lines: Array.from({ length: lines }, (_, index) => line(`${name}${index + 1}`)),
  above: 0,
  keepWithNext: false,
  continued: [line(`${name} (cont.)`)],
  from: 0,
  ...more,
})
const shown = (filled: ReturnType<typeof fillColumn>): string[] =>
  filled.lines.map(each => `${each.row} ${each.line.text}`)

describe('a column of a register', () => {
  it('takes entries whole', () => {
    const filled = fillColumn([entry('a', 2), entry('b', 1), entry('c', 2)], 4, false)
    expect(shown(filled)).toEqual(['0 a1', '1 a2', '2 b1'])
    expect(filled.rest).toHaveLength(1)
  })

  it('drops the white over an entry at its head only', () => {
    const filled = fillColumn([entry('a', 1, { above: 1 }), entry('b', 1, { above: 1 })], 4, false)
    expect(shown(filled)).toEqual(['0 a1', '2 b1'])
  })

  it('divides a long entry with two lines on either side, and repeats its heading after the turn', () => {
    const first = fillColumn([entry('a', 3), entry('b', 5)], 6, false)
    expect(shown(first)).toEqual(['0 a1', '1 a2', '2 a3', '3 b1', '4 b2', '5 b3'])
    const second = fillColumn(first.rest, 6, true)
    expect(shown(second)).toEqual(['0 b (cont.)', '1 b4', '2 b5'])
  })

  it('gets on with an entry whose heading is as long as a column, whatever the height of the column', () => {
    for (let capacity = 1; capacity < 12; capacity++) {
      const long = entry('a', 30, { continued: Array.from({ length: 30 }, () => line('again')) })
      let rest: readonly RegisterEntry[] = [long, entry('b', 1)]
      let columns = 0
      for (; rest.length > 0; columns++) rest = fillColumn(rest, capacity, true).rest
      expect(columns).toBeLessThanOrEqual(32)
    }
  })

  it('does not leave one line of an entry behind', () => {
    const filled = fillColumn([entry('a', 3), entry('b', 4)], 6, false)
    expect(shown(filled)).toEqual(['0 a1', '1 a2', '2 a3', '3 b1', '4 b2'])
  })

  it('keeps a heading with what it heads', () => {
    const filled = fillColumn(
      [entry('a', 2), entry('heading', 1, { keepWithNext: true }), entry('b', 2)],
      4,
      false,
    )
    expect(shown(filled)).toEqual(['0 a1', '1 a2'])
  })

  it('always sets something, however small the column', () => {
    let rest: readonly RegisterEntry[] = [entry('a', 7), entry('b', 3)]
    let columns = 0
    const seen: string[] = []
    while (rest.length > 0) {
      const filled = fillColumn(rest, 1, false)
      expect(filled.lines.length).toBeGreaterThan(0)
      seen.push(...filled.lines.map(each => each.line.text))
      rest = filled.rest
      columns++
      expect(columns).toBeLessThan(20)
    }
    expect(seen).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'b1', 'b2', 'b3'])
  })
})
