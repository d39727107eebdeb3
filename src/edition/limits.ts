/** An edition → the same without what no page could take in bearable time and memory, and what was left out. */
import { type Checked, type Diagnostic, errorAt, warningAt } from '../base/diagnostic.ts'
import type { Block, Edition, EditionDocument, Inline } from './model.ts'
import { textParts } from './visit.ts'

/** The longest paragraph of a real edition that we know has some 2,000; each note takes a millisecond and 20 KB. */
const MOST_CALLS = 5000
/** A table of 20,000 cells is a book of 500 pages. */
const MOST_CELLS = 20_000
/** Readers of PDF files refuse a page with more than 10,000 of them. */
const MOST_LINKS = 2000

/**
 * What can be set. A document with a paragraph of more than 5,000 note calls, or a table of more than 20,000 cells, is
 * left out as a whole: half a text would be worse than none. Links beyond 2,000 of a paragraph become text.
 * Codes: `edition/too-many-calls`, `/too-many-cells`, `/too-many-links`.
 */
export function withinLimits(edition: Edition): Checked<Edition> {
  const diagnostics: Diagnostic[] = []
  const documents: EditionDocument[] = []
  for (const document of edition.documents) {
    const beyond = beyondLimits(document)
    if (beyond !== null) diagnostics.push(beyond)
    else documents.push(withFewerLinks(document, diagnostics))
  }
  return { value: diagnostics.length === 0 ? edition : { ...edition, documents }, diagnostics }
}

function beyondLimits(document: EditionDocument): Diagnostic | null {
  for (const { block } of textParts(document)) {
    const calls = block.content.filter(inline => inline.kind === 'note-ref')
    if (calls.length > MOST_CALLS)
      return errorAt(
        'edition/too-many-calls',
        calls[MOST_CALLS]!.source,
        `${calls.length} notes are called in one paragraph; its document is not set`,
        `divide the paragraph: one may call ${MOST_CALLS} notes`,
      )
  }
  for (const [block, cells] of cellCounts(document.blocks))
    if (cells > MOST_CELLS)
      return errorAt(
        'edition/too-many-cells',
        block.source,
        `a table has ${cells} cells with text; its document is not set`,
        `divide the table: one may have ${MOST_CELLS} cells`,
      )
  return null
}

/** The first block of each table, and how many blocks stand in it. */
function cellCounts(blocks: readonly Block[]): Iterable<readonly [Block, number]> {
  const tables = new Map<string, readonly [Block, number]>()
  for (const block of blocks)
    for (const container of block.within ?? []) {
      if (container.kind !== 'table') continue
      const [first, count] = tables.get(container.id) ?? [block, 0]
      tables.set(container.id, [first, count + 1])
    }
  return tables.values()
}

function withFewerLinks(document: EditionDocument, diagnostics: Diagnostic[]): EditionDocument {
  const fewer = <T extends Block>(block: T): T => {
    const links = block.content.filter(isLink)
    if (links.length <= MOST_LINKS) return block
    diagnostics.push(
      warningAt(
        'edition/too-many-links',
        links[MOST_LINKS]!.source,
        `${links.length} links stand in one paragraph; from here on they are text`,
        `divide the paragraph: one may have ${MOST_LINKS} links`,
      ),
    )
    const beyond = new Set<Inline>(links.slice(MOST_LINKS))
    return {
      ...block,
      content: block.content.map(inline => (beyond.has(inline) ? unlinked(inline) : inline)),
    }
  }
  return {
    ...document,
    blocks: document.blocks.map(fewer),
    notes: document.notes.map(note => ({ ...note, paragraphs: note.paragraphs.map(fewer) })),
  }
}

const isLink = (inline: Inline): boolean => inline.kind === 'text' && inline.link !== undefined

function unlinked(inline: Inline): Inline {
  if (inline.kind !== 'text') return inline
  const { link: _, ...text } = inline
  return text
}
