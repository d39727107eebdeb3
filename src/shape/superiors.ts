/** Text → superior or inferior letters and figures: the font's own, or ordinary ones made smaller and raised or lowered. */
import { addAll } from '../base/arrays.ts'
import { sp } from '../base/length.ts'
import type { FontSet } from '../fonts/font.ts'
import type { TextStyle } from '../style/styled-document.ts'
import { type MissingCharacter, type ShapedText, shapeText } from './make-runs.ts'

/** Parts of the size: near to what text faces draw for their own superior and inferior figures. */
const SCALE = 0.62
const RISE = { sups: 0.33, subs: -0.14 } as const

/** Stand high by their own design, so they are neither made smaller nor raised. */
const RAISED_BY_DESIGN = /^[*°ªº'"’”′″\u00b2\u00b3\u00b9\u2070-\u209c]$/u

/** The OpenType features of superior and inferior forms. */
export const SUPERIOR = 'sups'
export const INFERIOR = 'subs'

export type Shifted = typeof SUPERIOR | typeof INFERIOR

export type Shape = (text: string, style: TextStyle) => ShapedText

/**
 * Sets text as a note call. Characters of which the font has a superior form get it; neighbours without one are set
 * together, scaled by 0.62 and raised by 0.33 em, inferior ones lowered by 0.14 em. `shape` is `shapeText`, or one that
 * remembers.
 */
export function superiors(
  text: string,
  style: TextStyle,
  fonts: FontSet,
  shape: Shape = (part, look) => shapeText(part, look, fonts),
  feature: Shifted = SUPERIOR,
): ShapedText {
  const plain = style.features.filter(each => each !== feature)
  const raised: TextStyle = { ...style, features: [...plain, feature] }
  const ordinary: TextStyle = { ...style, features: plain }
  const small: TextStyle = { ...ordinary, size: sp(style.size * SCALE) }
  const rise = sp(style.size * RISE[feature])
  const runs: ShapedText['runs'][number][] = []
  const missing: MissingCharacter[] = []
  for (const { kind, start, text: part } of groups(text, feature, raised, ordinary, fonts, shape)) {
    const shaped = shape(part, kind === 'font' ? raised : kind === 'design' ? ordinary : small)
    addAll(runs, kind === 'made' ? shaped.runs.map(run => ({ ...run, rise })) : shaped.runs)
    addAll(
      missing,
      shaped.missing.map(each => ({ ...each, offset: each.offset + start })),
    )
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
  feature: Shifted,
  raised: TextStyle,
  ordinary: TextStyle,
  fonts: FontSet,
  shape: Shape,
): readonly Group[] {
  const found: Group[] = []
  let at = 0
  for (const character of text) {
    const kind = kindOf(character, feature, raised, ordinary, fonts, shape)
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
  feature: Shifted,
  raised: TextStyle,
  ordinary: TextStyle,
  fonts: FontSet,
  shape: Shape,
): Kind {
  // A superior form of the asterisk is a dot that nobody sees.
  if (character === '*' && feature === SUPERIOR) return 'design'
  const [asSuperior] = shape(character, raised).runs
  const [asOrdinary] = shape(character, ordinary).runs
  const first = (run: typeof asSuperior): number | undefined => run?.glyphs[0]?.id
  if (
    asSuperior !== undefined &&
    fonts.get(asSuperior.font).hasFeature(feature) &&
    first(asSuperior) !== first(asOrdinary)
  ) {
    return 'font'
  }
  return feature === SUPERIOR && RAISED_BY_DESIGN.test(character) ? 'design' : 'made'
}
