/** Between two steps of long work: memory that the first has left behind is given back before the second asks for more. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Below so many bytes the engine's own habits do; above it would let the heap double before it looks. */
const WORTH_COLLECTING = 150_000_000

/** Never changes a result. Does nothing where the engine has no way to ask for it. */
export function collectGarbage(): void {
  if (process.memoryUsage().heapUsed < WORTH_COLLECTING) return
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('typeof gc === "function" ? gc : undefined')
  if (typeof collect === 'function') collect()
}
