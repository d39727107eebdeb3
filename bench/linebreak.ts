/** Prints how many words a second are broken into lines, for paragraphs of growing length; the last column should stay near 1. */
import { pt, sp } from '../src/base/length.ts'
import { bestFitItems } from '../src/paragraph/best-fit.ts'
import { breakItems, breakVariants, type KnuthPlassOptions } from '../src/paragraph/knuth-plass.ts'
import type { LineItem } from '../src/paragraph/line-item.ts'

const PARAMETERS: KnuthPlassOptions = {
  tolerance: 800,
  pretolerance: -1,
  linePenalty: 10,
  adjDemerits: 10000,
  doubleHyphenDemerits: 10000,
  finalHyphenDemerits: 5000,
  looseness: 0,
  emergencyStretch: sp(0),
}

/** Words of one to three parts, drawn by a linear congruence so that every run has the same text. */
function text(words: number): readonly LineItem[] {
  const items: LineItem[] = []
  let seed = 1
  const draw = (limit: number): number => {
    seed = (seed * 16807) % 2147483647
    return seed % limit
  }
  for (let word = 0; word < words; word++) {
    if (word > 0) items.push({ type: 'glue', width: pt(2.5), stretch: pt(1.25), shrink: pt(0.83) })
    const parts = 1 + draw(3)
    for (let part = 0; part < parts; part++) {
      if (part > 0) items.push({ type: 'penalty', width: pt(3.3), penalty: 50, flagged: true })
      items.push({ type: 'box', width: pt(5 + draw(150) / 10) })
    }
  }
  items.push({ type: 'penalty', width: sp(0), penalty: 10000, flagged: false })
  items.push({ type: 'glue', width: sp(0), stretch: pt(1), shrink: sp(0), fil: 1 })
  items.push({ type: 'penalty', width: sp(0), penalty: -10000, flagged: true })
  return items
}

/** Milliseconds of the fastest of seven runs. */
function fastest(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 7; i++) {
    const start = performance.now()
    run()
    best = Math.min(best, performance.now() - start)
  }
  return best
}

const widths = [pt(300)]
const methods: readonly (readonly [string, (items: readonly LineItem[]) => unknown])[] = [
  ['total fit', items => breakItems(items, widths, PARAMETERS)],
  ['with ±1 line', items => breakVariants(items, widths, { ...PARAMETERS, variantTolerance: 500 }, [-1, 1])],
  ['best fit', items => bestFitItems(items, widths, PARAMETERS)],
]

for (const [name, method] of methods) {
  let first = 0
  for (const words of [100, 1000, 5000, 20000]) {
    const items = text(words)
    const milliseconds = fastest(() => method(items))
    const perWord = milliseconds / words
    if (first === 0) first = perWord
    const rate = Math.round(1000 / perWord).toLocaleString('en')
    console.log(
      `${name.padEnd(14)}${String(words).padStart(7)} words ${milliseconds.toFixed(1).padStart(8)} ms ${rate.padStart(12)} words/s   cost per word ×${(perWord / first).toFixed(2)}`,
    )
  }
}
