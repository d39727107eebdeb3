import { describe, expect, it } from 'vitest'
import { sp, toPoints, ZERO } from '../../../src/base/length.ts'
import { glyphsOf } from '../../../src/paragraph/place-glyphs.ts'
import type { Line } from '../../../src/paragraph/set-line.ts'
import { setParagraph } from '../../../src/paragraph/set-paragraph.ts'
import type { StyledInline, StyledParagraph } from '../../../src/style/styled-document.ts'
import { textStyle } from '../../../src/style/text-style.ts'
import { builtInStylesheet, packagedTypesetter } from '../../support/real-tools.ts'

const stylesheet = builtInStylesheet('appendix')
const typesetter = packagedTypesetter()
const look = textStyle(stylesheet.body, stylesheet, 'en-GB')

const text = (words: string): StyledInline => ({
  kind: 'text',
  text: words,
  offset: 0,
  style: look,
  link: null,
})
const call = (mark: string): StyledInline => ({
  kind: 'call',
  note: `n${mark}`,
  mark,
  width: null,
  style: look,
  link: { to: `note n${mark}`, description: `note ${mark}` },
})

const paragraph = (
  inlines: readonly StyledInline[],
  more: Partial<StyledParagraph> = {},
): StyledParagraph => ({
  id: 'p',
  role: 'paragraph',
  note: null,
  level: 0,
  inlines,
  language: 'en-GB',
  measure: sp(326 * 65536),
  leading: sp(13.5 * 65536),
  left: ZERO,
  firstLeft: sp(11 * 65536),
  labelLength: 0,
  align: 'justify',
  breaking: stylesheet.lineBreaking,
  variants: true,
  ...more,
})

const best = (set: ReturnType<typeof setParagraph>): readonly Line[] => set.variants[0]!.lines
const glyphText = (line: Line): string =>
  glyphsOf(line)
    .runs.filter(run => run.call === null)
    .map(run => (run.hyphen === 'none' ? run.run.text : run.run.text.slice(0, -1)))
    .join('')

const PROSE =
  'He admitted however that General Alexander was likely to have the better information. I again emphasized your ' +
  'anxiety that Stalin should have the latest account of the situation in Italy and should know not only that you were ' +
  'anxious about it but also that you were insistent that battle in Italy should be nourished and fought out to victory.'

describe('a paragraph is set', () => {
  it.each<[string, readonly StyledInline[]]>([
    ['pieces of several looks without a space', Array.from({ length: 80 }, (_, i) => text(`ab${i}cd`))],
    [
      'a row of calls',
      [text('word'), ...Array.from({ length: 120 }, (_, i) => call(`${i + 1}`)), text(' end')],
    ],
    ['a word longer than a line that must not be hyphenated', [text('internationalization'.repeat(12))]],
  ])('inside its measure, even %s', (_, inlines) => {
    const breaking = { ...stylesheet.lineBreaking, hyphenate: false }
    const lines = best(setParagraph(paragraph(inlines, { breaking, align: 'left' }), typesetter))
    expect(lines.length).toBeGreaterThan(1)
    for (const line of lines) expect(toPoints(sp(line.x + line.width))).toBeLessThan(326 + 4)
  })

  it('with as much shaping as it has text, however many places to break there are inside one word', () => {
    const shapedFor = (count: number): number => {
      let shaped = 0
      const shape: typeof typesetter.shape = (words, style) => {
        shaped += words.length
        return typesetter.shape(words, style)
      }
      setParagraph(paragraph([text(`${'\u200b\u202e'.repeat(count)} end`)]), { ...typesetter, shape })
      return shaped
    }
    expect(shapedFor(800)).toBeLessThan(shapedFor(400) * 2.5)
  })

  it('with every character once and in order', () => {
    const lines = best(setParagraph(paragraph([text(PROSE)]), typesetter))
    const words = lines.map(line => glyphText(line) + (line.hyphenated ? '' : ' ')).join('')
    expect(words.trim()).toBe(PROSE)
  })

  it('full to the right edge, the hanging characters beyond it', () => {
    const lines = best(setParagraph(paragraph([text(PROSE)]), typesetter))
    for (const line of lines.slice(0, -1)) {
      const edge = toPoints(sp(line.x + line.width))
      expect(edge).toBeGreaterThan(325.9)
      expect(edge).toBeLessThan(326 + 3)
      expect(Math.abs(line.ratio)).toBeLessThanOrEqual(1)
    }
  })

  it('with letters widened or narrowed in whole steps of at most two per cent', () => {
    const lines = best(setParagraph(paragraph([text(PROSE)]), typesetter))
    const scales = lines.flatMap(line => glyphsOf(line).runs.map(run => run.scale))
    for (const scale of scales) {
      expect(Math.abs(scale - 1000)).toBeLessThanOrEqual(stylesheet.lineBreaking.expansion)
      expect(Math.abs(scale - 1000) % stylesheet.lineBreaking.expansionStep).toBe(0)
    }
    expect(new Set(scales).size).toBeGreaterThan(1)
  })

  it('with the offsets of each line in the plain text', () => {
    const lines = best(setParagraph(paragraph([text(PROSE)]), typesetter))
    for (const line of lines) expect(PROSE.slice(line.start, line.end).trimEnd()).toBe(line.text.trimEnd())
  })

  it('with a note call against the word before it, never at the head of a line', () => {
    for (let words = 3; words < 40; words++) {
      const head = PROSE.split(' ').slice(0, words).join(' ')
      const set = setParagraph(
        paragraph([text(head), call('12'), text(' and some more words follow it to the end')]),
        typesetter,
      )
      for (const line of best(set)) expect(glyphsOf(line).runs[0]!.call).toBeNull()
      expect(best(set).flatMap(line => line.calls)).toEqual(['n12'])
    }
  })

  it('with the marks of items hanging and their text aligned', () => {
    const item = paragraph([text(`(1) ${PROSE}`)], {
      left: sp(26 * 65536),
      firstLeft: sp(11 * 65536),
      labelLength: 3,
    })
    const [first, second] = best(setParagraph(item, typesetter))
    const start = first!.text.indexOf('He')
    expect(start).toBe(4)
    expect(toPoints(first!.x)).toBeCloseTo(11, 0)
    expect(toPoints(second!.x)).toBeCloseTo(26, 0)
  })

  it('with one white after all dashes that open speeches, however full their lines are', () => {
    const white = (opening: string): number => {
      const set = setParagraph(
        paragraph([text(`${opening} ${PROSE}`)], { measure: sp(150 * 65536) }),
        typesetter,
      )
      const [line] = best(set)
      const { runs } = glyphsOf(line!)
      expect(runs.map(({ run }) => run.text).join('')).toContain(`${opening.trim()} `)
      const glyphs = runs.flatMap(({ run, x }) => {
        let at = x as number
        return run.glyphs.map(glyph => {
          const placed = { text: run.text[glyph.cluster], x: at }
          at += glyph.advance
          return placed
        })
      })
      const dash = glyphs.findIndex(glyph => glyph.text === '—')
      return glyphs[dash + 2]!.x - glyphs[dash + 1]!.x
    }
    // Letters and fixed white give two hundredths either way where the style lets them.
    const most = 0.025
    const changed = (opening: string): number => Math.abs(white(opening) / typesetter.spaceWidth(look) - 1)
    for (const opening of ['—', '«—', '— You', '— Vladivostok']) expect(changed(opening)).toBeLessThan(most)
    const others = ['He —', 'They —', 'Nobody —', 'Vladivostok —'].map(changed)
    expect(Math.max(...others)).toBeGreaterThan(most)
  })

  it('centred, with equal white on either side', () => {
    const [line] = best(
      setParagraph(paragraph([text('MOST IMMEDIATE')], { align: 'centre', firstLeft: ZERO }), typesetter),
    )
    const white = toPoints(sp(326 * 65536 - line!.width)) / 2
    expect(toPoints(line!.x)).toBeCloseTo(white, 3)
  })

  it('with the soft hyphens of the text as places to divide, and no other mark of them', () => {
    const hyphenated = PROSE.replaceAll('information', 'infor\u00admation').replaceAll(
      'situation',
      'situ\u00adation',
    )
    for (const measure of [140, 150, 160, 170, 180, 200]) {
      const narrow = paragraph([text(hyphenated)], { measure: sp(measure * 65536), firstLeft: ZERO })
      const lines = best(setParagraph(narrow, typesetter))
      expect(
        lines
          .map(line => glyphText(line) + (line.hyphenated ? '' : ' '))
          .join('')
          .trim(),
      ).toBe(PROSE)
      const full = lines.slice(0, -1).filter(line => Math.abs(line.ratio) <= 1)
      for (const line of full) expect(toPoints(sp(line.x + line.width))).toBeGreaterThan(measure - 0.1)
    }
  })

  it('as one line when it is empty', () => {
    expect(best(setParagraph(paragraph([]), typesetter))).toHaveLength(1)
  })

  it('whatever one word is longer than the measure', () => {
    const lines = best(setParagraph(paragraph([text(`short ${'x'.repeat(300)} short`)]), typesetter))
    expect(lines.map(glyphText).join('')).toContain('x'.repeat(300))
  })

  it.each(['justify', 'left'] as const)(
    'in many full lines where a word has no place to divide it (%s)',
    align => {
      const word = '['.repeat(3000)
      const all = paragraph([text(`See ${word} there`)], { align, variants: false })
      const lines = best(setParagraph(all, typesetter))
      expect(lines.map(glyphText).join('').replaceAll(' ', '')).toBe(`See${word}there`)
      expect(lines.every(line => line.x + line.width <= all.measure + look.size)).toBe(true)
      const full = lines.slice(1, -2).filter(line => line.width > 0.9 * all.measure)
      expect(full).toHaveLength(lines.length - 3)
      expect(lines.some(line => line.hyphenated)).toBe(false)
    },
  )

  it('a line longer only when its last line keeps a fifth of the measure', () => {
    const words = `${PROSE} ${PROSE} ${PROSE}`.split(' ')
    let longer = 0
    for (let count = 60; count <= words.length; count++) {
      const breaking = { ...stylesheet.lineBreaking, tolerance: 9999 }
      const set = setParagraph(paragraph([text(words.slice(0, count).join(' '))], { breaking }), typesetter)
      for (const variant of set.variants.slice(1)) {
        expect(variant.lines.length).toBe(best(set).length + variant.looseness)
        if (variant.looseness > 0) {
          longer++
          expect(toPoints(variant.lines.at(-1)!.width)).toBeGreaterThanOrEqual(326 / 5 - 0.01)
        }
      }
    }
    expect(longer).toBeGreaterThan(0)
  })

  it('as lines of about one length where it stands by itself', () => {
    const heading = 'The Ambassador in Japan (Morris) to the Secretary of State on the affairs of Siberia'
    const lengths = (role: StyledParagraph['role'], align: StyledParagraph['align']): readonly number[] => {
      const look = { role, align, firstLeft: ZERO, variants: false }
      return best(setParagraph(paragraph([text(heading)], look), typesetter)).map(line => line.width)
    }
    const filled = lengths('paragraph', 'centre')
    expect(filled).toHaveLength(2)
    expect(Math.min(...filled)).toBeLessThan(0.5 * Math.max(...filled))
    for (const balanced of [
      lengths('title', 'centre'),
      lengths('heading', 'left'),
      lengths('dateline', 'right'),
    ]) {
      expect(balanced).toHaveLength(2)
      expect(Math.min(...balanced)).toBeGreaterThan(0.8 * Math.max(...balanced))
    }
  })

  it('with a name in brackets beside what it explains', () => {
    const look: Partial<StyledParagraph> = {
      role: 'title',
      align: 'centre',
      firstLeft: ZERO,
      variants: false,
    }
    for (let measure = 170; measure < 240; measure += 7) {
      const title = text('The Ambassador in Japan (Morris) to the Secretary of State')
      const lines = best(
        setParagraph(paragraph([title], { ...look, measure: sp(measure * 65536) }), typesetter),
      )
      expect(lines).toHaveLength(2)
      expect(lines[0]!.text.trim()).toBe('The Ambassador in Japan (Morris)')
    }
  })

  it('with a last line that is more than a stub and more than the rest of a divided word', () => {
    const ends = Array.from({ length: 100 }, (_, at) => {
      const words = paragraph([text(`${PROSE} All this was told of the demonstrations.`)], {
        measure: sp((250 + at) * 65536),
      })
      const lines = best(setParagraph(words, typesetter))
      return { last: lines[lines.length - 1]!, before: lines[lines.length - 2]! }
    })
    expect(ends.filter(({ last }) => toPoints(last.width) < 22).map(({ last }) => last.text)).toEqual([])
    expect(
      ends
        .filter(({ last, before }) => before.hyphenated && !last.text.includes(' '))
        .map(({ last }) => last.text),
    ).toEqual([])
  })

  it('with a character that no font has named, and its text kept', () => {
    const set = setParagraph(paragraph([text('one \u{12000} two')]), typesetter)
    expect(set.missing).toEqual([{ offset: 4, codePoint: 0x12000 }])
    expect(glyphText(best(set)[0]!)).toContain('\u{12000}')
  })
})
