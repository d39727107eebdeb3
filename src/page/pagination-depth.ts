/** States that lie too deep to be reached by recursion: noted, and settled before the work that asked for them is done again. */
import type { Solver } from './pagination-state.ts'

/** Recursion deeper than this is broken off and taken up again from a list. */
const DEPTH = 200
const TOO_DEEP: unique symbol = Symbol('too deep')

/** Runs `work`; states found too deep on the way are settled first, from the deepest, and the work done again. */
export const withoutDepth = (solver: Solver, work: () => void) => {
  const tasks: (() => void)[] = [work]
  while (tasks.length > 0) {
    solver.depth = 0
    try {
      tasks.at(-1)!()
      tasks.pop()
    } catch (signal) {
      if (signal !== TOO_DEEP) throw signal
      tasks.push(solver.pending.pop()!)
    }
  }
}

export const tooDeep = ({ depth }: Solver): boolean => depth >= DEPTH

/** Breaks off what is being done; `again` settles the state that lies too deep for it. */
export const breakOff = (solver: Solver, again: () => void): never => {
  solver.pending.push(again)
  throw TOO_DEEP
}
