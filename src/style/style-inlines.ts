/** The inlines of an edition's paragraph → styled inlines: text in its marks, calls with their superior marks. */
import { type Sp, sp } from '../base/length.ts'
import { linkTarget } from '../edition/link-target.ts'
import type { EditionDocument, Inline, NoteId } from '../edition/model.ts'
import { seriesStyle } from './note-marks.ts'
import type { LinkTarget, StyledInline } from './styled-document.ts'
import type { NoteSeriesStyle, Stylesheet, TypeStyle } from './stylesheet.ts'
import { markStyle, textStyle } from './text-style.ts'

export interface InlineSetting {
  readonly document: EditionDocument
  readonly stylesheet: Stylesheet
  readonly marks: ReadonlyMap<NoteId, string>
  /** The series of each note of the document. */
  readonly seriesOf: ReadonlyMap<NoteId, string>
}

/**
 * Width of the box of a mark that restarts on each page, in ems of the text: of what most pages have, one figure, letter
 * or symbol, with little white beside it. Two figures, an m, a doubled dagger are made smaller to stand in it.
 */
const PAGE_MARK_WIDTH = { number: 0.42, letter: 0.38, symbol: 0.42 } as const

/** Marks that only finished pages know stand in a box of fixed width, so no line moves; others are as wide as they are (null). */
export const markWidth = (series: NoteSeriesStyle, size: Sp): Sp | null =>
  series.restart === 'page' ? sp(size * PAGE_MARK_WIDTH[series.marks]) : null

export function styleInlines(
  content: readonly Inline[],
  type: TypeStyle,
  setting: InlineSetting,
): readonly StyledInline[] {
  const { document, stylesheet } = setting
  const styled: StyledInline[] = []
  let offset = 0
  for (const inline of content) {
    if (inline.kind === 'text') {
      const style = textStyle(type, stylesheet, document.language, inline.marks)
      styled.push({ kind: 'text', text: inline.text, offset, style, link: linkOut(inline.link) })
      offset += inline.text.length
    } else if (inline.kind === 'note-ref') {
      const call = styleCall(inline.note, inline.implied, type, setting)
      if (isMark(styled.at(-1)) && isMark(call)) styled.push(betweenMarks(call.style))
      styled.push(call)
    } else if (inline.kind === 'dangling-ref') {
      const style = textStyle({ ...type, figures: 'lining' }, stylesheet, document.language, ['superscript'])
      styled.push({ kind: 'text', text: inline.label, offset: null, style, link: null })
    }
  }
  return styled
}

/** An address that is safe to follow; what is refused stays text, and the check of the edition has said so. */
function linkOut(written: string | undefined): LinkTarget | null {
  const target = written === undefined ? null : linkTarget(written)
  return target?.kind === 'outside'
    ? { to: target.address, outside: true, description: target.address }
    : null
}

/** An implied call shows no mark: the source has none, yet the note belongs to this page. */
function styleCall(note: NoteId, implied: boolean, type: TypeStyle, setting: InlineSetting): NoteCall {
  const mark = implied ? '' : (setting.marks.get(note) ?? '')
  const series = seriesStyle(setting.stylesheet.notes, setting.seriesOf.get(note) ?? '')
  const style = markStyle(textStyle(type, setting.stylesheet, setting.document.language))
  const width = implied ? null : markWidth(series, type.size)
  return { kind: 'call', note, mark, width, style, link: { to: `note ${note}`, description: `note ${mark}` } }
}

type NoteCall = Extract<StyledInline, { kind: 'call' }>

const isMark = (inline: StyledInline | undefined): boolean => inline?.kind === 'call' && inline.mark !== ''

/** Two marks side by side would read as one number. */
const betweenMarks = (style: NoteCall['style']): StyledInline => ({
  kind: 'space',
  width: sp(style.size * WHITE_BETWEEN_MARKS),
  style,
})

const WHITE_BETWEEN_MARKS = 0.15
