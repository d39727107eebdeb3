/** The bytes of a Word file (.docx) → its documents, and the readable text that their spans point into. Never throws. */
import { type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import type { EditionDocument } from '../edition/model.ts'
import { decodeSource } from './decode.ts'
import { limitRepeats } from './limit-repeats.ts'
import type { InputFile, SourceReader } from './read-edition.ts'
import { splitDocuments } from './seed-documents.ts'
import type { Changes } from './word-changes.ts'
import { here, type NoteSeries, newText, type ReadableText, sourceFileOf } from './word-content.ts'
import { makeDocument } from './word-document.ts'
import { isLanguageTag, languageChooser, notedLanguage } from './word-language.ts'
import { linesOf, type WordLine } from './word-lines.ts'
import { MAPPING_FILE, readMapping } from './word-mapping.ts'
import { calledAnywhere, NOTE_SERIES, noteLabels, notesById, partOf } from './word-notes.ts'
import { labelCounter, readNumbering } from './word-numbering.ts'
import { openWord, type WordPackage, type WordPart } from './word-package.ts'
import { NO_MAPPING, type StyleMapping, type StyleRoles, styleRoles } from './word-roles.ts'
import { readStyles, runLook } from './word-styles.ts'
import { type WalkSetting, walkPart } from './word-walk.ts'
import { childNamed, ownText, type WordElement } from './word-xml.ts'

export interface WordOptions {
  readonly changes: Changes
  /** Comments become notes of a series of their own. */
  readonly comments: boolean
}

/**
 * Reads a Word file. The text that spans point into has a line for each paragraph, so that `letter.docx:12` is the twelfth;
 * notes are files of their own, `letter.docx/footnotes`. Codes: `word/…`, `word-mapping/…`, `zip/…`, `xml/…`, `text/…`.
 */
export function readWord(
  input: InputFile,
  { firstDocument, language }: Pick<Parameters<SourceReader>[1], 'firstDocument' | 'language'>,
  options: WordOptions,
): ReturnType<SourceReader> {
  const opened = openWord(input.name, input.bytes)
  if (opened.value === null)
    return { value: { documents: [], files: opened.files }, diagnostics: opened.diagnostics }
  const mapping = findMapping(input)
  const reading: Reading = {
    name: input.name,
    word: opened.value,
    options,
    walkers: makeWalkers(input.name, opened.value, styleRoles(mapping.value), options, language ?? 'en'),
  }
  const { documents, languageStated } = readDocuments(reading, firstDocument, language)
  const { texts, found } = reading.walkers
  reportLeftOut(reading)
  if (documents.length === 0)
    found.push(
      errorAt(
        'word/no-text',
        { file: input.name, start: 0, end: 0 },
        'this file has no text',
        'write the text into it, or leave the file out',
      ),
    )
  const files = [...texts.values()].map(sourceFileOf)
  return {
    value: {
      documents,
      files: [...files, ...opened.files, ...mapping.files],
      languageStated,
      inside: opened.inside,
    },
    diagnostics: [...opened.diagnostics, ...mapping.diagnostics, ...limitRepeats(found)],
  }
}

interface Reading {
  readonly name: string
  readonly word: WordPackage
  readonly options: WordOptions
  readonly walkers: Walkers
}

/** What walks through the parts, each with a readable text of its own. */
interface Walkers {
  readonly texts: ReadonlyMap<string, ReadableText>
  readonly found: Diagnostic[]
  readonly anchors: ReadonlySet<string>
  readonly body: () => readonly WordLine[]
  readonly note: (series: NoteSeries, id: string) => readonly WordLine[] | null
}

function makeWalkers(
  name: string,
  word: WordPackage,
  roles: StyleRoles,
  options: WordOptions,
  language: string,
): Walkers {
  const texts = new Map<string, ReadableText>([['', newText(name)]])
  const found: Diagnostic[] = []
  const anchors = new Set<string>()
  const styles = readStyles(word.styles)
  const numbering = readNumbering(word.numbering)
  const common: Omit<WalkSetting, 'part' | 'text' | 'pictureOf' | 'nextLabel'> = {
    styles,
    numbering,
    ...options,
    labelOf: noteLabels(word, language),
    lookOf: (paragraph, direct) => {
      const character = direct.style === undefined ? null : (styles.byId.get(direct.style) ?? null)
      const role = roles.character(character)
      const hasRole = roles.paragraph(paragraph) !== null
      const { style: _, ...own } = direct
      const look = runLook(styles, paragraph, role === null ? direct : own, hasRole)
      return role?.kind === 'mark' ? { ...look, marks: [...look.marks, role.mark] } : look
    },
    nameOf: character => {
      const role = roles.character(character)
      return role?.kind === 'name' ? role.name : null
    },
    report: diagnostic => found.push(diagnostic),
    anchors,
  }
  const walk = (element: WordElement, part: WordPart, text: ReadableText): readonly WordLine[] =>
    linesOf(
      walkPart(element, {
        ...common,
        part,
        text,
        nextLabel: labelCounter(numbering, language),
        pictureOf: relationship => pictureOf(part, relationship, text, common.report),
      }),
      roles,
    )
  const notes = new Map(NOTE_SERIES.map(series => [series, notesById(partOf(word, series), series)]))
  return {
    texts,
    found,
    anchors,
    body: () => {
      const body = childNamed(word.document.root, 'w:body')
      return body === null ? [] : walk(body, word.document, texts.get('')!)
    },
    note: (series, id) => {
      const part = partOf(word, series)
      const element = notes.get(series)?.get(id)
      if (part === null || element === undefined) return null
      const text = texts.get(series) ?? newText(`${name}/${series}s`)
      texts.set(series, text)
      return walk(element, part, text)
    },
  }
}

/** A picture inside the file goes by the name of its part; what lies outside is never fetched. */
function pictureOf(
  part: WordPart,
  relationship: string,
  text: ReadableText,
  report: (diagnostic: Diagnostic) => void,
): string | null {
  const related = part.relationships.get(relationship)
  if (related !== undefined && !related.external) return related.target
  report(
    warningAt(
      'word/outside-picture',
      here(text),
      related === undefined
        ? 'the picture that stands here is not in the file'
        : 'the picture that stands here is not in the file but elsewhere; it is not fetched',
      'in Word, put the picture in anew, without linking it',
    ),
  )
  return null
}

function findMapping(input: InputFile): {
  readonly value: StyleMapping
  readonly diagnostics: readonly Diagnostic[]
  readonly files: readonly SourceFile[]
} {
  const bytes = input.beside?.(MAPPING_FILE) ?? 'missing'
  if (typeof bytes === 'string') return { value: NO_MAPPING, diagnostics: [], files: [] }
  const decoded = decodeSource(MAPPING_FILE, bytes)
  const read = readMapping(decoded.value)
  return {
    value: read.value,
    diagnostics: [...decoded.diagnostics, ...read.diagnostics],
    files: [decoded.value],
  }
}

function readDocuments(
  reading: Reading,
  firstDocument: number,
  language: string | null,
): { readonly documents: readonly EditionDocument[]; readonly languageStated: boolean } {
  const lines = reading.walkers.body()
  const called = calledAnywhere(reading.word)
  const series = NOTE_SERIES.filter(each => each !== 'comment' || reading.options.comments)
  const uncalled = series.flatMap(each =>
    [...notesById(partOf(reading.word, each), each).keys()]
      .filter(id => !called.has(`${each} ${id}`))
      .map(id => ({ series: each, id })),
  )
  if (lines.length === 0 && uncalled.length === 0) return { documents: [], languageStated: false }
  const parts = divide(lines)
  const noted = notedLanguage(lines) ?? propertyLanguage(reading.word)
  const languageOf = languageChooser(lines, noted, language)
  const documents = parts.map((part, index) =>
    makeDocument(part, {
      id: `d${firstDocument + index}`,
      source: reading.name,
      language: languageOf(part),
      notedLanguage: noted,
      anchors: reading.walkers.anchors,
      noteLines: reading.walkers.note,
      uncalled: index === parts.length - 1 ? uncalled : [],
      report: diagnostic => reading.walkers.found.push(diagnostic),
    }),
  )
  return { documents, languageStated: noted !== null && documents.every(each => each.language === noted) }
}

/** What the file says of itself as a whole. Its title and author are Word's guesses, and are left alone. */
function propertyLanguage({ properties }: WordPackage): string | null {
  const written = ownText(childNamed(properties, 'dc:language')).trim()
  return isLanguageTag(written) ? written : null
}

/** The lines of each document: where a style says that one begins, else where the wording does, as in plain text. */
function divide(lines: readonly WordLine[]): readonly (readonly WordLine[])[] {
  const styled = lines.flatMap(({ style }, index) => (style?.kind === 'document' ? [index] : []))
  const flowing = lines.filter(line => line.paragraph.within.length === 0)
  const placeOf = new Map(lines.map((line, index) => [line.seed, index]))
  const worded = splitDocuments(flowing.map(({ seed }) => seed)).map(([first]) =>
    first === undefined ? 0 : placeOf.get(first)!,
  )
  // What stands over the first document belongs to it.
  const starts = [0, ...(styled.length > 0 ? styled : worded).slice(1), lines.length]
  return starts.slice(0, -1).map((from, index) => lines.slice(from, starts[index + 1]))
}

/** Comments and running heads that are not in the edition are named once. */
function reportLeftOut({ name, word, options, walkers }: Reading): void {
  const span = { file: name, start: 0, end: 0 }
  const comments = notesById(word.comments, 'comment').size
  if (comments > 0 && !options.comments)
    walkers.found.push(
      warningAt(
        'word/comments-left-out',
        span,
        comments === 1 ? 'one comment is not printed' : `${comments} comments are not printed`,
        'with --comments they are notes of their own',
      ),
    )
  const heads = word.furniture.map(({ root }) => allText(root).trim()).filter(text => /\p{L}{2}/u.test(text))
  if (heads.length > 0)
    walkers.found.push(
      warningAt(
        'word/heads-left-out',
        span,
        `running heads and feet of Word are not printed: “${heads[0]!.slice(0, 60)}”`,
        'delete them in Word: the style makes its own of title and folio',
      ),
    )
}

function allText(element: WordElement): string {
  let text = element.name === 'w:t' ? ownText(element) : ''
  for (const child of element.children) if (typeof child !== 'string') text += allText(child)
  return text
}
