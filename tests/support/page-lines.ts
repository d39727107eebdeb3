/** Pages made up → their lines of text in order, each with its page and its place in its paragraph. */
import type { Page, PlacedLine } from '../../src/page/page.ts'

export interface TextLine {
  readonly page: number
  readonly placed: PlacedLine
  readonly firstOfParagraph: boolean
  readonly lastOfParagraph: boolean
  readonly firstOfPage: boolean
  readonly lastOfPage: boolean
}

/** Lines of body text, notes gathered in it left out. */
export function textLines(pages: readonly Page[]): readonly TextLine[] {
  const lines = pages.flatMap(page =>
    page.areas
      .filter(area => area.role === 'text')
      .flatMap(area => area.lines)
      .filter(placed => placed.note === null)
      .map(placed => ({ page: page.index, placed })),
  )
  const paragraph = (index: number): string | undefined => lines[index]?.placed.line.paragraph
  return lines.map((line, index) => ({
    ...line,
    firstOfParagraph: paragraph(index - 1) !== paragraph(index),
    lastOfParagraph: paragraph(index + 1) !== paragraph(index),
    firstOfPage: lines[index - 1]?.page !== line.page,
    lastOfPage: lines[index + 1]?.page !== line.page,
  }))
}

/** The last baseline of text and notes; null on a page that has neither. */
export function footOf(page: Page): number | null {
  const baselines = page.areas
    .filter(area => area.role === 'text' || area.role === 'notes')
    .flatMap(area => area.lines.map(line => line.baseline))
  return baselines.length === 0 ? null : Math.max(...baselines)
}
