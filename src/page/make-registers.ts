/** Registers + finished body pages → their own pages, foliated after the body, and what they print. */
import { sp } from '../base/length.ts'
import type { Edition, NoteId, ParagraphId } from '../edition/model.ts'
import type { ContentsEntry, Registers, TextPlace } from '../editorial/registers.ts'
import type { SetOne } from '../galley/build-galley.ts'
import { formatLocators, type LocatorRun, type Mention } from '../reference/locators.ts'
import { measureOf } from '../style/measures.ts'
import {
  type LocatorsOf,
  type StyledRegister,
  styleBibliography,
  styleIndex,
} from '../style/style-registers.ts'
import type { StyledDocument, StyledParagraph } from '../style/styled-document.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import type { OutlineTarget, Page } from './page.ts'
import { type PlaceLookup, placeLookup } from './place-lookup.ts'
import { type RegisterSection, registerPages } from './register-pages.ts'

/** An entry as printed: its heading and its locators. */
export interface PrintedEntry {
  readonly heading: string
  readonly locators: string
}

export interface MadeRegisters {
  readonly pages: readonly Page[]
  readonly paragraphs: readonly StyledParagraph[]
  /** Those among the paragraphs that only repeat a heading after a page turn. */
  readonly repeated: ReadonlySet<ParagraphId>
  readonly outline: readonly OutlineTarget[]
  /** What the contents of the volume list of them: their titles. */
  readonly entries: readonly ContentsEntry[]
  readonly printed: {
    readonly persons: readonly PrintedEntry[]
    readonly bibliography: readonly PrintedEntry[]
    readonly contents: readonly PrintedEntry[]
  }
}

export function makeRegisters(
  registers: Registers,
  edition: Edition,
  documents: readonly StyledDocument[],
  body: readonly Page[],
  stylesheet: Stylesheet,
  setOne: SetOne,
): MadeRegisters {
  const lookup = placeLookup(body)
  const marks = new Map(
    documents.flatMap(document => [...document.notes.values()].map(note => [note.id, note.mark] as const)),
  )
  const locators = locatorsOf(lookup, marks, stylesheet, edition.language)
  const measure = measureOf(stylesheet)
  const index = styleIndex(registers.persons, stylesheet, edition.language, measure, locators)
  const bibliography = styleBibliography(
    registers.bibliography,
    stylesheet,
    edition.language,
    measure,
    locators,
  )
  const sections: RegisterSection[] = []
  if (index !== null) sections.push(sectionOf('index', index))
  if (bibliography !== null) sections.push(sectionOf('bibliography', bibliography))
  const firstNumber = stylesheet.folio.first + body.length
  const pages = registerPages(sections, (body[0]?.index ?? 0) + body.length, firstNumber, stylesheet, setOne)
  const styled = [index, bibliography].filter(each => each !== null)
  return {
    pages,
    paragraphs: styled.flatMap(each => [
      each.title.paragraph,
      ...each.entries.flatMap(entry => [
        entry.paragraph,
        ...(entry.continued === null ? [] : [entry.continued]),
      ]),
    ]),
    repeated: new Set(styled.flatMap(each => each.entries.flatMap(entry => entry.continued?.id ?? []))),
    outline: styled.map(each => ({ title: each.head, to: `p ${each.title.paragraph.id}`, children: [] })),
    entries: styled.map(({ head, title }) => ({
      level: 1,
      title: head,
      at: { paragraph: title.paragraph.id, start: 0, end: 0 },
    })),
    printed: {
      persons: printedEntries(index),
      bibliography: printedEntries(bibliography),
      contents: registers.contents.map(entry => ({
        heading: entry.title,
        locators: lookup(entry.at)?.folio ?? '',
      })),
    },
  }
}

const sectionOf = (role: RegisterSection['role'], register: StyledRegister): RegisterSection => ({
  role,
  title: register.title,
  head: register.head,
  language: register.language,
  columns: register.style.columns,
  columnGap: register.style.columnGap,
  leading: sp(register.style.leading),
  startsPage: register.style.startsPage,
  entries: register.entries,
})

/** Places → mentions on pages → locators in the style of the edition. */
function locatorsOf(
  lookup: PlaceLookup,
  marks: ReadonlyMap<NoteId, string>,
  stylesheet: Stylesheet,
  language: string,
): LocatorsOf {
  return (places: readonly TextPlace[], identifiedIn: string | null): readonly LocatorRun[] => {
    const mentions = places.flatMap((place): Mention[] => {
      const found = lookup(place)
      if (found === null) return []
      const { note } = found
      const bold = note !== null && note === identifiedIn
      const mark = note === null ? null : (marks.get(note) ?? null)
      return [{ page: found.folio, pageIndex: found.pageIndex, note: mark, noteId: note, bold }]
    })
    return formatLocators(mentions, stylesheet.index, language)
  }
}

/** The entry's words, its heading and its locators told apart by what is a link. */
function printedEntries(register: StyledRegister | null): readonly PrintedEntry[] {
  if (register === null) return []
  return register.entries.map(({ paragraph }) => {
    const heading: string[] = []
    const locators: string[] = []
    for (const inline of paragraph.inlines) {
      if (inline.kind !== 'text') continue
      // The first link begins the locators; commas between them are no links.
      if (inline.link !== null || locators.length > 0) locators.push(inline.text)
      else heading.push(inline.text)
    }
    return {
      heading: heading.join('').replace(/[,:]\s*$/, ''),
      locators: locators.join('').replace(/\u00a0/g, ' '),
    }
  })
}
