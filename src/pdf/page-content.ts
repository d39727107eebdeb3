/** The draw operations of a page → its content stream, and which parts of it belong to which structure. */
import { roundedPoints } from '../base/length.ts'
import type { Belonging, DisplayPage, DrawOp, StructureId } from '../display/display-list.ts'
import type { Picture } from '../galley/picture.ts'
import type { EmbeddedFonts } from './embed-fonts.ts'
import { initialTextState, paintLine } from './line-content.ts'
import { thousandths, utf16Hex } from './pdf-value.ts'
import type { ActualText } from './to-unicode.ts'

export type LinkOp = Extract<DrawOp, { op: 'link' }>

/** What a page gives to the structure, in reading order: pieces of the stream by their MCID, and links. */
export type PageItem =
  | { readonly kind: 'marked'; readonly of: StructureId; readonly mcid: number }
  | { readonly kind: 'link'; readonly link: LinkOp }

export interface PageContent {
  readonly stream: string
  readonly items: readonly PageItem[]
}

/** ISO 32000-1, 14.8.2.2; the names of folios and line numbers are those of ISO 32000-2, which 1.7 allows for. */
const ARTIFACT_PROPERTIES: Readonly<Record<Extract<Belonging, { kind: 'artifact' }>['as'], string>> = {
  'running-head': '/Type /Pagination /Subtype /Header',
  folio: '/Type /Pagination /Subtype /PageNum',
  rule: '/Type /Layout',
  'line-number': '/Type /Pagination /Subtype /LineNum',
  repeated: '/Type /Pagination',
}

const BLACK = '0 g'
/** Dark blue: 11 : 1 on white, far over the 4.5 : 1 that WCAG 2.1, 1.4.3 asks for, and unlike black at a glance. */
const LINK_COLOUR = '0 0.2 0.6 rg'

/**
 * `tagOf` names the structure type of every node. Text is black, which is
 * what a page begins with, but for links where they are to be coloured.
 */
export function pageContent(
  page: DisplayPage,
  fonts: EmbeddedFonts,
  tagOf: (of: StructureId) => string,
  colouredLinks = false,
  nameOf: (picture: Picture) => string = () => {
    throw new Error('a page with pictures needs names for them')
  },
): PageContent {
  const out: string[] = []
  const items: PageItem[] = []
  const text = initialTextState()
  const height = roundedPoints(page.height)
  let piece: { readonly belongs: Belonging; readonly actual: ActualText | null } | null = null
  let mcid = 0
  let colour = BLACK

  // Pieces follow one another and are never nested, not even for ActualText: readers lose the outer one (poppler 22).
  const enter = (belongs: Belonging, actual: ActualText | null): void => {
    if (piece !== null && piece.actual === actual && sameBelonging(piece.belongs, belongs)) return
    if (piece !== null) out.push('EMC')
    out.push(beginMarked(belongs, mcid, actual, tagOf))
    const isLink = colouredLinks && belongs.kind === 'content' && tagOf(belongs.of) === 'Link'
    if (colour !== (isLink ? LINK_COLOUR : BLACK)) {
      colour = isLink ? LINK_COLOUR : BLACK
      out.push(colour)
    }
    if (belongs.kind === 'content') items.push({ kind: 'marked', of: belongs.of, mcid: mcid++ })
    piece = { belongs, actual }
  }
  for (const op of page.ops) {
    if (op.op === 'link') items.push({ kind: 'link', link: op })
    else if (op.op === 'picture') {
      enter(op.belongs, null)
      out.push(paintPicture(op, height, nameOf(op.picture)))
    } else if (op.op === 'rule') {
      enter(op.belongs, null)
      out.push(paintRule(op, height))
    } else paintLine(op, height, fonts, text, out, actual => enter(op.belongs, actual))
  }
  if (piece !== null) out.push('EMC')
  return { stream: out.join('\n'), items }
}

function beginMarked(
  belongs: Belonging,
  mcid: number,
  actual: ActualText | null,
  tagOf: (of: StructureId) => string,
): string {
  if (belongs.kind === 'artifact') return `/Artifact <<${ARTIFACT_PROPERTIES[belongs.as]}>> BDC`
  return actual === null
    ? `/${tagOf(belongs.of)} <</MCID ${mcid}>> BDC`
    : `/Span <</MCID ${mcid} /ActualText <feff${utf16Hex(actual.text)}>>> BDC`
}

const sameBelonging = (one: Belonging, other: Belonging): boolean =>
  one.kind === 'content'
    ? other.kind === 'content' && one.of === other.of
    : other.kind === 'artifact' && one.as === other.as

function paintPicture(
  { rect }: Extract<DrawOp, { op: 'picture' }>,
  pageHeight: number,
  name: string,
): string {
  const [x, width, height] = [roundedPoints(rect.x), roundedPoints(rect.width), roundedPoints(rect.height)]
  const bottom = thousandths(pageHeight - roundedPoints(rect.y) - height)
  return `q\n${width} 0 0 ${height} ${x} ${bottom} cm\n/${name} Do\nQ`
}

function paintRule({ rect }: Extract<DrawOp, { op: 'rule' }>, pageHeight: number): string {
  const [x, width, thickness] = [roundedPoints(rect.x), roundedPoints(rect.width), roundedPoints(rect.height)]
  const bottom = thousandths(pageHeight - roundedPoints(rect.y) - thickness)
  return `${x} ${bottom} ${width} ${thickness} re f`
}
