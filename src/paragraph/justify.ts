/** Line parts and a line's width → the line: letters expanded in whole steps, the rest shared by the spaces. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import type { NoteId } from '../edition/model.ts'
import type { Direction } from '../shape/bidi.ts'
import type { StyledParagraph } from '../style/styled-document.ts'
import { fitLetters, type LetterFit, NATURAL_LETTERS } from './letter-give.ts'
import type { LineParts } from './line-parts.ts'
import { scaled } from './place-glyphs.ts'
import type { Line, LinePart, LineSetting } from './set-line.ts'

export interface LineFrame {
  /** Left edge and width of the line in the measure. */
  readonly left: Sp
  readonly width: Sp
  /** Optical margins: how far the first and last characters hang. */
  readonly hangLeft: Sp
  readonly hangRight: Sp
  readonly hyphenated: boolean
  /** Last of the paragraph, or before a forced break: not stretched. */
  readonly last: boolean
  /** Base direction of the paragraph. */
  readonly direction: Direction
  /** The white at which the line ends. */
  readonly closing: LinePart | null
}

export function justifyLine(line: LineParts, frame: LineFrame, paragraph: StyledParagraph): Line {
  const { parts } = line
  // Where a line stands, and how long it is, must not depend on marks that only finished pages know.
  const reckoned = parts.reduce((sum, part) => sum + part.room, 0)
  const natural = parts.reduce((sum, part) => sum + part.width, 0)
  const target = frame.width + frame.hangLeft + frame.hangRight
  const shortfall = target - natural
  const fill = paragraph.align === 'justify' && (!frame.last || reckoned > target)
  const letters = fill ? fitLetters(parts, shortfall, paragraph.breaking) : NATURAL_LETTERS
  const fit = fill ? fitSpaces(parts, target, letters, paragraph) : { extra: 0, ratio: 0 }
  const x = lineStart(frame, natural, paragraph)
  const { scale, tracking } = letters
  const { direction, closing } = frame
  const setting: LineSetting = { parts, x, scale, tracking, extra: fit.extra, direction, closing }
  const size = parts.find(part => part.kind === 'word')?.runs[0]?.size ?? parts[0]?.runs[0]?.size ?? ZERO
  return {
    paragraph: paragraph.id,
    note: paragraph.note,
    setting,
    calls: callsIn(parts),
    x: lineStart(frame, reckoned, paragraph),
    width: sp(fill && parts.some(part => part.justified) ? target : reckoned),
    size,
    ratio: fit.ratio,
    hyphenated: frame.hyphenated,
    text: parts.map(part => part.text).join(''),
    start: line.start,
    end: line.end,
  }
}

const NO_CALLS: readonly NoteId[] = []

function callsIn(parts: readonly LinePart[]): readonly NoteId[] {
  const calls = parts.flatMap(part => (part.call === null ? [] : [part.call]))
  return calls.length === 0 ? NO_CALLS : calls
}

/** What each justified space gains in all, and the ratio of that to its stretch or shrink. */
function fitSpaces(
  parts: readonly LinePart[],
  target: number,
  letters: LetterFit,
  paragraph: StyledParagraph,
): { readonly extra: number; readonly ratio: number } {
  let set = 0
  let flexible = 0
  for (const part of parts) {
    set +=
      part.kind === 'space' ? part.width : scaled(part.width, letters.scale) + part.gaps * letters.tracking
    if (part.justified) flexible += part.width
  }
  const extra = target - set
  const give = flexible * (extra < 0 ? paragraph.breaking.spaceShrink : paragraph.breaking.spaceStretch)
  return { extra, ratio: give === 0 ? 0 : extra / give }
}

function lineStart(frame: LineFrame, natural: number, paragraph: StyledParagraph): Sp {
  const free = frame.width - natural
  if (paragraph.align === 'centre') return sp(frame.left + free / 2)
  const unfilled = frame.direction === 'right-to-left' && (frame.last || paragraph.align === 'left')
  if (unfilled && free > 0) return sp(frame.left + free)
  if (paragraph.align === 'right') return sp(frame.left + free + frame.hangRight)
  return sp(frame.left - frame.hangLeft)
}
