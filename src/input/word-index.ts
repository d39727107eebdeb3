/** An entry that Word's index has at a place, and the text before it → that text with the entry's name on the words it means. */
import type { Inline, NameReference, TextInline } from '../edition/model.ts'

/** `Kerr, Archibald:in Moscow` → `Kerr, Archibald`; a colon after a backslash is one of the name. */
export const mainEntry = (entry: string): string =>
  (/^(?:\\.|[^:\\])*/.exec(entry)?.[0] ?? entry).replaceAll('\\', '').trim()

/**
 * Puts the name on the last words of `found`, in place: the entry itself, its parts in the order of speech, what stands
 * before its comma, or else the last word. False where the entry stands behind no word.
 */
export function nameLastWords(found: Inline[], entry: string, reference: NameReference): boolean {
  const at = found.findLastIndex(each => each.kind !== 'anchor')
  const last = found[at]
  if (last?.kind !== 'text') return false
  const end = last.text.replace(/[,.;:]$/, '').length
  const length = lengthOfName(last.text.slice(0, end), mainEntry(entry))
  if (length === 0) return false
  found.splice(at, 1, ...cutOut(last, end - length, end, reference))
  return true
}

function lengthOfName(text: string, entry: string): number {
  const [surname = '', ...rest] = entry.split(/,\s*/)
  const forms = [entry, ...(rest.length > 0 ? [`${rest.join(' ')} ${surname}`, surname] : [])]
  const plain = text.toLowerCase()
  for (const form of forms) {
    const before = text[text.length - form.length - 1] ?? ' '
    if (form !== '' && plain.endsWith(form.toLowerCase()) && !/[\p{L}\p{N}]/u.test(before)) return form.length
  }
  // Word puts an entry directly behind the words that were chosen for it; of these the last is certain.
  return /[\p{L}\p{N}\p{M}]+$/u.exec(text)?.[0].length ?? 0
}

/** The part before, the named part and the part after, each with its own place. */
function cutOut(text: TextInline, from: number, to: number, reference: NameReference): readonly TextInline[] {
  const literal = text.source.end - text.source.start === text.text.length
  const part = (start: number, end: number): TextInline => ({
    ...text,
    text: text.text.slice(start, end),
    source: literal
      ? { ...text.source, start: text.source.start + start, end: text.source.start + end }
      : text.source,
  })
  const named = part(from, to)
  return [
    part(0, from),
    { ...named, names: [...(named.names ?? []), reference] },
    part(to, text.text.length),
  ].filter(each => each.text !== '')
}
