/** Inlines of the model → TEI: flat text with marks, names and links becomes elements within elements. */
import type {
  Alternative,
  Gap,
  Inline,
  Mark,
  NameReference,
  Note,
  NoteId,
  TextInline,
} from '../edition/model.ts'
import { type DocumentIds, identified, pointerTo } from './tei-ids.ts'
import { type Attributes, data, described, element, escapeText, startTag } from './xml-text.ts'

export interface Writing {
  readonly ids: DocumentIds
  readonly notes: ReadonlyMap<NoteId, Note>
  /** Notes that stand in the text already; a further call only refers to them. */
  readonly written: Set<NoteId>
  /** A note with its text, where it is called first. */
  readonly writeNote: (note: Note, implied: boolean, around: Around) => string
}

/** What holds in the block around a note, and not in the note. */
export interface Around {
  /** White counts. */
  readonly preserved: boolean
  /** The block is in another language than its document. */
  readonly foreign: boolean
}

/** An element around some text; neighbours with the same key share one. */
interface Wrapper {
  readonly key: string
  readonly open: string
  readonly close: string
}

/** Inlines of one block. */
export function writeInlines(writing: Writing, content: readonly Inline[], around: Around): string {
  let out = ''
  let open: readonly Wrapper[] = []
  const close = (depth: number): void => {
    for (const wrapper of open.slice(depth).toReversed()) out += wrapper.close
    open = open.slice(0, depth)
  }
  for (const [index, inline] of content.entries()) {
    // Points stand inside of what goes on behind them, so that a name stays one name.
    const wrappers =
      inline.kind === 'text' ? wrappersOf(writing, inline, index) : namesAround(writing, content, index)
    let shared = 0
    while (shared < open.length && open[shared]!.key === wrappers[shared]?.key) shared++
    close(shared)
    for (const wrapper of wrappers.slice(shared)) out += wrapper.open
    open = wrappers
    out += inline.kind === 'text' ? escapeText(inline.text) : writePoint(writing, inline, around)
  }
  close(0)
  return out
}

/** The names that hold both what is before and what is behind a point. */
function namesAround(writing: Writing, content: readonly Inline[], index: number): readonly Wrapper[] {
  const before = content.slice(0, index).findLast(inline => inline.kind === 'text')
  const behind = content.slice(index + 1).find(inline => inline.kind === 'text')
  if (before?.kind !== 'text' || behind?.kind !== 'text') return []
  const [a, b] = [namesOf(writing, before), namesOf(writing, behind)]
  let shared = 0
  while (shared < a.length && a[shared]!.key === b[shared]?.key) shared++
  return a.slice(0, shared)
}

function wrappersOf(writing: Writing, inline: TextInline, index: number): readonly Wrapper[] {
  const { language, link, alternative, marks } = inline
  return [
    ...namesOf(writing, inline),
    ...(link === undefined ? [] : [wrapper('ref', linkTo(writing, link), `link ${link}`)]),
    ...(language === undefined ? [] : [wrapper('foreign', { 'xml:lang': language }, `language ${language}`)]),
    ...(alternative === undefined ? [] : [choice(alternative, index)]),
    ...markWrappers(marks),
  ]
}

/** An address as `target` can hold it; anything else is named as it is written. */
function linkTo({ ids }: Writing, link: string): Attributes {
  const inside = link.startsWith('#') && link.length > 1 ? pointerTo(ids, link.slice(1)) : null
  return inside !== null ? { target: inside } : ADDRESS.test(link) ? { target: link } : { cRef: link }
}

/** As RFC 3987 has it, but for hosts that are numbers. */
const ADDRESS =
  /^[A-Za-z][A-Za-z0-9+.-]*:(?:[\p{L}\p{Nd}._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+(?:#(?:[\p{L}\p{Nd}._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?$/u

const wrapper = (name: string, attributes: Attributes, key: string): Wrapper => ({
  key,
  open: startTag(name, attributes),
  close: `</${name}>`,
})

const NAME_ELEMENTS: Readonly<
  Record<NameReference['kind'], readonly [string, Readonly<Record<string, string>>]>
> = {
  person: ['persName', {}],
  place: ['placeName', {}],
  organisation: ['orgName', {}],
  work: ['rs', { type: 'work' }],
  event: ['rs', { type: 'event' }],
  other: ['rs', {}],
}

const namesOf = ({ ids }: Writing, { names }: TextInline): readonly Wrapper[] =>
  (names ?? []).map(({ kind, key, mention }) => {
    const [name, attributes] = NAME_ELEMENTS[kind]
    const pointer = key === null ? null : pointerTo(ids, key)
    const reference: Attributes = key === null ? {} : pointer === null ? { key } : { ref: pointer }
    return wrapper(name, { ...attributes, ...reference }, `name ${mention} ${kind} ${key}`)
  })

/** Element that is printed, element that is not. */
const HALVES: Readonly<Record<Alternative['kind'], readonly [printed: string, hidden: string]>> = {
  sic: ['corr', 'sic'],
  correction: ['sic', 'corr'],
  original: ['reg', 'orig'],
  regularised: ['orig', 'reg'],
  expansion: ['abbr', 'expan'],
  abbreviation: ['expan', 'abbr'],
}

function choice({ kind, text }: Alternative, index: number): Wrapper {
  const [printed, hidden] = HALVES[kind]
  return {
    key: `choice ${index}`,
    open: `<choice>${element(hidden, {}, data(text))}${startTag(printed, { rend: 'printed' })}`,
    close: `</${printed}></choice>`,
  }
}

const MARK_ELEMENTS: Readonly<Partial<Record<Mark, string>>> = {
  supplied: 'supplied',
  unclear: 'unclear',
  deleted: 'del',
  added: 'add',
  sic: 'sic',
}

const RENDITIONS: Readonly<Partial<Record<Mark, string>>> = { 'small-caps': 'smallcaps' }

/** What an editor says of the text goes around its looks; one `hi` has them all. */
function markWrappers(marks: readonly Mark[]): readonly Wrapper[] {
  const said = marks.filter(mark => MARK_ELEMENTS[mark] !== undefined)
  const looks = marks.filter(mark => MARK_ELEMENTS[mark] === undefined).map(mark => RENDITIONS[mark] ?? mark)
  return [
    ...said.map(mark => wrapper(MARK_ELEMENTS[mark]!, {}, `mark ${mark}`)),
    ...(looks.length === 0 ? [] : [wrapper('hi', { rend: looks.join(' ') }, `hi ${looks.join(' ')}`)]),
  ]
}

function writePoint(writing: Writing, inline: Exclude<Inline, TextInline>, around: Around): string {
  if (inline.kind === 'gap') return writeGap(inline)
  if (inline.kind === 'anchor') return startTag('anchor', identified(writing.ids, inline.id), true)
  if (inline.kind === 'source-page') return startTag('pb', { n: inline.label }, true)
  if (inline.kind === 'dangling-ref')
    return element('ref', { type: 'missing-note' }, escapeText(inline.label))
  const note = writing.notes.get(inline.note)
  if (note === undefined || writing.written.has(inline.note)) {
    const rend = inline.implied ? 'implied' : null
    return startTag('ref', { type: 'noteref', target: `#${inline.note}`, rend }, true)
  }
  writing.written.add(inline.note)
  return writing.writeNote(note, inline.implied, around)
}

/** A reason that is no list of words is said in a description. */
function writeGap({ reason, extent }: Gap): string {
  if (reason === null || WORDS.test(reason)) return startTag('gap', { reason, extent }, true)
  return element('gap', { extent }, element('desc', { type: 'reason' }, described(reason)))
}

const WORDS = /^[^\p{C}\p{Z}]+(?: [^\p{C}\p{Z}]+)*$/u
