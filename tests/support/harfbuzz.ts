/** Text → glyphs by HarfBuzz, the yardstick for our own shaping. */
import * as hb from 'harfbuzzjs'
import { isRightToLeft, scriptOfLanguage, scriptOfText } from '../../src/fonts/script.ts'

export interface HarfbuzzGlyph {
  readonly id: number
  readonly cluster: number
  readonly advance: number
  readonly dx: number
  readonly dy: number
}

export interface HarfbuzzFace {
  shape(text: string, features: readonly string[], language: string): readonly HarfbuzzGlyph[]
}

export function harfbuzzFace(bytes: Uint8Array): HarfbuzzFace {
  const font = new hb.Font(new hb.Face(new hb.Blob(bytes)))
  return {
    shape(text, features, language) {
      const buffer = new hb.Buffer()
      buffer.addText(text)
      const script = scriptOfText(text)
      buffer.setScript(script ?? scriptOfLanguage(language))
      buffer.setDirection(script !== null && isRightToLeft(script) ? hb.Direction.RTL : hb.Direction.LTR)
      buffer.setLanguage(language)
      buffer.setClusterLevel(hb.ClusterLevel.MONOTONE_CHARACTERS)
      const wanted = features.map(tag =>
        tag.startsWith('-') ? new hb.Feature(tag.slice(1), 0) : new hb.Feature(tag, 1),
      )
      hb.shape(font, buffer, wanted)
      return buffer.getGlyphInfosAndPositions().map(glyph => ({
        id: glyph.codepoint,
        cluster: glyph.cluster,
        advance: glyph.xAdvance ?? 0,
        dx: glyph.xOffset ?? 0,
        dy: glyph.yOffset ?? 0,
      }))
    },
  }
}
