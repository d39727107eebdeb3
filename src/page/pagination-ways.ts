/**
 * The ends of a page and the ways to reach a place in it, as growing columns. A way is a choice of variants for the paragraphs on the page; ways that
 * no price can tell apart are kept once.
 */

/**
 * The ways to fill a page with text, as parallel columns. Several rows may share an end: other variants of the paragraphs
 * between give other heights or costs. Of rows that agree in end, height, stretch, shrink and lines only the cheapest is kept:
 * whatever follows costs the others as much, so the optimum survives.
 */
export interface PageScan {
  count: number
  end: Int32Array
  height: Float64Array
  stretch: Float64Array
  shrink: Float64Array
  /** Variants chosen on the page. */
  cost: Float64Array
  /** Lines on the page, counted up to `lineCap`. */
  lines: Int32Array
  /** The chain of variants that led here, −1 for none. */
  trail: Int32Array
  trailCount: number
  trailParent: Int32Array
  trailVariant: Int32Array
  /** The rows are higher than a page: nothing lower exists. */
  overfull: boolean
  layers: readonly [Layer, Layer]
}

/** Ways to reach one place between items. */
export interface Layer {
  count: number
  height: Float64Array
  stretch: Float64Array
  shrink: Float64Array
  cost: Float64Array
  lines: Int32Array
  trail: Int32Array
}

const newLayer = (size: number): Layer => ({
  count: 0,
  height: new Float64Array(size),
  stretch: new Float64Array(size),
  shrink: new Float64Array(size),
  cost: new Float64Array(size),
  lines: new Int32Array(size),
  trail: new Int32Array(size),
})

export const newScan = (size = 128): PageScan => ({
  count: 0,
  end: new Int32Array(size),
  height: new Float64Array(size),
  stretch: new Float64Array(size),
  shrink: new Float64Array(size),
  cost: new Float64Array(size),
  lines: new Int32Array(size),
  trail: new Int32Array(size),
  trailCount: 0,
  trailParent: new Int32Array(size),
  trailVariant: new Int32Array(size),
  overfull: false,
  layers: [newLayer(16), newLayer(16)],
})

const longerFloats = (values: Float64Array): Float64Array => {
  const longer = new Float64Array(values.length * 2)
  longer.set(values)
  return longer
}

const longerInts = (values: Int32Array): Int32Array => {
  const longer = new Int32Array(values.length * 2)
  longer.set(values)
  return longer
}

const growLayer = (layer: Layer) => {
  layer.height = longerFloats(layer.height)
  layer.stretch = longerFloats(layer.stretch)
  layer.shrink = longerFloats(layer.shrink)
  layer.cost = longerFloats(layer.cost)
  layer.lines = longerInts(layer.lines)
  layer.trail = longerInts(layer.trail)
}

const growScan = (scan: PageScan) => {
  scan.end = longerInts(scan.end)
  scan.height = longerFloats(scan.height)
  scan.stretch = longerFloats(scan.stretch)
  scan.shrink = longerFloats(scan.shrink)
  scan.cost = longerFloats(scan.cost)
  scan.lines = longerInts(scan.lines)
  scan.trail = longerInts(scan.trail)
}

export const addEnd = (
  scan: PageScan,
  end: number,
  height: number,
  stretch: number,
  shrink: number,
  cost: number,
  lines: number,
  trail: number,
) => {
  if (scan.count === scan.end.length) growScan(scan)
  const row = scan.count++
  scan.end[row] = end
  scan.height[row] = height
  scan.stretch[row] = stretch
  scan.shrink[row] = shrink
  scan.cost[row] = cost
  scan.lines[row] = lines
  scan.trail[row] = trail
}

export const addWay = (
  layer: Layer,
  height: number,
  stretch: number,
  shrink: number,
  cost: number,
  lines: number,
  trail: number,
) => {
  for (let way = 0; way < layer.count; way++) {
    if (
      layer.height[way] !== height ||
      layer.stretch[way] !== stretch ||
      layer.shrink[way] !== shrink ||
      layer.lines[way] !== lines
    )
      continue
    if (cost < layer.cost[way]!) {
      layer.cost[way] = cost
      layer.trail[way] = trail
    }
    return
  }
  if (layer.count === layer.height.length) growLayer(layer)
  const way = layer.count++
  layer.height[way] = height
  layer.stretch[way] = stretch
  layer.shrink[way] = shrink
  layer.cost[way] = cost
  layer.lines[way] = lines
  layer.trail[way] = trail
}

export const addTrail = (scan: PageScan, parent: number, variant: number): number => {
  if (scan.trailCount === scan.trailParent.length) {
    scan.trailParent = longerInts(scan.trailParent)
    scan.trailVariant = longerInts(scan.trailVariant)
  }
  scan.trailParent[scan.trailCount] = parent
  scan.trailVariant[scan.trailCount] = variant
  return scan.trailCount++
}

/** The variants chosen on the page of a row, last first. */
export const variantsOfRow = (scan: PageScan, row: number): number[] => {
  const variants: number[] = []
  for (let trail = scan.trail[row]!; trail >= 0; trail = scan.trailParent[trail]!)
    variants.push(scan.trailVariant[trail]!)
  return variants
}
