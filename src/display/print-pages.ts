/** Pages as text that a typographer can read: what golden tests compare and `--show-pages` prints. */
import { roundedPoints } from '../base/length.ts'
import type { Area, Page, PlacedLine } from '../page/page.ts'

const ONE_DECIMAL = 10
const number = (value: number): string => (Math.round(value * ONE_DECIMAL) / ONE_DECIMAL).toFixed(1)

/** One page a block: its areas with every line's place, words and ratio. Rounded to 0.1 pt, so that noise does not show. */
export function printPages(pages: readonly Page[]): string {
  return pages.map(printPage).join('\n')
}

function printPage(page: Page): string {
  const cost = Math.round(page.cost.total)
  const parts = page.cost.parts.map(part => `${part.name} ${Math.round(part.amount)}`).join(', ')
  const head = `page ${page.folio} ${page.side}${page.blank ? ' blank' : ''} · cost ${cost}${parts === '' ? '' : ` (${parts})`}`
  return [head, ...page.areas.flatMap(printArea), ''].join('\n')
}

function printArea(area: Area): readonly string[] {
  const rules = area.rules.map(
    rule => `  ─── rule ${number(roundedPoints(rule.width))} at ${number(roundedPoints(rule.y))}`,
  )
  return [
    `  ${area.role}${area.series === null ? '' : ` (${area.series})`}`,
    ...rules,
    ...area.lines.map(printLine),
  ]
}

function printLine(placed: PlacedLine): string {
  const { line } = placed
  const x = number(roundedPoints(placed.x) + roundedPoints(line.x)).padStart(7)
  const baseline = number(roundedPoints(placed.baseline)).padStart(7)
  const marks = line.calls.filter(call => call !== placed.note).map(call => `‹${call}›`)
  const ratio = line.ratio === 0 ? '' : `  ${line.ratio > 0 ? '+' : '−'}${Math.abs(line.ratio).toFixed(2)}`
  const text = `${placed.continues ? '→ ' : ''}${line.text}${line.hyphenated ? '-' : ''}${marks.join('')}`
  return `  ${x}${baseline} │ ${text}${ratio}`
}
