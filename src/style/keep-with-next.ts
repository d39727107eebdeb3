/** The blocks of a document → which of them must not end a page, because they open what follows or are signed by it. */
import type { Block, Mark } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import { containersNotOf, containersOf } from './surroundings.ts'

/** Beside headings and the lines that open a letter, which are kept whatever stands around them. */
export const keptWithNext = (index: number, blocks: readonly Block[]): boolean => {
  const next = blocks[index + 1]
  if (next === undefined) return false
  const block = blocks[index]!
  return (
    inCaption(block, next) ||
    signedBy(block, next) ||
    underHeading(index, blocks) ||
    overHeading(block, blocks[index - 1] ?? null, next) ||
    opensDocument(index, blocks) ||
    datesContainer(block, blocks[index - 1] ?? null, next) ||
    looksLikeHeading(block, next) ||
    announces(block, next)
  )
}

/** Stands in a table, before its rows. */
function inCaption(block: Block, next: Block): boolean {
  const table = containersOf(block).find(({ kind }) => kind === 'table')
  return table !== undefined && containersOf(next).some(({ id }) => id === table.id)
}

/** What closes a letter is not left alone on the next page; of many signatures, only the first is held. */
const signedBy = (block: Block, next: Block): boolean => isClosing(next) && !isSignature(block)

const isSignature = (block: Block): boolean => block.kind === 'line' && block.role === 'signature'
const isClosing = (block: Block): boolean =>
  isSignature(block) || (block.kind === 'line' && block.role === 'valediction')

/** `[Inclosure in No. 2.]` over the heading of the enclosure that it opens. */
const overHeading = (block: Block, previous: Block | null, next: Block): boolean =>
  block.kind === 'line' &&
  next.kind === 'heading' &&
  containersNotOf(block, previous).some(({ id }) => containersOf(next).some(each => each.id === id))

/** `[Telegram.]` and a source note between a heading and its text are part of the heading: no text that could stand under it. */
function underHeading(index: number, blocks: readonly Block[]): boolean {
  for (let at = index; at >= 0 && index - at < MOST_LINES_UNDER_HEADING; at--) {
    const block = blocks[at]!
    if (block.kind === 'heading') return at < index
    if (block.kind !== 'line' || !OPENING_LINES.includes(block.role)) return false
  }
  return false
}

const MOST_LINES_UNDER_HEADING = 6

/** Where it comes from, or how secret it was, over the heading that a document begins with. */
function opensDocument(index: number, blocks: readonly Block[]): boolean {
  const heading = blocks.slice(0, MOST_LINES_UNDER_HEADING).findIndex(({ kind }) => kind === 'heading')
  return (
    index < heading &&
    blocks.slice(0, heading).every(each => each.kind === 'line' && OPENING_LINES.includes(each.role))
  )
}

const OPENING_LINES = [
  'plain',
  'source-note',
  'classification',
  'reference',
  'dateline',
  'address',
  'salutation',
]

/** A date at the right or a title in the middle that opens a quotation or an enclosure. */
const datesContainer = (block: Block, previous: Block | null, next: Block): boolean =>
  block.kind === 'paragraph' &&
  (block.align === 'right' || block.align === 'centre') &&
  next.kind === 'paragraph' &&
  next.align === undefined &&
  containersNotOf(block, previous).some(({ id }) => containersOf(next).some(each => each.id === id))

/** A short paragraph all in one look over one that has not that look, as writers make headings who do not name them so. */
function looksLikeHeading(block: Block, next: Block): boolean {
  if (block.kind !== 'paragraph' || block.label !== null || !isProse(block) || !isProse(next)) return false
  if (plainText(block.content).trim().length > LONGEST_LOOK_OF_HEADING) return false
  const looks = looksOf(block)
  const below = looksOf(next)
  return looks.some(look => !below.includes(look))
}

/** Neither a cell nor a line of verse. */
const isProse = (block: Block): boolean =>
  block.kind === 'paragraph' &&
  block.role !== 'verse' &&
  !containersOf(block).some(({ kind }) => kind === 'cell')

const LONGEST_LOOK_OF_HEADING = 80

const LOOKS: readonly Mark[] = ['bold', 'italic', 'underline', 'small-caps', 'capitals', 'letterspaced']

/** Looks that all letters of the block have; none for a block without letters. */
function looksOf(block: Block): readonly Mark[] {
  const lettered = block.content.flatMap(inline =>
    inline.kind === 'text' && /\p{L}/u.test(inline.text) ? [inline.marks] : [],
  )
  return lettered.length === 0 ? [] : LOOKS.filter(look => lettered.every(marks => marks.includes(look)))
}

/** `The conditions are these:` over a quotation, a poem or a list. */
function announces(block: Block, next: Block): boolean {
  if (block.kind !== 'paragraph' || !/[:：]\s*$/u.test(plainText(block.content))) return false
  if (next.kind !== 'paragraph') return false
  const opened = containersNotOf(next, block).some(({ kind }) => ANNOUNCED.includes(kind))
  return opened || next.role === 'item' || (next.role === 'verse' && block.role !== 'verse')
}

const ANNOUNCED: readonly string[] = ['list', 'quotation', 'stanza', 'preformatted']
