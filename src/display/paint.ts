/** Pages → display list: every glyph at its place on its page, with the structure, links and destinations it belongs to. */
import { type Sp, sp } from '../base/length.ts'
import type { NoteId } from '../edition/model.ts'
import type { Area, Page, PlacedLine, PlacedPicture } from '../page/page.ts'
import type { PlacedLineRun } from '../paragraph/set-line.ts'
import type { TablePaths } from './containers.ts'
import type { Belonging, DisplayList, DisplayPage, DrawOp, OutlineEntry, PlacedRun } from './display-list.ts'
import { drawnLines } from './drawn-lines.ts'
import { type LineSegment, lineSegments } from './line-segments.ts'
import { type LogicalPlaces, logicalPlaces, type ParagraphFacts } from './logical-place.ts'
import { growStructure } from './structure.ts'

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

interface Painting {
  readonly input: PaintInput
  readonly places: LogicalPlaces
  readonly destinations: Map<string, { page: number; at: { x: Sp; y: Sp } }>
  /** Paragraphs of which a line has been painted. */
  readonly begun: Set<string>
}

export function paint(input: PaintInput): DisplayList {
  const structure = growStructure(input.information.language)
  const painting: Painting = {
    input,
    places: logicalPlaces(structure, input.tables, input.notes),
    destinations: new Map(),
    begun: new Set(),
  }
  const pages = input.pages
    .map(page => paintPage(page, painting))
    .map(page => withoutLooseLinks(page, painting))
  return {
    pages,
    structure: structure.finish(),
    destinations: painting.destinations,
    outline: input.outline,
    information: input.information,
  }
}

/** A link to a place that is on no page, in a note that nothing calls, leads nowhere. */
const withoutLooseLinks = (page: DisplayPage, { destinations }: Painting): DisplayPage => ({
  ...page,
  ops: page.ops.filter(op => op.op !== 'link' || op.outside === true || destinations.has(op.to)),
})

function paintPage(page: Page, painting: Painting): DisplayPage {
  const ops: DrawOp[] = []
  const top = page.areas.find(area => area.role === 'text')?.rect ?? page.areas[0]?.rect
  painting.destinations.set(`page ${page.index}`, {
    page: page.index,
    at: { x: top?.x ?? sp(0), y: top?.y ?? sp(0) },
  })
  for (const area of page.areas) {
    for (const rect of area.rules) ops.push({ op: 'rule', rect, belongs: { kind: 'artifact', as: 'rule' } })
    const pictures = [...(area.pictures ?? [])]
    for (const placed of area.lines) {
      // A picture is read where it stands: before the text under it, after that above.
      while (pictures[0] !== undefined && pictures[0].rect.y < placed.baseline)
        ops.push(paintPicture(pictures.shift()!, painting))
      ops.push(...paintLine(page, area, placed, painting), ...drawnLines(placed))
    }
    for (const each of pictures) ops.push(paintPicture(each, painting))
  }
  return { width: page.width, height: page.height, folio: page.folio, ops }
}

function paintPicture({ rect, picture, paragraph }: PlacedPicture, { input, places }: Painting): DrawOp {
  const facts = input.paragraphs.get(paragraph)
  if (facts === undefined) throw new Error(`a picture of “${paragraph}”, which no document has`)
  const said = input.descriptions.get(paragraph) ?? ''
  return {
    op: 'picture',
    rect,
    picture,
    belongs: { kind: 'content', of: places.figure(paragraph, facts, said) },
  }
}

function paintLine(page: Page, area: Area, placed: PlacedLine, painting: Painting): readonly DrawOp[] {
  const { line, note } = placed
  const facts = painting.input.paragraphs.get(line.paragraph)
  if (area.role === 'running-head' || area.role === 'folio') return artifact(placed, area.role)
  if (area.role === 'source-pages') return artifact(placed, 'line-number')
  if (facts === undefined) throw new Error(`a line of “${line.paragraph}”, which no document has`)
  if (facts.repeated || placed.repeated === true) return artifact(placed, 'repeated')
  const { places, begun } = painting
  const calls = line.calls.filter(call => call !== note)
  places.calls(line.paragraph, facts, calls)
  markDestinations(page, placed, painting)
  const labelLength = begun.has(line.paragraph) ? 0 : facts.labelLength
  begun.add(line.paragraph)
  return lineSegments(line, note, labelLength).flatMap(segment => {
    const of = places.segment(line.paragraph, facts, segment)
    return paintSegment(segment, placed, { kind: 'content', of })
  })
}

const artifact = (
  placed: PlacedLine,
  as: Extract<Belonging, { kind: 'artifact' }>['as'],
): readonly DrawOp[] => [glyphs(placed, placed.line.runs, { kind: 'artifact', as })]

const glyphs = (placed: PlacedLine, runs: readonly PlacedLineRun[], belongs: Belonging): DrawOp => ({
  op: 'glyphs',
  baseline: placed.baseline,
  runs: runs.map(run => placeRun(run, placed.x)),
  belongs,
})

function paintSegment(segment: LineSegment, placed: PlacedLine, belongs: Belonging): readonly DrawOp[] {
  const drawn = glyphs(placed, segment.runs, belongs)
  const { link } = segment
  const runs = segment.runs.filter(run => run !== placed.line.closing)
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

/** Where links arrive: paragraphs, notes and calls at their first line. */
function markDestinations(page: Page, placed: PlacedLine, painting: Painting): void {
  const { line } = placed
  const at = { x: sp(placed.x + line.x), y: sp(placed.baseline - line.size) }
  const mark = (name: string): void => {
    if (!painting.destinations.has(name)) painting.destinations.set(name, { page: page.index, at })
  }
  mark(`p ${line.paragraph}`)
  if (placed.note !== null) mark(`note ${placed.note}`)
  for (const each of line.marks ?? []) if (each.kind === 'anchor') mark(each.name)
  for (const call of line.calls) if (!isOwnMark(call, placed)) mark(`call ${call}`)
}

/** The mark at the head of a note is no call of it. */
const isOwnMark = (call: NoteId, placed: PlacedLine): boolean => placed.note === call
