/** Line parts and a line's width → glyphs at their places: letters expanded in whole steps, the rest shared by the spaces. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import { bidiLevels, type Direction, hasRightToLeft, reorderRuns } from '../shape/bidi.ts'
import type { GlyphRun } from '../shape/glyph-run.ts'
import type { StyledParagraph } from '../style/styled-document.ts'
import { fitLetters, gapsIn, type LetterFit, NATURAL_LETTERS, trackRuns } from './letter-give.ts'
import { type LinePart, withAdvance } from './line-parts.ts'
import type { Line, PlacedLineRun } from './set-line.ts'
import type { Typesetter } from './typesetter.ts'

export interface LineFrame {
  /** Left edge and width of the line in the measure. */
  readonly left: Sp
  readonly width: Sp
  /** Optical margins: how far the first and last characters hang. */
  readonly hangLeft: Sp
  readonly hangRight: Sp
  readonly hyphenated: boolean
  /** Last of the paragraph, or before a forced break: not stretched. */
  readonly last: boolean
  /** Base direction of the paragraph. */
  readonly direction: Direction
  /** The white at which the line ends. */
  readonly closing: LinePart | null
}

export function justifyLine(
  parts: readonly LinePart[],
  frame: LineFrame,
  paragraph: StyledParagraph,
  moved: Typesetter['moved'],
): Line {
  const natural = parts.reduce((sum, part) => sum + part.width, 0)
  const target = frame.width + frame.hangLeft + frame.hangRight
  const shortfall = target - natural
  const fill = paragraph.align === 'justify' && (!frame.last || shortfall < 0)
  const letters = fill ? fitLetters(parts, shortfall, paragraph.breaking) : NATURAL_LETTERS
  const fit = fill ? fitSpaces(parts, target, letters, paragraph) : { extra: 0, ratio: 0 }
  const x = lineStart(frame, natural, paragraph)
  const placed = inVisualOrder(placeParts(parts, x, letters, fit.extra), x, frame.direction)
  const runs = mergeRuns(placed, moved)
  const end = runs.reduce((edge, run) => Math.max(edge, run.x + run.width), x as number)
  const closing = frame.closing === null ? null : placeClosing(frame.closing, x, sp(end), frame.direction)
  return {
    ...lineRecord(parts, paragraph, frame.hyphenated),
    runs,
    closing,
    x,
    width: sp(end - x),
    ratio: fit.ratio,
  }
}

/** Beyond the last letter in reading order, where there is nothing but the margin. */
function placeClosing(space: LinePart, left: Sp, right: Sp, direction: Direction): PlacedLineRun | null {
  const run = space.runs[0]
  if (run === undefined) return null
  const x = direction === 'left-to-right' ? right : sp(left - run.width)
  const { link, language } = space
  return { x, run, scale: 1000, hyphen: 'none', width: run.width, link, call: null, language }
}

/** What each justified space gains in all, and the ratio of that to its stretch or shrink. */
function fitSpaces(
  parts: readonly LinePart[],
  target: number,
  letters: LetterFit,
  paragraph: StyledParagraph,
): { readonly extra: number; readonly ratio: number } {
  let set = 0
  let flexible = 0
  for (const part of parts) {
    set +=
      part.kind === 'space' ? part.width : scaled(part.width, letters.scale) + gapsIn(part) * letters.tracking
    if (part.justified) flexible += part.width
  }
  const extra = target - set
  const give = flexible * (extra < 0 ? paragraph.breaking.spaceShrink : paragraph.breaking.spaceStretch)
  return { extra, ratio: give === 0 ? 0 : extra / give }
}

function lineStart(frame: LineFrame, natural: number, paragraph: StyledParagraph): Sp {
  const free = frame.width - natural
  if (paragraph.align === 'centre') return sp(frame.left + free / 2)
  const unfilled = frame.direction === 'right-to-left' && (frame.last || paragraph.align === 'left')
  if (unfilled && free > 0) return sp(frame.left + free)
  if (paragraph.align === 'right') return sp(frame.left + free + frame.hangRight)
  return sp(frame.left - frame.hangLeft)
}

const scaled = (width: Sp, scale: number): Sp => sp((width * scale) / 1000)

function placeParts(
  parts: readonly LinePart[],
  x: Sp,
  letters: LetterFit,
  extra: number,
): readonly PlacedLineRun[] {
  const flexible = parts.reduce((sum, part) => sum + (part.justified ? part.width : 0), 0)
  const { scale } = letters
  const placed: PlacedLineRun[] = []
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
    const start = pen
    const runs = trackRuns(part, letters)
    for (const run of runs) {
      const width = part.kind === 'space' ? sp(part.width + share) : scaled(run.width, scale)
      const drawn = part.kind === 'space' ? withAdvance(run, sp((width * 1000) / scale)) : run
      const hyphen = part.hyphen && run === runs[runs.length - 1] ? 'soft-hyphen' : 'none'
      const ruled = part.ruled === null ? {} : { ruled: part.ruled }
      const { link, call, language } = part
      placed.push({ x: pen, run: drawn, scale, width, hyphen, link, call, language, ...ruled })
      pen = sp(pen + width)
    }
    // A mark in a box of fixed width may be narrower than its box.
    if (part.kind === 'call') pen = sp(Math.max(pen, start + scaled(part.width, scale)))
  }
  return placed
}

/** Runs keep their reading order; in a line with right-to-left text their places are dealt out in visual order (UAX 9, L2). */
function inVisualOrder(
  placed: readonly PlacedLineRun[],
  x: Sp,
  direction: Direction,
): readonly PlacedLineRun[] {
  const text = placed.map(({ run }) => run.text).join('')
  if (direction === 'left-to-right' && !hasRightToLeft(text)) return placed
  const levels = bidiLevels(text, direction)
  let offset = 0
  const levelOfRun = placed.map(({ run }) => {
    const level = levels[offset] ?? 0
    offset += run.text.length
    return level
  })
  const places = new Map<PlacedLineRun, Sp>()
  let pen = x
  for (const each of reorderRuns(placed, levelOfRun)) {
    places.set(each, pen)
    pen = sp(pen + each.width)
  }
  return placed.map(each => ({ ...each, x: places.get(each)! }))
}

/** Neighbours in one face become one run, so that a line is drawn in few operations. */
function mergeRuns(placed: readonly PlacedLineRun[], moved: Typesetter['moved']): readonly PlacedLineRun[] {
  const groups: PlacedLineRun[][] = []
  for (const next of placed) {
    const group = groups[groups.length - 1]
    if (group !== undefined && mergeable(group[group.length - 1]!, next)) group.push(next)
    else groups.push([next])
  }
  return groups.map(group => (group.length === 1 ? group[0]! : joinRuns(group, moved)))
}

function mergeable(a: PlacedLineRun, b: PlacedLineRun): boolean {
  return (
    a.run.font === b.run.font &&
    a.run.size === b.run.size &&
    a.run.rise === b.run.rise &&
    a.link?.to === b.link?.to &&
    a.call === b.call &&
    a.ruled === b.ruled &&
    a.ruled !== 'bar' &&
    a.language === b.language &&
    a.hyphen === 'none' &&
    a.x + a.width === b.x
  )
}

function joinRuns(group: readonly PlacedLineRun[], moved: Typesetter['moved']): PlacedLineRun {
  const first = group[0]!
  let text = ''
  let width = 0
  const glyphs: GlyphRun['glyphs'][number][] = []
  for (const { run } of group) {
    // Justified spaces are of any width: there is nothing to share.
    if (run.text === ' ')
      for (const glyph of run.glyphs) glyphs.push({ ...glyph, cluster: glyph.cluster + text.length })
    else for (const glyph of run.glyphs) glyphs.push(moved(glyph, text.length))
    text += run.text
    width += run.width
  }
  const last = group[group.length - 1]!
  return {
    ...first,
    hyphen: last.hyphen,
    width: sp(last.x + last.width - first.x),
    run: { ...first.run, text, glyphs, width: sp(width) },
  }
}

function lineRecord(parts: readonly LinePart[], paragraph: StyledParagraph, hyphenated: boolean) {
  const offsets = parts.filter(part => part.start !== null)
  const size = parts.find(part => part.kind === 'word')?.runs[0]?.size ?? parts[0]?.runs[0]?.size ?? ZERO
  return {
    paragraph: paragraph.id,
    note: paragraph.note,
    calls: parts.flatMap(part => (part.call === null ? [] : [part.call])),
    size,
    hyphenated,
    text: parts.map(part => part.text).join(''),
    start: offsets[0]?.start ?? 0,
    end: offsets[offsets.length - 1]?.end ?? 0,
  }
}
