/** Hostile XML from bytes to PDF, by the program itself under a spy: in time and memory, nothing opened outside the folder, no connection. */
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const hostile = join(import.meta.dirname, '../../../shared/corpora/12-hostile')
const files = existsSync(hostile)
  ? ['xml', 'xml-defusedxml'].flatMap(folder =>
      readdirSync(join(hostile, folder))
        .filter(name => name.endsWith('.xml'))
        .map(name => join(folder, name)),
    )
  : []
if (files.length === 0) console.log(`skipped: ${hostile} is absent`)

const cli = join(import.meta.dirname, '../../dist/cli.js')
const out = mkdtempSync(join(tmpdir(), 'scholion-hostile-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

/** Runs before the program: writes down every file that is opened and every connection that is tried. */
const SPY = `
import fs from 'node:fs'
import net from 'node:net'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
const log = process.env.SPY_LOG
const append = fs.appendFileSync
const note = line => append(log, line + '\\n')
for (const name of ['readFileSync', 'openSync', 'readFile', 'open', 'createReadStream']) {
  const original = fs[name]
  fs[name] = (path, ...rest) => { if (typeof path === 'string') note('open ' + path); return original(path, ...rest) }
}
net.Socket.prototype.connect = () => { note('connect'); throw new Error('no network') }
dns.lookup = () => { note('lookup'); throw new Error('no network') }
syncBuiltinESMExports()
process.on('exit', () => note('memory ' + process.resourceUsage().maxRSS))
`

describe.skipIf(files.length === 0 || !existsSync(cli))('hostile XML', () => {
  const spy = join(out, 'spy.mjs')
  writeFileSync(spy, SPY)
  const root = realpathSync(join(import.meta.dirname, '../..'))

  const small = files.filter(name => statSync(join(hostile, name)).size < 20_000)
  const large = files.filter(name => !small.includes(name)).map(name => [name])

  test.each([small, ...large])(
    '%s … ends in a message or a PDF, alone in its folder',
    (...names: string[]) => {
      const log = join(out, 'log')
      writeFileSync(log, '')
      const before = performance.now()
      let status = 0
      let stderr = ''
      try {
        execFileSync(
          process.execPath,
          [
            '--import',
            spy,
            cli,
            'build',
            ...names.map(name => join(hostile, name)),
            '-o',
            join(out, 'a.pdf'),
          ],
          { env: { ...process.env, SPY_LOG: log }, stdio: ['ignore', 'ignore', 'pipe'], timeout: 60_000 },
        )
      } catch (error) {
        const failure = error as { status: number | null; stderr: Buffer }
        status = failure.status ?? -1
        stderr = failure.stderr.toString()
      }
      const seconds = (performance.now() - before) / 1000
      const lines = readFileSync(log, 'utf8').split('\n')
      const opened = lines.filter(line => line.startsWith('open ')).map(line => line.slice('open '.length))
      const memory = Number(lines.find(line => line.startsWith('memory '))?.slice('memory '.length))

      expect([0, 1], stderr).toContain(status)
      expect(seconds).toBeLessThan(20)
      expect(memory).toBeLessThan(500 * 1024)
      expect(lines.filter(line => /^(?:connect|lookup)/.test(line))).toEqual([])
      // Its own folder, the program and its packages, the output.
      const folders = names.map(name => join(hostile, name, '..'))
      const own = [
        ...folders,
        ...folders.map(each => realpathSync(each)),
        root,
        realpathSync(join(root, 'node_modules')),
        out,
      ]
      expect(
        opened.filter(path => !path.startsWith('/proc/') && !own.some(folder => path.startsWith(folder))),
      ).toEqual([])
      for (const name of names)
        expect(
          opened.some(path => path.endsWith(name.split('/').at(-1)!)),
          name,
        ).toBe(true)
    },
  )
})
