/** Styled documents + set paragraphs → the galley: leading and white on the grid, keeps as penalties. */
import { addAll } from '../base/arrays.ts'
import type { Checked, Diagnostic } from '../base/diagnostic.ts'
import { type Sp, sp, ZERO } from '../base/length.ts'
import type { Span } from '../base/span.ts'
import type { NoteId } from '../edition/model.ts'
import type { Line, SetParagraph } from '../paragraph/set-line.ts'
import { isGathered } from '../style/note-marks.ts'
import { announces } from '../style/style-edition.ts'
import type {
  FigurePicture,
  ParagraphRole,
  StyledBlock,
  StyledDocument,
  StyledParagraph,
  StyledTable,
} from '../style/styled-document.ts'
import type { Stylesheet } from '../style/stylesheet.ts'
import { baselineIn } from './baseline.ts'
import { drawn, moved, runsOf, shiftOf } from './block-groups.ts'
import { keepClosings } from './closing-lines.ts'
import type { Galley, GalleyItem, GalleyLine, GalleyVariant, SetNote } from './galley.ts'
import type { Picture } from './picture.ts'
import { setFigure } from './set-figure.ts'
import { setTable } from './set-table.ts'

export const FORBIDDEN = 10000
export const FORCED = -10000

/** How paragraphs get set; the galley does not care how. */
export type SetOne = (paragraph: StyledParagraph) => SetParagraph

/** The picture of a figure, or null and what is wrong with it. */
export type PictureOf = (figure: FigurePicture) => Checked<Picture | null>

const NO_PICTURES: PictureOf = () => ({ value: null, diagnostics: [] })

/** A line whose notes are still to be found. */
export type BareLine = Omit<GalleyLine, 'notes'>

interface Building {
  readonly stylesheet: Stylesheet
  readonly setOne: SetOne
  readonly items: GalleyItem[]
  readonly diagnostics: Diagnostic[]
  readonly pictureOf: PictureOf
  readonly notes: Map<NoteId, SetNote>
  /** Notes that have had their first call. */
  readonly called: Set<NoteId>
}

export function buildGalley(
  documents: readonly StyledDocument[],
  stylesheet: Stylesheet,
  setOne: SetOne,
  measure: Sp,
  pictureOf: PictureOf = NO_PICTURES,
): Galley {
  const building: Building = {
    stylesheet,
    setOne,
    items: [],
    diagnostics: [],
    pictureOf,
    notes: new Map(),
    called: new Set(),
  }
  documents.forEach((document, index) => {
    for (const note of document.notes.values())
      building.notes.set(note.id, setNote(document, note.id, building))
    const previous = documents[index - 1]
    if (previous !== undefined && !announces(previous)) startDocument(building)
    const flow = keepClosings(document.flow, setOne)
    for (const { blocks, grouped } of runsOf(flow)) {
      if (grouped) addGroup(document, blocks, building)
      else addBlock(document, blocks[0]!, blocks[0] === flow[0], building)
    }
  })
  const { items, notes, diagnostics } = building
  return { measure, grid: stylesheet.body.leading, items, notes, diagnostics }
}

function setNote(document: StyledDocument, id: NoteId, building: Building): SetNote {
  const note = document.notes.get(id)!
  const lines = note.paragraphs.flatMap(paragraph => building.setOne(paragraph).variants[0]!.lines)
  return { id, series: note.series, mark: note.mark, document: document.id, lines }
}

function startDocument(building: Building): void {
  const { documentStart } = building.stylesheet.headings
  if (documentStart === 'run-on') return
  building.items.push({ kind: 'penalty', cost: FORCED, side: documentStart === 'recto' ? 'recto' : null })
}

function addBlock(document: StyledDocument, block: StyledBlock, first: boolean, building: Building): void {
  const grid = building.stylesheet.body.leading
  const whole = wholeLines(block.above, grid)
  if (!first || building.items.length > 0) addWhite(whole, block.above, building)
  const fraction = sp(block.above - whole)
  addLines(document, block, building, lines => onGrid(lines, block, fraction, grid))
  addWhite(wholeLines(block.below, grid), block.below, building)
}

/** A block's lines, with the notes that they are the first to call. */
function addLines(
  document: StyledDocument,
  block: StyledBlock,
  building: Building,
  place: (lines: readonly Line[]) => readonly BareLine[],
): void {
  const set = building.setOne(block.paragraph)
  const fresh = freshNotes(set, building)
  const variants = set.variants.map(variant => ({
    looseness: variant.looseness,
    demerits: variant.demerits,
    lines: attachNotes(place(variant.lines), fresh),
  }))
  if (isWhole(block.paragraph, variants[0]!)) addDisplay(document, set, variants[0]!, building)
  else building.items.push({ kind: 'paragraph', document: document.id, set, variants })
  if (block.keepWithNext) building.items.push({ kind: 'penalty', cost: FORBIDDEN, side: null })
}

/**
 * Blocks that stand together: all on the grid among themselves, the white over and under them together whole lines, so that
 * what follows is on the grid. Half a line over and half a line under is the rule.
 */
function addGroup(document: StyledDocument, blocks: readonly StyledBlock[], building: Building): void {
  const grid = building.stylesheet.body.leading
  const shift = shiftOf(blocks, building)
  let white = 0
  blocks.forEach((block, index) => {
    const last = index === blocks.length - 1
    const parting = block.group?.parting ?? 0
    if (index > 0 && parting > 0) building.items.push({ kind: 'penalty', cost: parting, side: null })
    addEdge(block.above, index === 0 ? 'upper' : null, building)
    white += block.above
    const own = { ...block, above: ZERO, below: ZERO }
    if (block.table !== undefined) addTable(document, block.table, building)
    else if (block.picture !== undefined) addFigure(document, block, block.picture, building)
    else
      addLines(document, own, building, lines =>
        drawn(onBodyLines(onGrid(moved(lines, shift), own, ZERO, grid), own, building), block, building),
      )
    const below = last ? Math.ceil((white + block.below) / grid - 1e-9) * grid - white : block.below
    addEdge(sp(below), last ? 'lower' : null, building)
    white += block.below
  })
}

/** Smaller type with the leading of the body stands on the body's baselines. */
function onBodyLines(
  lines: readonly BareLine[],
  { paragraph }: StyledBlock,
  { stylesheet: { body } }: Building,
): readonly BareLine[] {
  if (paragraph.leading !== body.leading) return lines
  const baseline = baselineIn(body.leading, body.size)
  return lines.map(line => ({ ...line, baseline }))
}

/** A picture and its caption, on one page. */
function addFigure(
  document: StyledDocument,
  block: StyledBlock,
  figure: FigurePicture,
  building: Building,
): void {
  const { value: picture, diagnostics } = building.pictureOf(figure)
  addAll(building.diagnostics, diagnostics)
  const set = building.setOne(block.paragraph)
  const notes = [...freshNotes(set, building).values()].flat()
  const line = { ...setFigure(block, set, picture, building.stylesheet), notes }
  const variants = [{ looseness: 0, demerits: 0, lines: [line] }]
  building.items.push({ kind: 'paragraph', document: document.id, set, variants })
}

/** Rows one by one, each a line of the galley with the notes that its cells call. */
function addTable(document: StyledDocument, table: StyledTable, building: Building): void {
  const set = setTable(table, building)
  if (set.tooWide) building.diagnostics.push(tooWide(table.place))
  for (const row of set.rows) {
    if (row.keep) building.items.push({ kind: 'penalty', cost: FORBIDDEN, side: null })
    if (row.rise > 0) building.items.push({ kind: 'glue', height: sp(-row.rise), give: ZERO })
    const notes = row.sets.flatMap(each => [...freshNotes(each, building).values()].flat())
    building.items.push({
      kind: 'paragraph',
      document: document.id,
      set: row.sets[0]!,
      variants: [{ looseness: 0, demerits: 0, lines: [{ ...row.line, notes }] }],
    })
  }
}

const tooWide = (span: Span | null): Diagnostic => ({
  severity: 'warning',
  code: 'table/too-wide',
  message: 'a table is wider than the page, even in its smallest type: words of it are divided',
  span,
  hints: ['give it fewer columns or shorter words, or lower table.leastSize in the style'],
})

function addEdge(height: Sp, edge: 'upper' | 'lower' | null, building: Building): void {
  if (height > 0)
    building.items.push({ kind: 'glue', height, give: ZERO, ...(edge === null ? {} : { edge }) })
}

const wholeLines = (white: Sp, grid: Sp): Sp => sp(Math.floor(white / grid) * grid)

/** The whole lines of some white; what is over belongs to the block's own slot. White of a line and a half can spare one. */
function addWhite(whole: Sp, all: Sp, building: Building): void {
  const grid = building.stylesheet.body.leading
  if (whole > 0)
    building.items.push({ kind: 'glue', height: whole, give: all >= grid * GIVING_LINES ? grid : ZERO })
}

const GIVING_LINES = 1.5

/** Roles of which the lines may stand on two pages. */
const DIVISIBLE: readonly ParagraphRole[] = [
  'paragraph',
  'item',
  'verse',
  'preformatted',
  'source-note',
  'stage-direction',
  'bibliography-entry',
  'note',
]

/** A display of more lines than any heading has is text that somebody marked as one: whole, it might be higher than a page. */
const MOST_LINES_TOGETHER = 16

const isWhole = ({ role }: StyledParagraph, { lines }: GalleyVariant): boolean =>
  !DIVISIBLE.includes(role) && lines.length <= MOST_LINES_TOGETHER

/** A heading is never divided: each of its lines is a paragraph of one line, kept with the next. */
function addDisplay(
  document: StyledDocument,
  set: SetParagraph,
  variant: GalleyVariant,
  building: Building,
): void {
  variant.lines.forEach((line, index) => {
    if (index > 0) building.items.push({ kind: 'penalty', cost: FORBIDDEN, side: null })
    building.items.push({
      kind: 'paragraph',
      document: document.id,
      set,
      variants: [{ ...variant, lines: [line] }],
    })
  })
}

/**
 * Lines with their heights. A block whose own leading or white is no multiple of the grid gets a slot that is:
 * what is left over stands above it, so the lines after it are on the grid again, also when it opens a page.
 */
function onGrid(lines: readonly Line[], block: StyledBlock, fraction: Sp, grid: Sp): readonly BareLine[] {
  const { leading, role } = block.paragraph
  // Gathered notes run on in their own leading: white after each, to come back to the grid, would be seen.
  if (role === 'note')
    return lines.map(line => ({ line, height: leading, baseline: baselineIn(leading, line.size) }))
  const lower = sp(block.below - wholeLines(block.below, grid))
  const needed = fraction + leading * lines.length + lower
  const slot = Math.ceil(needed / grid - 1e-9) * grid
  const spare = slot - needed
  return lines.map((line, index) => {
    const above = index === 0 ? fraction + spare : 0
    const below = index === lines.length - 1 ? lower : 0
    return { line, height: sp(above + leading + below), baseline: sp(above + baselineIn(leading, line.size)) }
  })
}

/** The notes that this paragraph is the first to call, by the note whose call brings them. */
function freshNotes(set: SetParagraph, building: Building): ReadonlyMap<NoteId, readonly NoteId[]> {
  const fresh = new Map<NoteId, readonly NoteId[]>()
  for (const line of set.variants[0]!.lines) {
    for (const call of line.calls) {
      if (building.called.has(call) || !building.notes.has(call)) continue
      fresh.set(call, withNested(call, building))
    }
  }
  return fresh
}

function withNested(note: NoteId, building: Building): readonly NoteId[] {
  const order: NoteId[] = []
  const waiting = [note]
  while (waiting.length > 0) {
    const next = waiting.shift()!
    if (building.called.has(next) || !building.notes.has(next)) continue
    building.called.add(next)
    order.push(next)
    // What a gathered note calls stands where that note stands: its lines come in the flow, and call it there.
    if (isGathered(building.notes.get(next)!.series, building.stylesheet.notes)) continue
    // The mark at the head of a note names the note itself; `called` lets it pass.
    for (const line of building.notes.get(next)!.lines) addAll(waiting, line.calls)
  }
  return order
}

function attachNotes(
  lines: readonly BareLine[],
  fresh: ReadonlyMap<NoteId, readonly NoteId[]>,
): readonly GalleyLine[] {
  const seen = new Set<NoteId>()
  return lines.map(line => {
    const notes: NoteId[] = []
    for (const call of line.line.calls) {
      if (seen.has(call)) continue
      seen.add(call)
      addAll(notes, fresh.get(call) ?? [])
    }
    return { ...line, notes }
  })
}
