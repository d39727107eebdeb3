/**
 * A Markdown file → its documents. The dialect, Pandoc's habits with front matter, notes, spans and fenced divs, is written down in
 * docs/markdown.md. No text is lost: raw HTML and LaTeX stand as they are, and what is not understood is reported.
 */
import { addAll } from '../base/arrays.ts'
import { type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'
import { lineStarts, type SourceFile } from '../base/span.ts'
import type { EditionDocument } from '../edition/model.ts'
import { plainText, sourceOf, textParts } from '../edition/visit.ts'
import { decodeSource } from './decode.ts'
import { guessLanguages } from './guess-language.ts'
import { limitRepeats } from './limit-repeats.ts'
import { readBlocks } from './markdown-blocks.ts'
import { divide, makeDocuments, type RawDocument } from './markdown-documents.ts'
import { type FrontMatter, NO_FRONT_MATTER, readFrontMatter } from './markdown-front-matter.ts'
import { type ParsedMarkdown, parseMarkdown } from './markdown-parser.ts'
import { endOfLine, type MarkdownSource } from './markdown-places.ts'
import type { Part } from './markdown-walk.ts'
import type { SourceReader } from './read-edition.ts'

/** As of faults of notes in annotated text. */
const MOST_NOTE_FAULTS = 100

export const readMarkdown: SourceReader = (input, { firstDocument, language, encoding }) => {
  const decoded = decodeSource(input.name, input.bytes, encoding === null ? {} : { encoding })
  const file = decoded.value
  const said: Diagnostic[] = []
  const report = (code: string, start: number, end: number, message: string, ...hints: string[]): void => {
    said.push(warningAt(code, { file: file.name, start, end: Math.max(start, end) }, message, ...hints))
  }
  const source = normalise(file)
  const parsed = parseMarkdown(source.normal)
  const parts = readBlocks(parsed.tokens, source, report)
  reportStructure(parsed, source, report)
  const front = readMetadata(parts, source)
  const raw = divide(parts, front.first, front.later, byHeadings(front.first, front.later.size))
  const stated = raw.map(document => language ?? document.front.language ?? front.first.language)
  const languages = chooseLanguages(raw, stated)
  const { documents, diagnostics } = makeDocuments(file, raw, languages, firstDocument)
  return {
    value: {
      documents,
      files: [file],
      ...volumeTitles(front.first, documents.length, front.later.size),
      style: front.first.style,
      languageStated: raw.length > 0 && stated.every(each => each !== null),
    },
    diagnostics: [
      ...decoded.diagnostics,
      ...(documents.length === 0 ? [noText(file)] : []),
      ...front.diagnostics,
      ...limitRepeats(said),
      ...limitRepeats(diagnostics, MOST_NOTE_FAULTS),
      ...limitRepeats(documents.flatMap(rawMarkup)),
    ],
  }
}

/** One title over several documents is that of the volume, unless the head of the file says another. */
function volumeTitles({ metadata, volume }: FrontMatter, documents: number, later: number) {
  if (volume !== null) return volume
  return {
    title: documents > 1 ? metadata.title : null,
    shortTitle: documents > 1 && later === 0 ? (metadata.shortTitle ?? null) : null,
  }
}

const noText = (file: SourceFile): Diagnostic =>
  errorAt(
    'seed/no-text',
    { file: file.name, start: 0, end: 0 },
    'this file has no text',
    'write the text into it, or leave the file out',
  )

function normalise(file: SourceFile): MarkdownSource {
  const normal = file.text.replace(/\r\n?/g, '\n')
  const lines = lineStarts(file.text)
  return { file: file.name, text: file.text, normal, lines, normalLines: lineStarts(normal) }
}

function reportStructure(
  { environment }: ParsedMarkdown,
  source: MarkdownSource,
  report: (code: string, start: number, end: number, message: string, ...hints: string[]) => void,
): void {
  const at = (line: number): readonly [number, number] => [source.lines[line] ?? 0, endOfLine(source, line)]
  for (const line of environment.unclosedDivs)
    report(
      'markdown/unclosed-div',
      ...at(line),
      'nothing closes this div; it ends with what it stands in',
      'close it with a line “:::”',
    )
  for (const line of environment.strayFences)
    report(
      'markdown/stray-fence',
      ...at(line),
      'this closes no div; it is set as text',
      'take it out, or open a div before it',
    )
  for (const line of environment.tooDeep)
    report(
      'markdown/too-deep',
      ...at(line),
      'lists, quotations and divs are inside one another too often; from here on their text is one paragraph',
      'put fewer of them into one another',
    )
}

interface Metadata {
  readonly first: FrontMatter
  /** Those in the midst of the file, where documents begin. */
  readonly later: ReadonlyMap<Part, FrontMatter>
  readonly diagnostics: readonly Diagnostic[]
}

function readMetadata(parts: readonly Part[], source: MarkdownSource): Metadata {
  const diagnostics: Diagnostic[] = []
  const later = new Map<Part, FrontMatter>()
  let first = NO_FRONT_MATTER
  for (const part of parts) {
    if (part.kind !== 'metadata') continue
    const start = source.lines[part.firstLine + 1]!
    const end = source.lines[part.endLine - 1]!
    const read = readFrontMatter(source.file, source.text, start, end)
    addAll(diagnostics, read.diagnostics)
    if (part.firstLine === 0) first = read.value
    else later.set(part, withFile(read.value, first))
  }
  return { first, later, diagnostics }
}

/** What the head of the file says of its language and its notes holds for all its documents. */
const withFile = (own: FrontMatter, file: FrontMatter): FrontMatter => ({
  ...own,
  language: own.language ?? file.language,
  noteSeries: new Map([...file.noteSeries, ...own.noteSeries]),
})

/** A front matter that describes one document is of one; where documents have their own, headings begin none. */
function byHeadings({ documents, metadata }: FrontMatter, later: number): boolean {
  if (documents !== null) return documents === 'headings'
  if (later > 0) return false
  const { title, shortTitle, ...description } = metadata
  return Object.values(description).every(value => value === null || value === undefined)
}

function chooseLanguages(raw: readonly RawDocument[], stated: readonly (string | null)[]): readonly string[] {
  if (stated.every(each => each !== null)) return stated.map(each => each ?? 'en-US')
  const texts = raw.map(({ blocks }) =>
    blocks
      .map(block => block.content.map(inline => (inline.kind === 'text' ? inline.text : '')).join(''))
      .join('\n'),
  )
  const guessed = guessLanguages(texts)
  return stated.map((each, index) => each ?? guessed[index]!)
}

const RAW_MARKUP: readonly (readonly [string, RegExp, string, string])[] = [
  [
    'markdown/raw-html',
    /<\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?>|<!--/g,
    'HTML is not read here; it is set as text',
    'write it as Markdown has it, such as *italic* or [text]{.small-caps}: docs/markdown.md',
  ],
  [
    'markdown/raw-latex',
    /\\[A-Za-z]+(?=[\s{[\\]|$)|\$\$/g,
    'LaTeX is not read here; it is set as text',
    'write the characters themselves, or what Markdown has for them: docs/markdown.md',
  ],
]

/** Marks of other languages in the text: once a paragraph. */
function rawMarkup(document: EditionDocument): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  for (const { block } of textParts(document)) {
    if (block.within?.some(each => each.kind === 'preformatted') === true) continue
    const text = plainText(block.content)
    for (const [code, pattern, message, hint] of RAW_MARKUP) {
      const [first] = text.matchAll(pattern)
      if (first === undefined) continue
      const span = sourceOf(block.content, first.index, first.index + first[0].length)
      found.push(warningAt(code, span, `“${first[0].slice(0, 40)}”: ${message}`, hint))
    }
  }
  return found
}
