/** The persons files and the metadata in, persons and the places of their forms out. */
import type { EditionDocument } from '../edition/model.ts'
import type { NameMention } from './mentions.ts'
import { agreement, headingOf, type NameForm, nameKey, parseInverted, parseNatural } from './name-forms.ts'
import {
  addEntity,
  findOrAdd,
  newEntity,
  type PersonEntity,
  type PersonTable,
  placeOf,
  withKey,
} from './person-entities.ts'
import { titleKind } from './person-words.ts'
import { exclude, overlaps, type ReadingText } from './reading-text.ts'
import type { TextPlace } from './registers.ts'

export function enterFiledPersons(table: PersonTable, documents: readonly EditionDocument[]): void {
  for (const document of documents)
    for (const entry of document.persons) {
      const form = parseInverted(entry.name)
      const entity =
        withKey(table, nameKey(form)).find(other => other.filed === entry.name) ??
        addEntity(table, newEntity(form, entry.name))
      entity.documents.add(document.id)
      entity.dates ??= entry.dates
      entity.gloss ??= entry.gloss ?? null
      for (const written of entry.forms) {
        const named = parseNatural(written)
        // A proper name that is another than the heading's leads to the heading: `Lord Templewood`.
        if (
          named !== null &&
          /^\p{Lu}/u.test(written) &&
          named.titles.length > 0 &&
          nameKey(named) !== nameKey(form)
        )
          entity.alsoNamed.add(headingOf(named))
      }
    }
}

/** The forms that the persons file gives, wherever they stand: they come before anything that grammar says. */
export function placeFiledForms(
  table: PersonTable,
  texts: readonly ReadingText[],
  excluded: Map<string, TextPlace[]>,
  tagged: ReadonlySet<string>,
): void {
  const formsOf = new Map<string, readonly { form: string; entity: PersonEntity }[]>()
  for (const text of texts) {
    let forms = formsOf.get(text.document.id)
    if (forms === undefined) {
      // The names of a person with a key are tagged, where any are.
      const isTagged = tagged.has(text.document.id)
      forms = text.document.persons
        .filter(entry => !(isTagged && entry.key !== undefined))
        .flatMap(entry => {
          const entity = table.entities.find(other => other.filed === entry.name)!
          return entry.forms.filter(form => form.trim() !== '').map(form => ({ form, entity }))
        })
        .sort((a, b) => b.form.length - a.form.length)
      formsOf.set(text.document.id, forms)
    }
    for (const { form, entity } of forms)
      for (const start of occurrences(text.text, form)) {
        const place = placeOf(text, start + titlesBefore(form), start + form.length)
        if (overlaps(excluded.get(place.paragraph), place.start, place.end)) continue
        entity.places.push(place)
        const named = parseNatural(form)
        if (
          named !== null &&
          nameKey(named) === nameKey(entity.form) &&
          agreement(entity.form, named) === 'initial-disagrees'
        )
          entity.disagreements.push({ place })
        exclude(excluded, place)
      }
  }
}

/** `Marshal Stalin`: the place is that of the name. `our Ambassador`, `Duke of Wellington` stay whole. */
function titlesBefore(form: string): number {
  let length = 0
  for (const word of form.split(/\s+/).slice(0, -1)) {
    if (!/^\p{Lu}/u.test(word) || titleKind(word) === null) break
    length = form.indexOf(word, length) + word.length
  }
  const rest = form.slice(length)
  return /^\s+of\s/u.test(rest) ? 0 : length + rest.length - rest.trimStart().length
}

function* occurrences(text: string, form: string): Generator<number> {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
    const bounded =
      !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
      !/^[\p{L}\p{N}]/u.test(text.slice(at + form.length, at + form.length + 2))
    if (bounded) yield at
  }
}

export interface MetadataName {
  readonly form: NameForm
  readonly document: string
}

/** Sender and addressee, where they are names and not offices alone. */
export function metadataNames(document: EditionDocument): readonly MetadataName[] {
  return [document.metadata.sender, document.metadata.addressee].flatMap(written => {
    if (written === null) return []
    const form =
      written.includes(',') && !/\s.*,/.test(written)
        ? parseInverted(written)
        : parseNatural(written.split(',')[0]!)
    const isName =
      form !== null &&
      form.peerage + form.surname !== '' &&
      /^\p{Lu}[\p{L}\p{M}'’‑ -]+$/u.test(form.surname) &&
      !/\b(?:of|the|to)\b/.test(form.surname)
    return isName && form.given.every(name => /^\p{Lu}/u.test(name)) ? [{ form, document: document.id }] : []
  })
}

/** A given name in the metadata belongs to the surname that the text mentions. */
export function enterMetadataNames(
  table: PersonTable,
  names: readonly MetadataName[],
  mentions: readonly NameMention[],
): void {
  for (const { form, document } of names) {
    const mentioned = mentions.some(mention => nameKey(mention.form) === nameKey(form))
    if (mentioned) findOrAdd(table, form, document).entity.documents.add(document)
  }
}
