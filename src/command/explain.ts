/** Inputs and a page → why it ends where it ends: what it pays, where else it could end, and what the book would cost then. */
import type { ExplainedEnd } from '../page/explain-page.ts'
import type { Page } from '../page/page.ts'
import type { LayoutRequest } from './arguments.ts'
import { counted, paid, whole } from './inspect.ts'
import { EXIT, type ExitStatus, type Report, UsageError } from './report.ts'
import { setInputs } from './set-inputs.ts'

/** Throws `UsageError` when there is no page of that number. */
export async function explain(request: LayoutRequest, report: Report): Promise<ExitStatus> {
  const { explainPages } = await import('../page/explain-page.ts')
  const { result, faulty } = await setInputs(request, report)
  if (result === null) return EXIT.inputErrors
  const page = result.pages.find(({ folio }) => folio === request.page)
  if (page === undefined) {
    const folios = `${result.pages[0]?.folio} to ${result.pages.at(-1)?.folio}`
    throw new UsageError(`there is no page ${request.page}; the pages are ${folios}`)
  }
  const ends =
    result.breaking === null
      ? null
      : explainPages(result.breaking)(page.index - result.pages.findIndex(each => each.document !== null))
  const { folio, side, cost } = page
  report.result(`page ${folio} (${side}) holds ${holdings(page)} and pays ${paid(page)}`, {
    kind: 'page',
    folio,
    side,
    cost,
  })
  if (ends === null) report.result(reasonWithoutEnds(page), { kind: 'ends', ends: [] })
  for (const end of ends ?? []) report.result(`  ${toldEnd(end)}`, { kind: 'end', ...end })
  return faulty ? EXIT.inputErrors : EXIT.done
}

function holdings({ areas }: Page): string {
  const count = (role: string) =>
    areas.filter(area => area.role === role).reduce((sum, area) => sum + area.lines.length, 0)
  const notes = count('notes')
  return `${counted(count('text'), 'line')} of text${notes === 0 ? '' : ` and ${notes} of notes`}`
}

const reasonWithoutEnds = (page: Page): string =>
  page.blank
    ? '  blank, so that the next page falls on its side'
    : '  not cut from the text: registers, or the rest of notes'

function toldEnd({ after, chosen, dearer, why }: ExplainedEnd): string {
  const place = `after “${shortened(after)}”`
  if (chosen) return `ends ${place}`
  if (dearer === null) return `not ${place}: ${why}`
  return `not ${place}: the whole would cost ${whole(dearer)} more`
}

/** The end of a line, as that is where the page would end. */
const shortened = (text: string): string => {
  const letters = [...text]
  return letters.length <= MOST_LETTERS ? text : `…${letters.slice(-MOST_LETTERS).join('')}`
}
const MOST_LETTERS = 40
