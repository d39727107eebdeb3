/** A source's path → what gives the bytes of files that it names, from its own folder and those in it, never from elsewhere. */
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import type { FilesBeside } from '../input/read-edition.ts'
import { MOST_BYTES } from './resources.ts'

/**
 * Paths are resolved after links, so that neither `..` nor a link leads out of the folder; addresses such as `file:` and
 * `http:` are paths of files that are not there. Only plain files are opened: no pipes, no devices.
 */
export function filesBeside(source: string): FilesBeside {
  const folder = dirname(source)
  return path => {
    if (isAbsolute(path) || path.includes('\0')) return 'outside'
    try {
      const root = realpathSync(folder)
      const steps = relative(root, join(root, path))
      if (leadsOut(steps)) return 'outside'
      const real = realpathSync(join(root, path))
      if (leadsOut(relative(root, real))) return 'outside'
      const facts = statSync(real)
      if (!facts.isFile()) return 'missing'
      return facts.size > MOST_BYTES ? 'too-large' : readFileSync(real)
    } catch {
      return 'missing'
    }
  }
}

const leadsOut = (steps: string): boolean =>
  steps === '..' || steps.startsWith(`..${sep}`) || isAbsolute(steps)
