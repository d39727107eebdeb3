/** Inputs → everything that is wrong or doubtful in them; nothing is set. */
import type { Diagnostic } from '../base/diagnostic.ts'
import { deriveRegisters } from '../editorial/derive-registers.ts'
import { missingMetadata } from '../input/read-edition.ts'
import type { CheckRequest } from './arguments.ts'
import { readInputs } from './read-inputs.ts'
import { EXIT, type ExitStatus, hasErrors, notYetSaid, type Report } from './report.ts'

export function check(request: CheckRequest, report: Report): ExitStatus {
  const { edition, sources, guessedLanguages, diagnostics: read } = readInputs(request)
  const diagnostics: readonly Diagnostic[] = [
    ...read,
    ...edition.documents.flatMap(document => missingMetadata(document, guessedLanguages.has(document.id))),
    ...notYetSaid(deriveRegisters(edition).diagnostics, read),
  ]
  report.diagnostics(diagnostics, sources)
  const errors = diagnostics.filter(each => each.severity === 'error').length
  const warnings = diagnostics.length - errors
  const documents = edition.documents.length
  const text = `${counted(documents, 'document')}, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`
  report.result(text, { kind: 'check', documents, errors, warnings })
  return hasErrors(diagnostics) ? EXIT.inputErrors : EXIT.done
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`
