/** One thing inside a Word run → an inline, added to its paragraph and to the readable text. */
import { errorAt, warningAt } from '../base/diagnostic.ts'
import type { Change } from './word-changes.ts'
import { append, here, type NoteSeries, type WordInline } from './word-content.ts'
import { readDrawing } from './word-drawing.ts'
import type { FieldMeaning } from './word-fields.ts'
import { isOn } from './word-properties.ts'
import type { RunLook, WordStyle } from './word-styles.ts'
import { isSymbolFont, symbolCharacter } from './word-symbols.ts'
import type { Walk } from './word-walk.ts'
import { attribute, type WordElement } from './word-xml.ts'

/** A text box that hangs on a paragraph. */
export interface Boxes {
  readonly box: WordElement
  readonly change: Change
  /** It hangs before all text of the paragraph. */
  readonly leads: boolean
}

/** A field whose end has not come; fields stand in each other. */
export interface OpenField {
  instruction: string
  /** Known when the instruction is complete: then what follows is its result. */
  meaning: FieldMeaning | null
  /** Lines of a list of Word's that were left out. */
  lines: number
  printed: boolean
  readonly form: WordElement | null
}

export interface InlineContext {
  readonly walk: Walk
  readonly style: WordStyle | null
  readonly content: WordInline[]
  readonly boxes: Boxes[]
  readonly change: Change
  readonly link: string | null
}

export type NameKind = Extract<WordInline, { kind: 'text' }>['name']

export function addBookmark(element: WordElement, walk: Walk, into: WordInline[]): void {
  const id = attribute(element, 'w:name')
  // `_GoBack` is where the cursor stood when Word was closed.
  if (id === null || id === '_GoBack' || walk.anchors.has(id)) return
  walk.anchors.add(id)
  into.push({ kind: 'anchor', id, source: here(walk.text) })
}

/** Text is printed unless it belongs to the instruction of a field, or to a list that Word made. */
export const isPrinted = (walk: Walk): boolean =>
  walk.fields.every(({ meaning }) => meaning !== null && !meaning.list)

export function addText(written: string, look: RunLook, name: NameKind, context: InlineContext): void {
  const { walk, content } = context
  if (written === '') return
  const list = walk.fields.find(({ meaning }) => meaning?.list === true)
  if (list !== undefined) list.lines += written === '\t' ? 0 : 1
  if (!isPrinted(walk)) return
  for (const field of walk.fields) field.printed = true
  if (look.hidden) {
    walk.report(
      warningAt(
        'word/hidden-text',
        here(walk.text),
        `hidden text is not printed: “${shorten(written)}”`,
        'in Word, take “Hidden” from its font to have it printed',
      ),
    )
    return
  }
  const text = readable(written, look.font)
  const inField = walk.fields.findLast(({ meaning }) => meaning !== null && meaning.link !== null)
  content.push({
    kind: 'text',
    text,
    marks: look.marks,
    language: look.language,
    link: inField?.meaning?.link ?? context.link,
    name,
    source: append(walk.text, text),
  })
}

export const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** Line ends inside a text are white; letters of a font of signs are what they look like. */
function readable(text: string, font: string | null): string {
  const plain = text.replace(/[\n\r\f\v\u0085\u2028\u2029]+/g, ' ')
  if (font === null || !isSymbolFont(font)) return plain
  return plain.replace(/[\uf020-\uf0ff]/g, sign => symbolCharacter(font, sign.charCodeAt(0)) ?? sign)
}

export function addSign(code: number, font: string, look: RunLook, context: InlineContext): void {
  const { walk } = context
  const known = symbolCharacter(font, code)
  const source = here(walk.text)
  addText(known ?? '\ufffd', { ...look, font: null }, null, context)
  if (known === null && isPrinted(walk))
    walk.report(
      errorAt(
        'word/unknown-symbol',
        { ...source, end: walk.text.length },
        `sign ${code.toString(16).toUpperCase()} of the font “${font}” has no known character; “\ufffd” stands for it`,
        'put the character itself into the text in Word',
      ),
    )
}

export function addCall(series: NoteSeries, element: WordElement, context: InlineContext): void {
  const { walk, content } = context
  const id = attribute(element, 'w:id')
  if (id === null || !isPrinted(walk)) return
  const custom = attribute(element, 'w:customMarkFollows')
  const customMark = custom !== null && isOn(custom)
  const label = walk.labelOf(series, id, customMark)
  const shown = series === 'comment' ? `[comment ${label}]` : customMark ? '' : `[${label}]`
  content.push({ kind: 'call', series, id, label, customMark, source: append(walk.text, shown) })
}

export function addDrawing(element: WordElement, context: InlineContext): void {
  const { walk, content, boxes } = context
  if (!isPrinted(walk)) return
  const drawing = readDrawing(element)
  const leads = !content.some(each => each.kind === 'text' && each.text.trim() !== '')
  for (const box of drawing.boxes) boxes.push({ box, change: context.change, leads })
  if (drawing.picture !== null) {
    const image = walk.pictureOf(drawing.picture.relationship)
    const source = append(walk.text, `[${drawing.description ?? 'picture'}]`)
    content.push({ kind: 'picture', image, description: drawing.description, source })
  } else if (drawing.isRule) content.push({ kind: 'rule', source: here(walk.text) })
  else if (drawing.other !== null)
    walk.report(
      warningAt(
        'word/left-out',
        here(walk.text),
        `a ${drawing.other} stands here, which cannot be set`,
        'save it as a picture in Word and put that into the text',
      ),
    )
}
