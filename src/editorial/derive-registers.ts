/** Edition in, its registers out: index of persons, bibliography, contents, with what is doubtful about them. */
import type { Checked, Diagnostic } from '../base/diagnostic.ts'
import type { Edition } from '../edition/model.ts'
import { deriveBibliography } from './bibliography.ts'
import { deriveContents } from './contents.ts'
import { derivePersons } from './persons.ts'
import { readingTexts } from './reading-text.ts'
import type { Registers } from './registers.ts'

/** The registers of an edition. Citations are found first: what they name is no person mentioned. */
export function deriveRegisters(edition: Edition): Checked<Registers> {
  const texts = readingTexts(edition)
  const sources = deriveBibliography(texts, edition.language)
  const persons = derivePersons(texts, edition.documents, sources.value.citations, edition.language)
  return {
    value: {
      persons: persons.value,
      bibliography: sources.value.bibliography,
      contents: deriveContents(edition),
    },
    diagnostics: inOrderOfText(edition, [...persons.diagnostics, ...sources.diagnostics]),
  }
}

/** By source, in the order of the volume, and by place in it. */
function inOrderOfText(edition: Edition, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = new Map(edition.documents.map((document, at) => [document.source, at]))
  const file = ({ span }: Diagnostic): number => files.get(span?.file ?? '') ?? -1
  return [...diagnostics].sort((a, b) => file(a) - file(b) || (a.span?.start ?? 0) - (b.span?.start ?? 0))
}
