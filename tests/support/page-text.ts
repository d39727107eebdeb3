/** Pages made up → their text in the order in which it is drawn, and the text of each paragraph put together again. */

import type { Edition } from '../../src/edition/model.ts'
import { allTextParts, plainText } from '../../src/edition/visit.ts'
import type { Page } from '../../src/page/page.ts'
import { glyphsOf } from '../../src/paragraph/place-glyphs.ts'

/** The declared normalisation: white space does not count, nor a hyphen that ends a line. */
export const withoutSpace = (text: string): string => text.replace(/[\s\u00ad]+/gu, '')

/** What a reader of the PDF should find on a page. */
export function drawnText(page: Page): string {
  const pieces: string[] = []
  for (const area of page.areas) {
    for (const { line } of area.lines) {
      for (const { run, hyphen } of glyphsOf(line).runs)
        pieces.push(hyphen === 'none' ? run.text : run.text.slice(0, -1))
    }
  }
  return withoutSpace(pieces.join(''))
}

/** Paragraphs whose text on the pages is not the text of the edition, with both. */
export function changedParagraphs(edition: Edition, pages: readonly Page[]): readonly string[] {
  const printed = new Map<string, string>()
  for (const page of pages) {
    for (const area of page.areas) {
      for (const { line } of area.lines)
        printed.set(line.paragraph, (printed.get(line.paragraph) ?? '') + line.text)
    }
  }
  const changed: string[] = []
  for (const { id, block } of allTextParts(edition)) {
    const written = withoutSpace(plainText(block.content))
    const found = withoutSpace(printed.get(id) ?? '')
    if (written !== found) changed.push(`${id}: “${written}” is printed as “${found}”`)
  }
  return changed
}
