/** Breakpoints, line widths and costs → every best way to the end of the paragraph, found in one pass over the breaks. */
import { addNode, dropNode, END, HEAD, NO_LINE, type Nodes, startNodes } from './kp-nodes.ts'
import type { Pass, Task } from './kp-task.ts'
import {
  DECENT,
  FITNESS_CLASSES,
  FORCED,
  fitnessClass,
  INFINITELY_BAD,
  lineBadness,
  ownDemerits,
} from './line-demerits.ts'

/**
 * More active ways than this, for each number of lines that is followed, are a crowd: of those that begin their line within
 * the same hundredth of it only the cheapest is kept, and of half as many again those that began furthest back are given up. So
 * the cost stays linear where lines hardly fill (text without width, boundless shrink). Text in lines of ordinary width has
 * about a hundred.
 */
export const CROWD = 250
const LARGEST_CROWD = 4000
/** In a paragraph of more breaks than this a smaller crowd is enough, down to `CROWD`. */
const LONG_PARAGRAPH = 40_000
const CELLS_TO_A_LINE = 100
/**
 * How many lines more or fewer than the best way's are followed, beside `reach`: fewer step by step when there are more
 * than `CROWD` active ways, as in long paragraphs.
 */
const LINE_MARGIN = 6
const LEAST_LINE_MARGIN = 2

/** What a pass found. */
export interface Ways {
  /** Its active nodes are the ways to the last break; none when the pass failed. */
  readonly nodes: Nodes
  /** Whether somewhere no line was within the tolerance and one was taken nevertheless. */
  readonly lastResort: boolean
}

/** A candidate's place: fitness class, whether two flagged breaks came together, whether a line is beyond the variants' tolerance. */
const PLACES = FITNESS_CLASSES * 4
const placeOf = (fitness: number, flaggedTwice: number, within: number): number =>
  fitness * 4 + flaggedTwice * 2 + 1 - within

interface Search {
  readonly task: Task
  readonly pass: Pass
  readonly nodes: Nodes
  /** Lines numbered higher have equal widths and need not be told apart (§848, `easy_line`). */
  readonly easyLine: number
  /** The best candidate for each place at the present break and line number. */
  readonly least: Float64Array
  readonly from: Int32Array
  /** How many active ways are a crowd. */
  readonly crowd: number
  found: boolean
  lastResort: boolean
  /** The line number of the best way to the last reachable break, and how far from it others may be. */
  centre: number
  margin: number
  /** The least demerits among the nodes made at the present break. */
  leastAtBreak: number
}

/**
 * Follows all worthwhile ways to the end. The list and the order of its nodes are TeX's (TeX: The Program §829–§865), so
 * that ties fall alike.
 */
export function searchBreaks(task: Task, pass: Pass): Ways {
  const { breakpoints } = task
  const search: Search = {
    task,
    pass,
    nodes: startNodes(DECENT),
    easyLine: task.linesApart ? NO_LINE : task.widths.length - 1,
    least: new Float64Array(PLACES).fill(Number.POSITIVE_INFINITY),
    from: new Int32Array(PLACES),
    crowd: crowdOf(task),
    found: false,
    lastResort: false,
    centre: 1,
    margin: LINE_MARGIN + task.reach,
    leastAtBreak: Number.POSITIVE_INFINITY,
  }
  for (let k = 1; k <= breakpoints.last && search.nodes.active > 0; k++) {
    const leftOut = !pass.hyphens && breakpoints.hyphenates[k] === 1 && breakpoints.penalty[k]! > FORCED
    if (leftOut) continue
    narrowMargin(search)
    thinOut(search)
    tryBreak(search, k)
  }
  return { nodes: search.nodes, lastResort: search.lastResort }
}

/**
 * Considers a line to break `k` from every active node, and makes nodes for the best of them (§829, §835). A node stays
 * active while a later break may be reached from it (§851). In the last pass the only node left is never lost: its line is
 * taken, however bad, and costs nothing (§854).
 */
function tryBreak(search: Search, k: number): void {
  const { nodes, easyLine, pass, task } = search
  const points = task.breakpoints
  const { startWidth, startStretch, startShrink, startFil, letters } = points
  const endLetterStretch = letters === null ? 0 : letters.endStretch[k]!
  const endLetterShrink = letters === null ? 0 : letters.endShrink[k]!
  const endWidth = points.endWidth[k]!
  const endStretch = points.endStretch[k]! + pass.extraStretch
  const endShrink = points.endShrink[k]!
  const endFil = points.endFil[k]!
  const forced = points.penalty[k]! <= FORCED
  search.leastAtBreak = Number.POSITIVE_INFINITY
  let previous = HEAD
  let node = nodes.next[HEAD]!
  let oldLine = 0
  let width = 0
  for (;;) {
    const line = nodes.line[node]!
    if (line > oldLine) {
      if (search.found && (oldLine !== easyLine || node === END)) previous = makeNodes(search, k, previous)
      if (node === END) return
      oldLine = line > easyLine ? NO_LINE - 1 : line
      width = task.widths[Math.min(line, task.widths.length) - 1]!
    }
    const next = nodes.next[node]!
    const alone = previous === HEAD && next === END
    const start = nodes.breakpoint[node]!
    const natural = endWidth - startWidth[start]!
    const shortfall = width - natural
    const stretch = endStretch - startStretch[start]!
    const bad = lineBadness(
      shortfall,
      stretch,
      endShrink - startShrink[start]!,
      endFil - startFil[start]!,
      letters === null ? 0 : endLetterStretch - letters.startStretch[start]!,
      letters === null ? 0 : endLetterShrink - letters.startShrink[start]!,
    )
    const stays = bad <= INFINITELY_BAD && !forced
    const givenUp = !alone && isGivenUp(search, line)
    if (bad <= pass.tolerance && !givenUp) addLine(search, k, node, shortfall, natural, bad)
    else if (!stays && alone && pass.final && !search.found) takeLastResort(search, k, node, shortfall, bad)
    if (stays && !givenUp) previous = node
    else dropNode(nodes, previous, node)
    node = next
  }
}

/** A line within the tolerance: a candidate with its demerits. */
function addLine(
  search: Search,
  k: number,
  node: number,
  shortfall: number,
  natural: number,
  bad: number,
): void {
  const { nodes, task } = search
  const fitness = fitnessClass(shortfall, bad)
  const within = bad <= task.variantTolerance ? nodes.within[node]! : 0
  addCandidate(search, k, node, fitness, lineDemerits(search, k, node, bad, fitness, natural), within)
}

function takeLastResort(search: Search, k: number, node: number, shortfall: number, bad: number): void {
  search.lastResort = true
  addCandidate(search, k, node, fitnessClass(shortfall, bad), 0, 0)
}

function crowdOf({ linesApart, reach, breakpoints }: Task): number {
  if (!linesApart) return CROWD
  const crowd = Math.min(LARGEST_CROWD, CROWD * (2 * (LEAST_LINE_MARGIN + reach) + 1))
  return Math.max(CROWD, Math.floor(crowd * Math.min(1, LONG_PARAGRAPH / breakpoints.last)))
}

/** Gives up line numbers while there are many ways. */
function narrowMargin(search: Search): void {
  const least = LEAST_LINE_MARGIN + search.task.reach
  if (search.nodes.active > CROWD && search.margin > least) search.margin--
}

/** Keeps of the ways that begin their line at nearly the same place only the cheapest, when they are a crowd. */
function thinOut(search: Search): void {
  const { nodes, task } = search
  if (nodes.active <= search.crowd) return
  const { startWidth } = task.breakpoints
  const cell = Math.max(1, Math.abs(task.widths[task.widths.length - 1]!) / CELLS_TO_A_LINE)
  const told = (node: number): number => Math.min(nodes.line[node]!, search.easyLine + 1)
  const cellOf = (node: number): number => Math.floor(startWidth[nodes.breakpoint[node]!]! / cell)
  let before = HEAD
  let kept = nodes.next[HEAD]!
  for (let node = nodes.next[kept]!; node !== END; node = nodes.next[kept]!) {
    if (told(node) !== told(kept) || cellOf(node) !== cellOf(kept)) {
      before = kept
      kept = node
    } else if (nodes.demerits[node]! > nodes.demerits[kept]!) dropNode(nodes, kept, node)
    else {
      dropNode(nodes, before, kept)
      kept = node
    }
  }
}

/** Whether a way is too much to follow. */
function isGivenUp(search: Search, line: number): boolean {
  if (search.nodes.active > 1.5 * search.crowd) return true
  return search.task.linesApart && Math.abs(line - search.centre) > search.margin
}

/** Demerits of a line, with what it costs beside the line before it (§859). */
function lineDemerits(
  search: Search,
  k: number,
  node: number,
  bad: number,
  fitness: number,
  natural: number,
): number {
  const { breakpoints, costs } = search.task
  const { nodes } = search
  const start = nodes.breakpoint[node]!
  let demerits = ownDemerits(bad, breakpoints.penalty[k]!, costs.linePenalty)
  if (k === breakpoints.last) {
    if (breakpoints.flagged[start] === 1) demerits += costs.finalHyphenDemerits
    if (natural < costs.lastLineMinimum && start !== 0) demerits += costs.lastLineDemerits
  } else if (breakpoints.flagged[k] === 1 && breakpoints.flagged[start] === 1) {
    demerits += costs.doubleHyphenDemerits
    if (nodes.flaggedTwice[node] === 1) demerits += costs.tripleHyphenDemerits
  }
  return Math.abs(fitness - nodes.fitness[node]!) > 1 ? demerits + costs.adjDemerits : demerits
}

/** Keeps a line's way when it is the best of its kind; of equals the later (§855). */
function addCandidate(
  search: Search,
  k: number,
  node: number,
  fitness: number,
  demerits: number,
  within: number,
): void {
  const { nodes } = search
  const { breakpoints, costs } = search.task
  const total = nodes.demerits[node]! + demerits
  const twice =
    costs.tripleHyphenDemerits !== 0 && breakpoints.flagged[k] === 1
      ? breakpoints.flagged[nodes.breakpoint[node]!]!
      : 0
  const place = placeOf(fitness, twice, within)
  if (total > search.least[place]!) return
  search.least[place] = total
  search.from[place] = node
  search.found = true
}

/**
 * Makes the nodes of break `k` for one line number, after `previous`, and clears the candidates. Left out are those that
 * can never win: costlier than the best by more than the next line can tell them apart (§836), or beyond the variants'
 * tolerance without being cheaper. Returns the last node made.
 */
function makeNodes(search: Search, k: number, previous: number): number {
  const { least } = search
  const { costs } = search.task
  const difference = Math.abs(costs.adjDemerits) + Math.abs(costs.tripleHyphenDemerits)
  let limitWithin = Number.POSITIVE_INFINITY
  let limit = Number.POSITIVE_INFINITY
  for (let place = 0; place < PLACES; place += 2) {
    limitWithin = Math.min(limitWithin, least[place]! + difference)
    limit = Math.min(limit, least[place]! + difference, least[place + 1]! + difference)
  }
  let last = previous
  for (let place = 0; place < PLACES; place += 2) {
    const within = least[place]!
    const beyond = least[place + 1]!
    if (within < Number.POSITIVE_INFINITY && within <= limitWithin) last = makeNode(search, k, place, last)
    if (beyond < within && beyond <= limit) last = makeNode(search, k, place + 1, last)
  }
  least.fill(Number.POSITIVE_INFINITY)
  search.found = false
  return last
}

function makeNode(search: Search, k: number, place: number, previous: number): number {
  const { nodes } = search
  const node = addNode(nodes, previous)
  const parent = search.from[place]!
  const demerits = search.least[place]!
  nodes.breakpoint[node] = k
  nodes.line[node] = nodes.line[parent]! + 1
  nodes.fitness[node] = place >> 2
  nodes.flaggedTwice[node] = (place >> 1) & 1
  nodes.within[node] = 1 - (place & 1)
  nodes.demerits[node] = demerits
  nodes.parent[node] = parent
  if (demerits < search.leastAtBreak) {
    search.leastAtBreak = demerits
    search.centre = nodes.line[node]!
  }
  return node
}
