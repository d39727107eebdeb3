/** `numbering.xml` → the label that Word prints before each numbered paragraph, counted in the order of the text. */
import { formatNumber, isKnownFormat } from './word-number-format.ts'
import { isOn, readIndent, wholeNumber } from './word-properties.ts'
import { isSymbolFont, symbolCharacter } from './word-symbols.ts'
import { attribute, childNamed, childrenNamed, type WordElement } from './word-xml.ts'

interface Level {
  readonly start: number
  readonly format: string
  /** `%1.%2`: the numbers of levels 1 and 2. */
  readonly pattern: string
  /** All numbers in figures, whatever the formats of their levels. */
  readonly legal: boolean
  /** The level, from 1, whose number sets this one back; 0 for none, null for every higher one. */
  readonly restartsAfter: number | null
  readonly follow: 'tab' | 'space' | 'nothing'
  readonly style: string | null
  readonly font: string | null
  readonly firstLine: number | null
}

interface List {
  /** Lists of one abstract definition share their numbers. */
  readonly shared: string
  readonly levels: readonly (Level | undefined)[]
  /** Levels that begin anew where the list is first used. */
  readonly restarts: ReadonlyMap<number, number>
}

export type Numbering = ReadonlyMap<string, List>

export interface ListLabel {
  readonly text: string
  readonly value: number | null
  readonly bullet: boolean
  readonly level: number
  readonly list: string
  /** White between label and text. */
  readonly follow: 'tab' | 'space' | 'nothing'
  /** Twentieths of a point, negative for a label that hangs out; null when the list does not say. */
  readonly firstLine: number | null
  /** A format that is not known; figures stand for it. */
  readonly unknownFormat: string | null
}

const MOST_LEVELS = 9

export function readNumbering(root: WordElement | null): Numbering {
  const abstracts = new Map<string, WordElement>()
  const byStyle = new Map<string, WordElement>()
  for (const element of childrenNamed(root, 'w:abstractNum')) {
    const id = attribute(element, 'w:abstractNumId')
    if (id !== null && !abstracts.has(id)) abstracts.set(id, element)
    const style = attribute(childNamed(element, 'w:styleLink'), 'w:val')
    if (style !== null && !byStyle.has(style)) byStyle.set(style, element)
  }
  const lists = new Map<string, List>()
  for (const element of childrenNamed(root, 'w:num')) {
    const id = attribute(element, 'w:numId')
    const shared = attribute(childNamed(element, 'w:abstractNumId'), 'w:val')
    if (id === null || shared === null || lists.has(id)) continue
    const named = abstracts.get(shared) ?? null
    const link = attribute(childNamed(named, 'w:numStyleLink'), 'w:val')
    const abstract = link === null ? named : (byStyle.get(link) ?? named)
    if (abstract !== null) lists.set(id, readList(shared, abstract, element))
  }
  return lists
}

function readList(shared: string, abstract: WordElement, num: WordElement): List {
  const levels: (Level | undefined)[] = []
  for (const element of childrenNamed(abstract, 'w:lvl')) setLevel(levels, element)
  const restarts = new Map<number, number>()
  for (const override of childrenNamed(num, 'w:lvlOverride')) {
    const index = wholeNumber(attribute(override, 'w:ilvl'))
    if (index === null || index < 0 || index >= MOST_LEVELS) continue
    const level = childNamed(override, 'w:lvl')
    if (level !== null) setLevel(levels, level)
    const start = wholeNumber(attribute(childNamed(override, 'w:startOverride'), 'w:val'))
    if (start !== null) restarts.set(index, start)
  }
  return { shared, levels, restarts }
}

function setLevel(levels: (Level | undefined)[], element: WordElement): void {
  const index = wholeNumber(attribute(element, 'w:ilvl'))
  if (index !== null && index >= 0 && index < MOST_LEVELS) levels[index] = readLevel(element)
}

function readLevel(element: WordElement): Level {
  const value = (name: string): string | null => attribute(childNamed(element, name), 'w:val')
  const numFmt = childNamed(element, 'w:numFmt') ?? alternative(element)
  const format = attribute(numFmt, 'w:val') ?? 'decimal'
  const legal = childNamed(element, 'w:isLgl')
  const suffix = value('w:suff')
  const fonts = childNamed(childNamed(element, 'w:rPr'), 'w:rFonts')
  const indent = childNamed(childNamed(element, 'w:pPr'), 'w:ind')
  return {
    start: wholeNumber(value('w:start')) ?? 0,
    format: format === 'custom' ? customFormat(attribute(numFmt, 'w:format')) : format,
    pattern: value('w:lvlText') ?? '',
    legal: legal !== null && isOn(attribute(legal, 'w:val')),
    restartsAfter: wholeNumber(value('w:lvlRestart')),
    follow: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
    style: value('w:pStyle'),
    font: attribute(fonts, 'w:ascii') ?? attribute(fonts, 'w:hAnsi'),
    firstLine: indent === null ? null : (readIndent(indent).firstLine ?? null),
  }
}

/** Newer formats stand in one branch of an alternative, an old one beside it; the newer says what is printed. */
function alternative(element: WordElement): WordElement | null {
  const choices = childrenNamed(childNamed(element, 'mc:AlternateContent'), 'mc:Choice')
  return childNamed(choices[0] ?? null, 'w:numFmt')
}

/** `001, 002, 003, ...`: figures filled up with noughts to this width. */
const customFormat = (written: string | null): string => {
  const first = /^(0+)1\s*,/.exec(written ?? '')
  return first === null ? 'decimal' : `zeros ${first[1]!.length + 1}`
}

/** The level whose paragraph style is this one: what a style that names only its list means. */
export function levelOfStyle(numbering: Numbering, list: string, style: string): number | null {
  const found = numbering.get(list)?.levels.findIndex(level => level?.style === style) ?? -1
  return found < 0 ? null : found
}

/** Counts through a text; what it remembers belongs to that text alone. */
export function labelCounter(
  numbering: Numbering,
  language: string,
): (list: string, level: number) => ListLabel | null {
  const counts = new Map<string, (number | null)[]>()
  const used = new Set<string>()
  return (id, index) => {
    const list = numbering.get(id)
    const level = list?.levels[index]
    if (list === undefined || level === undefined) return null
    const numbers = counts.get(list.shared) ?? []
    counts.set(list.shared, numbers)
    if (!used.has(id)) {
      used.add(id)
      for (const restarted of list.restarts.keys()) numbers[restarted] = null
    }
    advance(list, numbers, index)
    return makeLabel(id, list, numbers, index, language)
  }
}

function advance(list: List, numbers: (number | null)[], index: number): void {
  const start = (at: number): number => list.restarts.get(at) ?? list.levels[at]?.start ?? 1
  const before = numbers[index] ?? null
  numbers[index] = before === null ? start(index) : before + 1
  for (let higher = 0; higher < index; higher++) numbers[higher] ??= start(higher)
  for (let lower = index + 1; lower < MOST_LEVELS; lower++) {
    const after = list.levels[lower]?.restartsAfter ?? null
    if (after === null || (after > 0 && index < after)) numbers[lower] = null
  }
}

function makeLabel(
  id: string,
  list: List,
  numbers: readonly (number | null)[],
  index: number,
  language: string,
): ListLabel {
  const level = list.levels[index]!
  const bullet = level.format === 'bullet'
  const value = numbers[index] ?? null
  const number = (at: number): string => {
    const format = list.levels[at]?.format ?? 'decimal'
    const printed = level.legal && format !== 'none' ? 'decimal' : format
    return numberIn(printed, numbers[at] ?? list.levels[at]?.start ?? 1, language)
  }
  const text = bullet
    ? bulletOf(level)
    : level.format === 'none' && level.pattern === ''
      ? ''
      : level.pattern.replace(/%([1-9])/g, (_, at: string) => number(Number(at) - 1))
  const known = bullet || level.format.startsWith('zeros ') || isKnownFormat(level.format)
  return {
    text,
    value: bullet ? null : value,
    bullet,
    level: index,
    list: id,
    follow: level.follow,
    firstLine: level.firstLine,
    unknownFormat: known ? null : level.format,
  }
}

function numberIn(format: string, value: number, language: string): string {
  const zeros = /^zeros (\d+)$/.exec(format)
  return zeros === null
    ? formatNumber(value, format, language)
    : String(value).padStart(Math.min(20, Number(zeros[1])), '0')
}

/** A bullet of a font of signs as what it looks like; one that nothing looks like, as a bullet. */
function bulletOf({ pattern, font }: Level): string {
  const code = pattern.codePointAt(0) ?? 0
  const isPrivate = code >= 0xe000 && code <= 0xf8ff
  if (!isPrivate && (font === null || !isSymbolFont(font))) return pattern === 'o' ? '◦' : pattern
  return symbolCharacter(font ?? 'Symbol', code) ?? '•'
}
