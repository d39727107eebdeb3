/** A build request and everything it reads → where it may write, or why it may not. */
import { basename } from 'node:path'
import { mayBeWritten, sameFile } from '../run/resources.ts'
import type { BuildRequest } from './arguments.ts'
import { UsageError } from './report.ts'

export interface OutputPaths {
  readonly pdf: string
  readonly layout: string | null
}

/** Throws `UsageError` rather than write over an input, over another output, or over what is no plain file. */
export function outputPaths(
  { inputs, output, layout }: Pick<BuildRequest, 'inputs' | 'output' | 'layout'>,
  read: readonly string[],
): OutputPaths {
  const pdf = output ?? `${nameOf(inputs[0] ?? '')}.pdf`
  for (const path of layout === null ? [pdf] : [pdf, layout]) refuseUnwritable(path, read)
  if (layout !== null && sameFile(pdf, layout))
    throw new UsageError(`the PDF and the layout cannot both be ${pdf}`)
  return { pdf, layout }
}

/** Throws `UsageError` where writing would destroy an input or no plain file would come of it. */
export function refuseUnwritable(path: string, read: readonly string[]): void {
  const overwritten = read.find(each => sameFile(each, path))
  if (overwritten !== undefined)
    throw new UsageError(`${path} would be written over the input ${overwritten}`)
  if (!mayBeWritten(path)) throw new UsageError(`${path} is a folder or a device: name a file`)
}

/** `letters/no-12.txt` → `no-12`; a folder gives its own name. */
function nameOf(input: string): string {
  const name = basename(input).replace(/(.)\.[^.]*$/, '$1')
  return /^\.*$/.test(name) ? 'scholion' : name
}
