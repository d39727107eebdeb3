/** White of a paragraph → glue and penalties: between words, kept as typed, in ragged lines, behind a label. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import {
  FORBIDDEN,
  FORCED,
  type Gathering,
  hangOfLineEnd,
  hangOfLineStart,
  type ItemSource,
  isFixedSpace,
  isSpace,
  NONE,
  push,
  whiteEnd,
} from './gathering.ts'

export function addSpace(gathering: Gathering, at: number, end: number, span: number): void {
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
  const natural = typesetter.spaceWidth(style)
  const barred = holdsBar(gathering, at)
  const width = barred ? sp(natural + style.size * WHITE_BESIDE_BAR) : natural
  if (OPENING_DASH.test(flat.text.slice(0, Math.min(at, LONGEST_OPENING + 1)))) {
    push(gathering, { type: 'box', width }, { kind: 'space', at, span, justified: false })
    return
  }
  const breaking = paragraph.breaking
  const justified = paragraph.align === 'justify'
  const opportunity = opportunities.get(whiteEnd(flat.text, at))
  const before = hangOfLineEnd(gathering, at)
  const after = hangOfLineStart(gathering, end)
  const source: ItemSource = {
    kind: 'space',
    at,
    span,
    justified,
    ...(barred ? { widened: true as const } : {}),
  }
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

/** A bar stands in the white, where a page of the source begins between two words. */
function holdsBar({ flat }: Gathering, at: number): boolean {
  const end = whiteEnd(flat.text, at)
  if (!flat.objectOffsets.has(at) && !flat.objectOffsets.has(end)) return false
  return flat.objects.some(object => object.inline.kind === 'bar' && object.at >= at && object.at <= end)
}

/** What white with a bar in it is wider by, in ems, so that the bar does not touch the words. */
const WHITE_BESIDE_BAR = 0.16

/**
 * A dash that opens a paragraph as speech, a quotation mark before it or not. The white after it is one for all the
 * speeches of a page, so that their first words stand under one another, and no line ends between the two.
 */
const OPENING_DASH = /^[«„“”"‘’\s]{0,2}[—–―]$/u
const LONGEST_OPENING = 3

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
