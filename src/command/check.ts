/** Inputs → everything that is wrong or doubtful in them; nothing is set. */
import { deriveRegisters } from '../editorial/derive-registers.ts'
import type { CheckRequest } from './arguments.ts'
import { readInputs } from './read-inputs.ts'
import { EXIT, type ExitStatus, hasErrors, type Report } from './report.ts'

export async function check(request: CheckRequest, report: Report): Promise<ExitStatus> {
  const inputs = await readInputs(request.inputs, request.encoding)
  const diagnostics = [...inputs.diagnostics, ...deriveRegisters(inputs.edition).diagnostics]
  report.diagnostics(diagnostics, inputs.sources)
  const errors = diagnostics.filter(each => each.severity === 'error').length
  const warnings = diagnostics.length - errors
  const documents = inputs.edition.documents.length
  const text = `${counted(documents, 'document')}, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`
  report.result(text, { kind: 'check', documents, errors, warnings })
  return hasErrors(diagnostics) ? EXIT.inputErrors : EXIT.done
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`
