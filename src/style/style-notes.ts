/** Notes of an edition → styled notes: the mark, a link back to the call, the text in the series' own type. */
import { sp, ZERO } from '../base/length.ts'
import type { Note, NoteId, Paragraph } from '../edition/model.ts'
import { noteMeasure } from './measures.ts'
import { seriesStyle } from './note-marks.ts'
import { type InlineSetting, markWidth, styleInlines } from './style-inlines.ts'
import type { StyledInline, StyledNote, StyledParagraph } from './styled-document.ts'
import type { NoteSeriesStyle, Stylesheet } from './stylesheet.ts'
import { markStyle, textStyle } from './text-style.ts'

/** A note with its mark, in the look and the measure of its series. */
export function styleNote(note: Note, setting: InlineSetting): StyledNote {
  const style = seriesStyle(setting.stylesheet.notes, note.series)
  const mark = setting.marks.get(note.id) ?? note.label
  return {
    id: note.id,
    series: style.series,
    mark,
    paragraphs: note.paragraphs.map((paragraph, index) =>
      styleNoteParagraph(note, paragraph, index, mark, style, setting),
    ),
  }
}

function styleNoteParagraph(
  note: Note,
  paragraph: Paragraph,
  index: number,
  mark: string,
  style: NoteSeriesStyle,
  setting: InlineSetting,
): StyledParagraph {
  const { stylesheet, document } = setting
  const inlines = styleInlines(paragraph.content, style, setting)
  const opening = index === 0 ? noteOpening(note.id, mark, style, stylesheet, document.language) : []
  return {
    id: paragraph.id,
    role: 'note',
    note: note.id,
    level: 0,
    inlines: [...opening, ...inlines],
    language: document.language,
    measure: noteMeasure(style, stylesheet),
    leading: style.leading,
    left: ZERO,
    firstLeft: style.place === 'margin' ? ZERO : style.indent,
    labelLength: 0,
    align: style.align,
    breaking: stylesheet.lineBreaking,
    variants: false,
  }
}

/** The mark before the note's text, a link back to its call, and a thin white. */
function noteOpening(
  id: NoteId,
  mark: string,
  style: NoteSeriesStyle,
  stylesheet: Stylesheet,
  language: string,
): readonly StyledInline[] {
  const look = markStyle(textStyle(style, stylesheet, language))
  const link = { to: `call ${id}`, description: `back to the call of note ${mark}` }
  const white: StyledInline = {
    kind: 'space',
    width: sp(style.size * MARK_WHITE[style.markStyle]),
    style: look,
  }
  if (style.markStyle === 'superior')
    return [{ kind: 'call', note: id, mark, width: markWidth(style, style.size), style: look, link }, white]
  // Also on the line, a mark that only pages know must not move what stands after it.
  const width = style.restart === 'page' ? sp(style.size * ON_LINE_WIDTH) : null
  const onLine = textStyle(style, stylesheet, language)
  return [{ kind: 'call', note: id, mark: `${mark}.`, width, style: onLine, stands: 'on-line', link }, white]
}

/** Room for a mark of two figures or letters and its point, in ems. */
const ON_LINE_WIDTH = 1.2

/** White after a note's mark, in parts of the note's size. */
const MARK_WHITE = { superior: 0.18, 'on-line': 0.4 } as const
