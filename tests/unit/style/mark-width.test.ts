/** How wide the box of a mark is that only finished pages know. */
import { expect, test } from 'vitest'
import { type Sp, sp } from '../../../src/base/length.ts'
import { crowdedSeries, markWidth } from '../../../src/style/mark-width.ts'
import { styleEdition } from '../../../src/style/style-edition.ts'
import { call, editionOf, note, paragraph, text } from '../../support/block-builder.ts'
import { builtInStylesheet } from '../../support/real-tools.ts'

const stylesheet = builtInStylesheet('appendix')
const EM = sp(11 * 65536)

/** A document with so many readings in so many words. */
const apparatus = (notes: number, words: number) =>
  editionOf({
    blocks: [
      paragraph(
        Array.from({ length: words }, (_, at) =>
          at < notes ? [text('λόγος'), call(`n${at}`), text(' ')] : [text('λόγος ')],
        ).flat(),
      ),
    ],
    notes: Array.from({ length: notes }, (_, at) => note(`n${at}`, 'apparatus', 'om. P')),
  })

const widths = (notes: number, words: number): readonly (Sp | null)[] => {
  const [document] = styleEdition(apparatus(notes, words), stylesheet, new Map())
  const { inlines } = document!.flow[0]!.paragraph
  return inlines.flatMap(inline => (inline.kind === 'call' ? [inline.width] : []))
}

test('a few readings to a page are marked a, b, c; fifty need room for two letters, in text and note', () => {
  expect(new Set(widths(40, 4000))).toEqual(new Set([sp(EM * 0.38)]))
  expect(new Set(widths(50, 200))).toEqual(new Set([sp(EM * 0.58)]))
  const [document] = styleEdition(apparatus(50, 200), stylesheet, new Map())
  const [first] = document!.notes.values()
  const size = stylesheet.notes.find(({ series }) => series === 'apparatus')!.size
  expect(first!.paragraphs[0]!.inlines[0]).toMatchObject({ kind: 'call', width: sp(size * 0.58) })
})

test('a long document with many readings is no crowded one', () => {
  const [dense, thin] = [apparatus(260, 1000), apparatus(260, 6000)].map(({ documents }) =>
    crowdedSeries(documents[0]!, stylesheet),
  )
  expect([...dense!]).toEqual(['apparatus'])
  expect([...thin!]).toEqual([])
})

test('marks that do not begin anew on each page are as wide as they are', () => {
  const series = stylesheet.notes.find(({ series }) => series === 'notes')!
  expect(markWidth(series, EM, new Set(['notes']))).toBeNull()
})
