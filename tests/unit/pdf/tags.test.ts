import { describe, expect, it } from 'vitest'
import type { DisplayPage, StructureNode } from '../../../src/display/display-list.ts'
import { writePdf } from '../../../src/pdf/write-pdf.ts'
import { blockFont, fontSet } from './block-font.ts'
import { content, display, line, link, node, page, runningHead } from './display-builder.ts'
import { type Dictionary, isReference, type PdfFile, type Read, readPdf } from './read-pdf.ts'

const here = new Map([['here', { page: 0, at: { x: 0, y: 0 } as never }]])

async function written(pages: readonly DisplayPage[], structure: StructureNode): Promise<PdfFile> {
  const bytes = await writePdf(
    display(pages, structure, { destinations: here }),
    fontSet(blockFont('Block')),
    {
      creationDate: null,
      profile: 'screen',
      version: '0',
    },
  )
  return readPdf(bytes)
}

/** The tree as text: `P[0 Link[1 link@0]]`; a piece on another page than the element's as `2@1`. */
function outline(file: PdfFile, element: Dictionary): string {
  const pageOf = (value: Read | undefined): number => file.pages.indexOf(file.dictionary(value))
  const kids = file.list(element.get('/K')).map(kid => {
    if (typeof kid === 'number') return String(kid)
    const dictionary = file.dictionary(kid)
    if (dictionary.get('/Type') === '/MCR')
      return `${dictionary.get('/MCID')}@${pageOf(dictionary.get('/Pg'))}`
    if (dictionary.get('/Type') === '/OBJR') return `link@${pageOf(dictionary.get('/Pg'))}`
    return outline(file, dictionary)
  })
  return `${String(element.get('/S')).slice(1)}[${kids.join(' ')}]`
}

const treeRoot = (file: PdfFile): Dictionary => file.dictionary(file.catalog.get('/StructTreeRoot'))
const tree = (file: PdfFile): string => outline(file, file.dictionary(file.list(treeRoot(file).get('/K'))[0]))

function parentTree(file: PdfFile): ReadonlyMap<number, Read> {
  const entries = new Map<number, Read>()
  for (const leaf of file.list(file.dictionary(treeRoot(file).get('/ParentTree')).get('/Kids'))) {
    const numbers = file.list(file.dictionary(leaf).get('/Nums'))
    expect(file.list(file.dictionary(leaf).get('/Limits'))).toEqual([numbers[0], numbers.at(-2)])
    for (let at = 0; at < numbers.length; at += 2) entries.set(Number(numbers[at]), numbers[at + 1]!)
  }
  return entries
}

describe('the structure tree', () => {
  it('has one element for a paragraph that goes on overleaf, with pieces on both pages', async () => {
    const file = await written(
      [page(line('a', content(1)), line('n', content(2))), page(line('b', content(1)))],
      node(0, 'Document', node(1, 'P'), node(2, 'Note')),
    )
    expect(tree(file)).toBe('Document[P[0 0@1] Note[1]]')
  })

  it('puts links where they are read, between the pieces of their paragraph', async () => {
    const ops = [
      line('a', content(1)),
      line('5', content(2)),
      link('here', content(2)),
      line('b', content(1)),
    ]
    const file = await written([page(...ops)], node(0, 'Document', node(1, 'P', node(2, 'Link'))))
    expect(tree(file)).toBe('Document[P[0 Link[1 link@0] 2]]')
  })

  it('keeps the order of children, and does not let notes at the foot hold up the text', async () => {
    const structure = node(
      0,
      'Document',
      node(1, 'P', node(2, 'Reference'), node(3, 'Note'), node(4, 'Reference'), node(5, 'Note')),
    )
    const file = await written(
      [page(...[1, 2, 1, 4, 1, 3, 5].map(of => line('x', content(of)))), page(line('y', content(1)))],
      structure,
    )
    expect(tree(file)).toBe('Document[P[0 Reference[1] 2 Note[5] Reference[3] 4 Note[6] 0@1]]')
  })

  it('gives a link that belongs to other text an element of its own, and artifacts none', async () => {
    const file = await written(
      [
        page(
          line('a', content(1)),
          link('here', content(1)),
          line('h', runningHead),
          link('here', runningHead),
        ),
      ],
      node(0, 'Document', node(1, 'P')),
    )
    expect(tree(file)).toBe('Document[P[0 Link[link@0]]]')
    const annotations = file.list(file.pages[0]!.get('/Annots')).map(file.dictionary)
    expect(annotations.map(annotation => annotation.has('/StructParent'))).toEqual([true, false])
  })

  it('leaves out nodes without content', async () => {
    const file = await written(
      [page(line('a', content(2)))],
      node(0, 'Document', node(1, 'Sect', node(4, 'P')), node(3, 'Sect', node(2, 'P'))),
    )
    expect(tree(file)).toBe('Document[Sect[P[0]]]')
  })

  it('is found from every piece and every link of every page', async () => {
    const pages = Array.from({ length: 300 }, () =>
      page(
        line('a', content(1)),
        line('5', content(2)),
        link('here', content(2)),
        line('b', content(3)),
        line('c', content(1)),
      ),
    )
    const file = await written(pages, node(0, 'Document', node(1, 'P', node(2, 'Link')), node(3, 'Note')))
    const parents = parentTree(file)
    const tags = (value: Read) => file.dictionary(value).get('/S')
    file.pages.forEach((dictionary, index) => {
      expect(dictionary.get('/StructParents')).toBe(index)
      expect(dictionary.get('/Tabs')).toBe('/S')
      expect(file.list(parents.get(index)).map(tags)).toEqual(['/P', '/Link', '/Note', '/P'])
      const annotation = file.dictionary(file.list(dictionary.get('/Annots'))[0])
      expect(tags(parents.get(Number(annotation.get('/StructParent')))!)).toBe('/Link')
    })
    expect(parents.size).toBe(600)
    expect(treeRoot(file).get('/ParentTreeNextKey')).toBe(600)
  })

  it('has parents all the way up, and the language where it changes', async () => {
    const french: StructureNode = { ...node(2, 'P'), language: 'fr' }
    const same: StructureNode = { ...node(3, 'P'), language: 'en' }
    const root: StructureNode = { ...node(0, 'Document', french, same), language: 'en' }
    const file = await written([page(line('a', content(2)), line('b', content(3)))], root)
    const top = file.dictionary(file.list(treeRoot(file).get('/K'))[0])
    const [first, second] = file.list(top.get('/K')).map(file.dictionary)
    expect(file.dictionary(top.get('/P'))).toBe(treeRoot(file))
    expect(file.dictionary(first!.get('/P'))).toBe(top)
    expect([file.text(top.get('/Lang')), file.text(first!.get('/Lang')), second!.has('/Lang')]).toEqual([
      'en',
      'fr',
      false,
    ])
  })

  it('gives each note an identifier, in one sorted tree', async () => {
    const count = 600
    const ids = Array.from({ length: count }, (_, index) => index + 1)
    const file = await written(
      [page(...ids.map(id => line('n', content(id))))],
      node(0, 'Document', ...ids.map(id => node(id, 'Note'))),
    )
    const names: string[] = []
    for (const leaf of file.list(file.dictionary(treeRoot(file).get('/IDTree')).get('/Kids'))) {
      const entries = file.list(file.dictionary(leaf).get('/Names'))
      for (let at = 0; at < entries.length; at += 2) {
        const name = file.text(entries[at])
        names.push(name)
        expect(isReference(entries[at + 1])).toBe(true)
        expect(file.text(file.dictionary(entries[at + 1]).get('/ID'))).toBe(name)
      }
    }
    expect(new Set(names).size).toBe(count)
    expect(names).toEqual([...names].sort())
  })

  it('refuses content of a structure that does not exist', async () => {
    await expect(written([page(line('a', content(7)))], node(0, 'Document'))).rejects.toThrow('structure 7')
  })

  it('refuses a type that the standard does not have, and a number used twice', async () => {
    await expect(written([page()], node(0, 'Chapter'))).rejects.toThrow('Chapter')
    await expect(written([page()], node(0, 'Document', node(0, 'P')))).rejects.toThrow('twice')
  })
})
