/** Pages → display list: every glyph at its place on its page, with the structure, links and destinations it belongs to. */
import { type Sp, sp } from '../base/length.ts'
import type { NoteId } from '../edition/model.ts'
import type { Area, Page, PlacedLine } from '../page/page.ts'
import type { PlacedLineRun } from '../paragraph/set-line.ts'
import type { StyledParagraph } from '../style/styled-document.ts'
import type {
  Belonging,
  DisplayList,
  DisplayPage,
  DrawOp,
  OutlineEntry,
  PlacedRun,
  StructureId,
} from './display-list.ts'
import { drawnLines } from './drawn-lines.ts'
import { growStructure, type Structure, tagOf } from './structure.ts'

export interface PaintInput {
  readonly pages: readonly Page[]
  /** Every paragraph that may stand on a page, by id. */
  readonly paragraphs: ReadonlyMap<string, Pick<StyledParagraph, 'role' | 'level' | 'language'>>
  readonly outline: readonly OutlineEntry[]
  readonly information: DisplayList['information']
}

interface Painting {
  readonly input: PaintInput
  readonly structure: Structure
  readonly destinations: Map<string, { page: number; at: { x: Sp; y: Sp } }>
}

export function paint(input: PaintInput): DisplayList {
  const structure = growStructure(input.information.language)
  const painting: Painting = { input, structure, destinations: new Map() }
  const pages = input.pages
    .map(page => paintPage(page, painting))
    .map(page => withoutLooseLinks(page, painting))
  return {
    pages,
    structure: structure.root,
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
    for (const placed of area.lines)
      ops.push(...paintLine(page, area, placed, painting), ...drawnLines(placed))
  }
  return { width: page.width, height: page.height, folio: page.folio, ops }
}

function paintLine(page: Page, area: Area, placed: PlacedLine, painting: Painting): readonly DrawOp[] {
  if (area.role === 'running-head' || area.role === 'folio') {
    const belongs: Belonging = { kind: 'artifact', as: area.role }
    return [
      {
        op: 'glyphs',
        baseline: placed.baseline,
        runs: placed.line.runs.map(run => placeRun(run, placed.x)),
        belongs,
      },
    ]
  }
  const node = nodeOf(page, area, placed, painting)
  markDestinations(page, placed, painting)
  const ops: DrawOp[] = []
  for (const group of byLink(placed.line.runs)) {
    const link = group[0]!.link
    const of = link === null ? node : painting.structure.add(node, 'Link', null)
    const belongs: Belonging = { kind: 'content', of }
    ops.push({
      op: 'glyphs',
      baseline: placed.baseline,
      runs: group.map(run => placeRun(run, placed.x)),
      belongs,
    })
    if (link === null) continue
    const last = group[group.length - 1]!
    const x = sp(placed.x + group[0]!.x)
    const rect = {
      x,
      y: sp(placed.baseline - placed.line.size * LINK_ABOVE),
      width: sp(last.x + last.width - group[0]!.x),
      height: sp(placed.line.size * (LINK_ABOVE + LINK_BELOW)),
    }
    const { to, description, outside } = link
    ops.push({ op: 'link', rect, to, description, belongs, ...(outside === true ? { outside } : {}) })
  }
  return ops
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

function byLink(runs: readonly PlacedLineRun[]): readonly (readonly PlacedLineRun[])[] {
  const groups: PlacedLineRun[][] = []
  for (const run of runs) {
    const group = groups[groups.length - 1]
    if (group !== undefined && group[0]!.link?.to === run.link?.to) group.push(run)
    else groups.push([run])
  }
  return groups
}

/** Paragraphs stand in the section of their document or register; a note is one element whatever pages it stands on. */
function nodeOf(page: Page, area: Area, placed: PlacedLine, painting: Painting): StructureId {
  const { structure, input } = painting
  const { paragraph } = placed.line
  const known = input.paragraphs.get(paragraph)
  const section =
    area.role === 'index' || area.role === 'bibliography' ? area.role : (page.document ?? area.role)
  const parent = structure.named(`section ${section}`, () => structure.add(structure.root.id, 'Sect', null))
  const language =
    known === undefined || known.language === input.information.language ? null : known.language
  if (placed.note !== null) {
    return structure.named(`note ${placed.note}`, () => structure.add(parent, 'Note', language))
  }
  return structure.named(`paragraph ${paragraph}`, () =>
    structure.add(parent, known === undefined ? 'P' : tagOf(known), language),
  )
}

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
