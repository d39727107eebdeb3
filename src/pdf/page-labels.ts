/** The folios of the pages → ranges of page labels, so that viewers name pages as the book does. */
import { type PdfDictionary, type PdfName, type PdfValue, textString } from './pdf-value.ts'

interface Label {
  readonly prefix: string
  readonly style: 'D' | 'r' | 'R' | null
  readonly number: number
}

/** The number tree of ISO 32000-1, 12.4.2. A folio that is no number is a prefix of its own; an empty one an empty label. */
export function pageLabels(folios: readonly string[]): PdfDictionary {
  const numbers: PdfValue[] = []
  let before: Label | null = null
  folios.forEach((folio, index) => {
    const label = readFolio(folio)
    if (before === null || !follows(label, before)) numbers.push(index, labelDictionary(label))
    before = label
  })
  return { Nums: numbers }
}

const follows = (label: Label, before: Label): boolean =>
  label.prefix === before.prefix &&
  label.style === before.style &&
  (label.style === null || label.number === before.number + 1)

function labelDictionary({ prefix, style, number }: Label): PdfDictionary {
  return {
    S: style === null ? undefined : styleName(style),
    P: prefix === '' ? undefined : textString(prefix),
    St: style === null || number === 1 ? undefined : number,
  }
}

const styleName = (style: 'D' | 'r' | 'R'): PdfName => `/${style}`

function readFolio(folio: string): Label {
  const digits = /(?:^|[^0-9])([1-9][0-9]{0,8})$/.exec(folio)?.[1]
  if (digits !== undefined) {
    return { prefix: folio.slice(0, folio.length - digits.length), style: 'D', number: Number(digits) }
  }
  const number = fromRoman(folio.toLowerCase())
  if (folio !== '' && toRoman(number) === folio) return { prefix: '', style: 'r', number }
  if (folio !== '' && toRoman(number).toUpperCase() === folio) return { prefix: '', style: 'R', number }
  return { prefix: folio, style: null, number: 0 }
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function toRoman(number: number): string {
  let rest = number
  let numeral = ''
  for (const [value, letters] of ROMAN) {
    for (; rest >= value; rest -= value) numeral += letters
  }
  return numeral
}

/** The value of the longest beginning that is a numeral. */
function fromRoman(numeral: string): number {
  let at = 0
  let number = 0
  for (const [value, letters] of ROMAN) {
    for (; numeral.startsWith(letters, at); at += letters.length) number += value
  }
  return number
}
