/** Names from notes, persons files and the text in, one entity a person out: which forms mean the same person. */
import { agreement, headingOf, joinForms, type NameForm, nameKey } from './name-forms.ts'
import type { PersonNote } from './person-notes.ts'
import { placeIn, type ReadingText } from './reading-text.ts'
import type { TextPlace } from './registers.ts'

export interface Place extends TextPlace {
  readonly text: ReadingText
}

export const placeOf = (text: ReadingText, start: number, end: number): Place => ({
  ...placeIn(text, start, end),
  text,
})

/** A person while the index is being made: grows as mentions are found. */
export interface PersonEntity {
  form: NameForm
  /** The heading that the persons file gives; it stands as it is. */
  readonly filed: string | null
  dates: string | null
  /** Who the person is, as the persons file says it. */
  gloss: string | null
  note: { readonly read: PersonNote; readonly text: ReadingText } | null
  readonly documents: Set<string>
  readonly places: Place[]
  readonly alsoNamed: Set<string>
  /** Where a form stands that disagrees with the name by an initial. */
  readonly disagreements: { readonly place: Place }[]
}

export const newEntity = (form: NameForm, filed: string | null = null): PersonEntity => ({
  form,
  filed,
  dates: null,
  gloss: null,
  note: null,
  documents: new Set(),
  places: [],
  alsoNamed: new Set(),
  disagreements: [],
})

/** All persons in the order in which they were found, and by the key of their names. */
export interface PersonTable {
  readonly entities: PersonEntity[]
  readonly byKey: Map<string, Set<PersonEntity>>
}

export const newTable = (): PersonTable => ({ entities: [], byKey: new Map() })

/** In the order in which they came to bear it. */
export const withKey = (table: PersonTable, key: string): readonly PersonEntity[] => [
  ...(table.byKey.get(key) ?? []),
]

/** From now on names with this key may mean the person too. */
export function addKey(table: PersonTable, key: string, entity: PersonEntity): void {
  const group = table.byKey.get(key)
  if (group === undefined) table.byKey.set(key, new Set([entity]))
  else group.add(entity)
}

export function addEntity(table: PersonTable, entity: PersonEntity): PersonEntity {
  table.entities.push(entity)
  addKey(table, nameKey(entity.form), entity)
  return entity
}

const RANK = { same: 3, compatible: 2, 'initial-disagrees': 1, different: 0 } as const

/** The person whom a form with given names, a peerage or a numeral means; a new one where it fits none. */
export function findOrAdd(
  table: PersonTable,
  form: NameForm,
  document: string,
): { entity: PersonEntity; disagrees: boolean } {
  let best: PersonEntity | null = null
  let bestRank = 0
  for (const entity of withKey(table, nameKey(form))) {
    const agrees = RANK[agreement(entity.form, form)]
    const here = entity.documents.has(document)
    // Another initial means another person, unless a note or the file says who bears the name in this document.
    if (agrees === 0 || (agrees === 1 && !(isIdentified(entity) && here))) continue
    const rank = agrees * 2 + (here ? 1 : 0)
    if (rank > bestRank) [best, bestRank] = [entity, rank]
  }
  if (best === null) return { entity: addEntity(table, newEntity(form)), disagrees: false }
  const disagrees = agreement(best.form, form) === 'initial-disagrees'
  if (!disagrees) best.form = joinForms(best.form, form)
  return { entity: best, disagrees }
}

/** The persons whom a bare surname may mean: one, where it is the only one, or the only one of its document. */
export function bearersOf(table: PersonTable, form: NameForm, document: string): readonly PersonEntity[] {
  const group = withKey(table, nameKey(form)).filter(entity => agreement(entity.form, form) !== 'different')
  if (group.length < 2) return group
  const here = group.filter(entity => entity.documents.has(document))
  return here.length > 0 ? here : group
}

export const isIdentified = (entity: PersonEntity): boolean => entity.filed !== null || entity.note !== null

export const entityHeading = (entity: PersonEntity): string => entity.filed ?? headingOf(entity.form)
