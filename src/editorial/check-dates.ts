/** An edition → dates of its documents that contradict their datelines, and days of the week that were others. */
import { type Diagnostic, warningAt } from '../base/diagnostic.ts'
import type { Block, DisplayLine, EditionDocument } from '../edition/model.ts'
import { plainText, sourceOf } from '../edition/visit.ts'
import { canAgree, type StatedDate, statedDates } from '../input/stated-dates.ts'
import { wrongWeekday } from '../input/weekdays.ts'

interface DatedLine {
  readonly line: DisplayLine
  readonly text: string
  readonly dates: readonly StatedDate[]
}

/** Codes: `dates/dateline`, at the first dateline; `dates/weekday`. */
export function checkDatelines(document: EditionDocument): readonly Diagnostic[] {
  const lines = document.blocks.filter(isOwnDateline).map((line): DatedLine | null => {
    const text = plainText(line.content)
    const dates = statedDates(text)
    return dates === null ? null : { line, text, dates }
  })
  const read = lines.filter(line => line !== null)
  return [
    ...(read.length === lines.length ? againstMetadata(document.metadata.date, read) : []),
    ...read.flatMap(weekdays),
  ]
}

/** Enclosures and letters that are quoted have dates of their own. */
const isOwnDateline = (block: Block): block is DisplayLine =>
  block.kind === 'line' && block.role === 'dateline' && (block.within ?? []).length === 0

function againstMetadata(date: string | null, lines: readonly DatedLine[]): readonly Diagnostic[] {
  const [stated, more] = date === null ? [] : (statedDates(date) ?? [])
  const first = lines.find(({ dates }) => dates.length > 0)
  if (stated === undefined || more !== undefined || first === undefined) return []
  const all = lines.flatMap(({ dates }) => dates)
  if (all.some(({ readings }) => canAgree(readings, stated.readings))) return []
  const { start, end } = first.dates[0]!
  return [
    warningAt(
      'dates/dateline',
      sourceOf(first.line.content, start, end) ?? first.line.source,
      `the document is dated “${first.text.slice(start, end)}”, but “${date}” is given as its date`,
      'mend the one or the other',
    ),
  ]
}

const weekdays = ({ line, text, dates }: DatedLine): readonly Diagnostic[] =>
  dates.flatMap(stated => {
    const word = wrongWeekday(text, stated)
    if (word === null) return []
    const { start, end } = stated
    return [
      warningAt(
        'dates/weekday',
        sourceOf(line.content, start, end) ?? line.source,
        `“${text.slice(start, end)}” was no ${word}`,
        'mend the day of the week or the date',
      ),
    ]
  })
