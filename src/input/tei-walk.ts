/** What reading a TEI text must know on its way: the context of an element, the document that grows, what is to be reported. */
import { type Diagnostic, warningAt } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import type {
  Alternative,
  Container,
  Inline,
  Mark,
  NameReference,
  Note,
  TextInline,
  Variant,
} from '../edition/model.ts'
import type { TeiIndex } from './tei-index.ts'
import type { TeiRole, TeiRule, TeiRules } from './tei-rules.ts'
import { newStream, put, type Stream } from './tei-stream.ts'
import { attributeOf, XML_NAMESPACE, type XmlElement, type XmlNode } from './xml-tree.ts'

/** What holds for everything inside an element. */
export interface Context {
  readonly parent: XmlElement | null
  readonly marks: readonly Mark[]
  readonly language: string
  readonly names: readonly NameReference[]
  readonly link: string | null
  readonly alternative: Alternative | null
  readonly preserve: boolean
  /** Of the heading that stands here. */
  readonly level: number
  readonly within: readonly Container[]
  /** Inside of a line or a reading nothing begins a block. */
  readonly inLine: boolean
  readonly inNote: boolean
}

/** A document under construction. */
export interface DocumentState {
  readonly id: string
  readonly language: string
  readonly notes: (Note | null)[]
  readonly variants: Variant[]
  /** Notes that are made already; a second call of one calls the same. */
  readonly noteIds: Map<XmlElement, string>
  /** Numbers that notes carry themselves: they are not printed twice. */
  readonly numbers: Set<XmlElement>
  mentions: number
  containers: number
}

export interface Walk {
  readonly file: string
  readonly rules: TeiRules
  readonly index: TeiIndex
  readonly document: DocumentState
  readonly report: TeiReport
  readonly ours: boolean
  /** Ends of lines of the markup say nothing: they stand on either side of every element. */
  readonly laidOut: boolean
  readonly handlers: Readonly<Record<TeiRole, Handler>>
  stream: Stream
}

export type Handler = (walk: Walk, element: XmlElement, context: Context, rule: TeiRule) => void

export const spanOf = (walk: { readonly file: string }, node: XmlNode): Span => ({
  file: walk.file,
  start: node.start,
  end: node.end,
})

/** The span of an element's start tag, or of what stands for it. */
export const pointOf = (walk: { readonly file: string }, element: XmlElement): Span => ({
  file: walk.file,
  start: element.start,
  end: Math.min(element.end, element.children[0]?.start ?? element.end),
})

export const idOf = (element: XmlElement): string | null => attributeOf(element, 'id', XML_NAMESPACE)

/** In a file of ours, a note that has a call; others are lines. */
export const isCalled = (element: XmlElement): boolean =>
  element.name === 'note' && attributeOf(element, 'place') === null

/** What an element is called: in a file of ours `n` says it where the id must be another. */
export function nameOf({ ours }: { readonly ours: boolean }, element: XmlElement): string | null {
  const id = idOf(element)
  if (!ours || id === null || isCalled(element)) return id
  return attributeOf(element, 'n') ?? id
}

/** What the element with this id is called. */
export function nameAt(walk: { readonly ours: boolean; readonly index: TeiIndex }, id: string): string {
  const element = walk.index.byId.get(id)
  return element === undefined ? id : (nameOf(walk, element) ?? id)
}

/** Adds an inline to the text, in the context's block. */
export function add(walk: Walk, context: Context, inline: Inline): void {
  put(walk.stream, inline, context.within, context.language)
}

/** Adds text with all that holds here. */
export function addText(
  walk: Walk,
  context: Context,
  text: string,
  source: Span,
  more: readonly Mark[] = [],
): void {
  const look = lookOf(context)
  const marks =
    more.length === 0 ? look.marks : [...look.marks, ...more.filter(mark => !look.marks.includes(mark))]
  const preserved = context.preserve ? { preserved: true } : {}
  put(walk.stream, { ...look, text, marks, source, ...preserved }, context.within, context.language)
}

/** All that holds of text here. */
export function lookOf(context: Context): Omit<TextInline, 'text' | 'source'> {
  const { marks, language, names, link, alternative } = context
  return {
    kind: 'text',
    marks,
    language,
    ...(link === null ? {} : { link }),
    ...(names.length === 0 ? {} : { names }),
    ...(alternative === null ? {} : { alternative }),
  }
}

/** Text that stands nowhere in the source. */
export const addGenerated = (walk: Walk, context: Context, text: string, at: Span): void =>
  addText(walk, context, text, { ...at, end: at.start }, ['generated'])

export const newContainer = (walk: Walk): string => `${walk.document.id}.c${++walk.document.containers}`

/** Reads some content into a text of its own. */
export function inStream(walk: Walk, language: string, read: () => void): Stream {
  const outer = walk.stream
  const own = newStream(walk.file, language, walk.laidOut)
  walk.stream = own
  read()
  walk.stream = outer
  return own
}

export const withMarks = (context: Context, marks: readonly Mark[]): Context =>
  marks.every(mark => context.marks.includes(mark))
    ? context
    : { ...context, marks: [...context.marks, ...marks.filter(mark => !context.marks.includes(mark))] }

/** What is met while reading and told once, with its number. */
export interface TeiReport {
  readonly unknown: Map<string, { count: number; span: Span }>
  readonly leftOut: Map<string, { count: number; span: Span }>
  readonly looks: Map<string, { count: number; span: Span }>
  readonly characters: Map<string, { count: number; span: Span }>
  readonly diagnostics: Diagnostic[]
}

export const newReport = (): TeiReport => ({
  unknown: new Map(),
  leftOut: new Map(),
  looks: new Map(),
  characters: new Map(),
  diagnostics: [],
})

export function countIn(counts: Map<string, { count: number; span: Span }>, name: string, span: Span): void {
  const known = counts.get(name)
  if (known === undefined) counts.set(name, { count: 1, span })
  else known.count++
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

export const reportDiagnostics = (report: TeiReport): readonly Diagnostic[] => [
  ...report.diagnostics,
  ...[...report.unknown].map(([name, { count, span }]) =>
    warningAt(
      'tei/unknown-element',
      span,
      `the element “${name}” (${times(count)}) is not understood; its text is set as text`,
      'say what it means in a file tei-mapping.yaml beside the source: docs/tei.md',
    ),
  ),
  ...[...report.looks].map(([name, { count, span }]) =>
    warningAt(
      'tei/unknown-look',
      span,
      `“${name}” (${times(count)}) is no look that is known; the text is set plain`,
      'say which marks it means in a file tei-mapping.yaml beside the source: docs/tei.md',
    ),
  ),
  ...[...report.characters].map(([name, { count, span }]) =>
    warningAt(
      'tei/unknown-character',
      span,
      `the character “${name}” (${times(count)}) is named but not written, and cannot be printed`,
      'write it into its element, or declare it with a mapping in the charDecl of the header',
    ),
  ),
  ...[...report.leftOut].map(([name, { count, span }]) =>
    warningAt(
      'tei/left-out',
      span,
      `the text of “${name}” (${times(count)}) is no text of the edition and is left out`,
      'if it is, give it another role in a file tei-mapping.yaml beside the source: docs/tei.md',
    ),
  ),
]
