/**
 * A decoded source → warnings about characters that readers cannot see, or that deceive them: controls, lone surrogates,
 * directional overrides, invisible letters, words of two scripts. Nothing is changed.
 */
import { type Diagnostic, warningAt } from '../base/diagnostic.ts'
import type { SourceFile, Span } from '../base/span.ts'
import { limitRepeats } from './limit-repeats.ts'

/** One pass with a cheap pattern finds the few places that deserve a closer look. */
const UNUSUAL =
  /(?![\t\n\f\r])\p{Cc}|\p{Cs}|[\u180e\u200b-\u200d\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd\u{e0000}-\u{e007f}]/gu

const NAMES: Readonly<Record<number, string>> = {
  0: 'NUL',
  11: 'line tabulation',
  6158: 'Mongolian vowel separator',
  8203: 'zero width space',
  8204: 'zero width non-joiner',
  8205: 'zero width joiner',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'pop directional formatting',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8288: 'word joiner',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'pop directional isolate',
  65279: 'zero width no-break space',
  65532: 'object replacement character',
  65533: 'replacement character',
}

/** Warnings, in the order of the text; many of one kind are folded into one. */
export function findUnusualCharacters(file: SourceFile): readonly Diagnostic[] {
  return limitRepeats(unusualCharacters(file.text, (start, end) => ({ file: file.name, start, end })))
}

/** Where a stretch of the text stands in a source. */
type Place = (start: number, end: number) => Span | null

/** The same for any text, every place by itself. */
export function unusualCharacters(text: string, place: Place): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  for (const match of text.matchAll(UNUSUAL)) {
    const diagnostic = judge(text, place, match.index, match[0])
    if (diagnostic !== null) found.push(diagnostic)
  }
  return found.concat(findMixedScripts(text, place))
}

function judge(text: string, place: Place, at: number, character: string): Diagnostic | null {
  const point = character.codePointAt(0)!
  const span = place(at, at + character.length)
  const name = nameOf(point)
  if (point >= 0xd800 && point <= 0xdfff)
    return warningAt(
      'text/lone-surrogate',
      span,
      `half a character (${name}) without its other half`,
      'put the whole character in its place',
    )
  if (point > 0xffff)
    return point >= 0xe0000 && point <= 0xe007f
      ? warningAt('text/invisible-character', span, `invisible tag character ${name}`, 'delete it')
      : null
  if ((point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069))
    return warningAt(
      'text/directional-control',
      span,
      `the control character ${name} can make text look other than it is`,
      'delete it unless you put it there',
    )
  if (point === 0xfffd)
    return warningAt(
      'text/replacement-character',
      span,
      'the sign U+FFFD stands where some program could not read a character',
      'put the right character in its place',
    )
  if (point <= 0x9f)
    return warningAt('text/control-character', span, `control character ${name}`, 'delete it')
  if ((point === 0x200c || point === 0x200d) && joinsLetters(text, at)) return null
  return warningAt(
    'text/invisible-character',
    span,
    `invisible character ${name}`,
    'delete it unless you put it there',
  )
}

/** The joiners belong to the spelling of Arabic, Persian and the scripts of India, and to composed signs such as emoji. */
function joinsLetters(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at)
  return /(?:[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\ufb50-\ufdff\u{1f000}-\u{1faff}]|\ufe0f)$/u.test(
    before,
  )
}

const nameOf = (point: number): string => {
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
  return Object.hasOwn(NAMES, point) ? `${code} ${NAMES[point]!}` : code
}

/** Letters that look the same in Latin and Cyrillic type; a frequent fault of text recognition. */
const LATIN_LOOKALIKES = 'ABCEHKMOPTXaceopxyi'
const CYRILLIC_LOOKALIKES = 'АВСЕНКМОРТХасеорхуі'
const TWO_SCRIPTS = /[A-Za-z][\u0400-\u045f]|[\u0400-\u045f][A-Za-z]/g
const WORD = /[\p{L}\p{M}]/u

function findMixedScripts(text: string, place: Place): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  let reportedTo = 0
  for (const match of text.matchAll(TWO_SCRIPTS)) {
    if (match.index < reportedTo) continue
    let start = match.index
    let end = match.index
    while (start > 0 && match.index - start < 60 && WORD.test(text[start - 1]!)) start--
    while (end < text.length && end - match.index < 60 && WORD.test(text[end]!)) end++
    reportedTo = end
    const word = text.slice(start, end)
    const latin = [...word].filter(letter => /[A-Za-z]/.test(letter))
    const cyrillic = [...word].filter(letter => /[\u0400-\u045f]/.test(letter))
    const strangers = latin.length <= cyrillic.length ? latin : cyrillic
    const alike = latin.length <= cyrillic.length ? LATIN_LOOKALIKES : CYRILLIC_LOOKALIKES
    // Letters that look foreign in their word are visible to the reader and probably meant.
    if (!strangers.every(letter => alike.includes(letter))) continue
    const script = latin.length <= cyrillic.length ? 'Latin' : 'Cyrillic'
    found.push(
      warningAt(
        'text/mixed-scripts',
        place(start, end),
        `“${word}” has ${script} letters that only look right: ${[...new Set(strangers)].join(' ')}`,
        'type them in the script of the rest of the word: search and index do not find it as it is',
      ),
    )
  }
  return found
}
