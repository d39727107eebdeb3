/** The rules of a profile → the output intent, which says what the colours of the file mean. */
import { type PdfReference, textString } from './pdf-value.ts'
import type { PdfObjects } from './pdfkit.ts'
import type { PressOptions } from './press-sheet.ts'
import type { ProfileRules } from './profile.ts'
import { srgbProfile } from './srgb.ts'

const SRGB = 'sRGB IEC61966-2.1'

/** Grey is all that pages have, and PDF/A wants even that to be defined (ISO 19005-2, 6.2.4.3): by sRGB, which every program has. */
export function writeOutputIntents(
  objects: PdfObjects,
  rules: ProfileRules,
  press: PressOptions | null,
): readonly PdfReference[] {
  if (press !== null) return [writePressIntent(objects, press)]
  if (rules.pdfa === null) return []
  const profile = objects.reserve()
  objects.writeStream(profile, { N: 3, Alternate: '/DeviceRGB' }, srgbProfile())
  const intent = objects.reserve()
  objects.write(intent, {
    Type: '/OutputIntent',
    S: '/GTS_PDFA1',
    OutputConditionIdentifier: textString(SRGB),
    Info: textString(SRGB),
    DestOutputProfile: profile,
  })
  return [intent]
}

/** The printing condition with its profile inside, as PDF/X-4 asks (ISO 15930-7, 6.2.2). */
function writePressIntent(objects: PdfObjects, { colour, condition, profile }: PressOptions): PdfReference {
  const stream = objects.reserve()
  const cmyk = colour === 'cmyk'
  objects.writeStream(stream, { N: cmyk ? 4 : 1, Alternate: cmyk ? '/DeviceCMYK' : '/DeviceGray' }, profile)
  const intent = objects.reserve()
  objects.write(intent, {
    Type: '/OutputIntent',
    S: '/GTS_PDFX',
    OutputConditionIdentifier: textString(condition),
    OutputCondition: textString(condition),
    RegistryName: textString('http://www.color.org'),
    Info: textString(condition),
    DestOutputProfile: stream,
  })
  return intent
}
