/** Handlers for notes: a call where the note stands, or where it belongs; its text as paragraphs of its own. */
import { warningAt } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import type { Note, Paragraph } from '../edition/model.ts'
import { readChildren } from './tei-read.ts'
import { ruleFor } from './tei-rules.ts'
import { finishStream, type NamelessBlock } from './tei-stream.ts'
import {
  add,
  addGenerated,
  type Context,
  type Handler,
  idOf,
  inStream,
  pointOf,
  spanOf,
  type Walk,
} from './tei-walk.ts'
import { attributeOf, childNamed, statedText, textOf, type XmlElement } from './xml-tree.ts'

/** A note where it stands; one that is called elsewhere is set there. */
export const readNote: Handler = (walk, element, context) => {
  if (walk.index.elsewhere.has(element)) return
  placeNote(walk, element, context, pointOf(walk, element), isImplied(element))
}

/** A note, or a further call, that has no mark in the text. */
export const isImplied = (element: XmlElement): boolean => attributeOf(element, 'rend') === 'implied'

/** A note that the source prints in its line stands there in brackets; between blocks it is a line of its own. */
export const readInlineNote: Handler = (walk, element, context, rule) => {
  const at = pointOf(walk, element)
  if (walk.stream.frame === null && !context.inLine) {
    walk.handlers['source-note'](walk, element, context, { ...rule, role: 'source-note' })
    return
  }
  const bracketed = /^\s*[[(]/.test(textOf(element))
  addGenerated(walk, context, bracketed ? ' ' : ' (', at)
  readChildren(walk, element, context)
  if (!bracketed) addGenerated(walk, context, ')', at)
}

/** Notes about an element, called behind it. */
export function placeNotesAt(walk: Walk, id: string, element: XmlElement, context: Context): void {
  const at = { file: walk.file, start: element.end, end: element.end }
  for (const note of walk.index.notesAt.get(id) ?? []) placeNote(walk, note, context, at, false)
}

/** Adds a call of a note; the first makes the note. */
export function placeNote(
  walk: Walk,
  note: XmlElement,
  context: Context,
  source: Span,
  implied: boolean,
): void {
  const id = walk.document.noteIds.get(note) ?? makeNote(walk, note, context)
  add(walk, context, { kind: 'note-ref', note: id, implied, source })
}

/** Notes that nothing in the text calls, though they say that they are called: none is lost. */
export function placeUncalled(walk: Walk, context: Context, among: ReadonlySet<XmlElement>): void {
  for (const element of among) {
    if (element.name !== 'note' || walk.document.noteIds.has(element)) continue
    placeNote(walk, element, context, pointOf(walk, element), true)
  }
}

/** The number of the next note; its place among the notes is kept for it. */
export function reserveNote(
  walk: Walk,
  element: XmlElement,
): { readonly id: string; readonly keep: (note: Note) => void } {
  const { notes, id } = walk.document
  const stated = walk.ours ? /\.n(\d{1,6})$/.exec(idOf(element) ?? '')?.[1] : undefined
  const index = stated === undefined ? notes.length : Number(stated) - 1
  while (notes.length <= index) notes.push(null)
  return {
    id: `${id}.n${index + 1}`,
    keep: note => {
      notes[index] = note
    },
  }
}

function makeNote(walk: Walk, element: XmlElement, context: Context): string {
  const { id, keep } = reserveNote(walk, element)
  walk.document.noteIds.set(element, id)
  // In a file of ours a label in a note is the mark that it has instead of a number.
  const label = walk.ours ? childNamed(element, 'label') : null
  const number = walk.ours ? label : ownNumber(element)
  if (number !== null) walk.document.numbers.add(number)
  const rule = ruleFor(walk.rules, element, context.parent)
  const stream = inStream(walk, walk.document.language, () => {
    walk.stream.keepsWhite = walk.ours
    readChildren(walk, element, { ...context, ...OF_ITS_OWN })
  })
  const source = spanOf(walk, element)
  const paragraphs = paragraphsOf(finishStream(stream), id, source)
  if (paragraphs.every(paragraph => paragraph.content.length === 0))
    walk.report.diagnostics.push(
      warningAt('tei/empty-note', source, 'this note has no text', 'write the note, or take its element out'),
    )
  const by = authorOf(element)
  keep({
    id,
    series: (walk.ours ? statedSeries(element) : rule?.series) ?? 'notes',
    label: labelOf(element, label === null ? number : null) ?? id.slice(id.lastIndexOf('n') + 1),
    paragraphs,
    source,
    ...(label === null ? {} : { mark: statedText(label) }),
    ...(by === null ? {} : { by }),
  })
  return id
}

/** The name of a series, of which signs that no type may have are written as in an address. */
function statedSeries(element: XmlElement): string | null {
  const type = attributeOf(element, 'type')
  if (type === null || !/^(?:[^%]|%[0-9A-F]{2})*$/.test(type)) return type
  try {
    return decodeURIComponent(type)
  } catch {
    return type
  }
}

/** What holds around a note does not hold in it. */
export const OF_ITS_OWN = {
  marks: [],
  names: [],
  link: null,
  alternative: null,
  within: [],
  inLine: false,
  inNote: true,
} as const satisfies Partial<Context>

/** Blocks as paragraphs of a note; at least one. */
export function paragraphsOf(
  blocks: readonly NamelessBlock[],
  id: string,
  source: Span,
): readonly Paragraph[] {
  const found = blocks.map((block, index): Paragraph => {
    const { content, within, language, anchor } = block
    const own = block.kind === 'paragraph' ? block : null
    return {
      kind: 'paragraph',
      id: `${id}.${index + 1}`,
      role: own?.role ?? 'paragraph',
      label: own?.label ?? null,
      content,
      source: block.source,
      ...(within === undefined ? {} : { within }),
      ...(language === undefined ? {} : { language }),
      ...(anchor === undefined ? {} : { anchor }),
    }
  })
  if (found.length > 0) return found
  return [{ kind: 'paragraph', id: `${id}.1`, role: 'paragraph', label: null, content: [], source }]
}

/** The element at the beginning of a note that holds nothing but its number. */
function ownNumber(note: XmlElement): XmlElement | null {
  let at: XmlElement = note
  for (;;) {
    const first = at.children.find(child => child.kind === 'element' || /\S/.test(child.text))
    if (first?.kind !== 'element') return null
    const text = textOf(first).trim()
    if (['head', 'label', 'num'].includes(first.name)) return isNumberOf(text, note) ? first : null
    if (first.name === 'ref' || first.name === 'ptr') return isNumberOf(text, note) ? first : null
    if (first.name === 'hi' && /^sup/.test(attributeOf(first, 'rend') ?? ''))
      return isNumberOf(text, note) ? first : null
    if (!['div', 'p', 'ab', 'seg'].includes(first.name)) return null
    at = first
  }
}

function isNumberOf(text: string, note: XmlElement): boolean {
  const number = /^[[(]?([0-9]{1,4}|[*†‡§]+|[a-z])[\])]?\.?$/.exec(text)?.[1]
  if (number === undefined) return false
  const stated = attributeOf(note, 'n')
  return stated === null || stated.replace(/^[a-z]+[-_.]?(?=[0-9])/i, '') === number || stated === number
}

function labelOf(note: XmlElement, number: XmlElement | null): string | null {
  const text = number === null ? '' : textOf(number).replace(/[[\]().\s]/g, '')
  return text !== '' ? text : attributeOf(note, 'n')
}

function authorOf(note: XmlElement): NonNullable<Note['by']> | null {
  const resp = attributeOf(note, 'resp') ?? attributeOf(note, 'type') ?? ''
  if (/^#?(?:author|auth|autor|auteur)$/i.test(resp)) return 'author'
  if (/^#?(?:editor|ed|hrsg|editorial)$/i.test(resp)) return 'editor'
  return /^#?(?:translator|trans)$/i.test(resp) ? 'translator' : null
}
