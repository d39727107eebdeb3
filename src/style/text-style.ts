/** The type styles of a stylesheet → the exact look of a run of text. */
import { type Sp, sp } from '../base/length.ts'
import type { Mark } from '../edition/model.ts'
import type { TextStyle } from './styled-document.ts'
import type { Stylesheet, TypeStyle } from './stylesheet.ts'

const REGULAR = 400
const BOLD = 600

/** The look of plain text in a type style; `marks` are the editor's, over the style's own. */
export function textStyle(
  type: TypeStyle,
  stylesheet: Stylesheet,
  language: string,
  marks: readonly Mark[] = [],
): TextStyle {
  // Emphasis inside italics is upright, and small capitals always are.
  const italic = marks.includes('small-caps') ? false : type.italic !== marks.includes('italic')
  const lowered = lowersSmallCaps(type, marks)
  const monospace = marks.includes('monospace')
  return {
    families: monospace ? stylesheet.fonts.monospace : stylesheet.fonts.text,
    weight: type.bold || marks.includes('bold') ? BOLD : REGULAR,
    italic,
    size: monospace ? sp(type.size * stylesheet.fonts.monospaceSize) : type.size,
    features: monospace ? [] : featuresOf(type, marks),
    language,
    letterspacing:
      (lowered ? 0 : type.letterspacing) +
      (marks.includes('letterspaced') ? stylesheet.body.emphasisSpacing : 0),
  }
}

/** What a line in small capitals emphasises is in italics, of which there are no small capitals to read well. */
const lowersSmallCaps = (type: TypeStyle, marks: readonly Mark[]): boolean =>
  type.smallCaps === 'lower' && !type.italic && marks.includes('italic') && !marks.includes('small-caps')

function featuresOf(type: TypeStyle, marks: readonly Mark[]): readonly string[] {
  const features = [type.figures === 'old-style' ? 'onum' : 'lnum', 'pnum']
  if ((type.smallCaps !== 'none' && !lowersSmallCaps(type, marks)) || marks.includes('small-caps'))
    features.push('smcp')
  if (type.smallCaps === 'all') features.push('c2sc')
  if (marks.includes('superscript')) features.push('sups')
  else if (marks.includes('subscript')) features.push('subs')
  return features
}

/** The same look without what a type style adds to words: for note marks. */
export const markStyle = (style: TextStyle): TextStyle => ({
  ...style,
  italic: false,
  weight: REGULAR,
  features: ['lnum'],
  letterspacing: 0,
})

/** The same look at another size. */
export const atSize = (style: TextStyle, factor: number): TextStyle => ({
  ...style,
  size: sp(style.size * factor) as Sp,
})
