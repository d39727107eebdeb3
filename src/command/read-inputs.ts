/** The inputs of a command → one edition of all that could be read, with what is wrong or doubtful in it. */
import type { Diagnostic } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import type { Edition } from '../edition/model.ts'
import { type DecodeOptions, decodeSource } from '../input/decode.ts'
import { readEdition } from '../input/read-edition.ts'
import { type FoundFile, readSources } from '../run/resources.ts'

export interface Inputs {
  readonly edition: Edition
  readonly diagnostics: readonly Diagnostic[]
  /** Everything that diagnostics point into, by name. */
  readonly sources: ReadonlyMap<string, SourceFile>
  /** Every file that was read. */
  readonly paths: readonly string[]
}
