/** The parts of footnotes, endnotes and comments → each note by its id, the number that Word prints, and its paragraphs. */
import type { NoteSeries, WordInline } from './word-content.ts'
import { formatNumber } from './word-number-format.ts'
import type { WordPackage, WordPart } from './word-package.ts'
import { wholeNumber } from './word-properties.ts'
import { attribute, childNamed, childrenNamed, type WordElement } from './word-xml.ts'

export const NOTE_SERIES: readonly NoteSeries[] = ['footnote', 'endnote', 'comment']

/** What the model calls each series. */
export const SERIES_NAMES: Readonly<Record<NoteSeries, string>> = {
  footnote: 'notes',
  endnote: 'endnotes',
  comment: 'comments',
}

export const partOf = (word: WordPackage, series: NoteSeries): WordPart | null =>
  series === 'footnote' ? word.footnotes : series === 'endnote' ? word.endnotes : word.comments

/** Notes by id, in the order of their part; the lines that Word draws between text and notes are no notes. */
export function notesById(part: WordPart | null, series: NoteSeries): ReadonlyMap<string, WordElement> {
  const notes = new Map<string, WordElement>()
  for (const element of childrenNamed(part?.root ?? null, `w:${series}`)) {
    const id = attribute(element, 'w:id')
    const type = attribute(element, 'w:type')
    if (id !== null && (type === null || type === 'normal') && !notes.has(id)) notes.set(id, element)
  }
  return notes
}

export interface CalledNotes {
  readonly labelOf: (series: NoteSeries, id: string, customMark: boolean) => string
}

/** Numbers notes as they are called: by the format and start of the document, else 1, 2, 3 and i, ii, iii. */
export function noteLabels(word: WordPackage, language: string): CalledNotes['labelOf'] {
  const formats = new Map(NOTE_SERIES.map(series => [series, numbering(word, series)]))
  const counts = new Map<NoteSeries, number>()
  const known = new Map<string, string>()
  return (series, id, customMark) => {
    const key = `${series} ${id}`
    const before = known.get(key)
    if (before !== undefined) return before
    if (customMark) return ''
    const { format, start } = formats.get(series)!
    const count = counts.get(series) ?? 0
    counts.set(series, count + 1)
    const label = formatNumber(start + count, format, language)
    known.set(key, label)
    return label
  }
}

function numbering(
  word: WordPackage,
  series: NoteSeries,
): { readonly format: string; readonly start: number } {
  const name = `w:${series}Pr`
  const body = childNamed(word.document.root, 'w:body')
  const section = childNamed(childNamed(body, 'w:sectPr'), name)
  const settings = childNamed(word.settings, name)
  const value = (property: string): string | null =>
    attribute(childNamed(section, property), 'w:val') ?? attribute(childNamed(settings, property), 'w:val')
  return {
    format: value('w:numFmt') ?? (series === 'endnote' ? 'lowerRoman' : 'decimal'),
    start: wholeNumber(value('w:numStart')) ?? 1,
  }
}

/** Ids of all notes that anything in the file calls, also text that a tracked change has deleted. */
export function calledAnywhere(word: WordPackage): ReadonlySet<string> {
  const called = new Set<string>()
  const visit = (element: WordElement): void => {
    for (const child of element.children) {
      if (typeof child === 'string') continue
      const series = /^w:(footnote|endnote|comment)Reference$/.exec(child.name)?.[1]
      if (series !== undefined) called.add(`${series} ${attribute(child, 'w:id') ?? ''}`)
      else visit(child)
    }
  }
  for (const part of [word.document, word.footnotes, word.endnotes, word.comments])
    if (part !== null) visit(part.root)
  return called
}

/** The text of a note without the mark that Word, or its author, has put before it. */
export function withoutMark(content: readonly WordInline[], mark: string | null): readonly WordInline[] {
  const first = content.findIndex(each => each.kind === 'text' && each.text.trim() !== '')
  const text = content[first]
  if (mark === null || text?.kind !== 'text') return content
  const lead = text.text.length - text.text.trimStart().length
  if (!text.text.startsWith(mark, lead)) return content
  const from = lead + mark.length
  const rest: WordInline = {
    ...text,
    text: text.text.slice(from),
    source: { ...text.source, start: text.source.start + from },
  }
  return [...content.slice(0, first), ...(rest.text === '' ? [] : [rest]), ...content.slice(first + 1)]
}
