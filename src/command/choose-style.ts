/** What `--style`, `--notes` and side files say → a Stylesheet, or what is wrong with it. */
import { type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import { builtInStyles, findStyle, styleResolver } from '../run/style-files.ts'
import { BASE_STYLE, readStylesheet } from '../style/read-stylesheet.ts'
import type { NoteSeriesStyle, Stylesheet } from '../style/stylesheet.ts'
import type { NotesAt } from './arguments.ts'
import { UsageError } from './report.ts'

export interface ChosenStyle {
  /** Null when an error is among the diagnostics. */
  readonly stylesheet: Stylesheet | null
  /** The path of the style file; empty when there is none. */
  readonly file: string
  readonly diagnostics: readonly Diagnostic[]
  /** The style file and those that it extends. */
  readonly sources: ReadonlyMap<string, SourceFile>
}

const PLACES: Readonly<Record<NotesAt, NoteSeriesStyle['place']>> = {
  foot: 'foot',
  margin: 'margin',
  end: 'end-of-document',
}

/** Throws `UsageError` when the command names a style and there is no such style and no such file. */
export function chooseStyle(
  named: string | null,
  notes: NotesAt | null,
  wishes: ReadonlyMap<string, string>,
): ChosenStyle {
  const found = named === null ? wishedStyle(wishes) : namedStyle(named)
  const { file, diagnostics } = found
  if (file === null) return { stylesheet: null, file: '', diagnostics, sources: new Map() }
  const sources = new Map<string, SourceFile>([[file.name, file]])
  const resolve = styleResolver(file.name)
  const remember = (name: string): SourceFile | null => {
    const parent = resolve(name)
    if (parent !== null) sources.set(parent.name, parent)
    return parent
  }
  const style = readStylesheet(file, remember, notes === null ? null : PLACES[notes])
  return {
    stylesheet: style.value,
    file: file.name,
    diagnostics: [...diagnostics, ...style.diagnostics],
    sources,
  }
}

interface Found {
  readonly file: SourceFile | null
  readonly diagnostics: readonly Diagnostic[]
}

function namedStyle(nameOrPath: string): Found {
  const { value: file, diagnostics } = findStyle(nameOrPath)
  if (file !== null || diagnostics.length > 0) return { file, diagnostics }
  throw new UsageError(
    `there is no style and no file “${nameOrPath}”; the styles are ${builtInStyles().join(', ')}`,
  )
}

/** The style that side files ask for; a volume has one style, so the first wish counts. */
function wishedStyle(wishes: ReadonlyMap<string, string>): Found {
  const [first] = wishes
  if (first === undefined) return namedStyle(BASE_STYLE)
  const [source, name] = first
  const other = [...wishes].find(([, wish]) => wish !== name)
  const diagnostics = other === undefined ? [] : [twoStyles(first, other)]
  const file = styleResolver(source)(name)
  if (file !== null) return { file, diagnostics }
  const unknown = errorAt(
    'style/unknown-style',
    null,
    `the file beside ${source} asks for the style “${name}”, which there is not`,
    `the styles are ${builtInStyles().join(', ')}; a style file must stand beside the text`,
  )
  return { file: null, diagnostics: [...diagnostics, unknown] }
}

const twoStyles = (first: readonly [string, string], other: readonly [string, string]): Diagnostic =>
  warningAt(
    'style/two-styles',
    null,
    `the files beside ${first[0]} and ${other[0]} ask for different styles, “${first[1]}” and “${other[1]}”; the first is used`,
    'name the style on the command line, with --style',
  )
