/** A novel and a setting → its columns, judged, with the time that choosing them took. */
import { breakPages, firstFit, type Pagination } from '../src/page/paginate.ts'
import { type ColumnSetting, columnInstance, firstFitInstance } from './novels-instances.ts'
import { type Column, chosenVariants, printedColumns, type Verdict, verdictOn } from './novels-judge.ts'
import type { SetBlock } from './novels-lines.ts'
import { breakSpreads } from './novels-spread.ts'

export interface ColumnRun {
  readonly columns: readonly Column[]
  readonly verdict: Verdict
  /** Of processor time, for the pagination alone. */
  readonly seconds: number
}

/** The first page of a book is a recto, so the first two columns are the right half of a spread of four. */
export const FIRST_PLACE = 2

const timed = <T>(work: () => T): { readonly result: T; readonly seconds: number } => {
  const began = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(began)
  return { result, seconds: (user + system) / 1e6 }
}

/** As TeX's own page builder does it. */
export const runFirstFit = (blocks: readonly SetBlock[], flex: boolean): ColumnRun => {
  const { result, seconds } = timed(() => {
    const instance = firstFitInstance(blocks, flex)
    return { instance, pagination: firstFit(instance) }
  })
  const columns = printedColumns(blocks, () => 0, result.instance, result.pagination, flex)
  return { columns, verdict: verdictOn(columns, 0, { together: 1, firstPlace: 0 }), seconds }
}

/** The optimum; null when no columns are legal at all. */
export const runOptimum = (blocks: readonly SetBlock[], setting: ColumnSetting): ColumnRun | null => {
  const { result, seconds } = timed(() => {
    const instance = columnInstance(blocks, setting)
    const pagination: Pagination | null =
      setting.together === 4 ? breakSpreads(instance, 4, FIRST_PLACE) : breakPages(instance)
    return { instance, pagination }
  })
  if (result.pagination === null) return null
  const chosen = chosenVariants(blocks, result.pagination)
  const columns = printedColumns(blocks, chosen, result.instance, result.pagination, setting.flex)
  const firstPlace = setting.together === 4 ? FIRST_PLACE : 0
  const spreads = { together: setting.together, firstPlace }
  const changed = blocks.filter((_, block) => chosen(block) > 0).length
  return { columns, verdict: verdictOn(columns, changed, spreads), seconds }
}
