/** StyledParagraph → boxes, glue, penalties and discretionaries, with the text that each item stands for. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import type { BreakOpportunity } from '../shape/line-breaks.ts'
import type { StyledParagraph } from '../style/styled-document.ts'
import { type FlatText, flatten, type PlacedObject, plainOffset, spanAt } from './flatten.ts'
import type { LineEdges } from './knuth-plass.ts'
import { languagesOf } from './language-spans.ts'
import { letterGive } from './letter-give.ts'
import type { LineItem } from './line-item.ts'
import { makePiece, type Piece, placesBetweenGlyphs, widthsAtBreak } from './piece.ts'
import type { MissingCharacter } from './set-line.ts'
import { shapeMark, type Typesetter } from './typesetter.ts'

/** What an item of the same index stands for in the text. */
export type ItemSource =
  | { readonly kind: 'fragment'; readonly piece: Piece; readonly from: number; readonly to: number }
  | { readonly kind: 'object'; readonly object: PlacedObject }
  | { readonly kind: 'space'; readonly at: number; readonly span: number; readonly justified: boolean }
  | { readonly kind: 'break'; readonly hyphen: boolean }
  | { readonly kind: 'none' }

export interface ParagraphItems {
  readonly flat: FlatText
  readonly items: readonly LineItem[]
  readonly sources: readonly ItemSource[]
  readonly edges: LineEdges
  readonly missing: readonly MissingCharacter[]
}

const FORBIDDEN = 10000
const FORCED = -10000
const NONE: ItemSource = { kind: 'none' }
const isSpace = (unit: number): boolean =>
  unit === 32 ||
  (unit >= 9 && unit <= 13) ||
  unit === 0xa0 ||
  unit === 0x2028 ||
  unit === 0x2029 ||
  unit === 0x3000
const isFixedSpace = (unit: number): boolean => unit === 0xa0

/** Where and how the items of one paragraph are gathered. */
interface Gathering {
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

export function makeItems(paragraph: StyledParagraph, typesetter: Typesetter): ParagraphItems {
  const flat = flatten(paragraph)
  const calls = flat.objects.filter(object => object.inline.kind === 'call').map(object => object.at)
  const opportunities = new Map(
    typesetter
      .breakOpportunities(flat.text, languagesOf(flat, paragraph.language), calls)
      .map(opportunity => [opportunity.offset, opportunity]),
  )
  const gathering: Gathering = {
    paragraph,
    typesetter,
    flat,
    opportunities,
    lastWord: lastWordOf(flat.text),
    items: [],
    sources: [],
    hangBefore: [],
    hangAfter: [],
    missing: [],
    unbroken: 0,
  }
  gatherText(gathering)
  gatherEnd(gathering)
  const { items, sources, hangBefore, hangAfter, missing } = gathering
  return {
    flat,
    items,
    sources,
    edges: { start: hangOfLineStart(gathering, 0), hangBefore, hangAfter },
    missing,
  }
}

function gatherText(gathering: Gathering): void {
  const { text, spans, objects } = gathering.flat
  let object = 0
  let span = 0
  let at = 0
  while (at < text.length || object < objects.length) {
    while (object < objects.length && objects[object]!.at === at) addObject(gathering, objects[object++]!)
    if (at >= text.length) continue
    while (spans[span]!.end <= at) span++
    const stop = Math.min(spans[span]!.end, objects[object]?.at ?? text.length)
    const end =
      gathering.paragraph.keepsWhite === true ? endOfKept(text, at, stop) : endOfKind(text, at, stop)
    if (isSpace(text.charCodeAt(at))) addSpace(gathering, at, end, span)
    else addWord(gathering, at, end, span)
    at = end
  }
}

/** The end of the stretch of white, or of no white, that begins at `at`. A no-break space stands by itself. */
function endOfKind(text: string, at: number, stop: number): number {
  const white = isSpace(text.charCodeAt(at))
  if (white && isFixedSpace(text.charCodeAt(at))) return at + 1
  let end = at + 1
  while (
    end < stop &&
    isSpace(text.charCodeAt(end)) === white &&
    !(white && isFixedSpace(text.charCodeAt(end)))
  )
    end++
  return end
}

/** Where white counts, each space is one by itself. */
const endOfKept = (text: string, at: number, stop: number): number =>
  isSpace(text.charCodeAt(at)) ? at + 1 : endOfKind(text, at, stop)

function push(
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

function addObject(gathering: Gathering, object: PlacedObject): void {
  const width =
    object.inline.kind === 'call'
      ? (object.inline.width ?? shapeMark(object.inline, gathering.typesetter).width)
      : object.inline.width
  // A call stands by its word, but a row of them may be wider than a line.
  const follows = gathering.sources[gathering.sources.length - 1]?.kind === 'object'
  if (follows && gathering.unbroken + width > roomOf(gathering.paragraph)) breakOverlong(gathering)
  push(gathering, { type: 'box', width }, { kind: 'object', object })
}

function addSpace(gathering: Gathering, at: number, end: number, span: number): void {
  const { flat, opportunities, paragraph, typesetter } = gathering
  if (paragraph.keepsWhite === true && addKeptSpace(gathering, at, span)) return
  if (at > 0 && isSpace(flat.text.charCodeAt(at - 1)) && !isFixedSpace(flat.text.charCodeAt(at - 1))) {
    // The white goes on across a change of look; it has been set already, only its right to break may come later.
    if (!isFixedSpace(flat.text.charCodeAt(at))) return
  }
  if (paragraph.labelLength > 0 && at === paragraph.labelLength) {
    addLabelSpace(gathering, at, span)
    return
  }
  const style = flat.spans[span]!.inline.style
  const width = typesetter.spaceWidth(style)
  const breaking = paragraph.breaking
  const justified = paragraph.align === 'justify'
  const opportunity = opportunities.get(whiteEnd(flat.text, at))
  const before = hangOfLineEnd(gathering, at)
  const after = hangOfLineStart(gathering, end)
  const source: ItemSource = { kind: 'space', at, span, justified }
  if (opportunity?.kind === 'forced') {
    push(gathering, { type: 'glue', width: ZERO, stretch: sp(1), shrink: ZERO, fil: 1 }, NONE)
    push(gathering, { type: 'penalty', width: ZERO, penalty: FORCED, flagged: false }, NONE, before, after)
    push(gathering, { type: 'glue', width: ZERO, stretch: ZERO, shrink: ZERO }, source)
    return
  }
  const penalty =
    opportunity === undefined || isFixedSpace(flat.text.charCodeAt(at)) ? FORBIDDEN : opportunity.penalty
  if (!justified) {
    addRaggedSpace(gathering, width, penalty, source, before, after)
    return
  }
  if (penalty !== 0)
    push(gathering, { type: 'penalty', width: ZERO, penalty, flagged: false }, NONE, before, after)
  const stretch = sp(width * breaking.spaceStretch)
  const shrink = sp(width * breaking.spaceShrink)
  push(gathering, { type: 'glue', width, stretch, shrink }, source, before, after)
}

/**
 * A space that neither ends a line nor parts two words alone: it has its width wherever it stands.
 * False where it is set as others are, so that a line may break at it.
 */
function addKeptSpace(gathering: Gathering, at: number, span: number): boolean {
  const { flat, typesetter } = gathering
  const unit = flat.text.charCodeAt(at)
  const width = typesetter.spaceWidth(flat.spans[span]!.inline.style)
  const source: ItemSource = { kind: 'space', at, span, justified: false }
  if (isLineEnd(unit) && !(unit === RETURN && flat.text.charCodeAt(at + 1) === LINE_FEED)) {
    push(gathering, { type: 'glue', width: ZERO, stretch: sp(1), shrink: ZERO, fil: 1 }, NONE)
    push(gathering, { type: 'penalty', width: ZERO, penalty: FORCED, flagged: false }, NONE)
    // A box, or an empty line after it would vanish.
    push(gathering, { type: 'box', width: ZERO }, NONE)
    return true
  }
  const opens = at === 0 || isLineEnd(flat.text.charCodeAt(at - 1))
  const more = at + 1 < flat.text.length && isSpace(flat.text.charCodeAt(at + 1))
  if (!opens && !more && unit !== TAB && !isSpace(flat.text.charCodeAt(at - 1))) return false
  push(gathering, { type: 'box', width: sp(width * (unit === TAB ? TAB_SPACES : 1)) }, source)
  return true
}

const TAB = 9
const LINE_FEED = 10
const RETURN = 13
const TAB_SPACES = 4
const isLineEnd = (unit: number): boolean => (unit >= 10 && unit <= 13) || unit === 0x2028 || unit === 0x2029

const whiteEnd = (text: string, at: number): number => {
  let end = at
  while (end < text.length && isSpace(text.charCodeAt(end))) end++
  return end
}

/** Ragged setting: every line may end short, at no cost to the spaces in it (TeX's \raggedright with stretchable margin). */
function addRaggedSpace(
  gathering: Gathering,
  width: Sp,
  penalty: number,
  source: ItemSource,
  before: Sp,
  after: Sp,
): void {
  const flex = sp(gathering.paragraph.measure * RAGGED_PART)
  if (penalty >= FORBIDDEN) {
    push(gathering, { type: 'penalty', width: ZERO, penalty: FORBIDDEN, flagged: false }, NONE)
    push(gathering, { type: 'glue', width, stretch: ZERO, shrink: ZERO }, source)
    return
  }
  push(gathering, { type: 'penalty', width: ZERO, penalty: FORBIDDEN, flagged: false }, NONE)
  push(gathering, { type: 'glue', width: ZERO, stretch: flex, shrink: ZERO }, NONE)
  push(gathering, { type: 'penalty', width: ZERO, penalty, flagged: false }, NONE, before, after)
  push(gathering, { type: 'glue', width, stretch: sp(-flex), shrink: ZERO }, source)
}

/** The raggedness that counts as ratio 1, in parts of the measure. */
const RAGGED_PART = 0.2

/** The label hangs: its white brings the text to the paragraph's left edge. */
function addLabelSpace(gathering: Gathering, at: number, span: number): void {
  const { paragraph, items, typesetter, flat } = gathering
  let used = 0
  for (const item of items) if (item.type === 'box') used += item.width
  const natural = typesetter.spaceWidth(flat.spans[span]!.inline.style)
  const width = sp(Math.max(natural, paragraph.left - paragraph.firstLeft - used))
  push(gathering, { type: 'box', width }, { kind: 'space', at, span, justified: false })
}

function addWord(gathering: Gathering, at: number, end: number, span: number): void {
  const { flat, opportunities, paragraph, typesetter, missing } = gathering
  const opening = opportunities.get(at)
  if (
    opening !== undefined &&
    at > 0 &&
    !isSpace(flat.text.charCodeAt(at - 1)) &&
    opening.kind !== 'hyphenation'
  ) {
    const { penalty, flagged } = priceOf(opening, paragraph)
    push(
      gathering,
      { type: 'penalty', width: ZERO, penalty, flagged },
      { kind: 'break', hyphen: false },
      hangOfLineEnd(gathering, at),
      hangOfLineStart(gathering, at),
    )
  }
  const piece = makePiece(flat, span, at, end, typesetter)
  for (const { offset, codePoint } of piece.missing)
    missing.push({ offset: plainOffset(piece.span, offset), codePoint })
  const room = roomOf(paragraph)
  let from = at
  const divide = (offset: number, opportunity: BreakOpportunity): void => {
    addFragment(gathering, piece, from, offset)
    addBreak(gathering, piece, offset, opportunity)
    from = offset
  }
  for (let k = at + 1; k <= end; k++) {
    const opportunity = k === end ? null : piece.divisible ? opportunities.get(k) : undefined
    if (opportunity === undefined) continue
    const width = piece.widthAt(k) - piece.widthAt(from)
    if (gathering.unbroken > 0 && gathering.unbroken + width > room) breakOverlong(gathering)
    if (width > room && piece.divisible) {
      for (const offset of placesBetweenGlyphs(piece, from, k))
        divide(offset, { offset, kind: 'other', penalty: WITHIN_OVERLONG })
    }
    if (opportunity !== null) divide(k, opportunity)
  }
  addFragment(gathering, piece, from, end)
}

/** What any line of the paragraph has room for. */
const roomOf = ({ measure, left, firstLeft }: StyledParagraph): number => measure - Math.max(left, firstLeft)

/** Words of several looks, or syllables of a word that is not to be divided: each fits a line, together they do not. */
const breakOverlong = (gathering: Gathering): void =>
  push(
    gathering,
    { type: 'penalty', width: ZERO, penalty: WITHIN_OVERLONG, flagged: false },
    { kind: 'break', hyphen: false },
  )

/** What is wider than a line must break somewhere, or it would leave the page; nothing else is broken at this price. */
const WITHIN_OVERLONG = 5000

function addFragment(gathering: Gathering, piece: Piece, from: number, to: number): void {
  const width = sp(piece.widthAt(to) - piece.widthAt(from))
  const { breaking, align } = gathering.paragraph
  const source: ItemSource = { kind: 'fragment', piece, from, to }
  const inner = to - from - (to === piece.end ? 1 : 0)
  const give = align === 'justify' ? letterGive(width, inner, piece.style.size, breaking) : ZERO
  push(
    gathering,
    give === 0 ? { type: 'box', width } : { type: 'box', width, stretch: give, shrink: give },
    source,
  )
}

function addBreak(gathering: Gathering, piece: Piece, at: number, opportunity: BreakOpportunity): void {
  const hyphen = opportunity.kind === 'hyphenation'
  if (hyphen && !gathering.paragraph.breaking.hyphenate) return
  const { penalty: price, flagged } = priceOf(opportunity, gathering.paragraph)
  const penalty = price < FORBIDDEN && at > gathering.lastWord ? price + LAST_WORD : price
  const { before, after } = widthsAtBreak(piece, at, hyphen, gathering.typesetter)
  const hangBefore = hyphen ? hyphenHang(gathering, piece) : hangOfLineEnd(gathering, at)
  push(
    gathering,
    { type: 'discretionary', penalty, flagged, before, after, unbroken: ZERO },
    { kind: 'break', hyphen },
    hangBefore,
    hangOfLineStart(gathering, at),
  )
}

/** The rest of a divided word is no last line, unless the lines before it would gape. */
const LAST_WORD = 150

/** Where the last word of the text begins. */
function lastWordOf(text: string): number {
  let at = text.length
  while (at > 0 && isSpace(text.charCodeAt(at - 1))) at--
  while (at > 0 && !isSpace(text.charCodeAt(at - 1))) at--
  return at
}

function priceOf(
  opportunity: BreakOpportunity,
  paragraph: StyledParagraph,
): { penalty: number; flagged: boolean } {
  const { hyphenPenalty, explicitHyphenPenalty } = paragraph.breaking
  if (opportunity.kind === 'hyphenation')
    return { penalty: hyphenPenalty + opportunity.penalty, flagged: true }
  if (opportunity.kind === 'explicit-hyphen')
    return { penalty: explicitHyphenPenalty + opportunity.penalty, flagged: true }
  if (opportunity.kind === 'forced') return { penalty: FORCED, flagged: false }
  return { penalty: opportunity.penalty, flagged: false }
}

function gatherEnd(gathering: Gathering): void {
  push(gathering, { type: 'penalty', width: ZERO, penalty: FORBIDDEN, flagged: false }, NONE)
  push(gathering, { type: 'glue', width: ZERO, stretch: sp(65536), shrink: ZERO, fil: 1 }, NONE)
  push(gathering, { type: 'penalty', width: ZERO, penalty: FORCED, flagged: false }, NONE)
}

/** How far the last character before `at` may hang over the right edge. A call at the line's end does not hang. */
function hangOfLineEnd(gathering: Gathering, at: number): Sp {
  if (gathering.flat.objectOffsets.has(at)) return ZERO
  return hangOfCharacter(gathering, lastCharacter(gathering.flat.text, at), at - 1, 'right')
}

/** How far the first character of a line that begins at `at` may hang over the left edge. */
function hangOfLineStart(gathering: Gathering, at: number): Sp {
  const { text, objects } = gathering.flat
  if (at === 0 && (gathering.paragraph.labelLength > 0 || objects[0]?.at === 0)) return ZERO
  const start = whiteEnd(text, at)
  const point = text.codePointAt(start)
  return point === undefined ? ZERO : hangOfCharacter(gathering, String.fromCodePoint(point), start, 'left')
}

function hyphenHang(gathering: Gathering, piece: Piece): Sp {
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
