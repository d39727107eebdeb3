/** Marks that only finished pages know: they decide no break, stand close to what follows them, and make no line too long. */
import { describe, expect, it } from 'vitest'
import { type Sp, sp, ZERO } from '../../../src/base/length.ts'
import { glyphsOf } from '../../../src/paragraph/place-glyphs.ts'
import type { Line } from '../../../src/paragraph/set-line.ts'
import { setParagraph } from '../../../src/paragraph/set-paragraph.ts'
import type { StyledInline, StyledParagraph } from '../../../src/style/styled-document.ts'
import { textStyle } from '../../../src/style/text-style.ts'
import { builtInStylesheet, packagedTypesetter } from '../../support/real-tools.ts'

const stylesheet = builtInStylesheet('appendix')
const typesetter = packagedTypesetter()
const look = textStyle(stylesheet.body, stylesheet, 'en-GB')
const measure = sp(326 * 65536)
const box: Sp = sp(look.size * 0.5)
const CALLS = 24

const inlines = (mark: string): readonly StyledInline[] =>
  Array.from({ length: CALLS }, (_, i): readonly StyledInline[] => [
    {
      kind: 'text',
      text: `${i === 0 ? '' : ', '}he admitted that it was so`,
      offset: 0,
      style: look,
      link: null,
    },
    {
      kind: 'call',
      note: `n${i}`,
      mark,
      width: box,
      style: look,
      link: { to: `note n${i}`, description: 'a note' },
    },
  ]).flat()

const set = (mark: string, align: StyledParagraph['align']): readonly Line[] =>
  setParagraph(
    {
      id: 'p',
      role: 'paragraph',
      note: null,
      level: 0,
      inlines: inlines(mark),
      language: 'en-GB',
      measure,
      leading: sp(13.5 * 65536),
      left: ZERO,
      firstLeft: ZERO,
      labelLength: 0,
      align,
      breaking: stylesheet.lineBreaking,
      variants: true,
    },
    typesetter,
  ).variants[0]!.lines

describe.each<StyledParagraph['align']>(['justify', 'left', 'right', 'centre'])(
  'in a paragraph set %s',
  align => {
    const lines = Object.fromEntries(['a', 'aw', 'mm'].map(mark => [mark, set(mark, align)]))

    it('the marks decide no break, and not where a line begins or how long it counts', () => {
      const decided = (mark: string) => lines[mark]!.map(({ start, end, x, width }) => [start, end, x, width])
      expect(decided('aw')).toEqual(decided('a'))
      expect(decided('mm')).toEqual(decided('a'))
    })

    it('there is no white between a mark and what follows it', () => {
      for (const mark of ['a', 'aw', 'mm'])
        for (const line of lines[mark]!) {
          const { runs } = glyphsOf(line)
          runs.forEach((run, index) => {
            const next = runs[index + 1]
            if (run.call !== null && next !== undefined)
              expect(next.x - run.x - run.width).toBeLessThanOrEqual(1)
          })
        }
    })

    it('no line is longer than its measure', () => {
      for (const mark of ['a', 'aw', 'mm'])
        for (const line of lines[mark]!) {
          const last = glyphsOf(line).runs.at(-1)!
          expect(last.x + last.width).toBeLessThan(measure + look.size * 0.6)
        }
    })
  },
)
