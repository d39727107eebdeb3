/** A request to look at a layout → the inputs set as `build` sets them; what is wrong is reported, and nothing is written. */
import type { TypesetResult } from '../typeset.ts'
import type { LayoutRequest } from './arguments.ts'
import { OWN_FONTS } from './build.ts'
import { chooseStyle } from './choose-style.ts'
import { readToSet } from './read-inputs.ts'
import { hasErrors, type Report } from './report.ts'

export interface SetInputs {
  /** Null when nothing could be set. */
  readonly result: TypesetResult | null
  /** Something in the inputs or the style is an error. */
  readonly faulty: boolean
}

export async function setInputs(request: LayoutRequest, report: Report): Promise<SetInputs> {
  const { fontFiles } = await import('../run/font-files.ts')
  const { makeFontSet } = await import('../fonts/font-set.ts')
  const { typeset } = await import('../typeset.ts')
  const inputs = readToSet(request)
  const style = chooseStyle(request.style, request.notes, inputs.styles)
  const sources = new Map([...inputs.sources, ...style.sources])
  const read = [...inputs.diagnostics, ...style.diagnostics]
  // What is doubtful is the business of `check`; here only what keeps a text from being set as it is meant.
  const errors = read.filter(each => each.severity === 'error')
  report.diagnostics(errors, sources)
  if (style.stylesheet === null || inputs.edition.documents.length === 0)
    return { result: null, faulty: true }
  const fonts = makeFontSet(fontFiles(OWN_FONTS).value)
  const { value, diagnostics } = await typeset(inputs.edition, style.stylesheet, fonts, {
    sources,
    pictures: inputs.pictures,
  })
  report.diagnostics(
    diagnostics.filter(each => each.severity === 'error' || each.code === 'page/relaxed'),
    sources,
  )
  return { result: value, faulty: hasErrors([...errors, ...diagnostics]) }
}
