import { describe, expect, it } from 'vitest'
import { pt } from '../../../src/base/length.ts'
import type { DisplayList, DisplayPage, OutlineEntry } from '../../../src/display/display-list.ts'
import { pageLabels } from '../../../src/pdf/page-labels.ts'
import { writePdf } from '../../../src/pdf/write-pdf.ts'
import { blockFont, fontSet } from './block-font.ts'
import { content, display, line, link, node, page } from './display-builder.ts'
import { type Dictionary, type PdfFile, readPdf } from './read-pdf.ts'

const paragraph = node(0, 'Document', node(1, 'P', node(2, 'Link')))
const fonts = fontSet(blockFont('Block'), blockFont('Other'))

async function written(changes: Partial<DisplayList>, creationDate: Date | null = null): Promise<PdfFile> {
  const pages = [page(line('abc', content(1))), page(line('def', content(1)))]
  const bytes = await writePdf(display(pages, paragraph, changes), fonts, {
    creationDate,
    profile: 'screen',
    version: '0.1.0',
  })
  return readPdf(bytes)
}

const places: DisplayList['destinations'] = new Map([
  ['top', { page: 1, at: { x: pt(60), y: pt(5) } }],
  ['middle', { page: 1, at: { x: pt(60), y: pt(200) } }],
])

describe('links out of the file', () => {
  const outside = (to: string) => ({ ...link(to, content(2)), outside: true as const })

  it('are actions with their address, in a Link of the structure', async () => {
    const file = await written({ pages: [page(outside('https://example.org/a(b)'))] })
    const [annotation] = file.list(file.pages[0]!.get('/Annots')).map(file.dictionary)
    const action = file.dictionary(annotation!.get('/A'))
    expect(action.get('/S')).toBe('/URI')
    expect(file.text(action.get('/URI'))).toBe('https://example.org/a(b)')
    expect(annotation!.has('/Dest')).toBe(false)
    expect(file.text(annotation!.get('/Contents'))).toContain('https://example.org/')
  })

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'https://example.org/\u202e', 'https://a b', '#top'])(
    'that are not safe break the writer, whoever made them: %s',
    async address => {
      await expect(written({ pages: [page(outside(address))] })).rejects.toThrow('no address')
    },
  )
})

describe('links', () => {
  it('go to the place itself, with room above it and before it', async () => {
    const file = await written({ pages: [page(link('middle', content(2))), page()], destinations: places })
    const annotation = file.dictionary(file.list(file.pages[0]!.get('/Annots'))[0])
    const [target, fit, left, top, zoom] = file.list(annotation.get('/Dest'))
    expect(file.dictionary(target)).toBe(file.pages[1])
    expect([fit, left, top, zoom]).toEqual(['/XYZ', 32, 214, null])
    expect(file.list(annotation.get('/Rect'))).toEqual([60, 298, 68, 310])
    expect(file.text(annotation.get('/Contents'))).toBe('to middle')
    expect([annotation.get('/F'), annotation.get('/Border'), annotation.get('/Subtype')]).toEqual([
      4,
      [0, 0, 0],
      '/Link',
    ])
  })

  it('never go beyond the edge of the page', async () => {
    const file = await written({ pages: [page(link('top', content(2))), page()], destinations: places })
    const annotation = file.dictionary(file.list(file.pages[0]!.get('/Annots'))[0])
    expect(file.list(annotation.get('/Dest'))[3]).toBe(400)
  })

  it('must have an end', async () => {
    await expect(written({ pages: [page(link('nowhere', content(2)))] })).rejects.toThrow('nowhere')
    const outside = new Map([['far', { page: 9, at: { x: pt(0), y: pt(0) } }]])
    await expect(written({ pages: [page(link('far', content(2)))], destinations: outside })).rejects.toThrow(
      'page 9',
    )
  })
})

const entry = (title: string, ...children: readonly OutlineEntry[]): OutlineEntry => ({
  title,
  to: 'middle',
  children,
})

/** `A(-2)[B C]`, and checks that neighbours and parents point at each other. */
function outlineText(file: PdfFile, parent: Dictionary): string {
  const titles: string[] = []
  let previous: Dictionary | null = null
  for (let next = parent.get('/First'); next !== undefined; ) {
    const item = file.dictionary(next)
    expect(file.dictionary(item.get('/Parent'))).toBe(parent)
    expect(item.has('/Prev') ? file.dictionary(item.get('/Prev')) : null).toBe(previous)
    const children = item.has('/First') ? `(${item.get('/Count')})[${outlineText(file, item)}]` : ''
    titles.push(file.text(item.get('/Title')) + children)
    previous = item
    next = item.get('/Next')
  }
  expect(file.dictionary(parent.get('/Last'))).toBe(previous)
  return titles.join(' ')
}

describe('the outline', () => {
  it('shows the top level and keeps the rest closed', async () => {
    const file = await written({
      destinations: places,
      outline: [entry('A', entry('B', entry('C')), entry('Ж “д”')), entry('E')],
    })
    const root = file.dictionary(file.catalog.get('/Outlines'))
    expect(outlineText(file, root)).toBe('A(-2)[B(-1)[C] Ж “д”] E')
    expect(root.get('/Count')).toBe(2)
    expect(file.catalog.get('/PageMode')).toBe('/UseOutlines')
    expect(file.list(file.dictionary(root.get('/First')).get('/Dest')).slice(1)).toEqual([
      '/XYZ',
      32,
      214,
      null,
    ])
  })

  it('opens a lone top entry', async () => {
    const file = await written({
      destinations: places,
      outline: [entry('A', entry('B'), entry('C', entry('D')))],
    })
    const root = file.dictionary(file.catalog.get('/Outlines'))
    expect(outlineText(file, root)).toBe('A(2)[B C(-1)[D]]')
    expect(root.get('/Count')).toBe(3)
  })

  it('is left out when there is nothing in it', async () => {
    const { catalog } = await written({})
    expect([catalog.has('/Outlines'), catalog.has('/PageMode')]).toEqual([false, false])
  })
})

describe('page labels', () => {
  const labels = (...folios: readonly string[]): string => {
    const { Nums } = pageLabels(folios)
    return JSON.stringify(Nums, (_, value) =>
      value?.type === 'Buffer' ? Buffer.from(value.data).toString() : value,
    )
  }

  it('follow the folios: roman front matter, then figures', () => {
    expect(labels('i', 'ii', 'iii', 'iv', '1', '2')).toBe('[0,{"S":"/r"},4,{"S":"/D"}]')
    expect(labels('IX', 'X', '99', '100')).toBe('[0,{"S":"/R","St":9},2,{"S":"/D","St":99}]')
  })

  it('begin anew after a gap, a blank or another prefix', () => {
    expect(labels('1', '3', '', '', '4')).toBe('[0,{"S":"/D"},1,{"S":"/D","St":3},2,{},4,{"S":"/D","St":4}]')
    expect(labels('A-1', 'A-2', 'B-1')).toBe('[0,{"S":"/D","P":"A-"},2,{"S":"/D","P":"B-"}]')
  })

  it('take what is no number as it is', () => {
    expect(labels('iiii', 'Tafel', '[5]', '007')).toBe(
      '[0,{"P":"iiii"},1,{"P":"Tafel"},2,{"P":"[5]"},3,{"P":"007"}]',
    )
  })

  it('stand in the catalog', async () => {
    const pages = ['v', 'vi'].map((folio): DisplayPage => ({ ...page(), folio }))
    const { catalog, list, dictionary } = await written({ pages })
    expect(list(dictionary(catalog.get('/PageLabels')).get('/Nums'))).toEqual([
      0,
      new Map<string, unknown>([
        ['/S', '/r'],
        ['/St', 5],
      ]),
    ])
  })
})

describe('the file', () => {
  const information = { title: 'A & B <“c”>\u0007', author: 'Иван & Co', subject: null, language: 'en-GB' }
  const xmpOf = (file: PdfFile): string => {
    const found = [...file.objects].find(
      ([, value]) => value instanceof Map && value.get('/Type') === '/Metadata',
    )
    return Buffer.from(file.streams.get(found![0])!).toString('utf8')
  }

  it('says the same of itself in the information dictionary and in XMP', async () => {
    const file = await written({ information }, new Date('1943-11-28T01:02:03.999Z'))
    const info = file.dictionary(file.trailer.get('/Info'))
    expect(file.text(info.get('/Title'))).toBe('A & B <“c”>')
    expect(file.text(info.get('/Author'))).toBe('Иван & Co')
    expect(file.text(info.get('/Producer'))).toBe('Scholion 0.1.0')
    expect(file.text(info.get('/CreationDate'))).toBe('D:19431128010203Z')
    expect(info.has('/Subject')).toBe(false)
    const xmp = xmpOf(file)
    expect(xmp).toContain('<rdf:li xml:lang="x-default">A &amp; B &lt;“c”&gt;</rdf:li>')
    expect(xmp).toContain('<rdf:li>Иван &amp; Co</rdf:li>')
    expect(xmp).toContain('<xmp:CreateDate>1943-11-28T01:02:03Z</xmp:CreateDate>')
    expect(xmp).not.toContain('dc:description')
  })

  it('is tagged, has a language and shows its title', async () => {
    const { catalog, dictionary, text } = await written({ information })
    expect(text(catalog.get('/Lang'))).toBe('en-GB')
    expect(dictionary(catalog.get('/MarkInfo')).get('/Marked')).toBe(true)
    expect(dictionary(catalog.get('/ViewerPreferences')).get('/DisplayDocTitle')).toBe(true)
  })

  it('has no date unless it is given one', async () => {
    const file = await written({ information })
    expect(file.dictionary(file.trailer.get('/Info')).has('/CreationDate')).toBe(false)
    expect(xmpOf(file)).not.toContain('CreateDate')
  })

  it('has the pages in order, with their sizes and the fonts that are used', async () => {
    const wide: DisplayPage = { ...page(line('x', content(1))), width: pt(841.8898), height: pt(595.2756) }
    const file = await written({ pages: [page(), wide] })
    expect(file.pages.map(each => each.get('/MediaBox'))).toEqual([
      [0, 0, 300, 400],
      [0, 0, 841.89, 595.276],
    ])
    const used = file.dictionary(file.dictionary(file.pages[1]!.get('/Resources')).get('/Font'))
    expect([...used.keys()]).toEqual(['/F1'])
    expect(file.content(0)).toBe('')
  })

  it('has no string that PDF/A would not take, however long a title is', async () => {
    const long = 'Ж'.repeat(40_000)
    const file = await written({
      information: { ...information, title: long },
      outline: [entry(long)],
      destinations: places,
    })
    const strings = [...file.objects.values()].flatMap(value =>
      value instanceof Map ? [...value.values()] : [value],
    )
    const longest = Math.max(...strings.map(value => (value instanceof Uint8Array ? value.length : 0)))
    expect(longest).toBeGreaterThan(30_000)
    expect(longest).toBeLessThanOrEqual(32_767)
  })

  it('cannot be without pages', async () => {
    await expect(written({ pages: [] })).rejects.toThrow('at least one page')
  })
})
