/** What `--style` and `--notes` say → a Stylesheet, or what is wrong with it. */
import type { Diagnostic } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import { builtInStyles, findStyle, styleResolver } from '../run/style-files.ts'
import type { NoteSeriesStyle, Stylesheet } from '../style/stylesheet.ts'
import type { NotesAt } from './arguments.ts'
import { UsageError } from './report.ts'

export interface ChosenStyle {
  /** Null when an error is among the diagnostics. */
  readonly stylesheet: Stylesheet | null
  readonly diagnostics: readonly Diagnostic[]
  /** The style file and those that it extends. */
  readonly sources: ReadonlyMap<string, SourceFile>
}

const PLACES: Readonly<Record<NotesAt, NoteSeriesStyle['place']>> = {
  foot: 'foot',
  margin: 'margin',
  end: 'end-of-document',
}

/** Throws `UsageError` when there is no such style and no such file. */
export async function chooseStyle(nameOrPath: string, notes: NotesAt | null): Promise<ChosenStyle> {
  const found = findStyle(nameOrPath)
  if (found.value === null) {
    if (found.diagnostics.length > 0)
      return { stylesheet: null, diagnostics: found.diagnostics, sources: new Map() }
    throw new UsageError(
      `there is no style and no file “${nameOrPath}”; the styles are ${builtInStyles().join(', ')}`,
    )
  }
  const { readStylesheet } = await import('../style/read-stylesheet.ts')
  const sources = new Map([[found.value.name, found.value]])
  const resolve = styleResolver(found.value.name)
  const remember = (name: string): SourceFile | null => {
    const file = resolve(name)
    if (file !== null) sources.set(file.name, file)
    return file
  }
  const { value, diagnostics } = readStylesheet(found.value, remember, notes === null ? null : PLACES[notes])
  return { stylesheet: value, diagnostics: [...found.diagnostics, ...diagnostics], sources }
}
