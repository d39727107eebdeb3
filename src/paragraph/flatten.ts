/** StyledParagraph → one string, with the inline that each stretch of it comes from. */
import type { StyledInline, StyledParagraph } from '../style/styled-document.ts'

type TextInline = Extract<StyledInline, { kind: 'text' }>
type ObjectInline = Exclude<StyledInline, { kind: 'text' }>

/** A stretch of the flat text in one look. */
export interface TextSpan {
  readonly start: number
  readonly end: number
  readonly inline: TextInline
}

/** A note call or fixed white, standing before the character at `at`. */
export interface PlacedObject {
  readonly at: number
  readonly inline: ObjectInline
}

export interface FlatText {
  readonly text: string
  readonly spans: readonly TextSpan[]
  readonly objects: readonly PlacedObject[]
  readonly objectOffsets: ReadonlySet<number>
}

export function flatten(paragraph: StyledParagraph): FlatText {
  let text = ''
  const spans: TextSpan[] = []
  const objects: PlacedObject[] = []
  for (const inline of paragraph.inlines) {
    if (inline.kind !== 'text') {
      objects.push({ at: text.length, inline })
    } else if (inline.text.length > 0) {
      spans.push({ start: text.length, end: text.length + inline.text.length, inline })
      text += inline.text
    }
  }
  return { text, spans, objects, objectOffsets: new Set(objects.map(object => object.at)) }
}

/** The span that holds the character at `at`, by bisection. */
export function spanAt(flat: FlatText, at: number): TextSpan | undefined {
  let low = 0
  let high = flat.spans.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (flat.spans[middle]!.start <= at) low = middle
    else high = middle - 1
  }
  const span = flat.spans[low]
  return span !== undefined && span.start <= at && at < span.end ? span : undefined
}

/** The offset in the paragraph's plain text of a place in the flat text; null in text that the style adds. */
export function plainOffset(span: TextSpan, at: number): number | null {
  return span.inline.offset === null ? null : span.inline.offset + (at - span.start)
}
