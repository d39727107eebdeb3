/** Whether there is a terminal that takes colours → how diagnostics are dressed. The only importer of `picocolors`. */
import pico from 'picocolors'
import type { Paint } from '../base/print-diagnostic.ts'

/** picocolors would decide by standard output, and for colours in CI; messages go to standard error. */
export function diagnosticPaint(coloured: boolean): Paint {
  const colours = pico.createColors(coloured)
  return {
    error: text => colours.bold(colours.red(text)),
    warning: text => colours.bold(colours.yellow(text)),
    place: colours.bold,
    faint: colours.dim,
    hint: colours.cyan,
  }
}
