/** The program as one script: what `npm ci` leaves in dist/, tried from outside. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommand } from '../../../src/command/run-command.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const telegram = join(root, 'seeds/eden-to-churchill-1943.txt')
const launcher = join(root, 'dist/cli.js')
const bundled = existsSync(launcher) && readFileSync(launcher, 'utf8').includes('./program/')
if (!bundled) console.warn('the tests of the bundled program are skipped: it is not made (npm run prepare)')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scholion-bundle-test-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const run = (program: string, ...words: string[]) =>
  spawnSync(process.execPath, [program, ...words], { encoding: 'utf8', cwd: folder })

/** A copy of the bundled program whose parts a test may spoil. */
function copy(): { readonly program: string; readonly script: string; readonly bytecode: string } {
  for (const name of ['dist/program', 'styles'])
    cpSync(join(root, name), join(folder, name), { recursive: true })
  for (const name of ['dist/cli.js', 'package.json']) cpSync(join(root, name), join(folder, name))
  const names = readdirSync(join(folder, 'dist/program'))
  const part = (ending: string): string =>
    join(folder, 'dist/program', names.find(name => name.endsWith(ending))!)
  return { program: join(folder, 'dist/cli.js'), script: part('.cjs'), bytecode: part('.bytecode') }
}

describe.skipIf(!bundled)('the bundled program', () => {
  test('makes the same file as the modules that it is made of', async () => {
    const [one, other] = [join(folder, 'one.pdf'), join(folder, 'other.pdf')]
    expect(run(launcher, 'build', telegram, '-o', one).status).toBe(0)
    const world = { out: () => true, err: () => true, environment: {}, terminal: false }
    expect(await runCommand(['build', telegram, '-o', other], world)).toBe(0)
    expect(readFileSync(one).equals(readFileSync(other))).toBe(true)
  })

  test('consists of one script and its bytecode, and nothing of an earlier build', () => {
    const names = readdirSync(join(root, 'dist/program')).map(name => name.replace(/-[0-9a-f]{16}/, ''))
    expect(names.sort()).toEqual(['program.bytecode', 'program.cjs'])
  })

  test('needs no module of ours or of a package to say how it is used', () => {
    const { program } = copy()
    const { status, stdout } = run(program, '--help')
    expect(status).toBe(0)
    expect(stdout).toContain('Usage: scholion')
  })

  test('runs all the same without bytecode, or with that of another V8', () => {
    const { program, bytecode } = copy()
    const usual = run(program, 'styles').stdout
    expect(usual).toContain('appendix')
    for (const spoiled of [
      readFileSync(bytecode).fill(0, 0, 16),
      Buffer.alloc(0),
      Buffer.from('no bytecode'),
    ]) {
      writeFileSync(bytecode, spoiled)
      expect(run(program, 'styles').stdout).toBe(usual)
    }
    rmSync(bytecode)
    expect(run(program, 'styles').stdout).toBe(usual)
  })

  test('gives the exit status of wrong usage to the system', () => {
    expect(run(launcher, 'build').status).toBe(2)
  })
})
