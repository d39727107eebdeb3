/** Breakpoints, line widths and costs → every best way to the end of the paragraph, found in one pass over the breaks. */
import type { Breakpoints } from './kp-breakpoints.ts'
import { addNode, dropNode, END, HEAD, NO_LINE, type Nodes, startNodes } from './kp-nodes.ts'
import {
  DECENT,
  FITNESS_CLASSES,
  FORCED,
  fitnessClass,
  INFINITELY_BAD,
  lineBadness,
  ownDemerits,
} from './line-demerits.ts'

/** What lines cost; every value is set. */
export interface Costs {
  readonly linePenalty: number
  readonly adjDemerits: number
  readonly doubleHyphenDemerits: number
  readonly finalHyphenDemerits: number
  /** 0: not reckoned with. */
  readonly tripleHyphenDemerits: number
  readonly lastLineMinimum: number
  readonly lastLineDemerits: number
}

/** One pass over the paragraph. */
export interface Pass {
  readonly name: 'first' | 'second' | 'emergency'
  readonly tolerance: number
  /** Stretch that every line has beside its own. */
  readonly extraStretch: number
  readonly hyphens: boolean
  /** In the last pass a line that cannot be set well is set badly. */
  readonly final: boolean
}

/** What stays the same over all passes. */
export interface Task {
  readonly breakpoints: Breakpoints
  /** Line i has the width `widths[i]`; the last repeats. */
  readonly widths: readonly number[]
  readonly costs: Costs
  /** Ways of equal break but different number of lines are kept apart, as looseness and variants need. */
  readonly linesApart: boolean
  /** The largest change in the number of lines that is wanted; ways further off may be given up in a long paragraph. */
  readonly reach: number
  /** Lines no worse than this may belong to a variant. */
  readonly variantTolerance: number
}

/**
 * At most this many ways are followed at a time, which keeps the cost linear where lines never fill (text without
 * width). Beyond it first the line counts furthest from the best way's are given up, then the ways that began their line
 * furthest back. Text of ordinary width has fewer than a hundred.
 */
export const MOST_ACTIVE = 1000
/** How many lines more or fewer than the best way's are followed at first, beside `reach`. */
const LINE_MARGIN = 12
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
  found: boolean
  lastResort: boolean
  /** The line number of the best way to the last reachable break, and how far from it others may be. */
  centre: number
  margin: number
  /** The least demerits among the nodes made at the present break. */
  leastAtBreak: number
}

/**
 * Follows all worthwhile ways to the end. The list and the order of its nodes are TeX's (TeX: The Program §829–§865), so that ties fall alike.
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
    found: false,
    lastResort: false,
    centre: 1,
    margin: LINE_MARGIN + task.reach,
    leastAtBreak: Number.POSITIVE_INFINITY,
  }
  for (let k = 1; k <= breakpoints.last && search.nodes.active > 0; k++) {
    const leftOut = !pass.hyphens && breakpoints.hyphenates[k] === 1 && breakpoints.penalty[k]! > FORCED
    if (leftOut) continue
    tryBreak(search, k)
  }
  return { nodes: search.nodes, lastResort: search.lastResort }
}

/** Considers a line to break `k` from every active node, and makes nodes for the best of them (§829, §835). */
function tryBreak(search: Search, k: number): void {
  const { nodes, easyLine } = search
  const { widths } = search.task
  search.leastAtBreak = Number.POSITIVE_INFINITY
  narrowWhenCrowded(search)
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
      width = widths[Math.min(line, widths.length) - 1]!
    }
    const alone = previous === HEAD && nodes.next[node] === END
    const stays = !(isGivenUp(search, line) && !alone) && tryLine(search, k, node, width, alone)
    const next = nodes.next[node]!
    if (stays) previous = node
    else dropNode(nodes, previous, node)
    node = next
  }
}

function narrowWhenCrowded(search: Search): void {
  const least = LEAST_LINE_MARGIN + search.task.reach
  if (search.nodes.active > MOST_ACTIVE && search.margin > least) search.margin--
}

/** Whether a way of this line number is too much to follow; see `MOST_ACTIVE`. */
function isGivenUp(search: Search, line: number): boolean {
  const { linesApart, reach } = search.task
  if (linesApart && Math.abs(line - search.centre) > search.margin) return true
  if (search.nodes.active <= MOST_ACTIVE) return false
  return !linesApart || search.margin <= LEAST_LINE_MARGIN + reach
}

/**
 * Weighs the line from a node to break `k`; whether the node stays active, because a later break may be reached from it
 * (§851). In the last pass the only node left is never lost: its line is taken, however bad, and costs nothing (§854).
 */
function tryLine(search: Search, k: number, node: number, width: number, alone: boolean): boolean {
  const { pass } = search
  const points = search.task.breakpoints
  const start = search.nodes.breakpoint[node]!
  const natural = points.endWidth[k]! - points.startWidth[start]!
  const shortfall = width - natural
  const bad = lineBadness(
    shortfall,
    points.endStretch[k]! - points.startStretch[start]! + pass.extraStretch,
    points.endShrink[k]! - points.startShrink[start]!,
    points.endFil[k]! - points.startFil[start]!,
  )
  const stays = bad <= INFINITELY_BAD && points.penalty[k]! > FORCED
  if (bad > pass.tolerance) {
    if (!stays && pass.final && alone && !search.found) {
      search.lastResort = true
      addCandidate(search, k, node, fitnessClass(shortfall, bad), 0, 0)
    }
    return stays
  }
  const fitness = fitnessClass(shortfall, bad)
  const demerits = lineDemerits(search, k, node, bad, fitness, natural)
  addCandidate(search, k, node, fitness, demerits, bad <= search.task.variantTolerance ? 1 : 0)
  return stays
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
  const place = placeOf(fitness, twice, within === 1 ? nodes.within[node]! : 0)
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
