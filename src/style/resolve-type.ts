/** Lengths and type as style files write them → scaled points and type styles. */
import { pt, type Sp } from '../base/length.ts'
import { parseLength } from './style-length.ts'
import type { DisplaySource, TypeSource } from './style-schema.ts'
import type { DisplayStyle, TypeStyle } from './stylesheet.ts'

/** A length that the schema has accepted. */
export function length(written: string, emSize: Sp): Sp {
  const value = parseLength(written, emSize)
  if (value === null) throw new Error(`the schema accepted “${written}” as a length`)
  return value
}

/** Type sizes are never in ems, so that everything else can be. */
export const sizeOf = (source: { readonly size: string }): Sp => length(source.size, pt(0))

export function typeStyle(source: TypeSource): TypeStyle {
  const size = sizeOf(source)
  const { italic, bold, smallCaps, figures, align, letterspacing } = source
  return {
    size,
    leading: length(source.leading, size),
    italic,
    bold,
    smallCaps,
    figures,
    align,
    letterspacing,
  }
}

export const displayStyle = (source: DisplaySource): DisplayStyle => ({
  ...typeStyle(source),
  above: source.above,
  below: source.below,
})
