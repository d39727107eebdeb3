/** The notes of an edition in, the persons that they identify out, each tied to the word in the text that its note is called at. */

import type { NameMention } from './mentions.ts'
import { agreement, headingOf, type NameForm, nameKey } from './name-forms.ts'
import { type Anchor, anchorOf } from './note-anchor.ts'
import {
  addEntity,
  addKey,
  newEntity,
  type PersonEntity,
  type PersonTable,
  placeOf,
  withKey,
} from './person-entities.ts'
import { type PersonNote, readPersonNote } from './person-notes.ts'
import type { ReadingText } from './reading-text.ts'
import { addStretch, newStretches, overlaps, type Stretches } from './stretches.ts'

/** A note that identifies a person, and the word in the text that it is called at. */
export interface Identification {
  readonly text: ReadingText
  readonly read: PersonNote
  readonly anchor: Anchor | null
}

export function readIdentifications(
  texts: readonly ReadingText[],
  citations: Stretches,
): readonly Identification[] {
  const identifications: Identification[] = []
  for (const text of texts) {
    if (text.note === null || text.block !== text.note.paragraphs[0]) continue
    const anchor = text.calledAt === null ? null : anchorOf(text.calledAt.text.text, text.calledAt.offset)
    const read = readPersonNote(text.text, anchor?.word ?? '')
    if (read === null || overlaps(citations, text.block.id, read.start, read.end)) continue
    identifications.push({ text, read, anchor })
  }
  return identifications
}

/**
 * Where the notes of an edition put the surname first, two names without a comma leave open which is which: `Hoare Samuel (1880–1959)`. The
 * first is taken for the surname then, and the rest left out of the heading.
 */
export function settleOrder(identifications: readonly Identification[]): readonly Identification[] {
  const certain = identifications.filter(({ read }) => read.certain || read.noComma)
  const inverted = certain.filter(({ read }) => read.order === 'inverted').length
  if (inverted * 2 <= certain.length) return identifications
  return identifications.map(identification => {
    const { read } = identification
    if (read.certain || read.noComma || read.dates === null) return identification
    const form: NameForm = { ...read.form, surname: read.form.given[0]!, given: [] }
    return { ...identification, read: { ...read, form, noComma: true } }
  })
}

export function enterIdentified(table: PersonTable, { text, read }: Identification): void {
  const fitting = withKey(table, nameKey(read.form)).filter(entity =>
    ['same', 'compatible'].includes(agreement(entity.form, read.form)),
  )
  const entity =
    fitting.find(other => other.dates === null || read.dates === null || other.dates === read.dates) ??
    addEntity(table, newEntity(read.form))
  if (entity.filed === null)
    entity.form = {
      ...read.form,
      given: read.form.given.length >= entity.form.given.length ? read.form.given : entity.form.given,
    }
  entity.dates ??= read.dates
  entity.note ??= { read, text }
  entity.documents.add(text.document.id)
  entity.places.push(placeOf(text, read.start, read.end))
}

/**
 * `Lord Halifax` with the note `Wood, Edward (1881–1959)`: where the name that the note gives occurs nowhere, the name in the text is
 * the other name of that person.
 */
export function aliasAnchorNames(
  table: PersonTable,
  identifications: readonly Identification[],
  mentions: readonly NameMention[],
): void {
  const mentioned = new Set(mentions.map(mention => nameKey(mention.form)))
  const identified = new Set(identifications.map(({ read }) => nameKey(read.form)))
  const byNote = identifiedBy(table)
  const ending = new Map(mentions.map(mention => [`${mention.text.block.id} ${mention.end}`, mention]))
  for (const { text, read, anchor } of identifications) {
    const at = text.calledAt
    if (at === null || anchor === null || mentioned.has(nameKey(read.form))) continue
    const mention = ending.get(`${at.text.block.id} ${anchor.wordEnd}`)
    if (mention === undefined) continue
    const key = nameKey(mention.form)
    const entity = byNote.get(text)
    if (entity === undefined || identified.has(key) || withKey(table, key).length > 0) continue
    addKey(table, key, entity)
    entity.alsoNamed.add(headingOf(mention.form))
  }
}

/** The word that a note is called at means the person too, where it is no name that was found already: `our Ambassador`. */
export function placeAnchors(table: PersonTable, identifications: readonly Identification[]): void {
  const placed = newStretches()
  for (const entity of table.entities) for (const place of entity.places) addStretch(placed, place)
  const byNote = identifiedBy(table)
  for (const { text, anchor } of identifications) {
    const at = text.calledAt
    const entity = byNote.get(text)
    if (at === null || anchor === null || entity === undefined) continue
    if (overlaps(placed, at.text.block.id, anchor.wordStart, anchor.wordEnd)) continue
    entity.places.push(placeOf(at.text, anchor.start, anchor.wordEnd))
  }
}

const identifiedBy = (table: PersonTable): ReadonlyMap<ReadingText, PersonEntity> =>
  new Map(
    table.entities.flatMap(entity => (entity.note === null ? [] : [[entity.note.text, entity] as const])),
  )
