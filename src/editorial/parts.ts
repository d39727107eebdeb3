/** Documents of a volume and their entries → how many levels of headings of parts stand over each in the contents. */
import type { EditionDocument, Heading } from '../edition/model.ts'
import type { ContentsEntry } from './registers.ts'

/** The heading of a part, and the level at which the contents list it. */
interface Part {
  readonly level: number
  readonly depth: number
}

/**
 * A document that ends in a heading heads those that follow, as far as the next such heading of its level or a higher one.
 * What follows the last numbered document before it, without a number, is an appendix and stands under nothing.
 */
export function underParts(
  documents: readonly EditionDocument[],
  entries: readonly (readonly ContentsEntry[])[],
): readonly number[] {
  const ends = partEnds(documents)
  let open: readonly Part[] = []
  return documents.map((document, index) => {
    const heads = lastHeadings(document)
    if (heads.length === 0) return ends.has(index) ? 0 : depthOf(open)
    const first = heads[0]!.level
    // What has text of its own besides, as the front matter has, is no part of what went before.
    const above = heads.length < document.blocks.length ? [] : open.filter(({ level }) => level < first)
    const under = depthOf(above)
    open = above
    const listed = entries[index]!.slice(-heads.length)
    listed.forEach((entry, at) => {
      const { level } = heads[at]!
      open = [...open.filter(part => part.level < level), { level, depth: under + entry.level }]
    })
    return under
  })
}

const depthOf = (parts: readonly Part[]): number => Math.min(MOST_PARTS, parts.at(-1)?.depth ?? 0)

/** More levels than this would leave titles no room. */
const MOST_PARTS = 4

/** The headings that nothing follows in their document. */
function lastHeadings({ blocks }: EditionDocument): readonly Heading[] {
  const headings: Heading[] = []
  for (const block of blocks.toReversed()) {
    if (block.kind !== 'heading') break
    headings.unshift(block)
  }
  return headings
}

/** Documents without a number that follow the last numbered one of a part. */
function partEnds(documents: readonly EditionDocument[]): ReadonlySet<number> {
  const ends = new Set<number>()
  let run: number[] = []
  let numbered = false
  documents.forEach((document, index) => {
    if (lastHeadings(document).length > 0) {
      if (numbered) for (const each of run) ends.add(each)
      run = []
      numbered = false
    } else if (isNumbered(document)) {
      run = []
      numbered = true
    } else run.push(index)
  })
  if (numbered) for (const each of run) ends.add(each)
  return ends
}

const isNumbered = ({ metadata: { number, title }, blocks }: EditionDocument): boolean =>
  number !== null || NUMBER.test(title ?? wordsOf(blocks.find(({ kind }) => kind === 'heading')))

const wordsOf = (block: EditionDocument['blocks'][number] | undefined): string =>
  block?.content.map(inline => (inline.kind === 'text' ? inline.text : '')).join('') ?? ''

const NUMBER = /^[\s[(]*(?:\p{L}{1,4}\.?\s*)?\d/u
