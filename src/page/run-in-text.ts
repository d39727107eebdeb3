/** Notes that are run in → one paragraph, its lines shared out again among the notes, and what is left after a line. */
import { sp, ZERO } from '../base/length.ts'
import type { NoteId, ParagraphId } from '../edition/model.ts'
import type { SetOne } from '../galley/build-galley.ts'
import { glyphsOf } from '../paragraph/place-glyphs.ts'
import type { Line, PlacedLineRun } from '../paragraph/set-line.ts'
import { noteMeasure } from '../style/measures.ts'
import type { StyledInline, StyledNote, StyledParagraph } from '../style/styled-document.ts'
import type { NoteSeriesStyle, Stylesheet } from '../style/stylesheet.ts'
import { RUN_IN_SEPARATOR } from './foot-layout.ts'

/** A part of one paragraph of one note. `plain` is where its text begins in that paragraph; null for what the style adds. */
interface Atom {
  readonly note: NoteId
  readonly paragraph: ParagraphId
  readonly inline: StyledInline
  readonly plain: number | null
  readonly separator: boolean
}

/** Notes, or what is left of the first of them and all of the others, in the order in which they stand. */
export interface RunInText {
  readonly atoms: readonly Atom[]
  /** The first note began on an earlier page. */
  readonly continues: boolean
}

/** What one note has of one line. */
export interface RunInSegment {
  readonly note: NoteId
  readonly line: Line
  /** The first of this page, of a note that began on an earlier one. */
  readonly continues: boolean
}

export interface RunInLine {
  readonly segments: readonly RunInSegment[]
  /** Where the line begins: an offset in the text of all atoms, and the calls that stand before it. */
  readonly offset: number
  readonly calls: number
}

export interface RunInLook {
  readonly style: NoteSeriesStyle
  readonly stylesheet: Stylesheet
}

export const NO_TEXT: RunInText = { atoms: [], continues: false }

/** The text with more notes after it. */
export function withNotes(text: RunInText, notes: readonly StyledNote[]): RunInText {
  const atoms: Atom[] = [...text.atoms]
  for (const note of notes) {
    note.paragraphs.forEach((paragraph, index) => {
      if (index > 0 && paragraph.inlines.length === 0) return
      const before = atoms[atoms.length - 1]
      if (before !== undefined) atoms.push(separator(before))
      for (const inline of paragraph.inlines) {
        const plain = inline.kind === 'text' ? inline.offset : null
        atoms.push({ note: note.id, paragraph: paragraph.id, inline, plain, separator: false })
      }
    })
  }
  return { atoms, continues: text.continues }
}

/**
 * The white between two notes: a word space, where lines may break and which gives as others do, tracked to the width of
 * the separator. It is a scaled point larger than the text, so that no run of glyphs goes on across it.
 */
function separator(before: Atom): Atom {
  const { style } = before.inline
  const size = sp(style.size + 1)
  const letterspacing = Math.round(1000 * (RUN_IN_SEPARATOR - WORD_SPACE))
  const inline: StyledInline = {
    kind: 'text',
    text: ' ',
    offset: null,
    style: { ...style, size, letterspacing },
    link: null,
  }
  return { note: before.note, paragraph: before.paragraph, inline, plain: null, separator: true }
}

/** Width of a word space in ems, near enough. */
const WORD_SPACE = 0.22

const lengthOf = (inline: StyledInline): number => (inline.kind === 'text' ? inline.text.length : 0)

/** The lines of the text as one paragraph. */
export function setRunIn(text: RunInText, look: RunInLook, setOne: SetOne): readonly RunInLine[] {
  if (text.atoms.length === 0) return []
  const lines = setOne(paragraphOf(text, look)).variants[0]!.lines
  return shareOut(text, lines)
}

function paragraphOf(text: RunInText, { style, stylesheet }: RunInLook): StyledParagraph {
  const first = text.atoms[0]!
  let offset = 0
  const inlines = text.atoms.map(({ inline }): StyledInline => {
    if (inline.kind !== 'text') return inline
    const placed = { ...inline, offset }
    offset += inline.text.length
    return placed
  })
  return {
    id: `run-in ${first.paragraph}`,
    role: 'note',
    note: first.note,
    level: 0,
    inlines,
    language: first.inline.style.language,
    measure: noteMeasure(style, stylesheet),
    leading: style.leading,
    left: ZERO,
    firstLeft: text.continues ? ZERO : style.indent,
    labelLength: 0,
    align: style.align,
    breaking: stylesheet.lineBreaking,
    variants: false,
  }
}

/** One paragraph of one note, and where it stands in the text of all atoms. */
interface Chunk {
  readonly note: NoteId
  readonly paragraph: ParagraphId
  readonly start: number
  /** Its separator included. */
  end: number
  readonly texts: {
    readonly start: number
    readonly end: number
    readonly text: string
    readonly plain: number | null
  }[]
}

interface Chunks {
  readonly list: readonly Chunk[]
  /** The chunk that each call belongs to, in their order. */
  readonly ofCall: readonly number[]
  /** The first chunk of each note. */
  readonly ofNote: ReadonlyMap<NoteId, number>
}

function chunksOf(text: RunInText): Chunks {
  const list: Chunk[] = []
  const ofCall: number[] = []
  const ofNote = new Map<NoteId, number>()
  let offset = 0
  for (const { note, paragraph, inline, plain, separator } of text.atoms) {
    let chunk = list[list.length - 1]
    if (chunk === undefined || chunk.paragraph !== paragraph || chunk.note !== note) {
      chunk = { note, paragraph, start: offset, end: offset, texts: [] }
      if (!ofNote.has(note)) ofNote.set(note, list.length)
      list.push(chunk)
    }
    if (inline.kind === 'call') ofCall.push(list.length - 1)
    const next = offset + lengthOf(inline)
    if (inline.kind === 'text' && !separator)
      chunk.texts.push({ start: offset, end: next, text: inline.text, plain })
    offset = next
    chunk.end = next
  }
  return { list, ofCall, ofNote }
}

function shareOut(text: RunInText, lines: readonly Line[]): readonly RunInLine[] {
  const chunks = chunksOf(text)
  const separatorSizes = new Set(
    text.atoms.flatMap(({ separator, inline }) => (separator ? [inline.style.size] : [])),
  )
  const isSeparator = ({ run, link }: PlacedLineRun): boolean =>
    link === null && separatorSizes.has(run.size) && run.text.trim() === ''
  const shared: RunInLine[] = []
  let calls = 0
  let at = 0
  let end = 0
  for (const line of lines) {
    const offset = line.text === '' ? end : line.start
    at = Math.max(at, chunkAt(chunks.list, offset))
    const owners = chunks.ofCall.slice(calls, calls + line.calls.length)
    const runs = shareRuns(line, at, chunks, isSeparator)
    const segments = segmentsOf(line, runs, owners, chunks.list, isSeparator)
    const first = shared.length === 0 && text.continues
    shared.push({
      segments: segments.map((segment, index) => ({ ...segment, continues: first && index === 0 })),
      offset,
      calls,
    })
    at = runs[runs.length - 1]?.chunk ?? at
    calls += line.calls.length
    end = Math.max(end, line.text === '' ? offset : line.end)
  }
  return shared
}

/** The chunk that holds the character at an offset, by bisection. */
function chunkAt(chunks: readonly Chunk[], offset: number): number {
  let low = 0
  let high = chunks.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (chunks[middle]!.end > offset) high = middle
    else low = middle + 1
  }
  return low
}

interface ChunkRuns {
  readonly chunk: number
  readonly runs: PlacedLineRun[]
  /** The place of the first among those of the line. */
  readonly from: number
}

/** A note begins at its mark, which leads back to its call; another paragraph of it after a separator. */
function shareRuns(
  line: Line,
  start: number,
  chunks: Chunks,
  isSeparator: (run: PlacedLineRun) => boolean,
): readonly ChunkRuns[] {
  const shared: ChunkRuns[] = []
  let at = start
  let open: ChunkRuns | null = null
  for (const [from, run] of glyphsOf(line).runs.entries()) {
    const marked = chunks.ofNote.get(run.link?.to.replace(/^call /, '') ?? '')
    if (run.link?.to.startsWith('call ') && marked !== undefined) at = Math.max(at, marked)
    if (open === null || open.chunk !== at) {
      open = { chunk: at, runs: [], from }
      shared.push(open)
    }
    open.runs.push(run)
    if (isSeparator(run) && chunks.list[at + 1]?.note === chunks.list[at]!.note) at++
  }
  return shared
}

function segmentsOf(
  line: Line,
  shared: readonly ChunkRuns[],
  owners: readonly number[],
  chunks: readonly Chunk[],
  isSeparator: (run: PlacedLineRun) => boolean,
): readonly Omit<RunInSegment, 'continues'>[] {
  const known = new Set(shared.map(({ chunk }) => chunk))
  // A call without a mark may be all that a note has of a line.
  const bare = [...new Set(owners)]
    .filter(owner => !known.has(owner))
    .map(chunk => ({ chunk, runs: [], from: 0 }))
  const all: readonly ChunkRuns[] = [...shared, ...bare].toSorted((a, b) => a.chunk - b.chunk)
  return all.map(({ chunk: index, runs, from }, order) => {
    const chunk = chunks[index]!
    const calls = line.calls.filter((_, call) => owners[call] === index)
    const inked = runs.filter(run => !isSeparator(run))
    const x = sp(inked.reduce<number>((edge, run) => Math.min(edge, run.x), inked[0]?.x ?? line.x))
    const right = inked.reduce<number>((edge, run) => Math.max(edge, run.x + run.width), x)
    return {
      note: chunk.note,
      line: {
        ...line,
        ...wordsOf(chunk, line.start, line.text === '' ? line.start : line.end),
        paragraph: chunk.paragraph,
        note: chunk.note,
        setting: {
          ...line.setting,
          only: [from, from + runs.length],
          closing: order === all.length - 1 ? line.setting.closing : null,
        },
        calls,
        x,
        width: sp(right - x),
        hyphenated: line.hyphenated && order === all.length - 1,
      },
    }
  })
}

/** The words of a chunk between two offsets, and where they stand in its paragraph. */
function wordsOf(
  chunk: Chunk,
  from: number,
  to: number,
): { readonly text: string; readonly start: number; readonly end: number } {
  let text = ''
  let start: number | null = null
  let end = 0
  for (const part of chunk.texts) {
    const a = Math.max(from, part.start)
    const b = Math.min(to, part.end)
    if (a >= b) continue
    text += part.text.slice(a - part.start, b - part.start)
    if (part.plain === null) continue
    start ??= part.plain + a - part.start
    end = part.plain + b - part.start
  }
  return { text, start: start ?? 0, end }
}

/** What is left of the text from a line on, to open the paragraph of another page. */
export function restFrom(text: RunInText, line: RunInLine): RunInText {
  const atoms: Atom[] = []
  // Notes of which some part stands before the line.
  const begun = new Set<NoteId>(text.continues ? [text.atoms[0]!.note] : [])
  let offset = 0
  let calls = 0
  let passed = false
  for (const atom of text.atoms) {
    const { inline } = atom
    const next = offset + lengthOf(inline)
    if (inline.kind === 'call') passed = calls++ < line.calls
    // White belongs to what it follows, and is passed with it.
    else if (inline.kind === 'text') passed = next <= line.offset
    if (passed || offset < line.offset) begun.add(atom.note)
    if (!passed) atoms.push(withoutHead(atom, line.offset - offset))
    offset = next
  }
  while (atoms[0]?.separator) atoms.shift()
  const first = atoms[0]
  return first === undefined ? NO_TEXT : { atoms, continues: begun.has(first.note) }
}

function withoutHead(atom: Atom, count: number): Atom {
  if (atom.inline.kind !== 'text' || count <= 0) return atom
  const inline = { ...atom.inline, text: atom.inline.text.slice(count) }
  return { ...atom, inline, plain: atom.plain === null ? null : atom.plain + count }
}
