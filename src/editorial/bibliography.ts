/** Texts of an edition in, its bibliography out: archival sources as a tree, printed ones by author, each with the notes that cite it. */
import { type Checked, type Diagnostic, warningAt } from '../base/diagnostic.ts'
import type { ShortTitle } from '../edition/model.ts'
import { type ArchivalCitation, readArchivalCitations } from './archival-citations.ts'
import {
  type ArchivalTree,
  addArchival,
  archivalSources,
  newArchivalTree,
  resolvePath,
} from './archival-tree.ts'
import { foldName } from './name-forms.ts'
import { type PrintedCitation, readFullTitle, readPrintedCitations } from './printed-citations.ts'
import {
  addFull,
  type CitedWork,
  entryOf,
  findFull,
  isFull,
  newPrintedSources,
  type PrintedSources,
  sortKeyOf,
  workOf,
} from './printed-sources.ts'
import { placeIn, type ReadingText, spanIn } from './reading-text.ts'
import type { Bibliography, PrintedSource, TextPlace } from './registers.ts'
import { registerOrder } from './sort-register.ts'
import { addStretch, newStretches, type Stretches } from './stretches.ts'
import { listedSources } from './tagged-names.ts'

interface CitingText {
  readonly text: ReadingText
  readonly archival: readonly ArchivalCitation[]
  readonly printed: readonly PrintedCitation[]
}

/** What `Ibid.` means at some place of a document. */
interface Latest {
  readonly path: readonly string[] | null
  readonly work: CitedWork | null
  readonly was: 'archival' | 'printed' | null
}

const NOTHING_CITED: Latest = { path: null, work: null, was: null }

/** The bibliography, and the stretches of text that are citations. Texts come in reading order. */
export function deriveBibliography(
  texts: readonly ReadingText[],
  language: string,
): Checked<{ readonly bibliography: Bibliography; readonly citations: Stretches }> {
  const citing = texts.map(readCitations)
  const sources = newPrintedSources()
  for (const { printed } of citing)
    for (const citation of printed) if (isFull(citation)) addFull(sources, citation)
  const tree = newArchivalTree()
  const citations = newStretches()
  let latest = NOTHING_CITED
  let titles: Titles = new Map()
  let document: string | null = null
  for (const { text, archival, printed } of citing) {
    if (text.document.id !== document) {
      latest = NOTHING_CITED
      titles = byShortTitle(text.document.shortTitles)
    }
    document = text.document.id
    for (const citation of inOrder(archival, printed)) {
      const place = placeIn(text, citation.start, citation.end)
      latest =
        'levels' in citation
          ? citeArchival(tree, citation, place, latest, titles)
          : citePrinted({ sources, tree }, citation, text, latest, titles)
      addStretch(citations, place)
    }
  }
  const works = [...sources.works.values()].filter(work => work.places.length > 0)
  const byName = registerOrder(language)
  return {
    value: {
      bibliography: {
        archival: archivalSources(tree, byName),
        printed: [...works.map(printedSource), ...listedSources(texts)].sort(inRegister(byName)),
      },
      citations,
    },
    diagnostics: works.flatMap(unresolvedTitle),
  }
}

function readCitations(text: ReadingText): CitingText {
  const archival = readArchivalCitations(text.text)
  return { text, archival, printed: text.note === null ? [] : readPrintedCitations(text.text, archival) }
}

const inOrder = (
  archival: readonly ArchivalCitation[],
  printed: readonly PrintedCitation[],
): readonly (ArchivalCitation | PrintedCitation)[] =>
  [...archival, ...printed].sort((a, b) => a.start - b.start)

type Titles = ReadonlyMap<string, ShortTitle>

const byShortTitle = (titles: readonly ShortTitle[]): Titles =>
  new Map(titles.map(title => [foldName(title.short), title]))

function citeArchival(
  tree: ArchivalTree,
  citation: ArchivalCitation,
  place: TextPlace,
  latest: Latest,
  titles: Titles,
): Latest {
  const path = resolvePath(citation, latest.path)
  if (path === null) return latest
  const title = titles.get(foldName(path[0]!))
  const archive = title?.kind === 'archival' ? `${title.short} – ${title.full}` : path[0]!
  addArchival(tree, [archive, ...path.slice(1)], place)
  return { path, work: latest.work, was: 'archival' }
}

function citePrinted(
  { sources, tree }: { readonly sources: PrintedSources; readonly tree: ArchivalTree },
  citation: PrintedCitation,
  text: ReadingText,
  latest: Latest,
  titles: Titles,
): Latest {
  const place = placeIn(text, citation.start, citation.end)
  const span = spanIn(text, citation.start, citation.end)
  if (citation.refersBack === 'ibid' && latest.was === 'archival' && latest.path !== null) {
    addArchival(tree, latest.path, place)
    return latest
  }
  const work =
    citation.refersBack === 'ibid'
      ? latest.work
      : citation.refersBack === 'op-cit'
        ? (sources.latestByAuthor.get(foldName(citation.authorKey ?? '')) ?? null)
        : (fromShortTitle(sources, citation, titles) ??
          findFull(sources, citation) ??
          workOf(sources, citation))
  if (work === null) return latest
  work.places.push(place)
  work.firstSpan ??= span
  if (work.citation.authorKey !== null) sources.latestByAuthor.set(foldName(work.citation.authorKey), work)
  return { path: latest.path, work, was: 'printed' }
}

/** The work that the side file says a short title stands for, with or without the author before it. */
function fromShortTitle(
  sources: PrintedSources,
  citation: PrintedCitation,
  titles: Titles,
): CitedWork | null {
  const { author, authorKey, title } = citation
  const surname = authorKey?.split(' ')[0] ?? ''
  const forms = [
    title,
    `${author ?? ''} ${title}`,
    `${surname} ${title}`,
    `${title} ${citation.parts.join(' ')}`,
  ]
  const found = forms.map(form => titles.get(foldName(form))).find(one => one !== undefined)
  if (found === undefined) return null
  const work = workOf(sources, readFullTitle(found.full))
  work.resolved = true
  return work
}

function unresolvedTitle(work: CitedWork): readonly Diagnostic[] {
  if (work.resolved) return []
  return [
    warningAt(
      'bibliography/unresolved-short-title',
      work.firstSpan,
      `“${work.citation.title}” is never given in full`,
      'give the full title under “shortTitles” in the file beside the text',
    ),
  ]
}

const printedSource = (work: CitedWork): PrintedSource => ({
  sortKey: sortKeyOf(work.citation),
  author: work.citation.author,
  entry: entryOf(work.citation),
  unresolved: !work.resolved,
  places: work.places,
})

const inRegister =
  (byName: (a: string, b: string) => number) =>
  (a: PrintedSource, b: PrintedSource): number =>
    byName(a.sortKey, b.sortKey) ||
    byName(a.entry.map(run => run.text).join(''), b.entry.map(run => run.text).join(''))
