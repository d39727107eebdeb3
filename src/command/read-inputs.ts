/** The inputs of a command → one edition of all that could be read, with what is wrong or doubtful in it. */
import type { Diagnostic } from '../base/diagnostic.ts'
import { withinLimits } from '../edition/limits.ts'
import { type InputFile, type ReadOptions, type ReadSources, readSources } from '../input/read-edition.ts'
import { filesBeside } from '../run/files-beside.ts'
import { findSources } from '../run/resources.ts'
import type { ReadingChoices } from './arguments.ts'

export interface Inputs extends ReadSources {
  readonly diagnostics: readonly Diagnostic[]
  /** Every text that was read, with the file beside it. */
  readonly files: readonly InputFile[]
  /** Every file that was read. */
  readonly paths: readonly string[]
}

export function readInputs({ inputs, encoding, changes, comments }: ReadingChoices): Inputs {
  const found = findSources(inputs)
  const files = found.value.map(
    ({ text, side }): InputFile => ({
      ...text,
      beside: filesBeside(text.name),
      ...(side === null ? {} : { sideFile: side }),
    }),
  )
  const options: ReadOptions = { changes, comments, ...(encoding === null ? {} : { encoding }) }
  const read = readSources(files, options)
  const paths = files.flatMap(file =>
    file.sideFile === undefined ? [file.name] : [file.name, file.sideFile.name],
  )
  return { ...read.value, diagnostics: [...found.diagnostics, ...read.diagnostics], files, paths }
}

/** The same without what could not be set, which is reported. */
export function readToSet(choices: ReadingChoices): Inputs {
  const inputs = readInputs(choices)
  const { value: edition, diagnostics } = withinLimits(inputs.edition)
  return { ...inputs, edition, diagnostics: [...inputs.diagnostics, ...diagnostics] }
}
