/** Names that a source tags and the entries of its personography in → names without an entry, and entries that nothing mentions. */
import { type Diagnostic, warningAt } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import type { Edition, EditionDocument, NameReference, PersonEntry } from '../edition/model.ts'
import { sourceOf } from '../edition/visit.ts'
import { closestWord } from '../input/closest-word.ts'
import { limitRepeats } from '../input/limit-repeats.ts'
import type { SourceReferences } from '../input/read-edition.ts'
import { textsOutsideLists, wordsOf } from './entry-words.ts'
import { agreement, nameKey, parseInverted } from './name-forms.ts'
import { isInstitution } from './person-words.ts'

/** A person to whom names of one source refer by a key. */
interface Named {
  readonly reference: NameReference
  readonly document: EditionDocument
  /** The words of the first name, and where they stand. */
  text: string
  span: Span | null
  readonly mentions: Set<string>
}

/**
 * Codes: `persons/no-entry`, once for a key of a source, at its first name; `persons/never-mentioned`, at the entry. An
 * entry counts as mentioned as soon as a name refers to it, the index has it (`indexed`), or its surname stands anywhere
 * in text, notes or metadata. A register in a file beside the source is shared by others: its entries need no mention.
 */
export function checkPersonEntries(
  edition: Edition,
  indexed: ReadonlySet<string>,
  references: ReadonlyMap<string, SourceReferences>,
): readonly Diagnostic[] {
  const sources = new Map<string, EditionDocument[]>()
  for (const document of edition.documents)
    sources.set(document.source, [...(sources.get(document.source) ?? []), document])
  return [...sources].flatMap(([source, documents]) => {
    if (documents.every(({ persons }) => persons.length === 0)) return []
    const named = namesOf(documents)
    return [
      ...limitRepeats(withoutEntry(named, references.get(source))),
      ...summed(
        neverMentioned(documents, named, indexed, references.get(source)).map(each =>
          unmentioned(each, source),
        ),
      ),
    ]
  })
}

/** Every name with a key that may be a person's, by document and key. */
function namesOf(documents: readonly EditionDocument[]): readonly Named[] {
  const found = new Map<string, Named>()
  for (const document of documents)
    for (const block of textsOutsideLists(document)) {
      let offset = 0
      for (const inline of block.content) {
        if (inline.kind !== 'text') continue
        const end = offset + inline.text.length
        for (const reference of inline.names ?? []) {
          if (reference.key === null || (reference.kind !== 'person' && reference.kind !== 'other')) continue
          const id = JSON.stringify([reference.kind, reference.key])
          const mention = `${document.id} ${reference.mention}`
          const known = found.get(id)
          if (known === undefined)
            found.set(id, {
              ...{ reference, document, text: inline.text },
              span: sourceOf(block.content, offset, end) ?? block.source,
              mentions: new Set([mention]),
            })
          else {
            if (known.mentions.size === 1 && known.mentions.has(mention) && known.span !== null) {
              known.text += inline.text
              known.span = { ...known.span, end: inline.source.end }
            }
            known.mentions.add(mention)
          }
        }
        offset = end
      }
    }
  return [...found.values()]
}

function withoutEntry(
  named: readonly Named[],
  references: SourceReferences | undefined,
): readonly Diagnostic[] {
  // Plain words may mean any list: where none of them means this one, it is another.
  const ownList = named.some(({ reference, document }) => isEntered(reference, document))
  return named.flatMap(each => {
    const { reference, document } = each
    const key = reference.key!
    const elsewhere =
      references !== undefined &&
      (references.defined.has(key) ||
        references.outside.has(key) ||
        (references.words.has(key) && !references.pointed.has(key) && !ownList))
    const isPerson = reference.kind === 'person' ? !ADDRESS.test(key) : isIndexedPerson(key, document)
    return elsewhere || !isPerson || isEntered(reference, document) ? [] : [noEntry(each)]
  })
}

/** `https://…`, `gnd:118…`: a person known to the world. */
const ADDRESS = /^[a-z][a-z0-9+.-]*:/i

function isEntered({ kind, key }: NameReference, { persons, entities = [] }: EditionDocument): boolean {
  if (kind === 'person')
    return persons.some(entry => entry.key === key) || entities.some(each => each.key === key)
  return persons.some(entry => isMeant(entry, key!))
}

/** `Kerr, Archibald:in Moscow` is an entry under `Kerr, Archibald`. */
const mainHeading = (entry: string): string => entry.split(':')[0]!.trim()

/** Does an entry of Word's index mean the person of the list. */
function isMeant({ key, name, forms }: PersonEntry, entry: string): boolean {
  const [own, form] = [parseInverted(name), parseInverted(mainHeading(entry))]
  const sameName = nameKey(own) === nameKey(form) && ['same', 'compatible'].includes(agreement(own, form))
  return sameName || key === entry || forms.includes(entry)
}

/** An entry of an index that Word makes is a person's where it looks like nothing else: `Kerr, Archibald`. */
function isIndexedPerson(key: string, { entities = [] }: EditionDocument): boolean {
  const listed = entities.some(each => each.key === key && each.kind === 'other' && each.name === key)
  const heading = mainHeading(key)
  const name = /^\p{Lu}[\p{L}\p{M}'’‑-]+(?: \p{Lu}[\p{L}\p{M}'’‑-]+)?, (?:\p{Lu}[\p{L}\p{M}.'’‑-]*(?: |$))+$/u
  return listed && name.test(heading) && !heading.split(/[\s,]+/).some(isInstitution)
}

function noEntry({ reference, document, text, span, mentions }: Named): Diagnostic {
  const key = reference.key!
  const known = document.persons.flatMap(entry => entry.key ?? [])
  const close = closestWord(key, known)
  const more = mentions.size - 1
  const times = more === 0 ? '' : `, here and in ${more} more ${more === 1 ? 'place' : 'places'}`
  const words = text.replace(/\s+/g, ' ').replace(/^[\s,;:]+|[\s,;:]+$/g, '')
  return warningAt(
    'persons/no-entry',
    span,
    `the list of persons has no entry “${key}”, which “${words}” refers to${times}`,
    `enter the person, or mend the reference${close === null ? '' : `: perhaps “${close}” is meant`}`,
  )
}

function neverMentioned(
  documents: readonly EditionDocument[],
  named: readonly Named[],
  indexed: ReadonlySet<string>,
  references: SourceReferences | undefined,
): readonly PersonEntry[] {
  // A file that is nothing but a list is a register of other texts.
  if (documents.every(document => textsOutsideLists(document).length === 0)) return []
  const keys = new Set(named.map(({ reference }) => reference.key))
  const marks = named.filter(({ reference }) => reference.kind === 'other')
  const [{ source }] = documents as readonly [EditionDocument]
  const entries = new Map(
    documents
      .flatMap(({ persons }) => persons)
      .filter(({ source: { file } }) => file === source || /\.ya?ml$/i.test(file))
      .map(entry => [`${entry.source.file} ${entry.source.start}`, entry]),
  )
  const open = [...entries.values()]
    .filter(
      ({ key, name }) =>
        !indexed.has(name) &&
        (key === undefined ||
          !(keys.has(key) || references?.pointed.has(key) === true || references?.words.has(key) === true)),
    )
    .filter(entry => !marks.some(({ reference: { key } }) => isMeant(entry, key!)))
  if (open.length === 0) return []
  const words = wordsOf(documents)
  return open.filter(entry => !words.have(entry))
}

const unmentioned = ({ key, name, source }: PersonEntry, text: string): Diagnostic =>
  warningAt(
    'persons/never-mentioned',
    source,
    `“${name}” has an entry in the list of persons, but neither text nor notes mention the person`,
    key === undefined || !TAGGING.test(text)
      ? 'give the forms of name that the text has, or take the entry out'
      : `let the name in the text refer to “${key}”, or take the entry out`,
  )

/** Sources that can say by a key whom a name means. */
const TAGGING = /\.(?:xml|tei|md|markdown)$/i

/** A list of whole volumes beside a few of their documents: more than this of its entries are told in one message. */
const MOST_UNMENTIONED = 12

function summed(told: readonly Diagnostic[]): readonly Diagnostic[] {
  const [first] = told
  if (first === undefined || told.length <= MOST_UNMENTIONED) return told
  return [{ ...first, message: `${first.message}; so it is with ${told.length - 1} more entries` }]
}
