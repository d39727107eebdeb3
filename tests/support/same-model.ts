/** Two editions, perhaps from sources of different formats → the same data where they say the same: without spans, equal texts joined. */
import type { Block, Container, Edition, EditionDocument, Inline } from '../../src/edition/model.ts'

/** Of a document all that matters, whatever source it came from. */
export function essence(document: EditionDocument): unknown {
  const mentions = new Map<number, number>()
  const containers = new Map<string, string>()
  const inline = (each: Inline): unknown => {
    if (each.kind !== 'text' || each.names === undefined) return each
    const names = each.names.map(name => {
      if (!mentions.has(name.mention)) mentions.set(name.mention, mentions.size + 1)
      return { ...name, mention: mentions.get(name.mention) }
    })
    return { ...each, names }
  }
  const container = (each: Container): unknown => {
    if (!containers.has(each.id)) containers.set(each.id, `c${containers.size + 1}`)
    return { ...each, id: containers.get(each.id) }
  }
  const block = (each: Block): unknown => ({
    ...each,
    within: (each.within ?? []).map(container),
    content: joined(each.content).map(inline),
  })
  const { source: _, ...rest } = document
  return withoutSpans({
    ...rest,
    blocks: document.blocks.map(block),
    notes: document.notes.map(note => ({ ...note, paragraphs: note.paragraphs.map(block) })),
  })
}

export const essenceOf = (edition: Edition): unknown => edition.documents.map(essence)

function joined(content: readonly Inline[]): readonly Inline[] {
  const result: Inline[] = []
  for (const inline of content) {
    const last = result[result.length - 1]
    if (inline.kind === 'text' && last?.kind === 'text' && look(inline) === look(last))
      result[result.length - 1] = { ...last, text: last.text + inline.text }
    else if (inline.kind !== 'text' || inline.text !== '') result.push(inline)
  }
  return result
}

const look = ({ text: _, source: __, ...rest }: Extract<Inline, { kind: 'text' }>): string =>
  JSON.stringify(rest, Object.keys(rest).sort().concat(['kind', 'key', 'mention', 'text']))

/** The same without any `source` that is a span, at any depth. */
function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, each]) => !(key === 'source' && typeof each === 'object') && each !== undefined)
      .map(([key, each]) => [key, withoutSpans(each)]),
  )
}
