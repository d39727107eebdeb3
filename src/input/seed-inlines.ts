/**
 * The parts of a line or of a note → inlines. Text inlines are exact slices of the source, save that a tab or a line
 * break in the midst of a text is one space; white space at the ends and around note bodies taken out is left away.
 */
import type { Inline } from '../edition/model.ts'
import type { Part } from './seed-lines.ts'
import type { Call } from './seed-marks.ts'

type ResolveCall = (call: Call) => Inline

interface Piece {
  text: string
  readonly start: number
  end: number
}

/** `tail` comes after everything: calls that the source does not have but its notes imply. */
export function makeInlines(
  file: string,
  text: string,
  parts: readonly Part[],
  resolve: ResolveCall,
  tail: readonly Inline[] = [],
): readonly Inline[] {
  const found: (Piece | Inline)[] = []
  let afterBody = false
  let open: Piece | null = null
  // Whether what was printed last is white space, or nothing at all: then no further white space is needed.
  let spaced = true
  for (const part of parts) {
    if (part.kind === 'body') {
      afterBody = true
      continue
    }
    if (part.kind === 'call') {
      found.push(resolve(part))
      open = null
      spaced = found.length === 1
      afterBody = false
      continue
    }
    for (const piece of pieces(text, part.start, part.end)) {
      const trimmed = (spaced && found.length === 0) || (afterBody && spaced) || (piece.broken && spaced)
      const kept = trimmed ? withoutLeadingSpace(piece) : piece
      if (kept.text === '') continue
      if (open !== null && open.end === kept.start) {
        open.text += kept.text
        open.end = kept.end
      } else {
        open = { text: kept.text, start: kept.start, end: kept.end }
        found.push(open)
      }
      spaced = /\s$/.test(kept.text)
      afterBody = false
    }
  }
  trimEnd(found)
  return [...found.map(each => ('kind' in each ? each : toInline(file, each))), ...tail]
}

interface BrokenPiece extends Piece {
  /** Begins with a space that stands for a line break. */
  readonly broken: boolean
}

/** A stretch of source as pieces of equal length; line breaks with the white space around them become one space. */
function pieces(text: string, start: number, end: number): readonly BrokenPiece[] {
  const slice = text.slice(start, end)
  if (!/[\t\n\r\f\v\u0085\u2028\u2029]/.test(slice)) return [{ text: slice, start, end, broken: false }]
  const result: BrokenPiece[] = []
  let from = 0
  for (const match of slice.matchAll(/[\n\r\f\v\u0085\u2028\u2029]\s*/g)) {
    // What the break follows loses its blanks; the break itself is the one space that stays.
    const end = from + withoutBlanksAtEnd(slice.slice(from, match.index)).length
    if (end > from) result.push(piece(slice, start, from, end))
    result.push({ text: ' ', start: start + match.index, end: start + match.index + 1, broken: true })
    from = match.index + match[0].length
  }
  if (from < slice.length) result.push(piece(slice, start, from, slice.length))
  return result
}

const piece = (slice: string, base: number, from: number, to: number): BrokenPiece => ({
  text: slice.slice(from, to).replaceAll('\t', ' '),
  start: base + from,
  end: base + to,
  broken: false,
})

function withoutLeadingSpace(piece: Piece): Piece {
  const text = piece.text.trimStart()
  return { text, start: piece.end - text.length, end: piece.end }
}

/** A no-break space at the end was put there on purpose; other white space is the extractor's. */
function withoutBlanksAtEnd(text: string): string {
  let end = text.length
  while (end > 0 && /[^\S\u00a0\u202f]/.test(text[end - 1]!)) end--
  return text.slice(0, end)
}

function trimEnd(found: (Piece | Inline)[]): void {
  const last = found[found.length - 1]
  if (last === undefined || 'kind' in last) return
  const text = withoutBlanksAtEnd(last.text)
  last.end = last.start + text.length
  last.text = text
  if (text === '') found.pop()
}

const toInline = (file: string, { text, start, end }: Piece): Inline => ({
  kind: 'text',
  text,
  marks: [],
  source: { file, start, end },
})
