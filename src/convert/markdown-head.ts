/** What a document has beside its text → the lines of YAML at the head of its Markdown. */
import type { DocumentMetadata, EditionDocument } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import { headOf, repeatsTitle } from '../input/markdown-documents.ts'
import { metadataOfHead } from '../input/seed-metadata.ts'

const FIELDS: readonly (readonly [string, keyof DocumentMetadata])[] = [
  ['title', 'title'],
  ['number', 'number'],
  ['date', 'date'],
  ['place', 'place'],
  ['sender', 'sender'],
  ['addressee', 'addressee'],
  ['archive', 'archiveReference'],
  ['classification', 'classification'],
  ['status', 'status'],
  ['shortTitle', 'shortTitle'],
]

export interface VolumeTitles {
  readonly title: string | null
  readonly shortTitle: string | null
}

/** Lines with their fences. `one`: headings of the first level begin no documents; `volume`: its titles, where they are to be said. */
export function printHead(
  document: EditionDocument,
  one: boolean,
  volume: VolumeTitles | null,
): readonly string[] {
  return [
    '---',
    ...(volume === null ? [] : volumeLines(volume)),
    ...metadataLines(document),
    `language: ${scalar(document.language)}`,
    ...(one ? ['documents: one'] : []),
    ...(repeatsTitle(document.metadata.title, document.blocks) ? ['repeatTitle: true'] : []),
    ...list(
      'persons',
      document.persons.map(({ key, name, forms, dates, gloss }) => [
        ['key', key],
        ['name', name],
        ['forms', forms.length === 0 ? undefined : forms],
        ['dates', dates],
        ['gloss', gloss],
      ]),
    ),
    ...list(
      'shortTitles',
      document.shortTitles.map(({ short, full, kind }) => [
        ['short', short],
        ['full', full],
        ['kind', kind],
      ]),
    ),
    ...list(
      'entities',
      (document.entities ?? []).map(({ key, kind, name }) => [
        ['key', key],
        ['kind', kind],
        ['name', name],
      ]),
    ),
    ...list(
      'witnesses',
      (document.witnesses ?? []).map(({ key, siglum, description }) => [
        ['key', key],
        ['siglum', siglum],
        ['description', description],
      ]),
    ),
    ...list(
      'bibliography',
      (document.listedWorks ?? []).map(({ key, content }) => [
        ['key', key],
        ['text', plainText(content)],
      ]),
    ),
    '---',
  ]
}

const volumeLines = ({ title, shortTitle }: VolumeTitles): readonly string[] => [
  'volume:',
  title === null ? '  title:' : `  title: ${scalar(title)}`,
  ...(shortTitle === null ? [] : [`  shortTitle: ${scalar(shortTitle)}`]),
]

/** A field that is empty here but that the head of the text seems to give is written as empty. */
function metadataLines({ metadata, blocks }: EditionDocument): readonly string[] {
  const said = metadataOfHead(headOf(blocks))
  return FIELDS.flatMap(([name, field]) => {
    const value = metadata[field] ?? null
    if (value !== null) return [`${name}: ${scalar(value)}`]
    return (said[field] ?? null) === null ? [] : [`${name}:`]
  })
}

type Value = string | null | undefined | readonly string[]

function list(name: string, entries: readonly (readonly (readonly [string, Value])[])[]): readonly string[] {
  if (entries.length === 0) return []
  return [`${name}:`, ...entries.flatMap(entry => printEntry(entry))]
}

const printEntry = (entry: readonly (readonly [string, Value])[]): readonly string[] =>
  entry
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value], index) => `${index === 0 ? '  - ' : '    '}${key}: ${printValue(value!)}`)

const printValue = (value: string | readonly string[]): string =>
  typeof value === 'string' ? scalar(value) : `[${value.map(scalar).join(', ')}]`

/** Words that YAML takes for something else than text. */
const NO_TEXT = /^(?:true|false|null|yes|no|on|off|y|n)$/i

/** A text as YAML: bare where nothing in it has a meaning, else between quotation marks as in JSON, which is YAML too. */
function scalar(text: string): string {
  const bare = /^\p{L}(?:[\p{L}\p{M}\d ./()’–-]*[\p{L}\p{M}\d.)’])?$/u.test(text) && !NO_TEXT.test(text)
  return bare ? text : JSON.stringify(text).replace(/[\u0085\u2028\u2029\ufeff]/g, hex)
}

const hex = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
