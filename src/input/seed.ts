/**
 * Annotated plain text, as a Word text extractor prints it → documents: paragraphs with note calls `[footnoteRef:1]`,
 * and the notes `[1:  …]` that stand after them. Nothing is lost: what cannot be a note is text, what is odd is reported.
 */
import type { Checked, Diagnostic } from '../base/diagnostic.ts'
import { errorAt } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import type { Block, EditionDocument, Inline, Note, Paragraph } from '../edition/model.ts'
import { guessLanguage } from './guess-language.ts'
import { limitRepeats } from './limit-repeats.ts'
import { splitDocuments } from './seed-documents.ts'
import { makeInlines } from './seed-inlines.ts'
import { type Part, type SeedLine, splitLines } from './seed-lines.ts'
import { type Body, type Call, scanMarks } from './seed-marks.ts'
import { metadataFromText } from './seed-metadata.ts'
import { type MatchedDocument, type MatchedNote, matchNotes } from './seed-notes.ts'
import { assignRoles, type Role } from './seed-roles.ts'

/** Each lost note deserves its own message, but a hundred in one file have one cause. */
const MOST_NOTE_FAULTS = 100

export interface SeedOptions {
  /** Number of the first document in the volume; ids are `d1`, `d2`, … */
  readonly firstDocument: number
  /** BCP 47; guessed from the text when null. */
  readonly language: string | null
}

/** All documents of one source; none, with an error, when it has no text. Never throws. */
export function readSeed(file: SourceFile, options: SeedOptions): Checked<readonly EditionDocument[]> {
  const marks = scanMarks(file)
  const lines = splitLines(file.text, marks.value)
  if (lines.length === 0) {
    const empty = errorAt(
      'seed/no-text',
      { file: file.name, start: 0, end: 0 },
      'this file has no text',
      'write the text into it, or leave the file out',
    )
    return { value: [], diagnostics: [empty, ...marks.diagnostics] }
  }
  const parts = splitDocuments(lines)
  const matching = matchNotes(file, parts)
  const { language } = options
  const languageOf = language === null ? languageChooser(lines) : () => language
  const documents = parts.map((part, index) =>
    buildDocument(
      file,
      part,
      matching.documents[index]!,
      `d${options.firstDocument + index}`,
      languageOf(part),
    ),
  )
  const diagnostics: readonly Diagnostic[] = [
    ...limitRepeats(marks.diagnostics),
    ...limitRepeats(matching.diagnostics, MOST_NOTE_FAULTS),
  ]
  return { value: documents, diagnostics }
}

/** A document is in the language of its file, unless its own words clearly are of another; spelling is a habit of the file. */
function languageChooser(lines: readonly SeedLine[]): (document: readonly SeedLine[]) => string {
  const textOf = (part: readonly SeedLine[]): string => part.map(line => line.text).join('\n')
  const whole = guessLanguage(textOf(lines)).language
  return document => {
    if (document === lines) return whole
    const own = guessLanguage(textOf(document))
    return own.certain && own.language.slice(0, 2) !== whole.slice(0, 2) ? own.language : whole
  }
}

function buildDocument(
  file: SourceFile,
  lines: readonly SeedLine[],
  matched: MatchedDocument,
  id: string,
  language: string,
): EditionDocument {
  const noteIds = new Map(matched.notes.map((note, index) => [note, `${id}.n${index + 1}`]))
  const idOfCall = new Map<Call, string>()
  const idOfBody = new Map([...noteIds].map(([{ body }, noteId]) => [body, noteId]))
  for (const [call, body] of matched.again) idOfCall.set(call, idOfBody.get(body)!)
  const impliedAfter = new Map<number, Inline[]>()
  for (const [note, noteId] of noteIds) {
    if (note.call !== null) idOfCall.set(note.call, noteId)
    else {
      const implied = impliedAfter.get(note.line) ?? []
      implied.push(impliedCall(file, note.body, noteId))
      impliedAfter.set(note.line, implied)
    }
  }
  const resolve = (call: Call): Inline => {
    const source = { file: file.name, start: call.start, end: call.end }
    const note = idOfCall.get(call)
    if (note !== undefined) return { kind: 'note-ref', note, implied: false, source }
    return { kind: 'dangling-ref', label: call.label, source }
  }
  const roles = assignRoles(lines)
  const blocks = lines.map((line, index) => {
    const content = makeInlines(file.name, file.text, line.parts, resolve, impliedAfter.get(index))
    return makeBlock(file, line, roles[index]!, content, `${id}.b${index + 1}`)
  })
  const both = new Set(matched.notes.map(({ call }) => call?.series ?? 'footnote')).size > 1
  const notes = [...noteIds].map(([note, noteId]) => makeNote(file, note, noteId, both, resolve))
  return {
    id,
    source: file.name,
    language,
    metadata: metadataFromText(lines, roles),
    blocks,
    notes,
    persons: [],
    shortTitles: [],
  }
}

const impliedCall = (file: SourceFile, body: Body, note: string): Inline => ({
  kind: 'note-ref',
  note,
  implied: true,
  source: { file: file.name, start: body.start, end: body.start },
})

function makeBlock(
  file: SourceFile,
  line: SeedLine,
  role: Role,
  content: readonly Inline[],
  id: string,
): Block {
  const source = { file: file.name, start: line.start, end: line.end }
  if (role.kind === 'heading') return { kind: 'heading', id, level: role.level, content, source }
  if (role.kind === 'line') return { kind: 'line', id, role: role.role, content, source }
  return { kind: 'paragraph', id, role: role.role, label: role.label, content, source }
}

function makeNote(
  file: SourceFile,
  { body, call }: MatchedNote,
  id: string,
  both: boolean,
  resolve: (call: Call) => Inline,
): Note {
  const paragraphs: Paragraph[] = noteParagraphs(file.text, body).map((parts, index) => {
    const content = makeInlines(file.name, file.text, parts, resolve)
    const source = {
      file: file.name,
      start: content[0]?.source.start ?? body.contentStart,
      end: content[content.length - 1]?.source.end ?? body.contentStart,
    }
    return { kind: 'paragraph', id: `${id}.${index + 1}`, role: 'paragraph', label: null, content, source }
  })
  const series = both && call?.series === 'endnote' ? 'endnotes' : 'notes'
  return {
    id,
    series,
    label: body.label,
    paragraphs,
    source: { file: file.name, start: body.start, end: body.end },
  }
}

/** A line break before an indent begins a new paragraph of a note; any other is a space. At least one, maybe empty. */
function noteParagraphs(text: string, body: Body): readonly (readonly Part[])[] {
  const cuts = [...text.slice(body.contentStart, body.contentEnd).matchAll(/[\n\r](?=\t)/g)]
  const paragraphs: (readonly Part[])[] = []
  let from = body.contentStart
  for (const end of [...cuts.map(cut => body.contentStart + cut.index), body.contentEnd]) {
    const parts = partsBetween(body, from, end)
    const printed = text.slice(from, end).trim() !== ''
    if (printed || (end === body.contentEnd && paragraphs.length === 0)) paragraphs.push(parts)
    from = end
  }
  return paragraphs
}

function partsBetween(body: Body, start: number, end: number): readonly Part[] {
  const parts: Part[] = []
  let from = start
  for (const call of body.calls) {
    if (call.start < start || call.end > end) continue
    if (call.start > from) parts.push({ kind: 'text', start: from, end: call.start })
    parts.push(call)
    from = call.end
  }
  if (end > from) parts.push({ kind: 'text', start: from, end })
  return parts
}
