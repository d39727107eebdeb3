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
} from './person-entities.ts'
import { titleKind } from './person-words.ts'
import type { ReadingText } from './reading-text.ts'
import { addStretch, overlaps, type Stretches } from './stretches.ts'

export function enterFiledPersons(table: PersonTable, documents: readonly EditionDocument[]): void {
  const filed = new Map<string, PersonEntity>()
  for (const document of documents)
    for (const entry of document.persons) {
      const form = parseInverted(entry.name)
      const entity = filed.get(entry.name) ?? addEntity(table, newEntity(form, entry.name))
      filed.set(entry.name, entity)
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
  excluded: Stretches,
  tagged: ReadonlySet<string>,
): void {
  // A name that the text tags may be written as one of the file: the file's came first.
  const filed = new Map([...table.entities].reverse().map(entity => [entity.filed, entity]))
  const formsOf = new Map<string, FormFinder>()
  for (const text of texts) {
    let find = formsOf.get(text.document.id)
    if (find === undefined) {
      // The names of a person with a key are tagged, where any are.
      const isTagged = tagged.has(text.document.id)
      const forms = text.document.persons
        .filter(entry => !(isTagged && entry.key !== undefined))
        .flatMap(entry => {
          const entity = filed.get(entry.name)!
          return entry.forms.filter(form => form.trim() !== '').map(form => ({ form, entity }))
        })
      find = formFinder(forms)
      formsOf.set(text.document.id, find)
    }
    for (const { form, entity, start } of find(text.text)) {
      const place = placeOf(text, start + titlesBefore(form), start + form.length)
      if (overlaps(excluded, place.paragraph, place.start, place.end)) continue
      entity.places.push(place)
      const named = parseNatural(form)
      if (
        named !== null &&
        nameKey(named) === nameKey(entity.form) &&
        agreement(entity.form, named) === 'initial-disagrees'
      )
        entity.disagreements.push({ place })
      addStretch(excluded, place)
    }
  }
}

interface FiledForm {
  readonly form: string
  readonly entity: PersonEntity
}

/** Every place of every form in a text: the longest forms first, each from the beginning to the end of the text. */
type FormFinder = (text: string) => readonly (FiledForm & { readonly start: number })[]

const WORD = /[\p{L}\p{N}]+/gu

/** A form is looked for only where its first word stands: a text is read once, whatever the number of forms. */
function formFinder(forms: readonly FiledForm[]): FormFinder {
  const ordered = [...forms].sort((a, b) => b.form.length - a.form.length)
  const byWord = new Map<string, { readonly rank: number; readonly before: number }[]>()
  for (const [rank, { form }] of ordered.entries()) {
    const [first] = form.matchAll(WORD)
    // What has neither letter nor figure is no name.
    if (first === undefined) continue
    const known = byWord.get(first[0])
    if (known === undefined) byWord.set(first[0], [{ rank, before: first.index }])
    else known.push({ rank, before: first.index })
  }
  return text => {
    const found: { readonly rank: number; readonly start: number }[] = []
    for (const word of byWord.size === 0 ? [] : text.matchAll(WORD))
      for (const { rank, before } of byWord.get(word[0]) ?? []) {
        const start = word.index - before
        if (isAt(text, ordered[rank]!.form, start)) found.push({ rank, start })
      }
    return found
      .sort((a, b) => a.rank - b.rank || a.start - b.start)
      .map(({ rank, start }) => ({ ...ordered[rank]!, start }))
  }
}

/** Whether a form stands there, and is no part of a longer word. */
const isAt = (text: string, form: string, start: number): boolean =>
  text.startsWith(form, start) &&
  !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, start - 2), start)) &&
  !/^[\p{L}\p{N}]/u.test(text.slice(start + form.length, start + form.length + 2))

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
  const mentioned = new Set(names.length === 0 ? [] : mentions.map(mention => nameKey(mention.form)))
  for (const { form, document } of names) {
    if (mentioned.has(nameKey(form))) findOrAdd(table, form, document).entity.documents.add(document)
  }
}
