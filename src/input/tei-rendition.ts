/** `rend`, `rendition` and `style` of an element → the marks of its text and how its block is set. */
import type { Mark } from '../edition/model.ts'
import { idsIn, type TeiIndex } from './tei-index.ts'
import { attributeOf, textOf, type XmlElement } from './xml-tree.ts'

const WORDS: Readonly<Record<string, readonly Mark[]>> = {
  ...words('italic italics it i ital kursiv slanted oblique emph', 'italic'),
  ...words('bold b strong bf fett', 'bold'),
  ...words('smallcaps small-caps smallcap sc smcap smcp smallCaps', 'small-caps'),
  ...words('capitals caps all-caps allcaps uppercase', 'capitals'),
  ...words('sup superscript super hochgestellt', 'superscript'),
  ...words('sub subscript', 'subscript'),
  ...words('underline underlined u ul underline-single doubleunderline wavyunderline', 'underline'),
  ...words('strikethrough strike line-through overstrike s doublestrikethrough', 'strikethrough'),
  ...words('letterspace spaced letterspaced spaced-out letterspacing gesperrt spaced_out', 'letterspaced'),
  ...words('editorial', 'editorial'),
  ...words('generated', 'generated'),
  ...words('typewriter monospace tt code mono', 'monospace'),
}

function words(names: string, mark: Mark): Readonly<Record<string, readonly Mark[]>> {
  return Object.fromEntries(names.split(' ').map(name => [name.toLowerCase(), [mark]]))
}

/** Names of renditions that the Deutsches Textarchiv and those who follow it use without declaring them. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  g: 'gesperrt',
  k: 'smallcaps',
  uu: 'underline',
  c: 'center',
}

/** CSS declarations that mean a mark. */
const CSS: readonly (readonly [RegExp, Mark])[] = [
  [/font-style\s*:\s*(?:italic|oblique)/i, 'italic'],
  [/font-weight\s*:\s*(?:bold|[6-9]00)/i, 'bold'],
  [/font-variant(?:-caps)?\s*:\s*(?:all-)?small-caps/i, 'small-caps'],
  [/text-transform\s*:\s*uppercase/i, 'capitals'],
  [/vertical-align\s*:\s*super/i, 'superscript'],
  [/vertical-align\s*:\s*sub\b/i, 'subscript'],
  [/text-decoration(?:-line)?\s*:[^;]*underline/i, 'underline'],
  [/text-decoration(?:-line)?\s*:[^;]*line-through/i, 'strikethrough'],
  [/letter-spacing\s*:\s*(?!normal|0)\S/i, 'letterspaced'],
  [/font-family\s*:[^;]*monospace/i, 'monospace'],
]

/** The marks that an element's look gives its text; what has no mark here has none. */
export function marksOf(element: XmlElement, index: TeiIndex): readonly Mark[] {
  const rend = attributeOf(element, 'rend')
  const css = cssOf(element, index)
  const named = namedRenditions(element, index)
  if (rend === null && css === '' && named.length === 0) return []
  const found = new Set<Mark>()
  for (const word of [...(rend ?? '').toLowerCase().split(/[\s,;]+/), ...named])
    if (Object.hasOwn(WORDS, word)) for (const mark of WORDS[word]!) found.add(mark)
  for (const [pattern, mark] of CSS) if (pattern.test(css) || pattern.test(rend ?? '')) found.add(mark)
  return [...found]
}

/** Words of `rend`, and names of renditions, that mean nothing here. */
export const unknownLooks = (element: XmlElement, index: TeiIndex): readonly string[] =>
  [
    ...(attributeOf(element, 'rend') ?? '').toLowerCase().split(/[\s,;]+/),
    ...namedRenditions(element, index),
  ].filter(word => /^[\p{L}_-]+$/u.test(word) && !Object.hasOwn(WORDS, word) && !PLAIN.has(word))

/** Looks that ask for nothing. */
const PLAIN = new Set([
  ...['normal', 'roman', 'inline', 'left', 'right', 'center', 'centre', 'justify', 'plain', 'rend'],
  ...['aq', 'fr', 'larger', 'smaller', 'normalstyle', 'normalweight'],
])

/** Renditions that no header declares, by the names that they have: `simple:italic` of TEI Simple, `#g`. */
function namedRenditions(element: XmlElement, { byId }: TeiIndex): readonly string[] {
  const rendition = attributeOf(element, 'rendition')
  if (rendition === null) return []
  return rendition.split(/\s+/).flatMap(pointer => {
    const simple = /^simple:(.+)$/.exec(pointer)?.[1]
    const id = /^#(.+)$/.exec(pointer)?.[1]
    const name = (simple ?? (id === undefined || byId.has(id) ? '' : id)).toLowerCase()
    if (name === '') return []
    return [simple === undefined && Object.hasOwn(SHORT_NAMES, name) ? SHORT_NAMES[name]! : name]
  })
}

/** Its own style, and those that the header declares for its renditions. */
function cssOf(element: XmlElement, { byId }: TeiIndex): string {
  const style = attributeOf(element, 'style') ?? ''
  const declared = idsIn(attributeOf(element, 'rendition')).map(id => {
    const rendition = byId.get(id)
    return rendition?.name === 'rendition' ? textOf(rendition) : ''
  })
  return [style, ...declared].filter(text => text !== '').join(';')
}

/** How the source aligns a block, where it says so. */
export function alignOf(element: XmlElement, index: TeiIndex): 'left' | 'centre' | 'right' | undefined {
  const rend = [
    ...(attributeOf(element, 'rend')?.toLowerCase().split(/\s+/) ?? []),
    ...namedRenditions(element, index),
  ]
  if (rend.some(word => /^(?:center|centre|centered|centred|zentriert)$/.test(word))) return 'centre'
  if (rend.some(word => /^(?:right|rightalign|align-right|rechts|flushright)$/.test(word))) return 'right'
  if (rend.includes('flushleft')) return 'left'
  const css = /text-align\s*:\s*(center|right|left)/i.exec(cssOf(element, index))?.[1]?.toLowerCase()
  return css === 'center' ? 'centre' : css === 'right' || css === 'left' ? css : undefined
}
