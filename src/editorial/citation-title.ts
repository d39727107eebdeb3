/** A text and the place where a title begins in, the title, its journal and its parts up to the page out. */
import {
  ARTICLE_END,
  LONGEST_CITATION,
  LONGEST_TITLE,
  MASK,
  PAGES_HERE,
  PART,
  PART_AFTER_WHITE,
} from './citation-patterns.ts'
import { isAbbreviation } from './person-words.ts'

export interface TitleAndParts {
  readonly title: string
  readonly container: string | null
  readonly parts: readonly string[]
  readonly end: number
  readonly located: boolean
}

/** A title from `start` on, its journal, its parts and its page; null where no title ends in a part or a page. */
export function readTitleAndParts(text: string, start: number, keepsDots: boolean): TitleAndParts | null {
  const titleEnd = findTitleEnd(text, start)
  if (titleEnd === null) return null
  const title = unquote(text.slice(start, titleEnd))
  if (title === '' || title.split(/\s+/).length > LONGEST_TITLE || /^[IVXLC]+$/.test(title)) return null
  let at = titleEnd
  let container: string | null = null
  const slashes = /^["”»'’]?[.,]?\s*\/\/\s*/u.exec(text.slice(at))
  if (slashes) {
    const journalStart = at + slashes[0].length
    const journalEnd = findTitleEnd(text, journalStart)
    if (journalEnd === null) return null
    container = text.slice(journalStart, journalEnd).trim()
    at = journalEnd
  }
  at += /^["”»'’]*/u.exec(text.slice(at))![0].length
  const parts: string[] = []
  for (let part = PART.exec(text.slice(at)); part !== null; part = PART.exec(text.slice(at))) {
    parts.push(part.groups!['part']!.replace(/\s+/g, ' '))
    at += part[0].length
  }
  const pages = PAGES_HERE.exec(text.slice(at))
  if (pages) at += pages[0].length
  // The pages of an article are its extent and belong to the entry.
  if (pages && container !== null && keepsDots) parts.push(rangeDashes(pages.groups!['pages']!))
  return { title, container, parts, end: at, located: pages !== null }
}

/**
 * The end of a title: before ` // `, before a stop, comma or white that a part or a page follows, or a stop that a sentence follows.
 * Null where the text ends first without any.
 */
export function findTitleEnd(text: string, start: number): number | null {
  const limit = Math.min(text.length, start + LONGEST_CITATION)
  // Nothing but the slashes ends the title of an article; it may have years in it.
  const slashes = ARTICLE_END.exec(text.slice(start, limit))
  if (slashes) return start + slashes[1]!.length
  let stop: number | null = null
  let depth = 0
  for (let at = start + 1; at < limit; at++) {
    const unit = text[at]!
    if (unit === MASK || unit === ';') return stop
    if (unit === '(') depth++
    if (unit === ')' && --depth < 0) return stop
    if (unit === '.' && isAbbreviation(lastWord(text.slice(Math.max(start, at - 8), at)))) continue
    if (!/[\s.,:"”»'’(]/u.test(unit) || /\s/.test(text[at - 1]!)) continue
    const rest = text.slice(at, at + 160)
    const closed = /^["”»'’]+/u.exec(rest)?.[0].length ?? 0
    const after = rest.slice(closed)
    if (PAGES_HERE.test(after) && /^[.,:]?\s/u.test(after)) return at
    if (/^\s/.test(after) ? PART_AFTER_WHITE.test(after) : /^[.,:]/.test(after) && PART.test(after)) return at
    if (
      unit === '.' &&
      /^\.\s+\p{Lu}/u.test(rest) &&
      !/(?:^|[\s.])\p{Lu}\p{Ll}?$/u.test(text.slice(start, at))
    )
      stop ??= at
  }
  return stop
}

/** The parts after a title when they are nothing but parts; null when other words stand among them. */
export function partsOf(rest: string): readonly string[] | null {
  const parts: string[] = []
  let at = /^["”»'’]*/u.exec(rest)![0].length
  for (let part = PART.exec(rest.slice(at)); part !== null; part = PART.exec(rest.slice(at))) {
    parts.push(part.groups!['part']!.replace(/\s+/g, ' '))
    at += part[0].length
  }
  return /^[\s,.:"”»'’]*$/u.test(rest.slice(at)) ? parts : null
}

export const pagesEnd = (text: string, at: number): number =>
  at + (PAGES_HERE.exec(text.slice(at))?.[0].length ?? 0)

export const unquote = (title: string): string =>
  title.replace(/^[\s"“„«'‘]+|[\s"”“»'’,.:]+$/gu, '').replace(/\s+/g, ' ')

const rangeDashes = (pages: string): string => pages.replace(/(?<=\d)\s?[-–]\s?(?=\d)/gu, '–')

const lastWord = (text: string): string => /\p{L}*$/u.exec(text)![0]
