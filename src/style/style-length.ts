/** A length as a style file writes it (`115mm`, `13.5pt`, `1em`) → scaled points. */
import { em, mm, pt, type Sp } from '../base/length.ts'

/** A number and its unit, nothing else; the same pattern stands in the JSON Schema. */
export const LENGTH_PATTERN = /^(-?\d{1,6}(?:\.\d{1,6})?)(pt|mm|cm|in|em)$/

const MILLIMETRES_PER_CENTIMETRE = 10
const POINTS_PER_INCH = 72

/** The length that a text stands for, an em being `emSize`; null when the text is no length. */
export function parseLength(written: string, emSize: Sp): Sp | null {
  const parts = LENGTH_PATTERN.exec(written)
  if (parts === null) return null
  const amount = Number(parts[1])
  switch (parts[2]) {
    case 'pt':
      return pt(amount)
    case 'mm':
      return mm(amount)
    case 'cm':
      return mm(amount * MILLIMETRES_PER_CENTIMETRE)
    case 'in':
      return pt(amount * POINTS_PER_INCH)
    default:
      return em(amount, emSize)
  }
}
