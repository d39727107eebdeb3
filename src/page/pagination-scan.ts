/** A start in the galley → every end that a page from there may have, with the height of its text. */
import { FORCED } from './page-cost.ts'
import type { PageGalley } from './pagination-galley.ts'
import { addEnd, addTrail, addWay, type Layer, type PageScan } from './pagination-ways.ts'

/** What bounds a page: the greatest height − shrink of its text, and up to how many lines are counted. */
export interface ScanLimits {
  readonly height: number
  readonly lineCap: number
}

/**
 * The lines of one variant after its first `from`, reached by way `way` of the layer: adds the ends within the variant, and
 * the way past it to `behind`.
 */
const walkVariant = (
  galley: PageGalley,
  limits: ScanLimits,
  scan: PageScan,
  layer: Layer,
  way: number,
  variant: number,
  from: number,
  cost: number,
  rest: number,
  behind: Layer,
) => {
  const base = galley.variantBase[variant]!
  const count = galley.variantLines[variant]!
  const stretch = layer.stretch[way]!
  const shrink = layer.shrink[way]!
  const lines = layer.lines[way]! - from
  const above = layer.height[way]! - galley.placeHeight[base + from]!
  const limit = limits.height + shrink
  const cap = limits.lineCap
  const trail = from === 0 ? addTrail(scan, layer.trail[way]!, variant) : layer.trail[way]!
  for (let l = from + 1; l < count; l++) {
    const height = above + galley.placeHeight[base + l]!
    if (height <= limit) {
      const end = galley.placeEnd[base + l]!
      addEnd(scan, end, height, stretch, shrink, cost, Math.min(lines + l, cap), trail)
      if (scan.overfull) return
    } else if (height > limit - galley.negative) break
  }
  const height = above + galley.placeHeight[base + count]!
  if (height <= limit - rest)
    addWay(behind, height, stretch, shrink, cost, Math.min(lines + count, cap), trail)
}

/** All variants of the paragraph at `item`, from all ways of the layer. */
const walkParagraph = (
  galley: PageGalley,
  limits: ScanLimits,
  scan: PageScan,
  item: number,
  layer: Layer,
  behind: Layer,
) => {
  behind.count = 0
  const rest = galley.regain[item + 1]!
  const past = galley.itemVariants[item + 1]!
  for (let variant = galley.itemVariants[item]!; variant < past; variant++)
    for (let way = 0; way < layer.count; way++)
      walkVariant(
        galley,
        limits,
        scan,
        layer,
        way,
        variant,
        0,
        layer.cost[way]! + galley.variantCost[variant]!,
        rest,
        behind,
      )
}

/** The ends at one place between items, for every way there that fits. */
const endWays = (limits: ScanLimits, scan: PageScan, end: number, layer: Layer) => {
  for (let way = 0; way < layer.count; way++) {
    const height = layer.height[way]!
    const shrink = layer.shrink[way]!
    if (height - shrink > limits.height) continue
    const stretch = layer.stretch[way]!
    addEnd(scan, end, height, stretch, shrink, layer.cost[way]!, layer.lines[way]!, layer.trail[way]!)
  }
}

/** White adds to every way; ways that can never fit again are left out. */
const addGlue = (
  layer: Layer,
  height: number,
  stretch: number,
  shrink: number,
  rest: number,
  limits: ScanLimits,
) => {
  let kept = 0
  for (let way = 0; way < layer.count; way++) {
    const newHeight = layer.height[way]! + height
    const newShrink = layer.shrink[way]! + shrink
    if (newHeight - newShrink + rest > limits.height) continue
    layer.height[kept] = newHeight
    layer.shrink[kept] = newShrink
    layer.stretch[kept] = layer.stretch[way]! + stretch
    layer.cost[kept] = layer.cost[way]!
    layer.lines[kept] = layer.lines[way]!
    layer.trail[kept] = layer.trail[way]!
    kept++
  }
  layer.count = kept
}

/** The first layer holds one way: nothing on the page yet. */
const beginPage = (galley: PageGalley, limits: ScanLimits, start: number, scan: PageScan) => {
  scan.count = 0
  scan.trailCount = 0
  const [layer, behind] = scan.layers
  layer.count = 0
  addWay(layer, 0, 0, 0, 0, 0, -1)
  const item = galley.startItem[start]!
  const variant = galley.startVariant[start]!
  if (variant < 0) walkParagraph(galley, limits, scan, item, layer, behind)
  else {
    behind.count = 0
    const from = galley.startLine[start]!
    walkVariant(galley, limits, scan, layer, 0, variant, from, 0, galley.regain[item + 1]!, behind)
  }
}

const fillPage = (galley: PageGalley, limits: ScanLimits, start: number, scan: PageScan) => {
  beginPage(galley, limits, start, scan)
  let [other, layer] = scan.layers
  const { items } = galley
  for (let i = galley.startItem[start]! + 1; i < items.length; i++) {
    if (layer.count === 0) return
    const item = items[i]!
    const end = galley.itemEnd[i]!
    if (end >= 0) endWays(limits, scan, end, layer)
    if (scan.overfull && end >= 0) return
    if (item.type === 'glue')
      addGlue(layer, item.height, item.stretch, item.shrink, galley.regain[i + 1]!, limits)
    else if (item.type === 'penalty') {
      if (item.penalty <= FORCED) return
    } else if (galley.itemVariants[i + 1]! > galley.itemVariants[i]!) {
      walkParagraph(galley, limits, scan, i, layer, other)
      const behind = other
      other = layer
      layer = behind
    }
  }
  endWays(limits, scan, galley.ends - 1, layer)
}

/**
 * All ends of a page that begins at `start`, in `scan`. With `anyway`, when none fits, the first ends beyond the limit. The cost is the
 * page's number of lines times the number of different heights that the variants can make of them.
 */
export const scanPage = (
  galley: PageGalley,
  limits: ScanLimits,
  start: number,
  scan: PageScan,
  anyway: boolean,
) => {
  scan.overfull = false
  fillPage(galley, limits, start, scan)
  if (scan.count > 0 || !anyway) return
  scan.overfull = true
  fillPage(galley, { height: Number.POSITIVE_INFINITY, lineCap: limits.lineCap }, start, scan)
}

/** The page of notes only, after the end of the text: one row without text. */
export const scanNotesPage = (galley: PageGalley, extraPage: number, lineCap: number, scan: PageScan) => {
  scan.count = 0
  scan.trailCount = 0
  scan.overfull = false
  addEnd(scan, galley.ends - 1, 0, 0, 0, extraPage, lineCap, -1)
}
