/** What the passes after this one ask for: text → glyph runs, each answer remembered by value. */
import type { FontSet } from '../fonts/font.ts'
import type { TextStyle } from '../style/styled-document.ts'
import { type ShapedText, shapeText } from './make-runs.ts'
import { INFERIOR, type Shape, SUPERIOR, superiors } from './superiors.ts'

export { type MissingCharacter, type ShapedText, shapeText } from './make-runs.ts'
export { superiors } from './superiors.ts'

export interface Shaper {
  /** Text in a style with the feature `sups` or `subs` is set as by `superiors`, so that letters without such a form are moved too. */
  shape(text: string, style: TextStyle): ShapedText
  /** Text as a note call: superior figures and letters. */
  superiors(text: string, style: TextStyle): ShapedText
}

/** Equal text in an equal style is shaped once; what is remembered lives and dies with the shaper. */
export function makeShaper(fonts: FontSet): Shaper {
  const plain = remembering((text, style) => shapeText(text, style, fonts))
  const raised = remembering((text, style) => superiors(text, style, fonts, plain))
  const lowered = remembering((text, style) => superiors(text, style, fonts, plain, INFERIOR))
  const shapeOf = ({ features }: TextStyle): Shape =>
    features.includes(SUPERIOR) ? raised : features.includes(INFERIOR) ? lowered : plain
  return {
    shape: (text, style) => shapeOf(style)(text, style),
    superiors: raised,
  }
}

function remembering(shape: Shape): Shape {
  const byStyle = new Map<string, Map<string, ShapedText>>()
  // A style is one object for a whole paragraph or more, so its key is seldom made.
  const byObject = new WeakMap<TextStyle, Map<string, ShapedText>>()
  const textsOf = (style: TextStyle): Map<string, ShapedText> => {
    const key = styleKey(style)
    const texts = byStyle.get(key) ?? new Map<string, ShapedText>()
    byStyle.set(key, texts)
    byObject.set(style, texts)
    return texts
  }
  return (text, style) => {
    const texts = byObject.get(style) ?? textsOf(style)
    let shaped = texts.get(text)
    if (shaped === undefined) {
      shaped = shape(text, style)
      texts.set(text, shaped)
    }
    return shaped
  }
}

const styleKey = ({ families, weight, italic, size, features, language, letterspacing }: TextStyle): string =>
  JSON.stringify([families, weight, italic, size, features, language, letterspacing])
