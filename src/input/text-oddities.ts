/**
 * The texts of a document → warnings about what looks like a slip of the typewriter: mixed quotation marks, hyphens for
 * dashes, odd dates, doubled spaces. Nothing is changed: what the editor wrote is printed.
 */
import { type Diagnostic, warningAt } from '../base/diagnostic.ts'
import { once } from '../base/once.ts'
import type { Span } from '../base/span.ts'
import type { EditionDocument } from '../edition/model.ts'
import { plainText, sourceFinder, textParts } from '../edition/visit.ts'
import { limitRepeats } from './limit-repeats.ts'

interface Passage {
  readonly text: string
  readonly sourceOf: () => ReturnType<typeof sourceFinder>
}

/** Warnings in the order of the text; habits of a whole document are reported once. */
export function findTextOddities(document: EditionDocument): readonly Diagnostic[] {
  const passages: Passage[] = []
  for (const { block } of textParts(document)) {
    // Text as it was typed has its blanks and signs on purpose.
    if (block.within?.some(each => each.kind === 'preformatted') === true) continue
    const content = block.content.filter(each => each.kind !== 'text' || !each.marks.includes('generated'))
    passages.push({ text: plainText(content), sourceOf: once(() => sourceFinder(content)) })
  }
  const dashes = passages.some(({ text }) => /[–—]/.test(text))
  const each = passages.flatMap(passage => [
    ...oddDates(passage),
    ...(dashes ? hyphensForDashes(passage) : []),
    ...unevenDashes(passage, document.language),
    ...doubledSpaces(passage),
    ...spacesBeforeStops(passage),
  ])
  const whole = [...mixedQuotes(passages), ...(dashes ? [] : hyphensThroughout(passages))]
  return limitRepeats([...each, ...whole].sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)))
}

const at = (passage: Passage, start: number, end: number): Span | null => passage.sourceOf()(start, end)

/** `1939 -. 1975`: two years and a stop that does not belong between them. */
function oddDates(passage: Passage): Diagnostic[] {
  return [...passage.text.matchAll(/\b\d{4} ?[-–—] ?[.,;:] ?\d{4}\b/g)].map(match =>
    warningAt(
      'text/odd-dates',
      at(passage, match.index, match.index + match[0].length),
      `dates read “${match[0]}”`,
      `perhaps ${match[0].replace(/[^\d]+/, '–')} is meant`,
    ),
  )
}

/** `(1892 - 1975)`, `“Blue Division” - the informal name`: the dates one by one, the rest once a paragraph. */
function hyphensForDashes(passage: Passage): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const match of passage.text.matchAll(/\b\d{3,4} - (?:\d{3,4}\b|\))/g))
    found.push(
      warningAt(
        'text/hyphen-in-dates',
        at(passage, match.index, match.index + match[0].length),
        `a hyphen stands between the years of “${match[0]}”`,
        'put an en dash there, as elsewhere: –',
      ),
    )
  const spaced = [...passage.text.matchAll(/(?<!\d{3}) - (?!\d{3,4}\b)/g)]
  const first = spaced[0]
  if (first !== undefined)
    found.push(
      warningAt(
        'text/hyphen-for-dash',
        at(passage, first.index, first.index + 3),
        spaced.length === 1
          ? 'a hyphen stands for a dash'
          : `${spaced.length} hyphens stand for dashes in this paragraph`,
        'put a dash there, as elsewhere: –',
      ),
    )
  return found
}

/** A document typed without dashes: a habit, reported once. */
function hyphensThroughout(passages: readonly Passage[]): Diagnostic[] {
  let count = 0
  let span: Span | null = null
  for (const passage of passages)
    for (const match of passage.text.matchAll(/\S( - )\S/g)) {
      count++
      span ??= at(passage, match.index + 1, match.index + 4)
    }
  if (count === 0) return []
  return [
    warningAt(
      'text/hyphen-for-dash',
      span,
      count === 1 ? 'a hyphen stands for a dash' : `${count} hyphens stand for dashes in this document`,
      'write a dash, –, with a space on both sides',
    ),
  ]
}

/**
 * `) –Lieutenant`: a space on one side of a dash only. Not where dashes are in pairs that cling to what they enclose
 * (Spanish), nor at the beginning or end, where a dash opens a speech or breaks it off.
 */
function unevenDashes(passage: Passage, language: string): Diagnostic[] {
  if (!/ [–—]/.test(passage.text) || /^(?:es|pt|ca|gl)\b/.test(language)) return []
  const clinging = [...passage.text.matchAll(/(?<=[\p{L}\d)\]”"’]) ([–—])(?=\p{L}{2})/gu)]
  const closing = [...passage.text.matchAll(/(?<=[\p{L}\d)])[–—](?=[ ,.;:])/gu)]
  if (closing.length > 0 && clinging.length > 0) return []
  return clinging.map(match =>
    warningAt(
      'text/uneven-dash',
      at(passage, match.index, match.index + 3),
      'a dash has a space before it and none after it',
      'put a space on both sides of it, or on none',
    ),
  )
}

/** Two spaces or more inside a sentence; after a full stop they are a typist's custom. Once a paragraph. */
function doubledSpaces(passage: Passage): Diagnostic[] {
  const found = [...passage.text.matchAll(/ {2,}(?=\S)/g)].filter(match =>
    isInsideSentence(passage.text, match.index),
  )
  const first = found[0]
  if (first === undefined) return []
  const start = first.index
  const often = found.length === 1 ? '' : `, and ${found.length - 1} more in this paragraph`
  return [
    warningAt(
      'text/double-space',
      at(passage, start, start + first[0].length),
      `${first[0].length} spaces stand inside a sentence${often}`,
      'leave one',
    ),
  ]
}

/** Whether what stands before an offset, closing marks aside, is no end of a sentence. */
function isInsideSentence(text: string, offset: number): boolean {
  // A few closing marks may follow a full stop; more is no prose.
  const before = text.slice(Math.max(0, offset - 6), offset).replace(/[”"’»)\]]+$/, '')
  return before !== '' && !/[\s.!?:…]$/.test(before)
}

/** `troupes , de`: no language puts a space before a comma or full stop. Once a paragraph; `. . .` is an ellipsis. */
function spacesBeforeStops(passage: Passage): Diagnostic[] {
  if (!/ [,.]/.test(passage.text)) return []
  const found = [
    ...passage.text.matchAll(/(?<=[\p{L}\d)\]”’»]) +(?:,(?=\s|$)|\.(?=\s*$|\s+\p{Lu}))/gu),
  ].filter(match => !/[.…] *$/.test(passage.text.slice(Math.max(0, match.index - 3), match.index)))
  const first = found[0]
  if (first === undefined) return []
  const often = found.length === 1 ? '' : `, and ${found.length - 1} more in this paragraph`
  return [
    warningAt(
      'text/space-before-stop',
      at(passage, first.index, first.index + first[0].length),
      `a space stands before “${first[0].trim()}”${often}`,
      'take it out',
    ),
  ]
}

/** Straight marks after figures are feet, inches, minutes and seconds. */
const QUOTES = [
  { name: 'quotation marks', straight: /(?<!\d)"/g, curly: /[“”„«»]/g },

  { name: 'apostrophes or single quotation marks', straight: /(?<!\d)'/g, curly: /[’‘]/g },
]

/** Straight and curly marks of one kind in one document: the first of the rarer sort, with how many there are of each. */
function mixedQuotes(passages: readonly Passage[]): Diagnostic[] {
  const found: Diagnostic[] = []
  for (const { name, straight, curly } of QUOTES) {
    const straightOnes = occurrences(passages, straight)
    const curlyOnes = occurrences(passages, curly)
    if (straightOnes.count === 0 || curlyOnes.count === 0) continue
    const rarer = straightOnes.count <= curlyOnes.count ? straightOnes : curlyOnes
    found.push(
      warningAt(
        'text/mixed-quotes',
        rarer.first,
        `${name} are straight in ${times(straightOnes.count)} and curly in ${times(curlyOnes.count)}`,
        'they are printed as they are: write all of them in one way',
      ),
    )
  }
  return found
}

const times = (count: number): string => (count === 1 ? '1 place' : `${count} places`)

function occurrences(passages: readonly Passage[], pattern: RegExp): { count: number; first: Span | null } {
  let count = 0
  let first: Span | null = null
  for (const passage of passages)
    for (const match of passage.text.matchAll(pattern)) {
      count++
      first ??= at(passage, match.index, match.index + 1)
    }
  return { count, first }
}
