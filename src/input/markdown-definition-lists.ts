/** The block rule of definition lists, as Pandoc has them: a term on a line of its own, and under it `:   what it means`. */
import type { BlockEnvironment } from './markdown-block-rules.ts'
import type { MarkdownIt, StateBlock } from './markdown-parser.ts'

export function addDefinitionLists(md: MarkdownIt): void {
  md.block.ruler.before('lheading', 'definitions', definitions, { alt: ['paragraph'] })
}

/** The offset after `:` where a definition begins on a line, or -1. */
function markEnd(state: StateBlock, line: number, endLine: number): number {
  if (line >= endLine || state.isEmpty(line)) return -1
  const indent = state.sCount[line]! - state.blkIndent
  if (indent < 0 || indent >= 4) return -1
  const start = state.bMarks[line]! + state.tShift[line]!
  return state.src[start] === ':' && /[ \t]/.test(state.src[start + 1] ?? '') ? start + 1 : -1
}

/** The line of the first definition of the term on a line, or -1 when that is no term. One empty line may be between. */
function definitionOf(state: StateBlock, term: number, endLine: number): number {
  if (term >= endLine || state.isEmpty(term)) return -1
  const indent = state.sCount[term]! - state.blkIndent
  if (indent < 0 || indent >= 4 || markEnd(state, term, endLine) >= 0) return -1
  let line = term + 1
  if (line < endLine && state.isEmpty(line)) line++
  return markEnd(state, line, endLine) < 0 ? -1 : line
}

/** The indents of the definition lists that are open. */
const openLists = (state: StateBlock): number[] => (state.env as BlockEnvironment).definitionIndents

function isOuterMark(state: StateBlock, line: number): boolean {
  const start = state.bMarks[line]! + state.tShift[line]!
  return (
    state.src[start] === ':' &&
    /[ \t]/.test(state.src[start + 1] ?? '') &&
    openLists(state).some(indent => state.sCount[line]! >= indent && state.sCount[line]! < indent + 4)
  )
}

function definitions(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  // Asked whether a line ends the paragraph before it: only where that belongs to the definition before.
  if (silent) return state.sCount[startLine]! < state.blkIndent && isOuterMark(state, startLine)
  let line = definitionOf(state, startLine, endLine)
  if (line < 0) return false
  const open = state.push('definitions_open', 'dl', 1)
  const oldParent = state.parentType
  let term = startLine
  for (;;) {
    state.push('definition_open', '', 1)
    pushTerm(state, term)
    while (markEnd(state, line, endLine) >= 0) line = definition(state, line, endLine)
    state.push('definition_close', '', -1)
    const next = interrupted(state, line, endLine) ? -1 : definitionOf(state, line, endLine)
    if (next < 0) break
    term = line
    line = next
  }
  state.push('definitions_close', 'dl', -1)
  state.parentType = oldParent
  state.line = line
  open.map = [startLine, line]
  return true
}

/** Something that is no paragraph begins on a line. */
const interrupted = (state: StateBlock, line: number, endLine: number): boolean =>
  line < endLine && state.md.block.ruler.getRules('paragraph').some(rule => rule(state, line, endLine, true))

function pushTerm(state: StateBlock, line: number): void {
  const open = state.push('paragraph_open', 'dt', 1)
  open.map = [line, line + 1]
  const inline = state.push('inline', '', 0)
  inline.content = state.getLines(line, line + 1, state.blkIndent, false).replace(/^[ \t]+|[ \t]+$/g, '')
  inline.map = [line, line + 1]
  inline.children = []
  state.push('paragraph_close', 'dt', -1)
}

/** One definition; the line after it, empty ones left out. */
function definition(state: StateBlock, line: number, endLine: number): number {
  const start = state.bMarks[line]! + state.tShift[line]!
  const max = state.eMarks[line]!
  let width = state.sCount[line]! + 1
  let at = start + 1
  for (; at < max && /[ \t]/.test(state.src[at]!); at++)
    width += state.src[at] === '\t' ? 4 - ((width + state.bsCount[line]!) % 4) : 1
  const { blkIndent, tight } = state
  const [begin, shift, count] = [state.bMarks[line]!, state.tShift[line]!, state.sCount[line]!]
  // Beyond four blanks the text is taken to begin after the first; the others then belong to no indent.
  const isFar = at >= max || width - count > 5
  state.blkIndent = isFar ? count + 2 : width
  if (isFar) state.bMarks[line] = at
  state.tShift[line] = at - state.bMarks[line]!
  state.sCount[line] = state.blkIndent
  state.parentType = 'definition'
  openLists(state).push(blkIndent)
  state.md.block.tokenize(state, line, endLine)
  openLists(state).pop()
  state.bMarks[line] = begin
  state.tShift[line] = shift
  state.sCount[line] = count
  state.blkIndent = blkIndent
  state.tight = tight
  return Math.max(line + 1, state.skipEmptyLines(state.line))
}
