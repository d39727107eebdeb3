/** Names that the source tags → the persons and the works of its own lists that they mean, each with its places. */
import type { EditionDocument, Inline, ListedWork, NameReference } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import { bareName, parseNatural } from './name-forms.ts'
import {
  addEntity,
  findOrAdd,
  newEntity,
  type PersonEntity,
  type PersonTable,
  placeOf,
} from './person-entities.ts'
import type { ReadingText } from './reading-text.ts'
import type { PrintedSource, TextPlace } from './registers.ts'
import { addStretch, type Stretches } from './stretches.ts'

/** One name in a text: its reference, and from where to where it stands. */
interface TaggedName {
  readonly reference: NameReference
  readonly start: number
  end: number
}

/** The names of a kind in a text; what stands between two parts of one name belongs to it. */
function namesIn({ content }: ReadingText, kind: NameReference['kind']): readonly TaggedName[] {
  const found = new Map<number, TaggedName>()
  let offset = 0
  for (const inline of content) {
    if (inline.kind !== 'text') continue
    const end = offset + inline.text.length
    for (const reference of inline.names ?? []) {
      if (reference.kind !== kind) continue
      const known = found.get(reference.mention)
      if (known === undefined) found.set(reference.mention, { reference, start: offset, end })
      else known.end = end
    }
    offset = end
  }
  return [...found.values()]
}

/** Documents in which a person is tagged: there nothing need be guessed. */
export function taggedDocuments(texts: readonly ReadingText[]): ReadonlySet<string> {
  const tagged = new Set<string>()
  for (const text of texts) {
    if (tagged.has(text.document.id)) continue
    if (text.content.some(isTagged)) tagged.add(text.document.id)
  }
  return tagged
}

const isTagged = (inline: Inline): boolean =>
  inline.kind === 'text' && (inline.names ?? []).some(name => name.kind === 'person')

/** Adds each tagged person with its places; a name with a key means whom the list of the source says. */
export function enterTaggedPersons(
  table: PersonTable,
  texts: readonly ReadingText[],
  excluded: Stretches,
): void {
  const filed = new Map(table.entities.map(entity => [entity.filed, entity]))
  const byKey = new Map<string, PersonEntity>()
  const listed = new Map<EditionDocument, ReadonlyMap<string, string>>()
  for (const text of texts) {
    const names = namesIn(text, 'person')
    if (names.length === 0) continue
    let entries = listed.get(text.document)
    if (entries === undefined) {
      entries = new Map(
        text.document.persons.flatMap(({ key, name }) => (key === undefined ? [] : [[key, name]])),
      )
      listed.set(text.document, entries)
    }
    for (const { reference, start, end } of names) {
      const { key } = reference
      const known = key === null ? undefined : (filed.get(entries.get(key) ?? '') ?? byKey.get(key))
      const entity = known ?? entityNamed(table, text, start, end, key)
      if (key !== null) byKey.set(key, entity)
      entity.documents.add(text.document.id)
      const place = placeOf(text, start, end)
      entity.places.push(place)
      addStretch(excluded, place)
    }
  }
}

/** Whoever is named so, when no list says who it is; a word that is no name is its own heading. */
function entityNamed(
  table: PersonTable,
  { text, document }: ReadingText,
  start: number,
  end: number,
  key: string | null,
): PersonEntity {
  const written = text.slice(start, end).replace(/\s+/g, ' ').trim()
  const form = parseNatural(written)
  if (form !== null && /^\p{Lu}/u.test(written) && key === null)
    return findOrAdd(table, form, document.id).entity
  return addEntity(table, form === null ? newEntity(bareName(written), written) : newEntity(form))
}

/** Works that a source lists and its text does not print, with the places that name them. */
export function listedSources(texts: readonly ReadingText[]): readonly PrintedSource[] {
  const works = new Map<string, { readonly work: ListedWork; readonly places: TextPlace[] }>()
  const seen = new Set<EditionDocument>()
  for (const text of texts) {
    if (!seen.has(text.document))
      for (const work of text.document.listedWorks ?? []) {
        const id = work.key ?? plainText(work.content)
        if (work.printed !== true && !works.has(id)) works.set(id, { work, places: [] })
      }
    seen.add(text.document)
    for (const { reference, start, end } of namesIn(text, 'work')) {
      const named = reference.key === null ? undefined : works.get(reference.key)
      named?.places.push({ paragraph: text.block.id, start, end })
    }
  }
  return [...works.values()].map(({ work, places }) => ({
    sortKey: plainText(work.content).replace(/^[^\p{L}\p{N}]+/u, ''),
    author: null,
    entry: work.content.flatMap(inline =>
      inline.kind === 'text' ? [{ text: inline.text, italic: inline.marks.includes('italic') }] : [],
    ),
    unresolved: false,
    places,
  }))
}
