/** The codes of every diagnostic that a file under src/ can give, read off the source files themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SOURCES = fileURLToPath(new URL('../../src', import.meta.url))

/** A code is written as a whole, so that whoever meets it can search for it. */
const CODE = /'([a-z][a-z-]*\/[a-z0-9][a-z0-9-]*)'/g

/** The same shape, but the kind of an attached file. */
const MEDIA_TYPES: ReadonlySet<string> = new Set([
  'application/json',
  'application/octet-stream',
  'application/xml',
  'application/yaml',
  'text/markdown',
  'text/plain',
])

/** What checks a YAML file is told with which family its codes begin; the rest of them stands in these templates. */
const TEMPLATE = /`\$\{(?:prefix|codePrefix)\}\/([a-z-]+)`/g
const CHECKED_FAMILY = /\bcheckAgainst\([^()]*, '([a-z-]+)',?\s*\)/g
const RESPELLED_FAMILY = /\bwithOurSpelling\([^()]*, '([a-z-]+)',?\s*\)|\bcodePrefix = '([a-z-]+)'/g

/** Codes of the checks of YAML that a family cannot give, because its keys have no such bound. */
const NEVER: ReadonlySet<string> = new Set([
  // No key of these files is a number.
  'side-file/out-of-range',
  'front-matter/out-of-range',
  'tei-mapping/out-of-range',
  'word-mapping/out-of-range',
  // Every key of these files may be left out; a style as a whole is checked in another way.
  'word-mapping/missing-key',
  'style/missing-key',
])

interface Source {
  readonly name: string
  readonly text: string
}

const sources: readonly Source[] = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => ({ name, text: withoutComments(readFileSync(join(SOURCES, name), 'utf8')) }))

function withoutComments(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|(^|[^:'"`\\])\/\/.*$/gm,
    (_, before: string | undefined) => before ?? '',
  )
}

const found = (pattern: RegExp, { text }: Source): readonly string[] =>
  [...text.matchAll(pattern)].map(([, first, second]) => first ?? second ?? '')

const written = sources.flatMap(each => found(CODE, each)).filter(code => !MEDIA_TYPES.has(code))

const composed = sources.flatMap(source => {
  const pattern = source.name.endsWith('schema.ts') ? CHECKED_FAMILY : RESPELLED_FAMILY
  const families = new Set(sources.flatMap(each => found(pattern, each)))
  return found(TEMPLATE, source).flatMap(name => [...families].map(family => `${family}/${name}`))
})

export const SOURCE_CODES: readonly string[] = [...new Set([...written, ...composed])]
  .filter(code => !NEVER.has(code))
  .sort()

/** First arguments of `errorAt` and `warningAt` that this file cannot read: a code made of parts that it does not know. */
export const UNREADABLE_CODES: readonly string[] = sources.flatMap(({ name, text }) =>
  [...text.matchAll(/\b(?:errorAt|warningAt)\(\s*(`[^`]*`)|\bcode: (`[^`]*`)/g)]
    .map(([, argument, key]) => (argument ?? key)!)
    .filter(argument => argument.match(TEMPLATE) === null)
    .map(argument => `${name}: ${argument}`),
)
