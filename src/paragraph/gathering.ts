/** The items of one paragraph while they are gathered: what each stands for, and how far characters at its breaks hang. */
import { type Sp, ZERO } from '../base/length.ts'
import type { BreakOpportunity } from '../shape/line-breaks.ts'
import type { StyledParagraph } from '../style/styled-document.ts'
import { type FlatText, type PlacedObject, spanAt } from './flatten.ts'
import type { LineItem } from './line-item.ts'
import type { Piece } from './piece.ts'
import type { MissingCharacter } from './set-line.ts'
import type { Typesetter } from './typesetter.ts'

/** What an item of the same index stands for in the text. */
export type ItemSource =
  | { readonly kind: 'fragment'; readonly piece: Piece; readonly from: number; readonly to: number }
  | { readonly kind: 'object'; readonly object: PlacedObject }
  | {
      readonly kind: 'space'
      readonly at: number
      readonly span: number
      readonly justified: boolean
      /** Its item says how wide it is, not the font. */
      readonly widened?: true
    }
  | { readonly kind: 'break'; readonly hyphen: boolean }
  | { readonly kind: 'none' }

export const FORBIDDEN = 10000
export const FORCED = -10000
export const NONE: ItemSource = { kind: 'none' }

export const isSpace = (unit: number): boolean =>
  unit === 32 ||
  (unit >= 9 && unit <= 13) ||
  unit === 0xa0 ||
  unit === 0x2028 ||
  unit === 0x2029 ||
  unit === 0x3000

export const isFixedSpace = (unit: number): boolean => unit === 0xa0

export const whiteEnd = (text: string, at: number): number => {
  let end = at
  while (end < text.length && isSpace(text.charCodeAt(end))) end++
  return end
}

/** Where and how the items of one paragraph are gathered. */
export interface Gathering {
  readonly paragraph: StyledParagraph
  readonly typesetter: Typesetter
  readonly flat: FlatText
  readonly opportunities: ReadonlyMap<number, BreakOpportunity>
  readonly lastWord: number
  readonly items: LineItem[]
  readonly sources: ItemSource[]
  readonly hangBefore: Sp[]
  readonly hangAfter: Sp[]
  readonly missing: MissingCharacter[]
  /** Width of what stands together since the last place at which a line may end. */
  unbroken: number
}

export function push(
  gathering: Gathering,
  item: LineItem,
  source: ItemSource,
  before: Sp = ZERO,
  after: Sp = ZERO,
): void {
  if (item.type === 'box') gathering.unbroken += item.width
  else if (item.type === 'glue' || item.penalty < FORBIDDEN) gathering.unbroken = 0
  gathering.items.push(item)
  gathering.sources.push(source)
  gathering.hangBefore.push(before)
  gathering.hangAfter.push(after)
}

/** How far the last character before `at` may hang over the right edge. A call at the line's end does not hang. */
export function hangOfLineEnd(gathering: Gathering, at: number): Sp {
  if (gathering.flat.objectOffsets.has(at)) return ZERO
  return hangOfCharacter(gathering, lastCharacter(gathering.flat.text, at), at - 1, 'right')
}

/** How far the first character of a line that begins at `at` may hang over the left edge. */
export function hangOfLineStart(gathering: Gathering, at: number): Sp {
  const { text, objects } = gathering.flat
  if (at === 0 && (gathering.paragraph.labelLength > 0 || objects[0]?.at === 0)) return ZERO
  const start = whiteEnd(text, at)
  const point = text.codePointAt(start)
  return point === undefined ? ZERO : hangOfCharacter(gathering, String.fromCodePoint(point), start, 'left')
}

export function hyphenHang(gathering: Gathering, piece: Piece): Sp {
  return gathering.typesetter.hang('-', piece.style, 'right', gathering.paragraph.breaking.protrusion)
}

function hangOfCharacter(gathering: Gathering, character: string, at: number, side: 'left' | 'right'): Sp {
  const span = spanAt(gathering.flat, at)
  if (span === undefined || character === '') return ZERO
  return gathering.typesetter.hang(
    character,
    span.inline.style,
    side,
    gathering.paragraph.breaking.protrusion,
  )
}

/** The character that ends before `at`, a surrogate pair as one. */
function lastCharacter(text: string, at: number): string {
  if (at <= 0) return ''
  const low = text.charCodeAt(at - 1)
  return low >= 0xdc00 && low <= 0xdfff && at > 1 ? text.slice(at - 2, at) : text.slice(at - 1, at)
}
