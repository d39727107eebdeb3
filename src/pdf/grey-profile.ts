/** The dot gain of offset printing → the bytes of an ICC profile of a press that prints black ink alone. */
import { D50, iccProfile, text, type, uint16, uint32, xyz } from './icc.ts'

/** A dot of half the area prints a fifth larger, as offset on uncoated paper does (ISO 12647-2, about 20 %). */
const DOT_GAIN = 0.2
/** What the fullest black still reflects. */
const BLACK = 0.02
const STEPS = 64

/** Grey value from black to white → reflectance, by Murray and Davies with a gain that is greatest in the middle. */
function reflectance(grey: number): number {
  const ink = 1 - grey
  const printed = ink + 4 * DOT_GAIN * ink * (1 - ink)
  return 1 - printed * (1 - BLACK)
}

/** An output profile of one curve, about 500 bytes: PDF/X-4 wants one inside, and no licence goes with it. */
export function greyPressProfile(): Uint8Array {
  const values = Array.from({ length: STEPS + 1 }, (_, step) =>
    uint16(Math.round(reflectance(step / STEPS) * 65535)),
  )
  return iccProfile({ version: 0x04000000, kind: 'prtrGRAYXYZ ', date: [2000, 1, 1] }, [
    ['desc', text('Black ink, dot gain 20 %')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(D50)],
    ['kTRC', Buffer.concat([type('curv'), uint32(values.length), ...values])],
  ])
}
