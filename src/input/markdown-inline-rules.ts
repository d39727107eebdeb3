/**
 * Rules of our dialect inside a paragraph: note calls `[^1]`, notes in place `^[…]`, spans `[…]{.class}`, links whose text
 * holds any of these, and letters raised ^2^ or lowered ~2~. Brackets are paired once for a paragraph, so each costs the same.
 */
import { type Attributes, parseAttributes } from './markdown-attributes.ts'
import type { MarkdownIt, StateInline, Token } from './markdown-parser.ts'

/** `[^1]`, `[^a:1]`, `[^\*]`; what follows is a definition only at the beginning of a line. */
export const CALL = /\[\^((?:[^\s[\]\\^]|\\[!-/:-@[-`{-~ ]){1,200})\]/y

export const labelOf = (written: string): string => written.replace(/\\([!-/:-@[-`{-~ ])/g, '$1')

export function addInlineRules(md: MarkdownIt): void {
  md.inline.ruler.before('strikethrough', 'raised', raised)
  md.inline.ruler.before('link', 'note-call', noteCall)
  md.inline.ruler.before('link', 'span', span)
  md.inline.ruler.before('link', 'rich-link', richLink)
  md.inline.ruler.before('link', 'note-here', noteHere)
}

/** What a token of ours means, beside its place in `map`. */
export type OwnMeta = { readonly label: string; readonly flags: readonly string[] } | Attributes

function noteCall(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x5b) return false
  CALL.lastIndex = state.pos
  const match = CALL.exec(state.src)
  if (match === null || CALL.lastIndex > state.posMax) return false
  let end = CALL.lastIndex
  const attributes = parseAttributes(state.src, end)
  const flags = attributes?.classes ?? []
  const own = flags.length > 0 && flags.every(flag => flag === 'implied' || flag === 'missing')
  if (attributes !== null && own && attributes.end <= state.posMax) end = attributes.end
  if (!silent) {
    const token = state.push('note_call', '', 0)
    token.meta = { label: labelOf(match[1]!), flags: own ? flags : [] }
    token.map = [state.pos, end]
  }
  state.pos = end
  return true
}

function span(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x5b) return false
  const close = partner(state, state.pos)
  if (close < 0 || state.src[close + 1] !== '{') return false
  const attributes = parseAttributes(state.src, close + 1)
  if (attributes === null || attributes.end > state.posMax) return false
  if (!silent) enclose(state, 'span', state.pos + 1, close, { ...attributes }, attributes.end)
  state.pos = attributes.end
  return true
}

/** `^[A note.]` */
function noteHere(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x5e || state.src[state.pos + 1] !== '[') return false
  const close = partner(state, state.pos + 1)
  if (close < 0) return false
  if (!silent) enclose(state, 'note_here', state.pos + 2, close, null, close + 1)
  state.pos = close + 1
  return true
}

/** The library takes a bracket inside the text of a link for another link; here it may be a span or a call. */
function richLink(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x5b) return false
  const close = partner(state, state.pos)
  if (close < 0 || state.src[close + 1] !== '(') return false
  if (!/\]\{|\[\^|\^\[/.test(state.src.slice(state.pos + 1, close + 1))) return false
  const { helpers } = state.md
  const found = helpers.parseLinkDestination(state.src, close + 2, state.posMax)
  if (!found.ok || state.src[found.pos] !== ')') return false
  const href = state.md.normalizeLink(found.str)
  if (!state.md.validateLink(href)) return false
  if (!silent) {
    const token = enclose(state, 'link', state.pos + 1, close, null, found.pos + 1)
    token.attrs = [['href', href]]
  }
  state.pos = found.pos + 1
  return true
}

/** Raised and lowered letters have no blanks in them; what has, is text. */
function raised(state: StateInline, silent: boolean): boolean {
  const marker = state.src[state.pos]
  if (marker !== '^' && marker !== '~') return false
  if (state.src[state.pos + 1] === marker || state.src[state.pos - 1] === marker) return false
  if (marker === '^' && state.src[state.pos + 1] === '[') return false
  let at = state.pos + 1
  for (; at < state.posMax && state.src[at] !== marker; at++) {
    if (/\s/.test(state.src[at]!)) return false
    if (state.src[at] === '\\') at++
  }
  if (at >= state.posMax || at === state.pos + 1 || state.src[at + 1] === marker) return false
  if (!silent) enclose(state, marker === '^' ? 'sup' : 'sub', state.pos + 1, at, null, at + 1)
  state.pos = at + 1
  return true
}

function enclose(
  state: StateInline,
  name: string,
  from: number,
  to: number,
  meta: Record<string, unknown> | null,
  end: number,
): Token {
  const max = state.posMax
  const open = state.push(`${name}_open`, '', 1)
  open.map = [state.pos, end]
  open.meta = meta
  state.pos = from
  state.posMax = to
  state.md.inline.tokenize(state)
  const close = state.push(`${name}_close`, '', -1)
  close.map = [to, end]
  state.posMax = max
  return open
}

const PAIRS = new WeakMap<StateInline, Int32Array>()

/** The bracket that closes the one at an offset; -1 when there is none in what is being read. */
function partner(state: StateInline, at: number): number {
  let pairs = PAIRS.get(state)
  if (pairs === undefined) {
    pairs = pairBrackets(state.src)
    PAIRS.set(state, pairs)
  }
  const close = pairs[at]!
  return close < state.posMax ? close : -1
}

const AUTOLINK = /<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s\p{Cc}]*>/uy

/** For each opening bracket the offset of its partner, else -1. Escaped ones and those in code are letters. */
export function pairBrackets(text: string): Int32Array {
  const pairs = new Int32Array(text.length + 1).fill(-1)
  const open: number[] = []
  const runs = backtickRuns(text)
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0x5c) at++
    else if (unit === 0x60) at = afterCode(text, at, runs) - 1
    else if (unit === 0x3c) {
      AUTOLINK.lastIndex = at
      if (AUTOLINK.test(text)) at = AUTOLINK.lastIndex - 1
    } else if (unit === 0x5b) open.push(at)
    else if (unit === 0x5d) {
      const start = open.pop()
      if (start !== undefined) pairs[start] = at
    }
  }
  return pairs
}

/** Offsets of runs of backticks, by their length, the last first. */
function backtickRuns(text: string): ReadonlyMap<number, number[]> {
  const runs = new Map<number, number[]>()
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const same = runs.get(run.length)
    if (same === undefined) runs.set(run.length, [index])
    else same.push(index)
  }
  for (const same of runs.values()) same.reverse()
  return runs
}

/** The offset after the code that opens here, or after the backticks when nothing closes them. Asked in rising order. */
function afterCode(text: string, at: number, runs: ReadonlyMap<number, number[]>): number {
  let length = 1
  while (text.charCodeAt(at + length) === 0x60) length++
  const same = runs.get(length) ?? []
  while (same.length > 0 && same[same.length - 1]! <= at) same.pop()
  return same.length === 0 ? at + length : same[same.length - 1]! + length
}
