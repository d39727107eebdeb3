/** Pages → display list: every glyph at its place on its page, with the structure, links and destinations it belongs to. */
import { addAll } from '../base/arrays.ts'
import { type Sp, sp } from '../base/length.ts'
import type { NoteId } from '../edition/model.ts'
import type { Page, PlacedLine } from '../page/page.ts'
import { glyphsOf } from '../paragraph/place-glyphs.ts'
import type { PlacedLineRun } from '../paragraph/set-line.ts'
import type { TablePaths } from './containers.ts'
import type { Belonging, DisplayList, DisplayPage, DrawOp, OutlineEntry, PlacedRun } from './display-list.ts'
import { drawnLines } from './drawn-lines.ts'
import { type LineSegment, lineSegments } from './line-segments.ts'
import { logicalPlaces, type ParagraphFacts } from './logical-place.ts'
import { growStructure } from './structure.ts'
import { artifactOf, factsOf, type PageTrace, readingOrder, type Tracing, tracePage } from './trace-page.ts'

export interface PaintInput {
  readonly pages: readonly Page[]
  /** Every paragraph that may stand on a page, by id. */
  readonly paragraphs: ReadonlyMap<string, ParagraphFacts>
  /** The facts of each note's first paragraph. */
  readonly notes: ReadonlyMap<NoteId, ParagraphFacts>
  readonly tables: TablePaths
  /** What pictures show, by their captions' paragraph. */
  readonly descriptions: ReadonlyMap<string, string>
  readonly outline: readonly OutlineEntry[]
  readonly information: DisplayList['information']
}

export function paint(input: PaintInput): DisplayList {
  const { paragraphs, descriptions, information } = input
  const structure = growStructure(information.language)
  const places = logicalPlaces(structure, input.tables, input.notes)
  const destinations: Tracing['destinations'] = new Map()
  const tracing: Tracing = { paragraphs, descriptions, places, destinations, begun: new Set() }
  const pages = input.pages.map((page): DisplayPage => {
    const { width, height, folio } = page
    const trace = tracePage(page, tracing)
    return {
      width,
      height,
      folio,
      structures: trace.structures,
      get ops() {
        return paintPage(page, trace, input).filter(op => leadsSomewhere(op, destinations))
      },
    }
  })
  return { pages, structure: structure.finish(), destinations, outline: input.outline, information }
}

/** A link to a place that is on no page, in a note that nothing calls, leads nowhere. */
const leadsSomewhere = (op: DrawOp, destinations: DisplayList['destinations']): boolean =>
  op.op !== 'link' || op.outside === true || destinations.has(op.to)

function paintPage(
  page: Page,
  { structures, continued }: PageTrace,
  { paragraphs }: Pick<PaintInput, 'paragraphs'>,
): readonly DrawOp[] {
  const ops: DrawOp[] = []
  const begun = new Set(continued)
  let next = 0
  const content = (): Belonging => ({ kind: 'content', of: structures[next++]! })
  for (const area of page.areas) {
    for (const rect of area.rules) ops.push({ op: 'rule', rect, belongs: { kind: 'artifact', as: 'rule' } })
    for (const placed of readingOrder(area)) {
      if ('picture' in placed) {
        const { rect, picture } = placed
        ops.push({ op: 'picture', rect, picture, belongs: content() })
        continue
      }
      const shown = glyphsOf(placed.line)
      const as = artifactOf(area, placed, paragraphs)
      if (as === null) {
        const { paragraph } = placed.line
        const label = begun.has(paragraph) ? 0 : factsOf(paragraph, paragraphs).labelLength
        begun.add(paragraph)
        for (const segment of lineSegments(shown, placed.note, label))
          addAll(ops, paintSegment(segment, placed, shown.closing, content()))
      } else ops.push(glyphs(placed, shown.runs, { kind: 'artifact', as }))
      addAll(ops, drawnLines(placed, shown.runs))
    }
  }
  return ops
}

const glyphs = (placed: PlacedLine, runs: readonly PlacedLineRun[], belongs: Belonging): DrawOp => ({
  op: 'glyphs',
  baseline: placed.baseline,
  runs: runs.map(run => placeRun(run, placed.x)),
  belongs,
})

function paintSegment(
  segment: LineSegment,
  placed: PlacedLine,
  closing: PlacedLineRun | null,
  belongs: Belonging,
): readonly DrawOp[] {
  const drawn = glyphs(placed, segment.runs, belongs)
  const { link } = segment
  const runs = segment.runs.filter(run => run !== closing)
  const [first, last] = [runs[0], runs[runs.length - 1]]
  if (link === null || first === undefined || last === undefined) return [drawn]
  const { size } = placed.line
  const rect = {
    x: sp(placed.x + first.x),
    y: sp(placed.baseline - size * LINK_ABOVE),
    width: sp(last.x + last.width - first.x),
    height: sp(size * (LINK_ABOVE + LINK_BELOW)),
  }
  const { to, outside, description } = link
  return [drawn, { op: 'link', rect, to, ...(outside && { outside }), description, belongs }]
}

/** The sensitive height of a link over and under the baseline, in ems. */
const LINK_ABOVE = 0.8
const LINK_BELOW = 0.25

const placeRun = (run: PlacedLineRun, x: Sp): PlacedRun => ({
  x: sp(x + run.x),
  run: run.run,
  scale: run.scale,
  hyphen: run.hyphen,
})
