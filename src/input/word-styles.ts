/** `styles.xml` → what each style says with all that it is based on; the look of a run in its paragraph. */
import type { Mark } from '../edition/model.ts'
import {
  NO_RUN_PROPERTIES,
  type ParagraphProperties,
  paragraphProperties,
  type RunProperties,
  runProperties,
  TOGGLES,
  type Toggle,
} from './word-properties.ts'
import { attribute, childNamed, childrenNamed, type WordElement } from './word-xml.ts'

export interface WordStyle {
  readonly id: string
  /** As Word shows it; built-in styles have English names whatever Word's language. */
  readonly name: string
  readonly kind: 'paragraph' | 'character' | 'other'
  /** Names of this style and of those that it is based on, nearest first. */
  readonly names: readonly string[]
  readonly paragraph: ParagraphProperties
  readonly run: RunProperties
}

export interface WordStyles {
  readonly byId: ReadonlyMap<string, WordStyle>
  readonly defaultParagraph: WordStyle | null
  readonly defaultRun: RunProperties
  readonly defaultParagraphProperties: ParagraphProperties
}

export const NO_STYLES: WordStyles = {
  byId: new Map(),
  defaultParagraph: null,
  defaultRun: NO_RUN_PROPERTIES,
  defaultParagraphProperties: {},
}

/** More ancestors than any style has: a circle. */
const MOST_ANCESTORS = 32

export function readStyles(root: WordElement | null): WordStyles {
  if (root === null) return NO_STYLES
  const raw = new Map<string, WordElement>()
  for (const element of childrenNamed(root, 'w:style')) {
    const id = attribute(element, 'w:styleId')
    if (id !== null && !raw.has(id)) raw.set(id, element)
  }
  const byId = new Map<string, WordStyle>()
  let defaultParagraph: WordStyle | null = null
  for (const [id, element] of raw) {
    const style = resolveStyle(id, element, raw)
    byId.set(id, style)
    const isDefault = /^(?:1|true|on)$/.test(attribute(element, 'w:default') ?? '')
    if (style.kind === 'paragraph' && isDefault) defaultParagraph ??= style
  }
  const defaults = childNamed(root, 'w:docDefaults')
  return {
    byId,
    defaultParagraph,
    defaultRun: runProperties(childNamed(childNamed(defaults, 'w:rPrDefault'), 'w:rPr')),
    defaultParagraphProperties: paragraphProperties(
      childNamed(childNamed(defaults, 'w:pPrDefault'), 'w:pPr'),
    ),
  }
}

function resolveStyle(id: string, element: WordElement, raw: ReadonlyMap<string, WordElement>): WordStyle {
  const chain: WordElement[] = []
  let at: WordElement | undefined = element
  while (at !== undefined && chain.length < MOST_ANCESTORS && !chain.includes(at)) {
    chain.push(at)
    const base = attribute(childNamed(at, 'w:basedOn'), 'w:val')
    at = base === null ? undefined : raw.get(base)
  }
  let paragraph: ParagraphProperties = {}
  let run: RunProperties = NO_RUN_PROPERTIES
  for (const ancestor of [...chain].reverse()) {
    paragraph = mergeParagraph(paragraph, paragraphProperties(childNamed(ancestor, 'w:pPr')))
    run = mergeRun(run, runProperties(childNamed(ancestor, 'w:rPr')))
  }
  const type = attribute(element, 'w:type')
  return {
    id,
    name: nameOf(element) ?? id,
    kind: type === 'paragraph' || type === 'character' ? type : 'other',
    names: chain.map(each => nameOf(each) ?? attribute(each, 'w:styleId') ?? ''),
    paragraph,
    run,
  }
}

const nameOf = (element: WordElement): string | null => attribute(childNamed(element, 'w:name'), 'w:val')

export const mergeParagraph = (
  base: ParagraphProperties,
  over: ParagraphProperties,
): ParagraphProperties => ({
  ...base,
  ...over,
  ...(base.numbering === undefined && over.numbering === undefined
    ? {}
    : { numbering: { ...base.numbering, ...over.numbering } }),
})

const mergeRun = (base: RunProperties, over: RunProperties): RunProperties => ({
  ...base,
  ...over,
  toggles: { ...base.toggles, ...over.toggles },
})

/** A style that a document names and does not define is known by its name alone. */
export function styleNamed(styles: WordStyles, id: string | undefined): WordStyle | null {
  if (id === undefined) return styles.defaultParagraph
  const known = styles.byId.get(id)
  if (known !== undefined) return known
  return { id, name: id, kind: 'other', names: [id], paragraph: {}, run: NO_RUN_PROPERTIES }
}

export interface RunLook {
  readonly marks: readonly Mark[]
  readonly hidden: boolean
  readonly language: string | null
  readonly font: string | null
}

/** Sperrung is at least a point; less is Word's way of making a line fit. */
const LEAST_LETTERSPACING = 20

/**
 * The look of a run: its own properties over its character style over its paragraph's. A toggle that both styles set is
 * undone (ECMA-376 part 1, 17.7.3). Where `relative`, the paragraph has a role with a look of its own, and only what
 * differs from its style counts.
 */
export function runLook(
  styles: WordStyles,
  paragraph: WordStyle | null,
  direct: RunProperties,
  relative: boolean,
): RunLook {
  const character = direct.style === undefined ? null : (styles.byId.get(direct.style) ?? null)
  const isLink = character !== null && /^(?:followed)?hyperlink$/i.test(character.name)
  const own = isLink ? NO_RUN_PROPERTIES : (character?.run ?? NO_RUN_PROPERTIES)
  const base = paragraph?.run ?? NO_RUN_PROPERTIES
  const defaults = styles.defaultRun
  const marks: Mark[] = []
  const isSet = (toggle: Toggle): boolean => {
    const byStyles = (base.toggles[toggle] ?? false) !== (own.toggles[toggle] ?? false)
    return direct.toggles[toggle] ?? (byStyles || (defaults.toggles[toggle] ?? false))
  }
  for (const toggle of TOGGLES) {
    if (toggle === 'hidden') continue
    const usual = relative && (base.toggles[toggle] ?? defaults.toggles[toggle] ?? false)
    if (isSet(toggle) !== usual) marks.push(toggle)
  }
  const inherited = relative ? NO_RUN_PROPERTIES : mergeRun(defaults, base)
  const { underline, vertical, spacing } = mergeRun(mergeRun(inherited, own), direct)
  if (underline === true && !(isLink && direct.underline === undefined)) marks.push('underline')
  if (vertical === 'superscript' || vertical === 'subscript') marks.push(vertical)
  if (spacing !== undefined && spacing >= LEAST_LETTERSPACING) marks.push('letterspaced')
  const all = mergeRun(mergeRun(mergeRun(defaults, base), own), direct)
  const language = all.rightToLeft === true ? all.languageRightToLeft : all.language
  return { marks, hidden: isSet('hidden'), language: language ?? null, font: all.font ?? null }
}
