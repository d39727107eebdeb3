/** The text of a PDF as its structure tells it, by two readers; and what it should be, from the edition. */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { LayoutNote } from '../../src/display/layout-file.ts'
import type { EditionDocument, Inline, NoteId } from '../../src/edition/model.ts'
import { runOn } from '../conformance/pdf-sample.ts'

/**
 * White of any length is one space; a hyphen that ends a line is none of the edition's characters, and the later parts
 * of a letter of several glyphs say nothing.
 */
export const normalised = (text: string): string =>
  text
    .replace(/[\u00ad\u2060]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .normalize('NFC')

/** An element of running text: where it stands, and its text. */
export interface TextBlock {
  /** `H1`, `P`, `Note`. */
  readonly kind: string
  readonly text: string
}

interface Element {
  readonly type: string
  readonly kids: readonly (Element | string)[]
}

const BLOCKS = new Set(['P', 'BibEntry', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'TD', 'TH', 'Figure', 'Caption'])

/** A block ends where its element ends; a label or a mark before it belongs to it. */
export function blocksOf(root: Element): readonly TextBlock[] {
  const blocks: TextBlock[] = []
  let text = ''
  const visit = (element: Element, note: boolean): void => {
    for (const kid of element.kids)
      if (typeof kid === 'string') text += kid
      else visit(kid, note || kid.type === 'Note')
    // A note or an item without text still has its mark.
    if (!BLOCKS.has(element.type) && element.type !== 'Note' && element.type !== 'LI') return
    if (normalised(text) !== '') blocks.push({ kind: note ? 'Note' : element.type, text: normalised(text) })
    text = ''
  }
  visit(root, false)
  if (normalised(text) !== '') blocks.push({ kind: 'outside of any block', text: normalised(text) })
  return blocks
}

/** What `pdfinfo -struct-text` prints, read by its indentation. */
export function structureByPoppler(bytes: Uint8Array): Element {
  const { out } = runOn(bytes, 'pdfinfo', '-struct-text', 'FILE')
  const root = { type: 'root', kids: [] as (Element | string)[] }
  const open: { depth: number; kids: (Element | string)[] }[] = [{ depth: -1, kids: root.kids }]
  // A text may hold line feeds, but each of its own lines begins with a quotation mark at its place.
  for (const line of out.split('\n')) {
    const found = /^( *)(?:([A-Z]\w*)|"(.*)"$)/su.exec(line)
    if (found === null || / {3}\/\w/.test(line)) continue
    const depth = found[1]!.length
    while (open[open.length - 1]!.depth >= depth) open.pop()
    const { kids } = open[open.length - 1]!
    if (found[3] !== undefined) kids.push(found[3])
    else if (found[2] !== 'Object') {
      const element = { type: found[2]!, kids: [] as (Element | string)[] }
      kids.push(element)
      open.push({ depth, kids: element.kids })
    }
  }
  return root
}

interface StructNode {
  readonly role?: string
  readonly type?: string
  readonly id?: string
  readonly children?: readonly StructNode[]
}

interface ContentItem {
  readonly type?: string
  readonly id?: string
  readonly str?: string
  readonly hasEOL?: boolean
}

interface PdfJs {
  getDocument(source: object): {
    readonly promise: Promise<{
      readonly numPages: number
      getPage(number: number): Promise<{
        getStructTree(): Promise<StructNode | null>
        getTextContent(options: object): Promise<{ readonly items: readonly ContentItem[] }>
      }>
    }>
    destroy(): Promise<void>
  }
}

/** The tree of each page, as pdf.js has it for the screen readers of browsers. */
export async function structureByPdfjs(bytes: Uint8Array): Promise<readonly Element[]> {
  const inner = createRequire(createRequire(import.meta.url).resolve('pdf-parse'))
  const pdfjs: PdfJs = await import(pathToFileURL(inner.resolve('pdfjs-dist/legacy/build/pdf.mjs')).href)
  const loading = pdfjs.getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await loading.promise
  const pages: Element[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true })
    const tree = await page.getStructTree()
    pages.push(tree === null ? { type: 'root', kids: [] } : elementOf(tree, textsById(items)))
  }
  await loading.destroy()
  return pages
}

function textsById(items: readonly ContentItem[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>()
  const open: (string | null)[] = []
  for (const item of items) {
    if (item.type === 'beginMarkedContent' || item.type === 'beginMarkedContentProps')
      open.push(item.id ?? null)
    else if (item.type === 'endMarkedContent') open.pop()
    else {
      const id = open[open.length - 1]
      if (typeof id === 'string') texts.set(id, (texts.get(id) ?? '') + (item.str ?? ''))
    }
  }
  return texts
}

const elementOf = (node: StructNode, texts: ReadonlyMap<string, string>): Element => ({
  type: node.role ?? 'root',
  kids: (node.children ?? []).flatMap((child): (Element | string)[] => {
    if (child.type === 'content') return [texts.get(child.id ?? '') ?? '']
    return child.role === undefined ? [] : [elementOf(child, texts)]
  }),
})

/** What the edition says, block by block: notes after the block that calls them, or all at the end. */
export function expectedBlocks(
  document: EditionDocument,
  layoutNotes: readonly LayoutNote[],
  notesAt: 'in-place' | 'end',
): readonly TextBlock[] {
  const marks = new Map(layoutNotes.map(note => [note.id, note.mark]))
  const notes = new Map(document.notes.map(note => [note.id, note]))
  const told = new Set<NoteId>()
  const blocks: TextBlock[] = []
  const textOf = (content: readonly Inline[]): string =>
    content
      .map((inline, index) => {
        if (inline.kind === 'text') return inline.text
        if (inline.kind === 'note-ref') {
          // Two marks side by side are set apart, or they would read as one number.
          const apart = content[index - 1]?.kind === 'note-ref' ? ' ' : ''
          return inline.implied ? '' : apart + (marks.get(inline.note) ?? '')
        }
        return inline.kind === 'dangling-ref' ? inline.label : ''
      })
      .join('')
  const tell = (content: readonly Inline[]): void => {
    for (const inline of content) {
      if (inline.kind !== 'note-ref' || told.has(inline.note)) continue
      told.add(inline.note)
      const note = notes.get(inline.note)!
      note.paragraphs.forEach((paragraph, index) => {
        const mark = index === 0 ? `${marks.get(note.id)!} ` : ''
        blocks.push({ kind: 'Note', text: normalised(mark + textOf(paragraph.content)) })
      })
      for (const paragraph of note.paragraphs) tell(paragraph.content)
    }
  }
  for (const block of document.blocks) {
    const text = normalised(textOf(block.content))
    if (text !== '') blocks.push({ kind: block.kind === 'heading' ? 'H' : 'P', text })
    if (notesAt === 'in-place') tell(block.content)
  }
  if (notesAt === 'end') for (const block of document.blocks) tell(block.content)
  return blocks
}
