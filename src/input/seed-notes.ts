/**
 * The calls and note bodies of a file → which body answers which call, document by document, and what does not fit.
 * Equal numbers are paired in the order of the text, calls of the body's own line first.
 */
import type { Diagnostic } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import type { Part } from './seed-lines.ts'
import type { Body, Call } from './seed-marks.ts'
import { reportNotes } from './seed-note-reports.ts'

/** A note of a document, in the order in which notes are called there. */
export interface MatchedNote {
  readonly body: Body
  /** Null when nothing calls the note; then `line` is the line after which it stands. */
  readonly call: Call | null
  readonly line: number
}

export interface MatchedDocument {
  readonly notes: readonly MatchedNote[]
  /** Further calls of notes that have one already. */
  readonly again: ReadonlyMap<Call, Body>
  /** Calls that no body answers. */
  readonly dangling: ReadonlySet<Call>
}

export interface PlacedCall {
  readonly call: Call
  readonly document: number
  readonly line: number
  body: Body | null
}

export interface PlacedBody {
  readonly body: Body
  readonly document: number
  readonly line: number
  call: PlacedCall | null
}

export interface Matching {
  readonly documents: readonly MatchedDocument[]
  readonly diagnostics: readonly Diagnostic[]
}

/** A line, or another block, with the calls and bodies that stand in it or directly after it. */
export interface LineOfParts {
  readonly parts: readonly Part[]
}

/** How a format writes a call and a note, for hints. */
export interface NoteSyntax {
  readonly call: (label: string) => string
  readonly body: (label: string) => string
  /** Are labels counted, so that one that is left out may be lost; else they are mere names. */
  readonly counted: boolean
}

const SEED_SYNTAX: NoteSyntax = {
  call: label => `[footnoteRef:${label}]`,
  body: label => `[${label}:  …]`,
  counted: true,
}

export function matchNotes(
  file: SourceFile,
  documents: readonly (readonly LineOfParts[])[],
  syntax: NoteSyntax = SEED_SYNTAX,
): Matching {
  const calls: PlacedCall[] = []
  const bodies: PlacedBody[] = []
  for (const [document, lines] of documents.entries())
    for (const [index, line] of lines.entries()) collect(line, document, index, calls, bodies)
  const callsByNumber = groupBy(calls, each => `${each.document} ${each.call.label}`)
  for (const [number, group] of groupBy(bodies, each => `${each.document} ${each.body.label}`))
    pairEqualNumbers(group, callsByNumber.get(number) ?? [])
  pairAcrossDocuments(calls, bodies)
  const callsOf = groupBy(calls, each => each.document)
  const bodiesOf = groupBy(bodies, each => each.document)
  const all = [...documents.keys()]
  const gathered = all.map(document => gather(callsOf.get(document) ?? [], bodiesOf.get(document) ?? []))
  return {
    documents: gathered,
    diagnostics: all.flatMap(document =>
      reportNotes(
        file,
        callsOf.get(document) ?? [],
        bodiesOf.get(document) ?? [],
        gathered[document]!.again,
        syntax,
      ),
    ),
  }
}

function collect(
  line: LineOfParts,
  document: number,
  index: number,
  calls: PlacedCall[],
  bodies: PlacedBody[],
): void {
  for (const part of line.parts) {
    if (part.kind === 'call') calls.push({ call: part, document, line: index, body: null })
    else if (part.kind === 'body') {
      bodies.push({ body: part, document, line: index, call: null })
      for (const call of part.calls) calls.push({ call, document, line: index, body: null })
    }
  }
}

function groupBy<T, K>(values: readonly T[], keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group === undefined) groups.set(keyOf(value), [value])
    else group.push(value)
  }
  return groups
}

/** All bodies and all calls of one number in one document. */
function pairEqualNumbers(bodies: readonly PlacedBody[], calls: readonly PlacedCall[]): void {
  const callsOnLine = groupBy(calls, each => each.line)
  let next = 0
  for (const [line, run] of groupBy(bodies, each => each.line)) {
    const near = (callsOnLine.get(line) ?? []).filter(each => each.body === null)
    for (const [index, body] of run.entries()) {
      while (next < calls.length && calls[next]!.body !== null) next++
      pair(near.length >= run.length ? near[index] : calls[next], body)
    }
  }
}

/**
 * Calls left over, of a number that one note of their document has and that stands in the text before them: they call that note again.
 * Where several notes have the number, one of theirs is more likely to be lost.
 */
function callsAgain(calls: readonly PlacedCall[], bodies: readonly PlacedBody[]): ReadonlyMap<Call, Body> {
  const byLabel = groupBy(bodies, each => each.body.label)
  const again = new Map<Call, Body>()
  for (const { call, document, body } of calls) {
    if (body !== null) continue
    const [only, ...others] = byLabel.get(call.label) ?? []
    const first = only?.call
    if (only === undefined || others.length > 0 || first === undefined || first === null) continue
    const same = first.document === document && first.call.series === call.series
    if (same && first.call.start < call.start) again.set(call, only.body)
  }
  return again
}

/** Notes collected after another document, as at the end of a file. */
function pairAcrossDocuments(calls: readonly PlacedCall[], bodies: readonly PlacedBody[]): void {
  const open = groupBy(
    calls.filter(each => each.body === null),
    each => each.call.label,
  )
  for (const [label, group] of groupBy(
    bodies.filter(each => each.call === null),
    each => each.body.label,
  ))
    for (const [index, body] of group.entries()) pair(open.get(label)?.[index], body)
}

function pair(call: PlacedCall | undefined, body: PlacedBody): void {
  if (call === undefined) return
  call.body = body.body
  body.call = call
}

function gather(calls: readonly PlacedCall[], bodies: readonly PlacedBody[]): MatchedDocument {
  const called = calls.flatMap(each => (each.body === null ? [] : [{ ...each, body: each.body }]))
  // An empty note that nothing calls has nothing to print.
  const orphans = bodies.filter(each => each.call === null && each.body.contentEnd > each.body.contentStart)
  const notes: MatchedNote[] = [
    ...called.map(({ body, call, line }) => ({ body, call, line })),
    ...orphans.map(({ body, line }) => ({ body, call: null, line })),
  ]
  // A stable sort: on one line the calls in their order, then what has no call.
  notes.sort((a, b) => a.line - b.line || Number(a.call === null) - Number(b.call === null))
  const again = callsAgain(calls, bodies)
  const dangling = calls.filter(each => each.body === null && !again.has(each.call))
  return { notes, again, dangling: new Set(dangling.map(each => each.call)) }
}
