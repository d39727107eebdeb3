/** Seconds and memory for books of 10, 100 and 1,000 pages; run with `npx tsx bench/paginate.ts [seed]`. */

import type {
  FootNote,
  Pagination,
  PaginationInstance,
  PaginationItem,
  ParagraphVariant,
  TextLine,
} from '../src/page/paginate.ts'
import { breakPages, breakPagesSafely, firstFit } from '../src/page/paginate.ts'

/** A small generator of equal sequences for equal seeds (Lehmer, 2³¹ − 1). */
const generator = (seed: number) => {
  let state = (seed % 2147483646) + 1
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

interface BookShape {
  readonly pages: number
  readonly facing: number
  /** Pages between chapters; 0 for a book of one chapter. */
  readonly chapter: number
  readonly spread: boolean
  readonly series: number
}

/** A variant of `count` lines; the notes of the paragraph fall where they would in a text of that length. */
const variantOf = (
  count: number,
  cost: number,
  looseness: number,
  notes: readonly { readonly at: number; readonly note: number }[],
  hyphenAt: (line: number) => boolean,
): ParagraphVariant => {
  const lines = Array.from({ length: count }, (_, l): TextLine => {
    const own = notes
      .filter(({ at }) => Math.min(count - 1, Math.floor(at * count)) === l)
      .map(({ note }) => note)
    const hyphen = l < count - 1 && hyphenAt(l)
    return { height: 12, ...(hyphen ? { hyphen } : {}), ...(own.length > 0 ? { notes: own } : {}) }
  })
  return { looseness, cost, lines }
}

/** A book of about so many pages of 40 lines: paragraphs, headings, chapters, and notes on most pages. */
export const book = (shape: BookShape, seed: number): PaginationInstance => {
  const random = generator(seed)
  const notes: FootNote[] = []
  const items: PaginationItem[] = []
  let lines = 0
  let chapterLines = 0
  while (lines < shape.pages * 40) {
    if (shape.chapter > 0 && chapterLines > shape.chapter * 40) {
      items.push({ type: 'penalty', penalty: -10000, ...(random() < 0.5 ? { side: 'recto' as const } : {}) })
      items.push({ type: 'par', variants: [variantOf(1, 0, 0, [], () => false)] })
      items.push({ type: 'penalty', penalty: 10000 }, { type: 'glue', height: 24, stretch: 0, shrink: 0 })
      lines += 3
      chapterLines = 0
    } else if (random() < 0.04) {
      items.push({ type: 'penalty', penalty: -100 }, { type: 'glue', height: 12, stretch: 6, shrink: 3 })
      items.push({ type: 'par', variants: [variantOf(1, 0, 0, [], () => false)] })
      items.push({ type: 'penalty', penalty: 10000 }, { type: 'glue', height: 6, stretch: 2, shrink: 1 })
      lines += 2.5
      chapterLines += 2.5
    }
    const count = 1 + Math.floor(random() * random() * 16)
    const own: { at: number; note: number }[] = []
    for (let l = 0; l < count; l++) {
      if (random() > 0.075) continue
      const length = 1 + Math.floor(random() * random() * random() * 14)
      const series = shape.series > 1 && random() < 0.3 ? { series: 1 } : {}
      own.push({ at: (l + 0.5) / count, note: notes.length })
      notes.push({
        lines: new Array<number>(length).fill(10),
        splittable: length > 3,
        minFragment: 2,
        ...series,
      })
      lines += (length * 10) / 12
      chapterLines += (length * 10) / 12
    }
    const hyphens = Array.from({ length: count + 1 }, () => random() < 0.15)
    const variants = [variantOf(count, 0, 0, own, l => hyphens[l] ?? false)]
    if (count > 2 && random() < 0.5)
      variants.push(variantOf(count + 1, 20 + Math.floor(random() * 80), 1, own, l => hyphens[l] ?? false))
    if (count > 3 && random() < 0.3)
      variants.push(variantOf(count - 1, 20 + Math.floor(random() * 120), -1, own, l => hyphens[l] ?? false))
    items.push({ type: 'par', variants })
    lines += count
    chapterLines += count
  }
  return {
    pageHeight: 480,
    firstPage: 1,
    params: {
      underfull: 1,
      widow: 500,
      club: 300,
      hyphen: 50,
      hyphenTurn: 100,
      noteSplit: 400,
      noteDefer: 2000,
      noteSkip: shape.series > 1 ? [10, 6] : 10,
      facing: shape.facing,
      extraPage: 2000,
    },
    maxNoteHeight: 360,
    noteStretch: 4,
    notes,
    items,
    ...(shape.spread ? { spread: { tolerance: 12, cost: 150 } } : {}),
  }
}

const seconds = (work: () => Pagination | null) => {
  const began = performance.now()
  const result = work()
  return { seconds: (performance.now() - began) / 1000, result }
}

const report = (name: string, shape: Omit<BookShape, 'pages'>, seed: number) => {
  console.log(name)
  for (const pages of [10, 100, 1000]) {
    const instance = book({ ...shape, pages }, seed)
    const times = Array.from({ length: pages === 1000 ? 3 : 9 }, () => seconds(() => breakPages(instance)))
    times.sort((a, b) => a.seconds - b.seconds)
    const { seconds: time, result } = times[Math.floor(times.length / 2)]!
    const safe = seconds(() => breakPagesSafely(instance))
    const greedy = firstFit(instance)
    const count = result?.pages.length ?? 0
    console.log(
      `  ${String(count).padStart(5)} pages  ${time.toFixed(3)} s  ${((time / count) * 1000).toFixed(3)} ms a page` +
        `  cost ${result?.cost.toFixed(0)}  safely ${safe.seconds.toFixed(3)} s  first fit costs ${greedy.cost.toFixed(0)}` +
        `  heap ${(process.memoryUsage().heapUsed / 1e6).toFixed(0)} MB`,
    )
  }
}

if (process.argv[1]?.endsWith('paginate.ts')) {
  const seed = Number(process.argv[2] ?? 1)
  report('warming up', { facing: 0.5, chapter: 20, spread: false, series: 1 }, seed + 1)
  report('no facing price, one chapter', { facing: 0, chapter: 0, spread: false, series: 1 }, seed)
  report('facing pages, chapters', { facing: 0.5, chapter: 20, spread: false, series: 1 }, seed)
  report('facing pages, one chapter', { facing: 0.5, chapter: 0, spread: false, series: 1 }, seed)
  report('facing pages, spreads', { facing: 0.5, chapter: 20, spread: true, series: 1 }, seed)
  report('two series of notes', { facing: 0.5, chapter: 20, spread: false, series: 2 }, seed)
}
