/** The rows of docs/diagnostics.md: codes with their severities. */
import { readFileSync } from 'node:fs'

export interface DocumentedCode {
  readonly code: string
  readonly severities: readonly string[]
}

const TEXT = readFileSync(new URL('../../docs/diagnostics.md', import.meta.url), 'utf8')

/** A row may begin with several codes, of which the others leave out the family: `yaml/tag`, `/key`. */
function codesOf(cell: string): readonly string[] {
  let family = ''
  return [...cell.matchAll(/`([a-z-]*)\/([a-z0-9-]+)`/g)].map(([, own, name]) => {
    family = own === '' ? family : own!
    return `${family}/${name}`
  })
}

export const DOCUMENTED_CODES: readonly DocumentedCode[] = TEXT.split('\n').flatMap(line => {
  const [, codes, severities] = /^\| (`[^|]*) \| ([a-z, ]+) \| [^|]+ \|$/.exec(line) ?? []
  if (codes === undefined || severities === undefined) return []
  return codesOf(codes).map(code => ({ code, severities: severities.split(', ') }))
})
