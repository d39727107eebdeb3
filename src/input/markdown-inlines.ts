/** The inline tokens of a block → its lines, each with inlines of the model; notes that stand in place are handed over. */
import type { Alternative, Inline, Label, Mark, NameReference, TextInline } from '../edition/model.ts'
import type { Attributes } from './markdown-attributes.ts'
import { ALTERNATIVE_KEYS, isLanguage, MARK_CLASSES, NAME_CLASSES } from './markdown-names.ts'
import type { Token } from './markdown-parser.ts'
import { locate, type MarkdownSource, type Piece, stretches } from './markdown-places.ts'
import type { Call } from './seed-marks.ts'

/** A call whose note is not known yet. */
export interface OpenCall {
  readonly kind: 'call'
  readonly call: Call
  /** Set without a mark; known to have no note. */
  readonly flags: readonly string[]
}
export type RawInline = Inline | OpenCall

export interface RawLine {
  readonly content: readonly RawInline[]
  /** What the span `.number` or `.item` at its beginning says. */
  readonly label: (Label & { readonly item: boolean }) | null
  readonly start: number
  readonly end: number
}

export interface RawImage {
  readonly image: string
  readonly description: string
  readonly title: string
  readonly start: number
  readonly end: number
}

/** What reading a paragraph may ask and tell. */
export interface InlineReading {
  readonly source: MarkdownSource
  /** Of the next name; a mention is counted once however many inlines it has. */
  readonly nextMention: () => number
  /** Takes a note that stands in place, and gives its call. */
  readonly noteHere: (lines: readonly RawLine[], start: number, end: number) => Call
  readonly image: (image: RawImage) => void
  readonly report: (code: string, start: number, end: number, message: string, ...hints: string[]) => void
}

interface Look {
  readonly marks: readonly Mark[]
  readonly names: readonly NameReference[]
  readonly language: string | null
  readonly link: string | null
  readonly alternative: Alternative | null
}

const PLAIN: Look = { marks: [], names: [], language: null, link: null, alternative: null }

interface OpenLine {
  readonly content: RawInline[]
  label: RawLine['label']
  start: number
  end: number
}

/** What is open while the tokens of a block are read. */
interface Walk {
  readonly reading: InlineReading
  /** What the tokens were made from. */
  readonly content: string
  readonly pieces: readonly Piece[]
  /** Does the end of a source line end a line of the text. */
  readonly lineByLine: boolean
  lines: OpenLine[]
  looks: Look[]
  /** Surroundings of notes that stand in place, outermost first. */
  readonly outside: { readonly lines: OpenLine[]; readonly looks: Look[] }[]
  /** Spans that are labels: where their content begins. */
  readonly labels: ({ readonly from: number; readonly attributes: Attributes } | null)[]
}

/** At least one line, maybe empty. */
export function readInlines(
  content: string,
  tokens: readonly Token[],
  pieces: readonly Piece[],
  lineByLine: boolean,
  reading: InlineReading,
): readonly RawLine[] {
  const walk: Walk = {
    reading,
    content,
    pieces,
    lineByLine,
    lines: [],
    looks: [PLAIN],
    outside: [],
    labels: [],
  }
  walk.lines.push(newLine(locate(pieces, 0)))
  for (const [index, token] of tokens.entries())
    if (token.type === 'image') addImage(walk, token, tokens[index + 1]?.map?.[0] ?? content.length)
    else readToken(walk, token, tokens[index - 1])
  return walk.lines
}

const newLine = (start: number): OpenLine => ({ content: [], label: null, start, end: start })
const lastLine = (walk: Walk): OpenLine => walk.lines[walk.lines.length - 1]!
const look = (walk: Walk): Look => walk.looks[walk.looks.length - 1]!

function readToken(walk: Walk, token: Token, before: Token | undefined): void {
  const at = token.map?.[0] ?? 0
  switch (token.type) {
    case 'text':
      if (before?.type === 'link_open' && before.info === 'auto') addAutolink(walk, token, at)
      else addText(walk, token.content, at)
      break
    case 'text_special':
      addSpecial(walk, token, at)
      break
    case 'code_inline':
      addCode(walk, token, at)
      break
    case 'softbreak':
    case 'hardbreak':
      addBreak(walk, token.type === 'hardbreak', at)
      break
    case 'note_call':
      addCall(walk, token)
      break
    case 'note_here_open':
      openNote(walk, at)
      break
    case 'note_here_close':
      closeNote(walk, token)
      break
    case 'span_open':
      openSpan(walk, token)
      break
    case 'span_close':
      closeSpan(walk, token)
      break
    default:
      if (token.nesting > 0) walk.looks.push(openedLook(look(walk), token))
      else if (token.nesting < 0 && walk.looks.length > 1) walk.looks.pop()
  }
}

const MARK_OF_TOKEN: Readonly<Record<string, Mark>> = {
  em_open: 'italic',
  strong_open: 'bold',
  s_open: 'strikethrough',
  sup_open: 'superscript',
  sub_open: 'subscript',
}

function openedLook(outer: Look, token: Token): Look {
  if (token.type === 'link_open') return { ...outer, link: hrefOf(token, 'href') }
  const mark = MARK_OF_TOKEN[token.type]
  return mark === undefined ? outer : withMark(outer, mark)
}

const withMark = (outer: Look, mark: Mark): Look =>
  outer.marks.includes(mark) ? outer : { ...outer, marks: [...outer.marks, mark] }

const hrefOf = (token: Token, key: string): string =>
  String((token.attrs ?? []).find(([name]) => name === key)?.[1] ?? '')

function push(walk: Walk, inline: RawInline, start: number, end: number): void {
  const line = lastLine(walk)
  if (line.content.length === 0) line.start = start
  line.content.push(inline)
  line.end = end
}

function addText(walk: Walk, text: string, at: number): void {
  if (text === '') return
  for (const part of stretches(walk.reading.source.file, walk.pieces, text, at))
    push(walk, styled(walk, part.text, part.span.start, part.span.end), part.span.start, part.span.end)
}

function styled(walk: Walk, text: string, start: number, end: number): TextInline {
  const { marks, names, language, link, alternative } = look(walk)
  return {
    kind: 'text',
    text,
    marks,
    source: { file: walk.reading.source.file, start, end },
    ...(language === null ? {} : { language }),
    ...(link === null ? {} : { link }),
    ...(names.length === 0 ? {} : { names }),
    ...(alternative === null ? {} : { alternative }),
  }
}

/** An escaped sign, which stands in the source after its backslash, or an entity, which does not. */
function addSpecial(walk: Walk, token: Token, at: number): void {
  if (token.content === token.markup) addText(walk, token.content, at)
  else if (token.info === 'escape') addText(walk, token.content, at + 1)
  else {
    const start = locate(walk.pieces, at)
    const end = start + token.markup.length
    push(walk, styled(walk, token.content, start, end), start, end)
  }
}

/** The text between angle brackets; what the library decodes of it has the place of the whole. */
function addAutolink(walk: Walk, token: Token, at: number): void {
  const start = locate(walk.pieces, at + 1)
  const { text } = walk.reading.source
  const close = text.indexOf('>', start)
  const end = close < 0 ? start + token.content.length : close
  push(walk, styled(walk, token.content, start, end), start, end)
}

function addCode(walk: Walk, token: Token, at: number): void {
  const outer = look(walk)
  walk.looks.push(withMark(outer, 'monospace'))
  const from = at + token.markup.length
  const content = token.content
  // One blank on either side is taken away, unless there is nothing else.
  const written = walk.content.slice(from, from + content.length).replace(/\n/g, ' ')
  addText(walk, content, content !== '' && written !== content ? from + 1 : from)
  walk.looks.pop()
}

function addBreak(walk: Walk, hard: boolean, at: number): void {
  const start = locate(walk.pieces, at)
  if (hard || walk.lineByLine) {
    walk.lines.push(newLine(start))
    return
  }
  const { text } = walk.reading.source
  const end = text.startsWith('\r\n', start) ? start + 2 : start + 1
  push(walk, styled(walk, ' ', start, end), start, end)
}

function addCall(walk: Walk, token: Token): void {
  const [from, to] = token.map!
  const start = locate(walk.pieces, from)
  const end = start + to - from
  const { label, flags } = token.meta as { label: string; flags: readonly string[] }
  push(walk, { kind: 'call', call: { kind: 'call', start, end, series: '', label }, flags }, start, end)
}

/** Text for those who cannot see a picture: that of its tokens without their marks. */
function plainOf(tokens: readonly Token[]): string {
  let text = ''
  for (const token of tokens) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') text += ' '
    else text += token.children === null ? token.content : plainOf(token.children)
  }
  return text
}

/** A picture, which ends where the next token begins. */
function addImage(walk: Walk, token: Token, to: number): void {
  const from = token.map?.[0] ?? 0
  const start = locate(walk.pieces, from)
  walk.reading.image({
    image: hrefOf(token, 'src'),
    description: plainOf(token.children ?? []),
    title: hrefOf(token, 'title'),
    start,
    end: start + to - from,
  })
}

function openNote(walk: Walk, at: number): void {
  walk.outside.push({ lines: walk.lines, looks: walk.looks })
  walk.lines = [newLine(locate(walk.pieces, at + 2))]
  walk.looks = [PLAIN]
}

function closeNote(walk: Walk, token: Token): void {
  const outer = walk.outside.pop()
  if (outer === undefined) return
  const lines = walk.lines
  walk.lines = outer.lines
  walk.looks = outer.looks
  const start = lines[0]!.start - 2
  const end = locate(walk.pieces, token.map![0]) + 1
  const call = walk.reading.noteHere(lines, start, end)
  push(walk, { kind: 'call', call, flags: [] }, start, end)
}

function openSpan(walk: Walk, token: Token): void {
  const attributes = token.meta as unknown as Attributes
  const [from] = token.map!
  const start = locate(walk.pieces, from)
  const end = locate(walk.pieces, token.map![1])
  const span = { file: walk.reading.source.file, start, end }
  const { classes, values, anchor } = attributes
  if (anchor !== null) push(walk, { kind: 'anchor', id: anchor, source: span }, start, start)
  if (classes.includes('gap'))
    push(
      walk,
      {
        kind: 'gap',
        reason: values.get('reason') ?? null,
        extent: values.get('extent') ?? null,
        source: span,
      },
      start,
      end,
    )
  if (classes.includes('page'))
    push(walk, { kind: 'source-page', label: values.get('n') ?? '', source: span }, start, end)
  walk.labels.push(openLabel(walk, attributes, start, end))
  walk.looks.push(spanLook(walk, attributes, start, end))
}

/** A label opens its paragraph; elsewhere a number is only text. */
function openLabel(
  walk: Walk,
  attributes: Attributes,
  start: number,
  end: number,
): { readonly from: number; readonly attributes: Attributes } | null {
  if (!attributes.classes.includes('number') && !attributes.classes.includes('item')) return null
  const { content } = lastLine(walk)
  if (!content.some(inline => inline.kind === 'text')) return { from: content.length, attributes }
  walk.reading.report(
    'markdown/label-not-first',
    start,
    end,
    'a number or the mark of an item stands at the beginning of its paragraph only; this one is plain text',
    'begin a paragraph with it, or leave its class out',
  )
  return null
}

function closeSpan(walk: Walk, _token: Token): void {
  if (walk.looks.length > 1) walk.looks.pop()
  const label = walk.labels.pop() ?? null
  if (label === null) return
  const line = lastLine(walk)
  const text = line.content
    .slice(label.from)
    .map(inline => (inline.kind === 'text' ? inline.text : ''))
    .join('')
  const { classes, values } = label.attributes
  const value = values.get('value') ?? /\d{1,9}/.exec(text)?.[0] ?? ''
  line.label = {
    text,
    supplied: classes.includes('supplied') || (text.startsWith('[') && !classes.includes('original')),
    value: /^\d{1,9}$/.test(value) ? Number(value) : null,
    item: classes.includes('item'),
  }
}

/** Classes and keys of a span that are read elsewhere. */
const OTHER_CLASSES = new Set(['gap', 'page', 'number', 'item', 'original'])
const OTHER_KEYS = new Set(['key', 'lang', 'href', 'extent', 'reason', 'n', 'value'])

function spanLook(walk: Walk, attributes: Attributes, start: number, end: number): Look {
  const { classes, values } = attributes
  const isLabel = classes.includes('number') || classes.includes('item')
  let result = look(walk)
  for (const name of classes) {
    if (Object.hasOwn(NAME_CLASSES, name)) {
      const mention = walk.reading.nextMention()
      const reference = { kind: NAME_CLASSES[name]!, key: values.get('key') ?? null, mention }
      result = { ...result, names: [...result.names, reference] }
    } else if (Object.hasOwn(MARK_CLASSES, name)) {
      // The number of a paragraph that the editor supplied has its brackets already.
      if (!(isLabel && name === 'supplied')) result = withMark(result, MARK_CLASSES[name]!)
    } else if (!OTHER_CLASSES.has(name)) unknown(walk, `class “${name}”`, start, end)
  }
  for (const [key, value] of values) {
    if (Object.hasOwn(ALTERNATIVE_KEYS, key))
      result = { ...result, alternative: { kind: ALTERNATIVE_KEYS[key]!, text: value } }
    else if (key === 'href') result = { ...result, link: value }
    else if (key === 'lang' && isLanguage(value)) result = { ...result, language: value }
    else if (!OTHER_KEYS.has(key) || key === 'lang') unknown(walk, `attribute “${key}”`, start, end)
  }
  return result
}

const unknown = (walk: Walk, what: string, start: number, end: number): void =>
  walk.reading.report(
    'markdown/unknown-attribute',
    start,
    end,
    `the ${what} of this span says nothing here; its text is set as it is`,
    'leave it out, or write one of those that docs/markdown.md lists',
  )
