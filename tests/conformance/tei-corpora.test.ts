/** Every TEI file of the corpora: notes, entries of an apparatus, witnesses and persons are as many as the parser counts; no text is lost. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkEdition } from '../../src/edition/check.ts'
import type { EditionDocument, Inline } from '../../src/edition/model.ts'
import { readEdition } from '../../src/input/read-edition.ts'
import { type CountedXml, countXml } from '../support/xml-count.ts'

const corpora = join(import.meta.dirname, '../../../shared/corpora')
const present = existsSync(corpora)
if (!present) console.log('skipped: ../shared/corpora is absent')

const files = present
  ? [
      '01-frus',
      '02-german-letters-schnitzler',
      '03-greek-syriac-pta',
      '04-sanskrit-sarit',
      '05-latin',
      '06-french',
      '07-russian-tolstoy',
      '08-teic-stylesheets',
    ].flatMap(folder =>
      (readdirSync(join(corpora, folder), { recursive: true, encoding: 'utf8' }) as string[])
        .filter(name => name.endsWith('.xml'))
        .map(name => join(folder, name))
        .sort(),
    )
  : []

type Element = CountedXml['paths'][number]

const has = ({ path }: Element, ...names: readonly string[]): boolean =>
  names.some(name => path.slice(0, -1).includes(name))
const named = (xml: CountedXml, name: string): readonly Element[] =>
  xml.paths.filter(element => element.path.at(-1) === name)

/** Notes of a text: not those of the header, of entries in lists of data, nor what is said about readings. */
function countNotes(xml: CountedXml): number {
  return named(xml, 'note').filter(element => {
    const { attributes, path } = element
    const inline =
      attributes['place'] === 'inline' || attributes['rend'] === 'inline' || attributes['place'] === 'display'
    if (inline || !has(element, 'text') || isData(element)) return false
    // A remark about a reading is part of its entry.
    const parent = path.at(-2)
    return parent !== 'app' && parent !== 'rdgGrp'
  }).length
}

/** Lists that stand beside the text. */
const isData = ({ path }: Element): boolean =>
  path.some(
    (name, index) =>
      /^list(?:Person|Place|Org|Event|Bibl)$/.test(name) && ['back', 'standOff'].includes(path[index - 1]!),
  )

const inBody = (element: Element): boolean => has(element, 'text')

const textIn = (content: readonly Inline[], generated: boolean): string =>
  content
    .map(inline =>
      inline.kind === 'text' && inline.marks.includes('generated') === generated ? inline.text : '',
    )
    .join('')

const bare = (text: string): string => text.replace(/[\s\u2028]+/g, '')

const sorted = (text: string): string => {
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return JSON.stringify([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** What an edition prints of a file, without white, and without what is printed of its own. */
function editionText(documents: readonly EditionDocument[]): string {
  return documents
    .flatMap(document => [
      ...document.blocks.map(block => textIn(block.content, false)),
      ...document.notes.flatMap(note => note.paragraphs.map(paragraph => textIn(paragraph.content, false))),
    ])
    .join('')
}

/** The halves of a choice that are kept beside the text. */
const HIDDEN: Readonly<Record<string, string>> = { sic: 'corr', orig: 'reg', expan: 'abbr' }

function fileText(xml: CountedXml): string {
  const isTei = xml.paths.some(({ path }) => path.at(-1) === 'text' || path.at(-1) === 'sourceDoc')
  return xml.texts
    .filter(({ path, within }) => {
      if (isTei && !path.includes('text') && !path.includes('sourceDoc')) return false
      if (
        path.includes('teiHeader') ||
        path.includes('fw') ||
        path.includes('index') ||
        path.includes('figDesc')
      )
        return false
      if (isData({ path: [...path, '#'], attributes: {} })) return false
      if (
        path.some(
          (name, at) =>
            name in HIDDEN && path[at - 1] === 'choice' && hasSibling(xml, within[at]!, HIDDEN[name]!),
        )
      )
        return false
      return !isOwnNumber(xml, within)
    })
    .map(({ text }) => text)
    .join('')
}

function hasSibling(xml: CountedXml, at: number, name: string): boolean {
  const depth = xml.paths[at]!.path.length
  for (const step of [-1, 1])
    for (let index = at + step; index >= 0 && index < xml.paths.length; index += step) {
      const { path } = xml.paths[index]!
      if (path.length < depth) break
      if (path.length === depth && path.at(-1) === name) return true
    }
  return false
}

/** The number that a note of Tolstoy’s carries as a heading. */
const isOwnNumber = (xml: CountedXml, within: readonly number[]): boolean => {
  const names = within.map(index => xml.paths[index]!)
  const ref = names.at(-1)
  return (
    ref?.path.at(-1) === 'ref' &&
    (ref.attributes['target'] ?? '').startsWith('#back') &&
    ref.path.at(-2) === 'head' &&
    ref.path.includes('note')
  )
}

/** Texts that say that they stand in the source letter by letter, and do not. */
function misplaced(documents: readonly EditionDocument[], source: string): readonly string[] {
  const all = documents.flatMap(document => [
    ...document.blocks.flatMap(block => block.content),
    ...document.notes.flatMap(note => note.paragraphs.flatMap(paragraph => paragraph.content)),
  ])
  return all.flatMap(inline => {
    if (inline.kind !== 'text' || inline.marks.includes('generated')) return []
    const { start, end } = inline.source
    const there = source.slice(start, end)
    if (inline.text === ' ' || inline.text === '\u2028' || there === inline.text) return []
    return there.length === inline.text.length || !/^&#?\w+;$/.test(there) ? [inline.text] : []
  })
}

describe.skipIf(!present)('every TEI file of the corpora', () => {
  test('is there', () => expect(files.length).toBeGreaterThan(45))

  test.each(files)('%s', name => {
    const bytes = readFileSync(join(corpora, name))
    const { value: edition, diagnostics } = readEdition([{ name, bytes }])
    const xml = countXml(bytes.toString('utf8'))
    const { documents } = edition
    const notes = documents.flatMap(document => document.notes)
    const plain = notes.filter(note => note.series !== 'apparatus')
    const first = documents[0]

    expect(checkEdition(edition)).toEqual([])
    expect(diagnostics.filter(({ code }) => code.startsWith('edition/'))).toEqual([])
    expect({
      notes: plain.length,
      apparatus: notes.length - plain.length,
      variants: documents.reduce((sum, document) => sum + (document.variants ?? []).length, 0),
    }).toEqual({
      notes: countNotes(xml),
      apparatus: named(xml, 'app').filter(inBody).length,
      variants: named(xml, 'app').filter(inBody).length,
    })
    const witnesses = named(xml, 'witness').filter(({ attributes }) => 'xml:id' in attributes).length
    const families = (first?.witnesses ?? []).length - witnesses
    expect(families).toBeGreaterThanOrEqual(0)
    expect(families).toBeLessThanOrEqual(
      named(xml, 'listWit').filter(({ attributes }) => 'xml:id' in attributes).length,
    )
    const persons = [...named(xml, 'person'), ...named(xml, 'personGrp')].filter(
      ({ attributes, path }) => 'xml:id' in attributes && !path.includes('xenoData'),
    ).length
    const items = named(xml, 'persName').filter(
      ({ attributes, path }) => 'xml:id' in attributes && path.at(-2) === 'item',
    ).length
    expect((first?.persons ?? []).length).toBe(persons + items)
    expect(misplaced(documents, bytes.toString('utf8').replace(/^\ufeff/, ''))).toEqual([])
    expect(sorted(bare(editionText(documents)))).toBe(sorted(bare(fileText(xml))))
  })
})

/** Measured: 1.6 s of processor time, collecting garbage included; other programs may slow it down. */
const MOST_SECONDS = 4

test.skipIf(!present)('a volume of 3 MB is read in seconds', () => {
  const text = readFileSync(join(corpora, '01-frus/volumes/frus1894Nicaragua.xml'), 'utf8')
  const [start, end] = [text.indexOf('<body>') + '<body>'.length, text.indexOf('</body>')]
  const body = text.slice(start, end)
  const copies = [0, 1, 2].map(copy => body.replaceAll('xml:id="', `xml:id="v${copy}_`))
  const volume = new TextEncoder().encode(text.slice(0, start) + copies.join('') + text.slice(end))
  expect(volume.length).toBeGreaterThan(3_000_000)
  const before = process.cpuUsage()
  const { value } = readEdition([{ name: 'volume.xml', bytes: volume }])
  const { user, system } = process.cpuUsage(before)
  expect(value.documents).toHaveLength(3 * 138 + 1)
  expect((user + system) / 1e6).toBeLessThan(MOST_SECONDS)
})
