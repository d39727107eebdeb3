/** The lines of a document and their roles → what its own words say of number, date, place, sender, addressee and file. */
import type { DocumentMetadata } from '../edition/model.ts'
import type { SeedLine } from './seed-lines.ts'
import { readDateline, readDocumentNumber, readRoute } from './seed-patterns.ts'
import type { Role } from './seed-roles.ts'

/** Only the head speaks for the document: what follows the first paragraph may belong to an enclosure. */
export function metadataFromText(lines: readonly SeedLine[], roles: readonly Role[]): DocumentMetadata {
  const firstParagraph = roles.findIndex(role => role.kind === 'paragraph')
  const end = firstParagraph === -1 ? roles.length : firstParagraph
  return metadataOfHead(lines.slice(0, end).map((line, index) => ({ text: line.text, role: roles[index]! })))
}

export interface HeadLine {
  readonly text: string
  readonly role: Pick<Role, 'kind'> & { readonly level?: number; readonly role?: string }
}

/** What the lines before the first paragraph say, in whatever format they were written. */
export function metadataOfHead(head: readonly HeadLine[]): DocumentMetadata {
  const titles = head
    .filter(({ role }) => role.kind === 'heading' && role.level === 1)
    .map(({ text }) => text)
  const numbered = titles.map(readDocumentNumber).find(({ number }) => number !== null)
  const route = titles.map(readRoute).find(found => found !== null)
  const dateline = head
    .filter(({ role }) => role.kind === 'line' && role.role === 'dateline')
    .map(({ text }) => readDateline(text))
    .find(found => found !== null)
  const reference = head.find(({ role }) => role.kind === 'line' && role.role === 'reference')
  return {
    title: null,
    number: numbered?.number ?? null,
    date: dateline?.date ?? null,
    place: dateline?.place ?? null,
    sender: route?.sender ?? null,
    addressee: route?.addressee.replace(/\.$/, '') ?? null,
    archiveReference: reference?.text ?? null,
  }
}
