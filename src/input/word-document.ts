/** The lines of one document of a Word file, and the notes that it calls → a document of the edition. */
import { type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'
import type { Block, EditionDocument, Entity, Inline, Note, NoteRef, Paragraph } from '../edition/model.ts'
import { metadataFromText } from './seed-metadata.ts'
import type { Role } from './seed-roles.ts'
import { makeBlocks, numberedRole, rolesOfLines } from './word-blocks.ts'
import { containersOf, NOTHING_OPEN } from './word-containers.ts'
import type { NoteSeries, WordInline } from './word-content.ts'
import { makeWordInlines } from './word-inlines.ts'
import { guessRoles, type LineRole, type WordLine } from './word-lines.ts'
import { SERIES_NAMES, withoutMark } from './word-notes.ts'

export interface DocumentSetting {
  readonly id: string
  readonly source: string
  readonly language: string
  readonly notedLanguage: string | null
  readonly anchors: ReadonlySet<string>
  /** The lines of a note, or null when there is none of this id. */
  readonly noteLines: (series: NoteSeries, id: string) => readonly WordLine[] | null
  /** Notes that nothing calls, to be set at the end. */
  readonly uncalled: readonly { readonly series: NoteSeries; readonly id: string }[]
  readonly report: (diagnostic: Diagnostic) => void
}

type Call = Extract<WordInline, { kind: 'call' }>

interface CalledNote {
  readonly id: string
  readonly call: Pick<Call, 'series' | 'id' | 'label' | 'source'>
  readonly mark: string | null
  readonly lines: readonly WordLine[]
}

export function makeDocument(lines: readonly WordLine[], setting: DocumentSetting): EditionDocument {
  const { id, report } = setting
  const called: CalledNote[] = []
  const byKey = new Map<string, CalledNote>()
  const noteOf = (call: CalledNote['call'], mark: string | null): CalledNote | null => {
    const key = `${call.series} ${call.id}`
    const before = byKey.get(key)
    if (before !== undefined) return before
    const found = setting.noteLines(call.series, call.id)
    if (found === null) return null
    const note = { id: `${id}.n${called.length + 1}`, call, mark, lines: found }
    called.push(note)
    byKey.set(key, note)
    return note
  }
  let mentions = 0
  const entities = new Map<string, Entity>()
  const makeInlines = (content: readonly WordInline[]): readonly Inline[] =>
    makeWordInlines(content, {
      language: setting.language,
      notedLanguage: setting.notedLanguage,
      anchors: setting.anchors,
      nextMention: () => ++mentions,
      entryKey: (entry, source) => {
        const name = entry.replace(/\\(.)/g, '$1')
        if (!entities.has(name)) entities.set(name, { key: name, kind: 'other', name, source })
        return name
      },
      report,
      noteOf: (call, mark) => {
        const note = noteOf(call, mark)
        return note === null
          ? dangling(call, mark, report)
          : { kind: 'note-ref', note: note.id, implied: false, source: call.source }
      },
    })
  let containers = 0
  const roles = rolesOfLines(lines, guessRoles(lines))
  const blocks = makeBlocks(lines, roles, {
    document: id,
    makeInlines,
    nextContainer: () => `s${++containers}`,
  })
  const implied = setting.uncalled.flatMap(({ series, id: noteId }) => {
    const source = blocks[blocks.length - 1]?.source ?? { file: setting.source, start: 0, end: 0 }
    const at = { ...source, start: source.end }
    const note = noteOf({ series, id: noteId, label: noteId, source: at }, null)
    if (note === null) return []
    report(uncalledNote(note))
    const call: NoteRef = { kind: 'note-ref', note: note.id, implied: true, source: at }
    return [call]
  })
  const notes: Note[] = []
  // Notes may call notes: the list grows while it is worked through.
  for (let index = 0; index < called.length; index++)
    notes.push(makeNote(called[index]!, makeInlines, report))
  return {
    id,
    source: setting.source,
    language: setting.language,
    metadata: metadataFromText(
      lines.map(({ seed }) => seed),
      roles.map(seedRole),
    ),
    blocks: withCalls(blocks, implied, id),
    notes,
    persons: [],
    shortTitles: [],
    ...(entities.size === 0 ? {} : { entities: [...entities.values()] }),
  }
}

/** Metadata stand in headings of the first levels; deeper ones say nothing. */
const seedRole = (role: LineRole): Role =>
  role.kind === 'heading' ? { kind: 'heading', level: role.level > 2 ? 3 : role.level === 2 ? 2 : 1 } : role

function dangling(call: Call, mark: string | null, report: (diagnostic: Diagnostic) => void): Inline {
  report(
    errorAt(
      'word/missing-note',
      call.source,
      `the ${call.series} that is called here is not in the file`,
      'in Word, delete the mark and put the note in anew',
    ),
  )
  return { kind: 'dangling-ref', label: mark ?? call.label, source: call.source }
}

const uncalledNote = ({ call, lines }: CalledNote): Diagnostic =>
  warningAt(
    'word/note-without-call',
    lines[0]?.paragraph.source ?? call.source,
    `nothing calls this ${call.series}; it is set at the end, and Word does not print it`,
    'delete it, or put its mark into the text',
  )

function makeNote(
  { id, call, mark, lines }: CalledNote,
  makeInlines: (content: readonly WordInline[]) => readonly Inline[],
  report: (diagnostic: Diagnostic) => void,
): Note {
  let open = NOTHING_OPEN
  let containers = 0
  const paragraphs = lines.map((line, index): Paragraph => {
    const picture = line.content.find(each => each.kind === 'picture')
    if (picture !== undefined)
      report(
        warningAt(
          'word/left-out',
          picture.source,
          'a picture in a note cannot be set',
          'put it into the text',
        ),
      )
    const content = makeInlines(index === 0 ? withoutMark(line.content, mark) : line.content)
    const verse = line.style?.kind === 'paragraph' && line.style.role === 'verse'
    const placed = containersOf(line, open, () => `s${++containers}`)
    open = placed.open
    const { within } = placed
    return {
      kind: 'paragraph',
      id: `${id}.${index + 1}`,
      role: verse ? 'verse' : line.goesOn ? 'continuation' : 'paragraph',
      label: line.goesOn ? null : (numberedRole(line)?.label ?? null),
      content,
      source: line.paragraph.source,
      ...(within.length === 0 ? {} : { within: within.map(each => ({ ...each, id: `${id}.${each.id}` })) }),
    }
  })
  const source = {
    ...(paragraphs[0]?.source ?? call.source),
    end: paragraphs[paragraphs.length - 1]?.source.end ?? call.source.end,
  }
  if (paragraphs.every(({ content }) => content.length === 0))
    report(
      warningAt(
        'word/empty-note',
        call.source,
        `${call.series} ${call.label} has no text`,
        'in Word, write the note, or delete its mark',
      ),
    )
  const empty: Paragraph = {
    kind: 'paragraph',
    id: `${id}.1`,
    role: 'paragraph',
    label: null,
    content: [],
    source,
  }
  return {
    id,
    series: SERIES_NAMES[call.series],
    label: mark ?? call.label,
    paragraphs: paragraphs.length === 0 ? [empty] : paragraphs,
    source,
    ...(mark === null ? {} : { mark }),
  }
}

/** Calls that the text does not have stand at the end of its last block that has text. */
function withCalls(blocks: readonly Block[], calls: readonly NoteRef[], id: string): readonly Block[] {
  if (calls.length === 0) return blocks
  const last = blocks.findLastIndex(block => block.kind !== 'rule' && block.kind !== 'figure')
  if (last >= 0)
    return blocks.map((block, index) =>
      index === last ? { ...block, content: [...block.content, ...calls] } : block,
    )
  const carrier: Paragraph = {
    kind: 'paragraph',
    id: `${id}.b${blocks.length + 1}`,
    role: 'paragraph',
    label: null,
    content: calls,
    source: calls[0]!.source,
  }
  return [...blocks, carrier]
}
