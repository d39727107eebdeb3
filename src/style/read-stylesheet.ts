/** A style file and those that it extends → a Stylesheet, or what is wrong with them at its place. */
import { type Checked, type Diagnostic, errorAt } from '../base/diagnostic.ts'
import type { SourceFile, Span } from '../base/span.ts'
import { checkAgainst } from '../input/schema.ts'
import { parseYaml, type YamlDocument } from '../input/yaml.ts'
import { misfits } from './check-style.ts'
import { fillStyle, mergeStyles, valueAt } from './merge-styles.ts'
import { resolveStyle } from './resolve-style.ts'
import { completeStyle, styleFile } from './style-schema.ts'
import type { NoteSeriesStyle, Stylesheet } from './stylesheet.ts'

/** The style that a file without `extends` starts from. */
export const BASE_STYLE = 'appendix'

/** Finds a style by the name that `extends` gives; null when there is none. */
export type ResolveStyle = (name: string) => SourceFile | null

/**
 * Reads a style. `value` is null exactly when an error is among the diagnostics.
 * `extends` names the style that the file changes (`appendix` when it says nothing, null for none); a circle is an error.
 * `notesAt` moves the first series, the ordinary notes, whatever the style says; null leaves them where they are.
 */
export function readStylesheet(
  file: SourceFile,
  resolve: ResolveStyle,
  notesAt: NoteSeriesStyle['place'] | null = null,
): Checked<Stylesheet | null> {
  const { value: chain, diagnostics } = readChain(file, resolve)
  if (hasErrors(diagnostics)) return { value: null, diagnostics }
  const refuse = (found: readonly Diagnostic[]) => ({ value: null, diagnostics: [...diagnostics, ...found] })
  const merged = mergeStyles(
    chain.map(link => link.value),
    notesAt,
  )
  // Checked once in a run: compiling a checker would take longer than checking.
  const parsed = completeStyle.safeParse(fillStyle(merged), { jitless: true })
  if (!parsed.success)
    return refuse(parsed.error.issues.map(({ path }) => missingValue(path.map(String), chain, file)))
  const stylesheet = resolveStyle(styleName(file), parsed.data)
  if (stylesheet.notes.length === 0) return refuse([noNotes(chain, file)])
  const wrong = misfits(stylesheet).map(({ about, message, hint }) => {
    const span =
      placeOf(
        about.map(path => path.split('.')),
        chain,
      ) ?? startOf(file)
    return errorAt('style/misfit', span, message, hint)
  })
  return wrong.length === 0 ? { value: stylesheet, diagnostics } : refuse(wrong)
}

/** `styles/appendix.yaml` → `appendix` */
export const styleName = (file: SourceFile): string =>
  file.name.replace(/^.*[\\/]/, '').replace(/\.ya?ml$/, '')

const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(each => each.severity === 'error')

const startOf = (file: SourceFile): Span => ({ file: file.name, start: 0, end: 0 })

/** The file first, its ancestors after it, each checked by itself. */
function readChain(file: SourceFile, resolve: ResolveStyle): Checked<readonly YamlDocument[]> {
  const chain: YamlDocument[] = []
  const diagnostics: Diagnostic[] = []
  const names: string[] = []
  let next: SourceFile | null = file
  while (next !== null) {
    names.push(next.name)
    const document: Checked<YamlDocument> = parseYaml(next)
    // A file with nothing in it changes nothing.
    const link: YamlDocument = { ...document.value, value: document.value.value ?? {} }
    diagnostics.push(...document.diagnostics, ...checkAgainst(styleFile, link, 'style').diagnostics)
    if (hasErrors(diagnostics)) break
    chain.push(link)
    next = parentOf(link, next, names, resolve, diagnostics)
  }
  return { value: chain, diagnostics }
}

function parentOf(
  link: YamlDocument,
  file: SourceFile,
  names: readonly string[],
  resolve: ResolveStyle,
  diagnostics: Diagnostic[],
): SourceFile | null {
  const written = valueAt(link.value, ['extends'])
  if (written === null) return null
  const name = typeof written === 'string' ? written : BASE_STYLE
  const span = link.spanOf(['extends'], 'value') ?? startOf(file)
  const parent = resolve(name)
  if (parent === null) {
    diagnostics.push(
      errorAt(
        'style/unknown-style',
        span,
        `there is no style “${name}” to extend`,
        'name a style of the program, such as appendix, or a file beside this one',
      ),
    )
    return null
  }
  if (names.includes(parent.name)) {
    const circle = [...names.slice(names.indexOf(parent.name)), parent.name].join(' → ')
    diagnostics.push(
      errorAt(
        'style/circle',
        span,
        `styles extend one another in a circle: ${circle}`,
        'take “extends” out of one of them',
      ),
    )
    return null
  }
  return parent
}

/** Every file has passed by itself, so that what the whole lacks nobody has said. */
function missingValue(path: readonly string[], chain: readonly YamlDocument[], file: SourceFile): Diagnostic {
  const containers = path.map((_, length) => path.slice(0, path.length - length))
  const span = chain
    .flatMap(link => containers.map(each => link.spanOf(each, 'key')))
    .find(each => each !== null)
  const hint = 'give it, or extend a style that does'
  return errorAt('style/incomplete', span ?? startOf(file), `${path.join('.')} is not given`, hint)
}

function noNotes(chain: readonly YamlDocument[], file: SourceFile): Diagnostic {
  const span = placeOf([['notes']], chain) ?? startOf(file)
  return errorAt(
    'style/no-notes',
    span,
    'a style has at least one series of notes',
    'give one under notes, as styles/appendix.yaml does',
  )
}

/** Of the values that a complaint is about, the one that the nearest heir has set. */
function placeOf(paths: readonly (readonly string[])[], chain: readonly YamlDocument[]): Span | null {
  for (const link of chain) {
    for (const path of paths) {
      const span = link.spanOf(path, 'value') ?? link.spanOf(['withMarginNotes', ...path], 'value')
      if (span !== null) return span
    }
  }
  return null
}
