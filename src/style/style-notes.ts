/** Notes of an edition → styled notes: the mark, a link back to the call, the text in the series' own type. */
import { sp, ZERO } from '../base/length.ts'
import type { Note, NoteId, Paragraph } from '../edition/model.ts'
import { type ItemPlace, itemPlaces } from './list-labels.ts'
import { markWidth } from './mark-width.ts'
import { noteMeasure } from './measures.ts'
import { seriesStyle } from './note-marks.ts'
import { marksOf } from './style-blocks.ts'
import { type InlineSetting, styleInlines } from './style-inlines.ts'
import type { StyledInline, StyledNote, StyledParagraph } from './styled-document.ts'
import type { NoteSeriesStyle, Stylesheet, TypeStyle } from './stylesheet.ts'
import { containersOf, itemIndent, type Surroundings, surroundings } from './surroundings.ts'
import { markStyle, textStyle } from './text-style.ts'

/** A note with its mark, in the look and the measure of its series. */
export function styleNote(note: Note, setting: InlineSetting): StyledNote {
  const style = seriesStyle(setting.stylesheet.notes, note.series)
  const mark = setting.marks.get(note.id) ?? note.label
  const items = itemPlaces(note.paragraphs, setting.stylesheet)
  return {
    id: note.id,
    series: style.series,
    mark,
    ...(note.mark === undefined ? {} : { ownMark: true as const }),
    paragraphs: note.paragraphs.map((paragraph, index) => {
      const opening = index === 0 ? noteOpening(note.id, mark, style, setting) : []
      return styleNoteParagraph(note, paragraph, opening, items.get(index) ?? null, style, setting)
    }),
  }
}

function styleNoteParagraph(
  note: Note,
  paragraph: Paragraph,
  opening: readonly StyledInline[],
  item: ItemPlace | null,
  style: NoteSeriesStyle,
  setting: InlineSetting,
): StyledParagraph {
  const { stylesheet, document } = setting
  const language = paragraph.language ?? document.language
  const around = surroundings(containersOf(paragraph), style, stylesheet)
  const { inlines, marks } = styleInlines(
    paragraph.content,
    around.type,
    { ...setting, language },
    { inNote: true, added: around.added },
  )
  const label = printedLabel(item, around.type, style, setting)
  return {
    id: paragraph.id,
    role: 'note',
    note: note.id,
    level: 0,
    inlines: [...opening, ...label, ...inlines],
    language,
    measure: sp(noteMeasure(style, stylesheet) - around.right),
    leading: style.leading,
    ...edgesOf(item, around, opening.length > 0, style, stylesheet),
    align: style.align,
    breaking: stylesheet.lineBreaking,
    variants: false,
    ...(around.keepsWhite ? { keepsWhite: true as const } : {}),
    ...marksOf(paragraph, marks, setting),
  }
}

/** The number or bullet that the style prints before an item. Notes that are run in keep it with the word after it. */
function printedLabel(
  item: ItemPlace | null,
  type: TypeStyle,
  series: NoteSeriesStyle,
  { stylesheet, document: { language } }: InlineSetting,
): readonly StyledInline[] {
  if (item?.label.kind !== 'printed') return []
  const style = textStyle(type, stylesheet, language)
  const white = series.place === 'foot' && series.layout === 'run-in' ? '\u00a0' : ' '
  return [{ kind: 'text', text: `${item.label.text}${white}`, offset: null, style, link: null }]
}

/**
 * Paragraphs of a note are indented at their first lines. The numbers and bullets of its lists stand there too, and the text
 * of the items hangs from them; where a note begins with an item, its mark stands before the number.
 */
function edgesOf(
  item: ItemPlace | null,
  { left }: Surroundings,
  opens: boolean,
  style: NoteSeriesStyle,
  stylesheet: Stylesheet,
): Pick<StyledParagraph, 'left' | 'firstLeft' | 'labelLength'> {
  const indent = style.place === 'margin' ? ZERO : style.indent
  if (item === null) return { left, firstLeft: sp(left + indent), labelLength: 0 }
  const { label, first, ordering } = item
  const inner = sp(left + indent)
  const hanging = opens ? indent : sp(inner - itemIndent(style, stylesheet))
  if (!first) return { left: inner, firstLeft: inner, labelLength: 0 }
  if (label.kind === 'none' || (label.kind === 'own' && ordering === 'defined'))
    return { left: inner, firstLeft: hanging, labelLength: 0 }
  return {
    left: inner,
    firstLeft: hanging,
    labelLength: label.kind === 'own' ? label.length : label.text.length,
  }
}

/** The mark before the note's text, a link back to its call, and a thin white. */
function noteOpening(
  id: NoteId,
  mark: string,
  style: NoteSeriesStyle,
  { stylesheet, document: { language }, crowded }: InlineSetting,
): readonly StyledInline[] {
  const look = markStyle(textStyle(style, stylesheet, language))
  const link = { to: `call ${id}`, description: `back to the call of note ${mark}` }
  const white: StyledInline = {
    kind: 'space',
    width: sp(style.size * MARK_WHITE[style.markStyle]),
    style: look,
  }
  if (style.markStyle === 'superior')
    return [
      { kind: 'call', note: id, mark, width: markWidth(style, style.size, crowded), style: look, link },
      white,
    ]
  // Also on the line, a mark that only pages know must not move what stands after it.
  const width = style.restart === 'page' ? sp(style.size * ON_LINE_WIDTH) : null
  const onLine = textStyle(style, stylesheet, language)
  return [{ kind: 'call', note: id, mark: `${mark}.`, width, style: onLine, stands: 'on-line', link }, white]
}

/** Room for a mark of two figures or letters and its point, in ems. */
const ON_LINE_WIDTH = 1.2

/** White after a note's mark, in parts of the note's size. */
const MARK_WHITE = { superior: 0.18, 'on-line': 0.4 } as const
