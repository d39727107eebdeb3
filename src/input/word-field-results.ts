/** The signs that begin, divide and end a Word field → what its result means for the text; lists that Word made are left out. */
import { warningAt } from '../base/diagnostic.ts'
import { here } from './word-content.ts'
import { readField } from './word-fields.ts'
import { isOn, wholeNumber } from './word-properties.ts'
import {
  addBookmark,
  addSign,
  addText,
  type InlineContext,
  isPrinted,
  type NameKind,
  type OpenField,
  shorten,
} from './word-run-parts.ts'
import type { RunLook } from './word-styles.ts'
import type { Walk } from './word-walk.ts'
import { attribute, childNamed, childrenNamed, descendantNamed, type WordElement } from './word-xml.ts'

/** Word nests fields twenty deep. */
const MOST_NESTED = 64

export function readFieldSign(
  sign: WordElement,
  look: RunLook,
  name: NameKind,
  context: InlineContext,
): void {
  const { walk } = context
  const type = attribute(sign, 'w:fldCharType')
  if (type === 'begin' ? walk.fields.length >= MOST_NESTED : walk.deeper > 0) {
    walk.deeper += type === 'begin' ? 1 : type === 'end' ? -1 : 0
    return
  }
  if (type === 'begin') {
    walk.fields.push({
      instruction: '',
      meaning: null,
      lines: 0,
      printed: false,
      form: childNamed(sign, 'w:ffData'),
    })
    return
  }
  const field = walk.fields[walk.fields.length - 1]
  if (field === undefined) return
  field.meaning ??= readField(field.instruction)
  if (type !== 'end') return
  walk.fields.pop()
  if (field.meaning.symbol !== null && !field.printed)
    addSign(field.meaning.symbol.code, field.meaning.symbol.font, look, context)
  const choice = formChoice(field.form)
  if (choice !== null && !field.printed)
    addText(choice, { ...look, marks: [...look.marks, 'generated'], font: null }, name, context)
  endField(field, context)
}

/** What a form's box or list shows, which Word keeps apart from the text; a box in characters that every font has. */
function formChoice(form: WordElement | null): string | null {
  const box = childNamed(form, 'w:checkBox')
  if (box !== null) {
    const state = childNamed(box, 'w:checked') ?? childNamed(box, 'w:default')
    return state !== null && isOn(attribute(state, 'w:val')) ? '[×]' : '[ ]'
  }
  const list = childNamed(form, 'w:ddList')
  const chosen = wholeNumber(attribute(childNamed(list, 'w:result'), 'w:val')) ?? 0
  return attribute(childrenNamed(list, 'w:listEntry')[chosen] ?? null, 'w:val')
}

/** Fields that print nothing of themselves. */
const WITHOUT_RESULT = new Set(['EQ', 'AUTONUM', 'AUTONUMLGL', 'AUTONUMOUT', 'BARCODE', 'DISPLAYBARCODE'])

export function endField(field: OpenField, context: InlineContext): void {
  const { walk, content } = context
  const { kind, list, pageNumber, indexEntry } = field.meaning ?? readField(field.instruction)
  if (list && field.lines > 0) reportList(walk, kind === 'INDEX' ? 'index' : 'table of contents')
  if (indexEntry !== null && isPrinted(walk))
    content.push({ kind: 'index-entry', entry: indexEntry, source: here(walk.text) })
  if (pageNumber && field.printed)
    walk.report(
      warningAt(
        'word/page-number',
        here(walk.text),
        'this number of a page is the one that Word had',
        'refer to something that has a number of its own: a document, a paragraph, a note',
      ),
    )
  if (WITHOUT_RESULT.has(kind) && !field.printed)
    walk.report(
      warningAt(
        'word/left-out',
        here(walk.text),
        `the field “${shorten(field.instruction.trim())}” has no text that could be set`,
        'write what it shows as text',
      ),
    )
}

const reportList = (walk: Walk, what: string): void =>
  walk.report(
    warningAt(
      'word/list-left-out',
      here(walk.text),
      `the ${what} that Word made is left out: its numbers are of Word's pages`,
      'delete it in Word: the style makes its own',
    ),
  )

/** Is this a list that Word makes of the text, by the gallery that it was inserted from? */
export const isContentsControl = (element: WordElement): boolean =>
  /table of contents/i.test(
    attribute(descendantNamed(childNamed(element, 'w:sdtPr'), 'w:docPartGallery'), 'w:val') ?? '',
  )

export function leaveOutList(element: WordElement, walk: Walk): void {
  if (descendantNamed(element, 'w:t') !== null) reportList(walk, 'table of contents')
  // Headings refer to it, and fields end in it: only its text is passed over.
  collectBookmarks(element, walk)
}

function collectBookmarks(element: WordElement, walk: Walk): void {
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (child.name === 'w:bookmarkStart') addBookmark(child, walk, walk.waiting)
    collectBookmarks(child, walk)
  }
}
