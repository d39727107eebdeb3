/**
 * Prints Table 1 of F. Mittelbach (2019) run anew on five novels, as Markdown. Words: novels to take, all when none is named;
 * a number is by how many thousandths letters may be wider or narrower, 20 when absent.
 */
import { builtInStylesheet, packagedTypesetter } from '../tests/support/real-tools.ts'
import type { ColumnSetting } from './novels-instances.ts'
import { isSolution } from './novels-judge.ts'
import { elasticCount, type SetBlock, setNovel } from './novels-lines.ts'
import { PAPER } from './novels-paper.ts'
import { type ColumnRun, runFirstFit, runOptimum } from './novels-run.ts'
import { NOVELS, type NovelName, readNovel } from './novels-text.ts'

type Method = Omit<ColumnSetting, 'flex'>

const METHODS = {
  plain: { variants: false, together: 1 },
  spread: { variants: false, together: 4 },
  variants: { variants: true, together: 1 },
  pairs: { variants: true, together: 2 },
  fours: { variants: true, together: 4 },
} as const satisfies Record<string, Method>

type MethodName = keyof typeof METHODS

interface NovelRuns {
  readonly name: NovelName
  readonly blocks: readonly SetBlock[]
  readonly lineSeconds: number
  readonly greedyFlex: ColumnRun
  readonly greedyStrict: ColumnRun
  readonly flex: Readonly<Record<MethodName, ColumnRun | null>>
  readonly strict: Readonly<Record<MethodName, ColumnRun | null>>
}

const runAll = (blocks: readonly SetBlock[], flex: boolean): Record<MethodName, ColumnRun | null> => {
  const run = (name: MethodName) => runOptimum(blocks, { ...METHODS[name], flex })
  return {
    plain: run('plain'),
    spread: run('spread'),
    variants: run('variants'),
    pairs: run('pairs'),
    fours: run('fours'),
  }
}

const runNovel = (name: NovelName, letters: number): NovelRuns | null => {
  const novel = readNovel(name)
  if (novel === null) {
    console.error(`${name} is not there`)
    return null
  }
  const setting = { stylesheet: builtInStylesheet('appendix'), typesetter: packagedTypesetter(), letters }
  const began = process.cpuUsage()
  const blocks = setNovel(novel, setting)
  const { user, system } = process.cpuUsage(began)
  return {
    name,
    blocks,
    lineSeconds: (user + system) / 1e6,
    greedyFlex: runFirstFit(blocks, true),
    greedyStrict: runFirstFit(blocks, false),
    flex: runAll(blocks, true),
    strict: runAll(blocks, false),
  }
}

const counts = ({ verdict }: ColumnRun): string =>
  `${verdict.columns}: ${verdict.good}/${verdict.bad}/${verdict.ugly}+${verdict.infinite}`

/** Like the paper, "none" where some column cannot be full or some spread cannot be even; with how many. */
const optimum = (run: ColumnRun | null): string => {
  if (run === null) return 'none'
  const { infinite, badEnds, uneven } = run.verdict
  return isSolution(run.verdict) ? counts(run) : `none (${infinite + badEnds + uneven})`
}

const seconds = (time: number | undefined): string => (time === undefined ? '–' : time.toFixed(2))

const table = (heads: readonly string[], rows: readonly (readonly string[])[]) => {
  for (const row of [heads, heads.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`)
  console.log('')
}

const printColumns = (runs: readonly NovelRuns[]) =>
  table(
    [
      'Text',
      'paragraphs (elastic)',
      'greedy, flex',
      'greedy, strict',
      'variants, strict',
      'variants + spread, flex',
      'variants + spread, strict',
    ],
    runs.flatMap(({ name, blocks, greedyFlex, greedyStrict, flex, strict }) => {
      const paper = PAPER[name]
      const set = blocks.filter(block => block.variants.length > 0).length
      return [
        [
          name,
          `${set} (${elasticCount(blocks)})`,
          counts(greedyFlex),
          counts(greedyStrict),
          optimum(strict.variants),
          optimum(flex.fours),
          optimum(strict.fours),
        ],
        [
          '– the paper',
          `${paper.paragraphs} (${paper.elastic})`,
          paper.greedyFlex,
          paper.greedyStrict,
          paper.variantsStrict,
          paper.spreadFlex,
          paper.spreadStrict,
        ],
      ]
    }),
  )

const printOthers = (runs: readonly NovelRuns[]) =>
  table(
    [
      'Text',
      'optimum, flex',
      'spread, flex',
      'variants, flex',
      'variants + pairs, flex',
      'optimum, strict',
      'spread, strict',
      'variants + pairs, strict',
    ],
    runs.map(({ name, flex, strict }) => [
      name,
      ...[flex.plain, flex.spread, flex.variants, flex.pairs].map(optimum),
      ...[strict.plain, strict.spread, strict.pairs].map(optimum),
    ]),
  )

const used = (run: ColumnRun | null): string =>
  run === null ? '–' : `${run.verdict.variants}, ${run.verdict.spread}`

const printMeans = (runs: readonly NovelRuns[]) =>
  table(
    ['Text', 'lines', 'variants', 'variants + pairs', 'variants + spread'],
    runs.map(({ name, blocks, strict }) => [
      name,
      `${blocks.reduce((sum, block) => sum + (block.variants[0]?.lines ?? 0), 0)}`,
      used(strict.variants),
      used(strict.pairs),
      used(strict.fours),
    ]),
  )

const printSeconds = (runs: readonly NovelRuns[]) =>
  table(
    [
      'Text',
      'line breaking',
      'greedy',
      'variants',
      'variants + pairs',
      'variants + spread',
      'the paper',
      'a tenth',
    ],
    runs.map(({ name, lineSeconds, greedyStrict, strict }) => [
      name,
      seconds(lineSeconds),
      ...[greedyStrict, strict.variants, strict.pairs, strict.fours].map(run => seconds(run?.seconds)),
      `${PAPER[name].seconds}`,
      `${PAPER[name].seconds / 10}`,
    ]),
  )

const words = process.argv.slice(2)
const letters = Number(words.find(word => /^\d+$/.test(word)) ?? 20)
const named = NOVELS.filter(name => words.includes(name))
const runs = (named.length > 0 ? named : NOVELS).flatMap(name => runNovel(name, letters) ?? [])
console.log(
  'Columns: good/bad/ugly+infinitely bad; “none” where not all columns are full, with how many are not.\n',
)
printColumns(runs)
console.log('Other settings.\n')
printOthers(runs)
console.log('Strict: paragraphs a line longer or shorter, columns a line longer or shorter.\n')
printMeans(runs)
console.log('Seconds of processor time, strict.\n')
printSeconds(runs)
