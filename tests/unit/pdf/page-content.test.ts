import { describe, expect, it } from 'vitest'
import { pt, sp, toPoints } from '../../../src/base/length.ts'
import type { DrawOp, PlacedRun } from '../../../src/display/display-list.ts'
import type { EmbeddedFonts } from '../../../src/pdf/embed-fonts.ts'
import { pageContent } from '../../../src/pdf/page-content.ts'
import type { GlyphRun } from '../../../src/shape/glyph-run.ts'
import fc from '../../support/fast-check.ts'
import { blockAdvance, blockRun } from './block-font.ts'
import { content, line, link, page, placed, runningHead } from './display-builder.ts'
import { readContent, type ShownGlyph } from './read-content.ts'

/** CIDs are the glyph numbers; widths are rounded as in a W array. */
const width = (_: string, cid: number): number => Math.round((blockAdvance(cid) * 1000) / 2048)
const fonts: EmbeddedFonts = {
  font: id => ({
    resource: id,
    cid: glyph => glyph,
    code: cid => cid.toString(16).padStart(4, '0'),
    width: cid => width(id, cid),
  }),
  finish: () => ({}),
}
const tagOfNode = new Map([
  [0, 'Document'],
  [1, 'P'],
  [2, 'Note'],
])
const tags = (of: number): string => tagOfNode.get(of) ?? 'P'
const shown = (...ops: readonly DrawOp[]) => readContent(pageContent(page(...ops), fonts, tags).stream, width)
const lineOf = (runs: readonly PlacedRun[]): DrawOp => ({
  op: 'glyphs',
  baseline: pt(100),
  runs,
  belongs: content(1),
})

/** Where the layout wants each glyph, in points. */
const wanted = (runs: readonly PlacedRun[]): readonly { x: number; rise: number; size: number }[] =>
  runs.flatMap(({ x, run, scale }) => {
    let advanced = 0
    return run.glyphs.map(glyph => {
      const at = toPoints(x) + (toPoints(sp(advanced)) + toPoints(glyph.dx)) * (scale / 1000)
      advanced += glyph.advance
      return { x: at, rise: toPoints(run.rise) + toPoints(glyph.dy), size: toPoints(run.size) }
    })
  })

function expectPlaces(found: readonly ShownGlyph[], runs: readonly PlacedRun[]): void {
  const places = wanted(runs)
  expect(found).toHaveLength(places.length)
  places.forEach(({ x, rise, size }, index) => {
    // Half a thousandth of an em, and what rounding the line's start to a thousandth of a point adds.
    expect(Math.abs(found[index]!.x - x)).toBeLessThan(size * 0.00053 + 0.0006)
    expect(found[index]!.y).toBeCloseTo(300 + rise, 2)
  })
}

describe('the content stream of a page', () => {
  it('puts the baseline where it is measured from the top', () => {
    const { glyphs } = shown(line('ab', content(1), 100))
    expect(glyphs.map(({ x, y }) => [x, y])).toEqual([
      [50, 300],
      [55, 300],
    ])
  })

  it('needs no moves where the layout keeps to the widths of the font', () => {
    expect(pageContent(page(line('abba', content(1))), fonts, tags).stream).toContain(
      '[<0061006200620061>] TJ',
    )
  })

  it('does not let rounded widths add up along a line', () => {
    // 333 units of 2048 are 162.6 thousandths: by W alone the last letter would be off by more than half a point.
    const runs = placed([blockRun('i'.repeat(150))])
    expectPlaces(shown(lineOf(runs)).glyphs, runs)
  })

  it('keeps words, stretched spaces, other fonts and sizes, raised and scaled letters at their places', () => {
    const word = fc.record({
      text: fc.string({ unit: fc.constantFrom('A', 'b', 'i', ' '), minLength: 1, maxLength: 8 }),
      size: fc.constantFrom(6.5, 8, 10, 11.25),
      font: fc.constantFrom('Block', 'Other'),
      rise: fc.constantFrom(0, 0, 3.3),
      scale: fc.constantFrom(1000, 1000, 985, 1012),
      gap: fc.integer({ min: -40000, max: 400000 }),
      shifts: fc.array(
        fc.tuple(fc.integer({ min: -90000, max: 90000 }), fc.integer({ min: -90000, max: 90000 })),
      ),
      kerns: fc.array(fc.integer({ min: -60000, max: 60000 })),
    })
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 15 }), words => {
        let x = pt(50)
        const runs = words.map(({ text, size, font, rise, scale, gap, shifts, kerns }): PlacedRun => {
          const plain = blockRun(text, { size: pt(size), font, rise: pt(rise) })
          const run: GlyphRun = {
            ...plain,
            glyphs: plain.glyphs.map((glyph, index) => ({
              ...glyph,
              advance: sp(glyph.advance + (kerns[index] ?? 0)),
              dx: sp(shifts[index]?.[0] ?? 0),
              dy: sp(shifts[index]?.[1] ?? 0),
            })),
          }
          const at = x
          x = sp(x + (run.glyphs.reduce((sum, glyph) => sum + glyph.advance, 0) * scale) / 1000 + gap)
          return { x: at, run, scale, hyphen: 'none' }
        })
        const { glyphs } = shown(lineOf(runs))
        expectPlaces(glyphs, runs)
        expect(glyphs.map(({ font, size }) => `${font} ${size}`)).toEqual(
          runs.flatMap(({ run }) => run.glyphs.map(() => `${run.font} ${toPoints(run.size)}`)),
        )
      }),
    )
  })

  it('takes up the text state of the page as the line before left it', () => {
    const small = placed([blockRun('ab', { size: pt(6), rise: pt(3) })], 980)
    const plain = placed([blockRun('cd')])
    const { glyphs } = shown(lineOf(small), lineOf(plain))
    expectPlaces(glyphs.slice(2), plain)
    expect(glyphs[2]).toMatchObject({ size: 10 })
  })

  it('fills rules from their lower left corner', () => {
    const rule: DrawOp = {
      op: 'rule',
      rect: { x: pt(50), y: pt(340), width: pt(72), height: pt(0.4) },
      belongs: { kind: 'artifact', as: 'rule' },
    }
    expect(shown(rule).rules).toEqual([[50, 59.6, 72, 0.4]])
  })

  it('marks all that it draws, and numbers the pieces of real content in order', () => {
    const ops = [
      line('A', runningHead),
      line('b', content(1)),
      line('c', content(1)),
      line('d', content(2)),
      line('e', content(1)),
    ]
    expect(shown(...ops).glyphs.map(({ within }) => within)).toEqual([
      ['Artifact'],
      ['P 0'],
      ['P 0'],
      ['Note 1'],
      ['P 2'],
    ])
    expect(pageContent(page(...ops), fonts, tags).items).toEqual([
      { kind: 'marked', of: 1, mcid: 0 },
      { kind: 'marked', of: 2, mcid: 1 },
      { kind: 'marked', of: 1, mcid: 2 },
    ])
  })

  it('hands links on in reading order and draws nothing for them', () => {
    const call = link('note 5', content(2))
    const { items, stream } = pageContent(
      page(line('a', content(1)), call, line('b', content(1))),
      fonts,
      tags,
    )
    expect(items).toEqual([
      { kind: 'marked', of: 1, mcid: 0 },
      { kind: 'link', link: call },
    ])
    expect(stream.match(/BDC/g)).toHaveLength(1)
  })

  it('begins no marked content for a line without glyphs', () => {
    const { items, stream } = pageContent(page(lineOf([]), lineOf(placed([blockRun('')]))), fonts, tags)
    expect({ items, stream }).toEqual({ items: [], stream: '' })
  })

  it('sets the later parts of a letter apart as saying nothing, without nesting', () => {
    const run = blockRun('aǆb', {
      glyphs: blockRun('aDzb').glyphs.map((glyph, index) => ({ ...glyph, cluster: [0, 1, 1, 2][index]! })),
    })
    const runs = placed([run])
    const { glyphs, actualTexts } = shown(lineOf(runs))
    expectPlaces(glyphs, runs)
    expect(actualTexts).toEqual([''])
    expect(glyphs.map(({ within }) => within)).toEqual([['P 0'], ['P 0'], ['Span 1'], ['P 2']])
  })

  it('refuses letters without size', () => {
    expect(() => shown(lineOf(placed([blockRun('a', { size: pt(0) })])))).toThrow('size 0')
  })
})
