/** Inputs → their layout in figures: what each page paid and for what, the notes, and the sums. */
import type { LayoutFile } from '../display/layout-file.ts'
import type { Page } from '../page/page.ts'
import type { LayoutRequest } from './arguments.ts'
import { EXIT, type ExitStatus, type Report } from './report.ts'
import { setInputs } from './set-inputs.ts'

export async function inspect(request: LayoutRequest, report: Report): Promise<ExitStatus> {
  const { result, faulty } = await setInputs(request, report)
  if (result === null) return EXIT.inputErrors
  for (const page of result.pages) {
    if (page.cost.parts.length === 0) continue
    const { folio, side, cost } = page
    report.result(`page ${folio} (${side}): ${paid(page)}`, { kind: 'page', folio, side, cost })
  }
  const figures = layoutFigures(result.pages, result.layout)
  for (const { name, pages, amount } of figures.costs)
    report.result(`${name}: ${whole(amount)} on ${counted(pages, 'page')}`, {
      kind: 'cost',
      name,
      pages,
      amount,
    })
  const { pages, cost, notes, onTheirPage, late, split } = figures
  report.result(
    `${counted(pages, 'page')}, cost ${whole(cost)}; ${counted(notes, 'note')}, ${onTheirPage} on the page of their call, ${late} later, ${split} split`,
    { kind: 'layout', pages, cost, notes, onTheirPage, late, split },
  )
  return faulty ? EXIT.inputErrors : EXIT.done
}

/** The price of a page in its parts. */
export const paid = ({ cost }: Page): string =>
  cost.parts.length === 0
    ? 'nothing'
    : `${whole(cost.total)} = ${cost.parts.map(({ name, amount, why }) => `${name} ${whole(amount)} (${why})`).join(' + ')}`

export const whole = (amount: number): string => String(Math.round(amount))

export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`

interface LayoutFigures {
  readonly pages: number
  readonly cost: number
  /** By name of the price, dearest first. */
  readonly costs: readonly { readonly name: string; readonly pages: number; readonly amount: number }[]
  readonly notes: number
  readonly onTheirPage: number
  readonly late: number
  readonly split: number
}

export function layoutFigures(
  pages: readonly Pick<Page, 'cost'>[],
  layout: Pick<LayoutFile, 'notes'>,
): LayoutFigures {
  const costs = new Map<string, { pages: number; amount: number }>()
  for (const { cost } of pages) {
    for (const { name, amount } of cost.parts) {
      const sum = costs.get(name) ?? { pages: 0, amount: 0 }
      costs.set(name, { pages: sum.pages + 1, amount: sum.amount + amount })
    }
  }
  const called = layout.notes.filter(note => note.calledOn !== null && note.startsOn !== null)
  return {
    pages: pages.length,
    cost: pages.reduce((sum, page) => sum + page.cost.total, 0),
    costs: [...costs]
      .map(([name, sum]) => ({ name, ...sum }))
      .sort((a, b) => b.amount - a.amount || (a.name < b.name ? -1 : 1)),
    notes: layout.notes.length,
    onTheirPage: called.filter(note => note.startsOn === note.calledOn).length,
    late: called.filter(note => note.startsOn! > note.calledOn!).length,
    split: called.filter(note => note.endsOn !== note.startsOn).length,
  }
}
