/** A document, whatever format it came in → what is odd about its text: numbers of paragraphs, slips of the typewriter, characters that deceive. */
import { addAll } from '../base/arrays.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import type { EditionDocument } from '../edition/model.ts'
import { textParts } from '../edition/visit.ts'
import { unusualCharacters } from './decode-characters.ts'
import { limitRepeats } from './limit-repeats.ts'
import { checkParagraphNumbers } from './seed-numbers.ts'
import { findTextOddities } from './text-oddities.ts'

/** `said` is what has been reported of the source already: nothing is told twice. */
export function checkText(document: EditionDocument, said: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...checkParagraphNumbers(document), ...findTextOddities(document), ...charactersOf(document, said)]
}

/** Characters that the bytes of the source do not show: what stands there letter by letter is checked when it is decoded. */
function charactersOf(document: EditionDocument, said: readonly Diagnostic[]): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  for (const { block } of textParts(document))
    for (const inline of block.content) {
      if (inline.kind !== 'text') continue
      const { text, source } = inline
      if (source.end - source.start !== text.length)
        addAll(
          found,
          unusualCharacters(text, () => source),
        )
    }
  if (found.length === 0) return []
  const known = said.filter(each => each.code.startsWith('text/'))
  return limitRepeats(found.filter(each => !isKnown(each, known)))
}

/** Said of a letter inside the same stretch, or one of so many that they have been cut short. */
const isKnown = ({ code, span }: Diagnostic, known: readonly Diagnostic[]): boolean =>
  known.some(
    other =>
      other.code === code &&
      (/ more of this kind$/.test(other.message) ||
        (other.span?.file === span?.file &&
          (other.span?.start ?? 0) >= (span?.start ?? 0) &&
          (other.span?.end ?? 0) <= (span?.end ?? 0))),
  )
