/** Texts of an edition in, the index of persons out: from the notes that identify them, the persons file and the names in the text. */
import { addAll } from '../base/arrays.ts'
import type { Checked } from '../base/diagnostic.ts'
import type { EditionDocument } from '../edition/model.ts'
import { attachMentions } from './attach-mentions.ts'
import { enterFiledPersons, enterMetadataNames, metadataNames, placeFiledForms } from './filed-persons.ts'
import {
  aliasAnchorNames,
  enterIdentified,
  placeAnchors,
  readIdentifications,
  settleOrder,
} from './identified-persons.ts'
import { findMentions } from './mentions.ts'
import { nameKey } from './name-forms.ts'
import { personDiagnostics } from './person-diagnostics.ts'
import { entityHeading, newTable, type PersonEntity, placeOf } from './person-entities.ts'
import { compareInReadingOrder, type ReadingText } from './reading-text.ts'
import type { IndexedPerson } from './registers.ts'
import { registerOrder } from './sort-register.ts'
import { addStretch, copyOf, type Stretches } from './stretches.ts'
import { enterTaggedPersons, taggedDocuments } from './tagged-names.ts'

/**
 * The index of persons. `citations` are stretches that belong to the bibliography: an author cited is no person mentioned.
 * Texts come in reading order, and so do the places.
 */
export function derivePersons(
  texts: readonly ReadingText[],
  documents: readonly EditionDocument[],
  citations: Stretches,
  language: string,
): Checked<readonly IndexedPerson[]> {
  const table = newTable()
  const excluded = copyOf(citations)
  // Where a source tags its persons, nothing is guessed from grammar.
  const tagged = taggedDocuments(texts)
  const untagged = tagged.size === 0 ? texts : texts.filter(text => !tagged.has(text.document.id))
  const identifications = settleOrder(readIdentifications(untagged, citations))
  enterFiledPersons(table, documents)
  enterTaggedPersons(table, texts, excluded)
  for (const identification of identifications) {
    enterIdentified(table, identification)
    addStretch(excluded, placeOf(identification.text, identification.read.start, identification.read.end))
  }
  placeFiledForms(table, texts, excluded, tagged)
  const metadata = documents.filter(({ id }) => !tagged.has(id)).flatMap(metadataNames)
  const certain = [...table.entities, ...metadata].map(({ form }) => nameKey(form))
  const mentions = findMentions(untagged, excluded, new Set(certain))
  enterMetadataNames(table, metadata, mentions)
  aliasAnchorNames(table, identifications, mentions)
  const ambiguous = attachMentions(table, mentions)
  placeAnchors(table, identifications)
  const persons = mergeByHeading(table.entities.filter(entity => entity.places.length > 0))
  const byName = registerOrder(language)
  return {
    value: persons.map(indexed).sort((a, b) => byName(a.name, b.name)),
    diagnostics: [...ambiguous, ...personDiagnostics(persons)],
  }
}

/** Two entities that came to have one heading are one entry. */
function mergeByHeading(entities: readonly PersonEntity[]): readonly PersonEntity[] {
  const merged = new Map<string, PersonEntity>()
  for (const entity of entities) {
    const heading = `${entityHeading(entity)} ${entity.dates ?? ''}`
    const same = merged.get(heading)
    if (same === undefined) {
      merged.set(heading, entity)
      continue
    }
    addAll(same.places, entity.places)
    addAll(same.disagreements, entity.disagreements)
    same.note ??= entity.note
    for (const name of entity.alsoNamed) same.alsoNamed.add(name)
  }
  return [...merged.values()]
}

function indexed(entity: PersonEntity): IndexedPerson {
  const places = [...entity.places].sort((a, b) => compareInReadingOrder(a, b))
  return {
    name: entityHeading(entity),
    dates: entity.dates,
    gloss: entity.note?.read.gloss ?? entity.gloss,
    identifiedIn: entity.note?.text.note?.id ?? null,
    places: places.map(({ paragraph, start, end }) => ({ paragraph, start, end })),
    seeFrom: [...entity.alsoNamed].filter(name => name !== entityHeading(entity)),
  }
}
