/**
 * The inlines of a Word paragraph → inlines of the edition: neighbours that look alike put together, white at the ends left
 * away, tabs as spaces; calls and links resolved. As in annotated plain text, so that both give the same edition.
 */
import { type Diagnostic, warningAt } from '../base/diagnostic.ts'
import type { Span } from '../base/span.ts'
import type { Inline, NameReference, TextInline } from '../edition/model.ts'
import type { WordInline } from './word-content.ts'
import { nameLastWords } from './word-index.ts'

export interface InlineSetting {
  /** BCP 47, of the document. */
  readonly language: string
  /** What Word has noted for most of the text, be it right or not. */
  readonly notedLanguage: string | null
  readonly anchors: ReadonlySet<string>
  readonly noteOf: (call: Extract<WordInline, { kind: 'call' }>, mark: string | null) => Inline
  /** The key of the entity that an entry of Word's index stands for. */
  readonly entryKey: (entry: string, source: Span) => string
  /** Counts the names of the document. */
  readonly nextMention: () => number
  readonly report: (diagnostic: Diagnostic) => void
}

type TextPiece = Extract<WordInline, { kind: 'text' }>

export function makeWordInlines(content: readonly WordInline[], setting: InlineSetting): readonly Inline[] {
  const found: Inline[] = []
  const names = new Map<TextPiece, NameReference>()
  markNames(content, names, setting)
  for (let index = 0; index < content.length; index++) {
    const each = content[index]!
    if (each.kind === 'text') addPiece(found, makeText(each, names.get(each) ?? null, setting))
    else if (each.kind === 'anchor') found.push(each)
    else if (each.kind === 'index-entry') nameEntry(found, each, setting)
    else if (each.kind === 'call') {
      const next = content[index + 1]
      const mark = each.customMark && next?.kind === 'text' && isMark(next.text) ? next : null
      if (mark !== null) index++
      found.push(setting.noteOf(each, mark?.text.trim() ?? null))
    }
  }
  return trimmed(found)
}

function nameEntry(
  found: Inline[],
  { entry, source }: Extract<WordInline, { kind: 'index-entry' }>,
  { entryKey, nextMention, report }: InlineSetting,
): void {
  const reference: NameReference = { kind: 'other', key: entryKey(entry, source), mention: nextMention() }
  if (nameLastWords(found, entry, reference)) return
  report(
    warningAt(
      'word/index-entry',
      source,
      `the index entry “${entry}” stands behind no word that it names; the index cannot show it`,
      'in Word, mark the entry behind the word that it is for',
    ),
  )
}

/** A mark that the editor chose is short; a longer text behind the call is text. */
const isMark = (text: string): boolean => text.trim() !== '' && text.trim().length <= 10

/** Pieces of one name that stand together are one mention. */
function markNames(
  content: readonly WordInline[],
  names: Map<TextPiece, NameReference>,
  { nextMention }: InlineSetting,
): void {
  let before: NameReference | null = null
  for (const each of content) {
    if (each.kind !== 'text') continue
    const { name } = each
    if (name === null) before = null
    else {
      before =
        before !== null && before.kind === name ? before : { kind: name, key: null, mention: nextMention() }
      names.set(each, before)
    }
  }
}

function makeText(
  { text, marks, language, link, source }: TextPiece,
  name: NameReference | null,
  setting: InlineSetting,
): TextInline {
  const kept = linkOf(link, source, setting)
  const other = languageOf(language, text, setting)
  return {
    kind: 'text',
    text: text.replaceAll('\t', ' '),
    // Word underlines links.
    marks: [...new Set(marks)].filter(mark => mark !== 'underline' || kept === null),
    source,
    ...(other === null ? {} : { language: other }),
    ...(kept === null ? {} : { link: kept }),
    ...(name === null ? {} : { names: [name] }),
  }
}

function linkOf(link: string | null, source: Span, { anchors, report }: InlineSetting): string | null {
  if (link === null || !link.startsWith('#')) return link
  if (anchors.has(link.slice(1))) return link
  report(
    warningAt(
      'word/dangling-link',
      source,
      `this refers to the bookmark “${link.slice(1)}”, which is not there; the text stays`,
      'in Word, put the reference in anew',
    ),
  )
  return null
}

/**
 * Word notes the language of the keyboard, down to the country. Only another language than the document's is one, not
 * another country's; what is noted for most of the text says nothing of a part; and letters must be of its script.
 */
function languageOf(language: string | null, text: string, setting: InlineSetting): string | null {
  if (language === null || !/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/.test(language)) return null
  const own = primary(language)
  if (own === primary(setting.language) || own === primary(setting.notedLanguage ?? '')) return null
  return own !== 'zxx' && lettersOf(own).test(text) ? language : null
}

const primary = (tag: string): string => tag.split('-')[0]!.toLowerCase()

const SCRIPTS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:ru|uk|be|bg|mk|kk|ky|tg|mn)$/, /\p{Script=Cyrillic}/u],
  [/^sr$/, /\p{Script=Cyrillic}|\p{Script=Latin}/u],
  [/^el$/, /\p{Script=Greek}/u],
  [/^(?:he|yi)$/, /\p{Script=Hebrew}/u],
  [/^(?:ar|fa|ur|ps)$/, /\p{Script=Arabic}/u],
  [/^(?:ja|zh|ko)$/, /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u],
  [/^(?:hy|ka|th|hi|sa|mr|ne|bn|ta|te|syr|am)$/, /(?!\p{Script=Latin})\p{L}/u],
]

const lettersOf = (language: string): RegExp =>
  SCRIPTS.find(([tags]) => tags.test(language))?.[1] ?? /\p{Script=Latin}/u

function addPiece(found: Inline[], piece: TextInline): void {
  const last = found[found.length - 1]
  if (last?.kind === 'text' && last.source.end === piece.source.start && looksAlike(last, piece))
    found[found.length - 1] = {
      ...last,
      text: last.text + piece.text,
      source: { ...last.source, end: piece.source.end },
    }
  else found.push(piece)
}

const looksAlike = (a: TextInline, b: TextInline): boolean =>
  a.source.file === b.source.file &&
  a.language === b.language &&
  a.link === b.link &&
  a.marks.length === b.marks.length &&
  a.marks.every((mark, index) => mark === b.marks[index]) &&
  a.names?.[0]?.mention === b.names?.[0]?.mention &&
  (a.names?.length ?? 0) === (b.names?.length ?? 0)

/** No white before the first text or after the last; a no-break space at the end was put there on purpose. */
function trimmed(found: Inline[]): readonly Inline[] {
  const first = found.findIndex(each => each.kind !== 'anchor')
  while (first >= 0) {
    const each = found[first]
    if (each?.kind !== 'text') break
    const text = each.text.trimStart()
    if (text !== '') {
      found[first] = cut(each, each.text.length - text.length, each.text.length)
      break
    }
    found.splice(first, 1)
  }
  for (let last = found.length - 1; last >= 0; last--) {
    const each = found[last]!
    if (each.kind === 'anchor') continue
    if (each.kind !== 'text') break
    const text = each.text.replace(/[^\S\u00a0\u202f]+$/, '')
    if (text !== '') {
      found[last] = cut(each, 0, text.length)
      break
    }
    found.splice(last, 1)
  }
  return found
}

const cut = (inline: TextInline, from: number, to: number): TextInline =>
  from === 0 && to === inline.text.length
    ? inline
    : {
        ...inline,
        text: inline.text.slice(from, to),
        source: { ...inline.source, start: inline.source.start + from, end: inline.source.start + to },
      }
