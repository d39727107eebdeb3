/** The calls and note bodies of a document, paired → what an editor must hear of them: lost, doubled, empty, out of order. */
import { type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import type { Body, Call } from './seed-marks.ts'
import type { NoteSyntax, PlacedBody, PlacedCall } from './seed-notes.ts'

/** What does not fit in one document, in the order of the text; `again` are further calls of notes that have one. */
export function reportNotes(
  file: SourceFile,
  calls: readonly PlacedCall[],
  bodies: readonly PlacedBody[],
  again: ReadonlyMap<Call, Body>,
  syntax: NoteSyntax,
): readonly Diagnostic[] {
  const found = [
    ...reportCalls(file, calls, bodies, again, syntax),
    ...reportBodies(file, calls, bodies, syntax),
    ...(syntax.counted ? reportOrder(file, calls) : []),
  ]
  return found.sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0))
}

function reportCalls(
  file: SourceFile,
  calls: readonly PlacedCall[],
  bodies: readonly PlacedBody[],
  again: ReadonlyMap<Call, Body>,
  syntax: NoteSyntax,
): Diagnostic[] {
  const given = new Set(bodies.map(each => each.body.label))
  return calls.flatMap(({ call, body }) => {
    if (body !== null) return []
    const span = { file: file.name, start: call.start, end: call.end }
    if (again.has(call))
      return [
        warningAt(
          'seed/called-twice',
          span,
          `note ${call.label} is called a second time; its mark is printed again`,
          'if another note is meant, give it and its call a number of their own',
        ),
      ]
    return given.has(call.label)
      ? [
          errorAt(
            'seed/called-twice',
            span,
            `note ${call.label} is called more often than it is given`,
            'give each call a number and a note of its own',
          ),
        ]
      : [
          errorAt(
            'seed/missing-note',
            span,
            `note ${call.label} is referred to but never given`,
            `a note is given as “${syntax.body(call.label)}” after the paragraph that refers to it`,
          ),
        ]
  })
}

function reportBodies(
  file: SourceFile,
  calls: readonly PlacedCall[],
  bodies: readonly PlacedBody[],
  syntax: NoteSyntax,
): Diagnostic[] {
  const seen = new Set<string>()
  const called = new Set(calls.map(each => each.call.label))
  return bodies.flatMap(({ body, call }) => {
    const span = { file: file.name, start: body.start, end: Math.min(body.contentStart, body.end) }
    const found: Diagnostic[] = []
    if (seen.has(body.label))
      found.push(
        warningAt(
          'seed/duplicate-number',
          span,
          `a second note has the number ${body.label}`,
          'give it and its call a number of their own',
        ),
      )
    seen.add(body.label)
    if (
      body.contentEnd <= body.contentStart ||
      file.text.slice(body.contentStart, body.contentEnd).trim() === ''
    )
      found.push(
        warningAt(
          'seed/empty-note',
          { ...span, end: body.end },
          `note ${body.label} is empty`,
          'its mark is printed with nothing behind it: write the note, or take it and its call out',
        ),
      )
    if (call === null && !called.has(body.label))
      found.push(
        warningAt(
          'seed/note-without-call',
          span,
          `note ${body.label} is given but nothing calls it; it is set after the paragraph before it`,
          `put its call where it belongs, “${syntax.call(body.label)}”, or take the note out`,
        ),
      )
    if (call !== null && call.call.start > body.start)
      found.push(
        warningAt(
          'seed/note-before-call',
          span,
          `note ${body.label} stands before its call`,
          'put it after the paragraph that calls it',
        ),
      )
    return found
  })
}

/** Numbers that fall, or leave out one that occurs nowhere else: a note may have been lost or moved. */
function reportOrder(file: SourceFile, calls: readonly PlacedCall[]): Diagnostic[] {
  const found: Diagnostic[] = []
  const labels = new Set(calls.map(each => each.call.label))
  const restarts = calls.filter(each => each.call.label === '1').length > 1
  let last = -1
  for (const { call } of calls) {
    const number = Number(call.label)
    if (!Number.isInteger(number)) continue
    const span = { file: file.name, start: call.start, end: call.end }
    // Numbering may begin again, on a new page or in a new part.
    if (last >= 0 && number < last && !(number === 1 && restarts))
      found.push(
        warningAt(
          'seed/calls-out-of-order',
          span,
          `call ${call.label} comes after call ${last}`,
          'number the calls in the order of the text',
        ),
      )
    else if (last >= 0 && number === last + 2 && !labels.has(String(last + 1)))
      found.push(
        warningAt(
          'seed/number-gap',
          span,
          `there is no call ${last + 1} between ${last} and ${number}`,
          'if a note was lost, put it and its call in; else close the gap in the numbers',
        ),
      )
    else if (last >= 0 && number > last + 2 && !labels.has(String(last + 1)))
      found.push(
        warningAt(
          'seed/number-gap',
          span,
          `there are no calls ${last + 1} to ${number - 1}`,
          'if notes were lost, put them and their calls in; else close the gap in the numbers',
        ),
      )
    last = number
  }
  return found
}
