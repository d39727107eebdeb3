/** The press section of a style → what the file for the press needs, its colour profile read; or why it cannot be had. */
import { dirname, join } from 'node:path'
import { type Checked, type Diagnostic, errorAt } from '../base/diagnostic.ts'
import type { PressOptions } from '../pdf/press-sheet.ts'
import { readRegular } from '../run/resources.ts'
import type { PressStyle } from '../style/stylesheet.ts'

const SPACES = { grey: 'GRAY', cmyk: 'CMYK' } as const

/** `styleFile` is the path of the style, beside which the profile stands. Codes: `press/no-profile`, `/bad-profile`. */
export async function pressOptions(
  style: PressStyle,
  styleFile: string,
): Promise<Checked<PressOptions | null>> {
  const { bleed, marks, colour, outputIntent } = style
  const options = { bleed, marks, colour, condition: outputIntent.condition }
  if (outputIntent.profile !== null) {
    const { value, diagnostics } = await readProfile(join(dirname(styleFile), outputIntent.profile), colour)
    return { value: value === null ? null : { ...options, profile: value }, diagnostics }
  }
  if (colour === 'cmyk') return { value: null, diagnostics: [noProfile()] }
  const { greyPressProfile } = await import('../pdf/grey-profile.ts')
  return { value: { ...options, profile: greyPressProfile() }, diagnostics: [] }
}

const noProfile = (): Diagnostic =>
  errorAt(
    'press/no-profile',
    null,
    'a file in CMYK must have the ICC profile of its printing condition inside',
    'ask the printer for it, lay it beside the style and name it in press.outputIntent.profile',
  )

async function readProfile(path: string, colour: PressStyle['colour']): Promise<Checked<Uint8Array | null>> {
  const diagnostics: Diagnostic[] = []
  const file = readRegular(path, diagnostics)
  if (file === null) return { value: null, diagnostics }
  const { readIccHeader } = await import('../pdf/icc.ts')
  const header = readIccHeader(file.bytes)
  if (header?.class === 'prtr' && header.space === SPACES[colour]) return { value: file.bytes, diagnostics }
  const what =
    header === null
      ? 'no ICC profile'
      : `no profile of a press in ${SPACES[colour]}: it says “${header.class.trim()}”, “${header.space.trim()}”`
  const hint = `ask the printer for the ICC profile of the press in ${SPACES[colour]}, or change press.colour, which is ${colour}`
  return { value: null, diagnostics: [errorAt('press/bad-profile', null, `${path} is ${what}`, hint)] }
}
