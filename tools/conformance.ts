/**
 * PDFs → what veraPDF says of them, one line for each file and standard. Without arguments: the samples, built anew.
 *
 * `npm run conformance [-- FILE.pdf…]`. The validator comes from Maven Central, once, into `.cache/`. Exit status: 0 all
 * conform, 1 one does not, 77 the validator cannot be had: that is said, and counts as nothing.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fetchJar, run, SKIPPED } from './java-tool.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cache = join(root, '.cache/verapdf')
const VERSION = '1.28.2'
const jar = join(cache, `greenfield-apps-${VERSION}.jar`)

/** The flavours of veraPDF. */
type Standard = '2a' | '2u' | '3a' | '3u' | 'ua1'

interface Sample {
  readonly name: string
  readonly source: string
  readonly options: readonly string[]
  readonly standards: readonly Standard[]
}

const ARCHIVE: readonly Standard[] = ['2a', 'ua1']
const seedOf = (name: string): string => join(root, '../shared/corpora/15-seed-dialect', `${name}.txt`)
const telegram = join(root, 'seeds/eden-to-churchill-1943.txt')
const gibbon = join(root, '../shared/corpora/14-long-texts/gibbon-ch15.seed.txt')
const DIALECT = [
  ...['frus-history-pacific-en', 'frus1894Nicaragua-comp1-first40docs', 'frus1894Nicaragua-d135'],
  ...['frus1894Nicaragua-d38', 'frus1894Nicaragua-d83', 'frus1918Russiav03-d165', 'frus1918Russiav03-d194'],
  ...['frus1936v03-d188', 'frus1936v03-d26', 'schnitzler-L02792-de', 'tolstoy-doklad-fr-ru'],
]

function samples(folder: string): readonly Sample[] {
  const sample = (
    name: string,
    source: string,
    options: readonly string[] = [],
    standards = ARCHIVE,
  ): Sample => ({ name, source, options, standards })
  const styles = ['archive', 'press'].map(style =>
    sample(`telegram in the style ${style}`, telegram, ['--style', style]),
  )
  const all = [
    sample('telegram', telegram),
    sample('telegram with its source', telegram, ['--attach-source'], ['3a', 'ua1']),
    sample('telegram for the screen', telegram, ['--profile', 'screen'], ['2u', 'ua1']),
    ...styles,
    ...['foot', 'margin', 'end'].map(place =>
      sample(`Gibbon 15, notes: ${place}`, gibbon, ['--notes', place]),
    ),
    ...DIALECT.map(name => sample(name, seedOf(name))),
    sample('blocks of every kind', everyBlock(folder)),
    ...polytonicGreek(folder).map(source => sample('polytonic Greek', source)),
  ]
  return all.filter(({ name, source }) => {
    if (!existsSync(source)) console.log(`skipped ${name}: ${source} is absent`)
    return existsSync(source)
  })
}

/** Lists in lists, a quotation, verse, words of other languages, a link and a table with gaps that goes on overleaf. */
function everyBlock(folder: string): string {
  const rows = Array.from({ length: 60 }, (_, index) => `| ${index} | cell ${index} | |`)
  const source = join(folder, 'every-block.md')
  writeFileSync(
    source,
    `---
title: Blocks & “signs” of <every> kind
lang: en
---

#### A heading of the fourth level

Words with a note[^1], *emphasis*, [verba Latina]{lang=la} and [a link](https://example.org/a?b=c&d=e).

- one
- two
    1. nested
    2. again

> A quotation

| Head | Other | Third |
| --- | --- | --- |
${rows.join('\n')}

[^1]: The note, with another[^2] and \`code\`.

[^2]: Of the second order.
`,
  )
  return source
}

/** The Declaration of Human Rights as annotated text, each paragraph with the next one's first words as a note. */
function polytonicGreek(folder: string): readonly string[] {
  const page = join(root, '../shared/corpora/13-scripts-udhr/ell_polytonic.html')
  if (!existsSync(page)) return [page]
  const paragraphs = [...readFileSync(page, 'utf8').matchAll(/<(?:p|h\d)[^>]*>([^<]+)</g)].map(([, text]) =>
    text!.replace(/\s+/g, ' ').trim(),
  )
  const text = paragraphs.slice(0, 30).map((paragraph, index) => {
    const note = paragraphs[index + 1]!.slice(0, 160).replace(/\s\S*$/, '')
    return paragraph.length < 80 ? paragraph : `${paragraph}[footnoteRef:${index}] [${index}:  ${note}.]`
  })
  const source = join(folder, 'polytonic-greek.txt')
  writeFileSync(source, `${text.join('\n\n')}\n`)
  return [source]
}

/** Validates all files against one standard in one run; returns those that conform, and what was said of the others. */
function validate(
  files: readonly string[],
  standard: Standard,
): { readonly passed: ReadonlySet<string>; readonly out: string } {
  const { out } = run('java', [
    ...['-Xmx2g', '-cp', jar, 'org.verapdf.apps.GreenfieldCliWrapper', '-f', standard],
    ...['--format', 'text', '-v', ...files],
  ])
  const lines = out.split('\n')
  return { passed: new Set(files.filter(file => lines.includes(`PASS ${file} ${standard}`))), out }
}

interface Built {
  readonly name: string
  readonly file: string
  readonly standards: readonly Standard[]
}

function build(folder: string): readonly Built[] {
  return samples(folder).map(({ name, source, options, standards }, index) => {
    const file = join(folder, `${index}.pdf`)
    const { out } = run(process.execPath, [
      join(root, 'dist/cli.js'),
      'build',
      source,
      '-o',
      file,
      ...options,
    ])
    if (!existsSync(file)) console.log(`${name} was not built:\n${out.slice(-2000)}`)
    return { name, file, standards }
  })
}

function main(given: readonly string[]): number {
  const missing = fetchJar(`org.verapdf.apps:greenfield-apps:${VERSION}`, jar)
  if (missing !== null) {
    console.log(`skipped: nothing was validated, ${missing}`)
    return SKIPPED
  }
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
  const files: readonly Built[] =
    given.length > 0 ? given.map(file => ({ name: basename(file), file, standards: ARCHIVE })) : build(folder)
  let passed = 0
  let failed = 0
  for (const standard of ['2a', '2u', '3a', '3u', 'ua1'] as const) {
    const wanted = files.filter(({ standards }) => standards.includes(standard))
    if (wanted.length === 0) continue
    const there = wanted.map(({ file }) => file).filter(file => existsSync(file))
    const result = validate(there, standard)
    for (const { name, file } of wanted) {
      const conforms = result.passed.has(file)
      console.log(`${conforms ? 'ok     ' : 'NOT OK '} ${standard.padEnd(4)} ${name}`)
      if (conforms) passed++
      else failed++
    }
    if (result.passed.size < there.length) console.log(result.out.slice(0, 8000))
  }
  rmSync(folder, { recursive: true })
  console.log(`conformance: ${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

process.exitCode = main(process.argv.slice(2))
