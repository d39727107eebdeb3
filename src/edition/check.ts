/** An edition → what in it cannot be set: every note must be called, every id be unique. */
import { type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import { linkTarget } from './link-target.ts'
import type { Edition, EditionDocument, NoteId } from './model.ts'
import { textParts } from './visit.ts'

/**
 * Checks what all later passes rely on. An edition that a reader of ours has made has none of these faults, whatever its
 * source; one that a program has put together may. Codes: `edition/duplicate-id`, `/unknown-note`, `/uncalled-note`,
 * `/empty-note`. And links that are not set, from whatever source: `edition/unsafe-link`.
 */
export function checkEdition(edition: Edition): readonly Diagnostic[] {
  const ids = new Set<string>()
  return edition.documents.flatMap(document => [
    ...checkIds(document, ids),
    ...checkNotes(document),
    ...checkLinks(document),
  ])
}

function checkIds(document: EditionDocument, seen: Set<string>): Diagnostic[] {
  const found: Diagnostic[] = []
  const use = (id: string, span: Span | null): void => {
    if (seen.has(id))
      found.push(
        errorAt(
          'edition/duplicate-id',
          span,
          `the id ${id} is used twice`,
          'give each document, note and text an id of its own',
        ),
      )
    seen.add(id)
  }
  use(document.id, document.blocks[0]?.source ?? null)
  for (const note of document.notes) use(note.id, note.source)
  for (const { id, block } of textParts(document)) use(id, block.source)
  return found
}

function checkNotes(document: EditionDocument): Diagnostic[] {
  const found: Diagnostic[] = []
  const called = new Set<NoteId>()
  const known = new Set(document.notes.map(note => note.id))
  for (const { block } of textParts(document))
    for (const inline of block.content) {
      if (inline.kind !== 'note-ref') continue
      if (!known.has(inline.note))
        found.push(
          errorAt(
            'edition/unknown-note',
            inline.source,
            `a call names the note ${inline.note}, which is not there`,
            'add the note, or take the call out',
          ),
        )
      called.add(inline.note)
    }
  for (const note of document.notes) {
    if (!called.has(note.id))
      found.push(
        errorAt(
          'edition/uncalled-note',
          note.source,
          `nothing calls the note ${note.id}`,
          'call it in a text, or take it out',
        ),
      )
    if (note.paragraphs.length === 0)
      found.push(
        errorAt(
          'edition/empty-note',
          note.source,
          `the note ${note.id} has no paragraph`,
          'give it one, if need be without content',
        ),
      )
  }
  return found
}

function checkLinks(document: EditionDocument): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const { block } of textParts(document))
    for (const inline of block.content) {
      if (inline.kind !== 'text' || inline.link === undefined) continue
      const target = linkTarget(inline.link)
      if (target.kind !== 'refused') continue
      const message = `the link “${excerpt(inline.link)}” leads nowhere: ${target.reason}`
      found.push(warningAt('edition/unsafe-link', inline.source, message, target.hint))
    }
  return found
}

/** What cannot be seen, or would move a terminal's cursor, is shown as a question mark. */
const excerpt = (link: string): string => {
  const shown = link.slice(0, LONGEST_SHOWN).replace(/\p{C}/gu, '?')
  return link.length > LONGEST_SHOWN ? `${shown}…` : shown
}

const LONGEST_SHOWN = 60
