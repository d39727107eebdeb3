/** The property elements of Word's runs and paragraphs (`w:rPr`, `w:pPr`) → plain values; what is not said is absent. */
import { attribute, childNamed, type WordElement } from './word-xml.ts'

/** Properties that a style turns over rather than sets: bold in a bold paragraph is upright. */
export const TOGGLES = ['bold', 'italic', 'capitals', 'small-caps', 'strikethrough', 'hidden'] as const
export type Toggle = (typeof TOGGLES)[number]

const TOGGLE_ELEMENTS: Readonly<Record<string, Toggle>> = {
  'w:b': 'bold',
  'w:i': 'italic',
  'w:caps': 'capitals',
  'w:smallCaps': 'small-caps',
  'w:strike': 'strikethrough',
  'w:dstrike': 'strikethrough',
  'w:vanish': 'hidden',
}

export interface RunProperties {
  readonly style?: string
  readonly toggles: Readonly<Partial<Record<Toggle, boolean>>>
  readonly underline?: boolean
  readonly vertical?: 'superscript' | 'subscript' | 'baseline'
  /** White added between letters, in twentieths of a point. */
  readonly spacing?: number
  readonly rightToLeft?: boolean
  readonly language?: string
  readonly languageRightToLeft?: string
  readonly languageEastAsian?: string
  readonly font?: string
  /** A tracked change of this run or of the mark that ends its paragraph. */
  readonly change?: 'added' | 'deleted'
}

export interface ParagraphProperties {
  readonly style?: string
  /** 0 for the highest; 9 is text. */
  readonly outline?: number
  readonly numbering?: { readonly list?: string; readonly level?: number }
  /** Twentieths of a point; negative when the first line hangs out. */
  readonly firstLine?: number
  readonly left?: number
  readonly align?: 'left' | 'centre' | 'right'
  readonly ruleBelow?: boolean
  /** The look of the mark that ends the paragraph. */
  readonly mark?: RunProperties
}

export const NO_RUN_PROPERTIES: RunProperties = { toggles: {} }

/** `original` reads what stood before a tracked change of the look. */
export function runProperties(element: WordElement | null, original = false): RunProperties {
  if (element === null) return NO_RUN_PROPERTIES
  const before = original ? childNamed(childNamed(element, 'w:rPrChange'), 'w:rPr') : null
  const read: Mutable<RunProperties> & { toggles: Partial<Record<Toggle, boolean>> } = { toggles: {} }
  for (const child of (before ?? element).children)
    if (typeof child !== 'string') readRunProperty(child, read)
  return read
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function readRunProperty(
  child: WordElement,
  read: Mutable<RunProperties> & { toggles: Partial<Record<Toggle, boolean>> },
): void {
  const value = attribute(child, 'w:val')
  if (Object.hasOwn(TOGGLE_ELEMENTS, child.name)) {
    const toggle = TOGGLE_ELEMENTS[child.name]!
    // Single and double strikes are one mark: an explicit “no” of the one does not undo the other.
    read.toggles[toggle] = isOn(value) || (toggle === 'strikethrough' && read.toggles[toggle] === true)
    return
  }
  switch (child.name) {
    case 'w:rStyle':
      if (value !== null) read.style = value
      break
    case 'w:u':
      read.underline = value !== null && value !== 'none'
      break
    case 'w:vertAlign':
      if (value === 'superscript' || value === 'subscript' || value === 'baseline') read.vertical = value
      break
    case 'w:spacing':
      read.spacing = twips(value) ?? 0
      break
    case 'w:rtl':
      read.rightToLeft = isOn(value)
      break
    case 'w:lang': {
      if (value !== null) read.language = value
      const bidi = attribute(child, 'w:bidi')
      if (bidi !== null) read.languageRightToLeft = bidi
      const eastAsian = attribute(child, 'w:eastAsia')
      if (eastAsian !== null) read.languageEastAsian = eastAsian
      break
    }
    case 'w:rFonts': {
      const font = attribute(child, 'w:ascii') ?? attribute(child, 'w:hAnsi')
      if (font !== null) read.font = font
      break
    }
    case 'w:ins':
    case 'w:moveTo':
      read.change = 'added'
      break
    case 'w:del':
    case 'w:moveFrom':
      read.change = 'deleted'
      break
  }
}

export function paragraphProperties(element: WordElement | null, original = false): ParagraphProperties {
  if (element === null) return {}
  const before = original ? childNamed(childNamed(element, 'w:pPrChange'), 'w:pPr') : null
  const read: Mutable<ParagraphProperties> = {}
  for (const child of (before ?? element).children)
    if (typeof child !== 'string') readParagraphProperty(child, read)
  const mark = childNamed(element, 'w:rPr')
  if (mark !== null) read.mark = runProperties(mark, original)
  return read
}

const ALIGNMENTS: Readonly<Record<string, 'left' | 'centre' | 'right'>> = {
  left: 'left',
  start: 'left',
  center: 'centre',
  right: 'right',
  end: 'right',
}

function readParagraphProperty(child: WordElement, read: Mutable<ParagraphProperties>): void {
  const value = attribute(child, 'w:val')
  switch (child.name) {
    case 'w:pStyle':
      if (value !== null) read.style = value
      break
    case 'w:outlineLvl': {
      const level = wholeNumber(value)
      if (level !== null) read.outline = level
      break
    }
    case 'w:numPr': {
      const level = wholeNumber(attribute(childNamed(child, 'w:ilvl'), 'w:val'))
      const list = attribute(childNamed(child, 'w:numId'), 'w:val')
      read.numbering = { ...(list === null ? {} : { list }), ...(level === null ? {} : { level }) }
      break
    }
    case 'w:ind':
      Object.assign(read, readIndent(child))
      break
    case 'w:jc':
      if (value !== null && Object.hasOwn(ALIGNMENTS, value)) read.align = ALIGNMENTS[value]!
      break
    case 'w:pBdr': {
      const line = attribute(childNamed(child, 'w:bottom') ?? childNamed(child, 'w:top'), 'w:val')
      read.ruleBelow = line !== null && line !== 'none' && line !== 'nil'
      break
    }
  }
}

export function readIndent(element: WordElement): Pick<ParagraphProperties, 'firstLine' | 'left'> {
  const hanging = twips(attribute(element, 'w:hanging'))
  const first = hanging === null ? twips(attribute(element, 'w:firstLine')) : -hanging
  const left = twips(attribute(element, 'w:left') ?? attribute(element, 'w:start'))
  return { ...(first === null ? {} : { firstLine: first }), ...(left === null ? {} : { left }) }
}

/** A property without a value is on. */
export const isOn = (value: string | null): boolean => value === null || !/^(?:0|false|off|none)$/.test(value)

export function wholeNumber(value: string | null): number | null {
  return value !== null && /^-?\d{1,9}$/.test(value.trim()) ? Number(value) : null
}

const UNITS: Readonly<Record<string, number>> = { pt: 20, in: 1440, cm: 567, mm: 56.7, pc: 240, pi: 240 }

/** Twentieths of a point: a bare number, or one with its unit as newer files have it. */
function twips(value: string | null): number | null {
  const match = /^(-?\d{1,6}(?:\.\d{1,6})?)(pt|in|cm|mm|pc|pi)?$/.exec(value?.trim() ?? '')
  if (match === null) return null
  return Math.round(Number(match[1]) * (match[2] === undefined ? 1 : UNITS[match[2]]!))
}
