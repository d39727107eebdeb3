/** Documents → whether their texts, notes or metadata have any word of a person's name, as far as spelling can tell. */
import type { Block, EditionDocument, PersonEntry } from '../edition/model.ts'
import { plainText, textParts } from '../edition/visit.ts'
import { foldName, nameKey, parseInverted, parseNatural } from './name-forms.ts'
import { PARTICLES } from './person-words.ts'

export interface EntryWords {
  /** Is the surname of an entry, or one of its forms, met anywhere but in lists of persons? */
  have(entry: PersonEntry): boolean
}

export function wordsOf(documents: readonly EditionDocument[]): EntryWords {
  const texts = documents.flatMap(textsOf)
  const written = new Set(texts.flatMap(text => text.match(WORD) ?? []))
  const words = [...new Set([...written].flatMap(word => foldName(word).split(' ')))]
  const known = new Set(words)
  const has = (key: string): boolean =>
    known.has(key) ||
    (key.length >= SHORTEST_STEM &&
      words.some(word => word.startsWith(key) && word.length <= key.length + LONGEST_ENDING))
  return {
    have: ({ name, forms }) => {
      const natural = name.includes(',') ? null : parseNatural(name)
      const keys = [parseInverted(name), natural, ...forms.map(parseNatural)]
        .filter(form => form !== null)
        .flatMap(form => [nameKey(form), ...foldName(form.surname).split(' ')])
        .filter(key => key !== '' && !PARTICLES.has(key))
      return (
        keys.some(key => has(key) || has(key.replace(LATIN_ENDING, ''))) ||
        forms.some(form => form.trim() !== '' && texts.some(text => text.includes(form)))
      )
    },
  }
}

/** A name begins with a capital, and in some languages a particle clings to it: `d’Orville`. */
const WORD = /\p{Lu}[\p{L}\p{M}-]*/gu
/** Where a name is declined its ending is another: `Schnitzlers`, `Stalinem`. */
const SHORTEST_STEM = 4
const LONGEST_ENDING = 3
const LATIN_ENDING = /(?<=\p{L}{4})(?:us|a|um|o|is|es)$/u

/** The lists of persons themselves are left out: an entry does not mention its person. */
const textsOf = (document: EditionDocument): readonly string[] => {
  const { sender, addressee, title, archiveReference } = document.metadata
  return [
    ...textsOutsideLists(document).map(block => plainText(block.content)),
    ...[sender, addressee, title, archiveReference].filter(text => text !== null),
  ]
}

/** Every text of a document that is no part of an entry of its list of persons. */
export function textsOutsideLists(document: EditionDocument): readonly Block[] {
  const blocks = [...textParts(document)].map(({ block }) => block)
  const spans = document.persons.map(({ source }) => source).filter(({ file }) => file === document.source)
  if (spans.length === 0) return blocks
  return blocks.filter(
    ({ source: { start, end } }) => !spans.some(entry => entry.start <= start && end <= entry.end),
  )
}
