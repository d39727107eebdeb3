/** Contents + finished body pages → the pages of the contents, foliated in roman before the body, so that they move nothing. */
import { sp } from '../base/length.ts'
import type { ContentsEntry } from '../editorial/registers.ts'
import type { SetOne } from '../galley/build-galley.ts'
import { romanNumeral } from '../reference/roman.ts'
import { contentsFolio, type StyledContents, styleContents } from '../style/style-contents.ts'
import type { StyledParagraph } from '../style/styled-document.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import type { Page, PlacedLine } from './page.ts'
import { sideOf } from './page-geometry.ts'
import { placeLookup } from './place-lookup.ts'
import { registerPages } from './register-pages.ts'

export interface MadeContents {
  readonly pages: readonly Page[]
  readonly paragraphs: readonly StyledParagraph[]
  readonly title: StyledParagraph | null
}

const NONE: MadeContents = { pages: [], paragraphs: [], title: null }

/** No pages where the style wants none, or nothing is to be listed. */
export function makeContents(
  entries: readonly ContentsEntry[],
  language: string,
  body: readonly Page[],
  stylesheet: Stylesheet,
  setOne: SetOne,
): MadeContents {
  const styled = styleContents(entries, stylesheet, language)
  const [first] = body
  if (styled === null || first === undefined) return NONE
  const lookup = placeLookup(body)
  const folios = new Map(
    styled.entries.map(({ paragraph, entry }) => {
      const folio = contentsFolio(paragraph, lookup(entry.at)?.folio ?? '', entry, stylesheet, language)
      return [paragraph.id, folio] as const
    }),
  )
  const section = sectionOf(styled, language, stylesheet)
  const pages = registerPages([section], 0, 1, stylesheet, setOne, romanNumeral).map(page =>
    withFolios(page, folios, setOne),
  )
  const paragraphs = [
    styled.title.paragraph,
    ...styled.entries.map(each => each.paragraph),
    ...folios.values(),
  ]
  return { pages: beforeBody(pages, first), paragraphs, title: styled.title.paragraph }
}

function sectionOf(styled: StyledContents, language: string, { contents }: Stylesheet) {
  return {
    role: 'contents' as const,
    title: styled.title,
    head: styled.head,
    language,
    columns: 1,
    columnGap: sp(0),
    leading: contents.leading,
    startsPage: true,
    entries: styled.entries.map(({ paragraph }) => ({
      paragraph,
      above: 0,
      keepWithNext: false,
      continued: null,
    })),
  }
}

/** The number of the page stands at the end of the last line of its entry. */
function withFolios(page: Page, folios: ReadonlyMap<string, StyledParagraph>, setOne: SetOne): Page {
  const areas = page.areas.map(area => ({
    ...area,
    lines: area.lines.flatMap((placed, index): readonly PlacedLine[] => {
      const folio = folios.get(placed.line.paragraph)
      const last = area.lines[index + 1]?.line.paragraph !== placed.line.paragraph
      if (folio === undefined || !last) return [placed]
      return [placed, { ...placed, line: setOne(folio).variants[0]!.lines[0]! }]
    }),
  }))
  return { ...page, areas }
}

/** A blank page closes the contents where the body would else not begin on its side. */
function beforeBody(pages: readonly Page[], first: Page): readonly Page[] {
  const last = pages[pages.length - 1]
  if (last === undefined || last.side !== first.side) return pages
  const index = pages.length
  const blank: Page = {
    ...last,
    index,
    folio: romanNumeral(index + 1),
    side: sideOf(index + 1),
    opening: false,
    blank: true,
    areas: [],
  }
  return [...pages, blank]
}
