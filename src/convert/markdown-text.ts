/** Inlines of one paragraph → one line of Markdown that is read as the same inlines. What might be taken for a mark is escaped. */
import type { DanglingRef, Inline, NameReference, NoteRef, TextInline } from '../edition/model.ts'
import { printAttributes } from '../input/markdown-attributes.ts'
import { ALTERNATIVE_KEYS, MARK_CLASSES, NAME_CLASSES, nameOf } from '../input/markdown-names.ts'

/** How calls are written: by the names that the notes of the document have. */
export interface CallNames {
  readonly ofNote: (call: NoteRef) => string
  readonly ofMissing: (call: DanglingRef) => string
}

/** Empty content is something too: a paragraph that is not there could not be read. */
export const NOTHING = '[]{}'

/** `place`: a cell of a table and a heading end otherwise than a line does. */
export function printInlines(
  content: readonly Inline[],
  calls: CallNames,
  place: 'line' | 'cell' | 'heading' = 'line',
): string {
  const inlines = joinEqual(content)
  const names = namesAround(inlines)
  let line = ''
  let open: readonly NameReference[] = []
  for (const [index, inline] of inlines.entries()) {
    const wanted = names[index]!
    const kept = sharedLength(open, wanted)
    line += closings(open.slice(kept))
    for (const _ of wanted.slice(kept)) line = opened(line)
    open = wanted
    line = appended(line, inline, inlines[index + 1], calls, place === 'line')
  }
  return finished(line + closings(open), place)
}

/** Readers may give one text in several pieces; nothing in Markdown would keep them apart. */
function joinEqual(content: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = []
  for (const inline of content) {
    const last = joined[joined.length - 1]
    if (inline.kind === 'text' && inline.text === '') continue
    if (inline.kind === 'text' && last?.kind === 'text' && sameLook(inline, last))
      joined[joined.length - 1] = { ...last, text: last.text + inline.text }
    else joined.push(inline)
  }
  return joined
}

const lookOf = ({ marks, language, link, names, alternative }: TextInline): string =>
  JSON.stringify([marks, language ?? null, link ?? null, names ?? [], alternative ?? null])

const sameLook = (a: TextInline, b: TextInline): boolean => lookOf(a) === lookOf(b)

/** The names that each inline is in; a call inside a name is in it too. */
function namesAround(inlines: readonly Inline[]): readonly (readonly NameReference[])[] {
  const own = inlines.map(inline => (inline.kind === 'text' ? (inline.names ?? []) : null))
  let before: readonly NameReference[] = []
  const after: (readonly NameReference[])[] = []
  let next: readonly NameReference[] = []
  for (let index = own.length - 1; index >= 0; index--) {
    after[index] = next
    next = own[index] ?? next
  }
  return own.map((names, index) => {
    if (names === null) return before.slice(0, sharedLength(before, after[index] ?? []))
    before = names
    return names
  })
}

function sharedLength(a: readonly NameReference[], b: readonly NameReference[]): number {
  let length = 0
  while (length < a.length && length < b.length && a[length]!.mention === b[length]!.mention) length++
  return length
}

/** A bracket would make an exclamation mark before it the beginning of a picture. */
const opened = (line: string): string => (line.endsWith('!') ? `${line.slice(0, -1)}\\![` : `${line}[`)

const closings = (names: readonly NameReference[]): string =>
  [...names]
    .reverse()
    .map(({ kind, key }) => `]${printAttributes([nameOf(NAME_CLASSES, kind)], [['key', key]])}`)
    .join('')

/** `opens`: what stands at the beginning may be taken for the mark of a list or the like. */
function appended(
  line: string,
  inline: Inline,
  next: Inline | undefined,
  calls: CallNames,
  opens: boolean,
): string {
  switch (inline.kind) {
    case 'text':
      return appendedText(line, inline, next, opens)
    case 'note-ref':
      return `${opened(line)}^${calls.ofNote(inline)}]${inline.implied ? '{.implied}' : ''}`
    case 'dangling-ref':
      return `${opened(line)}^${calls.ofMissing(inline)}`
    case 'gap':
      return `${opened(line)}]${printAttributes(
        ['gap'],
        [
          ['reason', inline.reason],
          ['extent', inline.extent],
        ],
      )}`
    case 'anchor':
      return `${opened(line)}]${printAttributes([], [], inline.id)}`
    case 'source-page':
      return `${opened(line)}]${printAttributes(['page'], [['n', inline.label]])}`
  }
}

const SIMPLE_MARKS: Readonly<Record<string, string>> = { italic: '*', bold: '**' }
const SIMPLE_LINK = /^(?:https?:\/\/[a-z0-9.-]+(?:\/[A-Za-z0-9._/?=-]*)?|#[A-Za-z0-9._-]+)$/

function appendedText(line: string, inline: TextInline, next: Inline | undefined, opens: boolean): string {
  const { text, marks, language, link, alternative } = inline
  const plain = escaped(text, opens && line === '')
  if (marks.length === 0 && language === undefined && alternative === undefined) {
    if (link === undefined) return line + afterCall(line, plain)
    if (SIMPLE_LINK.test(link)) return `${opened(line)}${escaped(text, false)}](${link})`
  }
  const simple =
    marks.length === 1 && language === undefined && alternative === undefined && link === undefined
  const sign = simple ? SIMPLE_MARKS[marks[0]!] : undefined
  // Stars stand for sure between letters only, and where no other star is near.
  if (
    sign !== undefined &&
    /^[\p{L}\d](?:.*[\p{L}\d])?$/su.test(text) &&
    !line.endsWith('*') &&
    !isSimple(next)
  )
    return `${line}${sign}${escaped(text, false)}${sign}`
  const values: (readonly [string, string | undefined])[] = [
    ['lang', language],
    ['href', link],
  ]
  if (alternative !== undefined) values.push([nameOf(ALTERNATIVE_KEYS, alternative.kind), alternative.text])
  const classes = marks.map(mark => nameOf(MARK_CLASSES, mark))
  return `${opened(line)}${escaped(text, false)}]${printAttributes(classes, values)}`
}

const isSimple = (inline: Inline | undefined): boolean =>
  inline?.kind === 'text' && inline.marks.length === 1 && SIMPLE_MARKS[inline.marks[0]!] !== undefined

/** A colon after a call that opens a paragraph would make it a definition. */
const afterCall = (line: string, text: string): string =>
  text.startsWith(':') && line.endsWith(']') ? `\\${text}` : text

/** Signs that may be marks wherever they stand. */
const ANYWHERE = /[\\`*_[\]{}<>~^|]|&(?=[#A-Za-z])/g

function escaped(text: string, opensLine: boolean): string {
  const safe = text.replace(ANYWHERE, '\\$&').replace(/\n/g, '&#10;').replace(/\r/g, '&#13;')
  if (!opensLine) return safe
  return safe
    .replace(/^:|^[-+#=](?=\s|$)|^([-=#])(?=\1)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

/** What an entity can stand for (the reader of entities refuses other controls). */
const entity = (character: string): string => {
  const point = character.codePointAt(0)!
  return point === 0x0b || (point >= 0x7f && point <= 0x9f) ? character : `&#${point};`
}

/** White at the ends of a line would be taken away; so would the hashes at the end of a heading. */
function finished(line: string, place: 'line' | 'cell' | 'heading'): string {
  if (line === '') return place === 'line' ? NOTHING : ''
  const start = /^\s*/.exec(line)![0]
  let end = line.length
  while (end > start.length && /\s/.test(line[end - 1]!)) end--
  const white = (text: string): string => [...text].map(entity).join('')
  let middle = line.slice(start.length, end)
  // After white that is written out, the first sign opens the line no more, and is no mark either.
  if (place === 'heading' && end === line.length) middle = middle.replace(/#$/, '\\#')
  if (middle.endsWith('!') && end === line.length && place === 'line') return `${white(start)}${middle}`
  return `${white(start)}${middle}${white(line.slice(end))}`
}
