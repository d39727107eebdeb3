/** Running heads and folios: short generated lines with their place on the page. */
import type { Rect } from '../base/geometry.ts'
import { type Sp, sp, ZERO } from '../base/length.ts'
import type { SetOne } from '../galley/build-galley.ts'
import type { Line } from '../paragraph/set-line.ts'
import type { StyledParagraph } from '../style/styled-document.ts'
import type { FolioStyle, Stylesheet, TypeStyle } from '../style/stylesheet.ts'
import { textStyle } from '../style/text-style.ts'
import { clauseCuts, isLongEnough, wordCuts } from '../style/title-cuts.ts'
import type { Area, PlacedLine } from './page.ts'
import type { Side } from './page-geometry.ts'

/** A paragraph that the style makes of words of its own. */
export function generatedParagraph(
  id: string,
  text: string,
  type: TypeStyle,
  stylesheet: Stylesheet,
  language: string,
  measure: Sp,
): StyledParagraph {
  return {
    id,
    role: 'plain',
    note: null,
    level: 0,
    inlines: [{ kind: 'text', text, offset: null, style: textStyle(type, stylesheet, language), link: null }],
    language,
    measure,
    leading: type.leading,
    left: ZERO,
    firstLeft: ZERO,
    labelLength: 0,
    align: type.align,
    breaking: { ...stylesheet.lineBreaking, hyphenate: false, expansion: 0, protrusion: false },
    variants: false,
  }
}

export interface FurnitureText {
  readonly head: string
  readonly folio: string
  readonly language: string
  readonly opening: boolean
}

/** The running head and the folio of one page. */
export function furniture(
  text: FurnitureText,
  area: Rect,
  side: Side,
  stylesheet: Stylesheet,
  setOne: SetOne,
): readonly Area[] {
  const { runningHead, folio } = stylesheet
  const areas: Area[] = []
  if (runningHead.shown && text.head !== '' && (!text.opening || runningHead.onOpening)) {
    const line = headLine(text, area, stylesheet, setOne)
    const baseline = sp(area.y - runningHead.distance)
    if (line !== null) areas.push(areaOf('running-head', { x: area.x, baseline, line }, area.width))
  }
  const place = text.opening ? folio.onOpening : folio.place
  if (place !== 'none' && text.folio !== '')
    areas.push(folioArea(text, place, area, side, stylesheet, setOne))
  return areas
}

/** A head that is too long for its line ends where a sense ends, or at a word and in an ellipsis. */
function headLine(text: FurnitureText, area: Rect, stylesheet: Stylesheet, setOne: SetOne): Line | null {
  const { runningHead } = stylesheet
  // Room for the folio on either side of a centred head.
  const measure = sp(area.width - 2 * FOLIO_ROOM * runningHead.size)
  const fitted = (shown: string): Line | null => {
    const set = setOne(generatedParagraph('head', shown, runningHead, stylesheet, text.language, measure))
    const { lines } = set.variants[0]!
    return lines.length === 1 && lines[0]!.width <= measure ? lines[0]! : null
  }
  const most = Math.ceil((measure / runningHead.size) * CHARACTERS_PER_EM)
  const line =
    (text.head.length <= most ? fitted(text.head) : null) ?? shortened(text.head.slice(0, most), fitted)
  return line === null ? null : moved(line, sp(FOLIO_ROOM * runningHead.size))
}

/** More than any line can hold: a title may be as long as a text. */
const CHARACTERS_PER_EM = 20

/** The longest cut that fits; one at the end of a clause where it is not much shorter than one at a word. */
function shortened(head: string, fitted: (shown: string) => Line | null): Line | null {
  const clause = longest(clauseCuts(head), fitted)
  const word = longest(wordCuts(head), fitted)
  if (clause === null || word === null) return (clause ?? word)?.line ?? null
  return isLongEnough(clause.shown, word.shown) ? clause.line : word.line
}

/** The last of some beginnings, each longer than the one before it, that fits: found by bisection, since more text is wider. */
function longest(
  beginnings: readonly string[],
  fitted: (shown: string) => Line | null,
): { readonly shown: string; readonly line: Line } | null {
  let best: { readonly shown: string; readonly line: Line } | null = null
  let low = 0
  let high = beginnings.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const shown = beginnings[middle]!
    const line = fitted(shown)
    if (line === null) high = middle - 1
    else {
      best = { shown, line }
      low = middle + 1
    }
  }
  return best
}

const FOLIO_ROOM = 3

function folioArea(
  text: FurnitureText,
  place: FolioStyle['place'],
  area: Rect,
  side: Side,
  stylesheet: Stylesheet,
  setOne: SetOne,
): Area {
  const { folio, runningHead, page, body } = stylesheet
  const align = place === 'foot-centre' ? 'centre' : side === 'recto' ? 'right' : 'left'
  const set = setOne(
    generatedParagraph('folio', text.folio, { ...folio, align }, stylesheet, text.language, area.width),
  )
  const line = set.variants[0]!.lines[0]!
  const foot = sp(area.y + page.lines * body.leading + folio.distance)
  const baseline = place === 'head-outer' ? sp(area.y - runningHead.distance) : foot
  return areaOf('folio', { x: area.x, baseline, line }, area.width)
}

const moved = (line: Line, by: Sp): Line => ({
  ...line,
  x: sp(line.x + by),
  setting: { ...line.setting, x: sp(line.setting.x + by) },
})

function areaOf(
  role: 'running-head' | 'folio',
  placed: Pick<PlacedLine, 'x' | 'baseline' | 'line'>,
  width: Sp,
): Area {
  const { size } = placed.line
  return {
    role,
    series: null,
    rect: { x: placed.x, y: sp(placed.baseline - size), width, height: sp(size * 1.25) },
    lines: [{ ...placed, note: null, continues: false }],
    rules: [],
  }
}
