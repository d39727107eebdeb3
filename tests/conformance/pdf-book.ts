/** A small tagged book of two pages with a note, a link, rules and an outline; printed as a hash when run by itself. */

import { createHash } from 'node:crypto'
import { pt } from '../../src/base/length.ts'
import type { Belonging, DisplayList } from '../../src/display/display-list.ts'
import { displayPage } from '../support/display-page.ts'
import { italic, noto, pdfOf, setLine } from './pdf-sample.ts'

const of = (id: number): Belonging => ({ kind: 'content', of: id })
const artifact = (as: 'running-head' | 'folio' | 'rule'): Belonging => ({ kind: 'artifact', as })
const leaf = (id: number, tag: string) => ({ id, tag, language: null, children: [] })

const book: DisplayList = {
  pages: [
    displayPage({
      width: pt(420),
      height: pt(595),
      folio: 'i',
      ops: [
        setLine(30, ['Running head'], artifact('running-head')),
        setLine(60, [['The front', { size: 16 }]], of(1)),
        setLine(90, ['Kremlin'], of(2)),
        setLine(90, [['12', { features: ['sups'] }]], of(3), 0, 85),
        {
          op: 'link',
          rect: { x: pt(85), y: pt(80), width: pt(8), height: pt(12) },
          to: 'note 12',
          description: 'note 12',
          belongs: of(3),
        },
        setLine(
          105,
          ['The ', ['first', { font: italic }], ' office of the ', ['conven-', { softHyphen: true }]],
          of(2),
        ),
        {
          op: 'rule',
          rect: { x: pt(48), y: pt(480), width: pt(60), height: pt(0.4) },
          belongs: artifact('rule'),
        },
        setLine(495, [['12 A note that goes on overleaf, Ж', { size: 8 }]], of(4)),
        setLine(560, ['i'], artifact('folio')),
      ],
    }),
    displayPage({
      width: pt(420),
      height: pt(595),
      folio: '1',
      ops: [
        setLine(60, ['tion goes on, 1 ', ['≠', { font: noto }], ' 2 here'], of(2)),
        setLine(495, [['and ends here.', { size: 8 }]], of(4)),
      ],
    }),
  ],
  structure: {
    id: 0,
    tag: 'Document',
    language: 'en',
    children: [
      leaf(1, 'H1'),
      { ...leaf(2, 'P'), children: [leaf(3, 'Link')] },
      { ...leaf(4, 'Note'), language: 'fr' },
    ],
  },
  destinations: new Map([
    ['front', { page: 0, at: { x: pt(48), y: pt(44) } }],
    ['note 12', { page: 0, at: { x: pt(48), y: pt(487) } }],
  ]),
  outline: [{ title: 'The front', to: 'front', children: [] }],
  information: { title: 'A & B', author: 'Иван', subject: null, language: 'en' },
}

export const samplePdf = (): Promise<Uint8Array> => pdfOf(book, new Date('1943-11-28T00:00:00Z'))

if (process.argv[2] === 'print') {
  console.log(
    createHash('sha256')
      .update(await samplePdf())
      .digest('hex'),
  )
}
