/** A PDF → the boxes of its letters page by page, as pdf.js finds them: where type really stands, whatever the layout says. */
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

/** Origin bottom left, in points. */
export interface LetterBox {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly top: number
  readonly baseline: number
  readonly size: number
}

export interface BoxedPage {
  readonly width: number
  readonly height: number
  readonly boxes: readonly LetterBox[]
}

interface TextItem {
  readonly str: string
  readonly width: number
  readonly transform: readonly number[]
}

interface PdfPage {
  readonly view: readonly number[]
  getTextContent(
    options: object,
  ): Promise<{ readonly items: readonly (TextItem | { readonly type: string })[] }>
}

interface PdfJs {
  getDocument(source: object): {
    readonly promise: Promise<{ readonly numPages: number; getPage(number: number): Promise<PdfPage> }>
    destroy(): Promise<void>
  }
}

/** What letters of the packaged serif faces reach over and under the baseline, in ems. */
const REACH = { above: 0.7, below: 0.24 }

export async function letterBoxes(bytes: Uint8Array): Promise<readonly BoxedPage[]> {
  const inner = createRequire(createRequire(import.meta.url).resolve('pdf-parse'))
  const pdfjs = await loadPdfJs(pathToFileURL(inner.resolve('pdfjs-dist/legacy/build/pdf.mjs')).href)
  const loading = pdfjs.getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const document = await loading.promise
  const pages: BoxedPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent({ disableNormalization: true })
    const boxes = items.flatMap(item => ('str' in item && item.str.trim() !== '' ? [boxOf(item)] : []))
    pages.push({ width: page.view[2]!, height: page.view[3]!, boxes })
  }
  await loading.destroy()
  return pages
}

const loadPdfJs = (url: string): Promise<PdfJs> => import(url)

function boxOf(item: TextItem): LetterBox {
  const [a, b, c, d, left, baseline] = item.transform as [number, number, number, number, number, number]
  if (b !== 0 || c !== 0 || a <= 0) throw new Error(`“${item.str}” does not stand upright`)
  return {
    text: item.str,
    left,
    right: left + item.width,
    bottom: baseline - REACH.below * d,
    top: baseline + REACH.above * d,
    baseline,
    size: d,
  }
}

/** Pairs of boxes that run into each other by more than `tolerance` points, up and across. */
export function overlaps(page: BoxedPage, tolerance: number): readonly string[] {
  const boxes = [...page.boxes].sort((a, b) => a.bottom - b.bottom)
  const found: string[] = []
  boxes.forEach((box, index) => {
    for (let other = index + 1; other < boxes.length; other++) {
      const next = boxes[other]!
      if (next.bottom > box.top - tolerance) break
      const across = Math.min(box.right, next.right) - Math.max(box.left, next.left)
      if (across > tolerance) found.push(`“${box.text}” and “${next.text}”`)
    }
  })
  return found
}
