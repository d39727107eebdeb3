/** A page in its trimmed size and what the press needs around it → page boxes, crop and register marks. */
import { roundedPoints, type Sp } from '../base/length.ts'
import { type PdfDictionary, type PdfReference, thousandths } from './pdf-value.ts'
import type { PdfObjects } from './pdfkit.ts'

/** What `--profile press` asks of the file; lengths in scaled points. */
export interface PressOptions {
  readonly bleed: Sp
  readonly marks: boolean
  readonly colour: 'grey' | 'cmyk'
  /** `OutputConditionIdentifier`: a name of the ICC's registry, or the printer's own. */
  readonly condition: string
  /** An ICC output profile in the colour space of `colour`. */
  readonly profile: Uint8Array
}

/** A sheet around a page: all in points, the origin at the foot of the sheet on the left. */
export interface Sheet {
  /** From the edge of the sheet to the trim, the same on all sides. */
  readonly edge: number
  readonly boxes: PdfDictionary
  /** Drawn before the page, in a graphics state of its own; empty without marks. */
  readonly marks: string
}

/** Marks keep off the bleed and off the trim; printers want 2 mm at least where there is no bleed. */
const LEAST_GAP = 6
const CROP_LENGTH = 14
/** Register marks stand in the middle of that. */
const REGISTER_RADIUS = 4
const MARGIN = 2
const LINE_WIDTH = 0.25
/** A circle in four curves. */
const CIRCLE = 0.5523

/** Boxes are nested as ISO 15930-7 wants them: trim in bleed in media. */
export function pressSheet(width: Sp, height: Sp, press: PressOptions): Sheet {
  const [w, h, bleed] = [width, height, press.bleed].map(roundedPoints) as [number, number, number]
  const gap = Math.max(bleed, LEAST_GAP)
  const edge = thousandths(press.marks ? gap + CROP_LENGTH + MARGIN : bleed)
  const around = (distance: number): readonly number[] => [
    thousandths(edge - distance),
    thousandths(edge - distance),
    thousandths(edge + w + distance),
    thousandths(edge + h + distance),
  ]
  return {
    edge,
    boxes: { MediaBox: around(edge), BleedBox: around(bleed), TrimBox: around(0) },
    marks: press.marks ? marksAround(edge, w, h, gap) : '',
  }
}

/** Eight lines along the trim, and a cross in a circle at the middle of each side (ISO 32000-1, 14.11.3). */
function marksAround(edge: number, width: number, height: number, gap: number): string {
  const [left, foot, right, head] = [edge, edge, edge + width, edge + height]
  const out: string[] = [`/Artifact <</Type /Page>> BDC`, `q /All CS 1 SCN ${LINE_WIDTH} w`]
  const line = (x: number, y: number, toX: number, toY: number): void => {
    out.push(`${thousandths(x)} ${thousandths(y)} m ${thousandths(toX)} ${thousandths(toY)} l S`)
  }
  for (const x of [left, right]) {
    line(x, foot - gap, x, foot - gap - CROP_LENGTH)
    line(x, head + gap, x, head + gap + CROP_LENGTH)
  }
  for (const y of [foot, head]) {
    line(left - gap, y, left - gap - CROP_LENGTH, y)
    line(right + gap, y, right + gap + CROP_LENGTH, y)
  }
  const away = gap + CROP_LENGTH / 2
  const reach = CROP_LENGTH / 2
  const middle = [
    [(left + right) / 2, foot - away],
    [(left + right) / 2, head + away],
    [left - away, (foot + head) / 2],
    [right + away, (foot + head) / 2],
  ] as const
  for (const [x, y] of middle) {
    line(x - reach, y, x + reach, y)
    line(x, y - reach, x, y + reach)
    out.push(circle(x, y, REGISTER_RADIUS))
  }
  out.push('Q', 'EMC')
  return out.join('\n')
}

function circle(x: number, y: number, radius: number): string {
  const part = (...at: readonly number[]): string => at.map(thousandths).join(' ')
  const bow = radius * CIRCLE
  return [
    `${part(x + radius, y)} m`,
    `${part(x + radius, y + bow, x + bow, y + radius, x, y + radius)} c`,
    `${part(x - bow, y + radius, x - radius, y + bow, x - radius, y)} c`,
    `${part(x - radius, y - bow, x - bow, y - radius, x, y - radius)} c`,
    `${part(x + bow, y - radius, x + radius, y - bow, x + radius, y)} c S`,
  ].join(' ')
}

/** Pure black, on no other plate. */
export const pressBlack = ({ colour }: PressOptions): string =>
  colour === 'cmyk' ? '0 0 0 1 k 0 0 0 1 K' : '0 g 0 G'

/** The colour of marks: on every plate that there is (ISO 32000-1, 8.6.6.4). */
export function registrationColour(objects: PdfObjects, { colour }: PressOptions): PdfReference {
  const cmyk = colour === 'cmyk'
  const space = objects.reserve()
  objects.write(space, [
    '/Separation',
    '/All',
    cmyk ? '/DeviceCMYK' : '/DeviceGray',
    {
      FunctionType: 2,
      Domain: [0, 1],
      C0: cmyk ? [0, 0, 0, 0] : [1],
      C1: cmyk ? [1, 1, 1, 1] : [0],
      N: 1,
    },
  ])
  return space
}
