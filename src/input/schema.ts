/**
 * A schema and a YAML document → the checked value, or diagnostics that point at the key or value at fault.
 * The only importer of `zod`. Its traps: issues carry paths but no places; a union reports all its branches;
 * objects drop unknown keys silently unless they are `z.strictObject`, so write schemas with that.
 */
import { z } from 'zod'
import { type Checked, type Diagnostic, errorAt } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import { closestWord } from './closest-word.ts'
import { expectation, howToWrite, oneOf } from './schema-words.ts'
import type { YamlDocument, YamlPath } from './yaml.ts'

export { z }

type Issue = z.core.$ZodIssue
type Schema = z.core.$ZodType

/** Each round removes what the round before found wrong, so that one bad key does not cost the good ones. */
const MAX_ROUNDS = 4

/**
 * Checks a document against a schema. What is wrong is reported under `codePrefix/…` and left out; the value is null
 * only when the rest is not enough, because something required is missing or wrong.
 * Codes: `unknown-key`, `missing-key`, `wrong-type`, `bad-value`, `out-of-range`.
 */
export function checkAgainst<T>(
  schema: z.ZodType<T>,
  document: YamlDocument,
  codePrefix: string,
): Checked<T | null> {
  const diagnostics = new Map<string, Diagnostic>()
  let value = document.value
  for (let round = 0; round < MAX_ROUNDS; round++) {
    // Most schemas are used once in a run: compiling a checker would take longer than checking.
    const result = schema.safeParse(value, { jitless: true })
    if (result.success) return { value: result.data, diagnostics: [...diagnostics.values()] }
    const found = result.error.issues.map(issue => refine(issue, []))
    for (const { issue, path } of found) {
      // What an earlier round took away is reported already.
      if (round > 0 && valueAt(value, path) === undefined && valueAt(document.value, path) !== undefined)
        continue
      for (const diagnostic of describe(issue, path, schema, document, codePrefix))
        if (!diagnostics.has(identity(diagnostic))) diagnostics.set(identity(diagnostic), diagnostic)
    }
    const next = without(
      value,
      found.flatMap(({ issue, path }) => faultyPaths(issue, path, value)),
    )
    if (next === undefined) break
    value = next
  }
  return { value: null, diagnostics: [...diagnostics.values()] }
}

/** The JSON Schema of what may be written, for editors that complete and check YAML. */
export function toJsonSchema(schema: z.ZodType): Record<string, unknown> {
  return { ...z.toJSONSchema(schema, { io: 'input' }) }
}

const identity = ({ code, message, span }: Diagnostic): string => `${code} ${span?.start ?? ''} ${message}`

/** A union's issue → the issue of the branch that came furthest, with its full path. */
function refine(issue: Issue, base: YamlPath): { issue: Issue; path: YamlPath } {
  const path = [...base, ...issue.path.map(part => (typeof part === 'symbol' ? String(part) : part))]
  if (issue.code !== 'invalid_union') return { issue, path }
  const deep = issue.errors.flat().filter(each => each.path.length > 0 || each.code === 'unrecognized_keys')
  const best = deep.reduce<Issue | null>(
    (a, b) => (a === null || b.path.length > a.path.length ? b : a),
    null,
  )
  return best === null ? { issue, path } : refine(best, path)
}

function describe(
  issue: Issue,
  path: YamlPath,
  schema: Schema,
  document: YamlDocument,
  prefix: string,
): Diagnostic[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => unknownKey(key, path, schema, document, prefix))
  const span = nearest(document, path, 'value')
  const name = nameOf(path)
  const expected = expectation(issue)
  if (valueAt(document.value, path) === undefined) {
    const hint = `write “${path[path.length - 1]}: …”${expected === null ? '' : `; it must be ${expected}`}`
    return [errorAt(`${prefix}/missing-key`, span, `${name} is missing`, hint)]
  }
  if (issue.code === 'invalid_value') return [badWord(issue.values, path, span, document, prefix)]
  if (issue.code === 'too_small' || issue.code === 'too_big') {
    const message = `${name} is too ${issue.code === 'too_small' ? 'small' : 'great'}`
    return [errorAt(`${prefix}/out-of-range`, span, message, `write ${expected}`)]
  }
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union') {
    const message = `${name} must be ${expected ?? 'something else'}`
    return [errorAt(`${prefix}/wrong-type`, span, message, howToWrite(expected))]
  }
  return [errorAt(`${prefix}/bad-value`, span, `${name} cannot be used as it is`, lowerFirst(issue.message))]
}

function unknownKey(
  key: string,
  path: YamlPath,
  schema: Schema,
  document: YamlDocument,
  prefix: string,
): Diagnostic {
  const known = knownKeys(schema, path)
  const guess = closestWord(key, known)
  const hint = guess === null ? listHint('known keys', known) : `did you mean “${guess}”?`
  const span = document.spanOf([...path, key], 'key') ?? nearest(document, path, 'key')
  return errorAt(
    `${prefix}/unknown-key`,
    span,
    `“${key}” is no key${path.length === 0 ? '' : ` of ${nameOf(path)}`}`,
    ...(hint === null ? [] : [hint]),
  )
}

function badWord(
  allowed: readonly z.core.util.Primitive[],
  path: YamlPath,
  span: Span | null,
  document: YamlDocument,
  prefix: string,
): Diagnostic {
  const words = allowed.map(String)
  const guess = closestWord(String(valueAt(document.value, path)), words)
  const hint = guess === null ? `write one of these words: ${words.join(', ')}` : `did you mean “${guess}”?`
  return errorAt(`${prefix}/bad-value`, span, `${nameOf(path)} must be ${oneOf(words)}`, hint)
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)
const listHint = (title: string, words: readonly string[]): string | null =>
  words.length === 0 || words.length > 30 ? null : `${title}: ${words.join(', ')}`

/** `page.margins`, `persons, item 2, name`. */
function nameOf(path: YamlPath): string {
  if (path.length === 0) return 'the file'
  let name = ''
  for (const part of path)
    if (typeof part === 'number') name += `, item ${part + 1}`
    else name += name === '' ? part : /item \d+$/.test(name) ? `, ${part}` : `.${part}`
  return name
}

/** The place of a path, or of the nearest thing around it that is there. */
function nearest(document: YamlDocument, path: YamlPath, which: 'key' | 'value'): Span | null {
  for (let length = path.length; length >= 0; length--) {
    // A missing key is shown at the key of its group: the whole group as a value would be a page of carets.
    const span = document.spanOf(path.slice(0, length), length === path.length ? which : 'key')
    if (span !== null) return length === 0 && path.length > 0 ? { ...span, end: span.start } : span
  }
  return null
}

function valueAt(value: unknown, path: YamlPath): unknown {
  let at = value
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as Record<string | number, unknown>)[part]
  }
  return at
}

/** What must go: unknown keys one by one, a wrong value by itself, a group that lacks something as a whole. */
function faultyPaths(issue: Issue, path: YamlPath, value: unknown): readonly YamlPath[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => [...path, key])
  return [valueAt(value, path) === undefined ? path.slice(0, -1) : path]
}

/** A copy without the values at some paths; undefined when nothing could be taken away. */
function without(value: unknown, paths: readonly YamlPath[]): unknown {
  const copy: unknown = structuredClone(value)
  // Later items first, so that removing one does not move another that is still to be removed.
  const itemOf = (path: YamlPath): number => {
    const last = path[path.length - 1]
    return typeof last === 'number' ? last : -1
  }
  const ordered = [...paths].sort((a, b) => itemOf(b) - itemOf(a))
  let removed = false
  for (const path of ordered) {
    const last = path[path.length - 1]
    const parent = valueAt(copy, path.slice(0, -1))
    if (last === undefined || typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, last))
      continue
    if (Array.isArray(parent)) parent.splice(Number(last), 1)
    else delete (parent as Record<string | number, unknown>)[last]
    removed = true
  }
  return removed ? copy : undefined
}

/** The keys that a schema knows at a path, through optional, defaulted, piped and united schemas. */
function knownKeys(schema: Schema, path: YamlPath): readonly string[] {
  let reached: readonly Schema[] = unwrap(schema)
  for (const part of path) reached = reached.flatMap(each => childSchemas(each, part)).flatMap(unwrap)
  return [
    ...new Set(
      reached.flatMap(each => (each instanceof z.core.$ZodObject ? Object.keys(each._zod.def.shape) : [])),
    ),
  ]
}

function childSchemas(schema: Schema, part: string | number): readonly Schema[] {
  if (schema instanceof z.core.$ZodObject) {
    const shape = schema._zod.def.shape
    return Object.hasOwn(shape, part) ? [shape[part as string]!] : []
  }
  if (schema instanceof z.core.$ZodArray) return [schema._zod.def.element]
  if (schema instanceof z.core.$ZodRecord) return [schema._zod.def.valueType]
  return []
}

function unwrap(schema: Schema): readonly Schema[] {
  if (
    schema instanceof z.core.$ZodOptional ||
    schema instanceof z.core.$ZodNullable ||
    schema instanceof z.core.$ZodDefault ||
    schema instanceof z.core.$ZodPrefault ||
    schema instanceof z.core.$ZodReadonly ||
    schema instanceof z.core.$ZodCatch
  )
    return unwrap(schema._zod.def.innerType)
  if (schema instanceof z.core.$ZodPipe) return unwrap(schema._zod.def.in)
  if (schema instanceof z.core.$ZodLazy) return unwrap(schema._zod.def.getter())
  if (schema instanceof z.core.$ZodUnion) return schema._zod.def.options.flatMap(unwrap)
  return [schema]
}
