/** A document's titles: for the outline, the contents and the running heads. */
import type { Edition, EditionDocument, PersonEntry } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import type { Stylesheet } from './stylesheet.ts'
import { word } from './words.ts'

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
function correspondents(
  { metadata, language, persons }: EditionDocument,
  stylesheet: Stylesheet,
): string | null {
  const { sender, addressee } = metadata
  if (sender === null || addressee === null) return null
  const spoken = (name: string): string => asSpoken(name, persons)
  return `${spoken(sender)} ${word(stylesheet, language, 'to')} ${spoken(addressee)}`
}

/** `Goldmann, Paul`, as the list of persons has the name, in the order of speech. */
function asSpoken(name: string, persons: readonly PersonEntry[]): string {
  const inverted = /^([^,]+), ([^,]+)$/.exec(name)
  const listed = inverted !== null && persons.some(person => person.name === name)
  return listed ? `${inverted[2]} ${inverted[1]}` : name
}

/**
 * What heads and contents show of a title: the short title, else the title without the editor's signs before it and
 * without a date in brackets that follows its last sentence.
 */
export function shownTitle(title: string, short: string | null | undefined): string {
  if (short !== null && short !== undefined && short.trim() !== '') return oneLine(short)
  const unsigned = oneLine(title).replace(/^[*†‡]+\s*(?=\S)/u, '')
  return unsigned.replace(/(?<=\p{L}{2}[.!?…])\s*(?:\[[^[\]]*\p{N}[^[\]]*\]|\([^()]*\p{N}[^()]*\))$/u, '')
}

/** Where and when: `Moscow, October 1943`. */
export function placeAndDate(document: EditionDocument): string | null {
  const parts = [document.metadata.place, document.metadata.date].filter(part => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

/** The same in a head: of a long place, `Legation of the United States, Managua`, only the last part, so that the date has room. */
function headDate({ metadata: { place, date } }: EditionDocument): string | null {
  if (place === null || date === null) return place ?? date
  const whole = `${place}, ${date}`
  return oneLine(
    whole.length > LONGEST_HEAD_DATE ? `${place.replace(/^.*,\s*(?=\S)/su, '')}, ${date}` : whole,
  )
}

const LONGEST_HEAD_DATE = 45

const volumeHead = ({ title, shortTitle }: Edition, otherwise: string): string =>
  title === null ? otherwise : shownTitle(title, shortTitle)

export function runningHeads(
  edition: Edition,
  document: EditionDocument,
  stylesheet: Stylesheet,
): { readonly versoHead: string; readonly rectoHead: string } {
  const { metadata, language } = document
  const title = shownTitle(documentTitle(document), metadata.shortTitle)
  const { verso, recto } = stylesheet.runningHead
  const versoHead =
    verso === 'volume'
      ? volumeHead(edition, title)
      : verso === 'correspondents'
        ? (correspondents(document, stylesheet) ?? title)
        : title
  const number =
    metadata.number === null ? null : `${word(stylesheet, language, 'number')} ${metadata.number}`
  const rectoHead =
    recto === 'document'
      ? (number ?? headDate(document) ?? title)
      : recto === 'date'
        ? (headDate(document) ?? title)
        : title
  return { versoHead, rectoHead }
}
