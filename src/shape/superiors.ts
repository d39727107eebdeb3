/** Text → superior letters and figures: the font's own, or ordinary ones made smaller and raised. */
import { sp } from '../base/length.ts'
import type { FontSet } from '../fonts/font.ts'
import type { TextStyle } from '../style/styled-document.ts'
import { type MissingCharacter, type ShapedText, shapeText } from './make-runs.ts'

/** Parts of the size: near to what text faces draw for their own superior figures. */
const SCALE = 0.62
const RISE = 0.33

/** Stand high by their own design, so they are neither made smaller nor raised. */
const RAISED_BY_DESIGN = /^[*°ªº'"’”′″\u00b2\u00b3\u00b9\u2070-\u209c]$/u

/** The OpenType feature of superior forms. */
export const SUPERIOR = 'sups'

export type Shape = (text: string, style: TextStyle) => ShapedText

/**
 * Sets text as a note call. Characters of which the font has a superior form get it; neighbours without one are set
 * together, scaled by 0.62 and raised by 0.33 em. `shape` is `shapeText`, or one that remembers.
 */
export function superiors(
  text: string,
  style: TextStyle,
  fonts: FontSet,
  shape: Shape = (part, look) => shapeText(part, look, fonts),
): ShapedText {
  const plain = style.features.filter(feature => feature !== SUPERIOR)
  const raised: TextStyle = { ...style, features: [...plain, SUPERIOR] }
  const ordinary: TextStyle = { ...style, features: plain }
  const small: TextStyle = { ...ordinary, size: sp(style.size * SCALE) }
  const rise = sp(style.size * RISE)
  const runs: ShapedText['runs'][number][] = []
  const missing: MissingCharacter[] = []
  for (const { kind, start, text: part } of groups(text, raised, ordinary, fonts, shape)) {
    const shaped = shape(part, kind === 'font' ? raised : kind === 'design' ? ordinary : small)
    runs.push(...(kind === 'made' ? shaped.runs.map(run => ({ ...run, rise })) : shaped.runs))
    missing.push(...shaped.missing.map(each => ({ ...each, offset: each.offset + start })))
  }
  return { runs, missing }
}

type Kind = 'font' | 'design' | 'made'

interface Group {
  readonly kind: Kind
  readonly start: number
  readonly text: string
}

function groups(
  text: string,
  raised: TextStyle,
  ordinary: TextStyle,
  fonts: FontSet,
  shape: Shape,
): readonly Group[] {
  const found: Group[] = []
  let at = 0
  for (const character of text) {
    const kind = kindOf(character, raised, ordinary, fonts, shape)
    const last = found[found.length - 1]
    if (last?.kind === kind) found[found.length - 1] = { ...last, text: last.text + character }
    else found.push({ kind, start: at, text: character })
    at += character.length
  }
  return found
}

/** A font may name the feature and yet lack the one character: only other glyphs show that it has it. */
function kindOf(
  character: string,
  raised: TextStyle,
  ordinary: TextStyle,
  fonts: FontSet,
  shape: Shape,
): Kind {
  // A superior form of the asterisk is a dot that nobody sees.
  if (character === '*') return 'design'
  const [asSuperior] = shape(character, raised).runs
  const [asOrdinary] = shape(character, ordinary).runs
  const first = (run: typeof asSuperior): number | undefined => run?.glyphs[0]?.id
  if (
    asSuperior !== undefined &&
    fonts.get(asSuperior.font).hasFeature(SUPERIOR) &&
    first(asSuperior) !== first(asOrdinary)
  ) {
    return 'font'
  }
  return RAISED_BY_DESIGN.test(character) ? 'design' : 'made'
}
