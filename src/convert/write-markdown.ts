/** An edition → Markdown that is read as the same edition: docs/markdown.md says what it looks like. */
import { type Diagnostic, warningAt } from '../base/diagnostic.ts'
import type { Block, DanglingRef, Edition, EditionDocument, Note, NoteId, NoteRef } from '../edition/model.ts'
import { noteCalls } from '../edition/visit.ts'
import { printAttributes } from '../input/markdown-attributes.ts'
import { printNoteName } from '../input/markdown-note-names.ts'
import { printBlocks, printGroup } from './markdown-blocks.ts'
import { type Chunk, type Group, groupsOf, indented, spaced } from './markdown-chunks.ts'
import { printHead, type VolumeTitles } from './markdown-head.ts'
import type { CallNames } from './markdown-text.ts'

/** Ends with a line break. Documents after the first begin with metadata of their own. */
export function writeMarkdown(edition: Edition): string {
  const single = edition.documents.length === 1
  const chunks = edition.documents.flatMap((document, index) => [
    printHead(document, single && isDivided(document), index === 0 ? statedVolume(edition) : null),
    ...printDocument(document),
  ])
  return `${spaced(chunks).join('\n')}\n`
}

/** Titles of the volume that a reader would not take from its first document. */
function statedVolume({ title, shortTitle = null, documents }: Edition): VolumeTitles | null {
  const implied = documents.length > 1 ? (documents[0]?.metadata.title ?? null) : null
  return title === implied && shortTitle === null ? null : { title, shortTitle }
}

/**
 * What the Markdown of an edition does not hold, once for each document: how witnesses differ, of which only the notes that
 * print it are written (`convert/variants-as-notes`), and the looks inside entries of a listed bibliography
 * (`convert/plain-bibliography`).
 */
export function lostInMarkdown({ documents }: Edition): readonly Diagnostic[] {
  return documents.flatMap(({ variants = [], listedWorks = [] }) => {
    const found: Diagnostic[] = []
    const [variant] = variants
    if (variant !== undefined)
      found.push(
        warningAt(
          'convert/variants-as-notes',
          variant.source,
          `${variants.length === 1 ? 'a place' : `${variants.length} places`} where witnesses differ can be written as notes only`,
          'TEI can hold them: name a file that ends in .xml',
        ),
      )
    const looks = listedWorks.find(({ content }) =>
      content.some(each => each.kind !== 'text' || each.marks.length > 0),
    )
    if (looks !== undefined)
      found.push(
        warningAt(
          'convert/plain-bibliography',
          looks.source,
          'the listed bibliography is written without its italics and the like',
          'TEI can hold them: name a file that ends in .xml',
        ),
      )
    return found
  })
}

/** Would the headings of a document make several of it. */
const isDivided = ({ blocks }: EditionDocument): boolean =>
  blocks.filter(block => block.kind === 'heading' && block.level === 1 && block.within === undefined).length >
  1

function printDocument(document: EditionDocument): readonly Chunk[] {
  const names = nameNotes(document.notes)
  const taken = new Set(names.values())
  const calls: CallNames = {
    ofNote: ({ note }: NoteRef) => names.get(note) ?? printNoteName({ series: 'notes', label: note }, 1),
    ofMissing: ({ label }: DanglingRef) => {
      const name = printNoteName({ series: 'notes', label }, 1)
      return taken.has(name) ? `${name}]{.missing}` : `${name}]`
    },
  }
  const places = placeNotes(document)
  const groups = joinLines(groupsOf(document.blocks, 0), places)
  const printed = groups.flatMap((group, index) => [
    ...printRun(group, groups[index - 1] ?? null, calls),
    ...group.blocks.flatMap(block => (places.get(block) ?? []).map(note => printNote(note, names, calls))),
  ])
  return printed
}

/** A name for each note, the first of a number without addition. */
function nameNotes(notes: readonly Note[]): ReadonlyMap<NoteId, string> {
  const counts = new Map<string, number>()
  return new Map(
    notes.map(({ id, series, label }) => {
      const key = `${series} ${label}`
      const number = (counts.get(key) ?? 0) + 1
      counts.set(key, number)
      return [id, printNoteName({ series, label }, number)]
    }),
  )
}

/** The block after which each note stands: that which calls it, or which calls the note that does. */
function placeNotes({ blocks, notes }: EditionDocument): ReadonlyMap<Block, readonly Note[]> {
  const byId = new Map(notes.map(note => [note.id, note]))
  const placeOf = new Map<NoteId, Block>()
  const queue: NoteId[] = []
  const place = (id: NoteId, block: Block): void => {
    if (placeOf.has(id)) return
    placeOf.set(id, block)
    queue.push(id)
  }
  for (const block of blocks) {
    for (const { note } of noteCalls(block.content)) place(note, block)
    for (let id = queue.pop(); id !== undefined; id = queue.pop())
      for (const paragraph of byId.get(id)?.paragraphs ?? [])
        for (const { note } of noteCalls(paragraph.content)) place(note, block)
  }
  const last = blocks[blocks.length - 1]
  const places = new Map<Block, Note[]>()
  for (const note of notes) {
    const block = placeOf.get(note.id) ?? last
    if (block === undefined) continue
    places.set(block, [...(places.get(block) ?? []), note])
  }
  return places
}

/** Lines of one role after each other share a div, if no note parts them. */
function joinLines(groups: readonly Group[], places: ReadonlyMap<Block, readonly Note[]>): readonly Group[] {
  const joined: { container: Group['container']; blocks: Block[] }[] = []
  for (const { container, blocks } of groups) {
    const last = joined[joined.length - 1]
    const before = last?.blocks[last.blocks.length - 1]
    const [block] = blocks
    if (
      last !== undefined &&
      before !== undefined &&
      block !== undefined &&
      container === null &&
      isSameLine(before, block) &&
      !places.has(before)
    )
      last.blocks.push(block)
    else joined.push({ container, blocks: [...blocks] })
  }
  return joined
}

const isSameLine = (a: Block, b: Block): boolean =>
  a.kind === 'line' &&
  b.kind === 'line' &&
  a.role === b.role &&
  a.within === undefined &&
  [a, b].every(
    ({ anchor, language, align }) => anchor === undefined && language === undefined && align === undefined,
  )

function printRun(group: Group, before: Group | null, calls: CallNames): readonly Chunk[] {
  const chunks = printGroup(group, before, 0, calls)
  const [first] = chunks
  if (chunks.length < 2 || group.container !== null || first === undefined) return chunks
  // Each chunk is a div of one line: its head, its text, its end.
  return [[first[0]!, ...chunks.map(chunk => chunk[1]!), first[2]!]]
}

function printNote(note: Note, names: ReadonlyMap<NoteId, string>, calls: CallNames): Chunk {
  const said = [
    ['by', note.by],
    ['mark', note.mark],
  ] as const
  const attributes = said.some(([, value]) => value !== undefined) ? ` ${printAttributes([], said)}` : ''
  const head = `[^${names.get(note.id)!}]:${attributes}`
  const [first] = note.paragraphs
  const lines = spaced(printBlocks(note.paragraphs, 0, calls))
  const opens = first !== undefined && first.within === undefined && lines[0]?.startsWith(':::') === false
  return opens ? indented(lines, `${head} `, '    ') : [head, '', ...indented(lines, '    ', '    ')]
}
