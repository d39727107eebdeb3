/** Word paragraphs → lines as they are printed, each with its role: by its style, or guessed from its wording as in plain text. */
import { addAll } from '../base/arrays.ts'
import type { SeedLine } from './seed-lines.ts'
import { assignRoles, type Role } from './seed-roles.ts'
import type { WordInline, WordParagraph } from './word-content.ts'
import { headingOf, type StyleRole, type StyleRoles } from './word-roles.ts'

/** Styles have six levels of headings, wording tells three. */
export type LineRole = Role | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4 | 5 | 6 }

/** A paragraph of Word, or a line of one that has line breaks. */
export interface WordLine {
  readonly paragraph: WordParagraph
  readonly content: readonly WordInline[]
  /** Null where nothing but the wording can tell. */
  readonly style: StyleRole | null
  /** Goes on in the paragraph of the line before it. */
  readonly goesOn: boolean
  /** An empty paragraph stands before it. */
  readonly afterBlank: boolean
  readonly seed: SeedLine
}

/** Lines that print something; what is empty leaves its anchors to the next. Empty cells stay, to keep their place. */
export function linesOf(paragraphs: readonly WordParagraph[], styles: StyleRoles): readonly WordLine[] {
  const lines: WordLine[] = []
  let waiting: WordInline[] = []
  let afterBlank = false
  let blanks: WordParagraph[] = []
  const cells = cellsWithText(paragraphs)
  for (const paragraph of paragraphs) {
    const style = roleOf(paragraph, styles)
    const parts =
      style?.kind === 'heading' || style?.kind === 'title' ? [joined(paragraph)] : pieces(paragraph)
    const cell = paragraph.within[paragraph.within.length - 1]
    // In a cell empty lines keep what stands beside each other on one line; at its end they do nothing.
    const printed = cell === undefined ? parts.filter(prints) : upToLast(parts)
    if (cell === undefined || blanks[0]?.within.at(-1)?.id !== cell.id) blanks = []
    if (printed.length === 0) {
      const fillsCell = cell?.kind === 'cell' && !cells.has(cell.id)
      const isRule = cell === undefined && paragraph.properties.ruleBelow === true
      if (fillsCell || isRule) {
        if (fillsCell) cells.add(cell.id)
        const rule: WordInline[] = isRule ? [{ kind: 'rule', source: paragraph.source }] : []
        const content = [...waiting, ...parts.flat(), ...rule]
        lines.push(makeLine(paragraph, content, style, false, afterBlank))
        waiting = []
      } else {
        addAll(waiting, parts.flat())
        if (cell !== undefined) blanks.push(paragraph)
      }
      afterBlank = true
      continue
    }
    for (const blank of blanks) lines.push(makeLine(blank, [], style, false, false))
    blanks = []
    const apart = style === null && cell === undefined && standApart(printed, lines)
    for (const [index, content] of printed.entries()) {
      const whole = index === 0 ? [...waiting, ...content] : content
      lines.push(makeLine(paragraph, whole, style, index > 0 && !apart, afterBlank && index === 0))
    }
    waiting = []
    afterBlank = false
  }
  const last = lines[lines.length - 1]
  if (waiting.length > 0 && last !== undefined)
    lines[lines.length - 1] = { ...last, content: [...last.content, ...waiting] }
  return lines
}

function upToLast(parts: readonly (readonly WordInline[])[]): readonly (readonly WordInline[])[] {
  return parts.slice(0, parts.findLastIndex(prints) + 1)
}

const LONG_LINE = 100
const RUNNING_TEXT = 160
const MOST_CLOSING_LINES = 3

/** An address over the text, a closing under it, each typed as one paragraph: lines by themselves. */
function standApart(parts: readonly (readonly WordInline[])[], before: readonly WordLine[]): boolean {
  if (parts.length < 2 || parts.some(part => lengthOf(part) > LONG_LINE)) return false
  const inHead = !before.some(({ seed }) => seed.text.length > RUNNING_TEXT || seed.indented)
  return inHead || parts.length <= MOST_CLOSING_LINES
}

const lengthOf = (part: readonly WordInline[]): number =>
  part.reduce((length, each) => length + (each.kind === 'text' ? each.text.length : 0), 0)

function cellsWithText(paragraphs: readonly WordParagraph[]): Set<string> {
  const cells = new Set<string>()
  for (const { content, within } of paragraphs)
    if (prints(content)) for (const { kind, id } of within) if (kind === 'cell') cells.add(id)
  return cells
}

const prints = (content: readonly WordInline[]): boolean =>
  content.some(each =>
    each.kind === 'text'
      ? /\S/.test(each.text) && !each.marks.includes('generated')
      : each.kind !== 'anchor' && each.kind !== 'break' && each.kind !== 'index-entry',
  )

/** A role by style, else by the outline level that makes Word show it among the headings. */
function roleOf({ style, properties }: WordParagraph, styles: StyleRoles): StyleRole | null {
  const named = styles.paragraph(style)
  if (named !== null) return named
  const { outline } = properties
  return outline !== undefined && outline >= 0 && outline < 9 ? headingOf(outline + 1) : null
}

function pieces({ content }: WordParagraph): readonly (readonly WordInline[])[] {
  const found: WordInline[][] = [[]]
  for (const each of content)
    if (each.kind === 'break') found.push([])
    else found[found.length - 1]!.push(each)
  return found
}

/** A heading of several lines is one heading. */
const joined = ({ content }: WordParagraph): readonly WordInline[] =>
  content.map(each =>
    each.kind === 'break'
      ? { kind: 'text', text: ' ', marks: [], language: null, link: null, name: null, source: each.source }
      : each,
  )

function makeLine(
  paragraph: WordParagraph,
  content: readonly WordInline[],
  style: StyleRole | null,
  goesOn: boolean,
  afterBlank: boolean,
): WordLine {
  let text = ''
  for (const each of content) if (each.kind === 'text') text += each.text
  const texts = content.filter(each => each.kind === 'text' && each.text.trim() !== '')
  const start = texts[0]?.source.start ?? paragraph.source.start
  const end = texts[texts.length - 1]?.source.end ?? start
  const firstLine = paragraph.properties.firstLine ?? 0
  const indented = !goesOn && (/^(?:\t|[ \u00a0]{2}|[ \u00a0]?[\t\u2003\u3000])/.test(text) || firstLine > 0)
  const parts = content.flatMap(each =>
    each.kind === 'call' && each.series !== 'comment'
      ? [
          {
            kind: 'call' as const,
            start: each.source.start,
            end: each.source.end,
            label: each.label,
            series: each.series,
          },
        ]
      : [],
  )
  const seed: SeedLine = {
    start,
    end,
    indented,
    followsDirectly: false,
    parts,
    text: text.trim().replace(/\s+/g, ' '),
  }
  return { paragraph, content, style, goesOn, afterBlank, seed }
}

/**
 * Guesses for the lines of one document that no style explains. Where its headings have styles, whoever wrote it uses
 * styles: then no other line is a heading, and a short line is a paragraph unless its wording says more.
 */
export function guessRoles(lines: readonly WordLine[]): ReadonlyMap<WordLine, Role> {
  const guessed = lines.filter(isGuessed)
  const roles = assignRoles(guessed.map(({ seed }) => seed))
  const styled = lines.some(({ style }) => style !== null && style.kind !== 'paragraph')
  return new Map(guessed.map((line, index) => [line, styled ? tempered(roles[index]!) : roles[index]!]))
}

export const isGuessed = (line: WordLine): boolean =>
  line.style === null && line.paragraph.within.length === 0 && line.paragraph.label?.bullet !== true

const PLAIN: Role = { kind: 'paragraph', role: 'paragraph', label: null }

function tempered(role: Role): Role {
  if (role.kind === 'heading') return PLAIN
  if (role.kind === 'line' && (role.role === 'plain' || role.role === 'signature')) return PLAIN
  return role
}
