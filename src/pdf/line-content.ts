/** One line of glyphs → text operators of a content stream, every glyph where the layout wants it. */
import { roundedPoints, SCALED_POINTS_PER_POINT, type Sp } from '../base/length.ts'
import type { DrawOp, PlacedRun } from '../display/display-list.ts'
import type { EmbeddedFonts } from './embed-fonts.ts'
import { thousandths } from './pdf-value.ts'
import { type ActualText, glyphTexts } from './to-unicode.ts'

/** The text state as it lasts from line to line of a page, and the line being written. */
export interface TextState {
  font: string
  size: number
  /** Horizontal scaling in thousandths. */
  scale: number
  rise: number
  /** Where the reader's pen stands, in points: always computed from what was written, so that no error adds up. */
  pen: number
  baseline: number
  /** The open array of a `TJ`, and the open string in it. */
  array: string
  codes: string
}

export const initialTextState = (): TextState => ({
  font: '',
  size: 0,
  scale: 1000,
  rise: 0,
  pen: 0,
  baseline: 0,
  array: '',
  codes: '',
})

/**
 * Appends the line to `out`. `enter` is called outside of text objects, before glyphs are shown, with what they
 * together stand for where their single mappings do not say it; it is to open the marked content.
 */
export function paintLine(
  op: Extract<DrawOp, { op: 'glyphs' }>,
  pageHeight: number,
  fonts: EmbeddedFonts,
  state: TextState,
  out: string[],
  enter: (actual: ActualText | null) => void,
): void {
  const runs = op.runs.filter(placed => placed.run.glyphs.length > 0)
  if (runs.length === 0) return
  state.pen = roundedPoints(runs[0]!.x)
  state.baseline = thousandths(pageHeight - roundedPoints(op.baseline))
  let entered: ActualText | null = null
  enter(null)
  beginText(state, out)
  const change = (actual: ActualText | null): void => {
    if (actual === entered) return
    endText(state, out)
    enter(actual)
    entered = actual
    beginText(state, out)
  }
  for (const placed of runs) paintRun(placed, fonts, state, out, change)
  endText(state, out)
}

function beginText(state: TextState, out: string[]): void {
  state.pen = thousandths(state.pen)
  out.push(`BT\n1 0 0 1 ${state.pen} ${state.baseline} Tm`)
}

function endText(state: TextState, out: string[]): void {
  show(state, out)
  out.push('ET')
}

function paintRun(
  placed: PlacedRun,
  fonts: EmbeddedFonts,
  state: TextState,
  out: string[],
  change: (actual: ActualText | null) => void,
): void {
  const { run } = placed
  const font = fonts.font(run.font)
  setFont(font.resource, run.size, placed.scale, state, out)
  const { texts, actual } = glyphTexts(run, placed.hyphen)
  const pointsPerThousandth = (state.size * state.scale) / 1e6
  const scale = placed.scale / 1000 / SCALED_POINTS_PER_POINT
  const start = placed.x / SCALED_POINTS_PER_POINT
  let advanced = 0
  let next = 0
  for (let index = 0; index < run.glyphs.length; index++) {
    const glyph = run.glyphs[index]!
    while (next < actual.length && actual[next]!.to <= index) next++
    const within = actual[next]
    change(within !== undefined && within.from <= index ? within : null)
    setRise(roundedPoints(run.rise) + roundedPoints(glyph.dy), state, out)
    const back = Math.round((state.pen - start - (advanced + glyph.dx) * scale) / pointsPerThousandth)
    if (back !== 0) {
      closeString(state)
      state.array += back
      state.pen -= back * pointsPerThousandth
    }
    const cid = font.cid(glyph.id, texts[index]!)
    state.codes += font.code(cid)
    state.pen += font.width(cid) * pointsPerThousandth
    advanced += glyph.advance
  }
}

function setFont(font: string, wantedSize: Sp, wantedScale: number, state: TextState, out: string[]): void {
  const [size, scale] = [roundedPoints(wantedSize), thousandths(wantedScale)]
  if (!(size > 0 && scale > 0)) throw new Error(`letters of size ${size} and scale ${scale}`)
  if (font !== state.font || size !== state.size) {
    show(state, out)
    out.push(`/${font} ${size} Tf`)
    state.font = font
    state.size = size
  }
  if (scale !== state.scale) {
    show(state, out)
    out.push(`${thousandths(scale / 10)} Tz`)
    state.scale = scale
  }
}

function setRise(rise: number, state: TextState, out: string[]): void {
  if (rise === state.rise) return
  show(state, out)
  out.push(`${thousandths(rise)} Ts`)
  state.rise = rise
}

function closeString(state: TextState): void {
  if (state.codes === '') return
  state.array += `<${state.codes}>`
  state.codes = ''
}

/** Writes what is open. A move is always followed by a glyph, so none is lost or left over. */
function show(state: TextState, out: string[]): void {
  closeString(state)
  if (state.array === '') return
  out.push(`[${state.array}] TJ`)
  state.array = ''
}
