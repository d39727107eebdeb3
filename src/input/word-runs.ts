/** The inside of a Word paragraph → inlines, added to a list in order: text with its marks, calls, anchors, pictures. */
import { warningAt } from '../base/diagnostic.ts'
import type { Mark } from '../edition/model.ts'
import { CHANGE_ELEMENTS, type Change, isKept } from './word-changes.ts'
import { append, here } from './word-content.ts'
import { chosenBranch } from './word-drawing.ts'
import { endField, isContentsControl, leaveOutList, readFieldSign } from './word-field-results.ts'
import { readField } from './word-fields.ts'
import { runProperties } from './word-properties.ts'
import {
  addBookmark,
  addCall,
  addDrawing,
  addSign,
  addText,
  type InlineContext,
  isPrinted,
  type NameKind,
} from './word-run-parts.ts'
import type { RunLook } from './word-styles.ts'
import type { Walk } from './word-walk.ts'
import { attribute, childNamed, ownText, type WordElement } from './word-xml.ts'

export function readInlines(parent: WordElement, context: InlineContext): void {
  for (const child of parent.children) if (typeof child !== 'string') readInline(child, context)
}

/** Elements that say how something looks, or mark a place for Word alone. */
const SILENT = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:customXmlPr',
  'w:smartTagPr',
  'm:ctrlPr',
])

function readInline(child: WordElement, context: InlineContext): void {
  const { walk, change } = context
  if (SILENT.has(child.name)) return
  switch (child.name) {
    case 'w:r':
      readRun(child, context)
      return
    case 'w:hyperlink':
      readInlines(child, { ...context, link: hyperlinkOf(child, walk) ?? context.link })
      return
    case 'w:fldSimple':
      readSimpleField(child, context)
      return
    case 'w:bookmarkStart':
      addBookmark(child, walk, context.content)
      return
    case 'w:sdt':
      if (isContentsControl(child)) leaveOutList(child, walk)
      else readInlines(childNamed(child, 'w:sdtContent') ?? child, context)
      return
    case 'mc:AlternateContent': {
      const branch = chosenBranch(child)
      if (branch !== null) readInlines(branch, context)
      return
    }
    case 'm:t':
      addText(ownText(child), { marks: [], hidden: false, language: null, font: null }, null, context)
      return
    default: {
      if (!Object.hasOwn(CHANGE_ELEMENTS, child.name)) {
        readInlines(child, context)
        return
      }
      const inner = CHANGE_ELEMENTS[child.name]!
      // What is deleted inside an addition was never in either text's other state: it is deleted.
      if (isKept(inner, walk.changes))
        readInlines(child, { ...context, change: change === 'deleted' ? change : inner })
    }
  }
}

function hyperlinkOf(element: WordElement, walk: Walk): string | null {
  const anchor = attribute(element, 'w:anchor')
  const id = attribute(element, 'r:id')
  const related = id === null ? undefined : walk.part.relationships.get(id)
  if (related !== undefined) return anchor === null ? related.target : `${related.target}#${anchor}`
  if (anchor !== null) return `#${anchor}`
  if (id !== null)
    walk.report(
      warningAt(
        'word/dangling-link',
        here(walk.text),
        'a link leads nowhere; its text stays',
        'in Word, link it anew, or remove the link',
      ),
    )
  return null
}

function readRun(run: WordElement, context: InlineContext): void {
  const { walk, style } = context
  const direct = runProperties(childNamed(run, 'w:rPr'), walk.changes === 'original')
  const own: Change = context.change ?? direct.change ?? null
  if (!isKept(own, walk.changes)) return
  const inner = { ...context, change: own }
  const look = walk.lookOf(style, direct)
  const character = direct.style === undefined ? null : (walk.styles.byId.get(direct.style) ?? null)
  const shown: RunLook = { ...look, marks: withChange(look.marks, own, walk) }
  const name = walk.nameOf(character)
  for (const child of run.children) if (typeof child !== 'string') readRunChild(child, shown, name, inner)
}

const withChange = (marks: readonly Mark[], change: Change, walk: Walk): readonly Mark[] =>
  change === null || walk.changes !== 'show' ? marks : [...marks, change]

function readRunChild(child: WordElement, look: RunLook, name: NameKind, context: InlineContext): void {
  const { walk, content } = context
  switch (child.name) {
    case 'w:t':
    case 'w:delText':
      addText(ownText(child), look, name, context)
      return
    case 'w:tab':
    case 'w:ptab':
      addText('\t', look, name, context)
      return
    case 'w:noBreakHyphen':
      addText('\u2011', look, name, context)
      return
    case 'w:softHyphen':
      addText('\u00ad', look, name, context)
      return
    case 'w:sym':
      addSymbol(child, look, context)
      return
    case 'w:br':
    case 'w:cr': {
      if (!isPrinted(walk)) return
      const type = attribute(child, 'w:type')
      content.push({
        kind: 'break',
        source: append(walk.text, type === null || type === 'textWrapping' ? '\u2028' : ''),
      })
      return
    }
    case 'w:fldChar':
      readFieldSign(child, look, name, context)
      return
    case 'w:instrText':
    case 'w:delInstrText': {
      const field = walk.fields[walk.fields.length - 1]
      if (field !== undefined && field.meaning === null) field.instruction += ownText(child)
      return
    }
    case 'w:footnoteReference':
      addCall('footnote', child, context)
      return
    case 'w:endnoteReference':
      addCall('endnote', child, context)
      return
    case 'w:commentReference':
      if (walk.comments) addCall('comment', child, context)
      return
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      addDrawing(child, context)
      return
    case 'mc:AlternateContent': {
      const branch = chosenBranch(child)
      for (const inner of branch?.children ?? [])
        if (typeof inner !== 'string') readRunChild(inner, look, name, context)
      return
    }
    case 'w:ruby':
      readInlines(childNamed(child, 'w:rubyBase') ?? child, context)
      addRuby(child, look, context)
      return
  }
}

/** The reading above East Asian characters stands in brackets behind them. */
function addRuby(ruby: WordElement, look: RunLook, context: InlineContext): void {
  const reading = childNamed(ruby, 'w:rt')
  if (reading === null) return
  const sign = { ...look, marks: [...look.marks, 'generated' as const] }
  addText('(', sign, null, context)
  readInlines(reading, context)
  addText(')', sign, null, context)
}

function readSimpleField(element: WordElement, context: InlineContext): void {
  const { walk } = context
  const instruction = attribute(element, 'w:instr') ?? ''
  const field = { instruction, meaning: readField(instruction), lines: 0, printed: false, form: null }
  walk.fields.push(field)
  readInlines(element, context)
  walk.fields.pop()
  endField(field, context)
}

function addSymbol(element: WordElement, look: RunLook, context: InlineContext): void {
  const font = attribute(element, 'w:font') ?? ''
  const code = Number.parseInt(attribute(element, 'w:char') ?? '', 16)
  addSign(Number.isNaN(code) ? 0 : code, font, look, context)
}
