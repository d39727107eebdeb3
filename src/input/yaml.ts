/**
 * YAML text → plain values, with the place of every key and value in the source.
 * The only importer of `yaml`. Its traps: `toJS` throws on too many aliases and recurses, so values are made here; an
 * unknown tag is only a warning there; deep nesting overflows its own stack and arrives as a RangeError; `uniqueKeys`
 * compares each key of a map with all before it.
 */
import { createRequire } from 'node:module'
import type { Pair, YAMLMap } from 'yaml'
import { type Checked, type Diagnostic, errorAt } from '../base/diagnostic.ts'
import { lineStarts, positionAt, type SourceFile, type Span } from '../base/span.ts'
import { UNKNOWN_ALIAS, unclosedPlace, yamlFault } from './yaml-words.ts'

const { isAlias, isMap, isScalar, isSeq, parseDocument }: typeof import('yaml') = createRequire(
  import.meta.url,
)('yaml')

export type YamlPath = readonly (string | number)[]

export interface YamlDocument {
  /** Maps as objects without prototype surprises, sequences as arrays, scalars of the YAML 1.2 core schema; null when empty or unreadable. */
  readonly value: unknown
  /** Where the key or the value at a path stands; null when there is none. The key of a sequence item is the item. */
  readonly spanOf: (path: YamlPath, which: 'key' | 'value') => Span | null
}

/** No file written by hand repeats a part a hundred times; a bomb does. */
const MAX_ALIASES = 100
/** An alias repeats all that its anchor holds, so the total is capped too. */
const MAX_NODES = 100_000
const MAX_DEPTH = 64
/** Lines and signs of structure; about two values stand on three of them, and the library needs 5 KB for each. */
const MAX_MARKS = 80_000
const MARK = /\n(?=[^\n#])|[,[{]/g
/** Keys that reach the prototype of a plain object. */
const UNSAFE_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** Never throws: what cannot be read is reported, and left out of the value. */
export function parseYaml(file: SourceFile): Checked<YamlDocument> {
  const walk: Walk = {
    file,
    places: new Map(),
    anchors: new Map(),
    diagnostics: [],
    brokenLines: new Set(),
    nodes: 0,
    aliases: 0,
  }
  const value = readDocument(walk)
  const spanOf = (path: YamlPath, which: 'key' | 'value'): Span | null =>
    walk.places.get(JSON.stringify(path))?.[which] ?? null
  return { value: { value, spanOf }, diagnostics: walk.diagnostics }
}

/** What one reading collects; it never leaves this file unfinished. */
interface Walk {
  readonly file: SourceFile
  readonly places: Map<string, { key: Span; value: Span }>
  readonly anchors: Map<string, unknown>
  readonly diagnostics: Diagnostic[]
  /** Lines with a syntax error. */
  readonly brokenLines: Set<number>
  nodes: number
  aliases: number
}

function readDocument(walk: Walk): unknown {
  const beyond = placeOfMark(walk.file.text, MAX_MARKS)
  if (beyond !== null) return refuse(walk, tooLarge(spanIn(walk, [beyond, beyond + 1])))
  try {
    const document = parseDocument(walk.file.text, {
      prettyErrors: false,
      uniqueKeys: false,
      strict: true,
      schema: 'core',
      version: '1.2',
      // “silent” would hide a second document; nothing is printed on this level.
      logLevel: 'error',
    })
    const lines = lineStarts(walk.file.text)
    for (const { code, message, pos } of document.errors) {
      if (code === 'MULTIPLE_DOCS' && isEnd(walk.file.text.slice(pos[0]))) continue
      // One slip breaks what follows it in its line too.
      const { line } = positionAt(lines, Math.min(pos[0], walk.file.text.length))
      if (walk.brokenLines.has(line)) continue
      walk.brokenLines.add(line)
      walk.diagnostics.push(syntaxError(walk, code, message, pos))
    }
    for (const warning of document.warnings)
      walk.diagnostics.push(
        errorAt(
          'yaml/tag',
          spanIn(walk, warning.pos),
          `the tag “${walk.file.text.slice(...warning.pos)}” has no meaning here`,
          'leave it out; a text that begins with “!” needs quotation marks',
        ),
      )
    if (document.contents === null) return null
    return toValue(walk, document.contents, [], spanIn(walk, document.contents.range))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    walk.diagnostics.push(tooDeep(spanIn(walk, [0, 0])))
    return null
  }
}

/** Does a file end with a line `---`, as metadata in other files do? */
const isEnd = (rest: string): boolean => /^(?:---|\.\.\.)?\s*$/.test(rest)

function syntaxError(walk: Walk, code: string, message: string, at: readonly [number, number]): Diagnostic {
  const [words, hint] = yamlFault(code, message)
  const opening = unclosedPlace(message, walk.file.text, at[0])
  return errorAt('yaml/syntax', spanIn(walk, opening === null ? at : [opening, opening + 1]), words, hint)
}

function toValue(walk: Walk, node: unknown, path: YamlPath, key: Span): unknown {
  const span = isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? spanIn(walk, node.range) : key
  walk.places.set(JSON.stringify(path), { key, value: span })
  walk.nodes++
  if (path.length > MAX_DEPTH) return refuse(walk, tooDeep(span))
  if (walk.nodes > MAX_NODES) return refuse(walk, tooLarge(span))
  if (isAlias(node)) {
    walk.aliases++
    if (walk.aliases > MAX_ALIASES)
      return refuse(
        walk,
        errorAt(
          'yaml/too-many-aliases',
          span,
          `more than ${MAX_ALIASES} aliases`,
          'write the values where they belong',
        ),
      )
    if (!walk.anchors.has(node.source)) {
      walk.diagnostics.push(errorAt('yaml/syntax', span, ...UNKNOWN_ALIAS))
      return null
    }
    return toValue(walk, walk.anchors.get(node.source), path, key)
  }
  if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined)
    walk.anchors.set(node.anchor, node)
  if (isMap(node)) return toObject(walk, node, path)
  if (isSeq(node))
    return node.items.map((item, index) =>
      toValue(walk, item, [...path, index], spanOfNode(walk, item, span)),
    )
  return isScalar(node) ? node.value : null
}

function toObject(walk: Walk, map: YAMLMap, path: YamlPath): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const pair of map.items as readonly Pair[]) {
    const key = spanOfNode(walk, pair.key, spanIn(walk, map.range))
    if (!isScalar(pair.key)) {
      // In a file with a slip in it the key is a repair of the library's.
      if (walk.brokenLines.size === 0)
        walk.diagnostics.push(
          errorAt(
            'yaml/key',
            key,
            'a key must be a plain word',
            'write one word and a colon, such as “title: …”',
          ),
        )
      continue
    }
    const name = String(pair.key.value)
    if (UNSAFE_KEYS.has(name)) {
      walk.diagnostics.push(errorAt('yaml/unsafe-key', key, `“${name}” cannot be a key`, 'take it out'))
      continue
    }
    if (Object.hasOwn(object, name)) {
      walk.diagnostics.push(
        errorAt(
          'yaml/duplicate-key',
          key,
          'this key is given twice; the first one counts',
          'take one of the two out',
        ),
      )
      continue
    }
    object[name] = toValue(walk, pair.value, [...path, name], key)
  }
  return object
}

/** Reports a broken limit once, not for each of the values beyond it. */
function refuse(walk: Walk, diagnostic: Diagnostic): null {
  if (!walk.diagnostics.some(known => known.code === diagnostic.code)) walk.diagnostics.push(diagnostic)
  return null
}

/** Where a text has one mark of structure more than so many; null where it has not. */
function placeOfMark(text: string, count: number): number | null {
  let seen = 0
  for (const { index } of text.matchAll(MARK)) if (++seen > count) return index
  return null
}

const tooLarge = (span: Span): Diagnostic =>
  errorAt('yaml/too-large', span, `more than ${MAX_NODES} values`, 'leave only what this source needs')

const tooDeep = (span: Span): Diagnostic =>
  errorAt(
    'yaml/too-deep',
    span,
    `nested deeper than ${MAX_DEPTH} levels`,
    'no key here has so many levels: indent less',
  )

function spanOfNode(walk: Walk, node: unknown, otherwise: Span): Span {
  return isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? spanIn(walk, node.range) : otherwise
}

function spanIn(walk: Walk, range: readonly number[] | null | undefined): Span {
  const length = walk.file.text.length
  const start = Math.min(range?.[0] ?? 0, length)
  return { file: walk.file.name, start, end: Math.max(start, Math.min(range?.[1] ?? start, length)) }
}
