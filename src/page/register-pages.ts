/** Index and bibliography → pages: entries in columns, balanced where a section ends, sections sharing a page where the style allows. */
import type { Rect } from '../base/geometry.ts'
import { type Sp, sp } from '../base/length.ts'
import { baselineIn } from '../galley/baseline.ts'
import type { SetOne } from '../galley/build-galley.ts'
import type { Line } from '../paragraph/set-line.ts'
import type { StyledBlock, StyledParagraph } from '../style/styled-document.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import { furniture } from './furniture.ts'
import type { Area, AreaRole, Page, PlacedLine } from './page.ts'
import { sideOf, typeArea } from './page-geometry.ts'
import { fillColumn, type RegisterEntry } from './register-columns.ts'

export interface RegisterSection {
  readonly role: Extract<AreaRole, 'index' | 'bibliography' | 'endnotes' | 'contents'>
  readonly title: StyledBlock
  readonly head: string
  readonly language: string
  readonly columns: number
  readonly columnGap: Sp
  readonly leading: Sp
  readonly startsPage: boolean
  readonly entries: readonly RegisterSource[]
}

/** An entry before it is set. `above` is in lines of the section; `continued` repeats its heading after a page turn. */
export interface RegisterSource {
  readonly paragraph: StyledParagraph
  readonly above: number
  readonly keepWithNext: boolean
  readonly continued: StyledParagraph | null
}

/** The page that is being filled. */
interface Sheet {
  readonly areas: Area[]
  /** From the top of the type area to where there is room. */
  used: number
  readonly head: string
  readonly language: string
  opening: boolean
}

export function registerPages(
  sections: readonly RegisterSection[],
  firstIndex: number,
  firstNumber: number,
  stylesheet: Stylesheet,
  setOne: SetOne,
  folioOf: (number: number) => string = String,
): readonly Page[] {
  const sheets: Sheet[] = []
  const area = (): Rect => typeArea(stylesheet, sideOf(firstNumber + sheets.length - 1), 0)
  for (const section of sections) {
    const fresh = (opening: boolean): Sheet => {
      const sheet: Sheet = { areas: [], used: 0, head: section.head, language: section.language, opening }
      sheets.push(sheet)
      return sheet
    }
    let sheet = sheets[sheets.length - 1]
    if (sheet === undefined || section.startsPage || !hasRoom(sheet, section, stylesheet, area()))
      sheet = fresh(true)
    addTitle(sheet, section, area(), stylesheet, setOne)
    let rest: readonly RegisterEntry[] = section.entries.map(entry => setEntry(entry, setOne))
    while (rest.length > 0) {
      rest = addColumns(sheet, section, rest, area())
      if (rest.length > 0) sheet = fresh(false)
    }
  }
  return sheets.map((sheet, index) =>
    pageOf(sheet, firstIndex + index, firstNumber + index, folioOf, stylesheet, setOne),
  )
}

function setEntry(source: RegisterSource, setOne: SetOne): RegisterEntry {
  return {
    lines: setOne(source.paragraph).variants[0]!.lines,
    above: source.above,
    keepWithNext: source.keepWithNext,
    continued: source.continued === null ? [] : setOne(source.continued).variants[0]!.lines,
    from: 0,
  }
}

/** Lines that a section's title must have under it. */
const LINES_UNDER_TITLE = 4

function titleHeight(section: RegisterSection, stylesheet: Stylesheet, top: boolean): number {
  const { title } = section
  const needed = (top ? 0 : title.above) + title.paragraph.leading + title.below
  const grid = stylesheet.body.leading
  return Math.ceil(needed / grid) * grid
}

function hasRoom(sheet: Sheet, section: RegisterSection, stylesheet: Stylesheet, area: Rect): boolean {
  const lines = Math.min(LINES_UNDER_TITLE, section.entries.length)
  return sheet.used + titleHeight(section, stylesheet, false) + lines * section.leading <= area.height
}

function addTitle(
  sheet: Sheet,
  section: RegisterSection,
  area: Rect,
  stylesheet: Stylesheet,
  setOne: SetOne,
): void {
  const { paragraph, below } = section.title
  const lines = setOne(paragraph).variants[0]!.lines
  const height = titleHeight(section, stylesheet, sheet.used === 0) + (lines.length - 1) * paragraph.leading
  // The title stands on its lower white; what is left over of the grid stands above it.
  let y = area.y + sheet.used + height - below - lines.length * paragraph.leading
  const placed = lines.map((line): PlacedLine => {
    const baseline = sp(y + baselineIn(paragraph.leading, line.size))
    y += paragraph.leading
    return { x: area.x, baseline, line, note: null, continues: false }
  })
  const rect = { ...area, y: sp(area.y + sheet.used), height: sp(height) }
  sheet.areas.push({ role: section.role, series: null, rect, lines: placed, rules: [] })
  sheet.used += height
}

/** Sets what fits of the entries in the columns left on the sheet; returns the rest. */
function addColumns(
  sheet: Sheet,
  section: RegisterSection,
  entries: readonly RegisterEntry[],
  area: Rect,
): readonly RegisterEntry[] {
  const most = Math.max(1, Math.floor((area.height - sheet.used) / section.leading))
  const balanced = balancedHeight(entries, section.columns, most)
  const capacity = balanced ?? most
  let rest = entries
  let deepest = 0
  for (let column = 0; column < section.columns && rest.length > 0; column++) {
    const filled = fillColumn(rest, capacity, column === 0 && sheet.used === 0)
    sheet.areas.push(columnArea(section, filled.lines, column, sheet, area))
    deepest = Math.max(deepest, filled.height)
    rest = filled.rest
  }
  sheet.used += deepest * section.leading
  return rest
}

/** The fewest lines a column that hold all entries; null when even full columns do not. */
function balancedHeight(entries: readonly RegisterEntry[], columns: number, most: number): number | null {
  const fits = (height: number): boolean => {
    let rest = entries
    for (let column = 0; column < columns && rest.length > 0; column++)
      rest = fillColumn(rest, height, false).rest
    return rest.length === 0
  }
  const total = entries.reduce((sum, entry) => sum + entry.lines.length - entry.from + entry.above, 0)
  for (let height = Math.max(1, Math.floor(total / columns)); height <= most; height++)
    if (fits(height)) return height
  return null
}

function columnArea(
  section: RegisterSection,
  lines: readonly { readonly line: Line; readonly row: number }[],
  column: number,
  sheet: Sheet,
  area: Rect,
): Area {
  const width = sp((area.width - (section.columns - 1) * section.columnGap) / section.columns)
  const x = sp(area.x + column * (width + section.columnGap))
  const top = area.y + sheet.used
  const placed = lines.map(({ line, row }): PlacedLine => {
    const baseline = sp(top + row * section.leading + baselineIn(section.leading, line.size))
    return { x, baseline, line, note: null, continues: false }
  })
  const height = sp(((lines[lines.length - 1]?.row ?? -1) + 1) * section.leading)
  return {
    role: section.role,
    series: null,
    rect: { x, y: sp(top), width, height },
    lines: placed,
    rules: [],
  }
}

function pageOf(
  sheet: Sheet,
  index: number,
  number: number,
  folioOf: (number: number) => string,
  stylesheet: Stylesheet,
  setOne: SetOne,
): Page {
  const side = sideOf(number)
  const text = { head: sheet.head, folio: folioOf(number), language: sheet.language, opening: sheet.opening }
  return {
    index,
    folio: folioOf(number),
    side,
    width: stylesheet.page.width,
    height: stylesheet.page.height,
    document: null,
    opening: sheet.opening,
    blank: false,
    areas: [...sheet.areas, ...furniture(text, typeArea(stylesheet, side, 0), side, stylesheet, setOne)],
    cost: { total: 0, parts: [] },
  }
}
