/** Diagnostics → the same, but a kind that occurs very often is cut short and its last says how many more there are. */
import type { Diagnostic } from '../base/diagnostic.ts'

/** More than this of one kind tell the editor nothing new. */
const MOST_OF_A_KIND = 12

export function limitRepeats(
  diagnostics: readonly Diagnostic[],
  most: number = MOST_OF_A_KIND,
): readonly Diagnostic[] {
  const total = new Map<string, number>()
  for (const { code } of diagnostics) total.set(code, (total.get(code) ?? 0) + 1)
  const seen = new Map<string, number>()
  const kept: Diagnostic[] = []
  for (const diagnostic of diagnostics) {
    const number = (seen.get(diagnostic.code) ?? 0) + 1
    seen.set(diagnostic.code, number)
    if (number < most || (number === most && total.get(diagnostic.code) === most)) kept.push(diagnostic)
    else if (number === most) {
      const more = total.get(diagnostic.code)! - most
      kept.push({ ...diagnostic, message: `${diagnostic.message}, and ${more} more of this kind` })
    }
  }
  return kept
}
