/** `word-mapping.yaml` beside the Word files → which role each of the user's own styles has, checked key by key. */
import type { Checked } from '../base/diagnostic.ts'
import type { SourceFile } from '../base/span.ts'
import { checkAgainst, z } from './schema.ts'
import {
  CHARACTER_ROLES,
  type CharacterRole,
  NO_MAPPING,
  PARAGRAPH_ROLES,
  type StyleMapping,
  type StyleRole,
} from './word-roles.ts'
import { parseYaml } from './yaml.ts'

export const MAPPING_FILE = 'word-mapping.yaml'

const wordOf = (words: readonly string[]) => z.enum(words as [string, ...string[]])

/** The keys of the file; `docs/word.md` describes them. */
export const wordMappingSchema = z
  .strictObject({
    paragraphs: z
      .record(z.string(), wordOf(Object.keys(PARAGRAPH_ROLES)))
      .default({})
      .describe('The name of a paragraph style, as Word shows it, and what its paragraphs are.'),
    characters: z
      .record(z.string(), wordOf(Object.keys(CHARACTER_ROLES)))
      .default({})
      .describe('The name of a character style, and what its words are.'),
  })
  .describe('What the styles of Word files mean.')

/** Codes: `word-mapping/unknown-key`, `/wrong-type`, `/bad-value`, and those of `parseYaml`. */
export function readMapping(file: SourceFile): Checked<StyleMapping> {
  const yaml = parseYaml(file)
  if (yaml.value.value === null) return { value: NO_MAPPING, diagnostics: yaml.diagnostics }
  const checked = checkAgainst(wordMappingSchema, yaml.value, 'word-mapping')
  const diagnostics = [...yaml.diagnostics, ...checked.diagnostics]
  if (checked.value === null) return { value: NO_MAPPING, diagnostics }
  const { paragraphs, characters } = checked.value
  return {
    value: {
      paragraphs: rolesOf<StyleRole>(paragraphs, PARAGRAPH_ROLES),
      characters: rolesOf<CharacterRole>(characters, CHARACTER_ROLES),
    },
    diagnostics,
  }
}

const rolesOf = <T>(
  written: Readonly<Record<string, string>>,
  roles: Readonly<Record<string, T>>,
): ReadonlyMap<string, T> =>
  new Map(Object.entries(written).map(([style, role]) => [style.toLowerCase().trim(), roles[role]!]))
