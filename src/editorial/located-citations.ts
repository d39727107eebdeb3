/** The text of a note in, the citations that only their page gives away out: a title-like stretch from a beginning to a page. */
import {
  ARTICLE_BEFORE,
  AUTHOR_BEFORE_IMPRINT,
  AUTHOR_WITH_INITIALS,
  CUE,
  DAY_DATE,
  LOCATOR,
  LONGEST_CITATION,
  LONGEST_TITLE,
  SLASHES,
  VOLUME_ALONE,
  VOLUME_HERE,
  VOLUME_OPENS,
} from './citation-patterns.ts'
import { findTitleEnd, partsOf, unquote } from './citation-title.ts'
import type { PrintedCitation } from './printed-citations.ts'

/** Citations that are known by their page: what stands between the nearest beginning and it must have the form of a title. */
export function* readLocated(text: string): Generator<PrintedCitation> {
  const starts = [
    firstLetter(text, 0),
    ...[...text.matchAll(CUE)].map(cue => firstLetter(text, cue.index + cue[0].length)),
  ]
  let from = 0
  let next = 0
  for (const locator of text.matchAll(LOCATOR)) {
    while (next < starts.length && starts[next]! < locator.index) next++
    if (locator.index < from) continue
    // The nearest beginning that makes a title is right: what stands before it is a sentence.
    for (let at = next - 1; at >= 0; at--) {
      const start = starts[at]!
      if (start < from || locator.index - start > LONGEST_CITATION) break
      const cited = readHead(text.slice(start, locator.index))
      if (cited === null) continue
      const article = articleBefore(text.slice(from, start))
      const end = locator.index + locator[0].length
      yield article === null
        ? { ...cited, start, end, refersBack: null }
        : { ...inJournal(article, cited), start: start - article.length, end, refersBack: null }
      from = end
      break
    }
  }
}

interface Article {
  readonly author: string | null
  readonly title: string
  readonly length: number
}

/** `Franz Servaes: Jung Wien. Berliner Eindrücke. In: `, the German manner, before the journal; null when nothing like it stands there. */
function articleBefore(before: string): Article | null {
  if (!/[.!?)»]\s+In:\s*$/u.test(before)) return null
  const from = before.lastIndexOf('; ') + 1
  const match = ARTICLE_BEFORE.exec(before.slice(from))
  if (!match?.groups) return null
  const author = match.groups['author']!
  return {
    author: author.startsWith('[') ? null : author,
    title: match.groups['title']!.replace(/\s+/g, ' ').trim(),
    length: before.length - from - match.index - match.groups['lead']!.length,
  }
}

const inJournal = (article: Article, journal: Head): Head => {
  const first =
    article.author
      ?.split(/\sund\s|\sand\s|,/)[0]
      ?.trim()
      .split(/\s+/) ?? []
  return {
    author: article.author,
    authorKey: first.length === 0 ? null : [...first.slice(-1), ...first.slice(0, -1)].join(' '),
    title: article.title.replace(/[.\s]+$/u, ''),
    container: journal.title,
    joint: '. In: ',
    parts: journal.parts,
    asCited: journal.asCited,
  }
}

const firstLetter = (text: string, at: number): number =>
  at + /^[\s"“”«»'‘’:]*/u.exec(text.slice(at))![0].length

export type Head = Omit<PrintedCitation, 'start' | 'end' | 'refersBack'>

export function readHead(head: string): Head | null {
  const trimmed = head.replace(/[\s,.:]+$/u, '')
  if (!isTitleLike(head, trimmed)) return null
  const author = leadingAuthor(trimmed)
  const titleStart = author?.length ?? 0
  const after = /^[,:.]?\s*/u.exec(trimmed.slice(titleStart))![0].length
  const body = trimmed.slice(titleStart + (author === null ? 0 : after))
  const titleEnd = findTitleEnd(`${body} p. 1`, 0) ?? body.length
  const title = unquote(body.slice(0, titleEnd))
  if (title === '' || VOLUME_ALONE.test(title)) return null
  const parts = partsOf(body.slice(titleEnd))
  return {
    author: author?.name ?? null,
    authorKey: author?.key ?? null,
    title,
    container: null,
    joint: SLASHES,
    parts: parts ?? [],
    asCited: parts === null ? body.slice(titleEnd).replace(/^["”»'’]+/u, '') : null,
  }
}

/** Capitals and figures open every stretch between commas and stops; no verb, no day's date, no file number, no open bracket. */
function isTitleLike(head: string, trimmed: string): boolean {
  if (/^(?:See|Cf|Vgl|Compare|Published|Printed|Reference|Record|From)\b/u.test(trimmed)) return false
  if (!/[\s,.:)"”»'’]$/u.test(head) || !/^\p{Lu}|^\d{1,3}\s\p{Lu}/u.test(trimmed) || trimmed.length < 3)
    return false
  if (/\uE000|\/\d|;/u.test(trimmed) || DAY_DATE.test(trimmed)) return false
  if (
    /\b(?:is|are|was|were|has|have|had|said|see|see also|wrote|that|which|who|not|ante|post|supra|infra)\b/u.test(
      trimmed,
    )
  )
    return false
  if (trimmed.split(/\s+/).length > LONGEST_TITLE) return false
  if ((trimmed.match(/\(/g) ?? []).length !== (trimmed.match(/\)/g) ?? []).length) return false
  if (VOLUME_OPENS.test(trimmed)) return false
  // A sentence that merely ends in a page reference has small letters after a stop, or none of the marks before the page.
  if (!/(?:[,.:)"”»'’]\s*|\d\s*|[IVXLC]\s*)$/u.test(head)) return false
  return trimmed
    .split(/[,:]\s+|(?<!(?<!\p{L})\p{L}{1,4})\.\s+(?=\p{L})/u)
    .every(stretch => /^[\p{Lu}\d("“«'‘[]/u.test(stretch) || VOLUME_HERE.test(stretch))
}

/** Author in natural order before a title with imprint, or with initials: `D. Reynolds and V. Pechatnov, The Kremlin Letters (…)`. */
function leadingAuthor(head: string): { name: string; key: string; length: number } | null {
  // The signs of either, before a large pattern is compiled.
  const match =
    (/^\S{1,4}\./.test(head) ? AUTHOR_WITH_INITIALS.exec(head) : null) ??
    (/[,:]\s.*\([^()]*\d{4}\)/.test(head) ? AUTHOR_BEFORE_IMPRINT.exec(head) : null)
  if (!match) return null
  const name = match.groups!['name']!
  const first = name.split(/,|\sand\s|\sund\s|\set\s|&/)[0]!.trim()
  const surname = first.split(/\s+/).at(-1)!
  return {
    name,
    key: `${surname} ${first.slice(0, first.length - surname.length).trim()}`.trim(),
    length: name.length,
  }
}
