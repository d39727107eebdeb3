/** Persons known and names found in, each name with its person out; what is doubtful is reported. */
import { greatest } from '../base/arrays.ts'
import { type Diagnostic, warningAt } from '../base/diagnostic.ts'
import type { NameMention } from './mentions.ts'
import { joinForms, type NameForm, nameKey } from './name-forms.ts'
import {
  addEntity,
  bearersOf,
  entityHeading,
  findOrAdd,
  isIdentified,
  newEntity,
  type PersonEntity,
  type PersonTable,
  type Place,
  placeOf,
  withKey,
} from './person-entities.ts'
import { spanIn } from './reading-text.ts'

const isTelling = (form: NameForm): boolean =>
  form.given.length > 0 || form.numeral !== '' || form.peerage !== ''

const attach = (entity: PersonEntity, mention: NameMention): Place => {
  const place = placeOf(mention.text, mention.start, mention.end)
  entity.places.push(place)
  entity.documents.add(mention.text.document.id)
  return place
}

/** Fuller forms first, so that bare surnames find every bearer of the name. Mentions come in reading order. */
export function attachMentions(table: PersonTable, mentions: readonly NameMention[]): readonly Diagnostic[] {
  const meant = new Map<NameMention, PersonEntity>()
  for (const mention of mentions) {
    if (!isTelling(mention.form)) continue
    const key = nameKey(mention.form)
    // A further name of a person, `Lord Templewood`, has given names that are not those of the heading.
    const renamed = withKey(table, key).find(entity => nameKey(entity.form) !== key)
    const document = mention.text.document.id
    const found = renamed ? { entity: renamed, disagrees: false } : findOrAdd(table, mention.form, document)
    const place = attach(found.entity, mention)
    meant.set(mention, found.entity)
    if (found.disagrees) found.entity.disagreements.push({ place })
  }
  return attachBareNames(table, mentions, meant)
}

/** A bare surname means its only bearer, or of several in the document the one named last; else it stands for itself. */
function attachBareNames(
  table: PersonTable,
  mentions: readonly NameMention[],
  meant: ReadonlyMap<NameMention, PersonEntity>,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const reported = new Set<string>()
  const latest = new Map<string, PersonEntity>()
  const fullMentions = new Map<PersonEntity, number>()
  for (const entity of meant.values()) fullMentions.set(entity, (fullMentions.get(entity) ?? 0) + 1)
  for (const mention of mentions) {
    const key = nameKey(mention.form)
    const named = `${mention.text.document.id} ${key}`
    const full = meant.get(mention)
    if (full !== undefined) {
      latest.set(named, full)
      continue
    }
    const bearers = bearersOf(table, mention.form, mention.text.document.id)
    const last = latest.get(named)
    const one =
      bearers.length === 1
        ? bearers[0]!
        : (bearers.find(bearer => bearer === last) ?? dominant(bearers, fullMentions))
    if (one !== undefined) {
      attach(one, mention)
      // What no note and no file fixes takes the nominative, and the title of a peer, from any mention.
      if (!isIdentified(one)) one.form = joinForms(one.form, mention.form)
      continue
    }
    const bare = bearers.find(bearer => !isTelling(bearer.form)) ?? addEntity(table, newEntity(mention.form))
    attach(bare, mention)
    if (bearers.length < 2 || reported.has(key)) continue
    reported.add(key)
    const names = bearers.filter(bearer => bearer !== bare).map(bearer => `“${entityHeading(bearer)}”`)
    diagnostics.push(
      warningAt(
        'persons/ambiguous-name',
        spanIn(mention.text, mention.start, mention.end),
        `“${mention.form.surname}” may be ${names.join(' or ')}; the index keeps it apart`,
        'give this form to one of them, under “persons” in the file beside the text',
      ),
    )
  }
  return diagnostics
}

/** Of several bearers the one who is named in full this many times as often as all the others: they are slips or strangers. */
const DOMINANCE = 4

function dominant(
  bearers: readonly PersonEntity[],
  fullMentions: ReadonlyMap<PersonEntity, number>,
): PersonEntity | undefined {
  const counts = bearers.map(bearer => fullMentions.get(bearer) ?? 0)
  const all = counts.reduce((sum, count) => sum + count, 0)
  const most = greatest(counts)
  return bearers.length > 1 && most >= DOMINANCE * (all - most) && most > 1
    ? bearers[counts.indexOf(most)]
    : undefined
}
