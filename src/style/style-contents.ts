/** The contents → styled paragraphs: a title for each entry, and the number of its page at the end of the line. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import type { ContentsEntry } from '../editorial/registers.ts'
import { shownTitle } from './document-titles.ts'
import { measureOf } from './measures.ts'
import type { LinkTarget, StyledBlock, StyledParagraph } from './styled-document.ts'
import type { Stylesheet, TypeStyle } from './stylesheet.ts'
import { textStyle } from './text-style.ts'
import { shortened } from './title-cuts.ts'
import { word } from './words.ts'

export interface StyledContents {
  readonly title: StyledBlock
  readonly head: string
  readonly entries: readonly StyledContentsEntry[]
}

export interface StyledContentsEntry {
  readonly paragraph: StyledParagraph
  readonly entry: ContentsEntry
  /** White over it, in lines. */
  readonly above: number
}

/** Documents with their headings, and what stands behind them all. */
export interface Listed {
  readonly documents: readonly ContentsEntry[]
  readonly registers: readonly ContentsEntry[]
}

/** Null when the style shows no contents, or the volume has too few documents. */
export function styleContents(
  { documents, registers }: Listed,
  stylesheet: Stylesheet,
  language: string,
): StyledContents | null {
  const { contents, body } = stylesheet
  const count = documents.filter(({ level }) => level === 1).length
  if (!contents.shown || count < contents.fewest) return null
  const listed = [...documents, ...registers].filter(({ level }) => level <= contents.levels)
  const head = word(stylesheet, language, 'contents')
  const measure = sp(measureOf(stylesheet) - contents.folioWidth)
  const title = lineOf(
    'contents.title',
    head,
    contents.title,
    null,
    measureOf(stylesheet),
    stylesheet,
    language,
  )
  return {
    title: {
      paragraph: { ...title, role: 'title', level: 1 },
      above: sp(contents.title.above * body.leading),
      below: sp(contents.title.below * body.leading),
      keepWithNext: true,
    },
    head,
    entries: listed.map((entry, index) => {
      const left = sp((entry.level - 1 + (entry.under ?? 0)) * contents.indent)
      const line = lineOf(
        `contents.${index}`,
        textOf(entry),
        contents,
        linkTo(entry),
        measure,
        stylesheet,
        language,
      )
      const hanging = { firstLeft: left, left: sp(left + contents.hanging) }
      const above = registers[0] === entry ? 1 : 0
      return { entry, above, paragraph: { ...line, ...hanging, breaking: stylesheet.lineBreaking } }
    }),
  }
}

/** The title, without the comma of a line that went on, and the date. */
function textOf({ title, date }: ContentsEntry): string {
  const shown = shortened(shownTitle(title, null), LONGEST_TITLE).replace(/[\s,;:]+$/u, '')
  if (date === undefined) return shown
  return `${shown}${/[.!?…]$/u.test(shown) ? '' : ','} ${date}`
}

/** About three lines. */
const LONGEST_TITLE = 200

/** The number of a page, at the right of the measure. */
export function contentsFolio(
  { id }: StyledParagraph,
  folio: string,
  entry: ContentsEntry,
  stylesheet: Stylesheet,
  language: string,
): StyledParagraph {
  const type: TypeStyle = { ...stylesheet.contents, align: 'right' }
  return lineOf(`${id}.folio`, folio, type, linkTo(entry), measureOf(stylesheet), stylesheet, language)
}

const linkTo = ({ at, title }: ContentsEntry): LinkTarget => ({ to: `p ${at.paragraph}`, description: title })

function lineOf(
  id: string,
  text: string,
  type: TypeStyle,
  link: LinkTarget | null,
  measure: Sp,
  stylesheet: Stylesheet,
  language: string,
): StyledParagraph {
  return {
    id,
    role: 'contents-entry',
    note: null,
    level: 0,
    inlines: [{ kind: 'text', text, offset: null, style: textStyle(type, stylesheet, language), link }],
    language,
    measure,
    leading: type.leading,
    left: ZERO,
    firstLeft: ZERO,
    labelLength: 0,
    align: type.align,
    breaking: { ...stylesheet.lineBreaking, hyphenate: false },
    variants: false,
  }
}
