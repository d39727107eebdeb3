/** Text → stretches of one font, one script and one direction, font by font as the characters need. */
import { addAll } from '../base/arrays.ts'
import { composeFor, isCombining, isIgnorable, segmentEnd } from '../fonts/composed-text.ts'
import type { Font } from '../fonts/font.ts'
import {
  isRightToLeft,
  isStrong,
  type Script,
  scriptOf,
  scriptOfLanguage,
  scriptOfText,
} from '../fonts/script.ts'
import { bidiLevels, hasRightToLeft, type Levels } from './bidi.ts'
import type { FaceList } from './face-list.ts'
import { substituteFor } from './substitutes.ts'

export interface TextItem {
  readonly start: number
  readonly end: number
  /** Null where no font has the character: a single one. */
  readonly font: Font | null
  readonly script: Script
  /** Embedding level: odd for right-to-left. */
  readonly level: number
}

/**
 * Cuts text into items. A letter and its marks go to one font, the first that can set all of them; where none can,
 * each character goes to the first that has it. Punctuation and spaces stay with the first font, and only when it
 * lacks them with the font of their neighbours. Characters that print nothing go with what stands before them.
 * Linear in the length of the text.
 */
export function itemize(text: string, faces: FaceList, language: string): readonly TextItem[] {
  const home = scriptOfLanguage(language)
  const { primary } = faces
  if (primary !== null && !isRightToLeft(home) && isPlain(text, primary)) {
    return [{ start: 0, end: text.length, font: primary, script: scriptOfText(text) ?? home, level: 0 }]
  }
  const levels = bidiLevels(text, isRightToLeft(home) ? 'right-to-left' : 'left-to-right')
  const segments = withScripts(withFonts(text, segment(text, faces), faces), text, home)
  return joined(segments, levels)
}

/** Latin letters and punctuation without marks and controls, all of them in the font: nearly every word. */
function isPlain(text: string, font: Font): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= FIRST_COMBINING && (unit < FIRST_PUNCTUATION || unit > LAST_PUNCTUATION)) return false
    if (unit === SOFT_HYPHEN || !font.covers(unit)) return false
  }
  return !hasRightToLeft(text)
}

const SOFT_HYPHEN = 0xad
const FIRST_COMBINING = 0x0300
/** U+2010 to U+2027: dashes, quotes, points; none of them a control. */
const FIRST_PUNCTUATION = 0x2010
const LAST_PUNCTUATION = 0x2027

interface Segment {
  readonly start: number
  readonly end: number
  readonly font: Font | null
  /** Shown by no glyph. */
  readonly silent: boolean
}

/** Longer letters with marks are cut: nothing readable has so many. */
const LONGEST_SEGMENT = 64

function segment(text: string, faces: FaceList): Segment[] {
  const segments: Segment[] = []
  for (let start = 0; start < text.length; ) {
    const end = segmentEnd(text, start, LONGEST_SEGMENT)
    const font = faces.first(each => canSet(each, text.slice(start, end)))
    const silent = isSilent(text, start, end)
    if (font !== null || silent || end - start === characterLength(text, start)) {
      segments.push({ start, end, font, silent })
    } else {
      addAll(segments, singly(text, start, end, faces))
    }
    start = end
  }
  return segments
}

/** No font has the letter with all of its marks. */
function singly(text: string, from: number, to: number, faces: FaceList): Segment[] {
  const segments: Segment[] = []
  for (let start = from; start < to; ) {
    const end = start + characterLength(text, start)
    const font = faces.first(each => canSet(each, text.slice(start, end)))
    segments.push({ start, end, font, silent: isSilent(text, start, end) })
    start = end
  }
  return segments
}

const characterLength = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1)

function isSilent(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += characterLength(text, at))
    if (!isIgnorable(text.codePointAt(at)!)) return false
  return true
}

/** Can a font print a letter with its marks, composing, taking apart or substituting as need be. */
export function canSet(font: Font, letter: string): boolean {
  const { codePoints } = composeFor(letter, font.covers)
  return codePoints.every(
    codePoint =>
      font.covers(codePoint) || isIgnorable(codePoint) || substituteFor(codePoint, font.covers) !== null,
  )
}

/**
 * Characters common to all scripts that the first font lacks follow their neighbours, the one before, else the one
 * after; silent ones always do.
 */
function withFonts(text: string, segments: readonly Segment[], faces: FaceList): readonly Segment[] {
  const following = (index: number): Font | null => {
    for (let at = index + 1; at < segments.length; at++) if (!segments[at]!.silent) return segments[at]!.font
    return null
  }
  let previous: Font | null = null
  return segments.map((each, index) => {
    let { font } = each
    if (each.silent) {
      font = previous ?? following(index) ?? faces.primary
    } else if (
      font !== null &&
      font !== faces.primary &&
      scriptOf(text.codePointAt(each.start)!) === 'Zyyy'
    ) {
      const letter = text.slice(each.start, each.end)
      font = [previous, following(index)].find(near => near !== null && canSet(near, letter)) ?? font
    }
    previous = font
    return { ...each, font }
  })
}

interface ScriptedSegment extends Segment {
  readonly script: Script
}

/** Common and inherited characters take the script before them, at the beginning the one after, else the language's. */
function withScripts(segments: readonly Segment[], text: string, home: Script): readonly ScriptedSegment[] {
  const own = segments.map(each => scriptOf(text.codePointAt(each.start)!))
  let current = own.find(isStrong) ?? home
  return segments.map((each, index) => {
    const script = own[index]!
    if (isStrong(script)) current = script
    return { ...each, script: current }
  })
}

function joined(segments: readonly ScriptedSegment[], levels: Levels): readonly TextItem[] {
  const items: TextItem[] = []
  for (const { start, end, font, script, silent } of segments) {
    const last = items[items.length - 1]
    const level = silent && last !== undefined ? last.level : (levels[start] ?? 0)
    const joins =
      last !== undefined &&
      (silent || (last.font !== null && last.font === font && last.script === script && last.level === level))
    if (joins) items[items.length - 1] = { ...last, end }
    else items.push({ start, end, font, script, level })
  }
  return items
}

/** Does a new letter begin here, so that text may be cut. */
export const beginsLetter = (text: string, at: number): boolean => {
  const codePoint = text.codePointAt(at)!
  return !isCombining(codePoint) && !isIgnorable(codePoint)
}
