/** Notes of an edition → styled notes: the mark, a link back to the call, the text in the series' own type. */
import { sp, ZERO } from '../base/length.ts'
import type { Note, NoteId, Paragraph } from '../edition/model.ts'
import { type ItemLabel, itemPlaces } from './list-labels.ts'
import { markWidth } from './mark-width.ts'
import { noteMeasure } from './measures.ts'
import { seriesStyle } from './note-marks.ts'
import { marksOf } from './style-blocks.ts'
import { type InlineSetting, styleInlines } from './style-inlines.ts'
import type { StyledInline, StyledNote, StyledParagraph } from './styled-document.ts'
import type { NoteSeriesStyle, Stylesheet, TypeStyle } from './stylesheet.ts'
import { containersOf, surroundings } from './surroundings.ts'
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
    paragraphs: note.paragraphs.map((paragraph, index) =>
      styleNoteParagraph(note, paragraph, index, mark, items.get(index)?.label ?? null, style, setting),
    ),
  }
}

function styleNoteParagraph(
  note: Note,
  paragraph: Paragraph,
  index: number,
  mark: string,
  label: ItemLabel | null,
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
  const opening = index === 0 ? noteOpening(note.id, mark, style, setting) : []
  return {
    id: paragraph.id,
    role: 'note',
    note: note.id,
    level: 0,
    inlines: [...opening, ...printedLabel(label, around.type, stylesheet, language), ...inlines],
    language,
    measure: sp(noteMeasure(style, stylesheet) - around.right),
    leading: style.leading,
    left: around.left,
    firstLeft: sp(around.left + (style.place === 'margin' ? ZERO : style.indent)),
    labelLength: 0,
    align: style.align,
    breaking: stylesheet.lineBreaking,
    variants: false,
    ...(around.keepsWhite ? { keepsWhite: true as const } : {}),
    ...marksOf(paragraph, marks, setting),
  }
}

/** In notes an item's number or bullet stands before it and does not hang: the note's own mark does already. */
function printedLabel(
  label: ItemLabel | null,
  type: TypeStyle,
  stylesheet: Stylesheet,
  language: string,
): readonly StyledInline[] {
  if (label?.kind !== 'printed') return []
  const style = textStyle(type, stylesheet, language)
  return [{ kind: 'text', text: `${label.text}\u00a0`, offset: null, style, link: null }]
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
