/** The folios of the pages → ranges of page labels, so that viewers name pages as the book does. */
import { romanNumeral, romanValue } from '../reference/roman.ts'
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
  const number = romanValue(folio.toLowerCase())
  if (folio !== '' && romanNumeral(number) === folio) return { prefix: '', style: 'r', number }
  if (folio !== '' && romanNumeral(number).toUpperCase() === folio) return { prefix: '', style: 'R', number }
  return { prefix: folio, style: null, number: 0 }
}
