/** What is wrong or doubtful in the input, as a value that travels with the result. */
import type { Span } from './span.ts'

export type Severity = 'error' | 'warning'

export interface Diagnostic {
  readonly severity: Severity
  /** Pass and name, unique: `seed/missing-note`. */
  readonly code: string
  /** One lower-case fragment without full stop: `note 7 is referred to but never given`. */
  readonly message: string
  /** Where; null only when nothing in the input can be pointed at. */
  readonly span: Span | null
  /** What would mend it. */
  readonly hints: readonly string[]
}

/** A pass that reads human input returns its value and what is wrong with it. */
export interface Checked<T> {
  readonly value: T
  readonly diagnostics: readonly Diagnostic[]
}

export const errorAt = (
  code: string,
  span: Span | null,
  message: string,
  ...hints: string[]
): Diagnostic => ({
  severity: 'error',
  code,
  message,
  span,
  hints,
})

export const warningAt = (
  code: string,
  span: Span | null,
  message: string,
  ...hints: string[]
): Diagnostic => ({
  severity: 'warning',
  code,
  message,
  span,
  hints,
})
