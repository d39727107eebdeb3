import { existsSync, readFileSync } from 'node:fs'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { checkEdition } from '../../src/edition/check.ts'
import { allTextParts, noteCalls, plainText } from '../../src/edition/visit.ts'
import { readSources } from '../../src/input/read-edition.ts'
import { filesBeside } from '../../src/run/files-beside.ts'

const CORPORA = '../shared/corpora'
const CHAPTER = `${CORPORA}/11-markdown/derived/gibbon-ch15.md`
const SEED = `${CORPORA}/14-long-texts/gibbon-ch15.seed.txt`
const HOSTILE = `${CORPORA}/12-hostile/markdown`

const readFile = (name: string) => readSources([{ name, bytes: readFileSync(name) }])
const read = (text: string) => readSources([{ name: 'a.md', bytes: Buffer.from(text) }], { language: 'en' })

if (!existsSync(CHAPTER)) console.log(`markdown: ${CHAPTER} is absent and is not read`)
describe.skipIf(!existsSync(CHAPTER))('the fifteenth chapter of Gibbon', () => {
  const letters = (path: string): readonly string[] => {
    const { documents } = readFile(path).value.edition
    return [...allTextParts({ title: null, language: 'en', documents })]
      .map(({ block }) => plainText(block.content).replace(/\s+/g, ''))
      .filter(text => text !== '')
  }

  it('has its 219 notes, each called once and in order, and nothing to complain about', () => {
    const { value, diagnostics } = readFile(CHAPTER)
    const [document, ...others] = value.edition.documents
    expect(others).toEqual([])
    expect(document!.notes.map(note => note.label)).toEqual(
      Array.from({ length: 219 }, (_, at) => String(at + 1)),
    )
    expect(document!.blocks.flatMap(block => noteCalls(block.content).map(({ note }) => note))).toEqual(
      document!.notes.map(note => note.id),
    )
    expect(diagnostics.filter(each => !each.code.startsWith('text/'))).toEqual([])
  })

  it.skipIf(!existsSync(SEED))('has the words of the same chapter as annotated text', () => {
    const [ours, theirs] = [letters(CHAPTER), letters(SEED)]
    const known = new Set(theirs)
    const strange = ours.filter(text => !known.has(text))
    // The heading of the Markdown file is not in the other one.
    expect(strange.length).toBeLessThanOrEqual(1)
  })
})

if (!existsSync(HOSTILE)) console.log(`markdown: ${HOSTILE} is absent and is not read`)
describe.skipIf(!existsSync(HOSTILE))('hostile Markdown', () => {
  it('of notes that call each other ends', () => {
    const { edition } = readFile(`${HOSTILE}/footnote-cycle.md`).value
    expect(edition.documents[0]!.notes.map(note => plainText(note.paragraphs[0]!.content))).toEqual([
      'x',
      'y',
    ])
    expect(checkEdition(edition)).toEqual([])
  })

  it('of HTML and LaTeX is text, and follows nothing', () => {
    const { value, diagnostics } = readFile(`${HOSTILE}/raw-html-latex.md`)
    const texts = value.edition.documents[0]!.blocks.map(block => plainText(block.content))
    expect(texts).toContain('<script>alert(1)</script>')
    expect(texts).toContain('\\input{/etc/passwd}')
    const pictures = value.edition.documents[0]!.blocks.flatMap(block =>
      block.kind === 'figure' ? [block.image ?? ''] : [],
    )
    // A picture that is named by an address is reported when it is set, and never opened.
    expect(pictures).toEqual(['file:///etc/passwd'])
    expect(pictures.map(filesBeside(`${HOSTILE}/raw-html-latex.md`))).toEqual(['missing'])
    expect(new Set(diagnostics.map(each => each.code))).toEqual(
      new Set(['markdown/raw-html', 'markdown/raw-latex', 'markdown/raw-block']),
    )
  })

  it('of a YAML bomb is refused, and its text is there', () => {
    const { value, diagnostics } = readFile(`${HOSTILE}/yaml-bomb.md`)
    expect(diagnostics.map(each => each.code)).toContain('yaml/too-many-aliases')
    expect(value.edition.documents[0]!.blocks.map(block => plainText(block.content))).toEqual(['text'])
  })
})

describe('many notes', () => {
  const notes = (count: number): string =>
    Array.from(
      { length: count },
      (_, at) =>
        `Paragraph ${at} has *words* and a note.[^${at}] And more.\n\n[^${at}]: See [Smith]{.person key=s}, p. ${at}.\n`,
    ).join('\n')

  /** Of the processor: other programs may be at work beside. */
  const cost = (text: string): number => {
    const before = process.cpuUsage()
    expect(read(text).value.edition.documents[0]!.blocks.length).toBeGreaterThan(0)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }

  it('cost time in proportion: ten thousand in one file below two seconds', () => {
    cost(notes(500))
    const small = cost(notes(2500))
    const large = Math.min(cost(notes(10_000)), cost(notes(10_000)))
    console.log(
      `markdown: 2,500 notes ${small.toFixed(0)} ms, 10,000 notes ${large.toFixed(0)} ms of the processor`,
    )
    expect(large).toBeLessThan(2000)
    expect(large).toBeLessThan(Math.max(small, 150) * 12)
  })
})
