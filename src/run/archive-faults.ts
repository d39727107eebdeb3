/** An edition and its pages → what keeps the file out of an archive, each fault with its place and what mends it. */
import { type Diagnostic, errorAt } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import type { DisplayList, StructureNode } from '../display/display-list.ts'
import type { Edition } from '../edition/model.ts'
import { allTextParts } from '../edition/visit.ts'

/** As veraPDF reads ISO 32000-1, 14.9.2: subtags of one to eight letters and figures. */
const LANGUAGE_TAG = /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/
const UNDETERMINED = /^(?:und|mul|zxx|mis)?(?:-|$)/i

/**
 * Codes: `archive/no-title`, `/no-language`, `/language-tag`, `/missing-glyph`, `/no-description`. Each is an error, and
 * with one of them no file is written: PDF/A-2a and PDF/UA-1 would be claimed of a file that does not satisfy them.
 * `found` is what setting the edition has reported.
 */
export function archiveFaults(
  edition: Edition,
  display: DisplayList,
  found: readonly Diagnostic[],
): readonly Diagnostic[] {
  return [
    ...titleFaults(edition, display),
    ...languageFaults(edition),
    ...glyphFaults(found),
    ...pictureFaults(edition, display),
  ]
}

const firstPlace = (edition: Edition): Span | null => edition.documents[0]?.blocks[0]?.source ?? null

function titleFaults(edition: Edition, { information }: DisplayList): readonly Diagnostic[] {
  if (information.title.trim() !== '') return []
  return [
    errorAt(
      'archive/no-title',
      firstPlace(edition),
      'the edition has no title, which a file for an archive must have',
      'give a title in the file beside the text, or a heading in it',
    ),
  ]
}

function languageFaults(edition: Edition): readonly Diagnostic[] {
  const faults: Diagnostic[] = []
  for (const { language, blocks } of edition.documents) {
    if (language !== '' && !UNDETERMINED.test(language)) continue
    faults.push(
      errorAt(
        'archive/no-language',
        blocks[0]?.source ?? null,
        'nothing says in which language the document is, which a screen reader must know',
        'give its language in the file beside the text, such as `language: en-GB`',
      ),
    )
  }
  const seen = new Set<string>()
  const check = (language: string | undefined, span: Span | null): void => {
    if (language === undefined || language === '' || LANGUAGE_TAG.test(language) || seen.has(language)) return
    seen.add(language)
    faults.push(
      errorAt(
        'archive/language-tag',
        span,
        `“${language.slice(0, 40)}” is no language tag`,
        'write a tag of BCP 47, such as en-GB, la or grc',
      ),
    )
  }
  check(edition.language, firstPlace(edition))
  for (const { language, blocks } of edition.documents) check(language, blocks[0]?.source ?? null)
  for (const { block } of allTextParts(edition)) {
    check(block.language, block.source)
    for (const inline of block.content) if (inline.kind === 'text') check(inline.language, inline.source)
  }
  return faults
}

/** Setting has named each character; this says what follows for an archive. */
function glyphFaults(found: readonly Diagnostic[]): readonly Diagnostic[] {
  const missing = found.filter(({ code }) => code === 'font/missing-glyph')
  const [first] = missing
  if (first === undefined) return []
  const characters = missing.length === 1 ? 'a character' : `${missing.length} characters`
  return [
    errorAt(
      'archive/missing-glyph',
      first.span,
      `no font of the style has ${characters} of the text; a file for an archive must show every one`,
      'name a family that has them under fonts.text of the style, or build with --profile screen',
    ),
  ]
}

/** A caption or the name of a file stands in for a description elsewhere; it does not say what there is to see. */
function pictureFaults(edition: Edition, { structure }: DisplayList): readonly Diagnostic[] {
  if (!hasFigure(structure)) return []
  return [...allTextParts(edition)].flatMap(({ block }) =>
    block.kind !== 'figure' || block.image === null || (block.description ?? '').trim() !== ''
      ? []
      : [
          errorAt(
            'archive/no-description',
            block.source,
            'the picture has no description for those who cannot see it',
            'say in words what it shows, where the source names it',
          ),
        ],
  )
}

const hasFigure = (node: StructureNode): boolean => node.tag === 'Figure' || node.children.some(hasFigure)
