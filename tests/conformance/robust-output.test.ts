/** What may happen while a file is written: there is the old file or the new one, whole, and nothing else. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { ended, isCompiled, runScholion, startScholion } from '../support/command.ts'

const letter = (weather: string): string => `Moscow, 4 May 1942

	I saw Molotov[footnoteRef:1] this morning. ${`The weather is ${weather}. `.repeat(40)} [1:  Molotov, Vyacheslav (1890 – 1986).]
`
const OLD = letter('fair')
const NEW = letter('foul')

const compiled = isCompiled()
const isRoot = process.getuid?.() === 0
/** Of nobody, whom permissions bind as they do not bind root. */
const NOBODY = 65_534

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scholion-'))
  writeFileSync(at('old.txt'), OLD)
  writeFileSync(at('new.txt'), NEW)
})
afterEach(() => {
  chmodSync(folder, 0o755)
  rmSync(folder, { recursive: true, force: true })
})

const at = (name: string): string => join(folder, name)
const digest = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')
const build = (source: string, output = 'a.pdf'): readonly string[] => [
  'build',
  at(source),
  '-o',
  at(output),
  '--layout',
  at('a.json'),
]
const leftovers = (): readonly string[] => readdirSync(folder).filter(name => name.endsWith('.tmp'))

/** What each source comes to; sources are named in the layout file, so they must stand in the same folder. */
function madeOf(source: string): { readonly pdf: string; readonly layout: string } {
  const { status, err } = runScholion(build(source))
  expect(status, err).toBe(0)
  return { pdf: digest(at('a.pdf')), layout: digest(at('a.json')) }
}

describe.skipIf(!compiled)('a build that is killed', () => {
  /** Kills the process before or after the n-th of the calls that touch the disk; half of what is written is written. */
  const preload = (): string => {
    const path = at('kill.mjs')
    writeFileSync(
      path,
      `import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
const [at, when] = process.env.KILL_AT.split(' ')
let calls = 0
const die = () => { process.kill(process.pid, 'SIGKILL'); for (;;) {} }
const watch = (name, isOurs) => {
  const real = fs[name]
  fs[name] = (...of) => {
    if (!isOurs(...of)) return real(...of)
    const now = ++calls === Number(at)
    if (now && when === 'before') die()
    if (now && name === 'writeSync') { real(of[0], of[1], 0, of[1].length >> 1); die() }
    const result = real(...of)
    if (now) die()
    return result
  }
}
watch('openSync', (path, mode) => mode === 'wx')
for (const name of ['writeSync', 'fsyncSync', 'renameSync']) watch(name, () => true)
syncBuiltinESMExports()
`,
    )
    return pathToFileURL(path).href
  }

  it('at any of the calls that write leaves each file old or new', () => {
    const made = { new: madeOf('new.txt'), old: madeOf('old.txt') }
    copyFileSync(at('a.pdf'), at('kept.pdf'))
    copyFileSync(at('a.json'), at('kept.json'))
    const script = preload()
    let killed = 0
    for (let call = 1; ; call++) {
      const statuses = ['before', 'after'].map(when => {
        copyFileSync(at('kept.pdf'), at('a.pdf'))
        copyFileSync(at('kept.json'), at('a.json'))
        const env = { ...process.env, KILL_AT: `${call} ${when}` }
        const { status } = runScholion(build('new.txt'), { env, preload: script })
        expect([made.old.pdf, made.new.pdf]).toContain(digest(at('a.pdf')))
        expect([made.old.layout, made.new.layout]).toContain(digest(at('a.json')))
        return status
      })
      if (statuses.every(status => status === 0)) break
      killed += statuses.filter(status => status === null).length
    }
    // Open, write, sync, rename and the folder's sync, of two files, before and after.
    expect(killed).toBe(20)
    runScholion(build('old.txt'))
    expect(leftovers()).toEqual([])
  }, 300_000)

  it('at 50 moments leaves each file old or new, and nothing after the next run', async () => {
    const made = { new: madeOf('new.txt'), old: madeOf('old.txt') }
    const began = performance.now()
    await ended(startScholion(build('new.txt')))
    const lasts = performance.now() - began
    runScholion(build('old.txt'))
    let state: 'old' | 'new' = 'old'
    for (let moment = 0; moment < 50; moment++) {
      // Alternately, so that each kill has something to spoil; the last fifth of a run is when it writes.
      const child = startScholion(build(state === 'old' ? 'new.txt' : 'old.txt'))
      const share = moment % 2 === 0 ? moment / 50 : 0.8 + (moment / 50) * 0.25
      setTimeout(() => child.kill('SIGKILL'), lasts * share)
      await ended(child)
      const found = digest(at('a.pdf'))
      expect([made.old.pdf, made.new.pdf]).toContain(found)
      expect([made.old.layout, made.new.layout]).toContain(digest(at('a.json')))
      state = found === made.old.pdf ? 'old' : 'new'
    }
    expect(runScholion(build('new.txt')).status).toBe(0)
    expect(digest(at('a.pdf'))).toBe(made.new.pdf)
    expect(leftovers()).toEqual([])
  }, 300_000)
})

describe.skipIf(!compiled)('a disk that takes no more', () => {
  it('leaves the old files, and says so', () => {
    madeOf('old.txt')
    const before = [digest(at('a.pdf')), digest(at('a.json'))]
    // Blocks of 1024 bytes: fewer than the PDF has.
    const { status, err, out } = runScholion(build('new.txt'), { limit: '-f 4' })
    expect(status).toBe(3)
    expect(out).toBe('')
    expect(err).toContain(`cannot write ${at('a.pdf')}: it would be too large for the disk or its limits`)
    expect([digest(at('a.pdf')), digest(at('a.json'))]).toEqual(before)
    expect(leftovers()).toEqual([])
  })

  it('leaves the old layout when only the PDF had room', () => {
    // The longer the text, the larger the layout of all its lines beside the PDF.
    writeFileSync(at('old.txt'), OLD.repeat(20))
    writeFileSync(at('new.txt'), NEW.repeat(20))
    madeOf('new.txt')
    const blocks = Math.ceil(statSync(at('a.pdf')).size / 1024) + 1
    expect(statSync(at('a.json')).size).toBeGreaterThan(blocks * 1024)
    const made = madeOf('old.txt')
    const { status, out, err } = runScholion(build('new.txt'), { limit: `-f ${blocks}` })
    expect(status).toBe(3)
    expect(out).toContain('a.pdf')
    expect(err).toContain(`cannot write ${at('a.json')}`)
    expect(digest(at('a.json'))).toBe(made.layout)
    expect(digest(at('a.pdf'))).not.toBe(made.pdf)
    expect(leftovers()).toEqual([])
  })

  it('because it is full leaves the old file', context => {
    const disk = at('disk')
    mkdirSync(disk)
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk])
    if (mounted.status !== 0) {
      console.warn('skipped: no small disk can be mounted here')
      context.skip()
    }
    try {
      writeFileSync(join(disk, 'a.pdf'), 'old')
      writeFileSync(join(disk, 'filling'), Buffer.alloc(48 * 1024))
      const { status, err } = runScholion(['build', at('new.txt'), '-o', join(disk, 'a.pdf')])
      expect(status).toBe(3)
      expect(err).toContain('no space left on the disk')
      expect(readFileSync(join(disk, 'a.pdf'), 'utf8')).toBe('old')
      expect(readdirSync(disk).sort()).toEqual(['a.pdf', 'filling'])
    } finally {
      spawnSync('umount', [disk])
    }
  })
})

describe.skipIf(!compiled)('a folder', () => {
  it('that is not there is made', () => {
    const { status } = runScholion(['build', at('new.txt'), '-o', at('deep/down/a.pdf')])
    expect(status).toBe(0)
    expect(readdirSync(at('deep/down'))).toEqual(['a.pdf'])
  })

  it('that is a file is named as the reason', () => {
    const { status, err } = runScholion(['build', at('new.txt'), '-o', join(at('old.txt'), 'a.pdf')])
    expect(status).toBe(3)
    expect(err).toContain('part of the path is not a folder')
    expect(readFileSync(at('old.txt'), 'utf8')).toBe(OLD)
  })

  it('that may not be written to stays as it is', context => {
    const asNobody = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
    chmodSync(folder, 0o777)
    if (runScholion(['styles'], asNobody).status !== 0) {
      console.warn('skipped: nobody but root can run the program here')
      context.skip()
    }
    expect(runScholion(build('old.txt'), asNobody).status).toBe(0)
    const before = digest(at('a.pdf'))
    chmodSync(folder, 0o555)
    const { status, err } = runScholion(build('new.txt'), asNobody)
    expect(status).toBe(3)
    expect(err).toContain(`cannot write ${at('a.pdf')}: permission denied`)
    expect(digest(at('a.pdf'))).toBe(before)
    expect(leftovers()).toEqual([])
  })
})

describe.skipIf(!compiled)('two builds at once', () => {
  it('of one file leave it whole, with what either made', async () => {
    const made = [madeOf('new.txt').pdf, madeOf('old.txt').pdf]
    for (let round = 0; round < 5; round++) {
      rmSync(at('a.pdf'))
      const statuses = await Promise.all(
        ['old.txt', 'new.txt', 'old.txt'].map(source =>
          ended(startScholion(['build', at(source), '-o', at('a.pdf')])),
        ),
      )
      expect(statuses).toEqual([0, 0, 0])
      expect(made).toContain(digest(at('a.pdf')))
      expect(leftovers()).toEqual([])
    }
  }, 120_000)
})

describe.skipIf(!compiled)('the output', () => {
  it.each(['-o', '--layout'])('is never an input, however it is written (%s)', option => {
    mkdirSync(at('sub'))
    symlinkSync(at('new.txt'), at('link.pdf'))
    for (const path of [at('new.txt'), at('sub/../new.txt'), at('link.pdf')]) {
      const output = option === '-o' ? [] : ['-o', at('a.pdf')]
      const { status, err } = runScholion(['build', at('new.txt'), ...output, option, path])
      expect(status).toBe(2)
      expect(err).toContain('would be written over the input')
      expect(readFileSync(at('new.txt'), 'utf8')).toBe(NEW)
      expect(existsSync(at('a.pdf'))).toBe(false)
    }
  })

  it('keeps the permissions of the file that it replaces', () => {
    madeOf('old.txt')
    chmodSync(at('a.pdf'), 0o600)
    madeOf('new.txt')
    expect(statSync(at('a.pdf')).mode & 0o777).toBe(0o600)
  })

  it('may have the longest name that a disk allows', () => {
    const name = `${'n'.repeat(251)}.pdf`
    const { status, err } = runScholion(['build', at('new.txt'), '-o', at(name)])
    expect(status, err).toBe(0)
    expect(readdirSync(folder).sort()).toEqual(['new.txt', name, 'old.txt'].sort())
  })
})

describe.skipIf(!compiled)('the same source', () => {
  let expected = ''
  beforeAll(() => {
    const place = mkdtempSync(join(tmpdir(), 'scholion-'))
    writeFileSync(join(place, 'letter.txt'), NEW)
    runScholion(['build', 'letter.txt', '-o', 'a.pdf'], { cwd: place })
    expected = digest(join(place, 'a.pdf'))
    rmSync(place, { recursive: true })
  })

  test.each([
    ['another time zone', { TZ: 'Pacific/Auckland' }],
    ['a time zone with half hours', { TZ: 'Asia/Kolkata' }],
    ['the C locale', { LC_ALL: 'C', LANG: 'C' }],
    ['a Turkish locale', { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', LANGUAGE: 'tr' }],
    [
      'another home and user',
      { HOME: '/nowhere', USER: 'somebody', LOGNAME: 'somebody', HOSTNAME: 'elsewhere' },
    ],
  ])('gives the same bytes in %s', (_, variables) => {
    mkdirSync(at('ein Ort, weit weg'))
    writeFileSync(at('ein Ort, weit weg/letter.txt'), NEW)
    const env = { ...process.env, ...variables }
    const relative = runScholion(['build', 'letter.txt', '-o', 'a.pdf'], {
      cwd: at('ein Ort, weit weg'),
      env,
    })
    expect(relative.status, relative.err).toBe(0)
    expect(digest(at('ein Ort, weit weg/a.pdf'))).toBe(expected)
    const absolute = runScholion(['build', at('ein Ort, weit weg/letter.txt'), '-o', at('b.pdf')], {
      cwd: '/',
      env,
    })
    expect(absolute.status, absolute.err).toBe(0)
    expect(digest(at('b.pdf'))).toBe(expected)
  })
})
