/** A document's titles: for the outline, the contents and the running heads. */
import type { Edition, EditionDocument } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import type { Stylesheet } from './stylesheet.ts'

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** A first line may be a whole book; bookmarks and heads show no more than this. */
const LONGEST_FOUND_TITLE = 200

/** Cut at a word, or in a word that is itself too long; never in the middle of a letter. */
function shortened(title: string): string {
  if (title.length <= LONGEST_FOUND_TITLE) return title
  const start = title.slice(0, LONGEST_FOUND_TITLE + 1)
  const space = start.lastIndexOf(' ')
  if (space > 0) return `${start.slice(0, space)} …`
  return `${start.slice(0, LONGEST_FOUND_TITLE).replace(/(?:\P{M}\p{M}*|[\ud800-\udbff])$/u, '')}…`
}

/** The supplied title, else the first heading, else the first line of the text. */
export function documentTitle(document: EditionDocument): string {
  const { title, number } = document.metadata
  if (title !== null) return oneLine(number === null ? title : `${number}. ${title}`)
  const withText = document.blocks.filter(block => plainText(block.content).trim() !== '')
  const heading = withText.find(block => block.kind === 'heading') ?? withText[0]
  // Not the folders that it stands in: a title is printed in the file.
  if (heading === undefined) return document.source.replace(/^.*[/\\]/, '')
  return shortened(oneLine(plainText(heading.content)))
}

/** `Eden to Churchill`, when both are known. */
function correspondents(document: EditionDocument): string | null {
  const { sender, addressee } = document.metadata
  return sender !== null && addressee !== null ? `${sender} to ${addressee}` : null
}

/** Where and when: `Moscow, October 1943`. */
export function placeAndDate(document: EditionDocument): string | null {
  const parts = [document.metadata.place, document.metadata.date].filter(part => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

export function runningHeads(
  edition: Edition,
  document: EditionDocument,
  stylesheet: Stylesheet,
): { readonly versoHead: string; readonly rectoHead: string } {
  const title = documentTitle(document)
  const { verso, recto } = stylesheet.runningHead
  const versoHead =
    verso === 'volume'
      ? (edition.title ?? title)
      : verso === 'correspondents'
        ? (correspondents(document) ?? title)
        : title
  const number = document.metadata.number === null ? null : `No. ${document.metadata.number}`
  const rectoHead =
    recto === 'document'
      ? (number ?? placeAndDate(document) ?? title)
      : recto === 'date'
        ? (placeAndDate(document) ?? title)
        : title
  return { versoHead, rectoHead }
}
