/** The blocks of a document → styled blocks: what each stands in decides its room, its type and the white around it. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import type { Block, DisplayLine, Figure, Heading, Inline, Paragraph, Rule } from '../edition/model.ts'
import { keptWithNext } from './keep-with-next.ts'
import { lineRuns } from './line-runs.ts'
import { type ItemPlace, itemPlaces } from './list-labels.ts'
import { measureOf } from './measures.ts'
import { type InlineSetting, styleInlines } from './style-inlines.ts'
import { styleTable, tableOf } from './style-table.ts'
import {
  anchorName,
  type BlockGroup,
  type ParagraphRole,
  type PlaceMark,
  type StyledBlock,
  type StyledInline,
  type StyledParagraph,
} from './styled-document.ts'
import type { DisplayStyle, Stylesheet, TypeStyle } from './stylesheet.ts'
import {
  containersNotOf,
  containersOf,
  groupOf,
  type Surroundings,
  surroundings,
  whiteOf,
} from './surroundings.ts'
import { textStyle } from './text-style.ts'
import { type VersePlace, versePlaces } from './verse.ts'

interface Styling {
  readonly blocks: readonly Block[]
  readonly setting: InlineSetting
  readonly items: ReadonlyMap<number, ItemPlace>
  readonly lines: ReadonlyMap<number, string>
  readonly verse: ReadonlyMap<number, VersePlace>
  /** The document's title has been printed, so that its headings of the first level are no titles. */
  readonly titled: boolean
}

export function styleBlocks(
  blocks: readonly Block[],
  setting: InlineSetting,
  titled: boolean,
): readonly StyledBlock[] {
  const { stylesheet } = setting
  const styling: Styling = {
    blocks,
    setting,
    items: itemPlaces(blocks, stylesheet),
    lines: lineRuns(blocks),
    verse: versePlaces(blocks),
    titled,
  }
  const styled: StyledBlock[] = []
  for (let index = 0; index < blocks.length; index++) {
    const table = tableOf(blocks[index]!)
    let last = index
    if (table !== null) while (last + 1 < blocks.length && tableOf(blocks[last + 1]!) === table) last++
    styled.push(table === null ? styleBlock(index, styling) : tableBlock(index, last, styling))
    index = last
  }
  return styled
}

/** The rows of a table as one block. */
function tableBlock(first: number, last: number, styling: Styling): StyledBlock {
  const { blocks, setting } = styling
  const grid = setting.stylesheet.body.leading
  const table = styleTable(blocks.slice(first, last + 1), setting, (block, around, own) =>
    paragraphOf(block, block.content, around, own),
  )
  const group = groupAt(first, styling)
  return {
    paragraph: table.rows[0]!.cells[0]!.paragraphs[0]!,
    above: sp(whiteAround(first, styling).above * grid),
    below: sp(whiteAround(last, styling).below * grid),
    keepWithNext: false,
    table,
    ...(group === null ? {} : { group }),
  }
}

function styleBlock(index: number, styling: Styling): StyledBlock {
  const block = styling.blocks[index]!
  const { language, ...rest } = styling.setting
  const setting = { ...rest, language: block.language ?? language }
  const styled = styledBlock(block, index, { ...styling, setting })
  const group = groupAt(index, styling)
  const white = whiteAround(index, styling)
  const grid = setting.stylesheet.body.leading
  return {
    ...styled,
    above: sp(Math.max(styled.above, white.above * grid)),
    below: sp(Math.max(styled.below, white.below * grid)),
    keepWithNext: styled.keepWithNext || keptWithNext(index, styling.blocks),
    ...(group === null ? {} : { group }),
  }
}

function styledBlock(block: Block, index: number, styling: Styling): StyledBlock {
  const { setting, titled } = styling
  if (block.kind === 'heading') return styleHeading(block, setting, titled)
  if (block.kind === 'line') return styleLine(block, setting)
  if (block.kind === 'rule') return styleRule(block, setting)
  if (block.kind === 'figure') return styleFigure(block, setting)
  return block.role === 'verse' ? styleVerse(block, index, styling) : styleParagraph(block, index, styling)
}

function groupAt(index: number, { blocks, verse, lines, setting }: Styling): BlockGroup | null {
  const block = blocks[index]!
  const place = verse.get(index)
  const outer = groupOf(containersOf(block))
  const id =
    outer ??
    place?.run ??
    lines.get(index) ??
    (block.kind === 'rule' || block.kind === 'figure' ? block.id : null)
  if (id === null) return null
  const centred = place?.centred === true && setting.stylesheet.blocks.verse.centred
  return { id: centred ? place.run : id, centred, parting: place?.parting ?? 0 }
}

/** White that begins or ends with the block: of its containers, and of a poem and its stanzas. */
function whiteAround(index: number, { blocks, verse, setting }: Styling): { above: number; below: number } {
  const block = blocks[index]!
  const within = containersOf(block)
  const { stylesheet } = setting
  const opened = containersNotOf(block, blocks[index - 1] ?? null)
  const closed = containersNotOf(block, blocks[index + 1] ?? null)
  let above = Math.max(0, ...opened.map(each => whiteOf(each, within, stylesheet).above))
  let below = Math.max(0, ...closed.map(each => whiteOf(each, within, stylesheet).below))
  const place = verse.get(index)
  if (place?.apart === true) {
    const style = stylesheet.blocks.verse
    above = Math.max(above, place.opens ? style.above : place.opensStanza ? style.stanzas : 0)
    below = Math.max(below, place.closes ? style.below : 0)
  }
  return { above, below }
}

/** A line or a heading that stands by itself. */
export function display(
  id: string,
  role: ParagraphRole,
  level: number,
  inlines: readonly StyledInline[],
  style: DisplayStyle,
  language: string,
  stylesheet: Stylesheet,
  keepWithNext: boolean,
): StyledBlock {
  return {
    paragraph: {
      id,
      role,
      note: null,
      level,
      inlines,
      language,
      measure: measureOf(stylesheet),
      leading: style.leading,
      left: ZERO,
      firstLeft: ZERO,
      labelLength: 0,
      align: style.align,
      breaking: {
        ...stylesheet.lineBreaking,
        hyphenate: style.align === 'justify' && stylesheet.lineBreaking.hyphenate,
      },
      variants: false,
    },
    above: sp(style.above * stylesheet.body.leading),
    below: sp(style.below * stylesheet.body.leading),
    keepWithNext,
  }
}

/** A display of the edition's own content, in the room that its containers leave. */
function displayOf(
  block: Heading | DisplayLine | Rule,
  role: ParagraphRole,
  style: DisplayStyle,
  setting: InlineSetting,
  keepWithNext: boolean,
): StyledBlock {
  const { stylesheet, language } = setting
  const ownItalics = style.italic && setsOwnItalics(block.content)
  const { inlines, marks } = styleInlines(
    block.content,
    ownItalics ? { ...style, italic: false } : style,
    setting,
  )
  const level = block.kind === 'heading' ? block.level : 0
  const styled = display(block.id, role, level, inlines, style, language, stylesheet, keepWithNext)
  const { left, right } = surroundings(containersOf(block), stylesheet.body, stylesheet)
  const room = { measure: sp(styled.paragraph.measure - right), left, firstLeft: left }
  return { ...styled, paragraph: { ...styled.paragraph, ...room, ...marksOf(block, marks, setting) } }
}

/** Where the source has most of a line in italics these are no emphasis: they are the look of the line, and stay as they are. */
function setsOwnItalics(content: readonly Inline[]): boolean {
  let italic = 0
  let upright = 0
  for (const inline of content) {
    if (inline.kind !== 'text' || inline.marks.includes('small-caps')) continue
    const letters = inline.text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
    if (inline.marks.includes('italic')) italic += letters
    else upright += letters
  }
  return italic > upright
}

/** The anchor of the block itself is at its beginning. */
export function marksOf(
  block: Block,
  marks: readonly PlaceMark[],
  { document }: InlineSetting,
): { readonly marks?: readonly PlaceMark[] } {
  const { anchor } = block
  const own: readonly PlaceMark[] =
    anchor === undefined ? [] : [{ kind: 'anchor', offset: 0, name: anchorName(document.id, anchor) }]
  return own.length + marks.length === 0 ? {} : { marks: [...own, ...marks] }
}

function styleHeading(block: Heading, setting: InlineSetting, titled: boolean): StyledBlock {
  const { headings } = setting.stylesheet
  const first = block.level === 1 && !titled
  const style = first ? headings.title : headings[`level${block.level}`]
  return displayOf(block, first ? 'title' : 'heading', style, setting, true)
}

function styleLine(block: DisplayLine, setting: InlineSetting): StyledBlock {
  const { role } = block
  const keep = !['valediction', 'signature', 'plain', 'source-note', 'caption'].includes(role)
  const style = setting.stylesheet.lines[role]
  return displayOf(block, role, { ...style, align: block.align ?? style.align }, setting, keep)
}

function styleRule(block: Rule, setting: InlineSetting): StyledBlock {
  const { stylesheet, language } = setting
  const style = stylesheet.blocks.rule
  const { ornament, width, thickness } = style
  const styled = displayOf(block, 'rule', style, setting, false)
  if (ornament === null) return { ...styled, rule: { width, thickness } }
  const inlines: readonly StyledInline[] = [printed(ornament, style, stylesheet, language)]
  return { ...styled, paragraph: { ...styled.paragraph, inlines } }
}

const printed = (text: string, type: TypeStyle, stylesheet: Stylesheet, language: string): StyledInline => ({
  kind: 'text',
  text,
  offset: null,
  style: textStyle(type, stylesheet, language),
  link: null,
})

/** The caption, with the picture that stands over it. */
function styleFigure(block: Figure, setting: InlineSetting): StyledBlock {
  const { figure, body, lines } = setting.stylesheet
  const styled = displayOf(
    { ...block, kind: 'line', role: 'caption' },
    'figure',
    lines.caption,
    setting,
    false,
  )
  const { image, description } = block
  return {
    ...styled,
    above: sp(figure.above * body.leading),
    below: sp(figure.below * body.leading),
    picture: { source: setting.document.source, image, description, place: block.source },
  }
}

/** What paragraphs of all kinds have in common. */
function paragraphOf(
  block: Paragraph,
  content: readonly Inline[],
  around: Surroundings,
  setting: InlineSetting,
): StyledParagraph {
  const { stylesheet, language } = setting
  const { inlines, marks } = styleInlines(content, around.type, setting, { added: around.added })
  const { align } = around.type
  return {
    id: block.id,
    role: around.keepsWhite ? 'preformatted' : 'paragraph',
    note: null,
    level: 0,
    inlines,
    language,
    measure: sp(measureOf(stylesheet) - around.right),
    leading: around.type.leading,
    left: around.left,
    firstLeft: around.left,
    labelLength: 0,
    align,
    breaking: {
      ...stylesheet.lineBreaking,
      hyphenate: !around.keepsWhite && align === 'justify' && stylesheet.lineBreaking.hyphenate,
    },
    variants: !around.keepsWhite,
    ...(around.keepsWhite ? { keepsWhite: true as const } : {}),
    ...marksOf(block, marks, setting),
  }
}

const bare = (paragraph: StyledParagraph): StyledBlock => ({
  paragraph,
  above: ZERO,
  below: ZERO,
  keepWithNext: false,
})

function styleVerse(block: Paragraph, index: number, { setting, verse }: Styling): StyledBlock {
  const { stylesheet } = setting
  const style = stylesheet.blocks.verse
  const around = surroundings(containersOf(block), stylesheet.body, stylesheet)
  const type = { ...style, size: sp(Math.min(style.size, around.type.size)) }
  const paragraph = paragraphOf(block, block.content, { ...around, type }, setting)
  const moved = verse.get(index)?.centred === true && style.centred ? ZERO : style.left
  const firstLeft = sp(paragraph.left + moved)
  return bare({
    ...paragraph,
    role: 'verse',
    firstLeft,
    left: sp(firstLeft + style.turnover),
    align: style.align,
    breaking: { ...paragraph.breaking, hyphenate: false },
    variants: false,
  })
}

function styleParagraph(block: Paragraph, index: number, styling: Styling): StyledBlock {
  const { setting, blocks, items } = styling
  const { stylesheet } = setting
  const { body } = stylesheet
  const around = surroundings(containersOf(block), body, stylesheet)
  const item = items.get(index)
  const term = item?.ordering === 'defined' && item.label.kind === 'own' ? item.label.length : 0
  const paragraph = paragraphOf(block, emphasised(block.content, term), around, setting)
  if (item !== undefined) return bare(inList(paragraph, block, item, around, styling))
  const marked = block.role === 'item' && block.label !== null
  // The first paragraph under a heading or at the head stands flush, a numbered one is indented wherever it stands.
  const previous = blocks[index - 1] ?? null
  const apart = around.indent !== null && containersNotOf(block, previous).some(({ kind }) => kind !== 'item')
  const opens = previous === null || (previous.kind !== 'paragraph' && previous.kind !== 'figure') || apart
  const flush = opens && block.label === null && block.role === 'paragraph'
  const indent = around.indent ?? body.indent
  if (block.align !== undefined && !marked) return bare(alignedParagraph(paragraph, block.align))
  return bare({
    ...paragraph,
    role: marked ? 'item' : paragraph.role,
    left: sp(around.left + (marked ? body.itemIndent : ZERO)),
    firstLeft: sp(around.left + (marked ? body.indent : flush ? ZERO : indent)),
    labelLength: marked ? block.label.text.length : 0,
  })
}

/** As the source sets it. What it sets flush left is text like any other, without its indent. */
const alignedParagraph = (paragraph: StyledParagraph, align: NonNullable<Block['align']>): StyledParagraph =>
  align === 'left'
    ? paragraph
    : { ...paragraph, align, breaking: { ...paragraph.breaking, hyphenate: false }, variants: false }

/** The first characters, which are a term that is explained, in italics. */
function emphasised(content: readonly Inline[], length: number): readonly Inline[] {
  if (length === 0) return content
  let offset = 0
  return content.flatMap((inline): readonly Inline[] => {
    if (inline.kind !== 'text' || inline.marks.includes('italic')) return [inline]
    const count = Math.max(0, Math.min(inline.text.length, length - offset))
    offset += inline.text.length
    const term = { ...inline, text: inline.text.slice(0, count), marks: [...inline.marks, 'italic' as const] }
    return [term, { ...inline, text: inline.text.slice(count) }].filter(({ text }) => text !== '')
  })
}

/** A paragraph of an item: the first hangs its number or bullet, or, where there is none in a list of that kind, its first line. */
function inList(
  paragraph: StyledParagraph,
  block: Paragraph,
  item: ItemPlace,
  around: Surroundings,
  { setting }: Styling,
): StyledParagraph {
  const { stylesheet, language } = setting
  const { list } = stylesheet.blocks
  const hanging: Sp = sp(around.left - list.indent)
  const { label } = item
  if (label.kind === 'own')
    return item.ordering === 'defined'
      ? { ...paragraph, firstLeft: hanging }
      : { ...paragraph, firstLeft: hanging, labelLength: label.length }
  if (label.kind === 'printed') {
    const number = printed(label.text, around.type, stylesheet, language)
    const inlines = [number, printed(' ', around.type, stylesheet, language), ...paragraph.inlines]
    return { ...paragraph, inlines, firstLeft: hanging, labelLength: label.text.length }
  }
  if (item.first) return { ...paragraph, firstLeft: item.amongLabels ? around.left : hanging }
  const indented = block.role === 'paragraph' && item.ordering !== 'defined'
  return { ...paragraph, firstLeft: indented ? sp(around.left + around.type.size) : around.left }
}
