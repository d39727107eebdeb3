/** `NAME.yaml` beside a source → what the text itself cannot say, checked key by key. */
import { type Checked, type Diagnostic, errorAt } from '../base/diagnostic.ts'
import type { SourceFile, Span } from '../base/span.ts'
import type { DocumentMetadata, PersonEntry, ShortTitle } from '../edition/model.ts'
import { checkAgainst, z } from './schema.ts'
import { parseYaml, type YamlDocument, type YamlPath } from './yaml.ts'

export interface SideFile {
  readonly metadata: DocumentMetadata
  /** BCP 47, or null. */
  readonly language: string | null
  /** Name or file of a style, or null. */
  readonly style: string | null
  readonly persons: readonly PersonEntry[]
  readonly shortTitles: readonly ShortTitle[]
}

/** A text; figures that YAML takes for a number are meant as text too. */
export const textValue = z.union([z.string(), z.number(), z.boolean()]).transform(String)

const personSchema = z
  .strictObject({
    key: textValue.optional().describe('What the text refers to the person by.'),
    name: textValue.describe('The heading of the index: “Hoare, Samuel”.'),
    forms: z
      .array(textValue)
      .default([])
      .describe('Forms met in the text that mean this person: “our Ambassador”.'),
    dates: textValue.optional().describe('Dates of life, as the index prints them: “1880–1959”.'),
    gloss: textValue.optional().describe('Who the person was.'),
  })
  .describe('A person of the index.')

const shortTitleSchema = z
  .strictObject({
    short: textValue.describe('As the notes cite it: “Perepiska”.'),
    full: textValue.describe('What the bibliography prints.'),
    kind: z
      .enum(['printed', 'archival'])
      .default('printed')
      .describe('In which part of the bibliography it stands.'),
  })
  .describe('A short title of the notes and the full one.')

/** The keys of a side file; `docs/side-file.md` describes them for editors. */
export const sideFileSchema = z
  .strictObject({
    title: textValue.optional().describe('The heading over the document, supplied by the editor.'),
    shortTitle: textValue.optional().describe('What heads and contents print instead of a long title.'),
    number: textValue.optional().describe('The number of the document in its volume.'),
    date: textValue.optional().describe('The date, as it is to be printed.'),
    place: textValue.optional().describe('The place from which the document was sent.'),
    sender: textValue.optional().describe('Who wrote or sent it.'),
    addressee: textValue.optional().describe('To whom it was sent.'),
    archive: textValue.optional().describe('The archive reference.'),
    classification: textValue.optional().describe('The degree of secrecy.'),
    status: textValue.optional().describe('Draft, copy, text as received.'),
    language: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'write a language as in “en-GB”, “fr” or “sr-Latn”')
      .optional()
      .describe('The language of the text as a BCP 47 tag: “en-GB”.'),
    style: textValue.optional().describe('The name or the file of the style.'),
    persons: z.array(personSchema).default([]).describe('Persons for the index.'),
    shortTitles: z.array(shortTitleSchema).default([]).describe('Short titles used in the notes.'),
  })
  .describe('What stands beside a source text.')

/** Spellings that editors write by habit for keys of ours. */
export const OTHER_SPELLINGS: Readonly<Record<string, string>> = {
  archiveReference: 'archive',
  'archive-reference': 'archive',
  'archive reference': 'archive',
  'short-title': 'shortTitle',
  'short title': 'shortTitle',
  'short-titles': 'shortTitles',
  'short titles': 'shortTitles',
}

/** Codes: `side-file/unknown-key`, `/wrong-type`, `/bad-value`, `/missing-key`, `/duplicate-key`, and those of `parseYaml`. */
export function readSideFile(file: SourceFile): Checked<SideFile | null> {
  const yaml = parseYaml(file)
  if (yaml.value.value === null) return { value: null, diagnostics: yaml.diagnostics }
  const renamed = withOurSpelling(yaml.value)
  const checked = checkAgainst(sideFileSchema, renamed.value, 'side-file')
  const diagnostics = [...yaml.diagnostics, ...renamed.diagnostics, ...checked.diagnostics]
  if (checked.value === null) return { value: null, diagnostics }
  return { value: toSideFile(checked.value, renamed.value, file), diagnostics }
}

/**
 * The same document with the other spellings of keys turned into ours; the places stay those of what was written.
 * A key in two spellings is `codePrefix/duplicate-key`.
 */
export function withOurSpelling(
  document: YamlDocument,
  spellings: Readonly<Record<string, string>> = OTHER_SPELLINGS,
  codePrefix = 'side-file',
): Checked<YamlDocument> {
  const { value } = document
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { value: document, diagnostics: [] }
  const renamed: Record<string, unknown> = {}
  const written = new Map<string, string>()
  const diagnostics: Diagnostic[] = []
  for (const [key, item] of Object.entries(value)) {
    const ours = Object.hasOwn(spellings, key) ? spellings[key]! : key
    if (Object.hasOwn(renamed, ours)) {
      const span = document.spanOf([key], 'key')
      diagnostics.push(
        errorAt(
          `${codePrefix}/duplicate-key`,
          span,
          ours === key
            ? `“${ours}” is given already, as “${written.get(ours) ?? ours}”`
            : `“${key}” means “${ours}”, which is given already`,
          'take one of the two out',
        ),
      )
      continue
    }
    renamed[ours] = item
    written.set(ours, key)
  }
  const spanOf = (path: YamlPath, which: 'key' | 'value'): Span | null => {
    const first = path[0]
    if (typeof first !== 'string') return document.spanOf(path, which)
    return document.spanOf([written.get(first) ?? first, ...path.slice(1)], which)
  }
  return { value: { value: renamed, spanOf }, diagnostics }
}

/** What the schema has accepted, as the rest of the program has it. */
export function toSideFile(
  checked: z.output<typeof sideFileSchema>,
  document: YamlDocument,
  file: SourceFile,
): SideFile {
  const source = (path: YamlPath): Span =>
    document.spanOf(path, 'value') ?? { file: file.name, start: 0, end: 0 }
  const text = (value: string | undefined, path: YamlPath): string | null =>
    value === undefined ? null : asWritten(value, file, source(path))
  return {
    metadata: {
      title: text(checked.title, ['title']),
      number: text(checked.number, ['number']),
      date: text(checked.date, ['date']),
      place: text(checked.place, ['place']),
      sender: text(checked.sender, ['sender']),
      addressee: text(checked.addressee, ['addressee']),
      archiveReference: text(checked.archive, ['archive']),
      ...(checked.classification === undefined ? {} : { classification: checked.classification }),
      ...(checked.shortTitle === undefined ? {} : { shortTitle: text(checked.shortTitle, ['shortTitle']) }),
      ...(checked.status === undefined ? {} : { status: checked.status }),
    },
    language: checked.language ?? null,
    style: checked.style ?? null,
    persons: checked.persons.map(({ key, name, forms, dates, gloss }, index) => ({
      ...(key === undefined ? {} : { key }),
      name,
      forms,
      dates: text(dates, ['persons', index, 'dates']),
      ...(gloss === undefined ? {} : { gloss }),
      source: source(['persons', index]),
    })),
    shortTitles: checked.shortTitles.map((each, index) => ({
      ...each,
      source: source(['shortTitles', index]),
    })),
  }
}

/** `0012` and `1.50` are numbers to YAML and lose their noughts; the source still has them. */
function asWritten(value: string, file: SourceFile, span: Span): string {
  const written = file.text.slice(span.start, span.end)
  return /^[+-]?[\d.]+$/.test(written) ? written : value
}
