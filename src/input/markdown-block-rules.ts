/**
 * Rules of our dialect between blocks: fenced divs `::: name`, definitions of notes `[^1]: …`, blocks of metadata `---`,
 * definition lists; and one that keeps as plain text what is nested too deeply.
 */
import { parseAttributes } from './markdown-attributes.ts'
import { addDefinitionLists } from './markdown-definition-lists.ts'
import { CALL, labelOf } from './markdown-inline-rules.ts'
import type { Env, MarkdownIt, StateBlock, Token } from './markdown-parser.ts'

/** What the rules find out beside tokens; line numbers count from 0. */
export interface BlockEnvironment extends Env {
  /** Divs that nothing closes, and closing fences that close nothing. */
  readonly unclosedDivs: number[]
  readonly strayFences: number[]
  readonly tooDeep: number[]
  /** Indents of the definition lists that are open. */
  readonly definitionIndents: number[]
  divs: ReadonlyMap<number, number> | null
}

export const newEnvironment = (): BlockEnvironment => ({
  unclosedDivs: [],
  strayFences: [],
  tooDeep: [],
  definitionIndents: [],
  divs: null,
})

const DEEPEST = 90

const ANYWHERE = ['paragraph', 'reference', 'blockquote', 'list']

export function addBlockRules(md: MarkdownIt): void {
  md.block.ruler.before('table', 'too-deep', keepDeepText)
  md.block.ruler.before('table', 'div', div, { alt: ANYWHERE })
  md.block.ruler.before('hr', 'metadata', metadata)
  md.block.ruler.before('reference', 'note', noteDefinition, { alt: ['paragraph', 'reference'] })
  addDefinitionLists(md)
  md.core.ruler.after('block', 'heading-attributes', state => takeHeadingAttributes(state.tokens))
}

/** `# A heading {#anchor lang=fr}`: the braces at the end are no text. */
function takeHeadingAttributes(tokens: readonly Token[]): void {
  for (const [index, token] of tokens.entries()) {
    const before = tokens[index - 1]
    if (token.type !== 'inline' || before?.type !== 'heading_open') continue
    const { content } = token
    const at = content.lastIndexOf('{')
    const attributes =
      at < 0 || (at > 0 && !/[ \t]/.test(content[at - 1]!)) ? null : parseAttributes(content, at)
    if (attributes === null || attributes.end !== content.length) continue
    before.meta = { ...attributes }
    token.content = content.slice(0, at).replace(/[ \t]+$/, '')
  }
}

const environmentOf = (state: StateBlock): BlockEnvironment => state.env as BlockEnvironment

/** The library drops what is nested beyond its limit; shortly before that all the rest becomes one paragraph. */
function keepDeepText(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || state.level < DEEPEST) return false
  const content = state.getLines(startLine, endLine, state.blkIndent, false)
  environmentOf(state).tooDeep.push(startLine)
  const open = state.push('paragraph_open', 'p', 1)
  open.map = [startLine, endLine]
  const inline = state.push('inline', '', 0)
  inline.content = content.replace(/^[ \t\n]+|[ \t\n]+$/g, '')
  inline.map = [startLine, endLine]
  inline.children = []
  state.push('paragraph_close', 'p', -1)
  state.line = endLine
  return true
}

const lineText = (state: StateBlock, line: number): string =>
  state.src.slice(state.bMarks[line]! + state.tShift[line]!, state.eMarks[line])

const isIndentedCode = (state: StateBlock, line: number): boolean =>
  state.sCount[line]! - state.blkIndent >= 4

const DIV = /^:{3,}[ \t]*(?:([\w-]+)[ \t]*)?/

/** `::: dateline`, `::: {.enclosure lang=fr}`, `::: figure {#seal}` */
function div(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = state.bMarks[startLine]! + state.tShift[startLine]!
  if (state.src[start] !== ':' || isIndentedCode(state, startLine)) return false
  const environment = environmentOf(state)
  environment.divs ??= pairDivs(state.src, environment.strayFences)
  const opening = readOpening(lineText(state, startLine))
  if (opening === null) return false
  if (silent) return true
  const close = environment.divs.get(startLine) ?? -1
  const end = close > startLine && close < endLine ? close : endLine
  const oldMax = state.lineMax
  const oldParent = state.parentType
  state.parentType = 'div'
  state.lineMax = end
  const open = state.push('div_open', 'div', 1)
  open.meta = opening
  state.line = startLine + 1
  if (startLine + 1 < end) state.md.block.tokenize(state, startLine + 1, end)
  state.push('div_close', 'div', -1)
  state.lineMax = oldMax
  state.parentType = oldParent
  const closed = end === close && state.line >= end
  if (!closed) environment.unclosedDivs.push(startLine)
  state.line = closed ? end + 1 : state.line
  open.map = [startLine, state.line]
  return true
}

function readOpening(line: string): Record<string, unknown> | null {
  const match = DIV.exec(line)
  if (match === null) return null
  const name = match[1] ?? null
  const rest = line.slice(match[0].length)
  const attributes = parseAttributes(rest, 0)
  if (attributes === null && name === null) return null
  const after = attributes === null ? rest : rest.slice(attributes.end)
  if (!/^[ \t]*:*[ \t]*$/.test(after)) return null
  const classes = [...(name === null ? [] : [name]), ...(attributes?.classes ?? [])]
  return { anchor: attributes?.anchor ?? null, classes, values: attributes?.values ?? new Map() }
}

/** Quotation marks, list marks and the heads of notes may stand before a fence. */
const PREFIX = /^(?:[\s>]|[-*+:]\s|\d{1,9}[.)]\s|\[\^[^\]\s]{1,200}\]:)*/

/** Each opening line with its closing one; all lines are looked at once. */
function pairDivs(text: string, strayFences: number[]): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>()
  const open: number[] = []
  let code: string | null = null
  for (const [number, line] of text.split('\n').entries()) {
    const bare = line.slice(PREFIX.exec(line)![0].length)
    const fence = /^(`{3,}|~{3,})/.exec(bare)?.[1]
    if (code !== null) {
      if (fence?.startsWith(code) === true && bare.slice(fence.length).trim() === '') code = null
    } else if (fence !== undefined) code = fence
    else if (/^:{3,}[ \t]*$/.test(bare)) {
      const start = open.pop()
      if (start === undefined) strayFences.push(number)
      else pairs.set(start, number)
    } else if (bare.startsWith(':::') && readOpening(bare) !== null) open.push(number)
  }
  return pairs
}

/** `---`, keys of YAML, `---`: at the head of a file, or in its midst between empty lines, where a document begins. */
function metadata(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (silent || state.level > 0 || !/^---[ \t]*$/.test(physicalLine(state, startLine))) return false
  if (startLine > 0 && !state.isEmpty(startLine - 1)) return false
  let line = startLine + 1
  const first = physicalLine(state, line)
  if (line >= endLine || !/^(?:#|["']?[\p{L}_][\p{L}\w -]{0,40}["']?[ \t]*:(?:[ \t]|$))/u.test(first))
    return false
  for (; line < endLine; line++) {
    const text = physicalLine(state, line)
    if (/^(?:---|\.\.\.)[ \t]*$/.test(text)) break
    // In the midst of a text two rules may stand around anything; what has an empty line is no metadata.
    if (startLine > 0 && text.trim() === '') return false
  }
  if (line >= endLine) return false
  const token = state.push('metadata', '', 0)
  state.line = line + 1
  token.map = [startLine, state.line]
  return true
}

const physicalLine = (state: StateBlock, line: number): string =>
  line < state.bMarks.length ? state.src.slice(state.bMarks[line], state.eMarks[line]) : ''

/** `[^1]: The note`, its further paragraphs indented by four; `{…}` after the colon says something of the whole note. */
function noteDefinition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = state.bMarks[startLine]! + state.tShift[startLine]!
  const max = state.eMarks[startLine]!
  if (state.src[start] !== '[' || isIndentedCode(state, startLine)) return false
  CALL.lastIndex = start
  const match = CALL.exec(state.src)
  if (match === null || CALL.lastIndex >= max || state.src[CALL.lastIndex] !== ':') return false
  if (silent) return true
  const afterColon = CALL.lastIndex + 1
  const braces = state.skipSpaces(afterColon)
  const attributes = braces < max ? parseAttributes(state.src, braces) : null
  const content = attributes !== null && attributes.end <= max ? attributes.end : afterColon
  const open = state.push('note_open', '', 1)
  open.meta = { label: labelOf(match[1]!), values: attributes?.values ?? new Map(), start, content }
  const { blkIndent, parentType } = state
  const lines = [state.bMarks[startLine]!, state.tShift[startLine]!, state.sCount[startLine]!] as const
  state.bMarks[startLine] = content
  state.tShift[startLine] = Math.min(state.skipSpaces(content), max) - content
  state.blkIndent += 4
  // However many blanks stand after the colon, the text is a paragraph and no code.
  state.sCount[startLine] = state.blkIndent
  state.parentType = 'note'
  state.line = startLine + 1
  state.md.block.tokenize(state, startLine, endLine)
  state.bMarks[startLine] = lines[0]
  state.tShift[startLine] = lines[1]
  state.sCount[startLine] = lines[2]
  state.blkIndent = blkIndent
  state.parentType = parentType
  state.line = Math.max(state.line, startLine + 1)
  open.map = [startLine, state.line]
  state.push('note_close', '', -1)
  return true
}
