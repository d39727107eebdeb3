/** Paths as a user gives them → bytes: inputs and what stands beside them, or why they cannot be had. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { type Checked, type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'
import { READABLE_ENDINGS } from '../input/read-edition.ts'

/** A file as found; `name` is the path as it was given. */
export interface FoundFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** A text and the YAML file of the same name beside it. */
export interface FoundSource {
  readonly text: FoundFile
  readonly side: FoundFile | null
}

/** The largest volumes have 4 MB of text; beyond this a file is no text at all. */
export const MOST_BYTES = 64 * 1024 * 1024

/** Word leaves `~$letter.docx` in the folder while it has a letter open; a README is about the folder. */
const isSource = (name: string): boolean =>
  !/^(?:\.|~\$|readme\.)/i.test(name) &&
  READABLE_ENDINGS.some(ending => name.toLowerCase().endsWith(`.${ending}`))

/**
 * Reads inputs in the order given; of a folder all files directly in it that can be read, in byte order of their names.
 * What cannot be read is reported (`input/…`) and costs nothing else.
 */
export function findSources(inputs: readonly string[]): Checked<readonly FoundSource[]> {
  const diagnostics: Diagnostic[] = []
  const found: FoundSource[] = []
  const known = new Set<string>()
  for (const path of inputs.flatMap(input => expand(input, diagnostics))) {
    // What the user names may be a link; what only stands in a folder of his may not lead out of it.
    const text = inputs.includes(path) ? readRegular(path, diagnostics) : readInside(path, diagnostics)
    if (text === null) continue
    const real = realpathSync(path)
    if (known.has(real)) {
      diagnostics.push(
        warningAt('input/twice', null, `${path} is given twice; it is set once`, 'name it once'),
      )
      continue
    }
    known.add(real)
    found.push({ text, side: readSide(path, diagnostics) })
  }
  return { value: found, diagnostics }
}

/** A folder's texts; a file itself, there or not. */
function expand(input: string, diagnostics: Diagnostic[]): readonly string[] {
  try {
    if (!statSync(input).isDirectory()) return [input]
    const names = readdirSync(input).filter(isSource)
    if (names.length === 0) {
      diagnostics.push(
        errorAt(
          'input/empty-folder',
          null,
          `the folder ${input} has no files in it that can be read`,
          `put files into it that end in ${READABLE_ENDINGS.map(ending => `.${ending}`).join(', ')}`,
        ),
      )
    }
    return names.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).map(name => join(input, name))
  } catch {
    return [input]
  }
}

function readSide(path: string, diagnostics: Diagnostic[]): FoundFile | null {
  const side = path.replace(/\.[^./\\]*$/, '.yaml')
  return side !== path && existsSync(side) ? readInside(side, diagnostics) : null
}

/** A file that was found, not named: a link out of its folder is not followed. */
function readInside(path: string, diagnostics: Diagnostic[]): FoundFile | null {
  if (!leadsOut(path)) return readRegular(path, diagnostics)
  diagnostics.push(
    errorAt(
      'input/outside',
      null,
      `${path} is a link that leads out of its folder; it is not read`,
      'put the file itself there, or name the file where it is',
    ),
  )
  return null
}

function leadsOut(path: string): boolean {
  try {
    const steps = relative(realpathSync(dirname(path)), realpathSync(path))
    return steps === '..' || steps.startsWith(`..${sep}`) || isAbsolute(steps)
  } catch {
    return false
  }
}

/** Null, and a diagnostic, for whatever is not a readable file of a sensible size: folders, pipes and devices too. */
export function readRegular(path: string, diagnostics: Diagnostic[]): FoundFile | null {
  try {
    const facts = statSync(path)
    if (!facts.isFile())
      diagnostics.push(
        errorAt('input/not-a-file', null, `${path} is not a file`, 'name a file, or a folder of files'),
      )
    else if (facts.size > MOST_BYTES) {
      diagnostics.push(
        errorAt('input/too-large', null, `${path} is larger than 64 MB`, 'divide it into documents'),
      )
    } else return { name: path, bytes: readFileSync(path) }
  } catch (error) {
    diagnostics.push(
      errorAt('input/unreadable', null, `cannot read ${path}: ${systemReason(error)}`, remedyOf(error)),
    )
  }
  return null
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'it is on a read-only disk',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is not a folder',
  EEXIST: 'part of the path is not a folder',
  ENOSPC: 'no space left on the disk',
  EFBIG: 'it would be too large for the disk or its limits',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
}

const remedyOf = (error: unknown): string =>
  /^(?:EACCES|EPERM)$/.test(systemCode(error))
    ? 'look at the permissions of the file and of its folder'
    : 'look at the name, and at the folder that it is given from'

const systemCode = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

/** What the system said, in words; never a path that the user did not give. */
export function systemReason(error: unknown): string {
  const code = systemCode(error)
  return Object.hasOwn(REASONS, code)
    ? REASONS[code]!
    : code === ''
      ? 'the system refused'
      : `the system says ${code}`
}

/** Do two paths mean the same file? A path that leads nowhere yet is compared by its folder and name. */
export function sameFile(a: string, b: string): boolean {
  return realPath(a) === realPath(b)
}

function realPath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    try {
      return join(realpathSync(dirname(path)), basename(path))
    } catch {
      return resolve(path)
    }
  }
}

/** May something be written at a path: there is nothing, or a plain file. */
export function mayBeWritten(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return true
  }
}

/** The version in package.json. */
export function programVersion(): string {
  const facts: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return typeof facts === 'object' && facts !== null && 'version' in facts ? String(facts.version) : '0'
}
