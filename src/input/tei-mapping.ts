/** `tei-mapping.yaml` beside a TEI file → rules that go before those of the table, checked key by key. */
import { type Checked, warningAt } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import { decodeSource } from './decode.ts'
import type { FilesBeside } from './read-edition.ts'
import { checkAgainst, z } from './schema.ts'
import { TEI_ROLES, type TeiRule } from './tei-rules.ts'
import { parseYaml } from './yaml.ts'

export const MAPPING_FILE = 'tei-mapping.yaml'

const MARKS = [
  ...(['italic', 'bold', 'small-caps', 'superscript', 'subscript', 'underline', 'strikethrough'] as const),
  ...(['letterspaced', 'monospace', 'editorial', 'supplied', 'unclear', 'deleted', 'added', 'sic'] as const),
] as const

const valuesSchema = z.union([z.string(), z.array(z.string())])

const ruleSchema = z
  .strictObject({
    element: z.string().describe('The name of the element, without a prefix: “seg”.'),
    when: z
      .record(z.string(), valuesSchema)
      .optional()
      .describe('Attributes with the values of which each must have one; “*” is any value.'),
    parent: valuesSchema.optional().describe('Names of which the parent must have one.'),
    role: z.enum(TEI_ROLES).describe('What the element means.'),
    marks: z.array(z.enum(MARKS)).optional().describe('Looks of its text.'),
    series: z.string().optional().describe('For a note: the series of the style.'),
    name: z
      .enum(['person', 'place', 'organisation', 'work', 'event', 'other'])
      .optional()
      .describe('For a name: what it names.'),
  })
  .describe('One rule; the first that fits an element holds.')

/** The keys of a mapping file; `docs/tei.md` describes them for editors. */
export const mappingSchema = z.strictObject({
  rules: z.array(ruleSchema).default([]).describe('Rules that go before those of the program.'),
})

/** The rules of the mapping file beside a source; none when there is no such file. Codes: `tei-mapping/…`. */
export function readMapping(
  beside: FilesBeside | undefined,
): Checked<{ readonly rules: readonly TeiRule[]; readonly files: readonly SourceFile[] }> {
  const bytes = beside?.(MAPPING_FILE) ?? 'missing'
  const none = { rules: [], files: [] }
  if (bytes === 'missing') return { value: none, diagnostics: [] }
  if (typeof bytes === 'string') {
    const span = { file: MAPPING_FILE, start: 0, end: 0 }
    return {
      value: none,
      diagnostics: [
        warningAt(
          'tei-mapping/not-read',
          span,
          'the mapping cannot be read',
          'put the file itself beside the source, not a link to one elsewhere',
        ),
      ],
    }
  }
  const decoded = decodeSource(MAPPING_FILE, bytes)
  const parsed = parseYaml(decoded.value)
  const checked =
    parsed.value.value === null
      ? { value: null, diagnostics: [] }
      : checkAgainst(mappingSchema, parsed.value, 'tei-mapping')
  return {
    value: { rules: (checked.value?.rules ?? []).map(ruleOf), files: [decoded.value] },
    diagnostics: [...decoded.diagnostics, ...parsed.diagnostics, ...checked.diagnostics],
  }
}

function ruleOf(written: z.infer<typeof ruleSchema>): TeiRule {
  const { element, role, when, parent, marks, series, name } = written
  return {
    element,
    role,
    ...(when === undefined
      ? {}
      : { when: Object.fromEntries(Object.entries(when).map(([key, values]) => [key, listOf(values)])) }),
    ...(parent === undefined ? {} : { parent: listOf(parent) }),
    ...(marks === undefined ? {} : { marks }),
    ...(series === undefined ? {} : { series }),
    ...(name === undefined ? {} : { name }),
  }
}

const listOf = (values: string | readonly string[]): readonly string[] =>
  typeof values === 'string' ? [values] : values
