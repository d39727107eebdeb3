/** The inlines of an edition's paragraph → styled inlines: text in its marks and signs, calls with their superior marks, places. */
import { sp, ZERO } from '../base/length.ts'
import { linkTarget } from '../edition/link-target.ts'
import type { EditionDocument, Inline, Mark, NoteId, SourcePage, TextInline } from '../edition/model.ts'
import { bringsSigns, type EditorialMark, editorialMarks, gapSign } from './editorial-signs.ts'
import { markWidth } from './mark-width.ts'
import { seriesStyle } from './note-marks.ts'
import {
  anchorName,
  type LinkTarget,
  type PlaceMark,
  type Ruled,
  type StyledInline,
} from './styled-document.ts'
import type { EditorialSign, Stylesheet, TypeStyle } from './stylesheet.ts'
import { markStyle, textStyle } from './text-style.ts'

export interface InlineSetting {
  readonly document: EditionDocument
  /** Of the block that the inlines stand in. */
  readonly language: string
  readonly stylesheet: Stylesheet
  readonly marks: ReadonlyMap<NoteId, string>
  /** The series of each note of the document. */
  readonly seriesOf: ReadonlyMap<NoteId, string>
  /** Series of which a page has more marks than single figures or letters. */
  readonly crowded: ReadonlySet<string>
  /** The name of the place that an anchor marks; null for an anchor that the volume does not have. */
  readonly anchor: (id: string) => string | null
}

export interface StyledContent {
  readonly inlines: readonly StyledInline[]
  readonly marks: readonly PlaceMark[]
}

interface Styling {
  readonly type: TypeStyle
  readonly setting: InlineSetting
  /** Notes have no margin of their own, so that there pages of the source are named in the text. */
  readonly inNote: boolean
  readonly styled: StyledInline[]
  readonly places: PlaceMark[]
  /** Signs that are open, outermost first. */
  open: readonly EditorialMark[]
  /** The text before brings its own signs: none is printed for these marks until they end. */
  own: ReadonlySet<EditorialMark>
  offset: number
}

/** @param added marks that all of the text has beside its own */
export function styleInlines(
  content: readonly Inline[],
  type: TypeStyle,
  setting: InlineSetting,
  { inNote = false, added = [] }: { readonly inNote?: boolean; readonly added?: readonly Mark[] } = {},
): StyledContent {
  const styling: Styling = {
    type,
    setting,
    inNote,
    styled: [],
    places: [],
    open: [],
    own: new Set(),
    offset: 0,
  }
  const following = nextTexts(content)
  content.forEach((inline, index) => {
    if (inline.kind === 'text') addText(inline, following[index]!, added, styling)
    else if (inline.kind === 'note-ref') addCall(inline.note, inline.implied, styling)
    else if (inline.kind === 'dangling-ref') addPlain(inline.label, styling, ['superscript'], 'lining')
    else if (inline.kind === 'gap') addPlain(gapSign(inline, setting.stylesheet, setting.language), styling)
    else if (inline.kind === 'anchor') addAnchor(inline.id, styling)
    else addSourcePage(inline, following[index] ?? null, styling)
  })
  return { inlines: styling.styled, marks: styling.places }
}

/** For every inline the next text after it. */
function nextTexts(content: readonly Inline[]): readonly (TextInline | null)[] {
  const next: (TextInline | null)[] = content.map(() => null)
  let text: TextInline | null = null
  for (let index = content.length - 1; index >= 0; index--) {
    next[index] = text
    const inline = content[index]!
    if (inline.kind === 'text' && inline.text !== '') text = inline
  }
  return next
}

function addText(
  inline: TextInline,
  next: TextInline | null,
  added: readonly Mark[],
  styling: Styling,
): void {
  const { setting, type, styled } = styling
  const { stylesheet } = setting
  const marks = added.length === 0 ? inline.marks : [...inline.marks, ...added]
  const signs = editorialMarks(marks)
  if (inline.text !== '') openSigns(inline, next, signs, styling)
  const looks = signs.map(sign => stylesheet.editorialSigns[sign].look)
  const shown = looks.includes('italic') && !marks.includes('italic') ? [...marks, 'italic' as const] : marks
  const style = textStyle(type, stylesheet, inline.language ?? setting.language, shown)
  const under = marks.includes('underline') || looks.includes('underline')
  const through = marks.includes('strikethrough') || looks.includes('strikethrough')
  const ruled: Ruled | null = under ? (through ? 'under-and-through' : 'under') : through ? 'through' : null
  styled.push({
    kind: 'text',
    text: marks.includes('capitals') ? inCapitals(inline.text) : inline.text,
    offset: styling.offset,
    style,
    link: linkOf(inline, setting),
    ...(ruled === null ? {} : { ruled }),
  })
  styling.offset += inline.text.length
  if (inline.text !== '') closeSigns(next === null ? [] : editorialMarks([...next.marks, ...added]), styling)
}

/** A letter without a capital of its own length, such as ß, stays: what has been counted in the text must not move. */
const inCapitals = (text: string): string =>
  text.replace(/\p{L}/gu, letter => {
    const capital = letter.toUpperCase()
    return capital.length === letter.length ? capital : letter
  })

/** Text inlines with the same mark have one pair of signs, whatever stands between them. */
function openSigns(
  inline: TextInline,
  next: TextInline | null,
  signs: readonly EditorialMark[],
  styling: Styling,
): void {
  const table = styling.setting.stylesheet.editorialSigns
  for (const mark of signs.slice(styling.open.length)) {
    const alone = next === null || !next.marks.includes(mark)
    if (alone && bringsSigns(inline.text, table[mark])) styling.own = new Set([...styling.own, mark])
    else addSign(table[mark].open, styling)
  }
  styling.open = signs
}

/** Closes, innermost first, what the next text does not go on with. */
function closeSigns(next: readonly EditorialMark[], styling: Styling): void {
  const table: Readonly<Record<EditorialMark, EditorialSign>> = styling.setting.stylesheet.editorialSigns
  const { open } = styling
  let kept = 0
  while (kept < open.length && open[kept] === next[kept]) kept++
  for (const mark of open.slice(kept).toReversed()) {
    if (!styling.own.has(mark)) addSign(table[mark].close, styling)
    styling.own = new Set([...styling.own].filter(each => each !== mark))
  }
  styling.open = open.slice(0, kept)
}

function addSign(sign: string, styling: Styling): void {
  // A sign stays with what it is for.
  if (sign !== '') addPlain(sign.replaceAll(' ', '\u00a0'), styling)
}

/** Text that the style adds. */
function addPlain(
  text: string,
  { type, setting, styled }: Styling,
  marks: readonly Mark[] = [],
  figures: TypeStyle['figures'] = type.figures,
): void {
  const style = textStyle({ ...type, figures }, setting.stylesheet, setting.language, marks)
  styled.push({ kind: 'text', text, offset: null, style, link: null })
}

/** An anchor of the volume or an address that is safe; what is refused stays text, and the check of the edition has said so. */
function linkOf({ link, text }: TextInline, { anchor }: InlineSetting): LinkTarget | null {
  const target = link === undefined ? null : linkTarget(link)
  if (target === null || target.kind === 'refused') return null
  if (target.kind === 'outside') return { to: target.address, outside: true, description: target.address }
  const to = anchor(target.anchor)
  return to === null ? null : { to, description: text.trim() }
}

function addAnchor(id: string, { setting, places, offset }: Styling): void {
  places.push({ kind: 'anchor', offset, name: anchorName(setting.document.id, id) })
}

/** In the margin, with a bar in the text; in the text itself where that is asked for, and in notes. */
function addSourcePage(page: SourcePage, next: TextInline | null, styling: Styling): void {
  const { setting, inNote, styled, places, offset, type } = styling
  const { place, open, close } = setting.stylesheet.sourcePages
  if (place === 'none') return
  const label = `${open}${page.label}${close}`
  if (place === 'margin' && !inNote) {
    places.push({ kind: 'source-page', offset, label })
    const style = textStyle(type, setting.stylesheet, setting.language)
    if (offset > 0) styled.push({ kind: 'bar', width: ZERO, style })
    return
  }
  const before = styled.findLast(inline => inline.kind === 'text')
  const apart = before === undefined || before.kind !== 'text' || /\s$/.test(before.text)
  const shown = label === page.label ? `[${label}]` : label
  const white = next !== null && !/^\s/.test(next.text)
  addPlain(apart ? `${shown}${white ? '\u00a0' : ''}` : shown, styling)
}

function addCall(note: NoteId, implied: boolean, { type, setting, styled }: Styling): void {
  const call = styleCall(note, implied, type, setting)
  if (isMark(styled.at(-1)) && isMark(call)) styled.push(betweenMarks(call.style))
  styled.push(call)
}

/** An implied call shows no mark: the source has none, yet the note belongs to this page. */
function styleCall(note: NoteId, implied: boolean, type: TypeStyle, setting: InlineSetting): NoteCall {
  const mark = implied ? '' : (setting.marks.get(note) ?? '')
  const series = seriesStyle(setting.stylesheet.notes, setting.seriesOf.get(note) ?? '')
  const style = markStyle(textStyle(type, setting.stylesheet, setting.language))
  const width = implied ? null : markWidth(series, type.size, setting.crowded)
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
