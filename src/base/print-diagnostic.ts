/** Diagnostics and the sources they point into → readable text with the source line and a caret, or plain JSON values. */
import type { Diagnostic, Severity } from './diagnostic.ts'
import { lineStarts, type Position, positionAt, type SourceFile, type Span } from './span.ts'

/** Colours are the caller's: each function receives a piece of text and returns it dressed. */
export interface Paint {
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly place: (text: string) => string
  readonly faint: (text: string) => string
  readonly hint: (text: string) => string
}

const plain = (text: string): string => text
export const NO_PAINT: Paint = { error: plain, warning: plain, place: plain, faint: plain, hint: plain }

export interface PrintOptions {
  readonly paint?: Paint
  /** Widest source line shown, in columns of a terminal; longer ones are cut around the caret. */
  readonly width?: number
}

/** A line of 100 columns still fits a terminal of 110 with its gutter. */
const DEFAULT_WIDTH = 100

/** One diagnostic as JSON; lines and columns count from 1, columns in UTF-16 units. */
export interface DiagnosticJson {
  readonly severity: Severity
  readonly code: string
  readonly message: string
  readonly file: string | null
  readonly line: number | null
  readonly column: number | null
  readonly endLine: number | null
  readonly endColumn: number | null
  readonly hints: readonly string[]
}

/**
 * Prints one diagnostic, without a line break at the end:
 *
 *     letters/a.txt:6:41 error: note 5 is referred to but never given  [seed/missing-note]
 *       6 │ … the better information[footnoteRef:5]. I again …
 *         │                         ^^^^^^^^^^^^^^^
 *         hint: a note is given as “[5:  …]” after the paragraph that refers to it
 */
export function formatDiagnostic(
  diagnostic: Diagnostic,
  sources: ReadonlyMap<string, SourceFile>,
  options: PrintOptions = {},
): string {
  return formatDiagnostics([diagnostic], sources, options)
}

/** Prints diagnostics one under the other; each source is split into lines once, whatever their number. */
export function formatDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
  options: PrintOptions = {},
): string {
  const startsOf = lineIndex(sources)
  return diagnostics.map(each => formatOne(each, sources, startsOf, options)).join('\n')
}

export function diagnosticToJson(
  diagnostic: Diagnostic,
  sources: ReadonlyMap<string, SourceFile>,
): DiagnosticJson {
  return diagnosticsToJson([diagnostic], sources)[0]!
}

export function diagnosticsToJson(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, SourceFile>,
): readonly DiagnosticJson[] {
  const startsOf = lineIndex(sources)
  return diagnostics.map(({ severity, code, message, span, hints }) => {
    const starts = span === null ? null : startsOf(span.file)
    const from = span !== null && starts !== null ? positionAt(starts, span.start) : null
    const to = span !== null && starts !== null ? positionAt(starts, Math.max(span.start, span.end)) : null
    return {
      severity,
      code,
      message,
      file: span?.file ?? null,
      line: from?.line ?? null,
      column: from?.column ?? null,
      endLine: to?.line ?? null,
      endColumn: to?.column ?? null,
      hints,
    }
  })
}

function lineIndex(sources: ReadonlyMap<string, SourceFile>): (file: string) => readonly number[] | null {
  const known = new Map<string, readonly number[]>()
  return file => {
    const source = sources.get(file)
    if (source === undefined) return null
    const starts = known.get(file) ?? lineStarts(source.text)
    known.set(file, starts)
    return starts
  }
}

function formatOne(
  diagnostic: Diagnostic,
  sources: ReadonlyMap<string, SourceFile>,
  startsOf: (file: string) => readonly number[] | null,
  options: PrintOptions,
): string {
  const paint = options.paint ?? NO_PAINT
  const { span } = diagnostic
  const source = span === null ? undefined : sources.get(span.file)
  const starts = span === null ? null : startsOf(span.file)
  const position = span !== null && starts !== null ? positionAt(starts, span.start) : null
  const place = span === null ? '' : placeName(span, position)
  const word = diagnostic.severity === 'error' ? paint.error('error') : paint.warning('warning')
  const lines = [
    `${place === '' ? '' : `${paint.place(place)} `}${word}: ${diagnostic.message}  ${paint.faint(`[${diagnostic.code}]`)}`,
  ]
  let gutter = '    '
  if (span !== null && source !== undefined && starts !== null && position !== null) {
    const number = String(position.line)
    gutter = ' '.repeat(number.length + 3)
    const shown = excerpt(source.text, starts, span, position, options.width ?? DEFAULT_WIDTH)
    const caret = diagnostic.severity === 'error' ? paint.error(shown.carets) : paint.warning(shown.carets)
    lines.push(`${paint.faint(`  ${number} │`)} ${shown.text}`.trimEnd())
    lines.push(`${paint.faint(`${gutter}│`)} ${shown.indent}${caret}`)
  }
  for (const hint of diagnostic.hints) lines.push(`${gutter}${paint.hint('hint:')} ${hint}`)
  return lines.join('\n')
}

const placeName = (span: Span, position: Position | null): string =>
  position === null ? span.file : `${span.file}:${position.line}:${position.column}`

interface Excerpt {
  readonly text: string
  readonly indent: string
  readonly carets: string
}

/** The line of a span, cut to `width` columns around it, with what must stand under it. */
function excerpt(
  text: string,
  starts: readonly number[],
  span: Span,
  position: Position,
  width: number,
): Excerpt {
  const lineStart = starts[position.line - 1]!
  const lineEnd = endOfLine(text, starts, position.line)
  const from = Math.min(span.start, lineEnd)
  const to = Math.max(from, Math.min(span.end, lineEnd))
  const { start, end } = cutAround(text, lineStart, lineEnd, from, to, width)
  const before = `${start > lineStart ? '… ' : ''}${shown(text.slice(start, from))}`
  const marked = shown(text.slice(from, Math.min(to, end)))
  const after = shown(text.slice(Math.min(to, end), end))
  return {
    text: `${before}${marked}${after}${end < lineEnd ? ' …' : ''}`,
    indent: ' '.repeat(displayWidth(before)),
    carets: '^'.repeat(Math.max(1, displayWidth(marked))),
  }
}

/** Where a line ends, its line break left out. */
function endOfLine(text: string, starts: readonly number[], line: number): number {
  const next = starts[line]
  if (next === undefined) return text.length
  return text.charCodeAt(next - 1) === 10 && text.charCodeAt(next - 2) === 13 ? next - 2 : next - 1
}

/** How much of a long line is shown: the marked stretch with about as much on either side. */
function cutAround(
  text: string,
  lineStart: number,
  lineEnd: number,
  from: number,
  to: number,
  width: number,
): { start: number; end: number } {
  if (lineEnd - lineStart <= width && displayWidth(text.slice(lineStart, lineEnd)) <= width)
    return { start: lineStart, end: lineEnd }
  // Room for the two marks of omission and the spaces beside them.
  const room = Math.max(8, width - 4)
  const markedEnd = grow(text, from, to, 1, room)
  const left = room - displayWidth(text.slice(from, markedEnd))
  const startNear = grow(
    text,
    from,
    lineStart,
    -1,
    Math.max(left >> 1, left - displayWidth(text.slice(markedEnd, Math.min(lineEnd, markedEnd + left)))),
  )
  const rest = left - displayWidth(text.slice(startNear, from))
  return { start: startNear, end: grow(text, markedEnd, lineEnd, 1, rest) }
}

/** Moves from `at` towards `limit` by whole characters while the stretch passed is at most `room` columns wide. */
function grow(text: string, at: number, limit: number, direction: 1 | -1, room: number): number {
  let used = 0
  let position = at
  while (position !== limit) {
    const step = characterLength(text, position, direction)
    const next = position + direction * step
    if (direction === 1 ? next > limit : next < limit) return position
    used += displayWidth(direction === 1 ? text.slice(position, next) : text.slice(next, position))
    if (used > room) return position
    position = next
  }
  return position
}

function characterLength(text: string, at: number, direction: 1 | -1): 1 | 2 {
  const high = text.charCodeAt(direction === 1 ? at : at - 2)
  const low = text.charCodeAt(direction === 1 ? at + 1 : at - 1)
  return high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000 ? 2 : 1
}

/** Tabs as one space; characters that would move or hide the rest of the line as a visible substitute. */
const shown = (text: string): string => text.replace(/\t/g, ' ').replace(UNSEEN, '\u00b7')

const UNSEEN = /[\p{Cc}\p{Cs}\u200b\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu

/** Columns a terminal gives to a text: two for East Asian wide characters, none for marks above a letter. */
export function displayWidth(text: string): number {
  let width = 0
  for (const character of text) {
    if (/^[\p{Mn}\p{Me}\u200b-\u200f\ufeff]$/u.test(character)) continue
    width += isWide(character.codePointAt(0)!) ? 2 : 1
  }
  return width
}

/** The main wide blocks of UAX #11: Hangul, CJK, kana, fullwidth forms, emoji. */
const isWide = (point: number): boolean =>
  (point >= 0x1100 && point <= 0x115f) ||
  (point >= 0x2e80 && point <= 0xa4cf) ||
  (point >= 0xac00 && point <= 0xd7a3) ||
  (point >= 0xf900 && point <= 0xfaff) ||
  (point >= 0xfe30 && point <= 0xfe6f) ||
  (point >= 0xff00 && point <= 0xff60) ||
  (point >= 0xffe0 && point <= 0xffe6) ||
  (point >= 0x1f300 && point <= 0x1faff) ||
  (point >= 0x20000 && point <= 0x3fffd)
