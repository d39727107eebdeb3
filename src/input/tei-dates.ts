/** A TEI file → where what its attributes say of a date is not what the text says, or cannot be. */
import { addAll } from '../base/arrays.ts'
import { type Diagnostic, warningAt } from '../base/diagnostic.ts'
import { canAgree, machineDate, type PlainDate, statedDates } from './stated-dates.ts'
import { textsOf } from './tei-documents.ts'
import { lineOf } from './tei-header.ts'
import { spanOf } from './tei-walk.ts'
import { attributeOf, childElements, descendantsNamed, type XmlElement } from './xml-tree.ts'

/** Elements whose text is the date that their attributes give. */
const STATING = new Set(['date', 'docDate', 'origDate', 'birth', 'death'])

/** Codes: `dates/not-as-tagged`, `dates/turned-range`, `dates/header`. */
export function checkTeiDates(file: string, roots: readonly XmlElement[]): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const visit = (element: XmlElement): void => {
    const range = turnedRange(element)
    if (range !== null) found.push(warningAt('dates/turned-range', spanOf({ file }, element), ...range))
    const text = STATING.has(element.name) ? plainlyStated(element) : null
    if (text !== null) {
      const wrong = notAsTagged(element, text)
      if (wrong !== null) found.push(warningAt('dates/not-as-tagged', spanOf({ file }, element), ...wrong))
    }
    for (const child of childElements(element)) visit(child)
  }
  for (const root of roots) visit(root)
  for (const { root, headers } of roots.flatMap(textsOf))
    addAll(found, headerAgainstText(file, headers[0], root))
  return found
}

/** The day on which a letter was sent, by its header and by its datelines. */
function headerAgainstText(
  file: string,
  header: XmlElement | undefined,
  root: XmlElement,
): readonly Diagnostic[] {
  const actions = header === undefined ? [] : descendantsNamed(header, new Set(['correspAction']))
  const sent = actions.find(action => attributeOf(action, 'type') === 'sent')
  const date = sent === undefined ? undefined : childElements(sent).find(({ name }) => name === 'date')
  const inHeader = date === undefined ? null : dateOf(date)
  if (inHeader === null) return []
  const dates = childElements(root)
    .filter(({ name }) => name === 'text')
    .flatMap(text => descendantsNamed(text, new Set(['dateline', 'floatingText', 'quote'])))
    .filter(({ name }) => name === 'dateline')
    .flatMap(line => descendantsNamed(line, new Set(['date'])))
  const [first] = dates
  const inText = dates.map(dateOf)
  if (first === undefined || inText.some(each => each === null || canAgree(each, inHeader))) return []
  const [written, stated] = [lineOf(first) ?? of(first, 'when'), lineOf(date!) ?? of(date!, 'when')]
  return [
    warningAt(
      'dates/header',
      spanOf({ file }, first),
      `the letter is dated “${written}”, but the header says that it was sent on “${stated}”`,
      'mend the one or the other',
    ),
  ]
}

/** What an element says of its date, sooner by its attribute than in words; null when that is not one plain date. */
function dateOf(element: XmlElement): readonly PlainDate[] | null {
  const when = of(element, 'when')
  const tagged = when === null ? null : machineDate(when)
  if (tagged !== null) return [tagged]
  const text = plainlyStated(element)
  const [stated, more] = text === null ? [] : (statedDates(text) ?? [])
  return stated === undefined || more !== undefined ? null : stated.readings
}

type Words = readonly [message: string, hint: string]

const of = (element: XmlElement, name: string): string | null =>
  attributeOf(element, name) ?? attributeOf(element, `${name}-iso`)

function turnedRange(element: XmlElement): Words | null {
  for (const [first, last] of [
    ['notBefore', 'notAfter'],
    ['from', 'to'],
  ] as const) {
    const [a, b] = [of(element, first), of(element, last)]
    const [start, end] = [a === null ? null : machineDate(a), b === null ? null : machineDate(b)]
    if (start !== null && end !== null && isLater(start, end))
      return [`${first}="${a}" is later than ${last}="${b}"`, 'exchange the two, or mend the wrong one']
  }
  return null
}

/** As far as both say: 1943 is not later than 1943-10. */
function isLater(a: PlainDate, b: PlainDate): boolean {
  if (a.year === null || b.year === null) return false
  for (const part of ['year', 'month', 'day'] as const) {
    const [one, other] = [a[part], b[part]]
    if (one === null || other === null) return false
    if (one !== other) return one > other
  }
  return false
}

/** What an editor says of the text of a date inside it: then it is not as the writer wrote it. */
const CRITICAL = new Set([
  'note',
  'choice',
  'sic',
  'corr',
  'supplied',
  'unclear',
  'gap',
  'del',
  'add',
  'date',
])

function plainlyStated(element: XmlElement): string | null {
  const isPlain = (each: XmlElement): boolean =>
    childElements(each).every(child => !CRITICAL.has(child.name) && isPlain(child))
  const calendar = attributeOf(element, 'calendar') ?? attributeOf(element, 'datingMethod') ?? 'gregorian'
  const sure = attributeOf(element, 'cert') === null && /greg/i.test(calendar)
  return sure && isPlain(element) ? lineOf(element) : null
}

function notAsTagged(element: XmlElement, text: string): Words | null {
  const when = of(element, 'when')
  const tagged = when === null ? null : machineDate(when)
  const [stated, more] = statedDates(text) ?? []
  if (tagged === null || stated === undefined || more !== undefined) return null
  if (canAgree(stated.readings, [tagged])) return null
  return [`the text of the date is “${text}”, but when="${when}"`, 'mend the one or the other']
}
