/** Lines of Word in order → the containers around each: lists by their numbering, quotations and stanzas by their styles. */
import type { Container } from '../edition/model.ts'
import type { WordLine } from './word-lines.ts'
import type { ListLabel } from './word-numbering.ts'

interface OpenLevel {
  readonly list: Container
  readonly item: Container
  readonly numbering: string
}

/** What stands open between two lines; one for each text that is walked through. */
export interface OpenContainers {
  readonly around: string
  readonly levels: readonly OpenLevel[]
  /** The container that the style of the last line asked for. */
  readonly styled: Container | null
}

export const NOTHING_OPEN: OpenContainers = { around: '', levels: [], styled: null }

/** Numbers that hang out beside their text make a list; numbers inside it are numbered paragraphs. */
export function isListItem({ paragraph, style }: WordLine): boolean {
  const { label, properties } = paragraph
  if (label === null || (style !== null && style.kind !== 'paragraph')) return false
  if (label.bullet) return !isBlank(label)
  return label.text !== '' && (label.firstLine ?? properties.firstLine ?? 0) < 0
}

/** A bullet that prints nothing is how programs put a further paragraph into an item. */
const isBlank = ({ bullet, text }: ListLabel): boolean => bullet && text.trim() === ''

export function containersOf(
  line: WordLine,
  open: OpenContainers,
  nextId: () => string,
): { readonly within: readonly Container[]; readonly open: OpenContainers } {
  const outer = line.paragraph.within
  const around = outer.map(({ id }) => id).join(' ')
  const before = open.around === around ? open : { ...NOTHING_OPEN, around }
  if (line.goesOn && before.levels.length > 0)
    return { within: [...outer, ...flat(before.levels)], open: before }
  if (isListItem(line) && line.paragraph.label !== null) {
    const levels = withItem(before.levels, line.paragraph.label, nextId)
    return { within: [...outer, ...flat(levels)], open: { around, levels, styled: null } }
  }
  const { label } = line.paragraph
  const inItem = label !== null && isBlank(label) ? before.levels.slice(0, label.level + 1) : []
  if (inItem.length > 0)
    return { within: [...outer, ...flat(inItem)], open: { around, levels: inItem, styled: null } }
  const kind = line.style?.kind === 'paragraph' ? line.style.container : null
  if (kind === null) return { within: outer, open: { ...NOTHING_OPEN, around } }
  // An empty line ends a stanza, but not a quotation of several paragraphs.
  const same = before.styled?.kind === kind && !(kind === 'stanza' && line.afterBlank)
  const styled: Container = same && before.styled !== null ? before.styled : { id: nextId(), kind }
  return { within: [...outer, styled], open: { around, levels: [], styled } }
}

const flat = (levels: readonly OpenLevel[]): readonly Container[] =>
  levels.flatMap(({ list, item }) => [list, item])

function withItem(
  levels: readonly OpenLevel[],
  label: ListLabel,
  nextId: () => string,
): readonly OpenLevel[] {
  const depth = Math.min(label.level, levels.length)
  const kept = levels.slice(0, depth)
  const here = levels[depth]
  const goesOn = here !== undefined && here.numbering === label.list && levels.length > depth
  const list: Container = goesOn
    ? here.list
    : { id: nextId(), kind: 'list', ordering: label.bullet ? 'bulleted' : 'numbered' }
  return [...kept, { list, item: { id: nextId(), kind: 'item' }, numbering: label.list }]
}
