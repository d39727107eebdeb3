/** What a line is made of → its glyphs at their places, neighbours in one face as one run. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import { bidiLevels, hasRightToLeft, reorderRuns } from '../shape/bidi.ts'
import type { Glyph, GlyphRun } from '../shape/glyph-run.ts'
import type { Line, LineGlyphs, LinePart, LineSetting, PlacedLineRun } from './set-line.ts'

/** A run of a part at its place in the line. */
interface RunPlace {
  readonly x: Sp
  readonly width: Sp
  readonly part: LinePart
  /** As it was shaped. */
  readonly run: GlyphRun
  /** White is added after so many of its letters, the first ones. */
  readonly tracked: number
  /** Width before the letters are scaled, with that white. */
  readonly unscaled: Sp
  readonly hyphen: PlacedLineRun['hyphen']
}

/** The glyphs of a line, made anew: whoever needs them for long keeps the line and asks again. */
export const glyphsOf = ({ setting }: Pick<Line, 'setting'>): LineGlyphs => glyphsBy(setting, drawnRun)

/** As `glyphsOf`, but no run has glyphs: all that is to be known of a line but how it looks, at a quarter of the time. */
export const outlineOf = ({ setting }: Pick<Line, 'setting'>): LineGlyphs => glyphsBy(setting, runOutline)

function glyphsBy(setting: LineSetting, runOf: typeof drawnRun): LineGlyphs {
  const groups = mergeableGroups(runPlaces(setting))
  const [from, to] = setting.only ?? [0, groups.length]
  const runs = groups.slice(from, to).map(group => placedRun(group, setting, runOf))
  return { runs, closing: placeClosing(groups, setting) }
}

/** Beyond the last letter in reading order, where there is nothing but the margin. */
function placeClosing(
  groups: readonly (readonly RunPlace[])[],
  { closing, x, direction }: LineSetting,
): PlacedLineRun | null {
  const run = closing?.runs[0]
  if (closing === null || run === undefined) return null
  const { link, language } = closing
  const at = direction === 'left-to-right' ? edgeOf(groups.flat(), x) : sp(x - run.width)
  return { x: at, run, scale: 1000, hyphen: 'none', width: run.width, link, call: null, language }
}

const edgeOf = (places: readonly RunPlace[], x: Sp): Sp =>
  places.reduce((edge, { x: start, width }) => sp(Math.max(edge, start + width)), x)

export const scaled = (width: Sp, scale: number): Sp => sp((width * scale) / 1000)

/** The line's letters are scaled when they are drawn, the white between them is not to be. */
const whiteBetween = ({ tracking, scale }: LineSetting): number => (tracking * 1000) / scale

function runPlaces(setting: LineSetting): readonly RunPlace[] {
  const { parts, x, scale, extra } = setting
  const flexible = parts.reduce((sum, part) => sum + (part.justified ? part.width : 0), 0)
  // Advances are whole, so each letter gets as much.
  const white = sp(whiteBetween(setting))
  const places: RunPlace[] = []
  let pen: Sp = x
  let given = 0
  let passed = 0
  for (const part of parts) {
    let share = 0
    if (part.justified) {
      // Rounded on the sum so far, so that the shares add up to the whole.
      passed += part.width
      const upTo = Math.round((extra * passed) / flexible)
      share = upTo - given
      given = upTo
    }
    let left = white === 0 ? 0 : part.gaps
    for (const run of part.runs) {
      const space = part.kind === 'space'
      const tracked = left === 0 ? 0 : Math.min(left, lettersOf(run))
      left -= tracked
      const natural = sp(run.width + tracked * white)
      const width = space ? sp(part.width + share) : scaled(natural, scale)
      const unscaled = space ? sp((width * 1000) / scale) : natural
      const hyphen = part.hyphen && run === part.runs[part.runs.length - 1] ? 'soft-hyphen' : 'none'
      places.push({ x: pen, width, part, run, tracked, unscaled, hyphen })
      pen = sp(pen + width)
    }
  }
  return inVisualOrder(places, setting)
}

/** Marks have no advance. */
function lettersOf(run: GlyphRun): number {
  let letters = 0
  for (const glyph of run.glyphs) if (glyph.advance > 0) letters++
  return letters
}

/** Runs keep their reading order; in a line with right-to-left text their places are dealt out in visual order (UAX 9, L2). */
function inVisualOrder(
  places: readonly RunPlace[],
  { x, direction, parts }: LineSetting,
): readonly RunPlace[] {
  if (direction === 'left-to-right' && !parts.some(part => part.runs.some(run => hasRightToLeft(run.text))))
    return places
  const levels = bidiLevels(places.map(({ run }) => run.text).join(''), direction)
  let offset = 0
  const levelOfRun = places.map(({ run }) => {
    const level = levels[offset] ?? 0
    offset += run.text.length
    return level
  })
  const starts = new Map<RunPlace, Sp>()
  let pen = x
  for (const each of reorderRuns(places, levelOfRun)) {
    starts.set(each, pen)
    pen = sp(pen + each.width)
  }
  return places.map(each => ({ ...each, x: starts.get(each)! }))
}

/** Neighbours in one face, so that a line is drawn in few operations. */
function mergeableGroups(places: readonly RunPlace[]): readonly (readonly RunPlace[])[] {
  const groups: RunPlace[][] = []
  for (const next of places) {
    const group = groups[groups.length - 1]
    if (group !== undefined && mergeable(group[group.length - 1]!, next)) group.push(next)
    else groups.push([next])
  }
  return groups
}

const mergeable = (a: RunPlace, b: RunPlace): boolean =>
  a.run.font === b.run.font &&
  a.run.size === b.run.size &&
  a.run.rise === b.run.rise &&
  a.part.link?.to === b.part.link?.to &&
  a.part.call === b.part.call &&
  a.part.ruled === b.part.ruled &&
  a.part.ruled !== 'bar' &&
  a.part.language === b.part.language &&
  a.hyphen === 'none' &&
  a.x + a.width === b.x

function placedRun(group: readonly RunPlace[], setting: LineSetting, runOf: typeof drawnRun): PlacedLineRun {
  const [first, last] = [group[0]!, group[group.length - 1]!]
  const { link, call, ruled, language } = first.part
  return {
    x: first.x,
    run: runOf(group, whiteBetween(setting)),
    scale: setting.scale,
    width: sp(last.x + last.width - first.x),
    hyphen: last.hyphen,
    link,
    call,
    language,
    ...(ruled === null ? {} : { ruled }),
  }
}

function runOutline(group: readonly RunPlace[]): GlyphRun {
  const [first] = group
  const text = group.length === 1 ? first!.run.text : group.map(({ run }) => run.text).join('')
  const width = group.reduce((sum, { unscaled }) => sum + unscaled, 0)
  return { ...first!.run, text, glyphs: [], width: sp(width) }
}

function drawnRun(group: readonly RunPlace[], white: number): GlyphRun {
  const glyphs: Glyph[] = []
  let before = 0
  for (const { run, part, tracked, unscaled } of group) {
    let left = tracked
    for (const [index, { id, cluster, advance, dx, dy }] of run.glyphs.entries()) {
      let own: Sp = advance
      if (part.kind === 'space') own = index === 0 ? unscaled : ZERO
      else if (left > 0 && advance > 0) {
        own = sp(advance + white)
        left--
      }
      glyphs.push({ id, cluster: cluster + before, advance: own, dx, dy })
    }
    before += run.text.length
  }
  return { ...runOutline(group), glyphs }
}
