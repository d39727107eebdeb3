/** The blocks of a document → which lines of one kind stand together, as those of an address do. */
import type { Block } from '../edition/model.ts'

/** The name of the run by index of the block, for lines that have a neighbour of their kind outside of all containers. */
export function lineRuns(blocks: readonly Block[]): ReadonlyMap<number, string> {
  const runs = new Map<number, string>()
  blocks.forEach((block, index) => {
    const before = blocks[index - 1]
    if (before === undefined || !isOneKind(before, block)) return
    const run = runs.get(index - 1) ?? `${before.id}.run`
    runs.set(index - 1, run)
    runs.set(index, run)
  })
  return runs
}

const isOneKind = (a: Block, b: Block): boolean =>
  a.kind === 'line' &&
  b.kind === 'line' &&
  a.role === b.role &&
  a.within === undefined &&
  b.within === undefined
