/** StyledParagraph → boxes, glue, penalties and discretionaries, with the text that each item stands for. */
import { sp, ZERO } from '../base/length.ts'
import type { BreakOpportunity } from '../shape/line-breaks.ts'
import type { StyledParagraph } from '../style/styled-document.ts'
import { type FlatText, flatten, type PlacedObject, plainOffset } from './flatten.ts'
import {
  FORBIDDEN,
  FORCED,
  type Gathering,
  hangOfLineEnd,
  hangOfLineStart,
  hyphenHang,
  type ItemSource,
  isFixedSpace,
  isSpace,
  NONE,
  push,
} from './gathering.ts'
import type { LineEdges } from './knuth-plass.ts'
import { languagesOf } from './language-spans.ts'
import { letterGive } from './letter-give.ts'
import type { LineItem } from './line-item.ts'
import { makePiece, type Piece, placesBetweenGlyphs, widthsAtBreak } from './piece.ts'
import type { MissingCharacter } from './set-line.ts'
import { addSpace } from './space-items.ts'
import { shapeMark, type Typesetter } from './typesetter.ts'

export interface ParagraphItems {
  readonly flat: FlatText
  readonly items: readonly LineItem[]
  readonly sources: readonly ItemSource[]
  readonly edges: LineEdges
  readonly missing: readonly MissingCharacter[]
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
