/** A word, or the part of one in a single look: its glyphs, and what dividing it does to its width. */
import { type Sp, sp } from '../base/length.ts'
import type { GlyphRun } from '../shape/glyph-run.ts'
import type { TextStyle } from '../style/styled-document.ts'
import type { FlatText, TextSpan } from './flatten.ts'
import type { Typesetter } from './typesetter.ts'

export interface Piece {
  readonly span: TextSpan
  readonly start: number
  readonly end: number
  readonly text: string
  readonly style: TextStyle
  readonly runs: readonly GlyphRun[]
  /** Right-to-left words are set whole: their glyphs stand in visual order. */
  readonly divisible: boolean
  /** Width of the undivided piece from its start to a place in the flat text; a ligature is shared out evenly. */
  widthAt(at: number): Sp
  /** Is the place between two glyphs, neither inside a ligature nor before a mark. */
  betweenGlyphs(at: number): boolean
  readonly missing: readonly { readonly offset: number; readonly codePoint: number }[]
}

export function makePiece(
  flat: FlatText,
  spanIndex: number,
  start: number,
  end: number,
  typesetter: Typesetter,
): Piece {
  const span = flat.spans[spanIndex]!
  const text = flat.text.slice(start, end)
  const style = span.inline.style
  const shaped = typesetter.shape(text, style)
  const edges = glyphEdges(shaped.runs, text)
  return {
    span,
    start,
    end,
    text,
    style,
    runs: shaped.runs,
    divisible: edges !== null,
    widthAt: at => (edges === null ? (at <= start ? sp(0) : shaped.width) : sp(edges.positions[at - start]!)),
    betweenGlyphs: at => edges !== null && edges.clean[at - start] === 1,
    missing: shaped.missing.map(each => ({ offset: start + each.offset, codePoint: each.codePoint })),
  }
}

/** The places after `from` and before `to` at which a glyph begins. */
export function placesBetweenGlyphs(piece: Piece, from: number, to: number): readonly number[] {
  const places: number[] = []
  for (let at = from + 1; at < to; at++) if (piece.betweenGlyphs(at)) places.push(at)
  return places
}

/** Pen position before every character of the text, and whether a glyph begins there; null when glyphs are not in logical order. */
function glyphEdges(
  runs: readonly GlyphRun[],
  text: string,
): { readonly positions: Float64Array; readonly clean: Uint8Array } | null {
  const places = placesOfRunText(text)
  const positions = new Float64Array(text.length + 1)
  const clean = new Uint8Array(text.length + 1)
  let pen = 0
  let base = 0
  let last = 0
  for (const run of runs) {
    for (const glyph of run.glyphs) {
      const at = places === null ? base + glyph.cluster : places[base + glyph.cluster]!
      if (at < last) return null
      if (at > last || clean[at] === 0) {
        shareOut(positions, last, at, pen)
        clean[at] = 1
        last = at
      }
      pen += glyph.advance
    }
    base += run.text.length
  }
  shareOut(positions, last, text.length, pen)
  clean[text.length] = 1
  return { positions, clean }
}

/** Where the characters of the runs' text stand in the piece: soft hyphens are not shaped. Null when there are none. */
function placesOfRunText(text: string): readonly number[] | null {
  if (!text.includes(SOFT_HYPHEN)) return null
  const places: number[] = []
  for (let at = 0; at < text.length; at++) if (text[at] !== SOFT_HYPHEN) places.push(at)
  return [...places, text.length]
}

const SOFT_HYPHEN = '\u00ad'

function shareOut(positions: Float64Array, from: number, to: number, pen: number): void {
  const start = positions[from]!
  for (let at = from + 1; at <= to; at++)
    positions[at] = Math.round(start + ((pen - start) * (at - from)) / (to - from))
}

/**
 * What a break inside a piece adds to the line before it and to the line after it.
 * Away from ligatures only the kerning of the two neighbours changes: by so much the left one's part of the piece differs
 * from its own width. After a ligature the pair is measured by itself; inside one both halves are shaped anew.
 */
export function widthsAtBreak(
  piece: Piece,
  at: number,
  hyphen: boolean,
  typesetter: Typesetter,
): { readonly before: Sp; readonly after: Sp } {
  const mark = hyphen ? '-' : ''
  const width = (text: string): number => typesetter.shape(text, piece.style).width
  if (!piece.betweenGlyphs(at)) {
    const start = characterStart(piece, Math.max(piece.start, at - REACH))
    const end = characterStart(piece, Math.min(piece.end, at + REACH))
    const head = piece.text.slice(start - piece.start, at - piece.start)
    const tail = piece.text.slice(at - piece.start, end - piece.start)
    return {
      before: sp(width(head + mark) - (piece.widthAt(at) - piece.widthAt(start))),
      after: sp(width(tail) - (piece.widthAt(end) - piece.widthAt(at))),
    }
  }
  const left = previousCharacter(piece.text, at - piece.start)
  const alone = width(left)
  const added = hyphen ? width(left + mark) - alone : 0
  return { before: sp(added - kerning(piece, at, left, alone, width)), after: sp(0) }
}

/** As far as halves of a word are shaped anew: words end before that, and what has no end must not cost its square. */
const REACH = 64

/** The offset itself, or the one before it when that is in the midst of a character. */
function characterStart(piece: Piece, at: number): number {
  const unit = piece.text.charCodeAt(at - piece.start)
  return at > piece.start && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}

/** What the character before `at`, `alone` wide by itself, is nearer to the one after it than that. */
function kerning(
  piece: Piece,
  at: number,
  left: string,
  alone: number,
  width: (text: string) => number,
): number {
  const start = at - left.length
  if (start === piece.start || piece.betweenGlyphs(start))
    return piece.widthAt(at) - piece.widthAt(start) - alone
  const right = nextCharacter(piece.text, at - piece.start)
  return width(left + right) - alone - width(right)
}

const previousCharacter = (text: string, at: number): string => {
  const low = text.charCodeAt(at - 1)
  return text.slice(low >= 0xdc00 && low <= 0xdfff ? at - 2 : at - 1, at)
}

const nextCharacter = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at)!)
