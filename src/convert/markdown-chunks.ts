/** Lines of Markdown that stand together, and the blocks that they are made of. */
import type { Block, Container, Paragraph } from '../edition/model.ts'

export type Chunk = readonly string[]

/** Blocks that stand together: inside one container, or one block by itself. */
export interface Group {
  readonly container: Container | null
  readonly blocks: readonly Block[]
}

/** Blocks divided by the container that they have at a depth. */
export function groupsOf(blocks: readonly Block[], depth: number): readonly Group[] {
  const groups: { container: Container | null; blocks: Block[] }[] = []
  for (const block of blocks) {
    const container = block.within?.[depth] ?? null
    const last = groups[groups.length - 1]
    if (container !== null && last?.container?.id === container.id) last.blocks.push(block)
    else groups.push({ container, blocks: [block] })
  }
  return groups
}

/** Chunks with an empty line between them. */
export const spaced = (chunks: readonly Chunk[]): Chunk =>
  chunks.flatMap((chunk, index) => (index === 0 ? chunk : ['', ...chunk]))

/** A first line after a mark, the others under its text. */
export const indented = (lines: Chunk, first: string, rest: string): Chunk =>
  lines.map((line, index) => (index === 0 ? first + line : line === '' ? '' : rest + line))

/** Is a block an ordinary paragraph that stands where it is without anything said of it. */
export const isPlain = (
  block: Block | undefined,
  depth: number,
  role: Paragraph['role'],
): block is Paragraph =>
  block?.kind === 'paragraph' &&
  block.role === role &&
  (block.within?.length ?? 0) === depth &&
  block.language === undefined &&
  block.anchor === undefined &&
  block.align === undefined
