/** The rules that every build in the tests is held to, and that each of them is seen when it is broken. */
import { beforeAll, describe, expect, test } from 'vitest'
import { writePdf } from '../../../src/pdf/write-pdf.ts'
import { brokenRules } from '../../support/pdf-rules.ts'
import { blockFont, fontSet } from './block-font.ts'
import { content, display, line, link, node, page, runningHead } from './display-builder.ts'
import { type Dictionary, type PdfFile, type Read, readPdf } from './read-pdf.ts'

let bytes: Uint8Array
beforeAll(async () => {
  const tree = node(
    0,
    'Document',
    node(1, 'H1'),
    node(2, 'P', node(3, 'Link')),
    node(4, 'Note'),
    node(5, 'Apparatus'),
  )
  const ops = [
    line('head', runningHead),
    ...[line('a', content(1)), line('b', content(2)), line('5', content(3)), link('here', content(3))],
    ...[line('n', content(4)), line('m', content(5))],
  ]
  const here = new Map([['here', { page: 0, at: { x: 0, y: 0 } as never }]])
  const pages = [page(...ops), page(line('c', content(2)))]
  bytes = await writePdf(display(pages, tree, { destinations: here }), fontSet(blockFont('Block')), {
    ...{ creationDate: null, profile: 'archive', version: '0' },
  })
})

type Mutable = Map<string, Read>
const element = (file: PdfFile, type: string): Mutable =>
  [...file.objects.values()].find(value => value instanceof Map && value.get('/S') === type) as Mutable
const annotation = (file: PdfFile): Mutable =>
  [...file.objects.values()].find(
    value => value instanceof Map && value.get('/Subtype') === '/Link',
  ) as Mutable
const catalog = (file: PdfFile): Mutable => file.catalog as Dictionary as Mutable
const change = (file: PdfFile, from: string, to: string): PdfFile => ({
  ...file,
  content: index => file.content(index).replace(from, to),
})

test('a file of ours keeps them', () => {
  expect(brokenRules(readPdf(bytes))).toEqual([])
})

describe('it is seen when', () => {
  test.each<[string, string, (file: PdfFile) => PdfFile | undefined]>([
    [
      'a mark is neither content nor artifact',
      'neither content nor artifact',
      file => change(file, 'EMC', ''),
    ],
    ['a piece belongs to nothing', 'is in no element', file => change(file, '/MCID 0', '/MCID 77')],
    ['the language is missing', 'no language', file => void catalog(file).delete('/Lang')],
    ['a page has no order of tabs', 'tabs', file => void (file.pages[1] as Mutable).delete('/Tabs')],
    ['a link says nothing', 'says nothing', file => void annotation(file).delete('/Contents')],
    [
      'a link is outside of the structure',
      'not in the structure',
      file => void annotation(file).delete('/StructParent'),
    ],
    [
      'a link does something',
      'does /Launch',
      file => void annotation(file).set('/A', new Map([['/S', '/Launch']])),
    ],
    ['a link is in something else', 'link 0 is in /P', file => void element(file, '/Link').set('/S', '/P')],
    ['a note has no identifier', 'without an identifier', file => void element(file, '/Note').delete('/ID')],
    [
      'two notes have one identifier',
      'twice',
      file => void element(file, '/Apparatus').set('/ID', element(file, '/Note').get('/ID')!),
    ],
    ['a level is skipped', '/H3 after level 0', file => void element(file, '/H1').set('/S', '/H3')],
    ['a list holds text', '/P in /L', file => void element(file, '/Document').set('/S', '/L')],
    [
      'an element is a foundling',
      'does not know its parent',
      file => void element(file, '/P').set('/P', null),
    ],
    [
      'the packet is no XML',
      'metadata:',
      file => {
        const { ref } = file.catalog.get('/Metadata') as { ref: number }
        const packet = Buffer.from(file.streams.get(ref)!).toString('utf8').replace('</x:xmpmeta>', '<&')
        return { ...file, streams: new Map([...file.streams, [ref, Buffer.from(packet)]]) }
      },
    ],
    [
      'a glyph stands for nothing',
      'stands for nothing',
      file => {
        const streams = [...file.streams].map(([id, stream]): [number, Uint8Array] => {
          const text = Buffer.from(stream).toString('latin1')
          return text.includes('beginbfchar')
            ? [id, Buffer.from(text.replace(/^(<0001>) <.*>$/m, '$1 <>'), 'latin1')]
            : [id, stream]
        })
        return { ...file, streams: new Map(streams) }
      },
    ],
  ])('%s', (_, message, damage) => {
    const file = readPdf(bytes)
    const damaged = damage(file) ?? file
    expect(brokenRules(damaged).join('\n')).toContain(message)
  })
})
