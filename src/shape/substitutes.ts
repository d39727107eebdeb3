/** Characters that fonts often lack → what stands in for them unseen: spaces of other widths, signs that look alike. */

/** Width of a space: parts of an em, or the advance of another character of the font. */
export type SpaceWidth = { readonly ems: number } | { readonly as: string }

/** Unicode, General Punctuation; the thin and hair spaces as typographers cut them. */
const SPACES: ReadonlyMap<number, SpaceWidth> = new Map<number, SpaceWidth>([
  [0x0009, { as: ' ' }],
  [0x000a, { as: ' ' }],
  [0x000b, { as: ' ' }],
  [0x000c, { as: ' ' }],
  [0x000d, { as: ' ' }],
  [0x0085, { as: ' ' }],
  [0x00a0, { as: ' ' }],
  [0x1680, { as: ' ' }],
  [0x2000, { ems: 1 / 2 }],
  [0x2001, { ems: 1 }],
  [0x2002, { ems: 1 / 2 }],
  [0x2003, { ems: 1 }],
  [0x2004, { ems: 1 / 3 }],
  [0x2005, { ems: 1 / 4 }],
  [0x2006, { ems: 1 / 6 }],
  [0x2007, { as: '0' }],
  [0x2008, { as: '.' }],
  [0x2009, { ems: 1 / 5 }],
  [0x200a, { ems: 1 / 10 }],
  [0x2028, { as: ' ' }],
  [0x2029, { as: ' ' }],
  [0x202f, { ems: 1 / 5 }],
  [0x205f, { ems: 2 / 9 }],
  [0x3000, { ems: 1 }],
])

/** Hyphens that do or do not divide, and three dots one over the other, which are drawn alike under several numbers. */
const ALIKE: ReadonlyMap<number, readonly string[]> = new Map([
  [0x2010, ['-']],
  [0x2011, ['\u2010', '-']],
  [0x205d, ['\u22ee']],
  [0x22ee, ['\u205d']],
  [0xfe19, ['\u22ee', '\u205d']],
])

export interface Substitute {
  readonly character: string
  /** For a space: how wide the space glyph is to be. */
  readonly width: SpaceWidth | null
}

/** What to print for a character that a font lacks, with what the font has; null when nothing will do. */
export function substituteFor(codePoint: number, covers: (codePoint: number) => boolean): Substitute | null {
  const width = SPACES.get(codePoint)
  if (width !== undefined) return covers(0x20) ? { character: ' ', width } : null
  const character = ALIKE.get(codePoint)?.find(other => covers(other.codePointAt(0)!))
  return character === undefined ? null : { character, width: null }
}
