/** An edition as it is compared with another: without spans, with neighbouring texts of one look joined, ids of containers and names counted anew. */
import type { Block, Container, Edition, EditionDocument, Inline, Reading } from '../../src/edition/model.ts'

export function comparable(edition: Edition): unknown {
  return edition.documents.map(comparableDocument)
}

function comparableDocument(document: EditionDocument): unknown {
  const {
    source: _,
    blocks,
    notes,
    variants,
    persons,
    shortTitles,
    witnesses,
    entities,
    listedWorks,
    ...rest
  } = document
  const ids = new Map<string, number>()
  const mentions = new Map<number, number>()
  const number = <T>(known: Map<T, number>, key: T): number => {
    if (!known.has(key)) known.set(key, known.size + 1)
    return known.get(key)!
  }
  const container = ({ id, ...own }: Container): unknown => ({ ...own, id: number(ids, id) })
  const inlines = (content: readonly Inline[], counted = mentions): readonly unknown[] => {
    const joined: Record<string, unknown>[] = []
    for (const inline of content) {
      const { source: __, ...own } = inline
      if (own.kind !== 'text') {
        joined.push(own)
        continue
      }
      if (own.text === '') continue
      const { text, names, marks, ...look } = own
      const key = {
        ...look,
        marks: [...marks].sort(),
        ...(names === undefined || names.length === 0
          ? {}
          : { names: names.map(name => ({ ...name, mention: number(counted, name.mention) })) }),
      }
      const last = joined.at(-1)
      if (
        last !== undefined &&
        JSON.stringify({ ...last, text: '' }) === JSON.stringify({ ...key, text: '' })
      )
        last['text'] = `${String(last['text'])}${text}`
      else joined.push({ ...key, text })
    }
    return joined
  }
  const block = ({ source: __, within, content, ...own }: Block): unknown => ({
    ...own,
    content: inlines(content),
    within: (within ?? []).map(container),
  })
  const bare = <T extends { readonly source: unknown }>({ source: __, ...own }: T): unknown => own
  const reading = ({ source: __, content, ...own }: Reading): unknown => ({
    ...own,
    content: inlines(content, new Map()),
  })
  return {
    ...rest,
    blocks: blocks.map(block),
    notes: notes.map(({ source: __, paragraphs, ...own }) => ({ ...own, paragraphs: paragraphs.map(block) })),
    persons: persons.map(bare),
    shortTitles: shortTitles.map(bare),
    witnesses: (witnesses ?? []).map(bare),
    entities: (entities ?? []).map(bare),
    works: (listedWorks ?? []).map(({ source: __, content, ...own }) => ({
      ...own,
      content: inlines(content),
    })),
    variants: (variants ?? []).map(({ source: __, readings, ...own }) => ({
      ...own,
      readings: readings.map(reading),
    })),
  }
}
