/** The instruction of a Word field (`HYPERLINK "…" \l "…"`, `PAGEREF _Ref1`) → what is to become of its result. */

export interface FieldMeaning {
  /** In capitals: `HYPERLINK`. */
  readonly kind: string
  /** `#bookmark` or an address; null where the result leads nowhere. */
  readonly link: string | null
  /** Made by Word of the rest of the text, with the numbers of Word's pages: a table of contents, an index. */
  readonly list: boolean
  /** The result is a number of a page of Word's. */
  readonly pageNumber: boolean
  /** An entry for the index: `Kerr, Archibald: in Moscow`. */
  readonly indexEntry: string | null
  /** A sign of a font: `SYMBOL 183 \f "Symbol"`. */
  readonly symbol: { readonly code: number; readonly font: string } | null
}

const LISTS = new Set(['TOC', 'INDEX', 'TOA'])
const PAGE_NUMBERS = new Set(['PAGE', 'PAGEREF', 'NUMPAGES', 'SECTIONPAGES'])
const REFERENCES = new Set(['REF', 'PAGEREF', 'NOTEREF'])

export function readField(instruction: string): FieldMeaning {
  const words = fieldWords(instruction)
  const kind = (words[0]?.text ?? '').toUpperCase()
  const argument = words[1] !== undefined && !words[1].isSwitch ? words[1].text : null
  return {
    kind,
    link: linkOf(kind, argument, words),
    list: LISTS.has(kind),
    pageNumber: PAGE_NUMBERS.has(kind),
    indexEntry: kind === 'XE' ? argument : null,
    symbol: kind === 'SYMBOL' ? symbolOf(argument, valueAfter(words, 'f')) : null,
  }
}

function linkOf(kind: string, argument: string | null, words: readonly FieldWord[]): string | null {
  if (REFERENCES.has(kind)) return argument === null ? null : `#${argument}`
  if (kind !== 'HYPERLINK') return null
  const place = valueAfter(words, 'l')
  if (argument === null || argument === '') return place === null ? null : `#${place}`
  return place === null ? argument : `${argument}#${place}`
}

function symbolOf(argument: string | null, font: string | null): FieldMeaning['symbol'] {
  const code = argument === null ? Number.NaN : Number(argument)
  return Number.isInteger(code) && code > 0 && code <= 0xffff ? { code, font: font ?? 'Symbol' } : null
}

interface FieldWord {
  readonly text: string
  readonly isSwitch: boolean
}

/** Words, quoted texts and switches; a backslash before a quotation mark or backslash keeps it. */
function fieldWords(instruction: string): readonly FieldWord[] {
  const words: FieldWord[] = []
  for (const match of instruction.matchAll(/[“”"]((?:\\.|[^“”"\\])*)[“”"]?|\\(\S)|([^\s"“”\\]+)/g)) {
    const [, quoted, letter, bare] = match
    if (letter !== undefined) words.push({ text: letter.toLowerCase(), isSwitch: true })
    else words.push({ text: bare ?? quoted!.replace(/\\(.)/g, '$1'), isSwitch: false })
  }
  return words
}

function valueAfter(words: readonly FieldWord[], letter: string): string | null {
  const at = words.findIndex(word => word.isSwitch && word.text === letter)
  const next = at < 0 ? undefined : words[at + 1]
  return next === undefined || next.isSwitch ? null : next.text
}
