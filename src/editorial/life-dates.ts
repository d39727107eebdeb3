/** Lists of persons and notes that identify persons → years of one life that contradict each other. */
import { type Diagnostic, warningAt } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import type { Edition } from '../edition/model.ts'
import { readIdentifications } from './identified-persons.ts'
import { agreement, headingOf, type NameForm, nameKey, parseInverted } from './name-forms.ts'
import { type ReadingText, readingTexts, spanIn } from './reading-text.ts'
import { newStretches } from './stretches.ts'

/** What one place says of a life. */
interface Life {
  readonly form: NameForm
  readonly years: readonly [birth: number, death: number]
  readonly span: Span | null
  readonly where: string
}

/** Codes: `dates/two-lives`, at the later of two places; `dates/backwards`. */
export function checkLifeDates(edition: Edition): readonly Diagnostic[] {
  const texts = readingTexts(edition)
  const entries = listedLives(edition)
  return [
    ...entries.filter(({ years: [birth, death] }) => death < birth).map(backwardsEntry),
    ...texts.flatMap(backwardsIn),
    ...disagreeing([...entries, ...notedLives(texts)].filter(({ years: [birth, death] }) => birth < death)),
  ]
}

const YEARS = /^\s*(1\d{3}|20\d{2})\s*[-–—]\s*(1\d{3}|20\d{2})\s*$/

function yearsOf(dates: string | null): Life['years'] | null {
  const match = YEARS.exec(dates ?? '')
  return match === null ? null : [Number(match[1]), Number(match[2])]
}

/** Each entry once, though all documents of a source have it. */
function listedLives(edition: Edition): readonly Life[] {
  const lives = new Map<string, Life>()
  for (const { persons } of edition.documents)
    for (const { name, dates, source } of persons) {
      const years = yearsOf(dates)
      if (years !== null)
        lives.set(`${source.file} ${source.start}`, {
          ...{ form: parseInverted(name), years, span: source },
          where: 'in the list of persons',
        })
    }
  return [...lives.values()]
}

const notedLives = (texts: readonly ReadingText[]): readonly Life[] =>
  readIdentifications(texts, newStretches()).flatMap(({ text, read }) => {
    const years = yearsOf(read.dates)
    const end = text.text.indexOf(')', read.end) + 1
    const span = spanIn(text, read.start, Math.max(end, read.end))
    return years === null ? [] : [{ form: read.form, years, span, where: 'in another note' }]
  })

/** Two lives of one name are one when they share a year: that namesakes did so would be a wonder. */
function disagreeing(lives: readonly Life[]): readonly Diagnostic[] {
  const byName = new Map<string, Life[]>()
  const found: Diagnostic[] = []
  for (const life of lives) {
    const earlier = byName.get(nameKey(life.form)) ?? []
    byName.set(nameKey(life.form), [...earlier, life])
    const other = earlier.find(
      each =>
        ['same', 'compatible'].includes(agreement(each.form, life.form)) &&
        (each.years[0] === life.years[0]) !== (each.years[1] === life.years[1]),
    )
    // What agrees with one of the others has been told of the other.
    const told = earlier.some(each => each.years.join() === life.years.join())
    if (other === undefined || told) continue
    found.push(
      warningAt(
        'dates/two-lives',
        life.span,
        `“${headingOf(life.form)}” has the years ${life.years.join('–')} here, but ${other.years.join('–')} ${other.where}`,
        'mend the wrong year',
      ),
    )
  }
  return found
}

const backwards = (span: Span | null, written: string): Diagnostic =>
  warningAt(
    'dates/backwards',
    span,
    `the years “${written}” run backwards`,
    'exchange the two, or mend the wrong one',
  )

const backwardsEntry = ({ years, span }: Life): Diagnostic => backwards(span, years.join('–'))

/** `(1975–1892)` in a note; years before Christ run so. */
const IN_BRACKETS =
  /\(((?:1\d|20)\d{2})\s?[-–—]\s?((?:1\d|20)\d{2})\)(?!\s*(?:B\.?\s?C|v\.\s?Chr|av\.|a\.\s?C|до н))/g

const backwardsIn = (text: ReadingText): readonly Diagnostic[] =>
  text.note === null
    ? []
    : [...text.text.matchAll(IN_BRACKETS)]
        .filter(([, from, to]) => Number(to) < Number(from))
        .map(match => {
          const start = match.index + 1
          const end = match.index + match[0].length - 1
          return backwards(spanIn(text, start, end), text.text.slice(start, end))
        })
