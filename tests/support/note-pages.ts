/** Notes in a style of their own → pages: a small page, and editions whose notes are long, many, or of two series. */
import type { Edition, Note } from '../../src/edition/model.ts'
import type { FontSet } from '../../src/fonts/font.ts'
import type { Page } from '../../src/page/page.ts'
import type { NoteSeriesStyle, Stylesheet } from '../../src/style/stylesheet.ts'
import { type TypesetResult, typeset } from '../../src/typeset.ts'
import { builtInStylesheet, packagedFonts } from './real-tools.ts'

const fonts: FontSet = packagedFonts()

/** The style `appendix` with series that differ from its own in what is given, on a page of so many lines. */
export function styleWithNotes(
  series: readonly Partial<NoteSeriesStyle>[],
  lines = 16,
  base: Stylesheet = builtInStylesheet('appendix'),
): Stylesheet {
  const [first] = base.notes
  const notes = series.map(each => ({ ...first!, ...each }))
  return { ...base, page: { ...base.page, lines }, notes }
}

export const set = async (edition: Edition, stylesheet: Stylesheet): Promise<TypesetResult> =>
  (await typeset(edition, stylesheet, fonts)).value

/** The edition with some of its notes in another series. */
export const inSeries = (edition: Edition, seriesOf: (note: Note) => string): Edition => ({
  ...edition,
  documents: edition.documents.map(document => ({
    ...document,
    notes: document.notes.map(note => ({ ...note, series: seriesOf(note) })),
  })),
})

const WORDS =
  'the record of this conversation is among the papers of the embassy and agrees in all but a few words with the text that was sent to London on the same evening by the ambassador himself'.split(
    ' ',
  )

/** So many words of plain English, others for another seed. */
export const words = (count: number, seed = 0): string =>
  Array.from(
    { length: count },
    (_, index) => WORDS[(index * 7 + seed * 5 + (index >> 3)) % WORDS.length],
  ).join(' ')

export const areasOf = (page: Page, role: 'text' | 'notes', series: string | null = null) =>
  page.areas.filter(area => area.role === role && (series === null || area.series === series))

/** Pages on which two of the areas of text and notes overlap, or notes reach below the type area. */
export function crowdedPages(pages: readonly Page[], stylesheet: Stylesheet): readonly string[] {
  const foot = stylesheet.page.top + (stylesheet.page.lines + 1) * stylesheet.body.leading
  return pages.flatMap(page => {
    const boxes = page.areas.filter(area => area.role === 'text' || area.role === 'notes')
    return boxes.flatMap((box, index) => {
      const below = box.rect.y + box.rect.height > foot ? [`${page.folio} reaches too low`] : []
      const met = boxes
        .slice(index + 1)
        .filter(
          other =>
            box.rect.x < other.rect.x + other.rect.width &&
            other.rect.x < box.rect.x + box.rect.width &&
            box.rect.y < other.rect.y + other.rect.height &&
            other.rect.y < box.rect.y + box.rect.height,
        )
      return [...below, ...met.map(other => `${page.folio}: ${box.role} over ${other.role}`)]
    })
  })
}

/** Notes that do not begin on the page of their call. */
export const lateNotes = ({ layout }: TypesetResult): readonly string[] =>
  layout.notes.filter(note => note.startsOn !== note.calledOn).map(note => note.id)
