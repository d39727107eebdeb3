/** Blocks with their containers → chunks of Markdown lines, an empty line between any two. */
import type { Block, Container, Figure, Inline, Label, Paragraph } from '../edition/model.ts'
import { plainText } from '../edition/visit.ts'
import { printAttributes } from '../input/markdown-attributes.ts'
import { LINE_CLASSES, nameOf } from '../input/markdown-names.ts'
import { type Chunk, type Group, groupsOf, isPlain, spaced } from './markdown-chunks.ts'
import { printDefinitions, printList } from './markdown-lists.ts'
import { printTable } from './markdown-tables.ts'
import { type CallNames, printInlines } from './markdown-text.ts'

/** All blocks that share the containers above `depth`. */
export function printBlocks(blocks: readonly Block[], depth: number, calls: CallNames): readonly Chunk[] {
  const groups = groupsOf(blocks, depth)
  return groups.flatMap((group, index) => printGroup(group, groups[index - 1] ?? null, depth, calls))
}

export function printGroup(
  { container, blocks }: Group,
  before: Group | null,
  depth: number,
  calls: CallNames,
): readonly Chunk[] {
  if (container === null) return blocks.map(block => printBlock(block, calls))
  const inner = (): readonly Chunk[] => printBlocks(blocks, depth + 1, calls)
  switch (container.kind) {
    case 'quotation':
      return [spaced(inner()).map(line => (line === '' ? '>' : `> ${line}`))]
    case 'stanza': {
      const verse = printStanza(blocks, depth + 1, calls)
      if (verse !== null) return [verse]
      break
    }
    case 'preformatted': {
      const code = printCode(blocks, depth + 1)
      if (code !== null) return [code]
      break
    }
    case 'table': {
      const table = printTable(blocks, depth + 1, calls)
      if (table !== null) return [table]
      break
    }
    case 'list': {
      // Two lists of one kind after each other would be one.
      const merges = before?.container?.kind === 'list' && before.container.ordering === container.ordering
      const list = merges
        ? null
        : container.ordering === 'defined'
          ? printDefinitions(blocks, depth + 1, calls, printBlocks)
          : printList(container.ordering, blocks, depth + 1, calls, printBlocks)
      if (list !== null) return [list]
      break
    }
  }
  return [fenced(containerAttributes(container), spaced(inner()))]
}

const fenced = (attributes: string, lines: Chunk): Chunk => [`::: ${attributes}`, ...lines, ':::']

function containerAttributes(container: Container): string {
  switch (container.kind) {
    case 'list':
      return printAttributes(['list', container.ordering], [])
    case 'row':
      return printAttributes(['row', ...(container.header ? ['header'] : [])], [])
    case 'cell': {
      const count = (value: number): string | null => (value === 1 ? null : String(value))
      return printAttributes(
        ['cell', ...(container.header ? ['header'] : [])],
        [
          ['columns', count(container.columns)],
          ['rows', count(container.rows)],
          ['align', container.align],
        ],
      )
    }
    default:
      return container.kind
  }
}

/** A stanza of lines only. */
function printStanza(blocks: readonly Block[], depth: number, calls: CallNames): Chunk | null {
  if (!blocks.every(block => isPlain(block, depth, 'verse') && block.label === null)) return null
  return fenced(
    'verse',
    blocks.map(block => printInlines(block.content, calls)),
  )
}

/** Lines of plain text; null when there is more in them. */
function printCode(blocks: readonly Block[], depth: number): Chunk | null {
  const simple = blocks.every(
    block =>
      isPlain(block, depth, 'paragraph') &&
      block.label === null &&
      block.content.every(each => each.kind === 'text' && isBare(each)) &&
      !/[\n\r]|^ *\t/.test(plainText(block.content)),
  )
  if (!simple) return null
  const lines = blocks.map(block => plainText(block.content))
  const longest = lines.reduce((most, line) => Math.max(most, longestRun(line)), 2)
  const fence = '`'.repeat(longest + 1)
  return [fence, ...lines, fence]
}

const longestRun = (line: string): number =>
  [...line.matchAll(/`+/g)].reduce((longest, [run]) => Math.max(longest, run.length), 0)

const isBare = (inline: Extract<Inline, { kind: 'text' }>): boolean =>
  inline.marks.length === 0 &&
  inline.names === undefined &&
  inline.link === undefined &&
  inline.language === undefined &&
  inline.alternative === undefined

/** One block outside all containers that are open. */
function printBlock(block: Block, calls: CallNames): Chunk {
  switch (block.kind) {
    case 'heading': {
      const text = printInlines(block.content, calls, 'heading')
      const said = isBareBlock(block) ? '' : ` ${attributesOf(block)}`
      return [`${'#'.repeat(block.level)} ${text}${said}`.trimEnd()]
    }
    case 'line':
      return fenced(named(nameOf(LINE_CLASSES, block.role), block), [printInlines(block.content, calls)])
    case 'rule':
      return withAttributes(block, ['***'])
    case 'figure':
      return printFigure(block, calls)
    case 'paragraph':
      return printParagraph(block, calls)
  }
}

/** Nothing is said of the block but what it is. */
const isBareBlock = ({ anchor, language, align }: Block): boolean =>
  anchor === undefined && language === undefined && align === undefined

const attributesOf = ({ anchor, language, align }: Block, classes: readonly string[] = []): string =>
  printAttributes(
    classes,
    [
      ['lang', language],
      ['align', align],
    ],
    anchor ?? null,
  )

const named = (name: string, block: Block): string =>
  isBareBlock(block) ? name : attributesOf(block, [name])

const withAttributes = (block: Block, lines: Chunk): Chunk =>
  isBareBlock(block) ? lines : fenced(attributesOf(block), lines)

const DIV_OF_ROLE: Readonly<Record<Paragraph['role'], string | null>> = {
  paragraph: null,
  continuation: 'continuation',
  item: 'item-paragraph',
  verse: 'verse-lines',
}

function printParagraph(block: Paragraph, calls: CallNames): Chunk {
  const labelled =
    block.label !== null && plainText(block.content).startsWith(block.label.text) && block.label.text !== ''
  const line = labelled ? printLabelled(block, block.label!, calls) : printInlines(block.content, calls)
  const name = labelled && block.role === 'item' ? null : DIV_OF_ROLE[block.role]
  return name === null ? withAttributes(block, [line]) : fenced(named(name, block), [line])
}

/** `[2.]{.number} The text` */
function printLabelled(block: Paragraph, label: Label, calls: CallNames): string {
  const [before, after] = splitContent(block.content, label.text.length)
  const bracketed = label.text.startsWith('[')
  const found = /\d{1,9}/.exec(label.text)?.[0]
  const value = label.value === null ? (found === undefined ? null : 'none') : String(label.value)
  const derived = found === undefined ? null : String(Number(found))
  const attributes = printAttributes(
    [
      block.role === 'item' ? 'item' : 'number',
      ...(label.supplied && !bracketed ? ['supplied'] : []),
      ...(!label.supplied && bracketed ? ['original'] : []),
    ],
    [['value', value === derived ? null : value]],
  )
  const inside = printInlines(before, calls, 'cell')
  const rest = after.length === 0 ? '' : continued(printInlines(after, calls))
  return `[${inside}]${attributes}${rest}`
}

/** White that opens the rest of a line stands in its midst after all. */
const continued = (line: string): string =>
  line.replace(/^(?:&#32;)+/, white => ' '.repeat(white.length / '&#32;'.length))

/** Content up to an offset in its plain text, and from there on. */
export function splitContent(
  content: readonly Inline[],
  at: number,
): readonly [readonly Inline[], readonly Inline[]] {
  const before: Inline[] = []
  const after: Inline[] = []
  let offset = 0
  for (const inline of content) {
    if (inline.kind !== 'text') (offset >= at ? after : before).push(inline)
    else {
      const cut = Math.max(0, Math.min(inline.text.length, at - offset))
      if (cut > 0) before.push({ ...inline, text: inline.text.slice(0, cut) })
      if (cut < inline.text.length) after.push({ ...inline, text: inline.text.slice(cut) })
      offset += inline.text.length
    }
  }
  return [before, after]
}

function printFigure(block: Figure, calls: CallNames): Chunk {
  const text: Inline[] =
    block.description === null
      ? []
      : [{ kind: 'text', text: block.description, marks: [], source: block.source }]
  const path = (block.image ?? '')
    .replace(/%/g, '%25')
    .replace(/[\\<>]/g, '\\$&')
    .replace(/[\r\n]/g, ' ')
  const target = /^[\w./-]*$/.test(path) ? path : `<${path}>`
  const picture = `![${printInlines(text, calls, 'cell')}](${target})`
  if (block.content.length === 0) return withAttributes(block, [picture])
  return fenced(named('figure', block), [picture, '', printInlines(block.content, calls)])
}
