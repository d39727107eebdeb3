/** The lines of one document in a Word file → its blocks, with ids, labels, containers and pictures. */
import type { Block, Container, Figure, Inline, Label, Paragraph } from '../edition/model.ts'
import { readLabel } from './seed-patterns.ts'
import type { Role } from './seed-roles.ts'
import { containersOf, isListItem, NOTHING_OPEN } from './word-containers.ts'
import type { WordInline } from './word-content.ts'
import type { LineRole, WordLine } from './word-lines.ts'
import { headingOf, type StyleRole } from './word-roles.ts'

export interface BlockSetting {
  /** `d1` */
  readonly document: string
  readonly makeInlines: (content: readonly WordInline[]) => readonly Inline[]
  readonly nextContainer: () => string
}

/** The roles are one for each line, in order. */
export function makeBlocks(
  lines: readonly WordLine[],
  roles: readonly LineRole[],
  setting: BlockSetting,
): readonly Block[] {
  const blocks: Block[] = []
  let open = NOTHING_OPEN
  const nextId = (): string => `${setting.document}.b${blocks.length + 1}`
  for (const [index, line] of lines.entries()) {
    const placed = containersOf(line, open, setting.nextContainer)
    open = placed.open
    const common = { ...withinOf(placed.within, setting.document), ...alignOf(line) }
    const figures = line.content.filter(each => each.kind === 'picture')
    const rest = line.content.filter(each => each.kind !== 'picture' && each.kind !== 'rule')
    if (line.content.some(each => each.kind === 'rule'))
      blocks.push({ kind: 'rule', id: nextId(), content: [], source: line.paragraph.source, ...common })
    const texts = rest.findIndex(each => each.kind === 'text' && each.text.trim() !== '')
    const before = figures.filter(
      each => texts < 0 || line.content.indexOf(each) < line.content.indexOf(rest[texts]!),
    )
    for (const picture of before) blocks.push({ ...figureOf(picture, nextId()), ...common })
    const content = setting.makeInlines(rest)
    const role = roles[index]!
    const figure = blocks[blocks.length - 1]
    const isCaption = role.kind === 'line' && role.role === 'caption'
    if (isCaption && figure?.kind === 'figure' && figure.content.length === 0)
      blocks[blocks.length - 1] = { ...figure, content, source: figure.source }
    else if (content.length > 0 || figures.length === 0 ? !isOnlyRule(line) : false)
      blocks.push(makeBlock(line, role, content, nextId(), common))
    for (const picture of figures)
      if (!before.includes(picture)) blocks.push({ ...figureOf(picture, nextId()), ...common })
  }
  return blocks
}

const isOnlyRule = ({ content }: WordLine): boolean =>
  content.some(each => each.kind === 'rule') && !content.some(each => each.kind === 'text')

/** Plain text that its author has centred or set to the right; a style with a role, and a cell, have their own way. */
function alignOf({ paragraph, style }: WordLine): { readonly align?: 'centre' | 'right' } {
  const { align } = paragraph.properties
  const own = style === null && paragraph.within.length === 0 && (align === 'centre' || align === 'right')
  return own ? { align } : {}
}

/** Containers of a part are counted in it; in the volume they carry the name of their document. */
function withinOf(
  within: readonly Container[],
  document: string,
): { readonly within?: readonly Container[] } {
  if (within.length === 0) return {}
  return { within: within.map(container => ({ ...container, id: `${document}.${container.id}` })) }
}

const figureOf = (
  { image, description, source }: Extract<WordInline, { kind: 'picture' }>,
  id: string,
): Figure => ({ kind: 'figure', id, image, description, content: [], source })

function makeBlock(
  line: WordLine,
  role: LineRole,
  content: readonly Inline[],
  id: string,
  common: Pick<Block, 'within' | 'align'>,
): Block {
  const { start, end } = line.seed
  const file = line.paragraph.source.file
  const source = { file, start, end: Math.max(start, end) }
  if (role.kind === 'heading') return { kind: 'heading', id, level: role.level, content, source, ...common }
  if (role.kind === 'line') return { kind: 'line', id, role: role.role, content, source, ...common }
  return { kind: 'paragraph', id, role: role.role, label: role.label, content, source, ...common }
}

/** The role of every line: that of its style, or the guess; levels shift by one under a title. */
export function rolesOfLines(
  lines: readonly WordLine[],
  guesses: ReadonlyMap<WordLine, Role>,
): readonly LineRole[] {
  const titled = lines.some(({ style }) => style?.kind === 'title' || style?.kind === 'document')
  let before: LineRole | null = null
  return lines.map(line => {
    const role: LineRole = line.goesOn && before !== null ? goingOn(before) : roleOf(line, guesses, titled)
    before = role
    return role
  })
}

/** What follows a line break is of the same kind; a paragraph goes on. */
const goingOn = (role: LineRole): LineRole =>
  role.kind === 'paragraph' && role.role !== 'verse'
    ? { kind: 'paragraph', role: 'continuation', label: null }
    : role

function roleOf(line: WordLine, guesses: ReadonlyMap<WordLine, Role>, titled: boolean): LineRole {
  // What stands in a table is no heading of the text, however it looks.
  const inTable = line.paragraph.within.length > 0
  if (line.style !== null && !(inTable && isHeading(line.style))) return styledRole(line, line.style, titled)
  const numbered = numberedRole(line)
  if (numbered !== null) return numbered
  return guesses.get(line) ?? { kind: 'paragraph', role: 'paragraph', label: null }
}

const isHeading = ({ kind }: StyleRole): boolean =>
  kind === 'heading' || kind === 'title' || kind === 'document'

function styledRole(line: WordLine, style: StyleRole, titled: boolean): LineRole {
  if (style.kind === 'title' || style.kind === 'document') return { kind: 'heading', level: 1 }
  if (style.kind === 'heading') {
    const role = titled ? headingOf(style.level + 1) : style
    return role.kind === 'heading' ? { kind: 'heading', level: role.level } : { kind: 'heading', level: 6 }
  }
  if (style.kind === 'line') return { kind: 'line', role: style.role }
  const label = numberedRole(line)?.label ?? readLabel(line.seed.text)
  return { kind: 'paragraph', role: style.role, label: style.role === 'verse' ? null : label }
}

type ParagraphRole = Extract<LineRole, { kind: 'paragraph' }>

/** Numbers that Word counts are certain, whatever their form. */
export function numberedRole(line: WordLine): ParagraphRole | null {
  const { label } = line.paragraph
  if (label === null || label.bullet || label.text === '') return null
  const own: Label = { text: label.text, supplied: false, value: label.value }
  const role: Paragraph['role'] = label.level > 0 && !isListItem(line) ? 'item' : 'paragraph'
  return { kind: 'paragraph', role, label: own }
}
