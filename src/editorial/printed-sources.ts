/** Printed citations in, one work for all that mean the same out, and its entry in the bibliography. */
import type { Span } from '../base/span.ts'
import { foldName } from './name-forms.ts'
import type { PrintedCitation } from './printed-citations.ts'
import type { PrintedSource, TextPlace } from './registers.ts'

/** What of a citation names the work. */
export type WorkCitation = Pick<
  PrintedCitation,
  'author' | 'authorKey' | 'title' | 'container' | 'joint' | 'parts' | 'asCited'
>

export interface CitedWork {
  readonly citation: WorkCitation
  readonly places: TextPlace[]
  firstSpan: Span | null
  /** Given in full, in the text or by the side file. */
  resolved: boolean
}

export interface PrintedSources {
  readonly works: Map<string, CitedWork>
  /** Works given in full, by the first word of the title. */
  readonly full: Map<string, CitedWork[]>
  readonly latestByAuthor: Map<string, CitedWork>
}

export const newPrintedSources = (): PrintedSources => ({
  works: new Map(),
  full: new Map(),
  latestByAuthor: new Map(),
})

const hasYear = (text: string): boolean => /(?<!\d)\d{4}(?!\d)/.test(text)

/** A title with its year, or a long one, is a title in full; two or three words and a volume are a short title. */
export const isFull = ({ parts, asCited, title, container }: WorkCitation): boolean =>
  container !== null || parts.some(hasYear) || hasYear(asCited ?? '') || title.split(/\s+/).length > 4

const VOLUME = /^(?:Vol|vol|T|Т|t|т|Bd|Band|Tome|Part|Pt|Book|Kn|Кн|Ч|Vyp|Вып)/u
const volumeOf = (citation: WorkCitation): string =>
  citation.parts
    .filter(part => VOLUME.test(part))
    .map(part => /[\dIVXLCivxlc]+$/u.exec(part)?.[0].toLowerCase() ?? '')
    .join(' ')

const surnamesOf = (citation: WorkCitation): string => foldName(citation.authorKey ?? '').split(' ')[0] ?? ''

const keyOf = (citation: WorkCitation): string =>
  [surnamesOf(citation), foldName(citation.title), volumeOf(citation), foldName(citation.asCited ?? '')].join(
    '|',
  )

/** The work that a citation names, new where it is the first to name it. */
export function workOf(sources: PrintedSources, citation: WorkCitation): CitedWork {
  const key = keyOf(citation)
  const known = sources.works.get(key)
  if (known !== undefined) return known
  const work: CitedWork = { citation, places: [], firstSpan: null, resolved: isFull(citation) }
  sources.works.set(key, work)
  return work
}

export function addFull(sources: PrintedSources, citation: WorkCitation): void {
  const work = workOf(sources, citation)
  const word = foldName(citation.title).split(' ')[0]!
  const group = sources.full.get(word)
  if (group === undefined) sources.full.set(word, [work])
  else if (!group.includes(work)) group.push(work)
}

/** The work given in full whose title begins with the short one, of the same author and volume where the short one says them. */
export function findFull(sources: PrintedSources, citation: WorkCitation): CitedWork | null {
  if (isFull(citation)) return null
  const [surname, volume] = [surnamesOf(citation), volumeOf(citation)]
  const written = foldName(citation.title)
  const firstStop = citation.title.search(/[.,:]\s/)
  // `Churchill. The Second World War`: the author's surname stands in front.
  const forms = firstStop < 0 ? [written] : [written, foldName(citation.title.slice(firstStop + 1))]
  for (const form of forms) {
    const fitting = (sources.full.get(form.split(' ')[0]!) ?? []).filter(({ citation: full }) => {
      const title = foldName(full.title)
      const lead = form === written ? '' : foldName(citation.title.slice(0, firstStop))
      return (
        (title === form || title.startsWith(`${form} `)) &&
        (surname === '' || surname === surnamesOf(full)) &&
        (lead === '' || lead === surnamesOf(full)) &&
        (volume === '' || volumeOf(full) === '' || volume === volumeOf(full))
      )
    })
    if (fitting.length === 1) return fitting[0]!
  }
  return null
}

/** Author, title, parts between commas; or as the source is cited, where words stand among the parts. The title is italic, or the journal. */
export function entryOf(citation: WorkCitation): PrintedSource['entry'] {
  const before = citation.author === null ? '' : `${citation.author}, `
  const after =
    citation.asCited ?? citation.parts.map(part => (part.startsWith('(') ? ` ${part}` : `, ${part}`)).join('')
  const runs =
    citation.container === null
      ? [roman(before), italic(citation.title), roman(after)]
      : [roman(`${before}${citation.title}${citation.joint}`), italic(citation.container), roman(after)]
  return runs.filter(run => run.text !== '')
}

const roman = (text: string) => ({ text, italic: false }) as const
const italic = (text: string) => ({ text, italic: true }) as const

const ARTICLE = /^(?:(?:The|A|An|Der|Die|Das|Le|La|Les)\s|L[’'])(?=\p{L})/u

export const sortKeyOf = (citation: WorkCitation): string =>
  citation.authorKey ?? citation.title.replace(ARTICLE, '')
