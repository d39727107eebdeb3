/** The whole pipeline on one screen: an edition and a style in, a display list and the layout in figures out; and its one loop. */
import type { Checked } from './base/diagnostic.ts'
import { once } from './base/once.ts'
import type { SourceFile } from './base/span.ts'
import { paint } from './display/display-input.ts'
import type { DisplayList } from './display/display-list.ts'
import type { LayoutFile } from './display/layout-file.ts'
import { makeLayout } from './display/make-layout.ts'
import type { Edition } from './edition/model.ts'
import { deriveRegisters } from './editorial/derive-registers.ts'
import type { FontSet } from './fonts/font.ts'
import { buildGalley, type PictureOf } from './galley/build-galley.ts'
import { pictureFinder } from './galley/find-picture.ts'
import type { FilesBeside } from './input/read-edition.ts'
import type { PageBreaking } from './page/explain-page.ts'
import { makeContents } from './page/make-contents.ts'
import { type MadePages, makePages } from './page/make-pages.ts'
import { makeRegisters } from './page/make-registers.ts'
import type { Page } from './page/page.ts'
import { pageMarks, sameMarks } from './page/page-marks.ts'
import { makeTypesetter } from './paragraph/typesetter.ts'
import { direct, memo } from './run/compositor.ts'
import { missingGlyphs } from './run/missing-glyphs.ts'
import { makeShaper } from './shape/shape-text.ts'
import { measureOf } from './style/measures.ts'
import { type PageMarks, styleEdition } from './style/style-edition.ts'
import type { StyledDocument } from './style/styled-document.ts'
import type { Stylesheet } from './style/stylesheet.ts'

export interface TypesetResult {
  readonly display: DisplayList
  /** Made when it is first asked for. */
  readonly layout: LayoutFile
  readonly pages: readonly Page[]
  /** How the pages of the text were chosen, for `explainPages`; null where there are none. */
  readonly breaking: PageBreaking | null
}

export interface TypesetOptions {
  /** The sources by name, for lines and columns in the layout file. */
  readonly sources?: ReadonlyMap<string, SourceFile>
  /** By the name of the source, what gives the pictures that its figures name; frames stand for those that are not there. */
  readonly pictures?: ReadonlyMap<string, FilesBeside>
}

/** Note marks that restart on each page are known after the first round, and the second shows that they are final: docs/adr/0005. */
const MOST_ROUNDS = 2

/**
 * Sets an edition: lines, pages with their notes, registers with their locators.
 *
 * Deterministic: the same edition, style and fonts give the same result. Never throws on what an editor may have
 * written; what is wrong or doubtful is in the diagnostics.
 */
export async function typeset(
  edition: Edition,
  stylesheet: Stylesheet,
  fonts: FontSet,
  options: TypesetOptions = {},
): Promise<Checked<TypesetResult>> {
  const registers = deriveRegisters(edition)
  const compositor = memo(direct(makeTypesetter(makeShaper(fonts))))
  const {
    documents,
    pages: body,
    breaking,
    diagnostics,
  } = settle(edition, stylesheet, compositor.setNow, pictureFinder(options.pictures ?? new Map()))
  const { setNow } = compositor
  const registered = makeRegisters(registers.value, edition, documents, body, stylesheet, setNow)
  const arabic = [...body, ...registered.pages]
  const listed = { documents: registers.value.contents, registers: registered.entries }
  const contents = makeContents(listed, edition.language, arabic, stylesheet, setNow)
  // What stands before the body is foliated by itself: it moves nothing but the places of the pages in the file.
  const moved = arabic.map(page => ({ ...page, index: page.index + contents.pages.length }))
  const made = { ...registered, paragraphs: [...contents.paragraphs, ...registered.paragraphs] }
  const pages = [...contents.pages, ...moved]
  const layout = once(() =>
    makeLayout(edition, documents, made, pages, stylesheet, options.sources ?? new Map()),
  )
  return {
    value: {
      display: paint(edition, documents, made, pages),
      get layout() {
        return layout()
      },
      pages,
      breaking,
    },
    diagnostics: [
      ...registers.diagnostics,
      ...diagnostics,
      ...missingGlyphs(edition, compositor.missing(), stylesheet),
    ],
  }
}

/** Sets the body until the marks that only pages know stop changing. */
function settle(
  edition: Edition,
  stylesheet: Stylesheet,
  setNow: ReturnType<typeof direct>['setNow'],
  pictureOf: PictureOf,
): MadePages & { readonly documents: readonly StyledDocument[] } {
  let marks: PageMarks = new Map()
  for (let round = 1; ; round++) {
    const documents = styleEdition(edition, stylesheet, marks)
    const galley = buildGalley(documents, stylesheet, setNow, measureOf(stylesheet), pictureOf)
    const made = makePages(galley, documents, stylesheet, setNow)
    const notes = new Map(documents.flatMap(document => [...document.notes]))
    const found = pageMarks(made.pages, notes, stylesheet.notes)
    if (sameMarks(found, marks)) return { documents, ...made }
    if (round === MOST_ROUNDS)
      throw new Error('note marks did not settle, though their boxes have a fixed width')
    marks = found
  }
}
