/** The draw operations of a page → its content stream, and which parts of it belong to which structure. */
import { roundedPoints, SCALED_POINTS_PER_POINT } from '../base/length.ts'
import type { Belonging, DisplayPage, DrawOp, PlacedRun, StructureId } from '../display/display-list.ts'
import type { EmbeddedFonts } from './embed-fonts.ts'
import { utf16Hex } from './pdf-value.ts'
import { glyphTexts } from './to-unicode.ts'

export type LinkOp = Extract<DrawOp, { op: 'link' }>
type GlyphsOp = Extract<DrawOp, { op: 'glyphs' }>

/** What a page gives to the structure, in reading order: pieces of the stream by their MCID, and links. */
export type PageItem =
  | { readonly kind: 'marked'; readonly of: StructureId; readonly mcid: number }
  | { readonly kind: 'link'; readonly link: LinkOp }

export interface PageContent {
  readonly stream: string
  readonly items: readonly PageItem[]
}

/** ISO 32000-1, 14.8.2.2. */
const ARTIFACT_PROPERTIES: Readonly<Record<Extract<Belonging, { kind: 'artifact' }>['as'], string>> = {
  'running-head': '/Type /Pagination /Subtype /Header',
  folio: '/Type /Pagination',
  rule: '/Type /Layout',
  'line-number': '/Type /Layout',
}

/** `tagOf` names the structure type of every node; content that belongs to no node of it throws. */
export function pageContent(
  page: DisplayPage,
  fonts: EmbeddedFonts,
  tagOf: ReadonlyMap<StructureId, string>,
): PageContent {
  const out: string[] = []
  const items: PageItem[] = []
  const state = initialState()
  const height = roundedPoints(page.height)
  let marked: Belonging | null = null
  let mcid = 0
  for (const op of page.ops) {
    if (op.op === 'link') items.push({ kind: 'link', link: op })
    else if (op.op === 'rule' || op.runs.some(placed => placed.run.glyphs.length > 0)) {
      if (marked === null || !sameBelonging(marked, op.belongs)) {
        if (marked !== null) out.push('EMC')
        out.push(beginMarked(op.belongs, mcid, tagOf))
        if (op.belongs.kind === 'content') items.push({ kind: 'marked', of: op.belongs.of, mcid: mcid++ })
        marked = op.belongs
      }
      if (op.op === 'glyphs') paintLine(op, height, fonts, state, out)
      else out.push(paintRule(op, height))
    }
  }
  if (marked !== null) out.push('EMC')
  return { stream: out.join('\n'), items }
}

function beginMarked(belongs: Belonging, mcid: number, tagOf: ReadonlyMap<StructureId, string>): string {
  if (belongs.kind === 'artifact') return `/Artifact <<${ARTIFACT_PROPERTIES[belongs.as]}>> BDC`
  const tag = tagOf.get(belongs.of)
  if (tag === undefined) throw new Error(`content belongs to structure ${belongs.of}, which does not exist`)
  return `/${tag} <</MCID ${mcid}>> BDC`
}

const sameBelonging = (one: Belonging, other: Belonging): boolean =>
  one.kind === 'content'
    ? other.kind === 'content' && one.of === other.of
    : other.kind === 'artifact' && one.as === other.as

function paintRule({ rect }: Extract<DrawOp, { op: 'rule' }>, pageHeight: number): string {
  const [x, width, thickness] = [roundedPoints(rect.x), roundedPoints(rect.width), roundedPoints(rect.height)]
  const bottom = thousandths(pageHeight - roundedPoints(rect.y) - thickness)
  return `${x} ${bottom} ${width} ${thickness} re f`
}

/** The text state of the page, as it lasts from line to line, and the line being written. */
interface TextState {
  font: string
  size: number
  /** Horizontal scaling in thousandths. */
  scale: number
  rise: number
  /** Where the reader's pen stands, in points: always computed from what was written, so that no error adds up. */
  pen: number
  /** The open array of a `TJ`, and the open string in it. */
  array: string
  codes: string
}

const initialState = (): TextState => ({
  font: '',
  size: 0,
  scale: 1000,
  rise: 0,
  pen: 0,
  array: '',
  codes: '',
})

function paintLine(
  op: GlyphsOp,
  pageHeight: number,
  fonts: EmbeddedFonts,
  state: TextState,
  out: string[],
): void {
  const first = op.runs[0]!
  state.pen = roundedPoints(first.x)
  out.push(`BT\n1 0 0 1 ${state.pen} ${thousandths(pageHeight - roundedPoints(op.baseline))} Tm`)
  for (const placed of op.runs) paintRun(placed, fonts, state, out)
  show(state, out)
  out.push('ET')
}

function paintRun(placed: PlacedRun, fonts: EmbeddedFonts, state: TextState, out: string[]): void {
  const { run } = placed
  const font = fonts.font(run.font)
  const size = roundedPoints(run.size)
  if (!(size > 0 && placed.scale > 0)) throw new Error(`letters of size ${size} and scale ${placed.scale}`)
  setFont(font.resource, size, placed.scale, state, out)
  const { texts, actual } = glyphTexts(run, placed.hyphen)
  const pointsPerThousandth = (size * placed.scale) / 1e6
  const scale = placed.scale / 1000 / SCALED_POINTS_PER_POINT
  const start = placed.x / SCALED_POINTS_PER_POINT
  let advanced = 0
  let span = 0
  for (let index = 0; index < run.glyphs.length; index++) {
    const glyph = run.glyphs[index]!
    if (actual[span]?.from === index) {
      show(state, out)
      out.push(`/Span <</ActualText <feff${utf16Hex(actual[span]!.text)}>>> BDC`)
    }
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
    if (actual[span]?.to === index + 1) {
      show(state, out)
      out.push('EMC')
      span++
    }
  }
}

function setFont(font: string, size: number, scale: number, state: TextState, out: string[]): void {
  if (font !== state.font || size !== state.size) {
    show(state, out)
    out.push(`/${font} ${size} Tf`)
    state.font = font
    state.size = size
  }
  if (scale !== state.scale) {
    show(state, out)
    out.push(`${scale / 10} Tz`)
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

const thousandths = (points: number): number => Math.round(points * 1000) / 1000
