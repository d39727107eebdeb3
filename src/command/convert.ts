/** A convert request → the sources written as one file of another format; how it went as an exit status. */
import { Buffer } from 'node:buffer'
import { type Checked, type Diagnostic, errorAt } from '../base/diagnostic.ts'
import { writeTei } from '../convert/tei.ts'
import { lostInMarkdown, writeMarkdown } from '../convert/write-markdown.ts'
import type { Edition } from '../edition/model.ts'
import { writeAtomically } from '../run/atomic-write.ts'
import { systemReason } from '../run/resources.ts'
import type { ConvertRequest } from './arguments.ts'
import { refuseUnwritable } from './output-paths.ts'
import { readInputs } from './read-inputs.ts'
import { EXIT, type ExitStatus, hasErrors, type Report, UsageError } from './report.ts'

type Writer = (edition: Edition) => Checked<string>

const toMarkdown: Writer = edition => ({
  value: writeMarkdown(edition),
  diagnostics: lostInMarkdown(edition),
})

const toTei: Writer = edition => ({ value: writeTei(edition), diagnostics: [] })

/** Writers by the ending of the name. */
const WRITERS: Readonly<Record<string, Writer>> = {
  md: toMarkdown,
  markdown: toMarkdown,
  xml: toTei,
  tei: toTei,
}

/** Throws `UsageError` before anything is written when the request cannot be meant. */
export function convert(request: ConvertRequest, report: Report): ExitStatus {
  const { output } = request
  const write = writerFor(output)
  const inputs = readInputs(request)
  refuseUnwritable(output, inputs.paths)
  report.diagnostics(inputs.diagnostics, inputs.sources)
  const documents = inputs.edition.documents.length
  if (documents === 0) return EXIT.inputErrors
  const written = write(inputs.edition)
  const lost = [...written.diagnostics, ...halfCharacters(written.value, output)]
  report.diagnostics(lost, inputs.sources)
  const bytes = Buffer.from(written.value)
  try {
    writeAtomically(output, bytes)
  } catch (error) {
    report.failure(`cannot write ${output}: ${systemReason(error)}`)
    return EXIT.failed
  }
  report.result(output, { kind: 'converted', file: output, documents, bytes: bytes.length })
  return hasErrors([...inputs.diagnostics, ...lost]) ? EXIT.inputErrors : EXIT.done
}

function writerFor(output: string): Writer {
  const ending = /\.([^./\\]+)$/.exec(output)?.[1]?.toLowerCase() ?? ''
  if (Object.hasOwn(WRITERS, ending)) return WRITERS[ending]!
  const known = Object.keys(WRITERS)
    .map(each => `.${each}`)
    .join(', ')
  throw new UsageError(`nothing can be written as ${output}; the endings are ${known}`)
}

/** UTF-8 cannot hold half a surrogate pair, which a faulty UTF-16 source may have. */
function halfCharacters(text: string, output: string): readonly Diagnostic[] {
  const count = [...text.matchAll(/\p{Surrogate}/gu)].length
  if (count === 0) return []
  const message = `${count === 1 ? 'half a character' : `${count} halves of characters`} cannot be written to ${output}; U+FFFD stands there`
  return [errorAt('convert/half-character', null, message, 'mend the source: check names the places')]
}
