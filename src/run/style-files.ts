/** Names and paths of styles → their files: those that come with Scholion, and the user's own. */
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import type { Checked, Diagnostic } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import { decodeSource } from '../input/decode.ts'
import { readRegular } from './resources.ts'

const STYLES = new URL('../../styles/', import.meta.url)
const STYLE_NAME = /^[a-z][a-z0-9-]*$/
const ENDING = '.yaml'

/** The styles that come with Scholion, in order of their names. */
export function builtInStyles(): readonly string[] {
  const names = readdirSync(STYLES).filter(name => name.endsWith(ENDING))
  return names.map(name => name.slice(0, -ENDING.length)).sort()
}

/** A style that comes with Scholion; null when there is none of the name. */
export function builtInStyle(name: string): SourceFile | null {
  if (!STYLE_NAME.test(name)) return null
  const url = new URL(`${name}${ENDING}`, STYLES)
  return existsSync(url) ? { name: `styles/${name}${ENDING}`, text: readFileSync(url, 'utf8') } : null
}

/** A style by name, else by path. Null without a diagnostic: there is neither. */
export function findStyle(nameOrPath: string): Checked<SourceFile | null> {
  const builtIn = builtInStyle(nameOrPath)
  if (builtIn !== null) return { value: builtIn, diagnostics: [] }
  if (!existsSync(nameOrPath)) return { value: null, diagnostics: [] }
  const diagnostics: Diagnostic[] = []
  const found = readRegular(nameOrPath, diagnostics)
  return found === null ? { value: null, diagnostics } : decodeSource(found.name, found.bytes)
}

/**
 * What a style file may extend: a style that comes with Scholion, or a YAML file in the style file's own folder or
 * below it, links followed; nothing else on the disk.
 */
export function styleResolver(stylePath: string): (name: string) => SourceFile | null {
  return name => {
    const builtIn = builtInStyle(name)
    if (builtIn !== null || !/\.ya?ml$/.test(name)) return builtIn
    const path = join(dirname(stylePath), name)
    if (!isBelow(dirname(stylePath), path)) return null
    const found = readRegular(path, [])
    return found === null ? null : decodeSource(path, found.bytes).value
  }
}

function isBelow(folder: string, path: string): boolean {
  try {
    const inside = relative(realpathSync(folder), realpathSync(path))
    return inside !== '..' && !inside.startsWith(`..${sep}`) && !inside.startsWith(sep)
  } catch {
    return false
  }
}
