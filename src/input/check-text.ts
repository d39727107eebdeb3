/** A document, whatever format it came in → what is odd about its text: numbers of paragraphs, slips of the typewriter, characters that deceive. */
import type { Diagnostic } from '../base/diagnostic.ts'
import type { EditionDocument } from '../edition/model.ts'
import { plainText, sourceOf, textParts } from '../edition/visit.ts'
import { unusualCharacters } from './decode-characters.ts'
import { limitRepeats } from './limit-repeats.ts'
import { checkParagraphNumbers } from './seed-numbers.ts'
import { findTextOddities } from './text-oddities.ts'

/** `said` is what has been reported of the source already: nothing is told twice. */
export function checkText(document: EditionDocument, said: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...checkParagraphNumbers(document), ...findTextOddities(document), ...charactersOf(document, said)]
}

/** Characters that the bytes of the source do not show: written as entities, or packed in an archive. */
function charactersOf(document: EditionDocument, said: readonly Diagnostic[]): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  for (const { block } of textParts(document))
    found.push(
      ...unusualCharacters(plainText(block.content), (start, end) => sourceOf(block.content, start, end)),
    )
  if (found.length === 0) return []
  const places = new Set(said.map(placeOf))
  // Where a kind has been cut short, its further places are counted already.
  const cut = new Set(said.filter(each => / more of this kind$/.test(each.message)).map(each => each.code))
  return limitRepeats(found.filter(each => !places.has(placeOf(each)) && !cut.has(each.code)))
}

const placeOf = ({ code, span }: Diagnostic): string => `${code} ${span?.file} ${span?.start}`
