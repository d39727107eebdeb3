/** Word files of other projects: counts and text against a walk of their parts that shares nothing with the reader. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../../src/base/diagnostic.ts'
import type { EditionDocument, Inline } from '../../../src/edition/model.ts'
import { readSources } from '../../../src/input/read-edition.ts'

const corpora = fileURLToPath(new URL('../../../../shared/corpora/', import.meta.url))
const filesIn = (folder: string): readonly string[] =>
  existsSync(join(corpora, folder))
    ? readdirSync(join(corpora, folder), { recursive: true, encoding: 'utf8' })
        .filter(name => name.endsWith('.docx'))
        .map(name => join(corpora, folder, name))
    : []
const FILES = [...filesIn('10-docx'), ...filesIn('08-teic-stylesheets/docx')]
const nameOf = (path: string): string => path.split(/[\\/]/).slice(-2).join('/')

interface Read {
  readonly documents: readonly EditionDocument[]
  readonly diagnostics: readonly Diagnostic[]
  readonly parts: Readonly<Record<string, string>>
}

function read(path: string): Read {
  const bytes = readFileSync(path)
  const { value, diagnostics } = readSources([{ name: 'a.docx', bytes }], { comments: true })
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes))
      .filter(([name]) => /\.(?:xml|rels)$/.test(name))
      .map(([name, part]) => [name, final(strFromU8(part))]),
  )
  return { documents: value.edition.documents, diagnostics, parts }
}

/** The text with all changes made, and of two branches for the same thing only the newer one. */
const final = (xml: string): string =>
  xml
    .replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, '')
    .replace(/<w:(del|moveFrom) [^>]*[^/]>.*?<\/w:\1>/gs, '')

const count = (xml: string | undefined, pattern: RegExp): number => (xml?.match(pattern) ?? []).length
const inlinesOf = (documents: readonly EditionDocument[]): readonly Inline[] =>
  documents.flatMap(({ blocks, notes }) =>
    [...blocks, ...notes.flatMap(({ paragraphs }) => paragraphs)].flatMap(({ content }) => content),
  )

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex?: string, decimal?: string, name?: string) =>
    name !== undefined ? NAMED[name]! : String.fromCodePoint(Number.parseInt(hex ?? decimal!, hex ? 16 : 10)),
  )

/** The letters of a part in their order; a sign of a font is any one character. */
const ANY = '\u0001'
function lettersOf(xml: string | undefined): string {
  let letters = ''
  for (const [tag, text] of (xml ?? '').matchAll(
    /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(?:sym|noBreakHyphen|softHyphen)\b[^>]*\/>/g,
  )) {
    if (text !== undefined) letters += unescaped(text)
    else letters += tag.startsWith('<w:sym') ? ANY : tag.startsWith('<w:no') ? '\u2011' : '\u00ad'
  }
  return letters.replace(/\s+/g, '')
}

const printed = (content: readonly Inline[]): string =>
  content
    .map(inline => (inline.kind === 'text' && !inline.marks.includes('generated') ? inline.text : ''))
    .join('')
    .replace(/\s+/g, '')

/** How often letters of the part had to be passed over to find those of the edition in order; -1 where they are not there. */
function stretchesLeftOut(part: string, edition: string): number {
  let stretches = 0
  let at = 0
  for (let index = 0; index < edition.length; index++) {
    if (part[at] === edition[index] || part[at] === ANY) {
      at++
      continue
    }
    const next = part.indexOf(edition.slice(index, index + 40), at)
    if (next < 0) return -1
    stretches++
    at = next + 1
  }
  return at < part.length ? stretches + 1 : stretches
}

const LEFT_OUT = new Set(['word/list-left-out', 'word/hidden-text'])

describe('Word files of other projects', () => {
  if (FILES.length === 0) test.skip('../shared/corpora is not there', () => {})
  else test('are all there', () => expect(FILES.length).toBeGreaterThanOrEqual(55))

  for (const path of FILES)
    test(nameOf(path), () => {
      const { documents, diagnostics, parts } = read(path)
      const main = parts['word/document.xml']!
      const notes = documents.flatMap(document => document.notes)
      const counted = (series: string): number => notes.filter(each => each.series === series).length
      const called = (xml: string | undefined, kind: string): number =>
        count(xml, new RegExp(`<w:${kind}Reference\\b`, 'g'))
      expect({
        footnotes: counted('notes'),
        endnotes: counted('endnotes'),
        comments: counted('comments'),
        tables: new Set(
          documents.flatMap(({ blocks }) =>
            blocks.flatMap(({ within = [] }) =>
              within.filter(({ kind }) => kind === 'table').map(({ id }) => id),
            ),
          ),
        ).size,
      }).toEqual({
        footnotes: called(main, 'footnote'),
        endnotes: called(main, 'endnote'),
        comments: called(main, 'comment') + called(parts['word/footnotes.xml'], 'comment'),
        tables: count(main, /<w:tbl[ >]/g),
      })

      const allowed = diagnostics.filter(({ code }) => LEFT_OUT.has(code)).length
      const body = documents.flatMap(({ blocks }) => blocks.map(({ content }) => printed(content))).join('')
      const left = stretchesLeftOut(lettersOf(main), body)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left).toBeLessThanOrEqual(allowed)
      for (const [series, name] of [
        ['notes', 'footnotes'],
        ['endnotes', 'endnotes'],
        ['comments', 'comments'],
      ] as const) {
        const own = notes.filter(each => each.series === series)
        const text = own
          .flatMap(({ paragraphs }) => paragraphs.map(({ content }) => printed(content)))
          .join('')
        expect([name, text]).toEqual([name, lettersOf(parts[`word/${name}.xml`])])
      }

      const targets = new Map(
        [...(parts['word/_rels/document.xml.rels'] ?? '').matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
          /\bId="([^"]*)"/.exec(tag)?.[1],
          unescaped(/\bTarget="([^"]*)"/.exec(tag)?.[1] ?? ''),
        ]),
      )
      const linked = [...main.matchAll(/<w:hyperlink\b([^>]*[^/])>(.*?)<\/w:hyperlink>/gs)]
        .filter(([, , inside]) => /<w:t[ >]/.test(inside!))
        .flatMap(([, tag]) => /r:id="([^"]*)"/.exec(tag!)?.[1] ?? [])
        .map(id => targets.get(id))
      const links = inlinesOf(documents).flatMap(inline =>
        inline.kind === 'text' && inline.link !== undefined ? inline.link.split('#')[0]! : [],
      )
      const bare = new Set(linked.map(target => target!.split('#')[0]!))
      expect([...bare].filter(target => !links.includes(target))).toEqual([])
    })
})

describe('Word files made to do harm', () => {
  const hostile = filesIn('12-hostile/docx')
  if (hostile.length === 0) test.skip('../shared/corpora/12-hostile is not there', () => {})
  for (const path of hostile)
    test(nameOf(path), () => {
      const asked: string[] = []
      const before = process.memoryUsage().rss
      const { value, diagnostics } = readSources([
        {
          name: 'a.docx',
          bytes: readFileSync(path),
          beside: name => {
            asked.push(name)
            return 'missing'
          },
        },
      ])
      expect(process.memoryUsage().rss - before).toBeLessThan(300e6)
      expect(asked.filter(name => name !== 'word-mapping.yaml')).toEqual([])
      const text = printed(inlinesOf(value.edition.documents))
      if (!nameOf(path).endsWith('ok-minimal.docx'))
        expect(diagnostics.length + text.length).toBeGreaterThan(0)
      if (value.edition.documents.length === 0)
        expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
      expect(text).not.toContain('root:')
    })
})
