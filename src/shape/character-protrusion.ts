/** Characters at the edge of a line → how far they hang into the margin. */

/** Left and right, in thousandths of the character's own advance. */
type Hang = readonly [left: number, right: number]
type HangTable = ReadonlyMap<string, Hang>

/**
 * Optical margins in the manner of pdfTeX's `\lpcode` and `\rpcode` (Hàn Thế Thành, Micro-typographic Extensions to the
 * TeX Typesetting System, 2000) and of microtype's default sets: marks with little ink hang by most of their width,
 * letters only as far as their slanted or open side looks indented. Thousandths are of the character, not of the em,
 * so that a hyphen hangs alike in every face.
 */
const DEFAULT = table({
  // Points.
  '.': [0, 850],
  ',': [0, 800],
  ':': [0, 450],
  ';': [0, 450],
  '…': [0, 250],
  '·': [400, 400],
  '!': [0, 150],
  '?': [0, 150],
  '¡': [150, 0],
  '¿': [150, 0],
  // Hyphens and dashes.
  '-': [400, 650],
  '\u2010': [400, 650],
  '\u2011': [400, 650],
  '\u2012': [200, 250],
  '–': [250, 300],
  '—': [150, 200],
  '―': [150, 200],
  // Quotes: the high ones are mostly white, the low ones stand like commas.
  '‘': [650, 600],
  '’': [600, 650],
  '“': [500, 400],
  '”': [400, 500],
  "'": [600, 600],
  '"': [400, 400],
  '‚': [500, 500],
  '„': [400, 400],
  '‹': [400, 300],
  '›': [300, 400],
  '«': [250, 200],
  '»': [200, 250],
  // Brackets.
  '(': [100, 0],
  ')': [0, 100],
  '[': [60, 0],
  ']': [0, 60],
  '{': [100, 0],
  '}': [0, 100],
  '⟨': [150, 0],
  '⟩': [0, 150],
  '/': [100, 100],
  '*': [200, 200],
  '†': [100, 100],
  '‡': [100, 100],
  // Capitals with an open or slanted side.
  A: [50, 50],
  J: [50, 0],
  T: [50, 50],
  V: [50, 50],
  W: [40, 40],
  X: [30, 30],
  Y: [60, 60],
  F: [0, 30],
  K: [0, 30],
  L: [0, 40],
  P: [0, 30],
  Γ: [0, 50],
  Δ: [40, 40],
  Λ: [50, 50],
  Υ: [50, 50],
  А: [50, 50],
  Г: [0, 50],
  Т: [50, 50],
  У: [40, 50],
  // Small letters.
  c: [0, 10],
  f: [0, 30],
  k: [0, 20],
  r: [0, 40],
  t: [0, 30],
  v: [30, 30],
  w: [25, 25],
  x: [20, 20],
  y: [30, 40],
  г: [0, 40],
  т: [25, 25],
  у: [30, 40],
})

/** What differs from the default, by family. */
const BY_FAMILY: ReadonlyMap<string, HangTable> = new Map([
  [
    // Its hyphen is short and its round points are small in a wide box.
    'EB Garamond',
    table({ '-': [450, 700], '\u2010': [450, 700], '\u2011': [450, 700], '.': [0, 900], ',': [0, 850] }),
  ],
  [
    // Wide and sturdy: dashes and quotes carry more ink.
    'Noto Serif',
    table({
      '.': [0, 750],
      ',': [0, 700],
      '“': [400, 350],
      '”': [350, 400],
      '‘': [550, 500],
      '’': [500, 550],
    }),
  ],
  [
    // Without serifs the straight stems stand exactly at the edge; only the marks need to hang.
    'Source Sans 3',
    table({ '.': [0, 750], ',': [0, 750], A: [40, 40], T: [60, 60], V: [40, 40], Y: [50, 50], r: [0, 60] }),
  ],
])

function table(entries: Readonly<Record<string, Hang>>): HangTable {
  return new Map(Object.entries(entries))
}

/**
 * How far a character may hang over the left or right edge of its line, in thousandths of its own advance; 0 for
 * most characters. Superior figures of note calls are the caller's to leave out.
 */
export function protrusion(family: string, character: string, side: 'left' | 'right'): number {
  const hang = BY_FAMILY.get(family)?.get(character) ?? DEFAULT.get(character)
  return hang === undefined ? 0 : hang[side === 'left' ? 0 : 1]
}
