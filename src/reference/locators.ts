/** Mentions on finished pages in, the locators of an index entry out: `12–15, 217 n.3, 220 n.1, 220 n.2`. */
import type { NoteId } from '../edition/model.ts'

export interface Mention {
  /** Folio as printed. */
  readonly page: string
  readonly pageIndex: number
  /** Mark of the note as printed; null for a mention in the body. */
  readonly note: string | null
  /** The same note's name; null in the body. */
  readonly noteId: NoteId | null
  /** The note identifies the person. */
  readonly bold: boolean
}

export interface LocatorStyle {
  /** Locators of identifying notes in bold. */
  readonly boldIdentification: boolean
}

/** A locator, or the text between two of them; the runs in order are what is printed. */
export interface LocatorRun {
  readonly text: string
  /** Where it leads; null for the commas between locators. */
  readonly pageIndex: number | null
  readonly note: NoteId | null
  readonly bold: boolean
}

const NO_BREAK_SPACE = '\u00a0'

/** What a note is called in a locator, by language, with the space that belongs to it; `n.` in the others, set close as English indexes do. */
const NOTE_WORDS: Readonly<Record<string, string>> = { de: 'Anm.\u00a0', ru: 'прим.\u00a0' }

/**
 * The locators of one entry, sorted by page and note, each once. Consecutive pages of the body are joined with an en dash; a page
 * in a range is still named for a note on it. A range or a note never has a place to break inside.
 */
export function formatLocators(
  mentions: readonly Mention[],
  style: LocatorStyle,
  language: string,
): readonly LocatorRun[] {
  const noteWord = NOTE_WORDS[language.split('-')[0]!.toLowerCase()] ?? 'n.'
  const groups = [...bodyRanges(mentions), ...noteGroups(mentions)].sort(
    (a, b) => a.pageIndex - b.pageIndex || Number(a.notes.length > 0) - Number(b.notes.length > 0),
  )
  const runs: LocatorRun[] = []
  const isBold = (bold: boolean): boolean => bold && style.boldIdentification
  for (const group of groups) {
    if (runs.length > 0) runs.push(separator(', '))
    if (group.notes.length === 0) {
      runs.push({ text: group.text, pageIndex: group.pageIndex, note: null, bold: isBold(group.bold) })
      continue
    }
    // Each note with its page: in “3 nn. 11, 13” the 13 could be taken for a page.
    group.notes.forEach((note, at) => {
      if (at > 0) runs.push(separator(', '))
      const text = `${group.text}${NO_BREAK_SPACE}${noteWord}${note.mark}`
      runs.push({ text, pageIndex: group.pageIndex, note: note.id, bold: isBold(note.bold) })
    })
  }
  return runs
}

const separator = (text: string): LocatorRun => ({ text, pageIndex: null, note: null, bold: false })

interface Group {
  readonly text: string
  readonly pageIndex: number
  readonly bold: boolean
  readonly notes: readonly { readonly mark: string; readonly id: NoteId | null; readonly bold: boolean }[]
}

function bodyRanges(mentions: readonly Mention[]): readonly Group[] {
  const pages = new Map<number, { page: string; bold: boolean }>()
  for (const { page, pageIndex, note, bold } of mentions)
    if (note === null) pages.set(pageIndex, { page, bold: bold || (pages.get(pageIndex)?.bold ?? false) })
  const ranges: { first: number; last: number; bold: boolean }[] = []
  for (const index of [...pages.keys()].sort((a, b) => a - b)) {
    const range = ranges.at(-1)
    const { page, bold } = pages.get(index)!
    const goesOn =
      range !== undefined &&
      range.last === index - 1 &&
      range.bold === bold &&
      follows(pages.get(range.last)!.page, page)
    if (goesOn) range.last = index
    else ranges.push({ first: index, last: index, bold })
  }
  return ranges.map(({ first, last, bold }) => ({
    text: first === last ? pages.get(first)!.page : `${pages.get(first)!.page}–${pages.get(last)!.page}`,
    pageIndex: first,
    bold,
    notes: [],
  }))
}

/** Roman and arabic folios are never joined, even where a page follows the other. */
const follows = (page: string, next: string): boolean =>
  /^\d+$/.test(page) ? Number(next) === Number(page) + 1 : !/^\d+$/.test(next)

function noteGroups(mentions: readonly Mention[]): readonly Group[] {
  const pages = new Map<number, { page: string; notes: Map<string, Group['notes'][number]> }>()
  for (const { page, pageIndex, note, noteId, bold } of mentions) {
    if (note === null) continue
    const group = pages.get(pageIndex) ?? { page, notes: new Map() }
    pages.set(pageIndex, group)
    const key = `${note} ${noteId ?? ''}`
    group.notes.set(key, { mark: note, id: noteId, bold: bold || (group.notes.get(key)?.bold ?? false) })
  }
  return [...pages].map(([pageIndex, { page, notes }]) => ({
    text: page,
    pageIndex,
    bold: false,
    notes: [...notes.values()].sort((a, b) => byMark(a.mark, b.mark)),
  }))
}

/** Numbers by value, letters and symbols in the order of the mentions, which is that of the page. */
const byMark = (a: string, b: string): number =>
  /^\d+$/.test(a) && /^\d+$/.test(b) ? Number(a) - Number(b) : 0
