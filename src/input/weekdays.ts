/** Text with one date → the day of the week that stands beside it, when the calendar has another there. */
import { type StatedDate, weekdaysOf } from './stated-dates.ts'

/** From Sunday; English, German, French, Russian. */
const WEEKDAYS = [
  'sunday|sonntag|dimanche|воскресенье',
  'monday|montag|lundi|понедельник',
  'tuesday|dienstag|mardi|вторник',
  'wednesday|mittwoch|mercredi|среда',
  'thursday|donnerstag|jeudi|четверг',
  'friday|freitag|vendredi|пятница',
  'saturday|samstag|sonnabend|samedi|суббота',
]
const BEFORE = new RegExp(`(?<![\\p{L}])(${WEEKDAYS.join('|')})[,.]?\\s*(?:the|den|le|ce)?\\s*$`, 'iu')
const AFTER = new RegExp(`^[,.]?\\s*\\(?(${WEEKDAYS.join('|')})(?![\\p{L}])`, 'iu')

/** The word, or null where there is none or it is right in either calendar. */
export function wrongWeekday(text: string, { start, end, readings }: StatedDate): string | null {
  const [only] = readings
  const word = BEFORE.exec(text.slice(0, start))?.[1] ?? AFTER.exec(text.slice(end))?.[1]
  if (only === undefined || readings.length > 1 || word === undefined) return null
  const right = weekdaysOf(only)
  const stated = WEEKDAYS.findIndex(words => new RegExp(`^(?:${words})$`, 'iu').test(word))
  return right === null || right.includes(stated) ? null : word
}
