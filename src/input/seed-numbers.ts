/** The numbered paragraphs of a document → warnings where the numbers jump or fall without an elision beside them. */
import { type Diagnostic, warningAt } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import type { EditionDocument, Label } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'

/** `[…]`, `[...]`, a line of dots or asterisks: the editor left something out here. */
const ELISION = /\[\s*(?:…|\.\s?\.\s?\.)\s*\]|^[\s.*…]{3,}$/

interface Numbered {
  readonly value: number
  readonly span: Span
  /** An elision stands between this paragraph and the one numbered before it, or in that one. */
  readonly afterElision: boolean
}

/** Only where the document counts at all: two numbers that follow each other must be there. */
export function checkParagraphNumbers(document: EditionDocument): readonly Diagnostic[] {
  const numbered = collect(document)
  const counts = numbered.some((each, index) => index > 0 && each.value === numbered[index - 1]!.value + 1)
  if (!counts) return []
  const found: Diagnostic[] = []
  for (const [index, { value, span, afterElision }] of numbered.entries()) {
    const before = numbered[index - 1]?.value
    if (before === undefined || value === before + 1 || value === 1) continue
    if (value > before + 1 && afterElision) continue
    found.push(
      value > before
        ? warningAt(
            'seed/paragraph-number-jump',
            span,
            `paragraph ${value} follows paragraph ${before}`,
            'put in what was lost; where paragraphs are left out on purpose, write “[…]” between them',
          )
        : warningAt(
            'seed/paragraph-number-order',
            span,
            `paragraph ${value} follows paragraph ${before}`,
            'number the paragraphs in their order',
          ),
    )
  }
  return found
}

function collect(document: EditionDocument): readonly Numbered[] {
  const numbered: Numbered[] = []
  let afterElision = false
  for (const block of document.blocks) {
    const text = plainText(block.content)
    // The items of a list are counted by themselves, and by the format.
    const listed = block.within?.some(each => each.kind === 'list') === true
    const label: Label | null =
      block.kind === 'paragraph' && block.role !== 'item' && !listed ? block.label : null
    if (label !== null && label.value !== null) {
      const span = { ...block.source, end: block.source.start + label.text.length }
      numbered.push({ value: label.value, span, afterElision })
      afterElision = false
    }
    if (ELISION.test(text)) afterElision = true
  }
  return numbered
}
