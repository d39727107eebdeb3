/** Pages in their order → the structure as their content makes it grow, and for each what its content belongs to and where links arrive. */
import { type Sp, sp } from '../base/length.ts'
import type { NoteId } from '../edition/model.ts'
import type { Area, Page, PlacedLine, PlacedPicture } from '../page/page.ts'
import { glyphsOf, outlineOf } from '../paragraph/place-glyphs.ts'
import type { Belonging, StructureId } from './display-list.ts'
import { lineSegments } from './line-segments.ts'
import type { LogicalPlaces, ParagraphFacts } from './logical-place.ts'

/** What must be known of a page to paint it at any time. */
export interface PageTrace {
  /** What each segment of its lines and each picture belongs to, in the order in which they are painted. */
  readonly structures: readonly StructureId[]
  /** Paragraphs with a label that go on from an earlier page: their first line here has none. */
  readonly continued: ReadonlySet<string>
}

export interface Tracing {
  /** Every paragraph that may stand on a page, by id. */
  readonly paragraphs: ReadonlyMap<string, ParagraphFacts>
  /** What pictures show, by their captions' paragraph. */
  readonly descriptions: ReadonlyMap<string, string>
  readonly places: LogicalPlaces
  readonly destinations: Map<string, { page: number; at: { x: Sp; y: Sp } }>
  /** Paragraphs with a label of which a line has been met. */
  readonly begun: Set<string>
}

export function tracePage(page: Page, tracing: Tracing): PageTrace {
  const { places, paragraphs, begun } = tracing
  const top = page.areas.find(area => area.role === 'text')?.rect ?? page.areas[0]?.rect
  tracing.destinations.set(`page ${page.index}`, {
    page: page.index,
    at: { x: top?.x ?? sp(0), y: top?.y ?? sp(0) },
  })
  const structures: StructureId[] = []
  const continued = new Set<string>()
  const opened = new Set<string>()
  for (const area of page.areas) {
    for (const placed of readingOrder(area)) {
      if ('picture' in placed) {
        structures.push(tracePicture(placed, tracing))
        continue
      }
      if (artifactOf(area, placed, paragraphs) !== null) continue
      const { line, note } = placed
      const facts = factsOf(line.paragraph, paragraphs)
      if (facts.labelLength > 0 && begun.has(line.paragraph) && !opened.has(line.paragraph))
        continued.add(line.paragraph)
      const label = begun.has(line.paragraph) ? 0 : facts.labelLength
      if (facts.labelLength > 0) {
        begun.add(line.paragraph)
        opened.add(line.paragraph)
      }
      places.calls(
        line.paragraph,
        facts,
        line.calls.filter(call => call !== note),
      )
      markDestinations(page, placed, tracing)
      // Only where a label ends in a run is asked of its glyphs.
      const shown = label > 0 ? glyphsOf(line) : outlineOf(line)
      for (const segment of lineSegments(shown, note, label))
        structures.push(places.segment(line.paragraph, facts, segment))
    }
  }
  return { structures, continued }
}

/** A picture is read where it stands: before the text under it, after that above. */
export function readingOrder({ lines, pictures = [] }: Area): readonly (PlacedLine | PlacedPicture)[] {
  if (pictures.length === 0) return lines
  const order: (PlacedLine | PlacedPicture)[] = []
  let next = 0
  for (const placed of lines) {
    while (next < pictures.length && pictures[next]!.rect.y < placed.baseline) order.push(pictures[next++]!)
    order.push(placed)
  }
  return [...order, ...pictures.slice(next)]
}

/** As what a line is no part of the text; null when it is one. */
export function artifactOf(
  { role }: Area,
  { line, repeated }: PlacedLine,
  paragraphs: Tracing['paragraphs'],
): Extract<Belonging, { kind: 'artifact' }>['as'] | null {
  if (role === 'running-head' || role === 'folio') return role
  if (role === 'source-pages') return 'line-number'
  return repeated === true || factsOf(line.paragraph, paragraphs).repeated ? 'repeated' : null
}

export function factsOf(paragraph: string, paragraphs: Tracing['paragraphs']): ParagraphFacts {
  const facts = paragraphs.get(paragraph)
  if (facts === undefined) throw new Error(`a line or picture of “${paragraph}”, which no document has`)
  return facts
}

const tracePicture = (
  { paragraph }: PlacedPicture,
  { paragraphs, descriptions, places }: Tracing,
): StructureId => places.figure(paragraph, factsOf(paragraph, paragraphs), descriptions.get(paragraph) ?? '')

/** Where links arrive: paragraphs, notes and calls at their first line. */
function markDestinations(page: Page, placed: PlacedLine, tracing: Tracing): void {
  const { line } = placed
  const at = { x: sp(placed.x + line.x), y: sp(placed.baseline - line.size) }
  const mark = (name: string): void => {
    if (!tracing.destinations.has(name)) tracing.destinations.set(name, { page: page.index, at })
  }
  mark(`p ${line.paragraph}`)
  if (placed.note !== null) mark(`note ${placed.note}`)
  for (const each of line.marks ?? []) if (each.kind === 'anchor') mark(each.name)
  for (const call of line.calls) if (!isOwnMark(call, placed)) mark(`call ${call}`)
}

/** The mark at the head of a note is no call of it. */
const isOwnMark = (call: NoteId, placed: PlacedLine): boolean => placed.note === call
