/** A volume's pages → the display list: outline, information and paragraph roles gathered for the painter. */
import type { Edition } from '../edition/model.ts'
import type { MadeRegisters } from '../page/make-registers.ts'
import type { Page } from '../page/page.ts'
import { placeAndDate } from '../style/document-titles.ts'
import type { StyledDocument, StyledParagraph } from '../style/styled-document.ts'
import type { DisplayList, OutlineEntry } from './display-list.ts'
import { paint as paintPages } from './paint.ts'

export function paint(
  edition: Edition,
  documents: readonly StyledDocument[],
  registers: MadeRegisters,
  pages: readonly Page[],
): DisplayList {
  const paragraphs = new Map<string, StyledParagraph>()
  for (const document of documents) {
    for (const block of document.flow) paragraphs.set(block.paragraph.id, block.paragraph)
    for (const note of document.notes.values())
      for (const each of note.paragraphs) paragraphs.set(each.id, each)
  }
  for (const paragraph of registers.paragraphs) paragraphs.set(paragraph.id, paragraph)
  return paintPages({
    pages,
    paragraphs,
    outline: [...documents.flatMap(documentOutline), ...registers.outline],
    information: information(edition, documents),
  })
}

/** The document, with its headings under it. */
function documentOutline(document: StyledDocument): readonly OutlineEntry[] {
  const first = document.flow[0]
  if (first === undefined) return []
  const headings = document.flow.filter((block, index) => index > 0 && block.paragraph.role === 'heading')
  const children = headings.map(block => ({
    title: wordsOf(block.paragraph),
    to: `p ${block.paragraph.id}`,
    children: [],
  }))
  return [{ title: document.title, to: `p ${first.paragraph.id}`, children }]
}

function wordsOf(paragraph: StyledParagraph): string {
  const text = paragraph.inlines.map(inline => (inline.kind === 'text' ? inline.text : '')).join('')
  return text.replace(/\s+/g, ' ').trim()
}

function information(edition: Edition, documents: readonly StyledDocument[]): DisplayList['information'] {
  const only = edition.documents.length === 1 ? edition.documents[0] : undefined
  return {
    title: edition.title ?? documents[0]?.title ?? 'Untitled',
    author: only?.metadata.sender ?? null,
    subject: only === undefined ? null : placeAndDate(only),
    language: edition.language,
  }
}
