/**
 * Annotated plain text and its marks → lines: what is printed of each (stretches of text and note calls), and the note
 * bodies that stand in it. Note bodies may reach over line breaks; they do not end a line. Hard-wrapped lines are joined.
 */
import type { Body, Call, SeedMark } from './seed-marks.ts'

export type Part = TextPart | Call | Body
interface TextPart {
  readonly kind: 'text'
  readonly start: number
  readonly end: number
}

export interface SeedLine {
  /** The printed stretch, without white space around it; note bodies in its midst are within it. */
  readonly start: number
  readonly end: number
  readonly indented: boolean
  /** Stands directly under another line, without an empty one between. */
  readonly followsDirectly: boolean
  readonly parts: readonly Part[]
  /** The printed text, note calls left out. */
  readonly text: string
}

const BREAK = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g
/** A line is indented by a tab or by two spaces; a single space is a slip. */
const INDENT = /^(?:\t|[ \u00a0]{2}|[ \u00a0]?[\t\u2003\u3000])/

/** All lines that print something; a line of note bodies alone gives these to the line before it, or to the first. */
export function splitLines(text: string, marks: readonly SeedMark[]): readonly SeedLine[] {
  const found: { parts: Part[]; followsDirectly: boolean }[] = []
  let waiting: Part[] = []
  let blank = true
  for (const parts of physicalLines(text, marks)) {
    const bodies = parts.filter(part => part.kind === 'body')
    if (parts.some(part => isVisible(text, part))) {
      found.push({ parts: [...waiting, ...parts], followsDirectly: !blank })
      waiting = []
      blank = false
    } else if (bodies.length === 0) blank = true
    else {
      const place = found[found.length - 1]?.parts ?? waiting
      for (const body of bodies) place.push(body)
    }
  }
  if (waiting.length > 0) found.push({ parts: waiting, followsDirectly: false })
  return joinWrapped(
    text,
    found.map(({ parts, followsDirectly }) => makeLine(text, parts, followsDirectly)),
  )
}

const isVisible = (text: string, part: Part): boolean =>
  part.kind === 'call' || (part.kind === 'text' && /\S/.test(text.slice(part.start, part.end)))

function* physicalLines(text: string, marks: readonly SeedMark[]): Generator<readonly Part[]> {
  let parts: Part[] = []
  let base = 0
  for (let index = 0; index <= marks.length; index++) {
    const mark = marks[index]
    const until = mark === undefined ? text.length : mark.start
    const stretch = text.slice(base, until)
    let done = 0
    for (const match of stretch.matchAll(BREAK)) {
      if (match.index > done) parts.push({ kind: 'text', start: base + done, end: base + match.index })
      yield parts
      parts = []
      done = match.index + match[0].length
    }
    if (done < stretch.length) parts.push({ kind: 'text', start: base + done, end: until })
    if (mark === undefined) break
    parts.push(mark)
    base = mark.end
  }
  yield parts
}

function makeLine(text: string, parts: readonly Part[], followsDirectly: boolean): SeedLine {
  let printed = ''
  let start = -1
  let end = -1
  for (const part of parts) {
    if (part.kind === 'body') continue
    const slice = part.kind === 'call' ? '' : text.slice(part.start, part.end)
    printed += slice
    if (part.kind === 'text' && !/\S/.test(slice)) continue
    if (start < 0) start = part.start + (slice.length - slice.trimStart().length)
    end = part.end - (slice.length - slice.trimEnd().length)
  }
  // Nothing is printed where only notes stand; such a line is the place of the first note.
  if (start < 0) start = end = parts[0]?.start ?? 0
  const first = parts.find(part => part.kind !== 'body')
  const indented = first?.kind === 'text' && INDENT.test(text.slice(first.start, first.end))
  return { start, end, indented, followsDirectly, parts, text: printed.trim().replace(/\s+/g, ' ') }
}

/** The widths that typewriters and plain-text editors wrap at. */
const WRAPPED = { least: 50, most: 100 }
const OPENS_ANEW = /^(?:\(?[\dA-Za-z]{1,4}[.)]|\[|[-–—•*])\s?/

/** Lines that follow each other directly, all but the last of a wrapped length, some going on in small letters: one paragraph. */
function joinWrapped(text: string, lines: readonly SeedLine[]): readonly SeedLine[] {
  const joined: SeedLine[] = []
  let from = 0
  while (from < lines.length) {
    let to = from + 1
    while (to < lines.length && goesOn(lines[to - 1]!, lines[to]!)) to++
    const chunk = lines.slice(from, to)
    if (chunk.slice(1).some(line => /^\p{Ll}/u.test(line.text))) joined.push(join(text, chunk))
    else for (const line of chunk) joined.push(line)
    from = to
  }
  return joined
}

const goesOn = (line: SeedLine, next: SeedLine): boolean =>
  next.followsDirectly &&
  !next.indented &&
  line.text.length >= WRAPPED.least &&
  line.text.length <= WRAPPED.most &&
  next.text.length <= WRAPPED.most &&
  !OPENS_ANEW.test(next.text)

function join(text: string, chunk: readonly SeedLine[]): SeedLine {
  if (chunk.length === 1) return chunk[0]!
  const parts: Part[] = []
  let end = -1
  for (const line of chunk) {
    const start = line.parts[0]?.start ?? line.start
    if (end >= 0 && start > end) parts.push({ kind: 'text', start: end, end: start })
    for (const part of line.parts) parts.push(part)
    end = line.parts[line.parts.length - 1]?.end ?? line.end
  }
  return { ...makeLine(text, parts, chunk[0]!.followsDirectly), indented: chunk[0]!.indented }
}
