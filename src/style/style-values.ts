/** Values of style files, each with its bounds: lengths, numbers, what every section about type has. */
import { pt, toPoints } from '../base/length.ts'
import { z } from '../input/schema.ts'
import { LENGTH_PATTERN, parseLength } from './style-length.ts'

/** Least and greatest, in points. 14,400 is the greatest page of PDF/A; 1,000 pt is larger than any type. */
export const PAGE_SIDE = [3, 14_400] as const
const TYPE_SIZE = [1, 1000] as const
const LEADING = [1, 2000] as const
export const WHITE = [0, 14_400] as const
const THICKNESS = [0, 100] as const

/** Lengths in ems are bounded by themselves: they are known in points only when the style is whole. */
const MOST_EMS = 100

export function length([least, most]: readonly [number, number], units: 'absolute' | 'with em' = 'with em') {
  const example = units === 'absolute' ? '11pt or 115mm' : '11pt, 115mm or 1em'
  const said = `a length from ${least}pt to ${most}pt`
  const written = z
    .string({ error: `write a length with its unit, such as ${example}` })
    .regex(LENGTH_PATTERN, { error: `write a length with its unit, such as ${example}`, abort: true })
    .refine(text => units === 'with em' || !text.endsWith('em'), {
      error: 'write a length without em: there is nothing yet that it could be a part of',
      abort: true,
    })
    .refine(text => within(text, least, most), { error: `write ${said}` })
    .describe(said)
  // A bare number is told about its unit, not that it is no text.
  return z.preprocess(given => (typeof given === 'number' ? String(given) : given), written)
}

function within(written: string, least: number, most: number): boolean {
  if (written.endsWith('em')) return Number.parseFloat(written) >= 0 && Number.parseFloat(written) <= MOST_EMS
  const points = toPoints(parseLength(written, pt(0))!)
  return points >= least && points <= most
}

export const whole = (least: number, most: number) => z.int().min(least).max(most)
export const number = (least: number, most: number) => z.number().min(least).max(most)
export const cost = number(0, 1e9)
export const demerits = number(0, 1e9)

export const type = {
  size: length(TYPE_SIZE, 'absolute'),
  leading: length(LEADING),
  italic: z.boolean(),
  bold: z.boolean(),
  smallCaps: z.enum(['none', 'lower', 'all']).describe('all sets capitals as small capitals too'),
  figures: z.enum(['old-style', 'lining']),
  align: z.enum(['justify', 'left', 'centre', 'right']),
  letterspacing: number(-200, 1000).describe('in thousandths of an em'),
}

export const display = z.strictObject({
  ...type,
  above: number(0, 100).describe('white above, in lines of body leading'),
  below: number(0, 100).describe('white below, in lines of body leading'),
})

export const rule = z.strictObject({ width: length(WHITE), thickness: length(THICKNESS) })
