/** Galley → where each page ends and which notes stand on it; again, with more room, where run-in notes did not fit. */
import type { NoteId } from '../edition/model.ts'
import type { SetOne } from '../galley/build-galley.ts'
import type { Galley } from '../galley/galley.ts'
import type { StyledDocument, StyledNote } from '../style/styled-document.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import { cutPages, type PageContent } from './cut-pages.ts'
import { blockHeight, type Raises } from './foot-layout.ts'
import { type GalleyInstance, galleyInstance } from './galley-instance.ts'
import { breakPagesSafely, type SafePagination } from './paginate.ts'
import { addRaises, type RunInBlock, runInIndexes, runInSeries } from './run-in-notes.ts'

export interface ChosenCuts {
  readonly abstract: GalleyInstance
  readonly result: SafePagination
  readonly contents: readonly PageContent[]
  /** Run-in notes by series and page; no pages for a series with another layout. */
  readonly runIn: readonly (readonly (RunInBlock | null)[])[]
  /** What could not be kept; empty as a rule. */
  readonly unsettled: readonly string[]
}

/** Rounds after which pages are taken as they are. */
const MOST_ROUNDS = 6

/**
 * How many lines run-in notes take is known only when it is known which stand together, and that is known only when the
 * pages are. So the page breaker is given the notes' widths in parts of a line, and each page is then set and looked at.
 * Where a page's notes do not fit, the note at fault is given the lines that were missing, and the pages are chosen again.
 *
 * It ends: a round that is not the last makes some note a line higher and none lower, and there are `MOST_ROUNDS` at the
 * most. Whatever the last round chose is complete, because `runInSeries` sets every word on some page; a note that found
 * no room on its page is then reported.
 */
export function chooseCuts(
  galley: Galley,
  documents: readonly StyledDocument[],
  stylesheet: Stylesheet,
  setOne: SetOne,
): ChosenCuts {
  const notes = new Map(documents.flatMap(document => [...document.notes]))
  let raises: Raises = new Map()
  for (let round = 1; ; round++) {
    const abstract = galleyInstance(galley, stylesheet, stylesheet.folio.first, raises)
    const result = breakPagesSafely(abstract.instance)
    const contents = cutPages(galley, abstract, result)
    const { runIn, missing } = setRunInNotes(contents, abstract, notes, stylesheet, setOne)
    const settled = missing.size === 0
    if (settled || round === MOST_ROUNDS)
      return {
        abstract,
        result,
        contents,
        runIn,
        unsettled: settled ? [] : ['a note that is run in stands on another page than its call'],
      }
    raises = addRaises(raises, missing)
  }
}

function setRunInNotes(
  contents: readonly PageContent[],
  abstract: GalleyInstance,
  notes: ReadonlyMap<NoteId, StyledNote>,
  stylesheet: Stylesheet,
  setOne: SetOne,
): { readonly runIn: ChosenCuts['runIn']; readonly missing: Raises } {
  const runIn: (readonly (RunInBlock | null)[])[] = abstract.series.map(() => [])
  let missing: Raises = new Map()
  for (const series of runInIndexes(abstract.series)) {
    const style = abstract.series[series]!
    const room = (page: number | null): number =>
      Math.floor((roomFor(series, page, contents, abstract, runIn, stylesheet) + 1) / style.leading)
    const set = runInSeries(contents, { style, series, notes, stylesheet, setOne, room })
    runIn[series] = set.blocks
    missing = addRaises(missing, set.missing)
  }
  return { runIn, missing }
}

/** What a page has left for the notes of a series, under its text and beside those of other series. */
function roomFor(
  series: number,
  page: number | null,
  contents: readonly PageContent[],
  abstract: GalleyInstance,
  runIn: ChosenCuts['runIn'],
  stylesheet: Stylesheet,
): number {
  const { leading } = stylesheet.body
  const own = abstract.series[series]!.separation
  const content = page === null ? undefined : contents[page]
  if (content === undefined || page === null) return stylesheet.page.lines * leading - own
  const last = content.lines[content.lines.length - 1]
  const text = last === undefined ? 0 : last.top + last.line.height
  let others = 0
  abstract.foot.forEach((foot, index) => {
    if (index === series) return
    const block = runIn[index]?.[page]
    const cut = content.notes[index] ?? []
    const known = runIn[index]!.length > 0
    const height = known ? (block?.lines.length ?? 0) * foot.style.leading : blockHeight(cut, foot)
    if (height > 0) others += height + foot.style.separation
  })
  return (stylesheet.page.lines + content.deviation) * leading - text - others - own
}
