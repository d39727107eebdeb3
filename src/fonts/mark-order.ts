/** Hebrew and Arabic points on a letter → the order in which fonts expect them. */
import { addAll } from '../base/arrays.ts'

/**
 * Unicode's canonical order of these points suits no font. HarfBuzz permutes their combining classes, Hebrew as the SBL
 * Hebrew manual describes, Arabic with shadda first (hb-unicode.hh, modified combining classes). Here by code point.
 */
const RANK: ReadonlyMap<number, number> = new Map([
  [0x05c1, 10], // shin dot
  [0x05c2, 11], // sin dot
  [0x05bc, 12], // dagesh
  [0x05bf, 13], // rafe
  [0x05b9, 14], // holam
  [0x05ba, 14], // holam haser
  [0x05b1, 15], // hataf segol
  [0x05b2, 16], // hataf patah
  [0x05b3, 17], // hataf qamats
  [0x05b5, 18], // tsere
  [0x05b6, 19], // segol
  [0x05b7, 20], // patah
  [0x05b8, 21], // qamats
  [0x05c7, 21], // qamats qatan
  [0x05b0, 22], // sheva
  [0x05b4, 23], // hiriq
  [0x05bb, 24], // qubuts
  [0x05bd, 25], // meteg
  [0xfb1e, 26], // varika
  [0x0651, 27], // shadda
  [0x064b, 28], // fathatan
  [0x064c, 29], // dammatan
  [0x064d, 30], // kasratan
  [0x064e, 31], // fatha
  [0x064f, 32], // damma
  [0x0650, 33], // kasra
  [0x0652, 34], // sukun
  [0x0670, 35], // superscript alef
])

/** Sorts stretches of such points; all other code points stay where they are. */
export function inFontOrder(codePoints: readonly number[]): readonly number[] {
  const ordered: number[] = []
  for (let start = 0; start < codePoints.length; ) {
    let end = start
    while (end < codePoints.length && RANK.has(codePoints[end]!)) end++
    if (end === start) ordered.push(codePoints[start++]!)
    else {
      const points = codePoints.slice(start, end)
      addAll(
        ordered,
        points.sort((a, b) => RANK.get(a)! - RANK.get(b)!),
      )
      start = end
    }
  }
  return ordered
}
