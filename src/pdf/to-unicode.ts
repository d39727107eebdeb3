/** Glyph runs → the text that each glyph stands for, and from these the ToUnicode map of a font. */
import { isRightToLeft, scriptOfText } from '../fonts/script.ts'
import type { GlyphRun } from '../shape/glyph-run.ts'
import { utf16Hex } from './pdf-value.ts'

/**
 * Glyphs `from` to `to` (exclusive) together stand for `text`, which their single mappings cannot say. It is empty for
 * the later parts of a letter made of several glyphs, whose first has it all.
 */
export interface ActualText {
  readonly from: number
  readonly to: number
  readonly text: string
}

export interface GlyphTexts {
  /** One for each glyph, never empty. */
  readonly texts: readonly string[]
  readonly actual: readonly ActualText[]
}

/**
 * Stands for nothing. A mapping may not be empty (PDF/UA-1, 7.21.7), and a format character is what
 * readers without ActualText drop.
 */
const NOTHING = '\u2060'
const SOFT_HYPHEN = '\u00ad'

/** What each glyph of a run stands for: its cluster's text, shared out so that every character comes once. */
export function glyphTexts(run: GlyphRun, hyphen: 'none' | 'soft-hyphen'): GlyphTexts {
  const found = textsByCluster(run)
  if (hyphen === 'none' || run.glyphs.length === 0) return found
  const texts = [...found.texts]
  const last = texts.length - 1
  texts[last] = texts[last]!.replace(/[-\u2010\u2060]$/, '') + SOFT_HYPHEN
  return { texts, actual: found.actual }
}

function textsByCluster(run: GlyphRun): GlyphTexts {
  const { glyphs, text } = run
  // A single glyph for several letters may be a ligature that is read from right to left.
  let ascending = glyphs.length > 1 || text.length === 1
  for (let index = 1; index < glyphs.length && ascending; index++) {
    ascending = glyphs[index]!.cluster > glyphs[index - 1]!.cluster
  }
  if (!ascending || glyphs.length === 0 || glyphs[glyphs.length - 1]!.cluster >= text.length)
    return textsOfGroups(run)
  const texts: string[] = []
  for (let index = 0; index < glyphs.length; index++) {
    const start = index === 0 ? 0 : glyphs[index]!.cluster
    const end = index + 1 < glyphs.length ? glyphs[index + 1]!.cluster : text.length
    texts.push(mappable(text.slice(start, end)))
  }
  return { texts, actual: [] }
}

/** Neighbouring glyphs of one cluster. */
interface Group {
  readonly from: number
  readonly to: number
  readonly cluster: number
}

function textsOfGroups(run: GlyphRun): GlyphTexts {
  const { glyphs, text } = run
  const groups: Group[] = []
  for (let from = 0, to = 1; from < glyphs.length; from = to++) {
    while (to < glyphs.length && glyphs[to]!.cluster === glyphs[from]!.cluster) to++
    groups.push({ from, to, cluster: glyphs[from]!.cluster })
  }
  const starts = [...new Set(groups.map(group => group.cluster))].sort((a, b) => a - b)
  const endOf = new Map(starts.map((start, index) => [start, starts[index + 1] ?? text.length]))
  const script = scriptOfText(text)
  const rightToLeft = script !== null && isRightToLeft(script)
  const texts: string[] = new Array(glyphs.length).fill(NOTHING)
  const actual: ActualText[] = []
  const given = new Set<number>()
  for (const group of groups) {
    const start = group.cluster === starts[0] ? 0 : group.cluster
    const characters = given.has(group.cluster) ? '' : text.slice(start, endOf.get(group.cluster)!)
    given.add(group.cluster)
    const points = [...characters]
    shareOut(points, group, rightToLeft, texts)
    const spare = group.to - group.from - points.length
    if (spare > 0) {
      const from = rightToLeft ? group.from : group.to - spare
      actual.push({ from, to: from + spare, text: '' })
    }
  }
  const inOrder = groups.every((group, index) => index === 0 || group.cluster > groups[index - 1]!.cluster)
  if (inOrder || rightToLeft) return { texts, actual }
  return { texts, actual: [{ from: 0, to: glyphs.length, text: mappable(text) }] }
}

/**
 * One character for each glyph in reading order; what is left over goes to the first, as in a ligature with marks
 * above it. Readers turn right-to-left text round by themselves, character by character and even inside a ligature
 * and an ActualText (poppler, pdf.js), so its mappings are the other way round, and it has no ActualText.
 */
function shareOut(points: readonly string[], group: Group, rightToLeft: boolean, texts: string[]): void {
  const count = group.to - group.from
  const surplus = Math.max(0, points.length - count)
  for (let index = 0; index < count; index++) {
    const characters =
      index === 0 ? points.slice(0, surplus + 1) : points.slice(index + surplus, index + surplus + 1)
    texts[rightToLeft ? group.to - 1 - index : group.from + index] = mappable(
      (rightToLeft ? characters.reverse() : characters).join(''),
    )
  }
}

const UNMAPPABLE = /[\0\u00ad\ufeff\ufffe\uffff\p{Surrogate}]/u

/**
 * U+0000, U+FEFF and noncharacters may not stand in a map (PDF/UA-1, 7.21.7). A soft hyphen at which no line ends is
 * left out: whoever searches for the word does not type it.
 */
function mappable(text: string): string {
  if (text === '') return NOTHING
  // Nearly every glyph stands for one letter, of which this is true at a glance.
  if (text.length === 1 && text > ' ' && text < '\ud800') return text
  if (!UNMAPPABLE.test(text)) return text
  if (text.length > 1 && text.includes(SOFT_HYPHEN)) return mappable(text.replaceAll(SOFT_HYPHEN, ''))
  return text.replace(/\ufeff/gu, NOTHING).replace(/[\0\ufffe\uffff\p{Surrogate}]/gu, '\ufffd')
}

/** A CMap section takes at most so many entries (Adobe Technical Note 5014). */
const SECTION_LIMIT = 100

/** The ToUnicode CMap of a font; `texts[cid]` is what a CID stands for, null where the CID is never shown. */
export function toUnicodeMap(texts: readonly (string | null)[]): string {
  const entries: string[] = []
  texts.forEach((text, cid) => {
    if (text !== null) entries.push(`<${cid.toString(16).padStart(4, '0')}> <${utf16Hex(text)}>`)
  })
  const sections: string[] = []
  for (let at = 0; at < entries.length; at += SECTION_LIMIT) {
    const section = entries.slice(at, at + SECTION_LIMIT)
    sections.push(`${section.length} beginbfchar\n${section.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${sections.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
}
