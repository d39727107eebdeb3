/** Registers with their locators → index of persons and bibliography as styled entries. */
import { type Sp, sp, ZERO } from '../base/length.ts'
import type { ArchivalSource, IndexedPerson, PrintedSource, TextPlace } from '../editorial/registers.ts'
import type { LocatorRun } from '../reference/locators.ts'
import type {
  ParagraphRole,
  StyledBlock,
  StyledInline,
  StyledParagraph,
  TextStyle,
} from './styled-document.ts'
import type { RegisterStyle, Stylesheet } from './stylesheet.ts'
import { textStyle } from './text-style.ts'
import { word } from './words.ts'

export interface StyledEntry {
  readonly paragraph: StyledParagraph
  readonly above: number
  readonly keepWithNext: boolean
  readonly continued: StyledParagraph | null
}

export interface StyledRegister {
  readonly title: StyledBlock
  readonly head: string
  readonly language: string
  readonly style: RegisterStyle
  readonly entries: readonly StyledEntry[]
}

/** Locators of some places, formatted; only finished pages can give them. */
export type LocatorsOf = (places: readonly TextPlace[], identifiedIn: string | null) => readonly LocatorRun[]

interface Setting {
  readonly stylesheet: Stylesheet
  readonly style: RegisterStyle
  readonly language: string
  readonly measure: Sp
  readonly locators: LocatorsOf
}

const columnMeasure = (style: RegisterStyle, measure: Sp): Sp =>
  sp((measure - (style.columns - 1) * style.columnGap) / style.columns)

/** The index of persons; null when nobody is named. */
export function styleIndex(
  persons: readonly IndexedPerson[],
  stylesheet: Stylesheet,
  language: string,
  measure: Sp,
  locators: LocatorsOf,
): StyledRegister | null {
  const style = stylesheet.index
  if (!style.shown || persons.length === 0) return null
  const setting = { stylesheet, style, language, measure: columnMeasure(style, measure), locators }
  const entries: StyledEntry[] = []
  let letter = ''
  persons.forEach((person, index) => {
    const initial = initialOf(person.name)
    const above = index > 0 && initial !== letter && persons.length >= LETTERS_FROM ? 1 : 0
    letter = initial
    entries.push(personEntry(person, index, above, setting))
  })
  const title = word(stylesheet, language, 'index')
  return { title: registerTitle('index', title, setting, measure), head: title, language, style, entries }
}

/** Below this many entries an index has no white between its letters: every second line would be empty. */
const LETTERS_FROM = 30

const initialOf = (name: string): string => (name.normalize('NFD')[0] ?? '').toUpperCase()

function personEntry(person: IndexedPerson, index: number, above: number, setting: Setting): StyledEntry {
  const look = textStyle(setting.style, setting.stylesheet, setting.language)
  const heading = person.dates === null ? person.name : `${person.name} (${person.dates})`
  const runs = setting.locators(person.places, person.identifiedIn)
  const inlines = [plain(heading, look), ...locatorInlines(', ', runs, look)]
  const cont = `${heading} (${word(setting.stylesheet, setting.language, 'continued')})`
  return {
    paragraph: entryParagraph(`index.${index}`, 'index-entry', inlines, 0, setting),
    above,
    keepWithNext: false,
    continued: entryParagraph(`index.${index}.continued`, 'index-entry', [plain(cont, look)], 0, setting),
  }
}

const plain = (text: string, style: TextStyle): StyledInline => ({
  kind: 'text',
  text,
  offset: null,
  style,
  link: null,
})

function locatorInlines(
  opening: string,
  runs: readonly LocatorRun[],
  look: TextStyle,
): readonly StyledInline[] {
  if (runs.length === 0) return []
  return [
    plain(opening, look),
    ...runs.map((run): StyledInline => {
      if (run.pageIndex === null) return plain(run.text, look)
      const style = run.bold ? { ...look, weight: 600 } : look
      const to = run.note === null ? `page ${run.pageIndex}` : `note ${run.note}`
      const link = { to, description: run.text.replace(/\u00a0/g, ' ') }
      return { kind: 'text', text: run.text, offset: null, style, link }
    }),
  ]
}

function entryParagraph(
  id: string,
  role: ParagraphRole,
  inlines: readonly StyledInline[],
  depth: number,
  setting: Setting,
): StyledParagraph {
  const { style, stylesheet, language, measure } = setting
  const indent = sp(depth * style.size)
  return {
    id,
    role,
    note: null,
    level: 0,
    inlines,
    language,
    measure,
    leading: style.leading,
    left: sp(indent + style.hanging),
    firstLeft: indent,
    labelLength: 0,
    align: style.align,
    breaking: stylesheet.lineBreaking,
    variants: false,
  }
}

function registerTitle(id: string, text: string, setting: Setting, measure: Sp): StyledBlock {
  const { stylesheet, language, style } = setting
  const look = textStyle(style.title, stylesheet, language)
  const grid = stylesheet.body.leading
  return {
    paragraph: {
      ...entryParagraph(`${id}.title`, 'title', [plain(text, look)], 0, setting),
      level: 1,
      measure,
      leading: style.title.leading,
      left: ZERO,
      firstLeft: ZERO,
      align: style.title.align,
    },
    above: sp(style.title.above * grid),
    below: sp(style.title.below * grid),
    keepWithNext: true,
  }
}

/** The bibliography in its two parts; null when nothing is cited. */
export function styleBibliography(
  sources: { readonly archival: readonly ArchivalSource[]; readonly printed: readonly PrintedSource[] },
  stylesheet: Stylesheet,
  language: string,
  measure: Sp,
  locators: LocatorsOf,
): StyledRegister | null {
  const style = stylesheet.bibliography
  const { archival, printed } = sources
  if (!style.shown || archival.length + printed.length === 0) return null
  const setting = { stylesheet, style, language, measure: columnMeasure(style, measure), locators }
  const entries: StyledEntry[] = []
  if (archival.length > 0) {
    entries.push(partHeading('archival', entries.length, setting))
    for (const source of archival) addArchival(source, 0, entries, setting)
  }
  if (printed.length > 0) {
    entries.push(partHeading('printed', entries.length, setting))
    for (const source of printed) entries.push(printedEntry(source, entries.length, setting))
  }
  const title = word(stylesheet, language, 'bibliography')
  return {
    title: registerTitle('bibliography', title, setting, measure),
    head: title,
    language,
    style,
    entries,
  }
}

function partHeading(key: string, index: number, setting: Setting): StyledEntry {
  const look = { ...textStyle(setting.style, setting.stylesheet, setting.language), italic: true }
  const text = word(setting.stylesheet, setting.language, key)
  const paragraph = entryParagraph(`bibliography.${index}`, 'heading', [plain(text, look)], 0, setting)
  return {
    paragraph: { ...paragraph, level: 2 },
    above: index === 0 ? 0 : 1,
    keepWithNext: true,
    continued: null,
  }
}

/** A level with a single one under it and no citations of its own shares its line with it. */
function addArchival(source: ArchivalSource, depth: number, entries: StyledEntry[], setting: Setting): void {
  const look = textStyle(setting.style, setting.stylesheet, setting.language)
  const designations = [source.designation]
  let level = source
  while (level.places.length === 0 && level.children.length === 1) {
    level = level.children[0]!
    designations.push(level.designation)
  }
  const inlines = [
    plain(designations.join('. '), look),
    ...locatorInlines(CITED, setting.locators(level.places, null), look),
  ]
  entries.push({
    paragraph: entryParagraph(
      `bibliography.${entries.length}`,
      'bibliography-entry',
      inlines,
      depth,
      setting,
    ),
    above: 0,
    keepWithNext: level.children.length > 0,
    continued: null,
  })
  for (const child of level.children) addArchival(child, depth + 1, entries, setting)
}

function printedEntry(source: PrintedSource, index: number, setting: Setting): StyledEntry {
  const look = textStyle(setting.style, setting.stylesheet, setting.language)
  const inlines = [
    ...source.entry.map(run => plain(run.text, { ...look, italic: look.italic !== run.italic })),
    ...locatorInlines(CITED, setting.locators(source.places, null), look),
  ]
  const paragraph = entryParagraph(`bibliography.${index}`, 'bibliography-entry', inlines, 0, setting)
  return { paragraph, above: 0, keepWithNext: false, continued: null }
}

/** Between an entry and where it is cited. */
const CITED = ': '
