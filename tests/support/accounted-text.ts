/** A source and the documents read from it → what of the source is neither printed nor a mark of the dialect; nothing, if all is well. */
import type { EditionDocument, Inline } from '../../src/edition/model.ts'
import { textParts } from '../../src/edition/visit.ts'

/** What may stand between printed texts: white space, calls, and the brackets and numbers of notes. */
const MARKUP =
  /^(?:\s|\ufeff|\[ ?(?:foot|end)noteRef ?: ?[^\][\s]{1,6}(?: ?\])?|\[(?:\d{1,6}|[a-z*†‡§]{1,2}):|\])*$/i

/** Each string is a stretch of the source that got lost, or says which text is doubled or changed. */
export function unaccountedText(source: string, documents: readonly EditionDocument[]): readonly string[] {
  const found: string[] = []
  const texts: Extract<Inline, { kind: 'text' }>[] = []
  for (const document of documents)
    for (const { block, note } of textParts(document)) {
      let last = -1
      for (const inline of block.content) {
        if (inline.kind !== 'text') continue
        if (inline.source.start < last) found.push(`out of order: ${inline.text}`)
        last = inline.source.start
        texts.push(inline)
        const written = source.slice(inline.source.start, inline.source.end)
        if (withoutSpace(written) !== withoutSpace(inline.text))
          found.push(`changed in ${note?.id ?? block.id}: ${inline.text}`)
      }
    }
  texts.sort((a, b) => a.source.start - b.source.start)
  let at = 0
  let brackets = 0
  const passOver = (gap: string): void => {
    if (!MARKUP.test(gap)) found.push(gap.trim())
    const marks = gap.replace(/\[ ?(?:foot|end)noteRef ?: ?[^\][\s]{1,6}(?: ?\])?/gi, '')
    brackets += marks.split('[').length - marks.split(']').length
  }
  for (const { text, source: span } of texts) {
    if (span.start < at) found.push(`printed twice: ${text}`)
    passOver(source.slice(at, span.start))
    at = Math.max(at, span.end)
  }
  passOver(source.slice(at))
  // A note has one bracket at each end, though the last may be missing: more closing ones would be text that got lost.
  if (brackets < 0) found.push('a closing bracket')
  return found
}

const withoutSpace = (text: string): string => text.replace(/\s/g, '')
