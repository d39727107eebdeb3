/** The constants of IEC 61966-2-1 → the bytes of an ICC profile (ICC.1:2004-10, version 4.2) that defines sRGB. */
import { D50, fixed, iccProfile, text, type, uint16, xyz } from './icc.ts'

/** Red, green and blue in the connection space, adapted to D50, and the matrix that adapts them from D65. */
const RED = [0.43607, 0.22249, 0.01392]
const GREEN = [0.38515, 0.71687, 0.09708]
const BLUE = [0.14307, 0.06061, 0.7141]
const ADAPTATION = [1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168]
/** ((x + 0.055) / 1.055)^2.4 above 0.04045, x / 12.92 below. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]
const PARAMETRIC_WITH_FOOT = 3

/** A display profile of three primaries and one curve; about 500 bytes. */
export function srgbProfile(): Uint8Array {
  const curve = Buffer.concat([type('para'), uint16(PARAMETRIC_WITH_FOOT), uint16(0), fixed(CURVE)])
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', text('sRGB')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(D50)],
    ['chad', Buffer.concat([type('sf32'), fixed(ADAPTATION)])],
    ['rXYZ', xyz(RED)],
    ['gXYZ', xyz(GREEN)],
    ['bXYZ', xyz(BLUE)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ]
  return iccProfile({ version: 0x04200000, kind: 'mntrRGB XYZ ', date: [1999, 10, 18] }, tags)
}
