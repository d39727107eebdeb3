/**
 * The compiled library in dist/ → the same program as one file that starts at once: dist/program/, and in place of
 * dist/cli.js a few lines that run it. The library stays as it was compiled.
 *
 * Some 200 small files of ours and 150 of others take Node a third of a second to find, read and compile. One file, with
 * the bytecode that V8 made of it during a trial run, takes a tenth of that. V8 itself refuses bytecode of another
 * version or with other flags, and then compiles the file as usual. The names of both files hold a hash of the
 * program, so they can never be taken for parts of different builds; and when only the compiler runs again, it writes
 * its own dist/cli.js, which loads the library file by file.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

const root = fileURLToPath(new URL('../', import.meta.url))
const dist = join(root, 'dist')
const folder = join(dist, 'program')
const TRIAL = join(root, 'seeds/eden-to-churchill-1943.txt')

/** The library loads some packages by `createRequire(import.meta.url)('name')`; a bundler understands `require('name')`. */
const plainRequire: Plugin = {
  name: 'plain-require',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/, namespace: 'file' }, ({ path }) =>
      path.startsWith(dist)
        ? {
            contents: readFileSync(path, 'utf8').replace(
              /createRequire\(\s*import\.meta\.url,?\s*\)\(('[^']+')\)/g,
              'require($1)',
            ),
            loader: 'js',
          }
        : null,
    )
  },
}

/**
 * Parts of packages that are slow to start, and what stands in their place. fontkit unpacks WOFF2 with brotli, whose
 * dictionary is half as large as all else; web fonts are refused before that. Tables of Unicode are unpacked by an
 * inflate in JavaScript, which takes fifty times as long as Node's own.
 */
const STAND_INS: Readonly<Record<string, string>> = {
  'brotli/decompress.js': "module.exports = () => { throw new Error('web fonts cannot be unpacked') }",
  'tiny-inflate': `const { inflateRawSync } = require('node:zlib')
    module.exports = (packed, room) => { room.set(inflateRawSync(packed)); return room }`,
}

const standIns: Plugin = {
  name: 'stand-ins',
  setup({ onResolve, onLoad }) {
    const names = Object.keys(STAND_INS).map(name => name.replaceAll('.', '\\.'))
    onResolve({ filter: new RegExp(`^(?:${names.join('|')})$`) }, ({ path }) => ({
      path,
      namespace: 'stand-in',
    }))
    onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path }) => ({ contents: STAND_INS[path]! }))
  },
}

/** The program as one script. It stands as deep as the files it is made of, so that `../../styles/` means the same. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(dist, 'cli.js')],
    outfile: join(folder, 'program.cjs'),
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    define: { 'import.meta.url': '__url' },
    plugins: [plainRequire, standIns],
    logLevel: 'warning',
  })
  return outputFiles[0]!.text.replace(/^#!.*\n/, '')
}

/**
 * What stands in dist/cli.js afterwards. The flags belong to the bytecode, so they are set before it is read.
 */
const launcher = (name: string, flags: string): string => `#!/usr/bin/env node
/** Runs the program from one file, with its bytecode if this V8 can use it. Written by tools/bundle.ts. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Script } from 'node:vm'

setFlagsFromString('${flags}')
const url = new URL('./program/${name}.cjs', import.meta.url)
const filename = fileURLToPath(url)
const cache = fileURLToPath(new URL('./program/${name}.bytecode', import.meta.url))
const cachedData = existsSync(cache) ? readFileSync(cache) : undefined
const script = new Script(readFileSync(filename, 'utf8'), { filename, cachedData })
script.runInThisContext()(createRequire(url), url.href, filename, dirname(filename))
`

/** Runs a launcher once and keeps what V8 compiled meanwhile. */
function makeBytecode(name: string, flags: string): void {
  const aside = mkdtempSync(join(tmpdir(), 'scholion-bundle-'))
  const trial = join(dist, 'trial.js')
  const cache = join(folder, `${name}.bytecode`)
  try {
    writeFileSync(
      trial,
      `${launcher(name, flags)}
import { writeFileSync } from 'node:fs'
process.on('exit', () => writeFileSync(${JSON.stringify(cache)}, script.createCachedData()))
`,
    )
    const words = ['build', TRIAL, '-o', join(aside, 'trial.pdf')]
    const { status, stderr } = spawnSync(process.execPath, [trial, ...words], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`the bundled program ended with ${status}\n${stderr}`)
  } finally {
    rmSync(trial, { force: true })
    rmSync(aside, { recursive: true, force: true })
  }
}

/** The flags are those that src/cli.ts sets. */
function flagsOf(program: string): string {
  const flags = /setFlagsFromString\)?\(["'](--[^"']+)["']\)/.exec(program)?.[1]
  if (flags === undefined) throw new Error('src/cli.ts sets no flags')
  return flags
}

if (readFileSync(join(dist, 'cli.js'), 'utf8').includes('tools/bundle.ts'))
  throw new Error('dist/ is bundled already: compile it first')
const program = await bundle()
const flags = flagsOf(program)
const source = `(function (require, __url, __filename, __dirname) {\n${program}\n})`
const name = `program-${createHash('sha256').update(source).digest('hex').slice(0, 16)}`
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, `${name}.cjs`), source)
if (existsSync(TRIAL)) makeBytecode(name, flags)
writeFileSync(join(dist, 'cli.js'), launcher(name, flags))
chmodSync(join(dist, 'cli.js'), 0o755)
