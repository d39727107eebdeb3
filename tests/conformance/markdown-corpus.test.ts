import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkEdition } from '../../src/edition/check.ts'
import type { Edition } from '../../src/edition/model.ts'
import { allTextParts } from '../../src/edition/visit.ts'
import { readSources } from '../../src/input/read-edition.ts'

const folder = '../shared/corpora/11-markdown'
const markdownIt: typeof import('markdown-it').default = createRequire(import.meta.url)('markdown-it')
const renderer = markdownIt({ html: false })
// Which links are followed is not the parser's business here: what is refused is reported, and its words are text.
renderer.validateLink = () => true

const read = (text: string) =>
  readSources([{ name: 'a.md', bytes: Buffer.from(text) }], { language: 'en' }).value.edition

/** All printed letters; what the reader adds, and the texts beside pictures, are no text of the source. */
const lettersOf = (edition: Edition): string => {
  let text = ''
  for (const { block } of allTextParts(edition))
    for (const inline of block.content)
      if (inline.kind === 'text' && block.kind !== 'figure' && !inline.marks.includes('generated'))
        text += inline.text
  return text.replace(/\s+/g, '')
}

/** The text content of HTML. */
const contentOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, '')

/** Examples between fences of 32 backticks (CommonMark), or title, dot, source, dot, result, dot (markdown-it). */
function examplesOf(name: string): readonly string[] {
  const text = readFileSync(join(folder, name), 'utf8').replace(/\r\n/g, '\n')
  if (name.includes('commonmark/spec'))
    return [...text.matchAll(/^`{32} example\n([\s\S]*?)^\.\n/gm)].map(match =>
      match[1]!.replaceAll('→', '\t'),
    )
  return [...text.matchAll(/^\.\n([\s\S]*?)^\.\n[\s\S]*?^\.$/gm)].map(match =>
    match[1]!.replaceAll('→', '\t'),
  )
}

const files = existsSync(folder)
  ? ['commonmark', 'markdown-it'].flatMap(each =>
      readdirSync(join(folder, each)).map(name => `${each}/${name}`),
    )
  : []
if (files.length === 0) console.log(`markdown: ${folder} is absent, its examples are not read`)

/** What our dialect reads as more than CommonMark does: notes, raised letters, spans, divs, metadata. */
const OURS = /\[\^|\^\[|\^\S+\^|(?<!~)~(?!~)\S+~(?!~)|\]\{|^:::|^:\s|^---\n\w+:/m

describe.skipIf(files.length === 0)('examples of CommonMark and markdown-it', () => {
  it.each(files)('%s: every example is read, and its text is that of markdown-it’s own rendering', name => {
    const examples = examplesOf(name)
    expect(examples.length).toBeGreaterThan(0)
    const wrong = examples.flatMap(example => {
      const edition = read(example)
      expect(checkEdition(edition).filter(each => each.severity === 'error')).toEqual([])
      if (OURS.test(example)) return []
      const [ours, theirs] = [lettersOf(edition), contentOf(renderer.render(example))]
      return ours === theirs ? [] : [{ example, ours, theirs }]
    })
    expect(wrong).toEqual([])
  })

  it.each(files)('%s as a whole is read, every text at its place', name => {
    const text = readFileSync(join(folder, name), 'utf8')
    const edition = read(text)
    for (const { block } of allTextParts(edition))
      for (const inline of block.content)
        if (
          inline.kind === 'text' &&
          inline.source.end - inline.source.start === inline.text.length &&
          !/^&.*;$/.test(text.slice(inline.source.start, inline.source.end))
        )
          expect(text.slice(inline.source.start, inline.source.end).replace(/\s/g, ' ')).toBe(
            inline.text.replace(/\s/g, ' '),
          )
  })
})
