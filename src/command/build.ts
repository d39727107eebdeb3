/** A build request → the PDF and, if asked for, the layout file; how it went as an exit status. */

import { Buffer } from 'node:buffer'
import { addAll } from '../base/arrays.ts'
import type { Checked, Diagnostic } from '../base/diagnostic.ts'
import { diagnosticsToJson } from '../base/print-diagnostic.ts'
import type { PdfOptions } from '../pdf/write-pdf.ts'
import { writeAtomically } from '../run/atomic-write.ts'
import { collectGarbage } from '../run/collect-garbage.ts'
import { programVersion, systemReason } from '../run/resources.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import type { TypesetResult } from '../typeset.ts'
import type { BuildRequest } from './arguments.ts'
import { chooseStyle } from './choose-style.ts'
import { outputPaths } from './output-paths.ts'
import { pressOptions } from './press-options.ts'
import { type Inputs, readToSet } from './read-inputs.ts'
import {
  EXIT,
  type ExitStatus,
  hasErrors,
  notYetSaid,
  type Report,
  UsageError,
  type World,
} from './report.ts'
import { sourceAttachments } from './source-attachments.ts'

/** Fonts of the user's own, in the current folder. */
export const OWN_FONTS = 'fonts'

/** Throws `UsageError` before anything is written when the request cannot be meant. */
export async function build(request: BuildRequest, world: World, report: Report): Promise<ExitStatus> {
  const creationDate = sourceDate(world)
  const inputs = readToSet(request)
  const style = chooseStyle(request.style, request.notes, inputs.styles)
  const paths = outputPaths(request, [...inputs.paths, ...style.sources.keys()])
  const sources = new Map([...inputs.sources, ...style.sources])
  const said: Diagnostic[] = []
  const say = (diagnostics: readonly Diagnostic[]): void => {
    addAll(said, diagnostics)
    report.diagnostics(diagnostics, sources)
  }
  say([...inputs.diagnostics, ...style.diagnostics])
  if (style.stylesheet === null || inputs.edition.documents.length === 0) return EXIT.inputErrors

  const press = request.profile === 'press' ? await pressOptions(style.stylesheet.press, style.file) : null
  if (press !== null) say(press.diagnostics)
  if (press?.value === null) return EXIT.inputErrors

  const { value, diagnostics } = await set(inputs, style.stylesheet, request, {
    creationDate,
    profile: request.profile,
    ...(press !== null && { press: press.value }),
  })
  say(notYetSaid(diagnostics, said))
  const { result, pdf } = value
  if (pdf === null) return EXIT.inputErrors
  let written = write(paths.pdf, pdf, { kind: 'pdf', pages: result.display.pages.length }, report)
  if (written && paths.layout !== null) {
    const layout = { ...result.layout, diagnostics: diagnosticsToJson(said, sources) }
    written = write(paths.layout, Buffer.from(`${JSON.stringify(layout)}\n`), { kind: 'layout' }, report)
  }
  return !written ? EXIT.failed : hasErrors(said) ? EXIT.inputErrors : EXIT.done
}

/**
 * No PDF when an archive could not take it. The heavy modules are loaded here and not before: `--help` and a wrong word
 * need none of them.
 */
async function set(
  { edition, sources, pictures, files: read }: Inputs,
  stylesheet: Stylesheet,
  request: BuildRequest,
  options: Pick<PdfOptions, 'creationDate' | 'profile' | 'press'>,
): Promise<Checked<{ readonly result: TypesetResult; readonly pdf: Uint8Array | null }>> {
  const { fontFiles } = await import('../run/font-files.ts')
  const { makeFontSet } = await import('../fonts/font-set.ts')
  const { typeset } = await import('../typeset.ts')
  const { writePdf } = await import('../pdf/write-pdf.ts')
  const files = fontFiles(OWN_FONTS)
  const fonts = makeFontSet(files.value)
  const { value: result, diagnostics } = await typeset(edition, stylesheet, fonts, { sources, pictures })
  const found = [...files.diagnostics, ...fonts.diagnostics(), ...diagnostics]
  if (options.profile === 'archive') {
    const { archiveFaults } = await import('../run/archive-faults.ts')
    const faults = archiveFaults(edition, result.display, found)
    if (faults.length > 0) return { value: { result, pdf: null }, diagnostics: [...found, ...faults] }
  }
  collectGarbage()
  const pdf = await writePdf(result.display, fonts, {
    ...options,
    attachments: request.attachSource ? sourceAttachments(read) : [],
    version: programVersion(),
  })
  return { value: { result, pdf }, diagnostics: found }
}

/** The last second of the year 9999: a PDF date has four digits for the year. */
const LAST_SECOND = 253_402_300_799

/** SOURCE_DATE_EPOCH, by the specification of the same name (reproducible-builds.org). */
function sourceDate({ environment }: World): Date | null {
  const written = environment['SOURCE_DATE_EPOCH'] ?? ''
  if (written === '') return null
  if (!/^\d{1,12}$/.test(written) || Number(written) > LAST_SECOND) {
    throw new UsageError(`SOURCE_DATE_EPOCH is “${written}”, which is no number of seconds since 1970`)
  }
  return new Date(Number(written) * 1000)
}

function write(
  path: string,
  bytes: Uint8Array,
  facts: Readonly<Record<string, unknown>>,
  report: Report,
): boolean {
  try {
    writeAtomically(path, bytes)
  } catch (error) {
    report.failure(`cannot write ${path}: ${systemReason(error)}`)
    return false
  }
  const pages =
    facts['pages'] === undefined ? '' : `  ${facts['pages']} ${facts['pages'] === 1 ? 'page' : 'pages'}`
  report.result(`${path}${pages}`, { ...facts, file: path, bytes: bytes.length })
  return true
}
