/** Persons of the index in, what is doubtful about them out. */
import { type Diagnostic, warningAt } from '../base/diagnostic.ts'
import { entityHeading, isIdentified, type PersonEntity } from './person-entities.ts'
import { compareInReadingOrder, spanIn } from './reading-text.ts'

const PERSONS_FILE =
  'name the person under “persons” in the file beside the text, with the forms of name met in it'

export const personDiagnostics = (persons: readonly PersonEntity[]): readonly Diagnostic[] =>
  persons.flatMap(person => [
    ...aboutNote(person),
    ...aboutDates(person),
    ...aboutInitials(person),
    ...aboutIdentity(person),
  ])

function aboutNote(person: PersonEntity): readonly Diagnostic[] {
  if (person.note === null || !person.note.read.noComma) return []
  const { read, text } = person.note
  const written = text.text.slice(read.start, read.end)
  return [
    warningAt(
      'persons/no-comma',
      spanIn(text, read.start, read.end),
      `“${written}” has no comma between surname and given name; the index uses “${entityHeading(person)}”`,
      'write the comma after the surname in the note, or name the person under “persons” in the file beside the text',
    ),
  ]
}

const aboutDates = (person: PersonEntity): readonly Diagnostic[] =>
  (person.note?.read.oddDates ?? []).map(odd =>
    warningAt(
      'persons/odd-dates',
      spanIn(person.note!.text, odd.start, odd.end),
      `dates read “${odd.asWritten}”; ${odd.printed ? 'the index uses' : 'perhaps'} ${odd.mended}`,
      `write ${odd.mended}`,
    ),
  )

const aboutInitials = (person: PersonEntity): readonly Diagnostic[] =>
  person.disagreements.map(({ place }) =>
    warningAt(
      'persons/initial-disagrees',
      spanIn(place.text, place.start, place.end),
      `“${place.text.text.slice(place.start, place.end)}” is taken for “${entityHeading(person)}”, whose initial is another`,
      'if this is another person, name both under “persons” in the file beside the text',
    ),
  )

/** A bare surname that neither a note nor the persons file explains. */
function aboutIdentity(person: PersonEntity): readonly Diagnostic[] {
  const { form } = person
  if (isIdentified(person) || form.given.length > 0 || form.numeral !== '' || form.peerage !== '') return []
  const first = [...person.places].sort((a, b) => compareInReadingOrder(a, b))[0]!
  return [
    warningAt(
      'persons/unidentified',
      spanIn(first.text, first.start, first.end),
      `nothing says who “${form.surname}” is; the index uses “${entityHeading(person)}”`,
      PERSONS_FILE,
    ),
  ]
}
