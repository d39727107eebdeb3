import { describe, expect, it } from 'vitest'
import { type Sp, sp } from '../../../src/base/length.ts'
import { findRiver } from '../../../src/paragraph/rivers.ts'
import type { LineGlyphs } from '../../../src/paragraph/set-line.ts'

/** A line drawn with letters and spaces, one unit each. */
const line = (drawing: string): Pick<LineGlyphs, 'runs'> => {
  const glyphs = [...drawing].map((_, cluster) => ({ id: 1, cluster, advance: sp(10), dx: sp(0), dy: sp(0) }))
  const run = { font: 'f', size: sp(10), text: drawing, glyphs, width: sp(drawing.length * 10), rise: sp(0) }
  return {
    runs: [
      {
        ...{ x: 0 as Sp, run, scale: 1000, hyphen: 'none', width: run.width, link: null, call: null },
        language: 'en',
      },
    ],
  }
}

describe('a river', () => {
  it('is four word spaces or more over one another', () => {
    expect(findRiver(['aaa aaaa', 'bbb bb b', 'ccc cccc', 'ddd dddd'].map(line))).toEqual({
      first: 0,
      last: 3,
    })
  })

  it('may wander to the side by less than half a space', () => {
    expect(findRiver(['aaa aaaa', 'bbb bb b', 'c ccc cc', 'ddddd dd'].map(line))).toBeNull()
  })

  it('is not three', () => {
    expect(findRiver(['aaa aaaa', 'bbb bb b', 'ccc cccc', 'dddddddd'].map(line))).toBeNull()
  })

  it('is found where it is', () => {
    const lines = ['xxxxx xx', 'aaa aaaa', 'bbb bb b', 'ccc cccc', 'ddd dddd', 'eee e ee', 'yyyyyyyy']
    expect(findRiver(lines.map(line))).toEqual({ first: 1, last: 5 })
  })
})
