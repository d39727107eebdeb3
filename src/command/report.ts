/** Diagnostics, results and failures → lines for people or, with `--json`, for programs; and what the exit status says. */
import type { Diagnostic } from '../base/diagnostic.ts'
import { diagnosticsToJson, formatDiagnostics } from '../base/print-diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import { limitRepeats } from '../input/limit-repeats.ts'
import { diagnosticPaint } from './colour.ts'

export const EXIT = { done: 0, inputErrors: 1, wrongUsage: 2, failed: 3 } as const
export type ExitStatus = (typeof EXIT)[keyof typeof EXIT]

/** The request cannot be meant; nothing has been written. */
export class UsageError extends Error {}

/** What the command may ask of the world around it. */
export interface World {
  /** Whole lines, with their line breaks. */
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Is standard error a terminal? */
  readonly terminal: boolean
}

export interface Report {
  /** For people on standard error, for programs one line each on standard output. */
  diagnostics(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, SourceFile>): void
  /** Something that came out: `text` for people, `facts` for programs; both on standard output. */
  result(text: string, facts: Readonly<Record<string, unknown>>): void
  /** Something that went wrong outside of any source. */
  failure(text: string): void
}

/** Nobody reads more of one kind; a program gets all of them. */
const MOST_TO_READ = 1000

export function makeReport(world: World, json: boolean): Report {
  const line = (facts: Readonly<Record<string, unknown>>): void => world.out(`${JSON.stringify(facts)}\n`)
  if (json) {
    return {
      diagnostics: (diagnostics, sources) => {
        for (const facts of diagnosticsToJson(diagnostics, sources)) line({ type: 'diagnostic', ...facts })
      },
      result: (_text, facts) => line({ type: 'result', ...facts }),
      failure: text => {
        line({ type: 'failure', message: text })
      },
    }
  }
  const paint = diagnosticPaint(coloured(world))
  return {
    diagnostics: (diagnostics, sources) => {
      const shown = limitRepeats(diagnostics, MOST_TO_READ)
      if (shown.length > 0) world.err(`${formatDiagnostics(shown, sources, { paint })}\n`)
    },
    result: text => world.out(`${text}\n`),
    failure: text => world.err(`scholion: ${text}\n`),
  }
}

/** NO_COLOR counts when it is there and not empty (no-color.org). */
function coloured({ environment, terminal }: World): boolean {
  return terminal && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb'
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(each => each.severity === 'error')

/** A slip that two passes find is told once, by the first. */
const SAME_SLIP: Readonly<Record<string, string>> = { 'persons/odd-dates': 'text/odd-dates' }

/** Diagnostics that do not repeat, under another code, what has been said of the same place. */
export function notYetSaid(
  diagnostics: readonly Diagnostic[],
  said: readonly Diagnostic[],
): readonly Diagnostic[] {
  return diagnostics.filter(
    ({ code, span }) =>
      !said.some(
        other =>
          other.code === SAME_SLIP[code] &&
          other.span?.file === span?.file &&
          (other.span?.start ?? 0) < (span?.end ?? 0) &&
          (span?.start ?? 0) < (other.span?.end ?? 0),
      ),
  )
}
