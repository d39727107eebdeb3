/** Contents + finished pages of text and registers → the pages of the contents, foliated in roman before the body, so that they move nothing. */
import type { Rect } from '../base/geometry.ts'
import { sp } from '../base/length.ts'
import type { SetOne } from '../galley/build-galley.ts'
import { romanNumeral } from '../reference/roman.ts'
import { contentsFolio, type Listed, type StyledContents, styleContents } from '../style/style-contents.ts'
import type { StyledParagraph } from '../style/styled-document.ts'
import type { ContentsStyle, Stylesheet } from '../style/stylesheet.ts'
import type { Area, Page, PlacedLine } from './page.ts'
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
  listed: Listed,
  language: string,
  body: readonly Page[],
  stylesheet: Stylesheet,
  setOne: SetOne,
): MadeContents {
  const styled = styleContents(listed, stylesheet, language)
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
    withFolios(page, folios, stylesheet, setOne),
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
    entries: styled.entries.map(({ paragraph, above }) => ({
      paragraph,
      above,
      keepWithNext: false,
      continued: null,
    })),
  }
}

/** The number of the page stands at the end of the last line of its entry. */
function withFolios(
  page: Page,
  folios: ReadonlyMap<string, StyledParagraph>,
  { contents }: Stylesheet,
  setOne: SetOne,
): Page {
  const areas = page.areas.map(area => ({
    ...area,
    lines: area.lines.flatMap((placed, index): readonly PlacedLine[] => {
      const folio = folios.get(placed.line.paragraph)
      const last = area.lines[index + 1]?.line.paragraph !== placed.line.paragraph
      if (folio === undefined || !last) return [placed]
      return [placed, { ...placed, line: setOne(folio).variants[0]!.lines[0]! }]
    }),
  }))
  const led = contents.leaders ? areas.map(area => ({ ...area, rules: leadersOf(area, contents) })) : areas
  return { ...page, areas: led }
}

/** Dots from the end of a title to the number of its page; those of all lines stand under one another. */
function leadersOf({ lines, rect }: Area, { size }: ContentsStyle): readonly Rect[] {
  const [step, dot, least] = [LEADER_STEP * size, LEADER_DOT * size, LEADER_WHITE * size]
  const edge = rect.x + rect.width
  return lines.flatMap(({ x, baseline, line }, index): readonly Rect[] => {
    const folio = lines[index + 1]
    if (folio === undefined || folio.baseline !== baseline) return []
    const from = x + line.x + line.width + least
    const to = folio.x + folio.line.x - least
    const first = Math.ceil((edge - to) / step)
    const last = Math.floor((edge - from) / step)
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
      const left = sp(Math.round(edge - (first + at) * step))
      return {
        x: left,
        y: sp(Math.round(baseline - dot)),
        width: sp(Math.round(dot)),
        height: sp(Math.round(dot)),
      }
    })
  })
}

/** From dot to dot, the side of a dot, and the least white at either end, in ems. */
const LEADER_STEP = 0.8
const LEADER_DOT = 0.07
const LEADER_WHITE = 0.5

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
