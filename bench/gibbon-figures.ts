/** A book, its page breaking and the set galley → figures about its pages, counted on what stands on them and not on what they paid. */
import type { Galley } from '../src/galley/galley.ts'
import { cutPages, type PageContent } from '../src/page/cut-pages.ts'
import type { GalleyInstance } from '../src/page/galley-instance.ts'
import type { Pagination } from '../src/page/paginate.ts'
import type { ParagraphRole, StyledDocument } from '../src/style/styled-document.ts'

export interface PageFigures {
  readonly pages: number
  readonly notes: number
  /** Notes whose first line stands on the page of their call. */
  readonly notesInPlace: number
  readonly notesSplit: number
  /** Pages whose first text line is the last of a paragraph. */
  readonly widows: number
  /** Pages whose last text line is the first of a paragraph of more. */
  readonly orphans: number
  /** Pages that end with a heading, or with a heading and one line. */
  readonly headingsAlone: number
  /** Pages with more white than the space over the notes takes up, the last and those before a document's opening left out. */
  readonly notFull: number
  /** Of those, pages that lack a whole line of text or more; and the most lines that one lacks. */
  readonly lacksLine: number
  readonly mostLacking: number
  readonly spreads: number
  /** Spreads whose pages end on the same line. */
  readonly equalSpreads: number
  /** Pages set a line longer or shorter than the style's page. */
  readonly runLong: number
  readonly runShort: number
  readonly hyphens: number
  readonly hyphensRecto: number
  /** Paragraphs a line longer or shorter than their best. */
  readonly variants: number
  readonly cost: number
}

export interface Book {
  readonly galley: Galley
  readonly abstract: GalleyInstance
  readonly documents: readonly StyledDocument[]
  readonly firstPage: number
  readonly pageLines: number
}

export function pageFigures(book: Book, result: Pagination): PageFigures {
  const contents = cutPages(book.galley, book.abstract, result)
  const ends = contents.map((_, index) => endsDocument(contents, index))
  const lacks = result.pages.map((page, index) => (ends[index] ? 0 : page.lack / unitsOfLine(book)))
  const spreads = spreadsOf(contents, ends, book)
  return {
    pages: contents.length,
    ...noteFigures(contents),
    ...loneLines(textLines(contents), rolesOf(book.documents)),
    notFull: lacks.filter(lack => lack > 0.01).length,
    lacksLine: lacks.filter(lack => lack >= 1).length,
    mostLacking: Math.max(0, ...lacks),
    spreads: spreads.length,
    equalSpreads: spreads.filter(([verso, recto]) => Math.abs(verso - recto) < 0.05).length,
    runLong: contents.filter(content => content.deviation > 0).length,
    runShort: contents.filter(content => content.deviation < 0).length,
    hyphens: contents.filter(endsInHyphen).length,
    hyphensRecto: contents.filter(
      (content, index) => (book.firstPage + index) % 2 === 1 && endsInHyphen(content),
    ).length,
    variants: result.variants.filter(variant => variant > 0).length,
    cost: result.cost,
  }
}

const unitsOfLine = (book: Book): number => book.abstract.instance.pageHeight / book.pageLines

function rolesOf(documents: readonly StyledDocument[]): ReadonlyMap<string, ParagraphRole> {
  return new Map(
    documents.flatMap(document => document.flow.map(({ paragraph }) => [paragraph.id, paragraph.role])),
  )
}

function noteFigures(
  contents: readonly PageContent[],
): Pick<PageFigures, 'notes' | 'notesInPlace' | 'notesSplit'> {
  const called = new Map<string, number>()
  const starts = new Map<string, number>()
  const split = new Set<string>()
  contents.forEach((content, index) => {
    for (const { line } of content.lines) for (const note of line.notes) called.set(note, index)
    for (const { note, from, complete } of content.notes.flat()) {
      if (from === 0) starts.set(note, index)
      if (from > 0 || !complete) split.add(note)
    }
  })
  const inPlace = [...called].filter(([note, page]) => starts.get(note) === page)
  return { notes: called.size, notesInPlace: inPlace.length, notesSplit: split.size }
}

/** The last page, or one before a page that a document opens. */
const endsDocument = (contents: readonly PageContent[], index: number): boolean => {
  const next = contents.slice(index + 1).find(content => content.lines.length > 0)
  return next === undefined || next.lines[0]!.opens
}

/** Feet of verso and recto, in lines from the top of the type area. Notes stand on the foot, whatever white is over them. */
function spreadsOf(
  contents: readonly PageContent[],
  ends: readonly boolean[],
  book: Book,
): readonly (readonly [number, number])[] {
  const spreads: [number, number][] = []
  for (let index = 0; index + 1 < contents.length; index++) {
    if ((book.firstPage + index) % 2 === 1 || ends[index] || ends[index + 1]) continue
    spreads.push([footOf(contents[index]!, book), footOf(contents[index + 1]!, book)])
  }
  return spreads
}

function footOf(content: PageContent, book: Book): number {
  if (content.notes.some(series => series.length > 0)) return book.pageLines + content.deviation
  const last = content.lines[content.lines.length - 1]
  return last === undefined ? 0 : (last.top + last.line.height) / book.galley.grid
}

interface TextLine {
  readonly page: number
  readonly paragraph: string
  readonly first: boolean
  readonly last: boolean
}

/** All lines of text in order; gathered notes are left out, they have no widows. */
function textLines(contents: readonly PageContent[]): readonly TextLine[] {
  const lines = contents.flatMap((content, page) =>
    content.lines
      .filter(({ line }) => line.line.note === null)
      .map(({ line }) => ({ page, paragraph: line.line.paragraph })),
  )
  return lines.map((line, index) => ({
    ...line,
    first: lines[index - 1]?.paragraph !== line.paragraph,
    last: lines[index + 1]?.paragraph !== line.paragraph,
  }))
}

function loneLines(
  lines: readonly TextLine[],
  roles: ReadonlyMap<string, ParagraphRole>,
): Pick<PageFigures, 'widows' | 'orphans' | 'headingsAlone'> {
  const heads = lines.filter((line, index) => lines[index - 1]?.page !== line.page)
  const feet = lines.filter((line, index) => index + 1 < lines.length && lines[index + 1]!.page !== line.page)
  const isHeading = (line: TextLine | undefined): boolean => {
    const role = line === undefined ? undefined : roles.get(line.paragraph)
    return role === 'title' || role === 'heading'
  }
  const alone = feet.filter(foot => {
    const before = lines[lines.indexOf(foot) - 1]
    return isHeading(foot) || (isHeading(before) && before!.page === foot.page && !foot.last)
  })
  return {
    widows: heads.filter(line => line.last && !line.first).length,
    orphans: feet.filter(line => line.first && !line.last).length,
    headingsAlone: alone.length,
  }
}

const endsInHyphen = ({ lines }: PageContent): boolean =>
  lines[lines.length - 1]?.line.line.hyphenated === true
