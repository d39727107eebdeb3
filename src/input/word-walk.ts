/** The body of a Word part → its paragraphs in order, those of tables with their rows and cells around them. */
import { addAll } from '../base/arrays.ts'
import type { Diagnostic } from '../base/diagnostic.ts'
import { warningAt } from '../base/diagnostic.ts'
import type { Container, NameReference } from '../edition/model.ts'
import { CHANGE_ELEMENTS, type Change, type Changes, isKept } from './word-changes.ts'
import {
  append,
  here,
  type NoteSeries,
  type ReadableText,
  type WordInline,
  type WordParagraph,
} from './word-content.ts'
import { chosenBranch } from './word-drawing.ts'
import { isContentsControl, leaveOutList } from './word-field-results.ts'
import { type ListLabel, levelOfStyle, type Numbering } from './word-numbering.ts'
import type { WordPart } from './word-package.ts'
import { type ParagraphProperties, paragraphProperties, type RunProperties } from './word-properties.ts'
import { addBookmark, type Boxes, type OpenField } from './word-run-parts.ts'
import { readInlines } from './word-runs.ts'
import { mergeParagraph, type RunLook, styleNamed, type WordStyle, type WordStyles } from './word-styles.ts'
import { cellsOf, type TableCell } from './word-tables.ts'
import { childNamed, type WordElement } from './word-xml.ts'

/** What a walk must know of the rest of the file. */
export interface WalkSetting {
  readonly styles: WordStyles
  readonly numbering: Numbering
  readonly nextLabel: (list: string, level: number) => ListLabel | null
  readonly changes: Changes
  readonly comments: boolean
  readonly part: WordPart
  readonly text: ReadableText
  readonly lookOf: (paragraph: WordStyle | null, direct: RunProperties) => RunLook
  /** The kind of name that a character style stands for. */
  readonly nameOf: (character: WordStyle | null) => NameReference['kind'] | null
  /** The printed number of a note; asked once for each call, in the order of the text. */
  readonly labelOf: (series: NoteSeries, id: string, customMark: boolean) => string
  readonly report: (diagnostic: Diagnostic) => void
  /** Names of bookmarks that have been seen. */
  readonly anchors: Set<string>
  /** The name of a picture by its relationship, or null where there is none. */
  readonly pictureOf: (relationship: string) => string | null
}

export interface Walk extends WalkSetting {
  readonly paragraphs: WordParagraph[]
  readonly fields: OpenField[]
  /** Fields that are open, but in more others than any document has. */
  deeper: number
  /** Bookmarks between paragraphs, for the next one. */
  readonly waiting: WordInline[]
  /** What stands before a paragraph's end that a tracked change has taken away. */
  joined: WordInline[] | null
  containers: number
}

export function walkPart(body: WordElement, setting: WalkSetting): readonly WordParagraph[] {
  const walk: Walk = {
    ...setting,
    paragraphs: [],
    fields: [],
    deeper: 0,
    waiting: [],
    joined: null,
    containers: 0,
  }
  walkBlocks(body, walk, [], null)
  if (walk.joined !== null || walk.waiting.length > 0) endOfPart(walk, [])
  return walk.paragraphs
}

/** The end of a last paragraph was taken away, or bookmarks stand behind it. */
function endOfPart(walk: Walk, within: readonly Container[]): void {
  const content = [...(walk.joined ?? []), ...walk.waiting.splice(0)]
  walk.joined = null
  const style = walk.styles.defaultParagraph
  const start = content[0]?.source.start ?? walk.text.length
  const source = { file: walk.text.name, start, end: walk.text.length }
  append(walk.text, '\n')
  walk.paragraphs.push({ style, properties: {}, label: null, content, within, source })
}

export function walkBlocks(
  parent: WordElement,
  walk: Walk,
  within: readonly Container[],
  change: Change,
): void {
  for (const child of parent.children) if (typeof child !== 'string') walkBlock(child, walk, within, change)
}

function walkBlock(child: WordElement, walk: Walk, within: readonly Container[], change: Change): void {
  switch (child.name) {
    case 'w:p':
      walkParagraph(child, walk, within, change)
      return
    case 'w:tbl':
      walkTable(child, walk, within, change)
      return
    case 'w:sdt':
      if (isContentsControl(child)) leaveOutList(child, walk)
      else walkBlocks(childNamed(child, 'w:sdtContent') ?? child, walk, within, change)
      return
    case 'mc:AlternateContent': {
      const branch = chosenBranch(child)
      if (branch !== null) walkBlocks(branch, walk, within, change)
      return
    }
    case 'w:bookmarkStart':
      addBookmark(child, walk, walk.waiting)
      return
    case 'w:altChunk':
      walk.report(
        warningAt(
          'word/left-out',
          here(walk.text),
          'another file is embedded here; it is not read',
          'open the document in Word and save it again: that takes the text in',
        ),
      )
      return
    case 'w:sdtPr':
    case 'w:sectPr':
      return
    default: {
      if (!Object.hasOwn(CHANGE_ELEMENTS, child.name)) {
        walkBlocks(child, walk, within, change)
        return
      }
      const inner = CHANGE_ELEMENTS[child.name]!
      if (isKept(inner, walk.changes)) walkBlocks(child, walk, within, inner)
    }
  }
}

function walkParagraph(element: WordElement, walk: Walk, within: readonly Container[], change: Change): void {
  const own = paragraphProperties(childNamed(element, 'w:pPr'), walk.changes === 'original')
  const style = styleNamed(walk.styles, own.style)
  const base = mergeParagraph(walk.styles.defaultParagraphProperties, style?.paragraph ?? {})
  const properties = mergeParagraph(base, own)
  const start = walk.text.length
  const boxes: Boxes[] = []
  const before = walk.joined
  const content: WordInline[] = [...(before ?? []), ...walk.waiting.splice(0)]
  walk.joined = null
  const label = before === null ? labelOf(properties, style, walk) : null
  if (label !== null) addLabel(label, walk, content)
  readInlines(element, { walk, style, content, boxes, change, link: null })
  if (own.mark?.change !== undefined && !isKept(own.mark.change, walk.changes)) {
    walk.joined = content
    walkBoxes(boxes, walk, within)
    return
  }
  const source = { file: walk.text.name, start, end: walk.text.length }
  append(walk.text, '\n')
  const paragraph: WordParagraph = { style, properties, label, content, within, source }
  // Boxes that hang at the beginning of a paragraph stand over it, others after it.
  const leading = boxes.filter(({ leads }) => leads)
  walkBoxes(leading, walk, within)
  walk.paragraphs.push(paragraph)
  walkBoxes(
    boxes.filter(({ leads }) => !leads),
    walk,
    within,
  )
}

function walkBoxes(boxes: readonly Boxes[], walk: Walk, within: readonly Container[]): void {
  // A field that is open around a box does not go on inside it.
  const around = walk.fields.splice(0)
  for (const { box, change } of boxes) walkBlocks(box, walk, within, change)
  walk.fields.length = 0
  addAll(walk.fields, around)
}

/** The label that Word counts; a paragraph without text counts too, as it does in Word. */
function labelOf(properties: ParagraphProperties, style: WordStyle | null, walk: Walk): ListLabel | null {
  const list = properties.numbering?.list
  if (list === undefined || list === '0') return null
  const byStyle = style === null ? null : levelOfStyle(walk.numbering, list, style.id)
  const label = walk.nextLabel(list, properties.numbering?.level ?? byStyle ?? 0)
  if (label !== null && label.unknownFormat !== null)
    walk.report(
      warningAt(
        'word/number-format',
        here(walk.text),
        `the number format “${label.unknownFormat}” is not known; the number stands in figures`,
        'in Word, choose another format of numbers',
      ),
    )
  return label
}

function addLabel(label: ListLabel, walk: Walk, content: WordInline[]): void {
  if (label.bullet || label.text === '') return
  const text = label.follow === 'nothing' ? label.text : `${label.text} `
  const source = append(walk.text, text)
  content.push({ kind: 'text', text, marks: ['generated'], language: null, link: null, name: null, source })
}

function walkTable(element: WordElement, walk: Walk, within: readonly Container[], change: Change): void {
  const table: Container = { id: nextId(walk), kind: 'table' }
  const cells = cellsOf(element, walk.changes, change)
  let row: Container | null = null
  let rowElement: WordElement | null = null
  for (const cell of cells) {
    if (cell.row !== rowElement || row === null) {
      rowElement = cell.row
      row = { id: nextId(walk), kind: 'row', header: cell.header }
    }
    walkCell(cell, walk, [...within, table, row])
  }
}

function walkCell(cell: TableCell, walk: Walk, around: readonly Container[]): void {
  const { header, columns, rows, align } = cell
  const container: Container = { id: nextId(walk), kind: 'cell', header, columns, rows, align }
  const within = [...around, container]
  const before = walk.paragraphs.length
  if (cell.element !== null) walkBlocks(cell.element, walk, within, cell.change)
  if (walk.joined !== null) endOfPart(walk, within)
  // A cell that holds nothing still has its place in the row.
  if (walk.paragraphs.length === before)
    walk.paragraphs.push({
      style: walk.styles.defaultParagraph,
      properties: {},
      label: null,
      content: [],
      within,
      source: here(walk.text),
    })
}

/** Ids of containers are unique in their part; the reader puts the document's name before them. */
const nextId = (walk: Walk): string => `c${++walk.containers}`
