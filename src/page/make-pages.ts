/** Galley → pages: the cheapest chain of page ends, each page made up with its notes and furniture. */
import type { Diagnostic } from '../base/diagnostic.ts'
import type { SetOne } from '../galley/build-galley.ts'
import type { Galley } from '../galley/galley.ts'
import type { StyledDocument } from '../style/styled-document.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import { cutPages, type PageContent } from './cut-pages.ts'
import { furniture } from './furniture.ts'
import { galleyInstance } from './galley-instance.ts'
import { makeUpPage } from './make-up-page.ts'
import { marginAreas } from './margin-notes.ts'
import type { Area, Page } from './page.ts'
import { sideOf, typeArea } from './page-geometry.ts'
import { breakPagesSafely } from './paginate.ts'

export interface MadePages {
  readonly pages: readonly Page[]
  readonly diagnostics: readonly Diagnostic[]
}

export function makePages(
  galley: Galley,
  documents: readonly StyledDocument[],
  stylesheet: Stylesheet,
  setOne: SetOne,
): MadePages {
  if (galley.items.length === 0) return { pages: [], diagnostics: [] }
  const first = stylesheet.folio.first
  const abstract = galleyInstance(galley, stylesheet, first)
  const result = breakPagesSafely(abstract.instance)
  const contents = cutPages(galley, abstract, result)
  const byId = new Map(documents.map(document => [document.id, document]))
  const margins = marginAreas(contents, galley, stylesheet, first)
  const pages: Page[] = []
  contents.forEach((content, index) => {
    const number = first + index
    const side = sideOf(number)
    const document = documentOf(content, pages)
    const opening = content.lines[0]?.opens === true
    const areas: Area[] = content.blank
      ? []
      : [...makeUpPage(content, abstract.series, side, stylesheet), ...(margins[index] ?? [])]
    const styled = document === null ? undefined : byId.get(document)
    if (styled !== undefined && !content.blank) {
      const head = side === 'verso' ? styled.versoHead : styled.rectoHead
      const text = { head, folio: String(number), language: styled.language, opening }
      areas.push(...furniture(text, typeArea(stylesheet, side, 0), side, stylesheet, setOne))
    }
    pages.push({
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
    })
  })
  return { pages, diagnostics: relaxations(result.relaxed) }
}

/** The document of the last line; a page of notes only belongs to the document before it. */
function documentOf(content: PageContent, before: readonly Page[]): string | null {
  const last = content.lines[content.lines.length - 1]
  return last?.document ?? before[before.length - 1]?.document ?? null
}

function relaxations(relaxed: readonly string[]): readonly Diagnostic[] {
  return relaxed.map(what => ({
    severity: 'warning' as const,
    code: 'page/relaxed',
    message: `no pages keep every rule of the style: ${what}`,
    span: null,
    hints: ['a longer page, smaller notes or a split note would give room'],
  }))
}
