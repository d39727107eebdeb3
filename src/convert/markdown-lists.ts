/** Blocks of one list → a list of Markdown, or null when its items are more than Markdown's lists can hold. */
import type { Block, Paragraph } from '../edition/model.ts'
import { type Chunk, groupsOf, indented, isPlain, spaced } from './markdown-chunks.ts'
import { type CallNames, printInlines } from './markdown-text.ts'

/** Prints what an item holds beside its first paragraph. */
export type PrintBlocks = (blocks: readonly Block[], depth: number, calls: CallNames) => readonly Chunk[]

/** `depth` is that of the items; each begins with a paragraph, whose number Markdown gives again. */
export function printList(
  ordering: 'numbered' | 'bulleted' | 'plain' | 'defined',
  blocks: readonly Block[],
  depth: number,
  calls: CallNames,
  printBlocks: PrintBlocks,
): Chunk | null {
  const items = itemsOf(blocks, depth)
  if (items === null || (ordering !== 'numbered' && ordering !== 'bulleted')) return null
  const start = ordering === 'numbered' ? (items[0]?.first.label?.value ?? -1) : 0
  const fits = items.every(({ first }, index) =>
    ordering === 'numbered' ? hasNumber(first, start + index) : first.label === null,
  )
  if (!fits || start < 0) return null
  return spaced(
    items.map(({ first, rest }, index) => {
      const content = ordering === 'numbered' ? first.content.slice(1) : first.content
      const mark = ordering === 'numbered' ? `${start + index}. ` : '- '
      const lines = spaced([[printInlines(content, calls)], ...printBlocks(rest, depth + 1, calls)])
      return indented(lines, mark, ' '.repeat(mark.length))
    }),
  )
}

interface Item {
  readonly first: Paragraph
  readonly rest: readonly Block[]
}

function itemsOf(blocks: readonly Block[], depth: number): readonly Item[] | null {
  const items: Item[] = []
  for (const { container, blocks: own } of groupsOf(blocks, depth)) {
    const [first, ...rest] = own
    if (container?.kind !== 'item' || !isPlain(first, depth + 1, 'paragraph')) return null
    items.push({ first, rest })
  }
  return items
}

/** As the reader makes it: the number and a space, generated. */
function hasNumber({ label, content }: Paragraph, number: number): boolean {
  const [first] = content
  return (
    number >= 0 &&
    number <= 999_999_999 &&
    label !== null &&
    label.text === `${number}.` &&
    label.value === number &&
    !label.supplied &&
    first?.kind === 'text' &&
    first.text === `${number}. ` &&
    first.marks.length === 1 &&
    first.marks[0] === 'generated' &&
    first.names === undefined &&
    first.link === undefined
  )
}

/** A term on its own line, what it means under it. */
export function printDefinitions(
  blocks: readonly Block[],
  depth: number,
  calls: CallNames,
  printBlocks: PrintBlocks,
): Chunk | null {
  const items = itemsOf(blocks, depth)
  if (
    items?.every(({ first, rest }) => first.label === null && isPlain(rest[0], depth + 1, 'paragraph')) !==
    true
  )
    return null
  return spaced(
    items.map(({ first, rest }) => [
      printInlines(first.content, calls),
      ...indented(spaced(printBlocks(rest, depth + 1, calls)), ':   ', '    '),
    ]),
  )
}
