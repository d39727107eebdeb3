/** The text of a note in, the printed sources that it cites out: authors, title and what follows it up to the page. */
import { AUTHORED, MASK, SLASHES, VOLUME_HERE } from './citation-patterns.ts'
import { pagesEnd, readTitleAndParts } from './citation-title.ts'
import { type Head, readHead, readLocated } from './located-citations.ts'
import { titleKind } from './person-words.ts'

export interface PrintedCitation {
  readonly start: number
  readonly end: number
  /** As written, `Pechatnov V.O., Magadeyev I.E.`; null for a title without author. */
  readonly author: string | null
  /** Sorting form of the first author: the surname first. */
  readonly authorKey: string | null
  readonly title: string
  /** The journal of an article: printed in italics in place of the title. */
  readonly container: string | null
  /** Volume, place, year, number: what stands between title and page. */
  readonly parts: readonly string[]
  /** What joins the title of an article to the container: ` // `, or `. In: `. */
  readonly joint: string
  /** What separated author, title and parts, where the source is to be printed as it is cited: `, `; null for the Russian manner. */
  readonly asCited: string | null
  /** `Ibid.`, `Op. cit.`: the source is that of an earlier citation. */
  readonly refersBack: 'ibid' | 'op-cit' | null
}

/** The printed sources of a text, in order. `taken` are stretches that belong to archival citations. */
export function readPrintedCitations(
  text: string,
  taken: readonly { readonly start: number; readonly end: number }[],
): readonly PrintedCitation[] {
  const masked = mask(text, taken)
  const authored = [...readAuthored(masked)]
  const rest = mask(masked, authored)
  const others = [...readBackReferences(rest)]
  const located = readLocated(mask(rest, others))
  return [...authored, ...others, ...located].sort((a, b) => a.start - b.start)
}

/** Private-use characters keep the offsets and match nothing. */
function mask(text: string, taken: readonly { readonly start: number; readonly end: number }[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { start, end } of [...taken].sort((a, b) => a.start - b.start)) {
    if (start < at) continue
    pieces.push(text.slice(at, start), MASK.repeat(end - start))
    at = end
  }
  return pieces.join('') + text.slice(at)
}

/** `Churchill W.S. The Second World War. Vol. V. Boston, 1951. p. 258`: surname and initials open the citation. */
function* readAuthored(text: string): Generator<PrintedCitation> {
  let from = 0
  for (const match of text.matchAll(AUTHORED)) {
    if (match.index < from) continue
    const author = match.groups!['authors']!.trim()
    // `General G. Alexander` is a person with his rank.
    if (titleKind(author.split(/\s/)[0]!) !== null) continue
    const opCit = /^(?:Op\.? ?[Cc]it|Ук(?:аз)?\. ?соч)\.?/u.exec(text.slice(match.index + match[0].length))
    const titleStart = match.index + match[0].length
    const read = opCit
      ? {
          title: '',
          container: null,
          parts: [],
          end: pagesEnd(text, titleStart + opCit[0].length),
          located: true,
        }
      : readTitleAndParts(text, titleStart, true)
    const isCitation =
      read !== null &&
      (read.located || read.container !== null || read.parts.some(part => /\d{4}/.test(part)))
    if (!isCitation) continue
    from = read.end
    yield {
      start: match.index,
      end: read.end,
      author,
      authorKey: author.split(/,| and /)[0]!.trim(),
      title: read.title,
      container: read.container,
      joint: SLASHES,
      parts: read.parts,
      asCited: null,
      refersBack: opCit ? 'op-cit' : null,
    }
  }
}

/** `Ibid. P. 12`: without pages too, where it stands alone. */
function* readBackReferences(text: string): Generator<PrintedCitation> {
  for (const match of text.matchAll(/(?<![\p{L}\p{N}])(?:Ibid(?:em)?|Там же|Ebd|Ebenda)(?![\p{L}])[.,]?/gu)) {
    const from = match.index + match[0].length
    const volume = VOLUME_HERE.exec(text.slice(from))
    const at = from + (volume?.[0].length ?? 0)
    yield {
      start: match.index,
      end: pagesEnd(text, at),
      author: null,
      authorKey: null,
      title: '',
      container: null,
      joint: SLASHES,
      parts: volume ? [volume.groups!['part']!] : [],
      asCited: null,
      refersBack: 'ibid',
    }
  }
}

/** The full title of a source, as a side file gives it: the same parts, without a page. */
export function readFullTitle(full: string): Head {
  const bare = full.replace(/[.\s]+$/, '')
  const authored = [...readAuthored(`${bare}. p. 1`)][0]
  if (authored !== undefined && authored.start === 0 && authored.title !== '') return authored
  const untitled = {
    author: null,
    authorKey: null,
    title: bare,
    container: null,
    joint: SLASHES,
    parts: [],
    asCited: null,
  }
  return readHead(`${bare}, `) ?? untitled
}
