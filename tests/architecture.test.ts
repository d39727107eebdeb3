/** The rules of ARCHITECTURE.md, read off the source files themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const files = (readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }) as string[])
  .map(name => name.split('\\').join('/'))
  .filter(name => name.endsWith('.ts'))
  .sort()
const source = new Map(files.map(name => [name, readFileSync(join(root, 'src', name), 'utf8')]))

/** From left to right: a file may import from its own folder and from those before it. */
const ORDER = [
  ...[
    'base',
    'edition',
    'reference',
    'input',
    'convert',
    'editorial',
    'style',
    'fonts',
    'shape',
    'paragraph',
    'galley',
    'page',
  ],
  ...['display', 'pdf', 'run', 'typeset.ts', 'index.ts', 'command', 'cli.ts'],
]

/** Where the world outside may be touched: everywhere else are pure passes. */
const outside = (name: string): boolean => name === 'cli.ts' || name.startsWith('run/')

/** Code without comments, and with the insides of strings, templates and regular expressions left in place. */
const code = (name: string): string =>
  source
    .get(name)!
    .replace(/\/\*[\s\S]*?\*\/|(^|[^:'"`\\])\/\/.*$/gm, (_, before: string | undefined) => before ?? '')

/** Code without comments and without what stands in quotes. */
const bareCode = (name: string): string =>
  code(name)
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''")
    .replace(/`(?:[^`\\]|\\.)*`/g, template =>
      [...template.matchAll(/\$\{([^}]*)\}/g)].map(([, inner]) => inner).join(';'),
    )
    .replace(/(^|[=(,:[!&|?{};\s])\/(?![*/\s])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/gm, "$1''")

interface Import {
  readonly from: string
  readonly module: string
  /** Only types: nothing of it is left when the program runs. */
  readonly typeOnly: boolean
}

const IMPORT =
  /\b(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'|\bimport\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g
const imports: readonly Import[] = files.flatMap(from =>
  [...code(from).matchAll(IMPORT)].map(match => ({
    from,
    module: (match[1] ?? match[2] ?? match[3])!,
    typeOnly: /^(?:import|export) type\b/.test(match[0]),
  })),
)
const isOwn = ({ module }: Import): boolean => module.startsWith('.')
const targetOf = ({ from, module }: Import): string =>
  posix.normalize(posix.join(posix.dirname(from), module))
const placeOf = (name: string): number =>
  ORDER.indexOf(name.includes('/') ? name.slice(0, name.indexOf('/')) : name)

describe('imports', () => {
  test('are found at all', () => {
    expect(files.length).toBeGreaterThan(40)
    expect(imports.filter(isOwn).length).toBeGreaterThan(100)
  })

  test('every file has its place in the order', () => {
    expect(files.filter(name => placeOf(name) < 0)).toEqual([])
  })

  test('lead to files that exist, named with .ts', () => {
    const lost = imports.filter(isOwn).filter(each => !source.has(targetOf(each)))
    expect(lost.map(({ from, module }) => `${from} → ${module}`)).toEqual([])
  })

  test('come only from the left', () => {
    const wrong = imports.filter(isOwn).filter(each => placeOf(targetOf(each)) > placeOf(each.from))
    expect(wrong.map(({ from, module }) => `${from} → ${module}`)).toEqual([])
  })

  test('make no circle', () => {
    const targets = new Map<string, string[]>()
    for (const each of imports.filter(isOwn).filter(({ typeOnly }) => !typeOnly))
      targets.set(each.from, [...(targets.get(each.from) ?? []), targetOf(each)])
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (name: string, trail: readonly string[]): void => {
      if (trail.includes(name)) circles.push([...trail.slice(trail.indexOf(name)), name].join(' → '))
      if (done.has(name) || trail.includes(name)) return
      for (const target of targets.get(name) ?? []) visit(target, [...trail, name])
      done.add(name)
    }
    for (const name of files) visit(name, [])
    expect(circles).toEqual([])
  })

  test('each package is known to one file', () => {
    const importers = new Map<string, Set<string>>()
    for (const { from, module } of imports.filter(each => !isOwn(each) && !each.module.startsWith('node:'))) {
      const name = module
        .split('/')
        .slice(0, module.startsWith('@') ? 2 : 1)
        .join('/')
      importers.set(name, (importers.get(name) ?? new Set()).add(from))
    }
    const shared = [...importers]
      .filter(([, by]) => by.size > 1)
      .map(([name, by]) => `${name}: ${[...by].join(', ')}`)
    expect(shared).toEqual([])
  })

  test('every package is a dependency that package.json pins to one version', () => {
    const facts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>
    }
    const used = imports
      .filter(each => !isOwn(each) && !each.module.startsWith('node:'))
      .map(({ module }) => module)
    const unknown = used.filter(
      module => !Object.keys(facts.dependencies).some(name => `${module}/`.startsWith(`${name}/`)),
    )
    expect(unknown).toEqual([])
    expect(Object.values(facts.dependencies).filter(version => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })
})

/** In files that are not `outside`: what a pass must not do, and why. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['read or write, or look at the machine', /\b(?:process\.(?!stdout\b)|globalThis\.process)/],
  ['ask the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/],
  ['ask chance', /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b/],
  ['ask the locale', /\blocaleCompare\b|\btoLocale\w+\b/],
  [
    'compute what machines round differently',
    /\bMath\.(?:pow|exp|expm1|log|log2|log10|log1p|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot)\b|\*\*/,
  ],
  ['reach the network', /\bfetch\s*\(|\bWebSocket\b|\bXMLHttpRequest\b/],
  ['run text as code', /\beval\s*\(|\bnew Function\b/],
]

/** Modules of Node that neither read nor write nor differ from machine to machine. */
const PURE_MODULES = new Set(['node:buffer', 'node:crypto', 'node:path', 'node:zlib'])
/** A library that is loaded by its CommonJS build, which is faster, or when it is first needed, without waiting. */
const LOADERS = [
  'fonts/fontkit.ts',
  'input/markdown-parser.ts',
  'input/yaml.ts',
  'pdf/pdfkit.ts',
  'shape/bidi.ts',
  'shape/hyphenate.ts',
  'shape/line-breaks.ts',
].map(name => `${name} → node:module`)

describe('passes', () => {
  const passes = files.filter(name => !outside(name))

  test.each(FORBIDDEN)('do not %s', (_, pattern) => {
    expect(passes.filter(name => pattern.test(bareCode(name)))).toEqual([])
  })

  test('import nothing of Node that touches the world', () => {
    const touching = imports.filter(
      ({ from, module }) => !outside(from) && module.startsWith('node:') && !PURE_MODULES.has(module),
    )
    expect(touching.map(({ from, module }) => `${from} → ${module}`)).toEqual(LOADERS)
  })

  test('the forbidden is recognised where it stands', () => {
    const samples = [
      'process.cwd()',
      'Date.now()',
      'Math.random()',
      'a.localeCompare(b)',
      'x ** 2',
      'fetch(url)',
      'eval(text)',
    ]
    expect(samples.map(sample => FORBIDDEN.filter(([, pattern]) => pattern.test(sample)).length)).toEqual(
      samples.map(() => 1),
    )
  })
})

test('nothing anywhere reaches the network, and only cli.ts ends the process', () => {
  const network = imports.filter(({ module }) =>
    /^node:(?:http|https|http2|net|tls|dgram|dns)\b/.test(module),
  )
  expect(network).toEqual([])
  expect(files.filter(name => /\bprocess\.exit\b|\bprocess\.exitCode\b/.test(bareCode(name)))).toEqual([
    'cli.ts',
  ])
})

test('the first line of every file says what it is for', () => {
  expect(files.filter(name => !/^(?:#!.*\n)?\/\*\*/.test(source.get(name)!))).toEqual([])
})

describe('ARCHITECTURE.md', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
  const lines = text.split('\n')

  /** The tree in the fenced block that begins with `src/`: two spaces a level, one or more names, two spaces, their job. */
  function tree(): ReadonlyMap<string, string> {
    const start = lines.indexOf('src/')
    const end = lines.indexOf('```', start)
    const found = new Map<string, string>()
    const trail: string[] = []
    for (const line of lines.slice(start + 1, end).filter(each => each.trim() !== '')) {
      const [, indent, names, job] = /^( *)(\S+(?: \S+)*)(?: {2,}(.*))?$/.exec(line)!
      trail.length = indent!.length / 2 - 1
      for (const name of names!.split(' ')) {
        if (name.endsWith('/')) trail.push(name.slice(0, -1))
        else found.set([...trail, name].join('/'), job ?? '')
      }
    }
    return found
  }

  test('shows the tree as it is, each file with its job', () => {
    expect([...tree().keys()].sort()).toEqual(files)
    expect([...tree()].filter(([, job]) => job.length < 10).map(([name]) => name)).toEqual([])
  })

  test('gives the order of imports that is kept', () => {
    expect(text).toContain(ORDER.map(name => name.replace(/\.ts$/, '')).join(' → '))
  })

  test('is short enough to be read', () => {
    expect(lines.length).toBeLessThanOrEqual(200)
  })
})
