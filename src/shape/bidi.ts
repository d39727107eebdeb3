/** Text → embedding levels, and items with levels → their order on the line (Unicode Bidirectional Algorithm, UAX 9). */
import { createRequire } from 'node:module'
import type bidiFactory from 'bidi-js'
import { once } from '../base/once.ts'

export type Direction = 'left-to-right' | 'right-to-left'

/** Even levels run left to right, odd ones right to left; one for each UTF-16 unit. */
export type Levels = ArrayLike<number>

/**
 * Whatever may bring in a right-to-left level: strong characters of right-to-left scripts, and the controls that
 * embed or isolate. Text without these needs no algorithm.
 */
const RIGHT_TO_LEFT_MATTER =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT_MATTER.test(text)

// Few texts need it.
const bidi = once(() => {
  const factory: typeof bidiFactory = createRequire(import.meta.url)('bidi-js')
  return factory()
})

/** Rules P to I of UAX 9. A text is taken for one paragraph with the given base direction. */
export function bidiLevels(text: string, base: Direction): Levels {
  if (base === 'left-to-right' && !hasRightToLeft(text)) return new Uint8Array(text.length)
  return bidi().getEmbeddingLevels(text, base === 'left-to-right' ? 'ltr' : 'rtl').levels
}

/** The direction of the first strong character, else the one given (UAX 9, P2 and P3). */
export function baseDirection(text: string, otherwise: Direction): Direction {
  for (const character of text) {
    const type = bidi().getBidiCharTypeName(character)
    if (type === 'L') return 'left-to-right'
    if (type === 'R' || type === 'AL') return 'right-to-left'
  }
  return otherwise
}

/** The character that stands for this one in right-to-left text: `(` for `)`; itself when nothing does. */
export const mirrored = (character: string): string => bidi().getMirroredCharacter(character) ?? character

/**
 * Items of one line in reading order → from left to right (UAX 9, L2): from the highest level down to the lowest odd one,
 * every stretch at that level or above is turned round. Glyphs inside an item are in visual order already.
 */
export function reorderRuns<T>(items: readonly T[], levels: Levels): readonly T[] {
  let highest = 0
  let lowestOdd = Infinity
  for (let index = 0; index < items.length; index++) {
    const level = levels[index] ?? 0
    highest = Math.max(highest, level)
    if (level % 2 === 1) lowestOdd = Math.min(lowestOdd, level)
  }
  const order = items.map((_, index) => index)
  for (let level = highest; level >= lowestOdd; level--) {
    for (let start = 0; start < order.length; start++) {
      if ((levels[order[start]!] ?? 0) < level) continue
      let end = start
      while (end < order.length && (levels[order[end]!] ?? 0) >= level) end++
      reverse(order, start, end)
      start = end
    }
  }
  return order.map(index => items[index]!)
}

function reverse(order: number[], start: number, end: number): void {
  for (let low = start, high = end - 1; low < high; low++, high--) {
    const kept = order[low]!
    order[low] = order[high]!
    order[high] = kept
  }
}
