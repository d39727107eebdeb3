/**
 * Text of our Markdown dialect → tokens of blocks and of what stands in them, each with its place. Nothing is printed, nothing thrown.
 *
 * The only importer of `markdown-it`. Its traps: tokens inside a block have no place, so the state of its inline rules is
 * made to note it, in `map`, as offsets in the content of the block; a block's content is put together from lines without
 * their indents and quotation marks, so the state of the block rules notes where each line begins, in `meta`; a text node is
 * joined with its neighbours at the end, which would lose the places, so these rules are off; beyond `maxNesting` it drops
 * text (`keepDeepText` does not); NUL becomes U+FFFD and CR is dropped unless `normalize` is off; smart quotes stay off.
 */
import { createRequire } from 'node:module'
import type { Env, MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it'
import { once } from '../base/once.ts'
import { addBlockRules, type BlockEnvironment, newEnvironment } from './markdown-block-rules.ts'
import { addInlineRules } from './markdown-inline-rules.ts'

export type { Env, MarkdownIt, StateBlock, StateInline, Token }

/** Lists, quotations, divs and spans inside one another; beyond it text is kept as plain text. */
const MOST_NESTING = 100

export interface ParsedMarkdown {
  readonly tokens: readonly Token[]
  readonly environment: BlockEnvironment
}

/** `text` has LF as its only line end. */
export function parseMarkdown(text: string): ParsedMarkdown {
  const environment = newEnvironment()
  return { tokens: parser().parse(text, environment), environment }
}

const parser = once((): MarkdownIt => {
  const markdownIt: typeof import('markdown-it').default = createRequire(import.meta.url)('markdown-it')
  const md = markdownIt({ html: false, linkify: false, typographer: false, maxNesting: MOST_NESTING })
  // Where a link may lead is decided, and said, for all formats alike: `link-target.ts`.
  md.validateLink = () => true
  md.core.ruler.disable(['normalize', 'linkify', 'replacements', 'smartquotes', 'text_join'])
  md.inline.ruler2.disable('fragments_join')
  noteInlinePlaces(md)
  noteLinePlaces(md)
  addBlockRules(md)
  addInlineRules(md)
  return md
})

/** Tokens inside a block get `map`: the offset in the block's content at which they begin, twice. */
function noteInlinePlaces(md: MarkdownIt): void {
  const Base = md.inline.State
  class PlacedState extends Base {
    /** Where the rule that is at work began, and where the text that waits to become a token did. */
    step = 0
    pendingAt = 0
    #last: Token | null = null

    override pushPending(): Token {
      const { pending } = this
      const token = super.pushPending()
      // Beyond the greatest nesting no rule runs, so that nobody has noted where the text began.
      const noted = this.src.startsWith(pending, this.pendingAt)
      const at = noted ? this.pendingAt : this.pos - pending.length
      token.map = [at, at]
      return token
    }

    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token = super.push(type, tag, nesting)
      const last = this.#last
      // Each of several delimiters that one rule makes stands after the one before it.
      const at =
        type === 'text' && last?.type === 'text' && last.map?.[1] === this.step
          ? last.map[0] + last.content.length
          : this.step
      token.map = [at, this.step]
      this.#last = token
      return token
    }
  }
  md.inline.State = PlacedState
  md.inline.ruler.before('text', 'place', (state, silent) => {
    if (silent || !(state instanceof PlacedState)) return false
    state.step = state.pos
    if (state.pending === '') state.pendingAt = state.pos
    return false
  })
}

/** Where the lines of a block's content begin in the text, indents and quotation marks aside. */
export interface LinePlaces {
  readonly firstLine: number
  readonly starts: readonly number[]
}

/** Tokens of type `inline` get `meta`: their `LinePlaces`. */
function noteLinePlaces(md: MarkdownIt): void {
  const Base = md.block.State
  const OWNERS = new Set(['paragraph_open', 'heading_open', 'tr_open'])
  class PlacedState extends Base {
    #owner: Token | null = null

    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token = super.push(type, tag, nesting)
      if (OWNERS.has(type)) this.#owner = token
      const lines = this.#owner?.map
      if (type === 'inline' && lines) {
        const starts: number[] = []
        for (let line = lines[0]; line < lines[1]; line++)
          starts.push(this.bMarks[line]! + this.tShift[line]!)
        token.meta = { firstLine: lines[0], starts }
      }
      return token
    }
  }
  md.block.State = PlacedState
}
