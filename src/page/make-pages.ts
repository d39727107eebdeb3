/** Galley → pages: the cheapest chain of page ends, each page made up with its notes and furniture. */
import { greatest } from '../base/arrays.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { SetOne } from '../galley/build-galley.ts'
import type { Galley } from '../galley/galley.ts'
import type { StyledDocument } from '../style/styled-document.ts'
import type { NoteSeriesStyle, Stylesheet } from '../style/stylesheet.ts'
import { type ChosenCuts, chooseCuts } from './choose-cuts.ts'
import type { PageContent } from './cut-pages.ts'
import { endNoteHeads } from './end-note-heads.ts'
import type { PageBreaking } from './explain-page.ts'
import { furniture } from './furniture.ts'
import { type FootBlock, makeUpPage } from './make-up-page.ts'
import { marginAreas } from './margin-notes.ts'
import type { Area, Page } from './page.ts'
import { sideOf, typeArea } from './page-geometry.ts'
import type { RelaxedRule } from './pagination-safe.ts'
import { sourcePageAreas } from './source-pages.ts'

export interface MadePages {
  readonly pages: readonly Page[]
  /** How the pages were chosen, to be explained; null where there is nothing. */
  readonly breaking: PageBreaking | null
  readonly diagnostics: readonly Diagnostic[]
}

export function makePages(
  galley: Galley,
  documents: readonly StyledDocument[],
  stylesheet: Stylesheet,
  setOne: SetOne,
): MadePages {
  if (galley.items.length === 0) return { pages: [], breaking: null, diagnostics: [] }
  const first = stylesheet.folio.first
  const { abstract, result, contents, runIn, unsettled } = chooseCuts(galley, documents, stylesheet, setOne)
  const margins = marginAreas(contents, galley, stylesheet, first)
  const making: Making = {
    documents: new Map(documents.map(document => [document.id, document])),
    series: abstract.series,
    runIn,
    heads: endNoteHeads(contents, first, stylesheet, documents[0]?.language ?? 'en'),
    margins,
    stylesheet,
    setOne,
  }
  const pages: Page[] = []
  // Notes in the margin, and notes run in, may go on after the text has ended.
  const count = greatest([contents.length, margins.length, ...runIn.map(blocks => blocks.length)])
  for (let index = 0; index < count; index++) {
    pages.push(makePage(contents[index] ?? EMPTY, index, pages[index - 1] ?? null, making))
  }
  const breaking = { galley, instance: abstract.instance, result }
  const relaxed = relaxations([...result.relaxed.map(rule => GAVE_WAY[rule]), ...unsettled])
  return { pages, breaking, diagnostics: [...galley.diagnostics, ...relaxed] }
}

const EMPTY: PageContent = { lines: [], notes: [], deviation: 0, blank: false, parts: [] }

interface Making {
  readonly documents: ReadonlyMap<string, StyledDocument>
  readonly series: readonly NoteSeriesStyle[]
  /** Run-in notes by series and page. */
  readonly runIn: ChosenCuts['runIn']
  readonly heads: readonly (string | null)[]
  readonly margins: readonly (readonly Area[])[]
  readonly stylesheet: Stylesheet
  readonly setOne: SetOne
}

function makePage(content: PageContent, index: number, previous: Page | null, making: Making): Page {
  const { stylesheet } = making
  const number = stylesheet.folio.first + index
  const side = sideOf(number)
  // A page of notes only belongs to the document before it.
  const document = content.lines[content.lines.length - 1]?.document ?? previous?.document ?? null
  // Where documents run on, one that happens to begin a page opens nothing.
  const opens = stylesheet.headings.documentStart !== 'run-on' || previous === null
  const opening = opens && content.lines[0]?.opens === true
  const made = content.blank ? [] : makeUpPage(content, footBlocks(content, index, making), side, stylesheet)
  const text = made.find(area => area.role === 'text')?.lines ?? []
  const language = (document === null ? undefined : making.documents.get(document)?.language) ?? 'en'
  const areas = content.blank
    ? []
    : [
        ...made,
        ...(making.margins[index] ?? []),
        ...sourcePageAreas(text, side, language, stylesheet, making.setOne),
        ...furnitureOf(document, index, number, opening, making),
      ]
  return {
    index,
    folio: String(number),
    side,
    width: stylesheet.page.width,
    height: stylesheet.page.height,
    document,
    opening,
    blank: content.blank,
    areas,
    cost: { total: content.parts.reduce((sum, part) => sum + part.amount, 0), parts: content.parts },
  }
}

const footBlocks = (content: PageContent, index: number, making: Making): readonly FootBlock[] =>
  making.series.map((style, series) => ({
    style,
    notes: content.notes[series] ?? [],
    runIn: making.runIn[series]?.[index] ?? null,
  }))

function furnitureOf(
  document: string | null,
  index: number,
  number: number,
  opening: boolean,
  making: Making,
): readonly Area[] {
  const styled = document === null ? undefined : making.documents.get(document)
  if (styled === undefined) return []
  const side = sideOf(number)
  const head = making.heads[index] ?? (side === 'verso' ? styled.versoHead : styled.rectoHead)
  const text = { head, folio: String(number), language: styled.language, opening }
  return furniture(text, typeArea(making.stylesheet, side, 0), side, making.stylesheet, making.setOne)
}

/** What gave way, in a reader's words. */
const GAVE_WAY: Readonly<Record<RelaxedRule, string>> = {
  'unsplittable notes split': 'a note is split that is too short for it',
  'note fragments too short': 'fewer lines of a note stand together than its style asks for',
  'pages overfull': 'a page holds more than it has lines for',
}

function relaxations(relaxed: readonly string[]): readonly Diagnostic[] {
  return relaxed.map(what => ({
    severity: 'warning' as const,
    code: 'page/relaxed',
    message: `no pages keep every rule of the style: ${what}`,
    span: null,
    hints: ['give the page more lines (page.lines in the style), or set headings and notes smaller'],
  }))
}
