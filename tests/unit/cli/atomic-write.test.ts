import { spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  fsyncSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { writeAtomically } from '../../../src/run/atomic-write.ts'

vi.mock('node:fs', async importOriginal => {
  const real = await importOriginal<typeof import('node:fs')>()
  return {
    ...real,
    writeSync: vi.fn(real.writeSync),
    fsyncSync: vi.fn(real.fsyncSync),
    renameSync: vi.fn(real.renameSync),
  }
})

const calls = {
  writeSync: vi.mocked<(...of: unknown[]) => unknown>(writeSync as never),
  fsyncSync: vi.mocked<(...of: unknown[]) => unknown>(fsyncSync as never),
  renameSync: vi.mocked<(...of: unknown[]) => unknown>(renameSync as never),
}

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scholion-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  vi.resetAllMocks()
})

const content = (name: string): string => readFileSync(join(folder, name), 'utf8')
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const systemError = (code: string): Error => Object.assign(new Error(code), { code })

describe('a file is written whole', () => {
  test('where there was none, in a folder that was not there', () => {
    writeAtomically(join(folder, 'deep/down/a.pdf'), bytes('new'))
    expect(content('deep/down/a.pdf')).toBe('new')
    expect(readdirSync(join(folder, 'deep/down'))).toEqual(['a.pdf'])
  })

  test('over an old one', () => {
    writeFileSync(join(folder, 'a.pdf'), 'an old one that is longer')
    writeAtomically(join(folder, 'a.pdf'), bytes('new'))
    expect(content('a.pdf')).toBe('new')
  })

  test('even if the system takes it byte by byte', () => {
    const real = calls.writeSync.getMockImplementation()!
    calls.writeSync.mockImplementation((file, data, offset) => real(file, data, offset, 1))
    writeAtomically(join(folder, 'a.pdf'), bytes('byte by byte'))
    expect(content('a.pdf')).toBe('byte by byte')
    expect(calls.writeSync).toHaveBeenCalledTimes(12)
  })

  test('and reaches the disk before it gets its name', () => {
    const order: string[] = []
    for (const name of ['fsyncSync', 'renameSync'] as const) {
      const real = calls[name].getMockImplementation()!
      calls[name].mockImplementation((...of) => {
        order.push(name)
        return real(...of)
      })
    }
    writeAtomically(join(folder, 'a.pdf'), bytes('new'))
    expect(order).toEqual(['fsyncSync', 'renameSync', 'fsyncSync'])
  })
})

describe('when the system fails', () => {
  test.each([
    ['writeSync', 'ENOSPC'],
    ['writeSync', 'EIO'],
    ['fsyncSync', 'EIO'],
    ['renameSync', 'EACCES'],
  ] as const)('in %s with %s, the old file stays and nothing else', (name, code) => {
    writeFileSync(join(folder, 'a.pdf'), 'old')
    calls[name].mockImplementationOnce(() => {
      throw systemError(code)
    })
    expect(() => writeAtomically(join(folder, 'a.pdf'), bytes('new'))).toThrow(code)
    expect(content('a.pdf')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a.pdf'])
  })
})

describe('what a killed run left', () => {
  test('of the same file is removed by the next', () => {
    const gone = spawnSync(process.execPath, ['-e', '0']).pid
    writeFileSync(join(folder, `.a.pdf.${gone}.tmp`), 'half')
    writeAtomically(join(folder, 'a.pdf'), bytes('new'))
    expect(readdirSync(folder)).toEqual(['a.pdf'])
  })

  test('of other files, and what a run is still writing, is left alone', () => {
    const others = [`.a.pdf.${process.ppid}.tmp`, '.a.pdf.draft.tmp', '.b.pdf.999999999.tmp', 'a.pdf.1.tmp']
    for (const name of others) writeFileSync(join(folder, name), 'not ours')
    writeAtomically(join(folder, 'a.pdf'), bytes('new'))
    expect(readdirSync(folder).sort()).toEqual([...others, 'a.pdf'].sort())
  })
})

const compiled = new URL('../../../dist/run/atomic-write.js', import.meta.url)
const isCompiled = existsSync(compiled)
if (!isCompiled)
  console.warn('the test of killed writers is skipped: dist/ is not compiled (npm run prepare)')

test.skipIf(!isCompiled)(
  'a writer that is killed at any moment leaves the old file or the new one',
  async () => {
    const path = join(folder, 'a.pdf')
    const script = `
    const { writeAtomically } = await import(${JSON.stringify(compiled.href)})
    for (let n = 0; ; n++) writeAtomically(${JSON.stringify(path)}, Buffer.alloc(3_000_000, 97 + n % 26))`
    writeFileSync(path, 'a'.repeat(3_000_000))
    for (let delay = 0; delay < 20; delay++) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
      await new Promise(resolve => setTimeout(resolve, 60 + delay * 7))
      child.kill('SIGKILL')
      await new Promise(resolve => child.on('exit', resolve))
      const found = readFileSync(path, 'latin1')
      expect(found.length).toBe(3_000_000)
      expect(found).toBe(found[0]!.repeat(3_000_000))
    }
    writeAtomically(path, bytes('new'))
    expect(readdirSync(folder)).toEqual(['a.pdf'])
  },
)
