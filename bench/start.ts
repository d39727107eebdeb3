/** How long the command takes, from Node's start to its end, and what it uses: medians on the clock and of the processor, and the most memory. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** The promise for one document, Node's own start included. */
const MOST_MILLISECONDS = 1000
const MOST_MEGABYTES = 250

const root = fileURLToPath(new URL('../', import.meta.url))
const program = join(root, 'dist/cli.js')
const corpora = join(root, '../shared/corpora')
const folder = mkdtempSync(join(tmpdir(), 'scholion-bench-'))

/** Loaded into what is measured: at its end it says on channel 3 what it has used. */
const CONFESS = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => { writeSync(3, JSON.stringify(process.resourceUsage())) })",
)}`

interface Usage {
  readonly clock: number
  /** Milliseconds of the processor, helping threads included. */
  readonly user: number
  readonly system: number
  readonly megabytes: number
}

function run(words: readonly string[]): Usage {
  const start = process.hrtime.bigint()
  const { status, stderr, output } = spawnSync(process.execPath, ['--import', CONFESS, ...words], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
  })
  const clock = Number(process.hrtime.bigint() - start) / 1e6
  // 1: the text has errors, and all that can be set is set.
  if (status !== 0 && status !== 1) throw new Error(`${words.join(' ')} ended with ${status}\n${stderr}`)
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(output[3] ?? '') as NodeJS.ResourceUsage
  return { clock, user: userCPUTime / 1000, system: systemCPUTime / 1000, megabytes: maxRSS / 1024 }
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!

function measure(name: string, runs: number, words: readonly string[]): Usage {
  run(words)
  const all = Array.from({ length: runs }, () => run(words))
  const usage = {
    clock: median(all.map(each => each.clock)),
    user: median(all.map(each => each.user)),
    system: median(all.map(each => each.system)),
    megabytes: Math.max(...all.map(each => each.megabytes)),
  }
  const column = (value: number): string => value.toFixed(0).padStart(7)
  console.log(
    `${name.padEnd(42)}${column(usage.clock)} ms ${column(usage.user)} user ${column(usage.system)} system ${column(usage.megabytes)} MB`,
  )
  return usage
}

const build = (path: string): readonly string[] => [
  program,
  'build',
  path,
  '-o',
  join(folder, `${basename(path)}.pdf`),
]

function measureCorpus(name: string, path: string): void {
  const file = join(corpora, path)
  if (existsSync(file)) measure(`build, ${name}`, 3, build(file))
  else console.log(`build, ${name}: skipped, ${file} is absent`)
}

if (!existsSync(program)) throw new Error('dist/ is not compiled: npm run prepare')
try {
  const telegram = join(root, 'seeds/eden-to-churchill-1943.txt')
  console.log('median of the clock and of the processor, most memory')
  measure('node, doing nothing', 15, ['-e', '0'])
  measure('--help', 15, [program, '--help'])
  measure('check, the telegram', 15, [program, 'check', telegram])
  const { clock, megabytes } = measure('build, the telegram', 15, build(telegram))
  measureCorpus('forty documents of FRUS', '15-seed-dialect/frus1894Nicaragua-comp1-first40docs.txt')
  measureCorpus('Gibbon, chapter 15', '14-long-texts/gibbon-ch15.seed.txt')
  measureCorpus('a hostile paragraph of 1 MB', '12-hostile/text/huge-paragraph-1MB-2000-notes.txt')
  const kept = clock < MOST_MILLISECONDS && megabytes < MOST_MEGABYTES
  console.log(
    `the telegram is ${kept ? 'within' : 'beyond'} the promise: ${MOST_MILLISECONDS} ms, ${MOST_MEGABYTES} MB`,
  )
  process.exitCode = kept ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
