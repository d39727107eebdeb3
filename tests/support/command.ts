/** The compiled command as a process of its own: for tests that kill it, starve it, or move it elsewhere. */
import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** False, and said so, when nothing is compiled. */
export function isCompiled(): boolean {
  const compiled = existsSync(PROGRAM)
  if (!compiled) console.warn('skipped: dist/ is not compiled (npm run prepare)')
  return compiled
}

export interface Ended {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Runs the command to its end. `limit`: a shell's `ulimit` options that hold for it. */
export function runScholion(
  words: readonly string[],
  options: SpawnOptions & { readonly limit?: string; readonly preload?: string } = {},
): Ended {
  const { limit, preload, ...spawnOptions } = options
  const program = [
    process.execPath,
    ...(preload === undefined ? [] : ['--import', preload]),
    PROGRAM,
    ...words,
  ]
  const [command, ...rest] =
    limit === undefined ? program : ['bash', '-c', `ulimit ${limit}; exec "$@"`, 'bash', ...program]
  const { status, stdout, stderr } = spawnSync(command!, rest, { encoding: 'utf8', ...spawnOptions })
  return { status, out: String(stdout), err: String(stderr) }
}

export const startScholion = (words: readonly string[]): ChildProcess =>
  spawn(process.execPath, [PROGRAM, ...words], { stdio: 'ignore' })

export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise(resolve => child.on('exit', status => resolve(status)))
