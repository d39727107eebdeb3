/** Where a stretch of a paragraph stands in its source, found without reading the paragraph again for each. */
import { describe, expect, it } from 'vitest'
import type { Inline } from '../../../src/edition/model.ts'
import { sourceFinder, sourceOf } from '../../../src/edition/visit.ts'

/** Words one after another; each tells when its text is read. */
function words(count: number, read: () => void): readonly Inline[] {
  return Array.from({ length: count }, (_, index): Inline => {
    const source = { file: 'a', start: index * 10, end: index * 10 + 4 }
    return {
      kind: 'text',
      marks: [],
      source,
      get text() {
        read()
        return 'word'
      },
    }
  })
}

describe('sourceFinder', () => {
  it('finds a stretch that reaches over several inlines, and none outside of the text', () => {
    const find = sourceFinder(words(5, () => {}))
    expect(find(0, 4)).toEqual({ file: 'a', start: 0, end: 4 })
    expect(find(6, 13)).toEqual({ file: 'a', start: 12, end: 31 })
    expect(find(20, 21)).toBeNull()
    expect(sourceOf([], 0, 1)).toBeNull()
  })

  it('gives the whole of what was made from something longer', () => {
    const source = { file: 'a', start: 3, end: 8 }
    const find = sourceFinder([{ kind: 'text', text: '&', marks: [], source }])
    expect(find(0, 1)).toEqual(source)
  })

  it('reads the paragraph once and then looks at what it finds alone', () => {
    let reads = 0
    const find = sourceFinder(words(2000, () => reads++))
    for (let at = 0; at < 2000; at++) find(at * 4, at * 4 + 4)
    expect(reads).toBeLessThan(2000 * 6)
  })
})
