/** Names of places and entries of an edition → the ids of a TEI file, each of them there once. */
import type { Edition, EditionDocument } from '../edition/model.ts'
import { textParts } from '../edition/visit.ts'
import type { Attributes } from './xml-text.ts'

/** What one document calls its places and entries, and by which ids the file has them. */
export interface DocumentIds {
  readonly document: string
  /** Ids of names; of a name that is given twice, the first. */
  readonly known: Map<string, string>
  /** Names whose element is written already. */
  readonly written: Set<string>
  /** Names that stand in the text, not only in lists. */
  readonly anchors: ReadonlySet<string>
  /** Ids of the whole file, and those of them that are not what they name. */
  readonly taken: Set<string>
  readonly renamed: Set<string>
}

/**
 * Ids for every document, before anything is written. A name is its own id where it can be one and is free in the file;
 * otherwise the element has another id, and says its name in `n`.
 */
export function idsOf(edition: Edition, listedOnce: boolean): readonly DocumentIds[] {
  const taken = new Set<string>()
  const renamed = new Set<string>()
  for (const { notes, variants = [] } of edition.documents)
    for (const { id } of [...notes, ...variants]) taken.add(id)
  const shared = new Map<string, string>()
  return edition.documents.map((document, index) => {
    const anchors = anchorsOf(document)
    const ids: DocumentIds = {
      document: document.id,
      known: new Map(),
      written: new Set(),
      anchors,
      taken,
      renamed,
    }
    for (const name of anchors) ids.known.set(name, freeId(ids, name))
    for (const name of keysOf(document)) {
      if (ids.known.has(name)) continue
      const id = (listedOnce && index > 0 ? shared.get(name) : undefined) ?? freeId(ids, name)
      ids.known.set(name, id)
      shared.set(name, id)
    }
    return ids
  })
}

/** The names of places in a text: what a list defines may be there too. */
function anchorsOf(document: EditionDocument): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { block } of textParts(document)) {
    if (block.anchor !== undefined) found.add(block.anchor)
    for (const inline of block.content) if (inline.kind === 'anchor') found.add(inline.id)
  }
  return found
}

function* keysOf({ persons, entities, listedWorks, witnesses }: EditionDocument): Generator<string> {
  for (const entry of [...persons, ...(entities ?? []), ...(listedWorks ?? []), ...(witnesses ?? [])])
    if (entry.key !== undefined && entry.key !== null) yield entry.key
}

/** What XML allows as an id; letters beyond the first plane are not known to every program. */
const PLAIN = /^[\p{L}_][\p{L}\p{M}\p{Nd}._-]*$/u

function freeId({ document, taken, renamed }: DocumentIds, name: string): string {
  const plain = PLAIN.test(name) && !/[\u{10000}-\u{10ffff}]/u.test(name)
  const base = plain && !taken.has(name) ? name : `${document}.${name.replace(/[^A-Za-z0-9._-]/g, '_')}`
  let id = base
  for (let count = 2; taken.has(id); count++) id = `${base}-${count}`
  taken.add(id)
  if (id !== name) renamed.add(id)
  return id
}

/** The id of the element that is written now, and its name where that is another. */
export function identified(ids: DocumentIds, name: string | null | undefined): Attributes {
  if (name === null || name === undefined) return {}
  const first = ids.written.has(name) ? undefined : ids.known.get(name)
  ids.written.add(name)
  const id = first ?? freeId(ids, name)
  return { 'xml:id': id, n: id === name ? null : name }
}

/** As a list gives the id; an entry whose name stands in the text points there. */
export const keyed = (ids: DocumentIds, key: string | null | undefined): Attributes =>
  key === null || key === undefined
    ? {}
    : ids.anchors.has(key)
      ? { corresp: `#${ids.known.get(key)!}` }
      : identified(ids, key)

/** A pointer to what has this name; null where the file has it under no such id. */
export function pointerTo(ids: DocumentIds, name: string): string | null {
  const id = ids.known.get(name)
  if (id !== undefined) return `#${id}`
  return PLAIN.test(name) && !ids.renamed.has(name) ? `#${name}` : null
}
