/** The containers of a block → the room that it has, its type, the group it belongs to. */
import { type Sp, sp } from '../base/length.ts'
import type { Block, Container, Mark } from '../edition/model.ts'
import type { BlockStyle, BlocksStyle, Stylesheet, TypeStyle } from './stylesheet.ts'

/** What the things that a block stands in make of it. */
export interface Surroundings {
  /** What its lines are shorter by, beside their indents. */
  readonly left: Sp
  readonly right: Sp
  readonly type: TypeStyle
  /** Indent of first lines that are indented; null for that of the body. */
  readonly indent: Sp | null
  readonly added: readonly Mark[]
  readonly keepsWhite: boolean
}

type SetApart = Exclude<keyof BlocksStyle, 'list' | 'verse' | 'rule'>

const SET_APART: readonly string[] = [
  'quotation',
  'preformatted',
  'editorial-note',
  'postscript',
  'enclosure',
] satisfies readonly SetApart[]

const isSetApart = (kind: string): kind is SetApart => SET_APART.includes(kind)

export const containersOf = (block: Block): readonly Container[] => block.within ?? []

/** The style of a container that sets apart what stands in it. */
const styleOf = ({ kind }: Container, { blocks }: Stylesheet): BlockStyle | null =>
  isSetApart(kind) ? blocks[kind] : null

/** @param type the type of what is in no container: of the body, of a note, of a cell */
export function surroundings(
  within: readonly Container[],
  type: TypeStyle,
  stylesheet: Stylesheet,
): Surroundings {
  let left = 0
  let right = 0
  let own: TypeStyle = type
  let indent: Sp | null = null
  for (const container of within) {
    if (container.kind === 'item') left += itemIndent(type, stylesheet)
    const style = styleOf(container, stylesheet)
    if (style === null) continue
    left += style.left
    right += style.right
    indent = style.indent
    own = typeIn(style, own, type === stylesheet.body)
  }
  const typed = within.some(container => container.kind === 'preformatted')
  return {
    left: sp(left),
    right: sp(right),
    type: own,
    indent,
    added: typed ? ['monospace'] : [],
    keepsWhite: typed,
  }
}

/** What the text of an item stands in by: less in smaller type. */
export const itemIndent = ({ size }: TypeStyle, { blocks, body }: Stylesheet): Sp =>
  sp((blocks.list.indent * size) / body.size)

/** In the body a container has its own type, smaller as it may be; in notes and cells the size is theirs. */
const typeIn = (style: BlockStyle, outer: TypeStyle, inBody: boolean): TypeStyle =>
  inBody
    ? { ...style, size: sp(Math.min(style.size, outer.size)) }
    : { ...style, size: outer.size, leading: outer.leading }

/** The outermost container that sets apart: what stands in it is one group. */
export function groupOf(within: readonly Container[]): string | null {
  const found = within.find(({ kind }) => isSetApart(kind) || kind === 'list' || kind === 'table')
  return found?.id ?? null
}

/** White that a container asks for around what stands in it, in lines. A list in a list asks for none. */
export function whiteOf(
  container: Container,
  within: readonly Container[],
  stylesheet: Stylesheet,
): { readonly above: number; readonly below: number } {
  const style = styleOf(container, stylesheet)
  if (style !== null) return style
  if (container.kind === 'table') return stylesheet.table
  if (container.kind !== 'list') return NO_WHITE
  const outer = within.find(({ kind }) => kind === 'list')
  return outer === undefined || outer.id === container.id ? stylesheet.blocks.list : NO_WHITE
}

export const NO_WHITE = { above: 0, below: 0 }

/** Containers of one block that the other does not stand in. */
export function containersNotOf(block: Block, other: Block | null): readonly Container[] {
  const others = new Set(other === null ? [] : containersOf(other).map(({ id }) => id))
  return containersOf(block).filter(({ id }) => !others.has(id))
}
