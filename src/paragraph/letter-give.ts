/** What the letters of a line give before its spaces do: a little width of their own, a little white between them. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import type { LineBreakingStyle } from '../style/stylesheet.ts'
import type { LinePart } from './set-line.ts'

/** Scripts whose letters stand apart; joined letters must not be pulled from each other. */
const SEPARATE_LETTERS =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]*$/u

/** How a line's letters are set: their width in thousandths, and white added to each gap between two letters of a word. */
export interface LetterFit {
  readonly scale: number
  readonly tracking: Sp
}

export const NATURAL_LETTERS: LetterFit = { scale: 1000, tracking: ZERO }

/** The most that a fragment of `length` characters gives: `inner` gaps between its letters. */
export function letterGive(width: Sp, inner: number, size: Sp, breaking: LineBreakingStyle): Sp {
  return sp((width * breaking.expansion + inner * size * breaking.tracking) / 1000)
}

/**
 * Takes up a shortfall with the letters, width and white in the same proportion, so that neither is used more than it must;
 * the width in whole steps, the white to the scaled point.
 */
export function fitLetters(
  parts: readonly LinePart[],
  shortfall: number,
  breaking: LineBreakingStyle,
): LetterFit {
  const { expansion, expansionStep } = breaking
  let letters = 0
  let white = 0
  for (const part of parts) {
    if (part.kind === 'space') continue
    letters += part.width
    white += whiteOf(part, breaking)
  }
  const most = (letters * expansion) / 1000 + white
  if (letters === 0 || most === 0) return NATURAL_LETTERS
  const share = Math.max(-1, Math.min(1, shortfall / most))
  const steps = expansionStep === 0 ? 0 : Math.round((share * expansion) / expansionStep)
  const tracking =
    white === 0 ? ZERO : trackingFor(parts, shortfall - (letters * steps * expansionStep) / 1000, breaking)
  return { scale: 1000 + steps * expansionStep, tracking }
}

function trackingFor(parts: readonly LinePart[], rest: number, breaking: LineBreakingStyle): Sp {
  let gaps = 0
  let size = 0
  for (const part of parts) {
    gaps += part.gaps
    if (part.kind === 'word') size = Math.max(size, part.runs[0]?.size ?? 0)
  }
  const most = (size * breaking.tracking) / 1000
  return gaps === 0 ? ZERO : sp(Math.max(-most, Math.min(most, Math.trunc(rest / gaps))))
}

const whiteOf = (part: LinePart, breaking: LineBreakingStyle): number =>
  (part.gaps * (part.runs[0]?.size ?? 0) * breaking.tracking) / 1000

/** Gaps between two letters of a part in which there may be white; calls and joined scripts have none. */
export function gapsIn({ kind, text, runs }: Pick<LinePart, 'kind' | 'text' | 'runs'>): number {
  if (kind !== 'word' || !SEPARATE_LETTERS.test(text)) return 0
  let letters = 0
  for (const run of runs) for (const glyph of run.glyphs) if (glyph.advance > 0) letters++
  return Math.max(0, letters - 1)
}
