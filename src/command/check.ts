/** Inputs → everything that is wrong or doubtful in them; nothing is set. */
import type { Diagnostic } from '../base/diagnostic.ts'
import { withinLimits } from '../edition/limits.ts'
import type { Edition } from '../edition/model.ts'
import { checkDatelines } from '../editorial/check-dates.ts'
import { deriveRegisters } from '../editorial/derive-registers.ts'
import { checkLifeDates } from '../editorial/life-dates.ts'
import { checkPersonEntries } from '../editorial/person-entries.ts'
import { limitRepeats } from '../input/limit-repeats.ts'
import { missingMetadata } from '../input/read-edition.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import type { CheckRequest } from './arguments.ts'
import { OWN_FONTS } from './build.ts'
import { chooseStyle } from './choose-style.ts'
import { readInputs } from './read-inputs.ts'
import { EXIT, type ExitStatus, hasErrors, notYetSaid, type Report } from './report.ts'

export async function check(request: CheckRequest, report: Report): Promise<ExitStatus> {
  const { edition, sources, styles, guessedLanguages, references, diagnostics: read } = readInputs(request)
  const registers = deriveRegisters(edition)
  const indexed = new Set(registers.value.persons.map(({ name }) => name))
  const style = chooseStyle(request.style, null, styles)
  const diagnostics: readonly Diagnostic[] = [
    ...read,
    ...withinLimits(edition).diagnostics,
    ...edition.documents.flatMap(document => missingMetadata(document, guessedLanguages.has(document.id))),
    ...notYetSaid(registers.diagnostics, read),
    ...checkPersonEntries(edition, indexed, references),
    ...limitRepeats(edition.documents.flatMap(checkDatelines)),
    ...limitRepeats(checkLifeDates(edition)),
    ...style.diagnostics,
    ...(style.stylesheet === null ? [] : await withoutGlyph(edition, style.stylesheet)),
  ]
  report.diagnostics(diagnostics, new Map([...sources, ...style.sources]))
  const errors = diagnostics.filter(each => each.severity === 'error').length
  const warnings = diagnostics.length - errors
  const documents = edition.documents.length
  const text = `${counted(documents, 'document')}, ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`
  report.result(text, { kind: 'check', documents, errors, warnings })
  return hasErrors(diagnostics) ? EXIT.inputErrors : EXIT.done
}

/** Characters that no font of the style has. The heavy modules are loaded here: other commands need none of them. */
async function withoutGlyph(edition: Edition, stylesheet: Stylesheet): Promise<readonly Diagnostic[]> {
  const { fontFiles } = await import('../run/font-files.ts')
  const { makeFontSet } = await import('../fonts/font-set.ts')
  const { styleEdition } = await import('../style/style-edition.ts')
  const { missingGlyphs } = await import('../run/missing-glyphs.ts')
  const { uncoveredText } = await import('../run/uncovered-text.ts')
  const files = fontFiles(OWN_FONTS)
  const fonts = makeFontSet(files.value)
  const uncovered = uncoveredText(styleEdition(edition, stylesheet, new Map()), fonts)
  return [...files.diagnostics, ...fonts.diagnostics(), ...missingGlyphs(edition, uncovered, stylesheet)]
}

const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`
