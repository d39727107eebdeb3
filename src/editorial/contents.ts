/** Edition in, the entries of its contents out: the documents, and under each its headings. */
import type { Block, Edition, EditionDocument } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import { underParts } from './parts.ts'
import type { ContentsEntry, TextPlace } from './registers.ts'

/** A document without heading is listed under its first words, so many characters of them. */
const LONGEST_FIRST_WORDS = 60

export function deriveContents(edition: Edition): readonly ContentsEntry[] {
  const listed = edition.documents.map(ofDocument)
  const under = underParts(edition.documents, listed)
  return listed.flatMap((entries, index) =>
    under[index] === 0 ? entries : entries.map(entry => ({ ...entry, under: under[index]! })),
  )
}

function ofDocument(document: EditionDocument): readonly ContentsEntry[] {
  const first = document.blocks[0]
  if (first === undefined) return []
  const headings = document.blocks.filter(block => block.kind === 'heading')
  const supplied = document.metadata.title
  const titleBlock = supplied === null ? (headings[0] ?? firstLine(document) ?? first) : null
  const { shortTitle, number, date } = document.metadata
  const short = tidy(shortTitle ?? '')
  const title = short === '' ? (supplied ?? firstWords(plainText(titleBlock!.content))) : short
  const dated = date === null || saysDate(title, date) ? {} : { date: tidy(date) }
  const entry: ContentsEntry = {
    level: 1,
    title: withNumber(number, title),
    ...dated,
    at: wholeOf(titleBlock ?? first),
  }
  const under = headings
    .filter(heading => heading !== titleBlock)
    .map((heading): ContentsEntry => {
      const title = tidy(plainText(heading.content))
      return { level: heading.level === 1 ? 2 : 3, title, at: wholeOf(heading) }
    })
  return [entry, ...under.filter(({ title }) => title !== '')]
}

/** The first display line that says more than how secret or urgent the document is. */
const firstLine = (document: EditionDocument): Block | undefined =>
  document.blocks.find(
    block => block.kind === 'line' && (block.role === 'plain' || block.role === 'reference'),
  ) ??
  document.blocks.find(
    block => block.kind === 'line' && block.role !== 'signature' && block.role !== 'valediction',
  )

/** The year is in it, or all of the date. */
const saysDate = (title: string, date: string): boolean =>
  title.includes(date.trim()) ||
  [...date.matchAll(/\d{4}/g)].some(([year]) => title.includes(year)) ||
  date.length > LONGEST_DATE

/** What is longer is a sentence about a date. */
const LONGEST_DATE = 40

const wholeOf = (block: Block): TextPlace => ({
  paragraph: block.id,
  start: 0,
  end: plainText(block.content).length,
})

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

function firstWords(text: string): string {
  const title = tidy(text)
  if (title.length <= LONGEST_FIRST_WORDS * 2) return title
  return `${title.slice(0, LONGEST_FIRST_WORDS).replace(/\s+\S*$/u, '')} …`
}

const withNumber = (number: string | null, title: string): string =>
  number === null || title.startsWith(number) || /^No\.? ?\d/.test(title) ? title : `${number}. ${title}`
