/** The lines of a block of metadata in a Markdown file → what they say of a document and of the file, checked key by key. */
import { type Checked, type Diagnostic, warningAt } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import type { DocumentMetadata, Entity, ListedWork, Witness } from '../edition/model.ts'
import { checkAgainst, z } from './schema.ts'
import type { SideFile } from './side-file.ts'
import { OTHER_SPELLINGS, sideFileSchema, textValue, toSideFile, withOurSpelling } from './side-file.ts'
import { parseYaml, type YamlDocument, type YamlPath } from './yaml.ts'

export interface FrontMatter extends Omit<SideFile, 'style'> {
  readonly style: string | null
  /** Fields that are given as empty: nobody shall look for them in the text. */
  readonly empty: ReadonlySet<keyof DocumentMetadata>
  /** Is the file one document, or does each heading of the first level begin one; null when nothing is said. */
  readonly documents: 'one' | 'headings' | null
  /** Of the volume, where several documents have titles of their own; null when nothing is said. */
  readonly volume: { readonly title: string | null; readonly shortTitle: string | null } | null
  /** Print the title although the first heading says the same. */
  readonly repeatTitle: boolean
  /** Beginnings of note names and the series that they mean. */
  readonly noteSeries: ReadonlyMap<string, string>
  readonly entities: readonly Entity[]
  readonly witnesses: readonly Witness[]
  readonly listedWorks: readonly ListedWork[]
}

export const NO_FRONT_MATTER: FrontMatter = {
  metadata: {
    ...{ title: null, number: null, date: null, place: null, sender: null, addressee: null },
    archiveReference: null,
  },
  ...{ language: null, style: null, persons: [], shortTitles: [], empty: new Set(), documents: null },
  ...{ repeatTitle: false, volume: null },
  ...{ noteSeries: new Map(), entities: [], witnesses: [], listedWorks: [] },
}

const frontMatterSchema = sideFileSchema
  .extend({
    documents: z
      .enum(['one', 'headings'])
      .optional()
      .describe('Whether headings of the first level begin documents of their own.'),
    volume: z
      .strictObject({
        title: textValue
          .nullable()
          .default(null)
          .describe('Printed in running heads, and the title of the file.'),
        shortTitle: textValue.nullable().default(null).describe('What running heads print instead.'),
      })
      .optional()
      .describe('The volume that the documents of the file make.'),
    repeatTitle: z
      .boolean()
      .default(false)
      .describe('Print the title although the first heading says the same.'),
    noteSeries: z
      .record(z.string(), z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'name a series in small letters'))
      .default({})
      .describe('Beginnings of note names and the series that they mean: “a: apparatus”.'),
    entities: z
      .array(
        z.strictObject({
          key: textValue,
          kind: z.enum(['place', 'organisation', 'work', 'event', 'other']),
          name: textValue,
        }),
      )
      .default([])
      .describe('Places, bodies and works that the text refers to.'),
    witnesses: z
      .array(z.strictObject({ key: textValue, siglum: textValue, description: textValue.default('') }))
      .default([])
      .describe('Manuscripts and prints of the text.'),
    bibliography: z
      .array(z.strictObject({ key: textValue.optional(), text: textValue }))
      .default([])
      .describe('Entries of a bibliography.'),
  })
  .describe('What stands at the head of a Markdown file.')

const SPELLINGS: Readonly<Record<string, string>> = {
  ...OTHER_SPELLINGS,
  source: 'archive',
  lang: 'language',
  author: 'sender',
  recipient: 'addressee',
  'note-series': 'noteSeries',
}

const FIELDS: readonly (readonly [string, keyof DocumentMetadata])[] = [
  ...(['title', 'number', 'date', 'place', 'sender', 'addressee'] as const).map(key => [key, key] as const),
  ['archive', 'archiveReference'],
  ['classification', 'classification'],
  ['status', 'status'],
  ['shortTitle', 'shortTitle'],
]

/**
 * `start` is the offset of the first line after the fence, `end` that of the closing fence.
 * Codes: `front-matter/unknown-key` (a warning: other programs have keys of their own), `/wrong-type`, `/bad-value`,
 * `/missing-key`, `/duplicate-key`, and those of `parseYaml`.
 */
export function readFrontMatter(
  file: string,
  text: string,
  start: number,
  end: number,
): Checked<FrontMatter> {
  const part = { name: file, text: text.slice(start, end) }
  const yaml = parseYaml(part)
  const shift = (span: Span | null): Span | null =>
    span === null ? null : { file, start: span.start + start, end: span.end + start }
  const shifted = (found: readonly Diagnostic[]): readonly Diagnostic[] =>
    found.map(each => ({ ...each, span: shift(each.span) }))
  const { value: ours, diagnostics: twice } = withOurSpelling(yaml.value, SPELLINGS, 'front-matter')
  const { document, empty } = withoutEmpty(ours)
  if (document.value === null)
    return { value: { ...NO_FRONT_MATTER, empty }, diagnostics: shifted(yaml.diagnostics) }
  const checked = checkAgainst(frontMatterSchema, document, 'front-matter')
  const diagnostics = shifted([...yaml.diagnostics, ...twice, ...checked.diagnostics.map(milder)])
  if (checked.value === null) return { value: { ...NO_FRONT_MATTER, empty }, diagnostics }
  const side = toSideFile(checked.value, document, part)
  const moved = <T extends { readonly source: Span }>(each: T): T => ({
    ...each,
    source: shift(each.source)!,
  })
  const place = (path: YamlPath): Span => shift(document.spanOf(path, 'value')) ?? { file, start, end }
  const { entities, witnesses, bibliography, noteSeries, documents } = checked.value
  return {
    value: {
      ...side,
      persons: side.persons.map(moved),
      shortTitles: side.shortTitles.map(moved),
      empty,
      documents: documents ?? null,
      repeatTitle: checked.value.repeatTitle,
      volume: checked.value.volume ?? null,
      noteSeries: new Map(Object.entries(noteSeries)),
      entities: entities.map((each, index) => ({ ...each, source: place(['entities', index]) })),
      witnesses: witnesses.map((each, index) => ({ ...each, source: place(['witnesses', index]) })),
      listedWorks: bibliography.map(({ key, text: words }, index) => {
        const source = place(['bibliography', index])
        return { key: key ?? null, content: [{ kind: 'text', text: words, marks: [], source }], source }
      }),
    },
    diagnostics,
  }
}

const milder = (found: Diagnostic): Diagnostic =>
  found.code === 'front-matter/unknown-key'
    ? warningAt(found.code, found.span, found.message, ...found.hints)
    : found

/** `date:` with nothing after it: there is none. */
function withoutEmpty(document: YamlDocument): {
  readonly document: YamlDocument
  readonly empty: ReadonlySet<keyof DocumentMetadata>
} {
  const { value } = document
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { document, empty: new Set() }
  const given = value as Readonly<Record<string, unknown>>
  const empty = FIELDS.filter(([key]) => Object.hasOwn(given, key) && given[key] === null)
  const left = Object.entries(given).filter(
    ([key, item]) => item !== null || !FIELDS.some(([name]) => name === key),
  )
  return {
    document: { ...document, value: Object.fromEntries(left) },
    empty: new Set(empty.map(([, field]) => field)),
  }
}
